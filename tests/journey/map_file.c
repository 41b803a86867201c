#include "map_file.h"

#include <criterion/criterion.h>
#include <ctype.h>
#include <string.h>

#include "base/buffer.h"

static yaml_node_t *node(struct map_file *map, int index)
{
	return yaml_document_get_node(&map->document, index);
}

static const char *text_of(yaml_node_t *n)
{
	return n && n->type == YAML_SCALAR_NODE ? (const char *)n->data.scalar.value : NULL;
}

void map_file_parse(struct map_file *map, const char *name, const char *text, size_t length)
{
	yaml_parser_t parser;
	map->name = name;
	cr_assert(yaml_parser_initialize(&parser));
	yaml_parser_set_input_string(&parser, (const unsigned char *)text, length);
	bool read = yaml_parser_load(&parser, &map->document);
	cr_assert(read, "%s:%zu: %s", name, parser.problem_mark.line + 1, parser.problem ? parser.problem : "");
	yaml_parser_delete(&parser);
	yaml_node_t *root = yaml_document_get_root_node(&map->document);
	cr_assert(root && root->type == YAML_MAPPING_NODE, "%s: no mapping", name);
}

void map_file_open(struct map_file *map, const char *path)
{
	FILE *file = fopen(path, "rb");
	cr_assert_not_null(file, "%s", path);
	struct buffer text = {0};
	char part[4096];
	for (size_t got; (got = fread(part, 1, sizeof part, file)) > 0;)
		buffer_add(&text, part, got);
	fclose(file);
	map_file_parse(map, path, text.bytes, text.length);
	buffer_free(&text);
}

void map_file_close(struct map_file *map)
{
	yaml_document_delete(&map->document);
}

yaml_node_t *map_file_value(struct map_file *map, yaml_node_t *mapping, const char *key)
{
	if (!mapping || mapping->type != YAML_MAPPING_NODE)
		return NULL;
	for (yaml_node_pair_t *p = mapping->data.mapping.pairs.start; p < mapping->data.mapping.pairs.top; p++)
		if (strcmp(text_of(node(map, p->key)), key) == 0)
			return node(map, p->value);
	return NULL;
}

const char *map_file_text(struct map_file *map, yaml_node_t *mapping, const char *key)
{
	return text_of(map_file_value(map, mapping, key));
}

static yaml_node_t *list_of(struct map_file *map, enum kind kind)
{
	yaml_node_t *list = map_file_value(map, yaml_document_get_root_node(&map->document), kind_list_key(kind));
	cr_assert(!list || list->type == YAML_SEQUENCE_NODE, "%s: %s is no list", map->name, kind_list_key(kind));
	return list;
}

size_t map_file_count(struct map_file *map, enum kind kind)
{
	yaml_node_t *list = list_of(map, kind);
	return list ? (size_t)(list->data.sequence.items.top - list->data.sequence.items.start) : 0;
}

yaml_node_t *map_file_item(struct map_file *map, enum kind kind, size_t index)
{
	return node(map, list_of(map, kind)->data.sequence.items.start[index]);
}

yaml_node_t *map_file_find(struct map_file *map, enum kind kind, const char *id)
{
	for (size_t i = 0; i < map_file_count(map, kind); i++) {
		yaml_node_t *item = map_file_item(map, kind, i);
		const char *own = map_file_text(map, item, "id");
		if (own && strcmp(own, id) == 0)
			return item;
	}
	return NULL;
}

static void check_date(struct map_file *map, const struct field *f, const char *text)
{
	cr_assert_eq(strlen(text), 10, "%s: %s: %s", map->name, f->key, text);
	for (int i = 0; i < 10; i++)
		cr_assert(i == 4 || i == 7 ? text[i] == '-' : isdigit((unsigned char)text[i]), "%s: %s: %s", map->name,
		          f->key, text);
}

static void check_scalar(struct map_file *map, const struct field *f, const char *text)
{
	cr_assert_not_null(text, "%s: %s holds something deeper", map->name, f->key);
	switch (f->type) {
	case FIELD_NUMBER:
		cr_assert(text[0] && strspn(text, "0123456789") == strlen(text), "%s: %s: %s", map->name, f->key, text);
		break;
	case FIELD_YES:
		cr_assert(strcmp(text, "true") == 0 || strcmp(text, "false") == 0, "%s: %s: %s", map->name, f->key,
		          text);
		break;
	case FIELD_DATE:
		check_date(map, f, text);
		break;
	case FIELD_CHOICE:
	case FIELD_CHOICES:
		cr_assert_not_null(field_choice(f, slice_of(text)), "%s: %s: %s", map->name, f->key, text);
		break;
	case FIELD_REFERENCE:
	case FIELD_REFERENCES:
		cr_assert_not_null(map_file_find(map, f->refers, text), "%s: %s: %s", map->name, f->key, text);
		break;
	default:
		break;
	}
}

static void check_member(struct map_file *map, const struct field *f, const char *key)
{
	const char *at = strstr(f->members, key);
	size_t length = strlen(key);
	cr_assert(at && (at == f->members || at[-1] == ' ') && (at[length] == ' ' || !at[length]), "%s: %s/%s",
	          map->name, f->key, key);
}

static void check_records(struct map_file *map, const struct field *f, yaml_node_t *value)
{
	if (value->type == YAML_SEQUENCE_NODE) {
		for (yaml_node_item_t *i = value->data.sequence.items.start; i < value->data.sequence.items.top; i++)
			check_records(map, f, node(map, *i));
		return;
	}
	cr_assert_eq(value->type, YAML_MAPPING_NODE, "%s: %s", map->name, f->key);
	for (yaml_node_pair_t *p = value->data.mapping.pairs.start; p < value->data.mapping.pairs.top; p++)
		check_member(map, f, text_of(node(map, p->key)));
}

static void check_value(struct map_file *map, const struct field *f, yaml_node_t *value)
{
	if (f->type == FIELD_RECORDS) {
		check_records(map, f, value);
	} else if (value->type == YAML_SEQUENCE_NODE) {
		cr_assert(field_is_list(f), "%s: %s is no list", map->name, f->key);
		for (yaml_node_item_t *i = value->data.sequence.items.start; i < value->data.sequence.items.top; i++)
			check_scalar(map, f, text_of(node(map, *i)));
	} else if (text_of(value) && text_of(value)[0]) {
		check_scalar(map, f, text_of(value));
	}
}

static void check_entries(struct map_file *map, enum kind kind, yaml_node_t *mapping)
{
	cr_assert_eq(mapping->type, YAML_MAPPING_NODE, "%s", map->name);
	for (yaml_node_pair_t *p = mapping->data.mapping.pairs.start; p < mapping->data.mapping.pairs.top; p++) {
		const char *key = text_of(node(map, p->key));
		if (kind == KIND_MAP && kind_of_list(slice_of(key)) != KIND_MAP)
			continue;
		const struct field *f = field_find(kind, slice_of(key));
		cr_assert_not_null(f, "%s: unknown key %s", map->name, key);
		check_value(map, f, node(map, p->value));
	}
}

static void check_items(struct map_file *map, enum kind kind)
{
	for (size_t i = 0; i < map_file_count(map, kind); i++) {
		yaml_node_t *item = map_file_item(map, kind, i);
		check_entries(map, kind, item);
		const char *id = map_file_text(map, item, "id");
		cr_assert(id && map_file_text(map, item, "name"), "%s: %s %zu", map->name, kind_list_key(kind), i);
		cr_assert_eq(map_file_find(map, kind, id), item, "%s: %s is there twice", map->name, id);
	}
}

static void check_names(struct map_file *map)
{
	for (size_t i = 0; i < map_file_count(map, KIND_TOUCHPOINT); i++) {
		const char *name = map_file_text(map, map_file_item(map, KIND_TOUCHPOINT, i), "name");
		for (size_t c = 0; c < map_file_count(map, KIND_CHANNEL); c++)
			cr_assert_str_neq(name, map_file_text(map, map_file_item(map, KIND_CHANNEL, c), "name"),
			                  "%s: a channel is not a touchpoint", map->name);
	}
}

static void check_empty_ok(struct map_file *map)
{
	yaml_node_t *coverage = map_file_value(map, yaml_document_get_root_node(&map->document), "coverage");
	yaml_node_t *list = coverage ? map_file_value(map, coverage, "empty_ok") : NULL;
	if (!list)
		return;
	for (yaml_node_item_t *i = list->data.sequence.items.start; i < list->data.sequence.items.top; i++) {
		yaml_node_t *cell = node(map, *i);
		cr_assert(map_file_find(map, KIND_STAGE, map_file_text(map, cell, "stage")), "%s", map->name);
		cr_assert(map_file_find(map, KIND_CHANNEL, map_file_text(map, cell, "channel")), "%s", map->name);
		cr_assert(map_file_text(map, cell, "why"), "%s: an empty cell needs a reason", map->name);
	}
}

void map_file_check(struct map_file *map)
{
	check_entries(map, KIND_MAP, yaml_document_get_root_node(&map->document));
	for (int kind = 0; kind < KIND_COUNT; kind++)
		if (kind != KIND_MAP)
			check_items(map, (enum kind)kind);
	check_names(map);
	check_empty_ok(map);
}
