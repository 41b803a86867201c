/* jansson says whether a text is JSON and what its strings are.  It keeps neither
 * places nor how a number is written; so the text is walked through once more
 * beside what it made of it, which is simple in a text known to be well-formed. */
#include <jansson.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/message.h"
#include "format/json.h"

#define FLAGS (JSON_REJECT_DUPLICATES | JSON_DECODE_INT_AS_REAL | JSON_DECODE_ANY | JSON_DISABLE_EOF_CHECK)

struct walk {
	struct slice text;
	size_t at, counted; /* line is that of counted */
	long line;
	size_t line_start;
};

/* ---- the text beside the value ---- */

static void skip(struct walk *w, const char *signs)
{
	while (w->at < w->text.length && w->text.bytes[w->at] && strchr(signs, w->text.bytes[w->at]))
		w->at++;
}

/* Passes over the blanks and the comma or colon before a value; its place. */
static struct incoming_place next_place(struct walk *w)
{
	skip(w, " \t\r\n,:");
	for (; w->counted < w->at; w->counted++)
		if (w->text.bytes[w->counted] == '\n') {
			w->line++;
			w->line_start = w->counted + 1;
		}
	return (struct incoming_place){w->line, (long)(w->at - w->line_start) + 1};
}

static void skip_string(struct walk *w)
{
	for (w->at++; w->text.bytes[w->at] != '"'; w->at++)
		w->at += w->text.bytes[w->at] == '\\';
	w->at++;
}

static struct value *scalar(struct walk *w, const json_t *json)
{
	size_t start = w->at;
	if (json_is_string(json)) {
		skip_string(w);
		return value_text(slice_make(json_string_value(json), json_string_length(json)));
	}
	skip(w, "+-.0123456789abcdefghijklmnopqrstuvwxyzE");
	if (json_is_null(json))
		return value_null();
	char *word = mem_copy(w->text.bytes + start, w->at - start);
	struct value *value = value_plain(word);
	free(word);
	return value;
}

static struct value *value_of(struct walk *w, const json_t *json);

static struct value *list_of(struct walk *w, const json_t *json)
{
	struct value *list = value_list();
	w->at++;
	for (size_t i = 0; i < json_array_size(json); i++)
		value_list_add(list, value_of(w, json_array_get(json, i)));
	next_place(w);
	w->at++;
	return list;
}

/* places: NULL, or room for all */
static struct value *map_of(struct walk *w, json_t *json, struct incoming_place *places)
{
	struct value *map = value_map();
	w->at++;
	for (void *pair = json_object_iter(json); pair; pair = json_object_iter_next(json, pair)) {
		const char *key = json_object_iter_key(pair);
		next_place(w);
		skip_string(w);
		struct incoming_place place = next_place(w);
		if (places)
			places[map->count] = place;
		value_map_add(map, key, value_of(w, json_object_iter_value(pair)));
	}
	next_place(w);
	w->at++;
	return map;
}

static struct value *value_of(struct walk *w, const json_t *json)
{
	next_place(w);
	return json_is_array(json)    ? list_of(w, json)
	       : json_is_object(json) ? map_of(w, (json_t *)json, NULL)
	                              : scalar(w, json);
}

/* ---- things ---- */

/* whole: it is of a map, where no id means none */
static bool read_item(struct walk *w, json_t *json, enum kind kind, bool whole, struct incoming *into,
                      struct error *err)
{
	struct incoming_place place = next_place(w), *places = NULL;
	if (json_is_array(json)) {
		error_set(err, _("each of “%s” is an object such as {\"name\": \"…\"}, and this is none"),
		          kind_list_key(kind));
		return incoming_refuse_at(place, err);
	}
	struct value *says;
	if (json_is_object(json)) {
		places = mem_new_array(json_object_size(json) + 1, sizeof *places);
		says = map_of(w, json, places);
	} else {
		says = scalar(w, json);
	}
	if (says->kind == VALUE_NULL) {
		value_free(says);
		return true;
	}
	if (says->kind != VALUE_MAP && kind == KIND_TOUCHPOINT) {
		struct value *map = value_map();
		value_map_add(map, "name", says);
		says = map;
	}
	if (whole && says->kind == VALUE_MAP && !value_map_get(says, "id")) {
		if (places)
			places[says->count] = place;
		value_map_add(says, "id", value_null());
	}
	incoming_add(into, kind, says, place.line, place.column)->places = places;
	return true;
}

static bool read_list(struct walk *w, const json_t *json, enum kind kind, bool whole, struct incoming *into,
                      struct error *err)
{
	struct incoming_place place = next_place(w);
	if (!json_is_array(json) && !json_is_null(json)) {
		error_set(err, _("“%s” is a list; write it as in [{\"name\": \"…\"}]"), kind_list_key(kind));
		return incoming_refuse_at(place, err);
	}
	if (json_is_null(json)) {
		value_free(scalar(w, json));
		return true;
	}
	w->at++;
	for (size_t i = 0; i < json_array_size(json); i++)
		if (!read_item(w, json_array_get(json, i), kind, whole, into, err))
			return false;
	next_place(w);
	w->at++;
	return true;
}

static bool read_map(struct walk *w, json_t *json, struct incoming *into, struct error *err)
{
	struct incoming_place place = next_place(w);
	struct incoming_place *places = mem_new_array(json_object_size(json) + 1, sizeof *places);
	struct value *says = value_map();
	bool good = true;
	w->at++;
	for (void *pair = json_object_iter(json); good && pair; pair = json_object_iter_next(json, pair)) {
		const char *key = json_object_iter_key(pair);
		enum kind kind = kind_of_list(slice_of(key));
		next_place(w);
		skip_string(w);
		places[says->count] = next_place(w);
		if (kind == KIND_MAP)
			value_map_add(says, key, value_of(w, json_object_iter_value(pair)));
		else
			good = read_list(w, json_object_iter_value(pair), kind, true, into, err);
	}
	next_place(w);
	w->at++;
	incoming_add(into, KIND_MAP, says, place.line, place.column)->places = places;
	return good;
}

/* Is the object a map, and no touchpoint? */
static bool is_map(const json_t *json)
{
	static const char *const own[] = {"touchgrid", "title", "state"};
	for (enum kind kind = KIND_STAGE; kind < KIND_COUNT; kind++)
		if (json_object_get(json, kind_list_key(kind)))
			return true;
	for (size_t i = 0; i < sizeof own / sizeof *own; i++)
		if (json_object_get(json, own[i]))
			return true;
	return json_is_object(json) && !json_object_size(json);
}

static bool read_one(struct walk *w, json_t *json, struct incoming *into, struct error *err)
{
	if (json_is_array(json))
		return read_list(w, json, KIND_TOUCHPOINT, false, into, err);
	if (is_map(json))
		return read_map(w, json, into, err);
	if (json_is_object(json))
		return read_item(w, json, KIND_TOUCHPOINT, false, into, err);
	error_set(err, _("a map is an object, and touchpoints are objects or an array of them; this is neither"));
	return incoming_refuse_at(next_place(w), err);
}

/* jansson's own sentence says what is wrong at its end: “… near '…'”. */
static bool refuse_text(struct slice text, size_t start, const json_error_t *why, struct error *err)
{
	size_t at = start + (size_t)(why->position > 0 ? why->position : 0);
	error_at(err, at < text.length ? at : text.length, _("this is no JSON: %s"), why->text);
	error_locate(err, text.bytes, text.length);
	return false;
}

bool json_read_map(struct slice text, const struct import_wishes *wishes, struct incoming *into, struct error *err)
{
	(void)wishes;
	struct walk w = {.text = text, .line = 1};
	if (text.length >= 3 && memcmp(text.bytes, "\xEF\xBB\xBF", 3) == 0)
		w.at = w.counted = w.line_start = 3;
	bool good = true;
	do {
		size_t start = w.at;
		json_error_t why;
		json_t *json = json_loadb(text.bytes + start, text.length - start, FLAGS, &why);
		good = json ? read_one(&w, json, into, err) : refuse_text(text, start, &why, err);
		json_decref(json);
		skip(&w, " \t\r\n");
	} while (good && w.at < text.length);
	return good;
}

struct value *json_read_value(struct slice text)
{
	struct walk w = {.text = text};
	json_t *json = json_loadb(text.bytes, text.length, FLAGS & ~(size_t)JSON_DISABLE_EOF_CHECK, NULL);
	struct value *value = json ? value_of(&w, json) : NULL;
	json_decref(json);
	return value;
}
