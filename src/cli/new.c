#include <string.h>

#include "base/buffer.h"
#include "base/file.h"
#include "base/message.h"
#include "base/nearest.h"
#include "base/unicode.h"
#include "cli/output.h"
#include "cli/subcommand.h"
#include "config/config.h"
#include "journey/template.h"

static enum status list_templates(void)
{
	struct buffer out = {0};
	int width = 0;
	for (size_t i = 0; i < template_count(); i++) {
		int columns = unicode_columns(slice_of(template_at(i)->name));
		width = columns > width ? columns : width;
	}
	for (size_t i = 0; i < template_count(); i++) {
		const struct template *t = template_at(i);
		buffer_format(&out, "%-*s  %s\n", width, t->name, message_label(&t->description));
	}
	enum status status = output_write(buffer_slice(&out), STATUS_FINE);
	buffer_free(&out);
	return status;
}

static enum status refuse_template(const char *name)
{
	struct nearest nearest;
	nearest_start(&nearest, slice_of(name));
	for (size_t i = 0; i < template_count(); i++)
		nearest_offer(&nearest, slice_of(template_at(i)->name));
	if (nearest.best.bytes)
		return subcommand_fail(_("there is no template “%s”; did you mean %s?"), name, nearest.best.bytes);
	return subcommand_fail(_("there is no template “%s”; `touchgrid new --list` lists them"), name);
}

static enum status write_map(const char *path, struct slice text)
{
	struct error err = {0};
	if (strcmp(path, "-") == 0)
		return output_write(text, STATUS_FINE);
	if (!file_create(path, text, &err))
		return subcommand_complain(&err);
	struct buffer out = {0};
	buffer_format(&out, _("%s is made; open it with: touchgrid %s"), path, path);
	buffer_add_byte(&out, '\n');
	enum status status = output_write(buffer_slice(&out), STATUS_FINE);
	buffer_free(&out);
	return status;
}

enum status new_run(const struct arguments *arguments)
{
	const char *name = argument(arguments, "--template");
	const struct template *template = template_find(name ? name : "blank");
	if (argument(arguments, "--list"))
		return list_templates();
	if (!arguments->count)
		return subcommand_fail(_("new needs a FILE to make; `touchgrid new --list` lists the templates"));
	if (!template)
		return refuse_template(name);
	struct buffer text = {0};
	template_write_owned(template, message_language(), argument(arguments, "--starters") != NULL,
	                     (const char *const *)arguments->config->owners, &text);
	enum status status = write_map(arguments->operands[0], buffer_slice(&text));
	buffer_free(&text);
	return status;
}
