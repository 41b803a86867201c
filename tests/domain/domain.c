/* Each row of the domain study is served somewhere: the table tests/domain/rows says
 * where, and here it is looked up. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/buffer.h"
#include "cli/subcommand.h"
#include "document/document.h"
#include "format/format.h"
#include "journey/field.h"
#include "journey/finding.h"
#include "journey/numbers.h"
#include "journey/question.h"
#include "journey/starter.h"
#include "journey/step.h"
#include "journey/template.h"
#include "ui/command.h"

#define TABLE "tests/domain/rows"

/* how many rows each family of the study has */
static const struct {
	char family;
	int count;
} families[] = {{'M', 16}, {'G', 5}, {'H', 5},  {'E', 12}, {'A', 25}, {'R', 2},
                {'N', 8},  {'C', 3}, {'T', 12}, {'Q', 15}, {'W', 6}};

static char *cut(char **rest, char at)
{
	char *part = *rest, *end = part ? strchr(part, at) : NULL;
	*rest = end ? end + 1 : NULL;
	if (end)
		*end = '\0';
	return part;
}

static bool is_kind(const char *name, enum kind *kind)
{
	for (int k = 0; k < KIND_COUNT; k++)
		if (strcmp(kind_label((enum kind)k)->en, name) == 0) {
			*kind = (enum kind)k;
			return true;
		}
	return false;
}

static const struct field *find_field(char *name)
{
	enum kind kind;
	char *kind_name = cut(&name, '.');
	return name && is_kind(kind_name, &kind) ? field_find(kind, slice_of(name)) : NULL;
}

static bool is_choice(char *name)
{
	char *field = cut(&name, '=');
	const struct field *f = find_field(field);
	return f && name && f->choices && field_choice(f, slice_of(name));
}

static bool is_member(char *name)
{
	char *of = cut(&name, '.');
	for (int k = 0; name && k < KIND_COUNT; k++) {
		const struct field *f = field_find((enum kind)k, slice_of(of));
		if (f && field_member(f, slice_of(name)))
			return true;
	}
	return false;
}

static bool is_option(char *name)
{
	const struct subcommand *s = subcommand_find(cut(&name, '.'));
	for (const struct option_row *o = s && name ? s->options : NULL; o && o->name; o++)
		if (strcmp(o->name, name) == 0)
			return true;
	return false;
}

/* Is there a number of this name in one of the sample maps? */
static bool is_number(const char *name)
{
	static const char *const maps[] = {"maps/post-sale.ja.yaml", "maps/sales.ja.yaml"};
	bool found = false;
	for (size_t m = 0; m < sizeof maps / sizeof *maps && !found; m++) {
		struct document *d = document_open(maps[m], NULL);
		struct numbers numbers;
		cr_assert(d);
		numbers_make(&numbers, document_journey(d));
		for (size_t g = 0; g < numbers.count; g++)
			for (size_t i = 0; i < numbers.groups[g].count; i++)
				found |= strcmp(numbers.groups[g].list[i].name, name) == 0;
		numbers_free(&numbers);
		document_free(d);
	}
	return found;
}

static bool is_stage(char *name)
{
	char *set = cut(&name, '.');
	for (const struct starter_stage *s = starter_stage_next(set, NULL); s; s = starter_stage_next(set, s))
		if (name && strcmp(s->id, name) == 0)
			return true;
	return false;
}

static bool is_channel(char *name)
{
	const struct template *t = template_find(cut(&name, '.'));
	return t && name && strstr(t->channels, name) && template_channel_is(name, slice_of(name));
}

static bool is_starter(const char *id)
{
	for (size_t i = 0; i < starter_count; i++)
		if (strcmp(starter_table[i].id, id) == 0)
			return true;
	return false;
}

static bool is_step(const char *field)
{
	for (size_t i = 0; i < STEP_COUNT; i++)
		if ((step_table[i].first && strcmp(step_table[i].first, field) == 0) ||
		    (step_table[i].then && strcmp(step_table[i].then, field) == 0))
			return true;
	return false;
}

/* "field:touchpoint.name"; it is cut into pieces */
static bool is_there(char *target)
{
	char *kind = cut(&target, ':');
	if (!target)
		return false;
	return strcmp(kind, "field") == 0        ? find_field(target) != NULL
	       : strcmp(kind, "choice") == 0     ? is_choice(target)
	       : strcmp(kind, "member") == 0     ? is_member(target)
	       : strcmp(kind, "command") == 0    ? command_find(target) != NULL
	       : strcmp(kind, "subcommand") == 0 ? subcommand_find(target) != NULL
	       : strcmp(kind, "option") == 0     ? is_option(target)
	       : strcmp(kind, "rule") == 0       ? rule_find(slice_of(target)) != NULL
	       : strcmp(kind, "number") == 0     ? is_number(target)
	       : strcmp(kind, "question") == 0   ? question_find(slice_of(target)) < QUESTION_COUNT
	       : strcmp(kind, "template") == 0   ? template_find(target) != NULL
	       : strcmp(kind, "stage") == 0      ? is_stage(target)
	       : strcmp(kind, "channel") == 0    ? is_channel(target)
	       : strcmp(kind, "starter") == 0    ? is_starter(target)
	       : strcmp(kind, "step") == 0       ? is_step(target)
	       : strcmp(kind, "format") == 0     ? format_find(target) != NULL
	                                         : false;
}

/* Has the row a line in the table, and is each of its targets there? */
static bool is_served(const char *row, FILE *table)
{
	char line[4096], *rest;
	bool served = false;
	rewind(table);
	while (fgets(line, sizeof line, table)) {
		line[strcspn(line, "\n")] = '\0';
		rest = line;
		if (line[0] == '#' || strcmp(cut(&rest, ' '), row) != 0)
			continue;
		for (char *target; rest && (target = cut(&rest, ' '));) {
			char whole[256];
			snprintf(whole, sizeof whole, "%s", target);
			served = true;
			cr_expect(is_there(target), "%s is said to be served by %s, which is not there", row, whole);
		}
	}
	return served;
}

Test(domain, each_row_is_served_by_something_that_is_there)
{
	FILE *table = fopen(TABLE, "r");
	cr_assert(table, "%s is not there", TABLE);
	for (size_t f = 0; f < sizeof families / sizeof *families; f++)
		for (int i = 1; i <= families[f].count; i++) {
			char row[16];
			snprintf(row, sizeof row, "%c%d", families[f].family, i);
			cr_expect(is_served(row, table), "nothing serves the row %s", row);
		}
	fclose(table);
}

Test(domain, targets_that_are_not_there_are_found_out)
{
	static const char *const wrong[] = {"field:touchpoint.nothing",
	                                    "field:nothing",
	                                    "choice:touchpoint.kind=alien",
	                                    "member:coverage.nothing",
	                                    "command:nothing",
	                                    "option:show.--nothing",
	                                    "rule:nothing",
	                                    "number:nothing",
	                                    "question:Q99",
	                                    "stage:purchase.nothing",
	                                    "channel:purchase.nothing",
	                                    "starter:nothing",
	                                    "step:nothing",
	                                    "format:nothing",
	                                    "nothing:nothing",
	                                    "nothing"};
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		char copy[64];
		snprintf(copy, sizeof copy, "%s", wrong[i]);
		cr_expect_not(is_there(copy), "%s is said to be there", wrong[i]);
	}
}
