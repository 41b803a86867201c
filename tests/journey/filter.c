/* Which touchpoints a filter lets pass, and what is said where it is none. */
#include <criterion/criterion.h>
#include <stdlib.h>

#include "base/unicode.h"
#include "document/document.h"
#include "journey/alike.h"
#include "journey/filter.h"
#include "journey/search.h"

static const char map[] = "owners:\n"
                          "  - {id: csm, name: カスタマーサクセス}\n"
                          "  - Sales\n"
                          "stages:\n"
                          "  - {id: start, name: 導入}\n"
                          "  - {id: renew, name: 更新}\n"
                          "channels: [mail, 電話]\n"
                          "personas: [{id: big, name: エンタープライズ}]\n"
                          "touchpoints:\n"
                          "  - id: a\n"
                          "    name: ﾒｰﾙ案内\n"
                          "    stage: start\n"
                          "    channel: mail\n"
                          "    owner: csm\n"
                          "    rating: irritates\n"
                          "    votes: 3\n"
                          "    due: 2026-04-01\n"
                          "  - id: b\n"
                          "    name: ＭＡＩＬ \"Q\"\n"
                          "    stage: [start, renew]\n"
                          "    channel: 電話\n"
                          "    owner: Sales\n"
                          "    rating: works\n"
                          "    votes: 10\n"
                          "    segment: [大企業, 中小]\n"
                          "    pilot: true\n"
                          "  - id: c\n"
                          "    name: めーるか\xe3\x82\x99\n" /* が, decomposed */
                          "    stage: renew\n"
                          "    persona: big\n"
                          "    owner: ~\n"
                          "    votes: 2.5\n"
                          "    due: 2026-05-01\n"
                          "    pilot: false\n"
                          "    tests:\n"
                          "      - {date: 2026-01-02, what: 件名, result: A, B}\n"
                          "  - id: d\n"
                          "    name: Call, first\n"
                          "    next: a\n"
                          "    touch: high-touch\n"
                          "    rating: ''\n"
                          "  - 口コミ\n";

static struct document *document;
static const struct journey *journey;

static void open_text(const char *text)
{
	struct error err = {0};
	unicode_start();
	document = document_of_bytes(slice_of(text), NULL, &err);
	cr_assert(document, "%s", err.message);
	journey = document_journey(document);
}

static void open_map(void)
{
	open_text(map);
}

static void close_map(void)
{
	document_free(document);
}

TestSuite(filter, .init = open_map, .fini = close_map);

/* The letters of those that pass: "abcde" are all. */
static char *passing(struct filter *filter)
{
	static char letters[8];
	size_t count = 0;
	filter_begin(filter, journey);
	for (size_t i = 0; i < journey_count(journey, KIND_TOUCHPOINT); i++)
		if (filter_passes(filter, journey_item(journey, KIND_TOUCHPOINT, i)))
			letters[count++] = (char)('a' + i);
	letters[count] = '\0';
	return letters;
}

static const struct {
	const char *text, *passes;
} cases[] = {
        {"", "abcde"},
        {"  　", "abcde"},
        /* choices by word and label, in both languages and all widths */
        {"rating=irritates", "a"},
        {"rating=苛立たせる", "a"},
        {"評価=苛立たせる", "a"},
        {"Rating=IRRITATES", "a"},
        {"評価＝機能している", "b"},
        {"rating!=works", "acde"},
        {"rating=works,irritates", "ab"},
        {"評価=機能している、苛立たせる", "ab"},
        {"rating~irr", "a"},
        {"rating~機能", "b"},
        /* missing and there */
        {"owner=", "cde"},
        {"owner!=", "ab"},
        {"担当者＝", "cde"},
        {"rating=", "cde"},
        {"rating=,works", "bcde"},
        {"stage=", "de"},
        {"tests=", "abde"},
        {"tests!=", "c"},
        /* things by id and by name */
        {"owner=csm", "a"},
        {"owner=カスタマーサクセス", "a"},
        {"owner=ｶｽﾀﾏｰｻｸｾｽ", "a"},
        {"owner=sales", "b"},
        {"owner=nobody", ""},
        {"owner=カスタマー", "a"},
        {"owner=ｶｽ", "a"},
        {"owner=sal", "b"},
        {"-owner=カス stage=start", "b"},
        {"owner~サクセス", "a"},
        {"stage=導入", "ab"},
        {"stage=start channel=電話", "b"},
        {"stage=更新 stage=導入", "b"},
        {"persona=エンタープライズ", "c"},
        {"segment=中小", "b"},
        {"next=ﾒｰﾙ案内", "d"},
        {"next=a", "d"},
        /* numbers, days, yes and no */
        {"votes>2.5", "ab"},
        {"votes>=2.5", "abc"},
        {"votes<3", "c"},
        {"votes<=3", "ac"},
        {"votes=3.0", "a"},
        {"votes>９", "b"},
        {"票＞2", "abc"},
        {"due<2026-04-15", "a"},
        {"due<2026/5/1", "a"},
        {"due<=2026年5月1日", "ac"},
        {"due>2026-04-01", "c"},
        {"pilot=yes", "b"},
        {"pilot=no", "c"},
        {"pilot=はい", "b"},
        /* texts */
        {"メール", "ac"},
        {"めーる", "ac"},
        {"ﾒｰﾙ", "ac"},
        {"mail", "ab"},
        {"ＭＡＩＬ", "ab"},
        {"が", "c"},
        {"か\xe3\x82\x99", "c"},
        {"件名", "c"},
        {"サクセス", "a"},
        {"苛立たせる", "a"},
        {"ハイタッチ", "d"},
        {"口コミ", "e"},
        {"-メール", "bde"},
        {"!メール", "bde"},
        {"！メール", "bde"},
        {"メール,call", "acd"},
        {"name~めーる", "ac"},
        {"name!~めーる", "bde"},
        {"name=めーるが", "c"},
        {"name=口コミ", "e"},
        {"tests~件名", "c"},
        /* together */
        {"owner=csm | owner=Sales", "ab"},
        {"owner=csm|owner=Sales", "ab"},
        {"owner=csm｜owner=Sales rating=irritates", "a"},
        {"rating=works owner=csm | persona=big", "c"},
        {"-owner=csm stage=start", "b"},
        {"!owner=", "ab"},
        {"-owner!=csm", "a"},
        {"owner=　メール", "c"},
        /* quotes */
        {"\"Touch model\"=high-touch", "d"},
        {"\"タッチモデル\"=\"ハイタッチ\"", "d"},
        {"name=\"Call, first\"", "d"},
        {"name=“Call, first”", "d"},
        {"name=\"ＭＡＩＬ \\\"q\\\"\"", "b"},
        {"\"owner=\"", ""},
        {"name~call\", \"first", "d"},
};

Test(filter, lets_pass_what_is_asked_for)
{
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct error err = {0};
		struct filter *filter = filter_read(slice_of(cases[i].text), &err);
		cr_expect(filter, "%s: %s", cases[i].text, err.message);
		if (filter)
			cr_expect_str_eq(passing(filter), cases[i].passes, "%s lets %s pass", cases[i].text,
			                 passing(filter));
		filter_free(filter);
	}
}

static const struct {
	const char *text;
	long column;
	const char *said;
} bad[] = {
        {"ownr=CSM", 1, "no field “ownr”; did you mean “owner”"},
        {"rating=works ownr=CSM", 14, "no field"},
        {"担当者=x 評=y", 10, "no field"},
        {"rating=great", 8, "is not a word of “rating”"},
        {"rating=works,great", 14, "is not a word of “rating”"},
        {"=CSM", 1, "a field is missing here"},
        {"owner =CSM", 7, "a field is missing here"},
        {"votes=many", 7, "is no number"},
        {"votes>", 7, "nothing is asked for"},
        {"votes>3,", 9, "nothing is asked for"},
        {"due<soon", 5, "is no day"},
        {"pilot=maybe", 7, "yes or no"},
        {"owner<CSM", 6, "neither a number nor a day"},
        {"tests>1", 6, "neither a number nor a day"},
        {"name~", 6, "nothing is asked for"},
        {"-", 2, "nothing is asked for"},
        {"!", 2, "nothing is asked for"},
        {",", 1, "nothing is asked for"},
        {"\"\"", 1, "nothing is asked for"},
        {"| owner=", 1, "“|” needs a term"},
        {"owner= |", 8, "“|” needs a term"},
        {"a || b", 4, "“|” needs a term"},
        {"owner=\"CSM", 7, "not closed"},
        {"\"owner", 1, "not closed"},
        {"\"a\\\"", 1, "not closed"},
        {"a\xff", 2, "UTF-8"},
};

Test(filter, says_what_is_wrong_and_where)
{
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct error err = {0};
		struct filter *filter = filter_read(slice_of(bad[i].text), &err);
		cr_expect_null(filter, "%s", bad[i].text);
		filter_free(filter);
		cr_expect(strstr(err.message, bad[i].said), "%s: %s", bad[i].text, err.message);
		cr_expect_eq(err.column, bad[i].column, "%s: column %ld", bad[i].text, err.column);
	}
}

Test(filter, holds_so_many_words_and_no_more)
{
	struct buffer text = {0};
	struct error err = {0};
	for (int i = 0; i < FILTER_WORDS_MOST; i++)
		buffer_add_text(&text, i % 2 ? ",a" : " a");
	struct filter *filter = filter_read(buffer_slice(&text), &err);
	cr_expect(filter, "%s", err.message);
	filter_free(filter);
	buffer_add_text(&text, " a");
	cr_expect_null(filter_read(buffer_slice(&text), &err));
	cr_expect(strstr(err.message, "at most 200"), "%s", err.message);
	buffer_free(&text);
}

/* Every field can be asked for by its key and its labels, every choice by its word and labels. */
Test(filter, knows_all_fields_and_choices)
{
	const struct field *field = NULL;
	while ((field = field_next(KIND_TOUCHPOINT, field))) {
		const char *names[] = {field->key, field->label.en, field->label.ja};
		for (size_t i = 0; i < 3; i++) {
			struct buffer text = {0};
			filter_add_word(&text, slice_of(names[i]));
			buffer_add_byte(&text, '=');
			struct filter_typing typing;
			filter_typing(buffer_slice(&text), &typing);
			cr_expect_eq(typing.field, field, "%s", names[i]);
			cr_expect_eq(typing.value, text.length);
			free(typing.word);
			size_t length = text.length;
			for (const struct choice *c = field->choices; c && c->word; c++) {
				const char *words[] = {c->word, c->label.en, c->label.ja};
				text.length = length;
				filter_add_word(&text, slice_of(words[i]));
				struct error err = {0};
				struct filter *filter = filter_read(buffer_slice(&text), &err);
				cr_expect(filter, "%s: %s", text.bytes, err.message);
				filter_free(filter);
			}
			buffer_free(&text);
		}
	}
}

/* What is written for any word is read as that word again. */
Test(filter, reads_what_it_writes)
{
	static const char *const words[] = {"a",      "a b",  "A, B", "\"",     "\\",   "a\\\"b",  "|",     "",
	                                    "=",      "-a",   "a-b",  "！",     "　",   "“x”",     "、",    "名前",
	                                    "\\\\\"", "a\tb", "〜",   "a\nb c", "<=>~", "a,\"b\"", "＂\\＂"};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		struct buffer line = {0};
		struct filter_typing typing;
		buffer_add_text(&line, "x | -name=y,");
		filter_add_word(&line, slice_of(words[i]));
		filter_typing(buffer_slice(&line), &typing);
		cr_expect_str_eq(typing.word, words[i], "%s", line.bytes);
		cr_expect_eq(typing.field, field_find(KIND_TOUCHPOINT, slice_of("name")));
		cr_expect_eq(typing.start, 5);
		cr_expect_eq(typing.value, 12);
		free(typing.word);
		buffer_free(&line);
	}
}

/* ---- in the journey ---- */

static struct filter *set(const char *text)
{
	struct error err = {0};
	struct filter *filter = filter_read(slice_of(text), &err);
	cr_assert(filter, "%s", err.message);
	struct sieve sieve = filter_sieve(filter);
	document_set_filter(document, &sieve);
	return filter;
}

static void apply(const char *list, size_t at, const char *key, const char *text)
{
	struct error err = {0};
	struct value *value = text ? value_text(slice_of(text)) : NULL;
	struct change change = {CHANGE_SET, list, at, 0, key, value};
	cr_assert(document_apply(document, &change, 1, "x", false, &err), "%s", err.message);
	value_free(value);
}

/* All numbers are what a fresh count gives. */
static void expect_counts(struct filter *filter)
{
	size_t hidden = 0;
	for (size_t i = 0; i < journey_count(journey, KIND_TOUCHPOINT); i++) {
		struct item *item = journey_item(journey, KIND_TOUCHPOINT, i);
		cr_expect_eq(item->hidden, filter && !filter_passes(filter, item), "number %zu", i);
		hidden += item->hidden;
	}
	cr_expect_eq(journey_hidden(journey), hidden);
	for (size_t s = 0; s < journey_count(journey, KIND_STAGE); s++) {
		size_t shown = 0, all = 0;
		for (size_t i = 0; i < journey_count(journey, KIND_TOUCHPOINT); i++) {
			struct item *item = journey_item(journey, KIND_TOUCHPOINT, i);
			size_t stage, channel;
			bool placed = journey_first_cell(journey, item, &stage, &channel);
			bool stands = placed && journey_stands_in_stage(journey, item, s);
			all += stands;
			shown += stands && !item->hidden;
		}
		cr_expect_eq(journey_stage_total(journey, s), all);
		cr_expect_eq(journey_stage_shown(journey, s), shown);
	}
	for (size_t cell = 0; cell < 5; cell++) {
		const struct bin *bin = cell < 4 ? journey_cell(journey, cell / 2, cell % 2) : journey_inbox(journey);
		for (uint32_t i = 0; i < bin->count + bin->hidden; i++) {
			cr_expect_eq(bin->items[i]->hidden, i >= bin->count);
			if (i && i != bin->count)
				cr_expect(sequence_compare(&bin->items[i - 1]->place, &bin->items[i]->place) < 0);
		}
	}
}

Test(filter, hides_and_shows_as_things_change)
{
	struct filter *filter = set("owner=csm");
	expect_counts(filter);
	cr_expect_eq(journey_cell(journey, 0, 0)->count, 1);
	cr_expect_eq(journey_inbox(journey)->count, 0);
	cr_expect_eq(journey_inbox(journey)->hidden, 3);
	apply("touchpoints", 1, "owner", "csm");
	expect_counts(filter);
	cr_expect_eq(journey_hidden(journey), 3);
	apply("touchpoints", 0, "owner", "Sales");
	apply("touchpoints", 4, "owner", "csm");
	apply("touchpoints", 4, "stage", "renew");
	expect_counts(filter);
	/* another owner is called csm now, and a stage goes */
	apply("owners", 0, "id", "cs");
	expect_counts(filter);
	while (document_undo(document))
		expect_counts(filter);
	cr_expect_eq(journey_hidden(journey), 4);
	document_set_filter(document, NULL);
	expect_counts(NULL);
	cr_expect_eq(journey_hidden(journey), 0);
	filter_free(filter);
}

Test(filter, finds_what_is_called_so_now)
{
	struct filter *filter = set("owner=営業");
	cr_expect_eq(journey_hidden(journey), 5);
	apply("owners", 0, "name", "営業");
	cr_expect_eq(journey_hidden(journey), 4);
	document_undo(document);
	cr_expect_eq(journey_hidden(journey), 5);
	document_set_filter(document, NULL);
	filter_free(filter);
}

Test(filter, leaves_nothing_out_of_what_is_alike)
{
	size_t count;
	close_map();
	open_text("stages: [a]\nchannels: [x]\ntouchpoints:\n"
	          "  - {id: '1', name: call, stage: a, channel: x, owner: o}\n"
	          "  - {id: '2', name: CALL, stage: a, channel: x}\n"
	          "  - {id: '3', name: Ｃａｌｌ, stage: a, channel: x, owner: o}\n");
	struct filter *filter = set("owner=");
	cr_expect_eq(journey_cell(journey, 0, 0)->count, 1);
	struct alike *alike = alike_find(journey, NULL, NULL, &count);
	cr_assert_eq(count, 3);
	for (size_t i = 0; i < count; i++)
		cr_expect(sequence_compare(&alike[i].first->place, &alike[i].second->place) < 0);
	free(alike);
	document_set_filter(document, NULL);
	filter_free(filter);
}

/* ---- searching ---- */

static const char *found_in_turn(const char *text, bool forward)
{
	static char letters[16];
	size_t count = 0, nth;
	struct filter *seeker = filter_of_text(slice_of(text));
	struct sieve sieve = filter_sieve(seeker);
	document_set_search(document, &sieve, false);
	const struct item *from = NULL;
	for (size_t i = 0; i <= journey_found(journey) && journey_found(journey); i++) {
		from = search_find(journey, from, false, forward, &nth);
		size_t index = journey_index(journey, from);
		letters[count++] = (char)('a' + index);
		letters[count++] = (char)('0' + nth);
	}
	letters[count] = '\0';
	document_set_search(document, NULL, false);
	cr_expect_eq(journey_found(journey), 0);
	filter_free(seeker);
	return letters;
}

Test(filter, searches_in_all_forms_and_goes_around)
{
	cr_expect_str_eq(found_in_turn("メール", true), "a1c2a1");
	cr_expect_str_eq(found_in_turn("めーる", false), "c2a1c2");
	cr_expect_str_eq(found_in_turn("Mail", true), "a1b2a1");
	cr_expect_str_eq(found_in_turn("が", true), "c1c1");
	cr_expect_str_eq(found_in_turn("苛立たせる", true), "a1a1");
	cr_expect_str_eq(found_in_turn("カスタマー", true), "a1a1");
	cr_expect_str_eq(found_in_turn("件名", true), "c1c1");
	cr_expect_str_eq(found_in_turn("owner=csm", true), "");
}

Test(filter, a_search_finds_only_what_is_shown)
{
	struct filter *filter = set("owner=");
	cr_expect_str_eq(found_in_turn("メール", true), "c1c1");
	cr_expect_str_eq(found_in_turn("Mail", true), "");
	document_set_filter(document, NULL);
	filter_free(filter);
}

Test(filter, a_search_follows_what_changes)
{
	struct filter *seeker = filter_of_text(slice_of("call"));
	struct sieve sieve = filter_sieve(seeker);
	document_set_search(document, &sieve, false);
	cr_expect_eq(journey_found(journey), 1);
	apply("touchpoints", 0, "notes", "a CALL back");
	cr_expect_eq(journey_found(journey), 2);
	apply("touchpoints", 3, "name", "other");
	cr_expect_eq(journey_found(journey), 1);
	document_undo(document);
	document_undo(document);
	cr_expect_eq(journey_found(journey), 1);
	document_set_search(document, NULL, false);
	filter_free(seeker);
}
