/* Reading, making, telling apart. */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file_parts.h"
#include "base/mem.h"
#include "base/message.h"

#define READ_STEP ((size_t)1 << 16)
#define LINKS_MOST 40

const char *file_reason(int number)
{
	static const struct {
		int number;
		const char *words;
	} reasons[] = {
	        {EACCES, N_("you are not permitted to; ask its owner, or take another place")},
	        {EPERM, N_("you are not permitted to; ask its owner, or take another place")},
	        {ENOSPC, N_("the disk is full; free some space, or take another place")},
	        {EDQUOT, N_("your share of the disk is used up; free some space, or take another place")},
	        {EROFS, N_("the disk takes no changes; take another place")},
	        {EIO, N_("the disk fails; take another place")},
	        {EFBIG, N_("a file may not become that large here; take another place")},
	        {ENOENT, N_("there is no such folder; make it first, or take another place")},
	        {ENOTDIR, N_("its path goes through a file as if that were a folder")},
	        {EEXIST, N_("there is one of that name already; choose another name")},
	        {EISDIR, N_("that is a folder; name a file in it")},
	        {ELOOP, N_("it is a link that leads back to itself; name the file itself")},
	        {ENAMETOOLONG, N_("its name is too long for this system; choose a shorter one")},
	};
	for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
		if (reasons[i].number == number)
			return message_text(reasons[i].words);
	return strerror(number);
}

bool file_fail(struct error *err, const char *path, const char *sentence)
{
	error_set(err, "%s", sentence);
	if (err)
		snprintf(err->file, sizeof err->file, "%s", path);
	return false;
}

bool file_fail_errno(struct error *err, const char *path, const char *what, int number)
{
	error_set(err, "%s: %s", what, file_reason(number));
	if (err)
		snprintf(err->file, sizeof err->file, "%s", path);
	return false;
}

int file_open(const char *path, int flags, mode_t mode)
{
	int fd;
	do
		fd = open(path, flags | O_CLOEXEC, mode);
	while (fd < 0 && errno == EINTR);
	return fd;
}

int file_sync(int fd)
{
	int failed;
	do
		failed = fsync(fd);
	while (failed && errno == EINTR);
	return failed;
}

char *file_folder(const char *path)
{
	const char *slash = strrchr(path, '/');
	return !slash ? mem_copy_text(".") : mem_copy(path, slash == path ? 1 : (size_t)(slash - path));
}

int file_sync_folder(const char *path)
{
	char *folder = file_folder(path);
	int fd = file_open(folder, O_RDONLY | O_DIRECTORY, 0);
	int number = fd < 0 || file_sync(fd) == 0 || errno == EINVAL ? 0 : errno;
	if (fd >= 0)
		close(fd);
	free(folder);
	return number;
}

void file_stamp_of(const struct stat *s, struct file_stamp *stamp)
{
	*stamp = (struct file_stamp){true, s->st_dev, s->st_ino, s->st_size, s->st_mtim, s->st_ctim};
}

void file_stamp_take(const char *path, struct file_stamp *stamp)
{
	struct stat s;
	*stamp = (struct file_stamp){0};
	if (stat(path, &s) == 0)
		file_stamp_of(&s, stamp);
}

static bool is_same_time(struct timespec a, struct timespec b)
{
	return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec;
}

bool file_stamp_equals(const struct file_stamp *a, const struct file_stamp *b)
{
	if (a->exists != b->exists)
		return false;
	return !a->exists || (a->device == b->device && a->inode == b->inode && a->size == b->size &&
	                      is_same_time(a->modified, b->modified) && is_same_time(a->changed, b->changed));
}

/* where a file would be made, its folder's links followed; takes path */
static char *new_path(char *path)
{
	char *folder = file_folder(path), *real = realpath(folder, NULL);
	const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
	char *whole = real && *name ? mem_format("%s/%s", real[1] ? real : "", name) : NULL;
	free(folder);
	free(real);
	if (!whole)
		return path;
	free(path);
	return whole;
}

char *file_real_path(const char *path)
{
	char *at = mem_copy_text(path);
	for (int links = 0; links < LINKS_MOST; links++) {
		char *real = realpath(at, NULL), link[PATH_MAX];
		if (real || errno != ENOENT) {
			free(at);
			return real;
		}
		ssize_t length = readlink(at, link, sizeof link);
		if (length < 0)
			return new_path(at);
		char *folder = file_folder(at);
		char *next = link[0] == '/' ? mem_copy(link, (size_t)length)
		                            : mem_format("%s/%.*s", folder, (int)length, link);
		free(folder);
		free(at);
		at = next;
	}
	free(at);
	errno = ELOOP;
	return NULL;
}

static bool read_all(int fd, size_t expected, size_t max, const char *path, struct buffer *out, struct error *err)
{
	size_t room = expected + 1 > READ_STEP ? expected + 1 : READ_STEP;
	for (;;) {
		if (out->length + room + 1 > out->room) {
			out->room = out->length + room + 1;
			out->bytes = mem_resize(out->bytes, out->room, 1);
		}
		ssize_t n = read(fd, out->bytes + out->length, room);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return file_fail_errno(err, path, _("cannot be read"), errno);
		if (n == 0)
			break;
		out->length += (size_t)n;
		if (out->length > max)
			return file_fail(err, path, _("is larger than a map can be (1 GiB)"));
		room = out->room - out->length > READ_STEP ? out->room - out->length - 1 : READ_STEP;
	}
	out->bytes[out->length] = '\0';
	return true;
}

/* what a file of that kind has instead of a map; NULL: a map */
static const char *what_else(const struct stat *s, size_t max)
{
	if (S_ISDIR(s->st_mode))
		return _("is a folder; name a map file in it");
	if (!S_ISREG(s->st_mode))
		return _("is not a regular file; pipe its content to `touchgrid … -` instead");
	return (uintmax_t)s->st_size > max ? _("is larger than a map can be (1 GiB)") : NULL;
}

static bool refuse_to_open(const char *path, int number, struct error *err)
{
	struct stat link;
	if (number != ENOENT)
		return file_fail_errno(err, path, _("cannot be opened"), number);
	if (!*path)
		return file_fail(err, path, _("the name of the file is empty"));
	if (lstat(path, &link) == 0)
		return file_fail(err, path, _("is a link to a file that does not exist"));
	return file_fail(err, path, _("there is no such file; `touchgrid new FILE` makes one"));
}

bool file_read(const char *path, size_t max, struct buffer *out, struct file_stamp *stamp, struct error *err)
{
	struct stat s = {0};
	*stamp = (struct file_stamp){0};
	if (strcmp(path, "-") == 0)
		return read_all(STDIN_FILENO, 0, max, path, out, err);
	if (stat(path, &s) != 0)
		return refuse_to_open(path, errno, err);
	/* not even opened: that alone can move a tape or wait for a writer */
	const char *other = what_else(&s, max);
	int fd = other ? -1 : file_open(path, O_RDONLY | O_NONBLOCK, 0);
	if (other)
		return file_fail(err, path, other);
	if (fd < 0)
		return refuse_to_open(path, errno, err);
	bool ok = false;
	if (fstat(fd, &s) != 0)
		file_fail_errno(err, path, _("cannot be examined"), errno);
	else if ((other = what_else(&s, max)))
		file_fail(err, path, other);
	else
		ok = read_all(fd, (size_t)s.st_size, max, path, out, err);
	close(fd);
	if (ok)
		file_stamp_of(&s, stamp);
	return ok;
}

bool file_write(int fd, struct slice piece)
{
	while (piece.length) {
		ssize_t n = write(fd, piece.bytes, piece.length);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return false;
		piece.bytes += n;
		piece.length -= (size_t)n;
	}
	return true;
}

bool file_make_folder(const char *path)
{
	char *copy = mem_copy_text(path);
	for (char *slash = strchr(copy + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		mkdir(copy, 0700);
		*slash = '/';
	}
	bool good = mkdir(copy, 0700) == 0 || errno == EEXIST;
	free(copy);
	return good;
}
