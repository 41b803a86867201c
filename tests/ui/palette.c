/* Every command can be found by what it does. */
#include <criterion/criterion.h>
#include <string.h>

#include "ui/play.h"
#include "ui/command.h"

static bool lists(struct ui *ui, const char *name)
{
	struct row *row;
	for (size_t i = 0; (row = chooser_match(ui->chooser, i)); i++)
		if (strcmp(row->word, name) == 0)
			return true;
	return false;
}

Test(palette, lists_every_command_of_the_grid)
{
	struct play play = play_start("stages: [A]\nchannels: [B]\n");
	size_t count = 0;
	play_keys(&play, ":");
	for (size_t i = 0; i < command_count; i++) {
		const struct command *c = &command_table[i];
		bool here = c->places & IN(PLACE_GRID) && strcmp(c->name, "palette") != 0;
		cr_expect_eq(lists(play.ui, c->name), here, "%s", c->name);
		count += here;
	}
	cr_expect(count > 60);
	play_end(&play);
}

Test(palette, opens_wherever_a_command_has_no_key)
{
	unsigned where = command_find("palette")->places & ((1u << PLACE_COUNT) - 1);
	for (size_t i = 0; i < command_count; i++)
		cr_expect(*command_table[i].keys || command_table[i].places & where, "%s", command_table[i].name);
}
