#include "cli/editor.h"

#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/message.h"
#include "base/unicode.h"

#define TEXT_MOST ((size_t)1 << 26)

static const char *environment(const char *name, const char *otherwise)
{
	const char *value = getenv(name);
	return value && *value ? value : otherwise;
}

/* `editor 'path'`; the editor's words are the shell's to split. */
static char *command_for(const char *path)
{
	struct buffer command = {0};
	buffer_format(&command, "%s '", environment("VISUAL", environment("EDITOR", "vi")));
	for (; *path; path++)
		if (*path == '\'')
			buffer_add_text(&command, "'\\''");
		else
			buffer_add_byte(&command, *path);
	buffer_add_byte(&command, '\'');
	return buffer_take(&command);
}

/* Takes the newline off that the text had not before. */
static void cut_final_newline(struct buffer *text, const char *before)
{
	size_t length = strlen(before);
	bool had = length && before[length - 1] == '\n';
	if (!had && text->length && text->bytes[text->length - 1] == '\n')
		text->bytes[--text->length] = '\0';
}

/* A text in a file ends with a newline; what is appended begins a new line. */
static bool write_for_editor(int fd, const char *text)
{
	size_t length = strlen(text);
	bool open_line = length && text[length - 1] != '\n';
	return file_write(fd, slice_make(text, length)) && (!open_line || file_write(fd, slice_of("\n")));
}

static char *read_back(const char *path, const char *before, struct error *err)
{
	struct buffer text = {0};
	struct file_stamp stamp;
	if (file_read(path, TEXT_MOST, &text, &stamp, err)) {
		buffer_add(&text, "", 0);
		cut_final_newline(&text, before);
		if (unicode_validate(text.bytes, text.length) == text.length && !memchr(text.bytes, '\0', text.length))
			return buffer_take(&text);
		error_set(err, _("the editor's text is not UTF-8, so it was not taken over"));
	}
	buffer_free(&text);
	return NULL;
}

/* Does the environment name a locale of this machine that is a UTF-8 one? */
static bool environment_is_utf8(const char *ours)
{
	bool utf8 = setlocale(LC_CTYPE, "") && strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
	setlocale(LC_CTYPE, ours);
	return utf8;
}

/* The text is UTF-8: where the environment does not say so, the editor gets
 * the locale that we found for ourselves. */
static int run_in_utf8(editor_runner *run, void *context, const char *command)
{
	/* what is in LC_ALL outdoes all others */
	const char *name = *environment("LC_ALL", "") ? "LC_ALL" : "LC_CTYPE", *value = getenv(name);
	char *before = value ? mem_copy_text(value) : NULL, *ours = mem_copy_text(setlocale(LC_CTYPE, NULL));
	if (!environment_is_utf8(ours))
		setenv(name, ours, 1);
	int status = run(context, command);
	if (before)
		setenv(name, before, 1);
	else
		unsetenv(name);
	free(ours);
	free(before);
	return status;
}

char *editor_edit(const char *text, editor_runner *run, void *context, struct error *err)
{
	char *path = mem_format("%s/touchgrid-XXXXXX.txt", environment("TMPDIR", "/tmp"));
	char *edited = NULL;
	int fd = mkostemps(path, 4, O_CLOEXEC);
	if (fd < 0 || !write_for_editor(fd, text)) {
		error_set(err, _("%s cannot be written for the editor: %s"), path, strerror(errno));
	} else {
		char *command = command_for(path);
		if (run_in_utf8(run, context, command) == 0)
			edited = read_back(path, text, err);
		else
			error_set(err, _("the editor failed, so nothing was changed; set EDITOR to one that works"));
		free(command);
	}
	if (fd >= 0) {
		close(fd);
		unlink(path);
	}
	free(path);
	return edited;
}
