/* A look at two maps: how one gets into it and out, what its keys do, and that
 * none of them changes a map. */
#include <criterion/criterion.h>

#include <stdlib.h>
#include <string.h>

#include "base/unicode.h"
#include "ui/changes.h"
#include "ui/command.h"
#include "ui/compare.h"
#include "ui/play.h"

#define STRUCTURE                                                                                                      \
	"stages:\n"                                                                                                    \
	"  - {id: st, name: 導入}\n"                                                                                 \
	"  - {id: ad, name: 更新}\n"                                                                                 \
	"channels:\n"                                                                                                  \
	"  - {id: email, name: メール}\n"                                                                           \
	"  - 電話\n"                                                                                                 \
	"touchpoints:\n"

static const char was[] = STRUCTURE "  - {id: a, name: 登録, stage: st, channel: email, owner: CSM, next: b}\n"
                                    "  - {id: b, name: 説明, stage: st, channel: email}\n"
                                    "  - {id: c, name: 通話, stage: ad, channel: 電話}\n"
                                    "  - {id: d, name: 口コミ}\n";
static const char is[] = STRUCTURE "  - {id: a, name: 登録, stage: st, channel: email, owner: 営業, next: b}\n"
                                   "  - {id: b, name: 説明, stage: ad, channel: email}\n"
                                   "  - {id: e, name: 訪問, stage: ad, channel: 電話}\n"
                                   "  - {id: d, name: 口コミ}\n";

static struct document *read(const char *text)
{
	struct error err = {0};
	struct document *document = document_of_bytes(slice_of(text), NULL, &err);
	cr_assert(document, "%s", err.message);
	return document;
}

static struct play look(const char *before, const char *after)
{
	struct play p = play_start(after);
	struct error err = {0};
	cr_assert(compare_with(p.ui, read(before), "HEAD", &err), "%s", err.message);
	return p;
}

static void expect_shown(const struct play *p, const char *piece)
{
	char *screen = play_screen(p, 100, 24);
	cr_expect(strstr(screen, piece), "“%s” is not in\n%s", piece, screen);
	free(screen);
}

static void expect_message(const struct ui *ui, const char *piece)
{
	cr_expect(ui->message && strstr(ui->message, piece), "%s", ui->message);
}

Test(compare, is_over_the_map_until_it_is_closed)
{
	static const char *const ways[] = {"q",         "<Esc>",     "<C-c>", "D<Esc><Esc>", "/訪問<Enter><Esc>q",
	                                   "<Enter>qq", "<Space>?qq"};
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		struct play p = look(was, is);
		cr_expect_eq(ui_place(p.ui->over), PLACE_LOOK);
		cr_expect_eq(p.ui->over->colour, COLOUR_COMPARISON);
		expect_shown(&p, "HEAD → ");
		expect_shown(&p, "added 1, removed 1, moved 1, changed 1");
		play_keys(&p, ways[i]);
		cr_expect_null(p.ui->over, "%s", ways[i]);
		cr_expect_eq(p.ui->request, REQUEST_NONE, "%s", ways[i]);
		cr_expect_eq(ui_place(p.ui), PLACE_GRID);
		cr_expect_eq(p.ui->colour, COLOUR_COVERAGE);
		play_expect_change(&p, "");
		play_keys(&p, "x");
		play_expect_no(&p, "登録");
		play_end(&p);
	}
}

Test(compare, begins_where_the_cursor_was)
{
	struct play p = play_start(is);
	struct error err = {0};
	play_keys(&p, "<Right>");
	play_expect_at(&p, "説明");
	cr_assert(compare_with(p.ui, read(was), "HEAD", &err));
	play_expect_at(&p, "説明");
	cr_expect_eq(p.ui->over->cursor.stage, 1);
	play_keys(&p, "<Left>q");
	play_expect_at(&p, "説明");
	play_end(&p);
}

Test(compare, opens_nothing_when_both_say_the_same)
{
	struct play p = look(is, is);
	cr_expect_null(p.ui->over);
	expect_message(p.ui, "both say the same");
	play_end(&p);
}

Test(compare, goes_from_what_is_to_what_is_to_be)
{
	struct play p = play_start("state: as-is\ntouchpoints: [A]\n");
	struct error err = {0};
	cr_assert(compare_with(p.ui, read("state: to-be\ntouchpoints: [A, B]\n"), "plan.yaml", &err));
	expect_shown(&p, "this map → plan.yaml  as it is → as it shall be");
	expect_shown(&p, "added 1");
	play_end(&p);
	p = play_start("state: to-be\ntouchpoints: [A, B]\n");
	cr_assert(compare_with(p.ui, read("state: as-is\ntouchpoints: [A]\n"), "now.yaml", &err));
	expect_shown(&p, "now.yaml → this map  as it is → as it shall be");
	expect_shown(&p, "added 1");
	play_end(&p);
}

Test(compare, steps_through_the_differences)
{
	struct play p = look(was, is);
	play_expect_at(&p, "登録");
	static const struct {
		const char *name;
		enum fate fate;
	} order[] = {{"説明", FATE_MOVED}, {"説明", FATE_LEFT}, {"訪問", FATE_ADDED}, {"通話", FATE_REMOVED}};
	bool found[FATE_COUNT] = {false};
	for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
		play_keys(&p, "n");
		found[ui_current(p.ui->over)->fate] = true;
	}
	for (size_t i = 0; i < sizeof order / sizeof *order; i++)
		cr_expect(found[order[i].fate], "%s", order[i].name);
	play_keys(&p, "n");
	play_expect_at(&p, "登録");
	play_keys(&p, "N");
	cr_expect_neq(ui_current(p.ui->over)->fate, FATE_SAME);
	play_keys(&p, "n/口コミ<Enter>n");
	play_expect_at(&p, "口コミ");
	play_end(&p);
}

Test(compare, shows_only_what_differs)
{
	struct play p = look(was, is);
	const struct journey *j = p.ui->over->journey;
	play_keys(&p, "D");
	cr_expect_eq(journey_hidden(j), 1);
	expect_shown(&p, "only differences");
	play_keys(&p, "fowner=営業<Enter>");
	cr_expect_eq(journey_count(j, KIND_TOUCHPOINT) - journey_hidden(j), 1);
	play_keys(&p, "D");
	cr_expect_eq(journey_count(j, KIND_TOUCHPOINT) - journey_hidden(j), 1);
	play_keys(&p, "D<Esc>");
	cr_expect_eq(journey_hidden(j), 1, "Esc takes the filter off, then this");
	play_keys(&p, "<Esc>");
	cr_expect_eq(journey_hidden(j), 0);
	cr_expect(p.ui->over);
	play_end(&p);
}

Test(compare, tells_field_by_field)
{
	struct play p = look(was, is);
	play_keys(&p, "<Right><Left>");
	expect_shown(&p, "~ 登録  changed: owner CSM → 営業");
	play_keys(&p, "<Enter>");
	cr_expect_eq(ui_place(p.ui->over), PLACE_CHANGES);
	expect_shown(&p, "- CSM");
	expect_shown(&p, "+ 営業");
	play_keys(&p, "<Right>");
	expect_shown(&p, "- 導入 × メール");
	expect_shown(&p, "+ 更新 × メール");
	play_keys(&p, "<Enter>");
	cr_expect_eq(ui_place(p.ui->over), PLACE_FORM);
	play_keys(&p, "<Esc>");
	cr_expect_eq(ui_place(p.ui->over), PLACE_CHANGES);
	play_keys(&p, "<Esc>");
	cr_expect_eq(ui_place(p.ui->over), PLACE_LOOK);
	play_end(&p);
}

Test(compare, tells_what_no_cell_shows)
{
	struct play p = look("title: 前\nowners: [{id: a, name: 甲}]\n" STRUCTURE "  - {id: a, name: A}\n",
	                     "title: 後\nowners: [{id: a, name: 乙}, 丙]\n" STRUCTURE "  - {id: a, name: A}\n");
	expect_shown(&p, "no touchpoint differs");
	play_keys(&p, "<Enter>");
	expect_shown(&p, "- 前");
	expect_shown(&p, "+ 後");
	expect_shown(&p, "added owner 丙");
	expect_shown(&p, "owner 乙: name");
	play_keys(&p, "n");
	expect_message(p.ui->over, "no touchpoint differs");
	play_end(&p);
}

/* Whatever a command does, in whatever place of the look: no map is another one. */
Test(compare, changes_nothing)
{
	static const char *const ways[PLACE_COUNT] = {[PLACE_LOOK] = "",
	                                              [PLACE_CHANGES] = "<Enter>",
	                                              [PLACE_FORM] = "<Enter><Enter>",
	                                              [PLACE_ZOOM] = "Z",
	                                              [PLACE_PATHS] = "G"};
	size_t tried = 0;
	for (size_t i = 0; i < command_count; i++)
		for (enum place place = 0; place < PLACE_COUNT; place++) {
			if ((!ways[place] && place != PLACE_GRID) || !(command_table[i].places & IN(place)))
				continue;
			struct play p = look(was, is);
			struct ui *over = p.ui->over;
			struct buffer before = {0}, after = {0};
			document_text(over->document, &before);
			if (ways[place])
				play_keys(&p, ways[place]);
			cr_assert(!ways[place] || ui_place(over) == place);
			command_run(over, &command_table[i], keymap_key(over->keymap, &command_table[i]));
			play_keys(&p, "1<Enter>新<Enter>");
			play_expect_change(&p, "");
			cr_expect_eq(document_step_count(p.document), 0, "%s", command_table[i].name);
			if (p.ui->over) {
				document_text(over->document, &after);
				cr_expect_str_eq(after.bytes, before.bytes, "%s", command_table[i].name);
			}
			buffer_free(&before);
			buffer_free(&after);
			play_end(&p);
			tried++;
		}
	cr_expect_gt(tried, 150);
}

Test(compare, says_what_is_not_done_here)
{
	static const char *const keys[] = {"a", "x", "o", "u", "<C-s>", "w", "U", "<F5>", "S", "W", "g", "R", "E", "#"};
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		struct play p = look(was, is);
		play_keys(&p, keys[i]);
		expect_message(p.ui->over, "not while two maps are compared");
		cr_expect_eq(ui_place(p.ui->over), PLACE_LOOK, "%s", keys[i]);
		play_end(&p);
	}
}

Test(compare, takes_themes_and_the_mouse_along)
{
	struct play p = look(was, is);
	play_keys(&p, "T:mouse<Enter>q");
	cr_expect_eq(p.ui->theme, THEME_DARK);
	cr_expect(p.ui->mouse.off);
	play_end(&p);
}

Test(compare, shows_the_countdown)
{
	struct play p = play_start(is);
	struct error err = {0};
	play_keys(&p, "td<Enter><Esc>");
	cr_assert(compare_with(p.ui, read(was), "HEAD", &err));
	expect_shown(&p, "15:00");
	play_keys(&p, "<Wait 60s>");
	expect_shown(&p, "14:00");
	play_keys(&p, "<Wait 900s>");
	cr_expect_eq(p.ui->request, REQUEST_BELL);
	play_keys(&p, "<Down>q");
	cr_expect(p.ui->timer.seen);
	play_end(&p);
}

Test(compare, asks_what_with)
{
	struct play p = play_start(is);
	play_keys(&p, "D");
	cr_assert_eq(p.ui->request, REQUEST_COMPARE);
	cr_expect_null(compare_wish(p.ui));
	compare_offer(p.ui, "HEAD", "as last committed");
	compare_offer(p.ui, "3f2a1c9", "2026-11-02  案を直す");
	compare_ask(p.ui);
	cr_expect_eq(p.ui->prompt->offer_count, 2);
	play_keys(&p, "案");
	cr_expect_eq(p.ui->prompt->offer_count, 1, "what is said of it counts too");
	play_keys(&p, "<Tab><Enter>");
	cr_expect_eq(p.ui->request, REQUEST_COMPARE);
	cr_expect_str_eq(compare_wish(p.ui), "3f2a1c9");
	compare_refused(p.ui, "there is no such thing");
	cr_expect(p.ui->message_is_error);
	cr_expect(slice_is(line_text(&p.ui->prompt->line), "3f2a1c9"));
	play_keys(&p, "<C-u><Enter>");
	cr_expect_str_eq(compare_wish(p.ui), "HEAD", "nothing is the first offer");
	cr_expect_not(compare_wishes_saved(p.ui));
	play_keys(&p, "D");
	compare_ask(p.ui);
	play_keys(&p, "<Enter>");
	cr_expect_eq(p.ui->request, REQUEST_NONE);
	play_keys(&p, "D");
	compare_ask(p.ui);
	play_keys(&p, "as last saved<Enter>");
	cr_expect(compare_wishes_saved(p.ui));
	play_end(&p);
}

Test(compare, can_be_clicked)
{
	struct play p = look(was, is);
	play_mouse(&p, "DoubleClick", "訪問", 0, 0);
	cr_expect_eq(ui_place(p.ui->over), PLACE_CHANGES);
	play_keys(&p, "<Esc>");
	play_mouse(&p, "Click", "通話", 0, 0);
	play_expect_at(&p, "通話");
	play_mouse(&p, "Drag", "導入", 0, 2);
	cr_expect_not(p.ui->over->carrying);
	play_end(&p);
}

/* The owner of a channel that went and came: marks stand at the headers too. */
Test(compare, marks_stages_and_channels)
{
	struct play p = look("stages: [導入, 更新]\nchannels: [メール]\ntouchpoints: [A]\n",
	                     "stages: [導入]\nchannels: [メール, 電話]\ntouchpoints: [A]\n");
	expect_shown(&p, "- 更新");
	expect_shown(&p, "+ 電話");
	play_keys(&p, "<Right><Enter>");
	expect_shown(&p, "- stage 更新: removed");
	play_end(&p);
}

/* Colours by comparison are only where two maps are compared. */
Test(compare, has_a_colour_of_its_own)
{
	struct play p = play_start(is);
	for (int i = 0; i < COLOUR_COUNT; i++) {
		play_keys(&p, "v");
		cr_expect_neq(p.ui->colour, COLOUR_COMPARISON);
	}
	struct error err = {0};
	cr_assert(compare_with(p.ui, read(was), "HEAD", &err));
	bool seen = false;
	for (int i = 0; i < COLOUR_COUNT; i++) {
		play_keys(&p, "v");
		seen |= p.ui->over->colour == COLOUR_COMPARISON;
	}
	cr_expect(seen);
	cr_expect_eq(p.ui->over->colour, COLOUR_COMPARISON);
	play_end(&p);
}

/* Of very many differences that no cell shows the panel tells the first ones: a
 * key must not cost more in a large map. */
Test(compare, tells_not_all_of_very_many)
{
	struct buffer before = {0}, after = {0};
	buffer_add_text(&before, STRUCTURE "  - A\nowners:\n");
	buffer_add_text(&after, STRUCTURE "  - A\nowners:\n");
	for (int i = 0; i < 150; i++) {
		buffer_format(&before, "  - {id: o%d, name: 甲}\n", i);
		buffer_format(&after, "  - {id: o%d, name: 乙%d}\n", i, i);
	}
	struct play p = look(before.bytes, after.bytes);
	play_keys(&p, "<Enter>");
	for (int i = 0; i < 100; i++)
		play_keys(&p, "<Space>");
	expect_shown(&p, "50 more");
	buffer_free(&before);
	buffer_free(&after);
	play_end(&p);
}
