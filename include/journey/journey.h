/* The map as people think of it: stages, channels, touchpoints in cells.
 *
 * A read-only value for everyone but the document, which feeds it: an item
 * enters when its text becomes part of the file and leaves when it goes.
 * Entering, leaving and asking for a cell cost the same in a map of 100 and
 * of 100,000 touchpoints; a change of stages or channels costs one pass.
 *
 * A touchpoint stands in every cell of its stages × channels (M1, M5); one
 * without any known stage or channel waits in the inbox.  Within a cell the
 * order is that of the file.  While a filter is set, those that do not pass it
 * are hidden: still in the map, in lists and totals, but not counted in cells. */
#ifndef JOURNEY_JOURNEY_H
#define JOURNEY_JOURNEY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/sequence.h"
#include "base/slice.h"
#include "journey/field.h"
#include "journey/record.h"
#include "journey/references.h"
#include "journey/step.h"

/* What became of a thing from one map to another, as a comparison of both tells
 * it (document/comparison.h). */
enum fate {
	FATE_SAME,
	FATE_ADDED,
	FATE_REMOVED,
	FATE_MOVED, /* a touchpoint that came to stand in other cells, there … */
	FATE_LEFT,  /* … and where it stood before */
	FATE_CHANGED
};
#define FATE_COUNT 6

/* One stage, channel, persona, owner or touchpoint.  It stays the same item
 * while its fields change, so pointers to items are good as long as it is in
 * the map (undo brings back the same pointer). */
struct item {
	struct link place;                  /* in its kind's list; block NULL: not in the map now */
	const char *text;                   /* the piece of the file in which it is written */
	uint32_t length;                    /* bytes of it */
	uint32_t ordinal;                   /* which item of its list in that piece, from 0 */
	struct chunk *chunk;                /* the document's; the journey does not look into it */
	struct record *record;              /* read when first asked for; see item_record */
	struct references stages, channels; /* touchpoints */
	uint8_t kind;                       /* enum kind */
	uint8_t rating;                     /* 0 none, else 1 + position of its word in the field's choices */
	uint8_t said;                       /* touchpoints: enum step_said */
	uint8_t fate;                       /* enum fate, of what a comparison shows; no part of the map */
	uint16_t votes;                     /* of a touchpoint, at most JOURNEY_VOTES_MAX */
	bool linked;                        /* a touchpoint that leads on to others (field next) */
	bool alone;   /* the piece is this item and nothing else; otherwise the feeder sets record */
	bool stays;   /* the document's note during a change */
	bool marked;  /* chosen by the user; no part of the map */
	bool carried; /* in the user's hand; no part of the map */
	bool hidden;  /* the filter does not let it pass */
	bool found;   /* it is shown, and the search finds it */
};

#define JOURNEY_RATINGS 4 /* none, and the words of the field rating */
#define JOURNEY_VOTES_MAX UINT16_MAX

/* one cell of the grid, or the inbox */
struct bin {
	struct item **items; /* count that are shown, in file order, and behind them the hidden ones, too */
	uint32_t count, hidden, room;
	uint32_t ratings[JOURNEY_RATINGS]; /* how many of those that are shown have each rating */
	uint32_t votes;                    /* of all that are shown */
	uint32_t revision;                 /* changes when anything shown in it may have changed */
};

#define JOURNEY_TALLY 255

struct journey;

/* A look at touchpoints that tells some from the others: a filter, a search.
 * Both functions leave everything as it is. */
struct sieve {
	/* before touchpoints are looked at, and again when stages, channels, personas
	 * or owners became others */
	void (*begin)(void *context, const struct journey *journey);
	bool (*passes)(void *context, struct item *item);
	void *context; /* borrowed for as long as it is set */
};

/* the largest grid, stages × channels: each of its cells takes memory, empty or not */
#define JOURNEY_CELLS_MAX 1000000

struct journey *journey_new(void);
void journey_free(struct journey *journey);

/* ---- reading ---- */
size_t journey_count(const struct journey *journey, enum kind kind);
/* the item of a kind at index in file order; NULL */
struct item *journey_item(const struct journey *journey, enum kind kind, size_t index);
/* all items of a kind in file order, quicker than by index: NULL at the end; the
 * map must not change meanwhile */
struct sequence_walk journey_walk(const struct journey *journey, enum kind kind);
struct item *journey_walk_on(struct sequence_walk *walk);
/* its index in its list; it must be in the map */
size_t journey_index(const struct journey *journey, const struct item *item);
/* the first item of kind with this id, or else this name; NULL */
struct item *journey_find(const struct journey *journey, enum kind kind, struct slice id);
/* do stages × channels fit into JOURNEY_CELLS_MAX? */
bool journey_grid_fits(size_t stages, size_t channels);
/* the cell; stage and channel are indexes */
const struct bin *journey_cell(const struct journey *journey, size_t stage, size_t channel);
const struct bin *journey_inbox(const struct journey *journey);
/* touchpoints that stand in the stage, in the channel, shown or hidden: each counted once */
size_t journey_stage_total(const struct journey *journey, size_t stage);
size_t journey_channel_total(const struct journey *journey, size_t channel);
/* those of them that are shown */
size_t journey_stage_shown(const struct journey *journey, size_t stage);
size_t journey_channel_shown(const struct journey *journey, size_t channel);
/* how many touchpoints the filter hides, and how many of the others the search finds */
size_t journey_hidden(const struct journey *journey);
size_t journey_found(const struct journey *journey);
/* does the touchpoint stand in this stage (channel)? */
bool journey_stands_in_stage(const struct journey *journey, const struct item *item, size_t stage);
bool journey_stands_in_channel(const struct journey *journey, const struct item *item, size_t channel);
/* the first cell it stands in; false: inbox */
bool journey_first_cell(const struct journey *journey, const struct item *item, size_t *stage, size_t *channel);
/* how many touchpoints lead on to others (M5) */
size_t journey_linked(const struct journey *journey);
/* the steps in which the touchpoint lacks something: 1 << enum step_id, or-ed */
unsigned journey_lacks(const struct journey *journey, const struct item *item);
/* how many touchpoints lack something in a step, and to how many it applies */
size_t journey_lacking(const struct journey *journey, enum step_id step);
size_t journey_applicable(const struct journey *journey, enum step_id step);
/* the first one behind `after` (NULL: from the start), around the end, that lacks
 * something in the step; NULL: none does */
struct item *journey_next_lacking(const struct journey *journey, enum step_id step, const struct item *after);
/* the votes of all touchpoints, and the most that any has, at most JOURNEY_TALLY */
size_t journey_votes(const struct journey *journey);
size_t journey_most_votes(const struct journey *journey);
/* what the map says in `coverage`; NULL: nothing, or no mapping */
const struct value *journey_coverage(const struct journey *journey);
/* coverage.max_per_cell; 0: no limit said */
size_t journey_limit(const struct journey *journey);
/* is the cell meant to be empty (coverage.empty_ok)? */
bool journey_empty_ok(const struct journey *journey, size_t stage, size_t channel);
/* the reason that is given for that; .bytes NULL: none */
struct slice journey_empty_why(const struct journey *journey, size_t stage, size_t channel);
/* the map's own fields: title, goal … ; .bytes NULL */
struct slice journey_text(const struct journey *journey, const char *key);
/* the map's own record; borrowed until the next change */
const struct record *journey_record(const struct journey *journey);
/* changes with every change of anything */
uint64_t journey_revision(const struct journey *journey);
/* changes when stages, channels, coverage or the map's own fields change */
uint64_t journey_frame_revision(const struct journey *journey);

/* ---- items ---- */
/* what the item says; never NULL; borrowed until the item changes or journey_forget */
const struct record *item_record(struct item *item);
struct slice item_name(struct item *item);
/* the text of a field; .bytes NULL */
struct slice item_text(struct item *item, const char *key);

/* ---- feeding; for the document alone ---- */
/* frees what the item holds, not the item */
void item_clear(struct item *item);
/* puts the item at index of its list; its text must be set */
void journey_enter(struct journey *journey, struct item *item, size_t index);
/* takes it out; the item lives on */
void journey_leave(struct journey *journey, struct item *item);
/* the item's text became another one at the same place of the list */
void journey_reread(struct journey *journey, struct item *item);
/* the map's own entries became these; the journey owns record from now on */
void journey_set_record(struct journey *journey, struct record *record);
/* Every feeding stands between these two.  When stages or channels are among
 * what changed, the cells are made anew at the end, in one pass. */
void journey_begin(struct journey *journey);
/* Was an item entered whose piece is not one well-formed item? */
bool journey_is_malformed(const struct journey *journey);
void journey_end(struct journey *journey);
/* Shows only touchpoints that pass the sieve; NULL: all.  It costs one pass;
 * after it, each touchpoint that comes or changes is looked at alone. */
void journey_set_filter(struct journey *journey, const struct sieve *sieve);
/* Finds touchpoints that pass the sieve, in the same way; NULL: none.  within:
 * it lets nothing pass that was not found before. */
void journey_set_search(struct journey *journey, const struct sieve *sieve, bool within);
/* drops records that were read for showing, when there are many */
void journey_forget(struct journey *journey);

#endif
