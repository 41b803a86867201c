/* Journey diagrams as what they say of a map. */
#include <jansson.h>
#include <stdlib.h>
#include <strings.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/unicode.h"
#include "format/mermaid.h"
#include "format/named.h"
#include "journey/input.h"

#define SCORE_MOST 5

struct reader {
	struct slice text;
	size_t at;   /* the next line */
	long number; /* of this one */
	struct incoming *into;
	struct error err;
	bool fenced;         /* only what stands in fences is read */
	bool inside, open;   /* of a fence; of a diagram */
	bool description;    /* in braces over several lines */
	bool any;            /* a diagram was found */
	bool ours;           /* it was written here: what stands in no section has no stage */
	json_t *note;        /* the comment above; NULL */
	struct value *stage; /* the section; NULL: none yet */
	size_t section;      /* how many there were */
	struct named named;  /* the things so far */
};

/* ---- lines and errors ---- */

static bool read_line(struct reader *r, struct slice *line)
{
	if (r->at >= r->text.length)
		return false;
	const char *start = r->text.bytes + r->at, *end = memchr(start, '\n', r->text.length - r->at);
	size_t length = end ? (size_t)(end - start) : r->text.length - r->at;
	r->at += length + 1;
	r->number++;
	*line = input_trimmed(slice_make(start, length));
	return true;
}

static bool fail_at(struct reader *r, struct slice place)
{
	r->err.offset = (size_t)(place.bytes - r->text.bytes);
	error_locate(&r->err, r->text.bytes, r->text.length);
	return false;
}

static bool begins(struct slice text, const char *word)
{
	size_t length = strlen(word);
	return text.length >= length && strncasecmp(text.bytes, word, length) == 0;
}

/* What stands behind a word of the grammar at the start of a line; .bytes NULL: it is not there. */
static struct slice behind_word(struct slice line, const char *word)
{
	size_t length = strlen(word);
	bool there = begins(line, word) && line.length > length && strchr(" \t", line.bytes[length]);
	return there ? input_trimmed(slice_make(line.bytes + length, line.length - length)) : (struct slice){0};
}

/* ---- the comment above ---- */

/* .bytes NULL: the comment does not say it */
static struct slice noted(const struct reader *r, const char *key)
{
	const json_t *value = json_object_get(r->note, key);
	return json_is_string(value) ? slice_make(json_string_value(value), json_string_length(value))
	                             : (struct slice){0};
}

static void take_note(struct reader *r, struct slice line)
{
	struct slice text = input_trimmed(slice_make(line.bytes + 2, line.length - 2));
	json_t *note = begins(text, "{") ? json_loadb(text.bytes, text.length, 0, NULL) : NULL;
	if (!note)
		return;
	json_decref(r->note);
	r->note = note;
	r->ours |= noted(r, "title").bytes != NULL;
}

static void drop_note(struct reader *r)
{
	json_decref(r->note);
	r->note = NULL;
}

/* does a diagram show the text so? */
static bool is_shown_as(struct slice text, struct slice shown)
{
	struct buffer out = {0};
	mermaid_add(&out, text);
	bool same = slice_equals(buffer_slice(&out), shown);
	buffer_free(&out);
	return same;
}

/* The text as the map has it: that of the comment, as long as the diagram still shows that one. */
static struct slice original(const struct reader *r, const char *key, struct slice shown)
{
	struct slice was = noted(r, key);
	if (was.length && is_shown_as(was, shown))
		return was;
	if (!begins(shown, MERMAID_MARK))
		return shown;
	struct slice rest = slice_make(shown.bytes + strlen(MERMAID_MARK), shown.length - strlen(MERMAID_MARK));
	return is_shown_as(rest, shown) ? rest : shown;
}

/* ---- things ---- */

static struct value *add_new(struct reader *r, enum kind kind, struct slice place)
{
	struct value *says = value_map();
	incoming_add(r->into, kind, says, r->number, named_column(r->text, place));
	return says;
}

/* By what a thing is known that may have come before: a touchpoint by its id, or, in
 * several stages, by name and stages. */
static size_t *known(struct reader *r, enum kind kind, struct slice name)
{
	struct slice id = noted(r, "id");
	const json_t *stages = json_object_get(r->note, "stages");
	if (id.length)
		return named_thing(&r->named, kind, "id", id);
	if (kind != KIND_TOUCHPOINT)
		return named_thing(&r->named, kind, "name", name);
	if (!json_is_array(stages))
		return NULL;
	struct buffer key = {0};
	char *list = json_dumps(stages, JSON_COMPACT);
	buffer_add_text(&key, list);
	buffer_add_slice(&key, name);
	buffer_format(&key, "|%zu", named_turn(&r->named, kind, r->section, buffer_slice(&key)));
	size_t *thing = named_thing(&r->named, kind, "stages", buffer_slice(&key));
	buffer_free(&key);
	free(list);
	return thing;
}

/* What is said of the thing so far. */
static struct value *thing_of(struct reader *r, enum kind kind, struct slice name, struct slice place)
{
	struct slice id = noted(r, "id");
	size_t *thing = known(r, kind, name);
	bool is_new = !thing || *thing == NAMED_NONE;
	struct value *says = is_new ? add_new(r, kind, place) : r->into->items[*thing].says;
	if (is_new && thing)
		*thing = r->into->count - 1;
	if (id.length)
		value_map_put(says, "id", value_text(id));
	if (!slice_equals(id, name))
		value_map_put(says, "name", value_text(name));
	return says;
}

/* is the text among those of a list? */
static bool is_among(const struct value *list, struct slice text)
{
	for (size_t i = 0; i < list->count; i++)
		if (slice_equals(value_slice(list->items[i]), text))
			return true;
	return false;
}

/* The stages of the comment, if they are those of the list. */
static struct value *noted_stages(const struct reader *r, const struct value *list)
{
	const json_t *stages = json_object_get(r->note, "stages");
	struct value *ordered = value_list();
	for (size_t i = 0; i < json_array_size(stages); i++) {
		const json_t *stage = json_array_get(stages, i);
		struct slice text = slice_make(json_string_value(stage), json_string_length(stage));
		if (text.bytes && is_among(list, text) && !is_among(ordered, text))
			value_list_add(ordered, value_text(text));
	}
	if (ordered->count == list->count)
		return ordered;
	value_free(ordered);
	return NULL;
}

static void add_stage(const struct reader *r, struct value *says)
{
	const struct value *is = value_map_get(says, "stage");
	struct value *list = value_list();
	for (size_t i = 0; is && is->kind == VALUE_LIST && i < is->count; i++)
		value_list_add(list, value_copy(is->items[i]));
	if (is && is->kind != VALUE_LIST)
		value_list_add(list, value_copy(is));
	if (!is_among(list, value_slice(r->stage)))
		value_list_add(list, value_copy(r->stage));
	struct value *ordered = noted_stages(r, list);
	if (ordered) {
		value_free(list);
		list = ordered;
	}
	value_map_put(says, "stage", list->count == 1 ? value_copy(list->items[0]) : value_copy(list));
	value_free(list);
}

/* ---- statements ---- */

/* All that is said of the map is said in one place. */
static void take_title(struct reader *r, struct slice title)
{
	if (!noted(r, "title").bytes || !title.length)
		return;
	size_t *map = named_thing(&r->named, KIND_MAP, "map", (struct slice){0});
	struct value *says = *map == NAMED_NONE ? add_new(r, KIND_MAP, title) : r->into->items[*map].says;
	*map = *map == NAMED_NONE ? r->into->count - 1 : *map;
	value_map_put(says, "title", value_text(original(r, "title", title)));
}

static void take_section(struct reader *r, struct slice section)
{
	struct slice name = original(r, "name", section), id = noted(r, "id");
	thing_of(r, KIND_STAGE, name, section);
	value_free(r->stage);
	r->stage = value_text(id.length ? id : name);
	r->section++;
}

/* the part of a task up to the next colon, and what is behind it */
static struct slice next_part(struct slice *rest)
{
	const char *colon = memchr(rest->bytes, ':', rest->length);
	size_t length = colon ? (size_t)(colon - rest->bytes) : rest->length;
	struct slice part = input_trimmed(slice_make(rest->bytes, length));
	length += colon != NULL;
	*rest = slice_make(rest->bytes + length, rest->length - length);
	return part;
}

static bool put_score(struct reader *r, struct value *says, struct slice score)
{
	const struct field *mood = field_find(KIND_TOUCHPOINT, slice_of("mood"));
	const json_t *stands_in = json_object_get(r->note, "score");
	char *text = mem_copy(score.bytes, score.length), *end;
	double number = strtod(text, &end);
	bool good = score.length && !*end && number >= 1 && number <= SCORE_MOST;
	free(text);
	if (!good) {
		error_set(&r->err, _("“%.*s” is no score; it is a number from 1, very bad, to 5, very good"),
		          SLICE_SHOWN(score));
		return fail_at(r, score);
	}
	int whole = (int)(number + 0.5);
	if (!json_is_integer(stands_in) || json_integer_value(stands_in) != whole)
		value_map_put(says, "mood", value_text(slice_of(mood->choices[SCORE_MOST - whole].word)));
	return true;
}

static void put_owner(struct reader *r, struct value *says, struct slice actors)
{
	if (slice_equals(noted(r, "actors"), actors))
		return;
	const char *comma = memchr(actors.bytes, ',', actors.length);
	struct slice first =
	        input_trimmed(slice_make(actors.bytes, comma ? (size_t)(comma - actors.bytes) : actors.length));
	if (first.length)
		value_map_put(says, "owner", value_text(original(r, "owner", first)));
}

static bool take_task(struct reader *r, struct slice line)
{
	struct slice rest = line, shown = next_part(&rest);
	if (shown.length + (size_t)(shown.bytes - line.bytes) == line.length || !shown.length) {
		error_set(&r->err,
		          _("this is no task; a task is written “name: score: who”, such as “Kick-off call: 4: CSM”"));
		return fail_at(r, line);
	}
	struct slice score = next_part(&rest), actors = next_part(&rest);
	struct value *says = thing_of(r, KIND_TOUCHPOINT, original(r, "name", shown), line);
	if (r->stage)
		add_stage(r, says);
	else if (r->ours)
		value_map_put(says, "stage", value_null());
	put_owner(r, says, actors);
	return put_score(r, says, score);
}

/* a line of a diagram */
static bool take_statement(struct reader *r, struct slice line)
{
	const char *hash = memchr(line.bytes, '#', line.length);
	line = hash ? input_trimmed(slice_make(line.bytes, (size_t)(hash - line.bytes))) : line;
	struct slice title = behind_word(line, "title"), section = behind_word(line, "section");
	bool good = true;
	if (!line.length || (begins(line, "journey") && line.length == strlen("journey")))
		return true;
	if (title.bytes)
		take_title(r, title);
	else if (section.bytes && section.length)
		take_section(r, section);
	else if (begins(line, "accDescr") && memchr(line.bytes, '{', line.length))
		r->description = !memchr(line.bytes, '}', line.length);
	else if (!begins(line, "accTitle") && !begins(line, "accDescr"))
		good = take_task(r, line);
	drop_note(r);
	return good;
}

/* ---- all of it ---- */

static bool is_fence(struct slice line)
{
	return begins(line, "```") || begins(line, "~~~");
}

static bool opens_mermaid(struct slice line)
{
	if (!is_fence(line))
		return false;
	size_t sign = strspn(line.bytes, line.bytes[0] == '`' ? "`" : "~");
	return begins(input_trimmed(slice_make(line.bytes + sign, line.length - sign)), "mermaid");
}

/* Passes over the settings between two lines of --- that may stand above a diagram. */
static void skip_settings(struct reader *r)
{
	struct slice line;
	struct reader before = *r;
	while (read_line(r, &line))
		if (slice_is(line, "---"))
			return;
	r->at = before.at;
	r->number = before.number;
}

static bool begins_journey(struct slice line)
{
	size_t length = strlen("journey");
	return begins(line, "journey") && (line.length == length || strchr(" \t", line.bytes[length]));
}

/* Does the text hold diagrams in fences, and is none itself? */
static bool has_fences(struct reader *r)
{
	struct slice line;
	bool found = false, first = true;
	while (!found && read_line(r, &line)) {
		if (first && slice_is(line, "---"))
			skip_settings(r);
		else if (first && begins_journey(line))
			break;
		first &= !line.length || begins(line, "%%") || slice_is(line, "---");
		found = line.length >= 3 && opens_mermaid(line);
	}
	r->at = 0;
	r->number = 0;
	return found;
}

/* A line outside of any diagram: does one begin? */
static bool take_outside(struct reader *r, struct slice line)
{
	if (r->fenced && !r->inside) {
		r->inside = line.length >= 3 && opens_mermaid(line);
		return true;
	}
	if (r->fenced && is_fence(line)) {
		r->inside = false;
		return true;
	}
	if (slice_is(line, "---"))
		skip_settings(r);
	else if (begins_journey(line))
		r->any = r->open = true;
	else if (!r->fenced && line.length && !begins(line, "%%")) {
		error_set(&r->err, _("this is no journey diagram; one begins with the word “journey”"));
		return fail_at(r, line);
	}
	return true;
}

static bool take_line(struct reader *r, struct slice line)
{
	if (!r->open)
		return take_outside(r, line);
	if (r->fenced && is_fence(line)) {
		r->open = r->inside = r->description = r->ours = false;
		value_free(r->stage);
		r->stage = NULL;
		drop_note(r);
	} else if (r->description) {
		r->description = !memchr(line.bytes, '}', line.length);
	} else if (begins(line, "%%")) {
		take_note(r, line);
	} else {
		return take_statement(r, line);
	}
	return true;
}

static bool read_all(struct reader *r)
{
	struct slice line;
	size_t valid = r->text.length ? unicode_validate(r->text.bytes, r->text.length) : 0;
	if (valid < r->text.length) {
		error_set(&r->err, _("this is not written in UTF-8"));
		return fail_at(r, slice_make(r->text.bytes + valid, 0));
	}
	if (begins(r->text, "\uFEFF"))
		r->text = slice_make(r->text.bytes + strlen("\uFEFF"), r->text.length - strlen("\uFEFF"));
	r->fenced = has_fences(r);
	while (read_line(r, &line))
		if (!take_line(r, line))
			return false;
	return r->any || error_set(&r->err, _("there is no journey diagram in it; one begins with the word “journey”"));
}

bool mermaid_read(struct slice text, const struct import_wishes *wishes, struct incoming *into, struct error *err)
{
	(void)wishes;
	struct reader r = {.text = text, .into = into};
	bool good = read_all(&r);
	drop_note(&r);
	value_free(r.stage);
	named_free(&r.named);
	if (!good) {
		incoming_free(into);
		if (err)
			*err = r.err;
	}
	return good;
}
