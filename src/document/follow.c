#include "document/follow.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/message.h"
#include "document/chunk.h"
#include "document/merge.h"
#include "journey/diff.h"

#define TRIES 20

/* ---- noticing ---- */

static bool is_told(const struct document *d, const struct file_stamp *now)
{
	return d->told && file_stamp_equals(now, &d->told_stamp);
}

static void tell(struct document *d, const struct file_stamp *now)
{
	d->told = true;
	d->told_stamp = *now;
}

bool document_file_changed(const struct document *d)
{
	struct file_stamp now;
	if (!d->path)
		return false;
	file_stamp_take(d->path, &now);
	return !file_stamp_equals(&now, &d->stamp) && !is_told(d, &now);
}

/* ---- taking over and merging ---- */

static void add_words(const struct document *from, const struct document *to, struct buffer *out)
{
	struct diff diff;
	diff_make(&diff, document_journey(from), document_journey(to));
	diff_summary(&diff, out);
	diff_free(&diff);
	if (!out->length)
		buffer_add_text(out, _("comments or layout only"));
}

/* The step that leads to the file's text. */
static bool take_file(struct document *d, struct slice text, const struct file_stamp *stamp, const char *words,
                      struct error *err)
{
	char *label = mem_format(_("changed outside: %s"), words);
	bool good = document_take_over(d, text, label, true, err);
	if (good)
		d->stamp = *stamp;
	free(label);
	return good;
}

/* ours becomes the merge of both */
static bool merge(struct document *ours, const struct document *base, const struct document *theirs,
                  struct followed *followed, struct error *err)
{
	struct merge_report report = {0};
	bool good = document_merge(ours, base, theirs, &report, err);
	followed->conflicts = report.conflicts;
	merge_report_free(&report);
	return good;
}

/* The step that leads from theirs to the merge of both. */
static bool take_merged(struct document *d, const struct document *merged, struct error *err)
{
	struct buffer text = {0};
	document_text(merged, &text);
	bool good = document_take_over(d, buffer_slice(&text), _("merged with what was changed outside"), false, err);
	buffer_free(&text);
	return good;
}

static struct document *state(struct document *d, size_t number, struct error *err)
{
	struct buffer text = {0};
	struct document *made = NULL;
	buffer_add(&text, "", 0);
	if (document_state_text(d, number, &text, err))
		made = document_of_bytes(buffer_slice(&text), NULL, err);
	buffer_free(&text);
	return made;
}

/* Theirs is the file; ours is what is in force. */
static bool follow_with_unsaved(struct document *d, const struct document *theirs, struct slice text,
                                const struct file_stamp *stamp, struct followed *followed, struct error *err)
{
	struct buffer words = {0};
	struct document *base = state(d, document_step_saved(d), err);
	struct document *ours = base ? state(d, document_step_done(d), err) : NULL;
	bool good = ours && merge(ours, base, theirs, followed, err);
	if (good) {
		add_words(base, theirs, &words);
		good = take_file(d, text, stamp, words.bytes, err) && take_merged(d, ours, err);
		followed->kind = FOLLOW_MERGED;
		followed->words = buffer_take(&words);
	}
	document_free(ours);
	document_free(base);
	return good;
}

static bool follow_alone(struct document *d, const struct document *theirs, struct slice text,
                         const struct file_stamp *stamp, struct followed *followed, struct error *err)
{
	struct buffer words = {0};
	add_words(d, theirs, &words);
	bool good = take_file(d, text, stamp, words.bytes, err);
	followed->kind = FOLLOW_TAKEN;
	followed->words = buffer_take(&words);
	return good;
}

/* ---- following ---- */

static bool says_what_it_said(struct document *d, struct slice text)
{
	struct buffer saved = {0};
	bool same = document_state_text(d, document_step_saved(d), &saved, NULL) &&
	            slice_equals(buffer_slice(&saved), text);
	buffer_free(&saved);
	return same;
}

static enum follow_kind refuse(struct document *d, const struct file_stamp *stamp)
{
	tell(d, stamp);
	return FOLLOW_UNREADABLE;
}

/* The file was read; text is what it says. */
static enum follow_kind follow_text(struct document *d, struct slice text, const struct file_stamp *stamp,
                                    struct followed *followed, struct error *err)
{
	if (document_step_saved(d) == SIZE_MAX) {
		error_set(err, _("was made by another program meanwhile; save under another name"));
		return refuse(d, stamp);
	}
	if (says_what_it_said(d, text)) {
		d->stamp = *stamp;
		return FOLLOW_SAME;
	}
	/* who writes into the file itself empties it first */
	if (!text.length) {
		error_set(err, _("is empty now; yours is kept, save it under another name"));
		return refuse(d, stamp);
	}
	struct document *theirs = document_of_bytes(text, NULL, err);
	if (!theirs)
		return refuse(d, stamp);
	bool good = document_modified(d) ? follow_with_unsaved(d, theirs, text, stamp, followed, err)
	                                 : follow_alone(d, theirs, text, stamp, followed, err);
	document_free(theirs);
	return good ? followed->kind : refuse(d, stamp);
}

static enum follow_kind follow(struct document *d, struct followed *followed, struct error *err)
{
	struct file_stamp now, read;
	struct buffer text = {0};
	struct error why = {0};
	enum follow_kind kind = FOLLOW_UNREADABLE;
	d->told = false;
	file_stamp_take(d->path, &now);
	if (file_stamp_equals(&now, &d->stamp))
		return FOLLOW_SAME;
	if (!now.exists) {
		tell(d, &now);
		return FOLLOW_GONE;
	}
	if (file_read(d->path, DOCUMENT_MAX_BYTES, &text, &read, &why)) {
		kind = follow_text(d, buffer_slice(&text), &read, followed, err);
	} else {
		tell(d, &now);
		error_set(err, _("can no longer be read; save under another name (%s)"), why.message);
	}
	buffer_free(&text);
	if (kind == FOLLOW_UNREADABLE && err)
		snprintf(err->file, sizeof err->file, "%s", d->path);
	return kind;
}

enum follow_kind document_follow(struct document *d, struct followed *followed, struct error *err)
{
	*followed = (struct followed){0};
	if (document_file_changed(d))
		followed->kind = follow(d, followed, err);
	return followed->kind;
}

static void add_followed(struct followed *all, const struct followed *now)
{
	if (!now->words)
		return;
	char *before = all->words;
	all->words = now->words;
	free(before);
	all->kind = now->kind;
	all->conflicts += now->conflicts;
}

/* Under the lock, so that who saves often cannot keep others from it. */
static enum follow_save follow_and_save(struct document *d, struct file_lock *lock, bool even_so,
                                        struct followed *followed, struct error *err)
{
	struct followed now = {0};
	if (follow(d, &now, err) == FOLLOW_UNREADABLE) {
		free(now.words);
		return FOLLOW_FAILED;
	}
	add_followed(followed, &now);
	if (now.conflicts && !even_so)
		return FOLLOW_CONFLICTS;
	if (!document_save_locked(d, lock, err))
		return FOLLOW_FAILED;
	d->told = false;
	return FOLLOW_SAVED;
}

enum follow_save document_follow_and_save(struct document *d, bool even_so, struct followed *followed,
                                          struct error *err)
{
	enum follow_save result = FOLLOW_FAILED;
	*followed = (struct followed){0};
	/* again when a program that asks for no lock came between */
	for (int i = 0; i < TRIES && result == FOLLOW_FAILED && (!i || document_file_changed(d)); i++) {
		struct file_lock *lock = file_lock(d->path, DOCUMENT_LOCK_PATIENCE, err);
		if (!lock)
			return FOLLOW_FAILED;
		result = follow_and_save(d, lock, even_so, followed, err);
		file_unlock(lock);
	}
	return result;
}

bool document_recover(struct document *d, const struct recovery *recovery, struct followed *followed, struct error *err)
{
	*followed = (struct followed){0};
	struct document *base = state(d, recovery->base, err);
	struct document *ours = base ? state(d, recovery->ours, err) : NULL;
	struct document *theirs = ours ? state(d, document_step_done(d), err) : NULL;
	bool good = theirs && merge(ours, base, theirs, followed, err) && take_merged(d, ours, err);
	followed->kind = FOLLOW_MERGED;
	document_free(theirs);
	document_free(ours);
	document_free(base);
	return good;
}
