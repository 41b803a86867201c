/* Any line as a filter: it is read, or refused with a sentence and a place; what
 * it lets pass can be asked; a word that is written into it is read back. */
#include <stdint.h>
#include <stdlib.h>

#include "base/unicode.h"
#include "document/document.h"
#include "journey/filter.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char map[] = "owners: [{id: csm, name: カスタマー}]\nstages: [s]\nchannels: [mail]\ntouchpoints:\n"
                          "  - id: one\n    name: メール\n    owner: csm\n    stage: s\n    channel: mail\n"
                          "    votes: 3\n    due: 2026-04-01\n    pilot: true\n    segment: [a, b]\n"
                          "  - name: Two\n    rating: works\n    tests:\n      - {date: 2026-01-02, what: x}\n"
                          "  - three\n";

static void ask(struct filter *filter)
{
	struct document *document = document_of_bytes(slice_of(map), NULL, NULL);
	const struct journey *journey = document_journey(document);
	struct sieve sieve = filter_sieve(filter);
	document_set_filter(document, &sieve);
	size_t passed = 0;
	for (size_t i = 0; i < journey_count(journey, KIND_TOUCHPOINT); i++)
		passed += filter_passes(filter, journey_item(journey, KIND_TOUCHPOINT, i));
	if (passed + journey_hidden(journey) != journey_count(journey, KIND_TOUCHPOINT) ||
	    (filter_is_empty(filter) && journey_hidden(journey)))
		abort();
	document_free(document);
}

static void read_back(struct slice word)
{
	struct buffer line = {0};
	struct filter_typing typing;
	buffer_add_text(&line, "name=");
	filter_add_word(&line, word);
	filter_typing(buffer_slice(&line), &typing);
	if (!typing.field || typing.value != 5 || !slice_is(word, typing.word))
		abort();
	free(typing.word);
	buffer_free(&line);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice text = slice_make((const char *)data, size);
	struct error err = {0};
	struct filter_typing typing;
	struct filter *filter = filter_read(text, &err);
	if (filter)
		ask(filter);
	else if (!err.message[0] || !err.column || err.offset > size)
		abort();
	filter_free(filter);
	filter_typing(text, &typing);
	if (typing.start > size || typing.value > size)
		abort();
	free(typing.word);
	if (unicode_validate(text.bytes, size) == size && !memchr(data, 0, size))
		read_back(text);
	return 0;
}
