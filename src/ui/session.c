/* The file and the program: saving, leaving, stopping for a while. */
#include "base/message.h"
#include "base/unicode.h"
#include "ui/form.h"
#include "ui/grid.h"

static void save_as(struct ui *ui, const char *text);

static void ask_where(struct ui *ui)
{
	ui_prompt(ui, _("Save as"), document_path(ui->document), save_as);
}

static bool save(struct ui *ui, const char *path)
{
	struct error err = {0};
	if (document_save(ui->document, path, &err)) {
		ui_say(ui, _("saved %s"), document_path(ui->document));
		return true;
	}
	ask_where(ui);
	ui_complain(ui, "%s%s%s", err.file, err.file[0] ? " " : "", err.message);
	return false;
}

static void save_as(struct ui *ui, const char *text)
{
	if (*text)
		save(ui, text);
}

void session_save(struct ui *ui, key k)
{
	(void)k;
	if (document_path(ui->document))
		save(ui, NULL);
	else
		ask_where(ui);
}

static void quit_answered(struct ui *ui, const struct row *rows, size_t count)
{
	if (!count || rows->hotkey == 'c')
		return;
	if (rows->hotkey == 'n' || save(ui, NULL))
		ui->request = REQUEST_QUIT;
}

void session_quit(struct ui *ui, key k)
{
	(void)k;
	if (!document_modified(ui->document)) {
		ui->request = REQUEST_QUIT;
		return;
	}
	struct chooser *c = ui_ask(ui, _("Some changes are not saved. Save them?"), quit_answered);
	chooser_add(c, _("save and quit"), NULL, "yes", 'y');
	chooser_add(c, _("quit and lose them"), NULL, "no", 'n');
	chooser_add(c, _("stay here"), NULL, "stay", 'c');
}

void session_suspend(struct ui *ui, key k)
{
	(void)k;
	ui->request = REQUEST_SUSPEND;
}

void session_redraw(struct ui *ui, key k)
{
	(void)k;
	ui->request = REQUEST_REDRAW;
}

void session_map_form(struct ui *ui, key k)
{
	(void)k;
	form_open(ui, NULL);
}
