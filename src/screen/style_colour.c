/* Colours by name, number and #rrggbb. */
#include <stdlib.h>

#include "screen/style.h"

const char style_colours[] = "default black red green yellow blue magenta cyan white bright-black bright-red "
                             "bright-green bright-yellow bright-blue bright-magenta bright-cyan bright-white";

struct rgb {
	int red, green, blue;
};

/* what the colour of this number looks like; of the first 16, usually */
static struct rgb rgb_of(int number)
{
	static const int steps[] = {0, 95, 135, 175, 215, 255};
	int cube = number - 16, grey = 8 + 10 * (number - 232);
	if (number >= 232)
		return (struct rgb){grey, grey, grey};
	if (number >= 16)
		return (struct rgb){steps[cube / 36], steps[cube / 6 % 6], steps[cube % 6]};
	int full = number >= 8 ? 255 : 205;
	return (struct rgb){number & 1 ? full : 0, number & 2 ? full : 0, number & 4 ? full : 0};
}

static int distance(struct rgb a, struct rgb b)
{
	int red = a.red - b.red, green = a.green - b.green, blue = a.blue - b.blue;
	/* as bright as the eye sees them */
	return 3 * red * red + 6 * green * green + blue * blue;
}

/* the one of first … last that is most alike */
static int16_t nearest_of(struct rgb wanted, int first, int last)
{
	int best = first;
	for (int i = first; i <= last; i++)
		if (distance(rgb_of(i), wanted) < distance(rgb_of(best), wanted))
			best = i;
	return (int16_t)best;
}

static bool take_number(int number, int16_t *of256, int16_t *of8)
{
	*of256 = (int16_t)number;
	*of8 = nearest_of(rgb_of(number), 0, 7);
	if (number < 16)
		*of8 = (int16_t)(number % 8);
	return true;
}

static bool take_rgb(struct slice digits, int16_t *of256, int16_t *of8)
{
	char text[7] = {0};
	char *end;
	if (digits.length != 6)
		return false;
	memcpy(text, digits.bytes, 6);
	long all = strtol(text, &end, 16);
	if (*end || text[0] == '-' || text[0] == '+' || text[0] == ' ' || text[1] == 'x' || text[1] == 'X')
		return false;
	struct rgb wanted = {(int)(all >> 16), (int)(all >> 8 & 0xFF), (int)(all & 0xFF)};
	*of256 = nearest_of(wanted, 16, 255); /* the first 16 look otherwise everywhere */
	*of8 = nearest_of(wanted, 0, 7);
	return true;
}

static bool is_number(struct slice word, int *number)
{
	*number = 0;
	for (size_t i = 0; i < word.length; i++) {
		if (word.bytes[i] < '0' || word.bytes[i] > '9' || i > 2)
			return false;
		*number = *number * 10 + word.bytes[i] - '0';
	}
	return word.length && *number < 256;
}

bool style_colour(struct slice word, int16_t *of256, int16_t *of8)
{
	int number = -1;
	if (word.length && word.bytes[0] == '#')
		return take_rgb(slice_make(word.bytes + 1, word.length - 1), of256, of8);
	if (is_number(word, &number))
		return take_number(number, of256, of8);
	number = -1;
	for (const char *at = style_colours; *at; number++) {
		size_t length = strcspn(at, " ");
		if (slice_equals(word, slice_make(at, length)))
			return number < 0 ? (*of256 = *of8 = -1, true) : take_number(number, of256, of8);
		at += length + (at[length] == ' ');
	}
	return false;
}
