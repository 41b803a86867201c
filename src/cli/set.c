#include <string.h>

#include "cli/edit_file.h"

static bool work(struct edit_file *edit, struct error *err)
{
	const char *const *words = edit->arguments->operands;
	bool map = strcmp(words[1], ".") == 0;
	struct item *item = map ? NULL : edit_file_item(edit, words[1], err);
	bool good = map || item;
	for (int i = 2; good && i < edit->arguments->count; i++)
		good = edit_file_assign(edit, item, words[i], err);
	return good;
}

enum status set_run(const struct arguments *arguments)
{
	return edit_file_run(arguments, work);
}
