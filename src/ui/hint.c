#include "ui/hint.h"

#include <stdio.h>

#include "base/message.h"
#include "base/unicode.h"
#include "ui/guard.h"

#define GAP 2 /* columns between two hints */

static struct hint hint_of(const struct ui *ui, const struct command *command)
{
	struct hint hint = {.command = command};
	const char *from = keymap_keys(ui->keymap, command);
	size_t length = strcspn(from, " ");
	if (length > 2 && from[0] == '<') {
		from++;
		length -= 2;
	}
	snprintf(hint.key, sizeof hint.key, "%.*s", (int)length, from);
	hint.columns = unicode_columns(slice_of(hint.key)) + 1 + unicode_columns(slice_of(_(command->hint)));
	return hint;
}

static bool is_hinted(const struct ui *ui, enum place place, const struct command *command)
{
	return command->hint && command->places & IN(place) && !guard_hides(ui, command) &&
	       *keymap_keys(ui->keymap, command);
}

size_t hint_lay(const struct ui *ui, struct hint hints[HINTS_MAX])
{
	return hint_lay_in(ui, ui_place(ui), ui->width, hints);
}

size_t hint_lay_in(const struct ui *ui, enum place place, int width, struct hint hints[HINTS_MAX])
{
	int x = 0, kept = 0;
	size_t count = 0;
	for (size_t i = 0; i < command_count; i++)
		if (is_hinted(ui, place, &command_table[i]) && command_table[i].places & LEADS_ON)
			kept += hint_of(ui, &command_table[i]).columns + GAP;
	for (size_t i = 0; i < command_count && count < HINTS_MAX; i++) {
		if (!is_hinted(ui, place, &command_table[i]))
			continue;
		struct hint hint = hint_of(ui, &command_table[i]);
		if (command_table[i].places & LEADS_ON)
			kept -= hint.columns + GAP;
		/* behind the last hint no blanks are needed */
		if (x + hint.columns + kept > width)
			continue;
		hint.x = x;
		hints[count++] = hint;
		x += hint.columns + GAP;
	}
	return count;
}
