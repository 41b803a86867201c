/* How a document is written as a manual page. */
#include <criterion/criterion.h>
#include <string.h>

#include "base/message.h"
#include "base/unicode.h"
#include "cli/doc.h"

static void expect(struct doc *doc, const char *text)
{
	cr_expect_str_eq(doc->out.bytes, text);
	doc_free(doc);
}

Test(doc, signs_of_roff_are_text)
{
	struct doc doc = {.format = DOC_MAN};
	doc_paragraph(&doc, ".. and \\ and `a-b ~^'\"` and ` alone");
	doc_paragraph(&doc, "'quoted");
	expect(&doc, ".PP\n\\&.. and \\e and \\fBa\\-b \\(ti\\(ha\\(aq\\(dq\\fR and ` alone\n.PP\n\\&'quoted\n");
}

Test(doc, samples_are_kept_sign_by_sign)
{
	struct doc doc = {.format = DOC_MAN};
	doc_heading(&doc, "say \"this\"");
	doc_sample(&doc, ".x\n'y' - `z`\n");
	expect(&doc, ".SS \"say \\(dqthis\\(dq\"\n.nf\n\\&.x\n\\&\\(aqy\\(aq \\- \\(gaz\\(ga\n.fi\n");
}

Test(doc, terms_keep_their_blanks)
{
	struct doc doc = {.format = DOC_MAN};
	doc_list_begin(&doc, "", "");
	doc_term(&doc, "owner=   -x", "text");
	doc_list_end(&doc);
	expect(&doc, ".TP\n.B \"owner=   \\-x\"\ntext\n");
}

Test(doc, japanese_is_folded_for_a_page_of_80_columns)
{
	struct doc doc = {.format = DOC_MAN};
	struct buffer text = {0};
	for (int i = 0; i < 50; i++)
		buffer_add_text(&text, "お客様の旅。");
	unicode_start();
	message_set_language(LANGUAGE_JAPANESE);
	doc_list_begin(&doc, "", "");
	doc_term(&doc, "x", text.bytes);
	doc_list_end(&doc);
	doc_paragraph(&doc, text.bytes);
	message_set_language(LANGUAGE_ENGLISH);
	int widest = 0, breaks = 0;
	for (char *line = strtok(doc.out.bytes, "\n"); line; line = strtok(NULL, "\n")) {
		int columns = unicode_columns(slice_of(line));
		widest = columns > widest ? columns : widest;
		breaks += strcmp(line, ".br") == 0;
		cr_expect(strncmp(line, "。", 3) != 0, "no line begins with a closing mark");
	}
	cr_expect(widest <= 71 && widest > 64, "%d", widest);
	cr_expect_eq(breaks, 9 + 8);
	buffer_free(&text);
	doc_free(&doc);
}
