#include "journey/plain.h"

#include "base/unicode.h"
#include "journey/field.h"

#define NO_KIND (-1)

/* the map while it is written out */
struct walk {
	const struct tree *tree;
	struct buffer *out;
	uint32_t comment; /* the next one to write */
	bool dash;        /* the next line begins an element of a list */
};

static const struct tree_node *node_at(const struct walk *w, uint32_t node)
{
	return &w->tree->nodes[node];
}

static void indent(struct walk *w, int depth)
{
	for (int i = 0; i < depth; i++)
		buffer_add_text(w->out, w->dash && i == depth - 1 ? "- " : "  ");
	w->dash = false;
}

/* the comments that stand before an offset of the text */
static void write_comments(struct walk *w, size_t offset, int depth)
{
	const struct tree *tree = w->tree;
	bool dash = w->dash;
	w->dash = false;
	for (; w->comment < tree->comment_count; w->comment++) {
		struct slice comment = tree->comments[w->comment];
		if ((size_t)(comment.bytes - tree->text.bytes) >= offset)
			break;
		indent(w, depth);
		unicode_sanitise(w->out, comment, -1);
		buffer_add_byte(w->out, '\n');
	}
	w->dash = dash;
}

/* the start of a line: the comments above it, and the label */
static void begin(struct walk *w, uint32_t node, int depth, struct slice label)
{
	write_comments(w, node_at(w, node)->start, depth);
	indent(w, depth);
	unicode_sanitise(w->out, label, -1);
	buffer_add_byte(w->out, ':');
}

static bool is_word(const struct tree_node *node)
{
	return node->kind == TREE_SCALAR || node->kind == TREE_ALIAS;
}

static void add_word(struct walk *w, const struct field *field, uint32_t node)
{
	const struct tree_node *n = node_at(w, node);
	const struct choice *choice = field && field->choices ? field_choice(field, n->value) : NULL;
	if (n->kind == TREE_ALIAS)
		buffer_add_byte(w->out, '*');
	unicode_sanitise(w->out, choice ? slice_of(message_label(&choice->label)) : n->value, -1);
}

/* text of several lines, each a line of its own */
static void add_paragraph(struct walk *w, struct slice text, int depth)
{
	for (size_t at = 0; at < text.length;) {
		const char *end = memchr(text.bytes + at, '\n', text.length - at);
		size_t length = end ? (size_t)(end - text.bytes) - at : text.length - at;
		buffer_add_byte(w->out, '\n');
		if (length)
			indent(w, depth + 1);
		unicode_sanitise(w->out, slice_make(text.bytes + at, length), -1);
		at += length + 1;
	}
}

static void write_entries(struct walk *w, int kind, const struct field *records, uint32_t mapping, uint32_t but,
                          int depth);
static void write_value(struct walk *w, const struct field *field, uint32_t node, int depth);

static bool is_list_of_words(const struct walk *w, uint32_t sequence)
{
	for (uint32_t i = node_at(w, sequence)->first; i != TREE_NONE; i = node_at(w, i)->next)
		if (!is_word(node_at(w, i)))
			return false;
	return true;
}

static void write_list(struct walk *w, const struct field *field, uint32_t sequence, int depth)
{
	bool words = is_list_of_words(w, sequence);
	buffer_add_text(w->out, !node_at(w, sequence)->count ? " []\n" : words ? " " : "\n");
	for (uint32_t i = node_at(w, sequence)->first; i != TREE_NONE; i = node_at(w, i)->next) {
		bool last = node_at(w, i)->next == TREE_NONE;
		if (words) {
			add_word(w, field, i);
			buffer_add_text(w->out, last ? "\n" : ", ");
			continue;
		}
		if (node_at(w, i)->kind == TREE_MAPPING && node_at(w, i)->count) {
			w->dash = true;
			write_entries(w, NO_KIND, field, i, TREE_NONE, depth + 1);
		} else {
			write_comments(w, node_at(w, i)->start, depth + 1);
			indent(w, depth);
			buffer_add_byte(w->out, '-');
			write_value(w, field, i, depth + 1);
		}
	}
}

/* what stands behind a label, to the end of the line and below it */
static void write_value(struct walk *w, const struct field *field, uint32_t node, int depth)
{
	const struct tree_node *n = node_at(w, node);
	if (n->kind == TREE_SEQUENCE) {
		write_list(w, field, node, depth);
	} else if (n->kind == TREE_MAPPING) {
		buffer_add_text(w->out, n->count ? "\n" : " {}\n");
		write_entries(w, NO_KIND, field, node, TREE_NONE, depth + 1);
	} else {
		if (n->kind == TREE_SCALAR && n->value.bytes && memchr(n->value.bytes, '\n', n->value.length)) {
			add_paragraph(w, n->value, depth);
		} else if (!tree_is_null(w->tree, node)) {
			buffer_add_byte(w->out, ' ');
			add_word(w, field, node);
		}
		buffer_add_byte(w->out, '\n');
	}
}

static struct slice label_of(const struct field *field, struct slice key)
{
	return field ? slice_of(message_label(&field->label)) : key;
}

/* The entries of a mapping but for the value `but`: members of records, or
 * fields of a kind, or keys that nobody knows. */
static void write_entries(struct walk *w, int kind, const struct field *records, uint32_t mapping, uint32_t but,
                          int depth)
{
	for (uint32_t key = node_at(w, mapping)->first; key != TREE_NONE;) {
		uint32_t value = node_at(w, key)->next;
		struct slice name = node_at(w, key)->value;
		const struct field *field = records           ? field_member(records, name)
		                            : kind != NO_KIND ? field_find((enum kind)kind, name)
		                                              : NULL;
		if (value != but) {
			begin(w, key, depth, label_of(field, name));
			write_value(w, field, value, depth);
		}
		key = node_at(w, value)->next;
	}
}

/* the entry by which people know the item; TREE_NONE */
static uint32_t title_of(const struct walk *w, uint32_t item)
{
	uint32_t name = TREE_NONE;
	if (node_at(w, item)->kind == TREE_MAPPING) {
		name = tree_find(w->tree, item, slice_of("name"));
		if (name == TREE_NONE)
			name = tree_find(w->tree, item, slice_of("id"));
	}
	return name != TREE_NONE && is_word(node_at(w, name)) ? name : TREE_NONE;
}

static void write_item(struct walk *w, enum kind kind, uint32_t item)
{
	uint32_t title = title_of(w, item);
	begin(w, item, 0, slice_of(message_label(kind_label(kind))));
	if (node_at(w, item)->kind != TREE_MAPPING) {
		write_value(w, NULL, item, 0);
		return;
	}
	if (title != TREE_NONE)
		write_value(w, NULL, title, 0);
	else
		buffer_add_byte(w->out, '\n');
	write_entries(w, (int)kind, NULL, item, title, 1);
}

static void write_map(struct walk *w, uint32_t root)
{
	for (uint32_t key = node_at(w, root)->first; key != TREE_NONE;) {
		uint32_t value = node_at(w, key)->next;
		struct slice name = node_at(w, key)->value;
		enum kind kind = kind_of_list(name);
		if (kind != KIND_MAP && node_at(w, value)->kind == TREE_SEQUENCE) {
			for (uint32_t i = node_at(w, value)->first; i != TREE_NONE; i = node_at(w, i)->next)
				write_item(w, kind, i);
		} else {
			const struct field *field = field_find(KIND_MAP, name);
			begin(w, key, 0, label_of(field, name));
			write_value(w, field, value, 0);
		}
		key = node_at(w, value)->next;
	}
}

void plain_write(const struct tree *tree, struct buffer *out)
{
	struct walk w = {.tree = tree, .out = out};
	if (tree->count && tree->nodes[0].kind == TREE_MAPPING)
		write_map(&w, 0);
	write_comments(&w, tree->text.length, 0);
}
