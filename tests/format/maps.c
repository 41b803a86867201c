#include "maps.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/unicode.h"
#include "journey/plan.h"

#define COUNT(array) ((unsigned)(sizeof(array) / sizeof *(array)))

struct document *map_open(const char *text)
{
	struct error err = {0};
	unicode_start();
	struct document *document = document_of_bytes(slice_of(text), "map.yaml", &err);
	cr_assert(document, "%s", err.message);
	return document;
}

struct buffer map_export(const struct document *document, const char *format)
{
	struct buffer out = {0};
	format_find(format)->write(document_journey(document), 20000, &out);
	return out;
}

bool map_import(struct document *document, const char *format, struct slice text, const char *columns,
                struct incoming_done *done, struct error *err)
{
	struct import_wishes wishes = {.columns = columns};
	struct incoming incoming = {0};
	struct incoming_done own;
	struct plan *plan = plan_new();
	bool good = format_find(format)->read(text, &wishes, &incoming, err) &&
	            incoming_plan(&incoming, document_journey(document), plan, done ? done : &own, err);
	if (good && plan->count)
		good = document_apply(document, plan->changes, plan->count, "import", false, err);
	plan_free(plan);
	incoming_free(&incoming);
	return good;
}

size_t map_steps(const struct document *document)
{
	return document_step_done(document);
}

void map_expect_unchanged(struct document *document, const char *format, struct slice text, unsigned long long seed)
{
	struct error err = {0};
	size_t before = map_steps(document);
	cr_assert(map_import(document, format, text, NULL, NULL, &err), "seed %llu: %ld:%ld: %s", seed, err.line,
	          err.column, err.message);
	cr_assert_eq(map_steps(document), before, "seed %llu: importing again changes nothing", seed);
}

void map_expect(const struct document *document, const char *text)
{
	struct buffer out = {0};
	document_text(document, &out);
	cr_assert_str_eq(out.bytes, text);
	buffer_free(&out);
}

/* ---- by chance ---- */

static const char *const pieces[] = {"=1+1",
                                     "'",
                                     "''=",
                                     "-",
                                     "+81",
                                     "@x",
                                     ",",
                                     ";",
                                     "\"",
                                     "\n",
                                     "\r\n",
                                     "\t",
                                     " ",
                                     "日本",
                                     "語",
                                     "😀",
                                     "👩‍👩‍👧",
                                     "、",
                                     "{",
                                     "[1]",
                                     "true",
                                     "null",
                                     "12",
                                     "1.50",
                                     "é",
                                     "\\",
                                     "#",
                                     ":",
                                     "key:",
                                     "=cmd|'/C x'!A0",
                                     "word",
                                     "；",
                                     "　",
                                     "-",
                                     "\u2028",
                                     "0x1F",
                                     "2025-01-01",
                                     "'=",
                                     "\"\"",
                                     "}"};

static unsigned long long state;

static unsigned below(unsigned limit)
{
	state = state * 6364136223846793005ull + 1442695040888963407ull;
	return limit ? (unsigned)(state >> 33) % limit : 0;
}

static struct value *some_text(bool line)
{
	struct buffer text = {0};
	for (unsigned i = below(5) + 1; i-- > 0;) {
		const char *piece = pieces[below(COUNT(pieces))];
		if (!line || !strpbrk(piece, "\r\n"))
			buffer_add_text(&text, piece);
	}
	if (line)
		buffer_add_text(&text, below(2) ? "x" : "。");
	struct value *value = value_text(buffer_slice(&text));
	buffer_free(&text);
	return value;
}

static struct value *some_number(void)
{
	static const char *const numbers[] = {"0", "-5", "12", "1.50", "12345678901234567890123", "0.1"};
	return value_plain(numbers[below(COUNT(numbers))]);
}

static struct value *some_choice(const struct field *field)
{
	unsigned count = 0;
	while (field->choices[count].word)
		count++;
	return value_text(slice_of(field->choices[below(count)].word));
}

static struct value *some_reference(const struct field *field)
{
	char *word = mem_format("%c%u", *kind_list_key(field->refers), below(4));
	struct value *value = value_text(slice_of(word));
	free(word);
	return value;
}

static struct value *some_scalar(const struct field *field)
{
	if (field->choices)
		return some_choice(field);
	if (field->type == FIELD_REFERENCE || field->type == FIELD_REFERENCES)
		return some_reference(field);
	if (field->type == FIELD_NUMBER)
		return some_number();
	if (field->type == FIELD_YES)
		return value_plain(below(2) ? "true" : "false");
	if (field->type == FIELD_DATE)
		return value_plain("2025-04-01");
	return some_text(false);
}

static bool is_among(const struct value *list, const struct value *one)
{
	for (size_t i = 0; i < list->count; i++)
		if (value_equals(list->items[i], one))
			return true;
	return false;
}

static struct value *some_list(const struct field *field)
{
	struct value *list = value_list();
	for (unsigned i = below(3) + 2; i-- > 0;) {
		struct value *one = some_scalar(field);
		if (is_among(list, one))
			value_free(one);
		else
			value_list_add(list, one);
	}
	return list;
}

static struct value *some_records(const struct field *field)
{
	struct value *list = value_list();
	for (unsigned i = below(2) + 1; i-- > 0;) {
		struct value *map = value_map();
		for (const char *at = field->members; *at; at += strcspn(at, " ") + (strchr(at, ' ') != NULL)) {
			const struct field *member = field_member(field, slice_make(at, strcspn(at, " ")));
			if (below(2))
				value_map_add(map, member->key, some_scalar(member));
		}
		value_map_add(map, "own", some_text(false));
		value_list_add(list, map);
	}
	return list;
}

/* of a key that the table does not know */
static struct value *something(unsigned depth)
{
	unsigned sort = below(depth ? 5 : 3);
	if (sort == 0)
		return some_number();
	if (sort < 3)
		return some_text(false);
	struct value *value = sort == 3 ? value_list() : value_map();
	for (unsigned i = below(3) + 1; i-- > 0;) {
		char *key = mem_format("k%u", i);
		if (sort == 3)
			value_list_add(value, something(depth - 1));
		else
			value_map_add(value, key, something(depth - 1));
		free(key);
	}
	return value;
}

static struct value *some_touchpoint(unsigned number)
{
	static const char *const names[] = {"メール", "Call, first", "=SUM(A1)", "'=x", "- dash"};
	static const char *const own[] = {"my key", "備考", "a=b", "'@"};
	struct value *map = value_map();
	char *id = mem_format("t%u", number);
	if (below(3))
		value_map_add(map, "id", value_text(slice_of(id)));
	free(id);
	value_map_add(map, "name", below(2) ? value_text(slice_of(names[below(COUNT(names))])) : some_text(true));
	for (const struct field *f = NULL; (f = field_next(KIND_TOUCHPOINT, f));) {
		if (strcmp(f->key, "id") == 0 || strcmp(f->key, "name") == 0 || below(4))
			continue;
		bool list = field_is_list(f) && below(2);
		value_map_add(map, f->key,
		              f->type == FIELD_RECORDS ? some_records(f)
		              : list                   ? some_list(f)
		                                       : some_scalar(f));
	}
	for (unsigned i = 0; i < COUNT(own); i++)
		if (!below(4))
			value_map_add(map, own[i], something(2));
	return map;
}

static const char plain_head[] =
        "touchgrid: 1\ntitle: by chance\nowners: [o0, o1, o2, o3]\npersonas: [p0, p1, p2, p3]\n"
        "stages: [s0, s1, s2, s3]\nchannels: [c0, c1, c2, c3]\n";
static const char named_head[] = "touchgrid: 1\ntitle: by chance\nowners: [o0, o1, {id: o2, name: '=営業; 部'}, o3]\n"
                                 "personas: [p0, p1, p2, {id: p3, name: p0}]\n"
                                 "stages: [s0, {id: s1, name: 認知、興味}, {id: s2, name: '\"x'}, {id: s3, name: s1}]\n"
                                 "channels: [c0, c1, {id: c2, name: 同じ}, {id: c3, name: 同じ}]\n";

static struct document *map_below(const char *head, unsigned long long seed, bool frame)
{
	struct buffer text = {0};
	struct value_style style = {.column = 2, .gap = 1, .newline = "\n"};
	state = seed;
	buffer_add_text(&text, head);
	if (!frame)
		buffer_add_text(&text, "touchpoints:\n");
	for (unsigned i = frame ? 0 : below(30) + 1; i-- > 0;) {
		struct value *one = some_touchpoint(i);
		value_write_item(&text, one, &style);
		value_free(one);
	}
	struct document *document = map_open(text.bytes);
	buffer_free(&text);
	return document;
}

struct document *map_of_seed(unsigned long long seed, bool frame)
{
	return map_below(plain_head, seed, frame);
}

struct document *map_of_names(unsigned long long seed, bool frame)
{
	return map_below(named_head, seed, frame);
}
