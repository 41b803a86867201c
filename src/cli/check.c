#include "journey/check.h"

#include <stdlib.h>

#include "base/buffer.h"
#include "base/file.h"
#include "base/json.h"
#include "base/message.h"
#include "base/unicode.h"
#include "cli/clock.h"
#include "cli/output.h"
#include "cli/subcommand.h"
#include "format/sarif.h"

enum format { FORMAT_TEXT, FORMAT_JSON, FORMAT_SARIF };

/* What is asked for, and what has been said so far. */
struct checking {
	enum format format;
	enum severity least;
	const struct arguments *arguments;
	bool some_rules; /* only those of --rule are asked for */
	bool wanted[RULE_COUNT];
	struct buffer out;
	struct sarif *sarif;
};

/* file: harmless */
static void add_line(struct buffer *out, struct slice file, const struct finding *f)
{
	buffer_add_slice(out, file);
	buffer_format(out, ":%ld:%ld: %s: %s [%s]\n", f->line, f->column, severity_name(f->severity), f->message,
	              f->rule->name);
}

static void add_object(struct buffer *out, const char *file, const struct finding *f)
{
	buffer_add_text(out, out->length ? ",\n{\"file\": " : "[{\"file\": ");
	json_add_string(out, slice_of(file));
	buffer_format(out, ", \"line\": %ld, \"column\": %ld, \"severity\": \"%s\", \"rule\": \"%s\", \"message\": ",
	              f->line, f->column, severity_name(f->severity), f->rule->name);
	json_add_string(out, slice_of(f->message));
	buffer_add_byte(out, '}');
}

/* Leaves only the findings that are asked for, and what keeps the file from
 * being read as a map: a rule that could not be tried must not look obeyed. */
static void sift(const struct checking *c, struct findings *findings, bool is_map)
{
	size_t kept = 0;
	for (size_t i = 0; i < findings->count; i++) {
		struct finding *f = &findings->list[i];
		bool wanted = f->severity >= c->least && (!c->some_rules || c->wanted[f->rule - rule_table]);
		if (wanted || (!is_map && f->severity == SEVERITY_ERROR))
			findings->list[kept++] = *f;
		else
			free(f->message);
	}
	findings->count = kept;
}

static enum status check_file(struct checking *c, const char *path)
{
	struct buffer text = {0}, shown = {0};
	struct file_stamp stamp;
	struct findings findings = {0};
	struct error err = {0};
	enum status status = STATUS_FINE;
	if (!file_read(path, DOCUMENT_MAX_BYTES, &text, &stamp, &err)) {
		buffer_free(&text);
		return subcommand_complain(&err);
	}
	struct document *document = document_of_bytes(buffer_slice(&text), NULL, NULL);
	check_map(buffer_slice(&text), document ? document_journey(document) : NULL, clock_today(), &findings);
	sift(c, &findings, document != NULL);
	document_free(document);
	unicode_sanitise(&shown, slice_of(path), -1);
	for (size_t i = 0; i < findings.count; i++) {
		const struct finding *f = &findings.list[i];
		enum status worth = f->severity == SEVERITY_ERROR ? STATUS_TROUBLE : STATUS_FINDINGS;
		status = worth > status ? worth : status;
		if (c->format == FORMAT_JSON)
			add_object(&c->out, path, f);
		else if (c->format == FORMAT_TEXT)
			add_line(&c->out, buffer_slice(&shown), f);
	}
	if (c->sarif)
		sarif_add(c->sarif, path, &findings);
	findings_free(&findings);
	buffer_free(&shown);
	buffer_free(&text);
	return status;
}

/* --rule, which may be given several times, each time with several names. */
static bool read_rules(struct checking *c)
{
	const char *names;
	for (int at = 0; (names = argument_next(c->arguments, "--rule", &at));) {
		if (!*names) {
			subcommand_fail(_("--rule names no rule; see `touchgrid help rules`"));
			return false;
		}
		for (const char *name = names; *name; name += strcspn(name, ","), name += *name == ',') {
			struct slice word = slice_make(name, strcspn(name, ","));
			const struct rule *rule = rule_find(word), *near = rule ? NULL : rule_nearest(word);
			if (!rule && near)
				subcommand_fail(_("there is no rule “%.*s”; did you mean %s?"), (int)word.length,
				                word.bytes, near->name);
			else if (!rule)
				subcommand_fail(_("there is no rule “%.*s”; see `touchgrid help rules`"),
				                (int)word.length, word.bytes);
			if (!rule)
				return false;
			c->wanted[rule - rule_table] = c->some_rules = true;
		}
	}
	return true;
}

static enum severity severity_wanted(const char *word)
{
	enum severity severity = SEVERITY_NOTE;
	while (word && severity < SEVERITY_ERROR && strcmp(severity_name(severity), word) != 0)
		severity++;
	return severity;
}

enum status check_run(const struct arguments *arguments)
{
	struct checking c = {.arguments = arguments, .least = severity_wanted(argument(arguments, "--severity"))};
	enum status status = STATUS_FINE;
	if (!read_rules(&c))
		return STATUS_TROUBLE;
	c.format = argument_is(arguments, "--format", "json")    ? FORMAT_JSON
	           : argument_is(arguments, "--format", "sarif") ? FORMAT_SARIF
	                                                         : FORMAT_TEXT;
	c.sarif = c.format == FORMAT_SARIF ? sarif_new(TOUCHGRID_VERSION) : NULL;
	for (int i = 0; i < arguments->count; i++) {
		enum status one = check_file(&c, arguments->operands[i]);
		status = one > status ? one : status;
	}
	if (c.format == FORMAT_JSON)
		buffer_add_text(&c.out, c.out.length ? "]\n" : "[]\n");
	if (c.sarif) {
		sarif_write(c.sarif, &c.out);
		sarif_free(c.sarif);
	}
	status = output_write(buffer_slice(&c.out), status);
	buffer_free(&c.out);
	return status;
}
