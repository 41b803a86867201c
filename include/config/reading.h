/* What the files of config/ share while they read: the text, and what is wrong
 * with it. */
#ifndef CONFIG_READING_H
#define CONFIG_READING_H

#include "config/config.h"
#include "yaml/tree.h"

struct reading {
	const struct tree *tree;
	const char *path; /* NULL: none */
	struct config *config;
};

/* Something is wrong at a node. */
void reading_complain(struct reading *reading, uint32_t node, const char *format, ...)
        __attribute__((format(printf, 3, 4)));
/* the origin of what a node says */
struct origin reading_origin(const struct reading *reading, uint32_t node);
/* the node, or what an alias stands for */
const struct tree_node *reading_node(const struct reading *reading, uint32_t *node);
/* the text of a scalar that says something; .bytes NULL: it is none */
struct slice reading_text(const struct reading *reading, uint32_t node);
/* The word of "a|b|c" that a text is, or that true, yes, false, no mean among on and off; NULL:
 * none. free() */
char *reading_word(const char *words, struct slice text);

/* ---- config.c ---- */
/* the values of the table */
void config_start(struct config *config);
/* the environment's name of a setting, TOUCHGRID_THEME; free() */
char *config_variable(const struct setting *row);

/* ---- read.c ---- */
/* what a text means as the value of a word, seconds or a path; free().  NULL with err. */
char *config_value(enum setting_id id, struct slice text, struct error *err);
/* the file at config->path, which may be missing unless `named` */
void config_read_file(struct config *config, bool named);
void complaints_add(struct complaints *complaints, const struct error *err);

/* ---- read_styles.c, read_keys.c ---- */
void reading_styles(struct reading *reading, uint32_t node);
void reading_keys(struct reading *reading, uint32_t node);

#endif
