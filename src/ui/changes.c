#include "ui/changes.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/unicode.h"
#include "ui/compare.h"
#include "ui/form.h"
#include "ui/layout.h"
#include "ui/search.h"

#define SIDE_INDENT 2
#define OTHERS_MOST 100 /* differences that are told beside those of the touchpoint */

/* ---- lines ---- */

static void add_line(struct changes_page *page, struct changes_line line)
{
	if (page->count % 64 == 0)
		page->lines = mem_resize(page->lines, page->count + 64, sizeof *page->lines);
	page->lines[page->count++] = line;
}

/* The text, which is the page's from now on, folded. */
static void add_text(struct changes_page *page, int width, struct changes_line line, struct buffer *text)
{
	page->texts = mem_resize(page->texts, page->text_count + 1, sizeof *page->texts);
	char *own = page->texts[page->text_count++] = buffer_take(text);
	size_t at = 0;
	int room = width - line.indent > 1 ? width - line.indent : 1;
	for (; unicode_wrap(slice_of(own), &at, room, &line.text); line.lead = 0)
		add_line(page, line);
}

static void add_blank(struct changes_page *page)
{
	if (page->count)
		add_line(page, (struct changes_line){.style = STYLE_TEXT});
}

static void add_heading(struct changes_page *page, int width, const char *words)
{
	struct buffer text = {0};
	buffer_add_text(&text, words);
	add_blank(page);
	add_text(page, width, (struct changes_line){.style = STYLE_HEADER}, &text);
}

/* ---- what there is to tell ---- */

/* "owner", of what has no place in the grid "Persona Champion: goals" */
static void add_difference(const struct ui *ui, struct changes_page *page, int width, const struct difference *d)
{
	const struct diff *diff = &ui->look->comparison->diff;
	struct buffer text = {0};
	if (d->kind == KIND_PERSONA || d->kind == KIND_OWNER) {
		struct slice name = item_name(d->after);
		buffer_format(&text, "%s %.*s: ", message_label(kind_label(d->kind)), (int)name.length, name.bytes);
	}
	diff_subject(d, &text);
	add_blank(page);
	add_text(page, width, (struct changes_line){.style = STYLE_LABEL}, &text);
	diff_side(diff, d, false, -1, &text);
	add_text(page, width, (struct changes_line){.style = STYLE_DIM, .indent = SIDE_INDENT, .lead = '-'}, &text);
	diff_side(diff, d, true, -1, &text);
	add_text(page, width, (struct changes_line){.style = STYLE_TEXT, .indent = SIDE_INDENT, .lead = '+'}, &text);
}

/* All that is said of what only one of the maps has. */
static void add_fields(const struct ui *ui, struct changes_page *page, int width, struct item *item)
{
	size_t count;
	const struct record *record = item_record(item);
	struct form_row *rows = form_rows_of(record, (enum kind)item->kind, FORM_SET, &count);
	for (size_t i = 0; i < count; i++) {
		struct buffer text = {0};
		if (rows[i].kind == FORM_HEADING || slice_is(rows[i].entry->key, "id") ||
		    slice_is(rows[i].entry->key, "name"))
			continue;
		buffer_add_slice(&text, form_row_label(&rows[i]));
		add_text(page, width, (struct changes_line){.style = STYLE_LABEL}, &text);
		form_entry_text(ui, record, rows[i].entry, &text);
		add_text(page, width, (struct changes_line){.style = STYLE_TEXT, .indent = SIDE_INDENT}, &text);
	}
	free(rows);
}

/* A touchpoint, or the stage or channel that it stands in. */
static void add_thing(const struct ui *ui, struct changes_page *page, int width, struct item *item)
{
	const struct compared *compared = comparison_of(ui->look->comparison, item);
	struct buffer text = {0};
	if (compared->fate != FATE_SAME)
		buffer_format(&text, "%c ", compare_glyph(compared->fate));
	if (item->kind != KIND_TOUCHPOINT)
		buffer_format(&text, "%s ", message_label(kind_label((enum kind)item->kind)));
	buffer_add_slice(&text, item_name(item));
	buffer_format(&text, ": %s", _(compare_fate(compared->fate)));
	add_heading(page, width, text.bytes);
	buffer_free(&text);
	for (size_t i = 0; i < compared->count; i++)
		add_difference(ui, page, width, &ui->look->comparison->diff.differences[compared->first + i]);
	if (compared->fate == FATE_ADDED || compared->fate == FATE_REMOVED)
		add_fields(ui, page, width, item);
}

static void add_around(const struct ui *ui, struct changes_page *page, int width)
{
	const struct cursor *c = &ui->cursor;
	if (c->inbox || !ui_bin(ui, c))
		return;
	struct item *stage = journey_item(ui->journey, KIND_STAGE, c->stage),
	            *channel = journey_item(ui->journey, KIND_CHANNEL, c->channel);
	if (stage->fate != FATE_SAME)
		add_thing(ui, page, width, stage);
	if (channel->fate != FATE_SAME)
		add_thing(ui, page, width, channel);
}

/* What no cell shows: the map's own fields, personas, owners, the order of lists. */
static void add_others(const struct ui *ui, struct changes_page *page, int width)
{
	const struct comparison *c = ui->look->comparison;
	const struct changes_line line = {.style = STYLE_TEXT, .indent = SIDE_INDENT};
	struct buffer text = {0};
	if (c->other_count)
		add_heading(page, width, _("What else differs in the maps"));
	for (size_t i = 0; i < c->other_count && i < OTHERS_MOST; i++) {
		const struct difference *d = &c->diff.differences[c->others[i]];
		if (d->what == DIFF_FIELD || d->what == DIFF_RENAMED) {
			add_difference(ui, page, width, d);
			continue;
		}
		diff_line(&c->diff, d, &text);
		add_text(page, width, line, &text);
	}
	if (c->other_count > OTHERS_MOST) {
		buffer_format(&text, _("%zu more"), c->other_count - OTHERS_MOST);
		add_text(page, width, line, &text);
	}
}

void changes_page_make(const struct ui *ui, int width, struct changes_page *page)
{
	struct item *item = ui_current(ui);
	*page = (struct changes_page){0};
	if (item)
		add_thing(ui, page, width, item);
	add_around(ui, page, width);
	add_others(ui, page, width);
	if (!page->count)
		add_heading(page, width, _("nothing is different here; n goes to the next difference"));
}

void changes_page_free(struct changes_page *page)
{
	for (size_t i = 0; i < page->text_count; i++)
		free(page->texts[i]);
	free(page->texts);
	free(page->lines);
}

void changes_free(struct ui *ui)
{
	free(ui->changes);
	ui->changes = NULL;
}

/* ---- scrolling ---- */

static struct rect inside(const struct ui *ui)
{
	struct layout layout;
	layout_make(ui, &layout);
	return panel_inside(layout.panel);
}

static void scroll_to(struct ui *ui, int top)
{
	struct rect rect = inside(ui);
	struct changes_page page;
	changes_page_make(ui, rect.width, &page);
	int most = (int)page.count - rect.height;
	top = top < most ? top : most;
	ui->changes->top = top > 0 ? top : 0;
	changes_page_free(&page);
}

void changes_settle(struct ui *ui)
{
	if (!ui->changes)
		return;
	bool other = ui->changes->shown != ui_current(ui);
	ui->changes->shown = ui_current(ui);
	scroll_to(ui, other ? 0 : ui->changes->top);
}

void changes_down(struct ui *ui, key k)
{
	(void)k;
	scroll_to(ui, ui->changes->top + (inside(ui).height > 2 ? inside(ui).height - 1 : 1));
}

void changes_up(struct ui *ui, key k)
{
	(void)k;
	scroll_to(ui, ui->changes->top - (inside(ui).height > 2 ? inside(ui).height - 1 : 1));
}

/* ---- commands ---- */

void changes_open(struct ui *ui, key k)
{
	(void)k;
	if (!ui->changes)
		ui->changes = mem_new(sizeof *ui->changes);
}

void changes_form(struct ui *ui, key k)
{
	(void)k;
	if (ui_current(ui))
		form_open(ui, ui_current(ui));
}

void changes_close(struct ui *ui, key k)
{
	(void)k;
	changes_free(ui);
}

/* The next one that is shown and different, in the order of the file and around its end. */
static struct item *next_different(const struct ui *ui, bool forward)
{
	size_t count = journey_count(ui->journey, KIND_TOUCHPOINT);
	const struct item *current = ui_current(ui);
	size_t at = current ? journey_index(ui->journey, current) : forward ? count - 1 : 0;
	for (size_t i = 0; i < count; i++) {
		at = forward ? (at + 1) % count : (at + count - 1) % count;
		struct item *item = journey_item(ui->journey, KIND_TOUCHPOINT, at);
		if (item->fate != FATE_SAME && !item->hidden)
			return item;
	}
	return NULL;
}

static void go(struct ui *ui, bool forward, key k)
{
	if (ui->search) {
		(forward ? search_next : search_previous)(ui, k);
		return;
	}
	struct item *item = next_different(ui, forward);
	if (item)
		ui_go_to(ui, item);
	else
		ui_say(ui, _("no touchpoint differs"));
}

void changes_next(struct ui *ui, key k)
{
	go(ui, true, k);
}

void changes_previous(struct ui *ui, key k)
{
	go(ui, false, k);
}
