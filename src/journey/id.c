#include "journey/id.h"

#include <ctype.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/message.h"

#define SLUG_BYTES 24 /* of an id made from a name */

void id_make_touchpoint(struct slice name, bool inbox, size_t stage, size_t channel, size_t count,
                        char id[ID_TOUCHPOINT])
{
	static const char digits[] = "abcdefghijkmnpqrstuvwxyz23456789";
	uint64_t h = 1469598103934665603u;
	size_t seeds[] = {inbox, stage, channel, count};
	for (size_t i = 0; i < name.length; i++)
		h = (h ^ (unsigned char)name.bytes[i]) * 1099511628211u;
	for (size_t i = 0; i < sizeof seeds / sizeof *seeds; i++)
		h = (h ^ seeds[i]) * 1099511628211u;
	h ^= h >> 29;
	id[0] = 't';
	for (int i = 1; i < ID_TOUCHPOINT - 1; i++, h /= 32)
		id[i] = digits[h % 32];
	id[ID_TOUCHPOINT - 1] = '\0';
}

/* "Web site" → "web-site"; "" when the name has no such letters */
static void make_slug(struct slice name, char slug[SLUG_BYTES + 1])
{
	size_t length = 0;
	for (size_t i = 0; i < name.length && length < SLUG_BYTES; i++) {
		unsigned char c = (unsigned char)name.bytes[i];
		if (c >= 0x80) {
			length = 0;
			break;
		}
		if (isalnum(c))
			slug[length++] = (char)tolower(c);
		else if (length && slug[length - 1] != '-')
			slug[length++] = '-';
	}
	while (length && slug[length - 1] == '-')
		length--;
	slug[length] = '\0';
}

char *id_make_unless(enum kind kind, struct slice name, id_taken *taken, void *context)
{
	char slug[SLUG_BYTES + 1];
	make_slug(name, slug);
	/* an id that is all digits would read as a number */
	bool named = *slug && !isdigit((unsigned char)*slug);
	char *id = named ? mem_copy_text(slug) : NULL;
	for (size_t number = named ? 2 : 1; !id || taken(context, slice_of(id)); number++) {
		free(id);
		id = named ? mem_format("%s-%zu", slug, number) : mem_format("%c%zu", *kind_list_key(kind), number);
	}
	return id;
}

struct list_of {
	const struct journey *journey;
	enum kind kind;
};

static bool is_in_list(void *context, struct slice id)
{
	const struct list_of *list = context;
	return journey_find(list->journey, list->kind, id) != NULL;
}

char *id_make(const struct journey *journey, enum kind kind, struct slice name)
{
	struct list_of list = {journey, kind};
	return id_make_unless(kind, name, is_in_list, &list);
}

bool id_refuse(struct item *other, struct slice word, struct error *err)
{
	const char *thing = message_label(kind_label(other->kind));
	char *text = mem_copy(word.bytes, word.length);
	if (slice_equals(record_text(item_record(other), "id"), word))
		error_set(err, _("there is a %s with the id “%s” already; choose another word"), thing, text);
	else
		error_set(err, _("there is a %s with the name “%s” already; choose another word"), thing, text);
	free(text);
	return false;
}
