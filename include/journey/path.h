/* The ways that customers take from touchpoint to touchpoint (field `next`).
 *
 * A graph is made of a map once and holds as long as the map is the same.
 * Customers jump, leave and come back (M5), so ways fork, join and turn in
 * circles; a list of paths still has each link once, however they do. */
#ifndef JOURNEY_PATH_H
#define JOURNEY_PATH_H

#include "journey/journey.h"

#define PATH_NONE UINT32_MAX

/* Nodes are touchpoints by their index in the map. */
struct path_graph {
	size_t count;
	struct item **items;         /* borrowed */
	uint32_t *on_start, *on;     /* node n leads on to on[on_start[n]] … on[on_start[n + 1] - 1];
	                                PATH_NONE: to what is not in the map */
	uint32_t *back_start, *back; /* what leads to it, in the same way */
};

struct path_graph *path_graph_make(const struct journey *journey);
void path_graph_free(struct path_graph *graph);

enum path_end {
	PATH_ENDS,   /* nothing follows */
	PATH_JOINS,  /* the last one is on a path above, where it goes on */
	PATH_TURNS,  /* the last one was on this way already: a circle */
	PATH_UNKNOWN /* leads on to what is not in the map */
};

struct path {
	size_t first, count; /* of the list's nodes */
	enum path_end end;
	bool forks; /* it leaves a path above at its first node */
};

struct path_list {
	uint32_t *nodes;
	struct path *paths;
	size_t count, node_count;
	bool through; /* the first path is the one through the node that was asked for */
};

/* All paths: from each touchpoint to which nothing leads, then those that are
 * nothing but circles.  through: a node whose own way comes before them (PATH_NONE:
 * none), if it is linked at all. */
struct path_list *path_list_make(const struct path_graph *graph, uint32_t through);
void path_list_free(struct path_list *list);

#endif
