#include "cli/formats.h"

#include <string.h>

#include "base/message.h"
#include "base/nearest.h"

static bool fits(const struct format *format, bool reads)
{
	return reads ? format->read != NULL : format->write != NULL;
}

static void refuse(const char *name, bool reads)
{
	struct buffer list = {0};
	struct nearest nearest;
	nearest_start(&nearest, slice_of(name ? name : ""));
	for (size_t i = 0; i < format_count; i++) {
		const struct format *format = &format_table[i];
		if (!fits(format, reads))
			continue;
		buffer_format(&list, "%s%s", list.length ? ", " : "", format->name);
		nearest_offer(&nearest, slice_of(format->name));
	}
	if (!name)
		subcommand_fail(_("the file's name does not tell the format; say --format, one of %s"), list.bytes);
	else if (nearest.best.bytes)
		subcommand_fail(_("there is no format “%s” here; did you mean %s?"), name, nearest.best.bytes);
	else
		subcommand_fail(_("there is no format “%s” here; there are: %s"), name, list.bytes);
	buffer_free(&list);
}

const struct format *formats_choose(const struct arguments *arguments, const char *path, bool reads)
{
	const char *name = argument(arguments, "--format");
	const struct format *format = name ? format_find(name) : path ? format_of_path(path) : NULL;
	if (format && fits(format, reads))
		return format;
	refuse(name ? name : format ? format->name : NULL, reads);
	return NULL;
}
