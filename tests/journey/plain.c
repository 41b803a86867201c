#include <criterion/criterion.h>
#include <stdlib.h>

#include "base/message.h"
#include "base/unicode.h"
#include "journey/plain.h"

static char *lines_of(const char *text)
{
	struct buffer out = {0};
	struct tree *tree = tree_parse(slice_of(text), TREE_SPANS, NULL);
	cr_assert_not_null(tree, "%s", text);
	plain_write(tree, &out);
	tree_free(tree);
	return buffer_take(&out);
}

static void expect(const char *text, const char *lines)
{
	char *actual = lines_of(text);
	cr_expect_str_eq(actual, lines);
	free(actual);
}

/* a map with everything that can hide a word */
static const char map[] = "# top @\n"
                          "title: a@  # behind @\n"
                          "own@: {deep@: [b@, {deeper@: c@}, [d@]]}\n"
                          "review:\n"
                          "  - question: e@  # in @\n"
                          "    answer: |\n"
                          "      f@\n"
                          "\n"
                          "      g@\n"
                          "  # between @\n"
                          "  - h@\n"
                          "stages: [i@, {id: j@, name: k@, own: [l@, m@]}]\n"
                          "touchpoints:\n"
                          "  # above @\n"
                          "  - name: [n@, o@]\n"
                          "    stage: [p@, q@]\n"
                          "    tests: [{date: r@, what: [s@, t@]}]\n"
                          "    # below @\n"
                          "  - id: u@\n"
                          "  - &v w@\n"
                          "# end @\n";

Test(plain, hides_no_change)
{
	message_set_language(LANGUAGE_ENGLISH);
	char *before = lines_of(map);
	size_t marks = 0;
	for (size_t i = 0; map[i]; i++) {
		if (map[i] != '@')
			continue;
		char changed[sizeof map];
		memcpy(changed, map, sizeof map);
		changed[i] = '7';
		char *after = lines_of(changed);
		cr_expect_str_neq(after, before, "at %.20s", map + i - 1);
		free(after);
		marks++;
	}
	cr_assert_eq(marks, 32);
	free(before);
}

Test(plain, does_not_speak_of_how_it_is_written)
{
	expect("stages: [a]\ntouchpoints:\n- name:   \"x\"\n  stage: [a, b]\n",
	       "stage: a\ntouchpoint: x\n  Stage: a, b\n");
	expect("{\"stages\": [\"a\"], \"touchpoints\": [{\"name\": \"x\", \"stage\": [\"a\", \"b\"]}]}",
	       "stage: a\ntouchpoint: x\n  Stage: a, b\n");
}

Test(plain, says_nothing_of_nothing)
{
	expect("", "");
	expect("# a\n", "# a\n");
	expect("touchpoints: []\n", "");
	expect("touchpoints: ~\n", "touchpoints:\n");
	expect("[a]\n", "");
}
