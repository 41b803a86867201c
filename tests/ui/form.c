#include "ui/form.h"

#include <criterion/criterion.h>
#include <stdlib.h>

#include "base/mem.h"
#include "ui/play.h"

static const char *const map = "# agreed\n"
                               "title: 計画   # ours\n"
                               "personas:\n"
                               "  - {id: big, name: エンタープライズ}\n"
                               "  - {id: small, name: SMB, prefers: [mail]}\n"
                               "owners: [CSM, サポート]\n"
                               "stages:\n"
                               "  - id: s1   # the first\n"
                               "    name: 導入\n"
                               "  - name: 更新\n"
                               "channels: [mail, phone]\n"
                               "coverage:\n"
                               "  empty_ok:\n"
                               "    - {stage: s1, channel: phone}\n"
                               "touchpoints:\n"
                               "  # the first of all\n"
                               "  - id: t1   # kept\n"
                               "    name: キックオフ   # said by CSM\n"
                               "\n"
                               "  - id: t2\n"
                               "    name: 更新案内\n"
                               "    stage: [s1, 更新]   # two\n"
                               "    channel: mail\n"
                               "    next: t1\n"
                               "    overrides:\n"
                               "      - {segment: SMB, channel: [mail, phone]}   # few\n"
                               "    mystery: {a: 1}\n";

/* Opens the form of an item and chooses a field. */
static void choose(struct play *p, enum kind kind, size_t index, const char *name)
{
	size_t count;
	form_open(p->ui, kind == KIND_MAP ? NULL : journey_item(p->ui->journey, kind, index));
	struct form_row *rows = form_rows(p->ui, &count);
	for (size_t i = 0; i < count; i++)
		if (rows[i].field && strcmp(rows[i].field->key, name) == 0)
			p->ui->form->at = i;
	free(rows);
}

static const char *chosen(const struct play *p)
{
	size_t count;
	struct form_row *rows = form_rows(p->ui, &count);
	const struct field *field = p->ui->form->at < count ? rows[p->ui->form->at].field : NULL;
	free(rows);
	return field ? field->key : "";
}

static const char *keys_for(const struct field *field)
{
	switch (field->type) {
	case FIELD_TEXT:
		return "<Enter><C-u>新しい値<Enter>";
	case FIELD_LONG:
		return "<Enter>長い話<Enter>";
	case FIELD_NUMBER:
		return "<Enter><C-u>４２<Enter>";
	case FIELD_DATE:
		return "<Enter>2025/4/1<Enter>";
	case FIELD_YES:
		return "<Enter>";
	case FIELD_CHOICE:
		return "<Enter>2";
	case FIELD_CHOICES:
		return "<Enter><Space><Down><Space><Enter>";
	case FIELD_WORDS:
		return "<Enter>甲, 乙、 丙<Enter>";
	case FIELD_REFERENCE:
		return "<Enter><Enter>";
	case FIELD_REFERENCES:
		return "<Enter><Space><Enter>";
	case FIELD_RECORDS:
		return field->mapping ? "<Enter><Enter>新<Enter><Esc>" : "<Enter>新<Enter><Esc><Esc>";
	}
	return "";
}

static size_t occurrences(const char *text, const char *line)
{
	size_t count = 0;
	for (const char *at = text; (at = strstr(at, line)); at++)
		count += at == text || at[-1] == '\n';
	return count;
}

/* The lines of `now` of which `before` has fewer; free(). */
static char *new_lines(const char *before, const char *now)
{
	struct buffer out = {0};
	for (const char *at = now; *at;) {
		size_t length = strcspn(at, "\n") + 1;
		char *line = mem_copy(at, length);
		if (occurrences(now, line) > occurrences(before, line) && !strstr(out.length ? out.bytes : "", line))
			buffer_add_text(&out, line);
		free(line);
		at += length;
	}
	return buffer_take(&out);
}

static size_t count_lines(const char *text)
{
	size_t count = 0;
	for (; *text; text++)
		count += *text == '\n';
	return count;
}

/* One or, for records, two lines are new, and they are the field's; at most
 * one line of before is gone; comments stay. */
static void expect_only(const struct play *p, const struct field *field)
{
	char *now = play_text(p);
	char *added = new_lines(p->before, now), *gone = new_lines(now, p->before);
	char *needle = mem_format("%s: ", field->key);
	bool records = field->type == FIELD_RECORDS;
	if (records)
		needle[strlen(needle) - 1] = '\0';
	/* an id or name takes along what refers to it */
	bool follows = !strcmp(field->key, "id") || !strcmp(field->key, "name");
	cr_expect(strstr(added, needle), "%s: new is\n%s", field->key, added);
	cr_expect(follows || count_lines(added) == (records ? 2 : 1), "%s: new is\n%s", field->key, added);
	cr_expect(follows || count_lines(gone) <= 1, "%s: gone is\n%s", field->key, gone);
	size_t comments = 0;
	for (size_t i = 0; now[i]; i++)
		comments += now[i] == '#';
	for (size_t i = 0; p->before[i]; i++)
		comments -= p->before[i] == '#';
	cr_expect_eq(comments, 0, "%s: a comment is lost in\n%s", field->key, now);
	free(needle);
	free(gone);
	free(added);
	free(now);
}

static void try_field(enum kind kind, const struct field *field)
{
	struct play p = play_start(map);
	choose(&p, kind, 0, field->key);
	play_keys(&p, keys_for(field));
	cr_expect_eq(ui_place(p.ui), PLACE_FORM, "%s is left in place %d", field->key, ui_place(p.ui));
	cr_expect_eq(document_step_done(p.document), 1, "%s makes %zu steps: %s", field->key,
	             document_step_done(p.document), p.ui->message ? p.ui->message : "");
	expect_only(&p, field);
	play_keys(&p, "u");
	play_expect_change(&p, "");
	play_end(&p);
}

Test(form, edits_every_field_and_touches_no_other_line)
{
	for (enum kind kind = 0; kind < KIND_COUNT; kind++)
		for (const struct field *f = field_next(kind, NULL); f; f = field_next(kind, f))
			/* these begin with a number or a day and have tests of their own */
			if (strcmp(f->key, "coverage") && strcmp(f->key, "tests") && strcmp(f->key, "log"))
				try_field(kind, f);
}

Test(form, writes_each_type_as_a_person_would)
{
	static const struct {
		const char *field, *keys, *change;
	} cases[] = {
	        {"purpose", "<Enter>目的: 一文<Enter>", "+    purpose: \"目的: 一文\"\n"},
	        {"per_quarter", "<Enter>４<Enter>", "+    per_quarter: 4\n"},
	        {"per_quarter", "2<Enter>", "+    per_quarter: 2\n"},
	        {"reviewed", "<Enter>2025年4月1日<Enter>", "+    reviewed: 2025-04-01\n"},
	        {"reviewed", "<Enter>２０２５／４／１<Enter>", "+    reviewed: 2025-04-01\n"},
	        {"reviewed", "<Enter>20250401<Enter>", "+    reviewed: 2025-04-01\n"},
	        {"personalised", "<Enter>", "+    personalised: true\n"},
	        {"personalised", "<Enter><Enter>", "+    personalised: false\n"},
	        {"personalised", "<Enter><Enter><Enter>", ""},
	        {"kind", "<Enter>3", "+    kind: product\n"},
	        {"kind", "<Enter><Down><Enter>", "+    kind: digital\n"},
	        {"kind", "1", "+    kind: human\n"},
	        {"kind", "10", ""},
	        {"segment", "<Enter>SMB、Enterprise, SMB<Enter>", "+    segment: [SMB, Enterprise]\n"},
	        {"segment", "<Enter>SMB<Enter>", "+    segment: SMB\n"},
	        {"stage", "<Enter><Down><Space><Enter>", "+    stage: 更新\n"},
	        {"stage", "<Enter><Space><Down><Space><Enter>", "+    stage: [s1, 更新]\n"},
	        {"owner", "<Enter>サポ<Enter>", "+    owner: サポート\n"},
	        {"owner", "<Enter>営業部<Enter>", "+    owner: 営業部\n"},
	        {"owner", "<Enter><Enter>x", ""},
	        {"fits", "<Enter><Space><Down><Space><Enter>", "+    fits: [beginner, expert]\n"},
	        {"notes", "<Enter>一行だけ<Enter>", "+    notes: 一行だけ\n"},
	        /* today is 2026-11-25 */
	        {"due", "t", "+    due: 2026-11-25\n"},
	        {"due", "t+++", "+    due: 2026-11-28\n"},
	        {"due", "+", "+    due: 2026-11-26\n"},
	        {"due", "-", "+    due: 2026-11-24\n"},
	        {"due", "<Enter>12/31<Enter>+", "+    due: 2027-01-01\n"},
	        {"due", "<Enter>2028-3-1<Enter>-", "+    due: 2028-02-29\n"},
	        {"due", "<Enter>２w<Enter>", "+    due: 2026-12-09\n"},
	        {"due", "<Enter>金<Enter>", "+    due: 2026-11-27\n"},
	        {"due", "3/15<Enter>", "+    due: 2027-03-15\n"},
	        {"due", "<Enter>someday<Enter><Esc>", ""},
	        {"due", "ty", "+    due: 2026-11-25\n"},
	        {"votes", "+", "+    votes: 1\n"},
	        {"votes", "+++-", "+    votes: 2\n"},
	        {"votes", "-", "+    votes: 0\n"},
	        {"votes", "<Enter>1,200<Enter>+", "+    votes: 1201\n"},
	        {"votes", "<Enter>2.50<Enter>-", "+    votes: 1.50\n"},
	        {"votes", "<Enter>-3<Enter>-", "+    votes: -4\n"},
	        {"votes", "t", ""},
	        {"votes", "n", ""},
	        {"pilot", "y", "+    pilot: true\n"},
	        {"pilot", "yn", "+    pilot: false\n"},
	        {"pilot", "t+-", ""},
	        {"outcome", "1", "+    outcome: retention\n"},
	        {"outcome", "13", "+    outcome: [retention, loyalty]\n"},
	        {"outcome", "131", "+    outcome: loyalty\n"},
	        {"outcome", "11", ""},
	        {"outcome", "130", ""},
	        {"fits", "3", ""},
	        {"segment", "+y", ""},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct play p = play_start(map);
		choose(&p, KIND_TOUCHPOINT, 0, cases[i].field);
		play_keys(&p, cases[i].keys);
		play_expect_change(&p, cases[i].change);
		play_end(&p);
	}
}

Test(form, digits_change_nothing_where_there_are_no_choices)
{
	static const char *const fields[] = {"name", "id", "stage", "segment", "personalised", "tests", "notes"};
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
		struct play p = play_start(map);
		choose(&p, KIND_TOUCHPOINT, 1, fields[i]);
		for (const char *digit = "0123456789"; *digit; digit++) {
			play_keys(&p, (char[]){*digit, '\0'});
			cr_expect(p.ui->message && p.ui->message_is_error, "%c in %s", *digit, fields[i]);
			cr_expect_eq(ui_place(p.ui), PLACE_FORM, "%c in %s", *digit, fields[i]);
		}
		play_expect_change(&p, "");
		cr_expect_eq(document_step_done(p.document), 0);
		play_end(&p);
	}
}

Test(form, digits_begin_numbers_and_days)
{
	struct play p = play_start(map);
	choose(&p, KIND_TOUCHPOINT, 0, "per_quarter");
	play_keys(&p, "0.5<Enter>");
	play_expect_change(&p, "+    per_quarter: 0.5\n");
	play_keys(&p, "0<Esc>");
	play_expect_change(&p, "+    per_quarter: 0.5\n");
	play_keys(&p, "u");
	choose(&p, KIND_TOUCHPOINT, 0, "reviewed");
	play_keys(&p, "20250401<Enter>");
	play_expect_change(&p, "+    reviewed: 2025-04-01\n");
	play_end(&p);
}

static void expect_refused(const char *field, const char *text)
{
	struct play p = play_start(map);
	choose(&p, KIND_TOUCHPOINT, 0, field);
	play_keys(&p, "<Enter>");
	play_keys(&p, text);
	play_keys(&p, "<Enter>");
	cr_assert_eq(ui_place(p.ui), PLACE_PROMPT, "%s is taken for %s", text, field);
	cr_expect(p.ui->message_is_error && strstr(p.ui->message, text));
	cr_expect(slice_is(line_text(&p.ui->prompt->line), text), "what was typed is still there");
	play_expect_change(&p, "");
	play_keys(&p, "<C-u><Enter>");
	cr_expect_eq(ui_place(p.ui), PLACE_FORM);
	play_end(&p);
}

Test(form, keeps_the_prompt_open_on_what_is_no_number_or_day)
{
	static const char *const days[] = {"2025-02-29", "2025-13-01",  "gestern", "2025",
	                                   "20250230",   "2025-04-01x", "25-4-1",  "2025--1-1"};
	static const char *const numbers[] = {"4.", "x", "1e5", "--1", ".", "4 5"};
	for (size_t i = 0; i < sizeof days / sizeof *days; i++)
		expect_refused("reviewed", days[i]);
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
		expect_refused("votes", numbers[i]);
}

Test(form, renames_an_id_with_all_that_refers_to_it_in_one_step)
{
	struct play p = play_start(map);
	choose(&p, KIND_STAGE, 0, "id");
	play_keys(&p, "<Enter><C-u>onboarding<Enter>");
	play_expect(&p, "  - id: onboarding   # the first\n");
	play_expect(&p, "    stage: [onboarding, 更新]   # two\n");
	play_expect(&p, "    - {stage: onboarding, channel: phone}\n");
	cr_expect_eq(document_step_done(p.document), 1);
	play_keys(&p, "u");
	play_expect_change(&p, "");
	choose(&p, KIND_TOUCHPOINT, 0, "id");
	play_keys(&p, "<Enter><C-u>kickoff<Enter>");
	play_expect(&p, "    next: kickoff\n");
	play_keys(&p, "u");
	play_expect_change(&p, "");
	play_end(&p);
}

Test(form, renames_a_name_that_is_an_id)
{
	struct play p = play_start(map);
	choose(&p, KIND_STAGE, 1, "name");
	play_keys(&p, "<Enter><C-u>契約更新<Enter>");
	play_expect(&p, "  - name: 契約更新\n");
	play_expect(&p, "    stage: [s1, 契約更新]   # two\n");
	cr_expect_eq(document_step_done(p.document), 1);
	play_keys(&p, "u");
	play_expect_change(&p, "");
	play_end(&p);
}

Test(form, gives_a_bare_word_an_id_without_losing_who_refers_to_it)
{
	struct play p = play_start(map);
	choose(&p, KIND_CHANNEL, 0, "name");
	play_keys(&p, "<Enter><C-u>メール<Enter>");
	play_expect_change(&p, "-channels: [mail, phone]\n+channels: [{id: mail, name: メール}, phone]\n");
	choose(&p, KIND_CHANNEL, 1, "id");
	play_keys(&p, "<Enter><C-u>tel<Enter>");
	play_expect(&p, "{id: tel, name: phone}");
	play_expect(&p, "- {stage: s1, channel: tel}\n");
	play_expect(&p, "{segment: SMB, channel: [mail, tel]}");
	play_keys(&p, "uu");
	play_expect_change(&p, "");
	play_end(&p);
}

Test(form, refuses_an_id_that_another_has_and_to_lose_all_names)
{
	struct play p = play_start(map);
	choose(&p, KIND_TOUCHPOINT, 1, "id");
	play_keys(&p, "<Enter><C-u>t1<Enter>");
	cr_expect_eq(ui_place(p.ui), PLACE_PROMPT);
	cr_expect(p.ui->message_is_error);
	play_keys(&p, "<Esc>");
	choose(&p, KIND_STAGE, 1, "name");
	play_keys(&p, "x");
	cr_expect(p.ui->message_is_error);
	play_keys(&p, "<Enter><C-u>s1<Enter>");
	cr_expect(p.ui->message_is_error);
	play_expect_change(&p, "");
	cr_expect_eq(document_step_done(p.document), 0);
	play_end(&p);
}

Test(form, edits_records_member_by_member)
{
	struct play p = play_start("touchpoints:\n  - name: a\n    tests:\n      - date: 2025-04-01\n");
	choose(&p, KIND_TOUCHPOINT, 0, "tests");
	play_keys(&p, "<Enter><Enter><Down><Enter>件名を変えた<Enter><Esc><Esc>");
	play_expect_change(&p, "+        what: 件名を変えた\n");
	cr_expect_eq(ui_place(p.ui), PLACE_FORM);
	play_keys(&p, "<Enter><Delete>");
	play_expect_change(&p, "-    tests:\n-      - date: 2025-04-01\n");
	play_keys(&p, "<Esc>uuuuu");
	play_expect_change(&p, "");
	play_end(&p);
}

Test(form, comes_back_to_the_record_that_was_edited)
{
	struct play p = play_start("touchpoints:\n  - name: a\n    tests:\n      - date: 2025-01-01\n"
	                           "      - date: 2025-02-01\n      - date: 2025-03-01\n      - date: 2025-04-01\n");
	choose(&p, KIND_TOUCHPOINT, 0, "tests");
	play_keys(&p, "<Enter><Down><Enter><Enter><C-u>2025-02-02<Enter><Esc>");
	cr_expect_eq(p.ui->chooser->at, 1);
	play_keys(&p, "<Delete>");
	play_expect_change(&p, "-      - date: 2025-02-01\n");
	cr_expect_eq(p.ui->chooser->at, 1, "what took its place is at hand");
	play_keys(&p, "<Down><Delete>");
	play_expect_change(&p, "-      - date: 2025-02-01\n-      - date: 2025-03-01\n-      - date: 2025-04-01\n"
	                       "+      - date: 2025-03-01\n");
	play_end(&p);
}

Test(form, edits_a_list_inside_a_mapping_of_the_map)
{
	struct play p = play_start(map);
	choose(&p, KIND_MAP, 0, "coverage");
	play_keys(&p, "<Enter><Enter>５<Enter>");
	play_expect_change(&p, "+  max_per_cell: 5\n");
	play_keys(&p, "<Down><Enter><Down><Enter><Enter><Home><Enter><Esc>");
	play_expect(&p, "    - {stage: s1, channel: phone}\n    - {channel: mail}\n");
	play_keys(&p, "<Up><Enter><Enter><Down><Enter>");
	play_expect(&p, "    - {channel: mail, stage: 更新}\n");
	cr_expect(journey_empty_ok(p.ui->journey, 1, 0));
	play_keys(&p, "<Esc><Esc><Esc>");
	cr_expect_eq(ui_place(p.ui), PLACE_FORM);
	play_keys(&p, "uuu");
	play_expect_change(&p, "");
	play_end(&p);
}

Test(form, makes_coverage_where_there_is_none)
{
	struct play p = play_start("title: x\ntouchpoints:\n  - name: a\n");
	choose(&p, KIND_MAP, 0, "coverage");
	play_keys(&p, "<Enter><Enter>3<Enter>");
	play_expect_change(&p, "+coverage:\n+  max_per_cell: 3\n");
	play_end(&p);
}

Test(form, edits_a_member_of_an_existing_record_in_its_line)
{
	struct play p = play_start(map);
	choose(&p, KIND_TOUCHPOINT, 1, "overrides");
	play_keys(&p, "<Enter><Enter><Down><Enter>1");
	play_expect_change(&p, "-      - {segment: SMB, channel: [mail, phone]}   # few\n"
	                       "+      - {segment: SMB, channel: [mail, phone], touch: high-touch}   # few\n");
	play_end(&p);
}

Test(form, long_text_goes_to_the_editor_and_comes_back)
{
	struct play p = play_start(map);
	choose(&p, KIND_TOUCHPOINT, 0, "notes");
	play_keys(&p, "<C-e>");
	cr_assert_eq(p.ui->request, REQUEST_EDITOR);
	cr_expect_str_empty(p.ui->editor_text);
	ui_edited(p.ui, "一行目\n二行目\n");
	play_expect_change(&p, "+    notes: |-\n+      一行目\n+      二行目\n");
	play_keys(&p, "<Enter>");
	cr_expect_eq(p.ui->request, REQUEST_EDITOR, "several lines are for the editor");
	cr_expect_str_eq(p.ui->editor_text, "一行目\n二行目");
	ui_edited(p.ui, "一行目\n二行目\n");
	cr_expect_eq(document_step_done(p.document), 1, "nothing changed");
	ui_edited(p.ui, NULL);
	cr_expect(p.ui->message_is_error);
	cr_expect_eq(document_step_done(p.document), 1);
	play_end(&p);
}

Test(form, shows_unknown_keys_and_leaves_them_alone)
{
	struct play p = play_start(map);
	size_t count;
	form_open(p.ui, journey_item(p.ui->journey, KIND_TOUCHPOINT, 1));
	play_keys(&p, "<End>");
	struct form_row *rows = form_rows(p.ui, &count);
	struct buffer text = {0};
	cr_assert_eq(rows[p.ui->form->at].kind, FORM_UNKNOWN);
	form_row_text(p.ui, &rows[p.ui->form->at], &text);
	cr_expect_str_eq(text.bytes, "a: 1");
	buffer_free(&text);
	free(rows);
	play_keys(&p, "<Enter>x1");
	play_expect_change(&p, "");
	cr_expect_eq(ui_place(p.ui), PLACE_FORM);
	play_end(&p);
}

Test(form, moves_over_headings)
{
	struct play p = play_start(map);
	choose(&p, KIND_TOUCHPOINT, 0, "id");
	for (int i = 0; i < 200; i++) {
		cr_assert_str_not_empty(chosen(&p));
		play_keys(&p, i < 90 ? "<Down>" : "<Up>");
	}
	cr_expect_str_eq(chosen(&p), "id");
	play_keys(&p, "<Tab>");
	cr_expect_str_eq(chosen(&p), "stage");
	play_keys(&p, "<S-Tab><S-Tab>");
	cr_expect_str_eq(chosen(&p), "decision");
	play_end(&p);
}

Test(form, goes_to_other_touchpoints_and_fields)
{
	struct play p = play_start(map);
	choose(&p, KIND_TOUCHPOINT, 0, "stage");
	play_keys(&p, "]");
	cr_expect_eq(p.ui->form->item, journey_item(p.ui->journey, KIND_TOUCHPOINT, 1));
	cr_expect_eq(ui_current(p.ui), p.ui->form->item, "the grid goes along");
	cr_expect_str_eq(chosen(&p), "stage");
	play_keys(&p, "]");
	cr_expect_eq(p.ui->form->item, journey_item(p.ui->journey, KIND_TOUCHPOINT, 1), "there are but two");
	size_t all, count;
	free(form_rows(p.ui, &all));
	play_keys(&p, "z");
	struct form_row *rows = form_rows(p.ui, &count);
	cr_expect_lt(count, all);
	for (size_t i = 0; i < count; i++)
		cr_expect(rows[i].kind == FORM_HEADING || rows[i].entry);
	free(rows);
	cr_expect_str_eq(chosen(&p), "stage");
	play_keys(&p, "/pers<Esc>");
	cr_expect_str_eq(chosen(&p), "stage");
	play_keys(&p, "/timing_from<Enter>");
	cr_expect_str_eq(chosen(&p), "timing_from");
	play_keys(&p, "<Esc>");
	cr_expect_eq(ui_place(p.ui), PLACE_GRID);
	play_end(&p);
}

Test(form, closes_when_its_touchpoint_is_undone)
{
	struct play p = play_start(map);
	play_keys(&p, "a新しい<Enter><Esc><Enter>");
	cr_assert_eq(ui_place(p.ui), PLACE_FORM);
	play_keys(&p, "u");
	cr_expect_eq(ui_place(p.ui), PLACE_GRID);
	play_end(&p);
}

Test(form, offers_what_the_map_holds_already)
{
	struct play p = play_start("touchpoints:\n  - name: a\n    segment: [SMB, 大企業]\n  - name: b\n");
	choose(&p, KIND_TOUCHPOINT, 1, "segment");
	play_keys(&p, "<Enter>");
	cr_assert_eq(p.ui->prompt->offer_count, 2);
	play_keys(&p, "x, 大");
	cr_assert_eq(p.ui->prompt->offer_count, 1);
	play_keys(&p, "<Tab><Enter>");
	play_expect_change(&p, "+    segment: [x, 大企業]\n");
	play_end(&p);
}

Test(form, refuses_to_type_over_what_is_deeper)
{
	struct play p = play_start("touchpoints:\n  - name: a\n    owner: {who: CSM}\n    tests: none\n");
	choose(&p, KIND_TOUCHPOINT, 0, "owner");
	play_keys(&p, "<Enter>");
	cr_expect(p.ui->message_is_error);
	cr_expect_eq(ui_place(p.ui), PLACE_FORM);
	choose(&p, KIND_TOUCHPOINT, 0, "tests");
	play_keys(&p, "<Enter>");
	cr_expect(p.ui->message_is_error);
	cr_expect_eq(ui_place(p.ui), PLACE_FORM);
	play_expect_change(&p, "");
	play_end(&p);
}

Test(form, home_and_end_go_to_the_ends_of_a_list_of_choices)
{
	struct play p = play_start(map);
	choose(&p, KIND_TOUCHPOINT, 0, "kind");
	play_keys(&p, "<Enter><End>");
	cr_expect_eq(p.ui->chooser->at, p.ui->chooser->count - 1);
	play_keys(&p, "<Home>");
	cr_expect_eq(p.ui->chooser->at, 0);
	play_keys(&p, "<Esc>/per<End>");
	cr_expect_eq(p.ui->chooser->at, chooser_match_count(p.ui->chooser) - 1, "the last that matches");
	play_keys(&p, "<Home><C-u>nothing is called so<End>");
	cr_expect_eq(p.ui->chooser->at, 0);
	play_end(&p);
}

Test(form, finds_the_field_that_is_called_just_so_first)
{
	static const struct {
		const char *keys, *field;
	} cases[] = {
	        {"/persona<Enter>", "persona"}, {"/PERSONA<Enter>", "persona"}, {"/personal<Enter>", "personalised"}};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct play p = play_start(map);
		choose(&p, KIND_TOUCHPOINT, 0, "id");
		play_keys(&p, cases[i].keys);
		cr_expect_str_eq(chosen(&p), cases[i].field, "%s", cases[i].keys);
		play_end(&p);
	}
}
