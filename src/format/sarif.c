#include "format/sarif.h"

#include <jansson.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/message.h"

struct sarif {
	json_t *log, *results; /* results: of log, borrowed */
};

/* Memory is not short of a few rules, so what jansson cannot make ends the program. */
static json_t *made(json_t *json)
{
	if (!json)
		abort();
	return json;
}

static json_t *text(const char *string)
{
	return made(json_string(string));
}

static json_t *message(const char *string)
{
	return made(json_pack("{s:o}", "text", text(string)));
}

static json_t *rules(void)
{
	json_t *list = made(json_array());
	for (int i = 0; i < RULE_COUNT; i++) {
		const struct rule *rule = &rule_table[i];
		json_array_append_new(
		        list, made(json_pack("{s:o, s:o, s:{s:s}, s:{s:s}}", "id", text(rule->name), "shortDescription",
		                             message(_(rule->about)), "defaultConfiguration", "level",
		                             severity_name(rule->severity), "properties", "domainRows", rule->rows)));
	}
	return list;
}

struct sarif *sarif_new(const char *version)
{
	struct sarif *sarif = mem_new(sizeof *sarif);
	sarif->results = made(json_array());
	sarif->log = made(json_pack("{s:s, s:s, s:[{s:{s:{s:s, s:s, s:o}}, s:s, s:o}]}", "$schema",
	                            "https://json.schemastore.org/sarif-2.1.0.json", "version", "2.1.0", "runs", "tool",
	                            "driver", "name", "touchgrid", "version", version, "rules", rules(), "columnKind",
	                            "unicodeCodePoints", "results", sarif->results));
	return sarif;
}

/* A path as a URI reference (RFC 3986, 3.3): all but unreserved characters and slashes are escaped. */
static json_t *uri(const char *path)
{
	struct buffer out = {0};
	if (path[0] == '/')
		buffer_add_text(&out, "file://");
	for (const unsigned char *at = (const unsigned char *)path; *at; at++) {
		bool plain = (*at >= 'a' && *at <= 'z') || (*at >= 'A' && *at <= 'Z') || (*at >= '0' && *at <= '9') ||
		             strchr("-._~/", *at);
		if (plain)
			buffer_add_byte(&out, (char)*at);
		else
			buffer_format(&out, "%%%02X", *at);
	}
	json_t *json = text(out.length ? out.bytes : "");
	buffer_free(&out);
	return json;
}

void sarif_add(struct sarif *sarif, const char *path, const struct findings *findings)
{
	for (size_t i = 0; i < findings->count; i++) {
		const struct finding *f = &findings->list[i];
		json_array_append_new(
		        sarif->results,
		        made(json_pack("{s:s, s:i, s:s, s:o, s:[{s:{s:{s:o}, s:{s:I, s:I}}}]}", "ruleId", f->rule->name,
		                       "ruleIndex", (int)(f->rule - rule_table), "level", severity_name(f->severity),
		                       "message", message(f->message), "locations", "physicalLocation",
		                       "artifactLocation", "uri", uri(path), "region", "startLine", (json_int_t)f->line,
		                       "startColumn", (json_int_t)f->character)));
	}
}

static int add_bytes(const char *bytes, size_t length, void *out)
{
	buffer_add(out, bytes, length);
	return 0;
}

void sarif_write(const struct sarif *sarif, struct buffer *out)
{
	json_dump_callback(sarif->log, add_bytes, out, JSON_INDENT(1));
	buffer_add_byte(out, '\n');
}

void sarif_free(struct sarif *sarif)
{
	json_decref(sarif->log);
	free(sarif);
}
