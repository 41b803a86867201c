#include "ui/audit.h"

#include <criterion/criterion.h>
#include <stdlib.h>

#include "screen/frame.h"
#include "ui/play.h"
#include "view/view.h"

static const char *const map = "goal: 更新\n"
                               "owners: [CSM, サポート]\n"
                               "stages: [{id: s1, name: 導入, mood: good}, {id: s2, name: 定着}]\n"
                               "channels: [mail, phone]\n"
                               "touchpoints:\n"
                               "  - id: a\n"
                               "    name: 挨拶\n"
                               "    stage: s1\n"
                               "    channel: mail\n"
                               "    owner: CSM\n"
                               "    purpose: x\n"
                               "    timing: y\n"
                               "    metric: z\n"
                               "    rating: works\n"
                               "  - id: b   # later\n"
                               "    name: 案内\n"
                               "    stage: s1\n"
                               "    channel: mail\n"
                               "    purpose: x\n"
                               "    timing: y\n"
                               "    metric: z\n";

/* "warning stage-empty 定着 | …" of all rows that are no heading */
static char *rows(const struct play *p)
{
	struct buffer out = {0};
	for (size_t i = 0; i < p->ui->audit->count; i++) {
		const struct audit_row *row = &p->ui->audit->rows[i];
		if (!row->finding)
			continue;
		buffer_format(&out, "%s%s ", out.length ? " | " : "", row->rule->name);
		buffer_add_slice(&out, row->item ? item_name(row->item) : slice_of("-"));
	}
	return buffer_take(&out);
}

static void expect_rows(const struct play *p, const char *wanted)
{
	char *got = rows(p);
	cr_expect_str_eq(got, wanted);
	free(got);
}

Test(audit, lists_what_is_missing_the_worst_first)
{
	struct play p = play_start(map);
	play_keys(&p, "g");
	cr_expect_eq(ui_place(p.ui), PLACE_AUDIT);
	expect_rows(&p, "stage-empty 定着 | channel-unused phone | no-owner 案内 | no-rating 案内");
	play_end(&p);
}

Test(audit, is_followed_by_the_grid)
{
	struct play p = play_start(map);
	play_keys(&p, "g");
	cr_expect_eq(p.ui->cursor.stage, 1);
	play_keys(&p, "<End>");
	play_expect_at(&p, "案内");
	play_keys(&p, "g");
	cr_expect_eq(ui_place(p.ui), PLACE_GRID);
	play_expect_at(&p, "案内");
	play_end(&p);
}

Test(audit, mends_a_field_and_goes_on)
{
	struct play p = play_start(map);
	play_keys(&p, "g<Tab><Tab><Tab><Up><Enter>サポ<Enter>");
	cr_expect_eq(ui_place(p.ui), PLACE_AUDIT);
	play_expect_at(&p, "案内");
	play_expect_change(&p, "+    owner: サポート\n");
	expect_rows(&p, "stage-empty 定着 | channel-unused phone | no-rating 案内");
	play_keys(&p, "u");
	play_expect_change(&p, "");
	expect_rows(&p, "stage-empty 定着 | channel-unused phone | no-owner 案内 | no-rating 案内");
	play_end(&p);
}

Test(audit, mends_a_gap_by_adding_there)
{
	struct play p = play_start(map);
	play_keys(&p, "g<Enter>集まり<Enter><Esc>");
	play_expect(&p, "    name: 集まり\n    stage: s2\n    channel: mail\n");
	cr_expect_eq(ui_place(p.ui), PLACE_AUDIT);
	play_end(&p);
}

Test(audit, mends_the_map_itself)
{
	struct play p = play_start("stages: [a]\n");
	play_keys(&p, "g<End><Enter>更新率<Enter>");
	play_expect(&p, "goal: 更新率\n");
	play_end(&p);
}

Test(audit, accepts_a_finding_with_the_reason)
{
	struct play p = play_start(map);
	play_keys(&p, "gx来年<Enter>");
	play_expect(&p, "coverage:\n"
	                "  rules:\n"
	                "    - rule: stage-empty\n"
	                "      level: \"off\"\n"
	                "      stage: s2\n"
	                "      why: 来年\n");
	expect_rows(&p, "channel-unused phone | no-owner 案内 | no-rating 案内");
	play_keys(&p, "<Down><Down>x<Enter>");
	play_expect(&p, "    - rule: no-owner\n      level: \"off\"\n      touchpoint: b\n");
	expect_rows(&p, "channel-unused phone | no-rating 案内");
	play_keys(&p, "uu");
	play_expect_change(&p, "");
	play_end(&p);
}

Test(audit, switches_a_rule_off)
{
	struct play p = play_start(map);
	play_keys(&p, "g<Tab>Xあとで<Enter>");
	play_expect(&p, "    - rule: channel-unused\n      level: \"off\"\n      why: あとで\n");
	expect_rows(&p, "stage-empty 定着 | no-owner 案内 | no-rating 案内");
	play_end(&p);
}

Test(audit, cannot_accept_a_mistake_or_the_map)
{
	struct play p = play_start("stages: [a]\ntouchpoints: [{name: b, stage: nowhere}]\n");
	play_keys(&p, "gx");
	cr_expect(p.ui->message_is_error && !p.ui->prompt);
	play_keys(&p, "<Tab><Down>X");
	cr_expect(p.ui->prompt != NULL);
	play_keys(&p, "<Esc>");
	cr_expect_eq(p.ui->audit->rows[1].finding->severity, SEVERITY_ERROR);
	play_keys(&p, "<Home><Down>X");
	cr_expect(p.ui->message_is_error && !p.ui->prompt);
	play_expect_change(&p, "");
	play_end(&p);
}

Test(audit, shows_what_weighs_enough)
{
	struct play p = play_start(map);
	play_keys(&p, "gs");
	expect_rows(&p, "stage-empty 定着 | channel-unused phone | no-owner 案内");
	play_keys(&p, "s");
	expect_rows(&p, "");
	char *screen = play_screen(&p, 80, 24);
	cr_expect(strstr(screen, "Nothing that weighs so much"), "%s", screen);
	free(screen);
	play_keys(&p, "s");
	expect_rows(&p, "stage-empty 定着 | channel-unused phone | no-owner 案内 | no-rating 案内");
	play_end(&p);
}

Test(audit, folds_and_unfolds)
{
	struct play p = play_start(map);
	play_keys(&p, "g<Left>");
	expect_rows(&p, "channel-unused phone | no-owner 案内 | no-rating 案内");
	cr_expect_eq(p.ui->audit->at, 0);
	play_keys(&p, "<Enter>");
	expect_rows(&p, "stage-empty 定着 | channel-unused phone | no-owner 案内 | no-rating 案内");
	play_end(&p);
}

Test(audit, of_a_map_without_faults_says_so)
{
	struct play p = play_start("goal: x\n");
	play_keys(&p, "g");
	char *screen = play_screen(&p, 80, 24);
	cr_expect(strstr(screen, "Nothing is wrong"), "%s", screen);
	free(screen);
	play_keys(&p, "<Enter>xX<Left><Tab>g");
	cr_expect_eq(ui_place(p.ui), PLACE_GRID);
	play_end(&p);
}

/* a map so large that the list does not follow every change */
static char *large_map(void)
{
	struct buffer text = {0};
	buffer_add_text(&text, "goal: x\nstages: [a]\nchannels: [b]\ntouchpoints:\n");
	for (int i = 0; i <= AUDIT_LIVE_MOST; i++)
		buffer_format(&text, "  - {id: t%d, name: n%d, stage: a, channel: b, owner: o%d}\n", i, i, i);
	return buffer_take(&text);
}

Test(audit, of_a_large_map_waits_until_asked)
{
	char *text = large_map();
	struct play p = play_start(text);
	play_keys(&p, "gs");
	size_t before = p.ui->audit->findings.count;
	play_keys(&p, "<Esc>xgs");
	cr_expect_lt(p.ui->audit->findings.count, before);
	before = p.ui->audit->findings.count;
	play_keys(&p, "u");
	cr_expect(audit_is_old(p.ui));
	cr_expect_eq(p.ui->audit->findings.count, before);
	play_keys(&p, "=");
	cr_expect_not(audit_is_old(p.ui));
	cr_expect_gt(p.ui->audit->findings.count, before);
	play_end(&p);
	free(text);
}

/* what a row is about may go while the list is old */
Test(audit, knows_what_is_gone)
{
	char *text = large_map();
	struct play p = play_start(text);
	play_keys(&p, "a新しい<Enter><Esc>g<Right><Down>");
	const struct audit_row *row = &p.ui->audit->rows[p.ui->audit->at];
	cr_assert(row->finding && row->item);
	play_keys(&p, "u<Enter>");
	cr_expect(p.ui->message_is_error && ui_place(p.ui) == PLACE_AUDIT);
	play_keys(&p, "x<Enter>");
	play_expect_change(&p, "");
	play_end(&p);
	free(text);
}

/* how many cells of the whole screen are in this style */
static int cells_in(const struct play *p, enum style style)
{
	struct frame *frame = frame_new(80, 24);
	ui_resize(p->ui, 80, 24);
	view_paint(p->ui, frame);
	int count = 0;
	for (int i = 0; i < 80 * 24; i++)
		count += frame->cells[i].style == style;
	frame_free(frame);
	return count;
}

/* a heading and a finding are chosen from edge to edge alike */
Test(audit, marks_the_whole_row)
{
	struct play p = play_start(map);
	play_keys(&p, "g");
	int finding = cells_in(&p, STYLE_CHOSEN);
	play_keys(&p, "<Up>");
	cr_assert_null(p.ui->audit->rows[p.ui->audit->at].finding);
	cr_expect_gt(finding, 60);
	cr_expect_eq(cells_in(&p, STYLE_CHOSEN), finding);
	play_end(&p);
}
