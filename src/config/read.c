/* The configuration file. */
#include "config/reading.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/message.h"
#include "base/nearest.h"

#define MOST_BYTES ((size_t)1 << 20) /* no one writes more of it */

/* ---- saying what is wrong ---- */

void complaints_add(struct complaints *complaints, const struct error *err)
{
	complaints->list = mem_resize(complaints->list, complaints->count + 1, sizeof *complaints->list);
	complaints->list[complaints->count++] = *err;
}

static void add_in_file(struct complaints *complaints, const char *path, struct error *err)
{
	if (path && !err->file[0])
		snprintf(err->file, sizeof err->file, "%s", path);
	complaints_add(complaints, err);
}

void reading_complain(struct reading *reading, uint32_t node, const char *format, ...)
{
	struct error err = {0};
	struct buffer text = {0};
	va_list list;
	va_start(list, format);
	buffer_format_list(&text, format, list);
	va_end(list);
	error_at(&err, reading->tree->nodes[node].start, "%s", text.bytes);
	error_locate(&err, reading->tree->text.bytes, reading->tree->text.length);
	add_in_file(&reading->config->complaints, reading->path, &err);
	buffer_free(&text);
}

struct origin reading_origin(const struct reading *reading, uint32_t node)
{
	struct error place = {.offset = reading->tree->nodes[node].start};
	error_locate(&place, reading->tree->text.bytes, reading->tree->text.length);
	return (struct origin){SOURCE_FILE, place.line};
}

const struct tree_node *reading_node(const struct reading *reading, uint32_t *node)
{
	const struct tree_node *n = &reading->tree->nodes[*node];
	if (n->kind == TREE_ALIAS && n->target != TREE_NONE) {
		*node = n->target;
		n = &reading->tree->nodes[*node];
	}
	return n;
}

struct slice reading_text(const struct reading *reading, uint32_t node)
{
	const struct tree_node *n = reading_node(reading, &node);
	if (n->kind != TREE_SCALAR || tree_is_null(reading->tree, node) || memchr(n->value.bytes, 0, n->value.length))
		return slice_of(NULL);
	return n->value;
}

/* ---- values ---- */

static char *word_of(const char *words, struct slice text)
{
	for (const char *at = words; *at;) {
		size_t length = strcspn(at, "|");
		if (slice_equals(text, slice_make(at, length)))
			return mem_copy(at, length);
		at += length + (at[length] == '|');
	}
	return NULL;
}

char *reading_word(const char *words, struct slice text)
{
	static const char *const truths[][2] = {{"true", "on"}, {"yes", "on"}, {"false", "off"}, {"no", "off"}};
	char *word = word_of(words, text);
	for (size_t i = 0; !word && i < sizeof truths / sizeof *truths; i++)
		if (slice_is(text, truths[i][0]))
			word = word_of(words, slice_of(truths[i][1]));
	return word;
}

static void refuse_word(const struct setting *row, struct slice text, struct error *err)
{
	struct nearest nearest;
	nearest_start(&nearest, text);
	for (const char *at = row->words; *at;) {
		size_t length = strcspn(at, "|");
		nearest_offer(&nearest, slice_make(at, length));
		at += length + (at[length] == '|');
	}
	if (nearest.best.bytes)
		error_set(err, _("%s cannot be “%.*s”; did you mean %.*s?"), row->name, (int)text.length, text.bytes,
		          (int)nearest.best.length, nearest.best.bytes);
	else if (row->type == SETTING_SECONDS)
		error_set(err, _("%s cannot be “%.*s”; it is off, or a number of seconds from 1 to %d"), row->name,
		          (int)text.length, text.bytes, SETTING_SECONDS_MOST);
	else
		error_set(err, _("%s cannot be “%.*s”; it is one of %s"), row->name, (int)text.length, text.bytes,
		          row->words);
}

static bool is_seconds(struct slice text)
{
	long seconds = 0;
	for (size_t i = 0; i < text.length; i++) {
		if (text.bytes[i] < '0' || text.bytes[i] > '9' || seconds > SETTING_SECONDS_MOST)
			return false;
		seconds = seconds * 10 + text.bytes[i] - '0';
	}
	return seconds > 0 && seconds <= SETTING_SECONDS_MOST;
}

static char *path_of(const struct setting *row, struct slice text, struct error *err)
{
	const char *home = getenv("HOME");
	if (text.length > 1 && text.bytes[0] == '~' && text.bytes[1] == '/' && home && home[0] == '/')
		return mem_format("%s%.*s", home, (int)(text.length - 1), text.bytes + 1);
	if (!text.length || text.bytes[0] == '/')
		return mem_copy(text.bytes, text.length);
	error_set(err, _("%s cannot be “%.*s”; write the whole path, from / or ~/ on"), row->name, (int)text.length,
	          text.bytes);
	return NULL;
}

char *config_value(enum setting_id id, struct slice text, struct error *err)
{
	const struct setting *row = &setting_table[id];
	if (row->type == SETTING_PATH)
		return path_of(row, text, err);
	if (row->type == SETTING_SECONDS && is_seconds(text))
		return mem_copy(text.bytes, text.length);
	char *word = reading_word(row->words, text);
	if (!word)
		refuse_word(row, text, err);
	return word;
}

static void read_value(struct reading *r, enum setting_id id, uint32_t node)
{
	struct slice text = reading_text(r, node);
	struct error err = {0};
	if (!text.bytes) {
		reading_complain(r, node, _("%s is one word; `touchgrid help config` says which"),
		                 setting_table[id].name);
		return;
	}
	char *value = config_value(id, text, &err);
	if (!value) {
		reading_complain(r, node, "%s", err.message);
		return;
	}
	free(r->config->values[id]);
	r->config->values[id] = value;
}

static void read_owners(struct reading *r, uint32_t node)
{
	struct config *s = r->config;
	const struct tree_node *list = reading_node(r, &node);
	if (tree_is_null(r->tree, node))
		return;
	if (list->kind != TREE_SEQUENCE) {
		reading_complain(r, node, _("owners is a list: owners: [CSM, Support]"));
		return;
	}
	for (uint32_t at = list->first; at != TREE_NONE; at = r->tree->nodes[at].next) {
		struct slice name = reading_text(r, at);
		if (!name.length || memchr(name.bytes, '\n', name.length)) {
			reading_complain(r, at, _("an owner is a name on one line"));
			continue;
		}
		s->owners = mem_resize(s->owners, s->owner_count + 2, sizeof *s->owners);
		s->owners[s->owner_count++] = mem_copy(name.bytes, name.length);
		s->owners[s->owner_count] = NULL;
	}
}

/* ---- the mapping ---- */

static void refuse_setting(struct reading *r, uint32_t node, struct slice name)
{
	struct nearest nearest;
	nearest_start(&nearest, name);
	for (enum setting_id id = 0; id < SETTING_COUNT; id++)
		nearest_offer(&nearest, slice_of(setting_table[id].name));
	if (nearest.best.bytes)
		reading_complain(r, node, _("there is no setting “%.*s”; did you mean %.*s?"), (int)name.length,
		                 name.bytes, (int)nearest.best.length, nearest.best.bytes);
	else
		reading_complain(r, node, _("there is no setting “%.*s”; `touchgrid help config` lists them"),
		                 (int)name.length, name.bytes);
}

static void read_setting(struct reading *r, uint32_t key, uint32_t node)
{
	struct slice name = reading_text(r, key);
	enum setting_id id = 0;
	while (id < SETTING_COUNT && !slice_is(name, setting_table[id].name))
		id++;
	if (id == SETTING_COUNT) {
		refuse_setting(r, key, name.bytes ? name : slice_of(""));
		return;
	}
	if (r->config->origins[id].source == SOURCE_FILE) {
		reading_complain(r, key, _("%s stands in line %ld already; keep one of them"), setting_table[id].name,
		                 r->config->origins[id].line);
		return;
	}
	r->config->origins[id] = reading_origin(r, key);
	if (setting_table[id].type == SETTING_TEXTS)
		read_owners(r, node);
	else if (setting_table[id].type == SETTING_LOOKS)
		reading_styles(r, node);
	else if (setting_table[id].type == SETTING_COMMANDS)
		reading_keys(r, node);
	else
		read_value(r, id, node);
}

static void read_tree(struct reading *r)
{
	const struct tree *tree = r->tree;
	if (!tree->count || tree_is_null(tree, 0))
		return;
	if (tree->nodes[0].kind != TREE_MAPPING) {
		reading_complain(r, 0, _("a configuration is a mapping of settings, such as theme: dark"));
		return;
	}
	for (uint32_t key = tree->nodes[0].first; key != TREE_NONE; key = tree->nodes[tree->nodes[key].next].next)
		read_setting(r, key, tree->nodes[key].next);
}

static void read_text(struct config *config, struct slice text)
{
	struct error err = {0};
	struct tree *tree = tree_parse(text, TREE_VALUES, &err);
	struct reading r = {tree, config->path, config};
	if (tree)
		read_tree(&r);
	else
		add_in_file(&config->complaints, config->path, &err);
	tree_free(tree);
}

bool config_read_text(struct config *config, const char *path, struct slice text)
{
	config_start(config);
	config->path = path ? mem_copy_text(path) : NULL;
	config->read = true;
	read_text(config, text);
	return !config->complaints.count;
}

void config_read_file(struct config *config, bool named)
{
	struct buffer text = {0};
	struct file_stamp stamp;
	struct error err = {0};
	if (!named && access(config->path, F_OK) != 0 && errno != EACCES)
		return;
	config->read = true;
	if (access(config->path, F_OK) != 0) {
		error_set(&err, errno == ENOENT ? _("there is no such file; `touchgrid config --init` makes one")
		                                : _("cannot be opened"));
		add_in_file(&config->complaints, config->path, &err);
	} else if (!file_read(config->path, MOST_BYTES, &text, &stamp, &err)) {
		add_in_file(&config->complaints, config->path, &err);
	} else {
		read_text(config, buffer_slice(&text));
	}
	buffer_free(&text);
}
