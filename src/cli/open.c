#include <string.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/message.h"
#include "cli/output.h"
#include "cli/play.h"
#include "cli/subcommand.h"
#include "view/view.h"

#define WIDTH 100

static enum status print_grid(struct document *document)
{
	struct buffer out = {0};
	view_show_grid(document, output_width(WIDTH), 0, &out);
	enum status status = output_write(buffer_slice(&out), STATUS_FINE);
	buffer_free(&out);
	return status;
}

/* A word that names no file may be a slip for a subcommand. */
static struct document *open_map(const char *path)
{
	const char *meant = access(path, F_OK) == 0 ? NULL : subcommand_nearest(path);
	if (!meant)
		return subcommand_open(path);
	subcommand_fail(_("there is neither a file nor a subcommand “%s”; did you mean %s?"), path, meant);
	return NULL;
}

enum status open_run(const struct arguments *arguments)
{
	const char *keys = argument(arguments, "--keys"), *size = argument(arguments, "--size");
	if (!arguments->count)
		return subcommand_fail(_("name a map: `touchgrid FILE` opens it, `touchgrid new FILE` makes one, "
		                         "`touchgrid help` tells more"));
	if (size && !keys)
		return subcommand_fail(_("--size goes with --keys"));
	struct document *document = open_map(arguments->operands[0]);
	if (!document)
		return STATUS_TROUBLE;
	enum status status;
	if (keys)
		status = play_run(document, keys, size);
	else if (!isatty(STDOUT_FILENO))
		status = print_grid(document);
	else
		status = arguments->session(document);
	document_free(document);
	return status;
}
