/* Ties it together: the subcommands, and the session at a terminal. */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/unicode.h"
#include "cli/compare.h"
#include "cli/editor.h"
#include "cli/rescue.h"
#include "cli/subcommand.h"
#include "cli/welcome.h"
#include "config/config.h"
#include "screen/frame.h"
#include "term/term.h"
#include "ui/compare.h"
#include "ui/session.h"
#include "view/painter.h"

#define LOOK 1000 /* ms between two looks at the file */
#define PAUSE 300 /* ms without a key after which the journal is synced */

struct session {
	struct term *term;
	struct ui *ui;
	struct frame *frame;
	struct painter *painter;
	const struct config *config;
	unsigned long keys;
	bool busy;   /* a key came since the journal was synced */
	long looked; /* ms: when the file was looked at */
	enum { GOING, LEFT, STOPPED } state;
};

static void resize(struct session *s)
{
	int width, height;
	if (config_is(s->config, SETTING_AMBIGUOUS_WIDTH, "auto"))
		unicode_draw(term_ambiguous(s->term), config_is(s->config, SETTING_BORDERS, "ascii"));
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
	document_sync(s->ui->document);
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
	case REQUEST_COMPARE:
		compare_serve(s->ui);
		break;
	case REQUEST_START:
		welcome_serve(s->ui);
		painter_forget(s->painter);
		break;
	case REQUEST_REDRAW:
		term_redraw(s->term);
		break;
	case REQUEST_MOUSE:
		term_mouse(s->term, !s->ui->mouse.off);
		break;
	case REQUEST_BELL:
		term_bell(s->term);
		break;
	}
}

static long now(clockid_t clock)
{
	struct timespec t;
	clock_gettime(clock, &t);
	return (long)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void take_key(struct session *s, key k)
{
	if (k == KEY_RESIZE_) {
		resize(s);
		return;
	}
	s->ui->now = now(CLOCK_REALTIME);
	ui_key(s->ui, k);
	do_request(s);
	if (++s->keys % DOCUMENT_REST_KEYS == 0)
		ui_rest(s->ui);
}

static void paint(struct session *s)
{
	painter_paint(s->painter, compare_front(s->ui), s->frame);
	term_draw(s->term, s->frame);
}

/* Looks at the file when it is time to. */
static void look(struct session *s)
{
	if (now(CLOCK_MONOTONIC) - s->looked < LOOK)
		return;
	session_look(s->ui);
	do_request(s);
	s->looked = now(CLOCK_MONOTONIC);
}

static void tick(struct session *s)
{
	ui_tick(s->ui, now(CLOCK_REALTIME));
	do_request(s);
}

/* how long nothing happens if no key comes, ms */
static int pause_left(const struct session *s)
{
	long left = s->looked + LOOK - now(CLOCK_MONOTONIC), wait = ui_wait(s->ui);
	if (wait >= 0 && left > wait)
		left = wait;
	if (s->busy && left > PAUSE)
		return PAUSE;
	return left > 0 ? (int)left : 0;
}

/* Waits for a key, then takes all that wait too before anything is painted. */
static void take_keys(struct session *s)
{
	enum term_event event;
	key k;
	for (int timeout = pause_left(s); s->state == GOING; timeout = 0) {
		event = term_read(s->term, timeout, &k);
		if (event == TERM_TIMEOUT && timeout && s->busy) {
			document_sync(s->ui->document);
			s->busy = false;
		}
		if (event == TERM_TIMEOUT)
			break;
		s->busy = true;
		if (event == TERM_STOP)
			s->state = STOPPED;
		else if (event == TERM_SUSPEND)
			suspend(s);
		else
			take_key(s, k);
	}
	if (s->state == GOING)
		tick(s);
	if (s->state == GOING)
		look(s);
}

/* The terminal is gone or the system wants us gone: what is unsaved stays in the
 * journal, or else goes to a file of its own, because nobody can be asked about
 * the map's.  It is written while signals are still only noted: the one that
 * ends us may come twice. */
static enum status rescue(struct session *s)
{
	struct error err = {0};
	struct document *document = s->ui->document;
	bool modified = document_modified(document) && !s->ui->tutor, kept = document_journal_works(document);
	char *path = modified && !kept ? rescue_save(document, &err) : NULL;
	if (!modified && !s->ui->offer)
		document_leave(document);
	else
		document_sync(document);
	term_close(s->term);
	s->term = NULL;
	if (!modified)
		return subcommand_fail(_("stopped from outside; nothing was unsaved"));
	if (kept)
		return subcommand_fail(_("stopped from outside; what was not saved is kept, and offered when %s is "
		                         "opened again"),
		                       document_path(document));
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

static enum status session(struct ui *ui, const struct config *config)
{
	struct error err = {0};
	struct session s = {.ui = ui,
	                    .config = config,
	                    .frame = frame_new(1, 1),
	                    .painter = painter_new(),
	                    .looked = now(CLOCK_MONOTONIC)};
	enum status status = STATUS_FINE;
	take_keyboard();
	s.term = term_open(&err);
	if (s.term) {
		mem_on_failure(term_emergency);
		term_mouse(s.term, !ui->mouse.off);
		if (config_is(config, SETTING_AMBIGUOUS_WIDTH, "auto"))
			term_ask_width(s.term);
		resize(&s);
		while (s.state == GOING) {
			paint(&s);
			take_keys(&s);
		}
		if (s.state == STOPPED)
			status = rescue(&s);
		else
			document_leave(ui->document);
		mem_on_failure(NULL);
		term_close(s.term);
	} else {
		status = subcommand_complain(&err);
	}
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
