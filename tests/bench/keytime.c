/* Plays a script of keys to a program in a pseudo terminal and prints how long
 * each answer took, up to its last byte:
 *   keytime COLUMNSxLINES PROGRAM [ARGUMENT...] <SCRIPT
 * The answer is over when nothing has come for a while (`quiet`); that while is
 * not counted.  Lines of the script:
 *   quiet MS          from here on
 *   start NAME        starts the program, times its first screen
 *   do KEYS           sends keys, waits for the answer, says nothing
 *   time NAME KEYS    the same, and prints NAME MICROSECONDS BYTES CPU_MICROSECONDS
 *   await NAME        sends nothing, takes what comes by itself; prints the same,
 *                     with the processor's time for both
 *   memory NAME       prints NAME KILOBYTES (the peak so far)
 * KEYS may hold \e \r \n \t \\ and \xHH. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

enum { PATIENCE_MS = 5000 }; /* for the first byte of an answer */

struct session {
	char **command;
	struct winsize size;
	pid_t pid; /* 0 before start */
	int pty;
	int quiet_ms;
};

struct answer {
	long long nanoseconds; /* to the last byte; -1: there was none */
	size_t bytes;
	long long cpu; /* nanoseconds; 0 where the system does not tell */
};

static long long now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (long long)t.tv_sec * 1000000000 + t.tv_nsec;
}

static void die(const char *what)
{
	fprintf(stderr, "keytime: %s: %s\n", what, strerror(errno));
	exit(2);
}

/* time on the processor of the program's main thread */
static long long cpu_time(const struct session *session)
{
	char path[64];
	long long nanoseconds = 0;
	snprintf(path, sizeof path, "/proc/%ld/schedstat", (long)session->pid);
	FILE *file = fopen(path, "r");
	if (!file)
		return 0;
	if (fscanf(file, "%lld", &nanoseconds) != 1)
		nanoseconds = 0;
	fclose(file);
	return nanoseconds;
}

static long peak_kilobytes(const struct session *session)
{
	char path[64], line[256];
	long kilobytes = 0;
	snprintf(path, sizeof path, "/proc/%ld/status", (long)session->pid);
	FILE *file = fopen(path, "r");
	if (!file)
		return 0;
	while (fgets(line, sizeof line, file))
		if (sscanf(line, "VmHWM: %ld", &kilobytes) == 1)
			break;
	fclose(file);
	return kilobytes;
}

static void run_child(const struct session *session, const char *terminal)
{
	setsid();
	int fd = open(terminal, O_RDWR);
	if (fd < 0)
		_exit(127);
	ioctl(fd, TIOCSCTTY, 0);
	dup2(fd, 0);
	dup2(fd, 1);
	dup2(fd, 2);
	if (fd > 2)
		close(fd);
	setenv("TERM", "xterm-256color", 1);
	execvp(session->command[0], session->command);
	_exit(127);
}

static void start(struct session *session)
{
	session->pty = posix_openpt(O_RDWR | O_NOCTTY);
	if (session->pty < 0 || grantpt(session->pty) != 0 || unlockpt(session->pty) != 0)
		die("no pseudo terminal");
	fcntl(session->pty, F_SETFD, FD_CLOEXEC);
	const char *terminal = ptsname(session->pty);
	/* held open until the child has it, so that the size stays */
	int held = open(terminal, O_RDWR | O_NOCTTY | O_CLOEXEC);
	ioctl(session->pty, TIOCSWINSZ, &session->size);
	session->pid = fork();
	if (session->pid < 0)
		die("fork");
	if (session->pid == 0)
		run_child(session, terminal);
	close(held);
}

/* reads until the program has been quiet for the session's while */
static struct answer await(const struct session *session, long long begun, long long cpu_before)
{
	struct answer answer = {.nanoseconds = -1};
	char bytes[65536];
	struct pollfd wait = {.fd = session->pty, .events = POLLIN};
	for (;;) {
		int patience = answer.bytes ? session->quiet_ms : PATIENCE_MS;
		if (poll(&wait, 1, patience) <= 0)
			break;
		ssize_t got = read(session->pty, bytes, sizeof bytes);
		if (got <= 0)
			break;
		answer.nanoseconds = now() - begun;
		answer.bytes += (size_t)got;
	}
	answer.cpu = cpu_time(session) - cpu_before;
	return answer;
}

static struct answer send_keys(const struct session *session, const char *keys, size_t length)
{
	long long cpu_before = cpu_time(session), begun = now();
	if (write(session->pty, keys, length) != (ssize_t)length)
		die("write");
	return await(session, begun, cpu_before);
}

/* replaces the escapes of a script's keys in place; returns the length */
static size_t decode_keys(char *text)
{
	size_t length = 0;
	for (char *at = text; *at; at++) {
		char c = *at;
		if (c == '\\' && at[1]) {
			c = *++at;
			if (c == 'e')
				c = '\033';
			else if (c == 'r')
				c = '\r';
			else if (c == 'n')
				c = '\n';
			else if (c == 't')
				c = '\t';
			else if (c == 'x' && at[1] && at[2]) {
				char digits[3] = {at[1], at[2], 0};
				c = (char)strtol(digits, NULL, 16);
				at += 2;
			}
		}
		text[length++] = c;
	}
	return length;
}

static void report(const char *name, struct answer answer)
{
	if (answer.nanoseconds < 0)
		fprintf(stderr, "keytime: no answer to %s\n", name);
	else
		printf("%s %.1f %zu %.1f\n", name, (double)answer.nanoseconds / 1e3, answer.bytes,
		       (double)answer.cpu / 1e3);
}

static void play_line(struct session *session, char *line)
{
	char *verb = strtok(line, " ");
	if (!verb)
		return;
	if (strcmp(verb, "do") == 0 || strcmp(verb, "time") == 0) {
		const char *name = *verb == 't' ? strtok(NULL, " ") : NULL;
		char *keys = strtok(NULL, "");
		size_t length = decode_keys(keys);
		struct answer answer = send_keys(session, keys, length);
		if (name)
			report(name, answer);
		return;
	}
	const char *word = strtok(NULL, " ");
	if (strcmp(verb, "await") == 0) {
		struct answer answer = send_keys(session, "", 0);
		if (answer.nanoseconds >= 0)
			answer.nanoseconds = answer.cpu;
		report(word, answer);
	} else if (strcmp(verb, "quiet") == 0) {
		session->quiet_ms = (int)strtol(word, NULL, 10);
	} else if (strcmp(verb, "start") == 0) {
		long long begun = now();
		start(session);
		report(word, await(session, begun, 0));
	} else if (strcmp(verb, "memory") == 0) {
		printf("%s %ld\n", word, peak_kilobytes(session));
	} else {
		fprintf(stderr, "keytime: what is `%s`?\n", verb);
		exit(2);
	}
}

int main(int argc, char **argv)
{
	struct session session = {.quiet_ms = 15};
	if (argc < 3 || sscanf(argv[1], "%hux%hu", &session.size.ws_col, &session.size.ws_row) != 2) {
		fputs("usage: keytime COLUMNSxLINES PROGRAM [ARGUMENT...] <SCRIPT\n", stderr);
		return 2;
	}
	session.command = argv + 2;
	signal(SIGPIPE, SIG_IGN);
	setvbuf(stdout, NULL, _IOLBF, 0);
	char line[4096];
	while (fgets(line, sizeof line, stdin)) {
		line[strcspn(line, "\n")] = '\0';
		play_line(&session, line);
	}
	if (session.pid > 0) {
		kill(session.pid, SIGKILL);
		waitpid(session.pid, NULL, 0);
	}
	return 0;
}
