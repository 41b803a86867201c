/* Filters and searches by keys: what is shown, what is counted, and that nothing
 * hidden is touched or lost. */
#include <criterion/criterion.h>
#include <stdlib.h>

#include "base/message.h"
#include "ui/lists.h"
#include "ui/play.h"

static const char map[] = "# agreed\n"
                          "owners: [CSM, 営業]\n"
                          "stages: [a, b]\n"
                          "channels: [x, y]\n"
                          "touchpoints:\n"
                          "  - {id: one, name: メール, stage: a, channel: x, owner: CSM}\n"
                          "  - {id: two, name: めーる 2, stage: a, channel: x}\n"
                          "  - {id: three, name: call, stage: b, channel: x, owner: 営業, rating: irritates}\n"
                          "  - {id: four, name: ﾒｰﾙ 4, stage: a, channel: y}\n"
                          "  - {id: five, name: idea}\n";

static struct play p;

static void start(void)
{
	p = play_start(map);
}

static void end(void)
{
	play_end(&p);
	message_set_language(LANGUAGE_ENGLISH);
}

TestSuite(filters, .init = start, .fini = end);

static size_t shown(void)
{
	return journey_count(p.ui->journey, KIND_TOUCHPOINT) - journey_hidden(p.ui->journey);
}

static void expect_said(const char *piece)
{
	cr_expect(p.ui->message && strstr(p.ui->message, piece), "“%s” is not in “%s”", piece,
	          p.ui->message ? p.ui->message : "");
}

static void expect_screen(const char *piece, bool there)
{
	char *screen = play_screen(&p, 80, 24);
	cr_expect_eq(strstr(screen, piece) != NULL, there, "“%s” in\n%s", piece, screen);
	free(screen);
}

Test(filters, follows_as_it_is_typed_and_counts)
{
	play_keys(&p, "fowner=");
	cr_expect_eq(shown(), 3);
	cr_expect_str_eq(p.ui->prompt->title, "Filter (3 of 5)");
	play_keys(&p, "x");
	cr_expect_eq(shown(), 0);
	play_keys(&p, "<BS>C");
	cr_expect_eq(shown(), 1);
	play_keys(&p, "SM");
	cr_expect_eq(shown(), 1);
	play_keys(&p, "<Enter>");
	expect_said("shown: 1 of 5;");
	cr_expect_eq(journey_cell(p.ui->journey, 0, 0)->count, 1);
	cr_expect_eq(journey_cell(p.ui->journey, 0, 0)->hidden, 1);
	expect_screen("touchpoints: 1 of 5", true);
	expect_screen("filter owner=CSM  saved", true);
	expect_screen("Inbox", false);
	cr_expect_eq(document_step_count(p.document), 0);
	play_keys(&p, "<Esc>");
	cr_expect_eq(shown(), 5);
	expect_said("all touchpoints are shown");
	play_keys(&p, "l");
	expect_screen("filter owner", false);
	expect_screen("Inbox 1", true);
}

Test(filters, gives_back_on_escape_what_was)
{
	play_keys(&p, "fowner=CSM<Enter>j");
	struct cursor before = p.ui->cursor;
	play_keys(&p, "f<C-u>rating=irritates<Esc>");
	cr_expect_str_eq(p.ui->filter_text, "owner=CSM");
	cr_expect_eq(shown(), 1);
	cr_expect_eq(p.ui->cursor.stage, before.stage);
	cr_expect_eq(p.ui->cursor.channel, before.channel);
	play_keys(&p, "f<C-u><Enter>");
	cr_expect_null(p.ui->filter);
	cr_expect_eq(shown(), 5);
}

Test(filters, stays_open_when_it_is_none)
{
	play_keys(&p, "fownr=CSM<Enter>");
	cr_assert_eq(ui_place(p.ui), PLACE_PROMPT);
	cr_expect(p.ui->message_is_error);
	expect_said("column 1: a touchpoint has no field “ownr”");
	cr_expect_eq(shown(), 5);
	play_keys(&p, "<Esc>");
	cr_expect_eq(ui_place(p.ui), PLACE_GRID);
}

Test(filters, waits_while_a_field_may_be_meant)
{
	play_keys(&p, "fow");
	cr_expect_eq(shown(), 5);
	play_keys(&p, "<C-u>メー");
	cr_expect_eq(shown(), 3);
	play_keys(&p, "<C-u>owner=CSM na");
	cr_expect_eq(shown(), 1);
	play_keys(&p, "<Enter>");
	cr_expect_eq(shown(), 0);
	expect_said("no touchpoint passes the filter");
}

Test(filters, offers_the_most_useful_first)
{
	play_keys(&p, "f<Tab>");
	cr_expect_eq(shown(), 3);
	play_keys(&p, "<Enter>");
	cr_expect_str_eq(p.ui->filter_text, "owner=");
	play_keys(&p, "<Esc>f<Tab><Enter>");
	cr_expect_str_eq(p.ui->filter_text, "owner=");
	play_keys(&p, "<Esc>firr<Tab><Enter>");
	cr_expect_str_eq(p.ui->filter_text, "rating=irritates");
	/* the only field that is meant is followed by its values */
	play_keys(&p, "f<C-u>decis<Tab><Tab><Tab>");
	struct slice line = line_text(&p.ui->prompt->line);
	cr_expect(slice_is(line, "decision=improve"), "%.*s", (int)line.length, line.bytes);
	play_keys(&p, "<C-u>owner=CSM,<Tab>");
	line = line_text(&p.ui->prompt->line);
	cr_expect(slice_is(line, "owner=CSM,CSM"), "%.*s", (int)line.length, line.bytes);
}

Test(filters, offers_in_japanese)
{
	message_set_language(LANGUAGE_JAPANESE);
	play_keys(&p, "f<Tab>");
	cr_expect(slice_is(line_text(&p.ui->prompt->line), "担当者="));
	play_keys(&p, "<C-u>苛立<Tab><Enter>");
	cr_expect_str_eq(p.ui->filter_text, "評価=苛立たせる");
	cr_expect_eq(shown(), 1);
	play_keys(&p, "l");
	expect_screen("フィルター: 評価=苛立たせる", true);
}

Test(filters, goes_to_what_is_shown)
{
	play_keys(&p, "frating=irritates<Enter>");
	cr_expect_eq(p.ui->cursor.stage, 1);
	cr_assert(ui_current(p.ui));
	cr_expect(slice_is(item_name(ui_current(p.ui)), "call"));
}

Test(filters, says_what_goes_out_of_sight)
{
	play_keys(&p, "fowner=<Enter>oCSM<Enter>");
	cr_expect_eq(shown(), 2);
	expect_said("hidden by the filter: 1; Esc shows all");
	play_keys(&p, "u");
	cr_expect_eq(shown(), 3);
	play_expect_change(&p, "");
	/* a new one that does not pass: said above the line that is being typed */
	play_keys(&p, "<Esc>fowner=CSM<Enter>anew<Enter>");
	expect_said("hidden by the filter: 1");
	cr_expect(p.ui->message_is_error);
	play_keys(&p, "<Esc>");
	cr_expect_eq(shown(), 1);
	play_expect(&p, "name: new");
	play_keys(&p, "<Esc>");
	cr_expect_eq(journey_cell(p.ui->journey, 0, 0)->count, 3);
	/* behind all of its cell, also what was hidden */
	cr_expect(slice_is(item_name(journey_cell(p.ui->journey, 0, 0)->items[2]), "new"));
}

Test(filters, marks_only_what_is_shown)
{
	play_keys(&p, "<Space><Space>fowner=<Enter>");
	cr_expect_eq(p.ui->marked, 1);
	play_keys(&p, "<Esc>*");
	cr_expect_eq(p.ui->marked, 3);
	play_keys(&p, "oCSM<Enter>");
	cr_expect_eq(p.ui->marked, 0);
	expect_said("hidden by the filter: 3");
	play_expect_change(&p, "-  - {id: two, name: めーる 2, stage: a, channel: x}\n"
	                       "-  - {id: three, name: call, stage: b, channel: x, owner: 営業, rating: irritates}\n"
	                       "-  - {id: four, name: ﾒｰﾙ 4, stage: a, channel: y}\n"
	                       "-  - {id: five, name: idea}\n"
	                       "+  - {id: two, name: めーる 2, stage: a, channel: x, owner: CSM}\n"
	                       "+  - {id: three, name: call, stage: b, channel: x, owner: 営業, rating: irritates}\n"
	                       "+  - {id: four, name: ﾒｰﾙ 4, stage: a, channel: y, owner: CSM}\n"
	                       "+  - {id: five, name: idea, owner: CSM}\n");
	cr_expect_eq(document_step_count(p.document), 1);
	play_keys(&p, "u");
	play_expect_change(&p, "");
	play_keys(&p, "<Esc>*");
	cr_expect_eq(p.ui->marked, 5);
	play_keys(&p, "*");
	cr_expect_eq(p.ui->marked, 0);
}

Test(filters, lose_nobody_with_a_stage)
{
	play_keys(&p, "fowner=CSM<Enter>S");
	cr_expect_eq(lists_total(p.ui, 0), 3);
	/* to the next one, the hidden ones too */
	play_keys(&p, "xn");
	play_expect_no(&p, "stage: a");
	play_expect(&p, "{id: two, name: めーる 2, stage: b, channel: x}");
	play_keys(&p, "u");
	play_expect_change(&p, "");
	cr_expect_eq(shown(), 1);
	/* deleted with its touchpoints is deleted with all of them */
	play_keys(&p, "xd");
	play_expect_no(&p, "めーる 2");
	play_expect(&p, "idea");
	play_keys(&p, "u");
	play_expect_change(&p, "");
}

Test(filters, keeps_the_step_from_form_to_form_among_the_shown)
{
	play_keys(&p, "fowner=<Enter><Enter>]");
	cr_expect(slice_is(item_name(p.ui->form->item), "ﾒｰﾙ 4"));
	play_keys(&p, "[[");
	expect_said("this is the first one");
}

Test(filters, shows_no_gap_where_the_filter_emptied_a_cell)
{
	expect_screen(".", true);
	play_keys(&p, "frating=irritates<Enter>h");
	expect_screen("hidden by the filter: 2", true);
	play_keys(&p, "J");
	expect_screen("hidden by the filter: 1", true);
	play_keys(&p, "l");
	expect_screen("a gap: a adds", true);
	play_keys(&p, "<Tab>");
	expect_said("nothing in the inbox passes the filter");
}

/* ---- named ones ---- */

Test(filters, are_kept_by_name_one_step_each)
{
	play_keys(&p, "F");
	expect_said("no filter is kept yet");
	play_keys(&p, "fowner=<Enter>F<Enter>未担当<Enter>");
	play_expect(&p, "filters:\n");
	play_expect(&p, "name: 未担当");
	play_expect(&p, "where: owner=");
	cr_expect_eq(document_step_count(p.document), 1);
	cr_expect_eq(shown(), 3);
	play_keys(&p, "f<C-u>rating=irritates<Enter>Fkeep<Enter>bad<Enter>");
	cr_expect_eq(document_step_count(p.document), 2);
	/* the same name again is another filter under that name */
	play_keys(&p, "f<C-u>rating=works<Enter>Fkeep<Enter>bad<Enter>");
	play_expect(&p, "where: rating=works");
	play_expect_no(&p, "where: rating=irritates");
	play_keys(&p, "<Esc>F<Enter>");
	cr_expect_str_eq(p.ui->filter_text, "owner=");
	/* offered among the first */
	play_keys(&p, "<Esc>f<Tab><Tab><Enter>");
	cr_expect_str_eq(p.ui->filter_text, "rating=works");
	play_keys(&p, "F<Delete><Delete>");
	play_expect_no(&p, "filters:");
	cr_expect_eq(document_step_count(p.document), 5);
	play_keys(&p, "<Esc><Esc>uuuuu");
	play_expect_change(&p, "");
}

Test(filters, ask_again_when_a_kept_one_is_none)
{
	play_end(&p);
	p = play_start("stages: [a]\nchannels: [x]\nfilters: [{name: odd, where: ownr=}, 5]\n"
	               "touchpoints: [{name: t, stage: a, channel: x}]\n");
	play_keys(&p, "F<Enter>");
	cr_assert_eq(ui_place(p.ui), PLACE_PROMPT);
	expect_said("no field “ownr”");
	play_keys(&p, "<Esc>F<Down><Enter>");
	cr_expect_eq(shown(), 1);
}

/* ---- searching ---- */

Test(filters, a_search_counts_and_highlights)
{
	play_keys(&p, "/めーる");
	cr_expect_str_eq(p.ui->prompt->title, "Search (1 of 3 found)");
	play_keys(&p, "<Enter>");
	expect_screen("1 of 3 found", true);
	play_keys(&p, "nn");
	expect_screen("3 of 3 found", true);
	play_keys(&p, "n");
	expect_screen("1 of 3 found", true);
	cr_expect(journey_item(p.ui->journey, KIND_TOUCHPOINT, 3)->found);
	play_keys(&p, "N");
	expect_screen("3 of 3 found", true);
	play_keys(&p, "l");
	expect_screen(" 3 found", true);
	play_keys(&p, "<Esc>");
	expect_screen("found", false);
	cr_expect_eq(journey_found(p.ui->journey), 0);
}

Test(filters, a_search_goes_through_what_is_shown)
{
	play_keys(&p, "fowner=<Enter>/メール<Enter>");
	cr_expect_eq(journey_found(p.ui->journey), 2);
	expect_screen("1 of 2 found", true);
	play_keys(&p, "n");
	cr_expect(slice_is(item_name(ui_current(p.ui)), "ﾒｰﾙ 4"));
	play_keys(&p, "n");
	cr_expect(slice_is(item_name(ui_current(p.ui)), "めーる 2"));
	play_keys(&p, "/call");
	expect_said("nothing that the filter shows says that");
	play_keys(&p, "<Esc><Esc>");
	cr_expect_eq(shown(), 5);
}

Test(filters, a_search_finds_labels_and_names_of_things)
{
	play_keys(&p, "/苛立たせる<Enter>");
	cr_expect(slice_is(item_name(ui_current(p.ui)), "call"));
}

Test(filters, on_an_empty_map_are_no_trouble)
{
	play_end(&p);
	p = play_start("");
	play_keys(&p, "fowner=<Enter>*n/x<Enter>nF<Enter>x<Enter><Esc><Esc>ione<Enter><Esc>fowner!=<Enter>*");
	cr_expect_eq(p.ui->marked, 0);
	play_keys(&p, "<Esc>");
	cr_expect_eq(shown(), 1);
}
