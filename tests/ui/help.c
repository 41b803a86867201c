/* The help begins with the few keys that matter first. */
#include <criterion/criterion.h>
#include <stdlib.h>

#include "base/message.h"
#include "ui/command.h"
#include "ui/help.h"
#include "ui/play.h"

static const char map[] =
        "stages: [a, b]\nchannels: [x, y]\ntouchpoints:\n  - {id: k, name: K, stage: a, channel: x}\n";

static struct help_page page_of(const struct play *play)
{
	struct help_page page;
	help_page_make(play->ui, &page);
	return page;
}

/* Are the keys of the command among the lines of the few? */
static bool is_among_the_few(const struct help_page *page, const char *name)
{
	for (size_t i = 0; i < page->first; i++)
		if (page->lines[i].keys == command_find(name)->keys)
			return true;
	return false;
}

Test(help, begins_with_a_dozen_keys_by_what_they_are_for)
{
	for (enum language language = LANGUAGE_ENGLISH; language <= LANGUAGE_JAPANESE; language++) {
		message_set_language(language);
		struct play play = play_start(map);
		play_keys(&play, "?");
		struct help_page page = page_of(&play);
		const char *const few[] = {
		        "stage-next", "touchpoint-add", "touchpoint-grab", "undo", "search", "audit", "save", "quit"};
		for (size_t i = 0; i < sizeof few / sizeof *few; i++)
			cr_expect(is_among_the_few(&page, few[i]), "%s", few[i]);
		cr_expect_not(is_among_the_few(&page, "vote"));
		/* all of them on the first page of a small terminal */
		cr_expect_leq(page.first, (size_t)page.rows);
		cr_expect_str_eq(page.lines[0].purpose, _("Move"));
		free(page.lines);
		play_end(&play);
	}
}

Test(help, tab_goes_to_all_keys_and_back)
{
	struct play play = play_start(map);
	play_keys(&play, "?<Tab>");
	struct help_page page = page_of(&play);
	cr_expect_str_eq(page.lines[play.ui->help->top].heading, place_title(PLACE_GRID));
	play_keys(&play, "<Tab>");
	cr_expect_eq(play.ui->help->top, 0);
	free(page.lines);
	play_end(&play);
}

Test(help, a_panel_begins_with_the_keys_of_its_hint_line)
{
	struct play play = play_start(map);
	play_keys(&play, "g?");
	struct help_page page = page_of(&play);
	cr_expect(is_among_the_few(&page, "audit-fix"));
	cr_expect(is_among_the_few(&page, "audit-close"));
	cr_expect_not(is_among_the_few(&page, "audit-up"));
	free(page.lines);
	play_end(&play);
}

Test(help, every_place_has_few_keys_first)
{
	struct play play = play_start(map);
	play_keys(&play, "?");
	for (enum place place = 0; place < PLACE_COUNT; place++) {
		/* what is typed and chosen there is said on the hint line, not by commands */
		if (place == PLACE_PROMPT || place == PLACE_CHOOSER || place == PLACE_HELP)
			continue;
		play.ui->help->place = place;
		struct help_page page = page_of(&play);
		cr_expect_gt(page.first, 0, "%s", place_title(place));
		cr_expect_lt(page.first, page.count / 2, "%s", place_title(place));
		free(page.lines);
	}
	play_end(&play);
}
