/* The commands of the grid: what each key there does.  All take the key they
 * were called by; their help is in the command table. */
#ifndef UI_GRID_H
#define UI_GRID_H

#include "journey/id.h"
#include "ui/ui.h"

/* ---- grid.c: moving, marking, looking ---- */
void grid_previous_stage(struct ui *ui, key k);
void grid_next_stage(struct ui *ui, key k);
void grid_first_stage(struct ui *ui, key k);
void grid_last_stage(struct ui *ui, key k);
void grid_numbered_stage(struct ui *ui, key k);
void grid_previous_touchpoint(struct ui *ui, key k);
void grid_next_touchpoint(struct ui *ui, key k);
void grid_previous_channel(struct ui *ui, key k);
void grid_next_channel(struct ui *ui, key k);
void grid_other_area(struct ui *ui, key k);
void grid_mark(struct ui *ui, key k);
void grid_mark_all(struct ui *ui, key k);
void grid_leave(struct ui *ui, key k);
void grid_density(struct ui *ui, key k);
void grid_theme(struct ui *ui, key k);
void grid_choose_theme(struct ui *ui, key k);

/* ---- edit.c: touchpoints change, come and go ---- */
void grid_open(struct ui *ui, key k);
void grid_rename(struct ui *ui, key k);
void grid_delete(struct ui *ui, key k);
void grid_copy(struct ui *ui, key k);
void grid_paste(struct ui *ui, key k);
void grid_repeat(struct ui *ui, key k);
void grid_undo(struct ui *ui, key k);
void grid_redo(struct ui *ui, key k);
/* an id for a new touchpoint of a cell */
void edit_make_id(const struct ui *ui, const char *name, const struct cursor *at, char id[ID_TOUCHPOINT]);
/* where in the file a new touchpoint of a cell goes: behind the cell's last, shown or hidden, or at the end */
size_t edit_index_for_new(const struct ui *ui, const struct cursor *at);
/* false: it was complained that there are no stages or no channels */
bool edit_has_cells(struct ui *ui);
/* remembers a change for grid_repeat; takes over value */
void repeat_remember(struct ui *ui, enum repeat_kind kind, const char *field_key, struct value *value);

/* ---- assign.c: place, owner, rating, decision ---- */
void grid_grab(struct ui *ui, key k);
void grid_also(struct ui *ui, key k);
/* keeps what is carried to what is in the map, and says where it will stand */
void carry_settle(struct ui *ui);
void carry_drop(struct ui *ui, key k);
void carry_give_up(struct ui *ui, key k);
void carry_to_inbox(struct ui *ui, key k);
void grid_owner(struct ui *ui, key k);
void grid_rating(struct ui *ui, key k);
void grid_decision(struct ui *ui, key k);
/* moves the subjects to where the last ones were moved */
void assign_repeat_move(struct ui *ui);
/* Puts a touchpoint into these stages and channels as well, as one step; false: not done. */
bool assign_also(struct ui *ui, struct item *item, const size_t *stages, size_t stage_count, const size_t *channels,
                 size_t channel_count);
/* does the map list its owners, and not this one? */
bool assign_is_new_owner(const struct ui *ui, struct slice owner);
/* those that are offered in a map that lists none, as somebody wants it; NULL behind the last */
const char *const *assign_usual_owners(const struct ui *ui);
/* sets one field of all subjects as one step; takes over value */
void assign_field(struct ui *ui, const char *key, enum edit_how how, struct value *value);

/* ---- bulk.c ---- */
void grid_field(struct ui *ui, key k);

/* ---- link.c: the ways from touchpoint to touchpoint ---- */
void grid_link(struct ui *ui, key k);
void link_take(struct ui *ui, key k);
void link_give_up(struct ui *ui, key k);
void grid_follow(struct ui *ui, key k);
void grid_follow_back(struct ui *ui, key k);
/* what leads to what, made anew when the map changed; borrowed until it changes */
struct path_graph *link_graph(struct ui *ui);

#endif
