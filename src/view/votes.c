#include "ui/votes.h"

#include "base/message.h"
#include "base/unicode.h"
#include "ui/colour.h"
#include "ui/help.h"
#include "view/panels.h"

#define PLACE_COLUMNS 5
#define VOTES_COLUMNS 5
#define BAR_WIDE 40 /* columns from which on there is a bar */
#define BAR 12      /* columns of the longest one */

/* "Round 2: 5 voters, 3 dots each" */
static void add_round(const struct votes_round *round, struct buffer *out)
{
	if (round->date.bytes) {
		buffer_add_slice(out, round->date);
		buffer_add_text(out, "  ");
	}
	buffer_add_slice(out, round->name);
	if (round->voters && round->dots)
		buffer_format(out, _(": voters %zu, dots each %zu"), round->voters, round->dots);
}

static void draw_head(const struct ui *ui, struct frame *frame, struct rect rect)
{
	struct votes_round round = {0};
	struct buffer what = {0}, given = {0};
	size_t votes = votes_given(ui);
	bool runs = !ui->votes->back && votes_running(ui, &round);
	if (ui->votes->back)
		votes_round_make(ui, ui->votes->back, &round);
	if (runs || ui->votes->back)
		add_round(&round, &what);
	else
		help_add_text(ui, _("No round runs; votes are free. {votes-start} starts one."), false, &what);
	if (round.voters && round.dots && runs)
		buffer_format(&given, _("given %zu of %zu, left %ld"), votes, round.voters * round.dots,
		              (long)(round.voters * round.dots) - (long)votes);
	else if (round.voters && round.dots)
		buffer_format(&given, _("given %zu of %zu"), votes, round.voters * round.dots);
	else
		buffer_format(&given, _("given %zu"), votes);
	frame_put(frame, rect.x, rect.y, rect.width, STYLE_TITLE, buffer_slice(&what));
	if (rect.height > 1) {
		frame_put(frame, rect.x, rect.y + 1, rect.width, STYLE_TEXT, buffer_slice(&given));
		frame_row(frame, rect.x, rect.y + 2, rect.width, STYLE_BORDER, 0x2500);
	}
	buffer_free(&what);
	buffer_free(&given);
}

static void put_right(struct frame *frame, int x, int y, int columns, enum style style, size_t number,
                      const char *behind)
{
	struct buffer text = {0};
	buffer_format(&text, "%zu%s", number, behind);
	int free = columns - unicode_columns(buffer_slice(&text));
	frame_put(frame, x + (free > 0 ? free : 0), y, columns, style, buffer_slice(&text));
	buffer_free(&text);
}

/* " 2=    5  #####  キックオフコール" */
static void draw_row(const struct ui *ui, struct frame *frame, struct rect line, size_t nth, size_t most)
{
	struct votes_row row;
	votes_row_make(ui, nth, &row);
	bool chosen = nth == ui->votes->at;
	enum style style = chosen ? STYLE_CHOSEN : row.item ? STYLE_TEXT : STYLE_DIM; /* what is over is dim */
	int x = line.x, bar = line.width >= BAR_WIDE ? BAR : 0;
	if (chosen)
		frame_put_padded(frame, line.x, line.y, line.width, style, slice_of(""));
	put_right(frame, x, line.y, PLACE_COLUMNS, style, row.place, row.tied ? "=" : ".");
	x += PLACE_COLUMNS;
	put_right(frame, x, line.y, VOTES_COLUMNS, style, row.votes, "");
	x += VOTES_COLUMNS + 2;
	if (bar && most) {
		int length = (int)((row.votes * (size_t)bar + most - 1) / most);
		frame_row(frame, x, line.y, length, chosen ? style : STYLE_GROUP_1, '#');
		x += bar + 1;
	}
	frame_put(frame, x, line.y, line.x + line.width - x, style, row.name);
}

static void draw_note(const struct ui *ui, struct frame *frame, struct rect rect)
{
	struct buffer note = {0};
	size_t rounds = votes_rounds(ui);
	if (rounds)
		buffer_format(&note, _("rounds that are over: %zu"), rounds);
	panel_foot(frame, rect, buffer_slice(&note).bytes);
	buffer_free(&note);
}

void view_votes(const struct ui *ui, struct frame *frame, struct rect rect)
{
	struct rect inside = panel_inside(rect);
	struct votes_row first;
	struct page page;
	size_t most = 0;
	votes_page(ui, rect, &page);
	int head = page.rows.y - inside.y;
	panel_box(frame, rect, _("Votes"), NULL);
	draw_note(ui, frame, rect);
	if (head)
		draw_head(ui, frame, (struct rect){inside.x, inside.y, inside.width, head});
	if (page.count) {
		votes_row_make(ui, 0, &first);
		most = first.votes;
	}
	struct rect rows = page.rows;
	for (int i = 0; i < rows.height && page.top + (size_t)i < page.count; i++)
		draw_row(ui, frame, (struct rect){rows.x, rows.y + i, rows.width, 1}, page.top + (size_t)i, most);
	if (!page.count && !ui->votes->back)
		panel_text(frame, rows, STYLE_DIM,
		           slice_of(_("Nothing has votes yet. + in the grid votes, - takes back.")));
	panel_scrollbar(frame, (struct rect){rect.x + rect.width - 1, rows.y, 1, rows.height}, page.top, page.count);
}
