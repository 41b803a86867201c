/* The table of formats. */
#include "format/format.h"

#include <strings.h>

#include "base/message.h"
#include "format/csv.h"
#include "format/html.h"
#include "format/json.h"
#include "format/markdown.h"
#include "format/mermaid.h"

const struct format format_table[] = {
        {"csv", "csv",
         N_("The touchpoints as a table for a spreadsheet, Japanese intact. What is read may be separated by commas, "
            "semicolons or tabs, and its columns be named by key or by label in either language."),
         csv_write_map, csv_read_map},
        {"tsv", "tsv", N_("The same with tabs, as spreadsheets save it."), NULL, csv_read_map},
        {"json", "json",
         N_("The whole map in the shape of its YAML file, for programs; it opens as a map too. What is read may also "
            "be an array of touchpoints."),
         json_write_map, json_read_map},
        {"jsonl", "jsonl ndjson", N_("One touchpoint a line, as `touchgrid list --format jsonl` prints them."), NULL,
         json_read_map},
        {"markdown", "md markdown",
         N_("Tables that read well in a pull request or a wiki. Reads that, and notes: headings are stages, items of "
            "lists are touchpoints, as in `- Kick-off call @CSM #video !+`."),
         markdown_write, markdown_read},
        {"mermaid", "mmd mermaid",
         N_("A journey diagram, which GitHub and many others draw from text: stages as sections, touchpoints as tasks "
            "with mood and owner. Reads that, also in blocks of Markdown; a touchpoint has no channel there."),
         mermaid_write, mermaid_read},
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
