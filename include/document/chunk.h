/* The parts of an open document that its own files share: chunks, steps, and
 * the document itself.  Nobody outside src/document looks in here.
 *
 * A chunk is a version of a piece of the text: bytes that never change, and
 * the items written in them.  The document is an ordered list of the chunks
 * that are in force; a change takes some out and puts others in, undo does the
 * reverse.  Chunks and items live as long as the document. */
#ifndef DOCUMENT_CHUNK_H
#define DOCUMENT_CHUNK_H

#include <stdbool.h>
#include <stdint.h>
#include <time.h>

#include "base/file.h"
#include "base/pool.h"
#include "base/sequence.h"
#include "document/document.h"
#include "document/history.h"
#include "journey/journey.h"
#include "yaml/outline.h"

#define DOCUMENT_LOCK_PATIENCE 3000 /* ms to wait for another program's saving */

struct chunk {
	struct link place; /* in the document's chunks while it is in force */
	const char *text;
	uint32_t length; /* bytes */
	uint32_t gap;    /* ITEM: bytes before the item's own comments and dash */
	uint32_t count;  /* items */
	union {
		struct item *one;   /* count == 1 */
		struct item **many; /* count > 1: by kind, then in order */
	};
	struct tree *tree; /* ENTRIES, WHOLE: its spans, while in force */
	uint16_t column;   /* ITEM: of the dash, code points */
	uint8_t kind;      /* enum outline_kind */
	uint8_t list;      /* ITEM: enum kind of its list */
	bool owned;        /* text is this chunk's own memory */
	bool keep;         /* ITEM: blank lines behind belong to it */
};

struct document {
	char *path;
	struct file_stamp stamp;
	struct file_stamp told_stamp; /* of the file as it was told that it cannot be followed */
	bool told;
	struct buffer original; /* the bytes that were read; first chunks point into it */
	const char *newline;    /* the file's first */
	bool whole;
	bool is_mended; /* the file's text broke off, or is gone; this one is the journal's */
	struct sequence chunks;
	struct chunk **entries; /* the chunks in force that are no items, in order */
	size_t entry_count, entry_room;
	struct journey *journey;
	struct pool chunk_pool, item_pool;
	struct history history;
	struct journal *journal; /* NULL: none is kept */
	bool wants_journal;      /* one was asked for */
	struct buffer earlier;   /* the journal's records of earlier sessions; patches point into them */
};

/* what a change does to the items of one kind in the chunks it touches */
struct reordering {
	enum { SAME, ADDED, REMOVED, MOVED } what;
	enum kind kind;
	size_t at, to;
};

/* items by kind, in order */
struct item_set {
	struct item **of[KIND_COUNT];
	size_t count[KIND_COUNT];
};

/* ---- chunk.c ---- */
struct slice chunk_text(const struct chunk *chunk);
struct slice chunk_gap(const struct chunk *chunk);
/* its text behind the gap */
struct slice chunk_own(const struct chunk *chunk);
struct item *const *chunk_items(const struct chunk *chunk);
/* takes over count items, in order */
void chunk_set_items(struct chunk *chunk, struct item **items, size_t count);
/* a chunk whose text is length bytes at text; owned: free() belongs to it now */
struct chunk *chunk_new(struct document *document, enum outline_kind kind, char *text, size_t length, bool owned);
/* another version of an item's chunk, with the same items: gap and own text joined */
struct chunk *chunk_version(struct document *document, const struct chunk *old, struct slice gap, struct slice own);
/* the spans of a chunk that is no item; NULL with err when it is malformed */
const struct tree *chunk_tree(struct chunk *chunk, struct error *err);
/* the blank lines and comments that a chunk begins with */
struct slice chunk_lead(const struct chunk *chunk);
/* Could a text block in front swallow a line of the lead: is one indented? */
bool chunk_lead_is_risky(const struct chunk *chunk);
/* Do two texts mean the same?  A text block at the end does not, with and
 * without its last newline. */
bool chunk_means_same(struct slice a, struct slice b);
/* Does a chunk with the lead of the next behind it mean what it means alone? */
bool chunk_ends_before(const struct chunk *chunk, const struct chunk *next);
/* Cuts text into chunks with their items: those of `items` in order, new ones
 * where these run out or are NULL (items itself may be NULL).  A fragment is text
 * of a document that is already cut.  The list of chunks: free().  NULL with
 * err when the text is malformed.  The first chunk gets text when owned. */
struct chunk **chunk_cut(struct document *document, char *text, size_t length, bool owned, const struct item_set *items,
                         bool fragment, size_t *count, struct error *err);

/* Cuts text as it stands behind a chunk of the document (NULL: at its beginning)
 * into chunks whose items are NULL; match_items gives them theirs.  NULL when it is
 * not regular there.  Each chunk owns its text.  The list of chunks: free(). */
struct chunk **chunk_cut_behind(struct document *document, const struct chunk *before, struct slice text,
                                size_t *count);
/* The whole text as one chunk, the same in all. */
struct chunk **chunk_cut_whole(struct document *document, struct slice text, size_t *count, struct error *err);
/* a chunk of another document, for this one, with items that are NULL */
struct chunk *chunk_copy(struct document *document, const struct chunk *chunk);
/* the same text, written as the same? */
bool chunk_equals(const struct chunk *a, const struct chunk *b);
/* May next, an item's chunk, stand behind chunk? */
bool chunk_may_precede(struct chunk *chunk, const struct chunk *next);
/* the kind of list whose head the chunk is; KIND_MAP: none */
enum kind chunk_heads(struct chunk *chunk);

/* ---- match.c ---- */
/* Gives the chunks, whose items are NULL, the old items that are the same (by
 * text, id, name, then by place where as many are left) and new ones where none
 * is.  false: a chunk is not one well-formed item. */
bool match_items(struct document *document, struct item *const *old, size_t old_count, struct chunk *const *chunks,
                 size_t count);

/* ---- force.c ---- */
/* Exchanges the chunks in force, between journey_begin and journey_end. */
void chunks_exchange(struct document *document, size_t index, struct chunk *const *out, size_t out_count,
                     struct chunk *const *in, size_t in_count);
/* puts the first chunks in force, when a file is opened */
bool chunks_begin(struct document *document, struct chunk *const *chunks, size_t count, struct error *err);
/* is the grid that stages and channels make one that can be held? */
bool grid_fits(const struct document *document, struct error *err);

/* ---- apply.c ---- */
/* Replaces the text of out_count chunks at index; items follow the reordering. */
bool apply_text(struct document *document, size_t index, size_t out_count, struct slice text,
                struct reordering reordering, struct error *err);
/* Adds to, removes from or moves in the list at path (of the map itself), as it
 * stands in the chunk of its top-level key; makes the list where there is none. */
bool apply_list_splice(struct document *document, const char *path, const struct change *change, bool rewrite,
                       struct error *err);

/* ---- document.c ---- */
/* The file holds this text now: notes its stamp, and the state as saved. */
void document_note_file(struct document *document, struct slice text);

/* ---- list.c ---- */
/* Gives the chunk at the end of a file without a last newline one, so that
 * something can follow.  *ended: it had none. */
bool apply_end_line(struct document *document, struct chunk *chunk, bool *ended, struct error *err);
bool apply_add(struct document *document, enum kind kind, const struct change *change, bool rewrite, struct error *err);
bool apply_remove(struct document *document, enum kind kind, const struct change *change, bool rewrite,
                  struct error *err);
bool apply_move(struct document *document, enum kind kind, const struct change *change, bool rewrite,
                struct error *err);

#endif
