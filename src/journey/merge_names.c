/* References: which of them a value holds, and how they follow a renaming. */
#include <stdlib.h>

#include "base/mem.h"
#include "journey/merge_parts.h"

void renames_add(struct renames *renames, enum kind kind, struct slice from, struct slice to)
{
	if (!from.length || !to.length || slice_equals(from, to))
		return;
	if (renames->count == renames->room) {
		renames->room = renames->room ? renames->room * 2 : 8;
		renames->list = mem_resize(renames->list, renames->room, sizeof *renames->list);
	}
	renames->list[renames->count++] =
	        (struct rename){kind, mem_copy(from.bytes, from.length), mem_copy(to.bytes, to.length)};
}

void renames_free(struct renames *renames)
{
	for (size_t i = 0; i < renames->count; i++) {
		free(renames->list[i].from);
		free(renames->list[i].to);
	}
	free(renames->list);
	*renames = (struct renames){0};
}

static bool visit_field(const struct field *field, struct value *value, reference_visit *visit, void *context)
{
	bool goes_on = true;
	if (value->kind == VALUE_LIST) {
		for (size_t i = 0; goes_on && i < value->count; i++)
			goes_on = visit_field(field, value->items[i], visit, context);
	} else if (value->kind == VALUE_MAP && field->type == FIELD_RECORDS) {
		for (size_t i = 0; goes_on && i < value->count; i++) {
			const struct value *key = value->items[2 * i];
			const struct field *member =
			        key->text ? field_member(field, slice_make(key->text, key->length)) : NULL;
			if (member)
				goes_on = visit_field(member, value->items[2 * i + 1], visit, context);
		}
	} else if (value->text && (field->type == FIELD_REFERENCE || field->type == FIELD_REFERENCES)) {
		goes_on = visit(context, field->refers, value);
	}
	return goes_on;
}

bool references_visit(enum kind kind, struct value *value, reference_visit *visit, void *context)
{
	bool goes_on = true;
	for (size_t i = 0; goes_on && value->kind == VALUE_MAP && i < value->count; i++) {
		const struct value *key = value->items[2 * i];
		const struct field *field = key->text ? field_find(kind, slice_make(key->text, key->length)) : NULL;
		if (field)
			goes_on = visit_field(field, value->items[2 * i + 1], visit, context);
	}
	return goes_on;
}

struct follower {
	const struct renames *renames;
	bool any;
};

static bool follow(void *context, enum kind refers, struct value *word)
{
	struct follower *f = context;
	for (size_t i = 0; i < f->renames->count; i++) {
		const struct rename *r = &f->renames->list[i];
		if (r->kind != refers || !slice_is(slice_make(word->text, word->length), r->from))
			continue;
		free(word->text);
		word->text = mem_copy_text(r->to);
		word->length = strlen(r->to);
		word->kind = VALUE_TEXT;
		f->any = true;
		break;
	}
	return true;
}

bool renames_apply(const struct renames *renames, enum kind kind, struct value *value)
{
	struct follower f = {.renames = renames};
	if (renames->count && value)
		references_visit(kind, value, follow, &f);
	return f.any;
}
