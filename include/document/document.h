/* A map file that is open: its text in chunks, the journey read from it, and
 * every step that changed it.
 *
 * The text is the document.  The bytes are the only truth; the journey is read
 * from them; a change is a splice of chunks, made by document_apply and by
 * nothing else.  It promises: bytes that no change touched are the bytes of
 * the file; if a change fails, nothing happened; undo gives back the very
 * bytes; a change costs the same at any size of a regular map. */
#ifndef DOCUMENT_DOCUMENT_H
#define DOCUMENT_DOCUMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <time.h>

#include "base/buffer.h"
#include "base/error.h"
#include "journey/change.h"
#include "journey/journey.h"

#define DOCUMENT_MAX_BYTES ((size_t)1 << 30)

#define DOCUMENT_REST_KEYS 256 /* keys after which a rest is due */

struct document;
struct file_lock;

/* Opens path ("-": standard input).  A file that does not exist is an error.
 * NULL on failure.  document_free. */
struct document *document_open(const char *path, struct error *err);
/* A document from bytes (copied); path is where saving will write, it need not
 * exist yet; NULL: nowhere. */
struct document *document_of_bytes(struct slice bytes, const char *path, struct error *err);
/* The map at path, whose file is gone, as it was last saved, when the journal
 * holds work on it that was not: document_keep_journal offers that.  Nothing of
 * it is in a file until it is saved.  NULL: there is no such work. */
struct document *document_open_gone(const char *path);
void document_free(struct document *document);

const struct journey *document_journey(const struct document *document);
/* Shows and finds only what passes, as journey_set_filter and journey_set_search
 * say: how the map is looked at, and no step. */
void document_set_filter(struct document *document, const struct sieve *sieve);
void document_set_search(struct document *document, const struct sieve *sieve, bool within);
/* where it is saved; NULL: nowhere */
const char *document_path(const struct document *document);

/* Applies all changes as one undo step, or none of them.  Indexes of a change
 * speak of the map as the changes before it left it.  label says what was done, for the
 * history ("add ウェルカムメール").  ERROR_REWRITE: see yaml/splice.h; ask, then
 * apply again with rewrite = true. */
bool document_apply(struct document *document, const struct change *changes, size_t count, const char *label,
                    bool rewrite, struct error *err);

/* ---- history ----
 *
 * States 0 … document_step_count; step i leads from state i to i + 1.  It is
 * one line: a change after an undo first adds the step "back N steps", so that
 * every state there ever was can be gone to. */

/* One step back or forward; its label, borrowed.  NULL when there is none, or
 * when a step of an earlier session does not fit: document_go_to says why. */
const char *document_undo(struct document *document);
const char *document_redo(struct document *document);
/* the steps: count, and how many of them are done now */
size_t document_step_count(const struct document *document);
size_t document_step_done(const struct document *document);

struct step_info {
	const char *label; /* borrowed */
	time_t time;
	bool outside; /* made by another program */
	bool earlier; /* in an earlier session */
};
/* what is known of step index (0 … count - 1) */
void document_step_info(const struct document *document, size_t index, struct step_info *info);
/* Goes to any state.  false with err, at the nearest state that could be
 * reached, when a step of an earlier session does not fit the text. */
bool document_go_to(struct document *document, size_t done, struct error *err);
/* the state the file is in; SIZE_MAX: none */
size_t document_step_saved(const struct document *document);
/* Adds the text of any state to out; nothing moves. */
bool document_state_text(struct document *document, size_t state, struct buffer *out, struct error *err);

/* is the text different from what was opened or last saved? */
bool document_modified(const struct document *document);
/* how many steps lie between the text and that of the file */
size_t document_unsaved(const struct document *document);

/* Replaces the text by another in one step; items that are the same (by text,
 * id, then name) stay the same items.  outside: it is the file's text now, made
 * by another program. */
bool document_take_over(struct document *document, struct slice text, const char *label, bool outside,
                        struct error *err);

/* ---- the journal: the history on disk ---- */

/* The user's folder for what is kept from session to session; it need not exist
 * yet.  free().  NULL: the user has no home. */
char *document_state_folder(void);

/* what the last session did and did not save, when it ended without goodbye */
struct recovery {
	size_t count;      /* steps; 0: nothing to offer */
	size_t base, ours; /* the states they lead from and to */
	time_t when;       /* of the last of them */
	bool outside;      /* the file changed since: recovering merges */
};
/* The folder, made when it is first needed, in which all journals are instead of the user's
 * state folder; NULL: there again.  It is called once, before anything is opened; the text is
 * borrowed. */
void document_keep_journals_in(const char *folder);
/* From now on every step is in the journal of the file before document_apply
 * returns.  Brings the steps of earlier sessions.  false with err (no state
 * folder, full disk, …): the document works on without. */
bool document_keep_journal(struct document *document, struct recovery *recovery, struct error *err);
/* a sentence, once, when the journal failed or works again since the last call;
 * false: no news */
bool document_journal_news(struct document *document, struct error *err);
/* Will a step that is done now be there after a crash? */
bool document_journal_works(const struct document *document);
/* Was a journal asked for that does not work now? */
bool document_journal_fails(const struct document *document);
/* for a pause: makes the journal survive a power cut, when something is new */
void document_sync(struct document *document);
/* A clean goodbye: what is not saved stays in the history as undone steps; a
 * journal without any step is removed. */
void document_leave(struct document *document);

/* Writes the chunks in order to its path (or as another file: path != NULL,
 * which becomes its path).  Refuses when the file changed since it was read. */
bool document_save(struct document *document, const char *path, struct error *err);
/* The same to its path, under a lock on it that the caller holds (base/file.h):
 * one who took it before opening reads and writes as one edit. */
bool document_save_locked(struct document *document, struct file_lock *lock, struct error *err);
/* adds the whole text to out */
void document_text(const struct document *document, struct buffer *out);
/* are both the same bytes? */
bool document_same_text(const struct document *a, const struct document *b);
/* Gives back memory that was used for showing, when there is much of it; a
 * program calls it between keys now and then.  Records do not outlive it. */
void document_rest(struct document *document);
/* all that one item says, as a mapping; value_free */
struct value *document_item_value(const struct document *document, const struct item *item);

#endif
