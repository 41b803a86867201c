#include "cli/manual.h"

#include "base/message.h"
#include "cli/subcommand.h"
#include "cli/topic.h"

struct section {
	const char *title; /* N_() */
	const char *topic; /* what it says; NULL: */
	void (*write)(struct doc *doc);
};

/* ---- touchgrid(1) ---- */

static void write_name(struct doc *doc)
{
	doc_paragraph(doc, _("touchgrid - map customer journeys in a terminal"));
}

static void write_synopsis(struct doc *doc)
{
	struct buffer lines = {0};
	for (int i = 0; i < subcommand_count; i++) {
		topic_add_usage(&lines, &subcommand_table[i]);
		buffer_add_byte(&lines, '\n');
	}
	doc_sample(doc, lines.bytes);
	buffer_free(&lines);
}

static void write_description(struct doc *doc)
{
	doc_paragraph(doc, _("touchgrid shows a grid of journey stages against channels. People add, edit and assign "
	                     "touchpoints in it, one key for what is done often, and every edit shows at once in "
	                     "counts, heat and gaps. The map is a YAML file whose untouched lines stay as they are; "
	                     "touchgrid-map(5) describes it."));
	doc_paragraph(doc, _("Without a subcommand, a map is opened in the terminal. There `?` shows the keys of the "
	                     "place one is in, and `:` finds every command by a word. The subcommands serve scripts, "
	                     "git and people who have no terminal."));
}

static void write_see_also(struct doc *doc)
{
	doc_paragraph(doc, "touchgrid-map(5), git(1)");
}

static const struct section program[] = {
        {N_("NAME"), NULL, write_name},
        {N_("SYNOPSIS"), NULL, write_synopsis},
        {N_("DESCRIPTION"), NULL, write_description},
        {N_("SUBCOMMANDS"), "commands", NULL},
        {N_("KEYS"), "keys", NULL},
        {N_("ADDING TOUCHPOINTS"), "capture", NULL},
        {N_("IN A WORKSHOP"), "workshop", NULL},
        {N_("FILTERS AND SEARCH"), "filters", NULL},
        {N_("GAPS AND REVIEW"), "coverage", NULL},
        {N_("TEMPLATES"), "templates", NULL},
        {N_("FORMATS"), "formats", NULL},
        {N_("NOTHING IS LOST"), "history", NULL},
        {N_("ENVIRONMENT"), "environment", NULL},
        {N_("SEE ALSO"), NULL, write_see_also},
        {0},
};

/* ---- touchgrid-map(5) ---- */

static void write_map_name(struct doc *doc)
{
	doc_paragraph(doc, _("touchgrid-map - the file of a customer journey map"));
}

static void write_map_values(struct doc *doc)
{
	doc_paragraph(doc, _("A number is a plain one, 12 or 4.5; a day is written YYYY-MM-DD. A choice is one of the "
	                     "words listed below, which are English in every map; the program shows them in the "
	                     "language of who looks. Where a field takes a list, one value may stand alone: `channel: "
	                     "video` says the same as `channel: [video]`. A field without a value says nothing."));
	doc_paragraph(doc,
	              _("Other things are referred to by their `id`, or by their `name` where they have none: the "
	                "owner, stage or channel of a touchpoint, the channels that a persona prefers. An id is "
	                "unique among things of its kind, and what is referred to must be in the map. When the "
	                "program or `touchgrid set` gives a thing another id or name, what refers to it follows."));
	doc_paragraph(doc, _("Keys that are not listed here are yours: they are kept and shown."));
}

static void write_map_examples(struct doc *doc)
{
	doc_paragraph(doc, _("The least that is a map:"));
	doc_sample(doc, _("stages: [Onboarding, Renewal]\n"
	                  "channels: [Email]\n"));
	doc_paragraph(doc, _("A touchpoint that says much, with records:"));
	doc_sample(doc, _("owners: [CSM]\n"
	                  "stages: [{id: renewal, name: Renewal}]\n"
	                  "channels: [email, video]\n"
	                  "personas:\n"
	                  "  - {id: enterprise, name: Enterprise, prefers: [video, email]}\n"
	                  "touchpoints:\n"
	                  "  - id: renewal-notice\n"
	                  "    name: Notice of renewal\n"
	                  "    stage: renewal\n"
	                  "    channel: email\n"
	                  "    personas: enterprise\n"
	                  "    owner: CSM\n"
	                  "    rating: irritates\n"
	                  "    decision: improve\n"
	                  "    tests:\n"
	                  "      - date: 2026-02-01\n"
	                  "        what: sent a month earlier\n"
	                  "        result: a third fewer questions\n"));
	doc_paragraph(doc, _("`touchgrid new plan.yaml --template post-sale` makes one that explains itself."));
}

static void write_map_see_also(struct doc *doc)
{
	doc_paragraph(doc, "touchgrid(1)");
}

static const struct section map_file[] = {
        {N_("NAME"), NULL, write_map_name},
        {N_("DESCRIPTION"), "file", NULL},
        {N_("VALUES AND REFERENCES"), NULL, write_map_values},
        {N_("FIELDS"), "fields", NULL},
        {N_("FILTERS"), "filters", NULL},
        {N_("RULES"), "rules", NULL},
        {N_("QUESTIONS OF A REVIEW"), "questions", NULL},
        {N_("EXAMPLES"), NULL, write_map_examples},
        {N_("SEE ALSO"), NULL, write_map_see_also},
        {0},
};

void manual_write(struct doc *doc, int section)
{
	if (section == 1)
		doc_page(doc, "touchgrid", section, _("User Commands"));
	else
		doc_page(doc, "touchgrid-map", section, _("File Formats"));
	for (const struct section *s = section == 1 ? program : map_file; s->title; s++) {
		doc_section(doc, _(s->title));
		if (s->topic)
			topic_find(s->topic)->write(doc);
		else
			s->write(doc);
	}
}
