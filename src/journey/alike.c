#include "journey/alike.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/nearest.h"
#include "base/unicode.h"

#define CROWD 512     /* touchpoints in a cell; beyond that not all are compared with all … */
#define NEIGHBOURS 64 /* … but each with so many that follow */

/* folded, without blanks */
void alike_add_key(struct buffer *out, struct slice name)
{
	struct buffer folded = {0};
	unicode_fold(&folded, name);
	for (size_t i = 0; i < folded.length; i++)
		if (!strchr(" \t\r\n", folded.bytes[i]))
			buffer_add_byte(out, folded.bytes[i]);
	buffer_free(&folded);
}

static void add_digits(struct buffer *out, struct slice text)
{
	for (size_t i = 0; i < text.length; i++)
		if (text.bytes[i] >= '0' && text.bytes[i] <= '9')
			buffer_add_byte(out, text.bytes[i]);
}

/* “Call 1” and “Call 2” are two things. */
static bool same_digits(struct slice a, struct slice b)
{
	struct buffer x = {0}, y = {0};
	add_digits(&x, a);
	add_digits(&y, b);
	bool same = slice_equals(buffer_slice(&x), buffer_slice(&y));
	buffer_free(&x);
	buffer_free(&y);
	return same;
}

int alike_distance(int characters)
{
	return characters / 6;
}

bool alike_keys(struct slice a, struct slice b)
{
	if (!a.length || !b.length || !same_digits(a, b))
		return false;
	if (slice_equals(a, b))
		return true;
	struct nearest nearest;
	nearest_start(&nearest, a);
	nearest.distance = alike_distance(nearest.length) + 1;
	nearest_offer(&nearest, b);
	return nearest.best.bytes;
}

bool alike_names(struct slice a, struct slice b)
{
	struct buffer x = {0}, y = {0};
	alike_add_key(&x, a);
	alike_add_key(&y, b);
	bool alike = alike_keys(buffer_slice(&x), buffer_slice(&y));
	buffer_free(&x);
	buffer_free(&y);
	return alike;
}

struct finder {
	const struct journey *journey;
	alike_side *side;
	void *context;
	struct alike *list;
	size_t count, room;
};

/* Of the cells in which both stand, is this the first? */
static bool meet_first(const struct journey *j, const struct item *a, const struct item *b, size_t stage,
                       size_t channel)
{
	for (size_t s = 0; s < stage; s++)
		if (journey_stands_in_stage(j, a, s) && journey_stands_in_stage(j, b, s))
			return false;
	for (size_t c = 0; c < channel; c++)
		if (journey_stands_in_channel(j, a, c) && journey_stands_in_channel(j, b, c))
			return false;
	return true;
}

static void add_pair(struct finder *f, struct item *a, struct item *b)
{
	if (f->count == f->room) {
		f->room = f->room ? f->room * 2 : 8;
		f->list = mem_resize(f->list, f->room, sizeof *f->list);
	}
	f->list[f->count++] = (struct alike){a, b};
}

static int by_place(const void *a, const void *b)
{
	const struct item *x = *(struct item *const *)a, *y = *(struct item *const *)b;
	return sequence_compare(&x->place, &y->place);
}

static void look_in(struct finder *f, const struct bin *bin, size_t stage, size_t channel)
{
	uint32_t all = bin->count + bin->hidden;
	struct item **items = mem_new_array(all + 1, sizeof *items);
	size_t count = 0;
	for (uint32_t i = 0; i < all; i++)
		if (!f->side || f->side(f->context, bin->items[i]))
			items[count++] = bin->items[i];
	if (bin->hidden)
		qsort(items, count, sizeof *items, by_place);
	size_t reach = count > CROWD ? NEIGHBOURS : count;
	for (size_t i = 0; i < count; i++)
		for (size_t k = i + 1; k < count && k - i <= reach; k++)
			if ((!f->side || f->side(f->context, items[i]) != f->side(f->context, items[k])) &&
			    alike_names(item_name(items[i]), item_name(items[k])) &&
			    meet_first(f->journey, items[i], items[k], stage, channel))
				add_pair(f, items[i], items[k]);
	free(items);
}

struct alike *alike_find(const struct journey *journey, alike_side *side, void *context, size_t *count)
{
	struct finder f = {.journey = journey, .side = side, .context = context};
	for (size_t s = 0; s < journey_count(journey, KIND_STAGE); s++)
		for (size_t c = 0; c < journey_count(journey, KIND_CHANNEL); c++)
			look_in(&f, journey_cell(journey, s, c), s, c);
	look_in(&f, journey_inbox(journey), 0, 0);
	*count = f.count;
	return f.list;
}
