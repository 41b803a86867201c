/* Locks: flock on the file itself. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

#include "base/file_parts.h"
#include "base/mem.h"
#include "base/message.h"

#define WAIT_LEAST 1 /* milliseconds between two looks, doubled up to the most */
#define WAIT_MOST 16

struct file_lock {
	int fd; /* -1: holds nothing */
};

static long milliseconds(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* For writing where that is permitted: over a network only that can be locked. */
static int open_file(const char *path)
{
	struct stat s;
	if (stat(path, &s) != 0 || !S_ISREG(s.st_mode))
		return -1;
	int fd = file_open(path, O_RDWR | O_NONBLOCK | O_NOCTTY, 0);
	return fd >= 0 ? fd : file_open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY, 0);
}

static bool is_still(int fd, const char *path)
{
	struct stat mine, now;
	return fstat(fd, &mine) == 0 && stat(path, &now) == 0 && mine.st_dev == now.st_dev && mine.st_ino == now.st_ino;
}

static struct file_lock *lock_of(int fd)
{
	struct file_lock *lock = mem_new(sizeof *lock);
	lock->fd = fd;
	return lock;
}

struct file_lock *file_lock(const char *path, int patience, struct error *err)
{
	long end = milliseconds() + patience, wait = WAIT_LEAST;
	for (;;) {
		int fd = open_file(path);
		if (fd < 0)
			return lock_of(-1);
		int number = flock(fd, LOCK_EX | LOCK_NB) == 0 ? 0 : errno;
		if (!number && is_still(fd, path))
			return lock_of(fd);
		close(fd);
		if (number && number != EWOULDBLOCK && number != EINTR)
			return lock_of(-1);
		if (milliseconds() >= end) {
			file_fail(err, path, _("is being written by another program; try again when that has ended"));
			return NULL;
		}
		if (number == EWOULDBLOCK) {
			nanosleep(&(struct timespec){0, wait * 1000000}, NULL);
			wait = wait < WAIT_MOST ? wait * 2 : wait;
		}
	}
}

void file_unlock(struct file_lock *lock)
{
	if (!lock)
		return;
	if (lock->fd >= 0)
		close(lock->fd);
	free(lock);
}
