#include <stdlib.h>

#include "base/message.h"
#include "base/unicode.h"
#include "ui/form.h"
#include "view/panels.h"

#define LABEL_MIN 8

static int label_columns(const struct form_row *rows, size_t count, int width)
{
	int widest = LABEL_MIN, most = width * 2 / 5;
	for (size_t i = 0; i < count; i++) {
		int columns = unicode_columns(form_row_label(&rows[i])) + 3;
		if (rows[i].kind != FORM_HEADING && columns > widest)
			widest = columns;
	}
	return widest < most ? widest : most;
}

static void draw_row(struct frame *frame, struct rect line, int label, const struct form_row *row, struct slice value,
                     bool chosen)
{
	enum style names = chosen ? STYLE_CHOSEN : value.length ? STYLE_LABEL : STYLE_DIM;
	if (row->kind == FORM_HEADING) {
		frame_put(frame, line.x, line.y, line.width, STYLE_HEADER, form_row_label(row));
		return;
	}
	if (chosen)
		frame_put_padded(frame, line.x, line.y, line.width, STYLE_CHOSEN, slice_of(""));
	frame_put(frame, line.x + 1, line.y, label - 2, names, form_row_label(row));
	frame_put(frame, line.x + label, line.y, line.width - label, chosen ? STYLE_CHOSEN : STYLE_TEXT, value);
}

static int draw_key(struct frame *frame, struct rect line, int x, const char *keys, const char *what)
{
	int start = x, end = line.x + line.width;
	x += frame_put(frame, x, line.y, end - x, STYLE_KEY, slice_of(keys)) + 1;
	x += frame_put(frame, x, line.y, end - x, STYLE_HINT, slice_of(what)) + 2;
	return x - start;
}

/* 1 human  2 digital … with the keys made to stand out; the same for what one
 * key does to fields of other types */
static void draw_keys(const struct field *field, struct frame *frame, struct rect line)
{
	int x = line.x;
	for (size_t i = 0; field->choices && field->choices[i].word && i < 9 && x < line.x + line.width; i++)
		x += draw_key(frame, line, x, (char[]){form_hotkey(i), '\0'}, message_label(&field->choices[i].label));
	if (field->type == FIELD_DATE)
		x += draw_key(frame, line, x, "t", _("today"));
	if (field->type == FIELD_DATE)
		draw_key(frame, line, x, "+ -", _("a day"));
	if (field->type == FIELD_NUMBER)
		draw_key(frame, line, x, "+ -", _("by one"));
	if (field->type == FIELD_YES)
		x += draw_key(frame, line, x, "y", _("yes"));
	if (field->type == FIELD_YES)
		draw_key(frame, line, x, "n", _("no"));
}

static bool has_keys(const struct field *field)
{
	return field->choices || field->type == FIELD_DATE || field->type == FIELD_NUMBER || field->type == FIELD_YES;
}

/* What the chosen row needs said: a long value in full, or what to write. */
static void draw_help(struct frame *frame, struct rect rect, const struct form_row *row, struct slice value,
                      bool long_value)
{
	bool keys = row->field && has_keys(row->field) && rect.height > 1;
	if (keys)
		rect.height--;
	if (long_value)
		panel_text(frame, rect, STYLE_TEXT, value);
	else if (row->field)
		panel_text(frame, rect, STYLE_HINT, slice_of(message_label(&row->field->help)));
	else if (row->kind == FORM_UNKNOWN)
		panel_text(frame, rect, STYLE_HINT,
		           slice_of(_("This key is not one of the fields; it is kept as it is.")));
	if (keys)
		draw_keys(row->field, frame, (struct rect){rect.x, rect.y + rect.height, rect.width, 1});
}

static void draw_box(const struct ui *ui, struct frame *frame, struct rect rect)
{
	struct buffer title = {0}, note = {0};
	struct item *item = ui->form->item;
	form_title(ui, &title);
	if (item)
		buffer_format(&note, "%zu/%zu", journey_index(ui->journey, item) + 1,
		              journey_count(ui->journey, item->kind));
	panel_box(frame, rect, buffer_slice(&title).bytes, item ? buffer_slice(&note).bytes : NULL);
	if (ui->form->shown)
		panel_foot(frame, rect,
		           ui->form->shown == FORM_SET ? _("only what is filled in") : _("only what is missing"));
	else if (ui->marked && item && item->kind == KIND_TOUCHPOINT)
		panel_foot(frame, rect, _("this one only, not all that are marked"));
	buffer_free(&title);
	buffer_free(&note);
}

void view_form(const struct ui *ui, struct frame *frame, struct rect rect)
{
	size_t count;
	int help;
	struct form_row *rows = form_rows(ui, &count);
	struct rect inside = panel_inside(rect);
	struct page page;
	form_page(ui, rect, &page);
	int shown = form_lines(rect.height, &help), label = label_columns(rows, count, inside.width);
	draw_box(ui, frame, rect);
	for (int i = 0; i < page.rows.height && page.top + (size_t)i < count; i++) {
		size_t at = page.top + (size_t)i;
		struct rect line = {inside.x, inside.y + i, inside.width, 1};
		struct buffer value = {0};
		bool chosen = at == ui->form->at;
		form_row_text(ui, &rows[at], &value);
		draw_row(frame, line, label, &rows[at], buffer_slice(&value), chosen);
		if (chosen && help)
			draw_help(frame, (struct rect){inside.x, inside.y + shown + 1, inside.width, help}, &rows[at],
			          buffer_slice(&value), unicode_columns(buffer_slice(&value)) > inside.width - label);
		buffer_free(&value);
	}
	if (!count)
		panel_advice(ui, frame, inside,
		             ui->form->shown == FORM_SET
		                     ? _("Nothing is filled in yet; {form-shown} shows what is missing.")
		                     : _("Nothing is missing; {form-shown} shows all fields."));
	if (help) {
		frame_row(frame, rect.x, inside.y + shown, rect.width, STYLE_BORDER, 0x2500);
		frame_row(frame, rect.x, inside.y + shown, 1, STYLE_BORDER, 0x251C);
		frame_row(frame, rect.x + rect.width - 1, inside.y + shown, 1, STYLE_BORDER, 0x2524);
	}
	panel_scrollbar(frame, (struct rect){rect.x + rect.width - 1, inside.y, 1, shown}, page.top, count);
	free(rows);
}
