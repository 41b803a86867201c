/* Replacing: a draft beside the file takes all bytes and gets the file's
 * rights, then its name.  Where it cannot have the name, its bytes go into the
 * file. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/xattr.h>
#endif

#include "base/file_parts.h"
#include "base/mem.h"
#include "base/message.h"

#define ACCESS_LIST "system.posix_acl_access"
#define STEP ((size_t)1 << 16)
#define DRAFT_MARK ".touchgrid-"
#define DRAFT_LETTERS 6
#define NAME_MOST 200    /* bytes of the file's name in that of its draft */
#define DRAFT_STAYS 3600 /* seconds after which a draft is of a program that was killed */

struct replacement {
	const char *path; /* as the user named it */
	char *target;     /* links followed */
	bool existed;
	struct stat old;
	char *draft; /* its name */
	int fd;      /* the draft, -1: none */
	struct file_stamp *stamp;
	struct error *err;
};

/* ---- may the file be another one afterwards? ---- */

static bool is_in_group(gid_t group)
{
	gid_t *groups = NULL;
	int count = getgroups(0, NULL);
	bool found = group == getegid();
	if (count > 0) {
		groups = mem_new_array((size_t)count, sizeof *groups);
		count = getgroups(count, groups);
	}
	for (int i = 0; i < count && !found; i++)
		found = groups[i] == group;
	free(groups);
	return found;
}

static bool must_stay(const char *target, const struct stat *old)
{
	bool mine = geteuid() == 0 || (old->st_uid == geteuid() && is_in_group(old->st_gid));
	char *folder = file_folder(target);
	bool takes_files = faccessat(AT_FDCWD, folder, W_OK | X_OK, AT_EACCESS) == 0;
	free(folder);
	return old->st_nlink > 1 || !mine || !takes_files;
}

bool file_writes_in_place(const char *path)
{
	struct stat old;
	char *target = file_real_path(path);
	bool stays = target && stat(target, &old) == 0 && S_ISREG(old.st_mode) && must_stay(target, &old);
	free(target);
	return stays;
}

/* ---- the draft ---- */

static char *draft_stem(const char *target)
{
	const char *slash = strrchr(target, '/'), *name = slash ? slash + 1 : target;
	size_t length = strlen(name);
	if (length > NAME_MOST)
		for (length = NAME_MOST; length && ((unsigned char)name[length] & 0xC0) == 0x80;)
			length--;
	return mem_format("%.*s%s", (int)length, name, DRAFT_MARK);
}

/* Drafts of programs that were killed. */
static void remove_old_drafts(const struct replacement *r, const char *folder, const char *stem)
{
	size_t length = strlen(stem);
	struct dirent *entry;
	struct stat s;
	DIR *list = opendir(folder);
	while (list && (entry = readdir(list))) {
		const char *name = entry->d_name;
		if (strncmp(name, stem, length) != 0 || strlen(name) != length + DRAFT_LETTERS ||
		    fstatat(dirfd(list), name, &s, AT_SYMLINK_NOFOLLOW) != 0)
			continue;
		if (S_ISREG(s.st_mode) && s.st_uid == geteuid() && s.st_nlink == 1 &&
		    time(NULL) - s.st_mtim.tv_sec > DRAFT_STAYS && !(r->existed && s.st_ino == r->old.st_ino))
			unlinkat(dirfd(list), name, 0);
	}
	if (list)
		closedir(list);
}

static void open_draft(struct replacement *r)
{
	char *folder = file_folder(r->target), *stem = draft_stem(r->target);
	remove_old_drafts(r, folder, stem);
	r->draft = mem_format("%s/%sXXXXXX", folder, stem);
	do
		r->fd = mkostemp(r->draft, O_CLOEXEC);
	while (r->fd < 0 && errno == EINTR);
	int number = errno;
	free(folder);
	free(stem);
	errno = number;
}

static void drop_draft(struct replacement *r)
{
	if (r->fd < 0)
		return;
	close(r->fd);
	unlink(r->draft);
	r->fd = -1;
}

/* Small pieces are gathered, so that a map of many chunks costs few calls. */
static bool write_pieces(int fd, struct file_pieces pieces)
{
	struct buffer gathered = {0};
	struct slice piece;
	bool ok = true;
	while (ok && pieces.next(pieces.context, &piece)) {
		buffer_add_slice(&gathered, piece);
		if (gathered.length >= STEP) {
			ok = file_write(fd, buffer_slice(&gathered));
			buffer_clear(&gathered);
		}
	}
	ok = ok && file_write(fd, buffer_slice(&gathered));
	buffer_free(&gathered);
	return ok;
}

#ifdef __linux__
/* These speak of the old bytes, and the system makes them itself. */
static bool is_of_bytes(const char *name)
{
	return strcmp(name, "security.capability") == 0 || strcmp(name, "security.ima") == 0 ||
	       strcmp(name, "security.evm") == 0;
}

static bool copy_attribute(int from, int to, const char *name)
{
	ssize_t size = fgetxattr(from, name, NULL, 0);
	if (size < 0)
		return errno == ENODATA;
	char *value = mem_new((size_t)size + 1), *has = mem_new((size_t)size + 1);
	size = fgetxattr(from, name, value, (size_t)size);
	bool same =
	        size >= 0 && fgetxattr(to, name, has, (size_t)size) == size && memcmp(value, has, (size_t)size) == 0;
	bool good = same || (size >= 0 && fsetxattr(to, name, value, (size_t)size, 0) == 0);
	int number = errno;
	free(value);
	free(has);
	errno = number;
	return good;
}

/* Extended attributes, access lists among them; false with errno. */
static bool copy_attributes(const char *target, int to)
{
	int from = file_open(target, O_RDONLY | O_NONBLOCK, 0);
	if (from < 0)
		return false;
	ssize_t size = flistxattr(from, NULL, 0);
	bool good = size >= 0 || errno == ENOTSUP;
	char *names = mem_new(size > 0 ? (size_t)size : 1);
	if (size > 0)
		size = flistxattr(from, names, (size_t)size);
	for (ssize_t at = 0; good && at < size; at += (ssize_t)strlen(names + at) + 1)
		good = is_of_bytes(names + at) || copy_attribute(from, to, names + at);
	/* the folder may give its new files a list of its own */
	if (good && fgetxattr(from, ACCESS_LIST, NULL, 0) < 0)
		fremovexattr(to, ACCESS_LIST);
	int number = errno;
	free(names);
	close(from);
	errno = number;
	return good;
}
#else
static bool copy_attributes(const char *target, int to)
{
	(void)target;
	(void)to;
	return true;
}
#endif

/* Two writers in one tick of the clock must not leave the same time.  File
 * systems differ in the smallest step they know. */
static void set_later(int fd, const struct stat *old)
{
	static const struct timespec steps[] = {{0, 0}, {0, 1}, {0, 1000}, {1, 0}, {2, 0}};
	struct stat now;
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
		struct timespec t = old->st_mtim;
		t.tv_sec += steps[i].tv_sec + (t.tv_nsec + steps[i].tv_nsec) / 1000000000;
		t.tv_nsec = (t.tv_nsec + steps[i].tv_nsec) % 1000000000;
		if (i > 0 && futimens(fd, (struct timespec[]){{0, UTIME_OMIT}, t}) != 0)
			return;
		if (fstat(fd, &now) != 0 || now.st_mtim.tv_sec > old->st_mtim.tv_sec ||
		    (now.st_mtim.tv_sec == old->st_mtim.tv_sec && now.st_mtim.tv_nsec > old->st_mtim.tv_nsec))
			return;
	}
}

/* Owner first: giving a file away takes rights from it. */
static bool dress_draft(const struct replacement *r)
{
	struct stat s;
	if (fstat(r->fd, &s) != 0)
		return false;
	if (!r->existed) {
		mode_t mask = umask(0);
		umask(mask);
		return fchmod(r->fd, 0666 & ~mask) == 0;
	}
	bool good = (s.st_uid == r->old.st_uid && s.st_gid == r->old.st_gid) ||
	            fchown(r->fd, r->old.st_uid, r->old.st_gid) == 0;
	good = good && copy_attributes(r->target, r->fd) && fchmod(r->fd, r->old.st_mode & 07777) == 0;
	if (good)
		set_later(r->fd, &r->old);
	return good;
}

/* ---- by name ---- */

static int give_name(const struct replacement *r)
{
#ifdef RENAME_NOREPLACE
	if (!r->existed && renameat2(AT_FDCWD, r->draft, AT_FDCWD, r->target, RENAME_NOREPLACE) == 0)
		return 0;
	if (!r->existed && errno != EINVAL && errno != ENOSYS)
		return errno;
#endif
	if (!r->existed && access(r->target, F_OK) == 0)
		return EEXIST;
	return rename(r->draft, r->target) == 0 ? 0 : errno;
}

/* The file is the new one; whether it stays that is the disk's to say. */
static bool end_by_name(struct replacement *r)
{
	struct stat s;
	if (fstat(r->fd, &s) == 0)
		file_stamp_of(&s, r->stamp);
	close(r->fd);
	r->fd = -1;
	int number = file_sync_folder(r->target);
	return !number || file_fail_errno(r->err, r->path, _("was written, but may not outlast a power cut"), number);
}

/* ---- in place ---- */

static int write_at(int fd, struct slice bytes, size_t offset)
{
	while (bytes.length) {
		ssize_t n = pwrite(fd, bytes.bytes, bytes.length, (off_t)offset);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return errno;
		offset += (size_t)n;
		bytes = slice_make(bytes.bytes + n, bytes.length - (size_t)n);
	}
	return 0;
}

static int read_from_start(int fd, struct buffer *out)
{
	char *step = mem_new(STEP);
	ssize_t n;
	while ((n = pread(fd, step, STEP, (off_t)out->length)) != 0)
		if (n > 0)
			buffer_add(out, step, (size_t)n);
		else if (errno != EINTR)
			break;
	free(step);
	return n < 0 ? errno : 0;
}

static int set_length(int fd, size_t length)
{
	int failed;
	do
		failed = ftruncate(fd, (off_t)length);
	while (failed && errno == EINTR);
	return failed ? errno : 0;
}

/* A full disk shows before the first byte is touched. */
static int take_room(int fd, size_t from, size_t to)
{
#ifdef FALLOC_FL_KEEP_SIZE
	if (to > from && fallocate(fd, FALLOC_FL_KEEP_SIZE, (off_t)from, (off_t)(to - from)) != 0 &&
	    (errno == ENOSPC || errno == EDQUOT || errno == EFBIG || errno == EIO))
		return errno;
#else
	(void)fd, (void)from, (void)to;
#endif
	return 0;
}

/* Puts bytes from an offset on into a file of another length: the file grows in
 * one call, and shrinks when all else is safe. */
static int put(int fd, struct slice whole, size_t from, size_t length_before)
{
	int number = write_at(fd, slice_make(whole.bytes + from, whole.length - from), from);
	if (!number && file_sync(fd) != 0)
		number = errno;
	if (!number && length_before > whole.length) {
		number = set_length(fd, whole.length);
		if (!number && file_sync(fd) != 0)
			number = errno;
	}
	return number;
}

static bool overwrite(struct replacement *r, int fd, struct slice was, struct slice text)
{
	size_t from = 0, most = was.length < text.length ? was.length : text.length;
	while (from < most && was.bytes[from] == text.bytes[from])
		from++;
	int number = take_room(fd, was.length, text.length);
	if (number)
		return file_fail_errno(r->err, r->path, _("was not saved"), number);
	number = put(fd, text, from, was.length);
	bool torn = number && put(fd, was, from, SIZE_MAX) != 0;
	struct stat s;
	set_later(fd, &r->old);
	if (fstat(fd, &s) == 0)
		file_stamp_of(&s, r->stamp);
	if (torn)
		return file_fail_errno(r->err, r->path, _("may be only half written; save it again, or elsewhere"),
		                       number);
	return !number || file_fail_errno(r->err, r->path, _("was not saved"), number);
}

static bool replace_in_place(struct replacement *r, struct slice text)
{
	struct buffer was = {0};
	int fd = file_open(r->target, O_RDWR | O_NONBLOCK, 0);
	int number = fd < 0 ? errno : read_from_start(fd, &was);
	bool good = number ? file_fail_errno(r->err, r->path, _("was not saved"), number)
	                   : overwrite(r, fd, buffer_slice(&was), text);
	if (fd >= 0)
		close(fd);
	buffer_free(&was);
	return good;
}

/* ---- both ---- */

/* the system does not let another file take this one's place */
static bool is_refusal(int number)
{
	return number == EACCES || number == EPERM || number == EROFS || number == EXDEV || number == EBUSY;
}

/* the disk's own, which would meet us in the file as well */
static bool is_trouble(int number)
{
	return number == EIO || number == ENOSPC || number == EDQUOT;
}

/* 0: the draft is complete and, unless *stays, has the name; else errno. */
static int make_draft(struct replacement *r, struct file_pieces pieces, bool *stays)
{
	*stays = r->existed && must_stay(r->target, &r->old);
	if (!write_pieces(r->fd, pieces))
		return errno;
	if (!*stays && !dress_draft(r)) {
		if (!r->existed || is_trouble(errno))
			return errno;
		*stays = true;
	}
	if (file_sync(r->fd) != 0)
		return errno;
	int number = *stays ? 0 : give_name(r);
	if (!number || !r->existed || !is_refusal(number))
		return number;
	*stays = true;
	return 0;
}

/* The draft stays until its bytes are safe in the file. */
static bool replace(struct replacement *r, struct file_pieces pieces)
{
	struct buffer text = {0};
	bool stays = true;
	open_draft(r);
	int number = r->fd < 0 ? errno : make_draft(r, pieces, &stays);
	if (r->fd >= 0 && !number && !stays)
		return end_by_name(r);
	if (r->fd < 0 && r->existed && is_refusal(number)) {
		struct slice piece;
		while (pieces.next(pieces.context, &piece))
			buffer_add_slice(&text, piece);
		number = 0;
	} else if (!number) {
		number = read_from_start(r->fd, &text);
	}
	bool good = number ? file_fail_errno(r->err, r->path, _("was not saved"), number)
	                   : replace_in_place(r, buffer_slice(&text));
	drop_draft(r);
	buffer_free(&text);
	return good;
}

bool file_replace(const char *path, struct file_pieces pieces, struct file_stamp *stamp, struct error *err)
{
	struct replacement r = {.path = path, .fd = -1, .stamp = stamp, .err = err};
	bool good;
	if (!*path)
		return file_fail(err, path, _("the name of the file is empty"));
	r.target = file_real_path(path);
	if (!r.target)
		return file_fail_errno(err, path, _("was not saved"), errno);
	r.existed = stat(r.target, &r.old) == 0;
	if (r.existed && S_ISDIR(r.old.st_mode))
		good = file_fail_errno(err, path, _("was not saved"), EISDIR);
	else if (r.existed && !S_ISREG(r.old.st_mode))
		good = file_fail(err, path, _("was not saved: it is not a regular file; take another name"));
	else if (r.existed && faccessat(AT_FDCWD, r.target, W_OK, AT_EACCESS) != 0)
		good = file_fail_errno(err, path, _("was not saved"), errno);
	else
		good = replace(&r, pieces);
	free(r.draft);
	free(r.target);
	return good;
}

static bool next_once(void *context, struct slice *piece)
{
	struct slice *content = context;
	*piece = *content;
	*content = (struct slice){0};
	return piece->bytes;
}

bool file_replace_whole(const char *path, struct slice content, struct error *err)
{
	struct file_stamp stamp = {0};
	if (!content.bytes)
		content.bytes = "";
	return file_replace(path, (struct file_pieces){next_once, &content}, &stamp, err);
}

bool file_create(const char *path, struct slice content, struct error *err)
{
	struct stat s;
	if (*path && lstat(path, &s) == 0)
		return file_fail(err, path, _("exists already, and nothing was written; choose another name"));
	return file_replace_whole(path, content, err);
}
