/* Ties it together: the subcommands, and the session at a terminal. */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/unicode.h"
#include "cli/editor.h"
#include "cli/rescue.h"
#include "cli/subcommand.h"
#include "screen/frame.h"
#include "term/term.h"
#include "ui/ui.h"
#include "view/painter.h"

struct session {
	struct document *document;
	struct term *term;
	struct ui *ui;
	struct frame *frame;
	struct painter *painter;
	unsigned long keys;
	enum { GOING, LEFT, STOPPED } state;
};

static void resize(struct session *s)
{
	int width, height;
	term_size(s->term, &width, &height);
	frame_resize(s->frame, width, height);
	ui_resize(s->ui, width, height);
	painter_forget(s->painter);
}

static int run_in_terminal(void *context, const char *command)
{
	struct session *s = context;
	return term_run(s->term, command);
}

static void edit(struct session *s)
{
	struct error err = {0};
	char *text = editor_edit(s->ui->editor_text ? s->ui->editor_text : "", run_in_terminal, s, &err);
	ui_edited(s->ui, text);
	if (!text)
		ui_complain(s->ui, "%s", err.message);
	free(text);
	resize(s);
	term_redraw(s->term);
}

static void suspend(struct session *s)
{
	term_suspend(s->term);
	resize(s);
	term_redraw(s->term);
}

static void do_request(struct session *s)
{
	enum request request = s->ui->request;
	s->ui->request = REQUEST_NONE;
	switch (request) {
	case REQUEST_NONE:
		break;
	case REQUEST_QUIT:
		s->state = LEFT;
		break;
	case REQUEST_SUSPEND:
		suspend(s);
		break;
	case REQUEST_EDITOR:
		edit(s);
		break;
	case REQUEST_REDRAW:
		term_redraw(s->term);
		break;
	case REQUEST_BELL:
		term_bell(s->term);
		break;
	}
}

static void take_key(struct session *s, key k)
{
	if (k == KEY_RESIZE_) {
		resize(s);
		return;
	}
	ui_key(s->ui, k);
	do_request(s);
	if (++s->keys % DOCUMENT_REST_KEYS == 0)
		document_rest(s->document);
}

static void paint(struct session *s)
{
	painter_paint(s->painter, s->ui, s->frame);
	term_draw(s->term, s->frame);
}

/* Waits for a key, then takes all that wait too before anything is painted. */
static void take_keys(struct session *s)
{
	enum term_event event;
	key k;
	for (int timeout = -1; s->state == GOING && (event = term_read(s->term, timeout, &k)) != TERM_TIMEOUT;
	     timeout = 0) {
		if (event == TERM_STOP)
			s->state = STOPPED;
		else if (event == TERM_SUSPEND)
			suspend(s);
		else
			take_key(s, k);
	}
}

/* The terminal is gone or the system wants us gone: what is unsaved goes to a
 * file of its own, because nobody can be asked about the map's.  It is written
 * while signals are still only noted: the one that ends us may come twice. */
static enum status rescue(struct session *s)
{
	struct error err = {0};
	bool modified = document_modified(s->document);
	char *path = modified ? rescue_save(s->document, &err) : NULL;
	term_close(s->term);
	s->term = NULL;
	if (!modified)
		return subcommand_fail(_("stopped from outside; nothing was unsaved"));
	if (!path)
		return subcommand_complain(&err);
	subcommand_fail(_("stopped from outside; what was not saved is in %s"), path);
	free(path);
	return STATUS_TROUBLE;
}

/* A map that came through a pipe leaves the keys to the terminal itself;
 * term_open says so when there is none. */
static void take_keyboard(void)
{
	int fd = isatty(STDIN_FILENO) ? -1 : open("/dev/tty", O_RDWR | O_CLOEXEC);
	if (fd >= 0) {
		dup2(fd, STDIN_FILENO);
		close(fd);
	}
}

static enum status session(struct document *document)
{
	struct error err = {0};
	struct session s = {
	        .document = document, .ui = ui_new(document), .frame = frame_new(1, 1), .painter = painter_new()};
	enum status status = STATUS_FINE;
	take_keyboard();
	s.term = term_open(&err);
	if (s.term) {
		mem_on_failure(term_emergency);
		resize(&s);
		while (s.state == GOING) {
			paint(&s);
			take_keys(&s);
		}
		if (s.state == STOPPED)
			status = rescue(&s);
		mem_on_failure(NULL);
		term_close(s.term);
	} else {
		status = subcommand_complain(&err);
	}
	ui_free(s.ui);
	frame_free(s.frame);
	painter_free(s.painter);
	return status;
}

int main(int argc, char **argv)
{
	unicode_start();
	/* a file that may not grow fails to be written, which can be said */
	signal(SIGXFSZ, SIG_IGN);
	return (int)subcommand_main(argc, argv, session);
}
