/* Votes, and the panel that ranks them. */
#include "ui/votes.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/unicode.h"
#include "ui/form.h"
#include "ui/grid.h"

#define DIGITS_MOST 6   /* of a number of voters, dots or votes */
#define NAME_COLUMNS 40 /* in a label */

/* ---- rounds ---- */

/* a number as the program writes it; 0 for whatever else somebody wrote there */
static size_t number_of(const struct value *map, const char *name)
{
	struct slice text = value_map_slice(map, name);
	size_t number = 0;
	for (size_t i = 0; i < text.length; i++) {
		if (text.bytes[i] < '0' || text.bytes[i] > '9' || i >= DIGITS_MOST)
			return 0;
		number = number * 10 + (size_t)(text.bytes[i] - '0');
	}
	return number;
}

static void round_read(const struct value *map, struct votes_round *round)
{
	*round = (struct votes_round){.name = value_map_slice(map, "name"),
	                              .date = value_map_slice(map, "date"),
	                              .voters = number_of(map, "voters"),
	                              .dots = number_of(map, "dots"),
	                              .result = value_map_get(map, "result")};
}

bool votes_running(const struct ui *ui, struct votes_round *round)
{
	const struct value *voting = form_value(journey_record(ui->journey), "voting");
	if (!voting || voting->kind != VALUE_MAP)
		return false;
	round_read(voting, round);
	return true;
}

bool votes_left(const struct ui *ui, const struct votes_round *round, long *left)
{
	*left = (long)(round->voters * round->dots) - (long)journey_votes(ui->journey);
	return round->voters && round->dots;
}

static const struct value *rounds(const struct ui *ui)
{
	const struct value *list = form_value(journey_record(ui->journey), "rounds");
	return list && list->kind == VALUE_LIST ? list : NULL;
}

size_t votes_rounds(const struct ui *ui)
{
	return rounds(ui) ? rounds(ui)->count : 0;
}

void votes_round_make(const struct ui *ui, size_t back, struct votes_round *round)
{
	const struct value *record = rounds(ui)->items[votes_rounds(ui) - back];
	*round = (struct votes_round){0};
	if (record->kind == VALUE_MAP)
		round_read(record, round);
}

/* ---- voting ---- */

static bool within_budget(struct ui *ui, size_t wanted)
{
	struct votes_round round;
	long left;
	if (!votes_running(ui, &round) || !votes_left(ui, &round, &left) || left >= (long)wanted)
		return true;
	if (left > 0)
		ui_complain(ui, _("votes wanted: %zu, left: %ld"), wanted, left);
	else
		ui_complain(ui, _("all votes are given (%zu); - takes one back"), round.voters * round.dots);
	return false;
}

/* those of the items that can get one more or less; how many */
static size_t keep_able(struct item **items, size_t count, bool more)
{
	size_t kept = 0;
	for (size_t i = 0; i < count; i++)
		if (more ? items[i]->votes < JOURNEY_VOTES_MAX : items[i]->votes > 0)
			items[kept++] = items[i];
	return kept;
}

static struct value *value_of_votes(size_t votes)
{
	char number[24];
	snprintf(number, sizeof number, "%zu", votes);
	return votes ? value_plain(number) : NULL;
}

/* One more or one less for each of them, as one step. */
static void vote(struct ui *ui, struct item **items, size_t count, bool more)
{
	count = keep_able(items, count, more);
	if (!count) {
		ui->request = REQUEST_BELL;
		return;
	}
	if (more && !within_budget(ui, count))
		return;
	struct plan *plan = plan_new();
	struct buffer name = {0};
	unicode_sanitise(&name, item_name(items[0]), NAME_COLUMNS);
	size_t votes = more ? items[0]->votes + 1u : items[0]->votes - 1u;
	for (size_t i = 0; i < count; i++)
		plan_set(plan, ui->journey, items[i], "votes",
		         value_of_votes(more ? items[i]->votes + 1u : items[i]->votes - 1u));
	const char *first = buffer_slice(&name).bytes;
	if (count > 1)
		ui_do(ui, plan, more ? _("vote for “%s” and %zu more") : _("take back a vote from “%s” and %zu more"),
		      first, count - 1);
	else
		ui_do(ui, plan, more ? _("vote for “%s”, it has %zu") : _("take back a vote from “%s”, it has %zu"),
		      first, votes);
	buffer_free(&name);
}

static void vote_for_subjects(struct ui *ui, bool more)
{
	size_t count;
	struct item **items = ui_subjects(ui, &count);
	vote(ui, items, count, more);
	repeat_remember(ui, more ? REPEAT_VOTE : REPEAT_TAKE_BACK, NULL, NULL);
	free(items);
}

void grid_vote(struct ui *ui, key k)
{
	(void)k;
	vote_for_subjects(ui, true);
}

void grid_take_back(struct ui *ui, key k)
{
	(void)k;
	vote_for_subjects(ui, false);
}

/* ---- the ranking ---- */

static int by_votes(const void *a, const void *b)
{
	const struct item *x = *(struct item *const *)a, *y = *(struct item *const *)b;
	if (x->votes != y->votes)
		return x->votes < y->votes ? 1 : -1;
	return sequence_compare(&x->place, &y->place);
}

struct item **votes_rank(const struct ui *ui, size_t *count)
{
	size_t all = journey_votes(ui->journey) ? journey_count(ui->journey, KIND_TOUCHPOINT) : 0, room = 0;
	struct item **ranking = NULL;
	*count = 0;
	for (size_t i = 0; i < all; i++) {
		struct item *item = journey_item(ui->journey, KIND_TOUCHPOINT, i);
		if (!item->votes)
			continue;
		if (*count == room) {
			room = room ? room * 2 : 16;
			ranking = mem_resize(ranking, room, sizeof *ranking);
		}
		ranking[(*count)++] = item;
	}
	if (*count)
		qsort(ranking, *count, sizeof(struct item *), by_votes);
	return ranking;
}

static const struct value *result_of(const struct ui *ui)
{
	struct votes_round round;
	if (!ui->votes->back)
		return NULL;
	votes_round_make(ui, ui->votes->back, &round);
	return round.result && round.result->kind == VALUE_LIST ? round.result : NULL;
}

size_t votes_count(const struct ui *ui)
{
	const struct value *result = result_of(ui);
	return result ? result->count : ui->votes->back ? 0 : ui->votes->count;
}

static size_t votes_at(const struct ui *ui, const struct value *result, size_t nth)
{
	if (!result)
		return ui->votes->ranking[nth]->votes;
	return result->items[nth]->kind == VALUE_MAP ? number_of(result->items[nth], "votes") : 0;
}

/* A result may have been written by hand, in any order. */
static size_t first_alike(const struct ui *ui, const struct value *result, size_t nth)
{
	size_t votes = votes_at(ui, result, nth);
	while (nth && votes_at(ui, result, nth - 1) == votes)
		nth--;
	return nth;
}

/* The first of the ranking with so many votes. */
static size_t first_ranked(const struct ui *ui, size_t votes)
{
	size_t low = 0, high = ui->votes->count;
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (ui->votes->ranking[middle]->votes > votes)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

void votes_row_make(const struct ui *ui, size_t nth, struct votes_row *row)
{
	const struct value *result = result_of(ui);
	size_t first, count = votes_count(ui);
	*row = (struct votes_row){.votes = votes_at(ui, result, nth)};
	first = result ? first_alike(ui, result, nth) : first_ranked(ui, row->votes);
	row->place = first + 1;
	row->tied = first < nth || (nth + 1 < count && votes_at(ui, result, nth + 1) == row->votes);
	if (!result) {
		row->item = ui->votes->ranking[nth];
		row->name = item_name(row->item);
	} else if (result->items[nth]->kind == VALUE_MAP) {
		row->name = value_map_slice(result->items[nth], "name");
	}
}

struct item *votes_item(const struct ui *ui, const struct votes_row *row)
{
	return row->item || !row->name.length ? row->item : journey_find(ui->journey, KIND_TOUCHPOINT, row->name);
}

size_t votes_given(const struct ui *ui)
{
	const struct value *result = result_of(ui);
	size_t given = ui->votes->back ? 0 : journey_votes(ui->journey);
	for (size_t i = 0; result && i < result->count; i++)
		given += votes_at(ui, result, i);
	return given;
}

/* ---- opening and moving about ---- */

void votes_page(const struct ui *ui, struct rect where, struct page *page)
{
	struct rect inside = panel_inside(where);
	int height = inside.height > 0 ? inside.height : 0, head = height >= 8 ? 3 : height >= 4 ? 1 : 0;
	int shown = height > head ? height - head : 1;
	page->rows = (struct rect){inside.x, inside.y + head, inside.width, shown};
	page->at = ui->votes->at;
	page->count = votes_count(ui);
	page->top = panel_scroll(ui->votes->top, page->at, page->count, shown);
}

void votes_free(struct ui *ui)
{
	if (ui->votes) {
		free(ui->votes->ranking);
		free(ui->votes->name);
	}
	free(ui->votes);
	ui->votes = NULL;
}

void votes_close(struct ui *ui, key k)
{
	(void)k;
	votes_free(ui);
}

/* Ranks anew and stays on the item. */
static void rank(struct ui *ui, const struct item *item)
{
	struct votes *v = ui->votes;
	free(v->ranking);
	v->ranking = votes_rank(ui, &v->count);
	v->revision = journey_revision(ui->journey);
	for (size_t i = 0; i < v->count && !v->back; i++)
		if (v->ranking[i] == item)
			v->at = i;
}

/* Puts the chosen one, whose votes are others now, to its place among the rest. */
static void rank_chosen(struct ui *ui)
{
	struct votes *v = ui->votes;
	struct item **all = v->ranking, *item = all[v->at];
	v->revision = journey_revision(ui->journey);
	for (; v->at && by_votes(&all[v->at - 1], &item) > 0; v->at--)
		all[v->at] = all[v->at - 1];
	for (; v->at + 1 < v->count && by_votes(&item, &all[v->at + 1]) > 0; v->at++)
		all[v->at] = all[v->at + 1];
	all[v->at] = item;
	/* what has none came to the end */
	v->count -= !item->votes;
}

void votes_settle(struct ui *ui)
{
	struct votes *v = ui->votes;
	struct page page;
	if (!v)
		return;
	if (v->voted && v->revision != journey_revision(ui->journey))
		rank_chosen(ui);
	else if (v->revision != journey_revision(ui->journey))
		rank(ui, v->at < v->count ? v->ranking[v->at] : NULL);
	if (v->back > votes_rounds(ui))
		v->back = votes_rounds(ui);
	size_t count = votes_count(ui);
	if (v->at >= count)
		v->at = count ? count - 1 : 0;
	panel_page(ui, PLACE_VOTES, &page);
	v->top = page.top;
}

void votes_open(struct ui *ui, key k)
{
	(void)k;
	votes_free(ui);
	ui->votes = mem_new(sizeof *ui->votes);
	rank(ui, ui_current(ui));
	votes_settle(ui);
}

void votes_choose(struct ui *ui, size_t nth)
{
	struct votes_row row;
	ui->votes->at = nth;
	votes_settle(ui);
	votes_row_make(ui, ui->votes->at, &row);
	ui_go_to(ui, votes_item(ui, &row));
}

static void show_round(struct ui *ui, size_t back)
{
	ui->votes->back = back;
	ui->votes->at = 0;
	votes_settle(ui);
}

void votes_earlier(struct ui *ui, key k)
{
	(void)k;
	if (ui->votes->back < votes_rounds(ui))
		show_round(ui, ui->votes->back + 1);
	else
		ui_say(ui, _("there is no earlier round"));
}

void votes_later(struct ui *ui, key k)
{
	(void)k;
	if (ui->votes->back)
		show_round(ui, ui->votes->back - 1);
}

/* The chosen row; false: there is none. */
static bool chosen(const struct ui *ui, struct votes_row *row)
{
	if (!votes_count(ui))
		return false;
	votes_row_make(ui, ui->votes->at, row);
	return true;
}

void votes_go(struct ui *ui, key k)
{
	(void)k;
	struct votes_row row;
	if (!chosen(ui, &row))
		return;
	struct item *item = votes_item(ui, &row);
	if (!item) {
		ui_complain(ui, _("it is not in the map any more"));
		return;
	}
	votes_free(ui);
	ui_go_to(ui, item);
}

static void vote_for_chosen(struct ui *ui, bool more)
{
	struct votes_row row;
	if (ui->votes->back) {
		ui_complain(ui, _("this round is over; Right goes on to the votes of now"));
	} else if (chosen(ui, &row)) {
		ui->votes->voted = true;
		vote(ui, &row.item, 1, more);
		ui->votes->voted = false;
	} else {
		ui_say(ui, _("nothing got a vote yet; {vote} votes in the grid"));
	}
}

void votes_add(struct ui *ui, key k)
{
	(void)k;
	vote_for_chosen(ui, true);
}

void votes_take(struct ui *ui, key k)
{
	(void)k;
	vote_for_chosen(ui, false);
}
