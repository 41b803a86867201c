#include "ui/palette.h"

#include "base/message.h"
#include "ui/command.h"
#include "ui/guard.h"
#include "ui/help.h"

static void command_chosen(struct ui *ui, const struct row *rows, size_t count)
{
	const struct command *command = count ? command_find(rows->word) : NULL;
	if (command)
		command_run(ui, command, keymap_key(ui->keymap, command));
}

void palette_open(struct ui *ui, key k)
{
	(void)k;
	unsigned here = IN(ui_place(ui));
	struct chooser *c = ui_chooser(ui, _("All commands"), command_chosen);
	for (size_t i = 0; i < command_count; i++) {
		const struct command *command = &command_table[i];
		if (!(command->places & here) || command->run == palette_open || guard_hides(ui, command))
			continue;
		struct buffer keys = {0};
		help_add_keys(keymap_keys(ui->keymap, command), &keys);
		chooser_add(c, _(command->help), buffer_slice(&keys).bytes, command->name, 0);
		buffer_free(&keys);
	}
}
