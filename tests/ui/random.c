/* Any keys at any size: nothing breaks, what is drawn fits, and undoing all
 * gives the first byte back. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/message.h"
#include "base/unicode.h"
#include "support/random.h"
#include "ui/play.h"

#define ROUNDS 60
#define KEYS 150

static const char *const maps[] = {
        "# agreed\n"
        "title: 計画\n"
        "personas: [{id: big, name: エンタープライズ}]\n"
        "stages:\n"
        "  - id: s1   # first\n"
        "    name: 導入\n"
        "  - name: 更新\n"
        "    goal: 継続\n"
        "channels: [mail, 電話]\n"
        "coverage:\n"
        "  max_per_cell: 2\n"
        "  empty_ok:\n"
        "    - {stage: s1, channel: 電話, why: 小さい}\n"
        "touchpoints:\n"
        "  # the first\n"
        "  - id: a\n"
        "    name: キックオフ\n"
        "    stage: s1\n"
        "    channel: [mail, 電話]\n"
        "    tests:\n"
        "      - {date: 2025-01-02, what: 件名}   # A/B\n"
        "  - id: b\n"
        "    name: 案内\n"
        "    stage: [s1, 更新]\n"
        "    channel: mail\n"
        "    next: a\n"
        "    odd: {x: [1, 2]}\n"
        "  - 口コミ\n",
        "{\"stages\": [\"a\", {\"name\": \"b\"}], \"channels\": [], \"touchpoints\": [{\"name\": \"t\"}]}",
        "",
};

/* clang-format off */
static const char *const keys[] = {
	"<Up>", "<Down>", "<Left>", "<Right>", "<Enter>", "<Enter>", "<Enter>", "<Esc>", "<Tab>", "<S-Tab>",
	"<Space>", "<PgUp>", "<PgDn>", "<Home>", "<End>", "<BS>", "<C-u>", "a", "e", "x", "j", "K", "J", "S", "C",
	"O", "P", "M", "U", "X", "t", "k", "z", "u", "<C-r>", "/", "[", "]", "?", ":", "1", "2", "0", "i", "d", "p",
	"n", "y", "o", "r", "m", "c", ".", "日本", "ﾊﾟ", "<Delete>", "<Paste>", "<PasteEnd>", "2025-04-01", "<F1>",
	"<C-e>", "q", "、", "メール", "w", "w", ">", "G", "+", "3",
	"Z", "T", "L", "%", "=", "&", "f", "F", "*", "owner=",
	"<Click %d,%d>", "<Click %d,%d>", "<Drag %d,%d>", "<Drag %d,%d>", "<Release %d,%d>", "<DoubleClick %d,%d>",
	"<C-Click %d,%d>", "<C-Release %d,%d>", "<WheelUp %d,%d>", "<WheelDown %d,%d>", "<S-WheelDown %d,%d>",
};
/* clang-format on */

static void expect_fits(const struct play *p, int width, int height, const char *played)
{
	char *screen = play_screen(p, width, height);
	int lines = 0;
	for (char *line = screen; *line; line += strcspn(line, "\n") + 1, lines++) {
		int columns = unicode_columns(slice_make(line, strcspn(line, "\n")));
		cr_assert_leq(columns, width, "at %dx%d after %s\n%s", width, height, played, screen);
	}
	cr_assert_eq(lines, height);
	free(screen);
}

static void play_round(struct play *p, struct buffer *played)
{
	static const int sizes[][2] = {{20, 5}, {80, 24}, {160, 45}, {33, 9}, {110, 12}, {19, 4}};
	size_t count = sizeof keys / sizeof *keys;
	for (int i = 0; i < KEYS; i++) {
		char k[64];
		/* the mouse goes anywhere */
		snprintf(k, sizeof k, keys[random_below((int)count)], random_below(p->ui->width + 2),
		         random_below(p->ui->height + 2));
		const int *size = sizes[random_below(6)];
		buffer_add_text(played, k);
		play_keys(p, k);
		/* nothing is written: what was typed would name the file */
		if (p->ui->prompt && !strcmp(p->ui->prompt->title, _("Save as")))
			ui_close_prompt(p->ui);
		if (p->ui->request == REQUEST_EDITOR)
			ui_edited(p->ui, random_below(3) ? "一行\n二行, 三\n" : NULL);
		if (random_below(4) == 0)
			expect_fits(p, size[0], size[1], buffer_slice(played).bytes);
	}
}

Test(random, any_keys_at_any_size_can_be_undone)
{
	char folder[] = "/tmp/touchgrid-XXXXXX";
	/* no key may write a file that matters */
	cr_assert(mkdtemp(folder) && chdir(folder) == 0);
	random_start();
	for (int round = 0; round < ROUNDS; round++) {
		message_set_language(round % 2 ? LANGUAGE_JAPANESE : LANGUAGE_ENGLISH);
		struct play p = play_start(maps[round % 3]);
		struct buffer played = {0};
		play_round(&p, &played);
		ui_close_prompt(p.ui);
		ui_close_chooser(p.ui);
		while (document_undo(p.document))
			;
		char *now = play_text(&p);
		cr_expect_str_eq(now, p.before, "after %s", buffer_slice(&played).bytes);
		free(now);
		buffer_free(&played);
		play_end(&p);
	}
	rmdir(folder);
}

Test(random, no_keys_change_anything_while_presenting)
{
	char folder[] = "/tmp/touchgrid-XXXXXX";
	cr_assert(mkdtemp(folder) && chdir(folder) == 0);
	random_start();
	int held = 0;
	for (int round = 0; round < ROUNDS / 4; round++) {
		struct play p = play_start(maps[round % 3]);
		struct buffer played = {0};
		p.ui->presenting = true;
		play_round(&p, &played);
		char *now = play_text(&p);
		/* the palette may have ended it */
		if (p.ui->presenting) {
			held++;
			cr_expect_str_eq(now, p.before, "after %s", buffer_slice(&played).bytes);
			cr_expect_eq(document_step_count(p.document), 0, "after %s", buffer_slice(&played).bytes);
		}
		free(now);
		buffer_free(&played);
		play_end(&p);
	}
	cr_expect_gt(held, ROUNDS / 8);
	rmdir(folder);
}
