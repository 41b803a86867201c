/* A map file as libyaml reads it, for tests of texts that the project ships. */
#ifndef TESTS_MAP_FILE_H
#define TESTS_MAP_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <yaml.h>

#include "journey/field.h"

struct map_file {
	const char *name; /* borrowed; for messages */
	yaml_document_t document;
};

/* fails the test when the text is not well-formed YAML with a mapping at the root */
void map_file_parse(struct map_file *map, const char *name, const char *text, size_t length);
void map_file_open(struct map_file *map, const char *path);
void map_file_close(struct map_file *map);
/* fails the test unless every key is in the table, every value is what its
 * type allows, every reference resolves and every id is there once */
void map_file_check(struct map_file *map);
size_t map_file_count(struct map_file *map, enum kind kind);
yaml_node_t *map_file_item(struct map_file *map, enum kind kind, size_t index);
/* the item with this id; NULL */
yaml_node_t *map_file_find(struct map_file *map, enum kind kind, const char *id);
/* the value of a key; NULL */
yaml_node_t *map_file_value(struct map_file *map, yaml_node_t *mapping, const char *key);
/* its text; NULL when it is missing or no scalar */
const char *map_file_text(struct map_file *map, yaml_node_t *mapping, const char *key);

#endif
