/* A key press as a number, and its name as text.
 *
 * A key is a code point, or one of the named keys above Unicode, with
 * modifiers.  Names are what --keys scripts and the config file use: a 日 <Enter>
 * <Esc> <Tab> <S-Tab> <Up> <PgDn> <F1> <C-s> <A-x> <lt> <Space>.  Case does not
 * matter in the names of named keys.  In a script <Wait 61s> lets time pass.  What a terminal cannot tell apart is one
 * key: <C-i> is <Tab>, <C-m> is <Enter>, <C-h> is <BS>, <C-[> is <Esc>.  Paste
 * comes as <Paste>, characters (newlines as <Enter>), <PasteEnd>. */
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
	KEY_WAIT = 1u << 26,  /* with a number of seconds: no key, time passes */
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

/* the longest name with its NUL */
#define KEY_NAME 24

/* Reads the next key of a script at *at; false at the end or, with err set, at
 * an unknown name.  A newline in the script is skipped. */
bool key_parse(struct slice script, size_t *at, key *out, struct error *err);
/* writes the key's name, as key_parse reads it (curses has a key_name of its own) */
void key_format(key k, char out[KEY_NAME]);
/* the key that a terminal means by a control byte, 0 … 31 or 127 */
key key_of_control(unsigned char byte);
/* is it a character that text fields take? */
bool key_is_text(key k);

#endif
