/* What is locked stays as it is whatever keys are pressed, and nothing at all
 * changes in presenter mode. */
#include <criterion/criterion.h>

#include <stdlib.h>

#include "base/unicode.h"
#include "ui/command.h"
#include "ui/guard.h"
#include "ui/play.h"

#define LOCKED_LINE "  - {id: a, name: 登録, stage: st, channel: email, owner: CSM, next: b, locked: true}\n"
#define STRUCTURE                                                                                                      \
	"stages:\n"                                                                                                    \
	"  - {id: st, name: 導入}\n"                                                                                 \
	"  - {id: ad, name: 更新}\n"                                                                                 \
	"channels:\n"                                                                                                  \
	"  - {id: email, name: メール}\n"                                                                           \
	"  - 電話\n"

static const char map[] = STRUCTURE "owners: [CSM]\n"
                                    "touchpoints:\n" LOCKED_LINE "  - {id: b, name: 説明, stage: st, channel: email}\n"
                                    "  - {id: c, name: 通話, stage: ad, channel: 電話, locked: true}\n"
                                    "  - {id: d, name: 口コミ}\n";
static const char structure_locked[] = "locks: [stages, channels]\n" STRUCTURE "touchpoints:\n"
                                       "  - {id: a, name: 登録, stage: st, channel: email}\n"
                                       "  - {id: b, name: 説明, stage: ad, channel: 電話}\n";

/* how one gets to each place, with a touchpoint under the cursor */
static const char *const ways[PLACE_COUNT] = {
        [PLACE_GRID] = "",     [PLACE_CARRY] = "m",        [PLACE_FORM] = "<Enter>", [PLACE_LIST] = "S",
        [PLACE_HISTORY] = "U", [PLACE_SETTLE] = "X",       [PLACE_STEPS] = "w",      [PLACE_LINK] = ">",
        [PLACE_REVIEW] = "R",  [PLACE_DUE] = "R<Tab><End>"};

/* what may answer a command that asks */
static const char *const answers[] = {"",
                                      "1",
                                      "0",
                                      "y",
                                      "d",
                                      "p",
                                      "i",
                                      "新<Enter>",
                                      "<Enter>",
                                      "<Right><Enter>",
                                      "<Down><Enter>",
                                      "<Paste>新\n<PasteEnd>"};

static bool leads_back(const struct command *command)
{
	static const char *const names[] = {"undo",      "redo",          "history-go", "touchpoint-lock",
	                                    "list-lock", "structure-lock"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(command->name, names[i]) == 0)
			return true;
	return false;
}

static void play_command(struct play *p, const char *before, const struct command *command, enum place place,
                         const char *answer)
{
	play_keys(p, before);
	play_keys(p, ways[place]);
	if (ui_place(p->ui) == place)
		command_run(p->ui, command, keymap_key(p->ui->keymap, command));
	ui_settle(p->ui);
	play_keys(p, answer);
	play_keys(p, "<Esc><Esc><Esc><Esc><Esc>");
}

/* Every command that edits, in all its places, with every answer: the text
 * must still hold `piece`. */
static size_t expect_kept(const char *text, const char *before, const char *piece)
{
	size_t tried = 0;
	for (size_t i = 0; i < command_count; i++) {
		const struct command *command = &command_table[i];
		for (enum place place = 0; place < PLACE_COUNT; place++) {
			bool here = ways[place] && command->places & IN(place) && command->places & EDITS;
			for (size_t a = 0; here && !leads_back(command) && a < sizeof answers / sizeof *answers; a++) {
				struct play p = play_start(text);
				play_command(&p, before, command, place, answers[a]);
				char *now = play_text(&p);
				cr_expect(strstr(now, piece), "%s in place %d with “%s”:\n%s", command->name, place,
				          answers[a], now);
				free(now);
				play_end(&p);
				tried++;
			}
		}
	}
	return tried;
}

Test(guard, no_command_changes_a_locked_touchpoint)
{
	cr_expect_gt(expect_kept(map, "", LOCKED_LINE), 200);
	cr_expect_gt(expect_kept(map, "<Space><Space>", LOCKED_LINE), 200);
}

Test(guard, no_command_changes_anything_while_presenting)
{
	cr_expect_gt(expect_kept(map, "<F5>", map), 200);
}

Test(guard, no_command_changes_a_locked_structure)
{
	cr_expect_gt(expect_kept(structure_locked, "", STRUCTURE), 200);
}

Test(guard, what_is_not_locked_changes)
{
	struct play p = play_start(map);
	play_keys(&p, "<Down>r1");
	play_expect_change(&p, "-  - {id: b, name: 説明, stage: st, channel: email}\n"
	                       "+  - {id: b, name: 説明, stage: st, channel: email, rating: works}\n");
	play_end(&p);
}

static void expect_message(const struct play *p, const char *piece)
{
	cr_assert_not_null(p->ui->message, "“%s” was expected", piece);
	cr_expect(strstr(p->ui->message, piece), "“%s” is not in “%s”", piece, p->ui->message);
}

Test(guard, a_refusal_names_what_is_locked_and_the_key)
{
	struct play p = play_start(map);
	play_keys(&p, "x");
	expect_message(&p, "“登録” is locked; L unlocks it");
	play_keys(&p, "<Space><Space>x");
	expect_message(&p, "locked: 1 of 2, such as “登録”");
	cr_expect_eq(p.ui->marked, 2);
	play_keys(&p, "L");
	play_expect_change(&p,
	                   "-  - {id: a, name: 登録, stage: st, channel: email, owner: CSM, next: b, locked: true}\n"
	                   "+  - {id: a, name: 登録, stage: st, channel: email, owner: CSM, next: b}\n");
	play_keys(&p, "x");
	play_expect_no(&p, "登録");
	play_end(&p);
}

Test(guard, locking_is_one_step_and_undone_by_one)
{
	struct play p = play_start(map);
	play_keys(&p, "<Esc><Down><Space><Tab><Space>L");
	play_expect(&p, "name: 説明, stage: st, channel: email, locked: true}");
	play_expect(&p, "name: 口コミ, locked: true}");
	cr_expect_eq(document_step_done(p.document), 1);
	play_keys(&p, "u");
	play_expect_change(&p, "");
	play_end(&p);
}

Test(guard, undo_passes_the_lock)
{
	struct play p = play_start(map);
	play_keys(&p, "<Down>eX<Enter>L");
	play_keys(&p, "uu");
	play_expect_change(&p, "");
	play_end(&p);
}

/* Items that are removed before others of the plan shift the indexes. */
Test(guard, a_plan_of_many_finds_its_touchpoints)
{
	struct play p = play_start("stages: [s]\nchannels: [c]\ntouchpoints:\n"
	                           "  - {name: k, stage: s, channel: c}\n"
	                           "  - {name: l, stage: s, channel: c}\n"
	                           "  - {name: m, stage: s, channel: c, locked: true}\n"
	                           "  - {name: n, stage: s, channel: c}\n");
	struct plan *plan = plan_new();
	plan_remove(plan, "touchpoints", 0);
	plan_remove(plan, "touchpoints", 0);
	plan_remove(plan, "touchpoints", 1);
	cr_expect(guard_allows(p.ui, plan));
	plan_remove(plan, "touchpoints", 0);
	cr_expect_not(guard_allows(p.ui, plan));
	plan_free(plan);

	plan = plan_new();
	plan_add(plan, "touchpoints", 1, value_text(slice_of("new")));
	plan_move(plan, "touchpoints", 1, 4);
	plan_remove(plan, "touchpoints", 4);
	plan_move(plan, "touchpoints", 3, 0);
	cr_expect(guard_allows(p.ui, plan));
	plan_move(plan, "touchpoints", 3, 0);
	cr_expect_not(guard_allows(p.ui, plan));
	expect_message(&p, "“m”");
	plan_free(plan);
	play_end(&p);
}

Test(guard, a_stage_is_renamed_although_what_stands_there_is_locked)
{
	struct play p = play_start("stages: [{name: s}, z]\nchannels: [c]\ntouchpoints:\n"
	                           "  - {name: m, stage: s, channel: c, locked: true}\n");
	play_keys(&p, "Se<C-u>t<Enter>");
	play_expect(&p, "stages: [{name: t}, z]");
	play_expect(&p, "stage: t, channel: c, locked: true");
	play_keys(&p, "xn");
	expect_message(&p, "“m” is locked");
	play_expect(&p, "stages: [{name: t}, z]");
	play_end(&p);
}

Test(guard, lists_are_locked_one_by_one)
{
	struct play p = play_start(map);
	play_keys(&p, "SL");
	play_expect(&p, "locks: stages\n");
	play_keys(&p, "x");
	expect_message(&p, "the stages are locked");
	play_keys(&p, "<Enter><Home><Down>e");
	expect_message(&p, "the stages are locked");
	play_keys(&p, "<Esc><Esc>CL");
	play_keys(&p, "a");
	expect_message(&p, "the channels are locked");
	play_expect(&p, "locks: [stages, channels]\n");
	play_keys(&p, "<Esc>:structure-lock<Enter>");
	play_expect_no(&p, "locks");
	play_keys(&p, "S<End>J");
	play_keys(&p, "<Home>J");
	play_expect(&p, "stages:\n  - {id: ad, name: 更新}\n");
	play_end(&p);
}

Test(guard, presenter_mode_shows_and_ends)
{
	struct play p = play_start(map);
	play_keys(&p, "<F5>a");
	expect_message(&p, "presenting: nothing is changed; F5 ends it");
	char *screen = play_screen(&p, 80, 24);
	cr_expect(strstr(screen, "? help"));
	cr_expect_not(strstr(screen, "a add"));
	free(screen);
	play_keys(&p, "<Right>");
	cr_expect_null(p.ui->prompt);
	play_keys(&p, "<Enter>");
	cr_expect_null(p.ui->prompt, "an empty cell asks for nothing");
	play_keys(&p, "<Paste>x\ny\n<PasteEnd>");
	cr_expect_null(p.ui->prompt);
	play_keys(&p, "q");
	cr_expect_eq(p.ui->request, REQUEST_NONE);
	play_keys(&p, "y");
	cr_expect_eq(p.ui->request, REQUEST_QUIT);
	play_keys(&p, "<F5>ax<Enter><Esc>");
	play_expect(&p, "name: x");
	play_end(&p);
}

Test(guard, what_a_deletion_said_stays_until_something_changes)
{
	struct play p = play_start("stages: [s]\nchannels: [c]\ntouchpoints:\n"
	                           "  - {name: k, stage: s, channel: c}\n"
	                           "  - {name: l, stage: s, channel: c}\n");
	play_keys(&p, "x");
	expect_message(&p, "“k” is deleted; u brings it back");
	play_keys(&p, "<Down><Up>z");
	play_keys(&p, "<Left>");
	cr_expect_null(p.ui->message, "another sentence replaced it");
	play_keys(&p, "u<Home><Up>x<Left>");
	expect_message(&p, "“k” is deleted");
	play_keys(&p, "<Esc>");
	cr_expect_null(p.ui->message);
	play_keys(&p, "Sxi<Down>");
	expect_message(&p, "remove stage “s”; u takes it back");
	play_end(&p);
}

Test(guard, deleting_what_nobody_sees_asks)
{
	struct play p = play_start("stages: [s1, s2, s3, s4, s5, s6, s7, s8]\nchannels: [c]\ntouchpoints:\n"
	                           "  - {name: k, stage: s1, channel: c}\n"
	                           "  - {name: l, stage: s8, channel: c}\n");
	ui_resize(p.ui, 60, 20);
	play_keys(&p, "<Space><End><Space>x");
	cr_assert_not_null(p.ui->chooser);
	play_keys(&p, "n");
	play_expect_change(&p, "");
	cr_expect_eq(p.ui->marked, 2);
	play_keys(&p, "xy");
	play_expect_no(&p, "name: l");
	expect_message(&p, "u brings them back");
	play_keys(&p, "u");
	play_expect_change(&p, "");
	play_end(&p);
}

Test(guard, the_mouse_drags_nothing_that_is_locked)
{
	struct play p = play_start(map);
	ui_resize(p.ui, 80, 24);
	play_keys(&p, "<Click 10,3><Drag 40,3><Drag 45,5><Release 45,5>");
	play_expect_change(&p, "");
	expect_message(&p, "“登録” is locked");
	cr_expect_not(p.ui->carrying);
	play_end(&p);
}

static void expect_line_kept(const struct play *p, const char *line, const char *message)
{
	cr_assert(p->ui->prompt, "the line is still open");
	cr_expect(slice_is(line_text(&p->ui->prompt->line), line));
	cr_assert(p->ui->message);
	cr_expect_str_eq(p->ui->message, message);
	play_expect_change(p, "");
}

Test(guard, what_is_typed_makes_no_stage_or_channel_where_they_are_locked)
{
	struct play p = play_start(structure_locked);
	for (int i = 0; i < 2; i++) {
		play_keys(&p, i ? "<Enter>" : "a説明会 >新設<Enter>");
		expect_line_kept(&p, "説明会 >新設", "the stages are locked; L in their list, S, unlocks them");
	}
	play_keys(&p, "<C-u>説明会 #新設<Enter>");
	expect_line_kept(&p, "説明会 #新設", "the channels are locked; L in their list, C, unlocks them");
	play_keys(&p, "<C-u>#新設<Enter>");
	expect_line_kept(&p, "#新設", "the channels are locked; L in their list, C, unlocks them");
	play_keys(&p, "<C-u>説明会 >更新<Enter><Esc>");
	play_expect(&p, "name: 説明会, stage: ad, channel: email}");
	play_end(&p);
}

Test(guard, what_is_locked_is_not_put_elsewhere_as_well_and_the_line_stays)
{
	struct play p = play_start(map);
	play_keys(&p, "a通話<Enter>c");
	expect_line_kept(&p, "通話", "“通話” is locked; L unlocks it");
	play_end(&p);
}
