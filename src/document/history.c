/* The line of states and the tree that it is; going from one state to another. */
#include <stdlib.h>

#include "base/mem.h"
#include "base/message.h"
#include "document/chunk.h"
#include "document/journal.h"

void step_add(struct step *step, struct exchange exchange)
{
	if (step->count == step->room) {
		step->room = step->room ? step->room * 2 : 1;
		step->exchanges = mem_resize(step->exchanges, step->room, sizeof *step->exchanges);
	}
	step->exchanges[step->count++] = exchange;
}

void step_free(struct step *step)
{
	for (size_t i = 0; i < step->count; i++)
		exchange_free(&step->exchanges[i]);
	free(step->exchanges);
	free(step->label);
	*step = (struct step){0};
}

void history_free(struct history *h)
{
	while (h->count)
		step_free(&h->steps[--h->count]);
	step_free(&h->open);
	free(h->steps);
}

/* ---- the tree ---- */

size_t history_node(const struct history *h, size_t state)
{
	return state ? h->steps[state - 1].node : 0;
}

static size_t parent(const struct history *h, size_t node)
{
	return history_node(h, node - 1);
}

static size_t depth(const struct history *h, size_t node)
{
	return node ? h->steps[node - 1].depth : 0;
}

static struct step *add_step(struct history *h, struct step step)
{
	if (h->count == h->room) {
		h->room = h->room ? h->room * 2 : 64;
		h->steps = mem_resize(h->steps, h->room, sizeof *h->steps);
	}
	h->steps[h->count] = step;
	return &h->steps[h->count++];
}

void history_append_back(struct history *h, size_t to, time_t time)
{
	size_t back = h->count - to;
	struct step *step = add_step(h, (struct step){.time = time, .back = back});
	step->label = back == 1 ? mem_copy_text(_("back 1 step")) : mem_format(_("back %zu steps"), back);
	step->node = history_node(h, to);
	step->depth = depth(h, step->node);
}

void history_append(struct history *h, size_t from, struct step step)
{
	if (from < h->count)
		history_append_back(h, from, step.time);
	size_t node = history_node(h, h->count);
	struct step *added = add_step(h, step);
	added->node = h->count;
	added->depth = depth(h, node) + 1;
}

/* Does what leads from node to node, in order: back to where the two ways part,
 * then forward.  It stops when a step cannot be done; *at is where it came to. */
typedef bool walk_act(void *context, struct step *step, bool forward);

static bool walk(const struct history *h, size_t from, size_t to, walk_act *act, void *context, size_t *at)
{
	size_t *ahead = NULL, count = 0, room = 0;
	bool good = true;
	*at = from;
	for (size_t target = to; good && *at != target;) {
		if (depth(h, *at) > depth(h, target)) {
			good = act(context, &h->steps[*at - 1], false);
			if (good)
				*at = parent(h, *at);
			continue;
		}
		if (count == room) {
			room = room ? room * 2 : 64;
			ahead = mem_resize(ahead, room, sizeof *ahead);
		}
		ahead[count++] = target;
		target = parent(h, target);
	}
	while (good && count) {
		size_t next = ahead[--count];
		good = act(context, &h->steps[next - 1], true);
		if (good)
			*at = next;
	}
	free(ahead);
	return good;
}

static bool replay(void *context, struct step *step, bool forward)
{
	struct rope *rope = context;
	for (size_t i = 0; i < step->count; i++) {
		const struct exchange *e = &step->exchanges[forward ? i : step->count - 1 - i];
		size_t offset = e->patch.offset;
		if (e->patched) {
			if (!rope_replace(rope, offset, forward ? e->patch.removed : e->patch.inserted,
			                  forward ? e->patch.inserted : e->patch.removed))
				return false;
			continue;
		}
		struct chunk *const *out = forward ? e->out : e->in, *const *in = forward ? e->in : e->out;
		size_t out_count = forward ? e->out_count : e->in_count;
		size_t in_count = forward ? e->in_count : e->out_count;
		for (size_t k = 0; k < out_count; k++)
			if (!rope_replace(rope, offset, chunk_text(out[k]), slice_of("")))
				return false;
		for (size_t k = in_count; k-- > 0;)
			if (!rope_replace(rope, offset, slice_of(""), chunk_text(in[k])))
				return false;
	}
	return true;
}

bool history_replay(const struct history *h, size_t from, size_t to, struct rope *rope)
{
	size_t at;
	return walk(h, history_node(h, from), history_node(h, to), replay, rope, &at);
}

size_t history_distance(const struct history *h, size_t from, size_t to)
{
	size_t a = history_node(h, from), b = history_node(h, to), steps = 0;
	for (; a != b; steps++)
		if (depth(h, a) >= depth(h, b))
			a = parent(h, a);
		else
			b = parent(h, b);
	return steps;
}

/* ---- recording ---- */

void step_open(struct document *d, const char *label)
{
	d->history.open = (struct step){.label = mem_copy_text(label), .time = time(NULL)};
	journey_begin(d->journey);
}

void step_exchange(struct document *d, size_t index, size_t out_count, struct chunk *const *in, size_t in_count)
{
	struct exchange e = {.index = index, .out_count = out_count, .in_count = in_count};
	struct link *p = sequence_at(&d->chunks, index);
	e.patch.offset = p ? sequence_offset(&d->chunks, p) : sequence_length(&d->chunks);
	e.out = mem_new_array(out_count, sizeof(struct chunk *));
	e.in = mem_new_array(in_count, sizeof(struct chunk *));
	for (size_t i = 0; i < out_count; i++, p = sequence_next(&d->chunks, p))
		e.out[i] = (struct chunk *)p;
	if (in_count)
		memcpy(e.in, in, in_count * sizeof(struct chunk *));
	step_add(&d->history.open, e);
	chunks_exchange(d, index, e.out, out_count, e.in, in_count);
}

void step_close(struct document *d)
{
	struct history *h = &d->history;
	journey_end(d->journey);
	if (h->open.count) {
		exchanges_compact(&h->open);
		history_append(h, h->done, h->open);
		h->done = h->count;
		h->open = (struct step){0};
		journal_write(d);
	}
	step_free(&h->open);
}

void step_take_back(struct document *d)
{
	struct step *open = &d->history.open;
	for (size_t i = open->count; i-- > 0;) {
		const struct exchange *e = &open->exchanges[i];
		chunks_exchange(d, e->index, e->in, e->in_count, e->out, e->out_count);
	}
	exchanges_compact(open);
	step_free(open);
}

void step_abandon(struct document *d)
{
	step_take_back(d);
	journey_end(d->journey);
}

/* ---- going ---- */

struct going {
	struct document *document;
	struct error *err;
};

static bool run_step(void *context, struct step *step, bool forward)
{
	struct going *going = context;
	for (size_t i = 0; i < step->count; i++) {
		struct exchange *e = &step->exchanges[forward ? i : step->count - 1 - i];
		if (exchange_run(going->document, e, forward, going->err))
			continue;
		while (i-- > 0) {
			e = &step->exchanges[forward ? i : step->count - 1 - i];
			exchange_run(going->document, e, !forward, NULL);
		}
		return false;
	}
	return true;
}

bool document_go_to(struct document *d, size_t done, struct error *err)
{
	struct history *h = &d->history;
	struct going going = {d, err};
	size_t target = done > h->count ? h->count : done, at, before = h->done;
	journey_begin(d->journey);
	bool good = walk(h, history_node(h, h->done), history_node(h, target), run_step, &going, &at);
	journey_end(d->journey);
	if (good)
		h->done = target;
	else if (at != history_node(h, h->done))
		h->done = at;
	if (h->done != before)
		journal_write(d);
	return good;
}

const char *document_undo(struct document *d)
{
	struct history *h = &d->history;
	size_t before = h->done;
	return before && document_go_to(d, before - 1, NULL) ? h->steps[before - 1].label : NULL;
}

const char *document_redo(struct document *d)
{
	struct history *h = &d->history;
	size_t before = h->done;
	return before < h->count && document_go_to(d, before + 1, NULL) ? h->steps[before].label : NULL;
}

bool document_state_text(struct document *d, size_t state, struct buffer *out, struct error *err)
{
	struct buffer now = {0};
	document_text(d, &now);
	buffer_add(&now, "", 0);
	struct rope *rope = rope_new(buffer_slice(&now));
	bool good = state <= d->history.count && history_replay(&d->history, d->history.done, state, rope);
	if (good)
		rope_text(rope, out);
	else
		error_set(err, _("this step does not fit the text as it is now"));
	rope_free(rope);
	buffer_free(&now);
	return good;
}

/* ---- asking ---- */

size_t document_step_count(const struct document *d)
{
	return d->history.count;
}

size_t document_step_done(const struct document *d)
{
	return d->history.done;
}

void document_step_info(const struct document *d, size_t index, struct step_info *info)
{
	const struct step *step = &d->history.steps[index];
	*info = (struct step_info){step->label, step->time, step->outside, step->earlier};
}

size_t document_step_saved(const struct document *d)
{
	return d->history.saved;
}

bool document_modified(const struct document *d)
{
	const struct history *h = &d->history;
	return h->saved == SIZE_MAX || history_distance(h, h->saved, h->done) > 0;
}

size_t document_unsaved(const struct document *d)
{
	const struct history *h = &d->history;
	return h->saved == SIZE_MAX ? h->done : history_distance(h, h->saved, h->done);
}
