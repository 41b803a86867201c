/* The table, and the values from all sides but the file. */
#include "config/config.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/message.h"
#include "config/reading.h"

/* clang-format off */
const struct setting setting_table[SETTING_COUNT] = {
	[SETTING_LANGUAGE] = {"language", SETTING_WORD, "en|ja|auto", "auto", "--lang", N_("the language of messages, and of what `new` writes; auto goes by LC_ALL, LC_MESSAGES and LANG")},
	[SETTING_THEME] = {"theme", SETTING_WORD, THEME_NAMES, "plain", "--theme", N_("how it looks; plain follows the colours of the terminal")},
	[SETTING_STYLES] = {"styles", SETTING_LOOKS, NULL, "{}", NULL, N_("looks of your own, over any theme: for a style its foreground and background (default, the name of a colour, 0 to 255, or '#rrggbb' in quotes), and bold, underline, reverse and faint (true or false)")},
	[SETTING_DENSITY] = {"density", SETTING_WORD, "counts|large|titles|details", "titles", NULL, N_("what the cells show at first: counts and heat, large titles, titles, or titles with owner and rating")},
	[SETTING_COLOUR] = {"colour", SETTING_WORD, "coverage|rating|owner|kind|decision|votes", "coverage", NULL, N_("what glyphs and colours tell at first")},
	[SETTING_BORDERS] = {"borders", SETTING_WORD, "line|ascii", "line", NULL, N_("ascii draws lines as + - | and all other signs of the program in ASCII too, for terminals and fonts that lack them")},
	[SETTING_AMBIGUOUS_WIDTH] = {"ambiguous_width", SETTING_WORD, "1|2|auto", "auto", NULL, N_("the columns that the terminal gives to characters such as ①, ★ and é, whose East Asian width is ambiguous; auto asks the terminal when a map is opened; with 2, lines are ASCII")},
	[SETTING_MOUSE] = {"mouse", SETTING_WORD, "on|off", "on", "--mouse", N_("off leaves the mouse to the terminal; with Shift it is the terminal's anyway")},
	[SETTING_AUTOSAVE] = {"autosave", SETTING_SECONDS, "off", "off", NULL, N_("so many seconds after a change the map is saved by itself, as Ctrl-S saves it; never while something is typed, nor with conflicts")},
	[SETTING_STATE_FOLDER] = {"state_folder", SETTING_PATH, NULL, "''", NULL, N_("the folder of the histories of all maps; empty: touchgrid in XDG_STATE_HOME, else in ~/.local/state")},
	[SETTING_OWNERS] = {"owners", SETTING_TEXTS, NULL, "[]", NULL, N_("who usually owns touchpoints: offered in a map that lists no owners, and listed in the maps that `new` makes")},
	[SETTING_KEYS] = {"keys", SETTING_COMMANDS, NULL, "{}", NULL, N_("keys of commands: one, or several with blanks between or as a list; [] for none. They are written as for --keys: a <Enter> <C-s> <F5> <Space> <lt>; signs such as # and * stand in quotes")},
};
/* clang-format on */

/* ---- where the file is ---- */

char *config_path(const char *wish, bool *named)
{
	const char *asked = wish ? wish : getenv("TOUCHGRID_CONFIG");
	const char *folder = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");
	*named = asked != NULL;
	if (asked)
		return *asked ? mem_copy_text(asked) : NULL;
	if (folder && folder[0] == '/')
		return mem_format("%s/touchgrid/config.yaml", folder);
	return home && home[0] == '/' ? mem_format("%s/.config/touchgrid/config.yaml", home) : NULL;
}

/* ---- values ---- */

static void put(struct config *config, enum setting_id id, char *value, struct origin origin)
{
	free(config->values[id]);
	config->values[id] = value;
	config->origins[id] = origin;
}

void config_option(struct config *config, enum setting_id id, const char *value)
{
	put(config, id, mem_copy_text(value), (struct origin){.source = SOURCE_OPTION});
}

void config_start(struct config *config)
{
	*config = (struct config){0};
	for (enum setting_id id = 0; id < SETTING_COUNT; id++) {
		const struct setting *row = &setting_table[id];
		if (row->words)
			config->values[id] = mem_copy_text(row->usual);
	}
	config->values[SETTING_STATE_FOLDER] = mem_copy_text("");
	config->owners = mem_new(sizeof *config->owners);
}

/* TOUCHGRID_THEME; free() */
char *config_variable(const struct setting *row)
{
	char *name = mem_format("TOUCHGRID_%s", row->name);
	for (char *c = name; *c; c++)
		*c = (char)toupper((unsigned char)*c);
	return name;
}

static void take_variable(struct config *config, enum setting_id id)
{
	char *name = config_variable(&setting_table[id]);
	const char *text = getenv(name);
	struct error err = {0};
	char *value = text && *text ? config_value(id, slice_of(text), &err) : NULL;
	if (value) {
		put(config, id, value, (struct origin){.source = SOURCE_ENVIRONMENT});
	} else if (text && *text) {
		snprintf(err.file, sizeof err.file, "%s", name);
		complaints_add(&config->complaints, &err);
	}
	free(name);
}

bool config_read(struct config *config, const char *path, bool named)
{
	config_start(config);
	if (path) {
		config->path = mem_copy_text(path);
		config_read_file(config, named);
	}
	for (enum setting_id id = 0; id < SETTING_COUNT; id++)
		if (config->values[id])
			take_variable(config, id);
	return !config->complaints.count;
}

void config_free(struct config *config)
{
	for (enum setting_id id = 0; id < SETTING_COUNT; id++)
		free(config->values[id]);
	for (size_t i = 0; i < config->owner_count; i++)
		free(config->owners[i]);
	free(config->owners);
	for (size_t i = 0; config->keys && i < config->key_count; i++)
		free(config->keys[i]);
	free(config->keys);
	free(config->key_origins);
	free(config->path);
	free(config->complaints.list);
	*config = (struct config){0};
}

/* ---- asking ---- */

int config_word(const struct config *config, enum setting_id id)
{
	const char *words = setting_table[id].words;
	size_t length = strlen(config->values[id]);
	int number = 0;
	for (const char *at = words;; number++) {
		size_t word = strcspn(at, "|");
		if (word == length && memcmp(at, config->values[id], word) == 0)
			return number;
		if (!at[word])
			return 0;
		at += word + 1;
	}
}

bool config_is(const struct config *config, enum setting_id id, const char *word)
{
	return strcmp(config->values[id], word) == 0;
}

int config_seconds(const struct config *config, enum setting_id id)
{
	return (int)strtol(config->values[id], NULL, 10);
}
