#include "cli/arguments.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/nearest.h"

enum { GLOBAL_LANG, GLOBAL_CONFIG, GLOBAL_HELP, GLOBAL_VERSION, GLOBAL_COUNT };

/* the command line while it is read */
struct reading {
	int argc, at;
	char **argv;
	const char *globals[GLOBAL_COUNT];
	struct command_line *line;
};

static const struct option_row *option_find(const struct option_row *rows, const char *name, size_t length)
{
	for (; rows && rows->name; rows++)
		if (strlen(rows->name) == length && strncmp(rows->name, name, length) == 0)
			return rows;
	return NULL;
}

static void offer_options(struct nearest *nearest, const struct option_row *rows)
{
	for (; rows && rows->name; rows++)
		nearest_offer(nearest, slice_of(rows->name));
}

static bool refuse_option(const struct subcommand *subcommand, const char *word, size_t length)
{
	struct nearest nearest;
	nearest_start(&nearest, slice_make(word, length));
	offer_options(&nearest, subcommand->options);
	offer_options(&nearest, global_options);
	if (nearest.best.bytes)
		subcommand_fail(_("%s has no option %.*s; did you mean %s?"), subcommand->name, (int)length, word,
		                nearest.best.bytes);
	else
		subcommand_fail(_("%s has no option %.*s; see `touchgrid help %s`"), subcommand->name, (int)length,
		                word, subcommand->name);
	return false;
}

/* Is value one of the words of "a|b|c"?  What is no such list takes anything. */
static bool value_fits(const char *words, const char *value)
{
	size_t length = strlen(value);
	if (!strchr(words, '|'))
		return true;
	for (const char *at = words; *at;) {
		size_t word = strcspn(at, "|");
		if (word == length && strncmp(at, value, word) == 0)
			return true;
		at += word + (at[word] == '|');
	}
	return false;
}

/* Takes the option that stands at r->at, with its value. */
static bool take_option(struct reading *r, const struct subcommand *subcommand)
{
	const char *word = r->argv[r->at++];
	size_t length = strcspn(word, "=");
	bool short_help = strcmp(word, "-h") == 0;
	const struct option_row *own = option_find(subcommand->options, word, length);
	const struct option_row *row = short_help ? &global_options[GLOBAL_HELP]
	                               : own      ? own
	                                          : option_find(global_options, word, length);
	if (!row)
		return refuse_option(subcommand, word, length);
	const char *value = word[length] == '=' ? word + length + 1 : NULL;
	if (!row->value && value) {
		subcommand_fail(_("%s takes no value"), row->name);
		return false;
	}
	if (row->value && !value && r->at < r->argc)
		value = r->argv[r->at++];
	if (row->value && (!value || !value_fits(row->value, value))) {
		if (value)
			subcommand_fail(_("%s cannot be “%s”; it is one of %s"), row->name, value, row->value);
		else
			subcommand_fail(_("%s needs a value behind it: %s"), row->name, row->value);
		return false;
	}
	value = value ? value : "";
	if (own)
		r->line->uses[r->line->arguments.use_count++] = (struct option_use){own, value};
	else
		r->globals[row - global_options] = value;
	return true;
}

static bool is_option(const char *word)
{
	return word[0] == '-' && word[1] != '\0';
}

/* The subcommand that is meant: the first word that is no option, if it names
 * one.  *named: the word's index, or argc. */
static const struct subcommand *choose(int argc, char **argv, int *named)
{
	*named = argc;
	for (int i = 1; i < argc; i++) {
		const struct option_row *row = option_find(global_options, argv[i], strcspn(argv[i], "="));
		if (row) {
			i += row->value && !strchr(argv[i], '=');
		} else if (strcmp(argv[i], "-h") != 0) {
			const struct subcommand *found = subcommand_find(argv[i]);
			*named = found ? i : argc;
			return found ? found : subcommand_find("open");
		}
	}
	return subcommand_find("open");
}

static bool refuse_count(const struct subcommand *subcommand, const struct arguments *a)
{
	bool few = a->count < subcommand->least;
	const char *name = subcommand->name;
	const char *meant = few ? NULL : subcommand_nearest(a->operands[0]);
	if (few && access(name, F_OK) == 0)
		subcommand_fail(_("%s needs %s; the file of that name is opened with `touchgrid ./%s`"), name,
		                subcommand->operands, name);
	else if (few)
		subcommand_fail(_("%s needs %s; see `touchgrid help %s`"), name, subcommand->operands, name);
	else if (subcommand->run == open_run && meant)
		subcommand_fail(_("there is no subcommand “%s”; did you mean %s?"), a->operands[0], meant);
	else
		subcommand_fail(_("“%s” is too many for %s; see `touchgrid help %s`"), a->operands[subcommand->most],
		                name, name);
	return false;
}

static bool read_words(struct reading *r, const struct subcommand *subcommand, int named)
{
	struct command_line *line = r->line;
	bool files = false;
	for (r->at = 1; r->at < r->argc;) {
		const char *word = r->argv[r->at];
		if (r->at == named) {
			r->at++;
		} else if (!files && strcmp(word, "--") == 0) {
			files = true;
			r->at++;
		} else if (!files && is_option(word)) {
			if (!take_option(r, subcommand))
				return false;
		} else {
			line->words[line->arguments.count++] = word;
			r->at++;
		}
	}
	return true;
}

void arguments_set_language(const char *word)
{
	if (strcmp(word, "auto") != 0)
		message_set_language(strcmp(word, "ja") == 0 ? LANGUAGE_JAPANESE : LANGUAGE_ENGLISH);
	else
		message_set_language(message_language_of_environment());
}

bool arguments_read(int argc, char **argv, struct command_line *line)
{
	struct reading r = {.argc = argc, .argv = argv, .line = line};
	int named;
	const struct subcommand *subcommand = choose(argc, argv, &named);
	arguments_set_language("auto");
	*line = (struct command_line){.words = mem_new_array((size_t)argc + 1, sizeof *line->words),
	                              .uses = mem_new_array((size_t)argc + 1, sizeof *line->uses)};
	line->arguments.operands = line->words;
	line->arguments.uses = line->uses;
	bool good = read_words(&r, subcommand, named);
	line->lang = r.globals[GLOBAL_LANG];
	line->config = r.globals[GLOBAL_CONFIG];
	if (line->lang)
		arguments_set_language(line->lang);
	if (good && r.globals[GLOBAL_VERSION]) {
		subcommand = subcommand_find("version");
		line->arguments = (struct arguments){.operands = line->words};
	} else if (good && r.globals[GLOBAL_HELP]) {
		bool about = named < argc && strcmp(subcommand->name, "help") != 0;
		line->words[0] = subcommand->name;
		line->arguments = (struct arguments){.operands = line->words, .count = about};
		subcommand = subcommand_find("help");
	}
	line->arguments.subcommand = subcommand;
	int count = line->arguments.count;
	if (good && (count < subcommand->least || (subcommand->most >= 0 && count > subcommand->most)))
		good = refuse_count(subcommand, &line->arguments);
	if (!good)
		arguments_free(line);
	return good;
}

void arguments_free(struct command_line *line)
{
	free(line->words);
	free(line->uses);
	*line = (struct command_line){0};
}
