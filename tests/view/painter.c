/* What a painter brings up to date is what a fresh painting gives, whatever
 * keys are pressed. */
#include <criterion/criterion.h>

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/unicode.h"
#include "screen/key.h"
#include "ui/command.h"
#include "ui/compare.h"
#include "ui/ui.h"
#include "view/painter.h"
#include "view/view.h"

#define KEYS 2500
#define BESIDE "<Esc><Esc>=gap<Enter>" /* lines above the line that is typed */

/* clang-format off */
static const char *const scripts[] = {
	"h", "j", "k", "l", "J", "K", "<Left>", "<Right>", "<Up>", "<Down>", "<Home>", "<End>", "<Tab>", "<Space>",
	"a", "新しい", "x", "<Enter>", "<Esc>", "u", "<C-r>", "r", "1", "2", "0", "d", "o", "c", "m", "z", "y", "p", ".",
	"/", "e", "n", "N", "i", "S", "C", "?", ":", "<BS>", "U", "X", "<PgDn>", "<Esc>", "<Esc>", "3", "w", ">", "]",
	"[", "G", "#", "@1", "ia>2", "<S-Right>", "<S-Down>", "a#1", "!+",
	"E", "E", "5", "=", "%", "&", "+", "t", BESIDE, "L", "T", "<F5>", "<F5>", "Z",
	"-", "v", "v", "W", "t", "s", "d", "<Wait 7s>", "<Wait 900s>",
	"D", "D", "q", "n", "zz", "<Enter>",
	"R", "R", "<Tab>", "答え<Enter>",
	"f", "owner=", "F", "*", "/", "メール",
	"<Click %d,%d>", "<Click %d,%d>", "<C-Click %d,%d>", "<DoubleClick %d,%d>", "<Drag %d,%d>", "<Drag %d,%d>",
	"<Drag %d,%d>", "<C-Drag %d,%d>", "<Release %d,%d>", "<C-Release %d,%d>", "<WheelDown %d,%d>",
	"<WheelUp %d,%d>", "<S-WheelDown %d,%d>", "<WheelLeft %d,%d>", "<RightClick %d,%d>",
};
/* clang-format on */
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

struct paints {
	struct document *document, *first; /* first: as it was */
	struct ui *ui;
	struct painter *painter;
	struct frame *frame, *fresh;
};

static struct paints start(int width, int height, struct document *document)
{
	unicode_start();
	struct paints p = {.document = document};
	struct buffer text = {0};
	document_text(document, &text);
	p.first = document_of_bytes(buffer_slice(&text), NULL, NULL);
	buffer_free(&text);
	p.ui = ui_new(p.document);
	p.painter = painter_new();
	p.frame = frame_new(width, height);
	p.fresh = frame_new(width, height);
	ui_resize(p.ui, width, height);
	return p;
}

static void stop(struct paints *p)
{
	painter_free(p->painter);
	frame_free(p->frame);
	frame_free(p->fresh);
	ui_free(p->ui);
	document_free(p->document);
	document_free(p->first);
}

/* a look at how the map was, and how it is */
static void compare(struct paints *p)
{
	struct buffer text = {0};
	struct error err = {0};
	document_text(p->first, &text);
	struct document *other = document_of_bytes(buffer_slice(&text), NULL, &err);
	cr_assert(other, "%s", err.message);
	if (!compare_with(p->ui, other, "first", &err))
		ui_complain(p->ui, "%s", err.message);
	buffer_free(&text);
}

static void press(struct paints *p, const char *keys, int number)
{
	size_t at = 0;
	key k;
	while (key_parse(slice_of(keys), &at, &k, NULL)) {
		ui_key(p->ui, k);
		if (p->ui->request == REQUEST_COMPARE)
			compare(p);
	}
	painter_paint(p->painter, compare_front(p->ui), p->frame);
	view_paint(compare_front(p->ui), p->fresh);
	if (!frame_equals(p->frame, p->fresh, true) || p->frame->caret_x != p->fresh->caret_x ||
	    p->frame->rest_x != p->fresh->rest_x || p->frame->rest_y != p->fresh->rest_y) {
		report(p->frame, p->fresh);
		cr_assert_fail("after key %d, %s", number, keys);
	}
}

static void press_at_random(int width, int height, const char *path)
{
	struct paints p = start(width, height, open_copy(path));
	const char *given = getenv("TEST_SEED");
	unsigned long long state = given ? strtoull(given, NULL, 10) : 42;
	fprintf(stderr, "TEST_SEED=%llu\n", state);
	for (int i = 0; i < KEYS; i++) {
		state = state * 6364136223846793005ull + 1442695040888963407ull;
		char mouse[64];
		const char *script = scripts[(state >> 33) % SCRIPT_COUNT];
		if (strchr(script, '%') && script[1]) {
			int x = (int)(state >> 40) % width, y = (int)(state >> 50) % height;
			snprintf(mouse, sizeof mouse, script, x, y);
			script = mouse;
		}
		press(&p, script, i);
	}
	stop(&p);
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

/* What a key changes in one cell may change how all others look. */
Test(painter, paints_colours_anew_when_their_scale_changes)
{
	static const char map[] = "stages: [導入, 活用]\n"
	                          "channels: [mail, phone]\n"
	                          "touchpoints:\n"
	                          "  - {name: a, stage: 導入, channel: mail, owner: 甲}\n"
	                          "  - {name: b, stage: 導入, channel: phone, owner: 乙, votes: 1}\n"
	                          "  - {name: c, stage: 活用, channel: phone, owner: 丙, votes: 2}\n"
	                          "  - {name: d, stage: 活用, channel: phone, votes: 1}\n";
	static const char *const keys[] = {"v", "v", "o丁<Enter>", "u", "v", "v", "v",
	                                   /* the most of a touchpoint changes, that of a cell does not */
	                                   "+", "+", "+",
	                                   /* and the other way round */
	                                   "zz", "<Right>", "<Down>", "<Down>", "+", "u", "z", "+"};
	struct error err = {0};
	struct paints p = start(80, 24, document_of_bytes(slice_of(map), NULL, &err));
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		press(&p, keys[i], (int)i);
	stop(&p);
}

/* What is said over a grid without touchpoints goes with the first one, and comes back. */
Test(painter, paints_anew_what_an_empty_grid_tells)
{
	static const char *const keys[] = {"j", "J",    "J", "K",    "a", "K1<Enter>", "<Esc>", "u", "m",
	                                   "j", "<F5>", "j", "<F5>", "i", "<Esc>",     "<C-r>", "x"};
	struct error err = {0};
	static const char map[] = "stages: [a, b]\nchannels: [w, x, y, z, q, r, s, t]\n";
	struct paints p = start(80, 24, document_of_bytes(slice_of(map), NULL, &err));
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		press(&p, keys[i], (int)i);
	stop(&p);
}

Test(painter, paints_the_countdown_alone)
{
	struct paints p = start(100, 30, open_copy("maps/post-sale.ja.yaml"));
	press(&p, "td<Enter><Esc>", 0);
	frame_settle(p.frame);
	press(&p, "<Wait 1s>", 1);
	for (int y = 0; y < p.frame->height; y++)
		cr_expect_eq(p.frame->touched[y], y == 28, "row %d", y);
	stop(&p);
}

/* Two looks may have all in common by which parts are told apart, but not what they show. */
Test(painter, paints_another_look_anew)
{
	static const char head[] = "stages: [導入]\nchannels: [mail]\ntouchpoints:\n";
	static const char *const others[] = {"  - {name: a, stage: 導入, channel: mail, votes: 2}\n"
	                                     "  - {name: b, stage: 導入, channel: mail, votes: 1}\n",
	                                     "  - {name: a, stage: 導入, channel: mail, votes: 1}\n"
	                                     "  - {name: b, stage: 導入, channel: mail, votes: 2}\n"};
	struct error err = {0};
	char *map = mem_format("%s  - {name: a, stage: 導入, channel: mail, votes: 1}\n"
	                       "  - {name: b, stage: 導入, channel: mail, votes: 1}\n",
	                       head);
	struct paints p = start(80, 24, document_of_bytes(slice_of(map), NULL, &err));
	for (int i = 0; i < 2; i++) {
		char *text = mem_format("%s%s", head, others[i]);
		/* closed and opened without anything being painted between */
		ui_key(p.ui, 'q');
		cr_assert(compare_with(p.ui, document_of_bytes(slice_of(text), NULL, &err), "other", &err));
		press(&p, "", i);
		free(text);
	}
	stop(&p);
	free(map);
}

/* However somebody has it: keys, looks and what the terminal draws. */
static void press_configured(int ambiguous, bool ascii)
{
	static const struct style_changes styles = {
	        .of = {[STYLE_GAP] = {.has_bg = true, .bg256 = 17, .bg8 = 4, .on = STYLE_BOLD}}};
	static const char *const steps[] = {"",        "<F8>",  "<Down>", "e",     "u", "a①×…<Enter>", "<Esc>", "m",
	                                    "<Right>", "<Esc>", "?",      "<Esc>", "D"};
	struct paints p = start(80, 24, open_copy("maps/post-sale.ja.yaml"));
	const char **keys = mem_new_array(command_count, sizeof *keys);
	keys[command_find("touchpoint-delete") - command_table] = "<F8>";
	keys[command_find("touchpoint-rename") - command_table] = "";
	ui_use_keys(p.ui, keys);
	p.ui->styles = &styles;
	p.ui->autosave = 5;
	unicode_draw(ambiguous, ascii);
	for (int i = 0; i < (int)(sizeof steps / sizeof *steps); i++)
		press(&p, steps[i], i);
	cr_expect_eq(p.frame->styles, &styles);
	unicode_draw(1, false);
	stop(&p);
	free(keys);
}

Test(painter, paints_the_same_in_ascii)
{
	press_configured(1, true);
}

Test(painter, paints_the_same_where_ambiguous_characters_are_wide)
{
	press_configured(2, false);
}
