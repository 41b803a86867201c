#include "ui/tutor.h"

#include <stdlib.h>
#include <string.h>

#include "base/integer.h"
#include "base/mem.h"
#include "base/unicode.h"
#include "ui/command.h"
#include "ui/help.h"
#include "ui/panel.h"

#define WIDE 120 /* columns in which lessons have two lines, in fewer three */

/* Was the first half of the lesson done? */
static bool notes(const struct ui *ui, const struct tutor *t)
{
	return t->lesson < lesson_count && (!lesson_table[t->lesson].notes || lesson_table[t->lesson].notes(ui, t));
}

static void start_lesson(struct ui *ui, size_t lesson, bool praised)
{
	struct tutor *t = ui->tutor;
	t->lesson = lesson;
	t->praised = praised;
	t->most = document_step_done(ui->document);
	t->measure = lesson < lesson_count && lesson_table[lesson].measure ? lesson_table[lesson].measure(ui) : 0;
	t->noted = notes(ui, t);
}

void tutor_begin(struct ui *ui, size_t lesson, bool from_start, char *folder)
{
	ui->tutor = mem_new(sizeof *ui->tutor);
	ui->tutor->from_start = from_start;
	ui->tutor->folder = folder;
	start_lesson(ui, lesson, false);
	ui_settle(ui);
}

void tutor_free(struct ui *ui)
{
	if (ui->tutor)
		free(ui->tutor->folder);
	free(ui->tutor);
	ui->tutor = NULL;
}

void tutor_watch(struct ui *ui)
{
	struct tutor *t = ui->tutor;
	if (!t || t->lesson == lesson_count)
		return;
	const struct lesson *lesson = &lesson_table[t->lesson];
	t->noted |= notes(ui, t);
	if (document_step_done(ui->document) > t->most)
		t->most = document_step_done(ui->document);
	/* nobody is praised in the middle of a word */
	if (!t->noted || ui->prompt || ui->chooser || !lesson->is_done(ui, t))
		return;
	start_lesson(ui, t->lesson + 1, true);
	ui_settle(ui);
}

/* ---- what it says ---- */

const char *tutor_praise(const struct ui *ui)
{
	const struct tutor *t = ui->tutor;
	return t->praised ? message_label(&lesson_table[t->lesson - 1].praise) : "";
}

void tutor_add_text(const struct ui *ui, bool praise, struct buffer *out)
{
	size_t lesson = ui->tutor->lesson;
	if (praise)
		buffer_add_text(out, tutor_praise(ui));
	if (out->length && message_language() == LANGUAGE_ENGLISH)
		buffer_add_text(out, " ");
	help_add_text(ui, message_label(lesson < lesson_count ? &lesson_table[lesson].text : &lesson_end), false, out);
}

void tutor_add_title(const struct ui *ui, struct buffer *out)
{
	size_t lesson = ui->tutor->lesson;
	if (lesson < lesson_count)
		buffer_format(out, "%zu/%zu  %s", lesson + 1, lesson_count, message_label(&lesson_table[lesson].title));
	else
		buffer_add_text(out, _("All lessons are done"));
}

int tutor_lines(const struct ui *ui, int width)
{
	struct buffer text = {0};
	tutor_add_text(ui, true, &text);
	/* the grid seldom moves from lesson to lesson */
	int lines = larger(width < WIDE ? 3 : 2, panel_lines(buffer_slice(&text), width - 2));
	buffer_free(&text);
	return lines + 2;
}

/* ---- commands ---- */

void tutor_skip(struct ui *ui, key k)
{
	(void)k;
	if (ui->tutor->lesson < lesson_count)
		start_lesson(ui, ui->tutor->lesson + 1, false);
}

void tutor_back(struct ui *ui, key k)
{
	(void)k;
	if (ui->tutor->lesson)
		start_lesson(ui, ui->tutor->lesson - 1, false);
}

void tutor_leave(struct ui *ui, key k)
{
	(void)k;
	ui->request = ui->tutor->from_start ? REQUEST_START : REQUEST_QUIT;
}
