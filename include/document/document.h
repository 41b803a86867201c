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
void document_free(struct document *document);

const struct journey *document_journey(const struct document *document);
/* where it is saved; NULL: nowhere */
const char *document_path(const struct document *document);

/* Applies all changes as one undo step, or none of them.  Indexes of a change
 * speak of the map as the changes before it left it.  label says what was done, for the
 * history ("add ウェルカムメール").  ERROR_REWRITE: see yaml/splice.h; ask, then
 * apply again with rewrite = true. */
bool document_apply(struct document *document, const struct change *changes, size_t count, const char *label,
                    bool rewrite, struct error *err);

/* One step back or forward; NULL when there is none, else its label, borrowed. */
const char *document_undo(struct document *document);
const char *document_redo(struct document *document);
/* the steps: count, and how many of them are done now */
size_t document_step_count(const struct document *document);
size_t document_step_done(const struct document *document);

/* is the text different from what was opened or last saved? */
bool document_modified(const struct document *document);
/* how many steps lie between the text and that of the file */
size_t document_unsaved(const struct document *document);
/* Writes the chunks in order to its path (or as another file: path != NULL,
 * which becomes its path).  Refuses when the file changed since it was read. */
bool document_save(struct document *document, const char *path, struct error *err);
/* The same to its path, under a lock on it that the caller holds (base/file.h):
 * one who took it before opening reads and writes as one edit. */
bool document_save_locked(struct document *document, struct file_lock *lock, struct error *err);
/* adds the whole text to out */
void document_text(const struct document *document, struct buffer *out);
/* Gives back memory that was used for showing, when there is much of it; a
 * program calls it between keys now and then.  Records do not outlive it. */
void document_rest(struct document *document);
/* all that one item says, as a mapping; value_free */
struct value *document_item_value(const struct document *document, const struct item *item);

#endif
