#include "events.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <yaml.h>

#include "base/buffer.h"
#include "base/mem.h"

static void describe(struct buffer *out, const yaml_event_t *e)
{
	const char *anchor = NULL, *tag = NULL;
	int detail = 0;
	switch (e->type) {
	case YAML_SCALAR_EVENT:
		anchor = (const char *)e->data.scalar.anchor;
		tag = (const char *)e->data.scalar.tag;
		detail = (int)e->data.scalar.style * 4 + e->data.scalar.plain_implicit * 2 +
		         e->data.scalar.quoted_implicit;
		buffer_add(out, (const char *)e->data.scalar.value, e->data.scalar.length);
		break;
	case YAML_ALIAS_EVENT:
		buffer_add_text(out, (const char *)e->data.alias.anchor);
		break;
	case YAML_SEQUENCE_START_EVENT:
		anchor = (const char *)e->data.sequence_start.anchor;
		tag = (const char *)e->data.sequence_start.tag;
		detail = (int)e->data.sequence_start.style;
		break;
	case YAML_MAPPING_START_EVENT:
		anchor = (const char *)e->data.mapping_start.anchor;
		tag = (const char *)e->data.mapping_start.tag;
		detail = (int)e->data.mapping_start.style;
		break;
	default:
		break;
	}
	buffer_format(out, "|%d|%s|%s|%d", (int)e->type, anchor ? anchor : "", tag ? tag : "", detail);
}

static void add(struct events *events, const yaml_event_t *e, size_t *open, size_t *depth)
{
	bool starts = e->type == YAML_SCALAR_EVENT || e->type == YAML_ALIAS_EVENT ||
	              e->type == YAML_SEQUENCE_START_EVENT || e->type == YAML_MAPPING_START_EVENT;
	bool ends = e->type == YAML_SEQUENCE_END_EVENT || e->type == YAML_MAPPING_END_EVENT;
	struct buffer line = {0};
	if (!starts && !ends)
		return;
	events->lines = mem_resize(events->lines, events->count + 1, sizeof(char *));
	if (starts) {
		events->starts = mem_resize(events->starts, events->nodes + 1, sizeof(size_t));
		events->ends = mem_resize(events->ends, events->nodes + 1, sizeof(size_t));
		events->starts[events->nodes] = events->ends[events->nodes] = events->count;
		if (e->type == YAML_SEQUENCE_START_EVENT || e->type == YAML_MAPPING_START_EVENT)
			open[(*depth)++] = events->nodes;
		events->nodes++;
	} else {
		events->ends[open[--*depth]] = events->count;
	}
	describe(&line, e);
	events->lines[events->count++] = buffer_take(&line);
}

void events_read(struct slice text, struct events *events)
{
	yaml_parser_t parser;
	size_t open[128], depth = 0;
	bool ok = true, end = false;
	*events = (struct events){.lines = mem_new(1)};
	yaml_parser_initialize(&parser);
	yaml_parser_set_input_string(&parser, (const unsigned char *)text.bytes, text.length);
	while (ok && !end) {
		yaml_event_t event;
		ok = yaml_parser_parse(&parser, &event) && depth < 127;
		if (!ok)
			break;
		end = event.type == YAML_STREAM_END_EVENT;
		add(events, &event, open, &depth);
		yaml_event_delete(&event);
	}
	yaml_parser_delete(&parser);
	if (!ok)
		events_free(events);
}

void events_free(struct events *events)
{
	for (size_t i = 0; i < events->count; i++)
		free(events->lines[i]);
	free(events->lines);
	free(events->starts);
	free(events->ends);
	*events = (struct events){0};
}

bool events_equal(const struct events *a, size_t from, size_t to, const struct events *b, size_t at)
{
	for (; from < to; from++, at++) {
		if (at >= b->count || from >= a->count || strcmp(a->lines[from], b->lines[at]) != 0)
			return false;
	}
	return true;
}

static int by_name(const void *a, const void *b)
{
	return strcmp(((const struct corpus_file *)a)->name, ((const struct corpus_file *)b)->name);
}

struct corpus_file *corpus_read(const char *folder)
{
	struct corpus_file *files = NULL;
	size_t count = 0;
	DIR *dir = opendir(folder);
	for (struct dirent *entry; dir && (entry = readdir(dir));) {
		if (!strstr(entry->d_name, ".yaml"))
			continue;
		char *path = mem_format("%s/%s", folder, entry->d_name);
		FILE *file = fopen(path, "rb");
		struct corpus_file one = {mem_copy_text(entry->d_name), mem_new(1 << 17), 0};
		if (file) {
			one.length = fread(one.bytes, 1, (1 << 17) - 1, file);
			fclose(file);
		}
		free(path);
		files = mem_resize(files, count + 1, sizeof *files);
		files[count++] = one;
	}
	if (dir)
		closedir(dir);
	files = mem_resize(files, count + 1, sizeof *files);
	qsort(files, count, sizeof *files, by_name);
	files[count] = (struct corpus_file){0};
	return files;
}

void corpus_free(struct corpus_file *files)
{
	for (struct corpus_file *f = files; f->name; f++) {
		free(f->name);
		free(f->bytes);
	}
	free(files);
}

struct slice corpus_text(const struct corpus_file *file)
{
	return slice_make(file->bytes, file->length);
}
