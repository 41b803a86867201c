#include "told.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/json.h"
#include "base/unicode.h"

static void add_value(struct buffer *out, const struct value *value)
{
	if (value_is_scalar(value)) {
		buffer_add_slice(out, value_slice(value));
		return;
	}
	buffer_add_text(out, "[");
	for (size_t i = 0; i < value->count; i++) {
		buffer_add_text(out, i ? "; " : "");
		add_value(out, value->items[i]);
	}
	buffer_add_text(out, "]");
}

char *told(const char *format, const char *text)
{
	struct incoming incoming = {0};
	struct import_wishes wishes = {0};
	struct error err = {0};
	struct buffer out = {0};
	unicode_start();
	buffer_add_text(&out, "");
	if (!format_find(format)->read(slice_of(text), &wishes, &incoming, &err)) {
		buffer_format(&out, "%ld:%ld: %s\n", err.line, err.column, err.message);
		cr_expect_eq(incoming.count, 0, "nothing was read");
	}
	for (size_t i = 0; i < incoming.count; i++) {
		const struct incoming_item *in = &incoming.items[i];
		cr_expect(in->place.line > 0 && in->place.column > 0);
		buffer_add_text(&out, kind_label(in->kind)->en);
		for (size_t k = 0; k < in->says->count; k++) {
			buffer_format(&out, " %s=", in->says->items[2 * k]->text);
			add_value(&out, in->says->items[2 * k + 1]);
		}
		buffer_add_text(&out, "\n");
	}
	incoming_free(&incoming);
	return buffer_take(&out);
}

void told_expect(const char *format, const char *text, const char *expected)
{
	char *is = told(format, text);
	cr_expect_str_eq(is, expected, "%s\nsays:\n%s\nnot:\n%s", text, is, expected);
	free(is);
}

void told_refuse(const char *format, const char *text, long line, long column, const char *part)
{
	char place[64];
	char *is = told(format, text);
	snprintf(place, sizeof place, "%ld:%ld: ", line, column);
	cr_expect(strncmp(is, place, strlen(place)) == 0 && strstr(is, part), "%s\nsays:\n%s", text, is);
	free(is);
}

/* ---- names that are hard ---- */

static const char *const pieces[] = {
        "|",           "\\",
        "`",           "*",
        "_",           "[x](http://e.com)",
        "<script>",    "<!-- x -->",
        "-->",         "<!--",
        "#",           "# h",
        "&amp;",       "&#35;",
        "@user",       "a@b.c",
        ":smile:",     "#12",
        "GH-12",       "https://e.c",
        "www.e.com",   "- a",
        "1. b",        "+",
        "---",         "===",
        "~~x~~",       "$x$",
        "![i](u)",     "<br>",
        "日本語",      "「",
        "メール、",    "a,b",
        ";",           "；",
        "：",          ":",
        "%%",          "%%{init: {}}%%",
        "%",           "{",
        "}",           "\"",
        "'",           "title ",
        "journey",     "section ",
        "accDescr {",  "accTitle",
        "```",         "~~~",
        " ",           "　",
        "\t",          "é",
        "👩‍💻", "\\|",
        "**",          "__",
        "a_b",         "|---|",
        "null",        "!+",
        ">s",          "<details>",
        "\u200b",      "x",
        "[ ] task",    "\u00a0",
        "\u2028",      "\x07",
        "```mermaid",  "deadbeef",
        "</details>",  "- **b**",
        "…",           "0",
};

static unsigned long long state;

static unsigned below(unsigned limit)
{
	state = state * 6364136223846793005ull + 1442695040888963407ull;
	return (unsigned)(state >> 33) % limit;
}

/* in double quotes, with x at one end, so that it is no blank and no two are the same */
static void add_text(struct buffer *out, const char *key, unsigned number, bool lines)
{
	struct buffer text = {0};
	bool front = below(2);
	if (front)
		buffer_format(&text, "n%u", number);
	for (unsigned i = below(5) + 1; i-- > 0;)
		buffer_add_text(&text, lines && !below(6) ? "\n" : pieces[below(sizeof pieces / sizeof *pieces)]);
	if (!front)
		buffer_format(&text, "n%u", number);
	buffer_format(out, "%s: ", key);
	json_add_string(out, buffer_slice(&text));
	buffer_free(&text);
}

static void add_things(struct buffer *out, enum kind kind, unsigned count)
{
	buffer_format(out, "%s:\n", kind_list_key(kind));
	for (unsigned i = 0; i < count; i++) {
		buffer_format(out, "  - {id: %c%u, ", *kind_list_key(kind), i);
		add_text(out, "name", i, false);
		if (below(2)) {
			buffer_add_text(out, ", ");
			add_text(out, "notes", i, true);
		}
		buffer_add_text(out, "}\n");
	}
}

static void add_choice(struct buffer *out, const char *key)
{
	const struct field *field = field_find(KIND_TOUCHPOINT, slice_of(key));
	unsigned count = 0;
	while (field->choices[count].word)
		count++;
	if (below(2))
		buffer_format(out, ", %s: %s", key, field->choices[below(count)].word);
}

static void add_places(struct buffer *out, const char *key, unsigned count)
{
	unsigned first = below(count);
	if (!below(5))
		return;
	if (below(4))
		buffer_format(out, ", %s: %c%u", key, *key, first);
	else
		buffer_format(out, ", %s: [%c%u, %c%u]", key, *key, first, *key, (first + 1) % count);
}

static void add_touchpoint(struct buffer *out, unsigned number)
{
	/* some cannot stand in a comment of Markdown */
	static const char *const ids[] = {"", "t", "日本", "a--", "x|"};
	unsigned id = below(sizeof ids / sizeof *ids);
	buffer_add_text(out, "  - {");
	if (id)
		buffer_format(out, "id: \"%s%u\", ", ids[id], number);
	add_text(out, "name", number, false);
	add_places(out, "stage", 4);
	add_places(out, "channel", 4);
	add_choice(out, "rating");
	add_choice(out, "mood");
	add_choice(out, "decision");
	if (below(3))
		buffer_format(out, ", owner: o%u", below(3));
	else if (below(2))
		buffer_add_text(out, ", persona: [p0, p1]");
	if (!below(3)) {
		buffer_add_text(out, ", ");
		add_text(out, "purpose", number, false);
	}
	if (!below(3)) {
		buffer_add_text(out, ", ");
		add_text(out, "notes", number, true);
	}
	buffer_add_text(out, "}\n");
}

char *hostile_map(unsigned long long seed)
{
	struct buffer out = {0};
	state = seed;
	buffer_add_text(&out, "touchgrid: 1\n");
	add_text(&out, "title", 0, false);
	buffer_add_text(&out, "\n");
	add_text(&out, "goal", 0, false);
	buffer_add_text(&out, "\n");
	add_things(&out, KIND_PERSONA, 2);
	add_things(&out, KIND_OWNER, 3);
	add_things(&out, KIND_STAGE, 4);
	add_things(&out, KIND_CHANNEL, 4);
	buffer_add_text(&out, "touchpoints:\n");
	for (unsigned i = 0; i < 20; i++)
		add_touchpoint(&out, i);
	return buffer_take(&out);
}
