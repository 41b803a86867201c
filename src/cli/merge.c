#include "document/merge.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/json.h"
#include "base/message.h"
#include "base/unicode.h"
#include "cli/output.h"
#include "cli/subcommand.h"

enum { BASE, OURS, THEIRS };

/* Opens one of the three and says which one it is when that fails; name is
 * what to call the map, NULL: as its file is. */
static struct document *open_one(const char *path, int which, const char *name)
{
	static const char *const roles[] = {N_("BASE, what both began with: %s"), N_("OURS, what is merged into: %s"),
	                                    N_("THEIRS, what is merged: %s")};
	struct error err = {0};
	if (which == BASE && strcmp(path, "/dev/null") == 0)
		return document_of_bytes(slice_of(""), NULL, &err);
	struct document *document = document_open(path, &err);
	if (!document) {
		struct error with_role;
		error_set(&with_role, _(roles[which]), err.message);
		memcpy(err.message, with_role.message, sizeof err.message);
		if (name)
			snprintf(err.file, sizeof err.file, "%s", name);
		subcommand_complain(&err);
	}
	return document;
}

/* ---- what is said of it ---- */

static void add_pair(struct buffer *out, const struct alike *pair)
{
	buffer_add_text(out, "  ");
	unicode_sanitise(out, item_name(pair->first), -1);
	buffer_add_text(out, " = ");
	unicode_sanitise(out, item_name(pair->second), -1);
	buffer_add_byte(out, '\n');
}

static void add_lines(struct buffer *out, struct slice lines)
{
	for (size_t at = 0; at < lines.length;) {
		const char *end = memchr(lines.bytes + at, '\n', lines.length - at);
		size_t length = end ? (size_t)(end + 1 - (lines.bytes + at)) : lines.length - at;
		buffer_add_text(out, "  ");
		buffer_add(out, lines.bytes + at, length);
		at += length;
	}
}

static void add_name(struct buffer *out, const char *name)
{
	unicode_sanitise(out, slice_of(name), -1);
	buffer_add_text(out, name ? ": " : "");
}

static void add_words(struct buffer *out, const struct merge_report *report, const char *name)
{
	if (report->taken) {
		add_name(out, name);
		buffer_format(out, _("merged: %s"), report->summary.bytes);
		buffer_add_byte(out, '\n');
		add_lines(out, buffer_slice(&report->lines));
	}
	if (report->conflicts) {
		add_name(out, name);
		buffer_format(out,
		              _("conflicts: %zu; the first side stands, the map's list “conflicts” holds both: settle "
		                "each and delete its entry"),
		              report->conflicts);
		buffer_add_byte(out, '\n');
		add_lines(out, buffer_slice(&report->disputes));
	}
	if (report->alike_count) {
		add_name(out, name);
		buffer_format(out, _("may be the same, written by both: %zu"), report->alike_count);
		buffer_add_byte(out, '\n');
		for (size_t i = 0; i < report->alike_count; i++)
			add_pair(out, &report->alike[i]);
	}
}

static void add_json_lines(struct buffer *out, const char *key, struct slice lines)
{
	buffer_format(out, ", \"%s\": [", key);
	bool any = false;
	for (size_t at = 0; at < lines.length; any = true) {
		const char *end = memchr(lines.bytes + at, '\n', lines.length - at);
		size_t length = end ? (size_t)(end - (lines.bytes + at)) : lines.length - at;
		buffer_add_text(out, any ? ", " : "");
		json_add_string(out, slice_make(lines.bytes + at, length));
		at += length + 1;
	}
	buffer_add_byte(out, ']');
}

static void add_json(struct buffer *out, const struct merge_report *report)
{
	buffer_add_text(out, "{\"summary\": ");
	json_add_string(out, buffer_slice(&report->summary));
	add_json_lines(out, "changes", buffer_slice(&report->lines));
	buffer_add_text(out, ", \"conflicts\": [");
	buffer_add_slice(out, buffer_slice(&report->fields));
	buffer_add_text(out, "], \"alike\": [");
	for (size_t i = 0; i < report->alike_count; i++) {
		buffer_add_text(out, i ? ", [" : "[");
		json_add_string(out, item_name(report->alike[i].first));
		buffer_add_text(out, ", ");
		json_add_string(out, item_name(report->alike[i].second));
		buffer_add_byte(out, ']');
	}
	buffer_add_text(out, "]}\n");
}

/* ---- the result ---- */

static enum status write_result(const struct document *ours, const char *path, enum status status)
{
	struct buffer text = {0};
	struct error err = {0};
	document_text(ours, &text);
	if (!path || strcmp(path, "-") == 0)
		status = output_write(buffer_slice(&text), status);
	else if (!file_replace_whole(path, buffer_slice(&text), &err))
		status = subcommand_complain(&err);
	buffer_free(&text);
	return status;
}

static enum status merge(struct document *ours, const struct document *base, const struct document *theirs,
                         const struct arguments *arguments)
{
	const char *path = argument(arguments, "-o");
	struct merge_report report;
	struct error err = {0};
	struct buffer words = {0};
	if (!document_merge(ours, base, theirs, &report, &err)) {
		merge_report_free(&report);
		return subcommand_complain(&err);
	}
	enum status status = write_result(ours, path, report.conflicts ? STATUS_FINDINGS : STATUS_FINE);
	if (status != STATUS_TROUBLE && argument_is(arguments, "--format", "json")) {
		add_json(&words, &report);
		status = output_write(buffer_slice(&words), status);
	} else if (status != STATUS_TROUBLE) {
		add_words(&words, &report, argument(arguments, "--name"));
		fwrite(words.bytes ? words.bytes : "", 1, words.length, stderr);
	}
	buffer_free(&words);
	merge_report_free(&report);
	return status;
}

enum status merge_run(const struct arguments *arguments)
{
	const char *path = argument(arguments, "-o");
	struct document *documents[3] = {0};
	enum status status = STATUS_TROUBLE;
	if (argument_is(arguments, "--format", "json") && (!path || strcmp(path, "-") == 0))
		return subcommand_fail(_("--format json goes with -o FILE, because the map goes to standard output"));
	bool open = true;
	for (int i = BASE; i <= THEIRS && open; i++)
		open = (documents[i] = open_one(arguments->operands[i], i, argument(arguments, "--name"))) != NULL;
	if (open)
		status = merge(documents[OURS], documents[BASE], documents[THEIRS], arguments);
	for (int i = BASE; i <= THEIRS; i++)
		document_free(documents[i]);
	return status;
}
