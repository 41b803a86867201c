/* The curve of moods along the stages as a drawing, and all of its numbers as a
 * table for those who cannot see it. */
#include <stdlib.h>

#include "base/message.h"
#include "format/html_parts.h"
#include "journey/curve.h"

/* of the drawing, in its own units */
#define WIDTH 1000 /* of the stages, if that leaves them enough */
#define LEAST 130  /* from stage to stage, at least */
#define MOST 240   /* and at most */
#define LEFT 110   /* where the words of the moods stand */
#define TOP 24     /* above the best mood */
#define HEIGHT 40  /* from mood to mood */
#define FOOT 20    /* below the worst one */
#define LINES 5    /* drawn: everybody and so many personas less one */
#define SHAPE 5    /* half a mark */

static int step_of(const struct curve *curve)
{
	int step = WIDTH / (int)curve->stages;
	return step < LEAST ? LEAST : step > MOST ? MOST : step;
}

static int width_of(const struct curve *curve)
{
	return LEFT + (int)curve->stages * step_of(curve);
}

static int x_of(const struct curve *curve, size_t stage)
{
	return LEFT + (int)stage * step_of(curve) + step_of(curve) / 2;
}

static double y_of(double mood)
{
	return TOP + (CURVE_BEST - mood) * HEIGHT;
}

/* The lines that are drawn; returns how many. */
static size_t choose_lines(const struct curve *curve, size_t lines[LINES])
{
	size_t count = 0;
	for (size_t line = CURVE_EVERYBODY; line < curve->lines && count < LINES; line++)
		if (line == CURVE_EVERYBODY || curve_differs(curve, line))
			lines[count++] = line;
	return count;
}

static bool has_mood(const struct curve *curve)
{
	for (size_t i = 0; i < curve->lines * curve->stages; i++)
		if (curve->points[i].has_mood)
			return true;
	return false;
}

static void add_line_name(struct page *page, size_t line)
{
	if (line == CURVE_EVERYBODY)
		html_add(page->out, slice_of(_("everybody")));
	else
		html_name(page->out, journey_item(page->journey, KIND_PERSONA, line - 1));
}

/* ---- the drawing ---- */

static void add_scale(struct page *page, const struct curve *curve)
{
	for (int mood = CURVE_BEST; mood >= CURVE_WORST; mood--) {
		buffer_format(page->out,
		              "<path class=\"scale\" d=\"M%d %.0fH%d\"/><text class=\"mood\" x=\"%d\" y=\"%.0f\">",
		              LEFT, y_of(mood), width_of(curve), LEFT - 10, y_of(mood) + 4);
		html_add(page->out, slice_of(message_label(curve_mood_label(mood))));
		buffer_add_text(page->out, "</text>\n");
	}
}

/* each line has a mark of its own, so that it is known without its colour */
static void add_mark(struct buffer *out, size_t style, double x, double y)
{
	switch (style) {
	case 0:
		buffer_format(out, "<circle cx=\"%.0f\" cy=\"%.1f\" r=\"%d\"/>", x, y, SHAPE);
		break;
	case 1:
		buffer_format(out, "<path d=\"M%.0f %.1fl%d %dh%dz\"/>", x, y - SHAPE - 1, SHAPE + 1, 2 * SHAPE,
		              -2 * SHAPE - 2);
		break;
	case 2:
		buffer_format(out, "<path d=\"M%.0f %.1fh%dv%dh%dz\"/>", x - SHAPE, y - SHAPE, 2 * SHAPE, 2 * SHAPE,
		              -2 * SHAPE);
		break;
	case 3:
		buffer_format(out, "<path d=\"M%.0f %.1fl%d %dl%d %dl%d %dz\"/>", x, y - SHAPE - 1, SHAPE + 1,
		              SHAPE + 1, -SHAPE - 1, SHAPE + 1, -SHAPE - 1, -SHAPE - 1);
		break;
	default:
		buffer_format(out, "<path class=\"open\" d=\"M%.0f %.1fl%d %dm0 %dl%d %d\"/>", x - SHAPE, y - SHAPE,
		              2 * SHAPE, 2 * SHAPE, -2 * SHAPE, -2 * SHAPE, 2 * SHAPE);
	}
}

static void add_line(struct page *page, const struct curve *curve, size_t line, size_t style)
{
	struct buffer *out = page->out;
	bool drawing = false;
	buffer_format(out, "<g class=\"line%zu\"><path class=\"line\" d=\"", style);
	for (size_t s = 0; s < curve->stages; s++) {
		const struct curve_point *point = curve_point(curve, line, s);
		/* no line where there is nothing to tell */
		if (point->has_mood)
			buffer_format(out, "%c%d %.1f", drawing ? 'L' : 'M', x_of(curve, s), y_of(point->mood));
		drawing = point->has_mood;
	}
	buffer_add_text(out, "\"/>");
	for (size_t s = 0; s < curve->stages; s++) {
		const struct curve_point *point = curve_point(curve, line, s);
		if (point->has_mood)
			add_mark(out, style, x_of(curve, s), y_of(point->mood));
	}
	buffer_add_text(out, "</g>\n");
}

static void add_stage_names(struct page *page, size_t stages)
{
	/* text of a drawing does not break its lines, so they are below it */
	buffer_add_text(page->out, "<ol class=\"axis\">\n");
	for (size_t s = 0; s < stages; s++) {
		buffer_add_text(page->out, "<li>");
		html_link(page, KIND_STAGE, s);
		buffer_add_text(page->out, "</li>\n");
	}
	buffer_add_text(page->out, "</ol>\n");
}

static void add_legend(struct page *page, const size_t *lines, size_t count)
{
	struct buffer *out = page->out;
	buffer_add_text(out, "<p class=\"legend\">");
	for (size_t i = 0; i < count; i++) {
		buffer_format(out,
		              "<span><svg class=\"key curve\" viewBox=\"0 0 30 14\" aria-hidden=\"true\">"
		              "<g class=\"line%zu\"><path class=\"line\" d=\"M0 7H30\"/>",
		              i);
		add_mark(out, i, 15, 7);
		buffer_add_text(out, "</g></svg> ");
		add_line_name(page, lines[i]);
		buffer_add_text(out, "</span>");
	}
	buffer_add_text(out, "</p>\n");
}

static void add_drawing(struct page *page, const struct curve *curve, const size_t *lines, size_t count)
{
	struct buffer *out = page->out;
	int width = width_of(curve), height = TOP + (CURVE_BEST - CURVE_WORST) * HEIGHT + FOOT;
	add_legend(page, lines, count);
	buffer_format(out,
	              "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"curve-title\">\n"
	              "<div class=\"drawing\">\n<svg class=\"curve\" role=\"img\" aria-describedby=\"curve-text\" "
	              "width=\"%d\" "
	              "height=\"%d\" viewBox=\"0 0 %d %d\">\n<title>",
	              width, height, width, height);
	html_add(out, slice_of(_("Mood along the stages")));
	buffer_add_text(out, "</title>\n<desc id=\"curve-text\">");
	html_add(out, slice_of(_("The table below it says the same in words and numbers.")));
	buffer_add_text(out, "</desc>\n");
	add_scale(page, curve);
	for (size_t i = count; i-- > 0;)
		add_line(page, curve, lines[i], i);
	buffer_add_text(out, "</svg>\n");
	add_stage_names(page, curve->stages);
	buffer_add_text(out, "</div>\n</div>\n");
}

/* ---- the table ---- */

static void add_mood_row(struct page *page, const struct curve *curve, size_t line)
{
	struct buffer *out = page->out;
	buffer_add_text(out, "<tr><th scope=\"row\">");
	html_add(out, slice_of(_("Mood")));
	buffer_add_text(out, ": ");
	add_line_name(page, line);
	buffer_add_text(out, "</th>");
	for (size_t s = 0; s < curve->stages; s++) {
		const struct curve_point *point = curve_point(curve, line, s);
		buffer_add_text(out, "<td>");
		html_add(out, slice_of(point->has_mood ? message_label(curve_mood_label(point->mood)) : "–"));
		buffer_add_text(out, "</td>");
	}
	buffer_add_text(out, "</tr>\n");
}

static void add_ratings(struct page *page, const struct curve_point *point)
{
	for (unsigned rating = 1; rating < JOURNEY_RATINGS; rating++) {
		if (!point->ratings[rating])
			continue;
		buffer_add_text(page->out, "<span class=\"share\">");
		html_rating(page->out, rating, false);
		buffer_format(page->out, "%zu</span> ", point->ratings[rating]);
	}
}

static void add_contacts(struct page *page, const struct curve_point *point)
{
	if (point->contacts_known)
		buffer_format(page->out, "%.*f", point->contacts < 10 ? 1 : 0, point->contacts);
	else
		buffer_add_text(page->out, "–");
}

static void add_automation(struct page *page, const struct curve_point *point)
{
	if (point->automation_said)
		buffer_format(page->out, "%zu / %zu", point->automated, point->automation_said);
	else
		buffer_add_text(page->out, "–");
}

static void add_row(struct page *page, const struct curve *curve, const char *title,
                    void (*add)(struct page *page, const struct curve_point *point))
{
	buffer_add_text(page->out, "<tr><th scope=\"row\">");
	html_add(page->out, slice_of(title));
	buffer_add_text(page->out, "</th>");
	for (size_t s = 0; s < curve->stages; s++) {
		buffer_add_text(page->out, "<td>");
		add(page, curve_point(curve, CURVE_EVERYBODY, s));
		buffer_add_text(page->out, "</td>");
	}
	buffer_add_text(page->out, "</tr>\n");
}

static void add_table(struct page *page, const struct curve *curve, const size_t *lines, size_t count)
{
	struct buffer *out = page->out;
	buffer_add_text(out, "<div class=\"scroll\">\n<table>\n<thead><tr><td></td>");
	for (size_t s = 0; s < curve->stages; s++) {
		buffer_add_text(out, "<th scope=\"col\">");
		html_name(out, journey_item(page->journey, KIND_STAGE, s));
		buffer_add_text(out, "</th>");
	}
	buffer_add_text(out, "</tr></thead>\n<tbody>\n");
	for (size_t i = 0; i < count; i++)
		add_mood_row(page, curve, lines[i]);
	add_row(page, curve, _("Ratings"), add_ratings);
	add_row(page, curve, _("Contacts per quarter"), add_contacts);
	add_row(page, curve, _("Automated"), add_automation);
	buffer_add_text(out, "</tbody>\n</table>\n</div>\n");
}

void html_curve(struct page *page)
{
	struct curve *curve = curve_make(page->journey);
	size_t lines[LINES], count = choose_lines(curve, lines);
	if (curve->stages) {
		html_section(page, "curve", _("Emotion curve"));
		if (has_mood(curve))
			add_drawing(page, curve, lines, count);
		else
			html_element(page->out, "p", slice_of(_("No stage and no touchpoint says a mood yet.")));
		add_table(page, curve, lines, count);
		html_section_end(page);
	}
	curve_free(curve);
}
