#include "ui/offer.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/message.h"
#include "document/follow.h"
#include "ui/timeline.h"
#include "ui/session.h"

#define PAGE 5

void offer_open(struct ui *ui, const struct recovery *recovery)
{
	free(ui->offer);
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

/* ---- commands ---- */

static void scroll(struct ui *ui, long lines)
{
	long top = (long)ui->offer->top + lines, most = (long)offer_count(ui) - 1;
	ui->offer->top = top < 0 ? 0 : (size_t)(top > most ? most : top);
}

void offer_up(struct ui *ui, key k)
{
	(void)k;
	scroll(ui, -1);
}

void offer_down(struct ui *ui, key k)
{
	(void)k;
	scroll(ui, 1);
}

void offer_page_up(struct ui *ui, key k)
{
	(void)k;
	scroll(ui, -PAGE);
}

void offer_page_down(struct ui *ui, key k)
{
	(void)k;
	scroll(ui, PAGE);
}

void offer_take(struct ui *ui, key k)
{
	(void)k;
	struct recovery recovery = ui->offer->recovery;
	size_t count = offer_count(ui);
	free(ui->offer);
	ui->offer = NULL;
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
	free(ui->offer);
	ui->offer = NULL;
	ui_say(ui, _("left as it was; the history, U, still has those steps"));
}
