#include "view/severity.h"

const struct severity_mark severity_marks[SEVERITY_COUNT] = {
        [SEVERITY_NOTE] = {"·", STYLE_DIM},
        [SEVERITY_WARNING] = {"!", STYLE_WARNING},
        [SEVERITY_ERROR] = {"×", STYLE_ERROR},
};
