/* What is read from tables and JSON, and what is said of what cannot be. */
#include <criterion/criterion.h>
#include <stdio.h>

#include "format/csv.h"
#include "journey/filter.h"
#include "maps.h"

static const char map[] = "owners: [CSM]\nstages: [trial, 更新]\nchannels: [email]\n"
                          "touchpoints:\n  - {id: a, name: A}\n  - {id: b, name: B}\n  - {name: B}\n";

static void refuse(const char *format, struct slice text, const char *columns, long line, long column, const char *part)
{
	struct document *document = map_open(map);
	struct error err = {0};
	cr_expect_not(map_import(document, format, text, columns, NULL, &err), "“%s”", text.bytes);
	cr_expect(err.line == line && err.column == column, "“%s”: %ld:%ld: %s", text.bytes, err.line, err.column,
	          err.message);
	cr_expect(strstr(err.message, part), "“%s” says: %s", text.bytes, err.message);
	map_expect(document, map);
	document_free(document);
}

static void refuse_csv(const char *text, long row, long column, const char *part)
{
	refuse("csv", slice_of(text), NULL, row, column, part);
}

static void refuse_json(const char *text, long line, long column, const char *part)
{
	refuse("json", slice_of(text), NULL, line, column, part);
}

Test(read, csv_says_row_and_column)
{
	refuse_csv("id,name,rating\na,A,works\nb,B,wroks\n", 3, 3, "did you mean “works”");
	refuse_csv("id,due\n\n\na,soon\n", 4, 2, "no day");
	refuse_csv("id,notes,votes\na,\"two\nlines\",many\n", 2, 3, "no number");
	refuse_csv("id,pilot\na,perhaps\n", 2, 2, "yes or no");
	refuse_csv("id,tests\na,yesterday\n", 2, 2, "[{\"date\": …}]");
	refuse_csv("id,tests\na,\"[{\"\"date\"\": \"\"soon\"\"}]\"\n", 2, 2, "no day");
	refuse_csv("id,name\na,\"A\nB\"\n", 2, 2, "one line");
	refuse_csv("id,name\na,\n", 2, 2, "needs a name");
	refuse_csv("name,votes\n,1\n", 2, 1, "needs a name");
	refuse_csv("id,name\na,A\na,B\n", 3, 1, "first in line 2");
	refuse_csv("name,rating\nB,works\n", 2, 1, "several touchpoints");
	refuse_csv("id,name\na,A,more\n", 2, 3, "no heading");
	refuse_csv("id,\na,more\n", 2, 2, "no heading");
	refuse_csv("id,name\na,\"A\n", 2, 2, "never ends");
	refuse_csv("id,name\n\"a\"b,A\n", 2, 1, "double the quotes");
	refuse_csv("", 1, 0, "empty");
}

Test(read, csv_says_what_is_wrong_with_a_heading)
{
	refuse_csv("id,nmae\na,A\n", 1, 2, "did you mean “name”");
	refuse_csv("id,Vorname\na,A\n", 1, 2, "--columns 'Vorname=FIELD'");
	refuse_csv("id,name,名前\na,A,B\n", 1, 3, "columns 2 and 3 are both “name”");
	refuse("csv", slice_of("id,Titel\na,A\n"), "Tite=name,Titel=", 1, 0, "“Tite”");
	refuse("csv", slice_of("id,Titel\na,A\n"), "Titel", 0, 0, "HEADING=FIELD");
	refuse("csv", slice_of("id,Titel\na,A\n"), "Titel=nmae", 1, 2, "did you mean “name”");
}

Test(read, csv_says_which_bytes_are_no_letters)
{
	refuse("csv", slice_of("id,name\na,\x83\x81\x81[\x83\x8B\n"), NULL, 2, 3, "CP932");
	refuse("csv", slice_make("id\na\0b\n", 7), NULL, 2, 2, "UTF-8");
}

Test(read, json_says_line_and_column)
{
	refuse_json("{\"touchpoints\": [\n  {\"id\": \"a\", \"rating\": \"wroks\"}\n]}", 2, 25, "did you mean “works”");
	refuse_json("{\"touchpoints\": [\n  {\"id\": \"a\",,}\n]}", 2, 15, "no JSON");
	refuse_json("{\"touchpoints\": [\n  {\"id\": \"a\", \"id\": \"b\"}]}", 2, 19, "no JSON");
	refuse_json("{\"touchpoints\": {}}", 1, 17, "is a list");
	refuse_json("[\n [1]]", 2, 2, "object");
	refuse_json("7", 1, 1, "neither");
	refuse_json("", 1, 1, "no JSON");
	refuse_json("[{\"name\": \"x\", \"notes\": {\"a\": 1}}]", 1, 25, "deeper");
	refuse_json("[{\"name\": \"x\", \"tool\": [[1]]}]", 1, 24, "deeper");
	refuse_json("[{\"name\": \"x\", \"owner\": [\"a\", \"b\"]}]", 1, 25, "one value");
	refuse_json("{\"id\": \"a\", \"name\": \"x\"}\n{\"id\": \"a\", \"name\": \"y\"}", 2, 8, "twice");
}

static void take(const char *format, struct slice text, const char *columns, const char *expected)
{
	struct document *document = map_open("stages: [s]\nchannels: [c]\ntouchpoints:\n  - {name: first}\n");
	struct error err = {0};
	struct buffer now = {0};
	cr_expect(map_import(document, format, text, columns, NULL, &err), "%ld:%ld: %s", err.line, err.column,
	          err.message);
	document_text(document, &now);
	const char *head = strstr(now.bytes, "first}\n");
	cr_assert(head);
	cr_expect_str_eq(head + 7, expected);
	buffer_free(&now);
	document_free(document);
}

static void take_csv(const char *text, const char *expected)
{
	take("csv", slice_of(text), NULL, expected);
}

Test(read, csv_in_any_dress)
{
	static const char expected[] = "  - {name: メール, stage: s, votes: 3}\n";
	take_csv("id,name,stage,votes\n,メール,s,3\n", expected);
	take_csv("\xEF\xBB\xBFID;名前;ステージ;票\r\n;メール;s;3\r\n", expected);
	take_csv("id\tNAME\tStage\tVotes\r\tメール\ts\t３\r", expected);
	take_csv("\"id\",\" name \",\"stage\",\"votes\"\n\n,,\n\"\",\"メール\",\"s\",\"3\"", expected);
	static const char wide[] = "\xFF\xFEi\0d\0\t\0n\0a\0m\0e\0\r\0\n\0\t\0\x3D\xD8\x00\xDE\r\0\n";
	take("csv", slice_make(wide, sizeof wide), NULL, "  - {name: 😀}\n");
	static const char big[] = "\xFE\xFF\0i\0d\0,\0n\0a\0m\0e\0\n\0,\x30\xE1\0";
	take("csv", slice_make(big, sizeof big - 2), NULL, "  - {name: メ}\n");
}

Test(read, csv_columns_by_name)
{
	take("csv", slice_of("id,Titel,Wer,Nr,key:own\n,a,x,7,9\n"),
	     "Titel=name,Wer=担当者,Nr=", "  - {name: a, owner: x, own: 9}\n");
	take("csv", slice_of("id,\"a,b\",own\n,x,y\n"), "\"a,b=name\";own=key:mine", "  - {name: x, mine: \"y\"}\n");
}

/* All headings of a language at once: none means two fields, and none means nothing. */
Test(read, csv_headings_of_every_field)
{
	struct document *document = map_open(map);
	for (int way = 0; way < 4; way++) {
		struct buffer text = {0};
		struct error err = {0};
		for (const struct field *f = NULL; (f = field_next(KIND_TOUCHPOINT, f));) {
			const char *words[] = {f->key, f->label.en, f->label.ja, f->key};
			buffer_format(&text, "%s\"%s%s\"", text.length ? "," : "", way == 3 ? CSV_KEY : "", words[way]);
		}
		buffer_add_byte(&text, '\n');
		cr_expect(map_import(document, "csv", buffer_slice(&text), NULL, NULL, &err), "%ld:%ld: %s", err.line,
		          err.column, err.message);
		buffer_free(&text);
	}
	document_free(document);
}

Test(read, yes_and_no_in_their_words)
{
	struct document *document = map_open("touchpoints:\n  - {name: a, pilot: no, locked: yes}\n");
	struct error err = {0};
	size_t before = map_steps(document);
	cr_expect(map_import(document, "csv", slice_of("name,pilot,locked\na,いいえ,TRUE\n"), NULL, NULL, &err));
	cr_expect(map_import(document, "json", slice_of("[{\"name\": \"a\", \"pilot\": false, \"locked\": \"on\"}]"),
	                     NULL, NULL, &err));
	cr_expect_eq(map_steps(document), before);
	cr_expect_not(map_import(document, "csv", slice_of("name,pilot\na,perhaps\n"), NULL, NULL, &err));
	cr_expect(map_import(document, "csv", slice_of("name,pilot\na,はい\n"), NULL, NULL, &err));
	map_expect(document, "touchpoints:\n  - {name: a, pilot: true, locked: yes}\n");
	document_free(document);
}

Test(read, csv_harmless_undone)
{
	take_csv("id,name,notes\n,'=1,''@x\n,'quoted,'\n", "  - {name: =1, notes: \"'@x\"}\n"
	                                                   "  - {name: \"'quoted\", notes: \"'\"}\n");
}

Test(read, csv_own_keys)
{
	take_csv("id,name,key:a,key:b,key:c\n,x,\"\"\"7\"\"\",7,\"{\"\"k\"\": [1, null]}\"\n",
	         "  - {name: x, a: \"7\", b: 7, c: {k: [1, null]}}\n");
}

Test(read, json_in_any_shape)
{
	static const char expected[] = "  - {id: i, name: メール😀, votes: 12345678901234567890, own: 1.10}\n";
	take("json",
	     slice_of("[{\"id\": \"i\", \"name\": \"メール\\ud83d\\ude00\", \"votes\": 12345678901234567890, \"own\": "
	              "1.10}]"),
	     NULL, expected);
	take("json",
	     slice_of("\xEF\xBB\xBF{\"touchpoints\": [{\"id\": \"i\", \"name\": \"メール😀\",\n\"votes\":\n"
	              "12345678901234567890 , \"own\":1.10 , \"purpose\": null}, null]}"),
	     NULL, expected);
	take("json",
	     slice_of("{\"id\": \"i\", \"name\": \"メール😀\", \"votes\": 12345678901234567890, \"own\": 1.10}\n\n"),
	     NULL, expected);
	take("json", slice_of("{\"touchpoints\": [\"a\", {\"name\": \"b\"}]}"), NULL, "  - {name: a}\n  - {name: b}\n");
}

Test(read, csv_of_nothing_but_headings)
{
	take_csv("id,name\n", "");
	take("json", slice_of("{}"), NULL, "");
}

Test(write, harmless_and_whole)
{
	struct document *document =
	        map_open("touchpoints:\n"
	                 "  - {name: '=cmd()', notes: '''+1', votes: -5, purpose: '-5', tool: [a, \"b;c\", '']}\n"
	                 "  - {name: \"a\\\"b\", tool: x, purpose: '', own: '7', other: 7}\n");
	struct buffer out = map_export(document, "csv");
	cr_expect_str_eq(out.bytes, "\xEF\xBB\xBFid,name,purpose,stage,channel,tool,votes,notes,key:own,key:other\r\n"
	                            ",'=cmd(),-5,,,\"a; \"\"b;c\"\"; \"\"\"\"\",-5,''+1,,\r\n"
	                            ",\"a\"\"b\",,,,x,,,\"\"\"7\"\"\",7\r\n");
	buffer_free(&out);
	document_free(document);
}

Test(write, what_is_hidden_is_left_out)
{
	struct document *document = map_open("touchpoints:\n  - {name: a, own: 1}\n  - {name: b}\n");
	struct filter *filter = filter_read(slice_of("name=b"), NULL);
	struct sieve sieve = filter_sieve(filter);
	document_set_filter(document, &sieve);
	struct buffer csv = map_export(document, "csv"), json = map_export(document, "json");
	cr_expect_str_eq(csv.bytes, "\xEF\xBB\xBFid,name,stage,channel\r\n,b,,\r\n");
	cr_expect_str_eq(json.bytes, "{\n  \"touchpoints\": [\n    {\"name\": \"b\"}\n  ]\n}\n");
	buffer_free(&csv);
	buffer_free(&json);
	document_free(document);
	filter_free(filter);
}
