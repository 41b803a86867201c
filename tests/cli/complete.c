/* What may stand next on a command line. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buffer.h"
#include "cli/complete.h"
#include "cli/shell_line.h"

static const char map[] = "owners: [CSM, Support, 'C, D']\n"
                          "stages: [{id: on, name: Onboarding}, Renewal]\n"
                          "channels: [email, video]\n"
                          "touchpoints:\n"
                          "  - {id: call, name: Kick-off call, stage: on}\n"
                          "  - name: Word of mouth\n"
                          "  - name: \"two\\nlines\"\n"
                          "  - name: \"\\u202Eturned\"\n";

static char path[] = "/tmp/complete-XXXXXX";

static void make_map(void)
{
	int fd = mkstemp(path);
	cr_assert(fd >= 0 && write(fd, map, sizeof map - 1) == sizeof map - 1 && close(fd) == 0);
}

static void remove_map(void)
{
	unlink(path);
}

TestSuite(complete, .init = make_map, .fini = remove_map);

/* Completes a line, in which MAP is the map, and expects all that is offered, joined by
 * blanks; “maps” or “files” in brackets goes before. */
static void expect(const char *text, const char *offered)
{
	struct shell_line line;
	struct complete complete = {0};
	struct buffer all = {0};
	cr_assert(shell_line_read(&line, text, ""));
	for (size_t i = 0; i < line.count; i++)
		if (strcmp(line.words[i], "MAP") == 0) {
			free(line.words[i]);
			line.words[i] = strdup(path);
		}
	complete_words(&complete, (const char *const *)line.words, line.count);
	buffer_add_text(&all, complete.files == COMPLETE_MAPS    ? "[maps] "
	                      : complete.files == COMPLETE_FILES ? "[files] "
	                                                         : "");
	for (size_t i = 0; i < complete.count; i++)
		buffer_format(&all, "%s ", complete.words[i].text);
	buffer_splice(&all, all.length ? all.length - 1 : 0, all.length ? 1 : 0, slice_of(""));
	cr_expect_str_eq(all.bytes ? all.bytes : "", offered, "%s", text);
	buffer_free(&all);
	complete_free(&complete);
	shell_line_free(&line);
}

Test(complete, subcommands_and_maps)
{
	expect("touchgrid mo", "[maps] move");
	expect("touchgrid show mo", "[maps]");
	expect("touchgrid -- mo", "[maps] move");
	expect("touchgrid plan.yaml --ke", "--keys");
	expect("touchgrid import MAP ", "[files]");
	expect("touchgrid version ", "--lang --config --help --version");
}

Test(complete, options_and_their_values)
{
	expect("touchgrid show --w", "--width");
	expect("touchgrid show --view g", "grid");
	expect("touchgrid completion --breaks ", "");
	expect("touchgrid completion --line x b", "bash");
	expect("touchgrid show --view=c", "--view=curve");
	expect("touchgrid show --width ", "");
	expect("touchgrid show -- --w", "[maps]");
	expect("touchgrid --lang ", "en ja");
	expect("touchgrid help ca", "capture");
	expect("touchgrid help --page ", "1 5");
	expect("touchgrid new --template pur", "purchase");
	expect("touchgrid export MAP --format c", "csv");
	expect("touchgrid check --rule no-owner,stage-e", "no-owner,stage-empty");
	expect("touchgrid completion f", "fish");
}

Test(complete, things_of_the_map)
{
	expect("touchgrid set MAP ", ". call Word of mouth");
	expect("touchgrid set MAP Kick", "Kick-off call");
	expect("touchgrid remove MAP ", "call Word of mouth");
	expect("touchgrid remove --list stages MAP ", "on Renewal");
	expect("touchgrid remove --list=stages MAP O", "Onboarding");
	expect("touchgrid remove MAP call --to ", "call Word of mouth");
	expect("touchgrid add MAP x --stage ", "on Renewal");
	expect("touchgrid add MAP x --stage on,R", "on,Renewal");
	expect("touchgrid add MAP x --owner ", "CSM Support C, D");
	expect("touchgrid set missing.yaml ", ".");
	expect("touchgrid set - ", ".");
	expect("touchgrid set /dev/zero ", ".");
}

Test(complete, fields_and_their_values)
{
	expect("touchgrid set MAP call rat", "rating=");
	expect("touchgrid set MAP call rating=", "rating=works rating=not-working rating=irritates");
	expect("touchgrid set MAP call owner=C", "owner=CSM owner=C, D");
	expect("touchgrid set MAP call channel+=", "channel+=email channel+=video");
	expect("touchgrid set MAP call stage=on,", "stage=on,on stage=on,Renewal");
	expect("touchgrid set MAP call personalised=", "personalised=true personalised=false");
	expect("touchgrid set MAP call tests/", "tests/0/");
	expect("touchgrid set MAP . coverage/rules/0/le", "coverage/rules/0/level=");
	expect("touchgrid set MAP . coverage/emp", "coverage/empty_ok/");
	expect("touchgrid add MAP x --set overrides/1/wh", "overrides/1/why=");
	expect("touchgrid set MAP call tests/0/", "tests/0/date= tests/0/what= tests/0/result=");
	expect("touchgrid set MAP call overrides/0/owner=S", "overrides/0/owner=Support");
	expect("touchgrid set MAP . coverage/m", "coverage/max_per_cell= coverage/min_touchpoints=");
	expect("touchgrid set MAP . state=", "state=as-is state=to-be");
	expect("touchgrid set MAP call nothing/", "");
	expect("touchgrid set MAP call name/", "");
	expect("touchgrid set MAP call =", "");
	expect("touchgrid set MAP call /x=", "");
	expect("touchgrid set MAP call /", "");
	expect("touchgrid set MAP call tests/0/0=", "");
	expect("touchgrid add MAP x --set=owner=Su", "--set=owner=Support");
	expect("touchgrid list MAP --where 'owner=CSM rating=ir", "owner=CSM rating=irritates");
	expect("touchgrid list MAP --fields name,rati", "name,rating");
	expect("touchgrid list --kind owners MAP --fields ro", "role");
	expect("touchgrid import MAP x.csv --columns Titel=nam", "Titel=name");
	expect("touchgrid import MAP x.csv --columns Tit", "");
}

/* ---- lines of bash ---- */

/* Reads a line and expects its words in brackets, the open quote, and what is kept. */
static void expect_line(const char *text, const char *expected)
{
	struct shell_line line;
	struct buffer all = {0};
	cr_expect(shell_line_read(&line, text, "=:"), "%s", text);
	for (size_t i = 0; i < line.count; i++)
		buffer_format(&all, "[%s]", line.words[i]);
	if (line.quote)
		buffer_add_byte(&all, line.quote);
	buffer_format(&all, "%zu", line.kept);
	cr_expect_str_eq(all.bytes, expected, "%s", text);
	buffer_free(&all);
	shell_line_free(&line);
}

Test(shell_line, is_read_as_bash_parts_it)
{
	expect_line("", "[]0");
	expect_line("a b", "[a][b]0");
	expect_line("a  b ", "[a][b][]0");
	expect_line("a b\\ c", "[a][b c]0");
	expect_line("a owner=C", "[a][owner=C]6");
	expect_line("a x=1 b", "[a][x=1][b]0");
	expect_line("a x=1 ", "[a][x=1][]0");
	expect_line("a \"b c", "[a][b c]\"0");
	expect_line("a \"b c\"d", "[a][b cd]0");
	expect_line("a x='b c", "[a][x=b c]'2");
	expect_line("a x=\"b=c", "[a][x=b=c]\"2");
	expect_line("a 'it'\\''s'", "[a][it's]0");
	expect_line("a \"\" b", "[a][][b]0");
	expect_line("a \"\\$(x) \\n\"", "[a][$(x) \\n]0");
	expect_line("a '\\'", "[a][\\]0");
	expect_line("a $(touch\\ x)", "[a][$(touch x)]0");
	expect_line("a b\\", "[a][b]0");
	expect_line("a b\\=", "[a][b=]0");
}

Test(shell_line, of_quotes_with_escapes_is_not_read)
{
	struct shell_line line;
	cr_expect_not(shell_line_read(&line, "a $'b", ""));
	shell_line_free(&line);
}

/* Quotes in each state, and expects what comes back to be the text. */
static void expect_back(const char *text)
{
	static const char *const opened[] = {"", "\"", "'"};
	for (size_t i = 0; i < 3; i++) {
		struct buffer quoted = {0};
		struct shell_line line;
		buffer_format(&quoted, "x %s", opened[i]);
		shell_line_quote(&quoted, text, opened[i][0]);
		/* readline closes the quote when the last sign is not it */
		if (*opened[i] && quoted.bytes[quoted.length - 1] != *opened[i])
			buffer_add_text(&quoted, opened[i]);
		cr_expect(shell_line_read(&line, quoted.bytes, ""));
		cr_expect(line.count == 2 && !line.quote, "%s", quoted.bytes);
		cr_expect_str_eq(line.words[1], text, "%s", quoted.bytes);
		shell_line_free(&line);
		buffer_free(&quoted);
	}
}

Test(shell_line, quotes_what_it_reads_back)
{
	expect_back("plain");
	expect_back("$(touch x) `y` ; & | * ? ~ #");
	expect_back("it's");
	expect_back("ends'");
	expect_back("the \"boss\"");
	expect_back("wow!");
	expect_back("!!");
	expect_back("back\\slash\\");
	expect_back("キックオフ 会議");
}
