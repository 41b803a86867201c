#include "term/term.h"

#include "parts.h"
#include "capability.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/message.h"

#define ESCAPE_DELAY 25  /* ms after which an ESC alone is the Esc key … */
#define REMOTE_DELAY 100 /* … where a network lies between */
#define DELAY_MOST 10000
#define DRAG_DELAY 100  /* ms after which a drag that stands still comes again */
#define DRAG_REPEATS 50 /* and how often: a terminal may never tell of the release */
#define PASTE_ON "\033[?2004h"
#define PASTE_OFF "\033[?2004l"
/* presses, releases, motion with a button held; as numbers of any size */
#define MOUSE_ON "\033[?1002h\033[?1006h"
#define MOUSE_OFF "\033[?1006l\033[?1002l"
#define WHERE "\033[6n"    /* asks for the cursor's place */
#define AMBIGUOUS "\u2605" /* is drawn to see how wide it gets */

/* Signals belong to the process, so what their handlers need does too. */
static struct term *taken;
static int signal_pipe[2] = {-1, -1};

static const int noted_signals[] = {SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT, SIGWINCH};
static const int fatal_signals[] = {SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGILL, SIGQUIT};
#define NOTED (sizeof noted_signals / sizeof *noted_signals)
#define FATAL (sizeof fatal_signals / sizeof *fatal_signals)
static struct sigaction old_noted[NOTED], old_fatal[FATAL];

static void say(const char *bytes, size_t length)
{
	while (length) {
		ssize_t n = write(STDOUT_FILENO, bytes, length);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return;
		bytes += n;
		length -= (size_t)n;
	}
}

void term_flush(struct term *term)
{
	say(buffer_slice(&term->out).bytes, term->out.length);
	buffer_clear(&term->out);
}

void term_emergency(void)
{
	struct term *term = taken;
	if (!term || !term->inside)
		return;
	taken = NULL;
	say(term->farewell, strlen(term->farewell));
	tcsetattr(STDIN_FILENO, TCSANOW, &term->before);
}

static void note_signal(int number)
{
	int saved = errno;
	char byte = (char)number;
	/* a full pipe already says enough */
	ssize_t ignored = write(signal_pipe[1], &byte, 1);
	(void)ignored;
	errno = saved;
}

static void die_of_signal(int number)
{
	term_emergency();
	for (size_t i = 0; i < FATAL; i++)
		if (fatal_signals[i] == number)
			sigaction(number, &old_fatal[i], NULL);
	raise(number);
}

static void set_handler(int number, void (*handler)(int), int flags, struct sigaction *old)
{
	struct sigaction action = {.sa_handler = handler, .sa_flags = flags};
	sigemptyset(&action.sa_mask);
	sigaction(number, &action, old);
}

static bool catch_signals(void)
{
	if (pipe2(signal_pipe, O_CLOEXEC | O_NONBLOCK) != 0)
		return false;
	for (size_t i = 0; i < NOTED; i++)
		set_handler(noted_signals[i], note_signal, 0, &old_noted[i]);
	for (size_t i = 0; i < FATAL; i++) {
		set_handler(fatal_signals[i], die_of_signal, SA_NODEFER, &old_fatal[i]);
		/* what whoever started us wants to be ignored, as in the background, stays so */
		if (old_fatal[i].sa_handler == SIG_IGN)
			sigaction(fatal_signals[i], &old_fatal[i], NULL);
	}
	return true;
}

static void release_signals(void)
{
	for (size_t i = 0; i < NOTED; i++)
		sigaction(noted_signals[i], &old_noted[i], NULL);
	for (size_t i = 0; i < FATAL; i++)
		sigaction(fatal_signals[i], &old_fatal[i], NULL);
	close(signal_pipe[0]);
	close(signal_pipe[1]);
}

static void free_term(struct term *term)
{
	taken = NULL;
	mem_on_failure(NULL);
	release_signals();
	draw_stop(term);
	capability_stop();
	free(term->farewell);
	free(term);
}

/* ESCDELAY is what other programs go by too. */
static int escape_delay(void)
{
	const char *wish = getenv("ESCDELAY"), *remote = getenv("SSH_CONNECTION");
	long delay = wish ? strtol(wish, NULL, 10) : 0;
	if (delay > 0 && delay <= DELAY_MOST)
		return (int)delay;
	return remote && *remote ? REMOTE_DELAY : ESCAPE_DELAY;
}

static bool check_terminal(struct error *err)
{
	const char *type = getenv("TERM");
	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
		return error_set(err, _("this needs a terminal, and standard input or output is none; "
		                        "`touchgrid show FILE` prints the grid as text"));
	if (!type || !*type)
		return error_set(err, _("TERM is not set, so what this terminal can do is unknown; "
		                        "try it with TERM=xterm-256color"));
	return true;
}

/* Has the terminal's own size, whatever LINES and COLUMNS say; 80 × 24 where it
 * says none. */
static void update_size(struct term *term)
{
	struct winsize size;
	if (ioctl(STDIN_FILENO, TIOCGWINSZ, &size) != 0 || !size.ws_row || !size.ws_col)
		size = (struct winsize){.ws_row = 24, .ws_col = 80};
	if (size.ws_row == term->shown->height && size.ws_col == term->shown->width)
		return;
	draw_reset(term, size.ws_col, size.ws_row);
	term->resized = true;
}

static void leave_terminal(struct term *term)
{
	say(term->farewell, strlen(term->farewell));
	/* an answer that is still to come is not for the shell */
	tcsetattr(STDIN_FILENO, term->input.asked ? TCSAFLUSH : TCSADRAIN, &term->before);
	term->inside = false;
}

/* Terminals that speak like a VT100 pass over a mode that they do not have;
 * others would print it. */
static void set_mode(struct term *term, const char *mode)
{
	if (strncmp(term->jump, "\033[", 2) == 0)
		buffer_add_text(&term->out, mode);
}

static void enter_terminal(struct term *term)
{
	tcsetattr(STDIN_FILENO, TCSADRAIN, &term->raw);
	term->inside = true;
	draw_enter(term);
	set_mode(term, PASTE_ON);
	if (term->mouse)
		set_mode(term, MOUSE_ON);
	update_size(term);
}

/* What gives the terminal back is made in advance: it may have to be said
 * where no memory can be had. */
static void prepare_farewell(struct term *term)
{
	struct buffer waiting = term->out;
	char *old = term->farewell;
	term->out = (struct buffer){0};
	if (term->mouse)
		set_mode(term, MOUSE_OFF);
	draw_leave(term);
	set_mode(term, PASTE_OFF);
	term->farewell = buffer_take(&term->out);
	term->out = waiting;
	free(old);
}

static void prepare(struct term *term)
{
	prepare_farewell(term);
	tcgetattr(STDIN_FILENO, &term->before);
	term->raw = term->before;
	cfmakeraw(&term->raw);
}

struct term *term_open(struct error *err)
{
	if (!check_terminal(err))
		return NULL;
	const char *type = getenv("TERM");
	if (!capability_start()) {
		error_set(err, _("the terminal type TERM=%s is not known here; try it with TERM=xterm-256color"), type);
		return NULL;
	}
	struct term *term = mem_new(sizeof *term);
	if (!catch_signals()) {
		error_set(err, _("no pipe could be opened: %s"), strerror(errno));
		free(term);
		return NULL;
	}
	if (!draw_start(term)) {
		error_set(err,
		          _("a terminal of the type TERM=%s cannot move its cursor; `touchgrid show FILE` prints a map "
		            "there, or try it with TERM=xterm-256color"),
		          type);
		free_term(term);
		return NULL;
	}
	term->escape_delay = escape_delay();
	update_size(term);
	prepare(term);
	taken = term;
	mem_on_failure(term_emergency);
	enter_terminal(term);
	term->resized = false;
	return term;
}

void term_close(struct term *term)
{
	if (!term)
		return;
	leave_terminal(term);
	free_term(term);
}

void term_mouse(struct term *term, bool on)
{
	if (term->mouse == on)
		return;
	term->mouse = on;
	prepare_farewell(term);
	set_mode(term, on ? MOUSE_ON : MOUSE_OFF);
	term_flush(term);
}

void term_ask_width(struct term *term)
{
	const char *where = capability_text("u7");
	if (!where || strcmp(where, WHERE) != 0)
		return;
	draw_capability(&term->out, capability_with(term->jump, 0, 0));
	buffer_add_text(&term->out, AMBIGUOUS WHERE);
	term_flush(term);
	term->input.asked = true;
	term->stale = true;
}

int term_ambiguous(const struct term *term)
{
	return term->wide ? 2 : 1;
}

/* An answer matters when it is another one than was thought. */
static void take_width(struct term *term)
{
	term->wide = term->input.column == 3;
	term->resized |= term->wide;
	term->stale |= term->wide;
	term->input.column = 0;
}

void term_size(const struct term *term, int *width, int *height)
{
	*width = term->shown->width;
	*height = term->shown->height;
}

static void read_signals(struct term *term)
{
	char numbers[64];
	ssize_t count;
	while ((count = read(signal_pipe[0], numbers, sizeof numbers)) > 0) {
		for (ssize_t i = 0; i < count; i++) {
			switch (numbers[i]) {
			case SIGWINCH:
				update_size(term);
				break;
			case SIGTSTP:
				term->suspend = true;
				break;
			case SIGCONT: /* after a stop nobody could see coming */
				enter_terminal(term);
				term->resized = true;
				break;
			default:
				term->stop = true;
			}
		}
	}
}

static void read_input(struct term *term)
{
	size_t room;
	unsigned char *bytes = input_room(&term->input, &room);
	ssize_t count = read(STDIN_FILENO, bytes, room);
	if (count > 0)
		input_added(&term->input, (size_t)count);
	else if (count == 0 || (errno != EINTR && errno != EAGAIN))
		term->stop = true;
}

/* Takes what comes within timeout ms; false when nothing did. */
static bool wait_for_input(struct term *term, int timeout)
{
	struct pollfd from[] = {{STDIN_FILENO, POLLIN, 0}, {signal_pipe[0], POLLIN, 0}};
	int count = poll(from, 2, timeout);
	if (count < 0 && errno != EINTR)
		term->stop = true;
	if (count <= 0)
		return count < 0;
	if (from[1].revents)
		read_signals(term);
	if (from[0].revents & POLLIN)
		read_input(term);
	else if (from[0].revents)
		term->stop = true;
	return true;
}

static long now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (long)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

enum term_event term_read(struct term *term, int timeout, key *k)
{
	long end = timeout > 0 ? now() + timeout : 0;
	for (;;) {
		if (term->stop)
			return TERM_STOP;
		if (term->suspend) {
			term->suspend = false;
			return TERM_SUSPEND;
		}
		if (term->resized) {
			term->resized = false;
			*k = KEY_RESIZE_;
			return TERM_KEY;
		}
		bool read = input_next(&term->input, false, k);
		if (term->input.column)
			take_width(term);
		if (!read && term->resized)
			continue;
		if (read) {
			*k = input_doubled(&term->input, *k, now());
			term->dragged = key_mouse(*k) == MOUSE_DRAG ? *k : 0;
			term->repeats = 0;
			return TERM_KEY;
		}
		long left = timeout > 0 ? end - now() : timeout;
		if (timeout > 0 && left < 0)
			left = 0;
		bool unsure = input_unsure(&term->input) && (left < 0 || left >= term->escape_delay);
		bool held = term->dragged && term->repeats < DRAG_REPEATS && (left < 0 || left >= DRAG_DELAY);
		if (wait_for_input(term, unsure ? term->escape_delay : held ? DRAG_DELAY : (int)left))
			continue;
		if (unsure && input_next(&term->input, true, k))
			return TERM_KEY;
		if (!unsure && held) {
			term->repeats++;
			*k = term->dragged;
			return TERM_KEY;
		}
		if (!unsure)
			return TERM_TIMEOUT;
	}
}

void term_suspend(struct term *term)
{
	leave_terminal(term);
	set_handler(SIGTSTP, SIG_DFL, 0, NULL);
	set_handler(SIGCONT, SIG_DFL, 0, NULL);
	kill(0, SIGTSTP);
	set_handler(SIGTSTP, note_signal, 0, NULL);
	set_handler(SIGCONT, note_signal, 0, NULL);
	enter_terminal(term);
}

int term_run(struct term *term, const char *command)
{
	int status = -1;
	struct sigaction quit;
	leave_terminal(term);
	/* Ctrl-C is the command's; Ctrl-Z stops it and us */
	set_handler(SIGINT, SIG_IGN, 0, NULL);
	set_handler(SIGQUIT, SIG_IGN, 0, &quit);
	set_handler(SIGTSTP, SIG_DFL, 0, NULL);
	set_handler(SIGCONT, SIG_DFL, 0, NULL);
	pid_t child = fork();
	if (child == 0) {
		set_handler(SIGINT, SIG_DFL, 0, NULL);
		set_handler(SIGQUIT, SIG_DFL, 0, NULL);
		execl("/bin/sh", "sh", "-c", command, (char *)NULL);
		_exit(127);
	}
	while (child > 0 && waitpid(child, &status, 0) < 0)
		if (errno != EINTR)
			break;
	set_handler(SIGINT, note_signal, 0, NULL);
	sigaction(SIGQUIT, &quit, NULL);
	set_handler(SIGTSTP, note_signal, 0, NULL);
	set_handler(SIGCONT, note_signal, 0, NULL);
	enter_terminal(term);
	return child > 0 && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}
