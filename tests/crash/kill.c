/* The program is killed after every single key of a long script, and in the
 * middle of every key.  Reopened, it offers what was done: every finished change
 * is there, and the map file is what the last save made it. */
#include <criterion/criterion.h>

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/unicode.h"
#include "support/pty.h"
#include "ui/offer.h"

#define WORKERS 6
#define QUIET 20    /* ms without output after which a screen stands */
#define LIMIT 20000 /* ms */

/* Every key changes something on the screen, so that it can be seen that it
 * was handled. */
static const char *const editing[] = {
        /* add, rename, move */
        "a", "新", "規", "<Enter>", "二", "つ", "目", "<Enter>", "<Esc>", "e", "改", "<Enter>", "m", "<Right>",
        "<Enter>", "<C-s>",
        /* mark, rate, decide, delete, undo, redo */
        "<Space>", "r", "1", "d", "2", "<Left>", "x", "u", "<C-r>", "u", "u", "<C-s>",
        /* stages: add, rename, move, remove */
        "S", "a", "契", "約", "<Enter>", "<Esc>", "K", "e", "期", "<Enter>", "<Esc>", "u", "<C-s>", "<C-r>",
        /* a branch: new changes after undone ones */
        "u", "u", "i", "箱", "<Enter>", "<Esc>", "<Tab>", "<Enter>", "<Down>", "<Esc>", "y", "<Tab>", "p", "u", "<C-r>",
        "<C-s>",
        /* channels, and walking back over what is saved */
        "C", "a", "チ", "ャ", "<Enter>", "ｶﾅ", "<Enter>", "<Esc>", "<Esc>", "u", "u", "u", "u", "<C-s>", "<C-r>",
        "<C-r>", "U", "<End>", "<Enter>", "<Home>", "<Enter>", "<Esc>", "a", "終", "<Enter>", "<Esc>", "<C-s>", "x"};

/* the gestures of a workshop */
static const char *const workshop[] = {
        /* capture with a tag; votes; locks */
        "a", "二", " ", "@", "C", "<Enter>", "<Esc>", "+", "+", "-", "L", "L",
        /* mark, any field of all marked, replace */
        "<Up>", "<Space>", "<Space>", "=", "r", "a", "t", "i", "n", "g", "<Enter>", "1", "<Esc>", "%", "挨", "<Enter>",
        "朝", "<Enter>", "a", "<C-s>",
        /* a round of votes, the agenda */
        "W", "s", "<Enter>", "<Enter>", "<Enter>", "e", "<Esc>", "t", "d", "<Esc>",
        /* a filter that is kept, a link, the steps, the lock of the stages */
        "f", "n", "<Enter>", "F", "<Enter>", "名", "<Enter>", "<Esc>", ">", "<Left>", "<Up>", "<Enter>", "w", "1", "u",
        "<Esc>", "S", "L", "<Esc>",
        /* an answer of the review, and what was looked at */
        "R", "<Enter>", "答", "<Enter>", "<Tab>", "t", "<Esc>", "<C-s>", "u", "u"};

#define KEYS_MOST 200
static const char *const *script;
static int keys_count; /* of the script */

static const char *const map = "# agreed with all\n"
                               "title: 計画\n"
                               "stages: # of the year\n"
                               "  - {id: s1, name: 導入}\n"
                               "  - {id: s2, name: 更新}\n"
                               "channels: [mail, phone]\n"
                               "touchpoints:\n"
                               "  # the first\n"
                               "  - id: a\n"
                               "    name: 挨拶   # said aloud\n"
                               "    stage: s1\n"
                               "    channel: mail\n"
                               "  - {id: b, name: 電話, stage: s2, channel: phone, owner: CSM}\n";

/* the map and its file as a session that nobody kills has them after each key of the script */
static struct {
	char *text, *file;
} expected[KEYS_MOST + 1];
static char *folder; /* of the test */

static char *content_of(const char *path)
{
	struct buffer out = {0};
	struct file_stamp stamp;
	file_read(path, DOCUMENT_MAX_BYTES, &out, &stamp, NULL);
	return buffer_take(&out);
}

static char *text_of(const struct document *document)
{
	struct buffer out = {0};
	document_text(document, &out);
	return buffer_take(&out);
}

/* A folder with the map and a place for the journal, of which only this
 * process and its children know; the path of the map, free(). */
static char *make_place(const char *name)
{
	char *own = mem_format("%s/%s", folder, name), *path = mem_format("%s/map.yaml", own);
	mkdir(own, 0700);
	setenv("XDG_STATE_HOME", own, 1);
	file_create(path, slice_of(map), NULL);
	free(own);
	return path;
}

static struct ui *open_map(const char *path)
{
	struct recovery recovery = {0};
	struct document *document = document_open(path, NULL);
	if (!document || !document_keep_journal(document, &recovery, NULL))
		abort();
	struct ui *ui = ui_new(document);
	ui_resize(ui, 80, 24);
	ui->now = (int64_t)time(NULL) * 1000;
	if (recovery.count)
		offer_open(ui, &recovery);
	return ui;
}

static void close_map(struct ui *ui)
{
	struct document *document = ui->document;
	ui_free(ui);
	document_free(document);
}

static void press(struct ui *ui, const char *keys)
{
	size_t at = 0;
	key k;
	while (key_parse(slice_of(keys), &at, &k, NULL))
		ui_key(ui, k);
}

static void play_unkilled(void)
{
	char *path = make_place("unkilled");
	struct ui *ui = open_map(path);
	for (int i = 0; i <= keys_count; i++) {
		if (i)
			press(ui, script[i - 1]);
		expected[i].text = text_of(ui->document);
		expected[i].file = content_of(path);
	}
	close_map(ui);
	free(path);
}

/* ---- the program ---- */

static void type(struct pty *pty, const char *name)
{
	static const char *const sequences[][2] = {{"<Enter>", "\r"},    {"<Esc>", "\033"},    {"<C-s>", "\023"},
	                                           {"<C-r>", "\022"},    {"<Tab>", "\t"},      {"<Space>", " "},
	                                           {"<Up>", "\033[A"},   {"<Down>", "\033[B"}, {"<Right>", "\033[C"},
	                                           {"<Left>", "\033[D"}, {"<Home>", "\033[H"}, {"<End>", "\033[F"}};
	for (size_t i = 0; i < sizeof sequences / sizeof *sequences; i++)
		if (strcmp(name, sequences[i][0]) == 0)
			name = sequences[i][1];
	pty_type(pty, name);
}

/* Does the process wait for something? */
static bool sleeps(pid_t pid)
{
	char path[64], state = 'S';
	snprintf(path, sizeof path, "/proc/%d/stat", (int)pid);
	FILE *from = fopen(path, "r");
	if (from && fscanf(from, "%*d %*s %c", &state) != 1)
		state = 'S';
	if (from)
		fclose(from);
	return state == 'S';
}

/* Waits until something was printed since `before`, and nothing more comes. */
static bool wait_until_shown(struct pty *pty, size_t before)
{
	for (int waited = 0; waited < LIMIT; waited += QUIET) {
		size_t length = pty->output.length;
		pty_settle(pty, QUIET, QUIET);
		if (pty->output.length > before && pty->output.length == length && sleeps(pty->pid))
			return true;
	}
	return false;
}

/* Runs the program and kills it behind so many keys; `midway`: while it handles
 * the last of them. */
static bool run_and_kill(const char *path, int keys, bool midway)
{
	const char *arguments[] = {getenv("TOUCHGRID"), path, NULL};
	const char *environment[] = {"TERM=xterm-256color", "LC_ALL=C.UTF-8", NULL};
	struct pty pty;
	pty_start(&pty, &(struct pty_program){80, 24, arguments, .environment = environment});
	bool good = pty_wait_text(&pty, "help", LIMIT) && wait_until_shown(&pty, 0);
	size_t before = pty.output.length;
	for (int i = 0; i < keys - 1; i++)
		type(&pty, script[i]);
	if (keys > 1)
		good = good && wait_until_shown(&pty, before);
	before = pty.output.length;
	type(&pty, script[keys - 1]);
	if (midway)
		usleep((useconds_t)(keys * 97 % 1500));
	else
		good = good && wait_until_shown(&pty, before);
	kill(pty.pid, SIGKILL);
	if (!good)
		fprintf(stderr, "key %d, %s, shows nothing\n", keys, script[keys - 1]);
	pty_close(&pty);
	return good;
}

static bool is_one_of(const char *what, int keys, const char *got, const char *now, const char *before)
{
	bool good = strcmp(got, now) == 0 || (before && strcmp(got, before) == 0);
	if (!good)
		fprintf(stderr, "killed at key %d, %s: %s is\n%s---- but should be\n%s", keys, script[keys - 1], what,
		        got, now);
	return good;
}

static bool survives(int keys, bool midway)
{
	char name[32];
	snprintf(name, sizeof name, "%d%s", keys, midway ? "-midway" : "");
	char *path = make_place(name);
	bool good = run_and_kill(path, keys, midway);
	char *file = content_of(path);
	struct ui *ui = open_map(path);
	if (ui_place(ui) == PLACE_RECOVERY)
		press(ui, "<Enter>");
	char *text = text_of(ui->document);
	good = good && is_one_of("the file", keys, file, expected[keys].file, midway ? expected[keys - 1].file : NULL);
	good = good && is_one_of("the map", keys, text, expected[keys].text, midway ? expected[keys - 1].text : NULL);
	close_map(ui);
	free(text);
	free(file);
	free(path);
	return good;
}

/* ---- all positions, several at once ---- */

static void kill_everywhere(const char *const *chosen, size_t count, bool midway)
{
	script = chosen;
	keys_count = (int)count;
	cr_assert_leq(count, KEYS_MOST);
	char template[] = "/tmp/touchgrid-crash-XXXXXX";
	unicode_start();
	cr_assert(getenv("TOUCHGRID"), "TOUCHGRID names the program");
	cr_assert((folder = mkdtemp(template)));
	play_unkilled();
	pid_t workers[WORKERS];
	for (int w = 0; w < WORKERS; w++) {
		workers[w] = fork();
		if (workers[w])
			continue;
		bool good = true;
		for (int keys = 1 + w; keys <= keys_count; keys += WORKERS)
			good &= survives(keys, midway);
		_exit(good ? 0 : 1);
	}
	for (int w = 0; w < WORKERS; w++) {
		int status = -1;
		waitpid(workers[w], &status, 0);
		cr_expect_eq(status, 0, "worker %d: %d", w, status);
	}
	for (int i = 0; i <= keys_count; i++) {
		free(expected[i].text);
		free(expected[i].file);
	}
	char *command = mem_format("rm -rf '%s'", folder);
	cr_expect_eq(system(command), 0);
	free(command);
}

#define EDITING editing, sizeof editing / sizeof *editing
#define WORKSHOP workshop, sizeof workshop / sizeof *workshop

Test(crash, loses_no_finished_change_at_any_key, .timeout = 120)
{
	kill_everywhere(EDITING, false);
}

Test(crash, is_as_before_or_after_the_key_in_which_it_was_killed, .timeout = 120)
{
	kill_everywhere(EDITING, true);
}

Test(crash, loses_nothing_of_a_workshop_at_any_key, .timeout = 120)
{
	kill_everywhere(WORKSHOP, false);
}

Test(crash, is_as_before_or_after_any_key_of_a_workshop, .timeout = 120)
{
	kill_everywhere(WORKSHOP, true);
}
