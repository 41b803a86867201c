/* The table of rules, and how their findings are worded and placed. */
#include <stdlib.h>

#include "base/buffer.h"
#include "base/mem.h"
#include "base/message.h"
#include "base/unicode.h"
#include "journey/check.h"
#include "journey/field.h"

#define QUOTED_COLUMNS 60 /* of a text that a message quotes */
#define QUOTED_BYTES ((size_t)16 * QUOTED_COLUMNS)
#define TAB_STOP 8

const struct rule rule_table[RULE_COUNT] = {
        [RULE_SYNTAX] = {"syntax", SEVERITY_ERROR,
                         N_("text that is not well-formed YAML, or not one document in UTF-8"), "{word}"},
        [RULE_NOT_A_MAP] = {"not-a-map", SEVERITY_ERROR, N_("a file that is no mapping"),
                            N_("a map is made of entries like “stages:” and “touchpoints:”; this is something else")},
        [RULE_VERSION] = {"version", SEVERITY_ERROR, N_("a format version that this touchgrid does not know"),
                          N_("this map is written in format “{word}”, and this touchgrid knows format 1; use a newer "
                             "touchgrid")},
        [RULE_DUPLICATE_KEY] = {"duplicate-key", SEVERITY_ERROR, N_("a key that stands twice in a mapping"),
                                N_("“{key}” stands in this mapping a second time; keep one of the two")},
        [RULE_NOT_A_LIST] = {"not-a-list", SEVERITY_ERROR, N_("stages, channels, … that are no list"),
                             N_("“{list}” is a list; write each {kind} on a line of its own behind “- ”")},
        [RULE_GRID] = {"grid", SEVERITY_ERROR, N_("more stages and channels than a grid can have"),
                       N_("stages and channels make a grid of more than a million cells; split the map")},
        [RULE_NOT_AN_ITEM] = {"not-an-item", SEVERITY_ERROR, N_("an item that is neither a word nor a mapping"),
                              N_("a list stands here where a {kind} is expected; write its name, or “name: …”")},
        [RULE_NO_NAME] = {"no-name", SEVERITY_ERROR, N_("an item that has neither name nor id"),
                          N_("this {kind} has neither name nor id; give it a name")},
        [RULE_DUPLICATE_ID] = {"duplicate-id", SEVERITY_ERROR, N_("two items of a kind with one id"),
                               N_("the {kind} “{word}” stands here a second time; give it another id")},
        [RULE_REFERENCE] = {"reference", SEVERITY_ERROR, N_("a stage, channel, … that the map does not have"),
                            N_("there is no {kind} “{word}”; correct it, or add it to “{list}”")},
        [RULE_ONE_VALUE] = {"one-value", SEVERITY_ERROR, N_("a list or a mapping where one value belongs"),
                            N_("“{key}” takes one value, and a list or a mapping stands here; keep one value")},
        [RULE_WORDS] = {"words", SEVERITY_ERROR, N_("something deeper than a list of words where words belong"),
                        N_("“{key}” takes a word or a list of words like [a, b]; something deeper stands here")},
        [RULE_CHOICE] = {"choice", SEVERITY_ERROR, N_("a word that is not among those of its field"),
                         N_("“{word}” is not a word of “{key}”; write one of {choices}")},
        [RULE_NUMBER] = {"number", SEVERITY_ERROR, N_("a field that should be a number and is none"),
                         N_("“{key}” is a number; write digits instead of “{word}”")},
        [RULE_YES] = {"yes-or-no", SEVERITY_ERROR, N_("a field that should be true or false and is neither"),
                      N_("“{key}” is true or false; write one of them instead of “{word}”")},
        [RULE_DATE] = {"date", SEVERITY_ERROR, N_("a field that should be a day and is none"),
                       N_("“{key}” is a day; write it as YYYY-MM-DD instead of “{word}”")},
        [RULE_RECORDS] = {"records", SEVERITY_ERROR, N_("something else where a mapping belongs"),
                          N_("“{key}” takes mappings with the keys {choices}; something else stands here")},
        [RULE_KEY_TYPO] = {"key-typo", SEVERITY_WARNING, N_("an unknown key that looks like a known one"),
                           N_("“{key}” is a key of your own, which is kept but does nothing")},
        [RULE_CONFLICT] = {"conflict", SEVERITY_ERROR, N_("a conflict of a merge that nobody has settled"),
                           N_("two people changed {choices} differently; decide what it shall be and delete this "
                              "entry")},
};

/* ---- wording ---- */

/* The text as a message shows it: harmless and not too long. */
static void add_quoted(struct buffer *out, struct slice text)
{
	bool cut = text.length > QUOTED_BYTES;
	if (cut)
		text.length = QUOTED_BYTES;
	cut |= unicode_columns(text) > QUOTED_COLUMNS;
	unicode_sanitise(out, text, QUOTED_COLUMNS);
	if (cut)
		buffer_add_text(out, "…");
}

static bool begins(const char *text, const char *start)
{
	return strncmp(text, start, strlen(start)) == 0;
}

static void fill(struct buffer *out, const char *message, const struct rule_words *words)
{
	for (const char *at = message; *at; at++) {
		const char *end = *at == '{' ? strchr(at, '}') : NULL;
		if (!end) {
			buffer_add_byte(out, *at);
			continue;
		}
		if (begins(at, "{key}"))
			add_quoted(out, words->key);
		else if (begins(at, "{word}"))
			add_quoted(out, words->word);
		else if (begins(at, "{choices}"))
			buffer_add_slice(out, words->choices);
		else if (begins(at, "{kind}"))
			buffer_add_text(out, message_label(kind_label((enum kind)words->kind)));
		else if (begins(at, "{list}"))
			buffer_add_text(out, kind_list_key((enum kind)words->kind));
		at = end;
	}
}

void findings_add(struct findings *findings, enum rule_code code, size_t offset, const struct rule_words *words)
{
	if (findings->count == findings->room) {
		findings->room = findings->room ? findings->room * 2 : 16;
		findings->list = mem_resize(findings->list, findings->room, sizeof *findings->list);
	}
	struct buffer message = {0};
	if (code == RULE_SYNTAX) {
		buffer_add_slice(&message, words->word);
	} else {
		fill(&message, _(rule_table[code].message), words);
		if (words->near.bytes) {
			buffer_add_text(&message, _("; did you mean “"));
			add_quoted(&message, words->near);
			buffer_add_text(&message, _("”?"));
		}
	}
	findings->list[findings->count++] =
	        (struct finding){.rule = &rule_table[code], .offset = offset, .message = buffer_take(&message)};
}

void findings_free(struct findings *findings)
{
	for (size_t i = 0; i < findings->count; i++)
		free(findings->list[i].message);
	free(findings->list);
	*findings = (struct findings){0};
}

/* ---- placing ---- */

static int by_place(const void *left, const void *right)
{
	const struct finding *a = left, *b = right;
	if (a->offset != b->offset)
		return a->offset < b->offset ? -1 : 1;
	if (a->rule != b->rule)
		return a->rule < b->rule ? -1 : 1;
	return strcmp(a->message, b->message);
}

/* What is reached through several aliases, or several times through one, is said once. */
static void drop_repetitions(struct findings *findings)
{
	size_t kept = 1;
	for (size_t i = 1; i < findings->count; i++) {
		if (by_place(&findings->list[i], &findings->list[kept - 1]) == 0)
			free(findings->list[i].message);
		else
			findings->list[kept++] = findings->list[i];
	}
	findings->count = kept;
}

/* a place in the text, moved on from finding to finding */
struct position {
	size_t offset;
	long line, column;
};

static void position_move(struct position *p, struct slice text, size_t to)
{
	const char *newline;
	while ((newline = memchr(text.bytes + p->offset, '\n', to - p->offset))) {
		p->offset = (size_t)(newline + 1 - text.bytes);
		p->line++;
		p->column = 0;
	}
	while (p->offset < to) {
		uint32_t c = unicode_next(text.bytes, text.length, &p->offset);
		p->column += c == '\t' ? TAB_STOP - p->column % TAB_STOP : c == '\r' ? 0 : unicode_width(c);
	}
}

void findings_locate(struct findings *findings, struct slice text)
{
	if (!findings->count)
		return;
	qsort(findings->list, findings->count, sizeof *findings->list, by_place);
	drop_repetitions(findings);
	bool mark = text.length >= 3 && memcmp(text.bytes, "\xEF\xBB\xBF", 3) == 0;
	struct position p = {.offset = mark ? 3 : 0, .line = 1};
	for (size_t i = 0; i < findings->count; i++) {
		struct finding *f = &findings->list[i];
		size_t to = f->offset < text.length ? f->offset : text.length;
		if (to > p.offset)
			position_move(&p, text, to);
		f->line = p.line;
		f->column = p.column + 1;
	}
}
