#include "ui/timer.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/message.h"
#include "journey/day.h"
#include "base/unicode.h"
#include "ui/agenda.h"

#define WIDE 40       /* columns from which on it is told in words */
#define NAMED 100     /* and with a name */
#define TIMER_NAME 16 /* columns of it */

#define SECOND 1000
#define FLASHES 20 /* seconds that it flashes at most */
#define NAME_COLUMNS 40

bool timer_is_on(const struct ui *ui)
{
	return ui->timer.name;
}

static int64_t spent(const struct timer *t, int64_t now)
{
	/* a clock that is put back takes nothing away */
	int64_t since = t->paused || now < t->since ? 0 : now - t->since;
	return t->spent + since;
}

int64_t timer_left(const struct ui *ui)
{
	return ui->timer.given - spent(&ui->timer, ui->now);
}

static void add_minutes(int64_t seconds, struct buffer *out)
{
	buffer_format(out, "%lld:%02d", (long long)(seconds / 60), (int)(seconds % 60));
}

void timer_add_time(int64_t left, struct buffer *out)
{
	/* a second that has begun is still there */
	add_minutes(left > 0 ? (left + SECOND - 1) / SECOND : 0, out);
	if (left <= -SECOND) {
		buffer_add_text(out, " +");
		add_minutes(-left / SECOND, out);
	}
}

bool timer_alarms(const struct ui *ui)
{
	return timer_is_on(ui) && timer_left(ui) <= TIMER_MINUTE;
}

bool timer_flashes(const struct ui *ui)
{
	int64_t over = -timer_left(ui) / SECOND;
	return timer_is_on(ui) && ui->timer.rung && !ui->timer.seen && over < FLASHES && over % 2 == 0;
}

bool timer_rings(struct ui *ui)
{
	struct timer *t = &ui->timer;
	bool over = timer_is_on(ui) && timer_left(ui) <= 0, rings = over && !t->rung;
	t->rung = over;
	t->seen &= over;
	return rings;
}

int timer_wait(const struct ui *ui)
{
	if (!timer_is_on(ui) || ui->timer.paused)
		return -1;
	int64_t left = timer_left(ui) % SECOND;
	return (int)(left > 0 ? left : left + SECOND);
}

void timer_free(struct ui *ui)
{
	free(ui->timer.name);
	ui->timer = (struct timer){0};
}

/* ---- the log ---- */

/* Minutes with one decimal where they are not whole. */
static void add_taken(int64_t taken, struct buffer *out)
{
	long tenths = (long)((taken * 10 + TIMER_MINUTE / 2) / TIMER_MINUTE);
	buffer_format(out, tenths % 10 ? "%ld.%ld" : "%ld", tenths / 10, tenths % 10);
}

static void log_it(struct ui *ui)
{
	char today[DAY_TEXT] = "";
	struct buffer minutes = {0}, name = {0};
	struct value *record = value_map();
	struct plan *plan = plan_new();
	day_format(ui_today(ui), today);
	add_taken(spent(&ui->timer, ui->now), &minutes);
	unicode_sanitise(&name, slice_of(ui->timer.name), NAME_COLUMNS);
	value_map_add(record, "date", value_plain(today));
	value_map_add(record, "item", value_text(slice_of(ui->timer.name)));
	value_map_add(record, "minutes", value_plain(buffer_slice(&minutes).bytes));
	plan_add(plan, "log", SIZE_MAX, record);
	ui_do(ui, plan, _("log “%s”: %s min"), buffer_slice(&name).bytes, buffer_slice(&minutes).bytes);
	buffer_free(&minutes);
	buffer_free(&name);
}

void timer_end(struct ui *ui)
{
	if (timer_is_on(ui) && ui->presenting)
		ui_say(ui, _("presenting: what the agenda did is not logged"));
	else if (timer_is_on(ui))
		log_it(ui);
	timer_free(ui);
}

/* ---- running ---- */

void timer_start(struct ui *ui, size_t item)
{
	struct agenda_item next;
	timer_end(ui);
	agenda_item_make(ui, item, &next);
	ui->timer = (struct timer){.name = mem_copy(next.name.bytes ? next.name.bytes : "", next.name.length),
	                           .item = item,
	                           .given = next.length,
	                           .since = ui->now};
}

void timer_pause_or_go_on(struct ui *ui)
{
	struct timer *t = &ui->timer;
	t->spent = spent(t, ui->now);
	t->since = ui->now;
	t->paused = !t->paused;
}

void timer_give(struct ui *ui, int64_t more)
{
	struct timer *t = &ui->timer;
	int64_t left = timer_left(ui);
	/* less than nothing cannot be given; what is over stays over */
	if (more < 0 && left + more < 0)
		more = left > 0 ? -left : 0;
	t->given += more;
	timer_rings(ui);
}

void timer_describe(const struct ui *ui, struct buffer *out)
{
	struct buffer name = {0};
	if (!timer_is_on(ui))
		return;
	unicode_sanitise(&name, slice_of(ui->timer.name), TIMER_NAME);
	if (name.length && ui->width >= NAMED)
		buffer_format(out, "%s ", name.bytes);
	timer_add_time(timer_left(ui), out);
	if (ui->timer.paused)
		buffer_format(out, " %s", ui->width >= WIDE ? _("paused") : "=");
	buffer_free(&name);
}
