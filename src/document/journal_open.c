/* Finding the journal of a map that was opened, and what it offers. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/hash.h"
#include "base/mem.h"
#include "base/message.h"
#include "document/chunk.h"
#include "document/journal.h"

#define JOURNALS_LOOKED_AT 16

/* how much a journal is what we want */
enum worth { WORTH_NOTHING, WORTH_HISTORY, WORTH_SAME_TEXT, WORTH_UNSAVED };

/* a journal that nobody holds */
struct candidate {
	char *path;
	int fd;
	struct journal_content content;
	enum worth worth;
};

static bool holds(const struct holding *a, const struct holding *b)
{
	return a->state != SIZE_MAX && a->length == b->length && a->hash == b->hash;
}

/* The state that the journal says the file is in, when the text is that one. */
static size_t state_of_file(const struct journal_content *c, const struct holding *file)
{
	return holds(&c->saved, file) ? c->saved.state : holds(&c->saving, file) ? c->saving.state : SIZE_MAX;
}

static size_t saved_state(const struct journal_content *c)
{
	return c->saved.state == SIZE_MAX ? 0 : c->saved.state;
}

static size_t unsaved(const struct journal_content *c)
{
	return c->goodbye ? 0 : history_distance(&c->history, saved_state(c), c->history.done);
}

static enum worth worth_of(const struct journal_content *c, const struct holding *file)
{
	if (!c->readable)
		return WORTH_NOTHING;
	if (unsaved(c) && !(c->saving.state == c->history.done && holds(&c->saving, file)))
		return WORTH_UNSAVED;
	return state_of_file(c, file) != SIZE_MAX ? WORTH_SAME_TEXT : WORTH_HISTORY;
}

/* Opens a journal file when it is one of ours that no session holds. */
static bool open_file(struct candidate *candidate)
{
	struct stat here, there;
	int fd = open(candidate->path, O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	candidate->fd = fd;
	if (fd < 0)
		return false;
	bool good = (flock(fd, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK) && fstat(fd, &here) == 0 &&
	            S_ISREG(here.st_mode) && here.st_uid == geteuid() && lstat(candidate->path, &there) == 0 &&
	            here.st_ino == there.st_ino && here.st_dev == there.st_dev;
	if (good && (here.st_mode & 077))
		fchmod(fd, 0600);
	if (!good)
		close(fd);
	return good;
}

static void drop(struct candidate *candidate)
{
	if (candidate->path)
		close(candidate->fd);
	free(candidate->path);
	journal_content_free(&candidate->content);
	*candidate = (struct candidate){0};
}

/* The best of the journals that nobody holds; file: what the map's file holds,
 * which is only looked at when there is one. */
static struct candidate best_candidate(const struct document *d, struct holding *file)
{
	const struct journal *j = d->journal;
	struct candidate best = {0};
	for (unsigned number = 0; number < JOURNALS_LOOKED_AT; number++) {
		struct candidate next = {.path = journal_file(j, number)};
		if (!open_file(&next)) {
			free(next.path);
			continue;
		}
		if (file->state == SIZE_MAX)
			*file = journal_holding(d);
		journal_read(j, next.fd, &next.content);
		next.worth = worth_of(&next.content, file);
		if (best.path && best.worth >= next.worth) {
			drop(&next);
		} else {
			drop(&best);
			best = next;
		}
	}
	return best;
}

/* ---- what cannot be read ---- */

/* a name that is not taken for the damaged part; free() */
static char *damaged_name(const char *path)
{
	struct stat s;
	char *name = mem_format("%s.damaged", path);
	for (unsigned i = 1; i < 100 && lstat(name, &s) == 0; i++) {
		free(name);
		name = mem_format("%s.damaged.%u", path, i);
	}
	return name;
}

static void tell_damaged(struct journal *j, const char *sentence, const char *name)
{
	struct error err = {0};
	error_set(&err, sentence, name);
	journal_tell(j, &err);
}

/* Keeps what stands behind the last good record elsewhere. */
static void cut_damage(struct journal *j, struct candidate *candidate)
{
	off_t end = candidate->content.good_end, size = lseek(candidate->fd, 0, SEEK_END);
	char *name = damaged_name(candidate->path), *bytes = mem_new((size_t)(size - end) + 1);
	ssize_t got = pread(candidate->fd, bytes, (size_t)(size - end), end);
	int fd = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
	if (fd >= 0 && got >= 0 && file_write(fd, slice_make(bytes, (size_t)got)))
		tell_damaged(j,
		             _("the journal is damaged at its end; the history reaches to there, the rest was kept as "
		               "%s"),
		             name);
	else
		tell_damaged(j, _("the journal is damaged at its end; the history reaches to there (%s)"), name);
	if (fd >= 0)
		close(fd);
	if (ftruncate(candidate->fd, end) != 0)
		lseek(candidate->fd, 0, SEEK_SET); /* it is written over then */
	free(bytes);
	free(name);
}

/* A journal that nothing can be made of makes room for a new one. */
static void put_aside(struct journal *j, struct candidate *candidate)
{
	char *name = damaged_name(candidate->path);
	if (rename(candidate->path, name) == 0)
		tell_damaged(j, _("the journal of earlier sessions cannot be read; it was kept as %s"), name);
	free(name);
	drop(candidate);
}

/* ---- taking it ---- */

/* The one patch that makes `to` of `from`, with bytes of its own. */
static struct exchange difference(struct slice from, struct slice to)
{
	size_t start = 0, end = 0, least = from.length < to.length ? from.length : to.length;
	while (start < least && from.bytes[start] == to.bytes[start])
		start++;
	while (end < least - start && from.bytes[from.length - 1 - end] == to.bytes[to.length - 1 - end])
		end++;
	size_t removed = from.length - start - end, inserted = to.length - start - end;
	struct exchange e = {.patched = true, .bytes = mem_new(removed + inserted)};
	if (removed)
		memcpy(e.bytes, from.bytes + start, removed);
	if (inserted)
		memcpy(e.bytes + removed, to.bytes + start, inserted);
	e.patch = (struct patch){start, slice_make(e.bytes, removed), slice_make(e.bytes + removed, inserted)};
	return e;
}

/* Is the text what a write into the file itself leaves when it breaks off?  Then
 * it begins as the new text does and goes on as the old one did, or ends. */
static bool is_torn(struct slice text, struct slice old, struct slice new)
{
	size_t same = 0;
	while (same < text.length && same < new.length &&text.bytes[same] == new.bytes[same])
		same++;
	return same == text.length ||
	       (text.length == old.length && slice_equals(slice_make(text.bytes + same, text.length - same),
	                                                  slice_make(old.bytes + same, old.length - same)));
}

static bool state_text(const struct journal_content *c, struct slice snapshot, size_t state, struct buffer *out)
{
	struct rope *rope = rope_new(snapshot);
	bool good = history_replay(&c->history, 0, state, rope);
	if (good)
		rope_text(rope, out);
	buffer_add(out, "", 0);
	rope_free(rope);
	return good;
}

static struct recovery recovery_of(const struct history *h, size_t base, size_t ours, bool outside)
{
	size_t last = base > ours ? base : ours, count = base > ours ? base - ours : ours - base;
	return (struct recovery){.count = count ? count : 1,
	                         .base = base,
	                         .ours = ours,
	                         .when = last ? h->steps[last - 1].time : 0,
	                         .outside = outside};
}

/* the texts that an unfinished save leads from and to, and that of a state */
static bool is_broken_save(const struct journal_content *c, struct slice snapshot, struct slice text,
                           struct buffer *saving)
{
	struct buffer old = {0};
	bool torn = c->saving.state != SIZE_MAX && state_text(c, snapshot, saved_state(c), &old) &&
	            state_text(c, snapshot, c->saving.state, saving) &&
	            is_torn(text, buffer_slice(&old), buffer_slice(saving));
	buffer_free(&old);
	return torn;
}

/* The file is not what the journal knows it as: a further step leads there. */
static bool add_outside_step(struct document *d, const struct candidate *candidate, struct recovery *recovery)
{
	struct journal_content c = candidate->content;
	struct buffer snapshot = {0}, ours = {0}, saving = {0}, now = {0};
	size_t base = saved_state(&c), from = c.goodbye ? base : c.history.done;
	document_text(d, &now);
	buffer_add(&now, "", 0);
	bool good =
	        journal_snapshot(candidate->fd, &c, &snapshot) && state_text(&c, buffer_slice(&snapshot), from, &ours);
	if (good) {
		bool torn = is_broken_save(&c, buffer_slice(&snapshot), buffer_slice(&now), &saving);
		struct step step = {.time = time(NULL), .outside = true};
		step.label = mem_copy_text(torn ? _("saving broke off") : _("changed outside"));
		step_add(&step, difference(buffer_slice(&ours), buffer_slice(&now)));
		history_append(&d->history, from, step);
		d->history.done = d->history.saved = d->history.count;
		if (!c.goodbye && (torn || history_distance(&c.history, base, from)))
			*recovery = recovery_of(&d->history, base, from, !torn);
	}
	buffer_free(&snapshot);
	buffer_free(&ours);
	buffer_free(&saving);
	buffer_free(&now);
	return good;
}

/* Adds the text that a journal has for its file; torn: what is left of one whose
 * saving broke off.  false: it has none. */
typedef bool text_of(const struct journal_content *content, struct slice snapshot, struct slice torn,
                     struct buffer *out);

static bool text_of_saved(const struct journal_content *c, struct slice snapshot, struct slice torn, struct buffer *out)
{
	(void)torn;
	return c->saved.state != SIZE_MAX && unsaved(c) && state_text(c, snapshot, c->saved.state, out);
}

static bool find_text(const char *path, text_of *give, struct slice torn, struct buffer *out)
{
	struct journal *j = journal_new(path, NULL);
	bool found = false;
	for (unsigned number = 0; j && !found && number < JOURNALS_LOOKED_AT; number++) {
		struct candidate next = {.path = journal_file(j, number)};
		struct buffer snapshot = {0};
		if (!open_file(&next)) {
			free(next.path);
			continue;
		}
		journal_read(j, next.fd, &next.content);
		buffer_clear(out);
		found = next.content.readable && journal_snapshot(next.fd, &next.content, &snapshot) &&
		        give(&next.content, buffer_slice(&snapshot), torn, out);
		buffer_free(&snapshot);
		drop(&next);
	}
	if (j)
		journal_destroy(j);
	return found;
}

bool journal_full_text(const char *path, struct slice text, struct buffer *out)
{
	return find_text(path, is_broken_save, text, out);
}

bool journal_saved_text(const char *path, struct buffer *out)
{
	return find_text(path, text_of_saved, slice_of(""), out);
}

/* Makes the candidate's history the document's.  false: it cannot be that. */
static bool take(struct document *d, struct candidate *candidate, const struct holding *file, struct recovery *recovery)
{
	struct journal *j = d->journal;
	struct journal_content *c = &candidate->content;
	size_t state = state_of_file(c, file), ours = c->history.done;
	j->steps = c->history.count;
	j->done = ours;
	j->saved = c->saved;
	d->history = c->history;
	if (state == SIZE_MAX) {
		if (!add_outside_step(d, candidate, recovery)) {
			d->history = (struct history){0};
			j->steps = j->done = 0;
			j->saved.state = SIZE_MAX;
			return false;
		}
	} else {
		d->history.done = state;
		d->history.saved = d->is_mended ? SIZE_MAX : state;
		if (d->is_mended)
			*recovery = recovery_of(&d->history, saved_state(c), ours, false);
		else if (!c->goodbye && history_distance(&d->history, state, ours))
			*recovery = recovery_of(&d->history, state, ours, false);
	}
	c->history = (struct history){0};
	d->earlier = c->records;
	c->records = (struct buffer){0};
	j->fd = candidate->fd;
	j->path = candidate->path;
	j->end = c->good_end;
	j->asleep = c->goodbye;
	candidate->path = NULL;
	return true;
}

bool document_keep_journal(struct document *d, struct recovery *recovery, struct error *err)
{
	*recovery = (struct recovery){0};
	if (!d->path || d->journal)
		return true;
	d->wants_journal = true;
	d->journal = journal_new(d->path, err);
	if (!d->journal)
		return false;
	if (d->history.saved == SIZE_MAX && !d->is_mended)
		return true;
	if (!d->history.count) {
		struct holding file = {.state = SIZE_MAX};
		struct candidate best = best_candidate(d, &file);
		if (best.path && best.content.readable && best.content.damaged)
			cut_damage(d->journal, &best);
		if (best.path && best.content.readable && take(d, &best, &file, recovery))
			d->journal->file = (struct holding){d->history.saved, file.length, file.hash};
		else if (best.path)
			put_aside(d->journal, &best);
		drop(&best);
	}
	return true;
}
