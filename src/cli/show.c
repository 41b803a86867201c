#include <string.h>

#include "base/buffer.h"
#include "base/message.h"
#include "cli/clock.h"
#include "cli/output.h"
#include "cli/subcommand.h"
#include "config/config.h"
#include "journey/plain.h"
#include "view/view.h"

typedef void show_view(struct document *document, const struct show_look *look, struct buffer *out);

static void show_lines(struct document *document, const struct show_look *look, struct buffer *out)
{
	(void)look;
	struct buffer text = {0};
	document_text(document, &text);
	struct tree *tree = tree_parse(buffer_slice(&text), TREE_SPANS, NULL);
	if (tree)
		plain_write(tree, out);
	tree_free(tree);
	buffer_free(&text);
}

static show_view *find_view(const char *name)
{
	static const struct {
		const char *name;
		show_view *show;
	} views[] = {
	        {"grid", view_show_grid},       {"list", view_show_list},   {"findings", view_show_findings},
	        {"numbers", view_show_numbers}, {"curve", view_show_curve}, {"review", view_show_review},
	        {"linear", view_show_linear},   {"lines", show_lines},
	};
	for (size_t i = 0; name && i < sizeof views / sizeof *views; i++)
		if (strcmp(name, views[i].name) == 0)
			return views[i].show;
	return view_show_grid;
}

enum status show_run(const struct arguments *arguments)
{
	struct show_look look = {.theme = (enum theme)config_word(arguments->config, SETTING_THEME),
	                         .styles = arguments->config->styled ? &arguments->config->styles : NULL,
	                         .colours = output_colours(argument(arguments, "--color")),
	                         .folded = argument(arguments, "--width") != NULL,
	                         .now = clock_now()};
	if (!output_width_wish(argument(arguments, "--width"), &look.width))
		return STATUS_TROUBLE;
	struct document *document = subcommand_open(arguments->operands[0]);
	if (!document)
		return STATUS_TROUBLE;
	struct buffer out = {0};
	find_view(argument(arguments, "--view"))(document, &look, &out);
	enum status status = output_write(buffer_slice(&out), STATUS_FINE);
	buffer_free(&out);
	document_free(document);
	return status;
}
