/* Printing text for `touchgrid show`: lines in styles, folded at a width. */
#ifndef VIEW_SHEET_H
#define VIEW_SHEET_H

#include "base/buffer.h"
#include "view/view.h"

/* what is printed, and where to */
struct sheet {
	const struct show_look *look;
	struct buffer *out;
};

/* One line, in two parts of which the first is so many columns wide. */
void sheet_line(const struct sheet *sheet, int columns, enum style first, struct slice lead, enum style style,
                struct slice text);
/* Text folded behind the lead, which stands on its first line. */
void sheet_fold(const struct sheet *sheet, int columns, enum style first, const char *lead, enum style style,
                struct slice text);

#endif
