/* The program on terminals of several types: it sends what they understand, and
 * not more than it needs. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "support/pty.h"

#define LIMIT 20000 /* ms until a test gives up waiting */
#define QUIET 40    /* ms without output after which a key is done */

struct session {
	struct pty pty;
	char folder[64];
};

static void start(struct session *s, const char *type)
{
	char term[64], state[96];
	const char *arguments[] = {getenv("TOUCHGRID"), "maps/post-sale.en.yaml", NULL};
	const char *environment[] = {term, state, "LC_ALL=C.UTF-8", "NO_COLOR", "SSH_CONNECTION", NULL};
	struct pty_program program = {.width = 80, .height = 24, .arguments = arguments, .environment = environment};
	cr_assert(arguments[0], "TOUCHGRID names the program");
	snprintf(s->folder, sizeof s->folder, "/tmp/touchgrid-terminals-XXXXXX");
	cr_assert(mkdtemp(s->folder));
	snprintf(term, sizeof term, "TERM=%s", type);
	snprintf(state, sizeof state, "XDG_STATE_HOME=%s", s->folder);
	pty_start(&s->pty, &program);
	cr_assert(pty_wait_text(&s->pty, "help", LIMIT), "no screen on %s", type);
	pty_settle(&s->pty, QUIET, LIMIT);
}

/* what the key has sent, in bytes */
static size_t press(struct session *s, const char *key)
{
	size_t before = s->pty.output.length;
	pty_type(&s->pty, key);
	pty_settle(&s->pty, 2 * QUIET, LIMIT);
	return s->pty.output.length - before;
}

static void end(struct session *s)
{
	char command[96];
	pty_close(&s->pty);
	snprintf(command, sizeof command, "rm -rf %s", s->folder);
	cr_expect_eq(system(command), 0);
}

static const char *const all_kinds[] = {"\033[C", "\033[B", "z", "v",    "v",  "T",    "T",  "T",    "T", "T",
                                        "?",      "\033",   "g", "\033", "\r", "\033", "/m", "\033", ":", "\033"};

/* Is the number of an SGR sequence one that a terminal of so many colours has? */
static bool has_number(long number, int colours)
{
	if (number < 10)
		return number == 0 || number == 1 || number == 2 || number == 4 || number == 7;
	return colours && number >= 30 && number <= 49 && number != 38 && number != 48;
}

/* the first sequence that the terminal does not have; NULL */
static const char *find_foreign(const char *bytes, const char *finals, int colours)
{
	for (const char *s = bytes; (s = strchr(s, '\033')); s++) {
		if (s[1] == '(' || (*finals && s[1] == '[' && s[2] == '?'))
			continue;
		if (!*finals && (s[1] == '[' || s[1] == '('))
			return s;
		if (s[1] != '[')
			continue;
		const char *last = s + 2 + strspn(s + 2, "0123456789;");
		if (!strchr(finals, *last))
			return s;
		for (const char *at = s + 2; *last == 'm' && at < last;) {
			char *behind;
			if (!has_number(strtol(at, &behind, 10), colours))
				return s;
			at = behind + 1;
		}
	}
	return NULL;
}

Test(terminals, only_what_the_terminal_has_is_sent)
{
	static const struct {
		const char *type, *finals; /* how sequences that it knows end; none: it knows no ESC [ */
		int colours;
	} types[] = {{"vt52", "", 0}, {"vt100", "HJKmn", 0}, {"linux", "HJKXGmcn", 8}, {"screen", "HJKGmlhn", 8}};
	for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
		struct session s = {0};
		start(&s, types[i].type);
		for (size_t k = 0; k < sizeof all_kinds / sizeof *all_kinds; k++)
			press(&s, all_kinds[k]);
		const char *foreign =
		        find_foreign(buffer_slice(&s.pty.output).bytes, types[i].finals, types[i].colours);
		cr_expect(!foreign, "%s has no ESC %.12s", types[i].type, foreign ? foreign + 1 : "");
		end(&s);
	}
}

/* Is anything underlined and coloured at once? */
static bool underlines_colours(const char *bytes)
{
	bool underlined = false, coloured = false;
	for (const char *s = bytes; (s = strstr(s, "\033["));) {
		const char *last = s + 2 + strspn(s + 2, "0123456789;");
		for (s += 2; *last == 'm' && s <= last; s++) {
			char *behind;
			long number = strtol(s, &behind, 10);
			s = behind;
			underlined = number == 4 || (underlined && number);
			coloured = (number >= 30 && number != 39 && number != 49) || (coloured && number);
		}
		if (underlined && coloured)
			return true;
	}
	return false;
}

/* On the Linux console an underline is shown by a colour of its own: on another
 * one, as cyan on cyan, nothing could be read. */
Test(terminals, no_underline_takes_the_place_of_a_colour)
{
	struct session s = {0};
	start(&s, "linux");
	for (size_t k = 0; k < sizeof all_kinds / sizeof *all_kinds; k++)
		press(&s, all_kinds[k]);
	const char *bytes = buffer_slice(&s.pty.output).bytes;
	cr_expect(strstr(bytes, "7m"), "the cursor is reversed");
	cr_expect_not(underlines_colours(bytes));
	end(&s);
}

/* Over a slow link each byte counts. */
Test(terminals, a_move_takes_few_bytes)
{
	static const char *const moves[] = {"\033[C", "\033[C", "\033[B", "\033[B", "\033[B", "J", "K", "\033[D"};
	const size_t count = sizeof moves / sizeof *moves;
	struct session s = {0};
	size_t sum = 0;
	start(&s, "xterm-256color");
	for (size_t i = 0; i < count; i++)
		sum += press(&s, moves[i]);
	cr_expect_leq(sum / count, 205);
	press(&s, "a");
	press(&s, "x");
	cr_expect_leq(press(&s, "y"), 40);
	end(&s);
}
