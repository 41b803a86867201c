#include "term/input.h"

#include <string.h>

#include "base/unicode.h"

#define ESC 27
#define PASTE_END "\033[201~"
#define SEQUENCE_MAX 64  /* bytes of a sequence; what is longer is none */
#define DOUBLE_CLICK 400 /* ms between two clicks that are one double click */

/* What the start of the bytes means. */
struct token {
	size_t length; /* bytes it takes; 0: more are needed */
	key k;         /* 0: no key */
};

unsigned char *input_room(struct input *input, size_t *room)
{
	memmove(input->bytes, input->bytes + input->start, input->end - input->start);
	input->end -= input->start;
	input->start = 0;
	*room = sizeof input->bytes - input->end;
	return input->bytes + input->end;
}

void input_added(struct input *input, size_t count)
{
	input->end += count;
}

/* Could the bytes, too few for their first one, still become a character? */
static bool is_cut(const unsigned char *s, size_t length)
{
	size_t need = s[0] >= 0xF0 ? 4 : s[0] >= 0xE0 ? 3 : 2;
	if (s[0] < 0xC2 || s[0] > 0xF4 || length >= need)
		return false;
	for (size_t i = 1; i < length; i++)
		if ((s[i] & 0xC0) != 0x80)
			return false;
	return true;
}

static struct token read_character(const unsigned char *s, size_t length)
{
	size_t at = 0;
	if (is_cut(s, length))
		return (struct token){0, 0};
	uint32_t c = unicode_next((const char *)s, length, &at);
	return (struct token){at, c >= 0x80 && c < 0xA0 ? 0 : c};
}

/* The modifiers of a CSI parameter: 1 + Shift 1 + Alt 2 + Ctrl 4 + Meta 8. */
static key modifiers(unsigned parameter)
{
	unsigned bits = parameter ? parameter - 1 : 0;
	return (bits & 1 ? KEY_SHIFT : 0) | (bits & 10 ? KEY_ALT : 0) | (bits & 4 ? KEY_CTRL : 0);
}

/* The key of a sequence that ends in a letter; 0: none. */
static key letter_key(unsigned char letter)
{
	switch (letter) {
	case 'A':
		return KEY_UP_;
	case 'B':
		return KEY_DOWN_;
	case 'C':
		return KEY_RIGHT_;
	case 'D':
		return KEY_LEFT_;
	case 'F':
		return KEY_END_;
	case 'H':
		return KEY_HOME_;
	case 'P':
	case 'Q':
	case 'R':
	case 'S':
		return KEY_F0_ + 1 + (key)(letter - 'P');
	case 'Z':
		return KEY_SHIFT | KEY_TAB_;
	default:
		return 0;
	}
}

/* The key of CSI number ~; 0: none. */
static key tilde_key(unsigned number)
{
	static const key keys[] = {
	        [1] = KEY_HOME_,      [2] = KEY_INSERT_, [3] = KEY_DELETE_, [4] = KEY_END_,      [5] = KEY_PAGE_UP_,
	        [6] = KEY_PAGE_DOWN_, [7] = KEY_HOME_,   [8] = KEY_END_,    [11] = KEY_F0_ + 1,  KEY_F0_ + 2,
	        KEY_F0_ + 3,          KEY_F0_ + 4,       KEY_F0_ + 5,       [17] = KEY_F0_ + 6,  KEY_F0_ + 7,
	        KEY_F0_ + 8,          KEY_F0_ + 9,       KEY_F0_ + 10,      [23] = KEY_F0_ + 11, KEY_F0_ + 12,
	        [200] = KEY_PASTE_,   KEY_PASTE_END_};
	return number < sizeof keys / sizeof *keys ? keys[number] : 0;
}

/* A character that a terminal sends as a number with modifiers. */
static key numbered_key(unsigned code, unsigned parameter)
{
	key flags = modifiers(parameter);
	if (code < 32 || code == 127)
		return key_of_control((unsigned char)code) | flags;
	if ((flags & KEY_CTRL) && code >= '@' && code < 127)
		return key_of_control((unsigned char)(code & 31)) | (flags & KEY_ALT);
	if ((flags & KEY_SHIFT) && code >= 'a' && code <= 'z')
		code = code - 'a' + 'A';
	return code <= 0x10FFFF ? code | (flags & ~(key)KEY_SHIFT) : 0;
}

/* What a report of the mouse says: button and modifiers, column and row from 1,
 * and whether the button was let go; 0: nothing that matters here. */
static key mouse_key(unsigned bits, unsigned column, unsigned row, bool let_go)
{
	enum { SHIFT = 4, ALT = 8, CTRL = 16, MOTION = 32, WHEEL = 64, FURTHER = 128 };
	enum mouse_act act = MOUSE_NOTHING;
	unsigned button = bits & 3;
	if (!column || !row || bits >= FURTHER)
		return 0;
	if (bits & WHEEL)
		act = let_go || bits & MOTION ? MOUSE_NOTHING : MOUSE_WHEEL_UP + (enum mouse_act)button;
	else if (button == 0)
		act = let_go ? MOUSE_RELEASE : bits & MOTION ? MOUSE_DRAG : MOUSE_CLICK;
	else if (button == 2 && !let_go && !(bits & MOTION))
		act = MOUSE_RIGHT_CLICK;
	if (!act)
		return 0;
	key flags = (bits & SHIFT ? KEY_SHIFT : 0) | (bits & ALT ? KEY_ALT : 0) | (bits & CTRL ? KEY_CTRL : 0);
	return key_of_mouse(act, (int)(column - 1), (int)(row - 1)) | flags;
}

/* Reads what follows ESC [: parameters, then a final byte. */
static struct token read_csi(const unsigned char *s, size_t length, bool late)
{
	unsigned parameters[3] = {0}, count = 0;
	size_t at = 2;
	if (length > 2 && s[2] == '[') { /* the Linux console's F1 … F5 */
		if (length == 3)
			return late ? (struct token){1, KEY_ESCAPE_} : (struct token){0, 0};
		return (struct token){4, s[3] >= 'A' && s[3] <= 'E' ? KEY_F0_ + 1 + (key)(s[3] - 'A') : 0};
	}
	for (; at < length && at < SEQUENCE_MAX && s[at] >= 0x20 && s[at] < 0x40; at++) {
		if (s[at] == ';')
			count++;
		else if (s[at] >= '0' && s[at] <= '9' && count < 3 && parameters[count] < 0x1000000)
			parameters[count] = parameters[count] * 10 + s[at] - '0';
	}
	if (at == length && at < SEQUENCE_MAX)
		return late && at == 2 ? (struct token){1, KEY_ESCAPE_} : (struct token){0, 0};
	/* what is left of a cut report of the mouse is nothing that was typed */
	if (at == SEQUENCE_MAX || s[at] < 0x40 || s[at] > 0x7E)
		return (struct token){s[2] == '<' ? at : 2, 0};
	key k = 0;
	if (s[2] == '<' && (s[at] == 'M' || s[at] == 'm') && count == 2)
		k = mouse_key(parameters[0], parameters[1], parameters[2], s[at] == 'm');
	else if (s[2] >= '<' && s[2] <= '?') /* a report, not a key */
		k = 0;
	else if (s[at] == 'u')
		k = numbered_key(parameters[0], parameters[1]);
	else if (s[at] == '~' && parameters[0] == 27)
		k = numbered_key(parameters[2], parameters[1]);
	else if ((k = s[at] == '~' ? tilde_key(parameters[0]) : letter_key(s[at])))
		k |= modifiers(parameters[1]);
	return (struct token){at + 1, k};
}

static struct token read_ss3(const unsigned char *s, size_t length, bool late)
{
	if (length == 2)
		return late ? (struct token){1, KEY_ESCAPE_} : (struct token){0, 0};
	if (s[2] == 'M')
		return (struct token){3, KEY_ENTER_};
	if (s[2] >= 'j' && s[2] <= 'y') /* the keypad: * + , - . / 0 … 9 */
		return (struct token){3, (key)s[2] - 0x40};
	key k = letter_key(s[2]);
	return k ? (struct token){3, k} : (struct token){1, KEY_ESCAPE_};
}

static struct token read_token(const unsigned char *s, size_t length, bool late)
{
	if (s[0] != ESC)
		return s[0] < 32 || s[0] == 127 ? (struct token){1, key_of_control(s[0])} : read_character(s, length);
	if (length == 1)
		return late ? (struct token){1, KEY_ESCAPE_} : (struct token){0, 0};
	if (s[1] == '[')
		return read_csi(s, length, late);
	if (s[1] == 'O')
		return read_ss3(s, length, late);
	/* Alt and a letter sends the same bytes as Esc and then the letter; links
	 * join what was typed one by one, so it is taken as the latter */
	return (struct token){1, KEY_ESCAPE_};
}

/* What comes late behind an ESC that was taken for Esc: the key that both were
 * meant to be; of length 0 while more is needed, and 1 when it is no such thing. */
static struct token read_rest(const unsigned char *s, size_t length)
{
	unsigned char whole[1 + SEQUENCE_MAX] = {ESC};
	length = length < SEQUENCE_MAX ? length : SEQUENCE_MAX;
	memcpy(whole + 1, s, length);
	struct token token = read_token(whole, 1 + length, false);
	bool report = token.length > 2 && s[1] == '<';
	/* nobody types that in one go, but letters of the keypad may well be typed */
	if (token.length > 2 && (report || token.k > 0x10FFFF))
		return (struct token){token.length - 1, token.k};
	return (struct token){token.length ? 1 : 0, 0};
}

static struct token read_next(struct input *input, const unsigned char *s, size_t length, bool late)
{
	if (input->escaped) {
		struct token rest = read_rest(s, length);
		if (!rest.length && !late)
			return rest;
		input->escaped = false;
		if (rest.length > 1)
			return rest;
	}
	struct token token = read_token(s, length, late);
	input->escaped = late && token.k == KEY_ESCAPE_;
	return token;
}

/* Pasted text: newlines of all kinds are Enter, other controls are nothing. */
static struct token read_pasted(struct input *input, const unsigned char *s, size_t length)
{
	const size_t end = sizeof PASTE_END - 1;
	bool second = input->after_return && s[0] == '\n';
	input->after_return = s[0] == '\r';
	if (s[0] == ESC && memcmp(s, PASTE_END, length < end ? length : end) == 0)
		return length < end ? (struct token){0, 0} : (struct token){end, KEY_PASTE_END_};
	if (s[0] == '\r' || s[0] == '\n')
		return (struct token){1, second ? 0 : KEY_ENTER_};
	if (s[0] == '\t')
		return (struct token){1, KEY_TAB_};
	if (s[0] < 32 || s[0] == 127)
		return (struct token){1, 0};
	return read_character(s, length);
}

/* The answer to where the cursor is, ESC [ row ; column R, which is a function
 * key with modifiers at all other times; its length, 0: it is none. */
static size_t read_answer(const unsigned char *s, size_t length, int *column)
{
	int numbers[2] = {0};
	size_t count = 0, at = 2;
	if (length < 6 || s[0] != ESC || s[1] != '[')
		return 0;
	for (; at < length && at < SEQUENCE_MAX && s[at] != 'R'; at++) {
		if (s[at] == ';' && ++count < 2)
			continue;
		if (s[at] < '0' || s[at] > '9' || numbers[count] > KEY_MOUSE_MAX)
			return 0;
		numbers[count] = numbers[count] * 10 + s[at] - '0';
	}
	*column = numbers[1];
	return at < length && s[at] == 'R' && count == 1 && *column ? at + 1 : 0;
}

/* Takes the answer that waits first, if there is one. */
static bool take_answer(struct input *input)
{
	size_t length = 0;
	if (input->asked && !input->pasting)
		length = read_answer(input->bytes + input->start, input->end - input->start, &input->column);
	input->start += length;
	input->asked &= !length;
	return length;
}

bool input_next(struct input *input, bool late, key *k)
{
	while (input->start < input->end) {
		if (take_answer(input))
			continue;
		const unsigned char *s = input->bytes + input->start;
		size_t length = input->end - input->start;
		struct token token = input->pasting ? read_pasted(input, s, length) : read_next(input, s, length, late);
		if (!token.length)
			return false;
		input->start += token.length;
		if (token.k == KEY_PASTE_)
			input->pasting = true;
		else if (token.k == KEY_PASTE_END_ && !input->pasting)
			continue;
		else if (token.k == KEY_PASTE_END_)
			input->pasting = false;
		*k = token.k;
		if (token.k)
			return true;
	}
	return false;
}

key input_doubled(struct input *input, key k, long now)
{
	bool again = k == input->clicked && now - input->clicked_at <= DOUBLE_CLICK;
	enum mouse_act act = key_mouse(k);
	if (act == MOUSE_CLICK && !again) {
		input->clicked = k;
		input->clicked_at = now;
	} else if (act != MOUSE_RELEASE) {
		input->clicked = 0;
	}
	if (act != MOUSE_CLICK || !again)
		return k;
	return key_of_mouse(MOUSE_DOUBLE_CLICK, key_mouse_x(k), key_mouse_y(k)) | (k & KEY_FLAGS);
}

bool input_unsure(const struct input *input)
{
	size_t length = input->end - input->start;
	const unsigned char *s = input->bytes + input->start;
	if (input->escaped && !input->pasting && length && !read_rest(s, length).length)
		return true;
	if (input->pasting || !length || s[0] != ESC)
		return false;
	return length == 1 || (length == 2 && (s[1] == '[' || s[1] == 'O')) ||
	       (length == 3 && s[1] == '[' && s[2] == '[');
}
