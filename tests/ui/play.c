#include "ui/play.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/unicode.h"
#include "ui/compare.h"
#include "view/view.h"

static struct play play_document(struct document *document, const struct error *err)
{
	struct play play = {.document = document};
	cr_assert(document, "%s", err->message);
	struct tm noon = {.tm_year = 2026 - 1900, .tm_mon = 10, .tm_mday = 25, .tm_hour = 12, .tm_isdst = -1};
	play.ui = ui_new(document);
	play.ui->now = (int64_t)mktime(&noon) * 1000;
	ui_resize(play.ui, 80, 24);
	play.before = play_text(&play);
	return play;
}

struct play play_start(const char *text)
{
	struct error err = {0};
	unicode_start();
	return play_document(document_of_bytes(slice_of(text), NULL, &err), &err);
}

struct play play_open(const char *path)
{
	struct error err = {0};
	unicode_start();
	return play_document(document_open(path, &err), &err);
}

void play_end(struct play *play)
{
	ui_free(play->ui);
	document_free(play->document);
	free(play->before);
}

void play_keys(struct play *play, const char *keys)
{
	struct error err = {0};
	size_t at = 0;
	key k;
	while (key_parse(slice_of(keys), &at, &k, &err))
		ui_key(play->ui, k);
	cr_assert_str_empty(err.message);
}

char *play_text(const struct play *play)
{
	struct buffer text = {0};
	document_text(play->document, &text);
	return buffer_take(&text);
}

static size_t line_length(const char *text)
{
	size_t length = strcspn(text, "\n");
	return length + (text[length] == '\n');
}

/* bytes of the lines at the start that are alike */
static size_t common_start(const char *a, const char *b)
{
	size_t at = 0;
	while (a[at] && line_length(a + at) == line_length(b + at) && !strncmp(a + at, b + at, line_length(a + at)))
		at += line_length(a + at);
	return at;
}

static bool starts_line(struct slice text, size_t from_end)
{
	return from_end == text.length || text.bytes[text.length - 1 - from_end] == '\n';
}

/* bytes of the lines at the end that are alike */
static size_t common_end(struct slice a, struct slice b)
{
	size_t same = 0, lines = 0;
	while (same < a.length && same < b.length && a.bytes[a.length - 1 - same] == b.bytes[b.length - 1 - same]) {
		same++;
		if (starts_line(a, same) && starts_line(b, same))
			lines = same;
	}
	return lines;
}

static void add_lines(struct buffer *out, char sign, struct slice text)
{
	for (size_t at = 0; at < text.length;) {
		size_t length = strcspn(text.bytes + at, "\n");
		buffer_add_byte(out, sign);
		buffer_add(out, text.bytes + at, length);
		buffer_add_byte(out, '\n');
		at += length + 1;
	}
}

void play_expect_change(const struct play *play, const char *change)
{
	struct buffer out = {0};
	char *now = play_text(play);
	size_t start = common_start(play->before, now);
	struct slice a = slice_of(play->before + start), b = slice_of(now + start);
	size_t end = common_end(a, b);
	add_lines(&out, '-', slice_make(a.bytes, a.length - end));
	add_lines(&out, '+', slice_make(b.bytes, b.length - end));
	const char *got = out.length ? out.bytes : "";
	cr_expect_str_eq(got, change, "wanted\n%sgot\n%s(%s)", change, got, play->ui->message ? play->ui->message : "");
	buffer_free(&out);
	free(now);
}

void play_expect(const struct play *play, const char *piece)
{
	char *now = play_text(play);
	cr_expect(strstr(now, piece), "“%s” is not in\n%s", piece, now);
	free(now);
}

void play_expect_no(const struct play *play, const char *piece)
{
	char *now = play_text(play);
	cr_expect_not(strstr(now, piece), "“%s” is in\n%s", piece, now);
	free(now);
}

char *play_screen(const struct play *play, int width, int height)
{
	struct buffer text = {0};
	struct frame *frame = frame_new(width, height);
	ui_resize(play->ui, width, height);
	view_paint(compare_front(play->ui), frame);
	frame_print(frame, &text);
	frame_free(frame);
	return buffer_take(&text);
}

void play_mouse(struct play *p, const char *act, const char *text, int dx, int dy)
{
	char *screen = play_screen(p, p->ui->width, p->ui->height), keys[64];
	const char *found = strstr(screen, text), *start = screen;
	cr_assert(found, "“%s” is not on the screen\n%s", text, screen);
	int y = 0;
	for (const char *c = screen; c < found; c++) {
		if (*c != '\n')
			continue;
		y++;
		start = c + 1;
	}
	snprintf(keys, sizeof keys, "<%s %d,%d>", act, unicode_columns(slice_make(start, (size_t)(found - start))) + dx,
	         y + dy);
	free(screen);
	play_keys(p, keys);
}

void play_expect_at(const struct play *p, const char *name)
{
	struct item *current = ui_current(compare_front(p->ui));
	cr_assert(current, "nothing is chosen, but “%s” was to be", name);
	struct slice own = item_name(current);
	cr_expect(slice_is(own, name), "%.*s is chosen, not %s", (int)own.length, own.bytes, name);
}
