#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/message.h"
#include "cli/edit_file.h"
#include "cli/formats.h"
#include "format/csv.h"

struct import {
	const char *source;
	struct incoming incoming;
};

/* ---- what is said of it ---- */

static void add_count(struct buffer *out, const char *format, size_t count)
{
	if (!count)
		return;
	buffer_add_text(out, out->length ? _(", ") : "");
	buffer_format(out, format, count);
}

/* “1 stage made, 2 channels made” */
static void add_things(struct buffer *out, const char *format, const size_t counts[KIND_COUNT])
{
	for (enum kind kind = KIND_STAGE; kind < KIND_TOUCHPOINT; kind++) {
		const char *name = message_label(kind_label(kind));
		bool plural = counts[kind] > 1 && message_language() == LANGUAGE_ENGLISH;
		if (!counts[kind])
			continue;
		buffer_add_text(out, out->length ? _(", ") : "");
		buffer_format(out, format, counts[kind], plural ? kind_list_key(kind) : name);
	}
}

/* “3 added, 2 changed, 24 as before; 1 stage made, 2 channels made” */
static void add_summary(struct buffer *out, const struct incoming_done *done)
{
	struct buffer rest = {0};
	size_t added = done->added[KIND_TOUCHPOINT], changed = done->changed[KIND_TOUCHPOINT],
	       same = done->same[KIND_TOUCHPOINT];
	struct buffer first = {0};
	add_count(&first, _("%zu added"), added);
	add_count(&first, _("%zu changed"), changed);
	add_count(&first, _("%zu as before"), same);
	if (!first.length)
		buffer_add_text(&first, _("no touchpoints"));
	add_things(&rest, _("%zu %s made"), done->added);
	add_things(&rest, _("%zu %s changed"), done->changed);
	if (done->changed[KIND_MAP]) {
		buffer_add_text(&rest, rest.length ? _(", ") : "");
		buffer_add_text(&rest, _("the map's own fields changed"));
	}
	buffer_add_slice(out, buffer_slice(&first));
	if (rest.length)
		buffer_format(out, "%s%s", _("; "), rest.bytes);
	buffer_add_byte(out, '\n');
	buffer_free(&first);
	buffer_free(&rest);
}

/* ---- doing it ---- */

static bool work(struct edit_file *edit, struct error *err)
{
	struct import *import = edit->context;
	struct incoming_done done;
	struct plan *plan = plan_new();
	if (!incoming_plan(&import->incoming, edit->journey, plan, &done, err)) {
		snprintf(err->file, sizeof err->file, "%s", import->source);
		plan_free(plan);
		return false;
	}
	if (edit->dry)
		buffer_add_text(&edit->out, _("dry run: "));
	add_summary(&edit->out, &done);
	if (plan->count)
		return edit_file_apply(edit, plan, err);
	plan_free(plan);
	return true;
}

/* Reads the source before the file is locked: standard input may take its time. */
static bool read_source(struct import *import, const struct format *format, const struct import_wishes *wishes,
                        struct error *err)
{
	struct buffer text = {0};
	struct file_stamp stamp;
	file_stamp_take(import->source, &stamp);
	if (!stamp.exists && strcmp(import->source, "-") != 0)
		return error_set(err, _("there is no file %s"), import->source);
	bool read = file_read(import->source, DOCUMENT_MAX_BYTES, &text, &stamp, err);
	bool good = read && format->read(buffer_slice(&text), wishes, &import->incoming, err);
	if (read && !good)
		snprintf(err->file, sizeof err->file, "%s", import->source);
	buffer_free(&text);
	return good;
}

enum status import_run(const struct arguments *arguments)
{
	struct import import = {.source = arguments->operands[1]};
	struct import_wishes wishes = {.columns = argument(arguments, "--columns")};
	struct edit_file edit = {.arguments = arguments,
	                         .context = &import,
	                         .makes = true,
	                         .dry = argument(arguments, "--dry-run") != NULL};
	const struct format *format = formats_choose(arguments, import.source, true);
	struct error err = {0};
	if (!format)
		return STATUS_TROUBLE;
	if (wishes.columns && format->read != csv_read_map)
		return subcommand_fail(_("--columns is for tables, and %s is none; leave it out"), format->name);
	enum status status =
	        read_source(&import, format, &wishes, &err) ? edit_file_run_as(&edit, work) : subcommand_complain(&err);
	incoming_free(&import.incoming);
	return status;
}
