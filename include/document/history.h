/* The history of an open document, for src/document alone.
 *
 * States 0 … count are one line: step i leads from state i to i + 1.  A step
 * is made of exchanges of chunks, or says only "the text is again that of an
 * earlier state".  So states are also nodes of a tree: state i's node is the
 * first state with its text, and every step that exchanged something leads to
 * a node of its own.  Whoever goes from one state to another walks the tree
 * and takes no detour.
 *
 * An exchange is kept as the chunks it swapped.  Where these are too large to
 * be kept, or were those of an earlier session, it is a patch: bytes for bytes
 * at an offset of the text.  A patch is applied by cutting the chunks around it
 * anew; then it is an exchange of chunks again. */
#ifndef DOCUMENT_HISTORY_H
#define DOCUMENT_HISTORY_H

#include <stdbool.h>
#include <stdint.h>
#include <time.h>

#include "base/buffer.h"
#include "base/error.h"
#include "base/rope.h"
#include "base/slice.h"

struct chunk;
struct document;
struct item;

/* at offset (bytes) of the whole text, the bytes `removed` give way to `inserted` */
struct patch {
	size_t offset;
	struct slice removed, inserted;
};

struct exchange {
	struct patch patch;       /* patched; else only its offset is set, where the chunks begin */
	bool patched;             /* no chunks are kept */
	bool reread;              /* patched: from one piece to chunks or back, so the text is read anew */
	char *bytes;              /* patched: the memory of the patch; NULL: the journal's */
	size_t index;             /* where the chunks stood when they were last exchanged */
	struct chunk **out, **in; /* the chunks `out` gave way to the chunks `in` */
	size_t out_count, in_count;
	struct item **others; /* patched: the items that only one side holds */
	size_t other_count;
};

struct step {
	char *label;
	time_t time;
	struct exchange *exchanges;
	size_t count, room;
	size_t back;  /* it goes back so many steps; 0: it exchanges */
	size_t node;  /* it leads to */
	size_t depth; /* of the node in the tree */
	bool outside, earlier;
};

struct history {
	struct step *steps;
	size_t count, room;
	size_t done;
	size_t saved;     /* the state the file is in; SIZE_MAX: none */
	struct step open; /* what is being recorded */
};

/* ---- recording ---- */
/* opens a step; what is exchanged until step_close or step_abandon is part of it */
void step_open(struct document *document, const char *label);
/* a step that exchanged nothing is none */
void step_close(struct document *document);
/* takes back what the open step did and forgets it */
void step_abandon(struct document *document);
/* the same inside another journey_begin and journey_end */
void step_take_back(struct document *document);
/* Takes out_count chunks at index out of force and puts in (copied) in their place. */
void step_exchange(struct document *document, size_t index, size_t out_count, struct chunk *const *in, size_t in_count);

/* ---- the line and the tree ---- */
size_t history_node(const struct history *history, size_t state);
/* how many steps lead from one state to the other, by the shortest way; 0: they are the same */
size_t history_distance(const struct history *history, size_t from, size_t to);
/* Appends a step, which the history owns then, behind state `from`; when that is
 * not the last one, a step back to it comes first. */
void history_append(struct history *history, size_t from, struct step step);
/* Appends a step that leads back to state `to`. */
void history_append_back(struct history *history, size_t to, time_t time);
void history_free(struct history *history);
/* adds an exchange, which the step owns then */
void step_add(struct step *step, struct exchange exchange);
void step_free(struct step *step);
/* Replays in the rope what leads from one state to another.  false: it does not fit. */
bool history_replay(const struct history *history, size_t from, size_t to, struct rope *rope);

/* ---- exchange.c ---- */
/* what the exchange does to the bytes, as short as can be; scratch holds it */
struct patch exchange_patch(const struct exchange *exchange, struct buffer *scratch);
void exchange_free(struct exchange *exchange);
/* Does the exchange, or undoes it.  false with err: it does not fit, nothing changed. */
bool exchange_run(struct document *document, struct exchange *exchange, bool forward, struct error *err);
/* Keeps the open step's exchanges of chunks that are too large as patches. */
void exchanges_compact(struct step *step);

/* ---- replace.c ---- */
/* Replaces bytes of the text by cutting the chunks around them anew; part of the
 * open step.  Items that are the same stay the same, others may come back. */
bool replace_bytes(struct document *document, struct patch patch, bool reread, struct item *const *others,
                   size_t other_count, struct error *err);
/* Replaces the text by another, chunk by chunk where they differ; part of the open step. */
bool replace_text(struct document *document, struct slice text, struct error *err);

#endif
