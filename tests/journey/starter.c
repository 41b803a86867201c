#include <criterion/criterion.h>

#include "base/mem.h"
#include "journey/field.h"
#include "journey/starter.h"
#include "journey/template.h"

static size_t count_of(const char *set)
{
	size_t count = 0;
	for (size_t i = 0; i < starter_count; i++) {
		const char *own = starter_table[i].set;
		count += set ? own && strcmp(own, set) == 0 : !own;
	}
	return count;
}

/* how many cite the row as their first */
static size_t count_row(const char *row)
{
	size_t count = 0, length = strlen(row);
	for (size_t i = 0; i < starter_count; i++)
		count += strncmp(starter_table[i].rows, row, length) == 0 &&
		         (starter_table[i].rows[length] == ' ' || !starter_table[i].rows[length]);
	return count;
}

Test(starter, sets_are_complete)
{
	cr_assert_eq(count_of("post-sale"), 29);
	cr_assert_eq(count_of("purchase"), 21);
	cr_assert_eq(count_of("sales"), 13);
	cr_assert_eq(count_of("customer-success"), 9);
	cr_assert_eq(count_of("tech-touch"), 7);
	static const size_t rows[] = {6, 5, 5, 4, 4, 5};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		cr_assert_eq(count_row((char[]){'T', (char)('1' + i), 0}), rows[i], "T%zu", i + 1);
	cr_assert_eq(count_row("T7"), count_of(NULL));
	cr_assert_eq(count_row("T8"), 21);
	cr_assert_eq(count_row("T9"), 13);
}

Test(starter, words_are_choices_of_the_table)
{
	for (size_t k = 0; k < STARTER_WORDS; k++) {
		const struct field *f = field_find(KIND_TOUCHPOINT, slice_of(starter_keys[k]));
		cr_assert_not_null(f, "%s", starter_keys[k]);
		for (size_t i = 0; i < starter_count; i++) {
			const char *word = starter_table[i].words[k];
			cr_assert(!word || f->type == FIELD_REFERENCE || field_choice(f, slice_of(word)), "%s: %s: %s",
			          starter_table[i].id, f->key, word);
		}
	}
}

Test(starter, names_are_in_both_languages_and_ids_unique)
{
	for (size_t i = 0; i < starter_count; i++) {
		const struct starter *s = &starter_table[i];
		cr_assert(s->name.en[0] && s->name.ja[0] && s->purpose.en[0] && s->purpose.ja[0], "%s", s->id);
		cr_assert_eq(!s->timing.en, !s->timing.ja, "%s", s->id);
		for (const char *c = s->id; *c; c++)
			cr_assert((*c >= 'a' && *c <= 'z') || *c == '-', "%s", s->id);
		for (size_t k = 0; k < i; k++)
			cr_assert_str_neq(s->id, starter_table[k].id);
	}
}

Test(starter, stage_is_matched_by_id_and_name)
{
	const struct starter *kickoff = &starter_table[1];
	cr_assert_str_eq(kickoff->id, "kickoff-call");
	cr_assert(starter_fits(kickoff, slice_of("onboarding")));
	cr_assert(starter_fits(kickoff, slice_of("Onboarding")));
	cr_assert(starter_fits(kickoff, slice_of("オンボーディング")));
	cr_assert_not(starter_fits(kickoff, slice_of("onboard")));
	cr_assert_not(starter_fits(kickoff, slice_of("adoption")));
	cr_assert_not(starter_fits(kickoff, slice_of("")));
	cr_assert_not(starter_fits(kickoff, slice_of(NULL)));
	cr_assert_not(starter_fits(&starter_table[starter_count - 1], slice_of("onboarding")), "it fits any stage");
}

Test(starter, every_stage_of_a_starter_is_in_its_set)
{
	for (size_t i = 0; i < starter_count; i++) {
		const struct starter *s = &starter_table[i];
		if (!s->set)
			continue;
		cr_assert_not_null(template_find(s->set), "%s", s->id);
		for (const char *at = s->stage; *at; at += strcspn(at, " "), at += *at == ' ')
			cr_assert(starter_fits(s, slice_make(at, strcspn(at, " "))), "%s: %s", s->id, at);
	}
}

Test(starter, offer_puts_the_fitting_first)
{
	const struct starter **offer = mem_new_array(starter_count, sizeof *offer);
	size_t fitting, all = starter_offer(slice_of("オンボーディング"), offer, &fitting);
	cr_assert_eq(fitting, 11, "6 of T1 and 5 of T11, got %zu", fitting);
	cr_assert_str_eq(offer[0]->id, "welcome-mail");
	for (size_t i = 0; i < all; i++) {
		cr_assert_eq(starter_fits(offer[i], slice_of("オンボーディング")), i < fitting, "%s", offer[i]->id);
		for (size_t k = 0; k < i; k++)
			cr_assert_str_neq(offer[i]->name.en, offer[k]->name.en);
	}
	cr_assert_eq(starter_offer(slice_of("知らない"), offer, &fitting), all);
	cr_assert_eq(fitting, 0);
	cr_assert_eq(starter_offer(slice_of(NULL), offer, NULL), all);
	free(offer);
}
