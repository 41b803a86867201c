/* Files, whole: read into memory, replaced in one step. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/stat.h>

#include "base/buffer.h"
#include "base/error.h"

/* what a file was when it was read, to notice that it changed since */
struct file_stamp {
	bool exists;
	dev_t device;
	ino_t inode;
	off_t size;
	struct timespec modified;
};

/* Reads all of path ("-": standard input) into out.  At most max bytes.  Says
 * in words what is wrong with a folder, a FIFO, a device, a missing file. */
bool file_read(const char *path, size_t max, struct buffer *out, struct file_stamp *stamp, struct error *err);

/* Writes pieces in order to a new file beside path, syncs it and renames it
 * over path; mode and owner are kept and links followed.  On failure path is
 * as it was.  stamp becomes that of the new file. */
struct file_pieces {
	/* the next piece; false at the end */
	bool (*next)(void *context, struct slice *piece);
	void *context;
};
bool file_replace(const char *path, struct file_pieces pieces, struct file_stamp *stamp, struct error *err);

/* Writes a new file; path must not exist.  On failure there is none. */
bool file_create(const char *path, struct slice content, struct error *err);

/* writes all of piece to an open file; false with errno */
bool file_write(int fd, struct slice piece);

/* the stamp of path now */
void file_stamp_take(const char *path, struct file_stamp *stamp);
bool file_stamp_equals(const struct file_stamp *a, const struct file_stamp *b);

#endif
