/* How findings are worded and placed. */
#include "journey/finding.h"

#include <stdlib.h>

#include "base/buffer.h"
#include "base/mem.h"
#include "base/message.h"
#include "base/unicode.h"

#define QUOTED_COLUMNS 60 /* of a text that a message quotes */
#define QUOTED_BYTES ((size_t)16 * QUOTED_COLUMNS)
#define TAB_STOP 8

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
		size_t run = strcspn(at, "{");
		buffer_add(out, at, run);
		at += run;
		const char *end = strchr(at, '}');
		if (!end)
			break;
		if (begins(at, "{key}"))
			add_quoted(out, words->key);
		else if (begins(at, "{word}"))
			add_quoted(out, words->word);
		else if (begins(at, "{name}"))
			add_quoted(out, words->name);
		else if (begins(at, "{count}"))
			buffer_format(out, "%zu", words->count);
		else if (begins(at, "{limit}"))
			buffer_format(out, "%zu", words->limit);
		else if (begins(at, "{choices}"))
			buffer_add_slice(out, words->choices);
		else if (begins(at, "{kind}"))
			buffer_add_text(out, message_label(kind_label((enum kind)words->kind)));
		else if (begins(at, "{list}"))
			buffer_add_text(out, kind_list_key((enum kind)words->kind));
		at = end;
	}
}

static struct finding *add(struct findings *findings)
{
	if (findings->count == findings->room) {
		findings->room = findings->room ? findings->room * 2 : 16;
		findings->list = mem_resize(findings->list, findings->room, sizeof *findings->list);
	}
	return &findings->list[findings->count++];
}

struct finding *findings_add(struct findings *findings, enum rule_code code, struct finding_subject subject,
                             const struct rule_words *words)
{
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
	struct finding *finding = add(findings);
	*finding = (struct finding){.rule = &rule_table[code],
	                            .severity = rule_table[code].severity,
	                            .subject = subject,
	                            .message = buffer_take(&message)};
	return finding;
}

void findings_append(struct findings *findings, struct findings *other)
{
	for (size_t i = 0; i < other->count; i++)
		*add(findings) = other->list[i];
	other->count = 0;
}

size_t findings_group(const struct findings *findings, size_t first)
{
	const struct finding *list = findings->list;
	size_t end = first + 1;
	while (end < findings->count && list[end].rule == list[first].rule &&
	       list[end].severity == list[first].severity)
		end++;
	return end;
}

static size_t rank(const struct finding *f)
{
	return (size_t)(SEVERITY_ERROR - f->severity) * RULE_COUNT + (size_t)(f->rule - rule_table);
}

void findings_rank(struct findings *findings)
{
	size_t starts[SEVERITY_COUNT * RULE_COUNT + 1] = {0};
	struct finding *ranked = mem_new_array(findings->count, sizeof *ranked);
	for (size_t i = 0; i < findings->count; i++)
		starts[rank(&findings->list[i]) + 1]++;
	for (size_t r = 1; r < SEVERITY_COUNT * RULE_COUNT; r++)
		starts[r] += starts[r - 1];
	for (size_t i = 0; i < findings->count; i++)
		ranked[starts[rank(&findings->list[i])]++] = findings->list[i];
	free(findings->list);
	findings->list = ranked;
	findings->room = findings->count;
}

void findings_drop_hidden(struct findings *findings, const struct journey *journey)
{
	size_t kept = 0;
	for (size_t i = 0; i < findings->count; i++) {
		struct finding *f = &findings->list[i];
		if (f->subject.kind == KIND_TOUCHPOINT &&
		    journey_item(journey, KIND_TOUCHPOINT, f->subject.index)->hidden)
			free(f->message);
		else
			findings->list[kept++] = *f;
	}
	findings->count = kept;
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
	long line, column, character; /* the latter two from 0 */
};

static void position_move(struct position *p, struct slice text, size_t to)
{
	const char *newline;
	while ((newline = memchr(text.bytes + p->offset, '\n', to - p->offset))) {
		p->offset = (size_t)(newline + 1 - text.bytes);
		p->line++;
		p->column = p->character = 0;
	}
	while (p->offset < to) {
		uint32_t c = unicode_next(text.bytes, text.length, &p->offset);
		p->character++;
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
		f->character = p.character + 1;
	}
}
