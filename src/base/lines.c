#include "base/lines.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/rising.h"

#define TABLE_MOST ((size_t)1 << 22) /* cells of the table in which a common run is looked for */
#define NONE RISING_NONE

struct line {
	struct slice text; /* with its line end */
	uint32_t length;   /* bytes without it */
	uint32_t hash;
};

struct lines {
	struct line *list;
	size_t count;
};

/* lines from b0 up to b1 of base gave way to those from x0 up to x1 */
struct hunk {
	uint32_t b0, b1, x0, x1;
};

struct hunks {
	struct hunk *list;
	size_t count;
	uint32_t *match; /* of each line of base: the line that it is; NONE */
};

/* ---- lines ---- */

static struct line make_line(struct slice text)
{
	struct line line = {.text = text, .length = (uint32_t)text.length, .hash = 2166136261u};
	while (line.length && (text.bytes[line.length - 1] == '\n' || text.bytes[line.length - 1] == '\r'))
		line.length--;
	for (uint32_t i = 0; i < line.length; i++)
		line.hash = (line.hash ^ (unsigned char)text.bytes[i]) * 16777619u;
	return line;
}

static struct lines split(struct slice text)
{
	size_t room = 64;
	struct lines lines = {.list = mem_new_array(room, sizeof *lines.list)};
	for (size_t at = 0; at < text.length;) {
		size_t end = at;
		while (end < text.length && text.bytes[end] != '\n' && text.bytes[end] != '\r')
			end++;
		if (end + 1 < text.length && text.bytes[end] == '\r' && text.bytes[end + 1] == '\n')
			end++;
		end += end < text.length;
		if (lines.count == room) {
			room *= 2;
			lines.list = mem_resize(lines.list, room, sizeof *lines.list);
		}
		lines.list[lines.count++] = make_line(slice_make(text.bytes + at, end - at));
		at = end;
	}
	return lines;
}

static bool same(const struct line *a, const struct line *b)
{
	return a->hash == b->hash &&
	       slice_equals(slice_make(a->text.bytes, a->length), slice_make(b->text.bytes, b->length));
}

/* ---- which line of b is a line of a? ---- */

struct matching {
	const struct line *a, *b;
	uint32_t *to_b; /* of each line of a; NONE */
};

struct range {
	uint32_t a0, a1, b0, b1;
};

/* The longest common run by a table of all pairs. */
static void match_by_table(struct matching *m, struct range r)
{
	size_t width = r.b1 - r.b0 + 1, height = r.a1 - r.a0 + 1;
	uint16_t *table = mem_new_array(width * height, sizeof *table);
	for (size_t i = height - 1; i-- > 0;)
		for (size_t k = width - 1; k-- > 0;) {
			uint16_t down = table[(i + 1) * width + k], right = table[i * width + k + 1];
			table[i * width + k] = same(&m->a[r.a0 + i], &m->b[r.b0 + k])
			                               ? (uint16_t)(table[(i + 1) * width + k + 1] + 1)
			                               : (down > right ? down : right);
		}
	for (size_t i = 0, k = 0; i + 1 < height && k + 1 < width;) {
		if (same(&m->a[r.a0 + i], &m->b[r.b0 + k])) {
			m->to_b[r.a0 + i] = (uint32_t)(r.b0 + k);
			i++;
			k++;
		} else if (table[(i + 1) * width + k] >= table[i * width + k + 1]) {
			i++;
		} else {
			k++;
		}
	}
	free(table);
}

/* a line of either side; of_b tells which */
struct mark {
	uint32_t hash, index;
	bool of_b;
};

static int by_hash(const void *left, const void *right)
{
	const struct mark *a = left, *b = right;
	if (a->hash != b->hash)
		return a->hash < b->hash ? -1 : 1;
	return a->of_b != b->of_b ? a->of_b - b->of_b : a->index < b->index ? -1 : 1;
}

/* Lines that stand once on either side: to[i - a0] is the line of b, NONE. */
static void find_single(const struct matching *m, struct range r, uint32_t *to)
{
	size_t count = (size_t)(r.a1 - r.a0) + (r.b1 - r.b0), at = 0;
	struct mark *marks = mem_new_array(count, sizeof *marks);
	for (uint32_t i = r.a0; i < r.a1; i++)
		marks[at++] = (struct mark){m->a[i].hash, i, false};
	for (uint32_t k = r.b0; k < r.b1; k++)
		marks[at++] = (struct mark){m->b[k].hash, k, true};
	qsort(marks, count, sizeof *marks, by_hash);
	for (size_t i = 0, end; i < count; i = end) {
		for (end = i + 1; end < count && marks[end].hash == marks[i].hash;)
			end++;
		if (end - i == 2 && !marks[i].of_b && marks[i + 1].of_b &&
		    same(&m->a[marks[i].index], &m->b[marks[i + 1].index]))
			to[marks[i].index - r.a0] = marks[i + 1].index;
	}
	free(marks);
}

static void match_range(struct matching *m, struct range r);

/* Matches by single lines, and what lies between them again. */
static void match_by_single(struct matching *m, struct range r)
{
	size_t count = r.a1 - r.a0;
	uint32_t *to = mem_new_array(count, sizeof *to);
	memset(to, 0xFF, count * sizeof *to);
	find_single(m, r, to);
	bool *stays = mem_new_array(count, sizeof *stays);
	size_t found = rising_longest(to, count, stays);
	struct range between = {r.a0, r.a0, r.b0, r.b0};
	for (size_t i = 0; found && i < count; i++) {
		if (!stays[i])
			continue;
		between.a1 = r.a0 + (uint32_t)i;
		between.b1 = to[i];
		match_range(m, between);
		m->to_b[between.a1] = between.b1;
		between = (struct range){between.a1 + 1, between.a1 + 1, between.b1 + 1, between.b1 + 1};
	}
	between.a1 = r.a1;
	between.b1 = r.b1;
	if (found)
		match_range(m, between);
	free(stays);
	free(to);
}

static void match_range(struct matching *m, struct range r)
{
	for (; r.a0 < r.a1 && r.b0 < r.b1 && same(&m->a[r.a0], &m->b[r.b0]); r.a0++, r.b0++)
		m->to_b[r.a0] = r.b0;
	for (; r.a0 < r.a1 && r.b0 < r.b1 && same(&m->a[r.a1 - 1], &m->b[r.b1 - 1]); r.a1--, r.b1--)
		m->to_b[r.a1 - 1] = r.b1 - 1;
	if (r.a0 == r.a1 || r.b0 == r.b1)
		return;
	if ((size_t)(r.a1 - r.a0 + 1) * (r.b1 - r.b0 + 1) <= TABLE_MOST && r.a1 - r.a0 < UINT16_MAX &&
	    r.b1 - r.b0 < UINT16_MAX)
		match_by_table(m, r);
	else
		match_by_single(m, r);
}

static struct hunks find_hunks(const struct lines *base, const struct lines *other)
{
	struct matching m = {base->list, other->list, mem_new_array(base->count + 1, sizeof(uint32_t))};
	struct hunks hunks = {.list = mem_new_array(base->count + other->count + 1, sizeof(struct hunk))};
	memset(m.to_b, 0xFF, base->count * sizeof *m.to_b);
	match_range(&m, (struct range){0, (uint32_t)base->count, 0, (uint32_t)other->count});
	uint32_t b = 0, x = 0;
	while (b < base->count || x < other->count) {
		struct hunk hunk = {b, b, x, x};
		while (hunk.b1 < base->count && m.to_b[hunk.b1] == NONE)
			hunk.b1++;
		hunk.x1 = hunk.b1 < base->count ? m.to_b[hunk.b1] : (uint32_t)other->count;
		if (hunk.b1 > b || hunk.x1 > x)
			hunks.list[hunks.count++] = hunk;
		b = hunk.b1 + 1;
		x = hunk.x1 + 1;
	}
	hunks.match = m.to_b;
	return hunks;
}

/* ---- both at once ---- */

struct joiner {
	struct lines base, ours, theirs;
	const uint32_t *in_ours; /* for each line of base that neither changed: the line of ours */
	struct buffer *out;
	const char *newline;
	uint32_t done; /* lines of base */
};

static void put_line(struct joiner *j, const struct line *line)
{
	if (j->out->length && !strchr("\r\n", j->out->bytes[j->out->length - 1]))
		buffer_add_text(j->out, j->newline);
	buffer_add_slice(j->out, line->text);
}

static void put_unchanged(struct joiner *j, uint32_t to)
{
	for (; j->done < to; j->done++)
		put_line(j, &j->ours.list[j->in_ours[j->done]]);
}

static void put_hunk(struct joiner *j, const struct lines *lines, const struct hunk *hunk)
{
	put_unchanged(j, hunk->b0);
	for (uint32_t i = hunk->x0; i < hunk->x1; i++)
		put_line(j, &lines->list[i]);
	j->done = hunk->b1;
}

static bool same_hunk(const struct joiner *j, const struct hunk *a, const struct hunk *b)
{
	bool alike = a->b0 == b->b0 && a->b1 == b->b1 && a->x1 - a->x0 == b->x1 - b->x0;
	for (uint32_t i = 0; alike && i < a->x1 - a->x0; i++)
		alike = same(&j->ours.list[a->x0 + i], &j->theirs.list[b->x0 + i]);
	return alike;
}

static bool overlap(const struct hunk *a, const struct hunk *b)
{
	return a->b0 < b->b1 && b->b0 < a->b1;
}

static bool join(struct joiner *j, const struct hunks *ours, const struct hunks *theirs)
{
	static const struct hunk end = {NONE, NONE, NONE, NONE};
	size_t o = 0, t = 0;
	while (o < ours->count || t < theirs->count) {
		const struct hunk *a = o < ours->count ? &ours->list[o] : &end;
		const struct hunk *b = t < theirs->count ? &theirs->list[t] : &end;
		if (same_hunk(j, a, b)) {
			put_hunk(j, &j->ours, a);
			o++;
			t++;
			continue;
		}
		if (overlap(a, b))
			return false;
		/* what is put in stands above the lines that are replaced from there on */
		bool first = a->b0 < b->b0 || (a->b0 == b->b0 && a->b1 <= b->b1);
		put_hunk(j, first ? &j->ours : &j->theirs, first ? a : b);
		*(first ? &o : &t) += 1;
	}
	put_unchanged(j, (uint32_t)j->base.count);
	return true;
}

bool lines_merge(struct slice base, struct slice ours, struct slice theirs, const char *newline, struct buffer *out)
{
	struct buffer text = {0};
	struct joiner j = {.base = split(base), .ours = split(ours), .theirs = split(theirs)};
	struct hunks of_ours = find_hunks(&j.base, &j.ours), of_theirs = find_hunks(&j.base, &j.theirs);
	j.in_ours = of_ours.match;
	j.out = &text;
	j.newline = newline;
	bool good = join(&j, &of_ours, &of_theirs);
	if (good)
		buffer_add_slice(out, buffer_slice(&text));
	buffer_free(&text);
	free(of_ours.list);
	free(of_ours.match);
	free(of_theirs.list);
	free(of_theirs.match);
	free(j.base.list);
	free(j.ours.list);
	free(j.theirs.list);
	return good;
}
