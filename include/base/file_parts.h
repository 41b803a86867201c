/* What the files of base/file*.c share: sentences, and calls that a signal
 * does not end. */
#ifndef BASE_FILE_PARTS_H
#define BASE_FILE_PARTS_H

#include "base/file.h"

/* Both return false; the second adds why the system refused. */
bool file_fail(struct error *err, const char *path, const char *sentence);
bool file_fail_errno(struct error *err, const char *path, const char *what, int number);

void file_stamp_of(const struct stat *s, struct file_stamp *stamp);
/* as open, with O_CLOEXEC; as fsync */
int file_open(const char *path, int flags, mode_t mode);
int file_sync(int fd);
/* Makes what was named in path's folder outlast a power cut; 0 or errno.  A
 * folder that may not be read, or a system that knows no such thing, is fine. */
int file_sync_folder(const char *path);
/* the folder of path, "." when it names none; free() */
char *file_folder(const char *path);

#endif
