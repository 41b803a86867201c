#include "support/tmux.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/mem.h"

/* What a tmux command prints; free(). */
static char *ask(const struct tmux *tmux, const char *arguments)
{
	char *command = mem_format("env -u TMUX LC_ALL=C.UTF-8 tmux -L %s -f /dev/null %s 2>/dev/null", tmux->socket,
	                           arguments);
	struct buffer out = {0};
	FILE *from = popen(command, "r");
	char bytes[4096];
	for (size_t count; from && (count = fread(bytes, 1, sizeof bytes, from)) > 0;)
		buffer_add(&out, bytes, count);
	if (from)
		pclose(from);
	free(command);
	return buffer_take(&out);
}

bool tmux_start(struct tmux *tmux, int width, int height, const char *command)
{
	static int number;
	*tmux = (struct tmux){0};
	snprintf(tmux->socket, sizeof tmux->socket, "touchgrid-%d-%d", (int)getpid(), number++);
	char *arguments =
	        mem_format("new-session -d -x %d -y %d '%s' ';' set -g status off ';' resize-window -x %d -y %d "
	                   "';' display -p '#{pane_tty}'",
	                   width, height, command ? command : "exec sleep 1000", width, height);
	char *said = ask(tmux, arguments);
	said[strcspn(said, "\n")] = '\0';
	snprintf(tmux->tty, sizeof tmux->tty, "%s", said);
	free(said);
	free(arguments);
	return tmux->tty[0] == '/';
}

void tmux_keys(const struct tmux *tmux, const char *keys)
{
	char *arguments = mem_format("send-keys %s", keys);
	free(ask(tmux, arguments));
	free(arguments);
}

char *tmux_capture(const struct tmux *tmux)
{
	return ask(tmux, "capture-pane -p");
}

char *tmux_capture_styles(const struct tmux *tmux)
{
	return ask(tmux, "capture-pane -p -e -N");
}

bool tmux_wait_text(const struct tmux *tmux, const char *text, int limit)
{
	for (; limit > 0; limit -= 20) {
		char *screen = tmux_capture(tmux);
		bool found = strstr(screen, text) != NULL;
		free(screen);
		if (found)
			return true;
		usleep(20000);
	}
	return false;
}

void tmux_cursor(const struct tmux *tmux, int *x, int *y, bool *visible)
{
	char *said = ask(tmux, "display -p '#{cursor_x} #{cursor_y} #{cursor_flag}'");
	int flag = 0;
	*x = *y = -1;
	sscanf(said, "%d %d %d", x, y, &flag);
	*visible = flag != 0;
	free(said);
}

void tmux_stop(struct tmux *tmux)
{
	free(ask(tmux, "kill-server"));
}
