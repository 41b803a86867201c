/* Any text as a file of a format, which its first line names: it is read, or
 * refused with a sentence.  What is read is brought into a map, or refused with a
 * place, and importing it again changes nothing. */
#include <stdint.h>
#include <stdlib.h>

#include "document/document.h"
#include "format/format.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char map[] =
        "owners: [{id: csm, name: カスタマー}]\nstages: [s, {id: t, name: 更新}]\nchannels: [mail]\n"
        "touchpoints:\n  - id: one\n    name: メール\n    owner: csm\n    stage: s\n    channel: mail\n"
        "    votes: 3   # so far\n    tool: [a, b]\n    own: {a: 1}\n"
        "  - name: Two\n    rating: works\n    tests:\n      - {date: 2026-01-02, what: x}\n"
        "  - name: Two\n    stage: t\n  - three\n";

/* false: it does not fit the map, or the map has it already */
static bool bring(struct document *document, const struct incoming *incoming, bool again)
{
	struct incoming_done done;
	struct error err = {0};
	struct plan *plan = plan_new();
	bool good = incoming_plan(incoming, document_journey(document), plan, &done, &err);
	if (!good && (again || !err.message[0] || err.line < 1))
		abort();
	if (good && again && plan->count)
		abort();
	good = good && plan->count && document_apply(document, plan->changes, plan->count, "import", false, &err);
	plan_free(plan);
	return good;
}

/* The format that the first line names, which text then begins behind; NULL. */
static const struct format *take_format(struct slice *text)
{
	char name[16] = {0};
	const char *end = text->length ? memchr(text->bytes, '\n', text->length) : NULL;
	size_t length = end ? (size_t)(end - text->bytes) : sizeof name;
	if (length >= sizeof name)
		return NULL;
	memcpy(name, text->bytes, length);
	const struct format *format = format_find(name);
	*text = slice_make(end + 1, text->length - length - 1);
	return format && format->read ? format : NULL;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct incoming incoming = {0};
	struct import_wishes wishes = {0};
	struct error err = {0};
	struct slice text = slice_make((const char *)data, size);
	const struct format *format = take_format(&text);
	if (!format)
		return 0;
	if (format->read(text, &wishes, &incoming, &err)) {
		struct document *document = document_of_bytes(slice_of(map), NULL, NULL);
		if (bring(document, &incoming, false))
			bring(document, &incoming, true);
		document_free(document);
	} else if (!err.message[0]) {
		abort();
	}
	incoming_free(&incoming);
	return 0;
}
