/* A line that is being typed: for names, searches, values. */
#include <stdlib.h>

#include "base/mem.h"
#include "base/unicode.h"
#include "ui/prompt.h"
#include "ui/session.h"

#define OFFER_LINES 6
#define TYPING 30 /* columns that the line keeps beside an alarm */

struct prompt *ui_prompt(struct ui *ui, const char *title, const char *text, prompt_done *done)
{
	ui_close_prompt(ui);
	struct prompt *p = ui->prompt = mem_new(sizeof *p);
	p->title = mem_copy_text(title);
	p->done = done;
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
		free(p->offers[i]);
		free(p->notes[i]);
	}
	free(p->offers);
	free(p->notes);
	p->offers = p->notes = NULL;
	p->offer_count = p->offer = 0;
}

void ui_close_prompt(struct ui *ui)
{
	struct prompt *p = ui->prompt;
	if (!p)
		return;
	ui->prompt = NULL;
	prompt_forget_offers(p);
	line_free(&p->line);
	free(p->title);
	free(p->beside);
	free(p);
}

void prompt_offer_noted(struct prompt *p, const char *text, const char *note)
{
	p->offers = mem_resize(p->offers, p->offer_count + 1, sizeof *p->offers);
	p->notes = mem_resize(p->notes, p->offer_count + 1, sizeof *p->notes);
	p->offers[p->offer_count] = mem_copy_text(text);
	p->notes[p->offer_count++] = note ? mem_copy_text(note) : NULL;
}

void prompt_offer(struct prompt *p, const char *text)
{
	prompt_offer_noted(p, text, NULL);
}

static char *prompt_text(const struct prompt *p)
{
	struct slice text = line_text(&p->line);
	return mem_copy(text.bytes, text.length);
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
		if (ui->prompt == p && p->typed)
			p->typed(ui, "");
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
	if (!p->typed)
		return;
	char *text = prompt_text(p);
	p->typed(ui, text);
	free(text);
}

void prompt_take(struct ui *ui, size_t nth)
{
	struct prompt *p = ui->prompt;
	p->offer = nth + 1;
	line_start(&p->line, slice_of(p->offers[nth]), false);
	if (p->taken) {
		char *text = prompt_text(p);
		p->taken(ui, text);
		free(text);
	}
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
	if (p->pasted_lines && line_text(&p->line).length)
		accept(ui);
	if (ui->prompt == p)
		p->pasting = p->pasted_lines = false;
}

void prompt_key(struct ui *ui, key k)
{
	struct prompt *p = ui->prompt;
	if (p->pasting && k == KEY_TAB_)
		k = ' ';
	if (p->pasting && p->stays && k == KEY_ENTER_) {
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

/* The offers stand above the line, under its text, the first one nearest. */
int prompt_note_columns(const char *note)
{
	return note ? unicode_columns(slice_of(note)) + PROMPT_NOTE_GAP : 0;
}

static void lay_offers(const struct prompt *p, struct rect line, struct prompt_layout *l)
{
	int room = line.y > 1 ? line.y - 1 : 0,
	    shown = p->offer_count < OFFER_LINES ? (int)p->offer_count : OFFER_LINES;
	int end = line.x + line.width, x = l->text.x, widest = 0;
	shown = shown < room ? shown : room;
	l->first = p->offer > (size_t)shown ? p->offer - (size_t)shown : 0;
	for (size_t i = 0; i < p->offer_count; i++) {
		int columns = unicode_columns(slice_of(p->offers[i])) + 2 + prompt_note_columns(p->notes[i]);
		widest = columns > widest ? columns : widest;
	}
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
	int title = unicode_columns(slice_of(p->title)), end = line.x + line.width;
	int noted = session_notes(ui);
	*l = (struct prompt_layout){.title = title < line.width / 2 ? title : line.width / 2};
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
