/* All that is known of one stage, in rows: a small table with a row for each line
 * that is shown, then the emotions in words. */
#include "ui/curves.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/unicode.h"

#define GAP 2         /* columns between two of the table */
#define NAME_LEAST 10 /* columns that names get, else there is no table */
#define NAME_MOST 30  /* and those of touchpoints before their words */

enum column { NAME, MOOD, RATING, CONTACTS, AUTOMATED, COLUMNS };

/* the cells of the table, and how wide each column is */
struct table {
	struct buffer cells[CURVES_LINES + 1][COLUMNS]; /* the heads first */
	size_t lines[CURVES_LINES];
	size_t count; /* of lines */
	int widths[COLUMNS];
};

struct rows {
	struct curves_row *list;
	size_t count;
};

static void add_row(struct rows *rows, enum style style, struct buffer *text)
{
	rows->list = mem_resize(rows->list, rows->count + 1, sizeof *rows->list);
	rows->list[rows->count++] = (struct curves_row){buffer_take(text), style};
}

void curves_rows_free(struct curves_row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++)
		free(rows[i].text);
	free(rows);
}

/* ---- the table ---- */

/* "good +0.7 (3)" */
static void add_mood(const struct curve_point *p, struct buffer *out)
{
	if (!p->has_mood) {
		buffer_add_text(out, "?");
		return;
	}
	buffer_add_text(out, message_label(curve_mood_label(p->mood)));
	if (p->moods)
		buffer_format(out, " %+.1f (%zu)", p->mood, p->moods);
	else
		buffer_format(out, " (%s)", _("stage"));
}

/* "+3 -1 ?2": the glyphs of the grid */
static void add_rating(const struct curve_point *p, struct buffer *out)
{
	static const char glyphs[JOURNEY_RATINGS] = {'?', '+', '-', 'x'};
	for (size_t i = 1; i <= JOURNEY_RATINGS; i++) {
		size_t rating = i % JOURNEY_RATINGS;
		if (p->ratings[rating])
			buffer_format(out, "%s%c%zu", out->length ? " " : "", glyphs[rating], p->ratings[rating]);
	}
}

/* "26.5 (2/4)": of two of four touchpoints it is known */
static void add_contacts(const struct curve_point *p, struct buffer *out)
{
	char text[CURVES_NUMBER];
	curves_contacts(p, text);
	buffer_add_text(out, text);
	if (p->contacts_known && p->contacts_known < p->touchpoints)
		buffer_format(out, " (%zu/%zu)", p->contacts_known, p->touchpoints);
}

/* "40% (2/5)" */
static void add_automated(const struct curve_point *p, struct buffer *out)
{
	if (p->automation_said)
		buffer_format(out, "%zu%% (%zu/%zu)", curves_percent(p), p->automated, p->automation_said);
	else
		buffer_add_text(out, "?");
}

static void fill(const struct ui *ui, size_t stage, struct table *t)
{
	static const char *const heads[COLUMNS] = {[MOOD] = N_("Mood"),
	                                           [RATING] = N_("Rating"),
	                                           [CONTACTS] = N_("Per quarter"),
	                                           [AUTOMATED] = N_("Automated")};
	struct item *item = journey_item(ui->journey, KIND_STAGE, stage);
	buffer_format(&t->cells[0][NAME], "%zu/%zu ", stage + 1, ui->curves->curve->stages);
	unicode_sanitise(&t->cells[0][NAME], item_name(item), -1);
	for (int c = MOOD; c < COLUMNS; c++)
		buffer_add_text(&t->cells[0][c], _(heads[c]));
	for (size_t line = 0; line < curves_lines(ui); line++) {
		if (!curves_shows(ui, line))
			continue;
		const struct curve_point *p = curve_point(ui->curves->curve, line, stage);
		t->lines[t->count++] = line;
		struct buffer *cells = t->cells[t->count];
		buffer_format(&cells[NAME], "%zu ", line);
		unicode_sanitise(&cells[NAME], curves_name(ui, line), -1);
		add_mood(p, &cells[MOOD]);
		add_rating(p, &cells[RATING]);
		add_contacts(p, &cells[CONTACTS]);
		add_automated(p, &cells[AUTOMATED]);
	}
}

/* How wide the columns are; the names get what the others leave.  false: it is too little. */
static bool measure(struct table *t, int width)
{
	int others = 0;
	for (int c = 0; c < COLUMNS; c++) {
		for (size_t i = 0; i <= t->count; i++) {
			int columns = unicode_columns(buffer_slice(&t->cells[i][c]));
			t->widths[c] = columns > t->widths[c] ? columns : t->widths[c];
		}
		others += c == NAME ? 0 : t->widths[c] + GAP;
	}
	int left = width - others;
	t->widths[NAME] = t->widths[NAME] < left ? t->widths[NAME] : left;
	return left >= NAME_LEAST;
}

/* Adds a text of at most so many columns; how many it has. */
static int add_cut(struct buffer *out, struct slice text, int columns)
{
	int wanted = unicode_columns(text);
	size_t before = out->length;
	unicode_sanitise(out, text, wanted > columns ? columns - 1 : columns);
	buffer_add_text(out, wanted > columns ? "…" : "");
	return unicode_columns(slice_make(out->bytes + before, out->length - before));
}

static void add_table_row(const struct table *t, size_t i, struct rows *rows)
{
	struct buffer text = {0};
	for (int c = 0; c < COLUMNS; c++) {
		int blanks = t->widths[c] + GAP - add_cut(&text, buffer_slice(&t->cells[i][c]), t->widths[c]);
		if (c + 1 < COLUMNS)
			buffer_repeat(&text, ' ', (size_t)blanks);
	}
	add_row(rows, i ? curves_style(t->lines[i - 1]) : STYLE_HEADER, &text);
}

/* Where there is no room for columns: "Mood: good +0.7 (3)" below the line's name. */
static void add_list(const struct table *t, size_t i, struct rows *rows)
{
	for (int c = 0; c < (i ? COLUMNS : MOOD); c++) {
		struct buffer text = {0};
		struct slice cell = buffer_slice(&t->cells[i][c]), head = buffer_slice(&t->cells[0][c]);
		if (c)
			buffer_format(&text, "  %.*s: ", (int)head.length, head.bytes);
		buffer_add_slice(&text, cell);
		add_row(rows, i ? curves_style(t->lines[i - 1]) : STYLE_HEADER, &text);
	}
}

static void add_table(const struct ui *ui, size_t stage, int width, struct rows *rows)
{
	struct table t = {0};
	fill(ui, stage, &t);
	bool fits = measure(&t, width);
	for (size_t i = 0; i <= t.count; i++)
		if (fits)
			add_table_row(&t, i, rows);
		else
			add_list(&t, i, rows);
	for (size_t i = 0; i <= t.count; i++)
		for (int c = 0; c < COLUMNS; c++)
			buffer_free(&t.cells[i][c]);
}

/* ---- the words ---- */

static void add_words(struct rows *rows, struct slice who, struct slice emotion)
{
	struct buffer text = {0};
	unicode_sanitise(&text, who, NAME_MOST);
	buffer_add_text(&text, ": ");
	buffer_add_slice(&text, emotion);
	add_row(rows, STYLE_TEXT, &text);
}

static void add_emotions(const struct ui *ui, size_t stage, struct rows *rows)
{
	const struct curve_words *words = &ui->curves->curve->words[stage];
	struct item *item = journey_item(ui->journey, KIND_STAGE, stage);
	struct slice emotion = item_text(item, "emotion");
	if (emotion.length)
		add_words(rows, slice_of(_("stage")), emotion);
	for (size_t i = 0; i < words->count && i < CURVE_WORDS; i++)
		add_words(rows, item_name(words->items[i]), item_text(words->items[i], "emotion"));
	if (words->count > CURVE_WORDS) {
		struct buffer text = {0};
		buffer_format(&text, _("… and further emotions: %zu"), words->count - CURVE_WORDS);
		add_row(rows, STYLE_DIM, &text);
	}
}

struct curves_row *curves_rows(const struct ui *ui, size_t stage, int width, size_t *count)
{
	struct rows rows = {0};
	add_table(ui, stage, width, &rows);
	add_emotions(ui, stage, &rows);
	*count = rows.count;
	return rows.list;
}
