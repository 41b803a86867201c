/* Settling: the conflicts that the map records, one a row, and below them the
 * pairs of touchpoints that are alike.
 *
 * A conflict is an entry of the map's list `conflicts`.  Settling one is a
 * step of the history that takes the entry away and, where theirs is wanted,
 * changes what it is about. */
#ifndef UI_SETTLE_H
#define UI_SETTLE_H

#include "base/buffer.h"
#include "journey/alike.h"
#include "ui/panel.h"
#include "ui/ui.h"

struct settle {
	size_t at, top;
	uint64_t revision;   /* of the map the pairs were found in */
	struct alike *alike; /* pairs */
	size_t alike_count;
};

enum settle_what {
	SETTLE_FIELD,             /* both gave a field another value */
	SETTLE_REMOVED_BY_OURS,   /* ours had removed it, theirs needs it: it is there */
	SETTLE_REMOVED_BY_THEIRS, /* the other way round */
	SETTLE_ALIKE
};

struct settle_row {
	enum settle_what what;
	size_t entry;                             /* index in the map's list; not for ALIKE */
	enum kind kind;                           /* of what it is about */
	struct item *item;                        /* NULL: the map itself, or it is gone; ALIKE: the first */
	struct item *second;                      /* ALIKE */
	struct slice name;                        /* of the item; as the entry writes it when it is gone */
	struct slice key;                         /* FIELD: path */
	const struct field *field;                /* FIELD: NULL when unknown */
	const struct value *base, *ours, *theirs; /* FIELD: NULL: none */
};

/* how many conflicts the map records */
size_t settle_conflicts(const struct ui *ui);
/* rows of the list that is open */
size_t settle_count(const struct ui *ui);
void settle_row_make(const struct ui *ui, size_t nth, struct settle_row *row);
/* adds "キックオフ  owner: CSM <-> 営業" */
void settle_add_text(const struct ui *ui, const struct settle_row *row, struct buffer *out);
/* adds what o and t (or j) do to it, a line each */
void settle_add_choices(const struct ui *ui, const struct settle_row *row, struct buffer *out);
/* rows that show in a panel of so many lines, and lines for the chosen one below them */
int settle_shown(int height, int *details);
/* the rows in the panel; when one is chosen, the grid follows */
void settle_page(const struct ui *ui, struct rect where, struct page *page);
void settle_choose(struct ui *ui, size_t nth);
void settle_free(struct ui *ui);
/* keeps the chosen row inside of the list, and in view */
void settle_settle(struct ui *ui);

/* ---- commands ---- */
void settle_open(struct ui *ui, key k);
void settle_close(struct ui *ui, key k);
void settle_ours(struct ui *ui, key k);
void settle_theirs(struct ui *ui, key k);
void settle_join(struct ui *ui, key k);
void settle_go(struct ui *ui, key k);

#endif
