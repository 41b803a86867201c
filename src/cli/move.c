#include <stdlib.h>

#include "base/mem.h"
#include "base/message.h"
#include "cli/edit_file.h"

/* Moves the item so that it stands right before or behind the other. */
static bool move_next_to(struct edit_file *edit, struct item *item, struct item *other, bool behind, struct error *err)
{
	size_t from = journey_index(edit->journey, item), at = journey_index(edit->journey, other) + (behind ? 1 : 0);
	struct plan *plan = plan_new();
	plan_move(plan, kind_list_key(edit->kind), from, from < at ? at - 1 : at);
	return edit_file_apply(edit, plan, err);
}

/* The items come to stand in the order given. */
static bool reorder(struct edit_file *edit, struct item *const *items, size_t count, struct error *err)
{
	const char *before = argument(edit->arguments, "--before"), *after = argument(edit->arguments, "--after");
	struct item *other = before || after ? edit_file_item(edit, before ? before : after, err) : NULL;
	if (before && after)
		return error_set(err, _("--before and --after are both given; keep one"));
	if (!other)
		return !before && !after;
	for (size_t i = 0; i < count; i++) {
		if (items[i] == other)
			return error_set(err, _("“%s” cannot stand next to itself; name another one"),
			                 before ? before : after);
		if (!move_next_to(edit, items[i], other, after != NULL, err))
			return false;
		other = after ? items[i] : other;
	}
	return true;
}

/* Sets the field of an option that was given. */
static bool put(struct edit_file *edit, struct item *item, const char *option, struct error *err)
{
	const char *text = argument(edit->arguments, option);
	char *assignment = text ? mem_format("%s=%s", option + 2, text) : NULL;
	bool good = !text || edit_file_assign(edit, item, assignment, err);
	free(assignment);
	return good;
}

static bool move_all(struct edit_file *edit, struct item *const *items, size_t count, struct error *err)
{
	bool good = true;
	for (size_t i = 0; good && i < count; i++)
		good = put(edit, items[i], "--stage", err) && put(edit, items[i], "--channel", err);
	return good && reorder(edit, items, count, err);
}

static bool work(struct edit_file *edit, struct error *err)
{
	const struct arguments *a = edit->arguments;
	if (!argument(a, "--stage") && !argument(a, "--channel") && !argument(a, "--before") && !argument(a, "--after"))
		return error_set(err, _("move needs a place: --stage, --channel, --before or --after"));
	if (!edit_file_takes(edit, "--stage", err) || !edit_file_takes(edit, "--channel", err))
		return false;
	size_t count;
	struct item **items = edit_file_items(edit, &count, err);
	bool good = items && move_all(edit, items, count, err);
	free(items);
	return good;
}

enum status move_run(const struct arguments *arguments)
{
	return edit_file_run(arguments, work);
}
