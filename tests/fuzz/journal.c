/* Any bytes as the journal beside a small map: they are read as far as they are
 * good, what they offer can be taken or is refused with a sentence, and the
 * journal goes on from there. */
#include <glob.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/hash.h"
#include "document/journal.h"
#include "support/agree.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char map[] = "title: a\nstages: [s]\ntouchpoints:\n  - id: one\n    name: One\n  # of two\n  - name: Two\n"
                          "    stage: s\n";
static char folder[] = "/tmp/touchgrid-fuzz-XXXXXX", path[64];

static void clean(void)
{
	char command[128];
	snprintf(command, sizeof command, "rm -rf '%s'", folder);
	if (system(command) != 0)
		abort();
}

static void put_file(const char *name, struct slice bytes)
{
	FILE *file = fopen(name, "wb");
	if (!file || fwrite(bytes.bytes, 1, bytes.length, file) != bytes.length || fclose(file) != 0)
		abort();
}

static void begin(void)
{
	if (path[0])
		return;
	if (!mkdtemp(folder))
		abort();
	atexit(clean);
	setenv("XDG_STATE_HOME", folder, 1);
	snprintf(path, sizeof path, "%s/map.yaml", folder);
	put_file(path, slice_of(map));
	char state[64];
	snprintf(state, sizeof state, "%s/touchgrid", folder);
	mkdir(state, 0700);
}

static uint64_t take(const char **at, int bytes)
{
	uint64_t number = 0;
	for (int i = 0; i < bytes; i++)
		number |= (uint64_t)(unsigned char)*(*at)++ << (8 * i);
	return number;
}

static void put(char *at, uint64_t number, int bytes)
{
	for (int i = 0; i < bytes; i++)
		at[i] = (char)(number >> (8 * i));
}

/* Makes the checksums right, so that what a record says is tried too; the first
 * byte of the input says whether. */
static void mend_checks(struct buffer *bytes, size_t start)
{
	while (bytes->length - start >= RECORD_HEAD) {
		const char *at = bytes->bytes + start;
		uint32_t type = (uint32_t)take(&at, 4), length = (uint32_t)take(&at, 4);
		if (length > bytes->length - start - RECORD_HEAD)
			length = (uint32_t)(bytes->length - start - RECORD_HEAD);
		uint64_t check = hash_of(slice_make(bytes->bytes + start + RECORD_HEAD, length));
		put(bytes->bytes + start + 4, length, 4);
		put(bytes->bytes + start + 8, check, 8);
		put(bytes->bytes + start + 16, journal_check(type, length, check), 8);
		start += RECORD_HEAD + length;
	}
}

static void forget(void)
{
	char pattern[64];
	glob_t files;
	snprintf(pattern, sizeof pattern, "%s/touchgrid/*", folder);
	if (glob(pattern, 0, NULL, &files) == 0)
		for (size_t i = 0; i < files.gl_pathc; i++)
			unlink(files.gl_pathv[i]);
	globfree(&files);
}

static void use(struct document *d, const struct recovery *recovery)
{
	struct error err = {0};
	struct buffer why = {0};
	struct value *value = value_text(slice_of("x"));
	struct change change = {.kind = CHANGE_SET, .list = "touchpoints", .key = "name", .value = value};
	if (recovery->count && !document_go_to(d, recovery->ours, &err) && !err.message[0])
		abort();
	for (size_t i = 0; i <= document_step_count(d) && i < 12; i++) {
		struct buffer text = {0};
		struct error no = {0};
		if (!document_go_to(d, i, &no) && !no.message[0])
			abort();
		if (!document_state_text(d, i, &text, &no) && !no.message[0])
			abort();
		buffer_free(&text);
		if (!agree_fresh(d, &why)) {
			fprintf(stderr, "%s\n", why.bytes);
			abort();
		}
	}
	document_apply(d, &change, 1, "x", false, NULL);
	value_free(value);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct recovery recovery;
	struct buffer bytes = {0};
	begin();
	struct journal *journal = journal_new(path, NULL);
	char *name = journal_file(journal, 0);
	size_t skipped = size ? 1 : 0;
	if (skipped && data[0] & 1)
		journal_header(journal, &bytes);
	size_t start = bytes.length;
	buffer_add(&bytes, (const char *)data + skipped, size - skipped);
	if (skipped && data[0] & 2)
		mend_checks(&bytes, start);
	put_file(name, buffer_slice(&bytes));
	for (int again = 0; again < 2; again++) {
		struct document *d = document_open(path, NULL);
		if (!document_keep_journal(d, &recovery, NULL) || !agree_text(d, slice_of(map)))
			abort();
		use(d, &recovery);
		document_free(d);
	}
	forget();
	free(name);
	journal_destroy(journal);
	buffer_free(&bytes);
	return 0;
}
