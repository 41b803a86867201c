#include "support/session.h"

#include <stdio.h>
#include <string.h>

#include "base/message.h"
#include "screen/frame.h"
#include "view/painter.h"
#include "view/view.h"

#define MOST_KEYS 100

struct session {
	struct ui *ui;
	struct painter *painter;
	struct frame *kept, *fresh;
};

static void resize(struct session *s, int which)
{
	static const int sizes[][2] = {{80, 24}, {20, 5}, {200, 60}, {19, 4}, {33, 9}, {110, 12}, {40, 30}, {160, 45}};
	int width = sizes[which & 7][0], height = sizes[which & 7][1];
	ui_resize(s->ui, width, height);
	frame_resize(s->kept, width, height);
	frame_resize(s->fresh, width, height);
	painter_forget(s->painter);
}

/* A file may have any name: what would write one is given up. */
static bool saves(const struct ui *ui, key k)
{
	return k == KEY_ENTER_ && ui->prompt && strcmp(ui->prompt->title, _("Save as")) == 0;
}

static void press(struct session *s, key k, int nth)
{
	ui_key(s->ui, saves(s->ui, k) ? KEY_ESCAPE_ : k);
	if (s->ui->request == REQUEST_EDITOR)
		ui_edited(s->ui, nth % 3 ? "一行\n二行, 三\n" : NULL);
	s->ui->request = REQUEST_NONE;
}

static bool painted_alike(struct session *s, const char *after)
{
	struct buffer text = {0};
	painter_paint(s->painter, s->ui, s->kept);
	view_paint(s->ui, s->fresh);
	if (frame_equals(s->kept, s->fresh, true) && s->kept->caret_x == s->fresh->caret_x &&
	    s->kept->caret_y == s->fresh->caret_y && s->kept->rest_x == s->fresh->rest_x &&
	    s->kept->rest_y == s->fresh->rest_y)
		return true;
	frame_print(s->kept, &text);
	buffer_add_text(&text, "---- but all at once\n");
	frame_print(s->fresh, &text);
	fprintf(stderr, "after %s, caret %d %d and %d %d\n%s\n", after, s->kept->caret_x, s->kept->caret_y,
	        s->fresh->caret_x, s->fresh->caret_y, text.bytes);
	buffer_free(&text);
	return false;
}

bool session_play(struct document *document, struct slice script)
{
	struct session s = {ui_new(document), painter_new(), frame_new(80, 24), frame_new(80, 24)};
	bool alike = true;
	size_t at = 0;
	resize(&s, 0);
	for (int i = 0; alike && i < MOST_KEYS && at < script.length; i++) {
		char name[KEY_NAME] = "a change of size";
		struct error err = {0};
		key k = '<';
		if (script.bytes[at] > 0 && script.bytes[at] <= 8) {
			resize(&s, script.bytes[at++]);
		} else if (key_parse(script, &at, &k, &err) || err.message[0]) {
			at += err.message[0] != '\0';
			press(&s, k, i);
			key_format(k, name);
		}
		alike = painted_alike(&s, name);
	}
	ui_free(s.ui);
	painter_free(s.painter);
	frame_free(s.kept);
	frame_free(s.fresh);
	return alike;
}
