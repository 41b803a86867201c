#include "yaml/tree_quick.h"

#include <criterion/criterion.h>
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/buffer.h"
#include "base/unicode.h"
#include "events.h"

/* Adds all that the quick tree promises, a line a node. */
static void write(const struct tree *tree, uint32_t node, int depth, struct buffer *out)
{
	const struct tree_node *n = &tree->nodes[node];
	buffer_format(out, "%*s%d at %u", depth, "", n->kind, n->content);
	if (n->kind == TREE_SCALAR)
		buffer_format(out, " %d %d “%.*s”", n->style, n->plain_implicit, (int)n->value.length,
		              n->value.bytes ? n->value.bytes : "");
	else
		buffer_format(out, " of %u", n->count);
	buffer_format(out, " <%.*s>\n", (int)n->tag.length, n->tag.bytes ? n->tag.bytes : "");
	for (uint32_t child = n->first; child != TREE_NONE; child = tree->nodes[child].next) {
		cr_expect_eq(tree->nodes[child].parent, node);
		write(tree, child, depth + 1, out);
	}
}

/* false: the quick one left it to the parser */
static bool expect_same(struct slice text, const char *name)
{
	struct tree *quick = tree_quick(text), *slow = quick ? tree_parse(text, TREE_VALUES, NULL) : NULL;
	struct buffer a = {0}, b = {0};
	if (quick) {
		cr_assert(slow, "%s is no YAML, and has a tree", name);
		write(quick, 0, 0, &a);
		write(slow, 0, 0, &b);
		cr_assert_str_eq(a.bytes, b.bytes, "%s:\n%.*s\nquick:\n%s\nslow:\n%s", name, (int)text.length,
		                 text.bytes, a.bytes, b.bytes);
	}
	buffer_free(&a);
	buffer_free(&b);
	tree_free(quick);
	tree_free(slow);
	return quick;
}

Test(tree_quick, is_the_parsers_tree)
{
	static const char *const texts[] = {
	        "a: b\n",
	        "touchpoints:\n  - id: x\n    name: y # c\n  - z\n  - {id: q, stage: [a, b]}\n  - name: 'it'\n    "
	        "stage: [a, \"b\"]\n",
	        "stages:\n- a\n- id: b\n  next: []\n  owner:\n  note: |\n    long\n    text\ntitle: \"x\\ty\"\n",
	        "x: [1, 2]\n# c\ncoverage: {a: 1}\nlist:\n  # own\n  - name: é\n    tool:\n      - a\n      - 'b'\n\n# "
	        "end\n",
	        "\xEF\xBB\xBFk: 日本\nl:\n  - 一\n",
	        "---\nk:\n  - a: ~\n    b: !!str 5\n",
	};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		cr_expect(expect_same(slice_of(texts[i]), texts[i]), "left to the parser: %s", texts[i]);
}

Test(tree_quick, leaves_the_rest_to_the_parser)
{
	static const char *const texts[] = {"", "{a: 1}\n", "- a\n", "a: &x 1\nb: *x\n", "a: [\n", "x\n",
	                                    "l:\n  - a\n  b: 1\n", "a: b: c\n", "# nothing\n",
	                                    /* a next line ends a comment: what follows is no entry of its own */
	                                    "a: 1\n# c\xC2\x85 b: 2\n"};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		cr_expect_not(expect_same(slice_of(texts[i]), texts[i]), "%s", texts[i]);
}

Test(tree_quick, of_all_maps_and_the_corpus_is_the_parsers_tree)
{
	glob_t found;
	cr_assert_eq(glob("maps/*.yaml", 0, NULL, &found), 0);
	for (size_t i = 0; i < found.gl_pathc; i++) {
		struct buffer text = {0};
		char block[4096];
		FILE *file = fopen(found.gl_pathv[i], "r");
		for (size_t got; (got = fread(block, 1, sizeof block, file));)
			buffer_add(&text, block, got);
		fclose(file);
		cr_expect(expect_same(buffer_slice(&text), found.gl_pathv[i]), "%s is left to the parser",
		          found.gl_pathv[i]);
		buffer_free(&text);
	}
	globfree(&found);
	struct corpus_file *files = corpus_read("tests/corpus/yaml");
	for (struct corpus_file *f = files; f->name; f++)
		expect_same(corpus_text(f), f->name);
	corpus_free(files);
}

/* a random text of pieces that regular and irregular maps are made of */
static void make(struct buffer *out)
{
	static const char *const pieces[] = {"title: x\n",
	                                     "stages:\n",
	                                     "touchpoints:\n",
	                                     "  - id: a\n",
	                                     "    name: b c\n",
	                                     "    stage: [a, 'b']\n",
	                                     "    owner: \"q\"\n",
	                                     "    note: |\n      l\n",
	                                     "  - plain\n",
	                                     "  # own\n",
	                                     "\n",
	                                     "# far\n",
	                                     "  - {a: 1}\n",
	                                     "    next: []\n",
	                                     "    k:\n",
	                                     "    tool:\n      - x\n",
	                                     "      - y\n",
	                                     "- flat\n",
	                                     "  - a: &z 1\n",
	                                     "    l: *z\n",
	                                     "    'q': r\n",
	                                     "x: {y: [z]}\n",
	                                     "    t: !t u\n",
	                                     "   odd: 1\n",
	                                     "  - - n\n",
	                                     "    m: a: b\n",
	                                     "\t\n",
	                                     "    日: 本 # c\n",
	                                     "    e: \"\\n\"\n",
	                                     "# c\xC2\x85 f: 2\n",
	                                     "    # c\xC2\x85  - g\n",
	                                     "  - h: \xE2\x80\xA8 i\n",
	                                     "    d: b c\n      e\n"};
	buffer_clear(out);
	for (int count = 1 + rand() % 9; count > 0; count--)
		buffer_add_text(out, pieces[(size_t)rand() % (sizeof pieces / sizeof *pieces)]);
}

Test(tree_quick, of_random_texts_is_the_parsers_tree)
{
	const char *said = getenv("TEST_SEED");
	unsigned seed = said ? (unsigned)strtoul(said, NULL, 10) : (unsigned)time(NULL);
	struct buffer text = {0};
	int quick = 0;
	printf("TEST_SEED=%u\n", seed);
	srand(seed);
	for (int i = 0; i < 60000; i++) {
		make(&text);
		quick += expect_same(buffer_slice(&text), "random");
	}
	cr_expect_gt(quick, 500);
	buffer_free(&text);
}
