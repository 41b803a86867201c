/* Joining touchpoints that are one and the same. */
#include <criterion/criterion.h>
#include <stdlib.h>

#include "ui/play.h"

static const char map[] = "touchpoints:\n"
                          "  - id: a # first\n"
                          "    name: 案内\n"
                          "    owner: CSM\n"
                          "    segment: SMB\n"
                          "    notes: 一行\n"
                          "    votes: 2\n"
                          "    next: b\n"
                          "    tests: [{what: x}]\n"
                          "    own: 1\n"
                          "  - id: b\n"
                          "    name: 案内\n"
                          "    owner: 営業\n"
                          "    segment: [SMB, 新規]\n"
                          "    notes: 二行\n"
                          "    votes: 3\n"
                          "    next: [a, c]\n"
                          "    tests: [{what: y}]\n"
                          "    own: 2\n"
                          "    goal: 更新\n"
                          "  - {id: c, name: 電話, next: [b, a]}\n"
                          "  - {id: d, name: 案内メール, next: [b, c], owner: CSM}\n"
                          "conflicts:\n"
                          "  - {touchpoint: b, field: owner, ours: 営業, theirs: CSM}\n";

#define A_AND_B "<Tab><Space><Space>"

/* what is asked, and what the first says after the keys */
static const struct {
	const char *keys, *text;
} ways[] = {
        {"11111", "    owner: CSM\n    segment: SMB\n    notes: 一行\n    votes: 2\n    next: c\n    tests: [{what: "
                  "x}, {what: y}]\n"
                  "    own: 1\n    goal: 更新\n"},
        {"22222", "    owner: 営業\n    segment: [SMB, 新規]\n    notes: 二行\n    votes: 3\n    next: c\n"
                  "    tests: [{what: x}, {what: y}]\n    own: 2\n    goal: 更新\n"},
        {"2bbb1",
         "    owner: 営業\n    segment: [SMB, 新規]\n    notes: |-\n      一行\n      二行\n    votes: 5\n    next: c\n"
         "    tests: [{what: x}, {what: y}]\n    own: 1\n    goal: 更新\n"},
        {"<Enter>", "    owner: CSM\n    segment: [SMB, 新規]\n    notes: 一行\n    votes: 2\n    next: c\n"
                    "    tests: [{what: x}, {what: y}]\n    own: 1\n    goal: 更新\n"},
        {"2a", "    owner: 営業\n    segment: [SMB, 新規]\n    notes: 一行\n    votes: 2\n    next: c\n"
               "    tests: [{what: x}, {what: y}]\n    own: 1\n    goal: 更新\n"},
};

Test(join, asks_where_they_differ_and_keeps_the_rest_of_both)
{
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		struct play p = play_start(map);
		play_keys(&p, A_AND_B "&");
		cr_assert_eq(ui_place(p.ui), PLACE_CHOOSER);
		play_keys(&p, ways[i].keys);
		cr_expect_eq(ui_place(p.ui), PLACE_GRID, "%s", ways[i].keys);
		play_expect(&p, "  - id: a # first\n    name: 案内\n");
		play_expect(&p, ways[i].text);
		/* what led on to b leads on to a, and nothing leads on to itself */
		play_expect(
		        &p,
		        "  - {id: c, name: 電話, next: a}\n  - {id: d, name: 案内メール, next: [a, c], owner: CSM}\n"
		        "conflicts:\n  - {touchpoint: a, field: owner");
		play_expect_no(&p, "id: b");
		cr_expect_eq(document_step_done(p.document), 1);
		cr_expect_eq(p.ui->marked, 0);
		cr_expect_null(p.ui->joining);
		play_keys(&p, "u");
		play_expect_change(&p, "");
		play_end(&p);
	}
}

Test(join, joins_several_into_the_first)
{
	struct play p = play_start(map);
	play_keys(&p, A_AND_B "<Right><Space>&<Enter>");
	play_expect(&p, "    owner: CSM\n    segment: [SMB, 新規]\n");
	play_expect(&p, "  - {id: c, name: 電話, next: a}\nconflicts:\n");
	play_expect_no(&p, "id: d");
	cr_expect_str_eq(p.ui->message, "join “案内” and 1 more with “案内”");
	cr_expect_eq(document_step_done(p.document), 1);
	play_keys(&p, "u");
	play_expect_change(&p, "");
	play_end(&p);
}

Test(join, changes_nothing_when_it_is_given_up)
{
	struct play p = play_start(map);
	play_keys(&p, A_AND_B "&12<Esc>");
	play_expect_change(&p, "");
	cr_expect_eq(p.ui->marked, 2);
	cr_expect_str_eq(p.ui->message, "nothing was joined");
	play_keys(&p, "<Esc>&");
	cr_expect(p.ui->message_is_error, "one alone is not joined");
	play_end(&p);
}

Test(join, keeps_what_refers_by_name)
{
	struct play p = play_start(
	        "touchpoints:\n  - name: 案内\n  - 案内メール # a comment\n  - {name: c, next: [案内メール, 案内]}\n"
	        "  - {name: d, next: 案内}\n");
	/* the first takes the name of the second */
	play_keys(&p, A_AND_B "&2");
	play_expect_change(&p,
	                   "-  - name: 案内\n-  - 案内メール # a comment\n-  - {name: c, next: [案内メール, 案内]}\n"
	                   "-  - {name: d, next: 案内}\n+  - name: 案内メール\n+  - {name: c, next: 案内メール}\n"
	                   "+  - {name: d, next: 案内メール}\n");
	cr_expect(strstr(p.ui->message, "its comments in the file went with it"));
	play_keys(&p, "u");
	play_expect_change(&p, "");
	play_end(&p);
}
