/* A file that others write while it is open here.
 *
 * Their text becomes a step of the history, "outside"; when something of ours
 * is not in the file, a second step merges it in, so that undo leads back
 * over their text to our own.  Nothing that anybody wrote is lost: what
 * cannot be merged is in the map's list of conflicts. */
#ifndef DOCUMENT_FOLLOW_H
#define DOCUMENT_FOLLOW_H

#include "document/document.h"

enum follow_kind {
	FOLLOW_SAME,      /* the file says what it said */
	FOLLOW_TAKEN,     /* nothing of ours was unsaved: its text is ours now */
	FOLLOW_MERGED,    /* merged with what is not saved */
	FOLLOW_GONE,      /* there is no file any more; saving makes it anew */
	FOLLOW_UNREADABLE /* it is no map any more, ours stays as it is; err says why */
};

struct followed {
	enum follow_kind kind;
	char *words;      /* TAKEN, MERGED: what the others did, "2 added, 1 renamed"; free() */
	size_t conflicts; /* MERGED: how many are new */
};

/* Is there anything to follow that was not told yet?  Costs one stat. */
bool document_file_changed(const struct document *document);
/* Follows the file.  UNREADABLE and GONE are told once, until it changes again. */
enum follow_kind document_follow(struct document *document, struct followed *followed, struct error *err);

enum follow_save {
	FOLLOW_SAVED,
	FOLLOW_CONFLICTS, /* merged, not written: there are new conflicts to look at */
	FOLLOW_FAILED     /* err says why */
};
/* Saves to its own path, after following it where it changed.  With conflicts
 * it is written only when `even_so`: they are recorded in the map. */
enum follow_save document_follow_and_save(struct document *document, bool even_so, struct followed *followed,
                                          struct error *err);

/* Takes up what document_keep_journal offered although the file changed: merges
 * it with the file's text.  false with err: nothing happened. */
bool document_recover(struct document *document, const struct recovery *recovery, struct followed *followed,
                      struct error *err);

#endif
