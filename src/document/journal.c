/* Writing the journal. */
#include "document/journal.h"

#include <errno.h>
#include <fcntl.h>
#include <pwd.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/hash.h"
#include "base/mem.h"
#include "base/message.h"
#include "document/chunk.h"

#define JOURNALS 64  /* of one map: sessions at the same time, and damaged ones */
#define NAME_MOST 64 /* bytes of the map's name in that of the journal */
#define PAYLOAD_MOST ((size_t)UINT32_MAX)

/* ---- where it is ---- */

static const char *wanted; /* set once, like the locale */

void document_keep_journals_in(const char *folder)
{
	wanted = folder;
}

char *document_state_folder(void)
{
	if (wanted)
		return mem_copy_text(wanted);
	const char *state = getenv("XDG_STATE_HOME"), *home = getenv("HOME");
	if (state && state[0] == '/')
		return mem_format("%s/touchgrid", state);
	const struct passwd *user = home && home[0] == '/' ? NULL : getpwuid(geteuid());
	if (user)
		home = user->pw_dir;
	return home && home[0] == '/' ? mem_format("%s/.local/state/touchgrid", home) : NULL;
}

/* The path with all links followed; of a file that does not exist, its folder's. */
static char *real_path(const char *path)
{
	char *real = realpath(path, NULL);
	if (real)
		return real;
	const char *slash = strrchr(path, '/');
	char *folder = slash ? mem_copy(path, (size_t)(slash - path) + 1) : mem_copy_text(".");
	real = realpath(folder, NULL);
	char *joined = mem_format("%s/%s", real ? real : folder, slash ? slash + 1 : path);
	free(folder);
	free(real);
	return joined;
}

/* The name that people find it by: letters, digits and what is not ASCII. */
static void add_name(struct buffer *out, const char *path)
{
	const char *slash = strrchr(path, '/');
	for (const char *at = slash ? slash + 1 : path; *at && out->length < NAME_MOST; at++) {
		unsigned char c = (unsigned char)*at;
		bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
		buffer_add_byte(out, plain || c == '-' || c == '_' || (c == '.' && out->length) ? *at : '_');
	}
}

struct journal *journal_new(const char *path, struct error *err)
{
	char *folder = document_state_folder();
	if (!folder) {
		error_set(err, _("no journal without a home folder; set HOME or XDG_STATE_HOME"));
		return NULL;
	}
	struct journal *j = mem_new(sizeof *j);
	struct buffer name = {0};
	j->fd = -1;
	j->saved.state = j->file.state = SIZE_MAX;
	j->map = real_path(path);
	add_name(&name, j->map);
	j->stem = mem_format("%s/%.*s-%016llx", folder, (int)name.length, name.bytes ? name.bytes : "",
	                     (unsigned long long)hash_of(slice_of(j->map)));
	buffer_free(&name);
	free(folder);
	return j;
}

char *journal_file(const struct journal *j, unsigned number)
{
	return mem_format("%s.%u.journal", j->stem, number);
}

void journal_header(const struct journal *j, struct buffer *out)
{
	buffer_add_text(out, "touchgrid journal 1 of ");
	for (const char *at = j->map; *at; at++)
		buffer_add_byte(out, (unsigned char)*at < ' ' ? '?' : *at);
	buffer_add_byte(out, '\n');
}

/* ---- news ---- */

void journal_tell(struct journal *j, const struct error *err)
{
	j->news = *err;
	j->has_news = true;
}

static void say_failing(struct journal *j, int number)
{
	struct error err = {0};
	if (j->failing)
		return;
	j->failing = true;
	error_set(&err, _("only what you save is safe; the journal fails: %s"), strerror(number));
	journal_tell(j, &err);
}

static void say_working(struct journal *j)
{
	struct error err = {0};
	if (!j->failing)
		return;
	j->failing = false;
	error_set(&err, _("the journal works again and holds everything"));
	journal_tell(j, &err);
}

bool document_journal_works(const struct document *d)
{
	return d->journal && !d->journal->failing;
}

bool document_journal_fails(const struct document *d)
{
	return d->wants_journal && !document_journal_works(d);
}

bool document_journal_news(struct document *d, struct error *err)
{
	struct journal *j = d->journal;
	if (!j || !j->has_news)
		return false;
	j->has_news = false;
	if (err)
		*err = j->news;
	return true;
}

/* ---- records ---- */

static void add_fixed(struct buffer *out, uint64_t number, int bytes)
{
	for (int i = 0; i < bytes; i++)
		buffer_add_byte(out, (char)(number >> (8 * i) & 0xFF));
}

static void add_number(struct buffer *out, uint64_t number)
{
	for (; number >= 0x80; number >>= 7)
		buffer_add_byte(out, (char)((number & 0x7F) | 0x80));
	buffer_add_byte(out, (char)number);
}

uint64_t journal_check(uint32_t type, uint32_t length, uint64_t payload)
{
	const uint64_t head[] = {type, length, payload};
	return hash_of(slice_make((const char *)head, sizeof head));
}

static void add_head(struct buffer *out, enum record_type type, struct slice payload)
{
	uint64_t check = hash_of(payload);
	add_fixed(out, type, 4);
	add_fixed(out, payload.length, 4);
	add_fixed(out, check, 8);
	add_fixed(out, journal_check(type, (uint32_t)payload.length, check), 8);
}

static void add_record(struct buffer *out, enum record_type type, struct buffer *payload)
{
	add_head(out, type, buffer_slice(payload));
	buffer_add_slice(out, buffer_slice(payload));
	buffer_clear(payload);
}

static void add_step(struct buffer *out, const struct step *step)
{
	struct buffer payload = {0}, scratch = {0};
	add_number(&payload, step->outside ? RECORD_OUTSIDE : 0);
	add_number(&payload, (uint64_t)step->time);
	add_number(&payload, strlen(step->label));
	buffer_add_text(&payload, step->label);
	add_number(&payload, step->count);
	for (size_t i = 0; i < step->count; i++) {
		const struct patch patch = exchange_patch(&step->exchanges[i], &scratch);
		add_number(&payload, step->exchanges[i].reread ? RECORD_REREAD : 0);
		add_number(&payload, patch.offset);
		add_number(&payload, patch.removed.length);
		add_number(&payload, patch.inserted.length);
		buffer_add_slice(&payload, patch.removed);
		buffer_add_slice(&payload, patch.inserted);
	}
	add_record(out, RECORD_STEP, &payload);
	buffer_free(&payload);
	buffer_free(&scratch);
}

static void add_holding(struct buffer *out, enum record_type type, struct holding file)
{
	struct buffer payload = {0};
	add_number(&payload, file.state);
	add_number(&payload, file.length);
	add_fixed(&payload, file.hash, 8);
	add_record(out, type, &payload);
	buffer_free(&payload);
}

static void add_state(struct buffer *out, enum record_type type, size_t state)
{
	struct buffer payload = {0};
	add_number(&payload, state);
	add_record(out, type, &payload);
	buffer_free(&payload);
}

/* Adds what the file is known to hold, once the steps to that are there. */
static void add_saved(struct journal *j)
{
	if (j->file.state > j->steps || (j->file.state == j->saved.state && j->file.hash == j->saved.hash))
		return;
	add_holding(&j->waiting, RECORD_SAVED, j->file);
	j->saved = j->file;
}

/* Adds what the history holds and the journal does not. */
static void add_new(struct journal *j, const struct history *h)
{
	struct buffer payload = {0};
	add_saved(j);
	for (; j->steps < h->count; j->done = ++j->steps) {
		const struct step *step = &h->steps[j->steps];
		if (!step->back) {
			add_step(&j->waiting, step);
			continue;
		}
		add_number(&payload, step->back);
		add_number(&payload, (uint64_t)step->time);
		add_record(&j->waiting, RECORD_BACK, &payload);
	}
	buffer_free(&payload);
	add_saved(j);
	if (j->done != h->done)
		add_state(&j->waiting, RECORD_DONE, h->done);
	j->done = h->done;
}

/* ---- writing ---- */

static bool write_at(int fd, struct slice bytes, off_t at)
{
	while (bytes.length) {
		ssize_t n = pwrite(fd, bytes.bytes, bytes.length, at);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0) {
			errno = n ? errno : ENOSPC;
			return false;
		}
		bytes = slice_make(bytes.bytes + n, bytes.length - (size_t)n);
		at += n;
	}
	return true;
}

/* Takes the first number that no journal has; held by us from its first moment. */
static int create_file(struct journal *j)
{
	char *slash = strrchr(j->stem, '/');
	*slash = '\0';
	bool made = file_make_folder(j->stem);
	*slash = '/';
	for (unsigned number = 0; made && number < JOURNALS; number++) {
		char *path = journal_file(j, number);
		int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
		if (fd >= 0) {
			flock(fd, LOCK_EX | LOCK_NB);
			j->path = path;
			return fd;
		}
		free(path);
		if (errno != EEXIST)
			break;
	}
	return -1;
}

/* The text of state 0, and that the file holds it. */
static bool write_beginning(struct document *d, struct journal *j, int fd)
{
	struct buffer text = {0}, head = {0}, saved = {0};
	bool good = document_state_text(d, 0, &text, NULL) && text.length <= PAYLOAD_MOST;
	errno = good ? errno : EINVAL;
	journal_header(j, &head);
	add_head(&head, RECORD_SNAPSHOT, buffer_slice(&text));
	if (d->history.saved == 0)
		add_holding(&saved, RECORD_SAVED, (struct holding){0, text.length, hash_of(buffer_slice(&text))});
	good = good && write_at(fd, buffer_slice(&head), 0) && write_at(fd, buffer_slice(&text), (off_t)head.length) &&
	       write_at(fd, buffer_slice(&saved), (off_t)(head.length + text.length));
	if (good)
		j->end = (off_t)(head.length + text.length + saved.length);
	buffer_free(&text);
	buffer_free(&head);
	buffer_free(&saved);
	return good;
}

static bool create(struct document *d)
{
	struct journal *j = d->journal;
	int fd = create_file(j);
	if (fd < 0)
		return false;
	if (write_beginning(d, j, fd)) {
		j->fd = fd;
		j->is_new = true;
		return true;
	}
	int number = errno;
	unlink(j->path);
	close(fd);
	free(j->path);
	j->path = NULL;
	errno = number;
	return false;
}

/* Writes what waits.  On failure the file ends with its last good record. */
static bool flush(struct document *d)
{
	struct journal *j = d->journal;
	if (!j->waiting.length)
		return true;
	if (j->fd < 0 && !create(d)) {
		say_failing(j, errno);
		return false;
	}
	if (!write_at(j->fd, buffer_slice(&j->waiting), j->end)) {
		say_failing(j, errno);
		j->unsynced |= ftruncate(j->fd, j->end) == 0;
		return false;
	}
	j->end += (off_t)j->waiting.length;
	j->unsynced = true;
	j->asleep = false;
	buffer_clear(&j->waiting);
	say_working(j);
	return true;
}

void journal_write(struct document *d)
{
	if (!d->journal)
		return;
	add_new(d->journal, &d->history);
	flush(d);
}

struct holding journal_holding(const struct document *d)
{
	struct holding file = {.state = d->history.done, .length = sequence_length(&d->chunks)};
	struct sequence_walk walk = {.sequence = &d->chunks};
	struct hash hash;
	hash_start(&hash);
	for (struct link *p; (p = sequence_walk(&walk));)
		hash_add(&hash, chunk_text((const struct chunk *)p));
	file.hash = hash_end(&hash);
	return file;
}

void journal_saving(struct document *d, struct holding file)
{
	if (!d->journal || !d->history.count)
		return;
	add_new(d->journal, &d->history);
	add_holding(&d->journal->waiting, RECORD_SAVING, file);
	if (flush(d))
		document_sync(d);
}

void journal_saved(struct document *d, struct holding file)
{
	if (!d->journal)
		return;
	d->journal->file = file;
	if (d->history.count)
		journal_write(d);
}

void document_sync(struct document *d)
{
	struct journal *j = d->journal;
	if (!j || j->fd < 0 || !j->unsynced)
		return;
	if (fdatasync(j->fd) != 0) {
		say_failing(j, errno);
		return;
	}
	if (j->is_new) {
		char *slash = strrchr(j->path, '/');
		*slash = '\0';
		int fd = open(j->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
		*slash = '/';
		if (fd >= 0) {
			fsync(fd);
			close(fd);
		}
	}
	j->unsynced = j->is_new = false;
}

/* ---- the end ---- */

void journal_destroy(struct journal *j)
{
	if (j->fd >= 0)
		close(j->fd);
	buffer_free(&j->waiting);
	free(j->map);
	free(j->stem);
	free(j->path);
	free(j);
}

void journal_free(struct document *d)
{
	if (d->journal)
		journal_destroy(d->journal);
	d->journal = NULL;
}

/* Says goodbye in the journal that is on disk. */
static void say_goodbye(struct document *d)
{
	struct journal *j = d->journal;
	if (j->fd < 0 && !j->waiting.length)
		return;
	if (j->fd >= 0 && !d->history.count) {
		unlink(j->path);
		return;
	}
	if (j->asleep && !j->waiting.length)
		return;
	add_head(&j->waiting, RECORD_GOODBYE, slice_of(""));
	if (flush(d))
		document_sync(d);
	j->asleep = true;
}

void document_leave(struct document *d)
{
	if (!d->journal)
		return;
	say_goodbye(d);
	/* one that failed is missed on */
	d->wants_journal = document_journal_fails(d);
	journal_free(d);
}

void journal_follow(struct document *d)
{
	struct journal *old = d->journal;
	if (!old)
		return;
	say_goodbye(d);
	journal_destroy(old);
	d->journal = journal_new(d->path, NULL);
}
