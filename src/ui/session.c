/* The file and the program: saving, leaving, stopping for a while. */
#include <stdlib.h>
#include <string.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/unicode.h"
#include "document/follow.h"
#include "ui/form.h"
#include "ui/session.h"
#include "ui/settle.h"
#include "ui/timer.h"
#include "ui/tutor.h"

#define MOST_NUMBERS 100
#define ROOM 1000000 /* bytes that a disk has left which is not called full */

static void save_as(struct ui *ui, const char *text);

static void gave_up(struct ui *ui, const char *text)
{
	(void)text;
	ui->leaving = false;
}

static void ask_where(struct ui *ui, const char *path)
{
	ui_prompt(ui, _("Save as"), path, save_as)->cancel = gave_up;
}

/* ---- what others did ---- */

static const char *words_of(const struct followed *followed)
{
	return followed->words ? followed->words : "";
}

static void say_followed(struct ui *ui, const struct followed *followed)
{
	if (followed->kind == FOLLOW_TAKEN)
		ui_say(ui, _("the file was changed: %s"), words_of(followed));
	else if (followed->kind == FOLLOW_MERGED && followed->conflicts)
		ui_say(ui, _("merged with the file: %s; conflicts: %zu, {settle} settles them"), words_of(followed),
		       followed->conflicts);
	else if (followed->kind == FOLLOW_MERGED)
		ui_say(ui, _("merged with the file: %s"), words_of(followed));
}

static void complain_of(struct ui *ui, const struct error *err)
{
	struct buffer place = {0};
	if (err->file[0])
		buffer_format(&place, err->line ? "%s:%ld: " : "%s ", err->file, err->line);
	ui_complain(ui, "%s%s", buffer_slice(&place).bytes, err->message);
	buffer_free(&place);
}

/* The text may be another one now: everything that is open is put right, and
 * conflicts that are new are shown, unless the session goes on by itself. */
static void put_right(struct ui *ui, const struct item *current, const struct followed *followed)
{
	if (followed->kind != FOLLOW_TAKEN && followed->kind != FOLLOW_MERGED)
		return;
	ui_count_marks(ui);
	ui_go_to(ui, current);
	if (followed->conflicts && !ui->live && !ui->settle)
		settle_open(ui, 0);
	ui_settle(ui);
	say_followed(ui, followed);
}

/* Is something being typed, chosen or carried?  A line that waits for the next
 * name is nothing yet. */
static bool is_busy(const struct ui *ui)
{
	const struct prompt *p = ui->prompt;
	bool waits = p && p->stays && !p->pasting && !line_text(&p->line).length;
	return (p && !waits) || ui->chooser || ui->carrying || ui->linking || ui->offer || ui->over;
}

void session_follow(struct ui *ui)
{
	struct error err = {0};
	struct followed followed;
	if (!ui->noticed || is_busy(ui))
		return;
	const struct item *current = ui_current(ui);
	ui->noticed = false;
	enum follow_kind kind = document_follow(ui->document, &followed, &err);
	put_right(ui, current, &followed);
	if (kind == FOLLOW_UNREADABLE)
		complain_of(ui, &err);
	else if (kind == FOLLOW_GONE)
		ui_complain(ui, _("%s: the file is gone; saving makes it anew"), document_path(ui->document));
	free(followed.words);
}

/* Each second: saves what is new here and merges what is new there. */
static void live_on(struct ui *ui)
{
	struct error err = {0};
	struct followed followed = {0};
	const struct item *current = ui_current(ui);
	bool failed;
	if (!ui->noticed && !document_modified(ui->document))
		return;
	if (is_busy(ui) && ui->noticed)
		return;
	if (is_busy(ui)) {
		/* what changed since is followed when nothing is being typed */
		document_save(ui->document, NULL, NULL);
		return;
	}
	ui->noticed = false;
	failed = document_follow_and_save(ui->document, true, &followed, &err) == FOLLOW_FAILED;
	put_right(ui, current, &followed);
	if (failed)
		complain_of(ui, &err);
	free(followed.words);
}

/* May it be written without asking?  A file that is gone is not made anew, and
 * conflicts are settled first. */
static bool may_autosave(const struct ui *ui)
{
	return !is_busy(ui) && !settle_conflicts(ui) && access(document_path(ui->document), W_OK) == 0;
}

void session_autosave(struct ui *ui)
{
	struct error err = {0};
	struct followed followed = {0};
	const struct item *current = ui_current(ui);
	if (!ui->autosave || ui->live || !document_path(ui->document))
		return;
	if (!document_modified(ui->document)) {
		ui->unsaved_since = 0;
		return;
	}
	if (!ui->unsaved_since)
		ui->unsaved_since = ui->now;
	if (ui->now - ui->unsaved_since < (int64_t)ui->autosave * 1000 || !may_autosave(ui))
		return;
	ui->unsaved_since = ui->now;
	ui->noticed = false;
	bool failed = document_follow_and_save(ui->document, false, &followed, &err) == FOLLOW_FAILED;
	put_right(ui, current, &followed);
	if (failed)
		complain_of(ui, &err);
	free(followed.words);
}

void session_look(struct ui *ui)
{
	if (!document_path(ui->document))
		return;
	ui->noticed |= document_file_changed(ui->document);
	if (ui->live && !ui->offer)
		live_on(ui);
	else
		session_follow(ui);
}

void session_recover(struct ui *ui, const struct recovery *recovery)
{
	struct error err = {0};
	struct followed followed;
	const struct item *current = ui_current(ui);
	bool good = document_recover(ui->document, recovery, &followed, &err);
	put_right(ui, current, &followed);
	if (!good)
		complain_of(ui, &err);
	else if (!followed.conflicts)
		ui_say(ui, _("taken up and merged with the file, not saved yet"));
	free(followed.words);
}

/* ---- saving ---- */

/* map-2.yaml for map.yaml, the first number that is free; free() */
static char *other_name(const char *folder, const char *name)
{
	const char *dot = strrchr(name, '.');
	size_t stem = dot && dot > name ? (size_t)(dot - name) : strlen(name);
	char *path = NULL;
	for (int number = 2; !path || (access(path, F_OK) == 0 && number < MOST_NUMBERS); number++) {
		free(path);
		path = mem_format("%s%.*s-%d%s", folder, (int)stem, name, number, name + stem);
	}
	return path;
}

static bool takes_files(const char *folder)
{
	struct statvfs system;
	const char *path = *folder ? folder : ".";
	return access(path, W_OK | X_OK) == 0 && statvfs(path, &system) == 0 &&
	       (unsigned long long)system.f_bavail * system.f_frsize > ROOM;
}

/* A name in a place that can be written: beside the file, else in the home
 * folder, else where temporary files go; free(). */
static char *other_place(const char *path)
{
	const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
	const char *home = getenv("HOME"), *temporary = getenv("TMPDIR");
	char *folders[] = {mem_copy(path, (size_t)(name - path)), mem_format("%s/", home ? home : ""),
	                   mem_format("%s/", temporary && *temporary ? temporary : "/tmp")};
	size_t at = 0;
	while (at < 2 && !takes_files(folders[at]))
		at++;
	char *other = other_name(folders[at], name);
	for (size_t i = 0; i < 3; i++)
		free(folders[i]);
	return other;
}

static void saved(struct ui *ui, const struct followed *followed)
{
	if (followed && followed->kind == FOLLOW_MERGED)
		ui_say(ui, _("saved %s, merged with what was changed outside: %s"), document_path(ui->document),
		       words_of(followed));
	else if (!followed || followed->kind == FOLLOW_SAME)
		ui_say(ui, _("saved %s"), document_path(ui->document));
	if (ui->leaving)
		ui->request = REQUEST_QUIT;
}

/* Asks for another place, with what is wrong above it. */
static void save_elsewhere(struct ui *ui, const char *place, const struct error *err)
{
	ask_where(ui, place);
	complain_of(ui, err);
}

static void save_as(struct ui *ui, const char *text)
{
	struct error err = {0};
	if (!*text)
		return;
	if (document_save(ui->document, text, &err))
		saved(ui, NULL);
	else
		save_elsewhere(ui, text, &err);
}

static void save(struct ui *ui)
{
	struct error err = {0};
	struct followed followed;
	const struct item *current = ui_current(ui);
	enum follow_save result = document_follow_and_save(ui->document, ui->live, &followed, &err);
	ui->noticed = false;
	put_right(ui, current, &followed);
	if (result == FOLLOW_SAVED) {
		saved(ui, &followed);
	} else if (result == FOLLOW_CONFLICTS) {
		ui->leaving = false;
		ui_complain(ui, _("not saved yet; conflicts with the file: %zu. Settle them, or save again"),
		            followed.conflicts);
	} else {
		char *other = other_place(document_path(ui->document));
		save_elsewhere(ui, other, &err);
		free(other);
	}
	free(followed.words);
}

void session_save(struct ui *ui, key k)
{
	(void)k;
	if (document_path(ui->document))
		save(ui);
	else
		ask_where(ui, "");
}

static void quit_answered(struct ui *ui, const struct row *rows, size_t count)
{
	if (!count || rows->hotkey == 'c')
		return;
	ui->leaving = rows->hotkey == 'y';
	if (rows->hotkey == 'n')
		ui->request = REQUEST_QUIT;
	else
		session_save(ui, 0);
}

static void stop_answered(struct ui *ui, const struct row *rows, size_t count)
{
	if (count && rows->hotkey == 'y')
		ui->request = REQUEST_QUIT;
}

/* Before an audience a stray q must not take the map away. */
static void ask_to_stop(struct ui *ui)
{
	struct chooser *c = ui_ask(ui, _("You are presenting. Quit all the same?"), stop_answered);
	chooser_add(c, _("quit"), NULL, "yes", 'y');
	chooser_add(c, _("stay here"), NULL, "stay", 'c');
}

void session_quit(struct ui *ui, key k)
{
	if (ui->tutor) {
		tutor_leave(ui, k);
		return;
	}
	if (!document_modified(ui->document)) {
		if (ui->presenting)
			ask_to_stop(ui);
		else
			ui->request = REQUEST_QUIT;
		return;
	}
	if (ui->live) {
		ui->leaving = true;
		session_save(ui, k);
		return;
	}
	struct chooser *c = ui_ask(ui, _("Some changes are not saved. Save them?"), quit_answered);
	chooser_add(c, _("save and quit"), NULL, "yes", 'y');
	chooser_add(c,
	            document_journal_works(ui->document) ? _("quit without saving; the history keeps them")
	                                                 : _("quit and lose them"),
	            NULL, "no", 'n');
	chooser_add(c, _("stay here"), NULL, "stay", 'c');
}

void session_suspend(struct ui *ui, key k)
{
	(void)k;
	ui->request = REQUEST_SUSPEND;
}

void session_redraw(struct ui *ui, key k)
{
	(void)k;
	ui->request = REQUEST_REDRAW;
}

const char *session_alarm(const struct ui *ui)
{
	return document_journal_fails(ui->document) ? _("no journal") : "";
}

int session_notes(const struct ui *ui)
{
	struct buffer timer = {0};
	timer_describe(ui, &timer);
	int timed = unicode_columns(buffer_slice(&timer)), alarmed = unicode_columns(slice_of(session_alarm(ui)));
	buffer_free(&timer);
	return timed + alarmed + (timed && alarmed ? SESSION_GAP : 0);
}

void session_mouse(struct ui *ui, key k)
{
	(void)k;
	ui->mouse.off = !ui->mouse.off;
	ui->request = REQUEST_MOUSE;
	ui_say(ui, "%s",
	       ui->mouse.off ? _("the mouse is the terminal's again; it selects text")
	                     : _("the mouse works here; with Shift it selects text as ever"));
}

void session_map_form(struct ui *ui, key k)
{
	(void)k;
	form_open(ui, NULL);
}
