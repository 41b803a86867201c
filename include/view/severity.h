/* How findings are marked wherever they are shown: by a sign, and by a style. */
#ifndef VIEW_SEVERITY_H
#define VIEW_SEVERITY_H

#include "journey/finding.h"
#include "screen/style.h"

struct severity_mark {
	const char *glyph; /* of one column */
	enum style style;
};
/* by enum severity */
extern const struct severity_mark severity_marks[SEVERITY_COUNT];

#endif
