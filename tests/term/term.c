#include "term/term.h"

#include <criterion/criterion.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/unicode.h"
#include "screen/line.h"
#include "support/pty.h"
#include "support/random.h"
#include "support/tmux.h"

#define LIMIT 20000 /* ms until a test gives up waiting */

/* A small program on the terminal: a line to type in, and its keys told to the
 * test through a pipe. */
struct demo {
	int report; /* file descriptor to tell on */
	bool asks;  /* for the width of ambiguous characters */
	const char *command;
};

static void draw_demo(struct term *term, struct frame *frame, const struct line *line)
{
	int width, height;
	term_size(term, &width, &height);
	unicode_draw(term_ambiguous(term), false);
	if (frame->width != width || frame->height != height)
		frame_resize(frame, width, height);
	frame_put_padded(frame, 0, 0, width, STYLE_WARNING, slice_of("demo 画面 ★─é"));
	line_draw(line, frame, (struct rect){2, 1, width - 2, 1}, STYLE_TEXT);
	term_draw(term, frame);
}

static void demo_key(struct term *term, const struct demo *demo, struct line *line, key k)
{
	char name[KEY_NAME];
	int width, height;
	term_size(term, &width, &height);
	key_format(k, name);
	if (k == KEY_RESIZE_)
		dprintf(demo->report, "<Resize %dx%d>", width, height);
	else
		dprintf(demo->report, "%s", name);
	if (k == (KEY_CTRL | 'z'))
		term_suspend(term);
	else if (k == (KEY_CTRL | 'e'))
		dprintf(demo->report, "(%d)", term_run(term, demo->command));
	else if (k == (KEY_CTRL | 't'))
		kill(getpid(), SIGTSTP);
	else if (k == (KEY_CTRL | 's'))
		kill(getpid(), SIGSTOP);
	else if (k == (KEY_CTRL | 'o'))
		term_mouse(term, false);
	else if (k == (KEY_CTRL | 'b'))
		term_bell(term);
	else if (k == (KEY_CTRL | 'x'))
		abort();
	else if (k == (KEY_CTRL | 'g'))
		mem_resize(NULL, (size_t)-1, 16);
	else
		line_key(line, k);
}

static int run_demo(void *context)
{
	const struct demo *demo = context;
	struct error err = {0};
	struct line line = {0};
	enum term_event event = TERM_KEY;
	key k = 0;
	unicode_start();
	struct term *term = term_open(&err);
	if (!term) {
		dprintf(demo->report, "error: %s", err.message);
		return 2;
	}
	struct frame *frame = frame_new(1, 1);
	term_mouse(term, true);
	if (demo->asks)
		term_ask_width(term);
	line_start(&line, slice_of(""), false);
	while (event != TERM_STOP && k != (KEY_CTRL | 'q')) {
		if (event == TERM_SUSPEND)
			term_suspend(term);
		draw_demo(term, frame, &line);
		event = term_read(term, -1, &k);
		for (; event == TERM_KEY && k != (KEY_CTRL | 'q'); event = term_read(term, 0, &k))
			demo_key(term, demo, &line, k);
	}
	dprintf(demo->report, event == TERM_STOP ? "stop" : "quit");
	line_free(&line);
	frame_free(frame);
	term_close(term);
	return event == TERM_STOP ? 3 : 0;
}

/* The demo in a terminal, and what it told so far. */
struct session {
	struct pty pty;
	int report;
	struct buffer told;
};

static void start_demo(struct session *s, struct demo demo, int width, int height, const char *const *environment)
{
	int ends[2];
	cr_assert_eq(pipe(ends), 0);
	demo.report = ends[1];
	struct pty_program program = {
	        .width = width, .height = height, .call = run_demo, .context = &demo, .environment = environment};
	*s = (struct session){.report = ends[0]};
	pty_start(&s->pty, &program);
	close(ends[1]);
}

static void start_session(struct session *s, int width, int height, const char *command, const char *const *environment)
{
	start_demo(s, (struct demo){.command = command}, width, height, environment);
}

static void end_session(struct session *s)
{
	close(s->report);
	buffer_free(&s->told);
	pty_close(&s->pty);
}

static bool wait_told(struct session *s, const char *text)
{
	for (int i = 0; i < LIMIT / 10; i++) {
		char bytes[4096];
		struct pollfd from = {s->report, POLLIN, 0};
		if (strstr(buffer_slice(&s->told).bytes, text))
			return true;
		pty_settle(&s->pty, 1, 10);
		if (poll(&from, 1, 9) <= 0)
			continue;
		ssize_t count = read(s->report, bytes, sizeof bytes);
		if (count > 0)
			buffer_add(&s->told, bytes, (size_t)count);
	}
	return strstr(buffer_slice(&s->told).bytes, text) != NULL;
}

static void expect_told(struct session *s, const char *want)
{
	cr_expect(wait_told(s, want), "told “%s”, not “%s”", buffer_slice(&s->told).bytes, want);
	buffer_clear(&s->told);
}

static void expect_restored(struct session *s)
{
	pty_settle(&s->pty, 50, LIMIT);
	struct termios modes = pty_modes(&s->pty);
	cr_expect(pty_same_modes(&modes, &s->pty.modes), "the terminal's modes are not restored");
	cr_expect(strstr(s->pty.output.bytes, "\033[?2004l"), "bracketed paste is still on");
	cr_expect(strstr(s->pty.output.bytes, "\033[?1049l"), "the other screen still shows");
	cr_expect(strstr(s->pty.output.bytes, "\033[?1006l\033[?1002l"), "the mouse is still reported");
}

static const char *const xterm[] = {"TERM=xterm-256color", "LC_ALL=C", "NO_COLOR", NULL};

static void start_ready(struct session *s, const char *command)
{
	start_session(s, 40, 10, command, xterm);
	cr_assert(pty_wait_text(&s->pty, "画面", LIMIT));
	pty_settle(&s->pty, 30, LIMIT);
}

Test(term, typing_japanese_in_bursts_and_in_pieces)
{
	struct session s;
	start_ready(&s, NULL);
	pty_type(&s.pty, "日本語😀");
	expect_told(&s, "日本語😀");
	pty_send(&s.pty, "\xE3", 1);
	usleep(100000);
	pty_send(&s.pty, "\x81", 1);
	usleep(100000);
	pty_send(&s.pty, "\x82", 1);
	expect_told(&s, "あ");
	cr_expect(pty_wait_text(&s.pty, "日本語😀", LIMIT));
	pty_type(&s.pty, "\021");
	cr_expect_eq(pty_wait_exit(&s.pty, LIMIT), 0);
	expect_restored(&s);
	end_session(&s);
}

Test(term, a_bad_byte_swallows_nothing)
{
	struct session s;
	start_ready(&s, NULL);
	pty_send(&s.pty,
	         "a\xFF"
	         "b\xE6\x97"
	         "c",
	         6);
	expect_told(&s, "a\uFFFDb\uFFFD\uFFFDc");
	end_session(&s);
}

Test(term, escape_and_what_follows_and_arrows)
{
	struct session s;
	start_ready(&s, NULL);
	pty_type(&s.pty, "\033");
	expect_told(&s, "<Esc>");
	pty_type(&s.pty, "\033x\033OA\033[1;5C\033[Z");
	expect_told(&s, "<Esc>x<Up><C-Right><S-Tab>");
	pty_type(&s.pty, "\002");
	cr_expect(pty_wait_text(&s.pty, "\a", LIMIT));
	end_session(&s);
}

/* Over a slow link ESC may come long before what belongs to it. */
Test(term, a_key_that_comes_in_pieces_is_no_letters)
{
	static const char *const patient[] = {"TERM=xterm-256color", "ESCDELAY=2000", "NO_COLOR", NULL};
	struct session s;
	start_ready(&s, NULL);
	pty_type(&s.pty, "\033");
	expect_told(&s, "<Esc>");
	usleep(100000);
	pty_type(&s.pty, "[1;5C");
	expect_told(&s, "<C-Right>");
	end_session(&s);
	start_session(&s, 40, 10, NULL, patient);
	cr_assert(pty_wait_text(&s.pty, "画面", LIMIT));
	pty_type(&s.pty, "x\033");
	usleep(200000);
	pty_type(&s.pty, "[");
	usleep(200000);
	pty_type(&s.pty, "A");
	expect_told(&s, "x<Up>");
	end_session(&s);
}

Test(term, the_mouse_is_reported_until_it_is_switched_off)
{
	struct session s;
	start_ready(&s, NULL);
	cr_expect(strstr(s.pty.output.bytes, "\033[?1002h\033[?1006h"));
	pty_type(&s.pty, "\033[<0;5;2M\033[<0;5;2m\033[<0;5;2M\033[<32;6;2M");
	expect_told(&s, "<Click 4,1><Release 4,1><DoubleClick 4,1><Drag 5,1>");
	expect_told(&s, "<Drag 5,1><Drag 5,1>");
	pty_type(&s.pty, "\033[<0;6;2m");
	expect_told(&s, "<Release 5,1>");
	usleep(250000);
	pty_type(&s.pty, "\015");
	cr_expect(wait_told(&s, "<Enter>"));
	cr_expect_str_eq(buffer_slice(&s.told).bytes, "<Enter>", "after the release no drag comes again");
	buffer_clear(&s.told);
	pty_settle(&s.pty, 30, LIMIT);
	cr_expect_not(strstr(s.pty.output.bytes, "\033[?1002l"));
	pty_type(&s.pty, "\017");
	cr_expect(pty_wait_text(&s.pty, "\033[?1006l\033[?1002l", LIMIT));
	s.pty.seen = s.pty.output.length;
	pty_type(&s.pty, "\021");
	cr_expect_eq(pty_wait_exit(&s.pty, LIMIT), 0);
	pty_settle(&s.pty, 50, LIMIT);
	cr_expect_not(strstr(s.pty.output.bytes + s.pty.seen, "\033[?1002l"), "what was never on is not switched off");
	end_session(&s);
}

Test(term, pasting_many_lines)
{
	struct session s;
	struct buffer paste = {0};
	start_ready(&s, NULL);
	buffer_add_text(&paste, "\033[200~");
	for (int i = 0; i < 500; i++)
		buffer_format(&paste, "行%d\r\n", i);
	buffer_add_text(&paste, "\033[201~");
	pty_send(&s.pty, paste.bytes, paste.length);
	cr_expect(wait_told(&s, "行499<Enter><PasteEnd>"));
	struct buffer want = {0};
	buffer_add_text(&want, "<Paste>");
	for (int i = 0; i < 500; i++)
		buffer_format(&want, "行%d<Enter>", i);
	buffer_add_text(&want, "<PasteEnd>");
	cr_expect(slice_equals(buffer_slice(&want), buffer_slice(&s.told)));
	buffer_free(&want);
	buffer_free(&paste);
	end_session(&s);
}

Test(term, resizing)
{
	struct session s;
	start_ready(&s, NULL);
	pty_resize(&s.pty, 60, 20);
	expect_told(&s, "<Resize 60x20>");
	cr_expect(pty_wait_text(&s.pty, "画面", LIMIT));
	pty_resize(&s.pty, 2, 1);
	expect_told(&s, "<Resize 2x1>");
	pty_type(&s.pty, "日本");
	expect_told(&s, "日本");
	pty_resize(&s.pty, 80, 24);
	expect_told(&s, "<Resize 80x24>");
	cr_expect(pty_wait_text(&s.pty, "日本", LIMIT));
	end_session(&s);
}

/* The demo has to be in a group that a shell watches, or nothing can stop it. */
static int run_as_job(void *context)
{
	signal(SIGTTOU, SIG_IGN);
	pid_t job = fork();
	if (job == 0) {
		setpgid(0, 0);
		tcsetpgrp(0, getpid());
		signal(SIGTTOU, SIG_DFL);
		_exit(run_demo(context));
	}
	const struct demo *demo = context;
	int status;
	for (;;) {
		if (waitpid(job, &status, WUNTRACED) != job)
			return 1;
		if (!WIFSTOPPED(status))
			return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
		tcsetpgrp(0, getpgrp());
		dprintf(demo->report, "[stopped]");
		char go;
		if (read(0, &go, 1) != 1)
			return 1;
		tcsetpgrp(0, job);
		kill(-job, SIGCONT);
	}
}

static void start_job(struct session *s, const char *command)
{
	int ends[2];
	cr_assert_eq(pipe(ends), 0);
	struct demo demo = {.report = ends[1], .command = command};
	struct pty_program program = {40, 10, NULL, run_as_job, &demo, xterm};
	*s = (struct session){.report = ends[0]};
	pty_start(&s->pty, &program);
	close(ends[1]);
	cr_assert(pty_wait_text(&s->pty, "画面", LIMIT));
	pty_settle(&s->pty, 30, LIMIT);
}

Test(term, control_z_stops_and_goes_on)
{
	struct session s;
	start_job(&s, NULL);
	pty_type(&s.pty, "前\032");
	expect_told(&s, "前<C-z>[stopped]");
	expect_restored(&s);
	pty_settle(&s.pty, 30, LIMIT);
	s.pty.seen = s.pty.output.length;
	pty_type(&s.pty, "\n");
	cr_expect(pty_wait_text(&s.pty, "\033[?2004h", LIMIT));
	cr_expect(pty_wait_text(&s.pty, "\033[?1002h\033[?1006h", LIMIT));
	cr_expect(pty_wait_text(&s.pty, "前", LIMIT), "the screen is drawn again");
	pty_type(&s.pty, "後\021");
	expect_told(&s, "後quit");
	cr_expect_eq(pty_wait_exit(&s.pty, LIMIT), 0);
	expect_restored(&s);
	end_session(&s);
}

Test(term, stops_from_outside_go_on_too)
{
	static const struct {
		const char *key, *told, *told_after;
	} stops[] = {{"\024", "<C-t>[stopped]", "x"}, {"\023", "<C-s>[stopped]", "<Resize 40x10>x"}};
	for (size_t i = 0; i < sizeof stops / sizeof *stops; i++) {
		struct session s;
		start_job(&s, NULL);
		pty_type(&s.pty, stops[i].key);
		expect_told(&s, stops[i].told);
		pty_settle(&s.pty, 30, LIMIT);
		s.pty.seen = s.pty.output.length;
		pty_type(&s.pty, "\n");
		cr_expect(pty_wait_text(&s.pty, "画面", LIMIT), "the screen is drawn again");
		pty_type(&s.pty, "x");
		expect_told(&s, stops[i].told_after);
		end_session(&s);
	}
}

Test(term, a_command_has_the_terminal_while_it_runs)
{
	struct session s;
	start_job(&s, "stty -a | grep -q ' icanon' && echo ready; read word; test \"$word\" = 編集 && exit 7");
	pty_type(&s.pty, "\005");
	cr_expect(pty_wait_text(&s.pty, "ready", LIMIT));
	pty_type(&s.pty, "編集\n");
	expect_told(&s, "(7)");
	cr_expect(pty_wait_text(&s.pty, "画面", LIMIT));
	pty_type(&s.pty, "x\021");
	expect_told(&s, "x");
	cr_expect_eq(pty_wait_exit(&s.pty, LIMIT), 0);
	end_session(&s);
}

Test(term, signals_from_outside)
{
	static const int signals[] = {SIGTERM, SIGHUP, SIGINT};
	for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
		struct session s;
		start_ready(&s, NULL);
		kill(s.pty.pid, signals[i]);
		expect_told(&s, "stop");
		cr_expect_eq(pty_wait_exit(&s.pty, LIMIT), 3);
		expect_restored(&s);
		end_session(&s);
	}
}

Test(term, fatal_ends_restore_the_terminal)
{
	static const struct {
		const char *keys;
		int signal, status;
	} ends[] = {{"\030", 0, 128 + SIGABRT}, {"", SIGQUIT, 128 + SIGQUIT}, {"\007", 0, 2}};
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		struct session s;
		start_ready(&s, NULL);
		pty_type(&s.pty, ends[i].keys);
		if (ends[i].signal)
			kill(s.pty.pid, ends[i].signal);
		cr_expect_eq(pty_wait_exit(&s.pty, LIMIT), ends[i].status, "case %zu", i);
		expect_restored(&s);
		end_session(&s);
	}
}

Test(term, a_terminal_that_goes_away_ends_the_program)
{
	struct session s;
	start_ready(&s, NULL);
	pty_hang_up(&s.pty);
	expect_told(&s, "stop");
	cr_expect_eq(pty_wait_exit(&s.pty, LIMIT), 3);
	end_session(&s);
}

Test(term, a_terminal_it_cannot_use_is_refused_in_words)
{
	static const struct {
		const char *type, *word;
	} types[] = {{"TERM=dumb", "TERM=dumb cannot move"},
	             {"TERM=nosuchthing", "TERM=nosuchthing is not known"},
	             {"TERM", "TERM is not set"},
	             {"TERM=", "TERM is not set"}};
	for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
		struct session s;
		const char *environment[] = {types[i].type, NULL};
		start_session(&s, 40, 10, NULL, environment);
		cr_expect_eq(pty_wait_exit(&s.pty, LIMIT), 2);
		expect_told(&s, types[i].word);
		struct termios modes = pty_modes(&s.pty);
		cr_expect(pty_same_modes(&modes, &s.pty.modes));
		end_session(&s);
	}
}

static int run_without_terminal(void *context)
{
	int null = open("/dev/null", O_RDWR);
	dup2(null, 0);
	close(null);
	return run_demo(context);
}

Test(term, no_terminal_is_refused_in_words)
{
	struct session s;
	int ends[2];
	cr_assert_eq(pipe(ends), 0);
	struct demo demo = {.report = ends[1]};
	struct pty_program program = {40, 10, NULL, run_without_terminal, &demo, xterm};
	s = (struct session){.report = ends[0]};
	pty_start(&s.pty, &program);
	close(ends[1]);
	expect_told(&s, "error: this needs a terminal");
	cr_expect_eq(pty_wait_exit(&s.pty, LIMIT), 2);
	end_session(&s);
}

static bool prints_colours(const char *const *environment)
{
	struct session s;
	start_session(&s, 40, 10, NULL, environment);
	cr_assert(pty_wait_text(&s.pty, "画面", LIMIT));
	pty_settle(&s.pty, 30, LIMIT);
	/* the demo draws a warning, which is bold and of palette colour 166 */
	cr_expect(strstr(s.pty.output.bytes, "\033[1") != NULL);
	bool colours = strstr(s.pty.output.bytes, "38;5;166m") != NULL;
	end_session(&s);
	return colours;
}

Test(term, no_color_is_respected)
{
	static const char *const unwanted[] = {"TERM=xterm-256color", "NO_COLOR=1", NULL};
	static const char *const empty[] = {"TERM=xterm-256color", "NO_COLOR=", NULL};
	cr_expect_not(prints_colours(unwanted));
	cr_expect(prints_colours(empty));
}

static const char *const asking[] = {"TERM=xterm-256color", NULL};

Test(term, asks_how_wide_ambiguous_characters_are)
{
	struct session s;
	start_demo(&s, (struct demo){.asks = true}, 40, 10, asking);
	cr_assert(pty_wait_text(&s.pty, "\033[1;1H\u2605\033[6n", LIMIT), "it is asked before anything is drawn");
	cr_assert(pty_wait_text(&s.pty, "\u2605\u2500", LIMIT), "and nobody waits for an answer");
	pty_send(&s.pty, "a\033[1;3Rb\033[1;2R", 14);
	cr_expect(wait_told(&s, "<Resize 40x10>"));
	cr_expect(wait_told(&s, "<S-F3>"), "later it is a key as ever");
	cr_expect(pty_wait_text(&s.pty, "\033[H\033[2J", LIMIT), "all is drawn anew");
	cr_expect(pty_wait_text(&s.pty, "\u2605-", LIMIT));
	cr_expect(pty_wait_text(&s.pty, "  \033[1;14H\u00e9", LIMIT), "which may be narrow all the same");
	cr_expect(strstr(s.told.bytes, "a") && strstr(s.told.bytes, "b"));
	pty_send(&s.pty, "\021", 1);
	cr_expect_eq(pty_wait_exit(&s.pty, LIMIT), 0);
	end_session(&s);
}

Test(term, draws_nothing_anew_where_they_have_one_column)
{
	struct session s;
	start_demo(&s, (struct demo){.asks = true}, 40, 10, asking);
	cr_assert(pty_wait_text(&s.pty, "\033[6n", LIMIT));
	pty_send(&s.pty, "\033[1;2Rx", 7);
	cr_expect(wait_told(&s, "x"));
	cr_expect_str_eq(s.told.bytes, "x");
	pty_send(&s.pty, "\021", 1);
	cr_expect_eq(pty_wait_exit(&s.pty, LIMIT), 0);
	end_session(&s);
}
