/* References: which of them a value holds, and how they follow a renaming. */
#include <stdlib.h>

#include "base/buffer.h"
#include "base/mem.h"
#include "journey/merge_parts.h"

/* Kind and name as one text; buffer_free. */
static struct buffer key_of(enum kind kind, struct slice name)
{
	struct buffer key = {0};
	buffer_add_byte(&key, (char)('0' + (int)kind));
	buffer_add_slice(&key, name);
	return key;
}

void renames_add(struct renames *renames, enum kind kind, struct slice from, struct slice to)
{
	if (!from.length || !to.length || slice_equals(from, to) || renames_find(renames, kind, from))
		return;
	if (!renames->index)
		renames->index = names_new();
	if (renames->count == renames->room) {
		renames->room = renames->room ? renames->room * 2 : 8;
		renames->list = mem_resize(renames->list, renames->room, sizeof *renames->list);
	}
	struct buffer key = key_of(kind, from);
	names_number(renames->index, buffer_slice(&key));
	buffer_free(&key);
	renames->list[renames->count++] =
	        (struct rename){kind, mem_copy(from.bytes, from.length), mem_copy(to.bytes, to.length)};
}

const char *renames_find(const struct renames *renames, enum kind kind, struct slice from)
{
	if (!renames->count)
		return NULL;
	struct buffer key = key_of(kind, from);
	uint32_t number = names_find(renames->index, buffer_slice(&key));
	buffer_free(&key);
	return number == NAMES_NONE ? NULL : renames->list[number].to;
}

void renames_free(struct renames *renames)
{
	for (size_t i = 0; i < renames->count; i++) {
		free(renames->list[i].from);
		free(renames->list[i].to);
	}
	free(renames->list);
	if (renames->index)
		names_free(renames->index);
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
	const char *to = renames_find(f->renames, refers, slice_make(word->text, word->length));
	if (to) {
		free(word->text);
		word->text = mem_copy_text(to);
		word->length = strlen(to);
		word->kind = VALUE_TEXT;
		f->any = true;
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
