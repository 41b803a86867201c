#include "screen/key.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/message.h"
#include "base/unicode.h"

#define FUNCTION_KEYS 63
#define WAIT_MOST 999999 /* seconds */

/* The first name of a key is the one it is written with. */
static const struct {
	const char *name;
	key k;
} names[] = {
        {"Enter", KEY_ENTER_},
        {"Esc", KEY_ESCAPE_},
        {"Tab", KEY_TAB_},
        {"BS", KEY_BACKSPACE_},
        {"Delete", KEY_DELETE_},
        {"Insert", KEY_INSERT_},
        {"Up", KEY_UP_},
        {"Down", KEY_DOWN_},
        {"Left", KEY_LEFT_},
        {"Right", KEY_RIGHT_},
        {"Home", KEY_HOME_},
        {"End", KEY_END_},
        {"PgUp", KEY_PAGE_UP_},
        {"PgDn", KEY_PAGE_DOWN_},
        {"Paste", KEY_PASTE_},
        {"PasteEnd", KEY_PASTE_END_},
        {"Resize", KEY_RESIZE_},
        {"Space", ' '},
        {"lt", '<'},
        {"CR", KEY_ENTER_},
        {"Return", KEY_ENTER_},
        {"Escape", KEY_ESCAPE_},
        {"Backspace", KEY_BACKSPACE_},
        {"Del", KEY_DELETE_},
        {"Ins", KEY_INSERT_},
        {"PageUp", KEY_PAGE_UP_},
        {"PageDown", KEY_PAGE_DOWN_},
};
#define NAME_COUNT (sizeof names / sizeof *names)

/* A key of the mouse: a bit that says so, modifiers, the act, column and row. */
#define MOUSE_BIT (1u << 31)
#define MOUSE_ACT_SHIFT 24
#define MOUSE_X_SHIFT 12

static const char *const mouse_names[] = {[MOUSE_CLICK] = "Click",
                                          [MOUSE_DOUBLE_CLICK] = "DoubleClick",
                                          [MOUSE_RIGHT_CLICK] = "RightClick",
                                          [MOUSE_DRAG] = "Drag",
                                          [MOUSE_RELEASE] = "Release",
                                          [MOUSE_WHEEL_UP] = "WheelUp",
                                          [MOUSE_WHEEL_DOWN] = "WheelDown",
                                          [MOUSE_WHEEL_LEFT] = "WheelLeft",
                                          [MOUSE_WHEEL_RIGHT] = "WheelRight"};
#define MOUSE_NAME_COUNT (sizeof mouse_names / sizeof *mouse_names)

static key within(int position)
{
	return position < 0 ? 0 : position > KEY_MOUSE_MAX ? KEY_MOUSE_MAX : (key)position;
}

key key_of_mouse(enum mouse_act act, int x, int y)
{
	return MOUSE_BIT | (key)act << MOUSE_ACT_SHIFT | within(x) << MOUSE_X_SHIFT | within(y);
}

enum mouse_act key_mouse(key k)
{
	return k & MOUSE_BIT ? (enum mouse_act)(k >> MOUSE_ACT_SHIFT & 15) : MOUSE_NOTHING;
}

int key_mouse_x(key k)
{
	return (int)(k >> MOUSE_X_SHIFT & KEY_MOUSE_MAX);
}

int key_mouse_y(key k)
{
	return (int)(k & KEY_MOUSE_MAX);
}

long key_wait(key k)
{
	return (k & (MOUSE_BIT | KEY_WAIT)) == KEY_WAIT ? (long)(k & (KEY_NAMED - 1)) : -1;
}

key key_of_control(unsigned char byte)
{
	switch (byte) {
	case 0:
		return KEY_CTRL | ' ';
	case '\b':
	case 127:
		return KEY_BACKSPACE_;
	case '\t':
		return KEY_TAB_;
	case '\r':
		return KEY_ENTER_;
	case 27:
		return KEY_ESCAPE_;
	default:
		return KEY_CTRL | (key)(byte <= 26 ? byte + 'a' - 1 : byte + '@');
	}
}

static bool is_letter(key k)
{
	return (k >= 'a' && k <= 'z') || (k >= 'A' && k <= 'Z');
}

/* Puts modifiers on a key, the way a terminal would send it. */
static key modified(key k, key flags)
{
	if (key_wait(k) >= 0)
		return k;
	if (is_letter(k) && (flags & KEY_CTRL))
		return key_of_control(k & 31) | (flags & KEY_ALT);
	if (k == '[' && (flags & KEY_CTRL))
		return KEY_ESCAPE_ | (flags & KEY_ALT);
	if (is_letter(k) && (flags & KEY_SHIFT))
		return (k & ~(key)32) | (flags & KEY_ALT);
	return k | flags;
}

/* The key of “Click 12,5”; 0: it is none. */
static key named_mouse(const char *name, size_t length)
{
	char text[KEY_NAME], word[16], rest;
	int x, y;
	snprintf(text, sizeof text, "%.*s", (int)length, name);
	if (sscanf(text, "%15[A-Za-z] %4d,%4d%c", word, &x, &y, &rest) != 3 || x < 0 || y < 0)
		return 0;
	for (size_t i = MOUSE_CLICK; i < MOUSE_NAME_COUNT; i++)
		if (strcasecmp(mouse_names[i], word) == 0)
			return key_of_mouse((enum mouse_act)i, x, y);
	return 0;
}

/* "Wait 61s"; 0: it is no such thing. */
static key waiting(const char *name, size_t length)
{
	size_t at = sizeof "Wait " - 1;
	key seconds = 0;
	if (length < at + 2 || strncasecmp(name, "Wait ", at) != 0 || name[length - 1] != 's')
		return 0;
	for (; at + 1 < length; at++) {
		if (name[at] < '0' || name[at] > '9' || seconds > WAIT_MOST / 10)
			return 0;
		seconds = seconds * 10 + (key)(name[at] - '0');
	}
	return KEY_WAIT | seconds;
}

/* The key a name stands for, without modifiers; 0: none. */
static key named(const char *name, size_t length)
{
	struct slice text = slice_make(name, length);
	size_t at = 0;
	key mouse = named_mouse(name, length);
	if (mouse)
		return mouse;
	for (size_t i = 0; i < NAME_COUNT; i++)
		if (strlen(names[i].name) == length && strncasecmp(names[i].name, name, length) == 0)
			return names[i].k;
	if (length >= 2 && length <= 3 && (name[0] == 'F' || name[0] == 'f')) {
		char *end;
		long n = strtol(name + 1, &end, 10);
		if (end == name + length && n >= 1 && n <= FUNCTION_KEYS && name[1] >= '1' && name[1] <= '9')
			return KEY_F0_ + (key)n;
	}
	if (!length)
		return 0;
	if (waiting(name, length))
		return waiting(name, length);
	key k = unicode_next(text.bytes, text.length, &at);
	return at == length && key_is_text(k) ? k : 0;
}

static key modifier(char letter)
{
	switch (letter) {
	case 'C':
	case 'c':
		return KEY_CTRL;
	case 'A':
	case 'a':
	case 'M':
	case 'm':
		return KEY_ALT;
	case 'S':
	case 's':
		return KEY_SHIFT;
	default:
		return 0;
	}
}

/* Reads <…> at `at`; its key, or 0. */
static key bracketed(struct slice script, size_t at, size_t *behind)
{
	const char *start = script.bytes + at + 1;
	const char *end = memchr(start, '>', script.length - at - 1);
	if (end && end + 1 < script.bytes + script.length && end[1] == '>' && end[-1] == '-')
		end++;
	if (!end || end - start >= KEY_NAME)
		return 0;
	key flags = 0;
	while (end - start > 2 && start[1] == '-' && modifier(start[0])) {
		flags |= modifier(start[0]);
		start += 2;
	}
	key k = named(start, (size_t)(end - start));
	*behind = (size_t)(end + 1 - script.bytes);
	return k ? modified(k, flags) : 0;
}

bool key_parse(struct slice script, size_t *at, key *out, struct error *err)
{
	while (*at < script.length && (script.bytes[*at] == '\n' || script.bytes[*at] == '\r'))
		++*at;
	if (*at >= script.length)
		return false;
	unsigned char first = (unsigned char)script.bytes[*at];
	if (first == '<') {
		size_t behind;
		key k = bracketed(script, *at, &behind);
		if (!k)
			return error_at(err, *at,
			                _("there is no such key name; write <Enter>, <C-s>, <F1>, <lt> for <"));
		*out = k;
		*at = behind;
	} else if (first < 32 || first == 127) {
		*out = key_of_control(first);
		++*at;
	} else {
		*out = unicode_next(script.bytes, script.length, at);
	}
	return true;
}

/* The key without modifiers, in words. */
static void format_plain(key k, char out[KEY_NAME])
{
	enum mouse_act act = key_mouse(k);
	if (act && act < MOUSE_NAME_COUNT) {
		snprintf(out, KEY_NAME, "%s %d,%d", mouse_names[act], key_mouse_x(k), key_mouse_y(k));
		return;
	}
	for (size_t i = 0; i < NAME_COUNT; i++) {
		if (names[i].k == k) {
			snprintf(out, KEY_NAME, "%s", names[i].name);
			return;
		}
	}
	if (k > KEY_F0_ && k <= KEY_F0_ + FUNCTION_KEYS)
		snprintf(out, KEY_NAME, "F%u", (unsigned)(k - KEY_F0_));
	else
		out[unicode_encode(k, out)] = '\0';
}

void key_format(key k, char out[KEY_NAME])
{
	char plain[KEY_NAME];
	key flags = k & KEY_FLAGS;
	if (key_wait(k) >= 0) {
		snprintf(out, KEY_NAME, "<Wait %us>", (unsigned)(k & (KEY_NAMED - 1)));
		return;
	}
	format_plain(k & ~(key)KEY_FLAGS, plain);
	if (!flags && key_is_text(k) && k != ' ' && k != '<')
		snprintf(out, KEY_NAME, "%s", plain);
	else
		snprintf(out, KEY_NAME, "<%s%s%s%.22s>", flags & KEY_CTRL ? "C-" : "", flags & KEY_ALT ? "A-" : "",
		         flags & KEY_SHIFT ? "S-" : "", plain);
}

bool key_is_text(key k)
{
	return k >= ' ' && k <= 0x10FFFF && !(k >= 0x7F && k < 0xA0);
}
