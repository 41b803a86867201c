/* Files are replaced whole, keep what they are, and are locked meanwhile. */
#include "base/file.h"

#include <criterion/criterion.h>
#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/xattr.h>
#endif

#include "base/mem.h"

#define NOBODY 65534

static char home[] = "/tmp/touchgrid-file-XXXXXX";

/* Each test is a process of its own and works in a folder of its own, which
 * belongs to whoever the test becomes. */
static void begin(void)
{
	cr_assert(mkdtemp(home));
	cr_assert_eq(chdir(home), 0);
	umask(022);
}

static void end(void)
{
	cr_assert_eq(chdir("/"), 0);
	char *command = mem_format("chmod -R u+rwx %s; rm -rf %s", home, home);
	cr_assert_eq(system(command), 0);
	free(command);
}

/* A right that is missing stops everyone but root. */
static void become_nobody(void)
{
	if (geteuid() != 0)
		return;
	cr_assert_eq(chown(home, NOBODY, NOBODY), 0);
	cr_assert(setegid(NOBODY) == 0 && seteuid(NOBODY) == 0);
}

static void become_root_again(void)
{
	if (getuid() == 0)
		cr_assert(seteuid(0) == 0 && setegid(0) == 0);
}

TestSuite(file, .init = begin, .fini = end);

static void put(const char *path, const char *text)
{
	FILE *out = fopen(path, "w");
	cr_assert(out && fputs(text, out) >= 0 && fclose(out) == 0);
}

static char *get(const char *path)
{
	struct buffer text = {0};
	struct file_stamp stamp;
	struct error err = {0};
	cr_assert(file_read(path, 1 << 20, &text, &stamp, &err), "%s: %s", path, err.message);
	return buffer_take(&text);
}

static void is(const char *path, const char *expected)
{
	char *text = get(path);
	cr_assert_str_eq(text, expected, "%s", path);
	free(text);
}

static struct stat look(const char *path)
{
	struct stat s;
	cr_assert_eq(lstat(path, &s), 0, "%s", path);
	return s;
}

static int entries(void)
{
	int count = -2;
	DIR *list = opendir(".");
	while (readdir(list))
		count++;
	closedir(list);
	return count;
}

static bool next_letter(void *context, struct slice *piece)
{
	const char **at = context;
	*piece = slice_make(*at, 1);
	return *(*at)++ != '\0';
}

static bool replace(const char *path, const char *text, struct error *err)
{
	struct file_stamp stamp = {0}, now;
	bool good = file_replace(path, (struct file_pieces){next_letter, &text}, &stamp, err);
	file_stamp_take(path, &now);
	cr_assert(!good || file_stamp_equals(&stamp, &now), "the stamp is the new file's");
	return good;
}

static void replaces(const char *path, const char *text)
{
	struct error err = {0};
	cr_assert(replace(path, text, &err), "%s: %s", path, err.message);
	is(path, text);
}

static void refuses(const char *path, const char *words)
{
	struct error err = {0};
	cr_assert_not(replace(path, "new", &err), "%s", path);
	cr_assert(strstr(err.message, words), "%s: “%s” lacks “%s”", path, err.message, words);
}

static bool is_later(const struct stat *a, const struct stat *b)
{
	return a->st_mtim.tv_sec > b->st_mtim.tv_sec ||
	       (a->st_mtim.tv_sec == b->st_mtim.tv_sec && a->st_mtim.tv_nsec > b->st_mtim.tv_nsec);
}

Test(file, is_replaced_and_keeps_its_mode)
{
	put("map", "old");
	cr_assert_eq(chmod("map", 0640), 0);
	struct stat before = look("map");
	replaces("map", "new");
	cr_assert_eq(look("map").st_mode & 07777, 0640);
	cr_assert_neq(look("map").st_ino, before.st_ino);
	replaces("map", "");
	cr_assert_eq(entries(), 1);
}

Test(file, is_made_with_the_mode_that_is_usual)
{
	umask(027);
	replaces("map", "new");
	cr_assert_eq(look("map").st_mode & 07777, 0640);
	cr_assert_eq(entries(), 1);
}

static bool next_and_nobody_may_read(void *context, struct slice *piece)
{
	DIR *list = opendir(".");
	struct dirent *entry;
	int drafts = 0;
	while ((entry = readdir(list)))
		if (strncmp(entry->d_name, "map.touchgrid-", 14) == 0) {
			drafts++;
			cr_assert_eq(look(entry->d_name).st_mode & 07777, 0600);
		}
	closedir(list);
	cr_assert_eq(drafts, 1);
	return next_letter(context, piece);
}

Test(file, is_private_until_it_has_its_mode)
{
	const char *text = "new";
	struct file_stamp stamp;
	put("map", "old");
	cr_assert(file_replace("map", (struct file_pieces){next_and_nobody_may_read, &text}, &stamp, NULL));
	cr_assert_eq(look("map").st_mode & 07777, 0644);
}

Test(file, keeps_its_owner)
{
	if (geteuid() != 0)
		cr_skip_test("only root can give a file away");
	put("map", "old");
	cr_assert_eq(chown("map", 1234, 4321), 0);
	cr_assert_eq(chmod("map", 06750), 0);
	replaces("map", "new");
	cr_assert(look("map").st_uid == 1234 && look("map").st_gid == 4321);
	cr_assert_eq(look("map").st_mode & 07777, 06750);
}

#ifdef __linux__
Test(file, keeps_its_attributes_and_access_list)
{
	/* user::rw- user:NOBODY:rw- group::r-- mask::rw- other::--- */
	static const unsigned char list[] = "\2\0\0\0"
	                                    "\1\0\6\0\377\377\377\377"
	                                    "\2\0\6\0\376\377\0\0"
	                                    "\4\0\4\0\377\377\377\377"
	                                    "\20\0\6\0\377\377\377\377"
	                                    "\40\0\0\0\377\377\377\377";
	const char *access = "system.posix_acl_access";
	unsigned char value[sizeof list];
	put("map", "old");
	if (setxattr("map", access, list, sizeof list - 1, 0) != 0 || setxattr("map", "user.note", "seen", 4, 0) != 0)
		cr_skip_test("the file system of /tmp has no extended attributes");
	replaces("map", "new");
	cr_assert_eq(getxattr("map", access, value, sizeof value), (ssize_t)sizeof list - 1);
	cr_assert_arr_eq(value, list, sizeof list - 1);
	cr_assert_eq(getxattr("map", "user.note", value, sizeof value), 4);
	cr_assert_arr_eq(value, "seen", 4);
	cr_assert_eq(look("map").st_mode & 07777, 0660);
}

Test(file, gets_no_access_list_that_it_had_not)
{
	/* user::rw- user:1234:rw- group::r-- mask::rw- other::--- */
	static const unsigned char list[] = "\2\0\0\0"
	                                    "\1\0\6\0\377\377\377\377"
	                                    "\2\0\6\0\322\4\0\0"
	                                    "\4\0\4\0\377\377\377\377"
	                                    "\20\0\6\0\377\377\377\377"
	                                    "\40\0\0\0\377\377\377\377";
	put("map", "old");
	cr_assert_eq(chmod("map", 0640), 0);
	if (setxattr(".", "system.posix_acl_default", list, sizeof list - 1, 0) != 0)
		cr_skip_test("the file system of /tmp has no access lists");
	replaces("map", "new");
	cr_assert_lt(getxattr("map", "system.posix_acl_access", NULL, 0), 0);
	cr_assert_eq(look("map").st_mode & 07777, 0640);
}
#endif

Test(file, is_found_through_links)
{
	cr_assert(mkdir("deep", 0755) == 0 && mkdir("deep/er", 0755) == 0);
	put("deep/map", "old");
	cr_assert(symlink("er/again", "deep/link") == 0 && symlink("../map", "deep/er/again") == 0);
	replaces("deep/link", "new");
	is("deep/map", "new");
	cr_assert(S_ISLNK(look("deep/link").st_mode) && S_ISLNK(look("deep/er/again").st_mode));
	cr_assert(symlink("er/missing", "deep/dangling") == 0);
	replaces("deep/dangling", "made");
	is("deep/er/missing", "made");
	cr_assert(S_ISLNK(look("deep/dangling").st_mode));
	char *real = file_real_path("deep/dangling"), *expected = mem_format("%s/deep/er/missing", home);
	cr_assert_str_eq(real, expected);
	free(real);
	free(expected);
}

Test(file, with_hard_links_stays_the_same_file)
{
	put("map", "a text of some length");
	cr_assert_eq(link("map", "other"), 0);
	cr_assert(file_writes_in_place("map"));
	struct stat before = look("map");
	replaces("map", "a text of another, greater length");
	is("other", "a text of another, greater length");
	cr_assert(is_later(&(struct stat){.st_mtim = look("map").st_mtim}, &before));
	replaces("map", "a text");
	is("other", "a text");
	replaces("other", "");
	is("map", "");
	cr_assert(look("map").st_ino == before.st_ino && look("map").st_nlink == 2);
	cr_assert_eq(entries(), 2);
}

Test(file, in_a_folder_that_takes_no_new_one_is_written_all_the_same)
{
	become_nobody();
	put("map", "old");
	cr_assert_not(file_writes_in_place("map"));
	cr_assert_eq(chmod(".", 0555), 0);
	cr_assert(file_writes_in_place("map"));
	replaces("map", "new");
	refuses("another", "not permitted");
	cr_assert_eq(chmod(".", 0755), 0);
	cr_assert_eq(entries(), 1);
	become_root_again();
}

Test(file, of_somebody_else_stays_theirs)
{
	if (geteuid() != 0)
		cr_skip_test("only root can make a file of somebody else");
	put("map", "old");
	cr_assert_eq(chmod("map", 0666), 0);
	put("strange group", "old");
	cr_assert(chown("strange group", NOBODY, 4321) == 0);
	become_nobody();
	cr_assert(file_writes_in_place("map") && file_writes_in_place("strange group"));
	replaces("map", "new");
	replaces("strange group", "new");
	cr_assert(look("map").st_uid == 0 && look("strange group").st_gid == 4321);
	cr_assert_eq(entries(), 2);
	become_root_again();
}

Test(file, never_looks_as_old_as_the_one_before)
{
	const struct timespec future[] = {{4000000000, 999999999}, {4000000000, 999999999}};
	put("map", "old");
	put("linked", "old");
	cr_assert_eq(link("linked", "other"), 0);
	for (int i = 0; i < 60; i++) {
		struct stat before = look("map"), linked = look("linked");
		replaces("map", "new");
		replaces("linked", i % 2 ? "odd" : "even");
		cr_assert(is_later(&(struct stat){.st_mtim = look("map").st_mtim}, &before));
		cr_assert(is_later(&(struct stat){.st_mtim = look("linked").st_mtim}, &linked));
		if (i == 40)
			cr_assert(utimensat(AT_FDCWD, "map", future, 0) == 0 &&
			          utimensat(AT_FDCWD, "linked", future, 0) == 0);
	}
}

Test(file, that_cannot_be_written_is_a_sentence)
{
	struct sockaddr_un address = {.sun_family = AF_UNIX, .sun_path = "socket"};
	char *longest = mem_format("%0255d", 0), *longer = mem_format("%0256d", 0);
	put("map", "old");
	int s = socket(AF_UNIX, SOCK_STREAM, 0);
	cr_assert_eq(bind(s, (struct sockaddr *)&address, sizeof address), 0);
	cr_assert(mkdir("folder", 0755) == 0 && mkfifo("fifo", 0644) == 0);
	cr_assert(symlink("b", "a") == 0 && symlink("a", "b") == 0);
	refuses("", "empty");
	refuses("folder", "a folder");
	refuses("folder/", "a folder");
	refuses("fifo", "not a regular file");
	refuses("socket", "not a regular file");
	refuses("/dev/full", "not a regular file");
	refuses("/dev/zero", "not a regular file");
	refuses("a", "leads back to itself");
	refuses("map/", "goes through a file");
	refuses("map/in", "goes through a file");
	refuses("missing/", "no such folder");
	refuses("missing/map", "no such folder");
	refuses(longer, "too long");
	cr_assert_eq(entries(), 6);
	is("map", "old");
	replaces(longest, "new");
	replaces(longest, "newer");
	cr_assert_eq(entries(), 7);
	close(s);
	free(longest);
	free(longer);
}

Test(file, that_may_not_be_read_or_written_is_a_sentence)
{
	struct error err = {0};
	struct buffer text = {0};
	struct file_stamp stamp;
	become_nobody();
	put("secret", "old");
	put("fixed", "old");
	cr_assert(chmod("secret", 0200) == 0 && chmod("fixed", 0444) == 0);
	cr_assert_not(file_read("secret", 100, &text, &stamp, &err));
	cr_assert(strstr(err.message, "cannot be opened: you are not permitted to"), "%s", err.message);
	refuses("fixed", "was not saved: you are not permitted to");
	is("fixed", "old");
	become_root_again();
	buffer_free(&text);
}

static void cannot_be_read(const char *path, const char *words)
{
	struct error err = {0};
	struct buffer text = {0};
	struct file_stamp stamp;
	cr_assert_not(file_read(path, 100, &text, &stamp, &err), "%s", path);
	cr_assert(strstr(err.message, words), "%s: “%s” lacks “%s”", path, err.message, words);
	buffer_free(&text);
}

Test(file, that_cannot_be_read_is_a_sentence)
{
	struct sockaddr_un address = {.sun_family = AF_UNIX, .sun_path = "socket"};
	char *longer = mem_format("%0256d", 0);
	put("map", "old");
	put("large", "");
	int s = socket(AF_UNIX, SOCK_STREAM, 0);
	cr_assert_eq(bind(s, (struct sockaddr *)&address, sizeof address), 0);
	cr_assert(mkdir("folder", 0755) == 0 && mkfifo("fifo", 0644) == 0 && truncate("large", 101) == 0);
	cr_assert(symlink("b", "a") == 0 && symlink("a", "b") == 0 && symlink("nothing", "dangling") == 0);
	cannot_be_read("", "empty");
	cannot_be_read("folder", "is a folder");
	cannot_be_read("fifo", "not a regular file");
	cannot_be_read("socket", "not a regular file");
	cannot_be_read("/dev/zero", "not a regular file");
	cannot_be_read("a", "leads back to itself");
	cannot_be_read("dangling", "a link to a file that does not exist");
	cannot_be_read("missing", "no such file");
	cannot_be_read("map/", "goes through a file");
	cannot_be_read("large", "larger than a map can be");
	cannot_be_read(longer, "too long");
	close(s);
	free(longer);
}

Test(file, removes_drafts_of_programs_that_were_killed)
{
	const struct timespec old[] = {{0, UTIME_NOW}, {time(NULL) - 4000, 0}};
	static const char *const goes = "map.touchgrid-aB3xYz";
	static const char *const stays[] = {"map.touchgrid-rescue-aB3xYz", "map.touchgrid-aB3xY",
	                                    "map.touchgrid-aB3xYzz", "mop.touchgrid-aB3xYz"};
	put("map", "old");
	put("map.touchgrid-young1", "");
	put(goes, "");
	cr_assert_eq(utimensat(AT_FDCWD, goes, old, 0), 0);
	for (size_t i = 0; i < 4; i++) {
		put(stays[i], "");
		cr_assert_eq(utimensat(AT_FDCWD, stays[i], old, 0), 0);
	}
	replaces("map", "new");
	cr_assert_neq(access(goes, F_OK), 0);
	cr_assert_eq(entries(), 6);
}

Test(file, that_may_not_grow_stays_as_it_is)
{
	put("map", "old and short");
	put("linked", "old and short");
	cr_assert_eq(link("linked", "other"), 0);
	signal(SIGXFSZ, SIG_IGN);
	cr_assert_eq(setrlimit(RLIMIT_FSIZE, &(struct rlimit){20, RLIM_INFINITY}), 0);
	struct error err = {0};
	cr_assert_not(replace("map", "new, and longer than is allowed here", &err));
	cr_assert(strstr(err.message, "may not become that large"), "%s", err.message);
	cr_assert_not(replace("linked", "new, and longer than is allowed here", &err));
	is("map", "old and short");
	is("linked", "old and short");
	cr_assert_eq(entries(), 3);
}

/* ---- locks ---- */

Test(file, is_locked_for_one_at_a_time)
{
	struct error err = {0};
	put("map", "old");
	cr_assert_eq(symlink("map", "link"), 0);
	struct file_lock *lock = file_lock("link", 0, &err);
	cr_assert(lock);
	cr_assert_null(file_lock("map", 20, &err));
	cr_assert(strstr(err.message, "being written by another program"), "%s", err.message);
	/* what was replaced is another file, and free */
	replaces("map", "new");
	struct file_lock *second = file_lock("map", 0, &err);
	cr_assert(second);
	file_unlock(lock);
	cr_assert_null(file_lock("link", 0, NULL));
	file_unlock(second);
	lock = file_lock("link", 0, &err);
	cr_assert(lock);
	file_unlock(lock);
}

Test(file, that_is_not_there_has_a_lock_that_holds_nothing)
{
	struct file_lock *one = file_lock("missing", 0, NULL), *two = file_lock("missing", 0, NULL);
	cr_assert(one && two);
	file_unlock(one);
	file_unlock(two);
	file_unlock(NULL);
}

#define WRITERS 4
#define ROUNDS 500

static int count_up(void)
{
	for (int i = 0; i < ROUNDS; i++) {
		struct buffer text = {0};
		struct file_stamp stamp;
		struct file_lock *lock = file_lock("count", 30000, NULL);
		if (!lock || !file_read("count", 100, &text, &stamp, NULL))
			return 1;
		char *next = mem_format("%d\n", atoi(text.bytes) + 1);
		const char *at = next;
		if (!file_replace("count", (struct file_pieces){next_letter, &at}, &stamp, NULL))
			return 2;
		file_unlock(lock);
		free(next);
		buffer_free(&text);
	}
	return 0;
}

Test(file, that_four_count_in_loses_nothing, .timeout = 120)
{
	/* in memory where there is such a folder: 2000 times a disk that confirms take long */
	static char memory[] = "/dev/shm/touchgrid-file-XXXXXX";
	bool fast = mkdtemp(memory) && chdir(memory) == 0;
	put("count", "0\n");
	for (int i = 0; i < WRITERS; i++)
		if (fork() == 0)
			_exit(count_up());
	int status;
	for (int i = 0; i < WRITERS; i++)
		cr_assert(wait(&status) > 0 && status == 0, "a writer ended with %x", (unsigned)status);
	is("count", "2000\n");
	cr_assert_eq(entries(), 1);
	if (fast)
		cr_assert(unlink("count") == 0 && rmdir(memory) == 0);
}
