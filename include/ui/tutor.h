/* The tutor: lessons one after the other above a real grid.  Each says what to do
 * and looks at the state after every key; once that shows that it was done, the
 * next lesson comes with a word of praise.  It takes no keys but its own few, and
 * changes nothing by itself.
 *
 * The map is one to play with, and the caller's (cli/sandbox.h). */
#ifndef UI_TUTOR_H
#define UI_TUTOR_H

#include "base/buffer.h"
#include "base/message.h"
#include "ui/ui.h"

struct tutor {
	size_t lesson;    /* of lesson_table; lesson_count: all are done */
	bool praised;     /* the one before was done, not skipped */
	bool noted;       /* the first half of this one was done */
	uint64_t measure; /* what the lesson measures, as it was when it began */
	size_t most;      /* undo steps that were done at most since then */
	bool from_start;  /* leaving leads to the start screen */
	char *folder;     /* for the caller: where the map is; free() */
};

struct lesson {
	struct label title;
	struct label text;                                             /* keys as {name of the command} */
	struct label praise;                                           /* when it is done */
	uint64_t (*measure)(const struct ui *ui);                      /* NULL: nothing */
	bool (*notes)(const struct ui *ui, const struct tutor *tutor); /* is the first half done?  NULL: it has none */
	bool (*is_done)(const struct ui *ui, const struct tutor *tutor); /* is it, with the first half? */
};

extern const struct lesson lesson_table[];
extern const size_t lesson_count;
/* what is said when all are done */
extern const struct label lesson_end;

/* The text of the map to play with, in a language. */
const char *lesson_map(enum language language);

/* Begins with a lesson; takes over folder. */
void tutor_begin(struct ui *ui, size_t lesson, bool from_start, char *folder);
void tutor_free(struct ui *ui);
/* looks whether the lesson is done; after every key */
void tutor_watch(struct ui *ui);
/* the praise for the lesson before; "": none */
const char *tutor_praise(const struct ui *ui);
/* adds what to do, with the keys of the commands; before it, if wanted, the praise */
void tutor_add_text(const struct ui *ui, bool praise, struct buffer *out);
/* "3/12  Undo" */
void tutor_add_title(const struct ui *ui, struct buffer *out);
/* lines that it likes to have, all included */
int tutor_lines(const struct ui *ui, int width);

/* ---- commands ---- */
void tutor_skip(struct ui *ui, key k);
void tutor_back(struct ui *ui, key k);
void tutor_leave(struct ui *ui, key k);

#endif
