/* What the yardsticks share: a file in memory, its lines, its YAML events. */
#ifndef BENCH_FILE_H
#define BENCH_FILE_H

#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <yaml.h>

/* reads a whole file; the program ends when it cannot */
static inline char *file_read(const char *path, size_t *size)
{
	struct stat status;
	int fd = open(path, O_RDONLY);
	if (fd < 0 || fstat(fd, &status) != 0) {
		perror(path);
		exit(2);
	}
	*size = (size_t)status.st_size;
	char *bytes = malloc(*size + 1);
	size_t done = 0;
	while (bytes && done < *size) {
		ssize_t got = read(fd, bytes + done, *size - done);
		if (got <= 0)
			break;
		done += (size_t)got;
	}
	close(fd);
	if (!bytes || done < *size) {
		fprintf(stderr, "%s: cannot be read\n", path);
		exit(2);
	}
	return bytes;
}

static inline size_t file_count_lines(const char *bytes, size_t size)
{
	size_t lines = 0;
	const char *end = bytes + size;
	for (const char *at = bytes; (at = memchr(at, '\n', (size_t)(end - at))); at++)
		lines++;
	return lines;
}

static inline size_t file_count_events(const char *bytes, size_t size)
{
	yaml_parser_t parser;
	yaml_event_t event;
	size_t events = 0;
	bool last = false;
	if (!yaml_parser_initialize(&parser))
		exit(2);
	yaml_parser_set_input_string(&parser, (const unsigned char *)bytes, size);
	while (!last && yaml_parser_parse(&parser, &event)) {
		last = event.type == YAML_STREAM_END_EVENT;
		events++;
		yaml_event_delete(&event);
	}
	yaml_parser_delete(&parser);
	return events;
}

#endif
