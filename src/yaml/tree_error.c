#include <yaml.h>

#include "base/message.h"
#include "yaml/tree_parts.h"

/* libyaml's words, where the cause is (the problem or what it is part of), and ours */
struct explanation {
	const char *problem; /* how libyaml's problem begins */
	const char *context; /* what libyaml's context holds; NULL: anything */
	bool at_context;
	const char *sentence;
};

static const struct explanation explanations[] = {
        {"found unexpected end of stream", NULL, true,
         N_("this quoted text is never closed; put its quote at its end")},
        {"found unexpected document indicator", NULL, true,
         N_("this quoted text is never closed; put its quote at its end")},
        {"did not find expected ',' or ']'", NULL, true,
         N_("this list is not closed, or a comma is missing in it; write [a, b]")},
        {"did not find expected ',' or '}'", NULL, true,
         N_("this mapping is not closed, or a comma is missing in it; write {key: value, key: value}")},
        {"could not find expected ':'", NULL, true,
         N_("this is neither `key: value` nor `- item`; put a colon and a blank behind the key")},
        {"mapping values are not allowed", NULL, false,
         N_("a colon is not expected here; put text with `: ` in quotes, or set the line at the column of its list "
            "or mapping")},
        {"mapping keys are not allowed", NULL, false, N_("`? ` is not expected here; put the text in quotes")},
        {"block sequence entries are not allowed", NULL, false,
         N_("`- ` is not expected here; begin the list on a line of its own, or put the text in quotes")},
        {"did not find expected key", NULL, false,
         N_("this does not fit the mapping around it; set the key at the column of the keys above, and close quotes")},
        {"did not find expected '-' indicator", NULL, false,
         N_("this does not fit the list around it; begin the item with `- ` at the column of those above")},
        {"did not find expected node content", NULL, false, N_("a value is missing here")},
        {"did not find expected <document start>", NULL, false,
         N_("nothing more is expected here; what stands above is complete")},
        {"found a tab character", NULL, false, N_("a TAB stands in the indentation; use blanks")},
        {"found unknown escape character", NULL, false,
         N_("a backslash in double quotes begins an escape that does not exist; write \\\\ or use single quotes")},
        {"did not find expected hexdecimal number", NULL, false,
         N_("hexadecimal digits are missing behind the backslash; write \\\\ or use single quotes")},
        {"found invalid Unicode character escape", NULL, false, N_("this escape names no character")},
        {"did not find expected alphabetic or numeric character", NULL, true,
         N_("& and * begin anchors and references; put text that begins so in quotes")},
        {"did not find expected comment or line break", "block scalar", false,
         N_("text begins on the line below | or >; put text that begins so in quotes")},
        {"found an indentation indicator equal to 0", NULL, false, N_("the digit behind | or > is 1 to 9")},
        {"", "tag", true, N_("! begins a tag; put text that begins so in quotes")},
        {"found undefined tag handle", NULL, false, N_("! begins a tag; put text that begins so in quotes")},
        {"", "directive", true, N_("a percent sign begins a directive; put text that begins so in quotes")},
        {"", NULL, false, N_("is not well-formed YAML")},
};

bool tree_error(struct error *err, struct slice text, size_t offset, const char *sentence)
{
	error_at(err, offset, "%s", sentence);
	error_locate(err, text.bytes, text.length);
	return false;
}

static const char *explain_character(struct slice text, size_t offset)
{
	switch (offset < text.length ? text.bytes[offset] : 0) {
	case '\t':
		return _("a TAB stands here; use blanks");
	case '@':
		return _("@ may not begin a text; put it in quotes");
	case '`':
		return _("a backtick may not begin a text; put it in quotes");
	case '%':
		return _("a percent sign may not begin a text; put it in quotes");
	default:
		return _("this character may not begin a text; put it in quotes");
	}
}

/* Marks that a merge left behind are the cause of whatever the parser found. */
static bool find_conflict(struct slice text, size_t *offset)
{
	static const char mark[] = "<<<<<<< ";
	const char *at = text.bytes, *end = text.bytes + text.length;
	while ((at = memmem(at, (size_t)(end - at), mark, sizeof mark - 1))) {
		*offset = (size_t)(at - text.bytes);
		if (*offset == 0 || at[-1] == '\n')
			return true;
		at++;
	}
	return false;
}

static bool explain_reader(const yaml_parser_t *parser, struct slice text, struct error *err)
{
	size_t offset = parser->problem_offset < text.length ? parser->problem_offset : text.length;
	if (strstr(parser->problem, "control characters")) {
		error_at(err, offset,
		         _("the control character U+%04X may not stand in a map; delete it, or write it as an escape "
		           "in double quotes"),
		         (unsigned)parser->problem_value);
		error_locate(err, text.bytes, text.length);
		return false;
	}
	return tree_error(err, text, offset, _("is not UTF-8 (Shift_JIS?); save it as UTF-8"));
}

bool tree_explain(const yaml_parser_t *parser, struct slice text, struct error *err)
{
	if (parser->error == YAML_READER_ERROR)
		return explain_reader(parser, text, err);
	if (parser->error == YAML_MEMORY_ERROR || !parser->problem)
		return tree_error(err, text, 0, _("cannot be read: no memory for the parser"));
	size_t conflict;
	if (find_conflict(text, &conflict))
		return tree_error(err, text, conflict,
		                  _("a merge conflict stands here; settle it and delete the lines <<<<<<<, ======= "
		                    "and >>>>>>>"));
	const char *context = parser->context ? parser->context : "";
	const struct explanation *e = explanations;
	while (strncmp(parser->problem, e->problem, strlen(e->problem)) != 0 ||
	       (e->context && !strstr(context, e->context)))
		e++;
	struct tree_cursor cursor;
	tree_cursor_start(&cursor, text);
	bool at_context = e->at_context && parser->context;
	size_t problem = tree_cursor_seek(&cursor, parser->problem_mark.index);
	size_t offset = at_context ? tree_cursor_seek(&cursor, parser->context_mark.index) : problem;
	const char *sentence =
	        strstr(parser->problem, "cannot start any token") ? explain_character(text, problem) : _(e->sentence);
	error_at(err, offset, "%s [%s]", sentence, parser->problem);
	error_locate(err, text.bytes, text.length);
	return false;
}
