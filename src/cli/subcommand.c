/* The table of subcommands, and finding the one that is meant. */
#include "cli/subcommand.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/message.h"
#include "base/nearest.h"
#include "base/unicode.h"
#include "cli/arguments.h"
#include "config/config.h"
#include "screen/style.h"

static const struct option_row open_options[] = {
        {"--keys", "SCRIPT", N_("play these keys without a terminal and print the last screen")},
        {"--size", "WIDTHxHEIGHT", N_("the size of that screen; 80x24 if not given")},
        {"--mouse", "on|off",
         N_("off leaves the mouse to the terminal; as configured, else on, and Shift leaves it to the terminal")},
        {"--live", NULL, N_("save and merge every second, so that several people can work on one file")},
        {"--theme", THEME_NAMES,
         N_("how it looks; as configured, else plain, which follows the terminal; T goes on to the next")},
        {"--against", "MAP",
         N_("begin by comparing with another map, or with FILE in a git revision; D does so at any time")},
        {"--present", NULL, N_("begin in presenter mode: keys move and show, nothing is changed; F5 ends it")},
        {0},
};

static const struct option_row tutor_options[] = {
        {"--lesson", "N", N_("begin with this lesson; with the first if not given")},
        {"--keys", "SCRIPT", N_("play these keys without a terminal and print the last screen")},
        {"--size", "WIDTHxHEIGHT", N_("the size of that screen; 80x24 if not given")},
        {"--theme", THEME_NAMES,
         N_("how it looks; plain, which follows the terminal, if not given; T goes on to the next")},
        {0},
};

static const struct option_row new_options[] = {
        {"--template", "TEMPLATE", N_("the template to begin with; blank if not given")},
        {"--starters", NULL, N_("with the touchpoints that are usual there")},
        {"--list", NULL, N_("list the templates instead")},
        {0},
};

static const struct option_row show_options[] = {
        {"--view", "grid|list|findings|numbers|curve|review|linear|lines",
         N_("the grid (if not given), one touchpoint a line, what is missing or wrong, the numbers beside their "
            "yardsticks, the curve of mood along the stages, the questions of a review with their answers and what "
            "is due, the map in sentences for screen readers, or all that is said, one thing a line")},
        {"--width", "N", N_("columns; as wide as the terminal, else 100, if not given")},
        {"--color", "auto|always|never", N_("colours; auto means on a terminal, unless NO_COLOR is set")},
        {"--theme", THEME_NAMES, N_("the set of colours; as configured, else plain, which follows the terminal")},
        {0},
};

static const struct option_row check_options[] = {
        {"--severity", "note|warning|error", N_("only findings that weigh so much or more; all if not given")},
        {"--rule", "RULE", N_("only findings of this rule; several with commas, or given several times")},
        {"--format", "text|json|sarif",
         N_("one line a finding (if not given), one JSON array for all, or SARIF for code hosts and editors")},
        {0},
};

static const struct option_row diff_options[] = {
        {"--view", "words|grid", N_("a line for each difference (if not given), or both maps in one grid")},
        {"--width", "N", N_("columns of the grid; as wide as the terminal, else 100, if not given")},
        {"--theme", THEME_NAMES, N_("the set of colours; as configured, else plain, which follows the terminal")},
        {"--format", "text|json", N_("words (if not given), or one JSON object")},
        {"--color", "auto|always|never", N_("colours; auto means on a terminal, unless NO_COLOR is set")},
        {0},
};

static const struct option_row merge_options[] = {
        {"-o", "FILE", N_("the file to write, which may be OURS; standard output if not given")},
        {"--name", "NAME", N_("what to call the map in what is said, where the three are copies of it")},
        {"--format", "text|json", N_("words on standard error (if not given), or with -o one JSON object")},
        {0},
};

#define LIST_OPTION                                                                                                    \
	{                                                                                                              \
		"--list", "touchpoints|stages|channels|personas|owners",                                               \
		        N_("the list that is edited; the touchpoints if not given")                                    \
	}
#define STAGE_OPTION                                                                                                   \
	{                                                                                                              \
		"--stage", "STAGE", N_("the stage, by its id or name; several with commas")                            \
	}
#define CHANNEL_OPTION                                                                                                 \
	{                                                                                                              \
		"--channel", "CHANNEL", N_("the channel, by its id or name; several with commas")                      \
	}
#define BEFORE_OPTION                                                                                                  \
	{                                                                                                              \
		"--before", "ITEM", N_("in the list, right before this one")                                           \
	}
#define AFTER_OPTION                                                                                                   \
	{                                                                                                              \
		"--after", "ITEM", N_("in the list, right behind this one")                                            \
	}

static const struct option_row add_options[] = {
        LIST_OPTION,
        STAGE_OPTION,
        CHANNEL_OPTION,
        {"--owner", "OWNER", N_("who answers for it")},
        {"--set", "FIELD=VALUE", N_("a further field, as `touchgrid set` takes it; may be given several times")},
        BEFORE_OPTION,
        AFTER_OPTION,
        {0},
};

static const struct option_row set_options[] = {LIST_OPTION, {0}};

static const struct option_row move_options[] = {
        LIST_OPTION, STAGE_OPTION, CHANNEL_OPTION, BEFORE_OPTION, AFTER_OPTION, {0},
};

static const struct option_row remove_options[] = {
        LIST_OPTION,
        {"--touchpoints", "inbox|remove",
         N_("what becomes of touchpoints in a stage or channel that goes, unless they stand elsewhere too")},
        {"--to", "ITEM", N_("what refers to a thing that goes refers to this one instead")},
        {0},
};

static const struct option_row list_options[] = {
        {"--kind", "touchpoints|stages|channels|personas|owners", N_("what is listed; the touchpoints if not given")},
        {"--where", "FILTER", N_("only touchpoints that pass this filter, written as on the screen")},
        {"--fields", "FIELD,…",
         N_("the columns, by key or label, key:… for a key of your own, or all; the usual ones if not given")},
        {"--format", "tsv|csv|json|jsonl",
         N_("tsv, which is used if not given, has tabs and line ends in texts as \\t and \\n")},
        {"--map", NULL, N_("with a first column that names the file; so it is anyway when there are several")},
        {0},
};

static const struct option_row export_options[] = {
        {"--format", "FORMAT", N_("the format; else the ending of OUT tells it; `touchgrid help formats` lists them")},
        {"-o", "OUT", N_("the file to write; standard output if not given")},
        {"--labels", NULL, N_("a table in the words and the language of people: labels for keys, names for ids")},
        {"--where", "FILTER", N_("only touchpoints that pass this filter, written as on the screen")},
        {0},
};

static const struct option_row import_options[] = {
        {"--format", "FORMAT",
         N_("the format; else the ending of SOURCE tells it; `touchgrid help formats` lists them")},
        {"--columns", "HEADING=FIELD,…",
         N_("what columns of a table are, where their headings do not say it; HEADING= leaves one out")},
        {"--dry-run", NULL, N_("say what would be done, and do nothing")},
        {0},
};

static const struct option_row git_setup_options[] = {
        {"--global", NULL, N_("tell git for all repositories of yours, not only for this clone")},
        {"--remove", NULL, N_("take away again what git-setup did")},
        {0},
};

static const struct option_row config_options[] = {
        {"--path", NULL, N_("print the path of the file instead")},
        {"--init", NULL, N_("make the file, in which all settings stand as comments, where there is none")},
        {0},
};

static const struct option_row completion_options[] = {
        {"--line", "LINE",
         N_("for bash, instead of WORDs: the line up to the cursor; what is printed is quoted for it")},
        {"--breaks", "SIGNS", N_("the signs in LINE at which bash parts words, COMP_WORDBREAKS")},
        {0},
};

static const struct option_row help_options[] = {
        {"--format", "text|markdown|man", N_("how it is written; text if not given")},
        {"--page", "1|5", N_("the whole manual page touchgrid(1) or touchgrid-map(5) instead of a topic")},
        {0},
};

const struct option_row global_options[] = {
        {"--lang", "en|ja",
         N_("the language of messages, and of what `new` writes; else that of the configuration, LC_ALL, LC_MESSAGES, "
            "LANG")},
        {"--config", "FILE",
         N_("the configuration file; else TOUCHGRID_CONFIG, else touchgrid/config.yaml in XDG_CONFIG_HOME or "
            "~/.config; '' for none")},
        {"--help", NULL, N_("help, about the subcommand if there is one")},
        {"--version", NULL, N_("the version")},
        {0},
};

const struct subcommand subcommand_table[] = {
        {"open", "[FILE]", 0, 1, N_("open a map"),
         N_("The word “open” may be left out: `touchgrid FILE`. Without a file a list offers the maps that were open "
            "last, those of this folder, templates and the tutor. When standard output is no terminal, the grid is "
            "printed as text. A file that is named like a subcommand is opened as `touchgrid ./check`. A SCRIPT is "
            "text and names of keys: <Enter>, <C-s>, <F1>, <lt> for <; and of what the mouse does, at a column and "
            "row from 0: <Click 12,5>, <DoubleClick 12,5>, <Drag 20,8>, <Release 20,8>, <WheelDown 12,5>."),
         open_options, open_run},
        {"tutor", "", 0, 0, N_("learn the program in five minutes"),
         N_("Lessons on a map to play with, which is in the folder for temporary files and goes at the end; no file "
            "of yours is touched. Each lesson says what to do and goes on by itself when it is done."),
         tutor_options, tutor_run},
        {"new", "FILE", 0, 1, N_("make a new map from a template"),
         N_("A file that exists is never overwritten. FILE may be - for standard output."), new_options, new_run},
        {"show", "FILE", 1, 1, N_("print a map as text"), N_("FILE may be - for standard input."), show_options,
         show_run},
        {"check", "FILE…", 1, -1, N_("check maps for mistakes, gaps and overload"),
         N_("Each finding is a line `file:line:column: severity: what is wrong, and what to do [rule]`. The exit "
            "status is 0 when nothing is found, 1 when there are only notes and warnings, 2 when there are errors "
            "or a file cannot be read; what --severity and --rule leave out does not count. FILE may be - for "
            "standard input. `touchgrid help rules` lists the rules, and how a map changes them."),
         check_options, check_run},
        {"add", "FILE NAME…", 2, -1, N_("add touchpoints, stages, … to a map"),
         N_("Prints the id of each. NAME may be - for names from standard input, one a line. Without a stage or a "
            "channel a touchpoint waits in the inbox. The file is changed in one step, so "
            "that scripts and open sessions can edit it at the same time. Example: `touchgrid add plan.yaml 'Kick-off "
            "call' "
            "--stage onboarding --channel video,phone --owner CSM --set rating=works`."),
         add_options, add_run},
        {"set", "FILE ITEM FIELD=VALUE…", 3, -1, N_("set fields of a touchpoint, a stage, …"),
         N_("ITEM is an id, else a name, else a number in the list such as @3; `.` is the map itself. FIELD is a key "
            "or a label of `touchgrid help fields`, or leads into records: tests/0/date, coverage/max_per_cell. "
            "Values are checked; several are separated by commas; FIELD= clears. FIELD+=VALUE and FIELD-=VALUE add "
            "to a list or a number and take away from it. What refers to a thing follows its new id or name. What is "
            "so already is no mistake."),
         set_options, set_run},
        {"move", "FILE ITEM…", 2, -1, N_("move touchpoints to another place, or reorder a list"),
         N_("With --stage or --channel the touchpoints leave the stages or channels where they stood; an empty value "
            "sends them to the inbox. With --before or --after they, or the stages, channels, … of --list, come to "
            "stand there in the order given."),
         move_options, move_run},
        {"remove", "FILE ITEM…", 2, -1, N_("remove touchpoints, stages, … from a map"),
         N_("No touchpoint leads on to a removed one afterwards. A stage or channel in which touchpoints stand is "
            "only removed with --touchpoints or --to."),
         remove_options, remove_run},
        {"diff", "FILE FILE", 2, 2, N_("say what changed from one map to another"),
         N_("Things are compared by id, else by name and place; what is only written differently is no difference. "
            "The exit status is 0 when both say the same, 1 when not, 2 when a file cannot be read. A FILE may be - "
            "for standard input, or one in a git revision: `touchgrid diff HEAD~3 plan.yaml`, or as git itself writes "
            "it, HEAD~3:./plan.yaml."),
         diff_options, diff_run},
        {"merge", "BASE OURS THEIRS", 3, 3, N_("bring two changed versions of a map together"),
         N_("What THEIRS changed since BASE is done to OURS, with the comments of both. Where both changed one field "
            "to different values, OURS stands; what one removed and the other changed or uses stays, or comes back. "
            "Either way the map's list “conflicts” gets an entry; `touchgrid check` finds it until it is deleted. "
            "The exit status is 0 when all went well, 1 when there are conflicts, 2 when a file cannot be read; then "
            "nothing is written."),
         merge_options, merge_run},
        {"list", "FILE…", 1, -1, N_("list touchpoints, stages, … of one or many maps as a table"),
         N_("One row a touchpoint, below a row of field names; several values of a field are separated by semicolons, "
            "and in JSON they are arrays. A file that cannot be read is said, the others are listed, and the exit "
            "status is 2. FILE may be - for standard input. Example: `touchgrid list maps/*.yaml --where "
            "rating=irritates --fields name,stage,owner`."),
         list_options, list_run},
        {"export", "FILE", 1, 1, N_("write a map in another format"),
         N_("FILE may be - for standard input, and is never overwritten. `touchgrid help formats` says what each "
            "format is good for. Example: `touchgrid export plan.yaml -o plan.csv --where rating=irritates`."),
         export_options, export_run},
        {"import", "FILE SOURCE", 2, 2, N_("bring what a file of another format says into a map"),
         N_("SOURCE may be - for standard input; FILE is made when it does not exist. A thing whose id the map knows "
            "is that thing, else one of that name is; of touchpoints of one name the one in the same place. What "
            "SOURCE says replaces what the map says, field by field; what it does not speak of stays, and so does "
            "what is written around it. Stages, channels, personas and owners that are missing are made. Importing "
            "again changes nothing. Everything is done in one step, or, when anything is wrong, nothing."),
         import_options, import_run},
        {"git-setup", "[PATTERN…]", 0, -1, N_("let git merge and compare maps with touchgrid"),
         N_("Call it in a repository. It names the maps in the file .gitattributes, which you commit: those that it "
            "finds, or the files, folders and patterns that you name ('maps/*.yaml'). And it tells git to call "
            "touchgrid for them, which everyone does once in a clone. From then on `git merge`, `git rebase` and "
            "their like merge maps by stages, touchpoints and fields, and `git diff` and `git log -p` speak in "
            "fields too; `git diff --no-textconv` still shows the file's lines."),
         git_setup_options, git_setup_run},
        {"config", "", 0, 0, N_("show how touchgrid is configured"),
         N_("Prints all settings that are in effect, with what each is for, what it may be and where it comes from, "
            "as a file that can be used as a configuration itself. `touchgrid help config` says more."),
         config_options, config_run},
        {"completion", "bash|zsh|fish|words [WORD…]", 1, -1, N_("let a shell complete what is typed"),
         N_("Prints a script for the shell, which `make install` puts in its place. To try it: "
            "`source <(touchgrid completion bash)`, the same with zsh, or `touchgrid completion fish | source`. The "
            "scripts call `touchgrid completion words -- WORD…` with the words that are typed: it prints what the "
            "last one may become, one a line, with a tab and an explanation behind it. A line that begins with a "
            "tab says that names of files fit as well: maps, or files of any sort."),
         completion_options, completion_run},
        {"help", "[TOPIC]", 0, 1, N_("explain a topic or a subcommand"),
         N_("Without a TOPIC it lists all there are; each subcommand is one too, and so are these:"), help_options,
         help_run},
        {"version", "", 0, 0, N_("print the version"), NULL, NULL, version_run},
};
const int subcommand_count = sizeof subcommand_table / sizeof *subcommand_table;

const struct subcommand *subcommand_find(const char *name)
{
	for (int i = 0; i < subcommand_count; i++)
		if (strcmp(subcommand_table[i].name, name) == 0)
			return &subcommand_table[i];
	return NULL;
}

const char *subcommand_nearest(const char *word)
{
	struct nearest nearest;
	nearest_start(&nearest, slice_of(word));
	for (int i = 0; i < subcommand_count; i++)
		nearest_offer(&nearest, slice_of(subcommand_table[i].name));
	return nearest.best.bytes;
}

const char *argument_next(const struct arguments *arguments, const char *option, int *at)
{
	while (*at < arguments->use_count) {
		const struct option_use *use = &arguments->uses[(*at)++];
		if (strcmp(use->row->name, option) == 0)
			return use->value;
	}
	return NULL;
}

const char *argument(const struct arguments *arguments, const char *option)
{
	const char *value = NULL, *next;
	for (int at = 0; (next = argument_next(arguments, option, &at));)
		value = next;
	return value;
}

bool argument_is(const struct arguments *arguments, const char *option, const char *word)
{
	const char *value = argument(arguments, option);
	return value && strcmp(value, word) == 0;
}

enum status subcommand_complain(const struct error *err)
{
	fflush(stdout);
	fputs("touchgrid: ", stderr);
	error_print(err, stderr);
	fputc('\n', stderr);
	return STATUS_TROUBLE;
}

enum status subcommand_fail(const char *format, ...)
{
	struct error err = {0};
	struct buffer text = {0};
	va_list list;
	va_start(list, format);
	buffer_format_list(&text, format, list);
	va_end(list);
	error_set(&err, "%s", text.bytes);
	buffer_free(&text);
	return subcommand_complain(&err);
}

struct document *subcommand_open(const char *path)
{
	struct error err = {0};
	struct document *document = document_open(path, &err);
	if (!document)
		subcommand_complain(&err);
	return document;
}

enum status subcommand_complain_all(const struct complaints *complaints)
{
	for (size_t i = 0; i < complaints->count; i++)
		subcommand_complain(&complaints->list[i]);
	return STATUS_TROUBLE;
}

/* Has what is set in effect for everything that is said and drawn. */
static void use(const struct config *config)
{
	const char *folder = config->values[SETTING_STATE_FOLDER];
	arguments_set_language(config->values[SETTING_LANGUAGE]);
	unicode_draw(config_is(config, SETTING_AMBIGUOUS_WIDTH, "2") ? 2 : 1,
	             config_is(config, SETTING_BORDERS, "ascii"));
	document_keep_journals_in(*folder ? folder : NULL);
}

static void take_options(struct config *config, const struct command_line *line)
{
	for (enum setting_id id = 0; id < SETTING_COUNT; id++) {
		const char *option = setting_table[id].option;
		const char *value = !option                  ? NULL
		                    : id == SETTING_LANGUAGE ? line->lang
		                                             : argument(&line->arguments, option);
		if (value)
			config_option(config, id, value);
	}
}

/* Is it of use all the same when the configuration cannot be read?  A merge that git asks for
 * must not fail for it. */
static bool bears_mistakes(const struct subcommand *subcommand)
{
	return subcommand->run == config_run || subcommand->run == help_run || subcommand->run == version_run ||
	       subcommand->run == merge_run;
}

/* false: it is said what is wrong, and that matters */
static bool read_settings(const struct command_line *line, struct config *config)
{
	const struct subcommand *subcommand = line->arguments.subcommand;
	bool named;
	char *path = config_path(line->config, &named);
	bool good = config_read(config, path, named);
	take_options(config, line);
	use(config);
	if (!good && subcommand->run != config_run)
		subcommand_complain_all(&config->complaints);
	free(path);
	return good || bears_mistakes(subcommand);
}

enum status subcommand_main(int argc, char **argv, session_run *session)
{
	struct command_line line;
	if (!arguments_read(argc, argv, &line))
		return STATUS_TROUBLE;
	line.arguments.session = session;
	line.arguments.program = argv[0];
	struct config config;
	line.arguments.config = &config;
	enum status status = STATUS_TROUBLE;
	if (read_settings(&line, &config))
		status = line.arguments.subcommand->run(&line.arguments);
	config_free(&config);
	arguments_free(&line);
	return status;
}
