#include "ui/paths.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/message.h"
#include "ui/grid.h"

struct item *paths_item(const struct ui *ui, const struct path *path, size_t nth)
{
	return ui->links->items[ui->paths->list->nodes[path->first + nth]];
}

const char *paths_end(const struct path *path)
{
	switch (path->end) {
	case PATH_JOINS:
		return _("joins a path above");
	case PATH_TURNS:
		return _("a circle");
	case PATH_UNKNOWN:
		return _("leads out of the map");
	case PATH_ENDS:
		break;
	}
	return _("ends here");
}

int paths_shown(int height, int *whole)
{
	int inside = height > 2 ? height - 2 : 0;
	*whole = inside >= 24 ? 8 : inside >= 12 ? 4 : inside >= 8 ? 2 : 0;
	int shown = inside - (*whole ? *whole + 1 : 0);
	return shown > 0 ? shown : 1;
}

void paths_page(const struct ui *ui, struct rect where, struct page *page)
{
	struct rect inside = panel_inside(where);
	int whole, shown = paths_shown(where.height, &whole);
	page->rows = (struct rect){inside.x, inside.y, inside.width, shown};
	page->at = ui->paths->at;
	page->count = ui->paths->list->count;
	page->top = panel_scroll(ui->paths->top, page->at, page->count, shown);
}

/* ---- opening and closing ---- */

void paths_free(struct ui *ui)
{
	if (!ui->paths)
		return;
	path_list_free(ui->paths->list);
	free(ui->paths);
	ui->paths = NULL;
}

static void make_list(struct ui *ui)
{
	struct paths *p = ui->paths;
	bool through = p->through && p->through->place.block;
	path_list_free(p->list);
	p->revision = journey_revision(ui->journey);
	p->list =
	        path_list_make(link_graph(ui), through ? (uint32_t)journey_index(ui->journey, p->through) : PATH_NONE);
}

void paths_settle(struct ui *ui)
{
	struct paths *p = ui->paths;
	struct page page;
	if (!p)
		return;
	if (p->revision != journey_revision(ui->journey))
		make_list(ui);
	size_t count = p->list->count;
	p->at = p->at < count ? p->at : count ? count - 1 : 0;
	p->node = count && p->node < p->list->paths[p->at].count ? p->node : 0;
	panel_page(ui, PLACE_PATHS, &page);
	p->top = page.top;
}

void paths_open(struct ui *ui, key k)
{
	(void)k;
	if (!journey_linked(ui->journey)) {
		ui_say(ui, _("no touchpoint leads to another yet; > links them"));
		return;
	}
	paths_free(ui);
	ui->paths = mem_new(sizeof *ui->paths);
	ui->paths->through = ui_current(ui);
	make_list(ui);
	const struct path *first = &ui->paths->list->paths[0];
	while (ui->paths->list->through && paths_item(ui, first, ui->paths->node) != ui->paths->through)
		ui->paths->node++;
}

void paths_close(struct ui *ui, key k)
{
	(void)k;
	paths_free(ui);
}

/* ---- moving about ---- */

void paths_choose(struct ui *ui, size_t row)
{
	struct paths *p = ui->paths;
	if (row != p->at)
		p->node = 0;
	p->at = row;
}

/* The grid shows where the chosen touchpoint is. */
static void along(struct ui *ui, bool on)
{
	struct paths *p = ui->paths;
	if (!p->list->count)
		return;
	const struct path *path = &p->list->paths[p->at];
	if (on && p->node + 1 < path->count)
		p->node++;
	else if (!on && p->node > 0)
		p->node--;
	ui_go_to(ui, paths_item(ui, path, p->node));
}

void paths_left(struct ui *ui, key k)
{
	(void)k;
	along(ui, false);
}

void paths_right(struct ui *ui, key k)
{
	(void)k;
	along(ui, true);
}

void paths_go(struct ui *ui, key k)
{
	struct paths *p = ui->paths;
	if (p->list->count)
		ui_go_to(ui, paths_item(ui, &p->list->paths[p->at], p->node));
	paths_close(ui, k);
}
