#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/message.h"
#include "cli/clock.h"
#include "cli/compare.h"
#include "cli/output.h"
#include "cli/play.h"
#include "cli/rescue.h"
#include "cli/subcommand.h"
#include "config/config.h"
#include "ui/compare.h"
#include "ui/offer.h"
#include "view/view.h"

/* Opens the look at this map and another one, if that is asked for. */
static bool compare(struct ui *ui, const char *against)
{
	struct error err = {0};
	if (!against)
		return true;
	struct document *other = compare_read(against, document_path(ui->document), &err);
	if (other && compare_with(ui, other, compare_name(against), &err))
		return true;
	subcommand_complain(&err);
	return false;
}

static enum status print_grid(struct document *document, const char *against)
{
	struct buffer out = {0};
	struct ui *ui = ui_new(document);
	struct show_look look = {.theme = THEME_PLAIN, .now = clock_now()};
	enum status status = STATUS_TROUBLE;
	if (output_width_wish(NULL, &look.width) && compare(ui, against)) {
		view_show_state(compare_front(ui), &look, &out);
		status = output_write(buffer_slice(&out), STATUS_FINE);
	}
	buffer_free(&out);
	ui_free(ui);
	return status;
}

/* A word that names no file may be a slip for a subcommand, unless a session
 * left work on such a file that it did not save. */
static struct document *open_map(const char *path, bool session)
{
	bool gone = access(path, F_OK) != 0 && errno == ENOENT;
	struct document *document = gone && session ? document_open_gone(path) : NULL;
	if (document)
		return document;
	const char *meant = gone ? subcommand_nearest(path) : NULL;
	if (!meant)
		return subcommand_open(path);
	subcommand_fail(_("there is neither a file nor a subcommand “%s”; did you mean %s?"), path, meant);
	return NULL;
}

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

static void begin(struct ui *ui, bool live)
{
	struct error err = {0};
	struct recovery recovery = {0};
	if (!document_path(ui->document))
		return;
	ui->live = live;
	if (document_keep_journal(ui->document, &recovery, &err))
		document_journal_news(ui->document, &err);
	ui->journey = document_journey(ui->document);
	tell_at_start(ui, &err);
	if (recovery.count)
		offer_open(ui, &recovery);
}

static void take_settings(struct ui *ui, const struct config *s)
{
	ui->theme = (enum theme)config_word(s, SETTING_THEME);
	ui->styles = s->styled ? &s->styles : NULL;
	ui->density = (enum density)config_word(s, SETTING_DENSITY);
	ui->colour = (enum colour)config_word(s, SETTING_COLOUR);
	ui->mouse.off = config_is(s, SETTING_MOUSE, "off");
	ui->autosave = config_seconds(s, SETTING_AUTOSAVE);
	ui->usual_owners = (const char *const *)s->owners;
	if (s->key_count)
		ui_use_keys(ui, (const char *const *)s->keys);
}

static enum status work(const struct arguments *arguments, struct document *document)
{
	const char *keys = argument(arguments, "--keys");
	struct ui *ui = ui_new(document);
	take_settings(ui, arguments->config);
	ui->presenting = argument(arguments, "--present") != NULL;
	begin(ui, argument(arguments, "--live") != NULL);
	enum status status = STATUS_TROUBLE;
	if (compare(ui, argument(arguments, "--against")))
		status = keys ? play_run(ui, keys, argument(arguments, "--size"))
		              : arguments->session(ui, arguments->config);
	ui_free(ui);
	return status;
}

enum status open_run(const struct arguments *arguments)
{
	const char *keys = argument(arguments, "--keys"), *size = argument(arguments, "--size");
	if (!arguments->count)
		return subcommand_fail(_("name a map: `touchgrid FILE` opens it, `touchgrid new FILE` makes one, "
		                         "`touchgrid help` tells more"));
	if (size && !keys)
		return subcommand_fail(_("--size goes with --keys"));
	struct document *document = open_map(arguments->operands[0], keys || isatty(STDOUT_FILENO));
	if (!document)
		return STATUS_TROUBLE;
	enum status status;
	if (!keys && !isatty(STDOUT_FILENO))
		status = print_grid(document, argument(arguments, "--against"));
	else
		status = work(arguments, document);
	document_free(document);
	return status;
}
