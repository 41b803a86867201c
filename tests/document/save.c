/* Saving: never over what another program wrote, and what cannot be saved
 * stays in the document. */
#include <criterion/criterion.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "document/document.h"

static char home[] = "/tmp/touchgrid-save-XXXXXX";

static void begin(void)
{
	cr_assert(mkdtemp(home) && chdir(home) == 0 && mkdir("folder", 0755) == 0);
}

static void end(void)
{
	char *command = mem_format("rm -rf %s", home);
	cr_assert(chdir("/") == 0 && system(command) == 0);
	free(command);
}

TestSuite(save, .init = begin, .fini = end);

static void put(const char *path, const char *text)
{
	FILE *out = fopen(path, "w");
	cr_assert(out && fputs(text, out) >= 0 && fclose(out) == 0);
}

static void is(const char *path, const char *expected)
{
	struct buffer text = {0};
	struct file_stamp stamp;
	struct error err = {0};
	cr_assert(file_read(path, 1000, &text, &stamp, &err), "%s: %s", path, err.message);
	cr_assert_str_eq(text.bytes, expected, "%s", path);
	buffer_free(&text);
}

static struct document *opened(const char *path)
{
	struct error err = {0};
	struct document *d = document_open(path, &err);
	cr_assert(d, "%s", err.message);
	return d;
}

static void set_title(struct document *d, const char *title)
{
	struct error err = {0};
	struct value *value = value_text(slice_of(title));
	struct change change = {.kind = CHANGE_SET, .list = "", .key = "title", .value = value};
	cr_assert(document_apply(d, &change, 1, "title", false, &err), "%s", err.message);
	value_free(value);
}

static void saves(struct document *d, const char *path)
{
	struct error err = {0};
	cr_assert(document_save(d, path, &err), "%s", err.message);
	cr_assert_not(document_modified(d));
}

static void refuses(struct document *d, const char *path, const char *words)
{
	struct error err = {0};
	cr_assert_not(document_save(d, path, &err));
	cr_assert(strstr(err.message, words), "“%s” lacks “%s”", err.message, words);
	cr_assert(document_modified(d));
}

Test(save, writes_again_and_again)
{
	put("map", "title: one\n");
	struct document *d = opened("map");
	for (int i = 0; i < 20; i++) {
		set_title(d, i % 2 ? "a" : "b");
		saves(d, NULL);
	}
	is("map", "title: a\n");
	document_free(d);
}

Test(save, never_writes_over_another_program)
{
	put("map", "title: one\n");
	struct document *d = opened("map"), *other = opened("map");
	set_title(d, "two");
	set_title(other, "ten");
	saves(other, NULL);
	refuses(d, NULL, "changed by another program");
	refuses(d, "folder/../map", "of this name already");
	is("map", "title: ten\n");
	saves(d, "map-2");
	is("map-2", "title: two\n");
	document_free(d);
	document_free(other);
}

Test(save, sees_a_change_that_hides)
{
	put("map", "title: one\n");
	struct stat s;
	cr_assert_eq(stat("map", &s), 0);
	struct document *d = opened("map");
	set_title(d, "two");
	/* a tick of the clock, as coarse as it may be */
	nanosleep(&(struct timespec){0, 20000000}, NULL);
	put("map", "title: ten\n");
	cr_assert_eq(utimensat(AT_FDCWD, "map", (struct timespec[]){s.st_atim, s.st_mtim}, 0), 0);
	refuses(d, NULL, "changed by another program");
	is("map", "title: ten\n");
	document_free(d);
}

Test(save, makes_a_file_anew_that_was_deleted)
{
	put("map", "title: one\n");
	struct document *d = opened("map");
	set_title(d, "two");
	cr_assert_eq(unlink("map"), 0);
	saves(d, NULL);
	is("map", "title: two\n");
	document_free(d);
}

Test(save, finds_another_place_when_the_folder_is_gone)
{
	put("folder/map", "title: one\n");
	struct document *d = opened("folder/map");
	set_title(d, "two");
	cr_assert(unlink("folder/map") == 0 && rmdir("folder") == 0);
	refuses(d, NULL, "no such folder");
	refuses(d, "missing/map", "no such folder");
	refuses(d, "", "empty");
	saves(d, "map");
	is("map", "title: two\n");
	set_title(d, "three");
	saves(d, NULL);
	is("map", "title: three\n");
	document_free(d);
}

Test(save, waits_for_who_holds_the_file)
{
	put("map", "title: one\n");
	struct document *d = opened("map");
	set_title(d, "two");
	struct file_lock *lock = file_lock("map", 0, NULL);
	refuses(d, NULL, "being written by another program");
	is("map", "title: one\n");
	file_unlock(lock);
	saves(d, NULL);
	is("map", "title: two\n");
	document_free(d);
}
