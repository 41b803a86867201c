#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/message.h"
#include "cli/output.h"
#include "cli/subcommand.h"
#include "journey/day.h"
#include "journey/plain.h"
#include "view/view.h"

#define WIDTH 100
#define WIDTH_LEAST 20
#define WIDTH_MOST 9999

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
	const char *view = argument(arguments, "--view"), *wish = argument(arguments, "--width");
	enum theme theme = theme_find(argument(arguments, "--theme"));
	int colours = output_colours(argument(arguments, "--color"));
	char *end = NULL;
	long width = wish ? strtol(wish, &end, 10) : output_width(WIDTH);
	if (wish && (*end || width < WIDTH_LEAST || width > WIDTH_MOST))
		return subcommand_fail(_("--width is a number from %d to %d"), WIDTH_LEAST, WIDTH_MOST);
	struct document *document = subcommand_open(arguments->operands[0]);
	if (!document)
		return STATUS_TROUBLE;
	struct buffer out = {0};
	if (view && strcmp(view, "lines") == 0)
		show_lines(document, &out);
	else if (view && strcmp(view, "list") == 0)
		view_show_list(document, (int)width, theme, colours, &out);
	else if (view && strcmp(view, "review") == 0)
		view_show_review(document, (int)width, theme, colours, day_of_time(time(NULL)), &out);
	else
		view_show_grid(document, (int)width, theme, colours, &out);
	enum status status = output_write(buffer_slice(&out), STATUS_FINE);
	buffer_free(&out);
	document_free(document);
	return status;
}
