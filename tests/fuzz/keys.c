/* Any keys, and sizes of the terminal, in a small map: what is painted bit by
 * bit is what is painted at once, and undo leads back to the first byte. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/unicode.h"
#include "support/agree.h"
#include "support/session.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *const maps[] = {
        "# agreed\ntitle: 計画\npersonas: [{id: big, name: エンタープライズ}]\nstages:\n  - id: s1   # first\n"
        "    name: 導入\n  - name: 更新\n    goal: 継続\nchannels: [mail, 電話]\ncoverage:\n  max_per_cell: 2\n"
        "touchpoints:\n  # the first\n  - id: a\n    name: キックオフ\n    stage: s1\n    channel: [mail, 電話]\n"
        "    tests:\n      - {date: 2025-01-02, what: 件名}   # A/B\n  - id: b\n    name: 案内\n"
        "    stage: [s1, 更新]\n    channel: mail\n    next: a\n    odd: {x: [1, 2]}\n  - 口コミ\n",
        "{\"stages\": [\"a\", {\"name\": \"b\"}], \"channels\": [\"c\"], \"touchpoints\": [{\"name\": \"t\"}]}",
        "",
};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice script = slice_make((const char *)data + 1, size - 1);
	if (!size)
		return 0;
	unicode_start();
	struct slice text = slice_of(maps[data[0] % 3]);
	struct document *document = document_of_bytes(text, NULL, NULL);
	struct buffer why = {0};
	if (!session_play(document, script) || !agree_fresh(document, &why))
		abort();
	while (document_undo(document))
		;
	if (!agree_text(document, text))
		abort();
	document_free(document);
	return 0;
}
