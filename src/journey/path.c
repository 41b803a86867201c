#include "journey/path.h"

#include <stdlib.h>

#include "base/mem.h"
#include "journey/names.h"

/* ---- whom a reference means ---- */

/* words, and the first node that each stands for */
struct words {
	struct names *names;
	uint32_t *nodes; /* by the word's number */
};

static struct words words_of(struct item *const *items, size_t count, struct slice (*word_of)(const struct record *))
{
	struct words words = {names_new(), mem_new_array(count, sizeof *words.nodes)};
	for (uint32_t i = 0; i < count; i++) {
		struct slice word = word_of(item_record(items[i]));
		uint32_t before = names_count(words.names);
		if (word.length && names_number(words.names, word) == before)
			words.nodes[before] = i;
	}
	return words;
}

static void words_free(struct words *words)
{
	names_free(words->names);
	free(words->nodes);
}

/* As journey_find: ids go before names, the first of a name counts. */
static uint32_t find(const struct words *ids, const struct words *names, struct slice word)
{
	uint32_t id = names_find(ids->names, word), name = names_find(names->names, word);
	return id != NAMES_NONE ? ids->nodes[id] : name != NAMES_NONE ? names->nodes[name] : PATH_NONE;
}

/* ---- the graph ---- */

static bool is_among(const uint32_t *nodes, size_t from, size_t to, uint32_t node)
{
	for (size_t i = from; i < to; i++)
		if (nodes[i] == node)
			return true;
	return false;
}

static void read_links(struct path_graph *g)
{
	struct words ids = words_of(g->items, g->count, record_id);
	struct words names = words_of(g->items, g->count, record_name);
	size_t count = 0, room = 0;
	for (uint32_t n = 0; n < g->count; n++) {
		g->on_start[n] = (uint32_t)count;
		if (!g->items[n]->linked)
			continue;
		uint32_t at = 0;
		for (struct slice word; record_each(item_record(g->items[n]), "next", &at, &word);) {
			uint32_t to = find(&ids, &names, word);
			if (to != PATH_NONE && is_among(g->on, g->on_start[n], count, to))
				continue;
			if (count == room) {
				room = room ? room * 2 : 64;
				g->on = mem_resize(g->on, room, sizeof *g->on);
			}
			g->on[count++] = to;
		}
	}
	g->on_start[g->count] = (uint32_t)count;
	words_free(&ids);
	words_free(&names);
}

/* Turns the links round: counts, then sums, then fills from the end. */
static void turn_links(struct path_graph *g)
{
	uint32_t count = g->on_start[g->count];
	g->back = mem_new_array(count, sizeof *g->back);
	for (uint32_t i = 0; i < count; i++)
		if (g->on[i] != PATH_NONE)
			g->back_start[g->on[i]]++;
	for (size_t n = 1; n <= g->count; n++)
		g->back_start[n] += g->back_start[n - 1];
	for (uint32_t n = (uint32_t)g->count; n-- > 0;)
		for (uint32_t i = g->on_start[n]; i < g->on_start[n + 1]; i++)
			if (g->on[i] != PATH_NONE)
				g->back[--g->back_start[g->on[i]]] = n;
}

struct path_graph *path_graph_make(const struct journey *journey)
{
	struct path_graph *g = mem_new(sizeof *g);
	g->count = journey_count(journey, KIND_TOUCHPOINT);
	g->items = mem_new_array(g->count, sizeof(struct item *));
	g->on_start = mem_new_array(g->count + 1, sizeof *g->on_start);
	g->back_start = mem_new_array(g->count + 1, sizeof *g->back_start);
	for (size_t i = 0; i < g->count; i++)
		g->items[i] = journey_item(journey, KIND_TOUCHPOINT, i);
	if (journey_linked(journey))
		read_links(g);
	turn_links(g);
	return g;
}

void path_graph_free(struct path_graph *g)
{
	if (!g)
		return;
	free(g->items);
	free(g->on_start);
	free(g->on);
	free(g->back_start);
	free(g->back);
	free(g);
}

/* ---- the paths ---- */

enum visit { NEW, OPEN, DONE };

struct walk {
	const struct path_graph *graph;
	struct path_list *list;
	uint8_t *visits;
	uint32_t *stack, *next; /* nodes that are open, and the link of each to take next */
	size_t depth, room, path_room;
	bool going; /* the last path of the list is not at its end */
};

static void add_node(struct walk *w, uint32_t node)
{
	struct path_list *l = w->list;
	if (l->node_count == w->room) {
		w->room = w->room ? w->room * 2 : 64;
		l->nodes = mem_resize(l->nodes, w->room, sizeof *l->nodes);
	}
	l->nodes[l->node_count++] = node;
	l->paths[l->count - 1].count++;
}

static void begin_path(struct walk *w, uint32_t node, bool forks)
{
	struct path_list *l = w->list;
	if (l->count == w->path_room) {
		w->path_room = w->path_room ? w->path_room * 2 : 16;
		l->paths = mem_resize(l->paths, w->path_room, sizeof *l->paths);
	}
	l->paths[l->count++] = (struct path){.first = l->node_count, .forks = forks};
	w->going = true;
	add_node(w, node);
}

static void end_path(struct walk *w, enum path_end end)
{
	w->list->paths[w->list->count - 1].end = end;
	w->going = false;
}

static void open_node(struct walk *w, uint32_t node)
{
	w->visits[node] = OPEN;
	w->stack[w->depth] = node;
	w->next[w->depth++] = w->graph->on_start[node];
	if (w->graph->on_start[node] == w->graph->on_start[node + 1])
		end_path(w, PATH_ENDS);
}

static void take_link(struct walk *w, uint32_t from, uint32_t to)
{
	if (!w->going)
		begin_path(w, from, true);
	if (to == PATH_NONE) {
		end_path(w, PATH_UNKNOWN);
		return;
	}
	add_node(w, to);
	if (w->visits[to] == NEW)
		open_node(w, to);
	else
		end_path(w, w->visits[to] == OPEN ? PATH_TURNS : PATH_JOINS);
}

/* Every link from here on, depth first. */
static void explore(struct walk *w, uint32_t start)
{
	begin_path(w, start, false);
	open_node(w, start);
	while (w->depth) {
		uint32_t node = w->stack[w->depth - 1], link = w->next[w->depth - 1];
		if (link == w->graph->on_start[node + 1]) {
			w->visits[node] = DONE;
			w->depth--;
		} else {
			w->next[w->depth - 1]++;
			take_link(w, node, w->graph->on[link]);
		}
	}
}

/* The first node that leads to this one, and is not visited. */
static uint32_t node_before(const struct walk *w, uint32_t node)
{
	for (uint32_t i = w->graph->back_start[node]; i < w->graph->back_start[node + 1]; i++)
		if (w->visits[w->graph->back[i]] == NEW)
			return w->graph->back[i];
	return PATH_NONE;
}

/* The way through a node: back along what leads here first, on along what it
 * leads to first. */
static void go_through(struct walk *w, uint32_t through)
{
	size_t depth = 0;
	for (uint32_t n = through; n != PATH_NONE; n = node_before(w, n)) {
		w->visits[n] = OPEN;
		w->stack[depth++] = n;
	}
	begin_path(w, w->stack[--depth], false);
	while (depth)
		add_node(w, w->stack[--depth]);
	for (uint32_t n = through; w->going;) {
		uint32_t link = w->graph->on_start[n];
		bool ends = link == w->graph->on_start[n + 1];
		uint32_t to = ends ? PATH_NONE : w->graph->on[link];
		if (to != PATH_NONE)
			add_node(w, to);
		if (to == PATH_NONE || w->visits[to] == OPEN)
			end_path(w, ends ? PATH_ENDS : to == PATH_NONE ? PATH_UNKNOWN : PATH_TURNS);
		else
			w->visits[to] = OPEN;
		n = to;
	}
	memset(w->visits, NEW, w->graph->count);
	w->list->through = true;
}

struct path_list *path_list_make(const struct path_graph *g, uint32_t through)
{
	struct walk w = {.graph = g, .list = mem_new(sizeof *w.list)};
	w.visits = mem_new_array(g->count, sizeof *w.visits);
	w.stack = mem_new_array(g->count, sizeof *w.stack);
	w.next = mem_new_array(g->count, sizeof *w.next);
	if (through < g->count &&
	    (g->on_start[through] < g->on_start[through + 1] || g->back_start[through] < g->back_start[through + 1]))
		go_through(&w, through);
	for (int circles = 0; circles < 2; circles++)
		for (uint32_t n = 0; n < g->count; n++) {
			bool leads = g->on_start[n] < g->on_start[n + 1];
			bool is_start = g->back_start[n] == g->back_start[n + 1];
			if (leads && w.visits[n] == NEW && (circles || is_start))
				explore(&w, n);
		}
	free(w.visits);
	free(w.stack);
	free(w.next);
	return w.list;
}

void path_list_free(struct path_list *list)
{
	if (!list)
		return;
	free(list->nodes);
	free(list->paths);
	free(list);
}
