#include <string.h>

#include "base/file.h"
#include "base/message.h"
#include "cli/clock.h"
#include "cli/filters.h"
#include "cli/formats.h"
#include "cli/output.h"
#include "format/csv.h"
#include "journey/filter.h"

static bool is_same_file(const char *a, const char *b)
{
	struct file_stamp x, y;
	file_stamp_take(a, &x);
	file_stamp_take(b, &y);
	return x.exists && y.exists && x.device == y.device && x.inode == y.inode;
}

static enum status write_result(struct slice text, const char *path)
{
	struct error err = {0};
	if (!path || strcmp(path, "-") == 0)
		return output_write_data(text, STATUS_FINE);
	if (!file_replace_whole(path, text, &err))
		return subcommand_complain(&err);
	return STATUS_FINE;
}

enum status export_run(const struct arguments *arguments)
{
	const char *path = arguments->operands[0], *to = argument(arguments, "-o");
	const struct format *format = formats_choose(arguments, to, false);
	if (!format)
		return STATUS_TROUBLE;
	bool labels = argument(arguments, "--labels") != NULL;
	if (labels && format->write != csv_write_map)
		return subcommand_fail(_("--labels is for tables, and %s is none; leave it out"), format->name);
	if (to && is_same_file(path, to))
		return subcommand_fail(_("%s is the map itself; choose another name for what is written"), to);
	struct filter *filter;
	if (!filters_read(arguments, &filter))
		return STATUS_TROUBLE;
	struct document *document = subcommand_open(path);
	enum status status = STATUS_TROUBLE;
	if (document) {
		struct sieve sieve = filter ? filter_sieve(filter) : (struct sieve){0};
		struct buffer out = {0};
		document_set_filter(document, filter ? &sieve : NULL);
		if (labels)
			csv_write_labels(document_journey(document), &out);
		else
			format->write(document_journey(document), clock_today(), &out);
		status = write_result(buffer_slice(&out), to);
		buffer_free(&out);
	}
	document_free(document);
	filter_free(filter);
	return status;
}
