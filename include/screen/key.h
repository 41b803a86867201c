/* A key press as a number, and its name as text.
 *
 * A key is a code point, or one of the named keys above Unicode, with
 * modifiers.  Names are what --keys scripts and the config file use: a 日 <Enter>
 * <Esc> <Tab> <S-Tab> <Up> <PgDn> <F1> <C-s> <A-x> <lt> <Space>.  Case does not
 * matter in the names of named keys.  What a terminal cannot tell apart is one
 * key: <C-i> is <Tab>, <C-m> is <Enter>, <C-h> is <BS>, <C-[> is <Esc>.  Paste
 * comes as <Paste>, characters (newlines as <Enter>), <PasteEnd>.  In a script
 * <Wait 61s> lets time pass.
 *
 * What the mouse does is a key too: <Click 12,5> is its left button pressed at
 * column 12 of row 5, counted from 0; moved with the button held it is
 * <Drag 20,8>, and let go <Release 20,8>.  A second press in the same cell right
 * after the first is <DoubleClick 12,5>.  There are also <RightClick x,y>,
 * <WheelUp x,y>, <WheelDown x,y>, <WheelLeft x,y> and <WheelRight x,y>, all with
 * modifiers, <C-Click 12,5>. */
#ifndef SCREEN_KEY_H
#define SCREEN_KEY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/slice.h"

typedef uint32_t key;

enum {
	KEY_CTRL = 1u << 28, /* with a lower-case letter or a named key */
	KEY_ALT = 1u << 29,
	KEY_SHIFT = 1u << 30, /* with a named key */
	KEY_FLAGS = KEY_CTRL | KEY_ALT | KEY_SHIFT,
	KEY_WAIT = 1u << 26, /* with a number of seconds: no key, time passes; see key_wait */
	KEY_NAMED = 1u << 24,
	KEY_ENTER_ = KEY_NAMED,
	KEY_ESCAPE_,
	KEY_TAB_,
	KEY_BACKSPACE_,
	KEY_DELETE_,
	KEY_INSERT_,
	KEY_UP_,
	KEY_DOWN_,
	KEY_LEFT_,
	KEY_RIGHT_,
	KEY_HOME_,
	KEY_END_,
	KEY_PAGE_UP_,
	KEY_PAGE_DOWN_,
	KEY_PASTE_,     /* pasted text follows … */
	KEY_PASTE_END_, /* … up to here */
	KEY_RESIZE_,    /* the terminal's size changed */
	KEY_F0_         /* KEY_F0_ + n is Fn */
};

/* what the mouse did */
enum mouse_act {
	MOUSE_NOTHING,
	MOUSE_CLICK,
	MOUSE_DOUBLE_CLICK,
	MOUSE_RIGHT_CLICK,
	MOUSE_DRAG,
	MOUSE_RELEASE,
	MOUSE_WHEEL_UP,
	MOUSE_WHEEL_DOWN,
	MOUSE_WHEEL_LEFT,
	MOUSE_WHEEL_RIGHT
};

/* the last column and row that the mouse can be at */
#define KEY_MOUSE_MAX 4095

/* the longest name with its NUL */
#define KEY_NAME 32

/* Reads the next key of a script at *at; false at the end or, with err set, at
 * an unknown name.  A newline in the script is skipped. */
bool key_parse(struct slice script, size_t *at, key *out, struct error *err);
/* writes the key's name, as key_parse reads it (curses has a key_name of its own) */
void key_format(key k, char out[KEY_NAME]);
/* the key that a terminal means by a control byte, 0 … 31 or 127 */
key key_of_control(unsigned char byte);
/* is it a character that text fields take? */
bool key_is_text(key k);

/* what the mouse did at a column and row, which are brought into 0 … KEY_MOUSE_MAX */
key key_of_mouse(enum mouse_act act, int x, int y);
/* the seconds that a script lets pass; -1: it is no such key */
long key_wait(key k);
/* MOUSE_NOTHING: it is no key of the mouse */
enum mouse_act key_mouse(key k);
int key_mouse_x(key k);
int key_mouse_y(key k);

#endif
