#include "cli/compare.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/message.h"
#include "cli/git.h"
#include "cli/git_maps.h"
#include "journey/input.h"
#include "ui/compare.h"

#define LOOKED_AT 60                 /* files of the folder that are looked at */
#define LOOKED_INTO ((off_t)1 << 20) /* bytes of a file that is looked into */
#define COMMITS_MOST "20"            /* that are offered */

/* ---- reading ---- */

/* a path as git is to look it up: in its folder, by its own name */
struct home {
	char *folder;
	const char *name;
};

static struct home home_of(const char *path)
{
	const char *slash = path ? strrchr(path, '/') : NULL;
	if (!slash)
		return (struct home){mem_copy_text("."), path};
	return (struct home){mem_copy(path, (size_t)(slash - path) + (slash == path)), slash + 1};
}

/* false with err: git cannot be run; *good: it did what it was asked. */
static bool ask_git(const char *const *words, struct buffer *out, bool *good, struct error *err)
{
	int status = git_run(words, out, false, err);
	*good = status == 0;
	return status >= 0;
}

static bool in_repository(const struct home *home, const char *words, struct error *err)
{
	const char *ask[] = {"-C", home->folder, "rev-parse", "--git-dir", NULL};
	struct buffer out = {0};
	bool good, ran = ask_git(ask, &out, &good, err);
	buffer_free(&out);
	if (ran && !good)
		error_set(err, _("“%s” is no file, and there is no git repository here"), words);
	return ran && good;
}

/* The number of what the words mean to git; NULL: nothing; free(). */
static char *number_of(const struct home *home, const char *words)
{
	const char *ask[] = {"-C", home->folder, "rev-parse", "--verify", "--quiet", words, NULL};
	struct buffer out = {0};
	bool good, ran = ask_git(ask, &out, &good, NULL);
	struct slice number = input_trimmed(buffer_slice(&out));
	char *found = ran && good && number.length ? mem_copy(number.bytes, number.length) : NULL;
	buffer_free(&out);
	return found;
}

static bool read_blob(const struct home *home, const char *object, struct buffer *out)
{
	const char *ask[] = {"-C", home->folder, "cat-file", "blob", object, NULL};
	bool good;
	return ask_git(ask, out, &good, NULL) && good;
}

/* the map of this place in a commit */
static bool read_commit(const struct home *home, const char *commit, const char *words, struct buffer *out,
                        struct error *err)
{
	if (!home->name)
		return error_set(err, _("this map has no file that could be looked up in the revision “%s”"), words);
	char *object = mem_format("%s:./%s", commit, home->name);
	bool good = read_blob(home, object, out) ||
	            error_set(err, _("the file %s is not in the revision “%s”"), home->name, words);
	free(object);
	return good;
}

static bool read_revision(const struct home *home, const char *words, struct buffer *out, struct error *err)
{
	char *object = number_of(home, words), *peeled = object ? mem_format("%s^{commit}", object) : NULL;
	char *commit = peeled ? number_of(home, peeled) : NULL;
	bool good = commit ? read_commit(home, commit, words, out, err) : object && read_blob(home, object, out);
	if (!good && !commit && strchr(words, ':'))
		error_set(err, _("“%s” is neither a file nor a file in a git revision"), words);
	else if (!good && !commit)
		error_set(err, _("“%s” is neither a file nor a git revision"), words);
	free(object);
	free(peeled);
	free(commit);
	return good;
}

struct document *compare_read(const char *words, const char *path, struct error *err)
{
	if (access(words, F_OK) == 0 || strcmp(words, "-") == 0)
		return document_open(words, err);
	if (*words == '-') {
		error_set(err, _("“%s” is no file, and no git revision begins with -"), words);
		return NULL;
	}
	struct home home = home_of(path);
	struct buffer text = {0};
	struct document *document = NULL;
	if (in_repository(&home, words, err) && read_revision(&home, words, &text, err)) {
		document = document_of_bytes(buffer_slice(&text), NULL, err);
		if (!document && err)
			snprintf(err->file, sizeof err->file, "%s", words);
	}
	buffer_free(&text);
	free(home.folder);
	return document;
}

const char *compare_name(const char *words)
{
	const char *slash = access(words, F_OK) == 0 ? strrchr(words, '/') : NULL;
	return slash && slash[1] ? slash + 1 : words;
}

/* ---- offering ---- */

static int is_entry(const struct dirent *entry)
{
	return entry->d_name[0] != '.';
}

/* A large file is not read only to offer it. */
static bool is_likely_map(const char *path)
{
	struct stat s;
	return stat(path, &s) == 0 && S_ISREG(s.st_mode) && (s.st_size > LOOKED_INTO || git_maps_is(path));
}

/* the other maps of the folder */
static void offer_maps(struct ui *ui, const struct home *home)
{
	struct dirent **entries;
	int count = scandir(home->folder, &entries, is_entry, alphasort), looked = 0;
	for (int i = 0; i < count; i++) {
		const char *name = entries[i]->d_name;
		bool other = git_maps_may_be(name) && strcmp(name, home->name) != 0;
		char *path = strcmp(home->folder, ".") ? mem_format("%s/%s", home->folder, name) : mem_copy_text(name);
		if (other && looked++ < LOOKED_AT && is_likely_map(path))
			compare_offer(ui, path, NULL);
		free(path);
		free(entries[i]);
	}
	if (count >= 0)
		free(entries);
}

/* "3f2a1c9", "2026-11-02  Ask for a second opinion" */
static void offer_commit(struct ui *ui, struct slice line)
{
	const char *tab = memchr(line.bytes, '\t', line.length);
	if (!tab)
		return;
	size_t length = (size_t)(tab - line.bytes);
	char *number = mem_copy(line.bytes, length), *note = mem_copy(tab + 1, line.length - length - 1);
	compare_offer(ui, number, note);
	free(number);
	free(note);
}

static void read_commits(const struct home *home, struct buffer *out)
{
	const char *ask[] = {"-C",         home->folder,   "log",
	                     "-n",         COMMITS_MOST,   "--no-show-signature",
	                     "--no-color", "--date=short", "--format=%h%x09%ad  %s",
	                     "--",         home->name,     NULL};
	bool good;
	if (!ask_git(ask, out, &good, NULL) || !good)
		buffer_clear(out);
}

static void offer_commits(struct ui *ui, const struct buffer *commits)
{
	for (size_t at = 0; at < commits->length;) {
		size_t length = strcspn(commits->bytes + at, "\n");
		offer_commit(ui, slice_make(commits->bytes + at, length));
		at += length + 1;
	}
}

/* What is likeliest first. */
static void offer_all(struct ui *ui)
{
	struct home home = home_of(document_path(ui->document));
	struct buffer commits = {0};
	if (document_modified(ui->document) && document_step_saved(ui->document) != SIZE_MAX)
		compare_offer(ui, _("as last saved"), NULL);
	if (home.name) {
		read_commits(&home, &commits);
		if (commits.length)
			compare_offer(ui, "HEAD", _("as last committed"));
		offer_maps(ui, &home);
		offer_commits(ui, &commits);
	}
	buffer_free(&commits);
	free(home.folder);
}

/* ---- serving ---- */

static struct document *read_saved(struct document *document, struct error *err)
{
	struct buffer text = {0};
	struct document *saved = NULL;
	if (document_state_text(document, document_step_saved(document), &text, err))
		saved = document_of_bytes(buffer_slice(&text), NULL, err);
	buffer_free(&text);
	return saved;
}

static void refuse(struct ui *ui, const struct error *err)
{
	struct buffer why = {0};
	if (err->file[0])
		buffer_format(&why, err->line ? "%s:%ld: " : "%s ", err->file, err->line);
	buffer_add_text(&why, err->message);
	compare_refused(ui, why.bytes);
	buffer_free(&why);
}

void compare_serve(struct ui *ui)
{
	const char *wish = compare_wish(ui);
	struct error err = {0};
	if (!wish) {
		offer_all(ui);
		compare_ask(ui);
		return;
	}
	struct document *other = compare_wishes_saved(ui) ? read_saved(ui->document, &err)
	                                                  : compare_read(wish, document_path(ui->document), &err);
	if (!other || !compare_with(ui, other, compare_name(wish), &err))
		refuse(ui, &err);
}
