#include "journey/field.h"

/* Loading a map asks this for every key of every item: one comparison of
 * integers turns away nearly every row. */
const struct field *field_find(enum kind kind, struct slice key)
{
	if (key.length == 0 || key.length > UINT8_MAX)
		return NULL;
	uint32_t wanted = FIELD_SIGNATURE(kind, key.length, key.bytes[0], key.bytes[key.length - 1]);
	for (size_t i = 0; i < field_count; i++)
		if (field_table[i].signature == wanted && memcmp(field_table[i].key, key.bytes, key.length) == 0)
			return &field_table[i];
	return NULL;
}

const struct field *field_next(enum kind kind, const struct field *after)
{
	const struct field *end = field_table + field_count;
	for (const struct field *f = after ? after + 1 : field_table; f < end; f++)
		if (f->kind == kind)
			return f;
	return NULL;
}

const struct choice *field_choice(const struct field *field, struct slice word)
{
	for (const struct choice *c = field->choices; c && c->word; c++)
		if (slice_is(word, c->word))
			return c;
	return NULL;
}

bool field_is_list(const struct field *field)
{
	switch (field->type) {
	case FIELD_CHOICES:
	case FIELD_WORDS:
	case FIELD_REFERENCES:
	case FIELD_RECORDS:
		return true;
	default:
		return false;
	}
}

const struct label *field_group_label(enum field_group group)
{
	static const struct label labels[GROUP_COUNT] = {
	        [GROUP_WHAT] = {"What", "何を"},
	        [GROUP_WHERE] = {"When and where", "いつ・どこで"},
	        [GROUP_WHO] = {"Who", "だれが・だれに"},
	        [GROUP_HOW_WELL] = {"How well", "どのくらい良いか"},
	        [GROUP_NEXT] = {"What next", "次にどうするか"},
	};
	return &labels[group];
}

static const struct {
	const char *list;
	struct label label;
} kinds[KIND_COUNT] = {
        [KIND_MAP] = {"", {"map", "マップ"}},
        [KIND_STAGE] = {"stages", {"stage", "ステージ"}},
        [KIND_CHANNEL] = {"channels", {"channel", "チャネル"}},
        [KIND_PERSONA] = {"personas", {"persona", "ペルソナ"}},
        [KIND_OWNER] = {"owners", {"owner", "担当者"}},
        [KIND_TOUCHPOINT] = {"touchpoints", {"touchpoint", "タッチポイント"}},
};

const char *kind_list_key(enum kind kind)
{
	return kinds[kind].list;
}

enum kind kind_of_list(struct slice key)
{
	for (size_t i = 0; i < KIND_COUNT; i++)
		if (i != KIND_MAP && slice_is(key, kinds[i].list))
			return (enum kind)i;
	return KIND_MAP;
}

const struct label *kind_label(enum kind kind)
{
	return &kinds[kind].label;
}
