/* Opening, saving, and what can be asked of an open document. */
#include "document/document.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/unicode.h"
#include "document/chunk.h"
#include "document/journal.h"

static const char *first_newline(struct slice text)
{
	for (size_t i = 0; i < text.length; i++)
		if (text.bytes[i] == '\n')
			return "\n";
		else if (text.bytes[i] == '\r')
			return i + 1 < text.length && text.bytes[i + 1] == '\n' ? "\r\n" : "\r";
	return "\n";
}

/* Cuts the bytes and puts all in force. */
static bool start(struct document *d, struct error *err)
{
	size_t count;
	struct chunk **chunks = chunk_cut(d, d->original.bytes, d->original.length, false, NULL, false, &count, err);
	if (!chunks)
		return false;
	d->journey = journey_new();
	bool good = chunks_begin(d, chunks, count, err);
	free(chunks);
	return good;
}

static void stop(struct document *d)
{
	for (size_t i = 0; i < d->chunk_pool.count; i++) {
		struct chunk *chunk = pool_at(&d->chunk_pool, i);
		tree_free(chunk->tree);
		if (chunk->count > 1)
			free(chunk->many);
		if (chunk->owned)
			free((char *)chunk->text);
	}
	for (size_t i = 0; i < d->item_pool.count; i++)
		item_clear(pool_at(&d->item_pool, i));
	journey_free(d->journey);
	d->journey = NULL;
	sequence_clear(&d->chunks);
	pool_free(&d->chunk_pool);
	pool_free(&d->item_pool);
	free(d->entries);
	d->entries = NULL;
	d->entry_count = d->entry_room = 0;
}

static bool read_all(struct document *d, struct error *err)
{
	buffer_add(&d->original, "", 0);
	d->newline = first_newline(buffer_slice(&d->original));
	d->whole = unicode_validate(d->original.bytes, d->original.length) < d->original.length;
	bool good = start(d, err);
	if (good && journey_is_malformed(d->journey)) {
		stop(d);
		d->whole = true;
		good = start(d, err);
	}
	return good;
}

static size_t chunk_measure(const struct link *link)
{
	return ((const struct chunk *)link)->length;
}

/* A save into the file itself that broke off left something that is no map: the
 * journal has all of it. */
static bool mend(struct document *d)
{
	struct buffer full = {0};
	bool found = d->path && journal_full_text(d->path, buffer_slice(&d->original), &full);
	stop(d);
	if (found) {
		buffer_free(&d->original);
		d->original = full;
		d->is_mended = read_all(d, NULL);
		d->history.saved = SIZE_MAX;
	} else {
		buffer_free(&full);
	}
	return d->is_mended;
}

static struct document *document_made(struct document *d, const char *name, struct error *err)
{
	d->chunks.measure = chunk_measure;
	d->chunk_pool.size = sizeof(struct chunk);
	d->item_pool.size = sizeof(struct item);
	if (read_all(d, err))
		return d;
	if (err) {
		error_locate(err, d->original.bytes, d->original.length);
		snprintf(err->file, sizeof err->file, "%s", name);
	}
	if (d->stamp.exists && mend(d))
		return d;
	document_free(d);
	return NULL;
}

struct document *document_open(const char *path, struct error *err)
{
	struct document *d = mem_new(sizeof *d);
	if (!file_read(path, DOCUMENT_MAX_BYTES, &d->original, &d->stamp, err)) {
		document_free(d);
		return NULL;
	}
	if (strcmp(path, "-") != 0)
		d->path = mem_copy_text(path);
	return document_made(d, path, err);
}

struct document *document_of_bytes(struct slice bytes, const char *path, struct error *err)
{
	struct document *d = mem_new(sizeof *d);
	buffer_add_slice(&d->original, bytes);
	if (path) {
		d->path = mem_copy_text(path);
		d->history.saved = SIZE_MAX;
	}
	return document_made(d, path ? path : "-", err);
}

struct document *document_open_gone(const char *path)
{
	struct buffer text = {0};
	struct document *d = NULL;
	if (journal_saved_text(path, &text))
		d = document_of_bytes(buffer_slice(&text), path, NULL);
	if (d)
		d->is_mended = true;
	buffer_free(&text);
	return d;
}

void document_free(struct document *d)
{
	if (!d)
		return;
	journal_free(d);
	history_free(&d->history);
	stop(d);
	buffer_free(&d->original);
	buffer_free(&d->earlier);
	free(d->path);
	free(d);
}

const struct journey *document_journey(const struct document *d)
{
	return d->journey;
}

void document_set_filter(struct document *d, const struct sieve *sieve)
{
	journey_set_filter(d->journey, sieve);
}

void document_set_search(struct document *d, const struct sieve *sieve, bool within)
{
	journey_set_search(d->journey, sieve, within);
}

const char *document_path(const struct document *d)
{
	return d->path;
}

void document_rest(struct document *d)
{
	journey_forget(d->journey);
}

/* ---- saving ---- */

static bool next_piece(void *context, struct slice *piece)
{
	const struct chunk *chunk = (const struct chunk *)sequence_walk(context);
	if (chunk)
		*piece = chunk_text(chunk);
	return chunk != NULL;
}

static bool may_replace(const struct document *d, const char *path, bool elsewhere, struct error *err)
{
	struct file_stamp now;
	file_stamp_take(path, &now);
	if (elsewhere ? !now.exists : !now.exists || file_stamp_equals(&now, &d->stamp))
		return true;
	error_set(err, elsewhere ? _("there is a file of this name already; choose another one")
	                         : _("was changed by another program since it was read; save under another name"));
	if (err)
		snprintf(err->file, sizeof err->file, "%s", path);
	return false;
}

/* The look at the file and the writing: nobody may come between them. */
static bool write_alone(struct document *d, const char *target, bool elsewhere, struct file_lock *held,
                        struct holding file, struct error *err)
{
	struct sequence_walk walk = {.sequence = &d->chunks};
	struct file_lock *lock = held ? held : file_lock(target, DOCUMENT_LOCK_PATIENCE, err);
	bool good = lock && may_replace(d, target, elsewhere, err);
	if (good && !elsewhere)
		journal_saving(d, file);
	good = good && file_replace(target, (struct file_pieces){next_piece, &walk}, &d->stamp, err);
	if (!held)
		file_unlock(lock);
	return good;
}

static bool save(struct document *d, const char *path, struct file_lock *held, struct error *err)
{
	bool elsewhere = path && (!d->path || strcmp(path, d->path) != 0);
	const char *target = elsewhere ? path : d->path;
	struct file_stamp now;
	struct holding file = {0};
	if (!target)
		return error_set(err, _("this map came from a pipe and has no file; save it as FILE"));
	file_stamp_take(target, &now);
	if (!elsewhere && !document_modified(d) && now.exists)
		return true;
	if (d->journal)
		file = journal_holding(d);
	if (!write_alone(d, target, elsewhere, held, file, err))
		return false;
	if (elsewhere) {
		free(d->path);
		d->path = mem_copy_text(path);
		journal_follow(d);
	}
	d->history.saved = d->history.done;
	journal_saved(d, file);
	return true;
}

bool document_save(struct document *d, const char *path, struct error *err)
{
	return save(d, path, NULL, err);
}

bool document_save_locked(struct document *d, struct file_lock *lock, struct error *err)
{
	return save(d, NULL, lock, err);
}

void document_note_file(struct document *d, struct slice text)
{
	struct buffer now = {0};
	struct file_stamp stamp;
	if (d->path && file_read(d->path, DOCUMENT_MAX_BYTES, &now, &stamp, NULL) &&
	    slice_equals(buffer_slice(&now), text))
		d->stamp = stamp;
	buffer_free(&now);
	d->history.saved = d->history.done;
	if (d->journal)
		journal_saved(d, journal_holding(d));
}

/* ---- asking ---- */

void document_text(const struct document *d, struct buffer *out)
{
	struct sequence_walk walk = {.sequence = &d->chunks};
	struct slice piece;
	while (next_piece(&walk, &piece))
		buffer_add_slice(out, piece);
}

bool document_same_text(const struct document *a, const struct document *b)
{
	struct buffer x = {0}, y = {0};
	document_text(a, &x);
	document_text(b, &y);
	bool same = slice_equals(buffer_slice(&x), buffer_slice(&y));
	buffer_free(&x);
	buffer_free(&y);
	return same;
}

static const struct tree_node *node_in_chunk(const struct item *item)
{
	const struct tree *tree = item->chunk->tree;
	return &tree->nodes[tree_item(tree, record_list(tree, item->kind, NULL), item->ordinal)];
}

struct value *document_item_value(const struct document *d, const struct item *item)
{
	(void)d;
	struct tree *own = item->alone ? tree_parse(chunk_text(item->chunk), TREE_VALUES, NULL) : NULL;
	const struct tree *tree = item->alone ? own : item->chunk->tree;
	uint32_t node = item->alone ? tree->nodes[0].first : (uint32_t)(node_in_chunk(item) - tree->nodes);
	struct value *value = value_of_node(tree, node);
	tree_free(own);
	if (value->kind == VALUE_MAP)
		return value;
	struct value *map = value_map();
	value_map_add(map, "name", value);
	return map;
}
