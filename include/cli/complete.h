/* What may stand next on a command line of touchgrid: found in the tables of
 * subcommands, options, fields, topics …, and in the map that the line names.
 *
 * The shells' scripts (src/completion) only ask; all that is known is here.  It
 * reads a map at most, changes nothing and complains of nothing.  Words with
 * control characters are never offered, so that one fits on a line. */
#ifndef CLI_COMPLETE_H
#define CLI_COMPLETE_H

#include <stdbool.h>
#include <stddef.h>

enum complete_files { COMPLETE_NO_FILES, COMPLETE_MAPS, COMPLETE_FILES };

struct candidate {
	char *text; /* the whole word */
	char *help; /* what it is, one line; "" */
};

/* complete_free */
struct complete {
	struct candidate *words;
	size_t count, room;
	enum complete_files files; /* what names of files fit as well */
};

/* What the last of the words, which is being typed, may become; words[0] is the
 * program.  count > 1. */
void complete_words(struct complete *complete, const char *const *words, size_t count);
void complete_free(struct complete *complete);
/* Is it known what stands for each part of what the table calls an operand or
 * the value of an option: "FILE", "grid|list"? */
bool complete_knows(const char *what);
/* Part number at of the operands as the table writes them, "FILE ITEM…", of which the
 * last may repeat; false behind the end. */
bool complete_operand(const char *operands, size_t at, char out[static 64]);

#endif
