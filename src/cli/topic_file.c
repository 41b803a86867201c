/* The topics about the map file: how it is written, and all that it can say. */
#include <string.h>

#include "base/buffer.h"
#include "base/message.h"
#include "cli/topic.h"
#include "journey/field.h"

static void add_choices(struct buffer *out, const struct field *f)
{
	for (const struct choice *c = f->choices; c && c->word; c++)
		buffer_format(out, "%s%s", c == f->choices ? "" : ", ", c->word);
}

/* What a field takes, in a few words. */
static void add_type(struct buffer *out, const struct field *f)
{
	switch (f->type) {
	case FIELD_TEXT:
		buffer_add_text(out, _("text"));
		break;
	case FIELD_LONG:
		buffer_add_text(out, _("text, several lines"));
		break;
	case FIELD_NUMBER:
		buffer_add_text(out, _("a number"));
		break;
	case FIELD_YES:
		buffer_add_text(out, _("true or false"));
		break;
	case FIELD_DATE:
		buffer_add_text(out, _("a day, YYYY-MM-DD"));
		break;
	case FIELD_CHOICE:
	case FIELD_CHOICES:
		buffer_add_text(out, f->type == FIELD_CHOICE ? _("one of") : _("one or a list of"));
		buffer_add_byte(out, ' ');
		add_choices(out, f);
		break;
	case FIELD_WORDS:
		buffer_add_text(out, _("a word or a list of words"));
		break;
	case FIELD_REFERENCE:
	case FIELD_REFERENCES:
		buffer_format(out,
		              f->type == FIELD_REFERENCE ? _("id or name of a %s") : _("id or name of a %s, or a list"),
		              message_label(kind_label(f->refers)));
		break;
	case FIELD_RECORDS:
		buffer_format(out, _("mappings with the keys %s"), f->members ? f->members : "");
		break;
	}
}

/* A field, and below it what its records are made of, each by its way as
 * `touchgrid set` takes it: coverage/max_per_cell, tests/N/date. */
static void write_field(struct doc *doc, const struct field *f, const char *way)
{
	struct buffer text = {0};
	buffer_format(&text, "%s (", message_label(&f->label));
	add_type(&text, f);
	buffer_format(&text, "): %s", message_label(&f->help));
	doc_term(doc, way, text.bytes);
	buffer_free(&text);
	for (const char *at = f->type == FIELD_RECORDS ? f->members : ""; *at;) {
		struct slice key = slice_make(at, strcspn(at, " "));
		struct buffer below = {0};
		buffer_format(&below, f->mapping ? "%s/" : "%s/N/", way);
		buffer_add_slice(&below, key);
		write_field(doc, field_member(f, key), below.bytes);
		buffer_free(&below);
		at += key.length + (at[key.length] == ' ');
	}
}

void topic_write_fields(struct doc *doc)
{
	static const enum kind order[] = {KIND_TOUCHPOINT, KIND_STAGE, KIND_CHANNEL,
	                                  KIND_PERSONA,    KIND_OWNER, KIND_MAP};
	for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
		doc_heading(doc, message_label(kind_label(order[i])));
		doc_list_begin(doc, _("field"), _("what it says"));
		for (const struct field *f = field_next(order[i], NULL); f; f = field_next(order[i], f))
			write_field(doc, f, f->key);
		doc_list_end(doc);
	}
}

void topic_write_file(struct doc *doc)
{
	doc_paragraph(doc,
	              _("A map is one YAML file, which you may as well write by hand. Opening and saving it changes "
	                "no byte; an edit changes only the lines of what is edited. Comments, order and keys of "
	                "your own stay. JSON is YAML too."));
	doc_sample(doc, _("touchgrid: 1                # the version of this format\n"
	                  "title: Touchpoints after the sale\n"
	                  "owners: [CSM, Support]\n"
	                  "stages:\n"
	                  "  - id: onboarding\n"
	                  "    name: Onboarding\n"
	                  "  - Renewal                 # a bare word is id and name at once\n"
	                  "channels: [email, video]\n"
	                  "coverage:\n"
	                  "  max_per_cell: 4           # more than that is an overload\n"
	                  "  empty_ok:                 # cells that are empty on purpose\n"
	                  "    - {stage: onboarding, channel: video, why: a segment too small}\n"
	                  "touchpoints:\n"
	                  "  - name: Kickoff call\n"
	                  "    stage: onboarding       # one or a list: it stands in each cell\n"
	                  "    channel: [video, email]\n"
	                  "    owner: CSM\n"
	                  "  - name: Word of mouth     # no stage or channel: it waits in the inbox\n"));
	doc_paragraph(doc,
	              _("Stages, channels, personas, owners and touchpoints are lists. An item is a word, or a "
	                "mapping of fields; `touchgrid help fields` lists them all. Others refer to an item by its "
	                "id, or by its name when it has none. `touchgrid check FILE` finds what is wrong."));
}
