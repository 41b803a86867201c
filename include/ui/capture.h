/* Capture: touchpoints are added one a line, as fast as people talk.
 *
 * A line is a name, with tags in the notation of journey/notation.h.  The line
 * goes to a target, one or some cells and an owner, which the prompt's title
 * tells.  Tags behind the name are for this one alone; tags before it, or
 * without any name, move the target for all that follow, and do so as soon as
 * they are complete.  On an empty line the arrows move the target through the
 * grid.  Esc ends it all.
 *
 * Each touchpoint is one step of the history, with whatever it needs: a new
 * owner, a new stage or channel. */
#ifndef UI_CAPTURE_H
#define UI_CAPTURE_H

#include "base/buffer.h"
#include "base/error.h"
#include "journey/notation.h"
#include "journey/roster.h"
#include "ui/ui.h"

/* indexes of stages or channels, in the order they were said */
struct spots {
	size_t *list;
	size_t count;
};

/* where a touchpoint goes and who gets it */
struct target {
	struct spots stages, channels; /* one of them empty: to the inbox */
	char *owner;                   /* its id or name; NULL: nobody */
};

struct capture {
	struct target target; /* its first cell is the cursor's, unless it is the inbox */
	uint64_t frame;       /* of the map that the indexes are of */
	char *doubted;        /* a line that names what is not there; Enter again makes it */
	char *asked;          /* the line that a question is open about */
	struct item *met;     /* the touchpoint in that question */
	struct roster *roster;
	size_t pasted, doubtful; /* lines since a paste began */
};

void capture_free(struct capture *capture);
/* is a touchpoint being typed? */
bool capture_is_on(const struct ui *ui);
/* adds where the next one goes and who gets it, "Onboarding × Video @CSM", in at
 * most so many columns */
void capture_add_title(const struct ui *ui, int columns, struct buffer *out);

/* ---- commands ---- */
void capture_here(struct ui *ui, key k);
void capture_to_inbox(struct ui *ui, key k);

/* ---- for the files of capture: capture_line.c, what a line asks for ---- */

struct wish {
	struct target after;  /* the target for all that follows */
	struct target own;    /* of this touchpoint */
	const char *rating;   /* its word; NULL */
	struct spots made[2]; /* tags that name a new stage, channel: their numbers in the line */
	size_t unknown;       /* number of the tag that err is about */
};

void target_copy(struct target *to, const struct target *from);
void target_clear(struct target *target);
void spots_set(struct spots *spots, size_t at);
void spots_add(struct spots *spots, size_t at);
/* Reads what the tags ask for.  A stage or channel that is not there is refused,
 * or with `make` counted behind those that are.  false with err, which is a
 * sentence, and doubtful: it may be asked for again with `make`.  wish_clear in
 * any case. */
bool wish_read(const struct ui *ui, const struct notation *notation, bool make, struct wish *wish, struct error *err,
               bool *doubtful);
void wish_clear(struct wish *wish);
/* The things that a tag of a kind can mean; free() the list, the names are
 * borrowed until the next change. */
struct notation_word *capture_words(const struct ui *ui, enum notation_kind of, size_t *count);
enum kind capture_kind(enum notation_kind kind);
/* Moves the target by what is complete at the start of the line, which then
 * goes from the text: its bytes; 0: nothing is. */
size_t capture_take_tags(struct ui *ui, const char *text);

/* ---- capture_offer.c: what may be meant ---- */
void capture_offer(struct ui *ui, const char *text);
/* offers for the tag, what is near when nothing fits */
void capture_offer_tag(struct ui *ui, const struct notation_tag *tag, bool near);
/* the names that the map holds, brought up to date */
struct roster *capture_roster(struct ui *ui);

#endif
