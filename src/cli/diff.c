#include "journey/diff.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/message.h"
#include "cli/clock.h"
#include "cli/compare.h"
#include "cli/output.h"
#include "cli/subcommand.h"
#include "config/config.h"
#include "ui/compare.h"
#include "view/view.h"

static enum status tell(const struct document *a, const struct document *b, bool json, int colours)
{
	struct diff diff;
	struct buffer out = {0};
	diff_make(&diff, document_journey(a), document_journey(b));
	if (json) {
		diff_json(&diff, &out);
	} else if (diff.count) {
		diff_summary(&diff, &out);
		buffer_add_byte(&out, '\n');
		diff_lines(&diff, colours, &out);
	} else if (!document_same_text(a, b)) {
		buffer_format(&out, "%s\n", _("the same map, written differently"));
	}
	enum status status = output_write(buffer_slice(&out), diff.count ? STATUS_FINDINGS : STATUS_FINE);
	buffer_free(&out);
	diff_free(&diff);
	return status;
}

static enum status show(const struct arguments *arguments, const struct document *a, const struct document *b)
{
	struct error err = {0};
	struct buffer out = {0};
	struct show_look look = {.theme = (enum theme)config_word(arguments->config, SETTING_THEME),
	                         .styles = arguments->config->styled ? &arguments->config->styles : NULL,
	                         .colours = output_colours(argument(arguments, "--color")),
	                         .now = clock_now()};
	if (!output_width_wish(argument(arguments, "--width"), &look.width))
		return STATUS_TROUBLE;
	struct ui *ui =
	        compare_state(a, b, compare_name(arguments->operands[0]), compare_name(arguments->operands[1]), &err);
	if (!ui)
		return subcommand_complain(&err);
	bool same = comparison_is_same(ui->look->comparison);
	view_show_state(ui, &look, &out);
	enum status status = output_write(buffer_slice(&out), same ? STATUS_FINE : STATUS_FINDINGS);
	buffer_free(&out);
	ui_free(ui);
	return status;
}

/* A revision alone is one of the other operand; HEAD:./plan.yaml is where we are. */
static struct document *read_operand(const char *operand, const char *other)
{
	struct error err = {0};
	bool beside = access(other, F_OK) == 0 && !strstr(operand, ":.");
	struct document *document = compare_read(operand, beside ? other : NULL, &err);
	if (!document)
		subcommand_complain(&err);
	return document;
}

enum status diff_run(const struct arguments *arguments)
{
	bool json = argument_is(arguments, "--format", "json"), grid = argument_is(arguments, "--view", "grid");
	if (grid && json)
		return subcommand_fail(_("--view grid is text; leave --format json out"));
	struct document *a = read_operand(arguments->operands[0], arguments->operands[1]);
	struct document *b = a ? read_operand(arguments->operands[1], arguments->operands[0]) : NULL;
	enum status status = STATUS_TROUBLE;
	if (b && grid)
		status = show(arguments, a, b);
	else if (b)
		status = tell(a, b, json, output_colours(argument(arguments, "--color")));
	document_free(a);
	document_free(b);
	return status;
}
