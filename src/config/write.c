/* The configuration as a file. */
#include <stdlib.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/unicode.h"
#include "config/reading.h"
#include "ui/command.h"
#include "yaml/value.h"

#define WIDTH 78 /* columns of a comment */

struct writing {
	const struct config *config; /* NULL: the values of the table, as comments */
	struct buffer *out;
};

static void comment(const struct writing *w, struct slice text)
{
	struct slice line;
	for (size_t at = 0; unicode_wrap(text, &at, WIDTH, &line);)
		buffer_format(w->out, "# %.*s\n", (int)line.length, line.bytes);
}

/* what is wanted of a file, where it is only an example */
static const char *mark(const struct writing *w)
{
	return w->config ? "" : "#";
}

static void add_origin(const struct writing *w, struct origin origin, const struct setting *row, struct buffer *out)
{
	char *variable = config_variable(row);
	if (origin.source == SOURCE_FILE)
		buffer_format(out, _("from %s:%ld"), w->config->path ? w->config->path : "-", origin.line);
	else if (origin.source == SOURCE_ENVIRONMENT)
		buffer_format(out, _("from the environment: %s"), variable);
	else if (origin.source == SOURCE_OPTION)
		buffer_format(out, _("from the option %s"), row->option);
	else
		buffer_add_text(out, _("the default"));
	free(variable);
}

void setting_add_allowed(const struct setting *row, struct buffer *out)
{
	if (row->type == SETTING_SECONDS)
		buffer_format(out, _("%s, or seconds from 1 to %d"), row->words, SETTING_SECONDS_MOST);
	else if (row->words)
		for (const char *at = row->words; *at; at++)
			buffer_add_text(out, *at == '|' ? " | " : (char[]){*at, '\0'});
	else if (row->type == SETTING_PATH)
		buffer_add_text(out, _("a path from / or ~/ on"));
	else if (row->type == SETTING_TEXTS)
		buffer_add_text(out, _("a list of names"));
	else
		buffer_add_text(out, _("a mapping"));
}

static void introduce(const struct writing *w, const struct setting *row, struct origin origin)
{
	struct buffer text = {0};
	buffer_add_byte(w->out, '\n');
	buffer_format(&text, "%s: %s", row->name, _(row->help));
	comment(w, buffer_slice(&text));
	buffer_clear(&text);
	setting_add_allowed(row, &text);
	if (w->config) {
		buffer_add_text(&text, "; ");
		add_origin(w, origin, row, &text);
	}
	comment(w, buffer_slice(&text));
	buffer_free(&text);
}

static void write_entry(const struct writing *w, const char *name, struct value *value, int column)
{
	buffer_add_text(w->out, mark(w));
	value_write_entry(w->out, slice_of(name), value, column, "\n");
	value_free(value);
}

/* ---- styles ---- */

static void add_colour(struct value *map, const char *name, bool has, int colour)
{
	char *number = mem_format("%d", colour);
	if (has)
		value_map_add(map, name, colour < 0 ? value_text(slice_of("default")) : value_plain(number));
	free(number);
}

static void add_attribute(struct value *map, const char *name, const struct style_change *change, unsigned attribute)
{
	if ((change->on | change->off) & attribute)
		value_map_add(map, name, value_plain(change->on & attribute ? "true" : "false"));
}

static struct value *style_value(const struct style_change *change)
{
	struct value *map = value_map();
	add_colour(map, "foreground", change->has_fg, change->fg256);
	add_colour(map, "background", change->has_bg, change->bg256);
	add_attribute(map, "bold", change, STYLE_BOLD);
	add_attribute(map, "underline", change, STYLE_UNDERLINE);
	add_attribute(map, "reverse", change, STYLE_REVERSE);
	add_attribute(map, "faint", change, STYLE_FAINT);
	return map;
}

static void write_styles(const struct writing *w)
{
	const struct config *s = w->config;
	struct buffer names = {0};
	buffer_add_text(&names, _("the styles:"));
	for (enum style style = 0; style < STYLE_COUNT; style++)
		buffer_format(&names, " %s", style_name(style));
	comment(w, buffer_slice(&names));
	buffer_clear(&names);
	buffer_format(&names, _("the colours: %s"), style_colours);
	comment(w, buffer_slice(&names));
	buffer_free(&names);
	if (!s || !s->styled) {
		buffer_format(w->out, "%sstyles: {}\n", mark(w));
		return;
	}
	buffer_add_text(w->out, "styles:\n");
	for (enum style style = 0; style < STYLE_COUNT; style++) {
		if (s->style_origins[style].source == SOURCE_DEFAULT)
			continue;
		buffer_add_text(w->out, "  # ");
		add_origin(w, s->style_origins[style], &setting_table[SETTING_STYLES], w->out);
		buffer_add_byte(w->out, '\n');
		write_entry(w, style_name(style), style_value(&s->styles.of[style]), 2);
	}
}

/* ---- keys ---- */

static void write_command(const struct writing *w, size_t row)
{
	const struct command *command = &command_table[row];
	const struct config *s = w->config;
	const char *own = s && s->key_count ? s->keys[row] : NULL, *keys = own ? own : command->keys;
	struct buffer line = {0};
	buffer_add_text(w->out, mark(w));
	struct value *value = *keys ? value_text(slice_of(keys)) : value_list();
	value_write_entry(&line, slice_of(command->name), value, 2, "\n");
	value_free(value);
	buffer_format(w->out, "%.*s  # %s", (int)line.length - 1, line.bytes, _(command->help));
	if (own) {
		buffer_add_text(w->out, "; ");
		add_origin(w, s->key_origins[row], &setting_table[SETTING_KEYS], w->out);
	}
	buffer_add_byte(w->out, '\n');
	buffer_free(&line);
}

static void write_keys(const struct writing *w)
{
	buffer_format(w->out, "%skeys:\n", mark(w));
	for (size_t row = 0; row < command_count; row++)
		write_command(w, row);
}

/* ---- all ---- */

static struct value *owners_value(const struct config *s)
{
	struct value *list = value_list();
	for (size_t i = 0; s && i < s->owner_count; i++)
		value_list_add(list, value_text(slice_of(s->owners[i])));
	return list;
}

static void write_setting(const struct writing *w, enum setting_id id)
{
	const struct setting *row = &setting_table[id];
	const struct config *s = w->config;
	introduce(w, row, s ? s->origins[id] : (struct origin){0});
	if (row->type == SETTING_COMMANDS)
		write_keys(w);
	else if (row->type == SETTING_LOOKS)
		write_styles(w);
	else if (row->type == SETTING_TEXTS)
		write_entry(w, row->name, owners_value(s), 0);
	else if (row->type == SETTING_PATH)
		write_entry(w, row->name, value_text(slice_of(s ? s->values[id] : "")), 0);
	else
		write_entry(w, row->name, value_plain(s ? s->values[id] : row->usual), 0);
}

void config_write(const struct config *config, struct buffer *out)
{
	struct writing w = {config, out};
	struct buffer head = {0};
	if (!config)
		buffer_add_text(&head,
		                _("The configuration of touchgrid. Every setting stands here with its default; take "
		                  "the # away from one to change it. `touchgrid config` shows what is in effect and "
		                  "finds mistakes."));
	else if (config->read)
		buffer_format(&head, _("The configuration that is in effect; the file is %s."), config->path);
	else if (config->path)
		buffer_format(&head,
		              _("The configuration that is in effect; there is no file %s, and `touchgrid config "
		                "--init` makes one."),
		              config->path);
	else
		buffer_add_text(&head, _("The configuration that is in effect; no file is read."));
	comment(&w, buffer_slice(&head));
	buffer_free(&head);
	for (enum setting_id id = 0; id < SETTING_COUNT; id++)
		write_setting(&w, id);
}
