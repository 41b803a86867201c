/* What a painter brings up to date is what a fresh painting gives, whatever
 * keys are pressed. */
#include <criterion/criterion.h>

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "base/unicode.h"
#include "screen/key.h"
#include "ui/ui.h"
#include "view/painter.h"
#include "view/view.h"

#define KEYS 1500

static const char *const scripts[] = {
        "h",     "j",      "k",       "l",     "J",      "K",  "<Left>",  "<Right>",   "<Up>",     "<Down>", "<Home>",
        "<End>", "<Tab>",  "<Space>", "a",     "新しい", "x",  "<Enter>", "<Esc>",     "u",        "<C-r>",  "r",
        "1",     "2",      "0",       "d",     "o",      "c",  "m",       "z",         "y",        "p",      ".",
        "/",     "e",      "n",       "N",     "i",      "S",  "C",       "?",         ":",        "<BS>",   "U",
        "X",     "<PgDn>", "<Esc>",   "<Esc>", "#",      "@1", "ia>2",    "<S-Right>", "<S-Down>", "a#1",    "!+"};
#define SCRIPT_COUNT (sizeof scripts / sizeof *scripts)

/* A map that has no file, in a folder of its own: no key may write one that
 * matters. */
static struct document *open_copy(const char *path)
{
	struct error err = {0};
	struct buffer bytes = {0};
	struct file_stamp stamp;
	char folder[] = "/tmp/touchgrid-XXXXXX";
	cr_assert(file_read(path, DOCUMENT_MAX_BYTES, &bytes, &stamp, &err), "%s", err.message);
	struct document *document = document_of_bytes(buffer_slice(&bytes), NULL, &err);
	cr_assert(document, "%s", err.message);
	buffer_free(&bytes);
	cr_assert(mkdtemp(folder) && chdir(folder) == 0);
	return document;
}

/* Prints the first row that differs; styles may be all that does. */
static void report(const struct frame *painted, const struct frame *fresh)
{
	struct buffer a = {0}, b = {0};
	frame_print_colours(painted, &a, 256);
	frame_print_colours(fresh, &b, 256);
	size_t at = 0, row = 0;
	for (; at < a.length && at < b.length && a.bytes[at] == b.bytes[at]; at++)
		row = a.bytes[at] == '\n' ? at + 1 : row;
	fprintf(stderr, "painted: %.*s\n  fresh: %.*s\n", (int)strcspn(a.bytes + row, "\n"), a.bytes + row,
	        (int)strcspn(b.bytes + row, "\n"), b.bytes + row);
	buffer_free(&a);
	buffer_free(&b);
}

static void press_at_random(int width, int height, const char *path)
{
	unicode_start();
	struct document *document = open_copy(path);
	const char *given = getenv("TEST_SEED");
	unsigned long long state = given ? strtoull(given, NULL, 10) : 42;
	fprintf(stderr, "TEST_SEED=%llu\n", state);
	struct ui *ui = ui_new(document);
	struct painter *painter = painter_new();
	struct frame *frame = frame_new(width, height), *fresh = frame_new(width, height);
	ui_resize(ui, width, height);
	for (int i = 0; i < KEYS; i++) {
		state = state * 6364136223846793005ull + 1442695040888963407ull;
		struct slice script = slice_of(scripts[(state >> 33) % SCRIPT_COUNT]);
		size_t at = 0;
		key k;
		while (key_parse(script, &at, &k, NULL))
			ui_key(ui, k);
		painter_paint(painter, ui, frame);
		view_paint(ui, fresh);
		if (!frame_equals(frame, fresh, true)) {
			report(frame, fresh);
			cr_assert_fail("after key %d, %s", i, script.bytes);
		}
	}
	painter_free(painter);
	frame_free(frame);
	frame_free(fresh);
	ui_free(ui);
	document_free(document);
}

Test(painter, paints_what_a_fresh_painting_gives)
{
	press_at_random(80, 24, "maps/post-sale.ja.yaml");
}

Test(painter, paints_the_same_on_a_wide_screen)
{
	press_at_random(160, 45, "maps/customer-success.en.yaml");
}

Test(painter, paints_the_same_on_small_screens)
{
	press_at_random(31, 9, "maps/sales.ja.yaml");
}

Test(painter, paints_the_same_on_the_smallest_screen)
{
	press_at_random(20, 5, "maps/purchase.ja.yaml");
}
