/* What a person sets once for all maps: the one table of settings, and the
 * values that are in effect.
 *
 * A value comes from where it is said nearest: the command line, else the
 * environment (TOUCHGRID_THEME for theme, and so on), else the configuration
 * file, else the table.  Whoever works with the values takes them from struct
 * config; nothing below cli/ reads the file.  The file is a YAML mapping of
 * settings; all that is wrong in it is told at once, each with its place. */
#ifndef CONFIG_CONFIG_H
#define CONFIG_CONFIG_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "base/error.h"
#include "base/slice.h"
#include "screen/style.h"

enum setting_id {
	SETTING_LANGUAGE,
	SETTING_THEME,
	SETTING_STYLES,
	SETTING_DENSITY,
	SETTING_COLOUR,
	SETTING_BORDERS,
	SETTING_AMBIGUOUS_WIDTH,
	SETTING_MOUSE,
	SETTING_AUTOSAVE,
	SETTING_STATE_FOLDER,
	SETTING_OWNERS,
	SETTING_KEYS
};
#define SETTING_COUNT (SETTING_KEYS + 1)

enum setting_type {
	SETTING_WORD,    /* one of `words` */
	SETTING_SECONDS, /* one of `words`, or a number from 1 to SETTING_SECONDS_MOST */
	SETTING_PATH,    /* an absolute path, ~/ for the home folder; empty: none */
	SETTING_TEXTS,   /* a list of texts */
	SETTING_LOOKS,   /* a mapping of styles */
	SETTING_COMMANDS /* a mapping of commands to keys */
};
#define SETTING_SECONDS_MOST 86400

struct setting {
	const char *name;
	enum setting_type type;
	const char *words;  /* allowed ones, "en|ja|auto"; NULL: it has none */
	const char *usual;  /* the default, as the file writes it */
	const char *option; /* of the command line; NULL: there is none */
	const char *help;   /* N_(): what it is for */
};

extern const struct setting setting_table[SETTING_COUNT];
/* adds what it may be, in a few words: "en | ja | auto" */
void setting_add_allowed(const struct setting *row, struct buffer *out);

/* where a value comes from */
enum source { SOURCE_DEFAULT, SOURCE_FILE, SOURCE_ENVIRONMENT, SOURCE_OPTION };

struct origin {
	enum source source;
	long line; /* of the file */
};

/* what is wrong, all of it */
struct complaints {
	struct error *list;
	size_t count;
};

struct config {
	char *path;                  /* of the file; NULL: none is wanted, or there is no home for it */
	bool read;                   /* it is there */
	char *values[SETTING_COUNT]; /* words, seconds, paths, as text; NULL: other types */
	struct origin origins[SETTING_COUNT];
	char **owners; /* NULL behind the last */
	size_t owner_count;
	struct style_changes styles;
	bool styled; /* there is one */
	struct origin style_origins[STYLE_COUNT];
	char **keys;                /* by row of the command table; NULL, whole or a row: those of the table */
	struct origin *key_origins; /* by row too */
	size_t key_count;           /* rows; 0: none has keys of its own */
	struct complaints complaints;
};

/* The path of the file: wished for, else TOUCHGRID_CONFIG, else in the folder of
 * XDG_CONFIG_HOME, else in ~/.config.  NULL: an empty name asks for none, or there is no
 * home; free().  *named: it was asked for, so it must be there. */
char *config_path(const char *wish, bool *named);
/* The values of the table, then of the file at path (NULL: none), which may be missing unless
 * `named`, then of the environment.  false: all of `complaints` is wrong; what is, stands as in
 * the table.  config_free in any case. */
bool config_read(struct config *config, const char *path, bool named);
/* The same with a text for the file, and nothing of the environment. */
bool config_read_text(struct config *config, const char *path, struct slice text);
/* An option says otherwise; the value is allowed, the caller saw to that. */
void config_option(struct config *config, enum setting_id id, const char *value);
void config_free(struct config *config);

/* the number of a word among those of the table, from 0 */
int config_word(const struct config *config, enum setting_id id);
bool config_is(const struct config *config, enum setting_id id, const char *word);
/* the seconds; 0: the word is meant */
int config_seconds(const struct config *config, enum setting_id id);

/* Adds a file of all that is in effect, with what each setting is for, what it may be and
 * where it comes from.  It can be read again.  NULL: the values of the table, each line a
 * comment, to begin a file with. */
void config_write(const struct config *config, struct buffer *out);

#endif
