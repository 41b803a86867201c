/* The audit: what is wrong with the map or worth a look, by rule, the worst first.
 *
 * The grid follows the chosen finding; Enter offers what mends it.  The findings
 * are made anew when the map changed, in a map of very many touchpoints only when
 * asked, so that a key costs the same there.  What is not meant to be mended is
 * accepted, with the reason, in the map's `coverage`. */
#ifndef UI_AUDIT_H
#define UI_AUDIT_H

#include "base/buffer.h"
#include "journey/finding.h"
#include "ui/panel.h"
#include "ui/ui.h"

/* touchpoints up to which the findings follow every change */
#define AUDIT_LIVE_MOST 5000

/* A heading, or one finding below it. */
struct audit_row {
	const struct rule *rule;
	enum severity severity;
	size_t count;                  /* of a heading: its findings; else 0 */
	const struct finding *finding; /* NULL: a heading */
	struct item *item;             /* that it is about; NULL: the map itself, or it is gone */
};

struct audit {
	struct findings findings;
	struct item **items; /* by finding; NULL as in a row */
	uint64_t revision;   /* of the map they were found in */
	enum severity least; /* lesser ones are not shown */
	bool folded[SEVERITY_COUNT][RULE_COUNT];
	struct audit_row *rows;
	size_t count;
	size_t at, top;
};

/* how many findings of each severity there are */
void audit_count(const struct ui *ui, size_t counts[SEVERITY_COUNT]);
/* Are the findings those of the map before it changed? */
bool audit_is_old(const struct ui *ui);
/* adds what Enter does with a row; nothing when it only goes there */
void audit_add_fix(const struct audit_row *row, struct buffer *out);
/* lines for what the chosen row says, below the rows, in a panel of so many */
int audit_details(int height);
/* the rows in the panel; when one is chosen, the grid follows */
void audit_page(const struct ui *ui, struct rect where, struct page *page);
void audit_choose(struct ui *ui, size_t row);
void audit_free(struct ui *ui);
/* finds anew when the map changed, keeps the chosen row, and in view */
void audit_settle(struct ui *ui);

/* ---- commands ---- */
void audit_open(struct ui *ui, key k);
void audit_close(struct ui *ui, key k);
void audit_again(struct ui *ui, key k);
void audit_next_rule(struct ui *ui, key k);
void audit_previous_rule(struct ui *ui, key k);
void audit_fold(struct ui *ui, key k);
void audit_unfold(struct ui *ui, key k);
void audit_severity(struct ui *ui, key k);
void audit_go(struct ui *ui, key k);
void audit_fix(struct ui *ui, key k);
void audit_accept(struct ui *ui, key k);
void audit_switch_off(struct ui *ui, key k);

/* ---- for the files of the audit ---- */
/* puts the grid's cursor on what the row is about, where it is in the grid */
void audit_follow(struct ui *ui, const struct audit_row *row);

#endif
