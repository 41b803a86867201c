#include "ui/editing.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/unicode.h"
#include "ui/form.h"
#include "ui/grid.h"

#define LABEL_COLUMNS 40 /* of a value in the history */

/* ---- what is edited ---- */

void editing_start(struct ui *ui, struct item *const *items, size_t count)
{
	struct item **own = mem_new_array(count + 1, sizeof *own);
	for (size_t i = 0; i < count; i++)
		own[i] = items[i];
	editing_free(ui);
	ui->editing.items = own;
	ui->editing.count = count;
}

void editing_free(struct ui *ui)
{
	free(ui->editing.items);
	free(ui->editing.path);
	value_free(ui->editing.draft);
	ui->editing = (struct editing){0};
}

void editing_field(struct ui *ui, const struct field *field, const char *path)
{
	char *own = mem_copy_text(path);
	free(ui->editing.path);
	ui->editing.path = own;
	ui->editing.field = field;
}

enum kind editing_kind(const struct ui *ui)
{
	return ui->editing.count ? (enum kind)ui->editing.items[0]->kind : KIND_MAP;
}

static const struct record *record_of(const struct ui *ui, struct item *item)
{
	return item ? item_record(item) : journey_record(ui->journey);
}

const struct record *editing_record(const struct ui *ui)
{
	return record_of(ui, ui->editing.count ? ui->editing.items[0] : NULL);
}

static bool says_same(const struct slice *a, size_t a_count, const struct slice *b, size_t b_count)
{
	bool same = a_count == b_count;
	for (size_t i = 0; same && i < a_count; i++)
		same = slice_equals(a[i], b[i]);
	return same;
}

bool editing_differs(const struct ui *ui)
{
	const struct editing *e = &ui->editing;
	size_t count, own;
	bool deeper, same = true;
	struct slice *first = form_texts(editing_record(ui), e->path, &count, &deeper);
	for (size_t i = 1; same && i < e->count; i++) {
		struct slice *texts = form_texts(item_record(e->items[i]), e->path, &own, &deeper);
		same = says_same(first, count, texts, own);
		free(texts);
	}
	free(first);
	return !same;
}

static bool any_is_deeper(const struct ui *ui)
{
	const struct editing *e = &ui->editing;
	size_t count;
	bool deeper = false;
	for (size_t i = 1; !deeper && i < e->count; i++)
		free(form_texts(item_record(e->items[i]), e->path, &count, &deeper));
	return deeper;
}

struct slice *editing_texts(const struct ui *ui, size_t *count, bool *deeper)
{
	const struct editing *e = &ui->editing;
	struct slice *texts = form_texts(editing_record(ui), e->path, count, deeper);
	*deeper = !e->draft && (*deeper || any_is_deeper(ui));
	if (e->draft || e->how != EDIT_PUT || editing_differs(ui))
		*count = 0;
	return texts;
}

/* ---- what a step is called ---- */

static void add_said(const struct ui *ui, const struct field *field, const struct value *value, struct buffer *out)
{
	if (value->kind == VALUE_MAP || field->type == FIELD_RECORDS)
		form_add_records(ui, field, value, out);
	for (size_t i = 0; value->kind == VALUE_LIST && i < value->count; i++) {
		buffer_add_text(out, i ? _(", ") : "");
		if (value->items[i]->text)
			form_add_text(ui, field, slice_make(value->items[i]->text, value->items[i]->length), out);
	}
	if (value->text)
		form_add_text(ui, field, slice_make(value->text, value->length), out);
}

char *editing_label(const struct ui *ui, struct item *const *items, size_t count, const struct field *field,
                    enum edit_how how, const struct value *value)
{
	static const char *const signs[] = {[EDIT_PUT] = "", [EDIT_ADD] = "+ ", [EDIT_TAKE] = "- "};
	const char *label = message_label(&field->label);
	struct buffer raw = {0}, shown = {0}, name = {0};
	buffer_add_text(&raw, signs[how]);
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

/* ---- setting it ---- */

/* Is it said already?  Texts only; what is deeper counts as different. */
static bool says(const struct record *record, const char *path, const struct value *value)
{
	size_t count, wanted = !value ? 0 : value->kind == VALUE_LIST ? value->count : 1;
	bool deeper;
	struct slice *texts = form_texts(record, path, &count, &deeper);
	bool same = !deeper && count == wanted && (value || !record_find(record, path));
	for (size_t i = 0; same && i < wanted; i++) {
		const struct value *one = value_nth(value, i);
		same = one->text && slice_equals(texts[i], slice_make(one->text, one->length));
	}
	free(texts);
	return same;
}

/* Two words for one thing, or one word twice. */
static bool is_same(const struct ui *ui, const struct field *field, struct slice a, struct slice b)
{
	struct item *thing = field->type == FIELD_REFERENCES ? journey_find(ui->journey, field->refers, a) : NULL;
	return slice_equals(a, b) || (thing && thing == journey_find(ui->journey, field->refers, b));
}

static bool holds(const struct ui *ui, const struct field *field, const struct slice *words, size_t count,
                  struct slice word)
{
	for (size_t i = 0; i < count; i++)
		if (is_same(ui, field, words[i], word))
			return true;
	return false;
}

/* The texts a value is made of; free() the list. */
static struct slice *texts_in(const struct value *value, size_t *count)
{
	size_t all = !value ? 0 : value->kind == VALUE_LIST ? value->count : 1;
	struct slice *texts = mem_new_array(all + 1, sizeof *texts);
	for (*count = 0; *count < all; ++*count) {
		const struct value *one = value_nth(value, *count);
		texts[*count] = slice_make(one->text, one->length);
	}
	return texts;
}

/* What a list says after `more` joined it, left it or took its place; no
 * touchpoint leads on to itself. */
static struct value *combined(const struct ui *ui, struct item *item, const struct field *field, const char *path,
                              enum edit_how how, const struct value *more)
{
	size_t count, other_count, all = 0;
	bool deeper;
	struct slice *own = form_texts(record_of(ui, item), path, &count, &deeper);
	struct slice *others = texts_in(more, &other_count);
	struct slice *words = mem_new_array(count + other_count + 1, sizeof *words);
	for (size_t i = 0; i < count && how != EDIT_PUT; i++)
		if (how == EDIT_ADD || !holds(ui, field, others, other_count, own[i]))
			words[all++] = own[i];
	for (size_t i = 0; i < other_count && how != EDIT_TAKE; i++) {
		bool itself =
		        item && field->refers == item->kind && journey_find(ui->journey, item->kind, others[i]) == item;
		if (!itself && !holds(ui, field, words, all, others[i]))
			words[all++] = others[i];
	}
	struct value *value = plan_texts(words, all);
	free(words);
	free(others);
	free(own);
	return value;
}

/* Plans the change of one; was there anything to do? */
static bool plan_one(struct plan *plan, const struct ui *ui, struct item *item, const struct field *field,
                     const char *path, enum edit_how how, const struct value *value)
{
	const struct record *record = record_of(ui, item);
	if (field->type == FIELD_RECORDS && how == EDIT_ADD) {
		const struct value *list = form_value(record, path);
		char *last = mem_format("%s/%zu", path, list && list->kind == VALUE_LIST ? list->count : 0);
		plan_set(plan, ui->journey, item, last, value_copy(value));
		free(last);
		return true;
	}
	bool list = how != EDIT_PUT || field->type == FIELD_REFERENCES;
	struct value *own = list ? combined(ui, item, field, path, how, value) : value ? value_copy(value) : NULL;
	if (says(record, path, own)) {
		value_free(own);
		return false;
	}
	plan_set(plan, ui->journey, item, path, own);
	return true;
}

/* Who is new joins the owners, where the map lists them; a form leaves that to its user. */
static void plan_owner(struct plan *plan, const struct ui *ui, const struct field *field, const struct value *value)
{
	if (ui->form || field->type != FIELD_REFERENCE || field->refers != KIND_OWNER || !value || !value->text)
		return;
	struct slice owner = slice_make(value->text, value->length);
	if (journey_count(ui->journey, KIND_OWNER) && !journey_find(ui->journey, KIND_OWNER, owner))
		plan_add(plan, "owners", SIZE_MAX, value_text(owner));
}

static bool plan_identities(struct plan *plan, struct ui *ui, struct item *item, const char *path,
                            const struct value *value)
{
	struct error err = {0};
	bool identifies = strcmp(path, "id") == 0 || strcmp(path, "name") == 0;
	if (!identifies || says(item_record(item), path, value) ||
	    plan_identity(plan, ui->journey, item, path, value, &err))
		return true;
	ui_complain(ui, "%s", err.message);
	return false;
}

bool editing_set(struct ui *ui, struct item *const *items, size_t count, const struct field *field, const char *path,
                 enum edit_how how, const struct value *value)
{
	struct plan *plan = plan_new();
	struct item **changed = mem_new_array(count + 1, sizeof *changed);
	size_t all = 0;
	bool good = true, map = !count && plan_one(plan, ui, NULL, field, path, how, value);
	for (size_t i = 0; good && i < count; i++) {
		good = plan_identities(plan, ui, items[i], path, value);
		if (good && plan_one(plan, ui, items[i], field, path, how, value))
			changed[all++] = items[i];
	}
	if (good && (all || map)) {
		char *label = editing_label(ui, changed, all, field, how, value);
		plan_owner(plan, ui, field, value);
		good = ui_do(ui, plan, "%s", label);
		free(label);
	} else {
		plan_free(plan);
		if (good && count > 1)
			ui_say(ui, _("nothing to change: all %zu say so already"), count);
	}
	free(changed);
	return good;
}

bool editing_put(struct ui *ui, struct value *value)
{
	struct editing *e = &ui->editing;
	if (e->draft) {
		if (value)
			value_map_put(e->draft, e->field->key, value);
		return true;
	}
	/* from the grid it can be done again to others */
	if (!ui->form && !strchr(e->path, '/') && e->count) {
		repeat_remember(ui, REPEAT_SET, e->path, value ? value_copy(value) : NULL);
		ui->repeat.how = e->how;
	}
	bool done = editing_set(ui, e->items, e->count, e->field, e->path, e->how, value);
	value_free(value);
	return done;
}
