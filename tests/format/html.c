/* What stands in the page for a browser; tests/html opens it in one. */
#include "format/html.h"

#include <criterion/criterion.h>
#include <stdlib.h>

#include "base/message.h"
#include "base/unicode.h"
#include "document/document.h"
#include "format/format.h"
#include "journey/day.h"
#include "journey/filter.h"

static struct buffer page;
static const char *here; /* what was found last */

static void write_page(const char *map, const char *where)
{
	struct error err = {0};
	long today = 0;
	unicode_start();
	struct document *document = document_of_bytes(slice_of(map), NULL, &err);
	cr_assert(document, "%s", err.message);
	struct filter *filter = where ? filter_read(slice_of(where), &err) : NULL;
	struct sieve sieve = filter ? filter_sieve(filter) : (struct sieve){0};
	document_set_filter(document, filter ? &sieve : NULL);
	cr_assert(day_parse(slice_of("2026-11-25"), &today));
	buffer_clear(&page);
	html_write(document_journey(document), today, &page);
	here = page.bytes;
	document_free(document);
	filter_free(filter);
}

static void end(void)
{
	buffer_free(&page);
	message_set_language(LANGUAGE_ENGLISH);
}

TestSuite(html, .fini = end);

static void expect(const char *text)
{
	cr_expect(strstr(page.bytes, text), "%s", text);
}

/* behind what was found last */
static void expect_next(const char *text)
{
	const char *found = strstr(here, text);
	cr_assert(found, "%s", text);
	here = found + strlen(text);
}

static void expect_not(const char *text)
{
	cr_expect(!strstr(page.bytes, text), "%s", text);
}

static size_t count_of(const char *text)
{
	size_t count = 0;
	for (const char *at = page.bytes; (at = strstr(at, text)); at += strlen(text))
		count++;
	return count;
}

static const char small[] = "title: A way\n"
                            "goal: Win\n"
                            "state: to-be\n"
                            "owners: [{id: o, name: CSM}]\n"
                            "personas: [Boss]\n"
                            "stages: [{id: s, name: Start, window: week 1}, End]\n"
                            "channels: [{id: c, name: Mail}, Call]\n"
                            "coverage: {max_per_cell: 1, empty_ok: [{stage: End, channel: Call, why: no time}]}\n"
                            "review: [{question: Q5, answer: They agree, date: 2026-01-02}]\n"
                            "touchpoints:\n"
                            "  - {id: w, name: Welcome, stage: s, channel: c, owner: o, rating: works, next: k}\n"
                            "  - {id: k, name: Kickoff, stage: [s, End], channel: c, rating: irritates, owner: Bob}\n"
                            "  - name: Lost\n"
                            "    personalised: true\n"
                            "    own key: {a: [1, {b: 2}]}\n"
                            "    tests: [{date: 2026-02-03, what: Title, mine: x}, {result: fine}]\n"
                            "    notes: |\n"
                            "      one\n"
                            "      two\n";

Test(html, tells_the_map)
{
	write_page(small, NULL);
	expect("<html lang=\"en\">");
	expect("<title>A way</title>");
	expect("<h1>A way</h1>");
	expect("<li><span>Goal</span> Win</li>");
	expect("<li><span>State</span> as it shall be</li>");
	expect("<time datetime=\"2026-11-25\">");
	expect("<b>3</b> touchpoints");
	expect("<b>1</b> gaps in the grid");
	expect("<b>1</b> overloaded cells");
	expect("<b>1</b> without owner");
	cr_expect_eq(count_of("<h1>"), 1);
}

Test(html, has_a_cell_for_each_stage_and_channel)
{
	write_page(small, NULL);
	expect_next(
	        "<th scope=\"col\" data-stage=\"0\"><a href=\"#s0\">Start</a> <b data-count=\"2\">2</b> <small>week 1");
	expect_next("<th scope=\"row\"><a href=\"#c0\">Mail</a> <b data-count=\"2\">2</b>");
	expect_next("<td id=\"x0-0\" data-stage=\"0\" class=\"heat4 over\">");
	expect_next("<b data-count=\"2\">2</b> <em>over the limit of 1</em>");
	expect_next("<a href=\"#t0\">");
	expect_next("Welcome <small>CSM</small></a>");
	expect_next("Kickoff <small>Bob</small></a>");
	expect_next("<td id=\"x1-0\" data-stage=\"1\" class=\"heat4\">");
	expect_next("<td id=\"x0-1\" data-stage=\"0\" class=\"gap\"><p>gap</p>");
	expect_next("<td id=\"x1-1\" data-stage=\"1\" class=\"meant\"><p>empty on purpose</p>\n<p>no time</p>");
	expect_next("<section id=\"inbox\"");
	expect_next("<a href=\"#t2\">");
}

Test(html, tells_each_field)
{
	write_page(small, NULL);
	expect_next("<article id=\"t0\" data-owner=\"0\" data-stage=\"0\" data-persona=\"\" data-rating=\"1\">");
	expect_next("<h3>Welcome</h3>");
	expect_next("<a href=\"#x0-0\">Start × Mail</a>");
	expect_next("<h4>When and where</h4>");
	expect_next("<dt>Leads to</dt><dd><a href=\"#t1\">Kickoff</a></dd>");
	expect_next("<dt>Owner</dt><dd><a href=\"#o0\">CSM</a></dd>");
	expect_next("<article id=\"t1\" data-owner=\"1\" data-stage=\"0 1\" data-persona=\"\" data-rating=\"3\">");
	expect_next("<dt>Stage</dt><dd><a href=\"#s0\">Start</a>, <a href=\"#s1\">End</a></dd>");
	expect_next("<dt>Owner</dt><dd>Bob</dd>");
	expect_next("<article id=\"t2\" data-owner=\"\" data-stage=\"\" data-persona=\"\" data-rating=\"\">");
	expect_next("<dt>Personalised</dt><dd>yes</dd>");
	expect_next("<th scope=\"col\">Date</th><th scope=\"col\">What was tried</th><th scope=\"col\">mine</th>");
	expect_next("<tr><td>2026-02-03</td><td>Title</td><td>x</td><td></td></tr>");
	expect_next("<dt>Notes</dt><dd>one\ntwo\n</dd>");
	expect_next("<h4>Keys of your own</h4>");
	expect_next("<dt>own key</dt><dd><dl>\n<dt>a</dt><dd><ul>\n<li>1</li>\n<li><dl>\n<dt>b</dt><dd>2</dd>");
}

Test(html, tells_findings_numbers_curve_and_review)
{
	write_page(small, NULL);
	expect_next("<section id=\"curve\"");
	expect_next("<section id=\"findings\"");
	expect_next("<a href=\"#x0-0\">");
	expect_next("<code>cell-over</code>");
	expect_next("<a href=\"#t2\">");
	expect_next("<code>no-owner</code>");
	expect_next("<section id=\"numbers\"");
	expect_next("<table class=\"numbers\">");
	expect_next("<section id=\"review\"");
	expect_next("<td>Q5 Do all touchpoints speak in the same tone");
	expect_next("<td>They agree</td><td>2026-01-02</td>");
}

Test(html, draws_moods)
{
	write_page("stages: [{name: a, mood: good}, {name: b}, {name: c, mood: bad}, {name: d, mood: bad}]\n"
	           "personas: [p, q]\n"
	           "touchpoints: [{name: t, stage: a, persona: p, mood: very-bad}]\n",
	           NULL);
	/* where nothing is said there is no line */
	expect("<path class=\"line\" d=\"M230 184.0M710 144.0L950 144.0\"/>");
	expect("<desc id=\"curve-text\">");
	expect("<th scope=\"row\">Mood: everybody</th><td>very bad</td><td>–</td><td>bad</td><td>bad</td>");
	expect("<th scope=\"row\">Mood: q</th><td>good</td>");
	expect_not("Mood: p<");
}

Test(html, speaks_japanese)
{
	message_set_language(LANGUAGE_JAPANESE);
	write_page(small, NULL);
	expect("<html lang=\"ja\">");
	expect("<li><span>状態</span> あるべき姿</li>");
	expect("<dt>ステージ</dt><dd><a href=\"#s0\">Start</a>、<a href=\"#s1\">End</a></dd>");
	expect("意図して空けたマス");
	expect_not("touchpoints<");
}

Test(html, leaves_out_what_a_filter_hides)
{
	write_page(small, "rating=works");
	expect("Welcome");
	expect_not("<article id=\"t1\"");
	expect_not("href=\"#t1\"");
	expect("<dt>Leads to</dt><dd>Kickoff</dd>");
	expect("<b>1</b> touchpoints");
	expect("<strong>touchpoints: 1 of 3</strong>");
	/* what only the filter emptied is no gap */
	expect("<td id=\"x1-0\" data-stage=\"1\"></td>");
	expect("<b>1</b> gaps in the grid");
	expect("<b>0</b> without owner");
}

Test(html, says_what_is_not_there)
{
	write_page("", NULL);
	expect("A map without a title");
	expect("The map has no stages or no channels yet.");
	expect_not("<table class=\"grid\">");
	expect_not("<section id=\"touchpoints\"");
	write_page("stages: [a]\nchannels: [b]\n", NULL);
	expect("<td id=\"x0-0\" data-stage=\"0\" class=\"gap\">");
	expect("No stage and no touchpoint says a mood yet.");
	expect("<li class=\"fine\"><a href=\"#findings\"><b>0</b> without owner");
	/* an item without a name can be clicked all the same */
	write_page("stages: [a]\nchannels: [b]\ntouchpoints: [{stage: a, channel: b, purpose: x}]\n", NULL);
	expect("(without a name)</a>");
	write_page("stages: [a]\nchannels: [b]\ntouchpoints: [{stage: a, channel: b, name: \" \\u202e\", x: {}}]\n",
	           NULL);
	expect("(without a name)</a>");
	expect("<dt>x</dt><dd></dd>");
}

#define EVIL                                                                                                           \
	"<script>alert(1)</script>\\\"><img src=x onerror=alert(1)>' javascript:alert(1) ]]> --> </style></title> "    \
	"&lt; \\u202e\\u2066 \\e[31m \\0 \\x7f \\x85 \\ufdd0 {some}"
#define SAFE                                                                                                           \
	"&lt;script&gt;alert(1)&lt;/script&gt;&quot;&gt;&lt;img src=x onerror=alert(1)&gt;&#39; "                      \
	"javascript:alert(1) ]]&gt; --&gt; &lt;/style&gt;&lt;/title&gt; &amp;lt;  \uFFFD[31m \uFFFD \uFFFD \uFFFD "    \
	"\uFFFD {some}"

/* There is no markup but the page's own, and no byte that a browser would not show. */
static void check_harmless(void)
{
	expect_not("<script>alert");
	expect_not("<img");
	expect_not("onerror=alert(1)>");
	expect_not("href=\"javascript");
	expect_not("\xE2\x80\xAE");
	expect_not("\xE2\x81\xA6");
	cr_expect_eq(count_of("<script>"), 1);
	cr_expect_eq(count_of("</script>"), 1);
	cr_expect_eq(count_of("<style>"), 1);
	cr_expect_eq(count_of("</style>"), 1);
	for (size_t i = 0; i < page.length; i++) {
		unsigned char c = (unsigned char)page.bytes[i];
		cr_assert(c >= ' ' ? c != 0x7F : c == '\n' || c == '\t', "byte %d at %zu", c, i);
	}
	cr_expect_eq(unicode_validate(page.bytes, page.length), page.length);
}

Test(html, makes_every_text_harmless)
{
	static const char map[] = "title: \"" EVIL "\"\n"
	                          "goal: \"" EVIL "\"\n"
	                          "state: \"" EVIL "\"\n"
	                          "\"" EVIL "\": \"" EVIL "\"\n"
	                          "owners: [{id: \"" EVIL "\", name: \"" EVIL "\"}]\n"
	                          "personas: [\"" EVIL "\"]\n"
	                          "stages: [{name: \"" EVIL "\", window: \"" EVIL "\"}]\n"
	                          "channels: [{name: \"" EVIL "\"}, c]\n"
	                          "coverage: {empty_ok: [{stage: \"" EVIL "\", channel: c, why: \"" EVIL "\"}]}\n"
	                          "review: [{question: \"" EVIL "\", \"" EVIL "\": \"" EVIL "\"}]\n"
	                          "touchpoints:\n"
	                          "  - {name: \"" EVIL "\", stage: \"" EVIL "\", channel: \"" EVIL "\", \"" EVIL
	                          "\": [{\"" EVIL "\": \"" EVIL "\"}], owner: \"" EVIL "\", persona: \"" EVIL "\"}\n"
	                          "  - {name: lost, next: \"" EVIL "\", owner: \"nobody " EVIL "\"}\n";
	write_page(map, NULL);
	check_harmless();
	expect("<title>" SAFE "</title>");
	expect("<h3>" SAFE "</h3>");
	expect("<option value=\"0\">" SAFE "</option>");
	expect("<dt>" SAFE "</dt><dd><table>\n<thead><tr><th scope=\"col\">" SAFE "</th>");
	expect("<p>empty on purpose</p>\n<p>" SAFE "</p>");
	message_set_language(LANGUAGE_JAPANESE);
	write_page(map, NULL);
	check_harmless();
}

Test(html, keeps_letters_of_all_scripts)
{
	write_page("title: 日本語 👨‍👩‍👧 ع e\u0301 カ゚ \u200f\r\n", NULL);
	expect("<title>日本語 👨‍👩‍👧 ع e\u0301 カ゚ \u200f</title>");
}

/* nothing is asked for from outside, and the browser is told so */
Test(html, asks_for_nothing)
{
	write_page(small, NULL);
	expect("content=\"default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; style-src 'sha256-");
	expect("<link rel=\"icon\" href=\"data:,\">");
	expect_not("http:");
	expect_not("https:");
	expect_not("src=");
	expect_not("url(");
	expect_not("@import");
	expect_not("unsafe-inline");
	expect_not(" style=\"");
	expect_not(" onclick=");
}

Test(html, is_a_format)
{
	const struct format *format = format_find("html");
	cr_assert(format);
	cr_expect_eq(format->write, html_write);
	cr_expect_null(format->read);
	cr_expect_eq(format_of_path("a/plan.htm"), format);
}
