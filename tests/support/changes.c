#include "support/changes.h"

#define COUNT(array) ((unsigned)(sizeof(array) / sizeof *(array)))

static const char *const texts[] = {
        "plain",
        "メール",
        "yes",
        "7",
        "300",
        "1:30",
        "",
        "two\nlines\n",
        "- dash",
        "# no comment",
        "a: b",
        "検索：比較",
        "\"quoted\"",
        "it's",
        "[x]",
        "😀 emoji",
        "trailing ",
        " leading",
        "null",
        "0x1F",
        "a\tb",
        "{a: b}",
        "*alias",
        "&anchor",
        "!tag",
        "%percent",
        "three\n\n\nlines",
        "end\n\n",
        "2024-01-01",
        "~",
        "@at",
        "`tick`",
        "a #b",
        "a text that is longer than a line of text should be, so that whoever folds long lines folds it too, here",
        "---",
        "...",
        "\n",
        " \n x",
        "a\r\nb",
        "a\u2028b",
        "\uFEFFbom",
        "nel\xC2\x85",
        "|",
        ">",
        "?",
        ":",
        "-",
        "a:",
        "<<",
        "\x7F"};
static const char *const keys[] = {"name",    "owner",  "purpose",     "notes", "stage",
                                   "channel", "rating", "unknown_key", "id",    "votes"};
static const struct {
	const char *list;
	enum kind kind;
} lists[] = {{"touchpoints", KIND_TOUCHPOINT}, {"touchpoints", KIND_TOUCHPOINT}, {"touchpoints", KIND_TOUCHPOINT},
             {"stages", KIND_STAGE},           {"channels", KIND_CHANNEL},       {"personas", KIND_PERSONA}};
static const char *const map_keys[] = {"title", "coverage/max_per_cell", "goal", "unknown/deep/key"};

struct chooser {
	changes_choose *choose;
	void *context;
};

static unsigned below(const struct chooser *c, unsigned limit)
{
	return c->choose(c->context, limit);
}

static struct value *some_text(const struct chooser *c)
{
	return value_text(slice_of(texts[below(c, COUNT(texts))]));
}

static struct value *some_value(const struct chooser *c)
{
	if (below(c, 5))
		return some_text(c);
	struct value *list = value_list();
	for (unsigned i = below(c, 4); i > 0; i--)
		value_list_add(list, some_text(c));
	return list;
}

static struct value *some_item(const struct chooser *c)
{
	struct value *map = value_map();
	value_map_add(map, "name", some_text(c));
	for (unsigned i = below(c, 6); i > 0; i--)
		value_map_add(map, keys[i], some_text(c));
	return map;
}

static bool same(struct slice text, const struct value *value)
{
	return slice_equals(text, slice_make(value->text, value->length));
}

static bool says_field(const struct journey *journey, enum kind kind, const struct change *change)
{
	const struct value *value = change->value;
	if (!value || value->kind != VALUE_TEXT || strchr(change->key, '/'))
		return true;
	if (!*change->list)
		return same(journey_text(journey, change->key), value);
	return same(item_text(journey_item(journey, kind, change->at), change->key), value);
}

static bool says(const struct journey *journey, enum kind kind, const struct change *change, size_t count,
                 const struct item *moved)
{
	struct item *item = journey_item(journey, kind, change->at);
	const struct value *value = change->value;
	switch (change->kind) {
	case CHANGE_ADD:
		if (value->kind == VALUE_MAP)
			value = value_map_get(value, "name");
		return journey_count(journey, kind) == count + 1 && same(item_text(item, "name"), value);
	case CHANGE_REMOVE:
		return journey_count(journey, kind) == count - 1;
	case CHANGE_MOVE:
		return journey_item(journey, kind, change->to) == moved;
	default:
		return says_field(journey, kind, change);
	}
}

enum changes_outcome changes_apply(struct document *document, changes_choose *choose, void *context, struct error *err)
{
	const struct chooser c = {choose, context};
	unsigned which = below(&c, COUNT(lists));
	enum kind kind = lists[which].kind;
	unsigned count = (unsigned)journey_count(document_journey(document), kind);
	struct change change = {.list = lists[which].list, .at = below(&c, count + 1)};
	struct value *value = NULL;
	switch (below(&c, 8)) {
	case 0:
	case 1:
		change.kind = CHANGE_ADD;
		value = below(&c, 8) ? some_item(&c) : some_text(&c);
		break;
	case 2:
		change.kind = CHANGE_REMOVE;
		break;
	case 3:
		change.kind = CHANGE_MOVE;
		change.to = below(&c, count);
		break;
	case 4:
		change.kind = CHANGE_SET;
		change.list = "";
		change.key = map_keys[below(&c, COUNT(map_keys))];
		value = below(&c, 4) ? some_text(&c) : NULL;
		break;
	default:
		change.kind = CHANGE_SET;
		change.key = keys[below(&c, COUNT(keys))];
		value = below(&c, 6) ? some_value(&c) : NULL;
	}
	change.value = value;
	const struct item *moved = journey_item(document_journey(document), kind, change.at);
	bool done = document_apply(document, &change, 1, "change", below(&c, 4) == 0, err);
	bool right = done && says(document_journey(document), kind, &change, count, moved);
	value_free(value);
	return right ? CHANGES_DONE : done ? CHANGES_WRONG : CHANGES_REFUSED;
}
