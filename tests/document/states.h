/* The texts of all states of a document's history, remembered. */
#ifndef DOCUMENT_STATES_H
#define DOCUMENT_STATES_H

#include "document/document.h"

struct states {
	char **texts;
	size_t count;
};

/* remembers the state in force, which is the last one; a step back before it too */
void states_note(struct states *states, struct document *document);
/* Changes something, undoes, goes anywhere or takes a text over, and compares. */
void states_wander(struct states *states, struct document *document, const char *where);
/* is the state in force as remembered? */
void states_same(const struct states *states, struct document *document, const char *where);
/* goes to every state, in random order, and looks at each without going */
void states_compare(const struct states *states, struct document *document, const char *where);
void states_free(struct states *states);

#endif
