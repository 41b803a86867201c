#include "cli/output.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/message.h"
#include "base/unicode.h"

#define WIDTH 100
#define WIDTH_LEAST 20
#define WIDTH_MOST 9999

int output_width(int otherwise)
{
	struct winsize size;
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
		return size.ws_col;
	const char *columns = getenv("COLUMNS");
	long width = columns ? strtol(columns, NULL, 10) : 0;
	return width > 0 && width < 10000 ? (int)width : otherwise;
}

bool output_width_wish(const char *wish, int *width)
{
	char *end = NULL;
	long columns = wish ? strtol(wish, &end, 10) : output_width(WIDTH);
	*width = (int)columns;
	if (!wish || (!*end && columns >= WIDTH_LEAST && columns <= WIDTH_MOST))
		return true;
	subcommand_fail(_("--width is a number from %d to %d"), WIDTH_LEAST, WIDTH_MOST);
	return false;
}

/* Has a terminal of that name no colours? */
static bool is_colourless(const char *term)
{
	const char *kind = strrchr(term, '-');
	return !*term || strcmp(term, "dumb") == 0 || strncmp(term, "vt", 2) == 0 ||
	       (kind && (strcmp(kind, "-m") == 0 || strcmp(kind, "-mono") == 0));
}

int output_colours(const char *wish)
{
	const char *term = getenv("TERM"), *no_color = getenv("NO_COLOR"), *rich = getenv("COLORTERM");
	if (wish && strcmp(wish, "never") == 0)
		return 0;
	if (!wish || strcmp(wish, "always") != 0) {
		if ((no_color && *no_color) || !isatty(STDOUT_FILENO) || !term || is_colourless(term))
			return 0;
	}
	return (term && strstr(term, "256color")) || (rich && *rich) ? 256 : 8;
}

enum status output_write(struct slice text, enum status status)
{
	if (fwrite(text.bytes, 1, text.length, stdout) == text.length && fflush(stdout) == 0)
		return status;
	return subcommand_fail(_("standard output cannot be written: %s"), strerror(errno));
}

enum status output_write_data(struct slice text, enum status status)
{
	struct buffer safe = {0};
	if (!isatty(STDOUT_FILENO))
		return output_write(text, status);
	for (size_t at = 0, end; at < text.length; at = end + 1) {
		for (end = at; end < text.length && !strchr("\t\n", text.bytes[end]);)
			end++;
		size_t cr = end > at && text.bytes[end - 1] == '\r';
		unicode_sanitise(&safe, slice_make(text.bytes + at, end - at - cr), -1);
		buffer_add(&safe, text.bytes + end, end < text.length);
	}
	status = output_write(buffer_slice(&safe), status);
	buffer_free(&safe);
	return status;
}
