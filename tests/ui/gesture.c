/* What one key does to a field, and fields that are asked for in a row. */
#include <criterion/criterion.h>
#include <stdlib.h>

#include "base/mem.h"
#include "ui/form.h"
#include "ui/play.h"

static const char map[] = "# agreed\n"
                          "owners: [CSM]\n"
                          "touchpoints:\n"
                          "  - name: キックオフ # said by CSM\n"
                          "  - name: 更新案内\n"
                          "    mystery: {a: 1}\n";

/* Opens the form of a touchpoint and goes to a field. */
static void choose(struct play *p, size_t index, const char *name)
{
	char *keys = mem_format("/%s<Enter>", name);
	form_open(p->ui, journey_item(p->ui->journey, KIND_TOUCHPOINT, index));
	play_keys(p, keys);
	free(keys);
}

Test(gesture, each_gesture_is_one_step)
{
	static const struct {
		const char *field, *keys;
	} cases[] = {{"due", "t"},   {"due", "+"},     {"votes", "+"},
	             {"pilot", "n"}, {"outcome", "2"}, {"due", "<Enter>+1<Enter>"}};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct play p = play_start(map);
		choose(&p, 1, cases[i].field);
		play_keys(&p, cases[i].keys);
		cr_expect_eq(document_step_done(p.document), 1, "%s", cases[i].field);
		/* what is said already is no step */
		if (!strcmp(cases[i].keys, "t") || !strcmp(cases[i].keys, "n"))
			play_keys(&p, cases[i].keys);
		cr_expect_eq(document_step_done(p.document), 1, "%s", cases[i].field);
		play_keys(&p, "u");
		play_expect_change(&p, "");
		play_end(&p);
	}
}

Test(gesture, says_what_a_day_may_look_like)
{
	struct play p = play_start(map);
	choose(&p, 0, "due");
	play_keys(&p, "<Enter>2026-02-30<Enter>");
	cr_expect(strstr(p.ui->message, "is no day; write it like 2025-04-01, 4/1, today, +7, 2w or fri"));
	play_keys(&p, "<C-u>+7<Enter>");
	play_expect_change(&p, "+    due: 2026-12-02\n");
	play_end(&p);
}

Test(gesture, leaves_alone_what_it_cannot_count_on)
{
	struct play p = play_start(
	        "touchpoints:\n  - name: a\n    votes: many\n    due: soon\n    per_quarter: 12345678901234567\n"
	        "    outcome: {a: b}\n");
	static const char *const fields[] = {"votes", "due", "per_quarter", "outcome"};
	for (size_t i = 0; i < 4; i++) {
		choose(&p, 0, fields[i]);
		play_keys(&p, i == 3 ? "1" : "+");
		cr_expect(p.ui->message && p.ui->message_is_error, "%s", fields[i]);
	}
	play_expect_change(&p, "");
	play_end(&p);
}

Test(gesture, shows_what_was_meant_beside_what_came_of_it)
{
	struct play p = play_start("touchpoints:\n  - name: a\n    intended: 迷わず始める\n    gap: 待たされる\n");
	choose(&p, 0, "experience");
	play_keys(&p, "<Enter>");
	cr_expect_str_eq(p.ui->prompt->beside, "Intended experience: 迷わず始める\nGap: 待たされる");
	char *screen = play_screen(&p, 80, 24);
	cr_expect(strstr(screen, "Gap: 待たされる"), "%s", screen);
	free(screen);
	screen = play_screen(&p, 20, 5);
	free(screen);
	play_keys(&p, "<Esc>");
	choose(&p, 0, "purpose");
	play_keys(&p, "<Enter>");
	cr_expect_null(p.ui->prompt->beside);
	play_end(&p);
}

Test(gesture, shows_what_became_of_the_tickets)
{
	struct play p =
	        play_start("touchpoints:\n  - {name: a, tickets_before: 24, tickets_after: 9}\n"
	                   "  - {name: b, tickets_before: 0, tickets_after: 3}\n"
	                   "  - {name: c, tickets_after: 3}\n  - {name: d, tickets_before: x, tickets_after: 3}\n");
	static const char *const shown[] = {"24 → 9 (-63%)", "0 → 3", "3", "3"};
	for (size_t i = 0; i < 4; i++) {
		size_t count;
		choose(&p, i, "tickets_after");
		struct form_row *rows = form_rows(p.ui, &count);
		struct buffer text = {0};
		form_row_text(p.ui, &rows[p.ui->form->at], &text);
		cr_expect_str_eq(text.bytes, shown[i]);
		buffer_free(&text);
		free(rows);
	}
	play_end(&p);
}

Test(gesture, shows_all_fields_those_filled_in_or_those_missing)
{
	struct play p = play_start(map);
	size_t all, set, missing;
	choose(&p, 1, "name");
	free(form_rows(p.ui, &all));
	play_keys(&p, "z");
	free(form_rows(p.ui, &set));
	play_keys(&p, "z");
	struct form_row *rows = form_rows(p.ui, &missing);
	for (size_t i = 0; i < missing; i++)
		cr_expect(rows[i].kind == FORM_HEADING || (rows[i].kind == FORM_FIELD && !rows[i].entry));
	free(rows);
	cr_expect(set == 4 && missing > 50 && set < all && missing < all);
	play_keys(&p, "z");
	free(form_rows(p.ui, &set));
	cr_expect_eq(set, all);
	play_end(&p);
}

Test(gesture, asks_for_the_members_of_a_new_record_one_after_the_other)
{
	struct play p = play_start(map);
	choose(&p, 0, "tests");
	play_keys(&p, "<Enter>");
	cr_assert_eq(ui_place(p.ui), PLACE_PROMPT);
	cr_expect_str_eq(p.ui->prompt->title, "Date (1/3)");
	play_keys(&p, "<Enter>件名を変えた<Enter>");
	play_expect_change(&p, "");
	play_keys(&p, "開封率 +4%<Enter>");
	play_expect_change(&p, "+    tests:\n+      - date: 2026-11-25\n+        what: 件名を変えた\n"
	                       "+        result: 開封率 +4%\n");
	cr_assert_eq(ui_place(p.ui), PLACE_CHOOSER);
	cr_expect_eq(p.ui->chooser->count, 2, "one record and the row that adds");
	/* Enter adds the next; Esc ends it and keeps what was said */
	play_keys(&p, "<Enter><C-u>-1<Enter><Esc>");
	play_expect(&p, "開封率 +4%\n      - date: 2026-11-24\n");
	cr_expect_eq(document_step_done(p.document), 2, "a record is one step");
	play_keys(&p, "<Up><Delete>");
	play_expect_no(&p, "2026-11-24");
	play_keys(&p, "<Esc>");
	cr_expect_eq(ui_place(p.ui), PLACE_FORM);
	play_keys(&p, "uuu");
	play_expect_change(&p, "");
	play_end(&p);
}

Test(gesture, makes_no_record_of_which_nothing_is_said)
{
	struct play p = play_start(map);
	choose(&p, 0, "tests");
	play_keys(&p, "<Enter><Esc>");
	cr_expect_eq(ui_place(p.ui), PLACE_FORM);
	choose(&p, 0, "overrides");
	play_keys(&p, "<Enter><Enter><Enter><Enter><Enter>");
	cr_expect_eq(ui_place(p.ui), PLACE_FORM);
	cr_expect_eq(document_step_done(p.document), 0);
	cr_expect_null(p.ui->editing.draft);
	play_end(&p);
}

Test(gesture, leaves_out_members_that_nothing_can_be_chosen_for)
{
	struct play p = play_start(map);
	choose(&p, 0, "overrides");
	/* there is no channel: behind the touch model comes the owner */
	play_keys(&p, "<Enter>SMB<Enter>1");
	cr_assert_eq(ui_place(p.ui), PLACE_CHOOSER);
	cr_expect_str_eq(p.ui->chooser->title, "Owner (4/5)");
	play_keys(&p, "<Home><Enter><Enter><Esc>");
	play_expect_change(&p,
	                   "+    overrides:\n+      - segment: SMB\n+        touch: high-touch\n+        owner: CSM\n");
	play_end(&p);
}

Test(gesture, makes_an_exception_for_a_segment_in_a_row)
{
	struct play p = play_start("owners: [CSM]\nchannels: [mail, call]\npersonas: [{name: P, segment: SMB}]\n"
	                           "touchpoints:\n  - name: a\n");
	choose(&p, 0, "overrides");
	/* the segment is one that is used elsewhere */
	play_keys(&p, "<Enter><Tab><Enter>1<Down><Space><Enter><Home><Enter>小さいが大切<Enter><Esc>");
	play_expect_change(
	        &p, "+    overrides:\n+      - segment: SMB\n+        touch: high-touch\n+        channel: call\n"
	            "+        owner: CSM\n+        why: 小さいが大切\n");
	cr_expect_eq(document_step_done(p.document), 1);
	play_end(&p);
}
