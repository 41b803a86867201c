/* What libyaml reads from a text, as one line of text an event: the judge that
 * the tests set beside our own trees.  And the files of the corpus. */
#ifndef TEST_YAML_EVENTS_H
#define TEST_YAML_EVENTS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/slice.h"

struct events {
	char **lines; /* NULL: the text is not well-formed */
	size_t count;
	size_t *starts; /* the event that begins node n */
	size_t *ends;   /* the event that ends it */
	size_t nodes;
};

/* events_free */
void events_read(struct slice text, struct events *events);
void events_free(struct events *events);
/* are a's events from..to the same as b's from at? */
bool events_equal(const struct events *a, size_t from, size_t to, const struct events *b, size_t at);

struct corpus_file {
	char *name;
	char *bytes;
	size_t length;
};
/* all files of a folder in order of name, ended by one without name; corpus_free */
struct corpus_file *corpus_read(const char *folder);
void corpus_free(struct corpus_file *files);
struct slice corpus_text(const struct corpus_file *file);

#endif
