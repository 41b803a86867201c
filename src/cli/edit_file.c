#include "cli/edit_file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/message.h"
#include "cli/output.h"
#include "format/json.h"
#include "journey/find.h"
#include "journey/template.h"

#define PATIENCE 60000 /* milliseconds to wait for others that edit the file */
#define TRIES 5        /* when a program that takes no lock writes meanwhile */

static struct document *open_blank(const char *path, struct error *err)
{
	struct buffer blank = {0};
	template_write(template_find("blank"), message_language(), false, &blank);
	struct document *document = document_of_bytes(buffer_slice(&blank), path, err);
	buffer_free(&blank);
	return document;
}

/* A map whose name says that it is JSON begins as JSON. */
static bool save_new(const struct edit_file *edit, const char *path, struct file_lock *lock, struct error *err)
{
	const struct format *format = format_of_path(path);
	struct buffer text = {0};
	if (!format || format->write != json_write_map)
		return document_save_locked(edit->document, lock, err);
	json_write_map(edit->journey, 0, &text);
	bool good = file_create(path, buffer_slice(&text), err);
	buffer_free(&text);
	return good;
}

/* *again: a program that takes no lock wrote meanwhile, and nothing is saved. */
static bool edit_under_lock(struct edit_file *edit, const char *path, edit_file_work *work, struct file_lock *lock,
                            bool *again, struct error *err)
{
	struct file_stamp before, now;
	file_stamp_take(path, &before);
	bool new = edit->makes && !before.exists;
	edit->document = new ? open_blank(path, err) : document_open(path, err);
	if (!edit->document)
		return false;
	edit->journey = document_journey(edit->document);
	bool good = work(edit, err);
	file_stamp_take(path, &now);
	*again = !file_stamp_equals(&before, &now);
	good = good &&
	       (edit->dry || (new ? save_new(edit, path, lock, err) : document_save_locked(edit->document, lock, err)));
	document_free(edit->document);
	if (!good && !err->file[0])
		snprintf(err->file, sizeof err->file, "%s", path);
	return good;
}

/* Standard input is read before the file is locked: it may take its time. */
static bool read_input(struct edit_file *edit, struct error *err)
{
	struct file_stamp stamp;
	bool wanted = false;
	for (int i = 1; edit->arguments->subcommand->run == add_run && i < edit->arguments->count; i++)
		wanted |= strcmp(edit->arguments->operands[i], "-") == 0;
	return !wanted || file_read("-", DOCUMENT_MAX_BYTES, &edit->input, &stamp, err);
}

enum status edit_file_run_as(struct edit_file *edit, edit_file_work *work)
{
	const char *path = edit->arguments->operands[0], *list = argument(edit->arguments, "--list");
	struct error err = {0};
	bool good = false, again = true;
	edit->kind = list ? kind_of_list(slice_of(list)) : KIND_TOUCHPOINT;
	if (strcmp(path, "-") == 0)
		return subcommand_fail(_("%s changes a file, and standard input is none; name the file"),
		                       edit->arguments->subcommand->name);
	if (!read_input(edit, &err))
		return subcommand_complain(&err);
	for (int i = 0; i < TRIES && !good && again; i++) {
		struct file_lock *lock = file_lock(path, PATIENCE, &err);
		if (!lock)
			break;
		buffer_clear(&edit->out);
		again = false;
		err = (struct error){0};
		good = edit_under_lock(edit, path, work, lock, &again, &err);
		file_unlock(lock);
	}
	enum status status = good ? output_write(buffer_slice(&edit->out), STATUS_FINE) : subcommand_complain(&err);
	buffer_free(&edit->out);
	buffer_free(&edit->input);
	return status;
}

enum status edit_file_run(const struct arguments *arguments, edit_file_work *work)
{
	struct edit_file edit = {.arguments = arguments};
	return edit_file_run_as(&edit, work);
}

bool edit_file_apply(struct edit_file *edit, struct plan *plan, struct error *err)
{
	bool good = document_apply(edit->document, plan->changes, plan->count, edit->arguments->subcommand->name, false,
	                           err);
	plan_free(plan);
	return good;
}

/* ---- things ---- */

struct item *edit_file_item(const struct edit_file *edit, const char *word, struct error *err)
{
	for (enum kind kind = KIND_STAGE; kind < KIND_COUNT; kind++)
		if (kind != edit->kind && !journey_find(edit->journey, edit->kind, slice_of(word)) &&
		    journey_find(edit->journey, kind, slice_of(word))) {
			error_set(err, _("there is no %s “%s”, but a %s; say --list %s"),
			          message_label(kind_label(edit->kind)), word, message_label(kind_label(kind)),
			          kind_list_key(kind));
			return NULL;
		}
	return find_item(edit->journey, edit->kind, slice_of(word), err);
}

struct item **edit_file_items(const struct edit_file *edit, size_t *count, struct error *err)
{
	struct item **items = mem_new_array((size_t)edit->arguments->count, sizeof(struct item *));
	*count = 0;
	for (int i = 1; i < edit->arguments->count; i++) {
		struct item *item = edit_file_item(edit, edit->arguments->operands[i], err);
		bool again = false;
		for (size_t k = 0; k < *count; k++)
			again |= items[k] == item;
		if (!item) {
			free(items);
			return NULL;
		}
		if (!again)
			items[(*count)++] = item;
	}
	return items;
}

bool edit_file_place(const struct edit_file *edit, size_t otherwise, size_t *at, struct error *err)
{
	const char *before = argument(edit->arguments, "--before"), *after = argument(edit->arguments, "--after");
	*at = otherwise;
	if (before && after)
		return error_set(err, _("--before and --after are both given; keep one"));
	if (!before && !after)
		return true;
	const struct item *other = edit_file_item(edit, before ? before : after, err);
	if (other)
		*at = journey_index(edit->journey, other) + (after ? 1 : 0);
	return other != NULL;
}

bool edit_file_takes(const struct edit_file *edit, const char *option, struct error *err)
{
	return edit->kind == KIND_TOUCHPOINT || !argument(edit->arguments, option) ||
	       error_set(err, _("%s is for touchpoints; leave it out, or leave out --list"), option);
}
