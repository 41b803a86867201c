#include <stdlib.h>
#include <unistd.h>

#include "base/message.h"
#include "cli/begin.h"
#include "cli/play.h"
#include "cli/sandbox.h"
#include "cli/subcommand.h"
#include "cli/welcome.h"
#include "ui/tutor.h"

/* From 1 on the command line, from 0 here. */
static bool read_lesson(const char *text, size_t *lesson)
{
	char *end;
	long number = text ? strtol(text, &end, 10) : 1;
	*lesson = (size_t)number - 1;
	if (!text || (end != text && !*end && number >= 1 && (size_t)number <= lesson_count))
		return true;
	subcommand_fail(_("--lesson is a number from 1 to %zu"), lesson_count);
	return false;
}

enum status tutor_run(const struct arguments *arguments)
{
	const char *keys = argument(arguments, "--keys"), *size = argument(arguments, "--size");
	size_t lesson;
	struct error err = {0};
	if (size && !keys)
		return subcommand_fail(_("--size goes with --keys"));
	if (!read_lesson(argument(arguments, "--lesson"), &lesson))
		return STATUS_TROUBLE;
	if (!keys && !isatty(STDOUT_FILENO))
		return subcommand_fail(_("the tutor needs a terminal to play in"));
	struct ui *ui = ui_new(welcome_document());
	begin_configured(ui, arguments->config);
	enum status status = STATUS_TROUBLE;
	if (sandbox_enter(ui, lesson, &err))
		status = keys ? play_run(ui, keys, size) : arguments->session(ui, arguments->config);
	else
		subcommand_complain(&err);
	begin_end(ui);
	return status;
}
