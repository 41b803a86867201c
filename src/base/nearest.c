#include "base/nearest.h"

#include "base/unicode.h"

/* Characters of the text, at most NEAREST_LENGTH; -1 when there are more. */
static int decode(struct slice text, uint32_t out[NEAREST_LENGTH])
{
	int count = 0;
	for (size_t at = 0; at < text.length; count++) {
		if (count == NEAREST_LENGTH)
			return -1;
		uint32_t c = unicode_next(text.bytes, text.length, &at);
		out[count] = c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
	}
	return count;
}

static int least(int a, int b)
{
	return a < b ? a : b;
}

static int distance(const uint32_t *a, int a_length, const uint32_t *b, int b_length)
{
	int rows[3][NEAREST_LENGTH + 1];
	int *before = rows[0], *above = rows[1], *row = rows[2];
	for (int k = 0; k <= b_length; k++)
		above[k] = k;
	for (int i = 1; i <= a_length; i++) {
		row[0] = i;
		for (int k = 1; k <= b_length; k++) {
			row[k] = least(least(above[k], row[k - 1]) + 1, above[k - 1] + (a[i - 1] != b[k - 1]));
			if (i > 1 && k > 1 && a[i - 1] == b[k - 2] && a[i - 2] == b[k - 1])
				row[k] = least(row[k], before[k - 2] + 1);
		}
		int *free_row = before;
		before = above;
		above = row;
		row = free_row;
	}
	return above[b_length];
}

void nearest_start(struct nearest *nearest, struct slice word)
{
	nearest->length = decode(word, nearest->word);
	nearest->best = (struct slice){0};
	nearest->distance = nearest->length < 2 ? 0 : nearest->length < 3 ? 1 : nearest->length < 6 ? 2 : 3;
}

void nearest_offer(struct nearest *nearest, struct slice candidate)
{
	uint32_t other[NEAREST_LENGTH];
	int length = decode(candidate, other);
	int difference = length - nearest->length;
	if (length < 2 || difference >= nearest->distance || -difference >= nearest->distance)
		return;
	int d = distance(nearest->word, nearest->length, other, length);
	if (d < nearest->distance) {
		nearest->distance = d;
		nearest->best = candidate;
	}
}
