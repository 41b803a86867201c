#include "ui/offer.h"

#include <stdlib.h>

#include "base/integer.h"
#include "base/mem.h"
#include "base/message.h"
#include "base/unicode.h"
#include "document/follow.h"
#include "ui/layout.h"
#include "ui/timeline.h"
#include "ui/session.h"

#define WIDTH 64
#define WIDTH_MIN 48  /* of a box */
#define SIDE 2        /* columns of the box at each side */
#define LIST_LINES 12 /* more are scrolled */
#define LIST_LEAST 3

void offer_free(struct ui *ui)
{
	free(ui->offer);
	ui->offer = NULL;
}

void offer_open(struct ui *ui, const struct recovery *recovery)
{
	offer_free(ui);
	ui->offer = mem_new(sizeof *ui->offer);
	ui->offer->recovery = *recovery;
}

static size_t first_step(const struct recovery *r)
{
	return r->base < r->ours ? r->base : r->ours;
}

size_t offer_count(const struct ui *ui)
{
	const struct recovery *r = &ui->offer->recovery;
	return r->base < r->ours ? r->ours - r->base : r->base - r->ours;
}

const char *offer_label(const struct ui *ui, size_t nth)
{
	struct step_info info;
	document_step_info(ui->document, first_step(&ui->offer->recovery) + nth, &info);
	return info.label;
}

void offer_add_question(const struct ui *ui, struct buffer *out)
{
	const struct recovery *r = &ui->offer->recovery;
	struct buffer time = {0};
	timeline_add_time(r->when, &time);
	if (r->ours < r->base)
		buffer_format(out, _("The last session (%s) ended without saving that it had undone these steps: %zu."),
		              buffer_slice(&time).bytes, offer_count(ui));
	else
		buffer_format(out, _("The last session (%s) ended without saving. Steps it had done: %zu."),
		              buffer_slice(&time).bytes, offer_count(ui));
	if (r->outside)
		buffer_add_text(out, _(" The file was changed since; both are merged."));
	buffer_add_text(out, _(" Take them up?"));
	buffer_free(&time);
}

void offer_add_all(const struct ui *ui, struct buffer *out)
{
	offer_add_question(ui, out);
	for (size_t i = 0; i < offer_count(ui); i++)
		buffer_format(out, "\n- %s", offer_label(ui, i));
}

/* ---- where it stands ---- */

static size_t lines_of(const struct ui *ui, void (*add)(const struct ui *ui, struct buffer *out), int width)
{
	struct buffer text = {0};
	struct slice line;
	size_t at = 0, lines = 0;
	add(ui, &text);
	while (unicode_wrap(buffer_slice(&text), &at, width, &line))
		lines++;
	buffer_free(&text);
	return lines;
}

void offer_lay(const struct ui *ui, struct offer_layout *o)
{
	struct layout all;
	layout_make(ui, &all);
	struct rect room = {0, all.grid.y, ui->width, all.status_y - all.grid.y};
	int width = smaller(WIDTH, room.width), inside = width - 2 * SIDE;
	int steps = offer_count(ui) < LIST_LINES ? (int)offer_count(ui) : LIST_LINES;
	*o = (struct offer_layout){.is_small = true, .box = room};
	if (width >= WIDTH_MIN) {
		o->question = (int)lines_of(ui, offer_add_question, inside);
		o->is_small = o->question + smaller(steps, LIST_LEAST) + 2 > room.height;
	}
	if (o->is_small) {
		o->list = (struct rect){0, room.y + 1, room.width - 1, room.height - 2};
		o->count = lines_of(ui, offer_add_all, o->list.width);
		return;
	}
	/* a blank line between the two where there is room */
	int gap = o->question + 1 + steps + 2 <= room.height;
	int height = smaller(room.height, o->question + gap + steps + 2);
	int used = 1 + o->question + gap;
	o->box = (struct rect){(room.width - width) / 2, room.y + (room.height - height) / 3, width, height};
	o->list = (struct rect){o->box.x + SIDE, o->box.y + used, inside, height - used - 1};
	o->count = offer_count(ui);
}

/* ---- commands ---- */

/* Scrolls by lines and by pages of what is shown. */
static void scroll(struct ui *ui, long lines, long pages)
{
	struct offer_layout o;
	offer_lay(ui, &o);
	long shown = o.list.height > 1 ? o.list.height : 1, most = (long)o.count - shown;
	long top = (long)ui->offer->top + lines + pages * shown;
	if (top > most)
		top = most;
	ui->offer->top = top < 0 ? 0 : (size_t)top;
}

void offer_up(struct ui *ui, key k)
{
	(void)k;
	scroll(ui, -1, 0);
}

void offer_down(struct ui *ui, key k)
{
	(void)k;
	scroll(ui, 1, 0);
}

void offer_page_up(struct ui *ui, key k)
{
	(void)k;
	scroll(ui, 0, -1);
}

void offer_page_down(struct ui *ui, key k)
{
	(void)k;
	scroll(ui, 0, 1);
}

void offer_take(struct ui *ui, key k)
{
	(void)k;
	struct recovery recovery = ui->offer->recovery;
	size_t count = offer_count(ui);
	offer_free(ui);
	if (recovery.outside)
		session_recover(ui, &recovery);
	else if (timeline_go_to(ui, recovery.ours))
		ui_say(ui,
		       count == 1 ? _("%zu step is taken up, not saved yet")
		                  : _("%zu steps are taken up, not saved yet"),
		       count);
}

void offer_leave(struct ui *ui, key k)
{
	(void)k;
	offer_free(ui);
	ui_say(ui, _("left as it was; the history, U, still has those steps"));
}
