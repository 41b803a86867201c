/* Any bytes as a map: either it opens, and nothing of it is lost or read
 * otherwise than by the parser, or it says why not and where. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "journey/check.h"
#include "support/agree.h"
#include "view/view.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void look_at(struct document *document)
{
	struct ui *ui = ui_new(document);
	struct frame *frame = frame_new(80, 24);
	ui_resize(ui, 80, 24);
	view_paint(ui, frame);
	frame_free(frame);
	ui_free(ui);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice text = slice_make((const char *)data, size);
	struct buffer why = {0};
	struct error err = {0};
	struct findings findings = {0};
	struct document *document = document_of_bytes(text, NULL, &err);
	if (document && (!agree_text(document, text) || !agree_parser(document, &why))) {
		fprintf(stderr, "differs: %s\n", why.bytes ? why.bytes : "the text");
		abort();
	}
	if (document)
		look_at(document);
	check_text(text, &findings);
	if (!document && (!findings.count || !err.message[0] || err.line < 1 || err.offset > size))
		abort();
	findings_free(&findings);
	document_free(document);
	return 0;
}
