#include "cli/welcome.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/message.h"
#include "cli/begin.h"
#include "cli/maps_here.h"
#include "cli/recent.h"
#include "cli/sandbox.h"
#include "journey/template.h"
#include "ui/start.h"

#define NUMBERS_MOST 100

struct document *welcome_document(void)
{
	return document_of_bytes(slice_of(""), NULL, NULL);
}

/* ---- what there is ---- */

static bool begins(const char *path, const char *folder)
{
	size_t length = folder ? strlen(folder) : 0;
	return length > 1 && strncmp(path, folder, length) == 0 && path[length] == '/';
}

/* As people write it: from here, or from their home; free(). */
static char *short_path(const char *path)
{
	char *here = getcwd(NULL, 0);
	const char *home = getenv("HOME");
	char *shown = begins(path, here)   ? mem_copy_text(path + strlen(here) + 1)
	              : begins(path, home) ? mem_format("~%s", path + strlen(home))
	                                   : mem_copy_text(path);
	free(here);
	return shown;
}

/* Those that are gone may come back, as from a disk that is not there now: they
 * stay in the file, and are not shown. */
static void add_recent(struct ui *ui, char *const *paths, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		char *title = NULL, *shown = short_path(paths[i]);
		struct stat file;
		if (stat(paths[i], &file) == 0 && S_ISREG(file.st_mode)) {
			maps_here_look(paths[i], &title);
			/* one that lies here goes by its short name, in all that is said of it */
			bool here = *shown != '~' && *shown != '/';
			start_add(ui, START_RECENT, shown, title, here ? shown : paths[i], NULL);
		}
		free(shown);
		free(title);
	}
}

static bool is_recent(const char *path, char *const *paths, size_t count)
{
	char *real = file_real_path(path);
	bool found = false;
	for (size_t i = 0; real && i < count; i++)
		found |= strcmp(paths[i], real) == 0;
	free(real);
	return found;
}

static void add_here(struct ui *ui, char *const *paths, size_t count)
{
	size_t maps_count;
	struct map_here *maps = maps_here_list(&maps_count);
	for (size_t i = 0; i < maps_count; i++)
		if (!is_recent(maps[i].path, paths, count))
			start_add(ui, START_HERE, maps[i].path, maps[i].title, maps[i].path, NULL);
	maps_here_free(maps, maps_count);
}

/* post-sale.yaml, or with the first number that is free; free() */
static char *free_name(const char *name)
{
	char *path = mem_format("%s.yaml", name);
	for (int number = 2; access(path, F_OK) == 0 && number < NUMBERS_MOST; number++) {
		free(path);
		path = mem_format("%s-%d.yaml", name, number);
	}
	return path;
}

static void add_templates(struct ui *ui)
{
	for (size_t i = 0; i < template_count(); i++) {
		const struct template *t = template_at(i);
		/* one that begins empty has no name to go by */
		char *path = free_name(*t->channels ? t->name : "journey");
		start_add(ui, START_TEMPLATE, message_label(&t->label), message_label(&t->description), t->name, path);
		free(path);
	}
}

static void add_tutor(struct ui *ui)
{
	start_add(ui, START_TUTOR, _("Tutor"), _("five minutes with a map to play with; no file of yours is touched"),
	          "tutor", NULL);
}

void welcome_open(struct ui *ui)
{
	size_t count;
	char **paths = recent_read(&count);
	start_open(ui);
	add_recent(ui, paths, count);
	add_here(ui, paths, count);
	/* who has no map yet is new here */
	bool is_new = !ui->start->count;
	if (is_new)
		add_tutor(ui);
	add_templates(ui);
	if (!is_new)
		add_tutor(ui);
	start_add(ui, START_OTHER, _("Open another file"), NULL, "file", NULL);
	start_add(ui, START_QUIT, _("Quit"), NULL, "quit", NULL);
	start_show(ui);
	for (size_t i = 0; i < count; i++)
		free(paths[i]);
	free(paths);
}

/* ---- what was chosen ---- */

static void complain(struct ui *ui, const struct error *err)
{
	struct buffer place = {0};
	if (err->file[0])
		buffer_format(&place, err->line ? "%s:%ld: " : "%s ", err->file, err->line);
	ui_complain(ui, "%s%s", buffer_slice(&place).bytes, err->message);
	buffer_free(&place);
}

/* A name without an ending gets that of maps; free(). */
static char *with_ending(const char *path)
{
	const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
	return strchr(name, '.') || !*name ? mem_copy_text(path) : mem_format("%s.yaml", path);
}

/* What was typed, as a shell would take it: ~ is home, and - no pipe; free(). */
static char *typed_path(const char *text)
{
	const char *home = getenv("HOME");
	if (strncmp(text, "~/", 2) == 0 && home)
		return mem_format("%s%s", home, text + 1);
	return strcmp(text, "-") == 0 ? mem_copy_text("./-") : mem_copy_text(text);
}

static struct document *open_typed(const struct start *start, struct error *err)
{
	char *path = typed_path(start->path);
	struct document *document = document_open(path, err);
	free(path);
	return document;
}

static struct document *make(const struct start *start, struct error *err)
{
	char *typed = typed_path(start->path), *path = with_ending(typed);
	struct buffer text = {0};
	template_write(template_find(start->chosen->word), message_language(), start->starters, &text);
	bool good = file_create(path, buffer_slice(&text), err);
	struct document *document = good ? document_open(path, err) : NULL;
	buffer_free(&text);
	free(typed);
	free(path);
	return document;
}

static void go_on_with(struct ui *ui, struct document *document, bool is_new)
{
	struct document *before = ui->document;
	ui_renew(ui, document);
	document_free(before);
	begin_work(ui);
	if (is_new && !ui->message)
		ui_say(ui, _("%s is made; ? shows the keys"), document_path(document));
}

static void come_home(struct ui *ui)
{
	struct document *before = ui->document;
	sandbox_leave(ui);
	ui_renew(ui, welcome_document());
	document_free(before);
	welcome_open(ui);
}

void welcome_serve(struct ui *ui)
{
	struct error err = {0};
	struct start *start = ui->start;
	if (!start) {
		come_home(ui);
		return;
	}
	if (start->chosen->kind == START_TUTOR) {
		if (!sandbox_enter(ui, 0, &err)) {
			complain(ui, &err);
			start_show(ui);
		}
		return;
	}
	bool new = start->chosen->kind == START_TEMPLATE;
	struct document *document = new ? make(start, &err) : open_typed(start, &err);
	if (document) {
		go_on_with(ui, document, new);
	} else {
		complain(ui, &err);
		start_again(ui);
	}
}
