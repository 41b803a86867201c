#include "cli/rescue.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/message.h"

/* Fills the X of a path and writes a new file there. */
static bool write_new(char *path, struct slice text)
{
	int fd = mkostemp(path, O_CLOEXEC);
	if (fd < 0)
		return false;
	bool good = file_write(fd, text) && fsync(fd) == 0;
	int number = errno;
	good &= close(fd) == 0;
	if (!good) {
		unlink(path);
		errno = number;
	}
	return good;
}

char *rescue_find(const char *path)
{
	const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
	char *folder = slash ? mem_copy(path, (size_t)(slash - path) + 1) : mem_copy_text(".");
	char *start = mem_format("%s.touchgrid-rescue-", name), *found = NULL;
	DIR *files = opendir(folder);
	struct dirent *file;
	while (files && !found && (file = readdir(files)))
		if (strncmp(file->d_name, start, strlen(start)) == 0)
			found = mem_copy_text(file->d_name);
	if (files)
		closedir(files);
	free(folder);
	free(start);
	return found;
}

char *rescue_save(const struct document *document, struct error *err)
{
	const char *folder = getenv("TMPDIR"), *file = document_path(document);
	const char *name = file && strrchr(file, '/') ? strrchr(file, '/') + 1 : file ? file : "map";
	char *paths[2] = {
	        file ? mem_format("%s.touchgrid-rescue-XXXXXX", file) : NULL,
	        mem_format("%s/%s.touchgrid-rescue-XXXXXX", folder && *folder ? folder : "/tmp", name),
	};
	char *rescued = NULL;
	struct buffer text = {0};
	document_text(document, &text);
	for (int i = 0; i < 2; i++) {
		if (!rescued && paths[i] && write_new(paths[i], buffer_slice(&text)))
			rescued = paths[i];
		else
			free(paths[i]);
	}
	if (!rescued)
		error_set(err, _("what was not saved is lost: %s"), strerror(errno));
	buffer_free(&text);
	return rescued;
}
