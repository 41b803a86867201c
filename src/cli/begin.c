#include "cli/begin.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/message.h"
#include "cli/recent.h"
#include "cli/rescue.h"
#include "cli/sandbox.h"
#include "ui/offer.h"

/* What is worth knowing before the first key, in one line. */
static void tell_at_start(struct ui *ui, const struct error *journal)
{
	const char *path = document_path(ui->document);
	struct buffer text = {0};
	char *rescued = rescue_find(path);
	if (access(path, F_OK) != 0)
		buffer_format(&text, _("%s: the file is gone; saving makes it anew"), path);
	else if (access(path, W_OK) != 0)
		buffer_add_text(&text, _("read only: save under another name"));
	if (rescued) {
		buffer_add_text(&text, text.length ? "; " : "");
		buffer_format(&text, _("a copy that was rescued lies beside it: %s"), rescued);
	}
	if (journal->message[0])
		buffer_format(&text, "%s%s", text.length ? "; " : "", journal->message);
	if (text.length)
		ui_complain(ui, "%s", text.bytes);
	buffer_free(&text);
	free(rescued);
}

void begin_configured(struct ui *ui, const struct config *config)
{
	ui->theme = (enum theme)config_word(config, SETTING_THEME);
	ui->styles = config->styled ? &config->styles : NULL;
	ui->density = (enum density)config_word(config, SETTING_DENSITY);
	ui->colour = (enum colour)config_word(config, SETTING_COLOUR);
	ui->mouse.off = config_is(config, SETTING_MOUSE, "off");
	ui->autosave = config_seconds(config, SETTING_AUTOSAVE);
	ui->usual_owners = (const char *const *)config->owners;
	if (config->key_count)
		ui_use_keys(ui, (const char *const *)config->keys);
}

void begin_work(struct ui *ui)
{
	struct error err = {0};
	struct recovery recovery = {0};
	recent_enter(document_path(ui->document));
	if (document_keep_journal(ui->document, &recovery, &err))
		document_journal_news(ui->document, &err);
	ui->journey = document_journey(ui->document);
	tell_at_start(ui, &err);
	if (recovery.count)
		offer_open(ui, &recovery);
}

void begin_end(struct ui *ui)
{
	struct document *document = ui->document;
	/* it may have been saved as another one */
	if (document_path(document) && !ui->tutor)
		recent_enter(document_path(document));
	sandbox_leave(ui);
	ui_free(ui);
	document_free(document);
}
