#include <criterion/criterion.h>

#include "journey/starter.h"
#include "journey/template.h"
#include "map_file.h"

static void written(struct map_file *map, const struct template *t, enum language language, bool starters)
{
	struct buffer text = {0};
	template_write(t, language, starters, &text);
	map_file_parse(map, t->name, text.bytes, text.length);
	buffer_free(&text);
}

static size_t words_in(const char *list)
{
	size_t count = *list != '\0';
	for (; *list; list++)
		count += *list == ' ';
	return count;
}

static void expect_template(const struct template *t, enum language language, bool starters)
{
	struct map_file map;
	written(&map, t, language, starters);
	map_file_check(&map);
	cr_assert_eq(map_file_count(&map, KIND_CHANNEL), words_in(t->channels), "%s: an unknown channel", t->name);
	size_t stages = 0;
	for (const struct starter_stage *s = NULL; (s = starter_stage_next(t->name, s)); stages++) {
		const char *name = language == LANGUAGE_JAPANESE ? s->name.ja : s->name.en;
		yaml_node_t *item = map_file_item(&map, KIND_STAGE, stages);
		cr_assert_str_eq(map_file_text(&map, item, "id"), s->id);
		cr_assert_str_eq(map_file_text(&map, item, "name"), name);
	}
	cr_assert_eq(map_file_count(&map, KIND_STAGE), stages);
	size_t expected = 0;
	for (size_t i = 0; i < starter_count; i++) {
		const struct starter *s = &starter_table[i];
		if (!starters || !s->set || strcmp(s->set, t->name) != 0)
			continue;
		yaml_node_t *item = map_file_item(&map, KIND_TOUCHPOINT, expected++);
		bool ja = language == LANGUAGE_JAPANESE;
		cr_assert_str_eq(map_file_text(&map, item, "name"), ja ? s->name.ja : s->name.en);
		cr_assert_str_eq(map_file_text(&map, item, "purpose"), ja ? s->purpose.ja : s->purpose.en);
	}
	cr_assert_eq(map_file_count(&map, KIND_TOUCHPOINT), expected);
	map_file_close(&map);
}

Test(template, all_are_sound_maps)
{
	for (size_t i = 0; i < template_count(); i++)
		for (int way = 0; way < 4; way++)
			expect_template(template_at(i), way & 1 ? LANGUAGE_JAPANESE : LANGUAGE_ENGLISH, way & 2);
}

Test(template, names_are_known)
{
	static const char *const names[] = {"post-sale", "purchase",   "customer-success",
	                                    "sales",     "tech-touch", "blank"};
	cr_assert_eq(template_count(), sizeof names / sizeof *names);
	for (size_t i = 0; i < template_count(); i++)
		cr_assert_not_null(template_find(names[i]), "%s", names[i]);
	cr_assert_null(template_find("Blank"));
	cr_assert_null(template_find(""));
}

Test(template, blank_holds_nothing)
{
	struct map_file map;
	written(&map, template_find("blank"), LANGUAGE_JAPANESE, true);
	for (int kind = 1; kind < KIND_COUNT; kind++)
		cr_assert_eq(map_file_count(&map, (enum kind)kind), 0);
	map_file_close(&map);
}

Test(template, post_sale_holds_seven_stages_and_all_starters)
{
	struct map_file map;
	written(&map, template_find("post-sale"), LANGUAGE_ENGLISH, true);
	cr_assert_eq(map_file_count(&map, KIND_STAGE), 7);
	cr_assert_eq(map_file_count(&map, KIND_CHANNEL), 10);
	cr_assert_eq(map_file_count(&map, KIND_TOUCHPOINT), 29);
	map_file_close(&map);
}
