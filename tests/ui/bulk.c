/* Any field of all marked touchpoints at once. */
#include <criterion/criterion.h>
#include <stdlib.h>

#include "base/mem.h"
#include "ui/play.h"

static const char map[] = "owners: [CSM]\n"
                          "stages: [導入, 更新]\n"
                          "channels: [メール]\n"
                          "touchpoints:\n"
                          "  - name: 一 # one\n"
                          "    stage: 導入\n"
                          "    channel: メール\n"
                          "  - name: 二\n"
                          "    segment: [SMB, Enterprise] # two\n"
                          "    pilot: true\n"
                          "  - name: 三\n"
                          "    segment: SMB\n";

/* The two in the inbox are marked; the cursor is on the last of them. */
#define TWO "<Tab><Space><Right><Space>"

Test(bulk, edits_each_type_of_one_by_its_gesture)
{
	static const struct {
		const char *keys, *change;
	} gestures[] = {
	        {"=timing<Enter>30日目<Enter>", "+    timing: 30日目\n"},
	        {"=reviewed<Enter>+7<Enter>", "+    reviewed: 2026-12-02\n"},
	        {"=種類<Esc>", ""},
	        {"=initiative<Enter>2", "+    initiative: reactive\n"},
	        {"=per quarter<Enter>４<Enter>", "+    per_quarter: 4\n"},
	        {"=pilot<Enter>n", "+    pilot: false\n"},
	        {"=owner<Enter><Enter>", "+    owner: CSM\n"},
	        {"=fits<Enter><Space><Enter>", "+    fits: beginner\n"},
	        {"=segment<Enter>SMB, 新規<Enter>", "+    segment: [SMB, 新規]\n"},
	        {"=tests<Enter><Enter>件名<Enter><Esc>",
	         "+    tests:\n+      - date: 2026-11-25\n+        what: 件名\n"},
	        {"=segment<Enter><Enter>", ""},
	};
	for (size_t i = 0; i < sizeof gestures / sizeof *gestures; i++) {
		struct play p = play_start(map);
		play_keys(&p, gestures[i].keys);
		play_expect_change(&p, gestures[i].change);
		cr_expect_eq(document_step_done(p.document), *gestures[i].change ? 1 : 0, "%s", gestures[i].keys);
		cr_expect_eq(ui_place(p.ui), PLACE_GRID, "%s", gestures[i].keys);
		play_keys(&p, "u");
		play_expect_change(&p, "");
		play_end(&p);
	}
}

Test(bulk, edits_all_marked_in_one_step)
{
	struct play p = play_start(map);
	play_keys(&p, TWO "=timing<Enter>30日目<Enter>");
	play_expect(&p, "    pilot: true\n    timing: 30日目\n  - name: 三\n    segment: SMB\n    timing: 30日目\n");
	cr_expect_str_eq(p.ui->message, "“二” and 1 more · Timing: 30日目");
	cr_expect_eq(document_step_done(p.document), 1);
	cr_expect_eq(p.ui->marked, 2, "the marks stay");
	play_keys(&p, "u");
	play_expect_change(&p, "");
	play_end(&p);
}

/* what the segments of 二 and 三 say after some keys; NULL: the key is gone */
static const struct {
	const char *keys, *second, *third;
} lists[] = {
        {"=segment<Enter>a新規, SMB<Enter>", "[SMB, Enterprise, 新規]", "[SMB, 新規]"},
        {"=segment<Enter>t<Space><Enter>", "Enterprise", NULL},
        {"=segment<Enter>t<Down><Space><Enter>", "SMB", "SMB"},
        {"=segment<Enter>r新規<Enter>", "新規", "新規"},
        {"=segment<Enter>r<Enter>y", NULL, NULL},
        {"=segment<Enter>r<Enter>n", "[SMB, Enterprise]", "SMB"},
        {"=segment<Enter>r<Enter><Enter>", "[SMB, Enterprise]", "SMB"},
        {"=segment<Enter>a<Enter>", "[SMB, Enterprise]", "SMB"},
        {"=segment<Enter>t<Enter>", "[SMB, Enterprise]", "SMB"},
        {"=segment<Enter>t<Esc>", "[SMB, Enterprise]", "SMB"},
        {"=segment<Enter><Esc>", "[SMB, Enterprise]", "SMB"},
};

Test(bulk, adds_to_lists_takes_from_them_or_replaces_them)
{
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
		struct play p = play_start(map);
		play_keys(&p, TWO);
		play_keys(&p, lists[i].keys);
		char *second =
		        lists[i].second ? mem_format("    segment: %s # two\n", lists[i].second) : mem_copy_text("");
		char *third = lists[i].third ? mem_format("    segment: %s\n", lists[i].third) : mem_copy_text("");
		char *text = play_text(&p),
		     *all = mem_format("  - name: 二\n%s    pilot: true\n  - name: 三\n%s", second, third);
		cr_expect(strstr(text, all), "%s: wanted\n%sin\n%s", lists[i].keys, all, text);
		cr_expect(document_step_done(p.document) <= 1);
		play_keys(&p, "u");
		play_expect_change(&p, "");
		free(all);
		free(text);
		free(third);
		free(second);
		play_end(&p);
	}
}

Test(bulk, adds_references_by_whatever_they_are_called)
{
	struct play p = play_start("stages: [{id: s, name: 導入}, 更新]\nchannels: [メール]\ntouchpoints:\n"
	                           "  - {name: a, stage: 導入}\n  - {name: b, stage: [s, 更新]}\n");
	play_keys(&p, TWO "=stage<Enter>a<Space><Enter>");
	play_expect_change(&p, "");
	play_keys(&p, "=stage<Enter>t<Space><Enter>");
	play_expect(&p, "  - {name: a}\n  - {name: b, stage: 更新}\n");
	play_end(&p);
}

Test(bulk, leads_nothing_on_to_itself)
{
	struct play p = play_start("touchpoints:\n  - {id: a, name: A}\n  - {id: b, name: B}\n");
	play_keys(&p, TWO "=next<Enter><Space><Down><Space><Enter>");
	play_expect(&p, "  - {id: a, name: A, next: b}\n  - {id: b, name: B, next: a}\n");
	play_end(&p);
}

Test(bulk, begins_with_what_all_say_alike)
{
	struct play p =
	        play_start("touchpoints:\n  - {name: a, timing: 初日, kind: digital}\n  - {name: b, timing: 初日}\n");
	play_keys(&p, TWO "=timing<Enter>");
	char *screen = play_screen(&p, 80, 24);
	cr_expect(strstr(screen, "Timing (2 touchpoints): 初日"), "%s", screen);
	free(screen);
	play_keys(&p, "の午後<Enter>");
	play_expect(&p, "  - {name: a, timing: 初日の午後, kind: digital}\n  - {name: b, timing: 初日の午後}\n");
	/* what differs is not shown as if it were one's */
	play_keys(&p, "=Kind<Enter>");
	cr_expect_eq(p.ui->chooser->at, 0);
	play_keys(&p, "2");
	play_expect(&p, "  - {name: b, timing: 初日の午後, kind: digital}\n");
	play_keys(&p, "=Kind<Enter>2");
	cr_expect_str_eq(p.ui->message, "nothing to change: all 2 say so already");
	cr_expect_eq(document_step_done(p.document), 2);
	play_end(&p);
}

Test(bulk, is_done_again_to_others)
{
	struct play p = play_start(map);
	play_keys(&p, TWO "=segment<Enter>a新規<Enter><Esc><Esc>.");
	play_expect(&p, "    channel: メール\n    segment: 新規\n");
	cr_expect_eq(document_step_done(p.document), 2);
	play_keys(&p, "=tests<Enter><Enter>件名<Enter><Esc><Tab>.");
	play_expect(&p, "    pilot: true\n    tests:\n      - date: 2026-11-25\n        what: 件名\n");
	play_end(&p);
}

Test(bulk, adds_a_record_to_each)
{
	struct play p = play_start("touchpoints:\n  - name: a\n    tests:\n      - date: 2025-01-01\n  - name: b\n");
	play_keys(&p, TWO "=tests<Enter><C-u>昨日<Enter><Enter>+4%<Enter>");
	play_expect(&p,
	            "  - name: a\n    tests:\n      - date: 2025-01-01\n      - date: 2026-11-24\n        result: +4%\n"
	            "  - name: b\n    tests:\n      - date: 2026-11-24\n        result: +4%\n");
	cr_expect_eq(document_step_done(p.document), 1);
	play_keys(&p, "u");
	play_expect_change(&p, "");
	play_end(&p);
}

Test(bulk, refuses_what_it_does_not_understand)
{
	struct play p =
	        play_start("touchpoints:\n  - {name: a, tests: none, timing: {a: b}}\n  - {name: b, tests: {a: b}}\n");
	play_keys(&p, TWO "=tests<Enter>");
	cr_expect(p.ui->message_is_error);
	play_keys(&p, "=timing<Enter>");
	cr_expect(p.ui->message_is_error);
	play_keys(&p, "=due<Enter>never<Enter><Esc>");
	play_expect_change(&p, "");
	play_end(&p);
}

Test(bulk, offers_what_was_used_last_first)
{
	struct play p = play_start(map);
	play_keys(&p, "=timing<Enter>a<Enter>=goal<Enter>b<Enter>=timing<Enter><Esc>=");
	cr_expect_str_eq(chooser_match(p.ui->chooser, 0)->word, "timing");
	cr_expect_str_eq(chooser_match(p.ui->chooser, 1)->word, "goal");
	cr_expect_str_eq(chooser_match(p.ui->chooser, 2)->word, "id");
	play_keys(&p, "<Esc>" TWO "=");
	cr_expect_str_eq(chooser_match(p.ui->chooser, 2)->word, "purpose", "names are not the same for several");
	play_end(&p);
}

Test(bulk, needs_a_touchpoint)
{
	struct play p = play_start("stages: [a]\nchannels: [b]\n");
	play_keys(&p, "=");
	cr_expect_eq(ui_place(p.ui), PLACE_GRID);
	play_end(&p);
}

Test(bulk, leaves_a_form_to_its_own_touchpoint)
{
	struct play p = play_start(map);
	play_keys(&p, TWO "<Enter>");
	char *screen = play_screen(&p, 120, 30);
	cr_expect(strstr(screen, "this one only, not all that are marked"), "%s", screen);
	free(screen);
	play_keys(&p, "<Enter>改<Enter>");
	play_expect_change(&p, "-  - name: 三\n+  - name: 三改\n");
	play_end(&p);
}
