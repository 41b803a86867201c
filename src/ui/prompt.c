/* A line that is being typed: for names, searches, values. */
#include <stdlib.h>

#include "base/mem.h"
#include "base/unicode.h"
#include "ui/capture.h"
#include "ui/prompt.h"
#include "ui/session.h"

#define OFFER_LINES 6
#define CAPTURE_LINES 10 /* offers of capture: the numbers beside them are what one types */
#define TYPING 30        /* columns that the line keeps beside an alarm */

struct prompt *ui_prompt(struct ui *ui, const char *title, const char *text, prompt_done *done)
{
	ui_close_prompt(ui);
	struct prompt *p = ui->prompt = mem_new(sizeof *p);
	p->title = mem_copy_text(title);
	p->done = done;
	p->offer_replaced = SIZE_MAX;
	line_start(&p->line, slice_of(text ? text : ""), false);
	return p;
}

void prompt_retitle(struct prompt *p, const char *title)
{
	free(p->title);
	p->title = mem_copy_text(title);
}

void prompt_forget_offers(struct prompt *p)
{
	for (size_t i = 0; i < p->offer_count; i++) {
		free(p->offers[i].text);
		free(p->offers[i].note);
	}
	free(p->offers);
	p->offers = NULL;
	p->offer_count = p->offer = 0;
	p->offer_at = 0;
	p->offer_replaced = SIZE_MAX;
}

void ui_close_prompt(struct ui *ui)
{
	struct prompt *p = ui->prompt;
	if (!p)
		return;
	ui->prompt = NULL;
	prompt_forget_offers(p);
	capture_free(p->capture);
	line_free(&p->line);
	free(p->title);
	free(p->beside);
	free(p);
}

void prompt_offer(struct prompt *p, const char *text, const char *note)
{
	p->offers = mem_resize(p->offers, p->offer_count + 1, sizeof *p->offers);
	p->offers[p->offer_count++] = (struct prompt_offer){mem_copy_text(text), note ? mem_copy_text(note) : NULL};
}

bool prompt_offers(const struct prompt *p, const char *text)
{
	for (size_t i = 0; i < p->offer_count; i++)
		if (strcmp(p->offers[i].text, text) == 0)
			return true;
	return false;
}

void prompt_put_back(struct prompt *p, const char *text)
{
	line_start(&p->line, slice_of(text), false);
	prompt_forget_offers(p);
}

static char *prompt_text(const struct prompt *p)
{
	struct slice text = line_text(&p->line);
	return mem_copy(text.bytes, text.length);
}

static void tell(struct ui *ui, prompt_done *done)
{
	char *text = prompt_text(ui->prompt);
	done(ui, text);
	free(text);
}

static void accept(struct ui *ui)
{
	struct prompt *p = ui->prompt;
	char *text = prompt_text(p);
	prompt_done *done = p->done;
	if (p->stays) {
		line_start(&p->line, slice_of(""), false);
		prompt_forget_offers(p);
		done(ui, text);
		if (ui->prompt == p && p->typed && !p->offer_count)
			tell(ui, p->typed);
	} else {
		ui_close_prompt(ui);
		done(ui, text);
	}
	free(text);
}

static void cancel(struct ui *ui)
{
	char *text = prompt_text(ui->prompt);
	prompt_done *given_up = ui->prompt->cancel;
	ui_close_prompt(ui);
	if (given_up)
		given_up(ui, text);
	free(text);
}

static void typed(struct ui *ui)
{
	struct prompt *p = ui->prompt;
	prompt_forget_offers(p);
	if (p->typed)
		tell(ui, p->typed);
}

/* The offer takes the place in the line that it stands for. */
static void put_into_line(struct prompt *p, struct slice offer)
{
	struct slice line = line_text(&p->line);
	struct buffer text = {0};
	size_t at = p->offer_at, rest = line.length - at;
	size_t end = at + (p->offer_replaced < rest ? p->offer_replaced : rest);
	buffer_add(&text, line.bytes, at);
	buffer_add_slice(&text, offer);
	buffer_add(&text, line.bytes + end, line.length - end);
	line_start(&p->line, buffer_slice(&text), false);
	p->line.caret = at + offer.length;
	if (p->offer_replaced != SIZE_MAX)
		p->offer_replaced = offer.length;
	buffer_free(&text);
}

void prompt_take(struct ui *ui, size_t nth)
{
	struct prompt *p = ui->prompt;
	p->offer = nth + 1;
	put_into_line(p, slice_of(p->offers[nth].text));
	if (p->taken)
		tell(ui, p->taken);
}

/* Takes the next or previous offer into the line; past the last one, the line
 * as it was typed is the offer before the first. */
static void take_offer(struct ui *ui, int step)
{
	struct prompt *p = ui->prompt;
	if (!p->offer_count)
		return;
	size_t count = p->offer_count;
	p->offer = p->offer == 0 ? (step > 0 ? 1 : count) : (p->offer - 1 + (step > 0 ? 1 : count - 1)) % count + 1;
	prompt_take(ui, p->offer - 1);
}

/* A list that is pasted need not end with a newline; one line alone stays to
 * be typed on. */
static void end_paste(struct ui *ui)
{
	struct prompt *p = ui->prompt;
	bool lines = p->pasted_lines;
	if (lines && line_text(&p->line).length)
		accept(ui);
	p = ui->prompt;
	if (!p)
		return;
	if (lines && p->pasted)
		p->pasted(ui, "");
	p->pasting = p->pasted_lines = false;
}

void prompt_key(struct ui *ui, key k)
{
	struct prompt *p = ui->prompt;
	if (p->pasting && k == KEY_TAB_)
		k = ' ';
	if (p->moves && !p->pasting && !line_text(&p->line).length && p->moves(ui, k)) {
		typed(ui);
	} else if (p->pasting && p->stays && k == KEY_ENTER_) {
		p->pasted_lines = true;
		accept(ui);
	} else if (p->stays && k == KEY_PASTE_END_) {
		end_paste(ui);
	} else if (k == KEY_PASTE_ || k == KEY_PASTE_END_) {
		p->pasting = k == KEY_PASTE_;
		if (!p->stays)
			line_key(&p->line, k);
		typed(ui);
	} else if (k == KEY_ENTER_ && !p->pasting) {
		accept(ui);
	} else if (k == KEY_ESCAPE_) {
		cancel(ui);
	} else if (k == KEY_TAB_ || k == KEY_DOWN_) {
		take_offer(ui, 1);
	} else if (k == (KEY_TAB_ | KEY_SHIFT) || k == KEY_UP_) {
		take_offer(ui, -1);
	} else if (line_key(&p->line, k) == LINE_CHANGED) {
		typed(ui);
	}
}

/* ---- where it stands ---- */

void prompt_add_title(const struct ui *ui, int columns, struct buffer *out)
{
	if (ui->prompt->capture)
		capture_add_title(ui, columns, out);
	else
		unicode_sanitise(out, slice_of(ui->prompt->title), columns);
}

int prompt_note_columns(const char *note)
{
	return note ? unicode_columns(slice_of(note)) + PROMPT_NOTE_GAP : 0;
}

/* The offers stand above the line, over what they are for, the first one nearest. */
static void lay_offers(const struct prompt *p, struct rect line, struct prompt_layout *l)
{
	int room = line.y > 1 ? line.y - 1 : 0, most = p->capture ? CAPTURE_LINES : OFFER_LINES;
	int shown = p->offer_count < (size_t)most ? (int)p->offer_count : most;
	int end = line.x + line.width, x = l->text.x, widest = 0;
	shown = shown < room ? shown : room;
	l->first = p->offer > (size_t)shown ? p->offer - (size_t)shown : 0;
	for (size_t i = 0; i < p->offer_count; i++) {
		const struct prompt_offer *offer = &p->offers[i];
		int columns = unicode_columns(slice_of(offer->text)) + 2 + prompt_note_columns(offer->note);
		widest = columns > widest ? columns : widest;
	}
	x += unicode_columns(slice_make(line_text(&p->line).bytes, p->offer_at));
	if (x - 1 + widest > end)
		x = end - widest + 1;
	if (x < line.x + 1)
		x = line.x + 1;
	if (x - 1 + widest > end)
		widest = end - x + 1;
	l->offers = (struct rect){x - 1, line.y - shown, widest, shown};
}

/* Lines that help to say it; none in a terminal without the room. */
static void lay_beside(const struct prompt *p, struct rect line, struct prompt_layout *l)
{
	int count = p->beside != NULL;
	for (const char *at = p->beside; at && *at; at++)
		count += *at == '\n';
	if (count > line.y / 2)
		count = 0;
	l->beside = (struct rect){line.x, line.y - count, line.width, count};
}

void prompt_lay(const struct ui *ui, struct rect line, struct prompt_layout *l)
{
	const struct prompt *p = ui->prompt;
	int end = line.x + line.width, noted = session_notes(ui);
	struct buffer title = {0};
	prompt_add_title(ui, line.width / 2, &title);
	*l = (struct prompt_layout){.title = unicode_columns(buffer_slice(&title))};
	buffer_free(&title);
	if (noted && line.width > noted + TYPING)
		end -= noted + 1;
	int x = line.x + l->title + 2;
	l->text = (struct rect){x, line.y, end - x, 1};
	/* a complaint about what was typed stands next to the line */
	line.y -= ui->message && ui->message_is_error;
	lay_beside(p, line, l);
	line.y -= l->beside.height;
	lay_offers(p, line, l);
}
