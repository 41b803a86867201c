/* A screen to look at: a private tmux server with one window. */
#ifndef SUPPORT_TMUX_H
#define SUPPORT_TMUX_H

#include <stdbool.h>

struct tmux {
	char socket[64];
	char tty[64]; /* the terminal, when no command was given */
};

/* Starts tmux with a window of that size that runs a shell command; with none,
 * the window waits and its terminal is in `tty`, for a process of the test to
 * open.  false when there is no tmux. */
bool tmux_start(struct tmux *tmux, int width, int height, const char *command);
/* sends keys by the names tmux gives them; one argument to send-keys a word */
void tmux_keys(const struct tmux *tmux, const char *keys);
/* what is on the screen, a line a row, blanks at line ends cut; free() */
char *tmux_capture(const struct tmux *tmux);
/* the same with the SGR sequences of styles, and all blanks; free() */
char *tmux_capture_styles(const struct tmux *tmux);
/* waits until text is on the screen; false after limit ms */
bool tmux_wait_text(const struct tmux *tmux, const char *text, int limit);
void tmux_cursor(const struct tmux *tmux, int *x, int *y, bool *visible);
void tmux_stop(struct tmux *tmux);

#endif
