#include <criterion/criterion.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/unicode.h"
#include "support/random.h"
#include "support/tmux.h"
#include "term/term.h"

#define WIDTH 23
#define HEIGHT 6

/* Two pipes between the test and the process that draws: "draw the next one"
 * and "what you should see now". */
struct painter {
	pid_t pid;
	int go, seen;
};

static void scribble(struct frame *frame)
{
	static const char *const pieces[] = {"漢字", "かな", "x", "│", "─ab", "がぎ", "é", "ｶﾅ", " ", "…", "①"};
	for (int i = random_below(12); i >= 0; i--) {
		int x = random_below(WIDTH + 4) - 3, y = random_below(HEIGHT), columns = 1 + random_below(9);
		enum style style = (enum style)random_below(STYLE_COUNT);
		struct slice text = slice_of(pieces[random_below(11)]);
		switch (random_below(5)) {
		case 0:
			frame_clear(frame, (struct rect){x, y, columns, 1 + random_below(3)}, style);
			break;
		case 1:
			frame_row(frame, x, y, columns, style, random_below(2) ? 0x6F22 : '-');
			break;
		case 2:
			frame_tint(frame, x, y, columns, style);
			break;
		default:
			frame_put(frame, x, y, columns, style, text);
		}
	}
	if (random_below(10) == 0)
		frame->theme = (enum theme)random_below(THEME_COUNT);
	frame_caret(frame, random_below(WIDTH + 6), random_below(HEIGHT));
}

/* Draws frame after frame on the terminal and tells what each looks like. */
static void paint(const char *tty, const char *type, int go, int told)
{
	char byte;
	struct error err = {0};
	setsid();
	int fd = open(tty, O_RDWR | O_NOCTTY);
	dup2(fd, 0);
	dup2(fd, 1);
	setenv("TERM", type, 1);
	unicode_start();
	struct term *term = term_open(&err);
	struct frame *frame = frame_new(WIDTH, HEIGHT);
	while (term && read(go, &byte, 1) == 1) {
		struct buffer out = {0};
		if (!byte)
			scribble(frame);
		if (byte || random_below(20) == 0)
			term_redraw(term);
		term_draw(term, frame);
		frame_print(frame, &out);
		dprintf(told, "%d %d\n%s%c", frame->caret_x, frame->caret_y, out.bytes, 0);
		buffer_free(&out);
	}
	term_close(term);
	frame_free(frame);
	_exit(err.message[0] != 0);
}

static void start_painter(struct painter *painter, const char *tty, const char *type)
{
	int go[2], seen[2];
	cr_assert(pipe(go) == 0 && pipe(seen) == 0);
	painter->pid = fork();
	if (painter->pid == 0) {
		close(go[1]);
		paint(tty, type, go[0], seen[1]);
	}
	close(go[0]);
	close(seen[1]);
	painter->go = go[1];
	painter->seen = seen[0];
}

/* Has the next frame drawn, or the same one all at once; what should be seen, free(). */
static char *next_frame(const struct painter *painter, bool again)
{
	struct buffer want = {0};
	char byte = again;
	cr_assert_eq(write(painter->go, &byte, 1), 1);
	while (read(painter->seen, &byte, 1) == 1 && byte)
		buffer_add_byte(&want, byte);
	return buffer_take(&want);
}

/* tmux has drawn what it got when a new client asks; give it a few tries. */
static bool looks_like(const struct tmux *tmux, const char *want, bool hides)
{
	bool same = false;
	for (int i = 0; i < 50 && !same; i++) {
		int want_x, want_y, x, y;
		bool visible;
		char *screen = tmux_capture(tmux);
		tmux_cursor(tmux, &x, &y, &visible);
		sscanf(want, "%d %d", &want_x, &want_y);
		same = strcmp(screen, strchr(want, '\n') + 1) == 0 &&
		       (want_x < 0 ? !visible || !hides : visible && x == want_x && y == want_y);
		if (!same && i == 49)
			fprintf(stderr, "expected, caret at %s\nseen, caret at %d %d %d\n%s", want, x, y, visible,
			        screen);
		free(screen);
		if (!same)
			usleep(20000);
	}
	return same;
}

/* What is switched on by SGR sequences. */
struct pen {
	bool set[8]; /* attributes */
	long fg, bg; /* + 1000 of a palette of 256; 0: the terminal's */
};

static const char *read_sgr(const char *s, struct pen *pen)
{
	char *behind;
	for (;; s = behind + 1) {
		long number = strtol(s, &behind, 10);
		if (number == 0)
			*pen = (struct pen){0};
		else if (number < 8)
			pen->set[number] = true;
		else if (number == 38 || number == 48) {
			*(number == 38 ? &pen->fg : &pen->bg) = 1000 + strtol(behind + 3, &behind, 10);
		} else if (number == 39 || (number >= 30 && number < 38) || (number >= 90 && number < 98))
			pen->fg = number == 39 ? 0 : number;
		else if (number == 49 || (number >= 40 && number < 48) || number >= 100)
			pen->bg = number == 49 ? 0 : number;
		if (*behind != ';' && *behind != ':')
			return behind + 1;
	}
}

/* A screen with styles as it looks: of blanks only the ground is seen. */
static char *looks_of(char *screen)
{
	struct buffer out = {0};
	struct pen pen = {0};
	size_t seen = 0;
	for (const char *s = screen; *s;) {
		if (strncmp(s, "\033[", 2) == 0) {
			s = read_sgr(s + 2, &pen);
			continue;
		}
		bool blank = *s == ' ', own = pen.set[4] || pen.set[7], ground = own || pen.bg;
		if (*s == '\n')
			out.length = seen; /* what is blank to the end of the line */
		else if (((unsigned char)*s & 0xC0) != 0x80)
			buffer_format(&out, "{%d%d%d%d %ld %ld}", !blank && pen.set[1], !blank && pen.set[2],
			              pen.set[4], pen.set[7], blank && !own ? 0 : pen.fg, pen.bg);
		buffer_add_byte(&out, *s);
		seen = *s == '\n' || !blank || ground ? out.length : seen;
		s++;
	}
	free(screen);
	return buffer_take(&out);
}

/* Does the screen look the same when all of it is drawn at once? */
static bool same_at_once(const struct tmux *tmux, const struct painter *painter)
{
	char *bit_by_bit = looks_of(tmux_capture_styles(tmux));
	bool same = false;
	free(next_frame(painter, true));
	for (int i = 0; i < 50 && !same; i++) {
		char *at_once = looks_of(tmux_capture_styles(tmux));
		same = strcmp(bit_by_bit, at_once) == 0;
		if (i == 49)
			fprintf(stderr, "bit by bit:\n%s\nat once:\n%s\n", bit_by_bit, at_once);
		free(at_once);
		if (!same)
			usleep(20000);
	}
	free(bit_by_bit);
	return same;
}

static void compare_frames(const char *type, int count)
{
	struct tmux tmux;
	struct painter painter;
	int status;
	if (!tmux_start(&tmux, WIDTH, HEIGHT, NULL))
		cr_skip_test("tmux is not installed");
	start_painter(&painter, tmux.tty, type);
	for (int i = 0; i < count; i++) {
		char *want = next_frame(&painter, false);
		bool same = looks_like(&tmux, want, strcmp(type, "vt100") != 0); /* it cannot hide the caret */
		free(want);
		cr_expect(same, "frame %d on %s", i, type);
		if (same && i % 4 == 3)
			cr_expect(same = same_at_once(&tmux, &painter), "styles of frame %d on %s", i, type);
		if (!same)
			break;
	}
	close(painter.go);
	waitpid(painter.pid, &status, 0);
	cr_expect_eq(status, 0);
	close(painter.seen);
	tmux_stop(&tmux);
}

Test(draw, random_frames_look_as_they_are_printed, .timeout = 60)
{
	static const char *const types[] = {"tmux-256color", "xterm-256color", "screen", "linux", "vt100"};
	random_start();
	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		compare_frames(types[i], 60);
}
