#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/message.h"

#define READ_STEP ((size_t)1 << 16)

static bool fail(struct error *err, const char *path, const char *sentence)
{
	error_set(err, "%s", sentence);
	if (err)
		snprintf(err->file, sizeof err->file, "%s", path);
	return false;
}

static bool fail_errno(struct error *err, const char *path, const char *what, int number)
{
	error_set(err, "%s: %s", what, strerror(number));
	if (err)
		snprintf(err->file, sizeof err->file, "%s", path);
	return false;
}

static void stamp_of(const struct stat *s, struct file_stamp *stamp)
{
	*stamp = (struct file_stamp){true, s->st_dev, s->st_ino, s->st_size, s->st_mtim};
}

void file_stamp_take(const char *path, struct file_stamp *stamp)
{
	struct stat s;
	*stamp = (struct file_stamp){0};
	if (stat(path, &s) == 0)
		stamp_of(&s, stamp);
}

bool file_stamp_equals(const struct file_stamp *a, const struct file_stamp *b)
{
	if (a->exists != b->exists)
		return false;
	return !a->exists || (a->device == b->device && a->inode == b->inode && a->size == b->size &&
	                      a->modified.tv_sec == b->modified.tv_sec && a->modified.tv_nsec == b->modified.tv_nsec);
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
			return fail_errno(err, path, _("cannot be read"), errno);
		if (n == 0)
			break;
		out->length += (size_t)n;
		if (out->length > max)
			return fail(err, path, _("is larger than a map can be (1 GiB)"));
		room = out->room - out->length > READ_STEP ? out->room - out->length - 1 : READ_STEP;
	}
	out->bytes[out->length] = '\0';
	return true;
}

bool file_read(const char *path, size_t max, struct buffer *out, struct file_stamp *stamp, struct error *err)
{
	struct stat s = {0};
	bool input = strcmp(path, "-") == 0;
	*stamp = (struct file_stamp){0};
	if (input)
		return read_all(STDIN_FILENO, 0, max, path, out, err);
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (fd < 0 && errno == ENOENT)
		return fail(err, path, _("there is no such file; `touchgrid new FILE` makes one"));
	if (fd < 0)
		return fail_errno(err, path, _("cannot be opened"), errno);
	bool ok = false;
	if (fstat(fd, &s) != 0)
		fail_errno(err, path, _("cannot be examined"), errno);
	else if (S_ISDIR(s.st_mode))
		fail(err, path, _("is a folder; name a map file in it"));
	else if (!S_ISREG(s.st_mode))
		fail(err, path, _("is not a regular file; pipe its content to `touchgrid … -` instead"));
	else if ((size_t)s.st_size > max)
		fail(err, path, _("is larger than a map can be (1 GiB)"));
	else
		ok = read_all(fd, (size_t)s.st_size, max, path, out, err);
	close(fd);
	if (ok)
		stamp_of(&s, stamp);
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

/* Small pieces are gathered, so that a map of many chunks costs few calls. */
static bool write_pieces(int fd, struct file_pieces pieces)
{
	struct buffer gathered = {0};
	struct slice piece;
	bool ok = true;
	while (ok && pieces.next(pieces.context, &piece)) {
		buffer_add_slice(&gathered, piece);
		if (gathered.length >= READ_STEP) {
			ok = file_write(fd, buffer_slice(&gathered));
			buffer_clear(&gathered);
		}
	}
	ok = ok && file_write(fd, buffer_slice(&gathered));
	buffer_free(&gathered);
	return ok;
}

/* Makes the rename itself survive a power cut. */
static void sync_folder(const char *path)
{
	char *copy = mem_copy_text(path);
	char *slash = strrchr(copy, '/');
	if (slash)
		slash[slash == copy] = '\0';
	int fd = open(slash ? copy : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd >= 0) {
		fsync(fd);
		close(fd);
	}
	free(copy);
}

/* The file that path means, links followed; it need not exist. free() */
static char *resolve(const char *path)
{
	char *real = realpath(path, NULL);
	return real ? real : mem_copy_text(path);
}

bool file_replace(const char *path, struct file_pieces pieces, struct file_stamp *stamp, struct error *err)
{
	char *target = resolve(path);
	char *temporary = mem_format("%s.touchgrid-XXXXXX", target);
	struct stat old;
	bool existed = stat(target, &old) == 0;
	int number = 0;
	const char *failed = NULL;
	int fd = -1;

	if (existed && !S_ISREG(old.st_mode)) {
		failed = _("is not a regular file, so nothing was saved; save under another name");
	} else if (existed && access(target, W_OK) != 0) {
		failed = _("may not be written by you, so nothing was saved; save under another name");
		number = errno;
	} else if ((fd = mkostemp(temporary, O_CLOEXEC)) < 0) {
		failed = _("nothing was saved, the folder takes no new file; save under another name");
		number = errno;
	} else {
		mode_t mask = umask(0);
		umask(mask);
		mode_t mode = existed ? old.st_mode & 07777 : 0666 & ~mask;
		if (existed && (old.st_uid != geteuid() || old.st_gid != getegid()) &&
		    fchown(fd, old.st_uid, old.st_gid) != 0)
			mode &= 0777;
		if (!write_pieces(fd, pieces) || fchmod(fd, mode) != 0 || fsync(fd) != 0)
			number = errno;
		if (close(fd) != 0 && !number)
			number = errno;
		if (!number && rename(temporary, target) != 0)
			number = errno;
		if (number) {
			failed = _("nothing was saved, the file is as it was");
			unlink(temporary);
		}
	}
	if (!failed) {
		sync_folder(target);
		file_stamp_take(target, stamp);
	} else if (number) {
		fail_errno(err, path, failed, number);
	} else {
		fail(err, path, failed);
	}
	free(temporary);
	free(target);
	return !failed;
}

bool file_create(const char *path, struct slice content, struct error *err)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	if (fd < 0 && errno == EEXIST)
		return fail(err, path, _("exists already, and nothing was written; choose another name"));
	if (fd < 0)
		return fail_errno(err, path, _("cannot be made"), errno);
	int number = file_write(fd, content) && fsync(fd) == 0 ? 0 : errno;
	if (close(fd) != 0 && !number)
		number = errno;
	if (!number) {
		sync_folder(path);
		return true;
	}
	unlink(path);
	return fail_errno(err, path, _("cannot be made"), number);
}
