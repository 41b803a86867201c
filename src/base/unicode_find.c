#include "base/unicode_find.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/unicode.h"

/* A text folded grapheme by grapheme: at which byte of the folded one each
 * begins.  Text in which a mark comes behind a character that is left out is
 * not quite what unicode_fold makes of the whole; nobody types that. */
struct folding {
	struct buffer folded;
	size_t *from; /* of each grapheme: in the text */
	size_t *to;   /* in the folded one; one more for the end */
	size_t count;
};

static void fold_graphemes(struct folding *f, struct slice text)
{
	f->from = mem_new_array(text.length + 1, sizeof *f->from);
	f->to = mem_new_array(text.length + 1, sizeof *f->to);
	for (size_t at = 0; at < text.length; f->count++) {
		size_t end = unicode_grapheme_end(text, at);
		f->from[f->count] = at;
		f->to[f->count] = f->folded.length;
		unicode_fold(&f->folded, slice_make(text.bytes + at, end - at));
		at = end;
	}
	f->from[f->count] = text.length;
	f->to[f->count] = f->folded.length;
}

/* The first grapheme from number `first` on that begins at this folded byte or
 * behind; what folds to nothing stays with what is before it. */
static size_t grapheme_at(const struct folding *f, size_t first, size_t byte)
{
	while (first < f->count && f->to[first] < byte)
		first++;
	return first;
}

static size_t behind_empty(const struct folding *f, size_t at)
{
	while (at < f->count && f->to[at + 1] == f->to[at])
		at++;
	return at;
}

struct span *unicode_find(struct slice text, struct slice folded, size_t *count)
{
	struct folding f = {0};
	struct span *spans = NULL;
	size_t room = 0;
	*count = 0;
	fold_graphemes(&f, text);
	for (size_t byte = 0, grapheme = 0; folded.length && byte + folded.length <= f.folded.length;) {
		const char *found = memmem(f.folded.bytes + byte, f.folded.length - byte, folded.bytes, folded.length);
		if (!found)
			break;
		size_t start = (size_t)(found - f.folded.bytes), end = start + folded.length;
		grapheme = grapheme_at(&f, grapheme, start);
		size_t last = grapheme_at(&f, grapheme, end);
		byte = start + 1;
		if (f.to[grapheme] != start || f.to[last] != end)
			continue;
		if (*count == room)
			spans = mem_resize(spans, room = room ? room * 2 : 4, sizeof *spans);
		spans[(*count)++] = (struct span){f.from[behind_empty(&f, grapheme)], f.from[last]};
		grapheme = last;
		byte = end;
	}
	free(f.from);
	free(f.to);
	buffer_free(&f.folded);
	return spans;
}
