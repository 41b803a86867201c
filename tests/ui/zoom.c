/* The large view goes where the cursor goes, and only shows. */
#include <criterion/criterion.h>

#include <stdlib.h>
#include <string.h>

#include "ui/play.h"

static const char map[] = "stages: [s, z]\nchannels: [c, d]\ntouchpoints:\n"
                          "  - {name: one, stage: s, channel: c, owner: CSM, rating: works, notes: 最初の会話}\n"
                          "  - {name: two, stage: s, channel: c, votes: 3}\n"
                          "  - {name: three, stage: s, channel: d, odd: kept}\n";

static void expect_shown(struct play *p, const char *piece, bool shown)
{
	char *screen = play_screen(p, 80, 24);
	cr_expect_eq(strstr(screen, piece) != NULL, shown, "“%s” on\n%s", piece, screen);
	free(screen);
}

Test(zoom, a_cell_shows_all_that_stands_in_it)
{
	struct play p = play_start(map);
	play_keys(&p, "Z");
	expect_shown(&p, "s × c", true);
	expect_shown(&p, "Rating: works   Owner: CSM", true);
	expect_shown(&p, "Votes: 3", true);
	expect_shown(&p, "最初の会話", false);
	play_keys(&p, "<Down><Down>");
	expect_shown(&p, "s × d", true);
	expect_shown(&p, "three", true);
	play_keys(&p, "<Right>");
	expect_shown(&p, "z × d", true);
	expect_shown(&p, "a gap", true);
	play_keys(&p, "<Esc>");
	cr_expect_null(p.ui->zoom);
	cr_expect_eq(p.ui->cursor.stage, 1);
	play_end(&p);
}

Test(zoom, a_touchpoint_shows_all_that_is_said)
{
	struct play p = play_start(map);
	play_keys(&p, "ZZ");
	expect_shown(&p, "最初の会話", true);
	expect_shown(&p, "Votes", false);
	play_keys(&p, "<Down>");
	expect_shown(&p, "Votes", true);
	play_keys(&p, "<Down>");
	expect_shown(&p, "odd", true);
	play_keys(&p, "<Enter>");
	cr_expect_not(p.ui->zoom->alone);
	play_keys(&p, "<Right><Enter>");
	cr_expect_not(p.ui->zoom->alone, "there is none in this cell");
	play_end(&p);
}

Test(zoom, what_does_not_fit_is_scrolled_and_never_past_the_end)
{
	struct play p = play_start(map);
	ui_resize(p.ui, 30, 9);
	play_keys(&p, "ZZ<Space><Space><Space><Space><Space><Space><Space><Space>");
	int top = p.ui->zoom->top;
	cr_expect_gt(top, 0);
	play_keys(&p, "<Space>");
	cr_expect_eq(p.ui->zoom->top, top);
	play_keys(&p, "<BS><BS><BS><BS><BS><BS><BS><BS>");
	cr_expect_eq(p.ui->zoom->top, 0);
	play_keys(&p, "<Space><Down>");
	cr_expect_eq(p.ui->zoom->top, 0, "another one is shown from its start");
	play_keys(&p, "<Enter>");
	expect_shown(&p, "two", true);
	play_end(&p);
}

Test(zoom, it_needs_a_cell)
{
	struct play p = play_start("stages: [s]\n");
	play_keys(&p, "Z");
	cr_expect_null(p.ui->zoom);
	cr_expect(p.ui->message_is_error);
	play_end(&p);
}

Test(zoom, no_key_changes_the_map)
{
	struct play p = play_start(map);
	play_keys(&p, "Za1xeoprdmc.<Delete>LSC<Paste>x\n<PasteEnd>i");
	cr_expect_not_null(p.ui->zoom);
	play_expect_change(&p, "");
	play_end(&p);
}
