#include "ui/guard.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/unicode.h"
#include "journey/input.h"
#include "ui/form.h"
#include "ui/grid.h"
#include "ui/steps.h"

#define LOCKED "locked" /* the field of a touchpoint */
#define LOCKS "locks"   /* the field of the map */
#define NAME_COLUMNS 40

bool guard_is_locked(struct item *touchpoint)
{
	struct slice text = item_text(touchpoint, LOCKED);
	return text.bytes && input_is_yes(text);
}

bool guard_holds(const struct ui *ui, enum kind kind)
{
	uint32_t at = 0;
	struct slice word;
	while (record_each(journey_record(ui->journey), LOCKS, &at, &word))
		if (slice_is(word, kind_list_key(kind)))
			return true;
	return false;
}

/* ---- refusing ---- */

static bool refuse_presenting(struct ui *ui)
{
	ui_complain(ui, _("presenting: nothing is changed; {present} ends it"));
	return false;
}

static bool refuse_look(struct ui *ui)
{
	ui_complain(ui, _("not while two maps are compared; {compare-close} goes back to the map"));
	return false;
}

static bool refuse_structure(struct ui *ui, enum kind kind)
{
	if (kind == KIND_STAGE)
		ui_complain(ui, _("the stages are locked; L in their list, S, unlocks them"));
	else
		ui_complain(ui, _("the channels are locked; L in their list, C, unlocks them"));
	return false;
}

bool guard_frees(struct ui *ui, enum kind kind)
{
	return !guard_holds(ui, kind) || refuse_structure(ui, kind);
}

/* Refuses when some of the touchpoints are locked; each counts once. */
static bool refuse_locked(struct ui *ui, struct item *const *items, size_t count)
{
	size_t locked = 0;
	struct item *first = NULL;
	for (size_t i = 0; i < count; i++) {
		if (!guard_is_locked(items[i]))
			continue;
		first = first ? first : items[i];
		locked++;
	}
	if (!locked)
		return true;
	struct buffer name = {0};
	unicode_sanitise(&name, item_name(first), NAME_COLUMNS);
	const char *shown = buffer_slice(&name).bytes;
	if (count == 1)
		ui_complain(ui, _("“%s” is locked; {touchpoint-lock} unlocks it"), shown);
	else
		ui_complain(ui, _("nothing is changed; locked: %zu of %zu, such as “%s”; {touchpoint-lock} unlocks"),
		            locked, count, shown);
	buffer_free(&name);
	return false;
}

/* ---- what a plan changes ---- */

/* The index that an item had before the first `done` changes of the plan;
 * SIZE_MAX: one of them added it. */
static size_t index_before(const struct plan *plan, size_t done, const char *list, size_t at)
{
	while (done-- > 0) {
		const struct change *c = &plan->changes[done];
		if (c->kind == CHANGE_SET || strcmp(c->list, list) != 0)
			continue;
		if (c->kind == CHANGE_ADD && c->at == at)
			return SIZE_MAX;
		if (c->kind == CHANGE_ADD)
			at -= at > c->at;
		else if (c->kind == CHANGE_REMOVE)
			at += at >= c->at;
		else if (at == c->to)
			at = c->at;
		else if (c->at < c->to)
			at += at >= c->at && at < c->to;
		else
			at -= at > c->to && at <= c->at;
	}
	return at;
}

static bool is_names(const char *path)
{
	return !strcmp(path, "id") || !strcmp(path, "name");
}

/* Does the change concern a lock of the kind?  The lock itself can always be
 * changed, and what only goes on meaning the same does. */
static bool concerns(const struct plan *plan, size_t nth, enum kind kind)
{
	const struct change *c = &plan->changes[nth];
	if (strcmp(c->list, kind_list_key(kind)) != 0 || plan->follows[nth])
		return false;
	if (kind != KIND_TOUCHPOINT)
		return c->kind != CHANGE_SET || is_names(c->key);
	return c->kind != CHANGE_ADD && !(c->kind == CHANGE_SET && !strcmp(c->key, LOCKED));
}

static int compare_items(const void *a, const void *b)
{
	const struct item *const *x = a, *const *y = b;
	return (*x > *y) - (*x < *y);
}

static size_t each_once(struct item **items, size_t count)
{
	size_t kept = 0;
	qsort(items, count, sizeof *items, compare_items);
	for (size_t i = 0; i < count; i++)
		if (!kept || items[i] != items[kept - 1])
			items[kept++] = items[i];
	return kept;
}

/* The touchpoints that the plan changes, removes or moves.  Nearly always what
 * came and went before stands behind them, so that their index is still the same:
 * only where it is not the changes before are gone through. */
static bool allows_touchpoints(struct ui *ui, const struct plan *plan)
{
	const char *list = kind_list_key(KIND_TOUCHPOINT);
	struct item **items = mem_new_array(plan->count + 1, sizeof *items);
	size_t count = 0, moved = SIZE_MAX;
	for (size_t i = 0; i < plan->count; i++) {
		const struct change *c = &plan->changes[i];
		if (concerns(plan, i, KIND_TOUCHPOINT)) {
			size_t at = c->at < moved ? c->at : index_before(plan, i, list, c->at);
			struct item *item = journey_item(ui->journey, KIND_TOUCHPOINT, at);
			if (item)
				items[count++] = item;
		}
		if (c->kind != CHANGE_SET && strcmp(c->list, list) == 0) {
			size_t least = c->kind == CHANGE_MOVE && c->to < c->at ? c->to : c->at;
			moved = least < moved ? least : moved;
		}
	}
	bool allowed = refuse_locked(ui, items, each_once(items, count));
	free(items);
	return allowed;
}

bool guard_allows(struct ui *ui, const struct plan *plan)
{
	if (ui->look)
		return refuse_look(ui);
	if (ui->presenting)
		return refuse_presenting(ui);
	for (enum kind kind = KIND_STAGE; kind <= KIND_CHANNEL; kind++)
		for (size_t i = 0; guard_holds(ui, kind) && i < plan->count; i++)
			if (concerns(plan, i, kind))
				return refuse_structure(ui, kind);
	return allows_touchpoints(ui, plan);
}

/* ---- before anything is asked for ---- */

bool guard_hides(const struct ui *ui, const struct command *command)
{
	bool of_map = command->places & IN(PLACE_GRID) && !(command->places & IN(PLACE_LOOK));
	return command->places & EDITS ? ui->presenting || ui->look : ui->look && of_map;
}

bool guard_refuses_key(struct ui *ui, key k)
{
	const struct command *command = ui->look ? keymap_find(ui->keymap, PLACE_GRID, k) : NULL;
	return command && guard_hides(ui, command) && !refuse_look(ui);
}

bool guard_permits(struct ui *ui, const struct command *command)
{
	if (ui->look && guard_hides(ui, command))
		return refuse_look(ui);
	if (!(command->places & EDITS))
		return true;
	if (ui->presenting)
		return refuse_presenting(ui);
	enum place place = ui_place(ui);
	if (!(command->places & TOUCHES) || (place != PLACE_GRID && place != PLACE_LIST))
		return true;
	if (place == PLACE_LIST)
		return guard_frees(ui, ui->list->kind);
	size_t count;
	struct item **items = ui_subjects(ui, &count);
	bool permitted = refuse_locked(ui, items, count);
	free(items);
	return permitted;
}

bool guard_opens(struct ui *ui, struct item *item, const char *path)
{
	enum kind kind = item ? (enum kind)item->kind : KIND_MAP;
	if (kind == KIND_TOUCHPOINT)
		return !strcmp(path, LOCKED) || refuse_locked(ui, &item, 1);
	return kind == KIND_MAP || !is_names(path) || guard_frees(ui, kind);
}

/* ---- locking ---- */

static void lock_alone(struct ui *ui, struct item *item)
{
	if (item && item->kind == KIND_TOUCHPOINT)
		form_set(ui, item, field_find(KIND_TOUCHPOINT, slice_of(LOCKED)), LOCKED,
		         guard_is_locked(item) ? NULL : value_plain("true"));
	else
		ui_complain(ui, _("touchpoints are locked by L, stages and channels by L in their lists, S and C"));
}

/* Unlocks them all when one is locked, else locks them all. */
static void lock_subjects(struct ui *ui)
{
	size_t count;
	struct item **items = ui_subjects(ui, &count);
	bool locked = false;
	for (size_t i = 0; i < count; i++)
		locked |= guard_is_locked(items[i]);
	free(items);
	assign_field(ui, LOCKED, EDIT_PUT, locked ? NULL : value_plain("true"));
}

/* What the form or the steps are about, else what the grid's keys act on. */
void guard_lock(struct ui *ui, key k)
{
	(void)k;
	if (ui->form)
		lock_alone(ui, ui->form->item);
	else if (ui->steps && ui->steps->item)
		lock_alone(ui, ui->steps->item);
	else if (!ui->steps)
		lock_subjects(ui);
}

static void set_locks(struct ui *ui, bool stages, bool channels)
{
	struct slice words[2];
	size_t count = 0;
	if (stages)
		words[count++] = slice_of(kind_list_key(KIND_STAGE));
	if (channels)
		words[count++] = slice_of(kind_list_key(KIND_CHANNEL));
	form_set(ui, NULL, field_find(KIND_MAP, slice_of(LOCKS)), LOCKS, plan_texts(words, count));
}

void guard_lock_list(struct ui *ui, key k)
{
	(void)k;
	bool stages = guard_holds(ui, KIND_STAGE), channels = guard_holds(ui, KIND_CHANNEL);
	if (ui->list->kind == KIND_STAGE)
		set_locks(ui, !stages, channels);
	else if (ui->list->kind == KIND_CHANNEL)
		set_locks(ui, stages, !channels);
	else
		ui_complain(ui, _("only stages and channels can be locked"));
}

void guard_lock_structure(struct ui *ui, key k)
{
	(void)k;
	bool locked = guard_holds(ui, KIND_STAGE) || guard_holds(ui, KIND_CHANNEL);
	set_locks(ui, !locked, !locked);
}

void guard_present(struct ui *ui, key k)
{
	(void)k;
	ui->presenting = !ui->presenting;
	if (ui->presenting)
		ui_say(ui, _("presenting: keys move and show, nothing is changed; {present} ends it"));
	else
		ui_say(ui, _("no longer presenting"));
}
