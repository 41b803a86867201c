/* What stands between a stray key and the map (W1): touchpoints that are
 * locked, stages and channels that are locked, and presenter mode.
 *
 * Every change that is made on screen passes guard_allows in ui_do, so no
 * command need know of locks; and commands that would ask for something first
 * are refused before they do, by their row of the table.  A refusal is a
 * sentence that names what is locked and the key that unlocks it.  Undo, redo
 * and the history pass the locks: they are the way back.  Scripts pass too. */
#ifndef UI_GUARD_H
#define UI_GUARD_H

#include "ui/command.h"
#include "ui/ui.h"

/* the glyph of what is locked */
#define GUARD_GLYPH "#"

/* may the plan be done?  Complains when not. */
bool guard_allows(struct ui *ui, const struct plan *plan);
/* Is it no command for now: while presenting, in a look at two maps?  It is not offered then. */
bool guard_hides(const struct ui *ui, const struct command *command);
/* Complains about a key that would change the map if this were no look at two. */
bool guard_refuses_key(struct ui *ui, key k);
/* may the command be run here and now?  Complains when not. */
bool guard_permits(struct ui *ui, const struct command *command);
/* may this field of the item (NULL: the map) be changed?  Complains when not. */
bool guard_opens(struct ui *ui, struct item *item, const char *path);
bool guard_is_locked(struct item *touchpoint);
/* are the stages, the channels locked? */
bool guard_holds(const struct ui *ui, enum kind kind);
/* may stages, channels come, go and be called otherwise?  Complains when not. */
bool guard_frees(struct ui *ui, enum kind kind);

/* ---- commands ---- */
void guard_lock(struct ui *ui, key k);
void guard_lock_list(struct ui *ui, key k);
void guard_lock_structure(struct ui *ui, key k);
void guard_present(struct ui *ui, key k);

#endif
