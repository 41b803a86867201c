/* The countdown for one item of the agenda.
 *
 * It goes by ui->now, which others set, whatever is open and however long
 * nobody looked; it is no part of the map.  What was done is: an item that is
 * ended, or left for another one, becomes a record in the map's list `log`. */
#ifndef UI_TIMER_H
#define UI_TIMER_H

#include "base/buffer.h"
#include "ui/ui.h"

#define TIMER_MINUTE 60000 /* ms */

/* is there a countdown, running or paused? */
bool timer_is_on(const struct ui *ui);
/* ms that are left; below 0: so long it is over */
int64_t timer_left(const struct ui *ui);
/* adds "12:34", or "0:00 +1:20" when it is over */
void timer_add_time(int64_t left, struct buffer *out);
/* Is this the last minute, or is it over? */
bool timer_alarms(const struct ui *ui);
/* Is the screen to be seen to flash now?  Each other second after the end, until a key is pressed. */
bool timer_flashes(const struct ui *ui);
/* Did it end since it was asked last? */
bool timer_rings(struct ui *ui);
/* ms until it shows another time; -1: it does not run */
int timer_wait(const struct ui *ui);
void timer_free(struct ui *ui);

/* Ends what runs, with a record in the log, and starts an item of the agenda. */
void timer_start(struct ui *ui, size_t item);
/* the same without a next one */
void timer_end(struct ui *ui);
void timer_pause_or_go_on(struct ui *ui);
/* gives it so many ms more, or less */
void timer_give(struct ui *ui, int64_t more);

/* adds "分類 12:34"; where there is little room, the time alone; nothing while it is off */
void timer_describe(const struct ui *ui, struct buffer *out);

#endif
