/* A map as a journey diagram. */
#include "format/mermaid.h"

#include <ctype.h>
#include <stdlib.h>
#include <strings.h>

#include "base/json.h"
#include "base/mem.h"
#include "base/unicode.h"
#include "format/said.h"

#define SCORE_PLAIN 3
#define SCORE_MOST 5

/* ---- text ---- */

/* Would a line that begins with the text be something else than a task? */
static bool begins_statement(struct slice text)
{
	static const char *const words[] = {"journey", "title", "section", "accTitle", "accDescr"};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		size_t length = strlen(words[i]);
		if (text.length >= length && strncasecmp(text.bytes, words[i], length) == 0)
			return true;
	}
	return false;
}

/* what scripts take for a blank */
static bool is_blank(uint32_t c)
{
	return c <= ' ' || c == 0x7F || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
	       c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

static const char *wide_of(uint32_t c)
{
	static const char narrow[] = ":;#,<>";
	static const char *const wide[] = {"：", "；", "＃", "，", "＜", "＞"};
	const char *at = c < 0x80 ? strchr(narrow, (int)c) : NULL;
	return at && c ? wide[at - narrow] : NULL;
}

/* the text without what scripts take for blanks at its ends */
static struct slice trimmed(struct slice text)
{
	size_t start = text.length, end = text.length;
	for (size_t at = 0, next = 0; at < text.length; at = next) {
		if (is_blank(unicode_next(text.bytes, text.length, &next)))
			continue;
		start = start < at ? start : at;
		end = next;
	}
	return slice_make(text.bytes + start, start < end ? end - start : 0);
}

void mermaid_add(struct buffer *out, struct slice text)
{
	struct slice inner = text.length ? trimmed(text) : text;
	bool percent = true;
	if (!inner.length)
		buffer_add_text(out, "…");
	else if (begins_statement(inner))
		buffer_add_text(out, MERMAID_MARK);
	for (size_t at = 0, next = 0; at < inner.length; at = next) {
		uint32_t c = unicode_next(inner.bytes, inner.length, &next);
		bool comment = c == '%' && (percent || (next < inner.length && inner.bytes[next] == '%'));
		percent = c == '%';
		if (c < ' ' || c == 0x7F || c == 0x2028 || c == 0x2029)
			buffer_add_byte(out, ' ');
		else if (comment || wide_of(c))
			buffer_add_text(out, comment ? "％" : wide_of(c));
		else
			buffer_add(out, inner.bytes + at, next - at);
	}
}

/* ---- comments ---- */

/* Text in JSON in which no %% begins a directive. */
static void add_json(struct buffer *out, struct slice text)
{
	struct buffer json = {0};
	json_add_string(&json, text);
	for (size_t i = 0; i < json.length; i++)
		if (json.bytes[i] == '%')
			buffer_add_text(out, "\\u0025");
		else
			buffer_add_byte(out, json.bytes[i]);
	buffer_free(&json);
}

/* a comment in the making */
struct note {
	struct buffer text;
};

static void note_key(struct note *note, const char *key)
{
	buffer_format(&note->text, "%s\"%s\": ", note->text.length ? ", " : "", key);
}

static void note_text(struct note *note, const char *key, struct slice text)
{
	note_key(note, key);
	add_json(&note->text, text);
}

/* Notes a text that is not shown as it is. */
static void note_changed(struct note *note, const char *key, struct slice text)
{
	struct buffer shown = {0};
	mermaid_add(&shown, text);
	bool marked = text.length >= strlen(MERMAID_MARK) && !memcmp(text.bytes, MERMAID_MARK, strlen(MERMAID_MARK));
	if (marked || !slice_equals(buffer_slice(&shown), text))
		note_text(note, key, text);
	buffer_free(&shown);
}

/* The stages of one that stands in several, in its order: by them a reader knows that
 * it is one, too. */
static void note_stages(struct note *note, const struct said *said, struct item *item)
{
	struct buffer list = {0};
	struct slice word;
	size_t count = 0;
	for (uint32_t at = 0; record_each(item_record(item), "stage", &at, &word);) {
		struct item *stage = said_item(said, KIND_STAGE, word);
		if (!stage)
			continue;
		buffer_add_text(&list, count++ ? ", " : "");
		add_json(&list, record_id(item_record(stage)));
	}
	if (count > 1) {
		note_key(note, "stages");
		buffer_format(&note->text, "[%s]", list.bytes);
	}
	buffer_free(&list);
}

static void end_note(struct note *note, const char *indent, struct buffer *out)
{
	if (note->text.length)
		buffer_format(out, "%s%%%% {%s}\n", indent, note->text.bytes);
	buffer_free(&note->text);
}

/* ---- tasks ---- */

static size_t choice_index(const char *key, struct slice word)
{
	const struct field *field = field_find(KIND_TOUCHPOINT, slice_of(key));
	size_t i = 0;
	while (field->choices[i].word && !slice_is(word, field->choices[i].word))
		i++;
	return field->choices[i].word ? i : SIZE_MAX;
}

/* said: it is the mood */
static int score_of(struct item *item, bool *said)
{
	static const int scores[JOURNEY_RATINGS] = {SCORE_PLAIN, 5, 2, 1};
	size_t mood = choice_index("mood", item_text(item, "mood"));
	*said = mood < SCORE_MOST;
	return *said ? SCORE_MOST - (int)mood : scores[item->rating];
}

static void add_actors(const struct said *said, struct item *item, const char *key, struct buffer *out)
{
	const struct field *field = field_find(KIND_TOUCHPOINT, slice_of(key));
	const struct record *record = item_record(item);
	struct slice text;
	for (uint32_t at = 0; record_each(record, key, &at, &text);) {
		buffer_add_text(out, out->length ? ", " : "");
		mermaid_add(out, said_word(said, field, text));
	}
}

static void add_task(const struct said *said, struct item *item, struct buffer *out)
{
	struct note note = {0};
	struct buffer actors = {0};
	struct slice id = record_text(item_record(item), "id"), name = item_name(item),
	             owner = item_text(item, "owner");
	bool mood;
	int score = score_of(item, &mood);
	if (id.length)
		note_text(&note, "id", id);
	note_changed(&note, "name", name);
	note_stages(&note, said, item);
	if (!mood) {
		note_key(&note, "score");
		buffer_format(&note.text, "%d", score);
	}
	if (owner.length)
		note_changed(&note, "owner", said_word(said, field_find(KIND_TOUCHPOINT, slice_of("owner")), owner));
	add_actors(said, item, owner.length ? "owner" : "persona", &actors);
	if (!owner.length && actors.length)
		note_text(&note, "actors", buffer_slice(&actors));
	end_note(&note, "    ", out);
	buffer_add_text(out, "    ");
	mermaid_add(out, name);
	buffer_format(out, ": %d%s%s\n", score, actors.length ? ": " : "", actors.length ? actors.bytes : "");
	buffer_free(&actors);
}

/* ---- sections ---- */

struct tasks {
	struct item **items;
	size_t count, room;
};

static void take_task(struct tasks *tasks, struct item *item)
{
	if (tasks->count && tasks->items[tasks->count - 1] == item)
		return;
	if (tasks->count == tasks->room) {
		tasks->room = tasks->room ? tasks->room * 2 : 16;
		tasks->items = mem_resize(tasks->items, tasks->room, sizeof(struct item *));
	}
	tasks->items[tasks->count++] = item;
}

/* Puts all touchpoints that are shown to their stages; those without one at the end. */
static struct tasks *sort_tasks(const struct said *said, size_t stages)
{
	struct tasks *tasks = mem_new_array(stages + 1, sizeof *tasks);
	struct sequence_walk walk = journey_walk(said->journey, KIND_TOUCHPOINT);
	for (struct item *item; (item = journey_walk_on(&walk));) {
		struct slice word;
		bool staged = false;
		for (uint32_t at = 0; !item->hidden && record_each(item_record(item), "stage", &at, &word);) {
			struct item *stage = said_item(said, KIND_STAGE, word);
			if (stage)
				take_task(&tasks[journey_index(said->journey, stage)], item);
			staged |= stage != NULL;
		}
		if (!staged && !item->hidden)
			take_task(&tasks[stages], item);
	}
	return tasks;
}

static void end_tasks(const struct said *said, struct tasks *tasks, struct buffer *out)
{
	for (size_t i = 0; i < tasks->count; i++)
		add_task(said, tasks->items[i], out);
	free(tasks->items);
}

void mermaid_write(const struct journey *journey, long today, struct buffer *out)
{
	size_t stages = journey_count(journey, KIND_STAGE);
	struct said said;
	said_start(&said, journey);
	struct tasks *tasks = sort_tasks(&said, stages);
	struct slice title = journey_text(journey, "title");
	(void)today;
	struct note head = {0};
	note_text(&head, "title", title);
	buffer_add_text(out, "journey\n");
	end_note(&head, "  ", out);
	if (title.length) {
		buffer_add_text(out, "  title ");
		mermaid_add(out, title);
		buffer_add_byte(out, '\n');
	}
	end_tasks(&said, &tasks[stages], out);
	for (size_t s = 0; s < stages; s++) {
		struct item *stage = journey_item(journey, KIND_STAGE, s);
		struct slice id = record_text(item_record(stage), "id");
		struct note note = {0};
		if (id.length)
			note_text(&note, "id", id);
		note_changed(&note, "name", item_name(stage));
		end_note(&note, "  ", out);
		buffer_add_text(out, "  section ");
		mermaid_add(out, item_name(stage));
		buffer_add_byte(out, '\n');
		end_tasks(&said, &tasks[s], out);
	}
	free(tasks);
	said_end(&said);
}
