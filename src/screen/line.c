#include "screen/line.h"

#include "base/unicode.h"

void line_start(struct line *line, struct slice text, bool several)
{
	struct buffer room = line->text;
	buffer_clear(&room);
	buffer_add_slice(&room, text);
	*line = (struct line){.text = room, .caret = room.length, .several = several, .goal = -1};
}

void line_free(struct line *line)
{
	buffer_free(&line->text);
	*line = (struct line){0};
}

struct slice line_text(const struct line *line)
{
	return buffer_slice(&line->text);
}

static int columns_between(const struct line *line, size_t from, size_t to)
{
	return unicode_columns(slice_make(line_text(line).bytes + from, to - from));
}

/* Puts the caret behind the grapheme it stands in: what was typed or deleted
 * may have joined its neighbours. */
static void settle_caret(struct line *line)
{
	struct slice text = line_text(line);
	if (line->caret)
		line->caret = unicode_grapheme_end(text, unicode_grapheme_start(text, line->caret));
}

static size_t start_of_line(const struct line *line)
{
	size_t at = line->caret;
	while (line->several && at > 0 && line->text.bytes[at - 1] != '\n')
		at--;
	return line->several ? at : 0;
}

static size_t end_of_line(const struct line *line)
{
	const char *newline = NULL;
	if (line->several && line->text.length)
		newline = memchr(line->text.bytes + line->caret, '\n', line->text.length - line->caret);
	return newline ? (size_t)(newline - line->text.bytes) : line->text.length;
}

static enum line_effect move_to(struct line *line, size_t at)
{
	line->caret = at;
	return LINE_MOVED;
}

static enum line_effect erase(struct line *line, size_t from, size_t to)
{
	if (from >= to)
		return LINE_MOVED;
	buffer_splice(&line->text, from, to - from, slice_make("", 0));
	line->caret = from;
	settle_caret(line);
	return LINE_CHANGED;
}

void line_insert(struct line *line, struct slice text)
{
	if (!text.length)
		return;
	buffer_splice(&line->text, line->caret, 0, text);
	line->caret += text.length;
	settle_caret(line);
}

static enum line_effect insert_code_point(struct line *line, uint32_t code_point)
{
	char bytes[4];
	line_insert(line, slice_make(bytes, unicode_encode(code_point, bytes)));
	return LINE_CHANGED;
}

/* The end of the row that is drawn from `at` on, in so many columns (0: any)
 * and one more for a blank; *next is where the next row starts, beyond the end when there is none. */
static size_t row_end(struct slice text, size_t at, int columns, size_t *next)
{
	size_t blank = at, end;
	int column = 0;
	for (size_t i = at; i < text.length; i = end) {
		if (text.bytes[i] == '\n') {
			*next = i + 1;
			return i;
		}
		end = unicode_grapheme_end(text, i);
		column += unicode_columns(slice_make(text.bytes + i, end - i));
		if (columns > 0 && column > columns + (text.bytes[i] == ' ') && i > at)
			return *next = blank > at ? blank : i;
		if (text.bytes[i] == ' ')
			blank = end;
	}
	*next = text.length + 1;
	return text.length;
}

/* The last column is left for a caret behind the text. */
static int fold_columns(int width)
{
	return width > 1 ? width - 1 : width;
}

/* A row of several lines. */
struct row {
	size_t start, end, next;
};

/* The row with the caret; *number is its number from 0, *before the row above. */
static struct row caret_row(const struct line *line, int columns, int *number, struct row *before)
{
	struct slice text = line_text(line);
	struct row row = {0};
	for (*number = 0;; ++*number) {
		row.end = row_end(text, row.start, columns, &row.next);
		if (line->caret < row.next)
			return row;
		*before = row;
		row.start = row.next;
	}
}

static enum line_effect move_row(struct line *line, bool up)
{
	struct slice text = line_text(line);
	struct row above = {0};
	int columns = line->wrap > 0 ? fold_columns(line->wrap) : 0, number, column = 0;
	struct row row = caret_row(line, columns, &number, &above), target = above;
	if (up ? number == 0 : row.next > text.length)
		return LINE_IGNORED;
	if (!up) {
		target.start = row.next;
		target.end = row_end(text, row.next, columns, &target.next);
	}
	int goal = line->goal >= 0 ? line->goal : columns_between(line, row.start, line->caret);
	size_t at = target.start;
	while (at < target.end) {
		size_t end = unicode_grapheme_end(text, at);
		column += columns_between(line, at, end);
		if (column > goal || (end == target.end && target.next == end))
			break;
		at = end;
	}
	line->caret = at;
	line->goal = goal;
	return LINE_MOVED;
}

static enum line_effect paste_key(struct line *line, key k)
{
	bool newline = k == KEY_ENTER_;
	if (k == KEY_PASTE_END_) {
		line->pasting = line->gap = false;
		return LINE_MOVED;
	}
	if (newline && !line->several) {
		line->gap = line->caret > 0;
		return LINE_MOVED;
	}
	if (!newline && k != KEY_TAB_ && !key_is_text(k))
		return LINE_MOVED;
	if (line->gap)
		insert_code_point(line, ' ');
	line->gap = false;
	return insert_code_point(line, newline ? '\n' : k == KEY_TAB_ ? ' ' : k);
}

static enum line_effect erase_key(struct line *line, key k)
{
	struct slice text = line_text(line);
	size_t caret = line->caret, end;
	switch (k) {
	case KEY_BACKSPACE_:
		return erase(line, unicode_grapheme_start(text, caret), caret);
	case KEY_DELETE_:
	case KEY_CTRL | 'd':
		return erase(line, caret, unicode_grapheme_end(text, caret));
	case KEY_CTRL | 'w':
	case KEY_CTRL | KEY_BACKSPACE_:
	case KEY_ALT | KEY_BACKSPACE_:
		return erase(line, unicode_word_start(text, caret), caret);
	case KEY_ALT | 'd':
	case KEY_CTRL | KEY_DELETE_:
		return erase(line, caret, unicode_word_end(text, caret));
	case KEY_CTRL | 'u':
		return erase(line, start_of_line(line), caret);
	case KEY_CTRL | 'k':
		end = end_of_line(line);
		return erase(line, caret, end == caret && end < text.length ? end + 1 : end);
	default:
		return LINE_IGNORED;
	}
}

static enum line_effect move_key(struct line *line, key k)
{
	struct slice text = line_text(line);
	switch (k) {
	case KEY_LEFT_:
	case KEY_CTRL | 'b':
		return move_to(line, unicode_grapheme_start(text, line->caret));
	case KEY_RIGHT_:
	case KEY_CTRL | 'f':
		return move_to(line, unicode_grapheme_end(text, line->caret));
	case KEY_CTRL | KEY_LEFT_:
	case KEY_ALT | KEY_LEFT_:
	case KEY_ALT | 'b':
		return move_to(line, unicode_word_start(text, line->caret));
	case KEY_CTRL | KEY_RIGHT_:
	case KEY_ALT | KEY_RIGHT_:
	case KEY_ALT | 'f':
		return move_to(line, unicode_word_end(text, line->caret));
	case KEY_HOME_:
	case KEY_CTRL | 'a':
		return move_to(line, start_of_line(line));
	case KEY_END_:
	case KEY_CTRL | 'e':
		return move_to(line, end_of_line(line));
	case KEY_CTRL | KEY_HOME_:
		return move_to(line, 0);
	case KEY_CTRL | KEY_END_:
		return move_to(line, text.length);
	default:
		return LINE_IGNORED;
	}
}

enum line_effect line_key(struct line *line, key k)
{
	if (line->pasting)
		return paste_key(line, k);
	if (line->several && (k == KEY_UP_ || k == KEY_DOWN_))
		return move_row(line, k == KEY_UP_);
	line->goal = -1;
	if (k == KEY_PASTE_) {
		line->pasting = true;
		return LINE_MOVED;
	}
	if (key_is_text(k))
		return insert_code_point(line, k);
	if (k == KEY_ENTER_ && line->several)
		return insert_code_point(line, '\n');
	enum line_effect effect = move_key(line, k);
	return effect == LINE_IGNORED ? erase_key(line, k) : effect;
}

/* How far to scroll so that `at` shows in `room`: by halves, so that there is
 * something to see on both sides of the caret. */
static int scroll(int at, int room)
{
	int step = room > 1 ? room / 2 : 1;
	return at < room ? 0 : ((at - room) / step + 1) * step;
}

void line_point(struct line *line, int columns, int x)
{
	struct slice text = line_text(line);
	int goal = x + scroll(columns_between(line, 0, line->caret), columns), column = 0;
	size_t at = 0;
	while (at < text.length) {
		size_t end = unicode_grapheme_end(text, at);
		int width = columns_between(line, at, end);
		if (column + (width + 1) / 2 > goal)
			break;
		column += width;
		at = end;
	}
	line->caret = at;
	line->goal = -1;
}

static void draw_one(const struct line *line, struct frame *frame, struct rect rect, enum style style)
{
	int column = columns_between(line, 0, line->caret), skip = scroll(column, rect.width);
	frame_put_window(frame, rect.x, rect.y, rect.width, skip, style, line_text(line));
	frame_caret(frame, rect.x + column - skip, rect.y);
}

static void draw_several(const struct line *line, struct frame *frame, struct rect rect, enum style style)
{
	struct slice text = line_text(line);
	struct row row = {0};
	int columns = fold_columns(rect.width), number;
	struct row here = caret_row(line, columns, &number, &row);
	int top = scroll(number, rect.height), column = columns_between(line, here.start, line->caret);
	row = (struct row){0};
	for (int y = -top; y < rect.height; y++, row.start = row.next) {
		struct slice shown = {"", 0};
		row.next = row.start;
		if (row.start <= text.length) {
			row.end = row_end(text, row.start, columns, &row.next);
			shown = slice_make(text.bytes + row.start, row.end - row.start);
		}
		if (y >= 0)
			frame_put_window(frame, rect.x, rect.y + y, rect.width, 0, style, shown);
	}
	/* behind the blank, or a wide character in one column */
	if (column >= rect.width)
		column = rect.width - 1;
	frame_caret(frame, rect.x + column, rect.y + number - top);
}

void line_draw(const struct line *line, struct frame *frame, struct rect rect, enum style style)
{
	if (rect.width <= 0 || rect.height <= 0)
		return;
	if (line->several)
		draw_several(line, frame, rect, style);
	else
		draw_one(line, frame, rect, style);
}
