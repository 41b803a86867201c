#include "ui/votes.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>

#include "ui/play.h"

static const char *const map = "stages: [導入]\n"
                               "channels: [mail]\n"
                               "touchpoints:\n"
                               "  - id: a\n"
                               "    name: 一\n"
                               "    stage: 導入\n"
                               "    channel: mail   # here\n"
                               "  - id: b\n"
                               "    name: 二\n"
                               "    stage: 導入\n"
                               "    channel: mail\n"
                               "  - name: 三\n";

#define DAY ((int64_t)1795608000000) /* 2026-11-25, noon, in UTC */

static struct play start(const char *text)
{
	struct play p = play_start(text);
	p.ui->now = DAY;
	return p;
}

static void expect_label(const struct play *p, const char *label)
{
	struct step_info info;
	document_step_info(p->document, document_step_done(p->document) - 1, &info);
	cr_expect_str_eq(info.label, label);
}

static void expect_steps(struct play *p, size_t steps)
{
	cr_expect_eq(document_step_done(p->document), steps, "%zu steps", document_step_done(p->document));
}

static void undo_all(struct play *p)
{
	while (document_step_done(p->document))
		play_keys(p, "u");
	play_expect_change(p, "");
}

Test(votes, each_is_a_step_that_names_the_touchpoint_and_the_count)
{
	struct play p = start(map);
	play_keys(&p, "+");
	play_expect_change(&p, "+    votes: 1\n");
	expect_label(&p, "vote for “一”, it has 1");
	play_keys(&p, "+");
	expect_label(&p, "vote for “一”, it has 2");
	expect_steps(&p, 2);
	cr_expect_eq(journey_votes(p.ui->journey), 2);
	play_keys(&p, "-");
	expect_label(&p, "take back a vote from “一”, it has 1");
	play_keys(&p, "-");
	play_expect_change(&p, "");
	play_keys(&p, "-");
	expect_steps(&p, 4);
	cr_expect_eq(p.ui->request, REQUEST_BELL);
	play_keys(&p, "uu");
	play_expect_change(&p, "+    votes: 2\n");
	undo_all(&p);
	play_end(&p);
}

Test(votes, go_to_all_marked_ones_as_one_step)
{
	struct play p = start(map);
	play_keys(&p, "+<Space><Space>+");
	expect_steps(&p, 2);
	expect_label(&p, "vote for “一” and 1 more");
	play_expect(&p, "    votes: 2\n");
	play_expect(&p, "    votes: 1\n");
	/* what has none does not stop the others from losing one */
	play_keys(&p, "--");
	play_expect_change(&p, "");
	expect_label(&p, "take back a vote from “一”, it has 0");
	undo_all(&p);
	play_end(&p);
}

Test(votes, are_repeated_by_the_dot_and_given_in_the_inbox)
{
	struct play p = start(map);
	play_keys(&p, "+..<Tab>.");
	cr_expect_eq(journey_votes(p.ui->journey), 4);
	cr_expect_eq(journey_inbox(p.ui->journey)->votes, 1);
	cr_expect_eq(journey_most_votes(p.ui->journey), 3);
	play_keys(&p, "-<Tab>.");
	cr_expect_eq(journey_votes(p.ui->journey), 2);
	undo_all(&p);
	play_end(&p);
}

Test(votes, that_are_no_number_count_as_none_and_large_ones_to_an_end)
{
	struct play p = start("touchpoints:\n  - {name: a, votes: many}\n  - {name: b, votes: -3}\n"
	                      "  - {name: c, votes: 99999999999}\n  - {name: d, votes: 2.5}\n");
	cr_expect_eq(journey_votes(p.ui->journey), JOURNEY_VOTES_MAX + 2);
	play_keys(&p, "<Tab><Right><Right>+");
	cr_expect_eq(p.ui->request, REQUEST_BELL);
	play_expect_change(&p, "");
	play_end(&p);
}

static const char *const started = "+voting:\n"
                                   "+  name: Round 1\n"
                                   "+  voters: 2\n"
                                   "+  dots: 1\n";

Test(votes, have_a_budget_while_a_round_runs)
{
	struct votes_round round;
	long left;
	struct play p = start(map);
	play_keys(&p, "Ws<Enter>2<Enter>1<Enter>");
	play_expect_change(&p, started);
	expect_label(&p, "start “Round 1”: voters 2, dots each 1");
	play_keys(&p, "<Esc>+<Space><Space>");
	cr_assert(votes_running(p.ui, &round) && votes_left(p.ui, &round, &left));
	cr_expect_eq(left, 1);
	play_keys(&p, "+");
	cr_expect(p.ui->message_is_error && strstr(p.ui->message, "votes wanted: 2, left: 1"), "%s", p.ui->message);
	play_keys(&p, "<Esc>+");
	expect_steps(&p, 3);
	play_keys(&p, "+");
	cr_expect(p.ui->message_is_error && strstr(p.ui->message, "all votes are given (2)"), "%s", p.ui->message);
	expect_steps(&p, 3);
	play_keys(&p, "u+");
	cr_expect_eq(journey_votes(p.ui->journey), 2, "undo gives it back");
	undo_all(&p);
	play_end(&p);
}

Test(votes, of_a_round_are_kept_when_it_ends_and_go_when_the_next_starts)
{
	struct play p = start(map);
	play_keys(&p, "Ws優先度<Enter>x<Enter>");
	cr_expect(p.ui->message_is_error && ui_place(p.ui) == PLACE_PROMPT, "x is no number");
	play_keys(&p, "３<Enter><Enter><Esc>+<Down>++WeW");
	play_expect(&p, "rounds:\n"
	                "  - name: 優先度\n"
	                "    date: 2026-11-25\n"
	                "    voters: 3\n"
	                "    dots: 3\n"
	                "    result:\n"
	                "      - name: 二\n"
	                "        votes: 2\n"
	                "      - name: 一\n"
	                "        votes: 1\n");
	play_expect_no(&p, "voting:");
	expect_label(&p, "end “優先度”, votes given: 3");
	play_keys(&p, "Ws<Enter><Enter><Enter>");
	expect_label(&p, "start “Round 2”: voters 3, dots each 3");
	cr_expect_eq(votes_rounds(p.ui), 1, "the round is not kept twice");
	cr_expect_eq(journey_votes(p.ui->journey), 0);
	play_keys(&p, "s");
	cr_expect(p.ui->message_is_error, "one at a time");
	play_keys(&p, "u");
	cr_expect_eq(journey_votes(p.ui->journey), 3);
	undo_all(&p);
	play_end(&p);
}

Test(votes, that_were_free_are_kept_as_a_round_too)
{
	struct play p = start(map);
	play_keys(&p, "+Ws<Enter><Enter><Enter>");
	play_expect(&p, "rounds:\n"
	                "  - name: votes without a round\n"
	                "    date: 2026-11-25\n"
	                "    result:\n"
	                "      - name: 一\n"
	                "        votes: 1\n");
	expect_steps(&p, 2);
	undo_all(&p);
	play_end(&p);
}

Test(votes, without_a_round_have_nothing_to_end)
{
	struct play p = start(map);
	play_keys(&p, "Wes<Esc>s<Enter><Esc>");
	expect_steps(&p, 0);
	cr_expect_eq(ui_place(p.ui), PLACE_VOTES);
	play_end(&p);
}

static void expect_row(const struct play *p, size_t nth, const char *name, size_t place, bool tied, size_t votes)
{
	struct votes_row row;
	cr_assert_lt(nth, votes_count(p->ui));
	votes_row_make(p->ui, nth, &row);
	cr_expect(slice_is(row.name, name), "row %zu is %.*s", nth, (int)row.name.length, row.name.bytes);
	cr_expect_eq(row.place, place, "row %zu: %zu", nth, row.place);
	cr_expect_eq(row.tied, tied, "row %zu", nth);
	cr_expect_eq(row.votes, votes, "row %zu: %zu", nth, row.votes);
}

Test(votes, are_ranked_with_ties_and_the_list_stays_on_what_is_chosen)
{
	struct play p = start(map);
	play_keys(&p, "+<Down>+<Tab>++W");
	cr_assert_eq(votes_count(p.ui), 3);
	expect_row(&p, 0, "三", 1, false, 2);
	expect_row(&p, 1, "一", 2, true, 1);
	expect_row(&p, 2, "二", 2, true, 1);
	play_keys(&p, "<End>++");
	cr_expect_eq(p.ui->votes->at, 0, "it came to the top");
	expect_row(&p, 0, "二", 1, false, 3);
	play_keys(&p, "--");
	expect_row(&p, 2, "二", 2, true, 1);
	cr_expect_eq(p.ui->votes->at, 2);
	play_keys(&p, "-");
	cr_expect_eq(votes_count(p.ui), 2, "what has none is not listed");
	play_keys(&p, "u<End><Enter>");
	cr_expect_eq(ui_place(p.ui), PLACE_GRID);
	cr_expect(slice_is(item_name(ui_current(p.ui)), "二"));
	play_end(&p);
}

Test(votes, given_in_the_list_keep_it_ranked)
{
	struct buffer text = {0};
	unsigned state = 7;
	buffer_add_text(&text, "touchpoints:\n");
	for (int i = 0; i < 12; i++)
		buffer_format(&text, "  - {name: t%d, votes: %d}\n", i, i % 4 + 1);
	struct play p = start(buffer_slice(&text).bytes);
	play_keys(&p, "W");
	for (int i = 0; i < 500 && votes_count(p.ui); i++) {
		static const char *const keys[] = {"+", "-", "-", "<Up>", "<Down>", "<Home>", "<End>", "u"};
		size_t count;
		state = state * 1103515245 + 12345;
		play_keys(&p, keys[(state >> 16) % 8]);
		struct item **fresh = votes_rank(p.ui, &count);
		cr_assert_eq(count, votes_count(p.ui));
		cr_assert(!count || !memcmp(p.ui->votes->ranking, fresh, count * sizeof *fresh), "after %d", i);
		free(fresh);
	}
	play_end(&p);
	buffer_free(&text);
}

Test(votes, of_earlier_rounds_are_shown_and_left_alone)
{
	struct play p = start("rounds:\n"
	                      "  - name: 最初\n"
	                      "    result: [{name: 二, votes: 4}, {name: 昔, votes: 1}]\n"
	                      "  - broken\n"
	                      "touchpoints:\n"
	                      "  - {name: 一, votes: 2}\n"
	                      "  - {name: 二}\n");
	play_keys(&p, "W<Left>");
	cr_expect_eq(votes_count(p.ui), 0);
	play_keys(&p, "<Left>");
	expect_row(&p, 0, "二", 1, false, 4);
	expect_row(&p, 1, "昔", 2, false, 1);
	cr_expect_eq(votes_given(p.ui), 5);
	play_keys(&p, "+");
	cr_expect(p.ui->message_is_error);
	play_keys(&p, "<Left><Down><Enter>");
	cr_expect_eq(ui_place(p.ui), PLACE_VOTES, "昔 is not in the map");
	play_keys(&p, "<Right><Right><Right>");
	expect_row(&p, 0, "一", 1, false, 2);
	play_keys(&p, "<Left><Left><Enter>");
	cr_expect(slice_is(item_name(ui_current(p.ui)), "二"));
	play_expect_change(&p, "");
	play_end(&p);
}

Test(votes, of_a_round_without_numbers_are_free)
{
	struct play p = start("voting: {name: 自由}\ntouchpoints:\n  - {name: 一}\n");
	play_keys(&p, "<Tab>+++");
	cr_expect_eq(journey_votes(p.ui->journey), 3);
	play_end(&p);
}

Test(votes, of_a_round_with_nonsense_for_numbers_are_free_and_it_is_left_alone)
{
	static const char *const numbers[] = {"voters: 4294967296, dots: 4294967296", "voters: 3.7, dots: \"2x\"",
	                                      "voters: 99999999999999999999, dots: 3", "voters: -1, dots: [2]"};
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		char text[160];
		long left;
		struct votes_round round;
		snprintf(text, sizeof text, "voting: {name: 変, %s}\ntouchpoints:\n  - {name: 一}\n", numbers[i]);
		struct play p = start(text);
		play_keys(&p, "<Tab>++");
		cr_expect_eq(journey_votes(p.ui->journey), 2, "%s", numbers[i]);
		cr_assert(votes_running(p.ui, &round));
		cr_expect_not(votes_left(p.ui, &round, &left), "%s", numbers[i]);
		play_expect(&p, numbers[i]);
		play_end(&p);
	}
}

Test(votes, panel_is_there_in_the_smallest_and_the_empty_map)
{
	struct play p = start("");
	play_keys(&p, "W+-<Enter><Down><Left><Right>");
	free(play_screen(&p, 20, 5));
	char *screen = play_screen(&p, 80, 24);
	cr_expect(strstr(screen, "Nothing has votes yet"), "%s", screen);
	free(screen);
	play_expect_change(&p, "");
	play_end(&p);
}
