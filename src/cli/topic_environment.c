/* The topic of what lies around the program: variables and files. */
#include "base/message.h"
#include "cli/topic.h"

struct row {
	const char *term, *help; /* help: N_() */
};

static const struct row variables[] = {
        {"LC_ALL, LC_MESSAGES, LANG",
         N_("the language of messages: Japanese when the first of them that is set begins with ja, else English")},
        {"VISUAL, EDITOR", N_("the editor for long text; vi when neither is set")},
        {"NO_COLOR", N_("no colours when it is set and not empty")},
        {"COLORTERM", N_("256 colours in what is printed, when it is set and not empty")},
        {"TERM", N_("what the terminal is, as terminfo knows it")},
        {"COLUMNS", N_("the width of what is printed when standard output is no terminal")},
        {"ESCDELAY", N_("milliseconds after which Escape is a key of its own and not the beginning of one")},
        {"SSH_CONNECTION", N_("set by ssh: Escape is then waited for longer, unless ESCDELAY says how long")},
        {"TMPDIR",
         N_("where text for the editor and the map of the tutor are kept meanwhile; /tmp when it is not set")},
        {"TOUCHGRID_CONFIG", N_("the configuration file; when it is set and empty, none")},
        {"XDG_CONFIG_HOME", N_("where the folder touchgrid with config.yaml is; ~/.config when it is not set")},
        {"XDG_STATE_HOME", N_("where the folder touchgrid with the history is; ~/.local/state when it is not set")},
        {"HOME", N_("the home folder")},
        {"PATH", N_("where git and the editor are found")},
        {"SOURCE_DATE_EPOCH", N_("seconds since 1970: the day that counts as today in what is written, so that it is "
                                 "the same each time")},
};

static const struct row files[] = {
        {"~/.config/touchgrid/config.yaml", N_("settings of your own; `touchgrid help config` explains them")},
        {"~/.local/state/touchgrid/", N_("the history of each map; `touchgrid help history` explains it")},
        {"FILE.touchgrid-rescue-…", N_("what was not saved, when touchgrid was stopped from outside and no history "
                                       "could be kept")},
        {".gitattributes", N_("which files git merges and compares as maps; `touchgrid git-setup` writes it")},
};

static void write_rows(struct doc *doc, const struct row *rows, size_t count)
{
	doc_list_begin(doc, _("name"), _("what it is for"));
	for (size_t i = 0; i < count; i++)
		doc_term(doc, rows[i].term, _(rows[i].help));
	doc_list_end(doc);
}

void topic_write_environment(struct doc *doc)
{
	doc_heading(doc, _("Variables"));
	write_rows(doc, variables, sizeof variables / sizeof *variables);
	doc_heading(doc, _("Files"));
	write_rows(doc, files, sizeof files / sizeof *files);
}
