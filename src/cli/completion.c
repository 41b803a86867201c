/* Completion for shells: their scripts, and the words these ask for. */
#include <string.h>

#include "base/message.h"
#include "cli/complete.h"
#include "cli/output.h"
#include "cli/shell_line.h"

extern const char shell_bash[], shell_zsh[], shell_fish[];

static void add_files(struct buffer *out, enum complete_files files)
{
	if (files)
		buffer_add_text(out, files == COMPLETE_MAPS ? "\tmaps\n" : "\tfiles\n");
}

static void add_words(struct buffer *out, const struct arguments *arguments)
{
	static const char *const nothing[] = {"words", ""};
	bool any = arguments->count > 1;
	struct complete complete = {0};
	/* the word “words” stands where the program would */
	complete_words(&complete, any ? arguments->operands : nothing, any ? (size_t)arguments->count : 2);
	add_files(out, complete.files);
	for (size_t i = 0; i < complete.count; i++)
		buffer_format(out, "%s\t%s\n", complete.words[i].text, complete.words[i].help);
	complete_free(&complete);
}

/* The same for bash, which replaces a part of the word and quotes nothing. */
static void add_words_for_bash(struct buffer *out, const char *text, const char *breaks)
{
	struct shell_line line;
	struct complete complete = {0};
	if (shell_line_read(&line, text, breaks) && line.count > 1) {
		complete_words(&complete, (const char *const *)line.words, line.count);
		add_files(out, complete.files);
		for (size_t i = 0; i < complete.count; i++) {
			shell_line_quote(out, complete.words[i].text + line.kept, line.quote);
			buffer_add_byte(out, '\n');
		}
		complete_free(&complete);
	}
	shell_line_free(&line);
}

enum status completion_run(const struct arguments *arguments)
{
	static const struct {
		const char *name, *script;
	} shells[] = {{"bash", shell_bash}, {"zsh", shell_zsh}, {"fish", shell_fish}};
	const char *what = arguments->operands[0], *line = argument(arguments, "--line");
	const char *breaks = argument(arguments, "--breaks");
	struct buffer out = {0};
	bool words = strcmp(what, "words") == 0, known = words;
	for (size_t i = 0; i < sizeof shells / sizeof *shells; i++) {
		if (strcmp(shells[i].name, what) == 0 && arguments->count == 1) {
			known = true;
			buffer_add_text(&out, shells[i].script);
		}
	}
	if (words && line)
		add_words_for_bash(&out, line, breaks ? breaks : "");
	else if (words)
		add_words(&out, arguments);
	enum status status = !known ? subcommand_fail(_("there are scripts for bash, zsh and fish; see `touchgrid help "
	                                                "completion`"))
	                            : output_write(buffer_slice(&out), STATUS_FINE);
	buffer_free(&out);
	return status;
}
