/* Any field of all marked touchpoints at once: which one, and then by its own
 * gesture. */
#include <stdlib.h>

#include "base/mem.h"
#include "base/message.h"
#include "ui/editing.h"
#include "ui/form.h"
#include "ui/grid.h"

/* id and name tell one from the other: they are not the same for several */
static bool tells_apart(const struct field *field)
{
	return strcmp(field->key, "id") == 0 || strcmp(field->key, "name") == 0;
}

/* The one that was used last comes first the next time. */
static void remember(struct ui *ui, const struct field *field)
{
	size_t at = 0;
	while (at < UI_RECENT - 1 && ui->recent[at] && ui->recent[at] != field)
		at++;
	for (; at > 0; at--)
		ui->recent[at] = ui->recent[at - 1];
	ui->recent[0] = field;
}

static bool is_recent(const struct ui *ui, const struct field *field)
{
	for (size_t i = 0; i < UI_RECENT; i++)
		if (ui->recent[i] == field)
			return true;
	return false;
}

static void edit(struct ui *ui, enum edit_how how)
{
	const struct field *field = ui->editing.field;
	ui->editing.how = how;
	form_edit_at(ui, field, field->key);
}

static void how_chosen(struct ui *ui, const struct row *rows, size_t count)
{
	if (count)
		edit(ui, *rows->word == '+' ? EDIT_ADD : *rows->word == '-' ? EDIT_TAKE : EDIT_PUT);
}

/* Lists that say something already may be kept. */
static void ask_how(struct ui *ui)
{
	char *title = form_edit_title(ui);
	struct chooser *c = ui_ask(ui, title, how_chosen);
	chooser_add(c, _("add to what they say"), "+=", "+", 'a');
	chooser_add(c, _("take away from what they say"), "-=", "-", 't');
	chooser_add(c, _("replace what they say"), "=", "=", 'r');
	free(title);
}

static bool any_is_set(const struct ui *ui)
{
	for (size_t i = 0; i < ui->editing.count; i++)
		if (record_find(item_record(ui->editing.items[i]), ui->editing.field->key))
			return true;
	return false;
}

static void field_chosen(struct ui *ui, const struct row *rows, size_t count)
{
	size_t all;
	if (!count)
		return;
	const struct field *field = field_find(KIND_TOUCHPOINT, slice_of(rows->word));
	struct item **items = ui_subjects(ui, &all);
	editing_start(ui, items, all);
	editing_field(ui, field, field->key);
	if (!tells_apart(field))
		remember(ui, field);
	if (field->type == FIELD_RECORDS)
		edit(ui, EDIT_ADD);
	else if (field_is_list(field) && all > 1 && any_is_set(ui))
		ask_how(ui);
	else
		edit(ui, EDIT_PUT);
	free(items);
}

static void add_field(struct chooser *c, const struct field *field)
{
	chooser_add(c, message_label(&field->label), message_label(field_group_label(field->group)), field->key, 0);
}

void grid_field(struct ui *ui, key k)
{
	(void)k;
	size_t count = ui->marked ? ui->marked : ui_current(ui) ? 1 : 0;
	if (!count)
		return;
	char *title =
	        count > 1 ? mem_format(_("Which field of %zu touchpoints?"), count) : mem_copy_text(_("Which field?"));
	struct chooser *c = ui_chooser(ui, title, field_chosen);
	for (size_t i = 0; i < UI_RECENT && ui->recent[i]; i++)
		add_field(c, ui->recent[i]);
	const struct field *field = NULL;
	while ((field = field_next(KIND_TOUCHPOINT, field)))
		if (!is_recent(ui, field) && !(count > 1 && tells_apart(field)))
			add_field(c, field);
	free(title);
}
