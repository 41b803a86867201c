#include "journey/diff.h"

#include <string.h>

#include "base/message.h"
#include "cli/output.h"
#include "cli/subcommand.h"

static enum status compare(const struct document *a, const struct document *b, bool json, int colours)
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

enum status diff_run(const struct arguments *arguments)
{
	const char *format = argument(arguments, "--format");
	int colours = output_colours(argument(arguments, "--color"));
	struct document *a = subcommand_open(arguments->operands[0]);
	struct document *b = a ? subcommand_open(arguments->operands[1]) : NULL;
	enum status status = STATUS_TROUBLE;
	if (b)
		status = compare(a, b, format && strcmp(format, "json") == 0, colours);
	document_free(a);
	document_free(b);
	return status;
}
