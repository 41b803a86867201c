/* A map that is played with by keys, without a terminal. */
#ifndef TESTS_UI_PLAY_H
#define TESTS_UI_PLAY_H

#include "ui/ui.h"

struct play {
	struct document *document;
	struct ui *ui;
	char *before; /* the text as it was opened */
};

/* Ends the test when the text is no map.  It is noon of 2026-11-25, a Wednesday. */
struct play play_start(const char *text);
/* the same with a map file */
struct play play_open(const char *path);
void play_end(struct play *play);
/* keys as scripts write them: "a日<Enter>" */
void play_keys(struct play *play, const char *keys);
/* Does the mouse something, "Click" or "C-Drag", where the screen first shows a
 * text, or so many columns and rows from there. */
void play_mouse(struct play *play, const char *act, const char *text, int dx, int dy);
/* expects that the touchpoint of this name is under the cursor */
void play_expect_at(const struct play *play, const char *name);
/* the text now; free() */
char *play_text(const struct play *play);
/* Expects that the text differs from how it was opened in these lines only:
 * "-old\n+new\n", the first different line to the last. */
void play_expect_change(const struct play *play, const char *change);
/* expects that the text holds a piece, that it does not */
void play_expect(const struct play *play, const char *piece);
void play_expect_no(const struct play *play, const char *piece);
/* the screen as text; free() */
char *play_screen(const struct play *play, int width, int height);

#endif
