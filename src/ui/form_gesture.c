/* What one key does to the chosen field of the form, by its type. */
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/message.h"
#include "journey/day.h"
#include "ui/editing.h"
#include "ui/form.h"

#define DIGITS_MOST 15 /* of a number that is counted up or down */

/* ---- choices by number ---- */

/* The choice on a digit; NULL with a complaint when there is none. */
static const struct choice *choice_of(struct ui *ui, key k)
{
	const struct choice *choices = ui->editing.field->choices;
	size_t number = 0;
	while (choices[number].word && (key)form_hotkey(number) != k)
		number++;
	if (choices[number].word)
		return &choices[number];
	ui_complain(ui, _("the choices end at %zu"), number);
	return NULL;
}

/* The word joins the list, or leaves it. */
static void turn_word(struct ui *ui, struct slice word)
{
	size_t count, all = 0;
	bool deeper, held = false;
	struct slice *texts = editing_texts(ui, &count, &deeper);
	for (size_t i = 0; i < count; i++) {
		held |= slice_equals(texts[i], word);
		if (!slice_equals(texts[i], word))
			texts[all++] = texts[i];
	}
	if (!held)
		texts[all++] = word;
	editing_put(ui, plan_texts(texts, all));
	free(texts);
}

static bool is_deeper(const struct ui *ui)
{
	size_t count;
	bool deeper;
	free(editing_texts(ui, &count, &deeper));
	return deeper;
}

static void choose_by_digit(struct ui *ui, key k)
{
	const struct choice *choice = k == '0' ? NULL : choice_of(ui, k);
	if (is_deeper(ui))
		form_edit(ui, k);
	else if (k == '0')
		editing_put(ui, NULL);
	else if (choice && ui->editing.field->type == FIELD_CHOICES)
		turn_word(ui, slice_of(choice->word));
	else if (choice)
		editing_put(ui, value_text(slice_of(choice->word)));
}

void form_digit(struct ui *ui, key k)
{
	const struct field *field = form_take_chosen(ui);
	if (!field)
		return;
	if (field->choices)
		choose_by_digit(ui, k);
	else if (field->type == FIELD_NUMBER || field->type == FIELD_DATE)
		form_prompt(ui, (char[]){(char)k, '\0'});
	else
		ui_complain(ui, _("digits choose where there are choices by number; Enter edits this field"));
}

/* ---- days and numbers ---- */

static void put_day(struct ui *ui, long day)
{
	char text[DAY_TEXT];
	if (day_format(day, text))
		editing_put(ui, value_plain(text));
}

void form_today(struct ui *ui, key k)
{
	(void)k;
	const struct field *field = form_take_chosen(ui);
	if (field && field->type == FIELD_DATE)
		put_day(ui, ui_today(ui));
	else if (field)
		ui_complain(ui, _("“%s” is no day; {field-today} puts today's date into a day"),
		            message_label(&field->label));
}

/* the only text of the chosen field; .bytes NULL: none */
static struct slice only_text(const struct ui *ui)
{
	size_t count;
	bool deeper;
	struct slice *texts = editing_texts(ui, &count, &deeper);
	struct slice text = count == 1 && !deeper ? texts[0] : (struct slice){0};
	free(texts);
	return text;
}

/* Counted up or down by one with the decimals it has; not below 0 from above it. */
static void step_number(struct ui *ui, int step)
{
	struct slice text = only_text(ui);
	char *own = mem_copy(text.length ? text.bytes : "0", text.length ? text.length : 1);
	const char *point = strchr(own, '.');
	int decimals = point ? (int)strlen(point + 1) : 0;
	if (!field_type_fits(FIELD_NUMBER, slice_of(own)) || strlen(own) > DIGITS_MOST) {
		ui_complain(ui, _("“%s” cannot be counted on; Enter edits it"), own);
	} else {
		double now = strtod(own, NULL), then = now + step;
		char *sum = mem_format("%.*f", decimals, now >= 0 && then < 0 ? 0.0 : then);
		editing_put(ui, value_plain(sum));
		free(sum);
	}
	free(own);
}

static void step_day(struct ui *ui, int step)
{
	long day = 0;
	struct slice text = only_text(ui);
	if (day_parse(text, &day) || !text.length)
		put_day(ui, (text.length ? day : ui_today(ui)) + step);
	else
		ui_complain(ui, _("“%.*s” cannot be counted on; Enter edits it"), (int)text.length, text.bytes);
}

static void step_field(struct ui *ui, int step)
{
	const struct field *field = form_take_chosen(ui);
	if (field && field->type == FIELD_DATE)
		step_day(ui, step);
	else if (field && field->type == FIELD_NUMBER)
		step_number(ui, step);
	else if (field)
		ui_complain(ui, _("“%s” is no number and no day; + and - count those"), message_label(&field->label));
}

void form_more(struct ui *ui, key k)
{
	(void)k;
	step_field(ui, 1);
}

void form_less(struct ui *ui, key k)
{
	(void)k;
	step_field(ui, -1);
}

/* ---- yes and no ---- */

static void say_yes(struct ui *ui, bool yes)
{
	const struct field *field = form_take_chosen(ui);
	if (field && field->type == FIELD_YES)
		editing_put(ui, value_plain(yes ? "true" : "false"));
	else if (field)
		ui_complain(ui, _("“%s” is not yes or no"), message_label(&field->label));
}

void form_yes(struct ui *ui, key k)
{
	(void)k;
	say_yes(ui, true);
}

void form_no(struct ui *ui, key k)
{
	(void)k;
	say_yes(ui, false);
}
