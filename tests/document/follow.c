/* A file that others write while it is open. */
#include "document/follow.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/unicode.h"

#define A "  - {id: a, name: 挨拶, stage: s, channel: mail}   # first\n"
#define B "  - {id: b, name: 電話, stage: s, channel: mail}\n"
#define HEAD "stages: [s]\nchannels: [mail]\ntouchpoints:\n"

static char *path;

static void start(const char *text)
{
	char folder[] = "/tmp/touchgrid-XXXXXX";
	unicode_start();
	cr_assert(mkdtemp(folder) && chdir(folder) == 0);
	setenv("XDG_STATE_HOME", folder, 1);
	path = "map.yaml";
	cr_assert(file_create(path, slice_of(text), NULL));
}

static void end(struct document *document)
{
	char folder[64];
	document_free(document);
	cr_assert(getcwd(folder, sizeof folder));
	char *command = mem_format("rm -rf '%s'", folder);
	cr_expect_eq(system(command), 0);
	free(command);
}

static struct document *open_map(void)
{
	struct error err = {0};
	struct document *document = document_open(path, &err);
	cr_assert(document, "%s", err.message);
	return document;
}

/* what another program does */
static void write_outside(const char *text)
{
	unlink("other");
	cr_assert(file_create("other", slice_of(text), NULL));
	cr_assert_eq(rename("other", path), 0);
}

static bool add(struct document *d, const char *name)
{
	struct value *map = value_map();
	value_map_add(map, "id", value_text(slice_of(name)));
	value_map_add(map, "name", value_text(slice_of(name)));
	struct change change = {.kind = CHANGE_ADD, .list = "touchpoints", .at = SIZE_MAX, .value = map};
	bool good = document_apply(d, &change, 1, name, false, NULL);
	value_free(map);
	return good;
}

static void set_name(struct document *d, size_t at, const char *name)
{
	struct value *value = value_text(slice_of(name));
	struct change change = {.kind = CHANGE_SET, .list = "touchpoints", .at = at, .key = "name", .value = value};
	cr_assert(document_apply(d, &change, 1, name, false, NULL));
	value_free(value);
}

static void expect_text(const struct document *d, const char *text)
{
	struct buffer out = {0};
	document_text(d, &out);
	cr_expect_str_eq(buffer_slice(&out).bytes, text);
	buffer_free(&out);
}

static void expect_file(const char *text)
{
	struct buffer out = {0};
	struct file_stamp stamp;
	cr_assert(file_read(path, DOCUMENT_MAX_BYTES, &out, &stamp, NULL));
	cr_expect_str_eq(buffer_slice(&out).bytes, text);
	buffer_free(&out);
}

/* follows, and expects what came of it and the words */
static void expect_followed(struct document *d, enum follow_kind kind, const char *words)
{
	struct followed followed;
	struct error err = {0};
	cr_expect_eq(document_follow(d, &followed, &err), kind, "%d %s", followed.kind, err.message);
	cr_expect_str_eq(followed.words ? followed.words : "", words);
	free(followed.words);
}

static enum follow_save save(struct document *d, size_t conflicts)
{
	struct followed followed;
	struct error err = {0};
	enum follow_save result = document_follow_and_save(d, false, &followed, &err);
	cr_expect_eq(followed.conflicts, conflicts, "%zu", followed.conflicts);
	free(followed.words);
	return result;
}

Test(follow, takes_over_what_others_wrote)
{
	start(HEAD A);
	struct document *d = open_map();
	const struct item *first = journey_item(document_journey(d), KIND_TOUCHPOINT, 0);
	expect_followed(d, FOLLOW_SAME, "");
	write_outside(HEAD A B);
	cr_expect(document_file_changed(d));
	expect_followed(d, FOLLOW_TAKEN, "added 1");
	cr_expect_not(document_file_changed(d));
	expect_text(d, HEAD A B);
	cr_expect_not(document_modified(d));
	cr_expect_eq(journey_item(document_journey(d), KIND_TOUCHPOINT, 0), first);
	struct step_info info;
	document_step_info(d, 0, &info);
	cr_expect(info.outside);
	cr_expect(strstr(info.label, "added 1"), "%s", info.label);
	cr_expect_not_null(document_undo(d));
	expect_text(d, HEAD A);
	end(d);
}

Test(follow, merges_with_what_is_not_saved_and_undo_walks_back)
{
	start(HEAD A);
	struct document *d = open_map();
	set_name(d, 0, "ご挨拶");
	write_outside(HEAD A B);
	expect_followed(d, FOLLOW_MERGED, "added 1");
	static const char *const merged = HEAD "  - {id: a, name: ご挨拶, stage: s, channel: mail}   # first\n" B;
	expect_text(d, merged);
	document_undo(d);
	expect_text(d, HEAD A B);
	document_undo(d);
	expect_text(d, HEAD "  - {id: a, name: ご挨拶, stage: s, channel: mail}   # first\n");
	document_redo(d);
	document_redo(d);
	cr_expect_eq(save(d, 0), FOLLOW_SAVED);
	expect_file(merged);
	end(d);
}

Test(follow, merges_while_saving)
{
	start(HEAD A);
	struct document *d = open_map();
	add(d, "ours");
	write_outside(HEAD A B);
	cr_expect_eq(save(d, 0), FOLLOW_SAVED);
	expect_file(HEAD A "  - {id: ours, name: ours}\n" B);
	cr_expect_not(document_modified(d));
	end(d);
}

Test(follow, writes_a_conflict_only_when_told_twice)
{
	static const char *const theirs = HEAD "  - {id: a, name: 別名, stage: s, channel: mail}   # first\n";
	start(HEAD A);
	struct document *d = open_map();
	set_name(d, 0, "改名");
	write_outside(theirs);
	cr_expect_eq(save(d, 1), FOLLOW_CONFLICTS);
	expect_file(theirs);
	const struct entry *list = record_find(journey_record(document_journey(d)), "conflicts");
	cr_assert(list && list->nested && list->nested->count == 1);
	cr_expect_eq(save(d, 0), FOLLOW_SAVED);
	cr_expect_not(document_modified(d));
	end(d);
}

Test(follow, lets_nobody_lose_a_file_that_only_was_touched)
{
	start(HEAD A);
	struct document *d = open_map();
	add(d, "ours");
	write_outside(HEAD A);
	expect_followed(d, FOLLOW_SAME, "");
	cr_expect_eq(document_step_count(d), 1);
	cr_expect_eq(save(d, 0), FOLLOW_SAVED);
	end(d);
}

Test(follow, says_once_that_the_file_is_gone)
{
	start(HEAD A);
	struct document *d = open_map();
	unlink(path);
	expect_followed(d, FOLLOW_GONE, "");
	expect_followed(d, FOLLOW_SAME, "");
	cr_expect_eq(save(d, 0), FOLLOW_SAVED);
	expect_file(HEAD A);
	unlink(path);
	expect_followed(d, FOLLOW_GONE, "");
	write_outside(HEAD A B);
	expect_followed(d, FOLLOW_TAKEN, "added 1");
	end(d);
}

Test(follow, keeps_ours_while_theirs_is_no_map)
{
	start(HEAD A);
	struct document *d = open_map();
	struct followed followed;
	struct error err = {0};
	write_outside(HEAD A "  - {id: \n");
	cr_expect_eq(document_follow(d, &followed, &err), FOLLOW_UNREADABLE);
	cr_expect(err.line > 0, "%ld %s", err.line, err.message);
	cr_expect_str_eq(err.file, path);
	expect_followed(d, FOLLOW_SAME, "");
	add(d, "ours");
	cr_expect_eq(save(d, 0), FOLLOW_FAILED);
	expect_file(HEAD A "  - {id: \n");
	write_outside("");
	expect_followed(d, FOLLOW_UNREADABLE, "");
	write_outside(HEAD A B);
	expect_followed(d, FOLLOW_MERGED, "added 1");
	expect_text(d, HEAD A "  - {id: ours, name: ours}\n" B);
	end(d);
}

Test(follow, says_once_that_the_file_cannot_be_read)
{
	start(HEAD A);
	struct document *d = open_map();
	struct followed followed;
	struct error err = {0};
	cr_assert(unlink(path) == 0 && mkdir(path, 0700) == 0);
	cr_expect_eq(document_follow(d, &followed, &err), FOLLOW_UNREADABLE);
	cr_expect(strstr(err.message, "can no longer be read") && strstr(err.message, "is a folder"), "%s",
	          err.message);
	cr_expect_str_eq(err.file, path);
	cr_expect_not(document_file_changed(d));
	expect_followed(d, FOLLOW_SAME, "");
	add(d, "ours");
	cr_expect_eq(save(d, 0), FOLLOW_FAILED);
	cr_expect_not(document_file_changed(d));
	cr_assert(rmdir(path) == 0 && mkfifo(path, 0600) == 0);
	expect_followed(d, FOLLOW_UNREADABLE, "");
	cr_expect_not(document_file_changed(d));
	unlink(path);
	write_outside(HEAD A B);
	expect_followed(d, FOLLOW_MERGED, "added 1");
	end(d);
}

Test(follow, recovers_what_was_not_saved_into_a_file_that_changed)
{
	struct recovery recovery;
	struct followed followed;
	start(HEAD A);
	struct document *d = open_map();
	cr_assert(document_keep_journal(d, &recovery, NULL));
	add(d, "ours");
	add(d, "more");
	document_free(d); /* no goodbye */
	write_outside(HEAD A B);
	d = open_map();
	cr_assert(document_keep_journal(d, &recovery, NULL));
	cr_assert(recovery.count == 2 && recovery.outside, "%zu", recovery.count);
	expect_text(d, HEAD A B);
	cr_expect(document_recover(d, &recovery, &followed, NULL));
	expect_text(d, HEAD A "  - {id: ours, name: ours}\n  - {id: more, name: more}\n" B);
	free(followed.words);
	end(d);
}

#define WRITERS 3
#define ADDITIONS 40

static bool add_many(int writer)
{
	struct document *d = open_map();
	bool good = true;
	for (int i = 0; i < ADDITIONS; i++) {
		char name[32];
		struct followed followed;
		snprintf(name, sizeof name, "w%d-%d", writer, i);
		good &= add(d, name);
		good &= document_follow_and_save(d, true, &followed, NULL) == FOLLOW_SAVED && !followed.conflicts;
		free(followed.words);
	}
	document_free(d);
	return good;
}

Test(follow, several_sessions_lose_nothing)
{
	pid_t writers[WRITERS];
	start(HEAD A);
	for (int w = 0; w < WRITERS; w++) {
		writers[w] = fork();
		if (writers[w] == 0)
			_exit(add_many(w) ? 0 : 1);
	}
	for (int w = 0; w < WRITERS; w++) {
		int status = -1;
		waitpid(writers[w], &status, 0);
		cr_expect_eq(status, 0, "writer %d", w);
	}
	struct document *d = open_map();
	int missing = 0;
	for (int i = 0; i < WRITERS * ADDITIONS; i++) {
		char name[32];
		snprintf(name, sizeof name, "w%d-%d", i / ADDITIONS, i % ADDITIONS);
		missing += !journey_find(document_journey(d), KIND_TOUCHPOINT, slice_of(name));
	}
	cr_expect_eq(missing, 0, "%d", missing);
	cr_expect_eq(journey_count(document_journey(d), KIND_TOUCHPOINT), 1 + WRITERS * ADDITIONS);
	end(d);
}
