/* Editing a field of the form, by its type. */
#include "ui/form.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/unicode.h"
#include "journey/input.h"
#include "journey/names.h"
#include "ui/guard.h"

#define LABEL_COLUMNS 40 /* of a value in the history */
#define LOOKED_AT 2000   /* touchpoints, for the owners that they name */

/* ---- one field, one step ---- */

/* Is it said already?  Texts only; what is deeper counts as different. */
static bool says(const struct record *record, const char *path, const struct value *value)
{
	size_t count, wanted = !value ? 0 : value->kind == VALUE_LIST ? value->count : 1;
	bool deeper;
	struct slice *texts = form_texts(record, path, &count, &deeper);
	bool same = !deeper && count == wanted && (value || !record_find(record, path));
	for (size_t i = 0; same && i < wanted; i++) {
		const struct value *one = value->kind == VALUE_LIST ? value->items[i] : value;
		same = one->text && slice_equals(texts[i], slice_make(one->text, one->length));
	}
	free(texts);
	return same;
}

static void add_said(const struct ui *ui, const struct field *field, const struct value *value, struct buffer *out)
{
	if (value->kind == VALUE_MAP || field->type == FIELD_RECORDS)
		form_add_records(ui, field, value, out);
	for (size_t i = 0; value->kind == VALUE_LIST && i < value->count; i++) {
		buffer_add_text(out, i ? ", " : "");
		if (value->items[i]->text)
			form_add_text(ui, field, slice_make(value->items[i]->text, value->items[i]->length), out);
	}
	if (value->text)
		form_add_text(ui, field, slice_make(value->text, value->length), out);
}

char *form_step_label(const struct ui *ui, struct item *const *items, size_t count, const struct field *field,
                      const struct value *value)
{
	const char *label = message_label(&field->label);
	struct buffer raw = {0}, shown = {0}, name = {0};
	if (value)
		add_said(ui, field, value, &raw);
	unicode_sanitise(&shown, buffer_slice(&raw), LABEL_COLUMNS);
	if (count)
		unicode_sanitise(&name, item_name(items[0]), LABEL_COLUMNS);
	const char *said = value ? buffer_slice(&shown).bytes : _("cleared"), *first = buffer_slice(&name).bytes;
	char *text = count > 1 ? mem_format(_("“%s” and %zu more · %s: %s"), first, count - 1, label, said)
	             : count   ? mem_format(_("“%s” · %s: %s"), first, label, said)
	                       : mem_format("%s: %s", label, said);
	buffer_free(&raw);
	buffer_free(&shown);
	buffer_free(&name);
	return text;
}

bool form_set(struct ui *ui, struct item *item, const struct field *field, const char *path, struct value *value)
{
	const struct record *record = item ? item_record(item) : journey_record(ui->journey);
	bool identifies = item && (strcmp(path, "id") == 0 || strcmp(path, "name") == 0);
	if (says(record, path, value)) {
		value_free(value);
		return true;
	}
	struct plan *plan = plan_new();
	struct error err = {0};
	if (identifies && !plan_identity(plan, ui->journey, item, path, value, &err)) {
		ui_complain(ui, "%s", err.message);
		plan_free(plan);
		value_free(value);
		return false;
	}
	char *label = form_step_label(ui, &item, item ? 1 : 0, field, value);
	plan_set(plan, ui->journey, item, path, value);
	bool done = ui_do(ui, plan, "%s", label);
	free(label);
	return done;
}

bool form_put(struct ui *ui, struct value *value)
{
	return form_set(ui, ui->form->item, ui->field, ui->path, value);
}

/* ---- texts ---- */

static void text_typed(struct ui *ui, const char *text);

static void given_up(struct ui *ui, const char *text)
{
	(void)text;
	form_records_again(ui);
}

static void prompt_for_field(struct ui *ui, const char *text)
{
	struct prompt *prompt = ui_prompt(ui, message_label(&ui->field->label), text, text_typed);
	prompt->subject = ui->form->item;
	prompt->typed = form_offer;
	prompt->cancel = given_up;
	if (!*text)
		form_offer(ui, text);
}

static void text_typed(struct ui *ui, const char *text)
{
	struct value *value;
	struct error err = {0};
	if (!input_read(ui->field, text, &value, &err)) {
		prompt_for_field(ui, text);
		ui_complain(ui, "%s", err.message);
	} else if (form_put(ui, value)) {
		form_records_again(ui);
	} else if (!ui->chooser) {
		prompt_for_field(ui, text);
	}
}

/* The texts of the field as one: words by commas, or one a line; free(). */
static char *joined(const struct ui *ui, const char *between, bool *hard)
{
	size_t count;
	bool deeper;
	struct slice *texts = form_texts(form_record(ui), ui->path, &count, &deeper);
	struct buffer all = {0};
	*hard = false;
	for (size_t i = 0; i < count; i++) {
		buffer_add_text(&all, i ? between : "");
		buffer_add_slice(&all, texts[i]);
		*hard |= memchr(texts[i].bytes, '\n', texts[i].length) ||
		         (ui->field->type == FIELD_WORDS && input_splits(texts[i]));
	}
	free(texts);
	return buffer_take(&all);
}

static void open_editor(struct ui *ui)
{
	bool hard;
	free(ui->editor_text);
	ui->editor_text = joined(ui, ui->field->type == FIELD_WORDS ? "\n" : ", ", &hard);
	ui->request = REQUEST_EDITOR;
}

static void edit_text(struct ui *ui)
{
	bool hard;
	char *text = joined(ui, ", ", &hard);
	if (hard)
		open_editor(ui);
	else
		prompt_for_field(ui, text);
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
	bool keeps = ui->field->type == FIELD_LONG && ends_in_newline(ui);
	while (length && !keeps && (text[length - 1] == '\n' || text[length - 1] == '\r'))
		length--;
	char *copy = mem_copy(text, length);
	for (char *c = copy; *c && ui->field->type != FIELD_LONG && ui->field->type != FIELD_WORDS; c++)
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
	if (!text || !ui->form || !ui->field)
		return;
	char *edited = as_edited(ui, text);
	struct value *value = NULL;
	struct error err = {0};
	if (ui->field->type == FIELD_WORDS)
		value = lines_as_words(slice_of(edited));
	else if (!input_read(ui->field, edited, &value, &err))
		ui_complain(ui, "%s", err.message);
	if (!*err.message && form_put(ui, value))
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
	if (!count || form_put(ui, *rows->word ? value_text(slice_of(rows->word)) : NULL))
		form_records_again(ui);
}

static void edit_choice(struct ui *ui)
{
	size_t count;
	bool deeper;
	struct slice *texts = form_texts(form_record(ui), ui->path, &count, &deeper);
	struct chooser *c = ui_ask(ui, message_label(&ui->field->label), choice_chosen);
	const struct choice *choices = ui->field->choices;
	for (size_t i = 0; choices[i].word; i++) {
		const char *label = message_label(&choices[i].label);
		const char *note = strcmp(label, choices[i].word) ? choices[i].word : NULL;
		chooser_add(c, label, note, choices[i].word, form_hotkey(i));
		if (count && slice_is(texts[0], choices[i].word))
			c->at = i;
	}
	chooser_add(c, _("none"), NULL, "", '0');
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
		form_records_again(ui);
		return;
	}
	struct slice *old = form_texts(form_record(ui), ui->path, &old_count, &deeper);
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
	if (form_put(ui, plan_texts(words, all)))
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
	struct slice *texts = form_texts(form_record(ui), ui->path, &count, &deeper);
	struct chooser *c = ui_chooser(ui, message_label(&ui->field->label), several_chosen);
	c->several = true;
	for (const struct choice *choice = ui->field->choices; choice->word; choice++)
		add_row(c, slice_of(message_label(&choice->label)), NULL, slice_of(choice->word),
		        is_text_in(texts, count, slice_of(choice->word)));
	add_unlisted(c, texts, count);
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
	enum kind kind = ui->field->refers;
	struct names *listed = names_new();
	for (size_t i = 0; i < journey_count(ui->journey, kind); i++) {
		struct item *item = journey_item(ui->journey, kind, i);
		struct slice word = word_for(ui, item, texts, count);
		uint32_t before = names_count(listed);
		if (item == ui->form->item || !word.bytes || names_number(listed, word) < before)
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
	for (size_t i = 0; i < journey_count(ui->journey, KIND_TOUCHPOINT) && i < LOOKED_AT; i++) {
		struct slice word = item_text(journey_item(ui->journey, KIND_TOUCHPOINT, i), ui->field->key);
		if (word.length && !is_in(c->rows, c->count, word))
			add_row(c, word, NULL, word, false);
	}
}

static void edit_reference(struct ui *ui)
{
	size_t count;
	bool deeper, several = ui->field->type == FIELD_REFERENCES;
	struct slice *texts = form_texts(form_record(ui), ui->path, &count, &deeper);
	struct chooser *c = ui_chooser(ui, message_label(&ui->field->label), several ? several_chosen : choice_chosen);
	c->several = several;
	c->free = ui->field->refers == KIND_OWNER;
	add_things(ui, c, texts, count);
	if (ui->field->refers == KIND_OWNER)
		add_used_words(ui, c);
	add_unlisted(c, texts, count);
	if (!c->count && !c->free) {
		ui_close_chooser(ui);
		ui_complain(ui, _("there is no %s in the map yet"), message_label(kind_label(ui->field->refers)));
	} else if (!several) {
		chooser_add(c, _("none"), NULL, "", 0);
	}
	free(texts);
}

/* ---- yes and no ---- */

/* unset, yes, no and round again */
static void turn_yes(struct ui *ui)
{
	size_t count;
	bool deeper;
	struct slice *texts = form_texts(form_record(ui), ui->path, &count, &deeper);
	bool yes = count && input_is_yes(texts[0]);
	free(texts);
	if (form_put(ui, !count ? value_plain("true") : yes ? value_plain("false") : NULL))
		form_records_again(ui);
}

/* ---- starting ---- */

void form_edit_at(struct ui *ui, const struct field *field, const char *path)
{
	char *copy = mem_copy_text(path);
	free(ui->path);
	ui->path = copy;
	ui->field = field;
	size_t count;
	bool deeper;
	free(form_texts(form_record(ui), path, &count, &deeper));
	if (deeper && field->type != FIELD_RECORDS) {
		ui_complain(ui, _("there is a list or mapping in “%s” that only an editor can change; x clears it"),
		            path);
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
		turn_yes(ui);
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

/* The field of the chosen row becomes the one being edited; NULL when it is none. */
static const struct field *take_chosen(struct ui *ui)
{
	size_t count;
	struct form_row *rows = form_rows(ui, &count);
	struct form_row row = ui->form->at < count ? rows[ui->form->at] : (struct form_row){0};
	free(rows);
	ui->field = row.field;
	free(ui->path);
	ui->path = row.field ? mem_copy_text(row.field->key) : NULL;
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
	const struct field *field = take_chosen(ui);
	if (field)
		form_edit_at(ui, field, field->key);
}

void form_clear(struct ui *ui, key k)
{
	(void)k;
	if (take_chosen(ui))
		form_put(ui, NULL);
}

void form_editor(struct ui *ui, key k)
{
	const struct field *field = take_chosen(ui);
	if (!field)
		return;
	if (field->type == FIELD_TEXT || field->type == FIELD_LONG || field->type == FIELD_WORDS)
		open_editor(ui);
	else
		form_edit(ui, k);
}

static void choose_by_digit(struct ui *ui, key k)
{
	const struct choice *choices = ui->field->choices;
	size_t number = 0;
	while (choices[number].word && (key)form_hotkey(number) != k)
		number++;
	if (k == '0')
		form_put(ui, NULL);
	else if (choices[number].word)
		form_put(ui, value_text(slice_of(choices[number].word)));
	else
		ui_complain(ui, _("there are %zu choices"), number);
}

void form_digit(struct ui *ui, key k)
{
	const struct field *field = take_chosen(ui);
	if (!field)
		return;
	if (field->type == FIELD_CHOICE)
		choose_by_digit(ui, k);
	else if (field->type == FIELD_NUMBER || field->type == FIELD_DATE)
		prompt_for_field(ui, (char[]){(char)k, '\0'});
	else
		ui_complain(ui, _("digits choose where there are choices by number; Enter edits this field"));
}
