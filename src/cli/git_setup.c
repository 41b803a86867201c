/* Makes git merge and compare maps with touchgrid: lines in .gitattributes say
 * for which files, which all who share the repository get; git's configuration
 * says how, which each of them sets up once. */
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/mem.h"
#include "base/message.h"
#include "base/unicode.h"
#include "cli/git.h"
#include "cli/git_maps.h"
#include "cli/output.h"
#include "cli/subcommand.h"

#define SECTIONS 2

/* What git's configuration gets.  Where `behind` is set, the path of this
 * program stands between the two.  When touchgrid cannot read a side, or is
 * gone, git's own way takes over: git counts on a driver that leaves marks. */
static const struct {
	const char *key, *before, *behind;
} settings[] = {
        {"merge.touchgrid.name", "touchgrid: maps, field by field", NULL},
        {"merge.touchgrid.driver", "",
         " merge --name=%P %O %A %B -o %A; s=$?; test $s -le 1 && exit $s; "
         "git merge-file --marker-size=%L -L ours -L base -L theirs %A %O %B"},
        {"diff.touchgrid.textconv", "f() { ", " show --view lines -- \"$1\" 2>/dev/null || cat \"$1\"; }; f"},
        {"diff.touchgrid.xfuncname", "^[^ #-].*", NULL},
};
static const char *const sections[SECTIONS] = {"merge.touchgrid", "diff.touchgrid"};

/* one run of git-setup */
struct setup {
	const char *program; /* how it was called */
	bool global;         /* the user's configuration, not the clone's */
	char *top;           /* the repository's folder; NULL: none */
	struct buffer said;
};

static void say(struct setup *setup, const char *format, ...) __attribute__((format(printf, 2, 3)));
static void say(struct setup *setup, const char *format, ...)
{
	struct buffer line = {0};
	va_list list;
	va_start(list, format);
	buffer_format_list(&line, format, list);
	va_end(list);
	unicode_sanitise(&setup->said, buffer_slice(&line), -1);
	buffer_add_byte(&setup->said, '\n');
	buffer_free(&line);
}

/* ---- the program ---- */

/* folder/name without `.`, `..` and links in the folder; NULL; free() */
static char *absolute(const char *folder, const char *name)
{
	char *real = realpath(folder, NULL);
	char *path = real ? mem_format("%s/%s", strcmp(real, "/") == 0 ? "" : real, name) : NULL;
	free(real);
	if (path && access(path, X_OK) == 0)
		return path;
	free(path);
	return NULL;
}

/* where the program is that was called by this name; the name when that cannot
 * be said; free() */
static char *find_program(const char *name)
{
	const char *slash = strrchr(name, '/');
	char *found = NULL;
	if (slash) {
		char *folder = mem_copy(name, (size_t)(slash - name) + 1);
		found = absolute(folder, slash + 1);
		free(folder);
	}
	for (const char *at = slash ? NULL : getenv("PATH"); at && !found;) {
		size_t length = strcspn(at, ":");
		char *folder = length ? mem_copy(at, length) : mem_copy_text(".");
		found = absolute(folder, name);
		free(folder);
		at = at[length] ? at + length + 1 : NULL;
	}
	return found ? found : mem_copy_text(name);
}

/* the path as one word of a shell; a percent sign twice where git would expand it */
static void add_quoted(struct buffer *out, const char *path, bool percent)
{
	buffer_add_byte(out, '\'');
	for (; *path; path++) {
		if (*path == '\'')
			buffer_add_text(out, "'\\''");
		else if (*path == '%' && percent)
			buffer_add_text(out, "%%");
		else
			buffer_add_byte(out, *path);
	}
	buffer_add_byte(out, '\'');
}

/* ---- git's configuration ---- */

static bool config(const struct setup *setup, const char *first, const char *second, const char *third,
                   struct error *err)
{
	struct buffer complaint = {0};
	const char *words[] = {"config", setup->global ? "--global" : "--local", first, second, third, NULL};
	int status = git_run(words, &complaint, true, err);
	if (status > 0) {
		complaint.length -= complaint.length && complaint.bytes[complaint.length - 1] == '\n';
		error_set(err, _("git's configuration cannot be changed: %.*s"), (int)complaint.length,
		          complaint.length ? complaint.bytes : "");
	}
	buffer_free(&complaint);
	return status == 0;
}

static bool configure(struct setup *setup, struct error *err)
{
	char *program = find_program(setup->program);
	bool good = true;
	for (size_t i = 0; good && i < sizeof settings / sizeof *settings; i++) {
		struct buffer value = {0};
		buffer_add_text(&value, settings[i].before);
		if (settings[i].behind) {
			add_quoted(&value, program, strchr(settings[i].behind, '%') != NULL);
			buffer_add_text(&value, settings[i].behind);
		}
		good = config(setup, "--replace-all", settings[i].key, value.bytes, err);
		buffer_free(&value);
	}
	if (good && setup->global)
		say(setup, _("git calls %s, as your own configuration says now"), program);
	else if (good)
		say(setup, _("git calls %s, as the configuration of this clone says now"), program);
	free(program);
	return good;
}

static bool unconfigure(struct setup *setup, struct error *err)
{
	for (int i = 0; i < SECTIONS; i++) {
		struct buffer found = {0};
		char *pattern = mem_format("^%s\\.", sections[i]);
		const char *words[] = {"config", setup->global ? "--global" : "--local", "--get-regexp", pattern, NULL};
		int status = git_run(words, &found, false, err);
		bool there = found.length > 0;
		buffer_free(&found);
		free(pattern);
		if (status < 0 || (there && !config(setup, "--remove-section", sections[i], NULL, err)))
			return false;
		if (there)
			say(setup, _("taken out of git's configuration: %s"), sections[i]);
	}
	return true;
}

/* ---- the repository ---- */

/* Sets the top folder of the repository we are in; there may be none. */
static bool find_top(struct setup *setup, struct error *err)
{
	static const char *const words[] = {"rev-parse", "--show-toplevel", NULL};
	struct buffer out = {0};
	int status = git_run(words, &out, false, err);
	if (status == 0 && out.length)
		setup->top = mem_copy(out.bytes, out.length - 1);
	buffer_free(&out);
	if (status >= 0 && !setup->top && !setup->global)
		return error_set(err, _("this folder is in no git repository; `git init` makes one"));
	return status >= 0;
}

static bool find_maps(struct setup *setup, const struct arguments *arguments, struct git_maps *maps, struct error *err)
{
	if (!setup->top)
		return true;
	if (arguments->count)
		return git_maps_take(maps, arguments->operands, arguments->count, err);
	if (!git_maps_find(maps, err))
		return false;
	if (maps->count || maps->covered || setup->global)
		return true;
	return error_set(err, _("there is no map in this repository yet; say which files will be maps, as in "
	                        "`touchgrid git-setup 'maps/*.yaml'`"));
}

static bool install(struct setup *setup, const struct arguments *arguments, struct error *err)
{
	struct git_maps maps = {.top = setup->top};
	bool any = false;
	bool good = find_maps(setup, arguments, &maps, err) && configure(setup, err) &&
	            (!maps.count || git_maps_write(&maps, err));
	for (size_t i = 0; good && i < maps.count; i++) {
		if (maps.list[i].written)
			say(setup, _("added to .gitattributes: %s"), maps.list[i].text);
		else
			say(setup, _("already in .gitattributes: %s"), maps.list[i].text);
		any = any || maps.list[i].written;
	}
	if (good && maps.covered)
		say(setup, _("maps that .gitattributes names already: %zu"), maps.covered);
	if (any)
		say(setup, _("Commit .gitattributes; whoever clones the repository calls `touchgrid git-setup` once."));
	git_maps_free(&maps);
	return good;
}

static bool uninstall(struct setup *setup, struct error *err)
{
	size_t removed = 0;
	if (!unconfigure(setup, err) || (setup->top && !git_maps_remove(setup->top, &removed, err)))
		return false;
	if (removed)
		say(setup, _("lines changed in .gitattributes: %zu"), removed);
	if (!setup->said.length)
		say(setup, _("there was nothing to take away"));
	return true;
}

enum status git_setup_run(const struct arguments *arguments)
{
	struct error err = {0};
	struct setup setup = {.program = arguments->program, .global = argument(arguments, "--global") != NULL};
	bool remove = argument(arguments, "--remove") != NULL;
	bool good = find_top(&setup, &err) && (remove ? uninstall(&setup, &err) : install(&setup, arguments, &err));
	enum status status = good ? output_write(buffer_slice(&setup.said), STATUS_FINE) : subcommand_complain(&err);
	buffer_free(&setup.said);
	free(setup.top);
	return status;
}
