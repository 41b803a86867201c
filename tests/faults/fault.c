/* Preloaded into the program, makes the n-th call that touches a file below a
 * folder fail.  Set by environment variables:
 *   FAULT_UNDER=FOLDER   only calls on what lies in it are counted
 *   FAULT_CALL=NAME      which function; any: all of them
 *   FAULT_AT=N           which call of those, from 1; N+: that one and all after
 *   FAULT_DO=ERRNO       what happens: an errno by its name; or
 *            short       half is written
 *            kill        the program is killed before the call
 *            torn        half is written and the program is killed
 *   FAULT_LOG=FILE       gets a line for each call there, counted or not
 *   FAULT_HIT=FILE       is made when the fault happens */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/xattr.h>
#include <unistd.h>

enum action { PASS, FAIL, SHORT, TORN };

static const struct {
	const char *name;
	int number;
} errors[] = {{"EACCES", EACCES}, {"EDQUOT", EDQUOT}, {"EINTR", EINTR}, {"EIO", EIO},     {"EMFILE", EMFILE},
              {"ENOLCK", ENOLCK}, {"ENOSPC", ENOSPC}, {"EPERM", EPERM}, {"EROFS", EROFS}, {"EXDEV", EXDEV}};

/* Past the functions below, which would count it. */
static void note(const char *variable, const char *call, const char *path)
{
	const char *file = getenv(variable);
	char line[PATH_MAX + 64];
	if (!file)
		return;
	int length = snprintf(line, sizeof line, "%s %s\n", call, path);
	long fd = syscall(SYS_openat, AT_FDCWD, file, O_WRONLY | O_CREAT | O_APPEND, 0644);
	syscall(SYS_write, fd, line, (size_t)length);
	syscall(SYS_close, fd);
}

static bool is_counted(const char *call, const char *path)
{
	const char *under = getenv("FAULT_UNDER"), *wanted = getenv("FAULT_CALL");
	char whole[2 * PATH_MAX] = "";
	if (!under || !wanted)
		return false;
	if (path[0] != '/' && getcwd(whole, PATH_MAX))
		strcat(whole, "/");
	strncat(whole, path, PATH_MAX - 1);
	if (strncmp(whole, under, strlen(under)) != 0)
		return false;
	note("FAULT_LOG", call, whole);
	return strcmp(wanted, "any") == 0 || strcmp(wanted, call) == 0;
}

static enum action decide(const char *call, const char *path)
{
	static long count;
	const char *at = getenv("FAULT_AT"), *what = getenv("FAULT_DO");
	if (!is_counted(call, path) || !at || !what)
		return PASS;
	char *end;
	long wanted = strtol(at, &end, 10);
	if (++count != wanted && !(*end == '+' && count > wanted))
		return PASS;
	note("FAULT_HIT", call, path);
	if (strcmp(what, "kill") == 0)
		raise(SIGKILL);
	if (strcmp(what, "short") == 0)
		return SHORT;
	if (strcmp(what, "torn") == 0)
		return TORN;
	for (size_t i = 0; i < sizeof errors / sizeof *errors; i++)
		if (strcmp(what, errors[i].name) == 0) {
			errno = errors[i].number;
			return FAIL;
		}
	fprintf(stderr, "fault: %s is not known\n", what);
	abort();
}

static enum action decide_fd(const char *call, int fd)
{
	char link[64], path[PATH_MAX];
	int before = errno;
	snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
	ssize_t length = readlink(link, path, sizeof path - 1);
	errno = before;
	if (length < 0)
		return PASS;
	path[length] = '\0';
	return path[0] == '/' ? decide(call, path) : PASS;
}

/* the system's own function of that name and type */
#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static mode_t mode_of(int flags, va_list list)
{
	return flags & (O_CREAT | (O_TMPFILE & ~O_DIRECTORY)) ? va_arg(list, mode_t) : 0;
}

int open(const char *path, int flags, ...)
{
	va_list list;
	va_start(list, flags);
	mode_t mode = mode_of(flags, list);
	va_end(list);
	return decide("open", path) == FAIL ? -1 : REAL(open)(path, flags, mode);
}

int openat(int folder, const char *path, int flags, ...)
{
	va_list list;
	va_start(list, flags);
	mode_t mode = mode_of(flags, list);
	va_end(list);
	enum action action =
	        path[0] == '/' || folder == AT_FDCWD ? decide("openat", path) : decide_fd("openat", folder);
	return action == FAIL ? -1 : REAL(openat)(folder, path, flags, mode);
}

int mkostemp(char *path, int flags)
{
	return decide("mkostemp", path) == FAIL ? -1 : REAL(mkostemp)(path, flags);
}

ssize_t read(int fd, void *bytes, size_t length)
{
	return decide_fd("read", fd) == FAIL ? -1 : REAL(read)(fd, bytes, length);
}

ssize_t pread(int fd, void *bytes, size_t length, off_t offset)
{
	return decide_fd("pread", fd) == FAIL ? -1 : REAL(pread)(fd, bytes, length, offset);
}

ssize_t write(int fd, const void *bytes, size_t length)
{
	enum action action = decide_fd("write", fd);
	if (action == FAIL)
		return -1;
	ssize_t n = REAL(write)(fd, bytes, action == PASS ? length : (length + 1) / 2);
	if (action == TORN)
		raise(SIGKILL);
	return n;
}

ssize_t pwrite(int fd, const void *bytes, size_t length, off_t offset)
{
	enum action action = decide_fd("pwrite", fd);
	if (action == FAIL)
		return -1;
	ssize_t n = REAL(pwrite)(fd, bytes, action == PASS ? length : (length + 1) / 2, offset);
	if (action == TORN)
		raise(SIGKILL);
	return n;
}

int fsync(int fd)
{
	return decide_fd("fsync", fd) == FAIL ? -1 : REAL(fsync)(fd);
}

int fdatasync(int fd)
{
	return decide_fd("fdatasync", fd) == FAIL ? -1 : REAL(fdatasync)(fd);
}

int ftruncate(int fd, off_t length)
{
	return decide_fd("ftruncate", fd) == FAIL ? -1 : REAL(ftruncate)(fd, length);
}

int fallocate(int fd, int mode, off_t offset, off_t length)
{
	return decide_fd("fallocate", fd) == FAIL ? -1 : REAL(fallocate)(fd, mode, offset, length);
}

int fchmod(int fd, mode_t mode)
{
	return decide_fd("fchmod", fd) == FAIL ? -1 : REAL(fchmod)(fd, mode);
}

int fchown(int fd, uid_t user, gid_t group)
{
	return decide_fd("fchown", fd) == FAIL ? -1 : REAL(fchown)(fd, user, group);
}

int futimens(int fd, const struct timespec times[2])
{
	return decide_fd("futimens", fd) == FAIL ? -1 : REAL(futimens)(fd, times);
}

int fsetxattr(int fd, const char *name, const void *value, size_t size, int flags)
{
	return decide_fd("fsetxattr", fd) == FAIL ? -1 : REAL(fsetxattr)(fd, name, value, size, flags);
}

int flock(int fd, int how)
{
	return decide_fd("flock", fd) == FAIL ? -1 : REAL(flock)(fd, how);
}

int rename(const char *from, const char *to)
{
	return decide("rename", to) == FAIL ? -1 : REAL(rename)(from, to);
}

/* not every C library has it */
int renameat2(int old_folder, const char *from, int new_folder, const char *to, unsigned flags);

int renameat2(int old_folder, const char *from, int new_folder, const char *to, unsigned flags)
{
	if (decide("rename", to) == FAIL)
		return -1;
	return (int)syscall(SYS_renameat2, old_folder, from, new_folder, to, flags);
}

int mkdir(const char *path, mode_t mode)
{
	return decide("mkdir", path) == FAIL ? -1 : REAL(mkdir)(path, mode);
}

int unlink(const char *path)
{
	return decide("unlink", path) == FAIL ? -1 : REAL(unlink)(path);
}

/* Closed it is in any case. */
int close(int fd)
{
	enum action action = decide_fd("close", fd);
	int number = errno, failed = REAL(close)(fd);
	if (action != FAIL)
		return failed;
	errno = number;
	return -1;
}
