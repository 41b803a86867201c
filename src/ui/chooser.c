/* A list of which one or some are chosen: by letter, by typing, by arrows. */
#include <stdlib.h>

#include "base/integer.h"
#include "base/mem.h"
#include "base/unicode.h"
#include "ui/chooser.h"

#define MEASURED 2000 /* rows that the width is made for */
#define WIDTH_MIN 26
#define TITLE_WIDTH 60 /* a longer question is folded */
#define TITLE_LINES 4
#define GROUPS_WIDTH 50 /* columns from which there is room for groups beside the labels */
#define ROWS_MAX 1000

struct chooser *ui_chooser(struct ui *ui, const char *title, chooser_done *done)
{
	ui_close_chooser(ui);
	struct chooser *c = ui->chooser = mem_new(sizeof *c);
	c->title = mem_copy_text(title);
	c->done = done;
	line_start(&c->filter, slice_of(""), false);
	return c;
}

struct chooser *ui_ask(struct ui *ui, const char *question, chooser_done *done)
{
	struct chooser *c = ui_chooser(ui, question, done);
	c->hotkeys = true;
	return c;
}

static void chooser_free(struct chooser *c)
{
	for (size_t i = 0; c->rows && i < c->count; i++) {
		free(c->rows[i].label);
		free(c->rows[i].note);
		free(c->rows[i].word);
	}
	free(c->rows);
	free(c->matches);
	free(c->matched);
	line_free(&c->filter);
	free(c->title);
	free(c);
}

void ui_close_chooser(struct ui *ui)
{
	if (ui->chooser)
		chooser_free(ui->chooser);
	ui->chooser = NULL;
}

void chooser_add(struct chooser *c, const char *label, const char *note, const char *word, char hotkey)
{
	if (c->count == c->room) {
		c->room = c->room ? c->room * 2 : 8;
		c->rows = mem_resize(c->rows, c->room, sizeof *c->rows);
	}
	c->rows[c->count++] = (struct row){.label = mem_copy_text(label),
	                                   .note = note ? mem_copy_text(note) : NULL,
	                                   .word = mem_copy_text(word),
	                                   .hotkey = hotkey};
	free(c->matched);
	c->matched = NULL;
}

void chooser_group(struct chooser *c, const char *heading)
{
	c->rows[c->count - 1].group = heading;
	c->group_columns = larger(c->group_columns, unicode_columns(slice_of(heading)) + 2);
}

/* How well what was typed fits; rows that are called just so come first, then
 * those that begin with it. */
enum fit { FIT_NONE, FIT_INSIDE, FIT_START, FIT_WHOLE };

static enum fit text_fit(const char *text, struct slice folded)
{
	struct buffer own = {0};
	unicode_fold(&own, slice_of(text));
	const char *found = memmem(own.bytes ? own.bytes : "", own.length, folded.bytes, folded.length);
	enum fit fit = !found ? FIT_NONE : found == own.bytes ? FIT_START : FIT_INSIDE;
	if (fit == FIT_START && own.length == folded.length)
		fit = FIT_WHOLE;
	buffer_free(&own);
	return fit;
}

static enum fit row_fit(const struct row *row, struct slice folded)
{
	if (!folded.length)
		return FIT_START;
	enum fit label = text_fit(row->label, folded), word = text_fit(row->word, folded);
	if (!label && !word)
		return row->note && text_fit(row->note, folded) ? FIT_INSIDE : FIT_NONE;
	return label > word ? label : word;
}

/* Finds the rows that fit, once for each thing typed: a list may have very many.
 * What fits more letters fitted fewer. */
static void find_matches(struct chooser *c)
{
	struct buffer folded = {0};
	unicode_fold(&folded, line_text(&c->filter));
	const char *text = buffer_slice(&folded).bytes;
	if (c->matched && strcmp(c->matched, text) == 0) {
		buffer_free(&folded);
		return;
	}
	bool longer = c->matched && strncmp(text, c->matched, strlen(c->matched)) == 0;
	for (size_t i = 0; i < c->count; i++)
		if (!longer || c->rows[i].fit)
			c->rows[i].fit = (uint8_t)row_fit(&c->rows[i], buffer_slice(&folded));
	c->matches = mem_resize(c->matches, c->count, sizeof *c->matches);
	c->match_count = 0;
	for (enum fit fit = FIT_WHOLE; fit > FIT_NONE; fit--)
		for (size_t i = 0; i < c->count; i++)
			if (c->rows[i].fit == fit)
				c->matches[c->match_count++] = &c->rows[i];
	free(c->matched);
	c->matched = mem_copy_text(text);
	buffer_free(&folded);
}

size_t chooser_matches(struct chooser *c, size_t first, struct row **rows, size_t room)
{
	find_matches(c);
	size_t count = first < c->match_count ? c->match_count - first : 0;
	if (count > room)
		count = room;
	for (size_t i = 0; i < count; i++)
		rows[i] = c->matches[first + i];
	return count;
}

struct row *chooser_match(struct chooser *c, size_t nth)
{
	struct row *found = NULL;
	chooser_matches(c, nth, &found, 1);
	return found;
}

size_t chooser_match_count(struct chooser *c)
{
	find_matches(c);
	return c->match_count;
}

/* ---- where it stands ---- */

int chooser_groups(const struct chooser *c, int width)
{
	return width >= GROUPS_WIDTH ? c->group_columns : 0;
}

int chooser_marks(const struct chooser *c)
{
	return c->several ? 4 : c->hotkeys ? 3 : 0;
}

static int wanted_width(const struct chooser *c)
{
	int label = 0, note = 0;
	for (size_t i = 0; i < c->count && i < MEASURED; i++) {
		label = larger(label, unicode_columns(slice_of(c->rows[i].label)));
		if (c->rows[i].note)
			note = larger(note, unicode_columns(slice_of(c->rows[i].note)) + 2);
	}
	int title = smaller(unicode_columns(slice_of(c->title)), TITLE_WIDTH);
	return larger(WIDTH_MIN, larger(title + 2, label + note + chooser_marks(c) + c->group_columns + 2));
}

/* The rows around the chosen one, below the title and the filter. */
static void lay_page(struct chooser *c, struct rect rows, struct page *page)
{
	size_t shown = (size_t)rows.height, half = shown / 2;
	*page = (struct page){.rows = rows, .at = c->at, .count = chooser_match_count(c)};
	page->top = c->at > half ? c->at - half : 0;
	if (page->top + shown > page->count)
		page->top = page->count > shown ? page->count - shown : 0;
}

void chooser_lay(struct chooser *c, struct rect where, struct chooser_layout *l)
{
	*l = (struct chooser_layout){0};
	int width = smaller(wanted_width(c) + 4, where.width), filter = !c->hotkeys;
	l->box = (struct rect){where.x + (where.width - width) / 2, where.y, width, where.height};
	l->inside = panel_inside(l->box);
	if (unicode_columns(slice_of(c->title)) > width - 6)
		l->title = smaller(panel_lines(slice_of(c->title), l->inside.width), TITLE_LINES);
	int room = where.height - 2 - filter;
	/* in a low terminal the answers matter more than the question */
	if (room - l->title < 1)
		l->title = larger(0, room - 1);
	int rows = c->count < ROWS_MAX ? larger(1, (int)c->count) : ROWS_MAX;
	int shown = larger(1, smaller(rows, room - l->title));
	l->box.height = smaller(where.height, shown + l->title + filter + 2);
	l->box.y = where.y + (where.height - l->box.height) / 3;
	l->inside = panel_inside(l->box);
	int y = l->inside.y + l->title;
	if (filter)
		l->filter = (struct rect){l->inside.x + 2, y, l->inside.width - 2, 1};
	lay_page(c, (struct rect){l->inside.x, y + filter, l->inside.width, shown}, &l->page);
}

void chooser_page(const struct ui *ui, struct rect where, struct page *page)
{
	struct chooser_layout p;
	chooser_lay(ui->chooser, where, &p);
	*page = p.page;
}

void chooser_choose(struct ui *ui, size_t row)
{
	ui->chooser->at = row;
}

/* ---- keys ---- */

/* Closes the chooser and hands over what was chosen. */
static void finish(struct ui *ui, const struct row *rows, size_t count)
{
	struct chooser *c = ui->chooser;
	ui->chooser = NULL;
	c->done(ui, rows, count);
	chooser_free(c);
}

static void finish_several(struct ui *ui)
{
	struct chooser *c = ui->chooser;
	struct row *chosen = mem_new_array(c->count + 1, sizeof *chosen);
	size_t count = 0;
	for (size_t i = 0; c->rows && i < c->count; i++)
		if (c->rows[i].chosen)
			chosen[count++] = c->rows[i];
	finish(ui, chosen, count);
	free(chosen);
}

static void finish_typed(struct ui *ui)
{
	struct slice text = line_text(&ui->chooser->filter);
	char *word = mem_copy(text.bytes, text.length);
	struct row row = {.label = word, .word = word};
	finish(ui, &row, 1);
	free(word);
}

static void enter(struct ui *ui)
{
	struct chooser *c = ui->chooser;
	struct row *row = chooser_match(c, c->at);
	if (c->several && row && line_text(&c->filter).length)
		row->chosen = true;
	if (c->several)
		finish_several(ui);
	else if (row)
		finish(ui, row, 1);
	else if (c->free && line_text(&c->filter).length)
		finish_typed(ui);
}

static bool by_hotkey(struct ui *ui, key k)
{
	struct chooser *c = ui->chooser;
	for (size_t i = 0; c->hotkeys && c->rows && i < c->count; i++) {
		if (!c->rows[i].hotkey || k != (key)c->rows[i].hotkey)
			continue;
		if (c->several)
			c->rows[i].chosen = !c->rows[i].chosen;
		else
			finish(ui, &c->rows[i], 1);
		return true;
	}
	return false;
}

static void move(struct chooser *c, long step)
{
	size_t count = chooser_match_count(c);
	long at = (long)c->at + step;
	if (at < 0)
		at = step == -1 && count ? (long)count - 1 : 0;
	if (at >= (long)count)
		at = step == 1 ? 0 : (long)count - 1;
	c->at = count ? (size_t)at : 0;
}

void chooser_key(struct ui *ui, key k)
{
	struct chooser *c = ui->chooser;
	struct row *row = chooser_match(c, c->at);
	if (k == KEY_ESCAPE_ || k == (KEY_CTRL | 'c'))
		finish(ui, NULL, 0);
	else if (k == KEY_ENTER_)
		enter(ui);
	else if (k == KEY_UP_ || k == (KEY_TAB_ | KEY_SHIFT))
		move(c, -1);
	else if (k == KEY_DOWN_ || k == KEY_TAB_)
		move(c, 1);
	else if (k == KEY_PAGE_UP_)
		move(c, -10);
	else if (k == KEY_PAGE_DOWN_)
		move(c, 10);
	else if (k == KEY_HOME_)
		c->at = 0;
	else if (k == KEY_END_)
		move(c, (long)c->count);
	else if (k == ' ' && c->several && row)
		row->chosen = !row->chosen;
	else if (k == KEY_DELETE_ && c->remove && row)
		c->remove(ui, row);
	else if (!by_hotkey(ui, k) && !c->hotkeys && line_key(&c->filter, k) == LINE_CHANGED)
		c->at = 0;
}
