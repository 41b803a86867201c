/* Markdown as what it says of a map: headings, lists and tables. */
#include <stdlib.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/unicode.h"
#include "format/markdown.h"
#include "format/markdown_reader.h"
#include "journey/input.h"

/* ---- errors ---- */

bool reader_fail_at(struct reader *r, struct slice place)
{
	r->err.offset = (size_t)(place.bytes - r->text.bytes);
	error_locate(&r->err, r->text.bytes, r->text.length);
	return false;
}

/* ---- things ---- */

struct value *reader_says(struct reader *r, size_t thing)
{
	return r->into->items[thing].says;
}

static size_t add_new(struct reader *r, enum kind kind, struct slice place)
{
	incoming_add(r->into, kind, value_map(), r->number, named_column(r->text, place));
	return r->into->count - 1;
}

/* the map itself, of which all is said in one place */
static size_t map_of(struct reader *r, struct slice place)
{
	size_t map = *named_thing(&r->named, KIND_MAP, "map", (struct slice){0});
	if (map == NAMED_NONE)
		*named_thing(&r->named, KIND_MAP, "map", (struct slice){0}) = map = add_new(r, KIND_MAP, place);
	return map;
}

size_t reader_add_thing(struct reader *r, enum kind kind, struct slice id, struct slice name, struct slice place)
{
	size_t thing = id.length ? *named_thing(&r->named, kind, "id", id) : NAMED_NONE;
	if (thing == NAMED_NONE && !id.length && kind != KIND_TOUCHPOINT)
		thing = *named_thing(&r->named, kind, "name", name);
	if (thing == NAMED_NONE)
		thing = add_new(r, kind, place);
	if (id.length) {
		value_map_put(reader_says(r, thing), "id", value_text(id));
		*named_thing(&r->named, kind, "id", id) = thing;
	}
	if (name.length && !slice_equals(name, id)) {
		value_map_put(reader_says(r, thing), "name", value_text(name));
		*named_thing(&r->named, kind, "name", name) = thing;
	}
	return thing;
}

static bool is_kind(struct slice word, enum kind *kind)
{
	for (int k = KIND_MAP; k <= KIND_TOUCHPOINT; k++)
		if (slice_is(word, kind_label((enum kind)k)->en)) {
			*kind = (enum kind)k;
			return true;
		}
	return false;
}

struct slice reader_marked_id(struct slice raw, enum kind kind)
{
	struct slice what, id;
	enum kind marked;
	bool found = markdown_mark(raw, &what, &id) && is_kind(what, &marked) && marked == kind;
	return found ? id : (struct slice){0};
}

/* ---- the target ---- */

static void put_list(struct value **list, struct slice word)
{
	value_free(*list);
	*list = word.length ? value_list() : NULL;
	if (word.length)
		value_list_add(*list, value_text(word));
}

static void add_to_list(struct value **list, struct slice word)
{
	if (!*list)
		*list = value_list();
	for (size_t i = 0; i < (*list)->count; i++)
		if (slice_equals(value_slice((*list)->items[i]), word))
			return;
	value_list_add(*list, value_text(word));
}

static void set_owner(struct target *target, struct slice word)
{
	free(target->owner);
	target->owner = word.length ? mem_copy(word.bytes, word.length) : NULL;
}

static struct target copy_target(const struct target *target)
{
	return (struct target){target->stage ? value_copy(target->stage) : NULL,
	                       target->channel ? value_copy(target->channel) : NULL,
	                       target->owner ? mem_copy_text(target->owner) : NULL};
}

static void clear_target(struct target *target)
{
	value_free(target->stage);
	value_free(target->channel);
	free(target->owner);
	*target = (struct target){0};
}

static void say_target(struct value *thing, const struct target *target)
{
	if (target->stage && !value_map_get(thing, "stage"))
		value_map_put(thing, "stage", markdown_one_or_list(target->stage));
	if (target->channel && !value_map_get(thing, "channel"))
		value_map_put(thing, "channel", markdown_one_or_list(target->channel));
	if (target->owner && !value_map_get(thing, "owner"))
		value_map_put(thing, "owner", value_text(slice_of(target->owner)));
}

void reader_say_target(struct reader *r, size_t thing)
{
	say_target(reader_says(r, thing), &r->target);
}

/* ---- headings ---- */

/* the level of headings that are stages: the outermost, but for a first one that is alone */
static int find_stage_level(const struct reader *r)
{
	int first = 0, least = 0, next = 0;
	size_t alone = 0;
	for (size_t i = 0; i < r->count; i++) {
		int level = r->lines[i].level;
		if (r->lines[i].kind != MARKDOWN_HEADING)
			continue;
		first = first ? first : level;
		if (!least || level < least) {
			next = least;
			least = level;
			alone = 0;
		} else if (level > least && (!next || level < next)) {
			next = level;
		}
		alone += level == least;
	}
	return first == least && alone == 1 && next && least == 1 ? next : least;
}

static bool reads_as(struct slice text, const char *label)
{
	return unicode_folds_alike(text, slice_of(label));
}

/* Is the heading one over a list of things: “Personas”, “チャネル”? */
static bool is_over_things(struct slice title, enum kind *kind)
{
	for (int k = KIND_STAGE; k <= KIND_TOUCHPOINT; k++) {
		*kind = (enum kind)k;
		if (reads_as(title, kind_list_key(*kind)) || reads_as(title, kind_label(*kind)->ja))
			return true;
	}
	return false;
}

static void begin_part(struct reader *r, enum part part, enum kind kind)
{
	clear_target(&r->target);
	r->part = part;
	r->kind = kind;
	r->inbox = false;
}

static void begin_inbox(struct reader *r)
{
	begin_part(r, PART_JOURNEY, KIND_TOUCHPOINT);
	r->inbox = true;
}

static void begin_things(struct reader *r, enum kind kind)
{
	begin_part(r, kind == KIND_TOUCHPOINT ? PART_JOURNEY : PART_THINGS, kind);
}

/* A stage or a channel begins. */
static void begin_thing(struct reader *r, enum kind kind, struct slice id, struct slice name, struct slice place)
{
	if (!name.length && !id.length)
		return;
	if (kind == KIND_STAGE || r->part != PART_JOURNEY)
		begin_part(r, PART_JOURNEY, KIND_TOUCHPOINT);
	r->of = reader_add_thing(r, kind, id, name, place);
	put_list(kind == KIND_STAGE ? &r->target.stage : &r->target.channel, id.length ? id : name);
	r->fresh = true;
}

/* What the comment of a heading says; false: there is none that tells. */
static bool take_marked_heading(struct reader *r, struct slice raw, struct slice name)
{
	struct slice what, id;
	enum kind kind;
	if (!markdown_mark(raw, &what, &id))
		return false;
	if (is_kind(what, &kind)) {
		if (kind == KIND_STAGE || kind == KIND_CHANNEL) {
			begin_thing(r, kind, id, name, raw);
		} else if (kind == KIND_MAP) {
			begin_part(r, PART_TOP, KIND_TOUCHPOINT);
			if (name.length)
				value_map_put(reader_says(r, r->of = map_of(r, raw)), "title", value_text(name));
		}
		return true;
	}
	kind = kind_of_list(what);
	if (slice_is(what, "inbox"))
		begin_inbox(r);
	else if (kind != KIND_MAP)
		begin_things(r, kind);
	else
		begin_part(r, slice_is(what, "grid") ? PART_GRID : PART_SHOWN, KIND_TOUCHPOINT);
	return true;
}

static void take_heading(struct reader *r, const struct markdown_line *line)
{
	struct buffer text = {0};
	enum kind kind;
	markdown_decode(&text, markdown_unmarked(line->text), false);
	struct slice name = buffer_slice(&text);
	r->of = NAMED_NONE;
	r->fresh = false;
	r->base = 0;
	value_free(r->heading_channel);
	r->heading_channel = NULL;
	r->in_channel = false;
	if (take_marked_heading(r, line->text, name) || line->level < r->stage_level) {
		/* it is done, or somebody's title */
	} else if (reads_as(name, "inbox") || reads_as(name, "インボックス")) {
		begin_inbox(r);
	} else if (is_over_things(name, &kind)) {
		begin_things(r, kind);
	} else if (r->part == PART_THINGS && line->level > r->stage_level) {
		r->of = name.length ? reader_add_thing(r, r->kind, (struct slice){0}, name, line->text) : NAMED_NONE;
		r->fresh = r->of != NAMED_NONE;
	} else if (r->part != PART_SHOWN || line->level == r->stage_level) {
		begin_thing(r, line->level == r->stage_level ? KIND_STAGE : KIND_CHANNEL, (struct slice){0}, name,
		            line->text);
	}
	buffer_free(&text);
}

/* ---- fields ---- */

bool reader_put_field(struct reader *r, size_t thing, const struct field *field, struct slice raw, struct slice place)
{
	struct value *value;
	if (!markdown_value(field, raw, &value, &r->err))
		return reader_fail_at(r, place);
	if (value)
		value_map_put(reader_says(r, thing), field->key, value);
	return true;
}

/* The field of a kind that an item “field: value” speaks of, and its raw value; NULL. */
static const struct field *field_said(enum kind kind, struct slice raw, struct slice *value)
{
	struct buffer key = {0};
	size_t next, end = markdown_colon(raw, &next);
	const struct field *field = NULL;
	if (end < raw.length) {
		markdown_decode(&key, slice_make(raw.bytes, end), false);
		struct slice word = input_trimmed(buffer_slice(&key));
		field = word.length ? markdown_field(kind, word) : NULL;
		*value = input_trimmed(slice_make(raw.bytes + next, raw.length - next));
	}
	buffer_free(&key);
	return field;
}

static void add_note(struct reader *r, struct slice raw)
{
	struct buffer note = {0};
	if (reader_says(r, r->of) && value_map_slice(reader_says(r, r->of), "notes").length) {
		buffer_add_slice(&note, value_map_slice(reader_says(r, r->of), "notes"));
		buffer_add_byte(&note, '\n');
	}
	size_t before = note.length;
	markdown_decode(&note, raw, false);
	if (note.length > before)
		value_map_put(reader_says(r, r->of), "notes", value_text(buffer_slice(&note)));
	buffer_free(&note);
}

/* Adds the lines that go on with the item at *at, text or deeper items, to its raw
 * value; *at: the last of them. */
static void gather(const struct reader *r, size_t *at, const char *between, bool items, struct buffer *raw)
{
	int level = r->lines[*at].level;
	for (; *at + 1 < r->count; ++*at) {
		const struct markdown_line *line = &r->lines[*at + 1];
		bool text = line->kind == MARKDOWN_TEXT && line->level >= level;
		bool deeper = items && line->kind == MARKDOWN_ITEM && line->level > level;
		if (!text && !deeper)
			return;
		if (line->text.length) {
			buffer_add_text(raw, raw->length ? between : "");
			buffer_add_slice(raw, line->text);
		}
	}
}

/* An item below a thing: one of its fields, or a note. */
static bool take_detail(struct reader *r, size_t *at)
{
	const struct markdown_line *line = &r->lines[*at];
	struct slice value;
	struct buffer raw = {0};
	bool good = true;
	const struct field *field = field_said((enum kind)r->into->items[r->of].kind, line->text, &value);
	if (markdown_is_marked(line->text, "shown"))
		return true;
	if (!field) {
		buffer_add_slice(&raw, line->text);
		gather(r, at, " ", false, &raw);
		add_note(r, buffer_slice(&raw));
	} else {
		buffer_add_slice(&raw, value);
		gather(r, at, field->type == FIELD_LONG ? "<br>" : field_is_list(field) ? ", " : " ", true, &raw);
		good = reader_put_field(r, r->of, field, buffer_slice(&raw), line->text);
	}
	buffer_free(&raw);
	return good;
}

/* ---- touchpoints in the notation ---- */

static bool take_tag(struct reader *r, const struct notation_tag *tag, struct target *target, const char **rating,
                     struct slice place)
{
	switch (tag->kind) {
	case NOTATION_OWNER:
		set_owner(target, tag->word);
		return true;
	case NOTATION_RATING:
		*rating = tag->word.length ? markdown_rating(tag, &r->err) : NULL;
		return *rating || !tag->word.length || reader_fail_at(r, place);
	default: {
		struct value **list = tag->kind == NOTATION_STAGE ? &target->stage : &target->channel;
		if (tag->also && tag->word.length)
			add_to_list(list, tag->word);
		else
			put_list(list, tag->word);
		return true;
	}
	}
}

/* Reads an item in the notation of capture; without a name it moves the target. */
static bool take_touchpoint(struct reader *r, size_t *at)
{
	const struct markdown_line *line = &r->lines[*at];
	struct buffer raw = {0}, text = {0};
	struct notation n;
	const char *rating = NULL;
	bool good = true;
	buffer_add_slice(&raw, line->text);
	gather(r, at, " ", false, &raw);
	markdown_decode(&text, buffer_slice(&raw), true);
	notation_read(&n, buffer_slice(&text));
	struct target own = copy_target(&r->target);
	for (size_t i = 0; good && i < n.count; i++)
		good = take_tag(r, &n.tags[i], &own, &rating, line->text);
	r->of = NAMED_NONE;
	if (good && !*n.name && n.count) {
		clear_target(&r->target);
		r->target = copy_target(&own);
	} else if (good && *n.name) {
		r->of = reader_add_thing(r, KIND_TOUCHPOINT, (struct slice){0}, slice_of(n.name), line->text);
		say_target(reader_says(r, r->of), &own);
		if (rating)
			value_map_put(reader_says(r, r->of), "rating", value_text(slice_of(rating)));
	}
	clear_target(&own);
	notation_free(&n);
	buffer_free(&text);
	buffer_free(&raw);
	return good;
}

/* ---- lists ---- */

/* Is the whole item in bold, with a list below it that says no fields? */
static bool is_channel_item(const struct reader *r, size_t at)
{
	const struct markdown_line *line = &r->lines[at];
	struct slice raw = line->text, value;
	size_t sign = raw.length > 4 ? raw.length - 2 : 0;
	if (!sign || (memcmp(raw.bytes, "**", 2) != 0 && memcmp(raw.bytes, "__", 2) != 0) ||
	    memcmp(raw.bytes, raw.bytes + sign, 2) != 0 || memmem(raw.bytes + 2, sign - 2, raw.bytes, 2))
		return false;
	for (at++; at < r->count && r->lines[at].kind == MARKDOWN_BLANK; at++)
		;
	return at < r->count && r->lines[at].kind == MARKDOWN_ITEM && r->lines[at].level == line->level + 1 &&
	       !field_said(KIND_TOUCHPOINT, r->lines[at].text, &value);
}

static void begin_channel_item(struct reader *r, const struct markdown_line *line)
{
	struct buffer name = {0};
	markdown_decode(&name, markdown_unmarked(line->text), false);
	r->heading_channel = r->target.channel;
	r->target.channel = NULL;
	r->in_channel = true;
	reader_add_thing(r, KIND_CHANNEL, (struct slice){0}, buffer_slice(&name), line->text);
	put_list(&r->target.channel, buffer_slice(&name));
	r->of = NAMED_NONE;
	r->base = 1;
	buffer_free(&name);
}

/* Leaves the list below an item in bold, or below one of tags alone, which still hold. */
static void end_nested_list(struct reader *r)
{
	if (r->in_channel) {
		value_free(r->target.channel);
		r->target.channel = r->heading_channel;
		r->heading_channel = NULL;
	}
	r->in_channel = false;
	r->base = 0;
}

/* a thing of a list of things, or the one that a comment tells */
static bool take_thing(struct reader *r, const struct markdown_line *line)
{
	struct buffer name = {0};
	struct slice what, id = {0};
	markdown_decode(&name, markdown_unmarked(line->text), false);
	struct slice called = buffer_slice(&name);
	bool marked = markdown_mark(line->text, &what, &id), good = true;
	if (marked && slice_is(what, "row")) {
		size_t row = strtoul(id.bytes, NULL, 10) - 1;
		r->of = row < r->row_count ? r->rows[row] : NAMED_NONE;
		if (r->of == NAMED_NONE) {
			error_set(&r->err, _("the table above has no row %.*s; say whose these are by its name"),
			          (int)id.length, id.bytes);
			good = reader_fail_at(r, line->text);
		}
	} else {
		id = reader_marked_id(line->text, r->kind);
		r->of = id.length || called.length ? reader_add_thing(r, r->kind, id, called, line->text) : NAMED_NONE;
		if (r->of != NAMED_NONE && r->kind == KIND_TOUCHPOINT)
			reader_say_target(r, r->of);
	}
	buffer_free(&name);
	return good;
}

static bool take_item(struct reader *r, size_t *at)
{
	const struct markdown_line *line = &r->lines[*at];
	struct slice what, id, value;
	const struct field *field = NULL;
	if (line->level < r->base)
		end_nested_list(r);
	if (line->level > r->base && r->of != NAMED_NONE)
		return take_detail(r, at);
	r->base = line->level;
	if (r->part == PART_TOP && !r->base)
		field = field_said(KIND_MAP, line->text, &value);
	if (field && (r->of == NAMED_NONE || r->into->items[r->of].kind != KIND_MAP))
		r->of = map_of(r, line->text);
	if (!field && r->fresh && r->of != NAMED_NONE)
		field = field_said(r->into->items[r->of].kind, line->text, &value);
	if (field)
		return take_detail(r, at);
	r->fresh = false;
	if (r->part == PART_THINGS || (markdown_mark(line->text, &what, &id) && (slice_is(what, "row") || id.length)))
		return take_thing(r, line);
	if (!r->base && is_channel_item(r, *at)) {
		begin_channel_item(r, line);
		return true;
	}
	return take_touchpoint(r, at);
}

/* ---- all of it ---- */

static bool take_line(struct reader *r, size_t *at)
{
	const struct markdown_line *line = &r->lines[*at];
	r->number = line->number;
	if (line->kind == MARKDOWN_HEADING)
		take_heading(r, line);
	else if (r->part == PART_SHOWN)
		return true;
	else if (line->kind == MARKDOWN_ROW)
		return reader_take_table(r, at);
	else if (line->kind == MARKDOWN_ITEM && r->part != PART_GRID)
		return take_item(r, at);
	else if (line->kind == MARKDOWN_TEXT && line->level >= 0 && r->of != NAMED_NONE)
		add_note(r, line->text);
	return true;
}

bool markdown_read(struct slice text, const struct import_wishes *wishes, struct incoming *into, struct error *err)
{
	(void)wishes;
	struct reader r = {.text = text, .into = into, .of = NAMED_NONE, .kind = KIND_TOUCHPOINT};
	size_t valid = text.length ? unicode_validate(text.bytes, text.length) : 0;
	if (valid < text.length) {
		error_set(&r.err, _("this is not written in UTF-8"));
		reader_fail_at(&r, slice_make(text.bytes + valid, 0));
		*(err ? err : &r.err) = r.err;
		return false;
	}
	r.lines = markdown_lines(text, &r.count);
	r.stage_level = find_stage_level(&r);
	bool good = true;
	for (size_t at = 0; good && at < r.count; at++)
		good = take_line(&r, &at);
	clear_target(&r.target);
	value_free(r.heading_channel);
	named_free(&r.named);
	free(r.rows);
	free(r.lines);
	if (!good) {
		incoming_free(into);
		if (err)
			*err = r.err;
	}
	return good;
}
