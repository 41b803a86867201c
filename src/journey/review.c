#include "journey/review.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "journey/day.h"
#include "journey/field_choice.h"

#define WEEK 7
#define WEEKS_FROM 14  /* days from which on they are told as weeks … */
#define MONTHS_FROM 61 /* … as months … */
#define YEARS_FROM 730 /* … and as years */
#define MONTH 30.44
#define YEAR 365.0

/* ---- answers ---- */

size_t review_records(const struct journey *journey, bool *single, bool *strange)
{
	const struct entry *entry = record_find(journey_record(journey), "review");
	const struct value *value = entry ? entry->nested : NULL;
	*single = value && value->kind == VALUE_MAP;
	if (strange)
		*strange = entry && !value && entry->kind != ENTRY_NULL && entry->kind != ENTRY_EMPTY;
	return *single ? 1 : value && value->kind == VALUE_LIST ? value->count : 0;
}

static const struct value *record_at(const struct journey *journey, size_t nth)
{
	const struct value *value = record_find(journey_record(journey), "review")->nested;
	return value->kind == VALUE_MAP ? value : value->items[nth];
}

/* the stage that a record is about, REVIEW_WHOLE; false: it is none of the map */
static bool stage_of(const struct journey *journey, const struct value *record, size_t *stage)
{
	struct slice word = value_map_slice(record, "stage");
	*stage = REVIEW_WHOLE;
	if (!word.length)
		return true;
	const struct item *item = journey_find(journey, KIND_STAGE, word);
	if (item)
		*stage = journey_index(journey, item);
	return item;
}

/* Calls found with each record that answers the question, in their order. */
static void each_answer(const struct journey *journey, size_t question,
                        void (*found)(void *context, size_t stage, const struct review_answer *answer), void *context)
{
	bool single;
	size_t stage, count = review_records(journey, &single, NULL);
	for (size_t i = 0; i < count; i++) {
		const struct value *record = record_at(journey, i);
		struct review_answer answer = {i, value_map_slice(record, "answer"), REVIEW_NEVER};
		struct slice name = value_map_slice(record, "question");
		if (!name.bytes || question_find(name) != question || !stage_of(journey, record, &stage))
			continue;
		if (!day_parse(value_map_slice(record, "date"), &answer.day))
			answer.day = REVIEW_NEVER;
		found(context, stage, &answer);
	}
}

struct wanted {
	size_t stage;
	bool found;
	struct review_answer answer;
};

static void take_latest(void *context, size_t stage, const struct review_answer *answer)
{
	struct wanted *w = context;
	bool worse = w->answer.text.length && (!answer->text.length || answer->day < w->answer.day);
	if (stage != w->stage || (w->found && worse))
		return;
	w->found = true;
	w->answer = *answer;
}

bool review_answer(const struct journey *journey, size_t question, size_t stage, struct review_answer *answer)
{
	struct wanted wanted = {.stage = stage};
	each_answer(journey, question, take_latest, &wanted);
	*answer = wanted.answer;
	return wanted.found;
}

/* ---- intervals ---- */

static const struct choice *period(const struct journey *journey, const char *key)
{
	return field_choice(field_find(KIND_MAP, slice_of(key)), journey_text(journey, key));
}

long review_again(const struct journey *journey, long day)
{
	static const struct {
		const char *word;
		int months;
	} periods[] = {{"monthly", 1}, {"quarterly", 3}, {"half-yearly", 6}, {"yearly", 12}};
	const struct choice *choice = period(journey, "review_every");
	int months = 3;
	if (day == REVIEW_NEVER)
		return REVIEW_NEVER;
	if (choice && !strcmp(choice->word, "weekly"))
		return day + WEEK;
	for (size_t i = 0; choice && i < sizeof periods / sizeof *periods; i++)
		if (!strcmp(choice->word, periods[i].word))
			months = periods[i].months;
	return day_months_on(day, months);
}

/* ---- questions ---- */

struct said {
	bool any;
	long day; /* of the latest answer */
};

struct answers {
	struct said *said; /* by stage, and behind the last the whole map */
	size_t stages, answered;
};

static void take(void *context, size_t stage, const struct review_answer *answer)
{
	struct answers *a = context;
	bool whole = stage == REVIEW_WHOLE;
	if (!answer->text.length || (!whole && !a->stages))
		return;
	struct said *said = &a->said[whole ? a->stages : stage];
	a->answered += !whole && !said->any;
	if (!said->any || answer->day > said->day)
		said->day = answer->day;
	said->any = true;
}

static void stand(const struct journey *journey, size_t question, struct review_standing *s)
{
	struct answers a = {0};
	if (question_table[question].about == ABOUT_STAGES)
		a.stages = journey_count(journey, KIND_STAGE);
	a.said = mem_new_array(a.stages + 1, sizeof *a.said);
	each_answer(journey, question, take, &a);
	const struct said whole = a.said[a.stages];
	*s = (struct review_standing){.answered = whole.any || (a.stages && a.answered == a.stages),
	                              .stages = a.answered,
	                              .of = a.stages,
	                              .day = whole.any ? whole.day : REVIEW_NEVER};
	for (size_t i = 0; i < a.stages && s->answered; i++) {
		bool newer = a.said[i].any && (!whole.any || a.said[i].day > whole.day);
		long day = newer ? a.said[i].day : whole.day;
		s->day = i == 0 || day < s->day ? day : s->day;
	}
	s->due = review_again(journey, s->day);
	free(a.said);
}

/* ---- what is due ---- */

bool review_is_due(const struct review *review, long due)
{
	return due <= review->today;
}

/* What never happened comes last, in the order of kinds and of the map. */
static int compare(const void *a, const void *b)
{
	const struct due *x = a, *y = b;
	if (x->day != y->day)
		return x->day == REVIEW_NEVER ? 1 : y->day == REVIEW_NEVER || x->day < y->day ? -1 : 1;
	if (x->kind != y->kind)
		return x->kind < y->kind ? -1 : 1;
	if (x->item)
		return sequence_compare(&x->item->place, &y->item->place);
	return x->question < y->question ? -1 : x->question > y->question;
}

static struct due *add_room(struct review *review)
{
	if (review->count == review->room) {
		review->room = review->room ? review->room * 2 : 32;
		review->due = mem_resize(review->due, review->room, sizeof *review->due);
	}
	return &review->due[review->count++];
}

/* Puts it where it belongs in the sorted list. */
static void insert(struct review *review, struct due due)
{
	size_t low = 0, high = review->count;
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (compare(&review->due[middle], &due) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	add_room(review);
	memmove(&review->due[low + 1], &review->due[low], (review->count - 1 - low) * sizeof due);
	review->due[low] = due;
}

static void take_out(struct review *review, enum due_kind kind, size_t question, const struct item *item)
{
	for (size_t i = 0; i < review->count; i++) {
		const struct due *due = &review->due[i];
		if (due->kind != kind || due->question != question || due->item != item)
			continue;
		review->count--;
		memmove(&review->due[i], &review->due[i + 1], (review->count - i) * sizeof *due);
		return;
	}
}

/* It was looked at alone, or with the whole map, whichever was later. */
static long touchpoint_due(const struct review *review, const struct journey *journey, struct item *item)
{
	long day;
	bool alone = day_parse(item_text(item, "reviewed"), &day) && day > review->map_day;
	return alone ? review_again(journey, day) : review->map_due;
}

/* A day of the calendar by which what was decided is to be done. */
static bool has_deadline(const struct review *review, struct item *item, long *day)
{
	return day_parse(item_text(item, "due"), day) && *day <= review->today + REVIEW_NEAR;
}

void review_make(struct review *review, const struct journey *journey, long today)
{
	*review = (struct review){.today = today};
	if (!day_parse(journey_text(journey, "reviewed"), &review->map_day))
		review->map_day = REVIEW_NEVER;
	review->map_due = review_again(journey, review->map_day);
	if (review_is_due(review, review->map_due))
		*add_room(review) = (struct due){.kind = DUE_MAP, .day = review->map_due};
	for (size_t q = 0; q < QUESTION_COUNT; q++) {
		struct review_standing *s = &review->questions[q];
		stand(journey, q, s);
		if (review_is_due(review, s->due))
			*add_room(review) = (struct due){.kind = DUE_QUESTION, .question = q, .day = s->due};
	}
	struct sequence_walk walk = journey_walk(journey, KIND_TOUCHPOINT);
	for (struct item *item; (item = journey_walk_on(&walk));) {
		long day, due = touchpoint_due(review, journey, item);
		if (review_is_due(review, due))
			*add_room(review) = (struct due){.kind = DUE_TOUCHPOINT, .item = item, .day = due};
		if (has_deadline(review, item, &day))
			*add_room(review) = (struct due){.kind = DUE_DECISION, .item = item, .day = day};
	}
	if (review->count)
		qsort(review->due, review->count, sizeof *review->due, compare);
}

void review_free(struct review *review)
{
	free(review->due);
	*review = (struct review){0};
}

void review_renew_question(struct review *review, const struct journey *journey, size_t question)
{
	struct review_standing *s = &review->questions[question];
	take_out(review, DUE_QUESTION, question, NULL);
	stand(journey, question, s);
	if (review_is_due(review, s->due))
		insert(review, (struct due){.kind = DUE_QUESTION, .question = question, .day = s->due});
}

void review_renew_touchpoint(struct review *review, const struct journey *journey, struct item *item)
{
	long due = touchpoint_due(review, journey, item);
	take_out(review, DUE_TOUCHPOINT, 0, item);
	if (review_is_due(review, due))
		insert(review, (struct due){.kind = DUE_TOUCHPOINT, .item = item, .day = due});
}

size_t review_answered(const struct review *review)
{
	size_t count = 0;
	for (size_t q = 0; q < QUESTION_COUNT; q++)
		count += review->questions[q].answered;
	return count;
}

size_t review_due_questions(const struct review *review)
{
	size_t count = 0;
	for (size_t q = 0; q < QUESTION_COUNT; q++)
		count += review_is_due(review, review->questions[q].due);
	return count;
}

/* ---- in words ---- */

void review_add_due(const struct due *due, struct buffer *out)
{
	const struct question *question = &question_table[due->question];
	switch (due->kind) {
	case DUE_MAP:
		buffer_add_text(out, _("The map as a whole"));
		break;
	case DUE_QUESTION:
		buffer_format(out, "%s %s", question->id, message_label(&question->text));
		break;
	case DUE_TOUCHPOINT:
		buffer_add_slice(out, item_name(due->item));
		break;
	case DUE_DECISION: {
		struct slice word = item_text(due->item, "decision");
		const struct choice *choice = field_choice(field_find(KIND_TOUCHPOINT, slice_of("decision")), word);
		buffer_add_slice(out, item_name(due->item));
		buffer_format(out, ": %s", choice ? message_label(&choice->label) : _("to be done"));
		break;
	}
	}
}

void review_add_answers(const struct journey *journey, size_t question, struct buffer *out)
{
	struct review_answer answer;
	size_t stages = question_table[question].about == ABOUT_STAGES ? journey_count(journey, KIND_STAGE) : 0;
	if (review_answer(journey, question, REVIEW_WHOLE, &answer))
		buffer_add_slice(out, answer.text);
	for (size_t i = 0; i < stages; i++) {
		if (!review_answer(journey, question, i, &answer) || !answer.text.length)
			continue;
		buffer_add_text(out, out->length ? "\n" : "");
		buffer_add_slice(out, item_name(journey_item(journey, KIND_STAGE, i)));
		buffer_add_text(out, ": ");
		buffer_add_slice(out, answer.text);
	}
}

static void add_interval(const struct journey *journey, const char *key, const char *otherwise, struct buffer *out)
{
	const struct choice *choice = period(journey, key);
	const char *word = choice ? message_label(&choice->label) : otherwise;
	if (word)
		buffer_format(out, "%s%s: %s", out->length ? " · " : "",
		              message_label(&field_find(KIND_MAP, slice_of(key))->label), word);
}

void review_add_intervals(const struct journey *journey, struct buffer *out)
{
	add_interval(journey, "review_every", _("quarterly, as nothing is said"), out);
	add_interval(journey, "report_every", NULL, out);
}

static void add_over(long days, struct buffer *out)
{
	static const struct {
		long from; /* days */
		double days;
		const char *one, *several;
	} units[] = {{YEARS_FROM, YEAR, NULL, N_("%ld years over")},
	             {MONTHS_FROM, MONTH, NULL, N_("%ld months over")},
	             {WEEKS_FROM, WEEK, NULL, N_("%ld weeks over")},
	             {1, 1, N_("1 day over"), N_("%ld days over")}};
	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		if (days < units[i].from)
			continue;
		long count = (long)((double)days / units[i].days);
		if (count == 1 && units[i].one)
			buffer_add_text(out, _(units[i].one));
		else
			buffer_format(out, _(units[i].several), count);
		return;
	}
	buffer_add_text(out, _("due today"));
}

static void add_never(const struct review *review, const struct due *due, struct buffer *out)
{
	const struct review_standing *s = &review->questions[due->question];
	if (due->kind != DUE_QUESTION)
		buffer_add_text(out, _("never reviewed"));
	else if (s->answered)
		buffer_add_text(out, _("answered on no day"));
	else if (s->stages)
		buffer_format(out, _("stages: %zu of %zu"), s->stages, s->of);
	else
		buffer_add_text(out, _("never answered"));
}

void review_add_when(const struct review *review, const struct due *due, struct buffer *out)
{
	if (due->day == REVIEW_NEVER)
		add_never(review, due, out);
	else if (due->day == review->today + 1)
		buffer_add_text(out, _("due tomorrow"));
	else if (due->day > review->today)
		buffer_format(out, _("in %ld days"), due->day - review->today);
	else
		add_over(review->today - due->day, out);
}

void review_add_standing(const struct review *review, size_t question, struct buffer *out)
{
	const struct review_standing *s = &review->questions[question];
	const struct due due = {.kind = DUE_QUESTION, .question = question, .day = s->due};
	char day[DAY_TEXT];
	bool dated = s->day != REVIEW_NEVER && day_format(s->day, day), over = review_is_due(review, s->due);
	if (dated)
		buffer_format(out, "%s%s", day, over ? _(", ") : "");
	if (over)
		review_add_when(review, &due, out);
}
