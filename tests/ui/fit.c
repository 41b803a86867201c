/* The words of both languages fit the screens: at 80×24, 40×12 and 20×5 no glyph
 * is cut in half, the way out and the help are on the hint line in full, boxes are
 * closed, and what is said while one types or chooses is not cut at 80 columns. */
#include <criterion/criterion.h>
#include <stdlib.h>

#include "base/message.h"
#include "base/unicode.h"
#include "journey/field.h"
#include "journey/finding.h"
#include "journey/step.h"
#include "ui/command.h"
#include "ui/compare.h"
#include "ui/hint.h"
#include "ui/layout.h"
#include "ui/play.h"
#include "view/view.h"

static const struct {
	int width, height;
} sizes[] = {{80, 24}, {40, 12}, {20, 5}};

static const char *const openings[] = {
        "",  "m", ">", "<Enter>", "M", "S", "C", "P",  "O",      "U",
        "X", "g", "w", "ww",      "G", "W", "t", "R",  "R<Tab>", "E",
        "#", "Z", "?", "r",       "o", "d", "/", "f",  "a",      "e",
        "=", "F", "V", ":",       "%", "x", "*", "zz", "<F5>",   "a1<Enter><Esc>q",
};

static struct play start(enum language language)
{
	message_set_language(language);
	return play_open(language == LANGUAGE_JAPANESE ? "tests/ui/language/ja.yaml" : "tests/ui/language/en.yaml");
}

static void end(struct play *p)
{
	play_end(p);
	message_set_language(LANGUAGE_ENGLISH);
}

static void check_glyphs(const struct frame *frame, const char *where)
{
	for (int y = 0; y < frame->height; y++)
		for (int x = 0; x < frame->width; x++) {
			const struct frame_cell *cell = &frame->cells[y * frame->width + x];
			bool half = cell->width == 2 && (x + 1 == frame->width || cell[1].width != 0);
			bool orphan = cell->width == 0 && (x == 0 || cell[-1].width != 2);
			cr_expect_not(half || orphan, "“%s” %d×%d: half a glyph at %d, %d", where, frame->width,
			              frame->height, x, y);
		}
}

static int count_of(const struct frame *frame, int y, uint32_t code_point)
{
	int count = 0;
	for (int x = 0; x < frame->width; x++)
		count += frame->cells[y * frame->width + x].text[0] == code_point;
	return count;
}

static void check_boxes(const struct frame *frame, const char *where)
{
	for (int y = 0; y < frame->height; y++) {
		cr_expect_eq(count_of(frame, y, 0x250c), count_of(frame, y, 0x2510), "“%s” %d×%d, line %d", where,
		             frame->width, frame->height, y);
		cr_expect_eq(count_of(frame, y, 0x2514), count_of(frame, y, 0x2518), "“%s” %d×%d, line %d", where,
		             frame->width, frame->height, y);
	}
}

static bool is_laid(const struct hint *hints, size_t count, const struct command *command)
{
	for (size_t i = 0; i < count; i++)
		if (hints[i].command == command)
			return true;
	return false;
}

/* the line as text; buffer_free */
static struct buffer line_of(const struct frame *frame, int y)
{
	struct frame line = {.width = frame->width, .height = 1, .cells = frame->cells + y * frame->width};
	struct buffer text = {0};
	frame_print(&line, &text);
	return text;
}

static void check_hints(const struct ui *ui, const struct frame *frame, const char *where)
{
	struct layout layout;
	struct hint hints[HINTS_MAX];
	layout_make(ui, &layout);
	enum place place = ui_place(ui);
	if (!layout.hint)
		return;
	struct buffer text = line_of(frame, layout.hint_y);
	if (place == PLACE_PROMPT || place == PLACE_CHOOSER) {
		cr_expect(frame->width < 80 || !strstr(text.bytes, "…"), "“%s”: cut: %s", where, text.bytes);
		buffer_free(&text);
		return;
	}
	size_t count = hint_lay(ui, hints);
	for (size_t i = 0; i < count; i++) {
		cr_expect_leq(hints[i].x + hints[i].columns, ui->width, "“%s”: %s", where, hints[i].command->name);
		cr_expect(i == 0 || hints[i].x >= hints[i - 1].x + hints[i - 1].columns + 2, "“%s”: %s", where,
		          hints[i].command->name);
		cr_expect(strstr(text.bytes, _(hints[i].command->hint)), "“%s”: %s is not whole in %s", where,
		          hints[i].command->name, text.bytes);
	}
	for (size_t i = 0; i < command_count; i++)
		if (command_table[i].places & IN(place) && command_table[i].places & LEADS_ON && command_table[i].hint)
			cr_expect(is_laid(hints, count, &command_table[i]), "“%s” %d columns: no hint at %s", where,
			          ui->width, command_table[i].name);
	buffer_free(&text);
}

static void check_at(enum language language, const char *keys)
{
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		struct play p = start(language);
		ui_resize(p.ui, sizes[i].width, sizes[i].height);
		play_keys(&p, keys);
		struct ui *front = compare_front(p.ui);
		struct frame *frame = frame_new(sizes[i].width, sizes[i].height);
		view_paint(front, frame);
		check_glyphs(frame, keys);
		check_boxes(frame, keys);
		check_hints(front, frame, keys);
		frame_free(frame);
		end(&p);
	}
}

Test(fit, screens_hold_english)
{
	for (size_t i = 0; i < sizeof openings / sizeof *openings; i++)
		check_at(LANGUAGE_ENGLISH, openings[i]);
}

Test(fit, screens_hold_japanese)
{
	for (size_t i = 0; i < sizeof openings / sizeof *openings; i++)
		check_at(LANGUAGE_JAPANESE, openings[i]);
}

static void expect_columns(const char *text, int most)
{
	cr_expect_leq(unicode_columns(slice_of(text)), most, "wider than %d: %s", most, text);
}

static void tables_hold(enum language language)
{
	message_set_language(language);
	for (size_t i = 0; i < command_count; i++)
		if (command_table[i].hint)
			expect_columns(_(command_table[i].hint), 20);
	for (size_t i = 0; i < field_count; i++) {
		expect_columns(message_label(&field_table[i].label), 24);
		for (const struct choice *c = field_table[i].choices; c && c->word; c++)
			expect_columns(message_label(&c->label), 36);
	}
	for (int group = 0; group < GROUP_COUNT; group++)
		expect_columns(message_label(field_group_label((enum field_group)group)), 18);
	for (int kind = 0; kind < KIND_COUNT; kind++)
		expect_columns(message_label(kind_label((enum kind)kind)), 14);
	for (size_t i = 0; i < STEP_COUNT; i++)
		expect_columns(message_label(&step_table[i].title), 16);
	for (int i = 0; i < SEVERITY_COUNT; i++)
		expect_columns(severity_label((enum severity)i), 8);
	for (enum place place = 0; place < PLACE_COUNT; place++)
		expect_columns(_(place_title(place)), 50);
	message_set_language(LANGUAGE_ENGLISH);
}

Test(fit, labels_of_the_tables_are_short_in_english)
{
	tables_hold(LANGUAGE_ENGLISH);
}

Test(fit, labels_of_the_tables_are_short_in_japanese)
{
	tables_hold(LANGUAGE_JAPANESE);
}
