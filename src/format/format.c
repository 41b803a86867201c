/* The table of formats. */
#include "format/format.h"

#include <strings.h>

#include "base/message.h"
#include "format/html.h"
#include "format/json.h"

const struct format format_table[] = {
        {"json", "json jsonl",
         N_("The whole map in the shape of its YAML file, for programs; it opens as a map too. Reads that, an array "
            "of touchpoints, or one touchpoint a line."),
         json_write_map, json_read_map},
        {"html", "html htm",
         N_("One page for a browser, with all that the map says: to read, filter, print and hand round. It needs no "
            "network and no other file."),
         html_write, NULL},
};
const size_t format_count = sizeof format_table / sizeof *format_table;

const struct format *format_find(const char *name)
{
	for (size_t i = 0; i < format_count; i++)
		if (strcmp(format_table[i].name, name) == 0)
			return &format_table[i];
	return NULL;
}

static bool has_word(const char *words, const char *word)
{
	for (size_t length; *words; words += length + (words[length] == ' ')) {
		length = strcspn(words, " ");
		if (strlen(word) == length && strncasecmp(words, word, length) == 0)
			return true;
	}
	return false;
}

const struct format *format_of_path(const char *path)
{
	const char *point = strrchr(path, '.');
	for (size_t i = 0; point && !strchr(point, '/') && i < format_count; i++)
		if (has_word(format_table[i].endings, point + 1))
			return &format_table[i];
	return NULL;
}
