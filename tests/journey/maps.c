#include <criterion/criterion.h>
#include <stdio.h>

#include "journey/starter.h"
#include "map_file.h"

static const struct {
	const char *name;
	const char *sets[2]; /* of starters that the map holds */
	size_t touchpoints;
} maps[] = {
        {"post-sale", {"post-sale", NULL}, 29},
        {"purchase", {"purchase", NULL}, 21},
        {"sales", {"sales", NULL}, 13},
        {"customer-success", {"customer-success", "tech-touch"}, 16},
};
#define MAP_COUNT (sizeof maps / sizeof *maps)

static void open_map(struct map_file *map, char path[64], size_t index, const char *language)
{
	snprintf(path, 64, "maps/%s.%s.yaml", maps[index].name, language);
	map_file_open(map, path);
}

static void expect_starters(struct map_file *map, size_t index, bool japanese)
{
	for (size_t i = 0; i < starter_count; i++) {
		const struct starter *s = &starter_table[i];
		for (int set = 0; set < 2; set++) {
			if (!s->set || !maps[index].sets[set] || strcmp(s->set, maps[index].sets[set]) != 0)
				continue;
			yaml_node_t *item = map_file_find(map, KIND_TOUCHPOINT, s->id);
			cr_assert_not_null(item, "%s: no %s", map->name, s->id);
			cr_assert_str_eq(map_file_text(map, item, "name"), japanese ? s->name.ja : s->name.en);
		}
	}
}

Test(maps, are_sound_and_hold_the_starters)
{
	for (size_t m = 0; m < MAP_COUNT; m++)
		for (int ja = 0; ja < 2; ja++) {
			struct map_file map;
			char path[64];
			open_map(&map, path, m, ja ? "ja" : "en");
			map_file_check(&map);
			cr_assert_eq(map_file_count(&map, KIND_TOUCHPOINT), maps[m].touchpoints, "%s", path);
			expect_starters(&map, m, ja);
			map_file_close(&map);
		}
}

static void expect_same_items(struct map_file *a, struct map_file *b, enum kind kind)
{
	cr_assert_eq(map_file_count(a, kind), map_file_count(b, kind), "%s: %s", a->name, kind_list_key(kind));
	for (size_t i = 0; i < map_file_count(a, kind); i++) {
		yaml_node_t *x = map_file_item(a, kind, i), *y = map_file_item(b, kind, i);
		for (const struct field *f = NULL; (f = field_next(kind, f));) {
			cr_assert_eq(!map_file_value(a, x, f->key), !map_file_value(b, y, f->key), "%s: %s: %s",
			             a->name, map_file_text(a, x, "id"), f->key);
			const char *one = map_file_text(a, x, f->key), *other = map_file_text(b, y, f->key);
			bool free_text = f->type == FIELD_TEXT || f->type == FIELD_LONG || f->type == FIELD_WORDS;
			if (one && other && (!free_text || strcmp(f->key, "id") == 0))
				cr_assert_str_eq(one, other, "%s: %s", a->name, f->key);
		}
	}
}

Test(maps, say_the_same_in_both_languages)
{
	for (size_t m = 0; m < MAP_COUNT; m++) {
		struct map_file en, ja;
		char en_path[64], ja_path[64];
		open_map(&en, en_path, m, "en");
		open_map(&ja, ja_path, m, "ja");
		for (int kind = 1; kind < KIND_COUNT; kind++)
			expect_same_items(&en, &ja, (enum kind)kind);
		map_file_close(&en);
		map_file_close(&ja);
	}
}

/* how many touchpoints lack a stage or a channel, or an owner */
static size_t count_without(struct map_file *map, const char *key, const char *or_key)
{
	size_t count = 0;
	for (size_t i = 0; i < map_file_count(map, KIND_TOUCHPOINT); i++) {
		yaml_node_t *item = map_file_item(map, KIND_TOUCHPOINT, i);
		count += !map_file_value(map, item, key) || !map_file_value(map, item, or_key);
	}
	return count;
}

Test(maps, have_something_to_find)
{
	for (size_t m = 0; m < MAP_COUNT; m++) {
		struct map_file map;
		char path[64];
		open_map(&map, path, m, "ja");
		cr_assert_eq(count_without(&map, "stage", "channel"), 1, "%s: one waits in the inbox", path);
		cr_assert_geq(count_without(&map, "rating", "rating"), 1, "%s: one is not rated", path);
		cr_assert_geq(count_without(&map, "owner", "owner"), 1, "%s: one has no owner", path);
		map_file_close(&map);
	}
}
