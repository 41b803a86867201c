/* Every change on every node of the corpus, and random chains of changes, each
 * judged by what libyaml reads and by which lines stayed. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "events.h"
#include "support/random.h"
#include "yaml/splice.h"

static const char *const nasty[] = {"",
                                    " ",
                                    "a",
                                    "日本語",
                                    "yes",
                                    "null",
                                    "~",
                                    "1:30",
                                    "5",
                                    "# x",
                                    "a # b",
                                    "a: b",
                                    "a:",
                                    ": a",
                                    "- x",
                                    "-",
                                    "[",
                                    "]",
                                    "{a}",
                                    "---",
                                    "...",
                                    "a\nb",
                                    "a\nb\n",
                                    "a\n\nb",
                                    "\n",
                                    "a\n\n",
                                    "\na",
                                    " a\n b",
                                    "a \nb",
                                    "\ta",
                                    "a\tb",
                                    "😀",
                                    "👨‍👩‍👧\n😀",
                                    "\u00A0x",
                                    "x　",
                                    "it's",
                                    "\"q\"",
                                    "a\\nb",
                                    "&a",
                                    "*a",
                                    "!t",
                                    "| x",
                                    "> x",
                                    "%x",
                                    "@x",
                                    "`x",
                                    "\x01\x7F",
                                    "a\xC2\x85\142",
                                    "a\u2028b",
                                    "\uFEFFx",
                                    "a,b",
                                    "a, b",
                                    "x\r\ny",
                                    "<<",
                                    "key: |\n  x\n",
                                    "# a\n# b"};
#define NASTY (sizeof nasty / sizeof *nasty)

struct text {
	const char *name;
	struct slice bytes;
	struct tree *tree;
	struct events events;
};

static void text_read(struct text *t, const char *name, struct slice bytes)
{
	t->name = name;
	t->bytes = bytes;
	t->tree = tree_parse(bytes, TREE_SPANS, NULL);
	events_read(bytes, &t->events);
	cr_assert(t->tree && t->events.lines, "%s does not parse\n%.*s", name, (int)bytes.length, bytes.bytes);
}

static void text_free(struct text *t)
{
	tree_free(t->tree);
	events_free(&t->events);
}

struct counts {
	int done, anew, refused;
};

static size_t line_start(struct slice text, size_t at)
{
	while (at > 0 && !strchr("\r\n", text.bytes[at - 1]))
		at--;
	return at;
}

static size_t line_next(struct slice text, size_t at)
{
	while (at < text.length && text.bytes[at] != '\n' && text.bytes[at] != '\r')
		at++;
	return at < text.length ? at + 1 : at;
}

/* Bytes before from and behind to are those of before. */
static bool untouched(struct slice before, struct slice after, size_t from, size_t to)
{
	size_t rest = before.length - to;
	return after.length >= from + rest && memcmp(before.bytes, after.bytes, from) == 0 &&
	       memcmp(before.bytes + to, after.bytes + after.length - rest, rest) == 0;
}

/* The lines that a change of a node may touch: its own, and the blank ones below. */
static bool lines_untouched(const struct text *t, struct slice after, uint32_t node)
{
	const struct tree_node *n = &t->tree->nodes[node];
	size_t from = line_start(t->bytes, n->mark < n->start ? n->mark : n->start), to = line_next(t->bytes, n->end);
	if (n->mark == TREE_NONE && n->end > 0 && n->style != TREE_FLOW && n->parent != TREE_NONE)
		to = line_next(t->bytes, to); /* `? key` gets a line */
	while (to < t->bytes.length) {
		size_t next = line_next(t->bytes, to), at = to;
		while (at < next && strchr(" \t\r\n", t->bytes.bytes[at]))
			at++;
		if (at < next)
			break;
		to = next;
	}
	return untouched(t->bytes, after, from, to);
}

static size_t collection_from(const struct text *t, uint32_t node)
{
	const struct tree_node *n = &t->tree->nodes[node];
	if (n->parent == TREE_NONE)
		return 0; /* the comments above its first item may be that item's */
	return line_start(t->bytes, n->mark < n->start ? n->mark : n->start);
}

static void fail(const struct text *t, const struct splice *s, struct slice after, const char *why)
{
	cr_assert(false, "%s: %s, kind %d node %u key %.*s index %u to %u\n--- before\n%.*s\n--- after\n%.*s\n---",
	          t->name, why, s->kind, s->node, (int)s->key.length, s->key.bytes ? s->key.bytes : "", s->index, s->to,
	          (int)t->bytes.length, t->bytes.bytes, (int)after.length, after.bytes);
}

/* New events in place of old ones from..to (to not included), all others the same. */
static bool events_replaced(const struct text *t, const struct events *after, size_t from, size_t to)
{
	const struct events *before = &t->events;
	size_t rest = before->count - to;
	return after->count >= from + rest && events_equal(before, 0, from, after, 0) &&
	       events_equal(before, to, before->count, after, after->count - rest);
}

static bool events_moved(const struct text *t, const struct events *after, const struct splice *s)
{
	const struct events *before = &t->events;
	uint32_t count = t->tree->nodes[s->node].count, out = 0;
	size_t at = before->starts[s->node] + 1;
	if (before->count != after->count || !events_equal(before, 0, at, after, 0))
		return false;
	for (uint32_t i = 0; out < count; out++) {
		if (i == s->index && out != s->to)
			i++;
		uint32_t node = tree_item(t->tree, s->node, out == s->to ? s->index : i);
		size_t from = before->starts[node], to = before->ends[node] + 1;
		if (!events_equal(before, from, to, after, at))
			return false;
		at += to - from;
		i += out != s->to;
	}
	return events_equal(before, at, before->count, after, at);
}

/* libyaml reads what was asked for. */
static bool events_right(const struct text *t, const struct events *after, const struct splice *s)
{
	const struct events *e = &t->events;
	const struct tree_node *nodes = t->tree->nodes, *n = &nodes[s->node];
	bool first = n->kind == TREE_SCALAR || n->count == 0; /* its style may change, it may become a collection */
	uint32_t key, item;
	switch (s->kind) {
	case SPLICE_SET:
		return events_replaced(t, after, e->starts[s->node], e->ends[s->node] + 1);
	case SPLICE_ADD_KEY:
	case SPLICE_INSERT_ITEM:
		if (first)
			return events_replaced(t, after, e->starts[s->node], e->ends[s->node] + 1);
		item = s->kind == SPLICE_ADD_KEY ? TREE_NONE : tree_item(t->tree, s->node, s->index);
		key = (uint32_t)(item == TREE_NONE ? e->ends[s->node] : e->starts[item]);
		return after->count > e->count && events_replaced(t, after, key, key);
	case SPLICE_REMOVE_KEY:
		key = tree_key_of(t->tree, s->node);
		if (nodes[n->parent].count == 1)
			return after->count + e->ends[s->node] - e->starts[key] + 1 == e->count &&
			       events_replaced(t, after, e->starts[n->parent], e->ends[n->parent] + 1);
		return after->count + e->ends[s->node] - e->starts[key] + 1 == e->count &&
		       events_replaced(t, after, e->starts[key], e->ends[s->node] + 1);
	case SPLICE_RENAME_KEY:
		key = tree_key_of(t->tree, s->node);
		return after->count == e->count && events_replaced(t, after, e->starts[key], e->starts[key] + 1);
	case SPLICE_REMOVE_ITEM:
		item = tree_item(t->tree, s->node, s->index);
		if (n->count == 1)
			return events_replaced(t, after, e->starts[s->node], e->ends[s->node] + 1);
		return after->count + e->ends[item] - e->starts[item] + 1 == e->count &&
		       events_replaced(t, after, e->starts[item], e->ends[item] + 1);
	case SPLICE_MOVE_ITEM:
		return events_moved(t, after, s);
	}
	return false;
}

/* The new value stands where it should, read by the parser anew. */
static bool value_right(const struct text *t, const struct tree *after, const struct splice *s)
{
	uint32_t node = s->node;
	if (s->kind == SPLICE_ADD_KEY)
		return value_matches(s->value, after, tree_find(after, node, s->key));
	if (s->kind == SPLICE_INSERT_ITEM)
		return value_matches(s->value, after, tree_item(after, node, s->index));
	if (s->kind == SPLICE_RENAME_KEY)
		return slice_equals(after->nodes[tree_key_of(t->tree, node)].value, s->key);
	return s->kind != SPLICE_SET || value_matches(s->value, after, node);
}

static bool removes(const struct splice *s)
{
	return s->kind == SPLICE_REMOVE_KEY || s->kind == SPLICE_REMOVE_ITEM;
}

/* Applies the splice; what comes out is judged.  out holds it. */
static bool try(const struct text *t, const struct splice *s, struct counts *counts, struct buffer *out)
{
	struct error err = {0};
	if (!splice_apply(t->tree, s, false, out, &err)) {
		if (out->length || !err.message[0])
			fail(t, s, buffer_slice(out), "refused, but not cleanly");
		if (err.kind == ERROR_REWRITE && !splice_apply(t->tree, s, true, out, &err))
			fail(t, s, buffer_slice(out), "cannot be written anew either");
		else if (err.kind == ERROR_REWRITE)
			counts->anew++;
		else
			counts->refused++;
		return false;
	}
	struct text after;
	const struct tree_node *n = &t->tree->nodes[s->node];
	text_read(&after, t->name, buffer_slice(out));
	if (!events_right(t, &after.events, s))
		fail(t, s, after.bytes, "libyaml reads something else");
	if (!value_right(t, after.tree, s))
		fail(t, s, after.bytes, "the value is not there");
	bool lists = s->kind == SPLICE_SET && n->kind == TREE_SEQUENCE;
	if (after.tree->comment_count > t->tree->comment_count ||
	    (!removes(s) && !lists && after.tree->comment_count < t->tree->comment_count))
		fail(t, s, after.bytes, "comments got lost");
	if (s->kind == SPLICE_SET && n->kind != TREE_SEQUENCE && n->kind != TREE_MAPPING &&
	    !lines_untouched(t, after.bytes, s->node))
		fail(t, s, after.bytes, "other lines were touched");
	if ((s->kind == SPLICE_INSERT_ITEM || s->kind == SPLICE_REMOVE_ITEM || s->kind == SPLICE_MOVE_ITEM) &&
	    !untouched(t->bytes, after.bytes, collection_from(t, s->node), t->bytes.length))
		fail(t, s, after.bytes, "lines before were touched");
	counts->done++;
	text_free(&after);
	return true;
}

static bool is_key(const struct tree *tree, uint32_t node)
{
	uint32_t parent = tree->nodes[node].parent, at = 0;
	if (parent == TREE_NONE || tree->nodes[parent].kind != TREE_MAPPING)
		return false;
	for (uint32_t child = tree->nodes[parent].first; child != node; child = tree->nodes[child].next)
		at++;
	return at % 2 == 0;
}

Test(splice_corpus, sets_every_value_to_every_text)
{
	struct corpus_file *files = corpus_read("tests/corpus/yaml");
	struct counts counts = {0};
	struct buffer out = {0};
	for (struct corpus_file *f = files; f->name; f++) {
		struct text t;
		text_read(&t, f->name, corpus_text(f));
		for (uint32_t node = 0; node < t.tree->count; node++) {
			if (is_key(t.tree, node))
				continue;
			size_t step = t.bytes.length > 10000 ? 7 : 1;
			for (size_t i = 0; i < NASTY; i += step) {
				struct value *value = value_text(slice_of(nasty[i]));
				try(&t, &(struct splice){.kind = SPLICE_SET, .node = node, .value = value}, &counts,
				    &out);
				value_free(value);
			}
		}
		text_free(&t);
	}
	fprintf(stderr, "sets: %d in place, %d anew, %d refused\n", counts.done, counts.anew, counts.refused);
	cr_assert_gt(counts.done, 20000);
	cr_assert_lt(counts.refused * 100, counts.done);
	buffer_free(&out);
	corpus_free(files);
}

static struct value *sample(int which)
{
	struct value *value;
	switch (which % 6) {
	case 0:
		return value_text(slice_of("新しい"));
	case 1:
		return value_null();
	case 2:
		value = value_list();
		value_list_add(value, value_text(slice_of("p")));
		value_list_add(value, value_text(slice_of("q: r")));
		return value;
	case 3:
		value = value_map();
		value_map_add(value, "id", value_text(slice_of("new")));
		value_map_add(value, "note", value_text(slice_of("one\ntwo")));
		value_map_add(value, "list", sample(2));
		return value;
	case 4:
		return value_list();
	default:
		return value_plain("12.5");
	}
}

/* All structural changes of one node; the last that was done stays in out. */
static void change_structure(const struct text *t, uint32_t node, struct counts *counts, struct buffer *out)
{
	const struct tree_node *n = &t->tree->nodes[node];
	bool empty = n->kind == TREE_SEQUENCE || tree_is_null(t->tree, node);
	uint32_t count = n->kind == TREE_SEQUENCE ? n->count : 0, most = count > 4 ? 4 : count;
	for (int which = 0; which < 6; which++) {
		struct value *value = sample(which);
		struct splice s = {.kind = SPLICE_SET, .node = node, .value = value, .key = slice_of("新 key")};
		try(t, &s, counts, out);
		if (n->kind == TREE_MAPPING || tree_is_null(t->tree, node)) {
			s.kind = SPLICE_ADD_KEY;
			try(t, &s, counts, out);
		}
		s.kind = SPLICE_INSERT_ITEM;
		for (s.index = 0; empty && s.index <= most; s.index++)
			try(t, &s, counts, out);
		value_free(value);
	}
	for (uint32_t i = 0; i < most; i++) {
		struct splice s = {.kind = SPLICE_REMOVE_ITEM, .node = node, .index = i};
		try(t, &s, counts, out);
		s.kind = SPLICE_MOVE_ITEM;
		for (s.to = 0; s.to < most; s.to++)
			try(t, &s, counts, out);
	}
	if (n->parent != TREE_NONE && t->tree->nodes[n->parent].kind == TREE_MAPPING) {
		struct splice s = {.kind = SPLICE_REMOVE_KEY, .node = node, .key = slice_of("yes")};
		try(t, &s, counts, out);
		s.kind = SPLICE_RENAME_KEY;
		try(t, &s, counts, out);
	}
}

Test(splice_corpus, changes_every_structure)
{
	struct corpus_file *files = corpus_read("tests/corpus/yaml");
	struct counts counts = {0};
	struct buffer out = {0};
	for (struct corpus_file *f = files; f->name; f++) {
		struct text t;
		text_read(&t, f->name, corpus_text(f));
		for (uint32_t node = 0; node < t.tree->count; node++) {
			if (!is_key(t.tree, node))
				change_structure(&t, node, &counts, &out);
		}
		text_free(&t);
	}
	fprintf(stderr, "structure: %d in place, %d anew, %d refused\n", counts.done, counts.anew, counts.refused);
	cr_assert_gt(counts.done, 5000);
	cr_assert_lt((counts.refused + counts.anew) * 10, counts.done);
	buffer_free(&out);
	corpus_free(files);
}

static bool random_change(const struct text *t, struct counts *counts, struct buffer *out)
{
	const struct tree *tree = t->tree;
	uint32_t node = (uint32_t)random_below((int)tree->count);
	const struct tree_node *n = &tree->nodes[node];
	struct value *value = random_below(3) ? value_text(slice_of(nasty[random_below((int)NASTY)])) : sample(rand());
	struct splice s = {.kind = (enum splice_kind)random_below(7), .node = node, .value = value};
	char key[8];
	bool done = false, fits = !is_key(tree, node);
	snprintf(key, sizeof key, "k%d", random_below(1000));
	s.key = slice_of(key);
	if (s.kind >= SPLICE_REMOVE_ITEM)
		fits = fits && n->kind == TREE_SEQUENCE && n->count > 0;
	else if (s.kind == SPLICE_INSERT_ITEM)
		fits = fits && (n->kind == TREE_SEQUENCE || tree_is_null(tree, node));
	else if (s.kind == SPLICE_ADD_KEY)
		fits = fits && (n->kind == TREE_MAPPING || tree_is_null(tree, node));
	else if (s.kind != SPLICE_SET)
		fits = fits && n->parent != TREE_NONE && tree->nodes[n->parent].kind == TREE_MAPPING;
	if (fits && n->kind == TREE_SEQUENCE) {
		s.index = (uint32_t)random_below((int)n->count + 1);
		s.to = (uint32_t)random_below((int)n->count ? (int)n->count : 1);
	}
	if (fits && s.kind >= SPLICE_REMOVE_ITEM && s.index >= n->count)
		fits = false;
	if (fits)
		done = try(t, &s, counts, out);
	value_free(value);
	return done;
}

Test(splice_corpus, random_chains_of_changes)
{
	struct corpus_file *files = corpus_read("tests/corpus/yaml");
	struct counts counts = {0};
	size_t count = 0;
	while (files[count].name)
		count++;
	random_start();
	for (int chain = 0; chain < 1500; chain++) {
		struct corpus_file *f = &files[random_below((int)count)];
		struct buffer text = {0}, out = {0};
		if (f->length > 5000)
			continue;
		buffer_add(&text, f->bytes, f->length);
		for (int i = 0; i < 15; i++) {
			struct text t;
			text_read(&t, f->name, buffer_slice(&text));
			bool done = t.tree->count && random_change(&t, &counts, &out);
			text_free(&t);
			if (!done)
				continue;
			struct buffer swap = text;
			text = out;
			out = swap;
		}
		buffer_free(&text);
		buffer_free(&out);
	}
	fprintf(stderr, "random: %d in place, %d anew, %d refused\n", counts.done, counts.anew, counts.refused);
	cr_assert_gt(counts.done, 3000);
	cr_assert_lt((counts.refused + counts.anew) * 10, counts.done);
	corpus_free(files);
}
