/* Reading a journal.  Nothing in it is believed: what is no good record, and
 * what a good record says that cannot be, ends the reading there. */
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/hash.h"
#include "base/mem.h"
#include "base/message.h"
#include "document/journal.h"

#define READ_MOST ((off_t)1 << 30) /* bytes of steps */

struct reader {
	const char *at, *end;
	bool bad;
};

static uint64_t take_fixed(struct reader *r, int bytes)
{
	uint64_t number = 0;
	if (r->end - r->at < bytes) {
		r->bad = true;
		return 0;
	}
	for (int i = 0; i < bytes; i++)
		number |= (uint64_t)(unsigned char)*r->at++ << (8 * i);
	return number;
}

static uint64_t take_number(struct reader *r)
{
	uint64_t number = 0;
	for (int shift = 0; shift < 64 && r->at < r->end; shift += 7) {
		unsigned char byte = (unsigned char)*r->at++;
		number |= (uint64_t)(byte & 0x7F) << shift;
		if (byte < 0x80)
			return number;
	}
	r->bad = true;
	return 0;
}

static struct slice take_bytes(struct reader *r, uint64_t length)
{
	if (r->bad || length > (uint64_t)(r->end - r->at)) {
		r->bad = true;
		return slice_make(r->end, 0);
	}
	struct slice bytes = slice_make(r->at, (size_t)length);
	r->at += length;
	return bytes;
}

/* ---- records ---- */

static bool take_step(struct journal_content *c, struct reader *r)
{
	struct history *h = &c->history;
	uint64_t flags = take_number(r), time = take_number(r), length = take_number(r);
	struct slice label = take_bytes(r, length);
	uint64_t count = take_number(r);
	struct step step = {.time = (time_t)time, .outside = flags & RECORD_OUTSIDE, .earlier = true};
	/* a patch takes four bytes at the least */
	if (r->bad || count > (uint64_t)(r->end - r->at) / 4)
		return false;
	step.exchanges = mem_new_array((size_t)count, sizeof *step.exchanges);
	step.room = (size_t)count;
	for (uint64_t i = 0; i < count; i++) {
		struct exchange e = {.patched = true, .reread = take_number(r) & RECORD_REREAD};
		e.patch.offset = (size_t)take_number(r);
		uint64_t removed = take_number(r), inserted = take_number(r);
		e.patch.removed = take_bytes(r, removed);
		e.patch.inserted = take_bytes(r, inserted);
		step_add(&step, e);
	}
	step.label = mem_copy(label.bytes, label.length);
	if (r->bad || r->at != r->end) {
		step_free(&step);
		return false;
	}
	history_append(h, h->done, step);
	h->done = h->count;
	return true;
}

static bool take_back(struct journal_content *c, struct reader *r)
{
	struct history *h = &c->history;
	uint64_t back = take_number(r), time = take_number(r);
	if (r->bad || back == 0 || back > h->count)
		return false;
	history_append_back(h, h->count - (size_t)back, (time_t)time);
	h->done = h->count;
	h->steps[h->count - 1].earlier = true;
	return true;
}

static bool take_holding(struct journal_content *c, struct reader *r, struct holding *file)
{
	uint64_t state = take_number(r), length = take_number(r), hash = take_fixed(r, 8);
	if (r->bad || state > c->history.count)
		return false;
	*file = (struct holding){(size_t)state, length, hash};
	return true;
}

static bool take_record(struct journal_content *c, uint32_t type, struct slice payload)
{
	struct reader r = {payload.bytes, payload.bytes + payload.length, false};
	uint64_t state;
	c->goodbye = type == RECORD_GOODBYE;
	switch (type) {
	case RECORD_STEP:
		/* a change after an undo says first that it goes back */
		return c->history.done == c->history.count && take_step(c, &r);
	case RECORD_BACK:
		return take_back(c, &r);
	case RECORD_DONE:
		state = take_number(&r);
		if (r.bad || state > c->history.count)
			return false;
		c->history.done = (size_t)state;
		return true;
	case RECORD_SAVING:
		return take_holding(c, &r, &c->saving);
	case RECORD_SAVED:
		c->saving.state = SIZE_MAX;
		return take_holding(c, &r, &c->saved);
	default:
		if (c->goodbye && c->saved.state != SIZE_MAX)
			c->history.done = c->saved.state;
		return c->goodbye;
	}
}

struct head {
	uint32_t type, length;
	uint64_t check;
};

static bool take_head(struct reader *r, struct head *head)
{
	head->type = (uint32_t)take_fixed(r, 4);
	head->length = (uint32_t)take_fixed(r, 4);
	head->check = take_fixed(r, 8);
	uint64_t own = take_fixed(r, 8);
	return !r->bad && own == journal_check(head->type, head->length, head->check);
}

static void take_records(struct journal_content *c)
{
	struct reader r = {c->records.bytes, c->records.bytes + c->records.length, false};
	off_t start = c->good_end;
	while (r.at < r.end) {
		struct head head;
		c->damaged = true;
		if (!take_head(&r, &head))
			return;
		bool goodbye = c->goodbye;
		struct slice payload = take_bytes(&r, head.length);
		if (r.bad || hash_of(payload) != head.check || !take_record(c, head.type, payload)) {
			c->goodbye = goodbye;
			return;
		}
		c->damaged = false;
		c->good_end = start + (r.at - c->records.bytes);
	}
}

/* ---- the file ---- */

/* Adds up to length bytes at offset to out. */
static void read_at(int fd, off_t offset, size_t length, struct buffer *out)
{
	char *bytes = mem_new(length + 1);
	size_t got = 0;
	while (got < length) {
		ssize_t n = pread(fd, bytes + got, length - got, offset + (off_t)got);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			break;
		got += (size_t)n;
	}
	if (!out->bytes)
		*out = (struct buffer){bytes, got, length + 1};
	else {
		buffer_add(out, bytes, got);
		free(bytes);
	}
}

static bool read_beginning(const struct journal *j, int fd, off_t size, struct journal_content *c)
{
	struct buffer wanted = {0}, bytes = {0};
	struct head head = {0};
	journal_header(j, &wanted);
	read_at(fd, 0, wanted.length + RECORD_HEAD, &bytes);
	struct reader r = {bytes.bytes, bytes.bytes + bytes.length, false};
	bool good = slice_equals(take_bytes(&r, wanted.length), buffer_slice(&wanted)) && take_head(&r, &head) &&
	            head.type == RECORD_SNAPSHOT;
	c->snapshot = (off_t)(wanted.length + RECORD_HEAD);
	c->snapshot_length = head.length;
	c->snapshot_check = head.check;
	buffer_free(&wanted);
	buffer_free(&bytes);
	return good && size - c->snapshot >= (off_t)head.length;
}

void journal_read(const struct journal *j, int fd, struct journal_content *c)
{
	struct stat s;
	*c = (struct journal_content){.saved.state = SIZE_MAX, .saving.state = SIZE_MAX};
	if (fstat(fd, &s) != 0)
		return;
	c->readable = read_beginning(j, fd, s.st_size, c);
	if (!c->readable)
		return;
	c->good_end = c->snapshot + (off_t)c->snapshot_length;
	off_t left = s.st_size - c->good_end;
	read_at(fd, c->good_end, (size_t)(left < READ_MOST ? left : READ_MOST), &c->records);
	take_records(c);
	c->damaged |= c->good_end < s.st_size;
}

void journal_content_free(struct journal_content *c)
{
	history_free(&c->history);
	buffer_free(&c->records);
	*c = (struct journal_content){0};
}

bool journal_snapshot(int fd, const struct journal_content *c, struct buffer *out)
{
	read_at(fd, c->snapshot, c->snapshot_length, out);
	return out->length == c->snapshot_length && hash_of(buffer_slice(out)) == c->snapshot_check;
}
