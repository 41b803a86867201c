/* A program in a terminal of its own, driven from a test. */
#ifndef SUPPORT_PTY_H
#define SUPPORT_PTY_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>
#include <termios.h>

#include "base/buffer.h"

struct pty_program {
	int width, height;            /* columns, rows */
	const char *const *arguments; /* the program and its arguments, NULL-terminated; NULL: `call` */
	int (*call)(void *context);   /* runs in the child instead of a program; its exit status */
	void *context;
	const char *const *environment; /* "NAME=value" to set, "NAME" to unset, NULL-terminated; may be NULL */
};

struct pty {
	int fd;
	pid_t pid;
	struct buffer output; /* all that was printed */
	size_t seen;          /* what pty_wait_text has looked at */
	struct termios modes; /* of the terminal before the program started */
};

/* starts the program; pty_close */
void pty_start(struct pty *pty, const struct pty_program *program);
void pty_send(struct pty *pty, const char *bytes, size_t length);
void pty_type(struct pty *pty, const char *text);
/* reads until nothing came for quiet ms, or all of limit ms are over */
void pty_settle(struct pty *pty, int quiet, int limit);
/* reads until text was printed behind what was waited for before; false after limit ms */
bool pty_wait_text(struct pty *pty, const char *text, int limit);
void pty_resize(struct pty *pty, int width, int height);
/* the modes the terminal has now */
struct termios pty_modes(const struct pty *pty);
bool pty_same_modes(const struct termios *a, const struct termios *b);
/* waits for the end; the exit status, 128 + the signal, or -1 after limit ms */
int pty_wait_exit(struct pty *pty, int limit);
/* waits until the program is stopped (or goes on); false after limit ms */
bool pty_wait_stopped(struct pty *pty, int limit);
/* the terminal goes away */
void pty_hang_up(struct pty *pty);
/* ends the program if it still runs */
void pty_close(struct pty *pty);

#endif
