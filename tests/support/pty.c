#include "support/pty.h"

#include <errno.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <utmp.h>

static void set_environment(const char *const *environment)
{
	for (; environment && *environment; environment++) {
		const char *equals = strchr(*environment, '=');
		if (equals)
			putenv(strdup(*environment));
		else
			unsetenv(*environment);
	}
}

static void run_child(const struct pty_program *program)
{
	/* a shell lets what it starts in the background ignore these */
	signal(SIGINT, SIG_DFL);
	signal(SIGQUIT, SIG_DFL);
	set_environment(program->environment);
	if (!program->arguments)
		_exit(program->call(program->context));
	execvp(program->arguments[0], (char *const *)program->arguments);
	perror(program->arguments[0]);
	_exit(127);
}

void pty_start(struct pty *pty, const struct pty_program *program)
{
	struct winsize size = {.ws_row = (unsigned short)program->height, .ws_col = (unsigned short)program->width};
	int child_fd;
	*pty = (struct pty){0};
	if (openpty(&pty->fd, &child_fd, NULL, NULL, &size) != 0) {
		perror("openpty");
		abort();
	}
	pty->modes = pty_modes(pty);
	pty->pid = fork();
	if (pty->pid == 0) {
		close(pty->fd);
		login_tty(child_fd);
		run_child(program);
	}
	close(child_fd);
}

static long now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (long)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* Reads what comes within limit ms; false when nothing came. */
static bool read_some(struct pty *pty, long limit)
{
	struct pollfd from = {pty->fd, POLLIN, 0};
	char bytes[4096];
	if (pty->fd < 0 || poll(&from, 1, limit > 0 ? (int)limit : 0) <= 0)
		return false;
	ssize_t count = read(pty->fd, bytes, sizeof bytes);
	if (count <= 0)
		return false;
	buffer_add(&pty->output, bytes, (size_t)count);
	return true;
}

void pty_send(struct pty *pty, const char *bytes, size_t length)
{
	while (length) {
		struct pollfd to = {pty->fd, POLLIN | POLLOUT, 0};
		if (poll(&to, 1, 5000) <= 0)
			return;
		if (to.revents & POLLIN)
			read_some(pty, 0);
		if (!(to.revents & POLLOUT))
			continue;
		ssize_t count = write(pty->fd, bytes, length < 512 ? length : 512);
		if (count <= 0)
			return;
		bytes += count;
		length -= (size_t)count;
	}
}

void pty_type(struct pty *pty, const char *text)
{
	pty_send(pty, text, strlen(text));
}

void pty_settle(struct pty *pty, int quiet, int limit)
{
	long end = now() + limit;
	while (now() < end && read_some(pty, quiet))
		;
}

bool pty_wait_text(struct pty *pty, const char *text, int limit)
{
	long end = now() + limit;
	for (;;) {
		struct slice all = buffer_slice(&pty->output);
		const char *found = memmem(all.bytes + pty->seen, all.length - pty->seen, text, strlen(text));
		if (found) {
			pty->seen = (size_t)(found - all.bytes) + strlen(text);
			return true;
		}
		long left = end - now();
		if (left <= 0 || (!read_some(pty, left) && pty->fd < 0))
			return false;
	}
}

void pty_resize(struct pty *pty, int width, int height)
{
	struct winsize size = {.ws_row = (unsigned short)height, .ws_col = (unsigned short)width};
	ioctl(pty->fd, TIOCSWINSZ, &size);
}

struct termios pty_modes(const struct pty *pty)
{
	struct termios modes = {0};
	tcgetattr(pty->fd, &modes);
	return modes;
}

bool pty_same_modes(const struct termios *a, const struct termios *b)
{
	return a->c_iflag == b->c_iflag && a->c_oflag == b->c_oflag && a->c_lflag == b->c_lflag &&
	       memcmp(a->c_cc, b->c_cc, sizeof a->c_cc) == 0;
}

/* Waits for the child, reading what it prints meanwhile. */
static bool wait_for_child(struct pty *pty, int options, int *status, int limit)
{
	long end = now() + limit;
	while (pty->pid > 0) {
		if (waitpid(pty->pid, status, WNOHANG | options) == pty->pid)
			return true;
		if (now() >= end)
			break;
		if (!read_some(pty, 10))
			usleep(2000);
	}
	return false;
}

int pty_wait_exit(struct pty *pty, int limit)
{
	int status;
	if (!wait_for_child(pty, 0, &status, limit))
		return -1;
	pty->pid = 0;
	pty_settle(pty, 20, 500);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

bool pty_wait_stopped(struct pty *pty, int limit)
{
	int status;
	bool stopped = wait_for_child(pty, WUNTRACED, &status, limit) && WIFSTOPPED(status);
	pty_settle(pty, 20, 500);
	return stopped;
}

void pty_hang_up(struct pty *pty)
{
	if (pty->fd >= 0)
		close(pty->fd);
	pty->fd = -1;
}

void pty_close(struct pty *pty)
{
	if (pty->pid > 0) {
		kill(pty->pid, SIGKILL);
		waitpid(pty->pid, NULL, 0);
	}
	pty_hang_up(pty);
	buffer_free(&pty->output);
}
