/* Which thing of the map each of a text is.
 *
 * Stages, channels, personas and owners first, by id or else by name: touchpoints
 * are told apart by where they stand.  Of them, those with an id that the map
 * knows come first; of the others, the nth of a name in a place is the nth that the
 * map has there and that no other one of the text is. */
#include <stdlib.h>

#include "base/buffer.h"
#include "base/mem.h"
#include "base/message.h"
#include "format/incoming_parts.h"
#include "journey/input.h"

enum { IN_STAGE = 1, IN_CHANNEL = 2, WITHOUT_ID = 4, PLACES = 8 };

struct matching {
	struct incoming_work *work;
	const struct incoming *incoming;
	uint32_t *bound;
	struct lookup places[PLACES]; /* the map's touchpoints by name and these parts of their place */
	bool made[PLACES];
	struct lookup names; /* of the text's touchpoints, by which none is bound yet */
	struct buffer key;
};

/* ---- what is said of identity ---- */

static struct slice said(const struct incoming_item *in, const char *key)
{
	struct slice text = in->says->kind == VALUE_MAP ? value_map_slice(in->says, key) : value_slice(in->says);
	return text.length ? text : (struct slice){0};
}

static bool speaks_of(const struct incoming_item *in, const char *key)
{
	return in->says->kind != VALUE_MAP || value_map_get(in->says, key);
}

static size_t pair_of(const struct incoming_item *in, const char *key)
{
	for (size_t i = 0; in->says->kind == VALUE_MAP && i < in->says->count; i++)
		if (slice_is(value_slice(in->says->items[2 * i]), key))
			return i;
	return SIZE_MAX;
}

static void call(struct lookup *lookup, struct slice word, uint32_t thing)
{
	if (word.bytes && lookup_find(lookup, word) == THING_NONE)
		lookup_put(lookup, word, thing);
}

/* The item of the text is this thing. */
static bool bind(struct matching *m, size_t i, uint32_t thing, struct error *err)
{
	const struct incoming_item *in = &m->incoming->items[i];
	struct thing *t = &m->work->of[in->kind].list[thing];
	if (t->said) {
		error_set(err, _("the %s “%.*s” is said twice, first in line %ld; leave one out, or give each an id"),
		          message_label(kind_label(in->kind)), SLICE_SHOWN(t->id), t->said->place.line);
		return incoming_refuse(in, pair_of(in, said(in, "id").bytes ? "id" : "name"), err);
	}
	t->said = in;
	m->bound[i] = thing;
	/* others of the text refer to it so, even if the map has another id or name for it */
	call(&m->work->of[in->kind].ids, said(in, "id"), thing);
	call(&m->work->of[in->kind].names, said(in, "name"), thing);
	return true;
}

static bool refuse_nameless(const struct incoming_item *in, struct error *err)
{
	error_set(err, _("a %s needs a name or an id"), message_label(kind_label(in->kind)));
	return incoming_refuse(in, pair_of(in, "name"), err);
}

/* ---- stages, channels, personas, owners ---- */

/* The one that is called so.  A text may say several of one name, if each has an id. */
static uint32_t find_named(const struct things *things, struct slice id, struct slice name)
{
	uint32_t found = lookup_find(&things->names, name);
	if (!id.bytes)
		return found == THING_NONE ? lookup_find(&things->ids, name) : found;
	bool free = found != THING_NONE && things->list[found].item && !things->list[found].said;
	return free ? found : THING_NONE;
}

static bool match_thing(struct matching *m, size_t i, struct error *err)
{
	const struct incoming_item *in = &m->incoming->items[i];
	struct things *things = &m->work->of[in->kind];
	struct slice id = said(in, "id"), name = said(in, "name");
	uint32_t found = id.bytes ? lookup_find(&things->ids, id) : THING_NONE;
	if (!id.bytes && !name.bytes)
		return refuse_nameless(in, err);
	if (found == THING_NONE && name.bytes)
		found = find_named(things, id, name);
	if (found == THING_NONE)
		found = id.bytes || speaks_of(in, "id")
		                ? incoming_enter(m->work, in->kind, id, name)
		                : incoming_enter_new(m->work, in->kind, name, THING_NONE, THING_NONE);
	return bind(m, i, found, err);
}

/* ---- touchpoints ---- */

static int compare_slices(const void *a, const void *b)
{
	const struct slice *x = a, *y = b;
	size_t shorter = x->length < y->length ? x->length : y->length;
	int order = shorter ? memcmp(x->bytes, y->bytes, shorter) : 0;
	return order ? order : (x->length > y->length) - (x->length < y->length);
}

/* Adds what the words refer to, each once, in an order that does not depend on theirs. */
static void add_part(struct matching *m, const struct field *field, struct slice *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		words[i] = incoming_refer(m->work, field->refers, words[i]);
	qsort(words, count, sizeof *words, compare_slices);
	for (size_t i = 0; i < count; i++) {
		if (!input_trimmed(words[i]).length || (i && slice_equals(words[i], words[i - 1])))
			continue;
		buffer_add_slice(&m->key, words[i]);
		buffer_add_byte(&m->key, '\0');
	}
	buffer_add_byte(&m->key, '\1');
}

static void add_place_of_item(struct matching *m, struct item *item, const char *key)
{
	const struct record *record = item_record(item);
	struct slice *words = mem_new_array((size_t)record->count + 1, sizeof *words), word;
	size_t count = 0;
	for (uint32_t at = 0; record_each(record, key, &at, &word);)
		words[count++] = word;
	add_part(m, field_find(KIND_TOUCHPOINT, slice_of(key)), words, count);
	free(words);
}

static void add_place_of_text(struct matching *m, const struct incoming_item *in, const char *key)
{
	const struct field *field = field_find(KIND_TOUCHPOINT, slice_of(key));
	struct value *list = incoming_list(m->work, field, value_map_get(in->says, key), in->cells, NULL);
	size_t count = list ? list->count : 0;
	struct slice *words = mem_new_array(count + 1, sizeof *words);
	for (size_t i = 0; i < count; i++)
		words[i] = value_slice(list->items[i]);
	add_part(m, field, words, count);
	free(words);
	value_free(list);
}

/* The key under which a touchpoint of the map stands in places[which]. */
static struct slice key_of_item(struct matching *m, struct item *item, int which)
{
	buffer_clear(&m->key);
	buffer_add_slice(&m->key, item_name(item));
	buffer_add_byte(&m->key, '\0');
	if (which & IN_STAGE)
		add_place_of_item(m, item, "stage");
	if (which & IN_CHANNEL)
		add_place_of_item(m, item, "channel");
	return buffer_slice(&m->key);
}

static struct slice key_of_text(struct matching *m, const struct incoming_item *in, int which)
{
	buffer_clear(&m->key);
	buffer_add_slice(&m->key, said(in, "name"));
	buffer_add_byte(&m->key, '\0');
	if (which & IN_STAGE)
		add_place_of_text(m, in, "stage");
	if (which & IN_CHANNEL)
		add_place_of_text(m, in, "channel");
	return buffer_slice(&m->key);
}

static struct lookup *places(struct matching *m, int which)
{
	const struct things *things = &m->work->of[KIND_TOUCHPOINT];
	for (uint32_t i = 0; !m->made[which] && i < things->count && things->list[i].item; i++) {
		struct item *item = things->list[i].item;
		bool left = !things->list[i].said && (!(which & WITHOUT_ID) || !item_text(item, "id").length);
		if (left)
			lookup_put(&m->places[which], key_of_item(m, item, which), i);
	}
	m->made[which] = true;
	return &m->places[which];
}

/* The first touchpoint of the map that is called so and that is none of the text yet;
 * THING_NONE.  *more: there is another one. */
static uint32_t first_left(struct matching *m, const struct incoming_item *in, int which, bool *more)
{
	const struct things *things = &m->work->of[KIND_TOUCHPOINT];
	struct lookup *lookup = places(m, which);
	struct slice key = key_of_text(m, in, which);
	uint32_t first = lookup_find(lookup, key), at = first;
	while (at != THING_NONE && things->list[at].said)
		at = lookup->next[at];
	if (at != first)
		lookup_set_first(lookup, key, at);
	uint32_t next = at == THING_NONE ? THING_NONE : lookup->next[at];
	while (next != THING_NONE && things->list[next].said)
		next = lookup->next[next];
	*more = next != THING_NONE;
	return at;
}

/* Is it the only touchpoint of the text of its name that has no known id? */
static bool is_single(const struct matching *m, const struct incoming_item *in)
{
	return m->names.next[lookup_find(&m->names, said(in, "name"))] == THING_NONE;
}

static bool find_touchpoint(struct matching *m, const struct incoming_item *in, uint32_t *found, struct error *err)
{
	int ids = said(in, "id").bytes ? WITHOUT_ID : 0;
	int spoken = (speaks_of(in, "stage") ? IN_STAGE : 0) | (speaks_of(in, "channel") ? IN_CHANNEL : 0);
	bool more;
	*found = first_left(m, in, ids, &more);
	if (*found == THING_NONE || (!more && is_single(m, in)))
		return true;
	if (!spoken && more && is_single(m, in)) {
		error_set(err,
		          _("“%.*s” could be any of several touchpoints; say which one by its id, or by its stage "
		            "and channel"),
		          SLICE_SHOWN(said(in, "name")));
		return incoming_refuse(in, pair_of(in, "name"), err);
	}
	*found = first_left(m, in, ids | spoken, &more);
	return true;
}

/* the index of the first thing that a new touchpoint refers to; THING_NONE */
static uint32_t first_place(struct matching *m, const struct incoming_item *in, const char *key)
{
	const struct field *field = field_find(KIND_TOUCHPOINT, slice_of(key));
	struct value *list = incoming_list(m->work, field, value_map_get(in->says, key), in->cells, NULL);
	uint32_t found =
	        list && list->count ? incoming_find(m->work, field->refers, value_slice(list->items[0])) : THING_NONE;
	value_free(list);
	return found;
}

static bool match_touchpoint(struct matching *m, size_t i, struct error *err)
{
	const struct incoming_item *in = &m->incoming->items[i];
	struct slice id = said(in, "id"), name = said(in, "name");
	uint32_t found = THING_NONE;
	if (!id.bytes && !name.bytes)
		return refuse_nameless(in, err);
	if (id.bytes) /* of another one of the text */
		found = lookup_find(&m->work->of[KIND_TOUCHPOINT].ids, id);
	if (found == THING_NONE && name.bytes && !find_touchpoint(m, in, &found, err))
		return false;
	if (found == THING_NONE)
		found = id.bytes || (speaks_of(in, "id") && !m->work->has_ids)
		                ? incoming_enter(m->work, KIND_TOUCHPOINT, id, name)
		                : incoming_enter_new(m->work, KIND_TOUCHPOINT, name, first_place(m, in, "stage"),
		                                     first_place(m, in, "channel"));
	return bind(m, i, found, err);
}

/* Those of a known id, before others may take the same things by name. */
static bool match_known(struct matching *m, struct error *err)
{
	const struct lookup *ids = &m->work->of[KIND_TOUCHPOINT].ids;
	for (size_t i = 0; i < m->incoming->count; i++) {
		const struct incoming_item *in = &m->incoming->items[i];
		struct slice id = said(in, "id"), name = said(in, "name");
		if (in->kind != KIND_TOUCHPOINT)
			continue;
		uint32_t found = id.bytes ? lookup_find(ids, id) : THING_NONE;
		if (found != THING_NONE && !bind(m, i, found, err))
			return false;
		if (found == THING_NONE && name.bytes)
			lookup_put(&m->names, name, (uint32_t)i);
	}
	return true;
}

static bool match_all(struct matching *m, struct error *err)
{
	const struct incoming *incoming = m->incoming;
	/* those of an id before others get one, which must be another */
	for (size_t i = 0; i < 2 * incoming->count; i++) {
		const struct incoming_item *in = &incoming->items[i % incoming->count];
		bool thing = in->kind != KIND_MAP && in->kind != KIND_TOUCHPOINT;
		if (thing && (said(in, "id").bytes != NULL) == (i < incoming->count) &&
		    !match_thing(m, i % incoming->count, err))
			return false;
	}
	if (!match_known(m, err))
		return false;
	for (size_t i = 0; i < incoming->count; i++)
		if (incoming->items[i].kind == KIND_TOUCHPOINT && m->bound[i] == THING_NONE &&
		    !match_touchpoint(m, i, err))
			return false;
	return true;
}

bool incoming_match(struct incoming_work *work, const struct incoming *incoming, uint32_t *bound, struct error *err)
{
	struct matching m = {.work = work, .incoming = incoming, .bound = bound};
	for (size_t i = 0; i < incoming->count; i++)
		bound[i] = THING_NONE;
	bool good = match_all(&m, err);
	for (int i = 0; i < PLACES; i++)
		lookup_free(&m.places[i]);
	lookup_free(&m.names);
	buffer_free(&m.key);
	return good;
}
