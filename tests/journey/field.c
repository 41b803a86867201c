#include <criterion/criterion.h>
#include <ctype.h>
#include <stdio.h>

#include "journey/field.h"
#include "journey/field_choice.h"

static bool has_japanese(const char *text)
{
	for (const char *c = text; *c; c++)
		if ((unsigned char)*c >= 0xE3 && (unsigned char)*c <= 0xEF)
			return true;
	return false;
}

/* does the blank-separated list hold the word? */
static bool holds(const char *list, const char *word)
{
	size_t length = strlen(word);
	for (const char *at = list; (at = strstr(at, word)); at += length)
		if ((at == list || at[-1] == ' ') && (at[length] == ' ' || !at[length]))
			return true;
	return false;
}

static bool cited(const char *row)
{
	for (size_t i = 0; i < field_count; i++)
		if (holds(field_table[i].rows, row))
			return true;
	return false;
}

Test(field, keys_are_unique_and_found)
{
	for (size_t i = 0; i < field_count; i++) {
		const struct field *f = &field_table[i];
		cr_assert(f->key[0], "row %zu", i);
		for (const char *c = f->key; *c; c++)
			cr_assert(islower((unsigned char)*c) || *c == '_', "%s", f->key);
		cr_assert_eq(field_find(f->kind, slice_of(f->key)), f, "%s is there twice or not found", f->key);
	}
}

Test(field, unknown_keys_are_none)
{
	char endless[300];
	memset(endless, 'x', sizeof endless);
	cr_assert_null(field_find(KIND_TOUCHPOINT, slice_of("")));
	cr_assert_null(field_find(KIND_TOUCHPOINT, slice_of("ownex")));
	cr_assert_null(field_find(KIND_TOUCHPOINT, slice_of("owxer")), "same length and ends as owner");
	cr_assert_null(field_find(KIND_STAGE, slice_of("owner")), "no field of this kind");
	cr_assert_null(field_find(KIND_TOUCHPOINT, slice_make("owner", 4)));
	cr_assert_null(field_find(KIND_TOUCHPOINT, slice_of("担当")));
	cr_assert_null(field_find(KIND_TOUCHPOINT, slice_make(endless, sizeof endless)));
	cr_assert_null(field_find(KIND_TOUCHPOINT, slice_make(endless, 256 + 5)));
}

Test(field, next_gives_all_of_a_kind_in_order)
{
	size_t seen = 0;
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		const struct field *before = NULL;
		for (const struct field *f = NULL; (f = field_next((enum kind)kind, f)); before = f, seen++) {
			cr_assert_eq(f->kind, (enum kind)kind);
			cr_assert(!before || (before < f && before->group <= f->group), "%s stands outside its group",
			          f->key);
		}
		cr_assert_not_null(before, "kind %d has fields", kind);
	}
	cr_assert_eq(seen, field_count);
}

Test(field, rows_speak_both_languages)
{
	for (size_t i = 0; i < field_count; i++) {
		const struct field *f = &field_table[i];
		cr_assert(f->label.en && f->label.en[0] && f->label.ja && f->label.ja[0], "%s", f->key);
		cr_assert(isupper((unsigned char)f->label.en[0]), "%s: %s", f->key, f->label.en);
		cr_assert(f->help.en && f->help.ja, "%s", f->key);
		cr_assert(has_japanese(f->help.ja), "%s: %s", f->key, f->help.ja);
		cr_assert_not(has_japanese(f->help.en), "%s: %s", f->key, f->help.en);
		cr_assert(strchr(".?", f->help.en[strlen(f->help.en) - 1]), "%s: %s", f->key, f->help.en);
		cr_assert_str_eq(f->help.ja + strlen(f->help.ja) - strlen("。"), "。", "%s: %s", f->key, f->help.ja);
		cr_assert(strcmp(f->key, "id") == 0 || has_japanese(f->label.ja), "%s: %s", f->key, f->label.ja);
	}
}

Test(field, types_have_what_they_need)
{
	for (size_t i = 0; i < field_count; i++) {
		const struct field *f = &field_table[i];
		bool chosen = f->type == FIELD_CHOICE || f->type == FIELD_CHOICES;
		bool refers = f->type == FIELD_REFERENCE || f->type == FIELD_REFERENCES;
		cr_assert_eq(chosen, f->choices != NULL, "%s", f->key);
		cr_assert_eq(refers, f->refers != KIND_MAP, "%s", f->key);
		cr_assert_eq(f->type == FIELD_RECORDS, f->members != NULL, "%s", f->key);
		cr_assert_lt(f->group, GROUP_COUNT);
	}
}

Test(field, choices_are_sane)
{
	for (size_t i = 0; i < field_count; i++) {
		const struct field *f = &field_table[i];
		size_t count = 0;
		for (const struct choice *c = f->choices; c && c->word; c++, count++) {
			for (const char *l = c->word; *l; l++)
				cr_assert(islower((unsigned char)*l) || *l == '-', "%s: %s", f->key, c->word);
			cr_assert(c->label.en[0] && c->label.ja[0], "%s: %s", f->key, c->word);
			cr_assert_eq(field_choice(f, slice_of(c->word)), c, "%s: %s twice", f->key, c->word);
		}
		cr_assert(!f->choices || count >= 2, "%s", f->key);
	}
	const struct field *rating = field_find(KIND_TOUCHPOINT, slice_of("rating"));
	cr_assert_null(field_choice(rating, slice_of("work")));
	cr_assert_null(field_choice(rating, slice_of("")));
	cr_assert_null(field_choice(field_find(KIND_TOUCHPOINT, slice_of("name")), slice_of("works")));
}

static void expect_words(const char *key, const char *words)
{
	char got[256] = "";
	for (const struct choice *c = field_find(KIND_TOUCHPOINT, slice_of(key))->choices; c->word; c++)
		snprintf(got + strlen(got), sizeof got - strlen(got), "%s%s", got[0] ? " " : "", c->word);
	cr_assert_str_eq(got, words, "%s", key);
}

Test(field, words_others_rely_on_keep_their_order)
{
	expect_words("rating", "works not-working irritates");
	expect_words("decision", "keep improve cut add");
	expect_words("kind", "human digital product administrative");
	expect_words("effect", "builds erodes");
	expect_words("touch", "high-touch tech-touch");
}

Test(field, references_point_where_they_should)
{
	static const struct {
		const char *key;
		enum kind refers;
		bool list;
	} expected[] = {{"stage", KIND_STAGE, true},
	                {"channel", KIND_CHANNEL, true},
	                {"owner", KIND_OWNER, false},
	                {"persona", KIND_PERSONA, true},
	                {"next", KIND_TOUCHPOINT, true}};
	for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
		const struct field *f = field_find(KIND_TOUCHPOINT, slice_of(expected[i].key));
		cr_assert_not_null(f, "%s", expected[i].key);
		cr_assert_eq(f->refers, expected[i].refers, "%s", f->key);
		cr_assert_eq(field_is_list(f), expected[i].list, "%s", f->key);
	}
}

Test(field, every_attribute_of_the_study_is_cited)
{
	static const struct {
		char letter;
		int last;
	} ranges[] = {{'M', 16}, {'A', 25}, {'E', 12}, {'R', 2}, {'C', 3}, {'W', 6}};
	char row[16];
	for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
		for (int n = 1; n <= ranges[i].last; n++) {
			snprintf(row, sizeof row, "%c%d", ranges[i].letter, n);
			cr_assert(cited(row), "no field serves %s", row);
		}
	static const char *const single[] = {"G5", "N1", "N2", "N3", "N4", "N5", "N6", "N7"};
	for (size_t i = 0; i < sizeof single / sizeof *single; i++)
		cr_assert(cited(single[i]), "no field serves %s", single[i]);
}

Test(field, cited_rows_exist)
{
	static const struct {
		char letter;
		int last;
	} ranges[] = {{'M', 16}, {'G', 5}, {'H', 5},  {'E', 12}, {'A', 25}, {'R', 2},
	              {'N', 8},  {'C', 3}, {'T', 12}, {'Q', 15}, {'W', 6}};
	for (size_t i = 0; i < field_count; i++) {
		cr_assert(field_table[i].rows && field_table[i].rows[0], "%s", field_table[i].key);
		for (const char *at = field_table[i].rows; *at; at += strcspn(at, " "), at += *at == ' ') {
			bool known = false;
			for (size_t r = 0; r < sizeof ranges / sizeof *ranges; r++)
				known |= *at == ranges[r].letter && atoi(at + 1) >= 1 && atoi(at + 1) <= ranges[r].last;
			cr_assert(known, "%s cites %s", field_table[i].key, at);
		}
	}
}

Test(field, kinds_and_lists_belong_together)
{
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		const char *list = kind_list_key((enum kind)kind);
		cr_assert_eq(kind_of_list(slice_of(list)), (enum kind)kind, "%s", list);
		cr_assert(kind_label((enum kind)kind)->en[0] && has_japanese(kind_label((enum kind)kind)->ja));
	}
	cr_assert_str_eq(kind_list_key(KIND_TOUCHPOINT), "touchpoints");
	cr_assert_str_eq(kind_list_key(KIND_MAP), "");
	cr_assert_eq(kind_of_list(slice_of("title")), KIND_MAP);
	for (int group = 0; group < GROUP_COUNT; group++)
		cr_assert(has_japanese(field_group_label((enum field_group)group)->ja));
}

static void check_members(const struct field *records)
{
	size_t count = 0;
	for (const char *at = records->members; *at; count++) {
		struct slice name = slice_make(at, strcspn(at, " "));
		const struct field *member = field_member(records, name);
		cr_assert(member, "%s has no member %.*s", records->key, (int)name.length, name.bytes);
		cr_expect_eq(member->kind, records->kind);
		cr_expect(member->label.ja && member->help.en && member->help.ja && member->rows, "%s/%s", records->key,
		          member->key);
		cr_expect_eq(member->choices != NULL, member->type == FIELD_CHOICE || member->type == FIELD_CHOICES);
		if (member->type == FIELD_RECORDS)
			check_members(member);
		at += name.length + (at[name.length] == ' ');
	}
	cr_expect_gt(count, 0, "%s", records->key);
	cr_expect_null(field_member(records, slice_of("nothing")));
}

Test(field, members_of_records_are_fields)
{
	for (size_t i = 0; i < field_count; i++)
		if (field_table[i].type == FIELD_RECORDS)
			check_members(&field_table[i]);
}
