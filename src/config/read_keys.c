/* Keys of one's own. */
#include <stdlib.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/nearest.h"
#include "config/reading.h"
#include "ui/command.h"

/* ---- reading one command ---- */

/* Is it a key that a person presses? */
static bool is_pressed(key k)
{
	key plain = k & ~(key)KEY_FLAGS;
	return !key_mouse(k) && key_wait(k) < 0 && plain != KEY_PASTE_ && plain != KEY_PASTE_END_ &&
	       plain != KEY_RESIZE_;
}

/* Does it do something else with every key, so that it works with those of the table alone? */
static bool takes_digits(const struct command *command)
{
	return command->keys[0] >= '0' && command->keys[0] <= '9';
}

static bool has_key(const char *keys, key wanted)
{
	struct slice all = slice_of(keys);
	key k;
	for (size_t at = 0; at < all.length;) {
		if (all.bytes[at] == ' ')
			at++;
		else if (!key_parse(all, &at, &k, NULL))
			return false;
		else if (k == wanted)
			return true;
	}
	return false;
}

static void add_key(struct reading *r, uint32_t node, const struct command *command, key k, struct buffer *keys)
{
	char name[KEY_NAME];
	key_format(k, name);
	if (!is_pressed(k))
		reading_complain(r, node, _("%s is no key that can be given to a command"), name);
	else if (takes_digits(command) && !has_key(command->keys, k))
		reading_complain(r, node, _("%s is told by its digit what is meant; it takes some of %s, not %s"),
		                 command->name, command->keys, name);
	else if (!has_key(buffer_slice(keys).bytes, k))
		buffer_format(keys, "%s%s", keys->length ? " " : "", name);
}

/* "x <Delete>": names with blanks between */
static void add_keys(struct reading *r, uint32_t node, const struct command *command, struct buffer *keys)
{
	struct slice text = reading_text(r, node);
	struct error err = {0};
	key k;
	if (!text.bytes) {
		reading_complain(r, node,
		                 _("a key is missing: write [] for none, and signs such as # and * in quotes"));
		return;
	}
	for (size_t at = 0; at < text.length;) {
		if (text.bytes[at] == ' ') {
			at++;
			continue;
		}
		if (!key_parse(text, &at, &k, &err)) {
			if (err.message[0])
				reading_complain(r, node, "%s", err.message);
			return;
		}
		if (at < text.length && text.bytes[at] != ' ') {
			reading_complain(r, node,
			                 _("“%.*s” is not one key; put blanks between keys, and write special ones as "
			                   "<Enter>, <C-s>, <F5>, <Space>"),
			                 (int)text.length, text.bytes);
			return;
		}
		add_key(r, node, command, k, keys);
	}
}

static void read_command_keys(struct reading *r, uint32_t node, const struct command *command, struct buffer *keys)
{
	const struct tree_node *value = reading_node(r, &node);
	if (value->kind == TREE_SCALAR && slice_is(value->value, "none"))
		return;
	if (value->kind == TREE_SEQUENCE) {
		for (uint32_t at = value->first; at != TREE_NONE; at = r->tree->nodes[at].next)
			add_keys(r, at, command, keys);
		return;
	}
	add_keys(r, node, command, keys);
}

static void refuse_command(struct reading *r, uint32_t node, struct slice name)
{
	struct nearest nearest;
	nearest_start(&nearest, name);
	for (size_t i = 0; i < command_count; i++)
		nearest_offer(&nearest, slice_of(command_table[i].name));
	if (nearest.best.bytes)
		reading_complain(r, node, _("there is no command “%.*s”; did you mean %.*s?"), (int)name.length,
		                 name.bytes, (int)nearest.best.length, nearest.best.bytes);
	else
		reading_complain(r, node,
		                 _("there is no command “%.*s”; `touchgrid config` lists them with their keys"),
		                 (int)name.length, name.bytes);
}

/* Whoever takes it away finds no way out. */
static bool is_needed(const struct command *command)
{
	return command->places & LEADS_ON || takes_digits(command) || strcmp(command->name, "quit") == 0;
}

static void read_command(struct reading *r, uint32_t node, uint32_t value, uint32_t *nodes)
{
	struct slice name = reading_text(r, node);
	struct config *s = r->config;
	struct buffer keys = {0};
	size_t row = 0;
	while (row < command_count && !slice_is(name, command_table[row].name))
		row++;
	if (row == command_count) {
		refuse_command(r, node, name.bytes ? name : slice_of(""));
		return;
	}
	if (nodes[row] != TREE_NONE) {
		reading_complain(r, node, _("%s stands in line %ld already; keep one of them"), command_table[row].name,
		                 s->key_origins[row].line);
		return;
	}
	size_t before = r->config->complaints.count;
	nodes[row] = node;
	s->key_origins[row] = reading_origin(r, node);
	read_command_keys(r, value, &command_table[row], &keys);
	if (r->config->complaints.count == before && !keys.length && is_needed(&command_table[row]))
		reading_complain(r, value, _("%s needs a key: without it there is no way on"), command_table[row].name);
	s->keys[row] = buffer_take(&keys);
}

/* ---- one key, two commands ---- */

struct bound {
	key k;
	size_t row;
};

static int compare_bound(const void *a, const void *b)
{
	const struct bound *x = a, *y = b;
	return x->k != y->k ? (x->k > y->k) - (x->k < y->k) : (x->row > y->row) - (x->row < y->row);
}

/* The keys that all commands have now, in order; free() */
static struct bound *bound_keys(const struct config *c, size_t *count)
{
	struct bound *all = NULL;
	*count = 0;
	for (size_t row = 0; row < command_count; row++) {
		struct slice keys = slice_of(c->keys[row] ? c->keys[row] : command_table[row].keys);
		key k;
		for (size_t at = 0; at < keys.length && key_parse(keys, &at, &k, NULL); at += keys.bytes[at] == ' ') {
			if (*count % 64 == 0)
				all = mem_resize(all, *count + 64, sizeof *all);
			all[(*count)++] = (struct bound){k, row};
		}
	}
	if (all)
		qsort(all, *count, sizeof *all, compare_bound);
	return all;
}

static enum place first_place(unsigned places)
{
	enum place place = 0;
	while (!(places & IN(place)))
		place++;
	return place;
}

/* It is told where the later one of the two stands. */
static void tell_conflict(struct reading *r, const uint32_t *nodes, key k, size_t one, size_t other)
{
	unsigned places = command_table[one].places & command_table[other].places & (IN(PLACE_COUNT) - 1);
	bool first = nodes[other] == TREE_NONE || (nodes[one] != TREE_NONE && nodes[one] > nodes[other]);
	size_t later = first ? one : other, before = first ? other : one;
	char name[KEY_NAME];
	if (!places || nodes[later] == TREE_NONE)
		return;
	key_format(k, name);
	reading_complain(r, nodes[later],
	                 _("%s would be the key of %s and of %s (%s); give one of them another key, or [] for none"),
	                 name, command_table[later].name, command_table[before].name,
	                 _(place_title(first_place(places))));
}

static void find_conflicts(struct reading *r, const uint32_t *nodes)
{
	size_t count;
	struct bound *all = bound_keys(r->config, &count);
	for (size_t i = 0; i < count; i++)
		for (size_t k = i + 1; k < count && all[k].k == all[i].k; k++)
			tell_conflict(r, nodes, all[i].k, all[i].row, all[k].row);
	free(all);
}

void reading_keys(struct reading *r, uint32_t node)
{
	const struct tree_node *commands = reading_node(r, &node);
	struct config *s = r->config;
	if (tree_is_null(r->tree, node))
		return;
	if (commands->kind != TREE_MAPPING) {
		reading_complain(r, node, _("keys is a mapping of commands to keys: keys: {touchpoint-add: A}"));
		return;
	}
	uint32_t *nodes = mem_new_array(command_count, sizeof *nodes);
	for (size_t i = 0; i < command_count; i++)
		nodes[i] = TREE_NONE;
	s->key_count = command_count;
	s->keys = mem_new_array(command_count, sizeof *s->keys);
	s->key_origins = mem_new_array(command_count, sizeof *s->key_origins);
	for (uint32_t at = commands->first; at != TREE_NONE; at = r->tree->nodes[r->tree->nodes[at].next].next)
		read_command(r, at, r->tree->nodes[at].next, nodes);
	find_conflicts(r, nodes);
	free(nodes);
}
