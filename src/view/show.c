/* Maps as text, for pipes and `touchgrid show`. */
#include <stdio.h>

#include "base/message.h"
#include "ui/compare.h"
#include "ui/curves.h"
#include "ui/figures.h"
#include "ui/layout.h"
#include "view/grid.h"
#include "view/panels.h"
#include "view/view.h"

static void print(const struct frame *frame, int colours, struct buffer *out)
{
	if (colours)
		frame_print_colours(frame, out, colours);
	else
		frame_print(frame, out);
}

/* No cell is the cursor's, and every channel has the rows it needs. */
static void make_ready(struct ui *ui, const struct show_look *look)
{
	ui->theme = look->theme;
	ui->styles = look->styles;
	ui->now = (int64_t)look->now * 1000;
	ui_resize(ui, look->width > LAYOUT_MIN_WIDTH ? look->width : LAYOUT_MIN_WIDTH, LAYOUT_MIN_HEIGHT);
	int rows = 16;
	for (size_t c = 0; c < ui->counted.channels; c++)
		rows += ui->counted.most[c] + 1;
	ui_resize(ui, ui->width, rows);
	ui->cursor = (struct cursor){.inbox = true, .index = SIZE_MAX};
}

static struct ui *state_for(struct document *document, const struct show_look *look)
{
	struct ui *ui = ui_new(document);
	make_ready(ui, look);
	return ui;
}

static struct frame *frame_for(const struct ui *ui, int height)
{
	struct frame *frame = frame_new(ui->width, height);
	frame->theme = ui->theme;
	frame->styles = ui->styles;
	return frame;
}

static int paint_band(const struct ui *ui, const struct layout *l, struct frame *frame)
{
	int y = layout_channel_y(ui, l, 0);
	view_headers(ui, l, frame);
	view_totals(ui, l, frame);
	for (size_t c = 0; c < l->channels; c++) {
		int height = layout_channel_height(ui, l, l->first_channel + c);
		for (size_t s = 0; s < l->stages; s++)
			view_cell(ui, l, frame, l->first_stage + s, l->first_channel + c,
			          (struct rect){layout_stage_x(l, s), y, l->column, height});
		y += height;
	}
	return y + l->totals_row;
}

/* One line of text in a style. */
static void print_line(struct ui *ui, int colours, enum style style, struct slice text, struct buffer *out)
{
	struct frame *line = frame_for(ui, 1);
	frame_put(line, 0, 0, ui->width, style, text);
	print(line, colours, out);
	frame_free(line);
}

static void print_item(struct ui *ui, int colours, struct item *item, struct buffer *out)
{
	static const char glyphs[] = " +-x";
	struct frame *line = frame_for(ui, 1);
	struct slice owner = view_name_of(ui, KIND_OWNER, item_text(item, "owner"));
	char lead[8], glyph = item->rating < sizeof glyphs - 1 ? glyphs[item->rating] : ' ';
	snprintf(lead, sizeof lead, "  %c ", ui->look ? compare_glyph((enum fate)item->fate) : glyph);
	int x = frame_put(line, 0, 0, ui->width, STYLE_TEXT, slice_of(lead));
	x += frame_put(line, x, 0, ui->width - x, STYLE_TEXT, item_name(item));
	if (owner.length) {
		x += frame_put(line, x, 0, ui->width - x, STYLE_OWNER, slice_of("  @"));
		frame_put(line, x, 0, ui->width - x, STYLE_OWNER, owner);
	}
	print(line, colours, out);
	frame_free(line);
}

static void print_bin(struct ui *ui, int colours, const struct bin *bin, struct buffer *out)
{
	for (uint32_t i = 0; i < bin->count; i++)
		print_item(ui, colours, bin->items[i], out);
}

static void print_title(struct ui *ui, int colours, struct buffer *out)
{
	struct frame *line = frame_for(ui, 1);
	view_title(ui, line);
	print(line, colours, out);
	frame_free(line);
}

static void print_inbox(struct ui *ui, int colours, struct buffer *out)
{
	const struct bin *bin = journey_inbox(ui->journey);
	if (!bin->count)
		return;
	print_line(ui, colours, STYLE_HEADER, slice_of(_("Inbox")), out);
	print_bin(ui, colours, bin, out);
}

/* What the glyphs mean, where they are not the usual ones. */
static void print_legend(struct ui *ui, int colours, struct buffer *out)
{
	struct layout l = {.legend_y = 0};
	if (ui->colour == COLOUR_COVERAGE)
		return;
	struct frame *line = frame_for(ui, 1);
	view_legend(ui, &l, line);
	print(line, colours, out);
	frame_free(line);
}

void view_show_state(struct ui *ui, const struct show_look *look, struct buffer *out)
{
	struct layout l;
	make_ready(ui, look);
	size_t stages = journey_count(ui->journey, KIND_STAGE);
	print_title(ui, look->colours, out);
	for (ui->left = 0; ui->counted.channels && ui->left < stages; ui->left += l.stages) {
		layout_make(ui, &l);
		l.grid.y = 0;
		l.first_stage = ui->left;
		if (l.first_stage + l.stages > stages)
			l.stages = stages - l.first_stage;
		struct frame *band = frame_for(ui, l.grid.height);
		frame_resize(band, ui->width, paint_band(ui, &l, band));
		paint_band(ui, &l, band);
		print(band, look->colours, out);
		frame_free(band);
	}
	print_inbox(ui, look->colours, out);
	print_legend(ui, look->colours, out);
}

void view_show_grid(struct document *document, const struct show_look *look, struct buffer *out)
{
	struct ui *ui = ui_new(document);
	view_show_state(ui, look, out);
	ui_free(ui);
}

void view_show_list(struct document *document, const struct show_look *look, struct buffer *out)
{
	struct ui *ui = state_for(document, look);
	struct buffer heading = {0};
	print_title(ui, look->colours, out);
	for (size_t s = 0; s < journey_count(ui->journey, KIND_STAGE); s++)
		for (size_t c = 0; c < ui->counted.channels; c++) {
			const struct bin *bin = journey_cell(ui->journey, s, c);
			if (!bin->count)
				continue;
			buffer_clear(&heading);
			buffer_add_slice(&heading, item_name(journey_item(ui->journey, KIND_STAGE, s)));
			buffer_add_text(&heading, " × ");
			buffer_add_slice(&heading, item_name(journey_item(ui->journey, KIND_CHANNEL, c)));
			print_line(ui, look->colours, STYLE_HEADER, buffer_slice(&heading), out);
			print_bin(ui, look->colours, bin, out);
		}
	print_inbox(ui, look->colours, out);
	buffer_free(&heading);
	ui_free(ui);
}

#define CURVE_HEIGHT 28 /* rows of the curve and what is around it */

static void print_bands(struct ui *ui, int colours, struct buffer *out)
{
	struct rect inside = {0, 0, ui->width, CURVE_HEIGHT};
	struct curves_page page;
	size_t stages = ui->curves->curve->stages;
	for (size_t at = 0; at < stages; at = page.first + page.stages) {
		ui->curves->left = ui->curves->at = at;
		curves_lay(ui, inside, &page);
		ui->curves->at = stages; /* none is chosen */
		struct frame *band = frame_for(ui, page.legend_y + 2);
		view_curve(ui, band, &page);
		print(band, colours, out);
		frame_free(band);
	}
}

void view_show_curve(struct document *document, const struct show_look *look, struct buffer *out)
{
	struct ui *ui = state_for(document, look);
	print_title(ui, look->colours, out);
	curves_open(ui, 0);
	if (!ui->curves) {
		print_line(ui, look->colours, STYLE_DIM, slice_of(ui->message), out);
		ui_free(ui);
		return;
	}
	print_bands(ui, look->colours, out);
	for (size_t stage = 0; stage < ui->curves->curve->stages; stage++) {
		size_t count;
		struct curves_row *rows = curves_rows(ui, stage, ui->width, &count);
		for (size_t i = 0; i < count; i++)
			print_line(ui, look->colours, rows[i].style, slice_of(rows[i].text), out);
		print_line(ui, look->colours, STYLE_TEXT, slice_of(""), out);
		curves_rows_free(rows, count);
	}
	ui_free(ui);
}

void view_show_numbers(struct document *document, const struct show_look *look, struct buffer *out)
{
	struct ui *ui = state_for(document, look);
	print_title(ui, look->colours, out);
	figures_open(ui, 0);
	struct view_columns columns = view_figures_columns(ui, ui->width);
	for (size_t i = 0; i < figures_count(ui); i++) {
		struct figures_row row = figures_row(ui, i);
		struct frame *line = frame_for(ui, 1);
		if (row.title)
			print(line, look->colours, out);
		view_figures_row(line, (struct rect){0, 0, ui->width, 1}, row, &columns, false);
		print(line, look->colours, out);
		frame_free(line);
	}
	ui_free(ui);
}
