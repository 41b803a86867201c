#include "ui/command.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/message.h"
#include "ui/agenda.h"
#include "ui/audit.h"
#include "ui/capture.h"
#include "ui/changes.h"
#include "ui/colour.h"
#include "ui/compare.h"
#include "ui/curves.h"
#include "ui/figures.h"
#include "ui/filters.h"
#include "ui/form.h"
#include "ui/grid.h"
#include "ui/guard.h"
#include "ui/help.h"
#include "ui/join.h"
#include "ui/lists.h"
#include "ui/offer.h"
#include "ui/palette.h"
#include "ui/panel.h"
#include "ui/paths.h"
#include "ui/replace.h"
#include "ui/reviewing.h"
#include "ui/search.h"
#include "ui/session.h"
#include "ui/settle.h"
#include "ui/steps.h"
#include "ui/timeline.h"
#include "ui/tutor.h"
#include "ui/votes.h"
#include "ui/zoom.h"

#define GRID IN(PLACE_GRID)
#define CARRY IN(PLACE_CARRY)
#define LINK IN(PLACE_LINK)
#define FORM IN(PLACE_FORM)
#define LIST IN(PLACE_LIST)
#define HISTORY IN(PLACE_HISTORY)
#define SETTLE IN(PLACE_SETTLE)
#define AUDIT IN(PLACE_AUDIT)
#define STEPS IN(PLACE_STEPS)
#define PATHS IN(PLACE_PATHS)
#define VOTES IN(PLACE_VOTES)
#define TIMER IN(PLACE_TIMER)
#define REVIEW IN(PLACE_REVIEW)
#define DUE IN(PLACE_DUE)
#define CURVE IN(PLACE_CURVE)
#define NUMBERS IN(PLACE_NUMBERS)
#define RECOVERY IN(PLACE_RECOVERY)
#define LOOK IN(PLACE_LOOK)
#define CHANGES IN(PLACE_CHANGES)
#define ZOOM IN(PLACE_ZOOM)
#define TUTOR IN(PLACE_TUTOR)
#define HELP IN(PLACE_HELP)
#define MOVE FIRST(PURPOSE_MOVE)
#define ADD FIRST(PURPOSE_ADD)
#define CHANGE FIRST(PURPOSE_CHANGE)
#define SEE FIRST(PURPOSE_LOOK)
#define SAVE FIRST(PURPOSE_SAVE)
/* where the cursor is in the grid, and where it moves although a panel is open;
 * panels in which one works on the map, and all */
#define CELLS (GRID | CARRY | LINK)
#define MOVES (CELLS | LOOK | CHANGES | ZOOM)
#define WORK (FORM | LIST | HISTORY | SETTLE | AUDIT | STEPS | PATHS | VOTES | TIMER | REVIEW | DUE | CURVE | NUMBERS)
#define PANELS (WORK | CHANGES | ZOOM | HELP)

/* clang-format off */
const struct command command_table[] = {
	{"stage-previous", MOVES | MOVE, "<Left> h", NULL, N_("go to the previous stage"), grid_previous_stage},
	{"stage-next", MOVES | MOVE, "<Right> l", NULL, N_("go to the next stage"), grid_next_stage},
	{"touchpoint-previous", MOVES | MOVE, "<Up> k", NULL, N_("go to the previous touchpoint, or on to the channel above"), grid_previous_touchpoint},
	{"touchpoint-next", MOVES | MOVE, "<Down> j", NULL, N_("go to the next touchpoint, or on to the channel below"), grid_next_touchpoint},
	{"channel-previous", MOVES, "K <PgUp>", NULL, N_("go to the previous channel"), grid_previous_channel},
	{"channel-next", MOVES, "J <PgDn>", NULL, N_("go to the next channel"), grid_next_channel},
	{"stage-first", MOVES, "<Home>", NULL, N_("go to the first stage"), grid_first_stage},
	{"stage-last", MOVES, "<End>", NULL, N_("go to the last stage"), grid_last_stage},
	{"stage-number", MOVES, "1 2 3 4 5 6 7 8 9", NULL, N_("go, or carry, to the stage of that number"), grid_numbered_stage},
	{"area-next", GRID | LINK | LOOK | CHANGES | ZOOM, "<Tab> <S-Tab>", NULL, N_("go to the inbox, and back to the grid"), grid_other_area},

	{"changes-open", LOOK, "<Enter>", N_("what changed"), N_("show what became of the touchpoint, field by field, and what else differs"), changes_open},
	{"changes-next", LOOK | CHANGES, "n", N_("next"), N_("go to the next touchpoint that differs, or that the search finds"), changes_next},
	{"changes-previous", LOOK | CHANGES, "N", NULL, N_("go to the previous touchpoint that differs, or that the search finds"), changes_previous},
	{"changes-only", LOOK | CHANGES, "D", N_("differences"), N_("show only what differs, and again all"), compare_different},
	{"compare-close", LOOK | LEADS_ON, "q <C-q> <C-c>", N_("back"), N_("end the comparison and go back to the map"), compare_close},
	{"changes-down", CHANGES, "<Space>", N_("on"), N_("scroll a page down"), changes_down},
	{"changes-up", CHANGES, "<BS>", NULL, N_("scroll a page up"), changes_up},
	{"changes-form", CHANGES, "<Enter>", N_("form"), N_("open its form, to read all that is said of it"), changes_form},
	{"changes-close", CHANGES | LEADS_ON, "<Esc> q", N_("close"), N_("close what is told of the touchpoint"), changes_close},

	{"touchpoint-add", GRID | EDITS | ADD, "a", N_("add"), N_("add touchpoints here: type, Enter, type the next; Esc ends"), capture_here},
	{"inbox-add", GRID | STEPS | EDITS | ADD, "i", N_("inbox"), N_("add touchpoints to the inbox, to be placed later"), capture_to_inbox},
	{"touchpoint-open", GRID | CHANGE, "<Enter>", N_("open"), N_("open the form of the touchpoint; in an empty cell, add one"), grid_open},
	{"touchpoint-rename", GRID | EDITS | TOUCHES, "e", N_("rename"), N_("rename the touchpoint"), grid_rename},
	{"touchpoint-grab", GRID | EDITS | TOUCHES | CHANGE, "m", N_("move"), N_("grab the touchpoint, or all marked ones: arrows carry, Enter drops, Esc gives up"), grid_grab},
	{"touchpoint-also", GRID | EDITS | TOUCHES, "c", N_("also"), N_("put the touchpoint into a second stage or channel as well: arrows choose, Enter puts"), grid_also},
	{"carry-drop", CARRY | EDITS, "<Enter> m", N_("drop"), N_("drop what is carried here: it leaves the cell it was grabbed in, and what does not stand in that one leaves all of its own"), carry_drop},
	{"carry-inbox", CARRY | EDITS, "i", N_("to the inbox"), N_("put what is carried into the inbox"), carry_to_inbox},
	{"carry-cancel", CARRY | LEADS_ON, "<Esc> q", N_("give up"), N_("leave what is carried where it was"), carry_give_up},
	{"touchpoint-mark", GRID | LOOK, "<Space>", N_("mark"), N_("mark the touchpoint or take its mark off, and go on to the next; what follows acts on all marked"), grid_mark},
	{"mark-all", GRID | LOOK, "*", NULL, N_("mark all touchpoints that are shown, or take all marks off"), grid_mark_all},
	{"touchpoint-delete", GRID | EDITS | TOUCHES | CHANGE, "x <Delete>", N_("delete"), N_("delete the touchpoint, or all marked ones; undo brings them back"), grid_delete},
	{"touchpoint-owner", GRID | EDITS | TOUCHES, "o", N_("owner"), N_("say who owns the touchpoint"), grid_owner},
	{"touchpoint-rating", GRID | EDITS | TOUCHES, "r", N_("rating"), N_("rate how the touchpoint works today"), grid_rating},
	{"touchpoint-decision", GRID | EDITS | TOUCHES, "d", N_("decision"), N_("decide what becomes of the touchpoint: keep, improve, cut, add"), grid_decision},
	{"vote", GRID | EDITS | TOUCHES, "+", NULL, N_("vote for the touchpoint, or for each marked one"), grid_vote},
	{"vote-take-back", GRID | EDITS | TOUCHES, "-", NULL, N_("take a vote back from the touchpoint, or from each marked one"), grid_take_back},
	{"touchpoint-field", GRID | EDITS | TOUCHES, "=", NULL, N_("edit any field of the touchpoint, or of all marked ones at once"), grid_field},
	{"touchpoint-lock", GRID | FORM | STEPS | EDITS, "L", NULL, N_("lock the touchpoint, or all marked ones, so that no stray key changes them; again to unlock"), guard_lock},
	{"touchpoint-copy", GRID, "y", NULL, N_("copy the touchpoint, or all marked ones"), grid_copy},
	{"touchpoint-paste", GRID | EDITS, "p", NULL, N_("put what was copied into this cell"), grid_paste},
	{"repeat", GRID | EDITS, ".", NULL, N_("do the last change again, to what is chosen now"), grid_repeat},
	{"link", GRID | EDITS | TOUCHES, ">", NULL, N_("say to which touchpoint customers go on from this one, or from all marked ones: go there and press Enter"), grid_link},
	{"link-take", LINK | EDITS, "<Enter> >", N_("it leads here"), N_("link it to the touchpoint under the cursor; once more takes the link away"), link_take},
	{"link-cancel", LINK | LEADS_ON, "<Esc> q", N_("give up"), N_("link nothing and go back"), link_give_up},
	{"follow", GRID | LOOK, "]", NULL, N_("follow the way on to the touchpoint that comes next"), grid_follow},
	{"follow-back", GRID | LOOK, "[", NULL, N_("follow the way back to the touchpoint that leads here"), grid_follow_back},
	{"paths", GRID | LOOK, "G", NULL, N_("list the ways from touchpoint to touchpoint, the one through this touchpoint first"), paths_open},
	{"form-up", FORM, "<Up> k", NULL, N_("go to the field above"), form_up},
	{"form-down", FORM, "<Down> j", NULL, N_("go to the field below"), form_down},
	{"form-page-up", FORM, "<PgUp>", NULL, N_("go a page up"), form_page_up},
	{"form-page-down", FORM, "<PgDn>", NULL, N_("go a page down"), form_page_down},
	{"form-first", FORM, "<Home>", NULL, N_("go to the first field"), form_first},
	{"form-last", FORM, "<End>", NULL, N_("go to the last field"), form_last},
	{"form-next-group", FORM, "<Tab>", N_("group"), N_("go to the next group of fields"), form_next_group},
	{"form-previous-group", FORM, "<S-Tab>", NULL, N_("go to the previous group of fields"), form_previous_group},
	{"field-edit", FORM | EDITS, "<Enter> e", N_("edit"), N_("edit the field: type, choose, or turn it to yes and no"), form_edit},
	{"field-choose", FORM | EDITS, "1 2 3 4 5 6 7 8 9 0", NULL, N_("choose by number at once, in a list on and off; 0 chooses none"), form_digit},
	{"field-today", FORM | EDITS, "t", NULL, N_("put today's date into a day"), form_today},
	{"field-more", FORM | EDITS, "+", NULL, N_("count a number up by one, a day on by one; an empty day counts from today"), form_more},
	{"field-less", FORM | EDITS, "-", NULL, N_("count a number down by one, a day back by one"), form_less},
	{"field-yes", FORM | EDITS, "y", NULL, N_("say yes"), form_yes},
	{"field-no", FORM | EDITS, "n", NULL, N_("say no"), form_no},
	{"field-clear", FORM | EDITS, "x <Delete>", N_("clear"), N_("clear the field; its key goes from the file"), form_clear},
	{"field-editor", FORM | EDITS, "<C-e>", N_("editor"), N_("edit the text of the field in your editor, EDITOR"), form_editor},
	{"field-find", FORM, "/", N_("find"), N_("find a field by typing its name"), form_find},
	{"form-shown", FORM, "z", N_("filled in"), N_("show only what is filled in, only what is missing, or all fields"), form_change_shown},
	{"form-next", FORM, "]", N_("next"), N_("go on to the form of the next one"), form_next_item},
	{"form-previous", FORM, "[", NULL, N_("go back to the form of the previous one"), form_previous_item},
	{"form-close", FORM | LEADS_ON, "<Esc> q", N_("close"), N_("close the form; everything typed is already in the map"), form_close},

	{"list-up", LIST, "<Up>", NULL, N_("go up"), panel_up},
	{"list-down", LIST, "<Down>", NULL, N_("go down"), panel_down},
	{"list-first", LIST, "<Home>", NULL, N_("go to the first one"), panel_first},
	{"list-last", LIST, "<End>", NULL, N_("go to the last one"), panel_last},
	{"list-add", LIST | EDITS | TOUCHES, "a", N_("add"), N_("add behind this one: type, Enter, type the next; Esc ends"), lists_add},
	{"list-rename", LIST | EDITS | TOUCHES, "e", N_("rename"), N_("rename it"), lists_rename},
	{"list-form", LIST, "<Enter>", N_("open"), N_("open its form"), lists_open_form},
	{"list-earlier", LIST | EDITS | TOUCHES, "K <S-Up>", N_("earlier"), N_("move it before the one above"), lists_move_earlier},
	{"list-later", LIST | EDITS | TOUCHES, "J <S-Down>", N_("later"), N_("move it behind the one below"), lists_move_later},
	{"list-join", LIST | EDITS | TOUCHES, "j", N_("join"), N_("join it with another, which gets its touchpoints"), lists_join},
	{"list-remove", LIST | EDITS | TOUCHES, "x <Delete>", N_("remove"), N_("remove it; asks what becomes of its touchpoints"), lists_remove},
	{"list-lock", LIST | EDITS, "L", N_("lock"), N_("lock the stages or the channels, so that no stray key changes them; again to unlock"), guard_lock_list},
	{"list-close", LIST | LEADS_ON, "<Esc> q", N_("close"), N_("close the list"), lists_close},

	{"history-up", HISTORY, "<Up> k", NULL, N_("go to the newer state above"), panel_up},
	{"history-down", HISTORY, "<Down> j", NULL, N_("go to the older state below"), panel_down},
	{"history-page-up", HISTORY, "<PgUp>", NULL, N_("go a page up"), panel_page_up},
	{"history-page-down", HISTORY, "<PgDn>", NULL, N_("go a page down"), panel_page_down},
	{"history-first", HISTORY, "<Home>", NULL, N_("go to the newest state"), panel_first},
	{"history-last", HISTORY, "<End>", NULL, N_("go to the very first state"), panel_last},
	{"history-go", HISTORY | EDITS, "<Enter>", N_("go there"), N_("make the map what it was then; nothing later is lost"), timeline_go},
	{"history-search", HISTORY, "/", N_("search"), N_("search in what was done"), timeline_search},
	{"history-search-next", HISTORY, "n", NULL, N_("go to the next one found, an older one"), timeline_search_next},
	{"history-search-previous", HISTORY, "N", NULL, N_("go to the previous one found, a newer one"), timeline_search_previous},
	{"history-close", HISTORY | LEADS_ON, "<Esc> q U", N_("close"), N_("close the history"), timeline_close},

	{"settle-up", SETTLE, "<Up>", NULL, N_("go up"), panel_up},
	{"settle-down", SETTLE, "<Down>", NULL, N_("go down"), panel_down},
	{"settle-page-up", SETTLE, "<PgUp>", NULL, N_("go a page up"), panel_page_up},
	{"settle-page-down", SETTLE, "<PgDn>", NULL, N_("go a page down"), panel_page_down},
	{"settle-first", SETTLE, "<Home>", NULL, N_("go to the first one"), panel_first},
	{"settle-last", SETTLE, "<End>", NULL, N_("go to the last one"), panel_last},
	{"settle-ours", SETTLE | EDITS, "o", N_("ours"), N_("keep ours, what stands in the map; the conflict is settled"), settle_ours},
	{"settle-theirs", SETTLE | EDITS, "t", N_("theirs"), N_("take theirs instead; the conflict is settled"), settle_theirs},
	{"settle-join", SETTLE | EDITS, "j", N_("join"), N_("join the two that are alike; asks where they differ"), settle_join},
	{"settle-go", SETTLE, "<Enter>", N_("open"), N_("open the form of what the conflict is about"), settle_go},
	{"settle-close", SETTLE | LEADS_ON, "<Esc> q", N_("close"), N_("close the list; what is not settled stays in the map"), settle_close},

	{"paths-up", PATHS, "<Up> k", NULL, N_("go to the path above"), panel_up},
	{"paths-down", PATHS, "<Down> j", NULL, N_("go to the path below"), panel_down},
	{"paths-page-up", PATHS, "<PgUp>", NULL, N_("go a page up"), panel_page_up},
	{"paths-page-down", PATHS, "<PgDn>", NULL, N_("go a page down"), panel_page_down},
	{"paths-first", PATHS, "<Home>", NULL, N_("go to the first path"), panel_first},
	{"paths-last", PATHS, "<End>", NULL, N_("go to the last path"), panel_last},
	{"paths-left", PATHS, "<Left> h", N_("back"), N_("go back along the path"), paths_left},
	{"paths-right", PATHS, "<Right> l", N_("along"), N_("go on along the path"), paths_right},
	{"paths-go", PATHS, "<Enter>", N_("go to it"), N_("go to the touchpoint in the grid"), paths_go},
	{"paths-close", PATHS | LEADS_ON, "<Esc> q G", N_("close"), N_("close the list of paths"), paths_close},

	{"steps-answer", STEPS | EDITS, "1 2 3 4 5 6 7 8 9", NULL, N_("give the answer of this number; further answers have letters"), steps_answer},
	{"steps-take", STEPS | EDITS, "<Enter>", N_("take"), N_("give the chosen answer, which is the usual one for a touchpoint of this name; in the first step, add touchpoints"), steps_take},
	{"steps-skip", STEPS, "<Space> <Right> n", N_("put off"), N_("put this touchpoint off and go on to the next that lacks an answer"), steps_skip},
	{"steps-back", STEPS, "<Left> <BS>", N_("back"), N_("go back to what was asked before"), steps_back},
	{"steps-next", STEPS, "<Tab>", N_("next step"), N_("go to the next step"), steps_next},
	{"steps-previous", STEPS, "<S-Tab>", NULL, N_("go to the previous step"), steps_previous},
	{"steps-find", STEPS | EDITS, "/", N_("find"), N_("find the answer by typing; an owner, a tool or a time may be a new one"), steps_find},
	{"steps-usual", STEPS | EDITS, "*", N_("usual for all"), N_("give the usual answer to all touchpoints that the starter library knows and that lack one in this step"), steps_usual},
	{"steps-other", STEPS, "w", N_("tech-touch"), N_("go to the steps of tech-touch, and back to the five steps"), steps_other_set},
	{"steps-up", STEPS, "<Up>", NULL, N_("go to the answer above"), steps_up},
	{"steps-down", STEPS, "<Down>", NULL, N_("go to the answer below"), steps_down},
	{"steps-close", STEPS | LEADS_ON, "<Esc> q", N_("close"), N_("leave the steps; every answer is already in the map"), steps_close},
	{"votes-up", VOTES, "<Up> k", NULL, N_("go up"), panel_up},
	{"votes-down", VOTES, "<Down> j", NULL, N_("go down"), panel_down},
	{"votes-page-up", VOTES, "<PgUp>", NULL, N_("go a page up"), panel_page_up},
	{"votes-page-down", VOTES, "<PgDn>", NULL, N_("go a page down"), panel_page_down},
	{"votes-first", VOTES, "<Home>", NULL, N_("go to the first one"), panel_first},
	{"votes-last", VOTES, "<End>", NULL, N_("go to the last one"), panel_last},
	{"votes-start", VOTES | EDITS, "s", N_("start a round"), N_("start a round of votes: its name, how many vote, dots each; old votes are kept in the list of rounds"), votes_start},
	{"votes-end", VOTES | EDITS, "e", N_("end it"), N_("end the round; its result is kept with the day"), votes_end},
	{"votes-add", VOTES | EDITS, "+", N_("vote"), N_("vote for the chosen one"), votes_add},
	{"votes-take", VOTES | EDITS, "-", NULL, N_("take a vote back from the chosen one"), votes_take},
	{"votes-go", VOTES, "<Enter>", N_("go to it"), N_("close the list and go to the touchpoint"), votes_go},
	{"votes-earlier", VOTES, "<Left> h", N_("earlier rounds"), N_("show the result of the round before"), votes_earlier},
	{"votes-later", VOTES, "<Right> l", NULL, N_("show the result of the round after, and at last the votes of now"), votes_later},
	{"votes-close", VOTES | LEADS_ON, "<Esc> q W", N_("close"), N_("close the list"), votes_close},

	{"agenda-up", TIMER, "<Up> k", NULL, N_("go up"), panel_up},
	{"agenda-down", TIMER, "<Down> j", NULL, N_("go down"), panel_down},
	{"agenda-first", TIMER, "<Home>", NULL, N_("go to the first one"), panel_first},
	{"agenda-last", TIMER, "<End>", NULL, N_("go to the last one"), panel_last},
	{"timer-start", TIMER, "<Enter>", N_("start"), N_("start the chosen item; what runs is ended and logged"), agenda_start},
	{"timer-pause", TIMER, "<Space>", N_("pause"), N_("pause the countdown, or go on"), agenda_pause},
	{"timer-next", TIMER, "n", N_("next"), N_("end the item, log how long it took, and start the next one"), agenda_next},
	{"timer-back", TIMER, "b", NULL, N_("end the item, log how long it took, and start the one before"), agenda_back},
	{"timer-end", TIMER, "s", N_("end"), N_("end the item, and log how long it took"), agenda_end},
	{"timer-longer", TIMER, "+", N_("1 min"), N_("give what runs a minute more"), agenda_longer},
	{"timer-shorter", TIMER, "-", NULL, N_("give what runs a minute less"), agenda_shorter},
	{"agenda-add", TIMER | EDITS, "a", N_("add"), N_("add items behind this one: type, Enter, type the next; Esc ends"), agenda_add},
	{"agenda-rename", TIMER | EDITS, "e", N_("rename"), N_("rename the item"), agenda_rename},
	{"agenda-minutes", TIMER | EDITS, "m", N_("minutes"), N_("change how many minutes the item may take"), agenda_minutes},
	{"agenda-earlier", TIMER | EDITS, "K <S-Up>", NULL, N_("move it before the one above"), agenda_move_earlier},
	{"agenda-later", TIMER | EDITS, "J <S-Down>", NULL, N_("move it behind the one below"), agenda_move_later},
	{"agenda-remove", TIMER | EDITS, "x <Delete>", NULL, N_("remove the item"), agenda_remove},
	{"agenda-usual", TIMER | EDITS, "d", NULL, N_("take the usual agenda of a workshop, when there is none"), agenda_usual},
	{"agenda-close", TIMER | LEADS_ON, "<Esc> q t", N_("close"), N_("close the agenda; what runs goes on"), agenda_close},

	{"review-up", REVIEW | DUE, "<Up> k", NULL, N_("go up"), panel_up},
	{"review-down", REVIEW | DUE, "<Down> j", NULL, N_("go down"), panel_down},
	{"review-page-up", REVIEW | DUE, "<PgUp>", NULL, N_("go a page up"), panel_page_up},
	{"review-page-down", REVIEW | DUE, "<PgDn>", NULL, N_("go a page down"), panel_page_down},
	{"review-first", REVIEW | DUE, "<Home>", NULL, N_("go to the first one"), panel_first},
	{"review-last", REVIEW | DUE, "<End>", NULL, N_("go to the last one"), panel_last},
	{"review-answer", REVIEW | EDITS, "<Enter> e", N_("answer"), N_("answer the question and go on to the next that is due; for the map as a whole, say that it was looked at today"), reviewing_answer},
	{"review-next", REVIEW, "n", N_("next due"), N_("go to the next question that is due"), reviewing_next},
	{"review-due", REVIEW, "<Tab>", N_("what is due"), N_("list all that is due: the map, questions, touchpoints to be looked at, decisions to be carried out"), reviewing_turn},
	{"review-today", REVIEW | EDITS, "t", N_("still holds"), N_("say that the answer still holds: it gets the date of today"), reviewing_today},
	{"review-show", REVIEW, "f", N_("show them"), N_("show in the grid only the touchpoints that the question points to"), reviewing_show},
	{"review-stage-next", REVIEW, "]", N_("stage"), N_("ask the question of the next stage, and at last of the whole map again"), reviewing_next_stage},
	{"review-stage-previous", REVIEW, "[", NULL, N_("ask the question of the previous stage"), reviewing_previous_stage},
	{"review-editor", REVIEW | EDITS, "<C-e>", N_("editor"), N_("write the answer in your editor, EDITOR"), reviewing_editor},
	{"review-clear", REVIEW | EDITS, "x <Delete>", NULL, N_("clear the answer"), reviewing_clear},
	{"due-go", DUE, "<Enter>", N_("go to it"), N_("go to the touchpoint in the grid, or to the question"), reviewing_go},
	{"due-today", DUE | EDITS, "t", N_("looked at today"), N_("say that the touchpoint, or the map as a whole, was looked at today"), reviewing_looked},
	{"due-questions", DUE, "<Tab>", N_("questions"), N_("go back to the questions"), reviewing_turn},
	{"review-close", REVIEW | DUE | LEADS_ON, "<Esc> q R", N_("close"), N_("close the review; every answer is already in the map"), reviewing_close},

	{"curve-left", CURVE, "<Left> h", NULL, N_("go to the stage before"), curves_left},
	{"curve-right", CURVE, "<Right> l", N_("stages"), N_("go on to the next stage"), curves_right},
	{"curve-first", CURVE, "<Home>", NULL, N_("go to the first stage"), curves_leftmost},
	{"curve-last", CURVE, "<End>", NULL, N_("go to the last stage"), curves_rightmost},
	{"curve-up", CURVE, "<Up> k", NULL, N_("scroll up in what is known of the stage"), curves_up},
	{"curve-down", CURVE, "<Down> j", NULL, N_("scroll down in what is known of the stage"), curves_down},
	{"curve-line", CURVE, "0 1 2 3 4 5 6 7 8 9", N_("lines"), N_("show or hide a line: 0 everybody, 1 to 9 the personas in their order"), curves_toggle},
	{"curve-go", CURVE, "<Enter>", N_("go to it"), N_("close the curve and go to the stage in the grid"), curves_go},
	{"curve-close", CURVE | LEADS_ON, "<Esc> q E", N_("close"), N_("close the curve"), curves_close},

	{"numbers-up", NUMBERS, "<Up> k", NULL, N_("go to the number above"), panel_up},
	{"numbers-down", NUMBERS, "<Down> j", NULL, N_("go to the number below"), panel_down},
	{"numbers-page-up", NUMBERS, "<PgUp>", NULL, N_("go a page up"), panel_page_up},
	{"numbers-page-down", NUMBERS, "<PgDn>", NULL, N_("go a page down"), panel_page_down},
	{"numbers-first", NUMBERS, "<Home>", NULL, N_("go to the first one"), panel_first},
	{"numbers-last", NUMBERS, "<End>", NULL, N_("go to the last one"), panel_last},
	{"numbers-go", NUMBERS, "<Enter>", N_("show them"), N_("close the numbers and show only the touchpoints of that stage, channel, owner or persona"), figures_go},
	{"numbers-close", NUMBERS | LEADS_ON, "<Esc> q #", N_("close"), N_("close the numbers"), figures_close},

	{"audit-up", AUDIT, "<Up> k", NULL, N_("go up"), panel_up},
	{"audit-down", AUDIT, "<Down> j", NULL, N_("go down"), panel_down},
	{"audit-page-up", AUDIT, "<PgUp>", NULL, N_("go a page up"), panel_page_up},
	{"audit-page-down", AUDIT, "<PgDn>", NULL, N_("go a page down"), panel_page_down},
	{"audit-first", AUDIT, "<Home>", NULL, N_("go to the first one"), panel_first},
	{"audit-last", AUDIT, "<End>", NULL, N_("go to the last one"), panel_last},
	{"audit-next-rule", AUDIT, "<Tab>", N_("next rule"), N_("go to the next rule"), audit_next_rule},
	{"audit-previous-rule", AUDIT, "<S-Tab>", NULL, N_("go to the rule above"), audit_previous_rule},
	{"audit-fold", AUDIT, "<Left> h", NULL, N_("fold the findings of the rule"), audit_fold},
	{"audit-unfold", AUDIT, "<Right> l", NULL, N_("unfold the findings of the rule"), audit_unfold},
	{"audit-fix", AUDIT | EDITS, "<Enter>", N_("mend"), N_("mend it: edit the field, add a touchpoint, or go where it can be done; on a rule, fold and unfold"), audit_fix},
	{"audit-accept", AUDIT | EDITS, "x", N_("accept"), N_("accept this finding, and say why; the map keeps that"), audit_accept},
	{"audit-switch-off", AUDIT | EDITS, "X", NULL, N_("switch the rule off in this map, and say why"), audit_switch_off},
	{"audit-severity", AUDIT, "s", N_("severity"), N_("show all findings, only warnings and errors, only errors"), audit_severity},
	{"audit-again", AUDIT, "=", NULL, N_("look again, in a map so large that the list does not follow every change"), audit_again},
	{"audit-go", AUDIT, "g", N_("show it"), N_("close the list and go to what the finding is about"), audit_go},
	{"audit-close", AUDIT | LEADS_ON, "<Esc> q", N_("close"), N_("close the list; what was found stays as it is"), audit_close},

	{"offer-up", RECOVERY, "<Up> k", NULL, N_("scroll up"), offer_up},
	{"offer-down", RECOVERY, "<Down> j", NULL, N_("scroll down"), offer_down},
	{"offer-page-up", RECOVERY, "<PgUp>", NULL, N_("scroll a page up"), offer_page_up},
	{"offer-page-down", RECOVERY, "<PgDn> <Space>", NULL, N_("scroll a page down"), offer_page_down},
	{"offer-take", RECOVERY | EDITS, "<Enter> y", N_("take up"), N_("take up what was not saved"), offer_take},
	{"offer-leave", RECOVERY | LEADS_ON, "n <Esc> q", N_("leave"), N_("leave it; the history, U, keeps it"), offer_leave},

	{"zoom-turn", ZOOM, "<Enter> Z", N_("one or all"), N_("show the touchpoint alone with all that is said of it, and the whole cell again"), zoom_turn},
	{"zoom-down", ZOOM, "<Space>", N_("on"), N_("scroll a page down"), zoom_down},
	{"zoom-up", ZOOM, "<BS>", NULL, N_("scroll a page up"), zoom_up},
	{"zoom-close", ZOOM | LEADS_ON, "<Esc> q", N_("close"), N_("close the large view"), zoom_close},

	{"help-up", HELP, "<Up> k", NULL, N_("scroll up"), help_up},
	{"help-down", HELP, "<Down> j", NULL, N_("scroll down"), help_down},
	{"help-page-up", HELP, "<PgUp>", NULL, N_("scroll a page up"), help_page_up},
	{"help-page-down", HELP, "<PgDn> <Space>", N_("on"), N_("scroll a page down"), help_page_down},
	{"help-first", HELP, "<Home>", NULL, N_("go to the start"), help_first},
	{"help-last", HELP, "<End>", NULL, N_("go to the end"), help_last},
	{"help-all", HELP, "<Tab>", N_("all keys"), N_("go to all keys, and back to the few that matter first"), help_all},
	{"help-close", HELP | LEADS_ON, "<Esc> q ? <F1> <Enter>", N_("close"), N_("close the help"), help_close},

	{"tutor-skip", TUTOR, "<C-n>", N_("skip"), N_("skip the lesson and go on to the next"), tutor_skip},
	{"tutor-back", TUTOR, "<C-o>", N_("back"), N_("go back to the lesson before"), tutor_back},
	{"tutor-leave", TUTOR | LEADS_ON, "<C-q>", N_("end the tutor"), N_("end the tutor, whatever is open; its map goes"), tutor_leave},

	{"undo", GRID | WORK | EDITS | CHANGE, "u", N_("undo"), N_("undo the last step; there is no end to it"), grid_undo},
	{"redo", GRID | WORK | EDITS, "<C-r>", NULL, N_("do again what was undone"), grid_redo},

	{"history", GRID | (WORK & ~HISTORY), "U", NULL, N_("show all steps, also those of earlier sessions, and go to any"), timeline_open},

	{"search", GRID | LINK | LOOK | SEE, "/", N_("search"), N_("search in everything that touchpoints say, as you type"), search_open},
	{"search-next", GRID | LINK, "n", NULL, N_("go to the next one found"), search_next},
	{"search-previous", GRID | LINK, "N", NULL, N_("go to the previous one found"), search_previous},
	{"filter", GRID | LOOK, "f", N_("filter"), N_("show only the touchpoints that pass a filter, such as owner= or rating=irritates, as you type"), filters_type},
	{"filters", GRID | EDITS, "F", NULL, N_("choose one of the filters that the map keeps, keep the present one, or remove one"), filters_choose},
	{"touchpoint-join", GRID | EDITS | TOUCHES, "&", NULL, N_("join the marked touchpoints into the first of them; asks where they differ"), join_marked},
	{"replace", GRID | EDITS, "%", NULL, N_("find a text in all that the map says, and put another in its place"), replace_start},
	{"density", CELLS | LOOK, "z", N_("density"), N_("show counts, titles, titles with owner and rating, or large titles"), grid_density},
	{"colour", CELLS | LOOK, "v", NULL, N_("let glyphs and colours show coverage, rating, owner, kind, decision or votes"), colour_next},
	{"colour-choose", GRID | LOOK, "V", NULL, N_("choose what glyphs and colours show"), colour_choose},
	{"zoom", GRID | LOOK, "Z", NULL, N_("show the cell large, for all to read; again, the touchpoint alone"), zoom_open},
	{"theme", GRID | CARRY | LOOK | PANELS, "T", NULL, N_("go on to the next theme: plain, dark, light, high contrast, safe for the colour-blind, projector"), grid_theme},
	{"theme-choose", GRID | LOOK | PANELS, "", NULL, N_("choose a theme"), grid_choose_theme},
	{"leave", GRID | LOOK, "<Esc>", NULL, N_("take the marks off, then the search, then the filter; leave the inbox"), grid_leave},

	{"stages-edit", GRID | STEPS, "S", N_("stages"), N_("edit the stages: add, rename, move, remove, join"), lists_open_stages},
	{"channels-edit", GRID | STEPS, "C", N_("channels"), N_("edit the channels: add, rename, move, remove, join"), lists_open_channels},
	{"personas-edit", GRID, "P", NULL, N_("edit the personas: add, rename, remove, join"), lists_open_personas},
	{"owners-edit", GRID | STEPS, "O", NULL, N_("edit the owners: add, rename, remove, join"), lists_open_owners},
	{"map-edit", GRID, "M", NULL, N_("edit what the map says of itself: title, goal, state and more"), session_map_form},

	{"structure-lock", GRID | EDITS, "", NULL, N_("lock stages and channels, so that no stray key changes them; again to unlock"), guard_lock_structure},
	{"present", GRID | PANELS, "<F5>", NULL, N_("present: keys only move and show, nothing can be changed; again to end it"), guard_present},

	{"compare", GRID, "D", NULL, N_("compare the map with another one, as it was last saved, or a git revision: both in one grid"), compare_open},
	{"steps", GRID | EDITS, "w", N_("steps"), N_("go through the steps: list, stage, channel, owner, rating; one question at a time about what still lacks an answer"), steps_open},
	{"votes", GRID, "W", NULL, N_("rank by votes; start and end rounds of votes"), votes_open},
	{"timer", GRID, "t", NULL, N_("show the agenda and the countdown"), agenda_open},
	{"numbers", GRID, "#", NULL, N_("show the numbers of the journey, each beside its yardstick"), figures_open},
	{"review", GRID, "R", NULL, N_("review the map: answer its questions, see what the map says about each, and what is due"), reviewing_open},
	{"audit", GRID | SEE, "g", N_("findings"), N_("list what is wrong with the map or worth a look: gaps, overload, no owner and more; the grid follows, Enter mends"), audit_open},
	{"curve", GRID, "E", NULL, N_("show how mood, rating, contacts and automation go along the stages, for everybody and each persona"), curves_open},
	{"settle", GRID, "X", NULL, N_("settle conflicts, and join touchpoints that are alike"), settle_open},
	{"save", CELLS | WORK | ZOOM | SAVE, "<C-s>", N_("save"), N_("save the map; only changed lines change in the file"), session_save},
	{"palette", GRID | LOOK | PANELS | SAVE, ": <C-p>", N_("all commands"), N_("find a command by typing what it does"), palette_open},
	{"help", CELLS | WORK | LOOK | CHANGES | ZOOM | LEADS_ON, "? <F1>", N_("help"), N_("show the keys of this place"), help_open},
	{"redraw", CELLS | LOOK | RECOVERY | PANELS, "<C-l>", NULL, N_("draw the screen again"), session_redraw},
	{"mouse", GRID | LOOK | PANELS, "", NULL, N_("switch the mouse off and on; off, it selects text as in any terminal"), session_mouse},
	{"suspend", CELLS | LOOK | RECOVERY | PANELS, "<C-z>", NULL, N_("stop the program for a while; the shell's fg goes on"), session_suspend},
	{"quit", GRID | SAVE, "q <C-q> <C-c>", N_("quit"), N_("quit; asks when something is not saved"), session_quit},
};
/* clang-format on */
_Static_assert(PLACE_COUNT <= 26, "the bits above are flags");
const size_t command_count = sizeof command_table / sizeof *command_table;

void command_run(struct ui *ui, const struct command *command, key k)
{
	if (guard_permits(ui, command))
		command->run(ui, k);
}

const struct command *command_find(const char *name)
{
	for (size_t i = 0; i < command_count; i++)
		if (strcmp(command_table[i].name, name) == 0)
			return &command_table[i];
	return NULL;
}

enum purpose command_purpose(const struct command *command)
{
	return (enum purpose)(command->places >> 26 & 7);
}

const char *purpose_title(enum purpose purpose)
{
	static const char *const titles[PURPOSE_COUNT] = {"",           N_("Move"), N_("Add"),
	                                                  N_("Change"), N_("Look"), N_("Save")};
	return titles[purpose];
}

const char *place_title(enum place place)
{
	static const char *const titles[PLACE_COUNT] = {[PLACE_GRID] = N_("In the grid and the inbox"),
	                                                [PLACE_CARRY] = N_("While carrying"),
	                                                [PLACE_LINK] = N_("While linking"),
	                                                [PLACE_PROMPT] = N_("While typing"),
	                                                [PLACE_CHOOSER] = N_("In a list to choose from"),
	                                                [PLACE_FORM] = N_("In a form"),
	                                                [PLACE_LIST] = N_("In the list of stages or channels"),
	                                                [PLACE_HISTORY] = N_("In the history"),
	                                                [PLACE_SETTLE] = N_("In the list of conflicts"),
	                                                [PLACE_AUDIT] = N_("In the list of findings"),
	                                                [PLACE_STEPS] = N_("In the steps of a workshop"),
	                                                [PLACE_PATHS] = N_("In the list of paths"),
	                                                [PLACE_VOTES] = N_("In the list of votes"),
	                                                [PLACE_TIMER] = N_("In the agenda"),
	                                                [PLACE_REVIEW] = N_("In the questions of a review"),
	                                                [PLACE_DUE] = N_("In the list of what is due"),
	                                                [PLACE_CURVE] = N_("In the curve"),
	                                                [PLACE_NUMBERS] = N_("In the numbers"),
	                                                [PLACE_RECOVERY] =
	                                                        N_("When changes are offered that were not saved"),
	                                                [PLACE_LOOK] = N_("In the grid of two maps that are compared"),
	                                                [PLACE_CHANGES] = N_("Where it is told what changed"),
	                                                [PLACE_ZOOM] = N_("In the large view"),
	                                                [PLACE_TUTOR] = N_("In the tutor"),
	                                                [PLACE_HELP] = N_("In this help")};
	return titles[place];
}

/* ---- the key map ---- */

struct binding {
	key k;
	const struct command *command;
};

struct keymap {
	const char *const *keys;
	struct binding *bindings; /* by key */
	size_t count;
};

static int compare(const void *a, const void *b)
{
	key x = ((const struct binding *)a)->k, y = ((const struct binding *)b)->k;
	return (x > y) - (x < y);
}

const char *keymap_keys(const struct keymap *map, const struct command *command)
{
	const char *own = map->keys ? map->keys[command - command_table] : NULL;
	return own ? own : command->keys;
}

key keymap_key(const struct keymap *map, const struct command *command)
{
	key k = 0;
	size_t at = 0;
	key_parse(slice_of(keymap_keys(map, command)), &at, &k, NULL);
	return k;
}

struct keymap *keymap_new(const char *const *own)
{
	struct keymap *map = mem_new(sizeof *map);
	map->keys = own;
	for (size_t i = 0; i < command_count; i++) {
		struct slice keys = slice_of(keymap_keys(map, &command_table[i]));
		for (size_t at = 0; at < keys.length;) {
			key k;
			if (keys.bytes[at] == ' ') {
				at++;
				continue;
			}
			if (!key_parse(keys, &at, &k, NULL))
				break;
			map->bindings = mem_resize(map->bindings, map->count + 1, sizeof *map->bindings);
			map->bindings[map->count++] = (struct binding){k, &command_table[i]};
		}
	}
	qsort(map->bindings, map->count, sizeof *map->bindings, compare);
	return map;
}

void keymap_free(struct keymap *map)
{
	if (!map)
		return;
	free(map->bindings);
	free(map);
}

const struct command *keymap_find(const struct keymap *map, enum place place, key k)
{
	size_t low = 0, high = map->count;
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (map->bindings[middle].k < k)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < map->count && map->bindings[low].k == k; low++)
		if (map->bindings[low].command->places & IN(place))
			return map->bindings[low].command;
	return NULL;
}
