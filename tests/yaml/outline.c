#include "yaml/outline.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/buffer.h"
#include "base/mem.h"
#include "events.h"
#include "support/random.h"
#include "yaml/tree.h"

static const char letters[] = {[OUTLINE_WHOLE] = 'W', [OUTLINE_ENTRIES] = 'e', [OUTLINE_ITEM] = 'i'};

/* The pieces as `e|…|` lines: kind, text, and behind `~` the own part of an item. */
static char *describe(const char *text)
{
	struct outline outline;
	struct buffer out = {0};
	outline_split(slice_of(text), &outline);
	for (size_t i = 0; i < outline.count; i++) {
		const struct outline_piece *p = &outline.pieces[i];
		buffer_add_byte(&out, letters[p->kind]);
		if (p->kind == OUTLINE_ITEM)
			buffer_format(&out, "%u%s", p->column, p->keep ? "+" : "");
		buffer_add_byte(&out, '<');
		buffer_add(&out, text + p->start, p->gap);
		if (p->gap)
			buffer_add_byte(&out, '~');
		buffer_add(&out, text + p->start + p->gap, p->length - p->gap);
		buffer_add_byte(&out, '>');
	}
	outline_free(&outline);
	return buffer_take(&out);
}

Test(outline, pieces)
{
	static const struct {
		const char *text, *pieces;
	} cases[] = {
	        {"", ""},
	        {"# c\n", "e<# c\n>"},
	        {"# c\na: 1\n\n# d\nb:\n  c: 2\n# e\n", "e<# c\na: 1\n>e<\n# d\nb:\n  c: 2\n>e<# e\n>"},
	        {"l:\n  - a\n  - b\nx: 1\n", "e<l:\n>i2<  - a\n>i2<  - b\n>e<x: 1\n>"},
	        {"l: # c\n- a\n- b", "e<l: # c\n>i0<- a\n>i0<- b>"},
	        {"l:\n\n  # own\n  - a\n    # in\n  # gap\n\n  # own b\n  - b\n",
	         "e<l:\n>i2<\n~  # own\n  - a\n    # in\n>i2<  # gap\n\n~  # own b\n  - b\n>"},
	        {"l:\n  - a\n  # last\n# top\nx: 1\n", "e<l:\n>i2<  - a\n>e<  # last\n# top\nx: 1\n>"},
	        {"l:\n - a: |\n     t\n\n     # t\n - b\n", "e<l:\n>i1< - a: |\n     t\n\n     # t\n>i1< - b\n>"},
	        {"l:\n - a: |+\n     t\n\n - b\n", "e<l:\n>i1+< - a: |+\n     t\n\n>i1< - b\n>"},
	        {"l:\n - a: |\n     t\n\n - b\n", "e<l:\n>i1< - a: |\n     t\n>i1<\n~ - b\n>"},
	        {"n: >1+\n t\n\nb: 1\n", "e<n: >1+\n t\n\n>e<b: 1\n>"},
	        {"\xEF\xBB\xBF---\na: 1\r\nb: 2\r\n", "e<\xEF\xBB\xBF---\na: 1\r\n>e<b: 2\r\n>"},
	        {"a:\n  b:\n    - c\n日本: x\n", "e<a:\n  b:\n    - c\n>e<日本: x\n>"},
	        {"a: [x,\n y]\nb: {\n c: d}\n", "e<a: [x,\n y]\n>e<b: {\n c: d}\n>"},
	        {"a:\n", "e<a:\n>"},
	        {"- a\n", "W<- a\n>"},
	        {"{a: 1}\n", "W<{a: 1}\n>"},
	        {"a: 1\n- b\n", "W<a: 1\n- b\n>"},
	        {"a: &x\n  - b\n", "W<a: &x\n  - b\n>"},
	        {"? a\n: b\n", "W<? a\n: b\n>"},
	        {"a:\n\tb: 1\n", "W<a:\n\tb: 1\n>"},
	        {"a: 1\n---\nb: 1\n", "W<a: 1\n---\nb: 1\n>"},
	        {"%YAML 1.1\n---\na: 1\n", "W<%YAML 1.1\n---\na: 1\n>"},
	        {"a: 1\rb: 2\r", "W<a: 1\rb: 2\r>"},
	        {"a:\n    - x\n  - y\n", "W<a:\n    - x\n  - y\n>"},
	        {"\"a\": 1\n", "W<\"a\": 1\n>"},
	        {"a: 1\n\xEF\xBB\xBF\x62: 2\n", "W<a: 1\n\xEF\xBB\xBF\x62: 2\n>"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char *got = describe(cases[i].text);
		cr_expect_str_eq(got, cases[i].pieces);
		free(got);
	}
}

/* Node b of the piece means what node a of the whole text means. */
static bool same(const struct tree *x, uint32_t a, const struct tree *y, uint32_t b)
{
	const struct tree_node *p = &x->nodes[a], *q = &y->nodes[b];
	if (p->kind != q->kind || p->style != q->style || p->plain_implicit != q->plain_implicit ||
	    !slice_equals(p->value, q->value) || !slice_equals(p->tag, q->tag) || !slice_equals(p->anchor, q->anchor))
		return false;
	if (p->kind == TREE_SCALAR || p->kind == TREE_ALIAS)
		return true;
	uint32_t c = p->first, d = q->first;
	for (; c != TREE_NONE && d != TREE_NONE; c = x->nodes[c].next, d = y->nodes[d].next) {
		if (!same(x, c, y, d))
			return false;
	}
	return c == d;
}

/* Where in the whole tree the reading of pieces has come to. */
struct walk {
	const struct tree *whole;
	uint32_t key;  /* the next key of the root */
	uint32_t item; /* the next item of the list that is open */
	bool open;
};

static bool take_entries(struct walk *w, const struct tree *piece)
{
	if (!piece->count || tree_is_null(piece, 0))
		return true;
	w->open = false;
	for (uint32_t k = piece->nodes[0].first; k != TREE_NONE;) {
		uint32_t v = piece->nodes[k].next, value;
		if (w->key == TREE_NONE || !same(w->whole, w->key, piece, k))
			return false;
		value = w->whole->nodes[w->key].next;
		k = piece->nodes[v].next;
		bool head = k == TREE_NONE && tree_is_null(piece, v) && !tree_is_null(w->whole, value);
		if (head && w->whole->nodes[value].kind == TREE_SEQUENCE) {
			w->open = true;
			w->item = w->whole->nodes[value].first;
		} else if (!same(w->whole, value, piece, v)) {
			return false;
		}
		w->key = w->whole->nodes[value].next;
	}
	return true;
}

/* 0: a piece does not parse to its shape, so the caller reads the whole text;
 * 1: the pieces mean what the whole means; -1: they do not. */
static int compare(struct slice text)
{
	struct outline outline;
	int result = 1;
	size_t at = 0;
	outline_split(text, &outline);
	for (size_t i = 0; i < outline.count; at += outline.pieces[i++].length)
		cr_assert(outline.pieces[i].start == at && outline.pieces[i].gap <= outline.pieces[i].length);
	cr_assert_eq(at, text.length);
	struct tree *whole = tree_parse(text, TREE_VALUES, NULL);
	struct walk w = {.whole = whole, .key = TREE_NONE, .item = TREE_NONE};
	if (whole && whole->count && whole->nodes[0].kind == TREE_MAPPING)
		w.key = whole->nodes[0].first;
	for (size_t i = 0; i < outline.count && result != 0; i++) {
		const struct outline_piece *p = &outline.pieces[i];
		struct tree *piece = tree_parse(slice_make(text.bytes + p->start, p->length), TREE_VALUES, NULL);
		bool item = p->kind == OUTLINE_ITEM;
		bool shape = piece && p->kind != OUTLINE_WHOLE && !piece->has_alias &&
		             (item ? piece->count && piece->nodes[0].kind == TREE_SEQUENCE &&
		                              piece->nodes[0].count == 1 && piece->nodes[0].style == TREE_BLOCK
		                   : !piece->count || piece->nodes[0].kind == TREE_MAPPING || tree_is_null(piece, 0));
		if (!shape) {
			result = 0;
		} else if (!whole || result < 0) {
			result = -1;
		} else if (item) {
			if (!w.open || w.item == TREE_NONE || !same(whole, w.item, piece, piece->nodes[0].first))
				result = -1;
			else
				w.item = whole->nodes[w.item].next;
		} else if (!take_entries(&w, piece)) {
			result = -1;
		}
		tree_free(piece);
	}
	if (result > 0 && (w.key != TREE_NONE || (w.open && w.item != TREE_NONE)))
		result = -1;
	tree_free(whole);
	outline_free(&outline);
	return result;
}

Test(outline, corpus_means_the_same_in_pieces)
{
	struct corpus_file *files = corpus_read("tests/corpus/yaml");
	int read = 0;
	for (struct corpus_file *f = files; f->name; f++) {
		int result = compare(corpus_text(f));
		cr_expect_geq(result, 0, "%s", f->name);
		read += result == 1;
	}
	cr_assert_geq(read, 30, "%d", read);
	corpus_free(files);
	files = corpus_read("tests/corpus/bad");
	for (struct corpus_file *f = files; f->name; f++)
		cr_expect_eq(compare(corpus_text(f)), 0, "%s", f->name);
	corpus_free(files);
}

/* Lines that may or may not fit each other. */
static void random_map(struct buffer *out)
{
	static const char *const lines[] = {"a: 1",
	                                    "list:",
	                                    "  - x",
	                                    "  - id: a",
	                                    "    name: b",
	                                    "- x",
	                                    "- k: v",
	                                    "  l: w",
	                                    "",
	                                    "",
	                                    "   ",
	                                    "      ",
	                                    "# c",
	                                    "  # c",
	                                    "    # c",
	                                    "note: |",
	                                    "note: |+",
	                                    "  text",
	                                    "    text",
	                                    "  - n: |",
	                                    "  - n: >+",
	                                    "      text",
	                                    "q: \"open",
	                                    "close\"",
	                                    "  - \"a",
	                                    "  b\"",
	                                    "f: [a,",
	                                    "  b]",
	                                    "]",
	                                    "日本: x",
	                                    "list: # c",
	                                    "  -",
	                                    "    - deep",
	                                    "k: >-",
	                                    "  x: 'y'",
	                                    "m:",
	                                    "  n: 1",
	                                    "\xEF\xBB\xBF\x62: 1",
	                                    "e: {",
	                                    "c: d }",
	                                    "---",
	                                    "  \tx: 1",
	                                    "  - t: |2+",
	                                    "x\xC2\x85y: 1",
	                                    "- \"q",
	                                    "r\": s",
	                                    "  - [a,",
	                                    "  - b]",
	                                    "plain text",
	                                    "p: a",
	                                    "  continued",
	                                    "- - a",
	                                    "  - - b",
	                                    "? k",
	                                    ": v",
	                                    "    |",
	                                    "  - 'it''s'",
	                                    "+",
	                                    "n: |2",
	                                    "  - |+",
	                                    "z: 'a",
	                                    "  ' # c",
	                                    "- # c"};
	bool crlf = random_below(8) == 0;
	for (int i = 1 + random_below(9); i > 0; i--) {
		buffer_add_text(out, lines[random_below((int)(sizeof lines / sizeof *lines))]);
		if (i > 1 || random_below(4))
			buffer_add_text(out, crlf ? "\r\n" : "\n");
	}
}

Test(outline, random_maps_mean_the_same_in_pieces)
{
	struct buffer text = {0};
	int read = 0;
	random_start();
	for (int i = 0; i < 150000; i++) {
		buffer_clear(&text);
		random_map(&text);
		int result = compare(buffer_slice(&text));
		cr_assert_geq(result, 0, "----\n%s----", text.bytes);
		read += result == 1;
	}
	cr_assert_gt(read, 1000);
	buffer_free(&text);
}
