#include "ui/command.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/message.h"
#include "ui/capture.h"
#include "ui/form.h"
#include "ui/grid.h"
#include "ui/help.h"
#include "ui/timeline.h"
#include "ui/lists.h"
#include "ui/offer.h"
#include "ui/palette.h"
#include "ui/session.h"
#include "ui/settle.h"

#define GRID IN(PLACE_GRID)
#define CARRY IN(PLACE_CARRY)
#define FORM IN(PLACE_FORM)
#define LIST IN(PLACE_LIST)
#define HISTORY IN(PLACE_HISTORY)
#define SETTLE IN(PLACE_SETTLE)
#define RECOVERY IN(PLACE_RECOVERY)
#define HELP IN(PLACE_HELP)
#define PANELS (FORM | LIST | HISTORY | SETTLE | HELP)

/* clang-format off */
const struct command command_table[] = {
	{"stage-previous", GRID | CARRY, "<Left> h", NULL, N_("go to the previous stage"), grid_previous_stage},
	{"stage-next", GRID | CARRY, "<Right> l", NULL, N_("go to the next stage"), grid_next_stage},
	{"touchpoint-previous", GRID | CARRY, "<Up> k", NULL, N_("go to the previous touchpoint, or on to the channel above"), grid_previous_touchpoint},
	{"touchpoint-next", GRID | CARRY, "<Down> j", NULL, N_("go to the next touchpoint, or on to the channel below"), grid_next_touchpoint},
	{"channel-previous", GRID | CARRY, "K <PgUp>", NULL, N_("go to the previous channel"), grid_previous_channel},
	{"channel-next", GRID | CARRY, "J <PgDn>", NULL, N_("go to the next channel"), grid_next_channel},
	{"stage-first", GRID | CARRY, "<Home>", NULL, N_("go to the first stage"), grid_first_stage},
	{"stage-last", GRID | CARRY, "<End>", NULL, N_("go to the last stage"), grid_last_stage},
	{"area-next", GRID, "<Tab> <S-Tab>", NULL, N_("go to the inbox, and back to the grid"), grid_other_area},

	{"touchpoint-add", GRID | EDITS, "a", N_("add"), N_("add touchpoints here: type, Enter, type the next; Esc ends"), capture_here},
	{"inbox-add", GRID | EDITS, "i", N_("inbox"), N_("add touchpoints to the inbox, to be placed later"), capture_to_inbox},
	{"touchpoint-open", GRID, "<Enter>", N_("open"), N_("open the form of the touchpoint; in an empty cell, add one"), grid_open},
	{"touchpoint-rename", GRID | EDITS, "e", N_("rename"), N_("rename the touchpoint"), grid_rename},
	{"touchpoint-grab", GRID | EDITS, "m", N_("move"), N_("grab the touchpoint, or all marked ones: arrows carry, Enter drops, Esc gives up"), grid_grab},
	{"touchpoint-also", GRID | EDITS, "c", N_("also"), N_("put the touchpoint into a second stage or channel as well: arrows choose, Enter puts"), grid_also},
	{"carry-drop", CARRY | EDITS, "<Enter> m", N_("drop"), N_("drop what is carried here"), carry_drop},
	{"carry-inbox", CARRY | EDITS, "i", N_("to the inbox"), N_("put what is carried into the inbox"), carry_to_inbox},
	{"carry-cancel", CARRY | LEADS_ON, "<Esc> q", N_("give up"), N_("leave what is carried where it was"), carry_give_up},
	{"touchpoint-mark", GRID, "<Space>", N_("mark"), N_("mark the touchpoint or take its mark off, and go on to the next; what follows acts on all marked"), grid_mark},
	{"touchpoint-delete", GRID | EDITS, "x <Delete>", N_("delete"), N_("delete the touchpoint, or all marked ones; undo brings them back"), grid_delete},
	{"touchpoint-owner", GRID | EDITS, "o", N_("owner"), N_("say who owns the touchpoint"), grid_owner},
	{"touchpoint-rating", GRID | EDITS, "r", N_("rating"), N_("rate how the touchpoint works today"), grid_rating},
	{"touchpoint-decision", GRID | EDITS, "d", N_("decision"), N_("decide what becomes of the touchpoint: keep, improve, cut, add"), grid_decision},
	{"touchpoint-copy", GRID, "y", NULL, N_("copy the touchpoint, or all marked ones"), grid_copy},
	{"touchpoint-paste", GRID | EDITS, "p", NULL, N_("put what was copied into this cell"), grid_paste},
	{"repeat", GRID | EDITS, ".", NULL, N_("do the last change again, to what is chosen now"), grid_repeat},
	{"form-up", FORM, "<Up> k", NULL, N_("go to the field above"), form_up},
	{"form-down", FORM, "<Down> j", NULL, N_("go to the field below"), form_down},
	{"form-page-up", FORM, "<PgUp>", NULL, N_("go a page up"), form_page_up},
	{"form-page-down", FORM, "<PgDn>", NULL, N_("go a page down"), form_page_down},
	{"form-first", FORM, "<Home>", NULL, N_("go to the first field"), form_first},
	{"form-last", FORM, "<End>", NULL, N_("go to the last field"), form_last},
	{"form-next-group", FORM, "<Tab>", N_("group"), N_("go to the next group of fields"), form_next_group},
	{"form-previous-group", FORM, "<S-Tab>", NULL, N_("go to the previous group of fields"), form_previous_group},
	{"field-edit", FORM | EDITS, "<Enter> e", N_("edit"), N_("edit the field: type, choose, or turn it to yes and no"), form_edit},
	{"field-choose", FORM | EDITS, "1 2 3 4 5 6 7 8 9 0", NULL, N_("choose by number at once; 0 chooses none"), form_digit},
	{"field-clear", FORM | EDITS, "x <Delete>", N_("clear"), N_("clear the field; its key goes from the file"), form_clear},
	{"field-editor", FORM | EDITS, "<C-e>", N_("editor"), N_("edit the text of the field in your editor, EDITOR"), form_editor},
	{"field-find", FORM, "/", N_("find"), N_("find a field by typing its name"), form_find},
	{"form-only-set", FORM, "z", N_("filled in"), N_("show only what is filled in, or all fields"), form_only_set},
	{"form-next", FORM, "]", N_("next"), N_("go on to the form of the next one"), form_next_item},
	{"form-previous", FORM, "[", NULL, N_("go back to the form of the previous one"), form_previous_item},
	{"form-close", FORM | LEADS_ON, "<Esc> q", N_("close"), N_("close the form; everything typed is already in the map"), form_close},

	{"list-up", LIST, "<Up>", NULL, N_("go up"), lists_up},
	{"list-down", LIST, "<Down>", NULL, N_("go down"), lists_down},
	{"list-first", LIST, "<Home>", NULL, N_("go to the first one"), lists_first},
	{"list-last", LIST, "<End>", NULL, N_("go to the last one"), lists_last},
	{"list-add", LIST | EDITS, "a", N_("add"), N_("add behind this one: type, Enter, type the next; Esc ends"), lists_add},
	{"list-rename", LIST | EDITS, "e", N_("rename"), N_("rename it"), lists_rename},
	{"list-form", LIST, "<Enter>", N_("open"), N_("open its form"), lists_open_form},
	{"list-earlier", LIST | EDITS, "K <S-Up>", N_("earlier"), N_("move it before the one above"), lists_move_earlier},
	{"list-later", LIST | EDITS, "J <S-Down>", N_("later"), N_("move it behind the one below"), lists_move_later},
	{"list-join", LIST | EDITS, "j", N_("join"), N_("join it with another, which gets its touchpoints"), lists_join},
	{"list-remove", LIST | EDITS, "x <Delete>", N_("remove"), N_("remove it; asks what becomes of its touchpoints"), lists_remove},
	{"list-close", LIST | LEADS_ON, "<Esc> q", N_("close"), N_("close the list"), lists_close},

	{"history-up", HISTORY, "<Up> k", NULL, N_("go to the newer state above"), timeline_up},
	{"history-down", HISTORY, "<Down> j", NULL, N_("go to the older state below"), timeline_down},
	{"history-page-up", HISTORY, "<PgUp>", NULL, N_("go a page up"), timeline_page_up},
	{"history-page-down", HISTORY, "<PgDn>", NULL, N_("go a page down"), timeline_page_down},
	{"history-first", HISTORY, "<Home>", NULL, N_("go to the newest state"), timeline_first},
	{"history-last", HISTORY, "<End>", NULL, N_("go to the very first state"), timeline_last},
	{"history-go", HISTORY | EDITS, "<Enter>", N_("go there"), N_("make the map what it was then; nothing later is lost"), timeline_go},
	{"history-search", HISTORY, "/", N_("search"), N_("search in what was done"), timeline_search},
	{"history-search-next", HISTORY, "n", NULL, N_("go to the next one found, an older one"), timeline_search_next},
	{"history-search-previous", HISTORY, "N", NULL, N_("go to the previous one found, a newer one"), timeline_search_previous},
	{"history-close", HISTORY | LEADS_ON, "<Esc> q U", N_("close"), N_("close the history"), timeline_close},

	{"settle-up", SETTLE, "<Up>", NULL, N_("go up"), settle_up},
	{"settle-down", SETTLE, "<Down>", NULL, N_("go down"), settle_down},
	{"settle-page-up", SETTLE, "<PgUp>", NULL, N_("go a page up"), settle_page_up},
	{"settle-page-down", SETTLE, "<PgDn>", NULL, N_("go a page down"), settle_page_down},
	{"settle-first", SETTLE, "<Home>", NULL, N_("go to the first one"), settle_first},
	{"settle-last", SETTLE, "<End>", NULL, N_("go to the last one"), settle_last},
	{"settle-ours", SETTLE | EDITS, "o", N_("ours"), N_("keep ours, what stands in the map; the conflict is settled"), settle_ours},
	{"settle-theirs", SETTLE | EDITS, "t", N_("theirs"), N_("take theirs instead; the conflict is settled"), settle_theirs},
	{"settle-join", SETTLE | EDITS, "j", N_("join"), N_("join the two that are alike: the first keeps what it says and gets what only the second says"), settle_join},
	{"settle-go", SETTLE, "<Enter>", N_("open"), N_("open the form of what the conflict is about"), settle_go},
	{"settle-close", SETTLE | LEADS_ON, "<Esc> q", N_("close"), N_("close the list; what is not settled stays in the map"), settle_close},

	{"offer-up", RECOVERY, "<Up> k", NULL, N_("scroll up"), offer_up},
	{"offer-down", RECOVERY, "<Down> j", NULL, N_("scroll down"), offer_down},
	{"offer-page-up", RECOVERY, "<PgUp>", NULL, N_("scroll a page up"), offer_page_up},
	{"offer-page-down", RECOVERY, "<PgDn> <Space>", NULL, N_("scroll a page down"), offer_page_down},
	{"offer-take", RECOVERY | EDITS, "<Enter> y", N_("take up"), N_("take up what was not saved"), offer_take},
	{"offer-leave", RECOVERY | LEADS_ON, "n <Esc> q", N_("leave"), N_("leave it; the history, U, keeps it"), offer_leave},

	{"help-up", HELP, "<Up> k", NULL, N_("scroll up"), help_up},
	{"help-down", HELP, "<Down> j", NULL, N_("scroll down"), help_down},
	{"help-page-up", HELP, "<PgUp>", NULL, N_("scroll a page up"), help_page_up},
	{"help-page-down", HELP, "<PgDn> <Space>", N_("on"), N_("scroll a page down"), help_page_down},
	{"help-first", HELP, "<Home>", NULL, N_("go to the start"), help_first},
	{"help-last", HELP, "<End>", NULL, N_("go to the end"), help_last},
	{"help-close", HELP | LEADS_ON, "<Esc> q ? <F1> <Enter>", N_("close"), N_("close the help"), help_close},

	{"undo", GRID | FORM | LIST | HISTORY | SETTLE | EDITS, "u", N_("undo"), N_("undo the last step; there is no end to it"), grid_undo},
	{"redo", GRID | FORM | LIST | HISTORY | SETTLE | EDITS, "<C-r>", NULL, N_("do again what was undone"), grid_redo},

	{"history", GRID | FORM | LIST | SETTLE, "U", NULL, N_("show all steps, also those of earlier sessions, and go to any"), timeline_open},

	{"search", GRID, "/", N_("search"), N_("search in everything that touchpoints say, as you type"), grid_search},
	{"search-next", GRID, "n", NULL, N_("go to the next one found"), grid_search_next},
	{"search-previous", GRID, "N", NULL, N_("go to the previous one found"), grid_search_previous},
	{"density", GRID | CARRY, "z", N_("density"), N_("show counts, titles, or titles with owner and rating"), grid_density},
	{"leave", GRID, "<Esc>", NULL, N_("take all marks off; leave the inbox"), grid_leave},

	{"stages-edit", GRID, "S", N_("stages"), N_("edit the stages: add, rename, move, remove, join"), lists_open_stages},
	{"channels-edit", GRID, "C", N_("channels"), N_("edit the channels: add, rename, move, remove, join"), lists_open_channels},
	{"personas-edit", GRID, "P", NULL, N_("edit the personas: add, rename, remove, join"), lists_open_personas},
	{"owners-edit", GRID, "O", NULL, N_("edit the owners: add, rename, remove, join"), lists_open_owners},
	{"map-edit", GRID, "M", NULL, N_("edit what the map says of itself: title, goal, state and more"), session_map_form},

	{"settle", GRID, "X", NULL, N_("settle conflicts, and join touchpoints that are alike"), settle_open},
	{"save", GRID | CARRY | FORM | LIST | HISTORY | SETTLE, "<C-s>", N_("save"), N_("save the map; only changed lines change in the file"), session_save},
	{"palette", GRID | PANELS, ": <C-p>", N_("all commands"), N_("find a command by typing what it does"), palette_open},
	{"help", GRID | CARRY | FORM | LIST | HISTORY | SETTLE | LEADS_ON, "? <F1>", N_("help"), N_("show the keys of this place"), help_open},
	{"redraw", GRID | CARRY | RECOVERY | PANELS, "<C-l>", NULL, N_("draw the screen again"), session_redraw},
	{"suspend", GRID | CARRY | RECOVERY | PANELS, "<C-z>", NULL, N_("stop the program for a while; the shell's fg goes on"), session_suspend},
	{"quit", GRID, "q <C-q> <C-c>", N_("quit"), N_("quit; asks when something is not saved"), session_quit},
};
/* clang-format on */
const size_t command_count = sizeof command_table / sizeof *command_table;

const struct command *command_find(const char *name)
{
	for (size_t i = 0; i < command_count; i++)
		if (strcmp(command_table[i].name, name) == 0)
			return &command_table[i];
	return NULL;
}

const char *place_title(enum place place)
{
	static const char *const titles[PLACE_COUNT] = {[PLACE_GRID] = N_("In the grid and the inbox"),
	                                                [PLACE_CARRY] = N_("While carrying"),
	                                                [PLACE_PROMPT] = N_("While typing"),
	                                                [PLACE_CHOOSER] = N_("In a list to choose from"),
	                                                [PLACE_FORM] = N_("In a form"),
	                                                [PLACE_LIST] = N_("In the list of stages or channels"),
	                                                [PLACE_HISTORY] = N_("In the history"),
	                                                [PLACE_SETTLE] = N_("In the list of conflicts"),
	                                                [PLACE_RECOVERY] =
	                                                        N_("When changes are offered that were not saved"),
	                                                [PLACE_HELP] = N_("In this help")};
	return titles[place];
}

/* ---- the key map ---- */

struct binding {
	key k;
	const struct command *command;
};

struct keymap {
	struct binding *bindings; /* by key */
	size_t count;
};

static int compare(const void *a, const void *b)
{
	key x = ((const struct binding *)a)->k, y = ((const struct binding *)b)->k;
	return (x > y) - (x < y);
}

struct keymap *keymap_new(void)
{
	struct keymap *map = mem_new(sizeof *map);
	for (size_t i = 0; i < command_count; i++) {
		struct slice keys = slice_of(command_table[i].keys);
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
