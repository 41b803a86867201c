#include "cli/clock.h"
#include "cli/play.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/mem.h"
#include "base/message.h"
#include "cli/compare.h"
#include "cli/editor.h"
#include "cli/output.h"
#include "cli/welcome.h"
#include "screen/frame.h"
#include "screen/key.h"
#include "ui/compare.h"
#include "view/view.h"

#define SIZE_MOST 1000

struct keys {
	key *list;
	size_t count, room;
};

/* Reads the whole script before anything happens. */
static bool read_script(struct slice script, struct keys *keys)
{
	struct error err = {0};
	size_t at = 0;
	key k;
	while (key_parse(script, &at, &k, &err)) {
		if (keys->count == keys->room) {
			keys->room = keys->room ? keys->room * 2 : 64;
			keys->list = mem_resize(keys->list, keys->room, sizeof *keys->list);
		}
		keys->list[keys->count++] = k;
	}
	if (!err.message[0])
		return true;
	snprintf(err.file, sizeof err.file, "--keys");
	error_locate(&err, script.bytes, script.length);
	subcommand_complain(&err);
	return false;
}

/* The editor gets no screen of its own; what it says goes where errors go. */
static int run_editor(void *context, const char *command)
{
	(void)context;
	pid_t child = fork();
	if (child == 0) {
		dup2(STDERR_FILENO, STDOUT_FILENO);
		execl("/bin/sh", "sh", "-c", command, (char *)NULL);
		_exit(127);
	}
	int status;
	if (child < 0 || waitpid(child, &status, 0) < 0 || !WIFEXITED(status))
		return -1;
	return WEXITSTATUS(status);
}

static void edit(struct ui *ui)
{
	struct error err = {0};
	char *text = editor_edit(ui->editor_text ? ui->editor_text : "", run_editor, NULL, &err);
	ui_edited(ui, text);
	if (!text)
		ui_complain(ui, "%s", err.message);
	free(text);
}

static void play_keys(struct ui *ui, const struct keys *keys)
{
	for (size_t i = 0; i < keys->count; i++) {
		ui_key(ui, keys->list[i]);
		enum request request = ui->request;
		ui->request = REQUEST_NONE;
		if (request == REQUEST_EDITOR)
			edit(ui);
		if (request == REQUEST_COMPARE)
			compare_serve(ui);
		if (request == REQUEST_START)
			welcome_serve(ui);
		if (request == REQUEST_QUIT)
			return;
		if (i % DOCUMENT_REST_KEYS == DOCUMENT_REST_KEYS - 1)
			ui_rest(ui);
	}
}

enum status play_run(struct ui *ui, const char *script, const char *size)
{
	int width = 80, height = 24, end = 0;
	if (size && (sscanf(size, "%dx%d%n", &width, &height, &end) != 2 || size[end] || width < 1 || height < 1 ||
	             width > SIZE_MOST || height > SIZE_MOST))
		return subcommand_fail(_("--size is like 80x24, at most %dx%d"), SIZE_MOST, SIZE_MOST);
	struct keys keys = {0};
	if (!read_script(slice_of(script), &keys)) {
		free(keys.list);
		return STATUS_TROUBLE;
	}
	ui->now = (int64_t)clock_now() * 1000;
	ui_resize(ui, width, height);
	play_keys(ui, &keys);
	/* a script that ends without quitting says goodbye all the same; what was
	 * offered and not answered is offered again */
	if (!ui->offer)
		document_leave(ui->document);
	struct frame *frame = frame_new(width, height);
	struct buffer out = {0};
	view_paint(compare_front(ui), frame);
	frame_print(frame, &out);
	enum status status = output_write(buffer_slice(&out), STATUS_FINE);
	buffer_free(&out);
	frame_free(frame);
	free(keys.list);
	return status;
}
