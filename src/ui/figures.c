#include "ui/figures.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/message.h"
#include "journey/filter.h"
#include "ui/filters.h"

size_t figures_count(const struct ui *ui)
{
	const struct numbers *n = &ui->figures->numbers;
	size_t count = n->count;
	for (size_t i = 0; i < n->count; i++)
		count += n->groups[i].count;
	return count;
}

struct figures_row figures_row(const struct ui *ui, size_t nth)
{
	const struct number_group *group = ui->figures->numbers.groups;
	for (; nth > group->count; group++)
		nth -= group->count + 1;
	return nth ? (struct figures_row){NULL, &group->list[nth - 1]} : (struct figures_row){group->title, NULL};
}

int figures_shown(int height, int *whole)
{
	int inside = height > 2 ? height - 2 : 0;
	*whole = inside >= 10 ? 2 : 0;
	int shown = inside - (*whole ? *whole + 1 : 0);
	return shown > 0 ? shown : 1;
}

void figures_page(const struct ui *ui, struct rect where, struct page *page)
{
	struct rect inside = panel_inside(where);
	int whole, shown = figures_shown(where.height, &whole);
	page->rows = (struct rect){inside.x, inside.y, inside.width, shown};
	page->at = ui->figures->at;
	page->count = figures_count(ui);
	page->top = panel_scroll(ui->figures->top, page->at, page->count, shown);
	if (page->top && page->top == page->at && shown > 1 && figures_row(ui, page->at - 1).title)
		page->top--; /* the heading of the first number of a group */
}

static bool is_number(const struct ui *ui, size_t row)
{
	return row < figures_count(ui) && figures_row(ui, row).number;
}

void figures_choose(struct ui *ui, size_t row)
{
	struct figures *f = ui->figures;
	size_t next = row;
	if (row < f->at)
		while (next && !is_number(ui, next))
			next--;
	while (next < figures_count(ui) && !is_number(ui, next))
		next++;
	if (is_number(ui, next))
		f->at = next;
}

/* ---- opening and closing ---- */

void figures_free(struct ui *ui)
{
	if (!ui->figures)
		return;
	numbers_free(&ui->figures->numbers);
	free(ui->figures);
	ui->figures = NULL;
}

static void count(struct ui *ui)
{
	numbers_free(&ui->figures->numbers);
	numbers_make(&ui->figures->numbers, ui->journey);
	ui->figures->revision = journey_revision(ui->journey);
}

void figures_settle(struct ui *ui)
{
	struct figures *f = ui->figures;
	struct page page;
	if (!f)
		return;
	if (f->revision != journey_revision(ui->journey)) {
		count(ui);
		size_t at = f->at, rows = figures_count(ui);
		f->at = 0;
		figures_choose(ui, at < rows ? at : rows ? rows - 1 : 0);
	}
	panel_page(ui, PLACE_NUMBERS, &page);
	f->top = page.top;
}

void figures_open(struct ui *ui, key k)
{
	(void)k;
	figures_free(ui);
	ui->figures = mem_new(sizeof *ui->figures);
	count(ui);
	figures_choose(ui, 0);
}

void figures_close(struct ui *ui, key k)
{
	(void)k;
	figures_free(ui);
}

/* ---- going there ---- */

/* what is asked for by a number that is about no one thing */
static const struct {
	const char *name, *filter;
} asked[] = {
        {"unowned", "owner="},
        {"not-working", "rating=not-working,irritates"},
        {"irritating", "rating=irritates"},
        {"undocumented", "documented=false"},
};

/* "owner=csm"; false: the number asks for no touchpoints in particular */
static bool add_term(const struct number *number, struct buffer *line)
{
	static const char *const fields[KIND_COUNT] = {
	        [KIND_STAGE] = "stage", [KIND_CHANNEL] = "channel", [KIND_PERSONA] = "persona", [KIND_OWNER] = "owner"};
	if (number->of) {
		buffer_format(line, "%s=", fields[number->of->kind]);
		filter_add_word(line, record_id(item_record(number->of)));
		return true;
	}
	for (size_t i = 0; i < sizeof asked / sizeof *asked; i++)
		if (strcmp(asked[i].name, number->name) == 0) {
			buffer_add_text(line, asked[i].filter);
			return true;
		}
	return false;
}

void figures_go(struct ui *ui, key k)
{
	const struct number *number = figures_row(ui, ui->figures->at).number;
	const char *now = ui->filter_text;
	struct buffer line = {0};
	/* of a filter with alternatives each would want the new term */
	if (now && !strchr(now, '|') && !strstr(now, "｜"))
		buffer_format(&line, "%s ", now);
	if (number && add_term(number, &line)) {
		figures_close(ui, k);
		filters_show(ui, line.bytes, NULL);
	} else {
		ui_say(ui, _("this number is about the whole map"));
	}
	buffer_free(&line);
}
