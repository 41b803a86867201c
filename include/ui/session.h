/* The file and the program: saving, following what others do to the file,
 * leaving, stopping for a while. */
#ifndef UI_SESSION_H
#define UI_SESSION_H

#include "ui/ui.h"

/* Looks at the file, as the program does each second: what others did to it is
 * taken over, once nothing is being typed.  A live session saves as well. */
void session_look(struct ui *ui);
/* Saves as Ctrl-S does when that was set and it is time to, nothing is being typed or in
 * conflict, and the file is there and can be written. */
void session_autosave(struct ui *ui);
/* follows the file when it was seen to have changed and nothing is being typed now */
void session_follow(struct ui *ui);
/* takes up what the last session did not save although the file changed since */
void session_recover(struct ui *ui, const struct recovery *recovery);

/* what is wrong for as long as it lasts, for the status line; "": nothing */
const char *session_alarm(const struct ui *ui);
#define SESSION_GAP 2 /* columns between the notes */
/* columns of what stands at the right of the status line, and of a line that is
 * typed in its place: the countdown, and the alarm */
int session_notes(const struct ui *ui);

/* ---- commands ---- */
void session_save(struct ui *ui, key k);
void session_quit(struct ui *ui, key k);
void session_suspend(struct ui *ui, key k);
void session_redraw(struct ui *ui, key k);
void session_map_form(struct ui *ui, key k);
void session_mouse(struct ui *ui, key k);

#endif
