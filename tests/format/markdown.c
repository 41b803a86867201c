/* Maps as Markdown and back, and what is read from people's notes. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>

#include "format/markdown_parts.h"
#include "maps.h"
#include "told.h"

#define SEEDS 200

/* ---- what is written ---- */

/* The cells of a row of a table, as everybody counts them: bars but for \|. */
static size_t cells_of(struct slice row)
{
	size_t count = 0;
	for (size_t i = 0; i < row.length; i++)
		if (row.bytes[i] == '\\')
			i++;
		else
			count += row.bytes[i] == '|';
	return count;
}

/* No tag stands in the text but those that are written on purpose. */
static void expect_no_tags(struct slice line, unsigned long long seed)
{
	static const char *const tags[] = {"<br>", "<!-- ", "<details>", "<summary>", "</summary>", "</details>"};
	for (size_t i = 0; i < line.length; i++) {
		bool known = line.bytes[i] != '<';
		for (size_t t = 0; t < sizeof tags / sizeof *tags; t++)
			known |=
			        line.length - i >= strlen(tags[t]) && !memcmp(line.bytes + i, tags[t], strlen(tags[t]));
		cr_assert(known, "seed %llu: %.*s", seed, (int)line.length, line.bytes);
		i += line.bytes[i] == '\\';
	}
}

static bool begins(struct slice line, const char *with)
{
	return line.length >= strlen(with) && memcmp(line.bytes, with, strlen(with)) == 0;
}

/* the next line of the text; false at its end */
static bool next_line(const char **at, struct slice *line)
{
	if (!**at)
		return false;
	*line = slice_make(*at, strcspn(*at, "\n"));
	*at += line->length + ((*at)[line->length] == '\n');
	return true;
}

Test(markdown, no_name_breaks_a_table)
{
	for (unsigned long long seed = 1; seed <= SEEDS; seed++) {
		char *map = hostile_map(seed);
		struct document *document = map_open(map);
		struct buffer text = map_export(document, "markdown");
		const char *at = text.bytes;
		size_t cells = 0, rows = 0, stages = 0;
		for (struct slice line; next_line(&at, &line);) {
			bool row = line.length && line.bytes[0] == '|';
			cr_assert(row || line.length == 0 || begins(line, "# ") || begins(line, "## ") ||
			                  begins(line, "- ") || begins(line, "  - ") ||
			                  begins(line, "<details><summary>") || begins(line, "</details>") ||
			                  begins(line, "✓") || begins(line, "No touchpoint"),
			          "seed %llu: %.*s", seed, (int)line.length, line.bytes);
			expect_no_tags(line, seed);
			if (row && cells)
				cr_assert_eq(cells_of(line), cells, "seed %llu: %.*s", seed, (int)line.length,
				             line.bytes);
			cells = row ? cells_of(line) : 0;
			rows += row;
			stages += begins(line, "## ") && memmem(line.bytes, line.length, " <!-- stage s", 13);
		}
		cr_assert(rows > 30 && stages == 4, "seed %llu: %zu rows, %zu stages", seed, rows, stages);
		buffer_free(&text);
		document_free(document);
		free(map);
	}
}

static void expect_written(const char *text, const char *expected)
{
	struct buffer out = {0}, back = {0};
	markdown_add(&out, slice_of(text));
	buffer_add_text(&out, "");
	cr_expect_str_eq(out.bytes, expected, "“%s” is written “%s”", text, out.bytes);
	markdown_decode(&back, buffer_slice(&out), false);
	cr_expect(slice_is(buffer_slice(&back), text), "“%s” is read “%s”", expected, back.bytes);
	buffer_free(&out);
	buffer_free(&back);
}

Test(markdown, escapes_only_what_needs_it)
{
	expect_written("キックオフコール（初回）・メール〜30日、#1位",
	               "キックオフコール（初回）・メール〜30日、#<!-- -->1位");
	expect_written("R&D: A > B - C + D = 1.5 (x) C# snake_case 5% a@ !",
	               "R&D: A > B - C + D = 1.5 (x) C# snake_case 5% a@ !");
	expect_written("a|b\\c`d*e[f]<g>~h", "a\\|b\\\\c\\`d\\*e\\[f\\]\\<g>\\~h");
	expect_written("_x_ &amp; &; $1", "\\_x\\_ \\&amp; &; &#36;1");
	expect_written("@me a@b.c :tada: 12:30 https://x www.x GH-7",
	               "@<!-- -->me a@<!-- -->b.c :<!-- -->tada: 12:30 https:<!-- -->//x www<!-- -->.x GH-<!-- -->7");
	expect_written("# x", "\\# x");
	expect_written("1. x", "1\\. x");
	expect_written("- x", "\\- x");
	expect_written("-5", "-5");
	expect_written("25.5", "25.5");
	expect_written("> x", "\\> x");
	expect_written(" a\nb\t", "&#32;a<br>b&#9;");
	expect_written("　", "&#12288;");
}

Test(markdown, tells_what_the_map_is_judged_by)
{
	struct document *document = map_open(
	        "stages: [s]\nchannels: [c]\nreview: [{question: q1, stage: s, answer: 'a|b', date: 2026-01-02}]\n"
	        "touchpoints: [{name: 'A|B', stage: s, channel: c}]\n");
	struct buffer text = map_export(document, "markdown");
	cr_expect(strstr(text.bytes, "\n## Findings <!-- shown -->\n\n- "));
	cr_expect(strstr(text.bytes, ": nobody owns “A\\|B”"), "%s", text.bytes);
	cr_expect(strstr(text.bytes, "\n## Numbers <!-- shown -->\n\n| "));
	cr_expect(strstr(text.bytes, "| Touchpoints | 1 |"));
	cr_expect(strstr(text.bytes, "\n| Q1: "));
	cr_expect(strstr(text.bytes, " | s | a\\|b | 2026-01-02 |\n"));
	buffer_free(&text);
	document_free(document);
}

/* ---- out and in again ---- */

static int compare(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static bool is_shown_only(struct slice line)
{
	return memmem(line.bytes, line.length, "<!-- shown -->", 14);
}

/* Adds a line without its comments and blanks between cells. */
static void add_bare(struct buffer *out, struct slice line)
{
	for (size_t i = 0; i < line.length; i++) {
		if (line.bytes[i] == '<' && i + 4 < line.length && !memcmp(line.bytes + i, "<!--", 4))
			i = (size_t)((const char *)memmem(line.bytes + i, line.length - i, "-->", 3) - line.bytes) + 2;
		else if (line.bytes[i] == '\\')
			buffer_add(out, line.bytes + i++, 2);
		else if (line.bytes[i] != ' ')
			buffer_add_byte(out, line.bytes[i]);
	}
}

/* What must be the same after a round, in an order of its own: rows of things, and each
 * thing's list; without ids, what cannot be read again, and what is judged of it. */
static char *essence(const char *text)
{
	char *lines[2000];
	size_t count = 0;
	bool grid = false;
	struct buffer out = {0};
	for (struct slice line; next_line(&text, &line) && !(begins(line, "## ") && is_shown_only(line));) {
		grid = begins(line, "## ") ? memmem(line.bytes, line.length, "<!-- grid", 9) != NULL : grid;
		/* whether a thing is told by its name or its id hangs on the order */
		if (is_shown_only(line) || grid || !line.length || begins(line, "  - Leads to"))
			continue;
		if (!begins(line, "  - ") && out.length)
			lines[count++] = buffer_take(&out);
		add_bare(&out, line);
	}
	lines[count++] = buffer_take(&out);
	qsort(lines, count, sizeof *lines, compare);
	for (size_t i = 0; i < count; i++) {
		/* one in bold says nothing but what is left out */
		bool nothing = strncmp(lines[i], "-**", 3) == 0 && !strstr(lines[i], "**-");
		buffer_format(&out, "%s%s", nothing ? "" : lines[i], nothing ? "" : "\n");
		free(lines[i]);
	}
	return buffer_take(&out);
}

static void go_round(struct document *from, struct document *to, unsigned long long seed)
{
	struct error err = {0};
	struct buffer text = map_export(from, "markdown");
	map_expect_unchanged(from, "markdown", buffer_slice(&text), seed);
	cr_assert(map_import(to, "markdown", buffer_slice(&text), NULL, NULL, &err), "seed %llu: %ld:%ld: %s", seed,
	          err.line, err.column, err.message);
	map_expect_unchanged(to, "markdown", buffer_slice(&text), seed);
	struct buffer again = map_export(to, "markdown");
	char *was = essence(text.bytes), *is = essence(again.bytes);
	cr_assert_str_eq(is, was, "seed %llu\nwas:\n%s\nis:\n%s", seed, was, is);
	free(was);
	free(is);
	buffer_free(&again);
	buffer_free(&text);
	document_free(from);
	document_free(to);
}

Test(markdown, round_of_hostile_names)
{
	for (unsigned long long seed = 1; seed <= SEEDS; seed++) {
		char *map = hostile_map(seed);
		go_round(map_open(map), map_open("touchgrid: 1\n"), seed);
		free(map);
	}
}

Test(markdown, round_of_all_fields)
{
	for (unsigned long long seed = 1; seed <= SEEDS; seed++)
		go_round(map_of_seed(seed, false), map_open("touchgrid: 1\n"), seed);
}

/* ---- notes ---- */

Test(markdown, stages_and_channels_from_headings)
{
	told_expect("markdown",
	            "# Notes of Monday\n\nWhat we said.\n\n"
	            "## Onboarding\n\n- Kick-off call @CSM #video !+\n* Welcome mail\n1. Check-in >>Adoption ##phone\n"
	            "## Adoption\n### email\n+ [ ] Tips !x\n2) [x] Value report @\"Jo Doe\"\n",
	            "stage name=Onboarding\n"
	            "touchpoint name=Kick-off call stage=Onboarding channel=video owner=CSM rating=works\n"
	            "touchpoint name=Welcome mail stage=Onboarding\n"
	            "touchpoint name=Check-in stage=[Onboarding; Adoption] channel=phone\n"
	            "stage name=Adoption\n"
	            "channel name=email\n"
	            "touchpoint name=Tips stage=Adoption channel=email rating=irritates\n"
	            "touchpoint name=Value report stage=Adoption channel=email owner=Jo Doe\n");
}

Test(markdown, japanese_notes)
{
	told_expect("markdown",
	            "## オンボーディング\r\n\r\n- **メール**\r\n  - ウェルカムメール ＠CSM　！＋\r\n    - "
	            "目的：歓迎する\r\n"
	            "    - 頻度: 1回\r\n    - 評判はよい\r\n- キックオフ "
	            "＃ビデオ\r\n・満足度調査\r\n\r\n導入\r\n---\r\n\r\n- 研修\r\n",
	            "stage name=オンボーディング\n"
	            "channel name=メール\n"
	            "touchpoint name=ウェルカムメール stage=オンボーディング channel=メール owner=CSM rating=works "
	            "purpose=歓迎する frequency=once notes=評判はよい\n"
	            "touchpoint name=キックオフ stage=オンボーディング channel=ビデオ\n"
	            "touchpoint name=満足度調査 stage=オンボーディング\n"
	            "stage name=導入\n"
	            "touchpoint name=研修 stage=導入\n");
}

Test(markdown, fields_of_things)
{
	told_expect("markdown",
	            "- goal: Renew\n- 事業: SaaS\n\n# One\n\n- window: 0–90 days\n- Call\n  - tool: CRM, Mail\n  - "
	            "segment:\n"
	            "    - SMB\n    - big\n  - experience: first\n    second\n\n    third\n  - due: 2026/4/1\n  - "
	            "pilot: yes\n\n# Two\n",
	            "map goal=Renew business=SaaS\n"
	            "stage name=One window=0–90 days\n"
	            "touchpoint name=Call stage=One tool=[CRM; Mail] segment=[SMB; big] experience=first\nsecond "
	            "notes=third "
	            "due=2026-04-01 pilot=true\n"
	            "stage name=Two\n");
	told_expect("markdown",
	            "## Personas\n- Anna\n  - level: expert\n### Bob\n- tenure: new\n## Owners\n| name | 連絡先 "
	            "|\n|-|-|\n| CSM | x |\n",
	            "persona name=Anna level=expert\npersona name=Bob tenure=new\nowner name=CSM contact=x\n");
}

Test(markdown, inbox_and_targets)
{
	told_expect("markdown", "- Idea\n## A\n- #mail @CSM\n- One\n- Two #chat\n## Inbox\n- Three\n",
	            "touchpoint name=Idea\nstage name=A\n"
	            "touchpoint name=One stage=A channel=mail owner=CSM\n"
	            "touchpoint name=Two stage=A channel=chat owner=CSM\n"
	            "touchpoint name=Three\n");
}

Test(markdown, lists_in_lists)
{
	told_expect("markdown",
	            "## A\n- #mail\n  - One\n    - note\n  - Two\n- Three\n- **chat**\n  - **Four**\n    - Five\n  - "
	            "Six\n- Seven\n",
	            "stage name=A\n"
	            "touchpoint name=One stage=A channel=mail notes=note\n"
	            "touchpoint name=Two stage=A channel=mail\n"
	            "touchpoint name=Three stage=A channel=mail\n"
	            "channel name=chat\n"
	            "touchpoint name=Four stage=A channel=chat notes=Five\n"
	            "touchpoint name=Six stage=A channel=chat\n"
	            "touchpoint name=Seven stage=A channel=mail\n");
}

Test(markdown, what_is_no_list)
{
	told_expect("markdown",
	            "---\nkey: value\n---\n<!-- - one\n- two -->\n```\n- three\n```\n~~~~\n- four\n~~~\n- "
	            "five\n~~~~\n> - six\n\n* * *\n"
	            "- Sev\\*en &amp; `co` **bold** \\@me a_b <!-- aside -->\n- \n",
	            "touchpoint name=Sev*en & co bold @me a_b\n");
	told_expect("markdown", "", "");
	told_expect("markdown", "\xEF\xBB\xBF# A\n- x", "stage name=A\ntouchpoint name=x stage=A\n");
}

Test(markdown, tables)
{
	told_expect("markdown",
	            "## A\n\n Touchpoint | 担当者 | rating | Extra \n:--|:-:|--|--\nx \\| y | CSM | ✗ | 1\n| z | | – "
	            "|\n\nend\n",
	            "stage name=A\n"
	            "touchpoint name=x | y owner=CSM rating=irritates Extra=1 stage=A\n"
	            "touchpoint name=z rating=not-working stage=A\n");
}

Test(markdown, says_line_and_column)
{
	told_refuse("markdown", "## A\n- x\n  - rating: wroks\n", 3, 5, "did you mean “works”");
	told_refuse("markdown", "## A\n- x !perhaps\n", 2, 3, "“perhaps” is not a word of “rating”");
	told_refuse("markdown", "| name | 評価 |\n|--|--|\n| 日本 | 良い |\n", 3, 10,
	            "“良い” is not a word of “rating”");
	told_refuse("markdown", "x\n\n| who | what |\n|--|--|\n| a | b |\n", 3, 1, "no column of this table");
	told_refuse("markdown", "| name | due |\n|--|--|\n| | 2026-01-01 |\n", 3, 1, "no name");
	told_refuse("markdown", "- x\n  - due: soon\n", 2, 5, "no day");
	told_refuse("markdown", "- x\n  - tests: once\n", 2, 5, "several parts");
	told_refuse("markdown", "- **a** <!-- row 2 -->\n  - goal: x\n", 1, 3, "no row 2");
	told_refuse("markdown", "- a\n- \x83\x81\n", 2, 3, "UTF-8");
}

Test(markdown, importing_notes_again_changes_nothing)
{
	static const char notes[] = "## trial\n- A !+\n- New @Jo #chat\n## 更新\n- **email**\n  - B\n";
	struct document *document = map_open("owners: [CSM]\nstages: [trial, 更新]\nchannels: [email]\n"
	                                     "touchpoints:\n  - {id: a, name: A, stage: trial, channel: email}\n");
	struct incoming_done done;
	struct error err = {0};
	cr_assert(map_import(document, "markdown", slice_of(notes), NULL, &done, &err), "%s", err.message);
	cr_expect(done.added[KIND_TOUCHPOINT] == 2 && done.changed[KIND_TOUCHPOINT] == 1);
	cr_expect(done.added[KIND_CHANNEL] == 1 && done.added[KIND_OWNER] == 1 && !done.added[KIND_STAGE]);
	map_expect_unchanged(document, "markdown", slice_of(notes), 0);
	cr_expect_eq(map_steps(document), 1, "one step");
	document_free(document);
}

Test(markdown, a_mark_knows_a_touchpoint_by_another_name)
{
	struct document *document = map_open("stages: [s]\nchannels: [c]\ntouchpoints:\n"
	                                     "  - {id: a, name: A, stage: s, channel: c}\n");
	struct error err = {0};
	cr_assert(map_import(document, "markdown",
	                     slice_of("## s <!-- stage s -->\n| name |\n|--|\n| B <!-- touchpoint a --> |\n"), NULL,
	                     NULL, &err),
	          "%s", err.message);
	map_expect(document, "stages: [s]\nchannels: [c]\ntouchpoints:\n  - {id: a, name: B, stage: s, channel: c}\n");
	document_free(document);
}

Test(markdown, no_id_is_made_that_the_text_says_later)
{
	struct document *document = map_open("stages: []\n");
	struct error err = {0};
	cr_assert(map_import(document, "markdown", slice_of("## Channels\n- ビデオ\n- メール <!-- channel c1 -->\n"),
	                     NULL, NULL, &err),
	          "%s", err.message);
	map_expect(document, "stages: []\nchannels:\n  - id: c2\n    name: ビデオ\n  - id: c1\n    name: メール\n");
	document_free(document);
}
