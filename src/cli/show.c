#include <string.h>

#include "base/buffer.h"
#include "base/message.h"
#include "cli/output.h"
#include "cli/subcommand.h"
#include "journey/plain.h"
#include "view/view.h"

static void show_lines(const struct document *document, struct buffer *out)
{
	struct buffer text = {0};
	document_text(document, &text);
	struct tree *tree = tree_parse(buffer_slice(&text), TREE_SPANS, NULL);
	if (tree)
		plain_write(tree, out);
	tree_free(tree);
	buffer_free(&text);
}

enum status show_run(const struct arguments *arguments)
{
	const char *view = argument(arguments, "--view");
	enum theme theme = theme_find(argument(arguments, "--theme"));
	int colours = output_colours(argument(arguments, "--color"));
	int width;
	if (!output_width_wish(argument(arguments, "--width"), &width))
		return STATUS_TROUBLE;
	struct document *document = subcommand_open(arguments->operands[0]);
	if (!document)
		return STATUS_TROUBLE;
	struct buffer out = {0};
	if (view && strcmp(view, "lines") == 0)
		show_lines(document, &out);
	else if (view && strcmp(view, "list") == 0)
		view_show_list(document, width, theme, colours, &out);
	else
		view_show_grid(document, width, theme, colours, &out);
	enum status status = output_write(buffer_slice(&out), STATUS_FINE);
	buffer_free(&out);
	document_free(document);
	return status;
}
