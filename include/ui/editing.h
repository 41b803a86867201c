/* Editing a field, whatever it belongs to: the map, one thing, or several
 * touchpoints at once.
 *
 * ui->editing says what is edited; the prompts and choosers of the form read
 * and set it through these functions and need not know how many there are.
 * What is set is one step of the history, and no step where nothing changes. */
#ifndef UI_EDITING_H
#define UI_EDITING_H

#include <stdbool.h>
#include <stddef.h>

#include "journey/record.h"
#include "ui/ui.h"

/* From now on these are edited, which it copies; none: the map itself. */
void editing_start(struct ui *ui, struct item *const *items, size_t count);
void editing_free(struct ui *ui);
/* what is edited of them; path is copied and may be the one that is edited now */
void editing_field(struct ui *ui, const struct field *field, const char *path);
enum kind editing_kind(const struct ui *ui);
/* what the first of them says; borrowed until the next change */
const struct record *editing_record(const struct ui *ui);
/* The texts that all of them have there: none where they differ, or where the
 * line or the list begins empty.  free() the list; see form_texts. */
struct slice *editing_texts(const struct ui *ui, size_t *count, bool *deeper);
/* do they say different things there? */
bool editing_differs(const struct ui *ui);
/* Sets what is being edited and takes over value; NULL clears it.  In a record
 * that is being made, it becomes a member of it.  false: refused, or waiting for an
 * answer. */
bool editing_put(struct ui *ui, struct value *value);

/* Sets a field of these at path (count 0: of the map) as one step; a new id or
 * name goes to all that refers to it.  EDIT_ADD to a list of records adds one.
 * value is the caller's. */
bool editing_set(struct ui *ui, struct item *const *items, size_t count, const struct field *field, const char *path,
                 enum edit_how how, const struct value *value);
/* what such a step is called in the history: “Kickoff” and 2 more · Owner: CSM; free() */
char *editing_label(const struct ui *ui, struct item *const *items, size_t count, const struct field *field,
                    enum edit_how how, const struct value *value);

#endif
