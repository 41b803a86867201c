#include "journey/check.h"

#include <stdlib.h>

#include "base/buffer.h"
#include "base/file.h"
#include "base/json.h"
#include "base/unicode.h"
#include "cli/output.h"
#include "cli/subcommand.h"

/* Not translated, because editors look for these words. */
static const char *severity_name(enum severity severity)
{
	return severity == SEVERITY_ERROR ? "error" : "warning";
}

static void add_line(struct buffer *out, const char *file, const struct finding *f)
{
	unicode_sanitise(out, slice_of(file), -1);
	buffer_format(out, ":%ld:%ld: %s: %s [%s]\n", f->line, f->column, severity_name(f->rule->severity), f->message,
	              f->rule->name);
}

static void add_object(struct buffer *out, const char *file, const struct finding *f)
{
	buffer_add_text(out, out->length ? ",\n{\"file\": " : "[{\"file\": ");
	json_add_string(out, slice_of(file));
	buffer_format(out, ", \"line\": %ld, \"column\": %ld, \"severity\": \"%s\", \"rule\": \"%s\", \"message\": ",
	              f->line, f->column, severity_name(f->rule->severity), f->rule->name);
	json_add_string(out, slice_of(f->message));
	buffer_add_byte(out, '}');
}

static enum status check_file(const char *path, bool json, struct buffer *out)
{
	struct buffer text = {0};
	struct file_stamp stamp;
	struct findings findings = {0};
	struct error err = {0};
	enum status status = STATUS_FINE;
	if (!file_read(path, DOCUMENT_MAX_BYTES, &text, &stamp, &err)) {
		buffer_free(&text);
		return subcommand_complain(&err);
	}
	check_text(buffer_slice(&text), &findings);
	for (size_t i = 0; i < findings.count; i++) {
		const struct finding *f = &findings.list[i];
		enum status worth = f->rule->severity == SEVERITY_ERROR ? STATUS_TROUBLE : STATUS_FINDINGS;
		status = worth > status ? worth : status;
		if (json)
			add_object(out, path, f);
		else
			add_line(out, path, f);
	}
	findings_free(&findings);
	buffer_free(&text);
	return status;
}

enum status check_run(const struct arguments *arguments)
{
	const char *format = argument(arguments, "--format");
	bool json = format && slice_is(slice_of(format), "json");
	struct buffer out = {0};
	enum status status = STATUS_FINE;
	for (int i = 0; i < arguments->count; i++) {
		enum status one = check_file(arguments->operands[i], json, &out);
		status = one > status ? one : status;
	}
	if (json)
		buffer_add_text(&out, out.length ? "]\n" : "[]\n");
	status = output_write(buffer_slice(&out), status);
	buffer_free(&out);
	return status;
}
