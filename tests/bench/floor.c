/* What the machine and libyaml need for a file, in ms, each once a run:
 *   floor FILE   prints "lines MS", "events MS", "save MS" (write, fsync, rename) */
#include <time.h>

#include "file.h"

static double milliseconds(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static bool save(const char *path, const char *bytes, size_t size)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
	if (fd < 0)
		return false;
	for (size_t done = 0; done < size;) {
		ssize_t written = write(fd, bytes + done, size - done);
		if (written <= 0)
			return false;
		done += (size_t)written;
	}
	return fsync(fd) == 0 && close(fd) == 0;
}

int main(int argc, char **argv)
{
	if (argc != 2) {
		fputs("usage: floor FILE\n", stderr);
		return 2;
	}
	size_t size;
	char *bytes = file_read(argv[1], &size);

	double start = milliseconds();
	size_t lines = file_count_lines(bytes, size);
	printf("lines %.4f\n", milliseconds() - start);

	start = milliseconds();
	size_t events = file_count_events(bytes, size);
	printf("events %.4f\n", milliseconds() - start);

	char new_path[4096];
	snprintf(new_path, sizeof new_path, "%s.new", argv[1]);
	start = milliseconds();
	bool saved = save(new_path, bytes, size) && rename(new_path, argv[1]) == 0;
	printf("save %.4f\n", milliseconds() - start);

	free(bytes);
	return saved && lines && events ? 0 : 2;
}
