/* Find and replace over all that a map says. */
#include <criterion/criterion.h>
#include <dirent.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/unicode.h"
#include "support/random.h"
#include "ui/play.h"

static const char map[] = "# ﾒｰﾙ in a comment\n"
                          "title: メール計画\n"
                          "owners: [CSM]\n"
                          "stages: [導入]\n"
                          "channels:\n"
                          "  - めーる # the way\n"
                          "  - {id: tel, name: 電話}\n"
                          "touchpoints:\n"
                          "  - id: mail-1\n"
                          "    name: \"ﾒｰﾙ案内\" # one\n"
                          "    stage: 導入\n"
                          "    channel: めーる\n"
                          "    owner: メール担当\n"
                          "    tool: [メール配信, CRM]\n"
                          "    tests:\n"
                          "      - {date: 2026-01-01, what: メールとﾒｰﾙ}\n"
                          "  - name: メール返信\n"
                          "    stage: 導入\n"
                          "    channel: tel\n"
                          "    mystery: メール\n"
                          "  - name: 電話\n"
                          "    next: メール返信\n";

Test(replace, replaces_all_in_one_step_and_references_follow)
{
	struct play p = play_start(map);
	play_keys(&p, "%メール<Enter>Mail<Enter>");
	cr_assert_eq(ui_place(p.ui), PLACE_CHOOSER);
	cr_expect_str_eq(p.ui->chooser->title,
	                 "“メール” → “Mail”: places: 8, things: 4 (Title 1, Name 3, Owner 1, Tool 1, "
	                 "others 2)");
	play_keys(&p, "a");
	char *text = play_text(&p);
	cr_expect_str_eq(text, "# ﾒｰﾙ in a comment\n"
	                       "title: Mail計画\n"
	                       "owners: [CSM]\n"
	                       "stages: [導入]\n"
	                       "channels:\n"
	                       "  - id: めーる # the way\n"
	                       "    name: Mail\n"
	                       "  - {id: tel, name: 電話}\n"
	                       "touchpoints:\n"
	                       "  - id: mail-1\n"
	                       "    name: \"Mail案内\" # one\n"
	                       "    stage: 導入\n"
	                       "    channel: めーる\n"
	                       "    owner: Mail担当\n"
	                       "    tool: [Mail配信, CRM]\n"
	                       "    tests:\n"
	                       "      - {date: 2026-01-01, what: MailとMail}\n"
	                       "  - name: Mail返信\n"
	                       "    stage: 導入\n"
	                       "    channel: tel\n"
	                       "    mystery: メール\n"
	                       "  - name: 電話\n"
	                       "    next: Mail返信\n");
	free(text);
	cr_expect_str_eq(p.ui->message, "“メール” is replaced by “Mail”; places: 8, things: 4; u takes it back");
	cr_expect_eq(document_step_done(p.document), 1);
	play_keys(&p, "u");
	play_expect_change(&p, "");
	play_end(&p);
}

static const struct {
	const char *keys, *change;
	size_t steps;
} ways[] = {
        /* one by one: the title no, the tool yes … */
        {"%CRM<Enter>顧客DB<Enter>oy", "-    tool: [メール配信, CRM]\n+    tool: [メール配信, 顧客DB]\n", 1},
        {"%CRM<Enter>顧客DB<Enter>on", "", 0},
        {"%電話<Enter>Phone<Enter>onq", "", 0},
        {"%電話<Enter>Phone<Enter>ony", "-  - name: 電話\n+  - name: Phone\n", 1},
        {"%電話<Enter>Phone<Enter>oyn", "-  - {id: tel, name: 電話}\n+  - {id: tel, name: Phone}\n", 1},
        {"%電話<Enter>Phone<Enter>oy<Esc>", "-  - {id: tel, name: 電話}\n+  - {id: tel, name: Phone}\n", 1},
        {"%電話<Enter>Phone<Enter>ona", "-  - name: 電話\n+  - name: Phone\n", 1},
        {"%電話<Enter>Phone<Enter><Esc>", "", 0},
        {"%電話<Enter><Esc>", "", 0},
        {"%<Enter>", "", 0},
        {"%<Esc>", "", 0},
        {"%nowhere<Enter>x<Enter>", "", 0},
        {"%CRM<Enter>CRM<Enter>", "", 0},
        /* ids, references, days and keys of the user's own are not text */
        {"%mail-1<Enter>x<Enter>", "", 0},
        {"%2026<Enter>x<Enter>", "", 0},
        {"%tel<Enter>x<Enter>", "", 0},
        /* what is taken away altogether goes with its key, or leaves the list */
        {"%CRM<Enter><Enter>a", "-    tool: [メール配信, CRM]\n+    tool: [メール配信]\n", 1},
        {"%メール担当<Enter><Enter>a", "-    owner: メール担当\n", 1},
        /* the marked ones only */
        {"<Space>%電話<Enter>Phone<Enter>m", "", 0},
        {"<Space>%ﾒｰﾙ案内<Enter>案内<Enter>m", "-    name: \"ﾒｰﾙ案内\" # one\n+    name: \"案内\" # one\n", 1},
};

Test(replace, replaces_where_it_is_wanted)
{
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		struct play p = play_start(map);
		play_keys(&p, ways[i].keys);
		play_expect_change(&p, ways[i].change);
		cr_expect_eq(document_step_done(p.document), ways[i].steps, "%s", ways[i].keys);
		cr_expect_eq(ui_place(p.ui), PLACE_GRID, "%s", ways[i].keys);
		cr_expect_null(p.ui->replacing, "%s", ways[i].keys);
		play_keys(&p, "u");
		play_expect_change(&p, "");
		play_end(&p);
	}
}

Test(replace, refuses_a_name_that_is_taken_or_empty)
{
	struct play p = play_start("stages: [Mail]\nchannels: [a]\nowners: [{name: A team}, {name: B "
	                           "team}]\ntouchpoints:\n  - name: mail\n");
	play_keys(&p, "%B<Enter>A<Enter>a");
	cr_expect(p.ui->message_is_error);
	play_keys(&p, "%mail<Enter><Enter>a");
	cr_expect(p.ui->message_is_error);
	play_expect_change(&p, "");
	play_end(&p);
}

Test(replace, shows_what_it_asks_about)
{
	struct play p = play_start(map);
	play_keys(&p, "%CRM<Enter>顧客DB<Enter>o");
	cr_expect_str_eq(p.ui->chooser->title, "ﾒｰﾙ案内 · Tool: CRM → 顧客DB (1/1)");
	play_end(&p);
	p = play_start(
	        "touchpoints:\n  - name: a\n    notes: "
	        "最初に長い話が続いてからようやくメールの話になって、そのあともまだまだ長い話が続いて終わらない。\n");
	play_keys(&p, "%メール<Enter>電話<Enter>o");
	cr_expect_str_eq(p.ui->chooser->title, "a · Notes: …てからようやくメールの話になって、そのあともまだま… → "
	                                       "…てからようやく電話の話になって、そのあともまだまだ… (1/1)");
	play_end(&p);
}

/* Whatever is replaced by whatever, undo gives the very bytes back. */
static void replace_in(const char *path)
{
	static const char *const bys[] = {"", "x", "新", ": #", "- a", "\"", "'\\", "{[", " ", "👍", "null", "長い語句"};
	struct play p = play_open(path);
	for (int round = 0; round < 12; round++) {
		size_t length = strlen(p.before),
		       at = unicode_grapheme_start(slice_of(p.before), (size_t)random_below((int)length));
		size_t end = unicode_grapheme_end(slice_of(p.before), at);
		if (random_below(2))
			end = unicode_grapheme_end(slice_of(p.before), end);
		if (strcspn(p.before + at, "\n<>") < end - at)
			continue;
		char *find = mem_copy(p.before + at, end - at);
		char *keys = mem_format("%%%s<Enter>%s<Enter>a", find, bys[random_below(sizeof bys / sizeof *bys)]);
		play_keys(&p, keys);
		while (ui_place(p.ui) != PLACE_GRID)
			play_keys(&p, "<Esc>");
		while (document_step_done(p.document))
			play_keys(&p, "u");
		char *now = play_text(&p);
		cr_assert_str_eq(now, p.before, "%s: %s", path, keys);
		free(now);
		free(keys);
		free(find);
	}
	play_end(&p);
}

Test(replace, is_undone_to_the_byte)
{
	DIR *folder = opendir("maps");
	struct dirent *entry;
	cr_assert(folder);
	random_start();
	while ((entry = readdir(folder))) {
		char *path = mem_format("maps/%s", entry->d_name);
		if (strstr(entry->d_name, ".yaml"))
			replace_in(path);
		free(path);
	}
	closedir(folder);
}
