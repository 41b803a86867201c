/* Help, made from the tables. */
#include <string.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/message.h"
#include "base/nearest.h"
#include "cli/doc.h"
#include "cli/manual.h"
#include "cli/output.h"
#include "cli/subcommand.h"
#include "cli/topic.h"
#include "config/config.h"
#include "format/format.h"
#include "journey/finding.h"
#include "journey/question.h"
#include "journey/template.h"
#include "ui/command.h"

#define WIDTH 80
#define WIDTH_MOST 100

/* ---- keys ---- */

/* Commands that no key calls. */
static void write_keyless(struct doc *doc, const struct keymap *keymap)
{
	doc_heading(doc, _("Only by :"));
	doc_paragraph(doc, _("The palette, which : opens, runs every command; these have no key. With : comes any that "
	                     "has one, too."));
	doc_list_begin(doc, _("command"), _("what it does"));
	for (size_t i = 0; i < command_count; i++)
		if (!*keymap_keys(keymap, &command_table[i]))
			doc_term(doc, command_table[i].name, _(command_table[i].help));
	doc_list_end(doc);
}

static void write_keys(struct doc *doc)
{
	struct keymap *keymap = keymap_new(doc->keys);
	for (int place = 0; place < PLACE_COUNT; place++) {
		bool any = false;
		for (size_t i = 0; i < command_count; i++) {
			const struct command *c = &command_table[i];
			const char *keys = keymap_keys(keymap, c);
			if (!(c->places & IN(place)) || !*keys)
				continue;
			if (!any) {
				doc_heading(doc, _(place_title((enum place)place)));
				doc_list_begin(doc, _("keys"), _("what they do"));
			}
			any = true;
			doc_term(doc, keys, _(c->help));
		}
		if (any)
			doc_list_end(doc);
	}
	write_keyless(doc, keymap);
	keymap_free(keymap);
}

/* ---- subcommands ---- */

static void write_options(struct doc *doc, const struct option_row *rows)
{
	if (!rows)
		return;
	doc_list_begin(doc, _("option"), _("what it does"));
	for (; rows->name; rows++) {
		struct buffer term = {0};
		buffer_format(&term, "%s%s%s", rows->name, rows->value ? " " : "", rows->value ? rows->value : "");
		doc_term(doc, term.bytes, _(rows->help));
		buffer_free(&term);
	}
	doc_list_end(doc);
}

void topic_add_usage(struct buffer *out, const struct subcommand *s)
{
	bool open = strcmp(s->name, "open") == 0;
	buffer_format(out, "touchgrid%s%s%s%s", open ? "" : " ", open ? "" : s->name, *s->operands ? " " : "",
	              s->operands);
}

static void write_topics(struct doc *doc)
{
	doc_list_begin(doc, _("topic"), _("what it explains"));
	for (size_t i = 0; i < topic_count; i++)
		doc_term(doc, topic_table[i].name, _(topic_table[i].help));
	doc_list_end(doc);
}

static void write_subcommand(struct doc *doc, const struct subcommand *s)
{
	struct buffer usage = {0};
	topic_add_usage(&usage, s);
	doc_heading(doc, usage.bytes);
	buffer_free(&usage);
	doc_paragraph(doc, _(s->help));
	if (s->more)
		doc_paragraph(doc, _(s->more));
	if (s->run == help_run)
		write_topics(doc);
	write_options(doc, s->options);
}

static void write_commands(struct doc *doc)
{
	for (int i = 0; i < subcommand_count; i++)
		write_subcommand(doc, &subcommand_table[i]);
	doc_heading(doc, _("Options of all of them"));
	write_options(doc, global_options);
	doc_paragraph(doc, _("The exit status is 0 when all is fine, 1 when something was found, 2 when there is "
	                     "trouble."));
}

/* ---- templates, rules, formats ---- */

static void write_config(struct doc *doc)
{
	doc_paragraph(doc,
	              _("What is to be so in all maps stands in the file touchgrid/config.yaml in XDG_CONFIG_HOME, or "
	                "else in ~/.config. TOUCHGRID_CONFIG or `--config FILE` name another one, and an empty name "
	                "means none. The command line says more than the environment, that more than the file, and "
	                "that more than the default; in the environment theme is TOUCHGRID_THEME, and so on."));
	doc_paragraph(doc,
	              _("`touchgrid config --init` makes the file, with all settings as comments. `touchgrid config` "
	                "shows what is in effect, what it may be and where it comes from, and says all that is "
	                "wrong in the file, with line and column. With mistakes in it no map is opened."));
	doc_list_begin(doc, _("setting"), _("what it is for"));
	for (enum setting_id id = 0; id < SETTING_COUNT; id++) {
		const struct setting *row = &setting_table[id];
		struct buffer text = {0};
		buffer_format(&text, "%s (", _(row->help));
		setting_add_allowed(row, &text);
		buffer_add_byte(&text, ')');
		doc_term(doc, row->name, text.bytes);
		buffer_free(&text);
	}
	doc_list_end(doc);
	doc_sample(doc, _("theme: dark\n"
	                  "styles:\n"
	                  "  gap: {foreground: '#ff8700', bold: true}\n"
	                  "borders: ascii\n"
	                  "autosave: 30\n"
	                  "owners: [CSM, Support]\n"
	                  "keys:\n"
	                  "  touchpoint-add: a <Insert>\n"
	                  "  touchpoint-delete: <Delete>   # x is free for something else\n"
	                  "  votes: []\n"));
}

static void write_templates(struct doc *doc)
{
	doc_paragraph(doc,
	              _("`touchgrid new FILE --template NAME` makes a map from one of these; with `--starters` the "
	                "touchpoints that are usual there are in it."));
	doc_list_begin(doc, _("template"), _("what is in it"));
	for (size_t i = 0; i < template_count(); i++)
		doc_term(doc, template_at(i)->name, message_label(&template_at(i)->description));
	doc_list_end(doc);
}

static void write_rule_family(struct doc *doc, const char *title, bool coverage)
{
	doc_heading(doc, title);
	doc_list_begin(doc, _("rule"), _("what it finds"));
	for (int i = 0; i < RULE_COUNT; i++) {
		const struct rule *rule = &rule_table[i];
		struct buffer text = {0};
		if (rule_is_of_coverage(rule) != coverage)
			continue;
		buffer_format(&text, "%s: %s", severity_label(rule->severity), _(rule->about));
		if (rule->limit)
			buffer_format(&text, _("; limit %d"), rule->limit);
		buffer_format(&text, " (%s)", rule->rows);
		doc_term(doc, rule->name, text.bytes);
		buffer_free(&text);
	}
	doc_list_end(doc);
}

static void write_formats(struct doc *doc)
{
	doc_paragraph(doc,
	              _("`touchgrid export` writes a map in one of these formats, and `touchgrid import` brings what "
	                "a file of such a format says into a map."));
	doc_list_begin(doc, _("format"), _("what it is good for"));
	for (size_t i = 0; i < format_count; i++) {
		const struct format *format = &format_table[i];
		struct buffer term = {0};
		buffer_format(&term, "%s (%s)", format->name,
		              !format->read   ? _("written")
		              : format->write ? _("written, read")
		                              : _("read"));
		doc_term(doc, term.bytes, _(format->help));
		buffer_free(&term);
	}
	doc_list_end(doc);
	doc_paragraph(
	        doc,
	        _("In a table, several values in a cell are separated by semicolons (commas and line ends are read as "
	          "well); one that holds such a sign stands in double quotes. Records are JSON. An empty cell "
	          "clears its field; a column that is not there leaves it alone. What a spreadsheet would take "
	          "for a formula gets an apostrophe, which import takes away again. `--columns "
	          "'Titel=name,Wer=owner,Nr='` names columns whose headings are no fields and leaves others out; "
	          "`key:…` is the heading of a key of your own."));
	doc_paragraph(doc, _("A thousand maps in SQLite:"));
	doc_sample(doc, "touchgrid list --fields all --format csv maps/*.yaml |\n"
	                "  sqlite3 maps.db '.import --csv /dev/stdin touchpoints'\n");
}

static void write_coverage(struct doc *doc)
{
	doc_paragraph(
	        doc,
	        _("`g` lists what is wrong with the map or worth a look, rule by rule, the worst first: stages without "
	          "touchpoints, overload, what nobody owns, what irritates and is not decided, channels that do not "
	          "fit. "
	          "The grid follows the list. Enter mends: it edits the field that is missing, adds a touchpoint in "
	          "the "
	          "gap, or goes where it can be done. `x` accepts a finding and `X` switches a rule off, with the "
	          "reason, "
	          "which the map keeps. `touchgrid check` says the same in the shell, and `touchgrid help rules` lists "
	          "the rules."));
	doc_paragraph(doc,
	              _("`#` shows the numbers, each beside its yardstick: contacts a quarter, how much does not work "
	                "or irritates, who carries how much, which channels are used and preferred. Enter on a line "
	                "shows the touchpoints that it counts."));
	doc_paragraph(doc,
	              _("`E` draws the curve of mood along the stages, for everybody and each persona, and below it "
	                "rating, contacts and automation of each stage."));
	doc_paragraph(doc, _("`D` lays another map, or any git revision of this one, over the grid: what was added, "
	                     "removed, moved and "
	                     "changed. `n` and `N` go from difference to difference. `touchgrid diff --view grid` "
	                     "prints the same."));
	doc_paragraph(doc,
	              _("`R` reviews: it walks fifteen questions, keeps the answers with their days in the map, and "
	                "lists what is due."));
	doc_paragraph(doc, _("`touchgrid show --view` prints each of them: findings, numbers, curve, review."));
}

static void write_questions(struct doc *doc)
{
	doc_paragraph(doc,
	              _("A map is made to be judged, again and again. `R` walks these questions: each stands there "
	                "with its answer and with what the map says about it. Enter, the answer, Enter, and the "
	                "next one is asked. Tab lists what is due: what was never looked at, or longer ago than "
	                "the map's `review_every` says, and decisions whose day has come. `touchgrid show FILE "
	                "--view review` writes it all down."));
	doc_list_begin(doc, _("question"), _("what it asks"));
	for (size_t i = 0; i < QUESTION_COUNT; i++)
		doc_term(doc, question_table[i].id, message_label(&question_table[i].text));
	doc_list_end(doc);
	doc_paragraph(doc,
	              _("Answers are records of the map's field `review`; in one for a stage, which Q6 and Q14 may "
	                "have, `stage` names it:"));
	doc_sample(doc, _("review_every: quarterly\n"
	                  "review:\n"
	                  "  - question: Q14\n"
	                  "    stage: renewal\n"
	                  "    answer: Nothing eases the worry how to argue for renewal in-house\n"
	                  "    date: 2026-01-15\n"));
}

static void write_rules(struct doc *doc)
{
	doc_paragraph(doc,
	              _("What `touchgrid check` looks for, and `g` lists in the program. The words in brackets are "
	                "rows of the study of customer touchpoints that touchgrid serves."));
	write_rule_family(doc, _("Mistakes in the text"), false);
	write_rule_family(doc, _("Coverage of the journey"), true);
	doc_paragraph(doc,
	              _("A map says which rules of coverage matter to it: off, more or less weight, another limit, "
	                "for all or for one stage, channel, cell, persona, owner or touchpoint, and why."));
	doc_sample(doc, _("coverage:\n"
	                  "  max_per_cell: 4           # more in a cell is overload\n"
	                  "  required:\n"
	                  "    - {stage: renewal, channel: phone}\n"
	                  "  rules:\n"
	                  "    - {rule: no-metric, level: off, why: metrics come next quarter}\n"
	                  "    - {rule: owner-overloaded, limit: 20}\n"
	                  "    - {rule: no-owner, level: error}\n"
	                  "    - {rule: stage-empty, stage: advocacy, level: off, why: next year}\n"));
}

static void write_workshop(struct doc *doc)
{
	doc_paragraph(
	        doc,
	        _("A map grows in steps, and `w` leads through them: list all touchpoints, then say of each its stage, "
	          "channel, owner and rating, one question at a time, one key an answer. It asks about what the "
	          "map does not say yet and remembers nothing else, so it can be left and entered anywhere. `w` "
	          "in it goes on to the steps of tech-touch: map first, try with people, choose the tool, keep "
	          "testing."));
	doc_paragraph(
	        doc,
	        _("Space marks touchpoints, `*` all that are shown. What follows acts on all of them as one step: `m` "
	          "moves, `=` sets any field, `&` joins them and asks where they differ. `%` finds a text in all "
	          "that the map says and puts another in its place."));
	doc_paragraph(
	        doc,
	        _("`+` and `-` vote. `W` starts a round with so many voters and so many dots each, ranks by votes, and "
	          "keeps the result of every round in the map. `v` lets glyphs and colours show owner, rating, "
	          "kind, decision or votes. `>` says where customers go on to, `]` and `[` follow that, and `G` "
	          "lists the paths."));
	doc_paragraph(
	        doc,
	        _("`t` shows the agenda and counts down its items in digits that read from the back of the room. The "
	          "end rings and flashes; what was done is logged in the map."));
	doc_paragraph(
	        doc,
	        _("Against the stray key, `L` locks touchpoints, and in the lists `S` and `C` stages and channels. F5 "
	          "presents: keys move and show, and nothing is changed. What happened all the same, `u` takes "
	          "back."));
	doc_paragraph(
	        doc, _("For the room, `Z` shows a cell or a touchpoint large, `z` has a density of large titles, and "
	               "`T` goes "
	               "through the themes: dark, light, high contrast, safe for the colour-blind, projector. No theme "
	               "says anything by colour alone."));
	doc_paragraph(
	        doc,
	        _("The mouse works too. A click chooses, a double click opens or adds, dragging carries, and with Ctrl "
	          "held puts it there as well; the wheel scrolls, and a click on a hint presses its key. Most "
	          "terminals select text as ever while Shift is held; `--mouse off` leaves the mouse to the "
	          "terminal."));
}

static void write_filters(struct doc *doc)
{
	static const char *const rows[][2] = {
	        {"owner=CSM rating=irritates", N_("both hold; a blank joins terms")},
	        {"owner=CSM | stage=renewal", N_("either holds; what blanks join is closer")},
	        {"stage=onboarding,renewal", N_("one of several values")},
	        {"owner=   owner!=", N_("it says nothing, it says something")},
	        {"name~call", N_("contains")},
	        {"votes>3  due<=2026-04-01", N_("more, less, also with =; numbers and days")},
	        {"mail   -mail", N_("any text contains it, none does")},
	        {N_("\"Touch model\"=high-touch"), N_("quotes around blanks and commas")},
	};
	doc_paragraph(
	        doc,
	        _("`f` shows only the touchpoints that pass a filter, as it is typed; all counts follow it, and the "
	          "status "
	          "line says so. Tab completes, Enter keeps it, Esc in the grid takes it off. `F` keeps filters in "
	          "the map by name and brings them back. `/` searches, and `n` and `N` go on, through what is "
	          "shown."));
	doc_list_begin(doc, _("filter"), _("what passes"));
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		doc_term(doc, _(rows[i][0]), _(rows[i][1]));
	doc_list_end(doc);
	doc_paragraph(
	        doc,
	        _("A field is meant by its key or its label, a choice by its word or its label, in both languages; a "
	          "stage, channel, persona or owner by its id or its name. Search and filter do not tell apart "
	          "upper and lower case, full and half width, the two kinds of kana, composed and decomposed "
	          "letters; the signs of a filter may be full-width ones."));
}

static void write_history(struct doc *doc)
{
	doc_paragraph(doc,
	              _("Every step is kept before the next key is handled, and what was undone is kept too. `u` and "
	                "`Ctrl-R` walk back and forth without end, through saving, quitting and a crash; `U` lists all "
	                "steps with their times and goes to any of them."));
	doc_paragraph(doc,
	              _("When a session ends without a goodbye (a closed terminal, a lost link, a power cut), the map "
	                "file is as it was last saved. The next `touchgrid FILE` shows what was done since: Enter "
	                "takes it up, n leaves it in the history."));
	doc_paragraph(doc,
	              _("The history lies in the folder touchgrid of XDG_STATE_HOME, or else of ~/.local/state, one "
	                "file for each map, to be read by you alone. Removing it there forgets the history and "
	                "nothing else. Where it cannot be written, the status line says so; should the program be "
	                "stopped then, a copy is put beside the map, named FILE.touchgrid-rescue-…."));
	doc_paragraph(doc,
	              _("When somebody else changes the file while it is open, that is taken over as a step of its "
	                "own. What is not saved here is merged with it; only what both changed differently is a "
	                "conflict, recorded in the map's list `conflicts`, and `X` settles it. With `--live` the "
	                "session saves and merges every second, so that several people work on one file."));
}

static void write_capture(struct doc *doc)
{
	static const char *const rows[][2] = {
	        {"@CSM",
	         N_("who owns it: an id, a name, a number in the list, or the beginning of a name; one who is not "
	            "there yet is added; @ alone or @0: nobody")},
	        {"#video", N_("its channel; #video #phone: several; ##phone: there as well; # alone: none yet")},
	        {">renewal", N_("its stage, in the same ways")},
	        {"!+  !-  !x", N_("how it works today: it works, it does not, it irritates; or the word")},
	        {N_("#\"trade fair\""), N_("in quotes, “…” or 「…」, when a name holds blanks; it is then taken as it "
	                                   "stands")},
	        {"#3@1>2", N_("numbers may stand close together")},
	        {"\\#", N_("the sign itself at the start of a word; inside of a word, as in C#, it is text anyway")},
	};
	doc_paragraph(
	        doc, _("`a` adds touchpoints one a line: type a name, Enter, type the next; Esc ends. `i` adds them to "
	               "the inbox. Tags on the same line say more, and Tab completes them:"));
	doc_sample(doc, _("Kick-off call @CSM #video >onboarding !+\n"));
	doc_list_begin(doc, _("tag"), _("what it says"));
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		doc_term(doc, _(rows[i][0]), _(rows[i][1]));
	doc_list_end(doc);
	doc_paragraph(
	        doc,
	        _("Behind the name, tags are for this touchpoint alone. Before it, or on a line of their own, they "
	          "hold for all that follow until they are changed or Esc ends adding, and they act as soon as "
	          "they are complete: a word with a blank or Enter behind it, a number at once when no other one "
	          "begins so. What stands before the line tells where the next one goes and who gets it. On an "
	          "empty line the arrows and PgUp, PgDn go through the grid, and Shift with an arrow takes the "
	          "next stage or channel in as well."));
	doc_paragraph(
	        doc,
	        _("A stage or channel that is not there is asked about: Enter again makes it. So is a name that is "
	          "a channel's, for a channel is not a touchpoint, and one that is there already or nearly so, "
	          "anywhere in the map. Several lines that are pasted are added without a question; the "
	          "message says how many are doubtful, and `X` lists those that are alike. The full-width signs "
	          "and blanks of an input method do as well."));
}

/* ---- topics ---- */

const struct topic topic_table[] = {
        {"keys", N_("what each key does"), write_keys},
        {"capture", N_("adding touchpoints as fast as people talk"), write_capture},
        {"workshop", N_("steps, votes, agenda, protection, projector, mouse"), write_workshop},
        {"filters", N_("what is shown, and searching"), write_filters},
        {"coverage", N_("findings, numbers, curve, comparison and review"), write_coverage},
        {"commands", N_("the subcommands and their options"), write_commands},
        {"config", N_("settings of your own: keys, theme, language and more"), write_config},
        {"fields", N_("all that a map can say, with the allowed words"), topic_write_fields},
        {"file", N_("how a map file is written"), topic_write_file},
        {"questions", N_("what a review asks, and where the answers are kept"), write_questions},
        {"history", N_("undo, recovery, and several people on one file"), write_history},
        {"templates", N_("what new maps can begin with"), write_templates},
        {"formats", N_("what maps are exported to and imported from"), write_formats},
        {"rules", N_("what `touchgrid check` finds"), write_rules},
        {"environment", N_("variables and files that touchgrid heeds"), topic_write_environment},
};
const size_t topic_count = sizeof topic_table / sizeof *topic_table;

static void write_overview(struct doc *doc)
{
	doc_paragraph(doc,
	              _("touchgrid maps customer journeys: stages against channels, touchpoints in between, kept in a "
	                "YAML file."));
	doc_list_begin(doc, _("usage"), _("what it does"));
	for (int i = 0; i < subcommand_count; i++) {
		struct buffer usage = {0};
		topic_add_usage(&usage, &subcommand_table[i]);
		doc_term(doc, usage.bytes, _(subcommand_table[i].help));
		buffer_free(&usage);
	}
	doc_list_end(doc);
	doc_heading(doc, _("Topics of `touchgrid help TOPIC`"));
	write_topics(doc);
	doc_heading(doc, _("Options of all of them"));
	write_options(doc, global_options);
}

static enum status refuse_topic(const char *name)
{
	struct nearest nearest;
	nearest_start(&nearest, slice_of(name));
	for (size_t i = 0; i < topic_count; i++)
		nearest_offer(&nearest, slice_of(topic_table[i].name));
	for (int i = 0; i < subcommand_count; i++)
		nearest_offer(&nearest, slice_of(subcommand_table[i].name));
	if (nearest.best.bytes)
		return subcommand_fail(_("there is no help about “%s”; did you mean %s?"), name, nearest.best.bytes);
	return subcommand_fail(_("there is no help about “%s”; `touchgrid help` lists the topics"), name);
}

const struct topic *topic_find(const char *name)
{
	for (size_t i = 0; i < topic_count; i++)
		if (strcmp(topic_table[i].name, name) == 0)
			return &topic_table[i];
	return NULL;
}

/* Writes a topic, a subcommand, or both; false when there is none of this name. */
static bool write_topic(struct doc *doc, const char *name)
{
	const struct topic *topic = topic_find(name);
	const struct subcommand *s = subcommand_find(name);
	if (topic)
		topic->write(doc);
	if (s)
		write_subcommand(doc, s);
	return topic || s;
}

static enum doc_format format_of(const struct arguments *arguments)
{
	return argument_is(arguments, "--format", "markdown") ? DOC_MARKDOWN
	       : argument_is(arguments, "--format", "man")    ? DOC_MAN
	                                                      : DOC_TEXT;
}

enum status help_run(const struct arguments *arguments)
{
	int width = isatty(STDOUT_FILENO) ? output_width(WIDTH) : WIDTH;
	const struct config *config = arguments->config;
	struct doc doc = {.format = format_of(arguments),
	                  .keys = config->key_count ? (const char *const *)config->keys : NULL,
	                  .width = width > WIDTH_MOST ? WIDTH_MOST : width};
	const char *page = argument(arguments, "--page");
	enum status status = STATUS_FINE;
	if (page && arguments->count)
		status = subcommand_fail(_("--page is for a whole page; leave it out, or leave out “%s”"),
		                         arguments->operands[0]);
	else if (page)
		manual_write(&doc, *page - '0');
	else if (!arguments->count)
		write_overview(&doc);
	else if (!write_topic(&doc, arguments->operands[0]))
		status = refuse_topic(arguments->operands[0]);
	if (status == STATUS_FINE)
		status = output_write(buffer_slice(&doc.out), status);
	doc_free(&doc);
	return status;
}
