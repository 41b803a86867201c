/* The journal: the history on disk, for src/document alone.
 *
 * A file of records in the user's state folder, named after the map's real
 * path: first the text of state 0, then steps as patches, moves of `done`, and
 * what the map's file was known to hold.  Records are only ever appended, each
 * with its length and checksums, so whatever breaks off, what stands before it
 * is good.  One session holds a journal at a time; a second one on the same map
 * writes another.  Nothing is written before the first step.
 *
 * The journal writes what it does not hold yet: steps, done and saved as the
 * history has them.  When it cannot, it keeps that and tries again with the
 * next step; the document works on. */
#ifndef DOCUMENT_JOURNAL_H
#define DOCUMENT_JOURNAL_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/buffer.h"
#include "base/error.h"
#include "document/history.h"

enum record_type {
	RECORD_SNAPSHOT = 1, /* the text of state 0 */
	RECORD_STEP,         /* flags, time, label, patches */
	RECORD_BACK,         /* back to a state: steps, time */
	RECORD_DONE,         /* the state in force */
	RECORD_SAVING,       /* the file is about to hold a state: state, length, hash */
	RECORD_SAVED,        /* the file holds it */
	RECORD_GOODBYE       /* the session ended; the state in force is the saved one */
};
#define RECORD_HEAD 24 /* bytes: type, length, checksum of the payload, checksum of these */
#define RECORD_OUTSIDE 1u
#define RECORD_REREAD 1u

/* what the map's file holds */
struct holding {
	size_t state; /* SIZE_MAX: unknown */
	uint64_t length, hash;
};

struct journal {
	char *map;   /* the map's real path */
	char *stem;  /* the journal's path without number and ending */
	char *path;  /* the journal's path; NULL: there is none yet */
	int fd;      /* -1: there is none yet */
	off_t end;   /* behind the last good record */
	bool asleep; /* the last record says goodbye */
	bool unsynced, is_new;
	size_t steps, done;    /* what is written, or waits to be */
	struct holding saved;  /* written */
	struct holding file;   /* to be written */
	struct buffer waiting; /* records that could not be written */
	bool failing, has_news;
	struct error news;
};

/* what a journal file says */
struct journal_content {
	struct history history; /* saved is not set */
	struct holding saved, saving;
	bool goodbye;
	bool readable;          /* begins as a journal of this map does */
	bool damaged;           /* something behind good_end is no record */
	off_t good_end;         /* bytes */
	off_t snapshot;         /* where its payload begins */
	size_t snapshot_length; /* bytes */
	uint64_t snapshot_check;
	struct buffer records; /* which the patches point into */
};

/* ---- journal.c ---- */
/* a journal for the map at path, not on disk yet; NULL with err */
struct journal *journal_new(const char *path, struct error *err);
void journal_destroy(struct journal *journal);
/* the path of the journal file of a number; free() */
char *journal_file(const struct journal *journal, unsigned number);
/* the line that a journal of the map begins with */
void journal_header(const struct journal *journal, struct buffer *out);
uint64_t journal_check(uint32_t type, uint32_t length, uint64_t payload);
/* Brings the journal up to the history; after every change of it. */
void journal_write(struct document *document);
/* The file is about to hold the text of the state in force; survives a power cut. */
void journal_saving(struct document *document, struct holding file);
/* The file holds it. */
void journal_saved(struct document *document, struct holding file);
/* The document has another path now: its journal is there, with all of the history. */
void journal_follow(struct document *document);
/* tells something once, through document_journal_news */
void journal_tell(struct journal *journal, const struct error *err);
/* what the document's text is, for journal_saving */
struct holding journal_holding(const struct document *document);
/* closes and forgets it; no goodbye */
void journal_free(struct document *document);

/* ---- journal_open.c ---- */
/* Is the text of the file at path what a save that broke off left there?  Then
 * out becomes the text that was to be saved. */
bool journal_full_text(const char *path, struct slice text, struct buffer *out);
/* The text that the file at path was last known to hold, when the journal holds
 * work that was not saved. */
bool journal_saved_text(const char *path, struct buffer *out);

/* ---- journal_read.c ---- */
/* Reads all but the snapshot. */
void journal_read(const struct journal *journal, int fd, struct journal_content *content);
void journal_content_free(struct journal_content *content);
/* Reads the snapshot; false when it is not what was written. */
bool journal_snapshot(int fd, const struct journal_content *content, struct buffer *out);

#endif
