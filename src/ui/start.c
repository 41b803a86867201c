#include "ui/start.h"

#include <stdlib.h>

#include "base/buffer.h"
#include "base/mem.h"
#include "base/message.h"
#include "journey/starter.h"
#include "journey/template.h"

void start_open(struct ui *ui)
{
	start_free(ui);
	ui->start = mem_new(sizeof *ui->start);
}

void start_free(struct ui *ui)
{
	struct start *s = ui->start;
	ui->start = NULL;
	if (!s)
		return;
	for (size_t i = 0; i < s->count; i++) {
		free(s->rows[i].label);
		free(s->rows[i].note);
		free(s->rows[i].word);
		free(s->rows[i].path);
	}
	free(s->rows);
	free(s->path);
	free(s);
}

static char *copy(const char *text)
{
	return text ? mem_copy_text(text) : NULL;
}

void start_add(struct ui *ui, enum start_kind kind, const char *label, const char *note, const char *word,
               const char *path)
{
	struct start *s = ui->start;
	s->rows = mem_resize(s->rows, s->count + 1, sizeof *s->rows);
	s->rows[s->count++] = (struct start_row){kind, copy(label), copy(note), copy(word), copy(path)};
}

static const char *heading(enum start_kind kind)
{
	static const char *const headings[] = {
	        [START_RECENT] = N_("Recent"), [START_HERE] = N_("This folder"), [START_TEMPLATE] = N_("New"),
	        [START_TUTOR] = N_("Learn"),   [START_OTHER] = N_("Other"),      [START_QUIT] = N_("Other")};
	return headings[kind];
}

static void forget(struct start *s)
{
	free(s->path);
	s->path = NULL;
	s->chosen = NULL;
}

static void wish(struct ui *ui, const char *path)
{
	char *own = copy(path);
	free(ui->start->path);
	ui->start->path = own;
	ui->request = REQUEST_START;
}

/* ---- asking ---- */

static void back(struct ui *ui, const char *text)
{
	(void)text;
	start_show(ui);
}

static void starters_answered(struct ui *ui, const struct row *rows, size_t count)
{
	if (!count) {
		start_again(ui);
		return;
	}
	ui->start->starters = rows->hotkey == 'y';
	wish(ui, ui->start->path);
}

static size_t count_starters(const char *set)
{
	size_t count = 0;
	for (size_t i = 0; i < starter_count; i++)
		count += starter_table[i].set && strcmp(starter_table[i].set, set) == 0;
	return count;
}

static void ask_starters(struct ui *ui)
{
	struct chooser *c = ui_ask(ui, _("Begin with the touchpoints that are usual there?"), starters_answered);
	char *some = mem_format(_("yes, %zu to keep, change or delete"), count_starters(ui->start->chosen->word));
	chooser_add(c, some, NULL, "yes", 'y');
	chooser_add(c, _("no, only stages and channels"), NULL, "no", 'n');
	free(some);
}

static void path_typed(struct ui *ui, const char *text)
{
	const struct start_row *chosen = ui->start->chosen;
	if (!*text) {
		start_show(ui);
		return;
	}
	wish(ui, text);
	if (chosen->kind != START_TEMPLATE || !count_starters(chosen->word))
		return;
	ui->request = REQUEST_NONE;
	ask_starters(ui);
}

static void add_names(struct buffer *out, const char *set)
{
	const struct starter_stage *stage = NULL;
	for (bool first = true; (stage = starter_stage_next(set, stage)); first = false) {
		buffer_add_text(out, first ? _("Stages: ") : " · ");
		buffer_add_text(out, message_label(&stage->name));
	}
}

/* What is in a template stands above the line in which its file is named. */
static char *contents_of(const struct start_row *row)
{
	struct buffer text = {0};
	buffer_add_text(&text, message_label(&template_find(row->word)->description));
	buffer_add_text(&text, "\n");
	add_names(&text, row->word);
	if (text.bytes[text.length - 1] == '\n')
		text.length--;
	return buffer_take(&text);
}

static void ask_path(struct ui *ui, const char *path)
{
	const struct start_row *chosen = ui->start->chosen;
	bool new = chosen->kind == START_TEMPLATE;
	struct prompt *p = ui_prompt(ui, new ? _("Make the file") : _("Open the file"), path, path_typed);
	p->cancel = back;
	if (new)
		p->beside = contents_of(chosen);
}

void start_again(struct ui *ui)
{
	const struct start_row *chosen = ui->start->chosen;
	if (chosen && ui->start->path && (chosen->kind == START_TEMPLATE || chosen->kind == START_OTHER))
		ask_path(ui, ui->start->path);
	else
		start_show(ui);
}

/* ---- the list ---- */

static const struct start_row *row_of(const struct start *s, const struct row *row)
{
	for (size_t i = 0; i < s->count; i++)
		if (strcmp(s->rows[i].word, row->word) == 0)
			return &s->rows[i];
	return NULL;
}

static void chosen(struct ui *ui, const struct row *rows, size_t count)
{
	const struct start_row *row = count ? row_of(ui->start, rows) : NULL;
	if (!row || row->kind == START_QUIT) {
		ui->request = REQUEST_QUIT;
		return;
	}
	ui->start->chosen = row;
	if (row->kind == START_TEMPLATE || row->kind == START_OTHER)
		ask_path(ui, row->path);
	else
		wish(ui, row->word);
}

void start_show(struct ui *ui)
{
	struct chooser *c = ui_chooser(ui, _("Which map?"), chosen);
	forget(ui->start);
	for (size_t i = 0; i < ui->start->count; i++) {
		const struct start_row *row = &ui->start->rows[i];
		chooser_add(c, row->label, row->note, row->word, 0);
		chooser_group(c, _(heading(row->kind)));
	}
}
