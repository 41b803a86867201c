#include "cli/sandbox.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/message.h"
#include "ui/start.h"
#include "ui/tutor.h"

/* A folder that nobody else looks into; free().  NULL with err */
static char *make_folder(struct error *err)
{
	const char *wish = getenv("TMPDIR"), *temporary = wish && *wish ? wish : "/tmp";
	char *folder = mem_format("%s/touchgrid-tutor-XXXXXX", temporary);
	if (mkdtemp(folder))
		return folder;
	free(folder);
	error_set(err, _("the tutor cannot put its map into %s; set TMPDIR to a folder that can be written"),
	          temporary);
	return NULL;
}

/* The files that are in it, and the folder. */
static void remove_folder(const char *folder)
{
	DIR *files = opendir(folder);
	struct dirent *file;
	while (files && (file = readdir(files)))
		if (strcmp(file->d_name, ".") != 0 && strcmp(file->d_name, "..") != 0)
			unlinkat(dirfd(files), file->d_name, 0);
	if (files)
		closedir(files);
	rmdir(folder);
}

bool sandbox_enter(struct ui *ui, size_t lesson, struct error *err)
{
	char *folder = make_folder(err);
	if (!folder)
		return false;
	char *path = mem_format("%s/tutor.yaml", folder);
	bool good = file_create(path, slice_of(lesson_map(message_language())), err);
	struct document *document = good ? document_open(path, err) : NULL, *before = ui->document;
	free(path);
	if (!document) {
		remove_folder(folder);
		free(folder);
		return false;
	}
	bool from_start = ui->start;
	ui_renew(ui, document);
	document_free(before);
	tutor_begin(ui, lesson, from_start, folder);
	return true;
}

void sandbox_leave(struct ui *ui)
{
	if (ui->tutor)
		remove_folder(ui->tutor->folder);
}
