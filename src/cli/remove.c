#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "base/unicode.h"
#include "cli/edit_file.h"

static bool remove_touchpoints(struct edit_file *edit, struct item **items, size_t count, struct error *err)
{
	struct plan *plan = plan_new();
	plan_unlink(plan, edit->journey, items, count);
	bool good = edit_file_apply(edit, plan, err);
	for (size_t i = 0; good && i < count; i++) {
		plan = plan_new();
		plan_remove(plan, kind_list_key(KIND_TOUCHPOINT), journey_index(edit->journey, items[i]));
		good = edit_file_apply(edit, plan, err);
	}
	return good;
}

/* A stage or channel in which touchpoints stand needs a word about them. */
static bool may_go(const struct edit_file *edit, struct item *item, const struct item *to, struct error *err)
{
	bool cell = item->kind == KIND_STAGE || item->kind == KIND_CHANNEL;
	size_t users = cell && !to && !argument(edit->arguments, "--touchpoints") ? plan_users(edit->journey, item) : 0;
	struct slice name = item_name(item);
	return !users ||
	       error_set(err,
	                 _("touchpoints stand in “%.*s” (%zu): say --touchpoints inbox to let them lose it, "
	                   "--touchpoints remove to remove those that stand nowhere else, or --to ITEM to give "
	                   "them another"),
	                 (int)name.length, name.bytes, users);
}

static bool remove_thing(struct edit_file *edit, struct item *item, struct item *to, struct error *err)
{
	const char *touchpoints = argument(edit->arguments, "--touchpoints");
	if (item == to)
		return error_set(err, _("“%s” goes itself; name another one behind --to"),
		                 argument(edit->arguments, "--to"));
	if (!may_go(edit, item, to, err))
		return false;
	struct plan *plan = plan_new();
	plan_replace(plan, edit->journey, item, to);
	if (touchpoints && strcmp(touchpoints, "remove") == 0)
		plan_remove_standing(plan, edit->journey, item);
	plan_remove(plan, kind_list_key(item->kind), journey_index(edit->journey, item));
	return edit_file_apply(edit, plan, err);
}

static bool remove_all(struct edit_file *edit, struct item **items, size_t count, struct error *err)
{
	const char *word = argument(edit->arguments, "--to");
	struct item *to = word ? edit_file_item(edit, word, err) : NULL;
	bool good = !word || to;
	if (edit->kind == KIND_TOUCHPOINT)
		return remove_touchpoints(edit, items, count, err);
	for (size_t i = 0; good && i < count; i++)
		good = remove_thing(edit, items[i], to, err);
	return good;
}

static bool work(struct edit_file *edit, struct error *err)
{
	const struct arguments *a = edit->arguments;
	bool cells = edit->kind == KIND_STAGE || edit->kind == KIND_CHANNEL;
	if (argument(a, "--touchpoints") && argument(a, "--to"))
		return error_set(err, _("--touchpoints and --to are both given; keep one"));
	if (argument(a, "--touchpoints") && !cells)
		return error_set(err, _("--touchpoints is for --list stages and --list channels; leave it out"));
	if (argument(a, "--to") && edit->kind == KIND_TOUCHPOINT)
		return error_set(err, _("--to needs a --list, as in --list stages; leave it out"));
	size_t count;
	struct item **items = edit_file_items(edit, &count, err);
	bool good = items && remove_all(edit, items, count, err);
	free(items);
	return good;
}

enum status remove_run(const struct arguments *arguments)
{
	return edit_file_run(arguments, work);
}
