#include "cli/git.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/message.h"

#define READ_STEP 4096
#define NOT_FOUND 127 /* as the shell says it */

/* in the child; does not return */
static void become_git(const char *const *words, int out, bool complaints)
{
	size_t count = 0;
	while (words[count])
		count++;
	char **argv = mem_new_array(count + 2, sizeof *argv);
	argv[0] = mem_copy_text("git");
	for (size_t i = 0; i < count; i++)
		argv[i + 1] = mem_copy_text(words[i]);
	int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);
	dup2(nothing, STDIN_FILENO);
	dup2(out, STDOUT_FILENO);
	dup2(complaints ? out : nothing, STDERR_FILENO);
	execvp("git", argv);
	_exit(NOT_FOUND);
}

static void read_all(int fd, struct buffer *out)
{
	char bytes[READ_STEP];
	for (;;) {
		ssize_t n = read(fd, bytes, sizeof bytes);
		if (n > 0)
			buffer_add(out, bytes, (size_t)n);
		else if (n == 0 || errno != EINTR)
			return;
	}
}

int git_run(const char *const *words, struct buffer *out, bool complaints, struct error *err)
{
	int ends[2], status = 0;
	pid_t child = -1;
	if (pipe(ends) == 0) {
		fcntl(ends[0], F_SETFD, FD_CLOEXEC);
		fcntl(ends[1], F_SETFD, FD_CLOEXEC);
		child = fork();
		if (child == 0)
			become_git(words, ends[1], complaints);
		close(ends[1]);
		if (child > 0)
			read_all(ends[0], out);
		close(ends[0]);
	}
	if (child < 0) {
		error_set(err, _("git cannot be run: %s"), strerror(errno));
		return -1;
	}
	while (waitpid(child, &status, 0) < 0 && errno == EINTR)
		continue;
	if (WIFEXITED(status) && WEXITSTATUS(status) != NOT_FOUND)
		return WEXITSTATUS(status);
	error_set(err, "%s",
	          WIFEXITED(status) ? _("git was not found; install it, then try again") : _("git was stopped"));
	return -1;
}
