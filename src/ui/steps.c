#include "ui/steps.h"

#include <stdlib.h>
#include <time.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/unicode.h"
#include "journey/starter.h"
#include "ui/capture.h"
#include "ui/editing.h"
#include "ui/form.h"
#include "ui/grid.h"
#include "ui/guard.h"
#include "ui/layout.h"
#include "ui/lists.h"

/* ---- what is asked ---- */

static bool lacks(const struct ui *ui, enum step_id step, const struct item *item)
{
	return journey_lacks(ui->journey, item) >> step & 1;
}

/* The field that the step asks the touchpoint for. */
static const char *asked_field(const struct ui *ui)
{
	const struct step_row *step = &step_table[ui->steps->step];
	bool first_is_said = step->then && ui->steps->item && !lacks(ui, STEP_STAGE, ui->steps->item);
	return first_is_said ? step->then : step->first;
}

/* Chooses what it says, else what is usual. */
static void choose_likely(struct ui *ui)
{
	struct steps *s = ui->steps;
	struct steps_choices c;
	steps_choices_make(ui, &c);
	s->at = STEPS_NONE;
	for (size_t i = c.count; i-- > 0;)
		if (c.all[i].usual)
			s->at = i;
	for (size_t i = c.count; s->again && i-- > 0;)
		if (c.all[i].said)
			s->at = i;
	steps_choices_free(&c);
}

/* Where the touchpoint stands in the grid shows; one in the inbox shows in the
 * panel, and the cursor stays on what was placed before. */
static void show(struct ui *ui)
{
	size_t stage, channel;
	if (!ui->steps->item || !journey_first_cell(ui->journey, ui->steps->item, &stage, &channel))
		return;
	ui_go_to(ui, ui->steps->item);
	layout_follow(ui);
}

static void ask(struct ui *ui, struct item *item)
{
	struct steps *s = ui->steps;
	s->item = item;
	s->again = item && !lacks(ui, s->step, item);
	s->field = asked_field(ui);
	choose_likely(ui);
	show(ui);
}

static void go_to_step(struct ui *ui, enum step_id step)
{
	ui->steps->step = step;
	ask(ui, journey_next_lacking(ui->journey, step, NULL));
}

static void remember(struct ui *ui, bool answered)
{
	struct steps *s = ui->steps;
	if (s->trailed == s->room) {
		s->room = s->room ? s->room * 2 : 32;
		s->trail = mem_resize(s->trail, s->room, sizeof *s->trail);
	}
	s->trail[s->trailed++] = (struct steps_asked){s->step, s->item, answered};
}

/* ---- from step to step ---- */

/* The step so many further in its set, round about. */
static enum step_id step_beside(enum step_id step, int by)
{
	enum step_set set = step_table[step].set;
	do
		step = (step + STEP_COUNT + (enum step_id)by) % STEP_COUNT;
	while (step_table[step].set != set);
	return step;
}

/* The first step from this one on in which something is lacking; the step itself
 * when there is none. */
static enum step_id open_step(const struct ui *ui, enum step_id from)
{
	enum step_id step = from;
	do {
		if (journey_lacking(ui->journey, step))
			return step;
		step = step_beside(step, 1);
	} while (step != from);
	return from;
}

/* Behind the last answer of a step comes the next step that is open. */
static void go_on(struct ui *ui)
{
	struct steps *s = ui->steps;
	struct item *next = journey_next_lacking(ui->journey, s->step, s->item);
	if (next)
		ask(ui, next);
	else
		go_to_step(ui, open_step(ui, s->step));
}

/* When the last answer was undone it is asked for again. */
static bool take_back(struct ui *ui)
{
	struct steps *s = ui->steps;
	size_t at = s->trailed;
	while (at && (!s->trail[at - 1].answered || !s->trail[at - 1].item->place.block))
		at--;
	if (!at || !lacks(ui, s->trail[at - 1].step, s->trail[at - 1].item))
		return false;
	s->trailed = at - 1;
	s->step = s->trail[s->trailed].step;
	ask(ui, s->trail[s->trailed].item);
	return true;
}

void steps_settle(struct ui *ui)
{
	struct steps *s = ui->steps;
	if (!s || take_back(ui) || s->step == STEP_LIST)
		return;
	bool gone = s->item && !s->item->place.block;
	bool answered = s->item && !gone && !s->again && !lacks(ui, s->step, s->item);
	if (answered)
		remember(ui, true);
	if (gone)
		s->item = NULL;
	if (answered || (!s->item && journey_lacking(ui->journey, s->step)))
		go_on(ui);
	else if (gone || s->field != asked_field(ui))
		ask(ui, s->item);
}

/* ---- opening and closing ---- */

void steps_free(struct ui *ui)
{
	if (!ui->steps)
		return;
	free(ui->steps->trail);
	free(ui->steps->test);
	free(ui->steps);
	ui->steps = NULL;
}

void steps_open(struct ui *ui, key k)
{
	(void)k;
	steps_free(ui);
	ui->steps = mem_new(sizeof *ui->steps);
	bool any = journey_count(ui->journey, KIND_TOUCHPOINT) > 0;
	go_to_step(ui, any ? open_step(ui, STEP_STAGE) : STEP_LIST);
}

void steps_close(struct ui *ui, key k)
{
	(void)k;
	steps_free(ui);
}

/* ---- answering ---- */

/* Says that the step is done, which led on to another one. */
static void tell_of_step(struct ui *ui, enum step_id before)
{
	const struct steps *s = ui->steps;
	const char *done = message_label(&step_table[before].title);
	if (s->step != before)
		ui_say(ui, _("%s: done; next is %s"), done, message_label(&step_table[s->step].title));
	else if (!s->item)
		ui_say(ui,
		       step_table[before].set == STEPS_OF_MAP ? _("%s: done; so are all five steps")
		                                              : _("%s: done; so are all steps of tech-touch"),
		       done);
}

/* Takes over value. */
static void put(struct ui *ui, struct value *value)
{
	struct steps *s = ui->steps;
	struct item *item = s->item;
	enum step_id before = s->step;
	const struct field *field = field_find(KIND_TOUCHPOINT, slice_of(s->field));
	struct slice word = value->text ? slice_make(value->text, value->length) : (struct slice){0};
	struct plan *plan = plan_new();
	char *label = editing_label(ui, &item, 1, field, EDIT_PUT, value);
	plan_set(plan, ui->journey, item, field->key, value);
	if (s->step == STEP_OWNER && assign_is_new_owner(ui, word))
		plan_add(plan, kind_list_key(KIND_OWNER), SIZE_MAX, value_text(word));
	/* one that was placed shows, unless the next one does */
	ui_go_to(ui, item);
	bool again = s->again;
	if (ui_do(ui, plan, "%s", label)) {
		if (again) {
			remember(ui, true);
			go_on(ui);
		}
		tell_of_step(ui, before);
	}
	free(label);
}

static void today(char out[16])
{
	time_t now = time(NULL);
	struct tm day;
	strftime(out, 16, "%Y-%m-%d", localtime_r(&now, &day));
}

static void result_typed(struct ui *ui, const char *result)
{
	char date[16];
	if (!ui->steps || !ui->steps->item || !ui->steps->test)
		return;
	today(date);
	struct value *test = value_map(), *tests = value_list();
	value_map_add(test, "date", value_plain(date));
	value_map_add(test, "what", value_text(slice_of(ui->steps->test)));
	if (*result)
		value_map_add(test, "result", value_text(slice_of(result)));
	value_list_add(tests, test);
	put(ui, tests);
}

static void answer_with(struct ui *ui, const char *word)
{
	struct steps *s = ui->steps;
	if (s->step == STEP_TEST) {
		free(s->test);
		s->test = mem_copy_text(word);
		char *title = mem_format(_("Result of “%s” (may stay empty)"), word);
		ui_prompt(ui, title, "", result_typed)->subject = s->item;
		free(title);
	} else {
		put(ui, value_text(slice_of(word)));
	}
}

/* Turns a source that was looked at into one that was not, and back. */
static void turn_source(struct ui *ui, const struct steps_choices *c, size_t which)
{
	struct slice *words = mem_new_array(c->count + 1, sizeof *words);
	size_t count = 0;
	for (size_t i = 0; i < c->count; i++)
		if (c->all[i].said != (i == which))
			words[count++] = slice_of(c->all[i].word);
	form_set(ui, NULL, field_find(KIND_MAP, slice_of("sources")), "sources", plan_texts(words, count));
	ui->steps->at = which;
	free(words);
}

static void answer(struct ui *ui, const struct steps_choices *c, size_t which)
{
	struct steps *s = ui->steps;
	if (s->step == STEP_LIST)
		turn_source(ui, c, which);
	else if (s->again && c->all[which].said)
		steps_skip(ui, 0);
	else
		answer_with(ui, c->all[which].word);
}

/* The number of the choice that has the key; count when none has. */
static size_t choice_of_key(const struct ui *ui, const struct steps_choices *c, key k)
{
	static const char signs[] = "+-x"; /* of the ratings, as the grid shows them */
	for (size_t i = 0; i < c->count; i++) {
		bool sign = ui->steps->step == STEP_RATING && i < sizeof signs - 1 && k == (key)signs[i];
		if (sign || (c->all[i].hotkey && k == (key)c->all[i].hotkey))
			return i;
	}
	return c->count;
}

void steps_answer(struct ui *ui, key k)
{
	struct steps_choices c;
	steps_choices_make(ui, &c);
	size_t which = choice_of_key(ui, &c, k);
	if (which < c.count)
		answer(ui, &c, which);
	else
		ui->request = REQUEST_BELL;
	steps_choices_free(&c);
}

void steps_choose(struct ui *ui, size_t row)
{
	struct steps_choices c;
	steps_choices_make(ui, &c);
	answer(ui, &c, row);
	steps_choices_free(&c);
}

static void found(struct ui *ui, const struct row *rows, size_t count)
{
	if (count && ui->steps && ui->steps->item && *rows->word)
		answer_with(ui, rows->word);
}

void steps_find(struct ui *ui, key k)
{
	(void)k;
	struct steps_choices c;
	steps_choices_make(ui, &c);
	if (ui->steps->item && (c.count || c.free)) {
		struct chooser *chooser = ui_chooser(ui, message_label(&step_table[ui->steps->step].question), found);
		chooser->free = c.free;
		for (size_t i = 0; i < c.count; i++)
			chooser_add(chooser, c.all[i].label, NULL, c.all[i].word, 0);
	}
	steps_choices_free(&c);
}

/* The usual answer to the question that is asked now; NULL: none; free(). */
static char *usual_answer(const struct ui *ui)
{
	struct steps_choices c;
	char *word = NULL;
	steps_choices_make(ui, &c);
	for (size_t i = 0; !word && i < c.count; i++)
		if (c.all[i].usual)
			word = mem_copy_text(c.all[i].word);
	steps_choices_free(&c);
	return word;
}

/* Plans the usual answer of every touchpoint that lacks one in this step; how many have one. */
static size_t plan_usual(struct ui *ui, struct plan *plan)
{
	struct steps *s = ui->steps;
	struct item *asked = s->item;
	const char *field = s->field;
	size_t count = 0;
	for (size_t i = 0; s->step != STEP_LIST && i < journey_count(ui->journey, KIND_TOUCHPOINT); i++) {
		s->item = journey_item(ui->journey, KIND_TOUCHPOINT, i);
		if (!lacks(ui, s->step, s->item) || !starter_named(item_name(s->item), NULL) ||
		    guard_is_locked(s->item))
			continue;
		s->field = asked_field(ui);
		char *word = usual_answer(ui);
		if (word) {
			plan_set(plan, ui->journey, s->item, s->field, value_text(slice_of(word)));
			count++;
		}
		free(word);
	}
	s->item = asked;
	s->field = field;
	return count;
}

void steps_usual(struct ui *ui, key k)
{
	(void)k;
	enum step_id before = ui->steps->step;
	struct plan *plan = plan_new();
	size_t count = plan_usual(ui, plan);
	if (!count) {
		ui_say(ui, _("the starter library knows none of the touchpoints that lack an answer here"));
		plan_free(plan);
	} else if (ui_do(ui, plan, _("%s: the usual answer for %zu"), message_label(&step_table[before].title),
	                 count)) {
		tell_of_step(ui, before);
	}
}

/* Nothing can be chosen before there are stages and channels. */
static void add_things(struct ui *ui, key k)
{
	if (strcmp(ui->steps->field, "stage") == 0)
		lists_open_stages(ui, k);
	else
		lists_open_channels(ui, k);
	lists_add(ui, k);
}

void steps_take(struct ui *ui, key k)
{
	struct steps *s = ui->steps;
	struct steps_choices c;
	steps_choices_make(ui, &c);
	if (s->step == STEP_LIST)
		capture_to_inbox(ui, k);
	else if (!s->item)
		steps_next(ui, k);
	else if (s->at < c.count)
		answer(ui, &c, s->at);
	else if (c.count || c.free)
		steps_find(ui, k);
	else
		add_things(ui, k);
	steps_choices_free(&c);
}

/* ---- moving about ---- */

static void move(struct ui *ui, size_t step)
{
	struct steps *s = ui->steps;
	struct steps_choices c;
	steps_choices_make(ui, &c);
	if (s->at < c.count)
		s->at = (s->at + c.count + step) % c.count;
	else if (c.count)
		s->at = step == 1 ? 0 : c.count - 1;
	steps_choices_free(&c);
}

void steps_up(struct ui *ui, key k)
{
	(void)k;
	move(ui, (size_t)-1);
}

void steps_down(struct ui *ui, key k)
{
	(void)k;
	move(ui, 1);
}

void steps_skip(struct ui *ui, key k)
{
	struct steps *s = ui->steps;
	if (s->step == STEP_LIST || !s->item) {
		steps_next(ui, k);
		return;
	}
	struct item *was = s->item;
	size_t at = journey_index(ui->journey, was);
	remember(ui, s->again);
	go_on(ui);
	if (s->item == was && !s->again) {
		s->trailed--;
		ui_say(ui, _("this is the only one left in this step; Tab goes to the next step"));
	} else if (s->item && journey_index(ui->journey, s->item) < at) {
		ui_say(ui, _("from the start again; still without an answer: %zu"),
		       journey_lacking(ui->journey, s->step));
	}
}

void steps_back(struct ui *ui, key k)
{
	(void)k;
	struct steps *s = ui->steps;
	while (s->trailed) {
		struct steps_asked asked = s->trail[--s->trailed];
		if (!asked.item->place.block)
			continue;
		s->step = asked.step;
		ask(ui, asked.item);
		return;
	}
	ui_say(ui, _("nothing was asked before this"));
}

void steps_next(struct ui *ui, key k)
{
	(void)k;
	go_to_step(ui, step_beside(ui->steps->step, 1));
}

void steps_previous(struct ui *ui, key k)
{
	(void)k;
	go_to_step(ui, step_beside(ui->steps->step, -1));
}

void steps_other_set(struct ui *ui, key k)
{
	(void)k;
	bool map = step_table[ui->steps->step].set == STEPS_OF_MAP;
	go_to_step(ui, open_step(ui, map ? STEP_TOUCH : STEP_STAGE));
}

void steps_add_known(const struct ui *ui, struct buffer *out)
{
	static const char *const keys[] = {"stage", "channel",    "owner", "rating",
	                                   "touch", "automation", "tool",  "timing"};
	const struct record *record = item_record(ui->steps->item);
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		const struct field *field = field_find(KIND_TOUCHPOINT, slice_of(keys[i]));
		uint32_t at = 0;
		struct slice text;
		for (bool first = true; record_each(record, keys[i], &at, &text); first = false) {
			buffer_add_text(out, !first ? _(", ") : out->length ? " · " : "");
			if (first)
				buffer_format(out, "%s: ", message_label(&field->label));
			form_add_text(ui, field, text, out);
		}
	}
}
