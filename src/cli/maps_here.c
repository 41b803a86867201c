#include "cli/maps_here.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/slice.h"
#include "cli/git_maps.h"

#define LOOKED_AT 16384 /* bytes of a file */
#define FILES_MOST 500  /* of the right ending that are looked at */
#define NAMES_MOST 20000

/* The rest of the first line on which a key stands, behind its colon, as block,
 * flow or JSON; .bytes NULL: there is none. */
static struct slice value_of(struct slice text, const char *key)
{
	size_t length = strlen(key);
	for (const char *at = text.bytes, *end = text.bytes + text.length;
	     (at = memmem(at, (size_t)(end - at), key, length)); at += length) {
		const char *behind = at + length;
		char before = at == text.bytes ? '\n' : at[-1];
		if (!strchr("\n\"'{, ", before) || (before == ' ' && *text.bytes != '{'))
			continue;
		behind += behind < end && (*behind == '"' || *behind == '\'');
		if (behind == end || *behind != ':')
			continue;
		const char *line = memchr(behind, '\n', (size_t)(end - behind));
		behind++;
		return slice_make(behind, (size_t)((line ? line : end) - behind));
	}
	return (struct slice){0};
}

/* A plain or quoted text at the start of a line, for people to read; NULL: none */
static char *text_at(struct slice line)
{
	while (line.length && (*line.bytes == ' ' || *line.bytes == '\t'))
		line = slice_make(line.bytes + 1, line.length - 1);
	if (!line.length || strchr("|>&*#[{", *line.bytes))
		return NULL;
	char quote = *line.bytes == '"' || *line.bytes == '\'' ? *line.bytes : '\0';
	if (quote) {
		const char *end = memchr(line.bytes + 1, quote, line.length - 1);
		return end ? mem_copy(line.bytes + 1, (size_t)(end - line.bytes) - 1) : NULL;
	}
	const char *comment = memmem(line.bytes, line.length, " #", 2);
	size_t length = comment ? (size_t)(comment - line.bytes) : line.length;
	while (length && strchr(" \t\r", line.bytes[length - 1]))
		length--;
	return length ? mem_copy(line.bytes, length) : NULL;
}

static bool looks_like_map(struct slice text, char **title)
{
	bool map = value_of(text, "touchgrid").bytes || value_of(text, "touchpoints").bytes ||
	           (value_of(text, "stages").bytes && value_of(text, "channels").bytes);
	struct slice line = map ? value_of(text, "title") : (struct slice){0};
	*title = line.bytes ? text_at(line) : NULL;
	return map;
}

bool maps_here_look(const char *path, char **title)
{
	struct stat s;
	char *text = mem_new_array(LOOKED_AT, 1);
	*title = NULL;
	/* a FIFO would keep us waiting */
	int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	ssize_t length = fd >= 0 && fstat(fd, &s) == 0 && S_ISREG(s.st_mode) ? read(fd, text, LOOKED_AT) : 0;
	bool map = length > 0 && looks_like_map(slice_make(text, (size_t)length), title);
	if (fd >= 0)
		close(fd);
	free(text);
	return map;
}

static int compare(const void *a, const void *b)
{
	return strcmp(((const struct map_here *)a)->path, ((const struct map_here *)b)->path);
}

struct map_here *maps_here_list(size_t *count)
{
	struct map_here *maps = mem_new_array(FILES_MOST, sizeof *maps);
	DIR *folder = opendir(".");
	struct dirent *file;
	size_t names = 0, files = 0;
	*count = 0;
	while (folder && files < FILES_MOST && names++ < NAMES_MOST && (file = readdir(folder))) {
		if (file->d_name[0] == '.' || !git_maps_may_be(file->d_name))
			continue;
		files++;
		char *title;
		if (maps_here_look(file->d_name, &title))
			maps[(*count)++] = (struct map_here){mem_copy_text(file->d_name), title};
	}
	if (folder)
		closedir(folder);
	qsort(maps, *count, sizeof *maps, compare);
	return maps;
}

void maps_here_free(struct map_here *maps, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		free(maps[i].path);
		free(maps[i].title);
	}
	free(maps);
}
