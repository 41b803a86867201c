/* The list of findings, and moving about in it. */
#include "ui/audit.h"

#include <stdlib.h>

#include "base/mem.h"
#include "journey/check.h"
#include "ui/layout.h"

#define OPEN_MOST 60   /* findings up to which all rules are unfolded at first */
#define DETAILS 5      /* lines for the chosen row, the line above them included */
#define DETAILS_FROM 9 /* lines of a panel that has them */

/* ---- finding ---- */

static void clear(struct audit *a)
{
	findings_free(&a->findings);
	free(a->items);
	free(a->rows);
	a->items = NULL;
	a->rows = NULL;
	a->count = 0;
}

static void find(struct ui *ui)
{
	struct audit *a = ui->audit;
	struct buffer text = {0};
	clear(a);
	document_text(ui->document, &text);
	check_map(buffer_slice(&text), ui->journey, ui_today(ui), &a->findings);
	buffer_free(&text);
	findings_rank(&a->findings);
	a->items = mem_new_array(a->findings.count, sizeof *a->items);
	for (size_t i = 0; i < a->findings.count; i++) {
		const struct finding_subject *s = &a->findings.list[i].subject;
		if (s->kind != KIND_MAP)
			a->items[i] = journey_item(ui->journey, s->kind, s->index);
	}
	a->revision = journey_revision(ui->journey);
}

/* A row for each rule, and below it, unless it is folded, one for each of its findings. */
static void lay(struct audit *a)
{
	const struct findings *all = &a->findings;
	free(a->rows);
	a->rows = mem_new_array(2 * all->count, sizeof *a->rows);
	a->count = 0;
	for (size_t i = 0, end; i < all->count && all->list[i].severity >= a->least; i = end) {
		const struct finding *first = &all->list[i];
		bool folded = a->folded[first->severity][first->rule - rule_table];
		end = findings_group(all, i);
		a->rows[a->count++] =
		        (struct audit_row){.rule = first->rule, .severity = first->severity, .count = end - i};
		for (size_t k = i; k < end && !folded; k++)
			a->rows[a->count++] =
			        (struct audit_row){first->rule, first->severity, 0, &all->list[k], a->items[k]};
	}
}

void audit_count(const struct ui *ui, size_t counts[SEVERITY_COUNT])
{
	memset(counts, 0, SEVERITY_COUNT * sizeof *counts);
	for (size_t i = 0; i < ui->audit->findings.count; i++)
		counts[ui->audit->findings.list[i].severity]++;
}

bool audit_is_old(const struct ui *ui)
{
	return ui->audit->revision != journey_revision(ui->journey);
}

/* ---- the panel ---- */

int audit_details(int height)
{
	return height >= DETAILS_FROM ? DETAILS : 0;
}

void audit_page(const struct ui *ui, struct rect where, struct page *page)
{
	const struct audit *a = ui->audit;
	struct rect inside = panel_inside(where);
	inside.height -= audit_details(where.height);
	*page = (struct page){.rows = inside, .top = a->top, .at = a->at, .count = a->count};
}

void audit_follow(struct ui *ui, const struct audit_row *row)
{
	const struct finding *f = row->finding;
	if (!f)
		return;
	if (f->subject.kind == KIND_TOUCHPOINT && row->item && row->item->place.block) {
		ui_go_to(ui, row->item);
	} else if (f->subject.stage != FINDING_NOWHERE || f->subject.channel != FINDING_NOWHERE) {
		ui->cursor.inbox = false;
		ui->cursor.index = 0;
		if (f->subject.stage != FINDING_NOWHERE)
			ui->cursor.stage = f->subject.stage;
		if (f->subject.channel != FINDING_NOWHERE)
			ui->cursor.channel = f->subject.channel;
		ui_settle(ui);
	}
}

void audit_choose(struct ui *ui, size_t row)
{
	ui->audit->at = row;
	audit_settle(ui);
	if (ui->audit->count)
		audit_follow(ui, &ui->audit->rows[ui->audit->at]);
}

/* The row that is about the same as this one was, or stands where it stood. */
static size_t find_again(const struct audit *a, const struct audit_row *was, size_t otherwise)
{
	for (size_t i = 0; i < a->count; i++)
		if (a->rows[i].rule == was->rule && a->rows[i].item == was->item &&
		    !a->rows[i].finding == !was->finding)
			return i;
	return otherwise;
}

/* The same row stays chosen. */
static void lay_again(struct ui *ui, bool looks)
{
	struct audit *a = ui->audit;
	struct audit_row was = a->count ? a->rows[a->at] : (struct audit_row){0};
	if (looks)
		find(ui);
	lay(a);
	if (was.rule)
		a->at = find_again(a, &was, a->at);
}

void audit_settle(struct ui *ui)
{
	struct audit *a = ui->audit;
	struct page page;
	if (!a)
		return;
	if (audit_is_old(ui) && journey_count(ui->journey, KIND_TOUCHPOINT) <= AUDIT_LIVE_MOST)
		lay_again(ui, true);
	if (a->at >= a->count)
		a->at = a->count ? a->count - 1 : 0;
	panel_page(ui, PLACE_AUDIT, &page);
	a->top = panel_scroll(a->top, a->at, a->count, page.rows.height);
}

void audit_free(struct ui *ui)
{
	if (!ui->audit)
		return;
	clear(ui->audit);
	free(ui->audit);
	ui->audit = NULL;
}

/* ---- commands ---- */

void audit_open(struct ui *ui, key k)
{
	(void)k;
	audit_free(ui);
	ui->audit = mem_new(sizeof *ui->audit);
	find(ui);
	memset(ui->audit->folded, ui->audit->findings.count > OPEN_MOST, sizeof ui->audit->folded);
	lay(ui->audit);
	/* on the worst finding itself, so that Enter mends at once */
	if (ui->audit->count > 1 && ui->audit->rows[1].finding)
		audit_choose(ui, 1);
	audit_settle(ui);
}

void audit_close(struct ui *ui, key k)
{
	(void)k;
	audit_free(ui);
}

void audit_again(struct ui *ui, key k)
{
	(void)k;
	lay_again(ui, true);
}

static void go_to_rule(struct ui *ui, bool on)
{
	const struct audit *a = ui->audit;
	size_t at = a->at;
	do {
		if (on ? at + 1 >= a->count : at == 0)
			return;
		at += on ? 1 : (size_t)-1;
	} while (a->rows[at].finding);
	audit_choose(ui, at);
}

void audit_next_rule(struct ui *ui, key k)
{
	(void)k;
	go_to_rule(ui, true);
}

void audit_previous_rule(struct ui *ui, key k)
{
	(void)k;
	go_to_rule(ui, false);
}

static void set_folded(struct ui *ui, bool folded)
{
	struct audit *a = ui->audit;
	if (!a->count)
		return;
	struct audit_row row = a->rows[a->at];
	bool *is = &a->folded[row.severity][row.rule - rule_table];
	if (*is == folded)
		return;
	*is = folded;
	if (row.finding)
		while (a->rows[a->at].finding)
			a->at--;
	lay_again(ui, false);
}

void audit_fold(struct ui *ui, key k)
{
	(void)k;
	set_folded(ui, true);
}

void audit_unfold(struct ui *ui, key k)
{
	(void)k;
	set_folded(ui, false);
}

void audit_severity(struct ui *ui, key k)
{
	(void)k;
	ui->audit->least = ui->audit->least == SEVERITY_ERROR ? SEVERITY_NOTE : ui->audit->least + 1;
	lay_again(ui, false);
}

void audit_go(struct ui *ui, key k)
{
	(void)k;
	if (ui->audit->count)
		audit_follow(ui, &ui->audit->rows[ui->audit->at]);
	audit_free(ui);
}
