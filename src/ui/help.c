#include "ui/help.h"

#include <ctype.h>
#include <stdlib.h>

#include "base/integer.h"
#include "base/mem.h"
#include "base/message.h"
#include "base/unicode.h"
#include "ui/command.h"
#include "ui/layout.h"

#define WIDE 110 /* columns from which two stand side by side */
#define KEYS_COLUMNS 18
#define BORDER 4 /* columns: a line and a blank at each side */

void help_open(struct ui *ui, key k)
{
	(void)k;
	enum place place = ui_place(ui);
	help_free(ui);
	ui->help = mem_new(sizeof *ui->help);
	ui->help->place = place;
}

void help_free(struct ui *ui)
{
	free(ui->help);
	ui->help = NULL;
}

void help_close(struct ui *ui, key k)
{
	(void)k;
	help_free(ui);
}

/* ---- key names ---- */

static void add_key(struct slice name, struct buffer *out)
{
	static const struct {
		char letter;
		const char *word;
	} modifiers[] = {{'C', "Ctrl-"}, {'S', "Shift-"}, {'A', "Alt-"}};
	if (name.length > 2 && name.bytes[1] == '-')
		for (size_t i = 0; i < sizeof modifiers / sizeof *modifiers; i++)
			if (name.bytes[0] == modifiers[i].letter) {
				buffer_add_text(out, modifiers[i].word);
				name = slice_make(name.bytes + 2, name.length - 2);
				break;
			}
	bool control = out->length >= 5 && memcmp(out->bytes + out->length - 5, "Ctrl-", 5) == 0;
	if (slice_is(name, "lt"))
		buffer_add_text(out, "<");
	else if (control && name.length == 1)
		buffer_add_byte(out, (char)toupper((unsigned char)*name.bytes));
	else
		buffer_add_slice(out, name);
}

void help_add_keys(const char *keys, struct buffer *out)
{
	for (bool first = true; *keys; first = false) {
		size_t length = strcspn(keys, " ");
		bool named = length > 2 && keys[0] == '<' && keys[length - 1] == '>';
		buffer_add_text(out, first ? "" : " ");
		if (named)
			add_key(slice_make(keys + 1, length - 2), out);
		else
			buffer_add(out, keys, length);
		keys += length;
		keys += strspn(keys, " ");
	}
}

static void add_key_of(const struct ui *ui, const struct command *command, bool format, struct buffer *out)
{
	const char *keys = keymap_keys(ui->keymap, command);
	char *first = mem_copy(keys, strcspn(keys, " "));
	if (*first)
		help_add_keys(first, out);
	else
		buffer_format(out, ":%s", command->name);
	if (format && strcmp(first, "%") == 0)
		buffer_add_byte(out, '%');
	free(first);
}

void help_add_key(const struct ui *ui, const char *name, struct buffer *out)
{
	add_key_of(ui, command_find(name), false, out);
}

void help_add_text(const struct ui *ui, const char *text, bool format, struct buffer *out)
{
	while (*text) {
		size_t length = strcspn(text, "{"), name = strcspn(text + length, "}");
		buffer_add(out, text, length);
		text += length;
		if (!*text)
			return;
		char *inside = mem_copy(text + 1, name - 1);
		const struct command *command = command_find(inside);
		free(inside);
		size_t end = text[name] ? name + 1 : name;
		if (command)
			add_key_of(ui, command, format, out);
		else
			buffer_add(out, text, end);
		text += end;
	}
}

/* ---- lines ---- */

/* What no command has: the mouse, the keys of a line that is typed and of a list
 * to choose from. */
static const struct typing {
	enum place place;
	const char *keys;
	const char *help;
} typing_table[] = {
        {PLACE_GRID, "<Click>", N_("choose the touchpoint, cell, stage or channel; in the hint line, do what it says")},
        {PLACE_GRID, "<DoubleClick>", N_("open its form; where a cell is free, add")},
        {PLACE_GRID, "<Drag>", N_("carry the touchpoint, or all marked ones; outside of the grid it is given up")},
        {PLACE_GRID, "<C-Drag>", N_("put it into a second stage or channel as well: Ctrl when it is let go")},
        {PLACE_GRID, "<RightClick>", N_("mark the touchpoint or take its mark off, as Ctrl and a click do")},
        {PLACE_GRID, "<Wheel>", N_("scroll the channels; with Shift or sideways, the stages")},
        {PLACE_GRID, "<S-Drag>", N_("select text: with Shift the mouse is the terminal's own")},
        {PLACE_PROMPT, "<Enter>", N_("take what was typed")},
        {PLACE_PROMPT, "<Esc>", N_("give it up; when adding, it is the end")},
        {PLACE_PROMPT, "<Tab> <Down>", N_("take the next of the words offered")},
        {PLACE_PROMPT, "<C-Left> <C-Right>", N_("go to the previous or next word")},
        {PLACE_PROMPT, "<C-a> <C-e>", N_("go to the start or the end")},
        {PLACE_PROMPT, "<C-w> <C-u> <C-k>", N_("delete the word, all before, all behind")},
        {PLACE_CHOOSER, "<Up> <Down>", N_("go to the previous or next one")},
        {PLACE_CHOOSER, "<Enter>", N_("choose it")},
        {PLACE_CHOOSER, "<Space>", N_("choose one of several, or leave it out")},
        {PLACE_CHOOSER, "<Delete>", N_("remove it, where entries of a field are listed")},
        {PLACE_CHOOSER, "<Esc> <C-c>", N_("choose nothing and go back")},
};

static void add_line(struct help_page *page, struct help_line line)
{
	if (page->count % 64 == 0)
		page->lines = mem_resize(page->lines, page->count + 64, sizeof *page->lines);
	page->lines[page->count++] = line;
}

/* The columns of the keys are for the purpose too where the line is indented. */
static void add_help(struct help_page *page, int indent, const char *purpose, const char *keys, const char *help)
{
	struct slice text = slice_of(help), line;
	size_t at = 0;
	for (bool first = true; unicode_wrap(text, &at, page->width - page->keys, &line); first = false)
		add_line(page, (struct help_line){.purpose = first ? purpose : NULL,
		                                  .indent = indent,
		                                  .keys = first ? keys : NULL,
		                                  .text = line});
}

/* In a panel, which has few keys, those of its hint line matter first. */
static bool is_first(const struct command *command, enum place place, enum purpose purpose)
{
	bool here = command->places & IN(place) && command_purpose(command) == purpose;
	return here && (purpose != PURPOSE_NONE || (command->hint && place != PLACE_GRID && place != PLACE_HELP));
}

static void add_first(const struct keymap *keymap, struct help_page *page, enum place place)
{
	int indent = 0;
	for (enum purpose purpose = 1; purpose < PURPOSE_COUNT; purpose++)
		indent = larger(indent, unicode_columns(slice_of(_(purpose_title(purpose)))) + 2);
	/* which keys they are matters more than what for */
	if (indent > page->keys / 2)
		indent = 0;
	for (enum purpose purpose = 0; purpose < PURPOSE_COUNT; purpose++) {
		const char *title = indent ? _(purpose_title(purpose)) : NULL;
		for (size_t i = 0; i < command_count; i++) {
			if (!is_first(&command_table[i], place, purpose))
				continue;
			add_help(page, indent, title, keymap_keys(keymap, &command_table[i]), _(command_table[i].help));
			title = NULL;
		}
	}
	page->first = page->count;
}

static void add_place(const struct keymap *keymap, struct help_page *page, enum place place)
{
	if (page->count)
		add_line(page, (struct help_line){0});
	add_line(page, (struct help_line){.heading = _(place_title(place))});
	for (size_t i = 0; i < command_count; i++)
		if (command_table[i].places & IN(place))
			add_help(page, 0, NULL, keymap_keys(keymap, &command_table[i]), _(command_table[i].help));
	for (size_t i = 0; i < sizeof typing_table / sizeof *typing_table; i++)
		if (typing_table[i].place == place)
			add_help(page, 0, NULL, typing_table[i].keys, _(typing_table[i].help));
}

void help_page_make(const struct ui *ui, struct help_page *page)
{
	*page = (struct help_page){.columns = ui->width >= WIDE ? 2 : 1};
	page->width = (ui->width - BORDER) / page->columns - (page->columns - 1);
	page->keys = page->width >= 3 * KEYS_COLUMNS ? KEYS_COLUMNS : page->width / 3;
	struct layout layout;
	layout_make(ui, &layout);
	int height = layout.status_y - layout.grid.y;
	page->rows = height > 3 ? height - 2 : 1;
	add_first(ui->keymap, page, ui->help->place);
	add_place(ui->keymap, page, ui->help->place);
	for (enum place place = 0; place < PLACE_COUNT; place++)
		if (place != ui->help->place)
			add_place(ui->keymap, page, place);
}

/* ---- scrolling ---- */

static void scroll_to(struct ui *ui, long top, const struct help_page *page)
{
	long most = (long)page->count - (long)page->rows * page->columns;
	ui->help->top = (int)(top > most ? most : top);
	if (ui->help->top < 0)
		ui->help->top = 0;
}

/* by so many lines, and so many pages */
static void scroll(struct ui *ui, long lines, int pages)
{
	struct help_page page;
	help_page_make(ui, &page);
	scroll_to(ui, ui->help->top + lines + (long)pages * page.rows * page.columns, &page);
	free(page.lines);
}

void help_up(struct ui *ui, key k)
{
	(void)k;
	scroll(ui, -1, 0);
}

void help_down(struct ui *ui, key k)
{
	(void)k;
	scroll(ui, 1, 0);
}

void help_page_up(struct ui *ui, key k)
{
	(void)k;
	scroll(ui, 0, -1);
}

void help_page_down(struct ui *ui, key k)
{
	(void)k;
	scroll(ui, 0, 1);
}

void help_first(struct ui *ui, key k)
{
	(void)k;
	ui->help->top = 0;
}

void help_last(struct ui *ui, key k)
{
	(void)k;
	struct help_page page;
	help_page_make(ui, &page);
	scroll_to(ui, (long)page.count, &page);
	free(page.lines);
}

void help_all(struct ui *ui, key k)
{
	(void)k;
	struct help_page page;
	help_page_make(ui, &page);
	/* behind the blank line */
	long all = page.first ? (long)page.first + 1 : 0;
	scroll_to(ui, ui->help->top < all ? all : 0, &page);
	free(page.lines);
}
