/* The file and the program: saving, leaving, stopping for a while. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/unicode.h"
#include "ui/form.h"
#include "ui/grid.h"

static void save_as(struct ui *ui, const char *text);

static void gave_up(struct ui *ui, const char *text)
{
	(void)text;
	ui->leaving = false;
}

static void ask_where(struct ui *ui, const char *path)
{
	ui_prompt(ui, _("Save as"), path, save_as)->cancel = gave_up;
}

/* A name beside the one that cannot be used: map-2.yaml for map.yaml. */
static char *other_name(const char *path)
{
	const char *slash = strrchr(path, '/'), *dot = strrchr(slash ? slash : path, '.');
	size_t stem = dot ? (size_t)(dot - path) : strlen(path);
	return mem_format("%.*s-2%s", (int)stem, path, path + stem);
}

static bool save(struct ui *ui, const char *path)
{
	struct error err = {0};
	if (document_save(ui->document, path, &err)) {
		ui_say(ui, _("saved %s"), document_path(ui->document));
		if (ui->leaving)
			ui->request = REQUEST_QUIT;
		return true;
	}
	char *other = path                          ? mem_copy_text(path)
	              : document_path(ui->document) ? other_name(document_path(ui->document))
	                                            : NULL;
	ask_where(ui, other);
	free(other);
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
		ask_where(ui, "");
}

static void quit_answered(struct ui *ui, const struct row *rows, size_t count)
{
	if (!count || rows->hotkey == 'c')
		return;
	ui->leaving = rows->hotkey == 'y';
	if (rows->hotkey == 'n')
		ui->request = REQUEST_QUIT;
	else
		save(ui, NULL);
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
