/* Editing a field of the form, by its type. */
#include "ui/form.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/unicode.h"
#include "journey/day.h"
#include "journey/input.h"
#include "journey/names.h"
#include "ui/editing.h"
#include "ui/grid.h"
#include "ui/guard.h"

#define CHOOSABLE 2000 /* touchpoints, for what they name or hold */

bool form_set(struct ui *ui, struct item *item, const struct field *field, const char *path, struct value *value)
{
	bool done = editing_set(ui, &item, item ? 1 : 0, field, path, EDIT_PUT, value);
	value_free(value);
	return done;
}

static void clearing_answered(struct ui *ui, const struct row *rows, size_t count)
{
	if (count && rows->hotkey == 'y')
		editing_put(ui, NULL);
}

/* An empty line is no wish to empty what differs from one to the next. */
static bool put_or_ask(struct ui *ui, struct value *value)
{
	const struct editing *e = &ui->editing;
	if (value || e->how != EDIT_PUT || e->draft || e->count < 2 || !editing_differs(ui))
		return editing_put(ui, value);
	char *question =
	        mem_format(_("They differ. Clear “%s” of all %zu?"), message_label(&e->field->label), e->count);
	struct chooser *c = ui_ask(ui, question, clearing_answered);
	chooser_add(c, _("clear it"), NULL, "yes", 'y');
	chooser_add(c, _("leave everything as it is"), NULL, "no", 'n');
	c->at = 1;
	free(question);
	return false;
}

/* ---- texts ---- */

static void text_typed(struct ui *ui, const char *text);

static void given_up(struct ui *ui, const char *text)
{
	(void)text;
	form_records_leave(ui);
}

void form_prompt(struct ui *ui, const char *text)
{
	char *title = form_edit_title(ui);
	struct prompt *prompt = ui_prompt(ui, title, text, text_typed);
	prompt->subject = ui->editing.count == 1 ? ui->editing.items[0] : NULL;
	prompt->typed = form_offer;
	prompt->cancel = given_up;
	prompt->beside = form_beside(ui);
	if (!*text)
		form_offer(ui, text);
	free(title);
}

static bool read_typed(struct ui *ui, const char *text, struct value **value, struct error *err)
{
	if (ui->editing.field->type == FIELD_DATE)
		return input_read_day(text, ui_today(ui), value, err);
	return input_read(ui->editing.field, text, value, err);
}

static void text_typed(struct ui *ui, const char *text)
{
	struct value *value;
	struct error err = {0};
	if (!read_typed(ui, text, &value, &err)) {
		form_prompt(ui, text);
		ui_complain(ui, "%s", err.message);
	} else if (put_or_ask(ui, value)) {
		form_records_again(ui);
	} else if (!ui->chooser) {
		form_prompt(ui, text);
	}
}

/* The texts of the field as one: words by commas, or one a line; free(). */
static char *joined(const struct ui *ui, const char *between, bool *hard)
{
	size_t count;
	bool deeper;
	struct slice *texts = editing_texts(ui, &count, &deeper);
	struct buffer all = {0};
	*hard = false;
	for (size_t i = 0; i < count; i++) {
		buffer_add_text(&all, i ? between : "");
		buffer_add_slice(&all, texts[i]);
		*hard |= memchr(texts[i].bytes, '\n', texts[i].length) ||
		         (ui->editing.field->type == FIELD_WORDS && input_splits(texts[i]));
	}
	free(texts);
	return buffer_take(&all);
}

static void open_editor(struct ui *ui)
{
	bool hard;
	free(ui->editor_text);
	ui->editor_text = joined(ui, ui->editing.field->type == FIELD_WORDS ? "\n" : ", ", &hard);
	ui->request = REQUEST_EDITOR;
}

static void edit_text(struct ui *ui)
{
	bool hard;
	char *text = joined(ui, ", ", &hard);
	if (hard)
		open_editor(ui);
	else
		form_prompt(ui, text);
	free(text);
}

static bool ends_in_newline(const struct ui *ui)
{
	bool hard;
	char *text = joined(ui, "\n", &hard);
	size_t length = strlen(text);
	bool ends = length > 0 && text[length - 1] == '\n';
	free(text);
	return ends;
}

/* What an editor gave, without the newline that editors put at the end. */
static char *as_edited(const struct ui *ui, const char *text)
{
	size_t length = strlen(text);
	bool keeps = ui->editing.field->type == FIELD_LONG && ends_in_newline(ui);
	while (length && !keeps && (text[length - 1] == '\n' || text[length - 1] == '\r'))
		length--;
	char *copy = mem_copy(text, length);
	for (char *c = copy; *c && ui->editing.field->type != FIELD_LONG && ui->editing.field->type != FIELD_WORDS; c++)
		if (*c == '\n' || *c == '\r')
			*c = ' ';
	return copy;
}

/* A word of a list may hold commas when it comes from the editor, a line each. */
static struct value *lines_as_words(struct slice text)
{
	struct slice *lines = mem_new_array(text.length + 1, sizeof *lines);
	size_t count = 0;
	for (size_t at = 0; at < text.length;) {
		const char *end = memchr(text.bytes + at, '\n', text.length - at);
		size_t length = (end ? (size_t)(end - text.bytes) : text.length) - at;
		if (length)
			lines[count++] = slice_make(text.bytes + at, length);
		at += length + 1;
	}
	struct value *value = plan_texts(lines, count);
	free(lines);
	return value;
}

void form_edited(struct ui *ui, const char *text)
{
	if (!text)
		ui_complain(ui, _("the editor failed; nothing was changed. Does EDITOR name a program?"));
	if (!text || !ui->editing.field)
		return;
	char *edited = as_edited(ui, text);
	struct value *value = NULL;
	struct error err = {0};
	if (ui->editing.field->type == FIELD_WORDS)
		value = lines_as_words(slice_of(edited));
	else if (!input_read(ui->editing.field, edited, &value, &err))
		ui_complain(ui, "%s", err.message);
	if (!*err.message && editing_put(ui, value))
		form_records_again(ui);
	free(edited);
}

/* ---- choices ---- */

char form_hotkey(size_t number)
{
	static const char keys[] = "123456789abcdefghijklmnopqrstuvwxyz";
	return number < sizeof keys - 1 ? keys[number] : 0;
}

static void choice_chosen(struct ui *ui, const struct row *rows, size_t count)
{
	if (!count)
		form_records_leave(ui);
	else if (editing_put(ui, *rows->word ? value_text(slice_of(rows->word)) : NULL))
		form_records_again(ui);
}

static void edit_choice(struct ui *ui)
{
	size_t count;
	bool deeper;
	struct slice *texts = editing_texts(ui, &count, &deeper);
	char *title = form_edit_title(ui);
	struct chooser *c = ui_ask(ui, title, choice_chosen);
	const struct choice *choices = ui->editing.field->choices;
	for (size_t i = 0; choices[i].word; i++) {
		const char *label = message_label(&choices[i].label);
		const char *note = strcmp(label, choices[i].word) ? choices[i].word : NULL;
		chooser_add(c, label, note, choices[i].word, form_hotkey(i));
		if (count && slice_is(texts[0], choices[i].word))
			c->at = i;
	}
	chooser_add(c, _("none"), NULL, "", '0');
	if (ui->editing.draft)
		c->at = c->count - 1;
	free(title);
	free(texts);
}

static bool is_in(const struct row *rows, size_t count, struct slice word)
{
	for (size_t i = 0; i < count; i++)
		if (slice_is(word, rows[i].word))
			return true;
	return false;
}

/* What was there and stays keeps its order; what is new comes behind it. */
static void several_chosen(struct ui *ui, const struct row *rows, size_t count)
{
	size_t old_count, all = 0;
	bool deeper;
	if (!rows) {
		form_records_leave(ui);
		return;
	}
	struct slice *old = editing_texts(ui, &old_count, &deeper);
	struct slice *words = mem_new_array(old_count + count + 1, sizeof *words);
	for (size_t i = 0; i < old_count; i++)
		if (is_in(rows, count, old[i]))
			words[all++] = old[i];
	for (size_t i = 0; i < count; i++) {
		bool there = false;
		for (size_t k = 0; k < all; k++)
			there |= slice_is(words[k], rows[i].word);
		if (!there)
			words[all++] = slice_of(rows[i].word);
	}
	if (put_or_ask(ui, plan_texts(words, all)))
		form_records_again(ui);
	free(words);
	free(old);
}

static void add_row(struct chooser *c, struct slice label, const char *note, struct slice word, bool chosen)
{
	char *l = mem_copy(label.bytes, label.length), *w = mem_copy(word.bytes, word.length);
	chooser_add(c, l, note, w, 0);
	c->rows[c->count - 1].chosen = chosen;
	free(l);
	free(w);
}

static bool is_text_in(const struct slice *texts, size_t count, struct slice text)
{
	for (size_t i = 0; i < count; i++)
		if (slice_equals(texts[i], text))
			return true;
	return false;
}

/* What the field says and the list does not have is a row too, so that it is
 * not lost. */
static void add_unlisted(struct chooser *c, const struct slice *texts, size_t count)
{
	size_t listed = c->count;
	for (size_t i = 0; i < count; i++)
		if (!is_in(c->rows, listed, texts[i]))
			add_row(c, texts[i], _("not in the map"), texts[i], true);
}

static void edit_choices(struct ui *ui)
{
	size_t count;
	bool deeper;
	struct slice *texts = editing_texts(ui, &count, &deeper);
	char *title = form_edit_title(ui);
	struct chooser *c = ui_chooser(ui, title, several_chosen);
	c->several = true;
	for (const struct choice *choice = ui->editing.field->choices; choice->word; choice++)
		add_row(c, slice_of(message_label(&choice->label)), NULL, slice_of(choice->word),
		        is_text_in(texts, count, slice_of(choice->word)));
	add_unlisted(c, texts, count);
	free(title);
	free(texts);
}

/* ---- references ---- */

/* The text by which the field refers to the item; its id when it does not. */
static struct slice word_for(const struct ui *ui, struct item *item, const struct slice *texts, size_t count)
{
	struct slice id = record_id(item_record(item)), name = item_name(item);
	bool by_name = !is_text_in(texts, count, id) && is_text_in(texts, count, name) &&
	               journey_find(ui->journey, item->kind, name) == item;
	return by_name ? name : id;
}

static void add_things(struct ui *ui, struct chooser *c, const struct slice *texts, size_t count)
{
	enum kind kind = ui->editing.field->refers;
	struct names *listed = names_new();
	for (size_t i = 0; i < journey_count(ui->journey, kind); i++) {
		struct item *item = journey_item(ui->journey, kind, i);
		struct slice word = word_for(ui, item, texts, count);
		uint32_t before = names_count(listed);
		bool itself = ui->editing.count == 1 && item == ui->editing.items[0];
		if (itself || !word.bytes || names_number(listed, word) < before)
			continue;
		bool chosen = is_text_in(texts, count, word);
		if (chosen && !c->several)
			c->at = c->count;
		add_row(c, item_name(item), NULL, word, chosen);
	}
	names_free(listed);
}

/* Owners need no list of their own: whoever is named somewhere is one. */
static void add_used_words(struct ui *ui, struct chooser *c)
{
	for (size_t i = 0; i < journey_count(ui->journey, KIND_TOUCHPOINT) && i < CHOOSABLE; i++) {
		struct slice word = item_text(journey_item(ui->journey, KIND_TOUCHPOINT, i), ui->editing.field->key);
		if (word.length && !is_in(c->rows, c->count, word))
			add_row(c, word, NULL, word, false);
	}
	for (const char *const *usual = assign_usual_owners(ui); *usual; usual++)
		if (!is_in(c->rows, c->count, slice_of(*usual)))
			add_row(c, slice_of(*usual), NULL, slice_of(*usual), false);
}

static void edit_reference(struct ui *ui)
{
	size_t count;
	bool deeper, several = ui->editing.field->type == FIELD_REFERENCES;
	struct slice *texts = editing_texts(ui, &count, &deeper);
	char *title = form_edit_title(ui);
	struct chooser *c = ui_chooser(ui, title, several ? several_chosen : choice_chosen);
	c->several = several;
	c->free = ui->editing.field->refers == KIND_OWNER;
	add_things(ui, c, texts, count);
	if (ui->editing.field->refers == KIND_OWNER)
		add_used_words(ui, c);
	add_unlisted(c, texts, count);
	if (!c->count && !c->free) {
		ui_close_chooser(ui);
		ui_complain(ui, _("there is no %s in the map yet"),
		            message_label(kind_label(ui->editing.field->refers)));
	} else if (!several) {
		chooser_add(c, _("none"), NULL, "", 0);
		if (ui->editing.draft)
			c->at = c->count - 1;
	}
	free(title);
	free(texts);
}

/* ---- yes and no ---- */

/* unset, yes, no and round again */
static void turn_yes(struct ui *ui)
{
	size_t count;
	bool deeper;
	struct slice *texts = editing_texts(ui, &count, &deeper);
	bool yes = count && input_is_yes(texts[0]);
	free(texts);
	if (editing_put(ui, !count ? value_plain("true") : yes ? value_plain("false") : NULL))
		form_records_again(ui);
}

static void yes_chosen(struct ui *ui, const struct row *rows, size_t count)
{
	if (count)
		editing_put(ui, *rows->word ? value_plain(rows->word) : NULL);
}

static void ask_yes(struct ui *ui)
{
	char *title = form_edit_title(ui);
	struct chooser *c = ui_ask(ui, title, yes_chosen);
	chooser_add(c, _("yes"), NULL, "true", 'y');
	chooser_add(c, _("no"), NULL, "false", 'n');
	chooser_add(c, _("none"), NULL, "", '0');
	free(title);
}

/* ---- what may be taken away ---- */

static void add_held(struct ui *ui, struct chooser *c, struct item *item)
{
	size_t count;
	bool deeper;
	struct slice *texts = form_texts(item_record(item), ui->editing.path, &count, &deeper);
	for (size_t i = 0; i < count; i++) {
		struct buffer label = {0};
		form_add_text(ui, ui->editing.field, texts[i], &label);
		if (!is_in(c->rows, c->count, texts[i]))
			add_row(c, buffer_slice(&label), NULL, texts[i], false);
		buffer_free(&label);
	}
	free(texts);
}

/* All that one of them holds, to be chosen from. */
static void edit_taken(struct ui *ui)
{
	char *title = form_edit_title(ui);
	struct chooser *c = ui_chooser(ui, title, several_chosen);
	c->several = true;
	for (size_t i = 0; i < ui->editing.count && c->count < CHOOSABLE; i++)
		add_held(ui, c, ui->editing.items[i]);
	free(title);
}

/* ---- starting ---- */

void form_edit_at(struct ui *ui, const struct field *field, const char *path)
{
	size_t count;
	bool deeper;
	editing_field(ui, field, path);
	free(editing_texts(ui, &count, &deeper));
	if (deeper && field->type != FIELD_RECORDS) {
		ui_complain(ui, _("there is a list or mapping in “%s” that only an editor can change; x clears it"),
		            ui->editing.path);
		return;
	}
	if (ui->editing.how == EDIT_TAKE && field->type != FIELD_RECORDS) {
		edit_taken(ui);
		return;
	}
	switch (field->type) {
	case FIELD_TEXT:
	case FIELD_LONG:
	case FIELD_NUMBER:
	case FIELD_DATE:
	case FIELD_WORDS:
		edit_text(ui);
		break;
	case FIELD_YES:
		if (ui->form)
			turn_yes(ui);
		else
			ask_yes(ui);
		break;
	case FIELD_CHOICE:
		edit_choice(ui);
		break;
	case FIELD_CHOICES:
		edit_choices(ui);
		break;
	case FIELD_REFERENCE:
	case FIELD_REFERENCES:
		edit_reference(ui);
		break;
	case FIELD_RECORDS:
		form_records(ui);
		break;
	}
}

const struct field *form_take_chosen(struct ui *ui)
{
	size_t count;
	struct form_row *rows = form_rows(ui, &count);
	struct form_row row = ui->form->at < count ? rows[ui->form->at] : (struct form_row){0};
	free(rows);
	editing_start(ui, &ui->form->item, ui->form->item ? 1 : 0);
	if (row.field)
		editing_field(ui, row.field, row.field->key);
	if (row.field && !guard_opens(ui, ui->form->item, row.field->key))
		return NULL;
	if (row.kind == FORM_UNKNOWN && row.entry)
		ui_complain(ui, _("“%.*s” is kept as it is; change it in an editor"), (int)row.entry->key.length,
		            row.entry->key.bytes);
	return row.field;
}

void form_edit(struct ui *ui, key k)
{
	(void)k;
	const struct field *field = form_take_chosen(ui);
	if (field)
		form_edit_at(ui, field, field->key);
}

void form_clear(struct ui *ui, key k)
{
	(void)k;
	if (form_take_chosen(ui))
		editing_put(ui, NULL);
}

void form_editor(struct ui *ui, key k)
{
	const struct field *field = form_take_chosen(ui);
	if (!field)
		return;
	if (field->type == FIELD_TEXT || field->type == FIELD_LONG || field->type == FIELD_WORDS)
		open_editor(ui);
	else
		form_edit(ui, k);
}
