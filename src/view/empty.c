/* What a map that is empty tells: which keys bring stages, channels and the
 * first touchpoints. */
#include "base/integer.h"
#include "base/message.h"
#include "base/unicode.h"
#include "ui/help.h"
#include "ui/panel.h"
#include "view/grid.h"
#include "view/panels.h"

#define KEY_GAP 2
#define BOX_HEIGHT 6 /* of the box without touchpoints */
#define BOX_GRID 14  /* rows of the grid from which it has room */

struct tip {
	const char *command;
	const char *text; /* N_() */
};

static const struct tip stages_tip = {"stages-edit", N_("adds stages, the columns")};
static const struct tip channels_tip = {"channels-edit", N_("adds channels, the rows")};
static const struct tip help_tip = {"help", N_("shows the keys")};

/* The tips below one another; the lines used. */
static int put_tips(const struct ui *ui, struct frame *frame, struct rect rect, const struct tip *const *tips,
                    size_t count)
{
	int keys = 0;
	for (int pass = 0; pass < 2; pass++)
		for (size_t i = 0; i < count; i++) {
			struct buffer name = {0};
			help_add_key(ui, tips[i]->command, &name);
			int y = rect.y + (int)i, x = rect.x + keys + KEY_GAP;
			if (pass == 0) {
				keys = larger(keys, unicode_columns(buffer_slice(&name)));
			} else if ((int)i < rect.height) {
				frame_put(frame, rect.x, y, keys, STYLE_KEY, buffer_slice(&name));
				frame_put(frame, x, y, rect.x + rect.width - x, STYLE_TEXT, slice_of(_(tips[i]->text)));
			}
			buffer_free(&name);
		}
	return (int)count;
}

void view_no_grid(const struct ui *ui, const struct layout *l, struct frame *frame)
{
	static const struct tip inbox_tip = {"inbox-add", N_("adds touchpoints to the inbox")};
	bool stages = journey_count(ui->journey, KIND_STAGE), channels = journey_count(ui->journey, KIND_CHANNEL);
	const struct tip *tips[4];
	size_t count = 0;
	struct rect r = {2, l->grid.y + 1, ui->width - 2, l->grid.height - 1};
	const char *title = stages     ? _("This map has stages, but no channels yet: its grid lacks the rows.")
	                    : channels ? _("This map has channels, but no stages yet: its grid lacks the columns.")
	                               : _("This map has no grid yet.");
	if (!stages)
		tips[count++] = &stages_tip;
	if (!channels)
		tips[count++] = &channels_tip;
	tips[count++] = &inbox_tip;
	tips[count++] = &help_tip;
	int used = panel_text(frame, r, STYLE_TITLE, slice_of(title));
	r.y += used;
	r.height -= used;
	used = put_tips(ui, frame, r, tips, count) + 1;
	if (!stages && !channels && used < r.height)
		panel_text(frame, (struct rect){r.x, r.y + used, r.width, r.height - used}, STYLE_DIM,
		           slice_of(_("A template brings both: `touchgrid` without a file offers some.")));
}

bool view_first_shows(const struct ui *ui, const struct layout *l)
{
	bool quiet = ui_place(ui) == PLACE_GRID && !ui->presenting && !ui->message_is_error;
	return quiet && l->stages && l->channels && l->grid.height >= BOX_GRID &&
	       !journey_count(ui->journey, KIND_TOUCHPOINT);
}

void view_first(const struct ui *ui, const struct layout *l, struct frame *frame)
{
	static const struct tip here = {"touchpoint-add", N_("adds them here: a name, Enter, the next name")};
	static const struct tip inbox = {"inbox-add", N_("collects them in the inbox, to be placed later")};
	static const struct tip steps = {"steps", N_("goes through a workshop step by step")};
	static const struct tip *const tips[] = {&here, &inbox, &steps, &help_tip};
	struct rect box = {0, 0, 0, BOX_HEIGHT};
	for (size_t i = 0; i < sizeof tips / sizeof *tips; i++)
		box.width = larger(box.width, unicode_columns(slice_of(_(tips[i]->text))) + 9);
	box.width = smaller(box.width, l->grid.width);
	/* below the channels where that is free, else at the right and away from the cursor */
	int end = layout_channel_y(ui, l, l->channels) + l->totals_row,
	    bottom = l->grid.y + l->grid.height - BOX_HEIGHT;
	int cursor = layout_channel_y(ui, l, ui->cursor.channel - l->first_channel);
	bool low = cursor < l->grid.y + l->grid.height / 2 - 1;
	box.x = l->grid.x + (end < bottom ? 0 : l->grid.width - box.width);
	box.y = end < bottom ? end + 1 : low ? bottom : l->grid.y + l->header;
	frame_clear(frame, box, STYLE_TEXT);
	panel_box(frame, box, _("No touchpoints yet"), NULL);
	struct rect inside = panel_inside(box);
	put_tips(ui, frame, inside, tips, sizeof tips / sizeof *tips);
}
