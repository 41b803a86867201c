#include <criterion/criterion.h>

#include <stdlib.h>

#include "base/lines.h"
#include "support/random.h"

static void merges(const char *base, const char *ours, const char *theirs, const char *expected)
{
	struct buffer out = {0};
	bool good = lines_merge(slice_of(base), slice_of(ours), slice_of(theirs), "\n", &out);
	if (expected) {
		cr_assert(good, "%s | %s | %s", base, ours, theirs);
		cr_assert_str_eq(out.bytes ? out.bytes : "", expected);
	} else {
		cr_assert_not(good, "%s | %s | %s gives %s", base, ours, theirs, out.bytes);
		cr_assert_eq(out.length, 0);
	}
	buffer_free(&out);
}

Test(lines, does_both_changes)
{
	merges("", "", "", "");
	merges("a\nb\nc\n", "A\nb\nc\n", "a\nb\nC\n", "A\nb\nC\n");
	merges("a\nb\n", "A\nb\n", "a\nB\n", "A\nB\n");
	merges("a\nb\n", "a\nb\nx\n", "a\nb\ny\n", "a\nb\nx\ny\n");
	merges("a\nb\n", "a\nx\nb\n", "a\nB\n", "a\nx\nB\n");
	merges("a\nb\n", "b\n", "a\nb\nc\n", "b\nc\n");
	merges("a\nb\n", "a\nx\nb\n", "a\nx\nb\n", "a\nx\nb\n");
	merges("a\r\nb\r\n", "a\nb\nc\n", "A\r\nb\r\n", "A\r\nb\nc\n");
	merges("a", "a\nb", "a\nc", "a\nb\nc");
}

Test(lines, refuses_what_both_changed)
{
	merges("a\nb\n", "x\nb\n", "y\nb\n", NULL);
	merges("a\nb\nc\n", "c\n", "a\nx\nb\nc\n", NULL);
	merges("a\n", "", "b\n", NULL);
}

static void random_lines(struct buffer *out, const struct buffer *from, int kinds)
{
	for (size_t at = 0; from && at < from->length; at += 2) {
		int what = random_below(12);
		if (what == 0)
			buffer_format(out, "%c\n", 'a' + random_below(kinds));
		if (what != 1)
			buffer_add(out, from->bytes + at, 2);
	}
	for (int i = from ? 0 : random_below(40); i > 0; i--)
		buffer_format(out, "%c\n", 'a' + random_below(kinds));
}

Test(lines, one_side_alone_wins)
{
	random_start();
	for (int i = 0; i < 3000; i++) {
		struct buffer base = {0}, other = {0};
		int kinds = 1 + random_below(20);
		buffer_add_text(&base, "");
		buffer_add_text(&other, "");
		random_lines(&base, NULL, kinds);
		random_lines(&other, &base, kinds);
		merges(base.bytes, other.bytes, base.bytes, other.bytes);
		merges(base.bytes, base.bytes, other.bytes, other.bytes);
		merges(base.bytes, other.bytes, other.bytes, other.bytes);
		buffer_free(&base);
		buffer_free(&other);
	}
}

Test(lines, many_lines)
{
	struct buffer base = {0}, ours = {0}, theirs = {0}, expected = {0};
	for (int i = 0; i < 20000; i++) {
		buffer_format(&base, "line %d\nsame\n", i);
		buffer_format(&ours, "line %d\n%s\n", i, i == 10 || i == 19000 ? "ours" : "same");
		buffer_format(&theirs, "line %d\n%s\n", i, i == 500 || i == 18000 ? "theirs" : "same");
		buffer_format(&expected, "line %d\n%s\n", i,
		              i == 10 || i == 19000    ? "ours"
		              : i == 500 || i == 18000 ? "theirs"
		                                       : "same");
	}
	merges(base.bytes, ours.bytes, theirs.bytes, expected.bytes);
	buffer_free(&base);
	buffer_free(&ours);
	buffer_free(&theirs);
	buffer_free(&expected);
}
