/* Moving in the grid and the inbox, marking, densities, themes. */
#include "ui/grid.h"

#include "base/message.h"
#include "ui/compare.h"
#include "ui/filters.h"
#include "ui/search.h"

static void to_stage(struct ui *ui, size_t stage)
{
	ui->cursor.stage = stage;
	ui->cursor.index = 0;
}

/* In the inbox, which lies in one row, left and right go along it. */
static bool along_inbox(struct ui *ui, int step)
{
	struct cursor *c = &ui->cursor;
	if (!c->inbox)
		return false;
	if (step < 0 ? c->index > 0 : c->index + 1 < journey_inbox(ui->journey)->count)
		c->index += (size_t)step;
	return true;
}

void grid_previous_stage(struct ui *ui, key k)
{
	(void)k;
	if (!along_inbox(ui, -1) && ui->cursor.stage > 0)
		to_stage(ui, ui->cursor.stage - 1);
}

void grid_next_stage(struct ui *ui, key k)
{
	(void)k;
	if (!along_inbox(ui, 1) && ui->cursor.stage + 1 < journey_count(ui->journey, KIND_STAGE))
		to_stage(ui, ui->cursor.stage + 1);
}

void grid_first_stage(struct ui *ui, key k)
{
	(void)k;
	if (ui->cursor.inbox)
		ui->cursor.index = 0;
	else
		to_stage(ui, 0);
}

void grid_last_stage(struct ui *ui, key k)
{
	(void)k;
	if (ui->cursor.inbox)
		ui->cursor.index = journey_inbox(ui->journey)->count;
	else
		to_stage(ui, journey_count(ui->journey, KIND_STAGE));
}

void grid_numbered_stage(struct ui *ui, key k)
{
	size_t number = (size_t)(k - '0');
	if (number > journey_count(ui->journey, KIND_STAGE)) {
		ui_complain(ui, _("there is no stage %zu"), number);
		return;
	}
	ui->cursor.inbox = false;
	to_stage(ui, number - 1);
}

static bool to_channel(struct ui *ui, long step)
{
	struct cursor *c = &ui->cursor;
	long channel = (long)c->channel + step;
	if (channel < 0 || channel >= (long)journey_count(ui->journey, KIND_CHANNEL))
		return false;
	c->channel = (size_t)channel;
	c->index = 0;
	return true;
}

static void leave_inbox(struct ui *ui)
{
	ui->cursor.inbox = false;
	ui->cursor.index = 0;
}

void grid_previous_touchpoint(struct ui *ui, key k)
{
	(void)k;
	struct cursor *c = &ui->cursor;
	if (c->inbox) {
		leave_inbox(ui);
	} else if (c->index > 0 && !ui->carrying) {
		c->index--;
	} else if (to_channel(ui, -1) && !ui->carrying) {
		const struct bin *bin = ui_bin(ui, c);
		c->index = bin && bin->count ? bin->count - 1 : 0;
	}
}

void grid_next_touchpoint(struct ui *ui, key k)
{
	(void)k;
	struct cursor *c = &ui->cursor;
	const struct bin *bin = ui_bin(ui, c);
	if (c->inbox || !bin)
		return;
	if (c->index + 1 < bin->count && !ui->carrying)
		c->index++;
	else if (!to_channel(ui, 1) && journey_inbox(ui->journey)->count && !ui->carrying)
		*c = (struct cursor){true, c->stage, c->channel, 0};
}

void grid_previous_channel(struct ui *ui, key k)
{
	(void)k;
	if (ui->cursor.inbox)
		leave_inbox(ui);
	else
		to_channel(ui, -1);
}

void grid_next_channel(struct ui *ui, key k)
{
	(void)k;
	if (!ui->cursor.inbox)
		to_channel(ui, 1);
}

void grid_other_area(struct ui *ui, key k)
{
	(void)k;
	if (ui->cursor.inbox)
		leave_inbox(ui);
	else if (journey_inbox(ui->journey)->count)
		ui->cursor = (struct cursor){true, ui->cursor.stage, ui->cursor.channel, 0};
	else if (journey_inbox(ui->journey)->hidden)
		ui_say(ui, _("nothing in the inbox passes the filter; Esc shows all"));
	else
		ui_say(ui, ui->look ? _("the inbox is empty") : _("the inbox is empty; {inbox-add} adds to it"));
}

void grid_mark(struct ui *ui, key k)
{
	(void)k;
	struct item *item = ui_current(ui);
	if (!item)
		return;
	item->marked = !item->marked;
	ui->marked += item->marked ? 1 : (size_t)-1;
	const struct bin *bin = ui_bin(ui, &ui->cursor);
	if (ui->cursor.index + 1 < bin->count)
		ui->cursor.index++;
}

void grid_mark_all(struct ui *ui, key k)
{
	(void)k;
	size_t shown = journey_count(ui->journey, KIND_TOUCHPOINT) - journey_hidden(ui->journey);
	bool mark = ui->marked < shown;
	struct sequence_walk walk = journey_walk(ui->journey, KIND_TOUCHPOINT);
	for (struct item *item; (item = journey_walk_on(&walk));)
		item->marked = mark && !item->hidden;
	ui->marked = mark ? shown : 0;
	if (mark)
		ui_say(ui, _("all that is shown is marked: %zu; Esc takes the marks off"), shown);
}

/* Esc takes back what is lightest: the marks, then the search, then the filter,
 * and at last the look at two maps. */
void grid_leave(struct ui *ui, key k)
{
	if (ui->marked)
		ui_unmark(ui);
	else if (ui->search)
		search_set(ui, "");
	else if (ui->filter)
		filters_take_off(ui);
	else if (ui->look && ui->look->different)
		compare_different(ui, k);
	else if (ui->cursor.inbox)
		leave_inbox(ui);
	else if (ui->look)
		compare_close(ui, k);
}

void grid_density(struct ui *ui, key k)
{
	static const char *const names[DENSITY_COUNT] = {[DENSITY_COUNTS] = N_("counts and heat"),
	                                                 [DENSITY_LARGE] = N_("large titles, for the projector"),
	                                                 [DENSITY_TITLES] = N_("titles"),
	                                                 [DENSITY_DETAILS] = N_("titles with owner and rating")};
	(void)k;
	ui->density = (ui->density + 1) % DENSITY_COUNT;
	ui_say(ui, _("shown: %s"), _(names[ui->density]));
}

static void take_theme(struct ui *ui, enum theme theme)
{
	ui->theme = theme;
	ui_say(ui, _("theme %s: %s"), theme_name(theme), _(theme_help(theme)));
}

void grid_theme(struct ui *ui, key k)
{
	(void)k;
	take_theme(ui, (ui->theme + 1) % THEME_COUNT);
}

static void theme_chosen(struct ui *ui, const struct row *rows, size_t count)
{
	if (count)
		take_theme(ui, theme_find(rows->word));
}

void grid_choose_theme(struct ui *ui, key k)
{
	(void)k;
	struct chooser *c = ui_ask(ui, _("Theme"), theme_chosen);
	for (enum theme theme = 0; theme < THEME_COUNT; theme++)
		chooser_add(c, _(theme_help(theme)), theme_name(theme), theme_name(theme), (char)('1' + theme));
	c->at = ui->theme;
}
