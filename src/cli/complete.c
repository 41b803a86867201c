#include "cli/complete.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/mem.h"
#include "base/message.h"
#include "base/unicode.h"
#include "cli/subcommand.h"
#include "cli/topic.h"
#include "document/document.h"
#include "format/format.h"
#include "journey/finding.h"
#include "journey/template.h"

#define EXPLAINED 60 /* columns of what is said of a word */

/* the line while it is completed */
struct work {
	struct complete *complete;
	const struct subcommand *subcommand;
	bool named;                       /* the line names it */
	bool plain;                       /* behind “--”: no options */
	const struct option_row *pending; /* the option whose value is being typed; NULL */
	const char *operands[3];          /* the first ones … */
	size_t count;                     /* … of so many */
	enum kind kind;                   /* as --list or --kind says */
	const char *typed;                /* the word so far */
	struct slice before;              /* its beginning that stays: "--set owner=" */
	struct document *document;        /* the map on the line, once it was asked for */
	bool asked;
};

/* ---- offers ---- */

/* Can it stand on a line of a terminal: no controls, nothing that turns text around? */
static bool is_harmless(struct slice text)
{
	for (size_t at = 0; at < text.length;) {
		uint32_t c = unicode_next(text.bytes, text.length, &at);
		if (c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069))
			return false;
	}
	return true;
}

/* A help in one short line. */
static char *explanation(const char *help)
{
	struct buffer text = {0};
	unicode_sanitise(&text, slice_of(help), EXPLAINED);
	if (text.length < strlen(help))
		buffer_add_text(&text, "…");
	return buffer_take(&text);
}

/* Offers what is before, and the word, when that is what is being typed. */
static void offer(struct work *w, struct slice word, const char *behind, const char *help)
{
	struct complete *complete = w->complete;
	struct buffer text = {0};
	buffer_add_slice(&text, w->before);
	buffer_add_slice(&text, word);
	buffer_add_text(&text, behind);
	if (!word.length || strncmp(text.bytes, w->typed, strlen(w->typed)) != 0 || !is_harmless(buffer_slice(&text))) {
		buffer_free(&text);
		return;
	}
	if (complete->count == complete->room) {
		complete->room = complete->room ? complete->room * 2 : 32;
		complete->words = mem_resize(complete->words, complete->room, sizeof *complete->words);
	}
	complete->words[complete->count++] = (struct candidate){buffer_take(&text), explanation(help)};
}

static void offer_text(struct work *w, const char *word, const char *help)
{
	offer(w, slice_of(word), "", help);
}

/* What is typed, without the part that stays. */
static const char *rest(const struct work *w)
{
	return w->typed + w->before.length;
}

/* Lets stay what is typed up to the last of these signs, which separate values. */
static void keep_to_last(struct work *w, const char *signs)
{
	for (const char *at = rest(w); *at; at++)
		if (strchr(signs, *at))
			w->before = slice_make(w->typed, (size_t)(at + 1 - w->typed));
}

/* ---- from the map ---- */

static const struct journey *journey_on_line(struct work *w)
{
	struct error err = {0};
	const char *path = w->count ? w->operands[0] : "-", *home = getenv("HOME");
	if (!w->asked && strcmp(path, "-") != 0) {
		/* the shell has not replaced it yet */
		bool at_home = strncmp(path, "~/", 2) == 0 && home;
		char *full = mem_format("%s%s", at_home ? home : "", path + at_home);
		w->document = document_open(full, &err);
		free(full);
	}
	w->asked = true;
	return w->document ? document_journey(w->document) : NULL;
}

/* Can it stand in a list, whose values commas part? */
static bool is_in_one_piece(struct slice text)
{
	return !text.length || !memchr(text.bytes, ',', text.length);
}

/* Things of the map by their ids; by their names as well once a name is begun. */
static void offer_items(struct work *w, enum kind kind, bool list)
{
	const struct journey *journey = journey_on_line(w);
	if (list)
		keep_to_last(w, ",");
	if (!journey)
		return;
	bool begun = *rest(w);
	struct sequence_walk walk = journey_walk(journey, kind);
	for (struct item *item; (item = journey_walk_on(&walk));) {
		struct slice id = record_id(item_record(item)), name = item_name(item);
		bool same = slice_equals(id, name);
		char *help = same ? mem_copy_text("") : mem_copy(name.bytes, name.length);
		if (!list || is_in_one_piece(id))
			offer(w, id, "", help);
		if (begun && !same && (!list || is_in_one_piece(name)))
			offer(w, name, "", "");
		free(help);
	}
}

static void offer_stages(struct work *w)
{
	offer_items(w, KIND_STAGE, true);
}

static void offer_channels(struct work *w)
{
	offer_items(w, KIND_CHANNEL, true);
}

static void offer_owners(struct work *w)
{
	offer_items(w, KIND_OWNER, false);
}

static void offer_item(struct work *w)
{
	if (w->subcommand->run == set_run)
		offer_text(w, ".", message_label(kind_label(KIND_MAP)));
	offer_items(w, w->kind, false);
}

/* ---- fields ---- */

static void offer_fields(struct work *w, enum kind kind, const char *behind)
{
	for (const struct field *f = NULL; (f = field_next(kind, f));)
		offer(w, slice_of(f->key), behind, message_label(&f->label));
}

/* The field that a way leads to, as `touchgrid set` takes it: owner, coverage/max_per_cell,
 * tests/0/date; NULL. */
static const struct field *field_of_way(enum kind kind, struct slice way)
{
	const struct field *field = NULL;
	for (size_t at = 0; at < way.length;) {
		const char *slash = memchr(way.bytes + at, '/', way.length - at);
		size_t end = slash ? (size_t)(slash - way.bytes) : way.length;
		struct slice key = slice_make(way.bytes + at, end - at);
		if (!at)
			field = field_find(kind, key);
		else if (strspn(key.bytes, "0123456789") < key.length)
			field = field_member(field, key);
		if (!field || (slash && field->type != FIELD_RECORDS))
			return NULL;
		at = end + 1;
	}
	return field;
}

/* What comes behind the way to records, which ends with a slash: a number, where there
 * can be several of them and none is said, else a member. */
static void offer_members(struct work *w, const struct field *records, struct slice way)
{
	w->before = slice_make(w->typed, w->before.length + way.length);
	bool numbered = way.length > 1 && strchr("0123456789", way.bytes[way.length - 2]);
	if (!records->mapping && !numbered) {
		offer(w, slice_of("0"), "/", message_label(&records->label));
		return;
	}
	for (const char *at = records->members; *at;) {
		struct slice key = slice_make(at, strcspn(at, " "));
		const struct field *member = field_member(records, key);
		offer(w, key, member->type == FIELD_RECORDS ? "/" : "=", message_label(&member->label));
		at += key.length + (at[key.length] == ' ');
	}
}

static void offer_values(struct work *w, const struct field *f)
{
	bool list = field_is_list(f);
	if (f->type == FIELD_REFERENCE || f->type == FIELD_REFERENCES) {
		offer_items(w, f->refers, list);
		return;
	}
	if (list)
		keep_to_last(w, ",");
	if (f->type == FIELD_YES) {
		offer_text(w, "true", "");
		offer_text(w, "false", "");
	}
	for (const struct choice *c = f->choices; c && c->word; c++)
		offer_text(w, c->word, message_label(&c->label));
}

/* A field, or what comes behind the way to one that holds records. */
static void offer_ways(struct work *w, enum kind kind)
{
	const char *typed = rest(w), *slash = strrchr(typed, '/');
	const struct field *records = slash ? field_of_way(kind, slice_make(typed, (size_t)(slash - typed))) : NULL;
	if (records && records->type == FIELD_RECORDS)
		offer_members(w, records, slice_make(typed, (size_t)(slash + 1 - typed)));
	for (const struct field *f = NULL; !slash && (f = field_next(kind, f));)
		offer(w, slice_of(f->key), f->type == FIELD_RECORDS ? "/" : "=", message_label(&f->label));
}

/* FIELD=VALUE, FIELD+=VALUE, FIELD-=VALUE */
static void offer_assignment(struct work *w)
{
	bool map = w->subcommand->run == set_run && w->count > 1 && strcmp(w->operands[1], ".") == 0;
	enum kind kind = map ? KIND_MAP : w->kind;
	const char *typed = rest(w), *equals = strchr(typed, '=');
	if (!equals) {
		offer_ways(w, kind);
		return;
	}
	size_t length = (size_t)(equals - typed);
	if (length && strchr("+-", typed[length - 1]))
		length--;
	const struct field *field = field_of_way(kind, slice_make(typed, length));
	w->before = slice_make(w->typed, (size_t)(equals + 1 - w->typed));
	if (field)
		offer_values(w, field);
}

static void offer_columns(struct work *w)
{
	keep_to_last(w, ",");
	offer_text(w, "all", "");
	offer_fields(w, w->kind, "");
}

/* HEADING=FIELD,… */
static void offer_headings(struct work *w)
{
	keep_to_last(w, ",=");
	if (w->before.length && w->before.bytes[w->before.length - 1] == '=')
		offer_fields(w, KIND_TOUCHPOINT, "");
}

/* The last term of a filter. */
static void offer_filter(struct work *w)
{
	keep_to_last(w, " |");
	const char *typed = rest(w);
	size_t key = strcspn(typed, "=!<>~"), sign = strspn(typed + key, "=!<>~");
	const struct field *field = field_find(KIND_TOUCHPOINT, slice_make(typed, key));
	if (!sign) {
		offer_fields(w, KIND_TOUCHPOINT, "=");
	} else if (field) {
		w->before.bytes = w->typed;
		w->before.length += key + sign;
		offer_values(w, field);
	}
}

/* ---- the other tables ---- */

static void offer_templates(struct work *w)
{
	for (size_t i = 0; i < template_count(); i++)
		offer_text(w, template_at(i)->name, message_label(&template_at(i)->label));
}

static void offer_formats(struct work *w)
{
	bool reads = w->subcommand->run == import_run;
	for (size_t i = 0; i < format_count; i++)
		if (reads ? format_table[i].read != NULL : format_table[i].write != NULL)
			offer_text(w, format_table[i].name, _(format_table[i].help));
}

static void offer_rules(struct work *w)
{
	keep_to_last(w, ",");
	for (int i = 0; i < RULE_COUNT; i++)
		offer_text(w, rule_table[i].name, _(rule_table[i].about));
}

static void offer_subcommands(struct work *w)
{
	for (int i = 0; i < subcommand_count; i++)
		offer_text(w, subcommand_table[i].name, _(subcommand_table[i].help));
}

static void offer_topics(struct work *w)
{
	for (size_t i = 0; i < topic_count; i++)
		offer_text(w, topic_table[i].name, _(topic_table[i].help));
	offer_subcommands(w);
}

static void offer_maps(struct work *w)
{
	w->complete->files = COMPLETE_MAPS;
}

static void offer_files(struct work *w)
{
	w->complete->files = COMPLETE_FILES;
}

static void offer_options(struct work *w, const struct option_row *rows)
{
	for (; rows && rows->name; rows++)
		offer_text(w, rows->name, _(rows->help));
}

/* ---- what an operand or a value is ---- */

static const struct {
	const char *name;
	void (*offer)(struct work *w); /* NULL: only the person knows it */
} kinds_of_words[] = {
        {"FILE", offer_maps},
        {"BASE", offer_maps},
        {"OURS", offer_maps},
        {"THEIRS", offer_maps},
        {"MAP", offer_maps},
        {"PATTERN", offer_maps},
        {"SOURCE", offer_files},
        {"OUT", offer_files},
        {"ITEM", offer_item},
        {"STAGE", offer_stages},
        {"CHANNEL", offer_channels},
        {"OWNER", offer_owners},
        {"FIELD=VALUE", offer_assignment},
        {"FIELD,…", offer_columns},
        {"HEADING=FIELD,…", offer_headings},
        {"FILTER", offer_filter},
        {"TEMPLATE", offer_templates},
        {"FORMAT", offer_formats},
        {"RULE", offer_rules},
        {"TOPIC", offer_topics},
        {"NAME", NULL},
        {"WORD", NULL},
        {"LINE", NULL},
        {"SIGNS", NULL},
        {"SCRIPT", NULL},
        {"WIDTHxHEIGHT", NULL},
        {"N", NULL},
};
#define KINDS_OF_WORDS (sizeof kinds_of_words / sizeof *kinds_of_words)

bool complete_knows(const char *what)
{
	bool known = strchr(what, '|') != NULL;
	for (size_t i = 0; i < KINDS_OF_WORDS && !known; i++)
		known = strcmp(kinds_of_words[i].name, what) == 0;
	return known;
}

static void offer_what(struct work *w, const char *what)
{
	for (const char *at = strchr(what, '|') ? what : ""; *at;) {
		struct slice word = slice_make(at, strcspn(at, "|"));
		offer(w, word, "", "");
		at += word.length + (at[word.length] == '|');
	}
	for (size_t i = 0; i < KINDS_OF_WORDS; i++)
		if (strcmp(kinds_of_words[i].name, what) == 0 && kinds_of_words[i].offer)
			kinds_of_words[i].offer(w);
}

bool complete_operand(const char *operands, size_t at, char out[static 64])
{
	static const char more[] = "…";
	for (;; at--) {
		size_t length = strcspn(operands, " ");
		const char *word = operands + (*operands == '[');
		size_t bytes = length - (*operands == '[') - (length && operands[length - 1] == ']');
		bool repeats = bytes >= strlen(more) && memcmp(word + bytes - strlen(more), more, strlen(more)) == 0;
		if (!length || bytes >= 64)
			return false;
		if (!at || repeats) {
			bytes -= repeats ? strlen(more) : 0;
			memcpy(out, word, bytes);
			out[bytes] = '\0';
			return true;
		}
		operands += length + (operands[length] == ' ');
	}
}

/* ---- the line ---- */

static const struct option_row *find_option(const struct option_row *rows, const char *word)
{
	size_t length = strcspn(word, "=");
	for (; rows && rows->name; rows++)
		if (strlen(rows->name) == length && strncmp(rows->name, word, length) == 0)
			return rows;
	return NULL;
}

static const struct option_row *option_of(const struct work *w, const char *word)
{
	const struct option_row *own = find_option(w->subcommand->options, word);
	return own ? own : find_option(global_options, word);
}

static void note_value(struct work *w, const struct option_row *row, const char *value)
{
	bool list = strcmp(row->name, "--list") == 0 || strcmp(row->name, "--kind") == 0;
	if (list && kind_of_list(slice_of(value)) != KIND_MAP)
		w->kind = kind_of_list(slice_of(value));
}

/* Takes a word that stands before the one that is typed. */
static void pass(struct work *w, const char *word)
{
	const struct subcommand *subcommand = w->named || w->count ? NULL : subcommand_find(word);
	if (w->pending) {
		note_value(w, w->pending, word);
		w->pending = NULL;
	} else if (!w->plain && strcmp(word, "--") == 0) {
		w->plain = true;
	} else if (!w->plain && word[0] == '-' && word[1]) {
		const struct option_row *row = option_of(w, word);
		const char *equals = strchr(word, '=');
		if (row && row->value && equals)
			note_value(w, row, equals + 1);
		else if (row && row->value)
			w->pending = row;
	} else if (subcommand) {
		w->subcommand = subcommand;
		w->named = true;
	} else {
		if (w->count < sizeof w->operands / sizeof *w->operands)
			w->operands[w->count] = word;
		w->count++;
	}
}

static void offer_operand(struct work *w)
{
	char what[64];
	if (!w->named && !w->count)
		offer_subcommands(w);
	if (complete_operand(w->subcommand->operands, w->count, what))
		offer_what(w, what);
}

void complete_words(struct complete *complete, const char *const *words, size_t count)
{
	struct work w = {.complete = complete,
	                 .subcommand = subcommand_find("open"),
	                 .kind = KIND_TOUCHPOINT,
	                 .typed = words[count - 1]};
	for (size_t i = 1; i + 1 < count; i++)
		pass(&w, words[i]);
	bool option = !w.pending && !w.plain && w.typed[0] == '-';
	const char *equals = option ? strchr(w.typed, '=') : NULL;
	const struct option_row *row = equals ? option_of(&w, w.typed) : w.pending;
	if (row && row->value) {
		w.before = slice_make(w.typed, equals ? (size_t)(equals + 1 - w.typed) : 0);
		offer_what(&w, row->value);
	} else if (!option && !row) {
		offer_operand(&w);
	}
	/* where nothing else can be said, the options are of help */
	if (option || (!complete->count && !complete->files && !*w.typed && !w.pending && !w.plain)) {
		offer_options(&w, w.subcommand->options);
		offer_options(&w, global_options);
	}
	if (w.document)
		document_free(w.document);
}

void complete_free(struct complete *complete)
{
	for (size_t i = 0; i < complete->count; i++) {
		free(complete->words[i].text);
		free(complete->words[i].help);
	}
	free(complete->words);
	*complete = (struct complete){0};
}
