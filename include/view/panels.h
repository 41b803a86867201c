/* The drawing of all panels (ui/panel.h).  Each is drawn into a rectangle that the
 * caller has found; nothing outside of it is touched, but for the caret. */
#ifndef VIEW_PANELS_H
#define VIEW_PANELS_H

#include "screen/frame.h"
#include "ui/curves.h"
#include "ui/figures.h"
#include "ui/panel.h"
#include "ui/ui.h"

/* the form that is open, in layout.panel */
void view_form(const struct ui *ui, struct frame *frame, struct rect rect);
/* the list editor that is open, in layout.panel */
void view_lists(const struct ui *ui, struct frame *frame, struct rect rect);
/* the history that is open, in layout.panel */
void view_timeline(const struct ui *ui, struct frame *frame, struct rect rect);
/* the conflicts that are listed, in layout.panel */
void view_settle(const struct ui *ui, struct frame *frame, struct rect rect);
/* the ways from touchpoint to touchpoint, in layout.panel */
void view_paths(const struct ui *ui, struct frame *frame, struct rect rect);
/* the findings on the map, in layout.panel */
void view_audit(const struct ui *ui, struct frame *frame, struct rect rect);
/* the steps of a workshop, in layout.panel */
void view_steps(const struct ui *ui, struct frame *frame, struct rect rect);
/* the votes that are listed, in layout.panel */
void view_votes(const struct ui *ui, struct frame *frame, struct rect rect);
/* the curve of the journey, over the whole grid */
void view_curves(const struct ui *ui, struct frame *frame, struct rect rect);
/* the same without border and details, as it was laid */
void view_curve(const struct ui *ui, struct frame *frame, const struct curves_page *page);
/* the numbers of the journey, in layout.panel */
void view_figures(const struct ui *ui, struct frame *frame, struct rect rect);
/* columns of the labels and of the numbers, for all rows */
struct view_columns {
	int label, shown;
};
struct view_columns view_figures_columns(const struct ui *ui, int width);
/* one row: "! Contacts per quarter   26.5   usual: 8–20" */
void view_figures_row(struct frame *frame, struct rect line, struct figures_row row, const struct view_columns *columns,
                      bool here);
/* the agenda and the countdown, in layout.panel */
void view_agenda(const struct ui *ui, struct frame *frame, struct rect rect);
/* the questions of a review, or what is due, in layout.panel */
void view_reviewing(const struct ui *ui, struct frame *frame, struct rect rect);
/* the offer to take up what was not saved, where offer_lay has it whatever the rectangle */
void view_offer(const struct ui *ui, struct frame *frame, struct rect rect);
/* the large view of a cell or touchpoint */
void view_zoom(const struct ui *ui, struct frame *frame, struct rect rect);
/* what became of a touchpoint, in layout.panel */
void view_changes(const struct ui *ui, struct frame *frame, struct rect rect);
/* the help, over all lines between title and status line */
void view_help(const struct ui *ui, struct frame *frame, struct rect rect);
/* the chooser, as large as it needs to be somewhere in the rectangle */
void view_chooser(const struct ui *ui, struct frame *frame, struct rect rect);
/* the prompt on the one line of the rectangle, on lines above it its offers and,
 * next to it, a complaint about what was typed */
void view_prompt(const struct ui *ui, struct frame *frame, struct rect line);

/* the lesson of the tutor, in layout.tutor: below the title line, whatever is open */
void view_tutor(const struct ui *ui, struct frame *frame, struct rect rect);

/* ---- panel.c: what all of them are made of ---- */
/* a box with a title in its upper border, and a note at the right of it (NULL: none) */
void panel_box(struct frame *frame, struct rect rect, const char *title, const char *note);
/* a note at the right of the lower border */
void panel_foot(struct frame *frame, struct rect rect, const char *note);
/* shows on the right border which of count rows the shown ones from top on are,
 * if they are not all; rows: the first line and how many */
void panel_scrollbar(struct frame *frame, struct rect rows, size_t top, size_t count);
/* Writes text folded into the rectangle, cut with '…' at its end; the lines used. */
int panel_text(struct frame *frame, struct rect rect, enum style style, struct slice text);
/* what can be done where there is nothing: {save} stands for the key of that command (ui/help.h) */
void panel_advice(const struct ui *ui, struct frame *frame, struct rect rect, const char *text);

#endif
