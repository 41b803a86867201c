#include "journey/path.h"

#include <criterion/criterion.h>
#include <stdlib.h>

#include "document/document.h"

struct walked {
	struct document *document;
	struct path_graph *graph;
	struct path_list *list;
};

static struct walked walk(const char *touchpoints, uint32_t through)
{
	struct error err = {0};
	struct walked w = {document_of_bytes(slice_of(touchpoints), NULL, &err), NULL, NULL};
	cr_assert(w.document, "%s", err.message);
	w.graph = path_graph_make(document_journey(w.document));
	w.list = path_list_make(w.graph, through);
	return w;
}

static void leave(struct walked *w)
{
	path_list_free(w->list);
	path_graph_free(w->graph);
	document_free(w->document);
}

/* "a>b>c ends" a path a line; '+' before those that fork */
static void expect_paths(const char *touchpoints, uint32_t through, const char *wanted)
{
	static const char *const ends[] = {"ends", "joins", "turns", "unknown"};
	struct walked w = walk(touchpoints, through);
	struct buffer out = {0};
	for (size_t i = 0; i < w.list->count; i++) {
		const struct path *path = &w.list->paths[i];
		buffer_add_text(&out, path->forks ? "+" : "");
		for (size_t k = 0; k < path->count; k++) {
			buffer_add_text(&out, k ? ">" : "");
			buffer_add_slice(&out, item_name(w.graph->items[w.list->nodes[path->first + k]]));
		}
		buffer_format(&out, " %s\n", ends[path->end]);
	}
	cr_expect_str_eq(buffer_slice(&out).bytes, wanted, "wanted\n%sgot\n%s", wanted, buffer_slice(&out).bytes);
	buffer_free(&out);
	leave(&w);
}

Test(path, goes_from_each_start_to_its_end)
{
	/* the example of the study (M5) */
	expect_paths("touchpoints:\n"
	             "  - {id: 5, name: デモ}\n"
	             "  - {id: 1, name: ソーシャル投稿, next: 2}\n"
	             "  - {id: 2, name: ヘルプセンター, next: [ブログ記事]}\n"
	             "  - {id: 3, name: ブログ記事, next: 4}\n"
	             "  - {id: 4, name: Webサイト, next: 5}\n"
	             "  - alone\n",
	             PATH_NONE, "ソーシャル投稿>ヘルプセンター>ブログ記事>Webサイト>デモ ends\n");
}

Test(path, lists_each_link_once_where_ways_fork_and_join)
{
	expect_paths("touchpoints:\n"
	             "  - {name: a, next: [b, c]}\n"
	             "  - {name: b, next: d}\n"
	             "  - {name: c, next: [d, e]}\n"
	             "  - {name: d, next: f}\n"
	             "  - e\n"
	             "  - f\n"
	             "  - {name: g, next: d}\n",
	             PATH_NONE, "a>b>d>f ends\n+a>c>d joins\n+c>e ends\ng>d joins\n");
}

Test(path, turns_in_circles)
{
	expect_paths("touchpoints:\n"
	             "  - {name: a, next: [b, a]}\n"
	             "  - {name: b, next: a}\n"
	             "  - {name: s, next: t}\n"
	             "  - {name: t, next: [u, s]}\n"
	             "  - u\n",
	             PATH_NONE, "a>b>a turns\n+a>a turns\ns>t>u ends\n+t>s turns\n");
}

Test(path, leads_out_of_the_map)
{
	expect_paths("touchpoints:\n  - {name: a, next: [gone, b, b, nowhere]}\n  - b\n", PATH_NONE,
	             "a unknown\n+a>b ends\n+a unknown\n");
	expect_paths("touchpoints: []\n", PATH_NONE, "");
	expect_paths("touchpoints: [a, b]\n", 0, "");
}

Test(path, means_the_id_before_the_name_and_the_first_of_a_name)
{
	expect_paths("touchpoints:\n"
	             "  - {name: x, next: [y, z]}\n"
	             "  - {id: q, name: y}\n"
	             "  - {id: y, name: w}\n"
	             "  - {id: z1, name: z}\n"
	             "  - {id: z2, name: z}\n",
	             PATH_NONE, "x>w ends\n+x>z ends\n");
	struct walked w = walk("touchpoints: [{name: x, next: z}, {id: z1, name: z}, {id: z2, name: z}]\n", PATH_NONE);
	cr_expect_eq(w.graph->on[0], 1);
	leave(&w);
}

Test(path, begins_with_the_way_through_the_one_asked_for)
{
	const char *map = "touchpoints:\n"
	                  "  - {name: a, next: [b, c]}\n"
	                  "  - {name: b, next: d}\n"
	                  "  - {name: c, next: d}\n"
	                  "  - {name: d, next: a}\n"
	                  "  - {name: s, next: c}\n";
	struct walked w = walk(map, 2);
	cr_expect(w.list->through);
	leave(&w);
	expect_paths(map, 2, "b>d>a>c>d turns\ns>c>d>a>b>d turns\n+a>c turns\n");
	w = walk("touchpoints: [{name: a, next: b}, b, c]\n", 2);
	cr_expect_not(w.list->through, "what is not linked has no way through it");
	leave(&w);
}

Test(path, knows_what_leads_to_a_touchpoint)
{
	struct walked w =
	        walk("touchpoints: [{name: a, next: c}, {name: b, next: [c, c]}, {name: c, next: gone}]\n", PATH_NONE);
	cr_expect_eq(w.graph->back_start[3] - w.graph->back_start[2], 2);
	cr_expect_eq(w.graph->back[w.graph->back_start[2]], 0);
	cr_expect_eq(w.graph->back[w.graph->back_start[2] + 1], 1);
	cr_expect_eq(w.graph->back_start[1], 0);
	leave(&w);
}

Test(path, walks_a_chain_of_ten_thousand, .timeout = 20)
{
	struct buffer text = {0};
	buffer_add_text(&text, "touchpoints:\n");
	for (int i = 0; i < 10000; i++)
		buffer_format(&text, "  - id: t%d\n    name: n%d\n    next: [t%d, t%d]\n", i, i, i + 1,
		              (i * 7) % 10000);
	struct walked w = walk(buffer_slice(&text).bytes, 5000);
	size_t links = 0, nodes = 0;
	for (size_t i = w.list->through; i < w.list->count; i++) {
		nodes += w.list->paths[i].count;
		links += w.list->paths[i].count - 1 + (w.list->paths[i].end == PATH_UNKNOWN);
	}
	cr_expect_eq(links, w.graph->on_start[10000], "%zu links", links);
	cr_expect_leq(nodes, 2 * links);
	leave(&w);
	buffer_free(&text);
}
