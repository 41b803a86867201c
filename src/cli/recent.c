#include "cli/recent.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/file.h"
#include "base/mem.h"
#include "document/document.h"

#define SIZE_MOST 1000000 /* bytes; more is no list of ours */

/* free(); NULL: nowhere */
static char *list_path(void)
{
	char *folder = document_state_folder();
	char *path = folder ? mem_format("%s/recent", folder) : NULL;
	free(folder);
	return path;
}

char **recent_read(size_t *count)
{
	char *path = list_path();
	char **paths = mem_new_array(RECENT_MOST, sizeof *paths);
	struct buffer text = {0};
	struct file_stamp stamp;
	bool good = path && file_read(path, SIZE_MOST, &text, &stamp, NULL);
	*count = 0;
	for (size_t at = 0; good && at < text.length && *count < RECENT_MOST;) {
		const char *line = text.bytes + at, *end = memchr(line, '\n', text.length - at);
		size_t length = end ? (size_t)(end - line) : text.length - at;
		if (length && *line == '/' && !memchr(line, '\0', length))
			paths[(*count)++] = mem_copy(line, length);
		at += length + 1;
	}
	buffer_free(&text);
	free(path);
	return paths;
}

/* Whole or not at all, but without waiting for the disk: it is no loss. */
static void write_list(const char *path, struct slice text)
{
	char *new = mem_format("%s.%ld", path, (long)getpid()), *folder = mem_copy_text(path);
	*strrchr(folder, '/') = '\0';
	file_make_folder(folder);
	int fd = open(new, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	if (fd >= 0) {
		bool good = file_write(fd, text);
		good &= close(fd) == 0;
		if (!good || rename(new, path) != 0)
			unlink(new);
	}
	free(folder);
	free(new);
}

void recent_enter(const char *map)
{
	size_t count;
	char *path = list_path(), *real = file_real_path(map), **paths = recent_read(&count);
	struct buffer text = {0};
	if (real && !strchr(real, '\n'))
		buffer_format(&text, "%s\n", real);
	for (size_t i = 0; i < count; i++) {
		if (i < RECENT_MOST - 1 && real && strcmp(paths[i], real) != 0)
			buffer_format(&text, "%s\n", paths[i]);
	}
	/* what is the newest already is so without being written */
	if (path && real && (!count || strcmp(paths[0], real) != 0))
		write_list(path, buffer_slice(&text));
	for (size_t i = 0; i < count; i++)
		free(paths[i]);
	free(paths);
	buffer_free(&text);
	free(real);
	free(path);
}
