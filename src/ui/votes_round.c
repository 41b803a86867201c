/* Rounds of votes: starting one, ending it, keeping what came of it. */
#include <stdlib.h>

#include "base/mem.h"
#include "base/message.h"
#include "journey/day.h"
#include "base/unicode.h"
#include "ui/votes.h"

#define MOST 999 /* voters, dots */
#define VOTERS 8
#define DOTS 3

static struct value *number(size_t n)
{
	char text[24];
	snprintf(text, sizeof text, "%zu", n);
	return value_plain(text);
}

/* ---- what a round leaves ---- */

static struct value *result_now(struct ui *ui)
{
	size_t count;
	struct item **ranking = votes_rank(ui, &count);
	struct value *list = value_list();
	for (size_t i = 0; i < count; i++) {
		struct value *row = value_map();
		value_map_add(row, "name", value_text(item_name(ranking[i])));
		value_map_add(row, "votes", number(ranking[i]->votes));
		value_list_add(list, row);
	}
	free(ranking);
	return list;
}

static void plan_record(struct plan *plan, struct ui *ui, struct slice name, const struct votes_round *round)
{
	char today[DAY_TEXT] = "";
	struct value *record = value_map();
	day_format(ui_today(ui), today);
	value_map_add(record, "name", value_text(name));
	value_map_add(record, "date", value_plain(today));
	if (round && round->voters)
		value_map_add(record, "voters", number(round->voters));
	if (round && round->dots)
		value_map_add(record, "dots", number(round->dots));
	if (journey_votes(ui->journey))
		value_map_add(record, "result", result_now(ui));
	plan_add(plan, "rounds", SIZE_MAX, record);
}

void votes_end(struct ui *ui, key k)
{
	(void)k;
	struct votes_round round;
	if (!votes_running(ui, &round)) {
		ui_say(ui, _("no round runs; {votes-start} starts one"));
		return;
	}
	struct plan *plan = plan_new();
	struct buffer name = {0};
	unicode_sanitise(&name, round.name, -1);
	plan_record(plan, ui, round.name, &round);
	plan_set(plan, ui->journey, NULL, "voting", NULL);
	ui_do(ui, plan, _("end “%s”, votes given: %zu"), buffer_slice(&name).bytes, journey_votes(ui->journey));
	buffer_free(&name);
}

/* ---- starting ---- */

/* Are the votes of now what the last round left? */
static bool is_kept(struct ui *ui)
{
	struct votes_round last = {0};
	if (votes_rounds(ui))
		votes_round_make(ui, 1, &last);
	struct value *now = result_now(ui);
	bool kept = value_equals(now, last.result);
	value_free(now);
	return kept;
}

/* Old votes go from the touchpoints; what no round has kept is kept as one. */
static void plan_clearing(struct plan *plan, struct ui *ui)
{
	size_t count;
	struct item **ranking = votes_rank(ui, &count);
	if (count && !is_kept(ui))
		plan_record(plan, ui, slice_of(_("votes without a round")), NULL);
	for (size_t i = 0; i < count; i++)
		plan_set(plan, ui->journey, ranking[i], "votes", NULL);
	free(ranking);
}

static void start(struct ui *ui, const char *name, size_t voters, size_t dots)
{
	struct plan *plan = plan_new();
	struct value *round = value_map();
	value_map_add(round, "name", value_text(slice_of(name)));
	value_map_add(round, "voters", number(voters));
	value_map_add(round, "dots", number(dots));
	plan_clearing(plan, ui);
	plan_set(plan, ui->journey, NULL, "voting", round);
	ui_do(ui, plan, _("start “%s”: voters %zu, dots each %zu"), name, voters, dots);
}

/* Reads 1 … MOST, in digits of any width; 0: it is no such number. */
static size_t number_typed(const char *text)
{
	struct buffer digits = {0};
	unicode_fold(&digits, slice_of(text));
	const char *from = buffer_slice(&digits).bytes;
	char *end;
	unsigned long n = strtoul(from, &end, 10);
	bool good = *from >= '0' && *from <= '9' && !*end && n >= 1 && n <= MOST;
	buffer_free(&digits);
	return good ? n : 0;
}

/* Asks for a number; nothing typed stands for the usual one. */
static void ask_number(struct ui *ui, const char *what, size_t usual, prompt_done *done)
{
	struct buffer title = {0};
	buffer_format(&title, "%s (Enter: %zu)", what, usual);
	ui_prompt(ui, buffer_slice(&title).bytes, "", done);
	buffer_free(&title);
}

/* The number that was typed; 0: it is none, and is asked for again. */
static size_t take_number(struct ui *ui, const char *what, const char *text, size_t usual, prompt_done *done)
{
	size_t number = *text ? number_typed(text) : usual;
	if (number)
		return number;
	ask_number(ui, what, usual, done);
	ui_complain(ui, _("this should be a number from 1 to %d"), MOST);
	return 0;
}

/* the last round, for what it says of voters and dots */
static struct votes_round last_round(const struct ui *ui)
{
	struct votes_round last = {0};
	if (votes_rounds(ui))
		votes_round_make(ui, 1, &last);
	if (!last.voters)
		last.voters = VOTERS;
	if (!last.dots)
		last.dots = DOTS;
	return last;
}

static void dots_typed(struct ui *ui, const char *text)
{
	size_t dots = take_number(ui, _("Dots each"), text, last_round(ui).dots, dots_typed);
	if (dots)
		start(ui, ui->votes->name, ui->votes->voters, dots);
}

static void voters_typed(struct ui *ui, const char *text)
{
	ui->votes->voters = take_number(ui, _("Voters"), text, last_round(ui).voters, voters_typed);
	if (ui->votes->voters)
		ask_number(ui, _("Dots each"), last_round(ui).dots, dots_typed);
}

static char *next_name(const struct ui *ui)
{
	return mem_format(_("Round %zu"), votes_rounds(ui) + 1);
}

static void name_typed(struct ui *ui, const char *text)
{
	free(ui->votes->name);
	ui->votes->name = *text ? mem_copy_text(text) : next_name(ui);
	ask_number(ui, _("Voters"), last_round(ui).voters, voters_typed);
}

void votes_start(struct ui *ui, key k)
{
	(void)k;
	struct votes_round round;
	if (votes_running(ui, &round)) {
		ui_complain(ui, _("a round runs already; {votes-end} ends it"));
		return;
	}
	char *name = next_name(ui), *title = mem_format(_("Name of the round (Enter: %s)"), name);
	ui_prompt(ui, title, "", name_typed);
	free(title);
	free(name);
}
