/* Files, whole: read into memory, replaced in one step, locked while both
 * happen.
 *
 * It promises that a file that is replaced is the old one or the new one at
 * any time, whatever fails and whenever the program is killed, with one
 * exception that can be known beforehand: file_writes_in_place.  Its
 * rights, owner and links stay, and it never looks older than it was. */
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
	struct timespec modified; /* its content */
	struct timespec changed;  /* anything of it; no program can turn it back */
};

/* Reads all of path ("-": standard input) into out.  At most max bytes.  Says
 * in words what is wrong with a folder, a FIFO, a device, a missing file. */
bool file_read(const char *path, size_t max, struct buffer *out, struct file_stamp *stamp, struct error *err);

struct file_pieces {
	/* the next piece; false at the end */
	bool (*next)(void *context, struct slice *piece);
	void *context;
};
/* Writes pieces in order to a new file beside path, syncs it and renames it
 * over path; mode, owner, group and (on Linux) extended attributes are kept and
 * symbolic links followed.  Where that cannot be (file_writes_in_place, or
 * the system refuses to rename) the bytes go into the file itself, and the old
 * ones are put back when that fails.  The file's time is later than it was.
 *
 * stamp becomes that of the file as this call leaves it: new, or on failure
 * only if the old bytes were touched or it was written but may not outlast a
 * power cut, so that saving again is not taken for a change from outside. */
bool file_replace(const char *path, struct file_pieces pieces, struct file_stamp *stamp, struct error *err);
/* The same with content that is there in one piece, by one who does not go on with the file. */
bool file_replace_whole(const char *path, struct slice content, struct error *err);

/* Will file_replace write into the file itself?  So it does with hard links, in
 * a folder that takes no new file, and when a new file could not have the same
 * owner.  A kill or a power cut can then leave half a file. */
bool file_writes_in_place(const char *path);

/* Makes a new file in the same way; path must not exist. */
bool file_create(const char *path, struct slice content, struct error *err);

/* Who holds it alone reads and replaces path among programs that ask for it.
 * It is on what path is now, links followed: when another program replaced the
 * file meanwhile, the lock is taken anew.  Waits up to patience milliseconds;
 * NULL with a sentence when others still hold it.  A file that does not exist,
 * or a system that knows no locks, gives a lock that holds nothing. */
struct file_lock *file_lock(const char *path, int patience, struct error *err);
/* NULL: nothing happens */
void file_unlock(struct file_lock *lock);

/* Makes the folder and those above it that are missing, for the user alone; false with errno. */
bool file_make_folder(const char *path);

/* The file that path means, links followed, also one that leads to a file that
 * is to be made.  NULL with errno, as ELOOP; free() */
char *file_real_path(const char *path);

/* why the system refused, errno, and what to do: a clause to set behind a colon */
const char *file_reason(int number);

/* writes all of piece to an open file; false with errno */
bool file_write(int fd, struct slice piece);

/* the stamp of path now */
void file_stamp_take(const char *path, struct file_stamp *stamp);
bool file_stamp_equals(const struct file_stamp *a, const struct file_stamp *b);

#endif
