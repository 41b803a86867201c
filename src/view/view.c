#include "view/view.h"

#include "base/message.h"
#include "ui/layout.h"
#include "ui/panel.h"
#include "view/grid.h"
#include "view/panels.h"

static void paint_grid(const struct ui *ui, const struct layout *l, struct frame *frame)
{
	view_headers(ui, l, frame);
	view_totals(ui, l, frame);
	int y = layout_channel_y(ui, l, 0);
	for (size_t c = 0; c < l->channels; c++) {
		int height = layout_channel_height(ui, l, l->first_channel + c);
		for (size_t s = 0; s < l->stages; s++)
			view_cell(ui, l, frame, l->first_stage + s, l->first_channel + c,
			          (struct rect){layout_stage_x(l, s), y, l->column, height});
		y += height;
	}
}

static void paint_panels(const struct ui *ui, const struct layout *l, struct frame *frame)
{
	static void (*const paint[PLACE_COUNT])(const struct ui *, struct frame *, struct rect) = {
	        [PLACE_CHOOSER] = view_chooser, [PLACE_PROMPT] = view_prompt,    [PLACE_HELP] = view_help,
	        [PLACE_RECOVERY] = view_offer,  [PLACE_HISTORY] = view_timeline, [PLACE_FORM] = view_form,
	        [PLACE_LIST] = view_lists,      [PLACE_SETTLE] = view_settle,    [PLACE_AUDIT] = view_audit,
	        [PLACE_STEPS] = view_steps,     [PLACE_PATHS] = view_paths,      [PLACE_ZOOM] = view_zoom,
	        [PLACE_VOTES] = view_votes,     [PLACE_TIMER] = view_agenda,     [PLACE_CURVE] = view_curves,
	        [PLACE_NUMBERS] = view_figures, [PLACE_REVIEW] = view_reviewing, [PLACE_DUE] = view_reviewing,
	        [PLACE_CHANGES] = view_changes};
	const struct panel *beside = panel_open(ui, PANEL_BESIDE);
	for (size_t i = panel_count; i-- > 0;) {
		const struct panel *panel = &panel_table[i];
		bool hidden =
		        (panel->kind == PANEL_BESIDE && panel != beside) || (panel->kind == PANEL_LINE && ui->chooser);
		if (panel->is_open(ui) && !hidden)
			paint[panel->place](ui, frame, layout_panel(ui, l, panel->kind));
	}
}

void view_rest(const struct ui *ui, struct frame *frame)
{
	enum style grid = ui->carrying ? STYLE_CARRIED : STYLE_CURSOR;
	if (!panel_top(ui) || !frame_rest(frame, STYLE_CHOSEN))
		frame_rest(frame, grid);
}

/* In place of the grid: what this is, and below it what can be opened. */
static void paint_start(const struct ui *ui, const struct layout *l, struct frame *frame)
{
	if (l->title) {
		int x = frame_put(frame, 0, 0, ui->width, STYLE_TITLE, slice_of("touchgrid")) + 2;
		frame_put(frame, x, 0, ui->width - x, STYLE_DIM,
		          slice_of(_("touchpoints of a customer journey, in a grid of stages and channels")));
	}
	frame_put_padded(frame, 0, l->status_y, ui->width, ui->message_is_error ? STYLE_ERROR : STYLE_STATUS,
	                 slice_of(ui->message ? ui->message : ""));
	view_hints(ui, l, frame);
	paint_panels(ui, l, frame);
	view_rest(ui, frame);
}

void view_paint(const struct ui *ui, struct frame *frame)
{
	struct layout l;
	frame->theme = ui->theme;
	frame->styles = ui->styles;
	frame_caret(frame, -1, -1);
	frame_clear(frame, (struct rect){0, 0, frame->width, frame->height}, STYLE_TEXT);
	layout_make(ui, &l);
	if (l.too_small) {
		frame_put(frame, 0, 0, ui->width, STYLE_WARNING, slice_of(_("too small")));
		return;
	}
	if (ui->start) {
		paint_start(ui, &l, frame);
		return;
	}
	if (l.title)
		view_title(ui, frame);
	if (journey_count(ui->journey, KIND_STAGE) && journey_count(ui->journey, KIND_CHANNEL))
		paint_grid(ui, &l, frame);
	else
		view_no_grid(ui, &l, frame);
	if (l.tutor.height)
		view_tutor(ui, frame, l.tutor);
	view_inbox(ui, &l, frame);
	view_legend(ui, &l, frame);
	view_status(ui, &l, frame);
	view_hints(ui, &l, frame);
	if (view_first_shows(ui, &l))
		view_first(ui, &l, frame);
	paint_panels(ui, &l, frame);
	view_rest(ui, frame);
}
