#include "ui/join.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/unicode.h"
#include "journey/merge_parts.h"
#include "ui/form.h"

#define NAME_COLUMNS 40
#define VALUE_COLUMNS 56

struct joining {
	struct item **items;
	struct value **said; /* by each of them: mappings */
	struct value *all;   /* what the first will say */
	size_t count;
	size_t nth, at; /* the one that is being joined, and the key of it that is looked at */
	bool settled;   /* no more is asked */
	uint64_t revision;
};

void join_free(struct ui *ui)
{
	struct joining *j = ui->joining;
	if (!j)
		return;
	for (size_t i = 0; i < j->count; i++)
		value_free(j->said[i]);
	value_free(j->all);
	free(j->said);
	free(j->items);
	free(j);
	ui->joining = NULL;
}

/* harmless and short; free() */
static char *shown(struct slice text, int columns)
{
	struct buffer safe = {0};
	unicode_sanitise(&safe, text, columns);
	return buffer_take(&safe);
}

/* ---- what two say together ---- */

static bool is_said(const struct value *value)
{
	return value && value->kind != VALUE_NULL && !(value->kind == VALUE_LIST && !value->count);
}

static bool holds(const struct value *list, const struct value *item)
{
	for (size_t i = 0; i < list->count; i++)
		if (value_equals(list->items[i], item))
			return true;
	return false;
}

static void add_all(struct value *list, const struct value *from)
{
	const struct value *item;
	for (size_t i = 0; (item = value_nth(from, i)); i++)
		if (!holds(list, item))
			value_list_add(list, value_copy(item));
}

static struct value *lists_joined(const struct value *a, const struct value *b)
{
	struct value *list = value_list();
	add_all(list, a);
	add_all(list, b);
	return list;
}

static struct value *sum(struct slice a, struct slice b)
{
	char *x = mem_copy(a.bytes, a.length), *y = mem_copy(b.bytes, b.length);
	char *text = mem_format("%.15g", strtod(x, NULL) + strtod(y, NULL));
	struct value *value = value_plain(text);
	free(text);
	free(x);
	free(y);
	return value;
}

static struct value *texts_joined(struct slice a, struct slice b)
{
	struct buffer both = {0};
	buffer_add_slice(&both, a);
	buffer_add_text(&both, a.length && a.bytes[a.length - 1] == '\n' ? "" : "\n");
	buffer_add_slice(&both, b);
	struct value *value = value_text(buffer_slice(&both));
	buffer_free(&both);
	return value;
}

/* What both say of a field: all of two lists, two long texts one below the
 * other, the sum of two numbers (of votes, of tickets).  NULL: only one can stand. */
static struct value *both(const struct field *field, const struct value *a, const struct value *b)
{
	struct slice x = value_slice(a), y = value_slice(b);
	if (field && field_is_list(field) && a->kind != VALUE_MAP && b->kind != VALUE_MAP)
		return lists_joined(a, b);
	if (field && field->type == FIELD_LONG && x.bytes && y.bytes)
		return texts_joined(x, y);
	if (field && field->type == FIELD_NUMBER && x.bytes && y.bytes && field_type_fits(FIELD_NUMBER, x) &&
	    field_type_fits(FIELD_NUMBER, y))
		return sum(x, y);
	return NULL;
}

/* ---- what leads where afterwards ---- */

static bool is_one_of(const struct ui *ui, const struct joining *j, struct slice reference)
{
	const struct item *item = journey_find(ui->journey, KIND_TOUCHPOINT, reference);
	for (size_t i = 0; i < j->count; i++)
		if (item == j->items[i])
			return true;
	return false;
}

/* None of them leads on to another of them. */
static void take_inner_links(const struct ui *ui, const struct joining *j, struct value *said)
{
	const struct value *next = value_map_get(said, "next");
	if (!next || next->kind == VALUE_MAP)
		return;
	size_t count = next->kind == VALUE_LIST ? next->count : 1;
	struct slice *stay = mem_new_array(count + 1, sizeof *stay);
	size_t staying = 0;
	for (size_t i = 0; i < count; i++) {
		struct slice reference = value_slice(value_nth(next, i));
		if (reference.bytes && !is_one_of(ui, j, reference))
			stay[staying++] = reference;
	}
	if (staying < count) {
		struct value *left = plan_texts(stay, staying);
		value_map_put(said, "next", left ? left : value_null());
	}
	free(stay);
}

static void follow(const struct ui *ui, const struct joining *j, struct plan *plan)
{
	struct renames renames = {0};
	const struct value *id = value_map_get(j->all, "id"), *name = value_map_get(j->all, "name");
	struct slice to = value_slice(id).length ? value_slice(id) : value_slice(name);
	for (size_t i = 0; i < j->count; i++) {
		struct slice own = item_name(j->items[i]);
		renames_add(&renames, KIND_TOUCHPOINT, record_id(item_record(j->items[i])), to);
		if (i > 0 && own.length && journey_find(ui->journey, KIND_TOUCHPOINT, own) == j->items[i])
			renames_add(&renames, KIND_TOUCHPOINT, own, to);
	}
	plan_follow_names(plan, ui->journey, &renames, j->items[0]);
	const struct entry *entry = record_find(journey_record(ui->journey), "conflicts");
	const struct value *list = entry ? entry->nested : NULL;
	for (size_t i = 0; list && list->kind == VALUE_LIST && i < list->count; i++) {
		bool map = list->items[i]->kind == VALUE_MAP;
		struct slice about = map ? value_slice(value_map_get(list->items[i], "touchpoint")) : (struct slice){0};
		const char *now = about.length ? renames_find(&renames, KIND_TOUCHPOINT, about) : NULL;
		char *path = mem_format("conflicts/%zu/touchpoint", i);
		if (now)
			plan_set(plan, ui->journey, NULL, path, value_text(slice_of(now)));
		free(path);
	}
	renames_free(&renames);
}

/* ---- doing it ---- */

static int by_index(const void *a, const void *b)
{
	size_t x = *(const size_t *)a, y = *(const size_t *)b;
	return (x < y) - (x > y);
}

static void plan_removals(const struct ui *ui, const struct joining *j, struct plan *plan)
{
	size_t *indexes = mem_new_array(j->count, sizeof *indexes);
	for (size_t i = 1; i < j->count; i++)
		indexes[i - 1] = journey_index(ui->journey, j->items[i]);
	qsort(indexes, j->count - 1, sizeof *indexes, by_index);
	for (size_t i = 1; i < j->count; i++)
		plan_remove(plan, "touchpoints", indexes[i - 1]);
	free(indexes);
}

/* Is there a comment in the lines of one that goes? */
static bool has_comments(const struct joining *j)
{
	for (size_t i = 1; i < j->count; i++) {
		struct slice text = slice_make(j->items[i]->text, j->items[i]->length);
		for (size_t at = 0; j->items[i]->alone && at < text.length; at++)
			if (text.bytes[at] == '#' && (at == 0 || strchr(" \t\n", text.bytes[at - 1])))
				return true;
	}
	return false;
}

static void finish(struct ui *ui)
{
	struct joining *j = ui->joining;
	struct item *first = j->items[0];
	struct plan *plan = plan_new();
	char *kept = shown(item_name(first), NAME_COLUMNS), *gone = shown(item_name(j->items[1]), NAME_COLUMNS);
	bool comments = has_comments(j), done;
	size_t more = j->count - 2;
	follow(ui, j, plan);
	for (size_t i = 0; i < j->all->count; i++) {
		const char *name = j->all->items[2 * i]->text;
		const struct value *value = j->all->items[2 * i + 1], *was = value_map_get(j->said[0], name);
		if (!value_equals(value, was))
			plan_set(plan, ui->journey, first, name, is_said(value) ? value_copy(value) : NULL);
	}
	plan_removals(ui, j, plan);
	done = more ? ui_do(ui, plan, _("join “%s” and %zu more with “%s”"), gone, more, kept)
	            : ui_do(ui, plan, _("join “%s” with “%s”"), gone, kept);
	for (size_t i = 0; done && i < j->count; i++)
		j->items[i]->marked = false;
	ui_count_marks(ui);
	if (done)
		ui_go_to(ui, first);
	if (done && comments)
		ui_say(ui,
		       _("“%s” is joined with “%s”; its comments in the file went with it, {undo} brings them back"),
		       gone, kept);
	free(kept);
	free(gone);
	join_free(ui);
}

/* ---- asking ---- */

static void go_on(struct ui *ui);

static const struct value *own_of(const struct joining *j, const char **name)
{
	*name = j->said[j->nth]->items[2 * j->at]->text;
	return value_map_get(j->all, *name);
}

static void keep_both(struct joining *j)
{
	const char *name;
	const struct value *own = own_of(j, &name);
	struct value *all =
	        both(field_find(KIND_TOUCHPOINT, slice_of(name)), own, j->said[j->nth]->items[2 * j->at + 1]);
	if (all)
		value_map_put(j->all, name, all);
}

static void answered(struct ui *ui, const struct row *rows, size_t count)
{
	struct joining *j = ui->joining;
	const char *name;
	if (!count) {
		join_free(ui);
		ui_say(ui, _("nothing was joined"));
		return;
	}
	own_of(j, &name);
	if (rows->hotkey == '2')
		value_map_put(j->all, name, value_copy(j->said[j->nth]->items[2 * j->at + 1]));
	else if (rows->hotkey == 'b')
		keep_both(j);
	j->settled = rows->hotkey == 'a';
	j->at += !j->settled;
	go_on(ui);
}

static void add_answer(struct ui *ui, const struct field *field, const struct value *value, const char *note,
                       char hotkey)
{
	struct buffer text = {0};
	form_add_value(ui, field, value, &text);
	char *label = shown(buffer_slice(&text), VALUE_COLUMNS);
	chooser_add(ui->chooser, *label ? label : "–", note, note, hotkey);
	free(label);
	buffer_free(&text);
}

/* Which of two different values counts? */
static void ask(struct ui *ui, const struct field *field, const char *name, const struct value *own,
                const struct value *others)
{
	const struct joining *j = ui->joining;
	char *first = shown(item_name(j->items[0]), NAME_COLUMNS);
	char *second = shown(item_name(j->items[j->nth]), NAME_COLUMNS);
	char *title = mem_format(_("%s of “%s” and “%s”?"), field ? message_label(&field->label) : name, first, second);
	struct value *all = both(field, own, others);
	struct chooser *c = ui_ask(ui, title, answered);
	add_answer(ui, field, own, _("the first"), '1');
	add_answer(ui, field, others, _("the second"), '2');
	if (all)
		add_answer(ui, field, all, _("both"), 'b');
	chooser_add(c, _("here and in all the rest: both of lists, else the first"), NULL, "rest", 'a');
	c->at = c->count - 1;
	value_free(all);
	free(title);
	free(second);
	free(first);
}

/* Records of two, such as tests, are all kept without a question. */
static bool is_settled(const struct joining *j, const struct field *field)
{
	return j->settled || (field && field->type == FIELD_RECORDS);
}

/* Looks at one key of the one that is joined; false: a question is open. */
static bool take_key(struct ui *ui)
{
	struct joining *j = ui->joining;
	const char *name;
	const struct value *own = own_of(j, &name), *others = j->said[j->nth]->items[2 * j->at + 1];
	if (!name || !strcmp(name, "id") || !is_said(others) || (own && value_equals(own, others)))
		return true;
	const struct field *field = field_find(KIND_TOUCHPOINT, slice_of(name));
	if (!is_said(own)) {
		value_map_put(j->all, name, value_copy(others));
	} else if (is_settled(j, field)) {
		if (field && field_is_list(field))
			keep_both(j);
	} else {
		ask(ui, field, name, own, others);
		return false;
	}
	return true;
}

static void go_on(struct ui *ui)
{
	struct joining *j = ui->joining;
	for (; j->nth < j->count; j->nth++, j->at = 0)
		for (; j->at < j->said[j->nth]->count; j->at++)
			if (!take_key(ui))
				return;
	if (j->revision == journey_revision(ui->journey)) {
		finish(ui);
		return;
	}
	join_free(ui);
	ui_complain(ui, _("the map has changed meanwhile; nothing was joined"));
}

/* ---- starting ---- */

void join_start(struct ui *ui, struct item *const *items, size_t count)
{
	join_free(ui);
	struct joining *j = ui->joining = mem_new(sizeof *j);
	j->items = mem_new_array(count, sizeof(struct item *));
	j->said = mem_new_array(count, sizeof(struct value *));
	j->count = count;
	j->nth = 1;
	j->revision = journey_revision(ui->journey);
	for (size_t i = 0; i < count; i++) {
		j->items[i] = items[i];
		j->said[i] = document_item_value(ui->document, items[i]);
	}
	j->all = value_copy(j->said[0]);
	take_inner_links(ui, j, j->all);
	for (size_t i = 1; i < count; i++)
		take_inner_links(ui, j, j->said[i]);
	go_on(ui);
}

void join_marked(struct ui *ui, key k)
{
	(void)k;
	if (ui->marked < 2) {
		ui_complain(ui, _("mark the touchpoints that are one and the same with {touchpoint-mark}; "
		                  "{touchpoint-join} joins them into the first"));
		return;
	}
	size_t count;
	struct item **items = ui_subjects(ui, &count);
	join_start(ui, items, count);
	free(items);
}
