/* The journal: whatever ends a session, the next one has every state. */
#include <criterion/criterion.h>

#include <dirent.h>
#include <fcntl.h>
#include <glob.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "document/document.h"
#include "document/states.h"
#include "support/agree.h"
#include "support/random.h"

static char folder[64], map[96], state[96];

static void begin(void)
{
	snprintf(folder, sizeof folder, "/tmp/touchgrid-journal-XXXXXX");
	cr_assert(mkdtemp(folder));
	snprintf(map, sizeof map, "%s/map.yaml", folder);
	snprintf(state, sizeof state, "%s/state", folder);
	setenv("XDG_STATE_HOME", state, 1);
}

static void end(void)
{
	char *command = mem_format("rm -rf '%s'", folder);
	cr_assert_eq(system(command), 0);
	free(command);
}

TestSuite(journal, .init = begin, .fini = end);

static const char small[] = "title: a\nstages: [s]\nchannels: [c]\ntouchpoints:\n  - id: one\n    name: One\n"
                            "  - name: Two\n    stage: s\n    channel: c\n";

static void put_file(const char *path, struct slice text)
{
	FILE *file = fopen(path, "wb");
	cr_assert(file && fwrite(text.bytes, 1, text.length, file) == text.length);
	fclose(file);
}

static struct buffer get_file(const char *path)
{
	struct buffer bytes = {0};
	struct file_stamp stamp;
	struct error err = {0};
	cr_assert(file_read(path, DOCUMENT_MAX_BYTES, &bytes, &stamp, &err), "%s: %s", path, err.message);
	return bytes;
}

static struct document *open_map(struct recovery *recovery)
{
	struct error err = {0};
	struct document *d = document_open(map, &err);
	cr_assert(d, "%s", err.message);
	cr_assert(document_keep_journal(d, recovery, &err), "%s", err.message);
	return d;
}

/* The path of the journal of the number; "" when there is none. */
static const char *journal_path(const char *ending)
{
	static char path[512];
	char *pattern = mem_format("%s/touchgrid/*%s", state, ending);
	glob_t files;
	path[0] = '\0';
	if (glob(pattern, 0, NULL, &files) == 0)
		snprintf(path, sizeof path, "%s", files.gl_pathv[0]);
	globfree(&files);
	free(pattern);
	return path;
}

static void set_title(struct document *d, const char *text)
{
	struct value *value = value_text(slice_of(text));
	struct change change = {.kind = CHANGE_SET, .list = "", .key = "title", .value = value};
	struct error err = {0};
	cr_assert(document_apply(d, &change, 1, text, false, &err), "%s", err.message);
	value_free(value);
}

static const char *title(struct document *d)
{
	static char text[64];
	struct slice now = journey_text(document_journey(d), "title");
	snprintf(text, sizeof text, "%.*s", (int)now.length, now.bytes);
	return text;
}

/* ---- random sessions ---- */

static void compare_reopened(struct states *s, const char *where, bool left, size_t done, size_t saved)
{
	struct recovery recovery;
	struct document *d = open_map(&recovery);
	cr_assert_eq(document_step_count(d) + 1, s->count, "%s: %zu steps", where, document_step_count(d));
	cr_assert_eq(document_step_saved(d), saved);
	cr_assert_eq(document_step_done(d), saved, "%s: the file's text is in force", where);
	cr_assert_not(document_modified(d));
	bool offers = !left && strcmp(s->texts[done], s->texts[saved]) != 0;
	if (offers) {
		cr_assert_gt(recovery.count, 0, "%s", where);
		cr_assert_eq(recovery.base, saved);
		cr_assert_str_eq(s->texts[recovery.ours], s->texts[done], "%s", where);
		cr_assert_not(recovery.outside);
	}
	if (left)
		cr_assert_eq(recovery.count, 0, "%s", where);
	if (random_below(3) == 0)
		states_compare(s, d, where);
	document_free(d);
}

static void live(const char *path, int sessions)
{
	struct buffer text = get_file(path);
	struct states states = {0};
	struct recovery recovery;
	size_t saved = 0;
	struct document *d = document_of_bytes(buffer_slice(&text), NULL, NULL);
	document_free(d);
	if (!d) {
		buffer_free(&text);
		return;
	}
	put_file(map, buffer_slice(&text));
	buffer_free(&text);
	for (int i = 0; i < sessions; i++) {
		char where[300];
		snprintf(where, sizeof where, "%s, session %d", path, i);
		d = open_map(&recovery);
		cr_assert(!recovery.count || document_go_to(d, recovery.ours, NULL), "%s", where);
		states_note(&states, d);
		for (int k = random_below(6); k > 0; k--) {
			states_wander(&states, d, where);
			if (random_below(4) == 0) {
				struct error err = {0};
				cr_assert(document_save(d, NULL, &err), "%s: %s", where, err.message);
			}
		}
		/* a text taken over from outside is the file's; here it is not, so the file gets it */
		if (document_step_saved(d) != document_step_done(d) && document_step_saved(d) != saved)
			cr_assert(document_save(d, NULL, NULL));
		saved = document_step_saved(d);
		size_t done = document_step_done(d);
		bool left = random_below(2);
		struct buffer in_file = get_file(map);
		if (strcmp(in_file.bytes, states.texts[saved]) != 0)
			put_file(map, slice_of(states.texts[saved]));
		buffer_free(&in_file);
		if (left)
			document_leave(d);
		document_free(d);
		compare_reopened(&states, where, left, done, saved);
	}
	states_free(&states);
	unlink(map);
	const char *journal = journal_path("journal");
	if (*journal)
		unlink(journal);
}

Test(journal, brings_back_every_state_after_any_end)
{
	glob_t files;
	random_start();
	cr_assert_eq(glob("tests/corpus/yaml/*", 0, NULL, &files), 0);
	for (size_t i = 0; i < files.gl_pathc; i++)
		live(files.gl_pathv[i], 6);
	globfree(&files);
	live("maps/post-sale.ja.yaml", 6);
}

/* ---- one thing each ---- */

Test(journal, writes_nothing_before_the_first_step)
{
	struct recovery recovery;
	put_file(map, slice_of(small));
	struct document *d = open_map(&recovery);
	cr_assert_str_empty(journal_path("journal"));
	document_leave(d);
	document_free(d);
	cr_assert_str_empty(journal_path("journal"));
}

Test(journal, is_for_the_user_alone)
{
	struct recovery recovery;
	struct stat s;
	put_file(map, slice_of(small));
	struct document *d = open_map(&recovery);
	set_title(d, "b");
	cr_assert_eq(stat(journal_path("journal"), &s), 0);
	cr_assert_eq(s.st_mode & 07777, 0600);
	cr_assert_eq(stat(journal_path(""), &s), 0);
	char *above = mem_format("%s/touchgrid", state);
	cr_assert_eq(stat(above, &s), 0);
	cr_assert_eq(s.st_mode & 07777, 0700);
	free(above);
	document_free(d);
}

Test(journal, says_what_was_not_saved)
{
	struct recovery recovery;
	put_file(map, slice_of(small));
	struct document *d = open_map(&recovery);
	set_title(d, "b");
	cr_assert(document_save(d, NULL, NULL));
	set_title(d, "c");
	set_title(d, "d");
	document_free(d); /* no goodbye */
	d = open_map(&recovery);
	cr_assert_eq(recovery.count, 2);
	cr_assert_eq(recovery.base, 1);
	cr_assert_eq(recovery.ours, 3);
	cr_assert_str_eq(title(d), "b");
	cr_assert(document_go_to(d, recovery.ours, NULL));
	cr_assert_str_eq(title(d), "d");
	struct step_info info;
	document_step_info(d, 2, &info);
	cr_assert(info.earlier && strcmp(info.label, "d") == 0);
	document_leave(d);
	document_free(d);
	d = open_map(&recovery);
	cr_assert_eq(recovery.count, 0, "the goodbye ended the offer");
	cr_assert_eq(document_step_count(d), 3, "but the steps are there");
	cr_assert_str_eq(document_redo(d), "c");
	cr_assert_str_eq(title(d), "c");
	document_free(d);
}

Test(journal, offers_what_was_not_saved_to_a_file_that_is_gone)
{
	struct recovery recovery;
	put_file(map, slice_of(small));
	struct document *d = open_map(&recovery);
	set_title(d, "b");
	cr_assert(document_save(d, NULL, NULL));
	set_title(d, "c");
	document_free(d);
	unlink(map);
	d = document_open_gone(map);
	cr_assert(d && document_keep_journal(d, &recovery, NULL));
	cr_assert(document_modified(d));
	cr_assert_str_eq(title(d), "b");
	cr_assert_eq(recovery.count, 1);
	cr_assert_not(recovery.outside);
	cr_assert(document_go_to(d, recovery.ours, NULL));
	cr_assert_str_eq(title(d), "c");
	cr_assert(document_save(d, NULL, NULL));
	document_free(d);
	cr_assert_null(document_open_gone(map), "all of it is saved");
}

Test(journal, knows_that_the_file_changed_outside)
{
	static const char theirs[] =
	        "title: a\nstages: [s, t]\nchannels: [c]\ntouchpoints:\n  - id: one\n    name: Eins\n";
	struct recovery recovery;
	struct buffer text = {0};
	put_file(map, slice_of(small));
	struct document *d = open_map(&recovery);
	set_title(d, "b");
	document_free(d);
	put_file(map, slice_of(theirs));
	for (int again = 0; again < 2; again++) {
		d = open_map(&recovery);
		cr_assert(recovery.outside);
		cr_assert_eq(recovery.count, 1);
		cr_assert_eq(recovery.base, 0);
		cr_assert_eq(recovery.ours, 1);
		cr_assert_eq(document_step_count(d), 2);
		cr_assert(document_state_text(d, recovery.base, &text, NULL));
		cr_assert(slice_is(buffer_slice(&text), small));
		buffer_clear(&text);
		cr_assert_not(document_modified(d));
		document_free(d);
	}
	d = open_map(&recovery);
	cr_assert_str_eq(document_undo(d), "changed outside");
	cr_assert_str_eq(title(d), "b");
	cr_assert_str_eq(document_undo(d), "b");
	cr_assert(agree_text(d, slice_of(small)));
	cr_assert(document_go_to(d, 2, NULL));
	cr_assert(agree_text(d, slice_of(theirs)));
	set_title(d, "c");
	document_leave(d);
	document_free(d);
	d = open_map(&recovery);
	cr_assert_eq(document_step_count(d), 3);
	cr_assert_eq(document_step_saved(d), 2);
	document_free(d);
	buffer_free(&text);
}

Test(journal, offers_all_of_a_file_whose_saving_broke_off)
{
	struct recovery recovery;
	put_file(map, slice_of(small));
	struct document *d = open_map(&recovery);
	set_title(d, "a longer title");
	cr_assert(document_save(d, NULL, NULL));
	struct buffer journal = get_file(journal_path("journal")), whole = get_file(map);
	document_free(d);
	/* as if the last record, which says that it is saved, had never been written */
	cr_assert_eq(truncate(journal_path("journal"), (off_t)journal.length - 24 - 11), 0);
	cr_assert_eq(truncate(map, 40), 0);
	d = open_map(&recovery);
	cr_assert_gt(recovery.count, 0);
	cr_assert_not(recovery.outside, "this is nobody's work");
	cr_assert(document_go_to(d, recovery.ours, NULL));
	cr_assert(agree_text(d, buffer_slice(&whole)));
	document_free(d);
	buffer_free(&journal);
	buffer_free(&whole);
}

Test(journal, gives_each_of_two_sessions_its_own)
{
	struct recovery recovery;
	put_file(map, slice_of(small));
	struct document *a = open_map(&recovery), *b = open_map(&recovery);
	set_title(a, "from a");
	set_title(b, "from b");
	document_leave(b);
	document_free(b);
	document_free(a);
	a = open_map(&recovery);
	cr_assert_eq(recovery.count, 1, "the unsaved one comes first");
	cr_assert(document_go_to(a, recovery.ours, NULL));
	cr_assert_str_eq(title(a), "from a");
	b = open_map(&recovery);
	cr_assert_eq(document_step_count(b), 1);
	cr_assert_str_eq(document_redo(b), "from b");
	document_free(a);
	document_free(b);
}

Test(journal, goes_along_to_another_path)
{
	struct recovery recovery;
	struct error err = {0};
	char other[128];
	snprintf(other, sizeof other, "%s/other.yaml", folder);
	put_file(map, slice_of(small));
	struct document *d = open_map(&recovery);
	set_title(d, "b");
	cr_assert(document_save(d, other, &err), "%s", err.message);
	set_title(d, "c");
	document_free(d);
	d = document_open(other, NULL);
	cr_assert(document_keep_journal(d, &recovery, NULL));
	cr_assert_eq(recovery.count, 1);
	cr_assert_eq(document_step_count(d), 2);
	cr_assert(document_go_to(d, 0, NULL));
	cr_assert(agree_text(d, slice_of(small)));
	document_free(d);
	d = open_map(&recovery);
	cr_assert_eq(recovery.count, 0);
	cr_assert_str_eq(document_redo(d), "b");
	document_free(d);
}

/* ---- faults ---- */

Test(journal, says_once_that_it_fails_and_once_that_it_works)
{
	struct recovery recovery;
	struct error err = {0};
	struct rlimit limit;
	put_file(map, slice_of(small));
	signal(SIGXFSZ, SIG_IGN);
	struct document *d = open_map(&recovery);
	set_title(d, "b");
	struct buffer journal = get_file(journal_path("journal"));
	getrlimit(RLIMIT_FSIZE, &limit);
	struct rlimit full = {journal.length + 10, limit.rlim_max};
	setrlimit(RLIMIT_FSIZE, &full);
	set_title(d, "c");
	set_title(d, "d");
	cr_assert(document_journal_news(d, &err));
	cr_assert(err.message[0]);
	cr_assert_not(document_journal_news(d, &err));
	struct buffer now = get_file(journal_path("journal"));
	cr_assert(slice_equals(buffer_slice(&now), buffer_slice(&journal)), "it ends with its last good record");
	setrlimit(RLIMIT_FSIZE, &limit);
	set_title(d, "e");
	cr_assert(document_journal_news(d, &err));
	cr_assert_not(document_journal_news(d, &err));
	document_free(d);
	d = open_map(&recovery);
	cr_assert_eq(document_step_count(d), 4);
	cr_assert(document_go_to(d, 3, NULL));
	cr_assert_str_eq(title(d), "d");
	document_free(d);
	buffer_free(&now);
	buffer_free(&journal);
}

Test(journal, works_on_without_a_state_folder)
{
	struct recovery recovery;
	struct error err = {0};
	put_file(map, slice_of(small));
	put_file(state, slice_of("a file where the folder should be"));
	struct document *d = open_map(&recovery);
	set_title(d, "b");
	cr_assert(document_journal_news(d, &err));
	cr_assert_str_eq(title(d), "b");
	unlink(state);
	set_title(d, "c");
	cr_assert(document_journal_news(d, &err));
	document_free(d);
	d = open_map(&recovery);
	cr_assert_eq(document_step_count(d), 2);
	cr_assert_eq(recovery.count, 2);
	document_free(d);
}

/* ---- damage ---- */

/* Opens beside a broken journal: a state that was, or a sentence. */
static void open_broken(const struct states *states, const char *journal, struct slice bytes, const char *what,
                        size_t at)
{
	struct recovery recovery;
	struct error err = {0};
	struct buffer text = {0};
	put_file(journal, bytes);
	struct document *d = open_map(&recovery);
	size_t count = document_step_count(d);
	bool told = document_journal_news(d, &err);
	if (count + 1 < states->count && !told) /* cut between two records: that cannot be seen */
		cr_assert_str_eq(what, "cut", "%s at %zu: lost without a word", what, at);
	if (recovery.count) {
		cr_assert(document_go_to(d, recovery.ours, &err), "%s at %zu: %s", what, at, err.message);
		cr_assert(document_state_text(d, recovery.ours, &text, NULL));
		buffer_add(&text, "", 0);
		bool known = false;
		for (size_t i = 0; i < states->count; i++)
			known |= strcmp(text.bytes, states->texts[i]) == 0;
		cr_assert(known, "%s at %zu", what, at);
		buffer_free(&text);
	}
	set_title(d, "goes on");
	document_free(d);
	d = open_map(&recovery);
	cr_assert_gt(recovery.count, 0, "%s at %zu", what, at);
	cr_assert(document_go_to(d, recovery.ours, NULL));
	cr_assert_str_eq(title(d), "goes on", "%s at %zu", what, at);
	document_free(d);
	char *command = mem_format("rm -rf '%s'/touchgrid/*", state);
	cr_assert_eq(system(command), 0);
	free(command);
}

Test(journal, is_read_as_far_as_it_is_good)
{
	struct recovery recovery;
	struct states states = {0};
	char path[512];
	put_file(map, slice_of(small));
	struct document *d = open_map(&recovery);
	set_title(d, "b");
	set_title(d, "c");
	document_undo(d);
	set_title(d, "d");
	states_note(&states, d);
	document_free(d);
	snprintf(path, sizeof path, "%s", journal_path("journal"));
	struct buffer journal = get_file(path);
	unlink(path);
	for (size_t at = 0; at < journal.length; at++) {
		open_broken(&states, path, slice_make(journal.bytes, at), "cut", at);
		char bit = (char)(1 << random_below(8));
		journal.bytes[at] ^= bit;
		open_broken(&states, path, buffer_slice(&journal), "flipped", at);
		journal.bytes[at] ^= bit;
	}
	buffer_free(&journal);
	states_free(&states);
}
