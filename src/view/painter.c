#include "view/painter.h"

#include <stdlib.h>

#include "base/hash.h"
#include "base/mem.h"
#include "ui/capture.h"
#include "ui/compare.h"
#include "ui/panel.h"
#include "view/grid.h"
#include "view/panels.h"
#include "view/view.h"

struct painter {
	bool valid;
	uint64_t whole; /* stamp of what concerns every part */
	uint64_t title, headers, totals, inbox, hints;
	uint64_t *cells; /* by channel shown, then stage shown */
	size_t room;
};

struct painter *painter_new(void)
{
	return mem_new(sizeof(struct painter));
}

void painter_free(struct painter *painter)
{
	if (!painter)
		return;
	free(painter->cells);
	free(painter);
}

void painter_forget(struct painter *painter)
{
	painter->valid = false;
}

static uint64_t mix(uint64_t stamp, uint64_t part)
{
	stamp = (stamp ^ part) * 0x9E3779B97F4A7C15u;
	return stamp ^ stamp >> 32;
}

/* Is something drawn over the grid? */
static bool is_covered(const struct ui *ui, const struct layout *l)
{
	bool above_prompt =
	        ui->prompt && (ui->prompt->offer_count || ui->prompt->beside || (ui->message && ui->message_is_error));
	return panel_open(ui, PANEL_BESIDE) || panel_open(ui, PANEL_OVER) || above_prompt || view_first_shows(ui, l);
}

/* What the glyphs and colours of touchpoints go by. */
static uint64_t colour_stamp(const struct ui *ui)
{
	uint64_t stamp = mix(7, ui->colour);
	if (ui->colour == COLOUR_VOTES)
		stamp = mix(mix(stamp, journey_most_votes(ui->journey)), ui->counted.most_votes);
	for (size_t i = 0; ui->colour == COLOUR_OWNER && i < ui->owners.count; i++)
		stamp = mix(stamp, hash_of(slice_of(ui->owners.list[i].name)));
	return stamp;
}

static uint64_t whole_stamp(const struct ui *ui, const struct layout *l)
{
	const int lines[] = {ui->width,  ui->height,  l->title,    l->hint,       l->grid.y,     l->grid.width,
	                     l->head,    l->column,   l->total,    l->rules,      l->totals_row, l->header,
	                     l->inbox_y, l->legend_y, l->status_y, l->panel.width};
	uint64_t stamp = mix(mix(1, journey_frame_revision(ui->journey)), ui->look ? ui->look->nth : 0);
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
		stamp = mix(stamp, (uint64_t)lines[i]);
	stamp = mix(mix(stamp, l->first_stage), l->stages);
	stamp = mix(mix(stamp, l->first_channel), l->channels);
	stamp = mix(mix(stamp, ui->density), colour_stamp(ui));
	for (size_t c = 0; c < l->channels; c++)
		stamp = mix(stamp, (uint64_t)layout_channel_height(ui, l, l->first_channel + c));
	return mix(mix(mix(stamp, ui->marked), ui->looks), ui->carrying ? ui->carried.grab : 0);
}

static uint64_t headers_stamp(const struct ui *ui)
{
	return mix(mix(2, ui->cursor.stage), ui->cursor.inbox);
}

static uint64_t totals_stamp(const struct ui *ui)
{
	return mix(mix(mix(3, ui->cursor.channel), ui->cursor.inbox), journey_revision(ui->journey));
}

static uint64_t inbox_stamp(const struct ui *ui)
{
	uint64_t stamp = mix(4, journey_inbox(ui->journey)->revision);
	return ui->cursor.inbox ? mix(stamp, ui->cursor.index + 1) : stamp;
}

static uint64_t hints_stamp(const struct ui *ui)
{
	uint64_t prompt = ui->prompt ? 1u + ui->prompt->stays + 2u * (ui->prompt->taken != NULL) : 0;
	uint64_t stamp = mix(mix(mix(5, ui_place(ui)), prompt), ui->noticed);
	stamp = mix(stamp, capture_is_on(ui));
	return mix(mix(stamp, ui->presenting), ui->editing.draft != NULL);
}

static uint64_t cell_stamp(const struct ui *ui, size_t stage, size_t channel)
{
	const struct cursor *c = &ui->cursor;
	uint64_t stamp = mix(6, journey_cell(ui->journey, stage, channel)->revision);
	bool here = !c->inbox && c->stage == stage && c->channel == channel;
	if (ui->carrying && ui->carried.will[stage * journey_count(ui->journey, KIND_CHANNEL) + channel])
		stamp = mix(stamp, 7);
	return here ? mix(stamp, c->index + 1) : stamp;
}

static bool renew(uint64_t *stamp, uint64_t now)
{
	bool changed = *stamp != now;
	*stamp = now;
	return changed;
}

/* Paints the cells whose stamps changed, or with frame NULL only notes them. */
static void paint_cells(struct painter *p, const struct ui *ui, const struct layout *l, struct frame *frame)
{
	int y = layout_channel_y(ui, l, 0);
	for (size_t c = 0; c < l->channels; c++) {
		int height = layout_channel_height(ui, l, l->first_channel + c);
		for (size_t s = 0; s < l->stages; s++) {
			size_t stage = l->first_stage + s, channel = l->first_channel + c;
			if (renew(&p->cells[c * l->stages + s], cell_stamp(ui, stage, channel)) && frame)
				view_cell(ui, l, frame, stage, channel,
				          (struct rect){layout_stage_x(l, s), y, l->column, height});
		}
		y += height;
	}
}

static void paint_parts(struct painter *p, const struct ui *ui, const struct layout *l, struct frame *frame)
{
	if (renew(&p->title, journey_revision(ui->journey)) && frame && l->title)
		view_title(ui, frame);
	if (renew(&p->headers, headers_stamp(ui)) && frame)
		view_headers(ui, l, frame);
	if (renew(&p->totals, totals_stamp(ui)) && frame)
		view_totals(ui, l, frame);
	if (renew(&p->inbox, inbox_stamp(ui)) && frame)
		view_inbox(ui, l, frame);
	if (renew(&p->hints, hints_stamp(ui)) && frame)
		view_hints(ui, l, frame);
	paint_cells(p, ui, l, frame);
}

void painter_paint(struct painter *p, const struct ui *ui, struct frame *frame)
{
	struct layout l;
	layout_make(ui, &l);
	uint64_t whole = whole_stamp(ui, &l);
	bool plain = !l.too_small && l.stages && l.channels && !is_covered(ui, &l);
	bool same = p->valid && plain && whole == p->whole;
	if (l.stages * l.channels > p->room) {
		p->room = l.stages * l.channels;
		p->cells = mem_resize(p->cells, p->room, sizeof *p->cells);
	}
	if (same) {
		frame->theme = ui->theme;
		frame->styles = ui->styles;
		frame_caret(frame, -1, -1);
		paint_parts(p, ui, &l, frame);
		if (l.tutor.height)
			view_tutor(ui, frame, l.tutor);
		view_status(ui, &l, frame);
		if (ui->prompt)
			view_prompt(ui, frame, (struct rect){0, l.status_y, ui->width, 1});
		view_rest(ui, frame);
	} else {
		view_paint(ui, frame);
		if (plain)
			paint_parts(p, ui, &l, NULL);
	}
	p->whole = whole;
	p->valid = plain;
}
