#include "ui/paths.h"

#include "base/message.h"
#include "base/unicode.h"
#include "view/panels.h"

#define ARROW " > "
#define CUT "…" ARROW /* what comes before is not shown */
#define ARROW_COLUMNS 3
#define MARK_COLUMNS 2
#define NAME_COLUMNS 28 /* most that a row gives a name which is not chosen */
#define WHOLE_MOST 200  /* touchpoints of the chosen path that are written out */

static int name_columns(const struct ui *ui, const struct path *path, size_t nth)
{
	int columns = unicode_columns(item_name(paths_item(ui, path, nth)));
	return columns < NAME_COLUMNS ? columns : NAME_COLUMNS;
}

/* The first touchpoint of the row from which on the chosen one still shows. */
static size_t first_shown(const struct ui *ui, const struct path *path, size_t node, int width)
{
	int columns = 0;
	for (size_t i = node + 1; i-- > 0;) {
		columns += name_columns(ui, path, i) + ARROW_COLUMNS;
		if (columns > width && i < node)
			return i + 1;
	}
	return 0;
}

/* "ソーシャル投稿 > ヘルプセンター > ブログ記事", the chosen touchpoint standing out */
static void draw_row(const struct ui *ui, struct frame *frame, struct rect line, const struct path *path, bool here)
{
	size_t node = here ? ui->paths->node : 0;
	const char *end = paths_end(path);
	int noted = path->end == PATH_ENDS ? 0 : unicode_columns(slice_of(end)) + 2;
	if (noted > line.width / 2)
		noted = 0;
	int x = line.x + MARK_COLUMNS, last = line.x + line.width - noted;
	bool through = ui->paths->list->through && path == ui->paths->list->paths;
	frame_put(frame, line.x, line.y, 1, STYLE_KEY, slice_of(through ? "*" : path->forks ? "+" : ""));
	size_t first = first_shown(ui, path, node, last - x);
	for (size_t i = first; i < path->count && x < last; i++) {
		bool chosen = here && i == node;
		if (i > first && last - x <= ARROW_COLUMNS)
			break;
		if (i > 0)
			x += frame_put(frame, x, line.y, last - x, STYLE_DIM, slice_of(i > first ? ARROW : CUT));
		int room = last - x < NAME_COLUMNS ? last - x : NAME_COLUMNS;
		x += frame_put(frame, x, line.y, room,
		               chosen ? STYLE_CHOSEN
		               : here ? STYLE_TITLE
		                      : STYLE_TEXT,
		               item_name(paths_item(ui, path, i)));
	}
	if (noted)
		frame_put(frame, last + 2, line.y, noted - 2, STYLE_WARNING, slice_of(end));
}

/* The chosen path from the chosen touchpoint on, in full. */
static void draw_whole(const struct ui *ui, struct frame *frame, struct rect rect, const struct path *path)
{
	struct buffer text = {0};
	size_t from = ui->paths->node > WHOLE_MOST / 2 ? ui->paths->node - WHOLE_MOST / 2 : 0;
	size_t to = path->count - from > WHOLE_MOST ? from + WHOLE_MOST : path->count;
	for (size_t i = from; i < to; i++) {
		buffer_add_text(&text, i > from ? ARROW : from ? CUT : "");
		buffer_add_slice(&text, item_name(paths_item(ui, path, i)));
	}
	buffer_format(&text, to < path->count ? " …" : "  (%s)", paths_end(path));
	panel_text(frame, rect, STYLE_TEXT, buffer_slice(&text));
	buffer_free(&text);
}

void view_paths(const struct ui *ui, struct frame *frame, struct rect rect)
{
	const struct paths *p = ui->paths;
	struct rect inside = panel_inside(rect);
	struct page page;
	struct buffer note = {0};
	int whole, shown = paths_shown(rect.height, &whole);
	size_t count = p->list->count, all = count - (p->list->through ? 1 : 0);
	paths_page(ui, rect, &page);
	buffer_format(&note, all == 1 ? _("%zu path") : _("%zu paths"), all);
	panel_box(frame, rect, p->list->through && !p->at ? _("The path through this touchpoint") : _("Paths"),
	          buffer_slice(&note).bytes);
	for (int i = 0; i < shown && page.top + (size_t)i < count; i++) {
		size_t at = page.top + (size_t)i;
		draw_row(ui, frame, (struct rect){inside.x, inside.y + i, inside.width, 1}, &p->list->paths[at],
		         at == p->at);
	}
	if (whole && count) {
		frame_row(frame, rect.x + 1, inside.y + shown, rect.width - 2, STYLE_BORDER, 0x2500);
		draw_whole(ui, frame, (struct rect){inside.x, inside.y + shown + 1, inside.width, whole},
		           &p->list->paths[p->at]);
	}
	if (!count)
		panel_text(frame, inside, STYLE_DIM, slice_of(_("No touchpoint leads to another.")));
	panel_scrollbar(frame, (struct rect){rect.x + rect.width - 1, inside.y, 1, shown}, page.top, count);
	buffer_free(&note);
}
