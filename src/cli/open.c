#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/message.h"
#include "base/unicode.h"
#include "cli/begin.h"
#include "cli/clock.h"
#include "cli/compare.h"
#include "cli/output.h"
#include "cli/play.h"
#include "cli/subcommand.h"
#include "cli/welcome.h"
#include "ui/compare.h"
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

/* In a terminal that is not UTF-8 all but plain letters look wrong; so the word
 * about it is of plain letters, whatever the language. */
static void tell_charset(struct ui *ui)
{
	const char *locale = unicode_other_charset();
	if (locale && !ui->message)
		ui_complain(ui, "the locale %s is not UTF-8, but maps are shown in UTF-8; choose a locale like C.UTF-8",
		            locale);
}

/* document NULL: begins with the start screen */
static enum status work(const struct arguments *arguments, struct document *document)
{
	const char *keys = argument(arguments, "--keys");
	bool start = !document;
	struct ui *ui = ui_new(start ? welcome_document() : document);
	begin_configured(ui, arguments->config);
	ui->presenting = argument(arguments, "--present") != NULL;
	ui->live = argument(arguments, "--live") && (start || document_path(document));
	if (start)
		welcome_open(ui);
	else if (document_path(document))
		begin_work(ui);
	if (!keys)
		tell_charset(ui);
	enum status status = STATUS_TROUBLE;
	if (compare(ui, argument(arguments, "--against")))
		status = keys ? play_run(ui, keys, argument(arguments, "--size"))
		              : arguments->session(ui, arguments->config);
	begin_end(ui);
	return status;
}

enum status open_run(const struct arguments *arguments)
{
	const char *keys = argument(arguments, "--keys"), *size = argument(arguments, "--size");
	bool session = keys || isatty(STDOUT_FILENO);
	if (!arguments->count && !session)
		return subcommand_fail(_("name a map: `touchgrid FILE` opens it, `touchgrid new FILE` makes one, "
		                         "`touchgrid help` tells more"));
	if (size && !keys)
		return subcommand_fail(_("--size goes with --keys"));
	if (!arguments->count && argument(arguments, "--against"))
		return subcommand_fail(_("--against goes with a FILE"));
	if (!arguments->count)
		return work(arguments, NULL);
	struct document *document = open_map(arguments->operands[0], session);
	if (!document)
		return STATUS_TROUBLE;
	if (session)
		return work(arguments, document);
	enum status status = print_grid(document, argument(arguments, "--against"));
	document_free(document);
	return status;
}
