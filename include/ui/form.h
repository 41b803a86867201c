/* The form of one thing: the map, a stage, a channel, a persona, an owner or a
 * touchpoint.
 *
 * Its rows are the fields of the table under the headings of their groups, and
 * below them the keys of the file that the table does not know, which are
 * shown and left alone.  Every edit is one step of the history and touches the
 * lines of its field only.  Records (tests, coverage …) are edited by path, as
 * ui/editing.h says. */
#ifndef UI_FORM_H
#define UI_FORM_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "journey/record.h"
#include "ui/panel.h"
#include "ui/ui.h"

enum form_row_kind { FORM_HEADING, FORM_FIELD, FORM_UNKNOWN };

struct form_row {
	enum form_row_kind kind;
	enum field_group group;    /* GROUP_COUNT: below the heading of unknown keys */
	const struct field *field; /* FIELD */
	const struct entry *entry; /* the first of the key; NULL: not set */
};

/* opens the form of an item of the map; NULL: of the map itself */
void form_open(struct ui *ui, struct item *item);
void form_free(struct ui *ui);
/* closes it when its item is no longer in the map; keeps the chosen row on a field */
void form_settle(struct ui *ui);
/* all rows; free() the list; entries are borrowed until the next change */
struct form_row *form_rows(const struct ui *ui, size_t *count);
/* the rows of any record */
struct form_row *form_rows_of(const struct record *record, enum kind kind, enum form_shown shown, size_t *count);
/* what stands at the left of a row */
struct slice form_row_label(const struct form_row *row);
/* adds the value in the user's language, on one line, several joined by ", " */
void form_row_text(const struct ui *ui, const struct form_row *row, struct buffer *out);
/* the same for an entry of a record */
void form_entry_text(const struct ui *ui, const struct record *record, const struct entry *entry, struct buffer *out);
/* the record that is shown; borrowed until the next change */
const struct record *form_record(const struct ui *ui);
/* adds "touchpoint – キックオフコール" */
void form_title(const struct ui *ui, struct buffer *out);
/* how many rows show in a panel of so many lines, and how many are for the help below them */
int form_lines(int height, int *help);
/* the rows in the panel; choosing a heading chooses the field below it */
void form_page(const struct ui *ui, struct rect where, struct page *page);
void form_choose(struct ui *ui, size_t row);
/* the form of another item instead, at the same field where it has that */
void form_turn_to(struct ui *ui, struct item *item);

/* ---- commands ---- */
void form_up(struct ui *ui, key k);
void form_down(struct ui *ui, key k);
void form_page_up(struct ui *ui, key k);
void form_page_down(struct ui *ui, key k);
void form_first(struct ui *ui, key k);
void form_last(struct ui *ui, key k);
void form_next_group(struct ui *ui, key k);
void form_previous_group(struct ui *ui, key k);
void form_next_item(struct ui *ui, key k);
void form_previous_item(struct ui *ui, key k);
void form_change_shown(struct ui *ui, key k);
void form_find(struct ui *ui, key k);
void form_close(struct ui *ui, key k);
void form_edit(struct ui *ui, key k);
void form_clear(struct ui *ui, key k);
void form_editor(struct ui *ui, key k);
/* a digit chooses at once: the choice of that number, 0 none, in a list on and
 * off; a number or a day begins with it; other fields stay as they are */
void form_digit(struct ui *ui, key k);
void form_today(struct ui *ui, key k);
void form_more(struct ui *ui, key k);
void form_less(struct ui *ui, key k);
void form_yes(struct ui *ui, key k);
void form_no(struct ui *ui, key k);
/* what came back from the editor; NULL: it failed */
void form_edited(struct ui *ui, const char *text);

/* ---- for the files of the form and the list editor ---- */
/* the hotkey of a choice by its number; 0 when there are no more */
char form_hotkey(size_t number);
/* Sets a field of an item (NULL: the map) at path as one step and takes over
 * value; NULL clears it.  false: refused, or waiting for an answer. */
bool form_set(struct ui *ui, struct item *item, const struct field *field, const char *path, struct value *value);
/* The field of the chosen row becomes the one being edited; NULL when it is none. */
const struct field *form_take_chosen(struct ui *ui);
/* asks for the text of what is being edited, which begins so */
void form_prompt(struct ui *ui, const char *text);
/* starts editing a field or member at path */
void form_edit_at(struct ui *ui, const struct field *field, const char *path);
/* Is the whole list of records, or one of them, being edited?  Then it goes on. */
void form_records(struct ui *ui);
/* back to the members of the record after one was edited, or on to the next one
 * of a record that is being made; nothing outside of records */
void form_records_again(struct ui *ui);
/* the same when it was given up, which ends the making of a record */
void form_records_leave(struct ui *ui);
/* "Date", for several touchpoints "Date (3 touchpoints)"; free() */
char *form_edit_title(const struct ui *ui);
/* What the fields say that are read together with the one being edited, a line
 * each, as intended and experience (M7); NULL: none; free(). */
char *form_beside(const struct ui *ui);

/* The texts that stand at a path of a record: free() the list, the texts are
 * borrowed until the next change.  *deeper: there is something else than texts. */
struct slice *form_texts(const struct record *record, const char *path, size_t *count, bool *deeper);
/* the list or mapping at a path; NULL */
const struct value *form_value(const struct record *record, const char *path);
/* adds one text of a field in the user's language: a choice's label, a thing's name */
void form_add_text(const struct ui *ui, const struct field *field, struct slice text, struct buffer *out);
/* adds any value of a field (NULL: an unknown one) on one line */
void form_add_value(const struct ui *ui, const struct field *field, const struct value *value, struct buffer *out);
/* adds a record, or a list of them, on one line */
void form_add_records(const struct ui *ui, const struct field *field, const struct value *value, struct buffer *out);

/* what may be meant in the field, for the prompt that is open */
void form_offer(struct ui *ui, const char *text);

#endif
