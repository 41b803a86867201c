#include "config/config.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/message.h"
#include "cli/output.h"
#include "cli/subcommand.h"

static enum status print_path(const char *path)
{
	struct buffer out = {0};
	buffer_format(&out, "%s\n", path);
	enum status status = output_write(buffer_slice(&out), STATUS_FINE);
	buffer_free(&out);
	return status;
}

/* Makes the folders that lead to it, for the user alone. */
static void make_folders(const char *path)
{
	char *copy = mem_copy_text(path);
	for (char *slash = *copy ? strchr(copy + 1, '/') : NULL; slash; slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		mkdir(copy, 0700);
		*slash = '/';
	}
	free(copy);
}

static enum status init(const char *path)
{
	struct error err = {0};
	struct buffer text = {0};
	if (access(path, F_OK) == 0)
		return subcommand_fail(_("%s is there already; `touchgrid config` shows what is in effect"), path);
	config_write(NULL, &text);
	make_folders(path);
	bool made = file_create(path, buffer_slice(&text), &err);
	buffer_free(&text);
	if (!made)
		return subcommand_complain(&err);
	buffer_format(&text, _("%s is made; all in it is a comment as yet"), path);
	buffer_add_byte(&text, '\n');
	enum status status = output_write(buffer_slice(&text), STATUS_FINE);
	buffer_free(&text);
	return status;
}

static enum status print(const struct arguments *arguments)
{
	const struct config *config = arguments->config;
	struct buffer out = {0};
	if (config->complaints.count)
		return subcommand_complain_all(&config->complaints);
	config_write(config, &out);
	enum status status = output_write(buffer_slice(&out), STATUS_FINE);
	buffer_free(&out);
	return status;
}

enum status config_run(const struct arguments *arguments)
{
	const char *path = arguments->config->path;
	bool asked = argument(arguments, "--path") || argument(arguments, "--init");
	if (asked && !path)
		return subcommand_fail(_("no configuration file is read; name one with --config FILE"));
	if (argument(arguments, "--path"))
		return print_path(path);
	if (argument(arguments, "--init"))
		return init(path);
	return print(arguments);
}
