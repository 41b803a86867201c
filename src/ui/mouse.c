#include "ui/mouse.h"

#include "ui/chooser.h"
#include "ui/command.h"
#include "ui/curves.h"
#include "ui/form.h"
#include "ui/hint.h"
#include "ui/layout.h"
#include "ui/prompt.h"

#define LINES 3 /* of a text that the wheel scrolls */

static void run(struct ui *ui, const char *name)
{
	const struct command *command = command_find(name);
	command_run(ui, command, keymap_key(ui->keymap, command));
}

static bool is_in(struct rect r, int x, int y)
{
	return x >= r.x && x < r.x + r.width && y >= r.y && y < r.y + r.height;
}

static int within(int value, int first, int last)
{
	return value < first ? first : value > last ? last : value;
}

/* The panel that has what happens at a place; one that asks has all of it.
 * NULL: it is the grid's. */
static const struct panel *panel_at(const struct ui *ui, const struct layout *l, int x, int y)
{
	const struct panel *top = panel_top(ui);
	if (!top || (top->kind == PANEL_BESIDE && (ui->carrying || !is_in(l->panel, x, y))))
		return NULL;
	return top;
}

/* ---- pressing in the hint line and in panels ---- */

/* The keys may go elsewhere after the first of two clicks: the second one was
 * not meant for what stands there now. */
static void press_hint(struct ui *ui, int x, bool again)
{
	struct hint hints[HINTS_MAX];
	size_t count = hint_lay(ui, hints);
	if (again && ui->mouse.place != ui_place(ui))
		return;
	ui->mouse.place = ui_place(ui);
	for (size_t i = 0; i < count; i++) {
		if (x >= hints[i].x && x < hints[i].x + hints[i].columns) {
			ui_press(ui, keymap_key(ui->keymap, hints[i].command));
			return;
		}
	}
}

static void press_prompt(struct ui *ui, struct rect line, int x, int y)
{
	struct prompt_layout l;
	prompt_lay(ui, line, &l);
	if (is_in(l.offers, x, y))
		prompt_take(ui, l.first + (size_t)(l.offers.y + l.offers.height - 1 - y));
	else if (is_in(l.text, x, y))
		line_point(&ui->prompt->line, l.text.width, x - l.text.x);
}

/* Is it in the line of a chooser that is being typed?  Then the caret goes there. */
static bool press_filter(struct ui *ui, struct rect where, int x, int y)
{
	struct chooser_layout l;
	chooser_lay(ui->chooser, where, &l);
	if (!is_in(l.filter, x, y))
		return false;
	line_point(&ui->chooser->filter, l.filter.width, x - l.filter.x);
	return true;
}

/* A click chooses a row, and does what Enter does on the chosen one; what asks
 * is answered by the first. */
static void press_row(struct ui *ui, const struct panel *panel, struct rect where, int x, int y)
{
	struct page page;
	panel->page(ui, where, &page);
	if (!is_in(page.rows, x, y) || page.top + (size_t)(y - page.rows.y) >= page.count)
		return;
	size_t row = page.top + (size_t)(y - page.rows.y);
	bool asks = panel->place == PLACE_CHOOSER;
	if (row != page.at || asks)
		panel->choose(ui, row);
	ui->mouse.acted = row == page.at || asks;
	if (ui->mouse.acted)
		ui_press(ui, asks && ui->chooser->several ? ' ' : KEY_ENTER_);
}

static void press_panel(struct ui *ui, const struct panel *panel, const struct layout *l, int x, int y)
{
	struct rect where = layout_panel(ui, l, panel->kind);
	if (panel->place == PLACE_PROMPT)
		press_prompt(ui, where, x, y);
	else if (panel->place == PLACE_CURVE)
		ui->mouse.acted = curves_press(ui, where, x, y);
	else if (panel->page && !(panel->place == PLACE_CHOOSER && press_filter(ui, where, x, y)))
		press_row(ui, panel, where, x, y);
}

/* ---- pressing in the grid ---- */

/* What is open beside the grid turns to what was chosen in it. */
static void follow(struct ui *ui, const struct spot *spot)
{
	const struct cursor *c = &ui->cursor;
	struct item *item = spot->kind == SPOT_STAGE     ? journey_item(ui->journey, KIND_STAGE, c->stage)
	                    : spot->kind == SPOT_CHANNEL ? journey_item(ui->journey, KIND_CHANNEL, c->channel)
	                                                 : ui_current(ui);
	if (ui->form && ui->form->item && item && item != ui->form->item && item->kind == ui->form->item->kind)
		form_turn_to(ui, item);
	if (ui->list && !c->inbox && ui->list->kind == KIND_STAGE)
		ui->list->at = c->stage;
	if (ui->list && !c->inbox && ui->list->kind == KIND_CHANNEL)
		ui->list->at = c->channel;
}

static void mark(struct ui *ui, const struct spot *spot)
{
	if (!spot->on_item || ui->carrying)
		return;
	ui->cursor = spot->at;
	run(ui, "touchpoint-mark");
	ui->cursor = spot->at;
	follow(ui, spot);
}

static void choose(struct ui *ui, const struct spot *spot)
{
	struct cursor *c = &ui->cursor;
	if (spot->kind == SPOT_CELL || spot->kind == SPOT_INBOX) {
		*c = spot->at;
	} else if (spot->kind == SPOT_STAGE || spot->kind == SPOT_CHANNEL) {
		bool stage = spot->kind == SPOT_STAGE;
		*c = (struct cursor){false, stage ? spot->at.stage : c->stage, stage ? c->channel : spot->at.channel,
		                     0};
	} else {
		return;
	}
	ui->mouse.held = spot->on_item;
	follow(ui, spot);
}

static void open_form(struct ui *ui, struct item *item)
{
	if (!ui->form || ui->form->item != item)
		form_open(ui, item);
}

static void open(struct ui *ui, const struct spot *spot)
{
	switch (spot->kind) {
	case SPOT_TITLE:
		run(ui, "map-edit");
		break;
	case SPOT_STAGE:
		open_form(ui, journey_item(ui->journey, KIND_STAGE, spot->at.stage));
		break;
	case SPOT_CHANNEL:
		open_form(ui, journey_item(ui->journey, KIND_CHANNEL, spot->at.channel));
		break;
	case SPOT_CELL:
	case SPOT_INBOX:
		ui->cursor = spot->at;
		if (!spot->on_item)
			run(ui, "touchpoint-add");
		else if (!ui->form || ui->form->item != ui_current(ui))
			run(ui, ui->look ? "changes-open" : "touchpoint-open");
		break;
	default:
		break;
	}
}

/* What is carried by keys goes where it is clicked, and stays there at the
 * second click. */
static void carry_to(struct ui *ui, const struct spot *spot)
{
	struct cursor *c = &ui->cursor;
	bool same = c->inbox == spot->at.inbox && c->stage == spot->at.stage && c->channel == spot->at.channel;
	if (spot->kind != SPOT_CELL && spot->kind != SPOT_INBOX)
		return;
	ui->mouse.acted = same;
	if (same)
		run(ui, "carry-drop");
	else
		*c = (struct cursor){spot->at.inbox, spot->at.stage, spot->at.channel, 0};
}

static void press(struct ui *ui, key k, const struct layout *l)
{
	int x = key_mouse_x(k), y = key_mouse_y(k);
	bool again = key_mouse(k) == MOUSE_DOUBLE_CLICK;
	const struct panel *panel = panel_at(ui, l, x, y);
	struct spot spot;
	ui->mouse.held = ui->mouse.dragging = false;
	if (y == l->hint_y) {
		press_hint(ui, x, again);
		return;
	}
	if (again && ui->mouse.acted)
		return;
	ui->mouse.acted = false;
	layout_spot(ui, l, x, y, &spot);
	if (panel)
		press_panel(ui, panel, l, x, y);
	else if (ui->carrying)
		carry_to(ui, &spot);
	else if (k & KEY_CTRL)
		mark(ui, &spot);
	else if (again && !ui->timeline)
		open(ui, &spot);
	else
		choose(ui, &spot);
}

/* ---- carrying with the button held ---- */

/* Puts the cursor where what is carried would be dropped: in the nearest cell,
 * also from headers and totals, where it scrolls if there is more that way.
 * false: outside of all that, and the cursor is where it came from. */
static bool aim(struct ui *ui, const struct layout *l, int x, int y)
{
	struct spot spot;
	struct cursor *c = &ui->cursor;
	int first_y = layout_channel_y(ui, l, 0), last_y = layout_channel_y(ui, l, l->channels) - 1;
	int first_x = layout_stage_x(l, 0), last_x = layout_stage_x(l, l->stages) - 1;
	size_t behind = l->first_stage + l->stages, below = l->first_channel + l->channels;
	bool further_right = x > last_x && behind < journey_count(ui->journey, KIND_STAGE);
	bool further_down = y > last_y && below < journey_count(ui->journey, KIND_CHANNEL);
	bool covered = l->panel.width && is_in(l->panel, x, y);
	if (!covered && y == (l->inbox_y >= 0 ? l->inbox_y : l->status_y)) {
		*c = (struct cursor){true, c->stage, c->channel, 0};
		return true;
	}
	layout_spot(ui, l, within(x, first_x, last_x), within(y, first_y, last_y), &spot);
	if (covered || spot.kind != SPOT_CELL || y < l->grid.y || y >= l->status_y ||
	    (y > last_y + l->totals_row && !further_down)) {
		*c = ui->came_from;
		return false;
	}
	*c = (struct cursor){false, spot.at.stage, spot.at.channel, 0};
	if (further_right || (x < first_x && l->first_stage))
		c->stage = further_right ? behind : l->first_stage - 1;
	if (further_down || (y < first_y && l->first_channel))
		c->channel = further_down ? below : l->first_channel - 1;
	return true;
}

static void drag(struct ui *ui, key k, const struct layout *l)
{
	if (ui->mouse.held && !ui->carrying) {
		run(ui, "touchpoint-grab");
		ui->mouse.held = false;
		ui->mouse.dragging = ui->carrying;
	}
	if (!ui->mouse.dragging)
		return;
	ui->also = k & KEY_CTRL;
	aim(ui, l, key_mouse_x(k), key_mouse_y(k));
}

static void release(struct ui *ui, key k, const struct layout *l)
{
	ui->mouse.dragging = false;
	ui->also = k & KEY_CTRL;
	run(ui, aim(ui, l, key_mouse_x(k), key_mouse_y(k)) ? "carry-drop" : "carry-cancel");
}

/* ---- the wheel ---- */

static size_t between(size_t value, size_t first, size_t count)
{
	return value < first || !count ? first : value >= first + count ? first + count - 1 : value;
}

/* Scrolls the grid; the cursor stays where it is as long as it shows. */
static void scroll(struct ui *ui, int stages, int channels)
{
	struct layout l;
	struct cursor *c = &ui->cursor, was = *c;
	layout_make(ui, &l);
	if (stages < 0 && l.first_stage)
		ui->left = l.first_stage - 1;
	else if (stages > 0 && l.first_stage + l.stages < journey_count(ui->journey, KIND_STAGE))
		ui->left = l.first_stage + 1;
	if (channels < 0 && l.first_channel)
		ui->top = l.first_channel - 1;
	else if (channels > 0 && l.first_channel + l.channels < journey_count(ui->journey, KIND_CHANNEL))
		ui->top = l.first_channel + 1;
	layout_make(ui, &l);
	c->stage = between(c->stage, l.first_stage, l.stages);
	c->channel = between(c->channel, l.first_channel, l.channels);
	if (!c->inbox && (c->stage != was.stage || c->channel != was.channel))
		c->index = 0;
}

static void wheel_panel(struct ui *ui, const struct panel *panel, const struct layout *l, bool down)
{
	struct page page;
	key k = down ? KEY_DOWN_ : KEY_UP_;
	bool text = panel->place == PLACE_HELP || panel->place == PLACE_RECOVERY;
	for (int i = 0; !panel->page && i < (text ? LINES : 1); i++)
		ui_press(ui, k);
	if (!panel->page)
		return;
	/* at the ends it does not go round */
	panel->page(ui, layout_panel(ui, l, panel->kind), &page);
	if (down ? page.at + 1 < page.count : page.at > 0)
		ui_press(ui, k);
}

static void wheel(struct ui *ui, key k, const struct layout *l)
{
	enum mouse_act act = key_mouse(k);
	bool forward = act == MOUSE_WHEEL_DOWN || act == MOUSE_WHEEL_RIGHT;
	bool upright = act == MOUSE_WHEEL_UP || act == MOUSE_WHEEL_DOWN;
	const struct panel *panel = panel_at(ui, l, key_mouse_x(k), key_mouse_y(k));
	int step = forward ? 1 : -1;
	if (panel && upright)
		wheel_panel(ui, panel, l, forward);
	if (panel)
		return;
	bool along = !upright || k & KEY_SHIFT;
	scroll(ui, along ? step : 0, along ? 0 : step);
	if (ui->mouse.dragging) {
		struct layout now;
		layout_make(ui, &now);
		aim(ui, &now, key_mouse_x(k), key_mouse_y(k));
	}
}

/* ---- all of it ---- */

bool mouse_matters(const struct ui *ui, key k)
{
	enum mouse_act act = key_mouse(k);
	if (ui->prompt && ui->prompt->pasting)
		return false;
	if (act == MOUSE_DRAG)
		return ui->mouse.held || ui->mouse.dragging;
	return act != MOUSE_RELEASE || ui->mouse.dragging;
}

void mouse_key(struct ui *ui, key k)
{
	struct layout l;
	struct spot spot;
	int x = key_mouse_x(k), y = key_mouse_y(k);
	layout_make(ui, &l);
	switch (key_mouse(k)) {
	case MOUSE_NOTHING:
		break;
	case MOUSE_CLICK:
	case MOUSE_DOUBLE_CLICK:
		press(ui, k, &l);
		break;
	case MOUSE_RIGHT_CLICK:
		layout_spot(ui, &l, x, y, &spot);
		if (!panel_at(ui, &l, x, y))
			mark(ui, &spot);
		break;
	case MOUSE_DRAG:
		drag(ui, k, &l);
		break;
	case MOUSE_RELEASE:
		release(ui, k, &l);
		break;
	case MOUSE_WHEEL_UP:
	case MOUSE_WHEEL_DOWN:
	case MOUSE_WHEEL_LEFT:
	case MOUSE_WHEEL_RIGHT:
		wheel(ui, k, &l);
		break;
	}
}
