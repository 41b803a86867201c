/* Answering the questions of a review, and saying what was looked at: each is one
 * step of the history. */
#include <stdlib.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/unicode.h"
#include "journey/day.h"
#include "journey/input.h"
#include "ui/editing.h"
#include "ui/form.h"
#include "ui/reviewing.h"

#define LABEL_COLUMNS 40

/* ---- the plan of an answer ---- */

static char *path_of(size_t entry, bool single, const char *member)
{
	return single ? mem_format("review/%s", member) : mem_format("review/%zu/%s", entry, member);
}

static struct value *new_answer(const struct ui *ui, size_t question, struct slice text, const char *today)
{
	struct value *record = value_map();
	value_map_add(record, "question", value_text(slice_of(question_table[question].id)));
	if (reviewing_stage(ui, question) != REVIEW_WHOLE)
		value_map_add(record, "stage", value_text(record_id(item_record(ui->reviewing->stage))));
	value_map_add(record, "answer", value_text(text));
	value_map_add(record, "date", value_plain(today));
	return record;
}

/* One more answer; a single mapping becomes a list of it and this one. */
static void plan_new_answer(struct plan *plan, const struct ui *ui, bool single, struct value *record)
{
	if (!single) {
		plan_add(plan, "review", SIZE_MAX, record);
		return;
	}
	struct value *list = value_list();
	value_list_add(list, value_copy(record_find(journey_record(ui->journey), "review")->nested));
	value_list_add(list, record);
	plan_set(plan, ui->journey, NULL, "review", list);
}

/* All that changes by the plan is the answer to the chosen question. */
static bool change_answer(struct ui *ui, struct plan *plan, const char *label)
{
	ui->reviewing->changes = REVIEWING_ANSWER;
	bool done = ui_do(ui, plan, "%s", label);
	ui->reviewing->changes = REVIEWING_ANYTHING;
	return done;
}

/* "Q6 導入: the first line of the text"; free() */
static char *label_of(const struct ui *ui, size_t question, struct slice text)
{
	struct buffer label = {0};
	const char *end = memchr(text.bytes, '\n', text.length);
	reviewing_add_title(ui, question, &label);
	buffer_add_text(&label, ": ");
	unicode_sanitise(&label, slice_make(text.bytes, end ? (size_t)(end - text.bytes) : text.length), LABEL_COLUMNS);
	return buffer_take(&label);
}

static bool clear(struct ui *ui, size_t question, const struct review_answer *answer)
{
	bool single;
	size_t count = review_records(ui->journey, &single, NULL);
	struct plan *plan = plan_new();
	/* the last record takes the key with it */
	if (count == 1)
		plan_set(plan, ui->journey, NULL, "review", NULL);
	else
		plan_remove(plan, "review", answer->entry);
	char *label = label_of(ui, question, slice_of(_("cleared")));
	bool done = change_answer(ui, plan, label);
	free(label);
	return done;
}

/* Puts the text and today's date into the answer of the chosen question; false: it
 * could not be done. */
static bool put(struct ui *ui, struct slice text)
{
	size_t question = reviewing_question(ui);
	bool single, strange;
	struct review_answer answer;
	char today[DAY_TEXT] = "";
	review_records(ui->journey, &single, &strange);
	bool found = review_answer(ui->journey, question, reviewing_stage(ui, question), &answer);
	if (!text.length)
		return found && clear(ui, question, &answer);
	if (strange) {
		ui_complain(ui, _("“review” in the file is no list of answers; change it by hand first"));
		return false;
	}
	bool says = found && slice_equals(text, input_trimmed(answer.text)),
	     dated = found && answer.day == ui_today(ui);
	if (says && dated)
		return true;
	struct plan *plan = plan_new();
	day_format(ui_today(ui), today);
	if (!found) {
		plan_new_answer(plan, ui, single, new_answer(ui, question, text, today));
	} else {
		char *said = path_of(answer.entry, single, "answer"), *day = path_of(answer.entry, single, "date");
		if (!says)
			plan_set(plan, ui->journey, NULL, said, value_text(text));
		if (!dated)
			plan_set(plan, ui->journey, NULL, day, value_plain(today));
		free(said);
		free(day);
	}
	char *label = label_of(ui, question, text);
	bool done = change_answer(ui, plan, label);
	free(label);
	return done;
}

/* ---- answering ---- */

/* To the next stage while stages are gone through one by one, else to the next question. */
static void go_on(struct ui *ui)
{
	size_t stage = reviewing_stage(ui, reviewing_question(ui)) + 1;
	bool staged = stage != REVIEW_WHOLE + 1;
	if (staged && stage < journey_count(ui->journey, KIND_STAGE)) {
		ui->reviewing->stage = journey_item(ui->journey, KIND_STAGE, stage);
		return;
	}
	ui->reviewing->stage = NULL;
	if (!reviewing_go_on(ui))
		ui_say(ui, _("all questions are answered; Tab shows what else is due"));
}

static void put_and_go_on(struct ui *ui, const char *text)
{
	struct slice trimmed = input_trimmed(slice_of(text));
	if (put(ui, trimmed) && trimmed.length)
		go_on(ui);
}

static void edit(struct ui *ui, struct slice text)
{
	free(ui->editor_text);
	ui->editor_text = mem_copy(text.bytes ? text.bytes : "", text.length);
	ui->reviewing->editing = true;
	ui->request = REQUEST_EDITOR;
}

void reviewing_edited(struct ui *ui, const char *text)
{
	ui->reviewing->editing = false;
	if (text)
		put_and_go_on(ui, text);
	else
		form_edited(ui, NULL);
}

/* The answer as it stands; its text may be none. */
static struct slice answer_now(const struct ui *ui, size_t question)
{
	struct review_answer answer;
	review_answer(ui->journey, question, reviewing_stage(ui, question), &answer);
	return input_trimmed(answer.text);
}

static void ask(struct ui *ui, size_t question)
{
	struct slice now = answer_now(ui, question);
	struct buffer title = {0};
	if (now.bytes && memchr(now.bytes, '\n', now.length)) {
		edit(ui, now);
		return;
	}
	char *text = mem_copy(now.bytes ? now.bytes : "", now.length);
	reviewing_add_title(ui, question, &title);
	ui_prompt(ui, buffer_slice(&title).bytes, text, put_and_go_on);
	buffer_free(&title);
	free(text);
}

/* ---- looked at today ---- */

/* The map (item NULL) or a touchpoint was looked at today. */
static void look(struct ui *ui, struct item *item)
{
	char today[DAY_TEXT] = "";
	size_t steps = document_step_done(ui->document);
	const struct field *field = field_find(item ? KIND_TOUCHPOINT : KIND_MAP, slice_of("reviewed"));
	day_format(ui_today(ui), today);
	struct value *value = value_plain(today);
	ui->reviewing->changes = item ? REVIEWING_LOOK : REVIEWING_ANYTHING;
	ui->reviewing->looked = item;
	if (editing_set(ui, &item, item ? 1 : 0, field, "reviewed", EDIT_PUT, value) &&
	    steps == document_step_done(ui->document))
		ui_say(ui, _("it is reviewed as of today"));
	ui->reviewing->changes = REVIEWING_ANYTHING;
	value_free(value);
}

/* ---- commands ---- */

void reviewing_answer(struct ui *ui, key k)
{
	(void)k;
	if (reviewing_question(ui) == REVIEWING_MAP)
		look(ui, NULL);
	else
		ask(ui, reviewing_question(ui));
}

void reviewing_editor(struct ui *ui, key k)
{
	(void)k;
	if (reviewing_question(ui) != REVIEWING_MAP)
		edit(ui, answer_now(ui, reviewing_question(ui)));
}

void reviewing_clear(struct ui *ui, key k)
{
	(void)k;
	struct review_answer answer;
	size_t question = reviewing_question(ui);
	if (question != REVIEWING_MAP && review_answer(ui->journey, question, reviewing_stage(ui, question), &answer))
		clear(ui, question, &answer);
	else
		ui_say(ui, _("there is no answer to clear"));
}

void reviewing_today(struct ui *ui, key k)
{
	(void)k;
	size_t question = reviewing_question(ui);
	if (question == REVIEWING_MAP) {
		look(ui, NULL);
		return;
	}
	struct slice now = answer_now(ui, question);
	char *text = mem_copy(now.bytes ? now.bytes : "", now.length);
	if (*text)
		put_and_go_on(ui, text);
	else
		ui_say(ui, _("it has no answer yet; Enter answers it"));
	free(text);
}

void reviewing_looked(struct ui *ui, key k)
{
	(void)k;
	const struct due *due = reviewing_due(ui);
	if (due && due->kind == DUE_QUESTION)
		ui_say(ui, _("Enter goes to the question, to answer it"));
	else if (due) {
		look(ui, due->item);
		/* what is looked at goes from the list, and the next one takes its row */
		reviewing_choose(ui, ui->reviewing->lists[REVIEWING_DUE].at);
	}
}
