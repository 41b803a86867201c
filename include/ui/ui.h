/* What the person sees and does, without a terminal: the cursor, what is open
 * over the grid, and what a key does to them.
 *
 * A key goes: ui_key → the topmost panel (prompt, chooser, form, list, help)
 * or the grid → a row of the command table (ui/command.h) → a plan of changes
 * → document_apply.  Nothing here draws; view/ reads this state and draws it. */
#ifndef UI_UI_H
#define UI_UI_H

#include <stdbool.h>
#include <stddef.h>
#include <time.h>

#include "document/document.h"
#include "journey/journey.h"
#include "journey/plan.h"
#include "screen/key.h"
#include "screen/line.h"
#include "screen/style.h"

/* in the order in which the key goes through them */
enum density { DENSITY_COUNTS, DENSITY_LARGE, DENSITY_TITLES, DENSITY_DETAILS };
#define DENSITY_COUNT 4

/* what the glyphs and styles of touchpoints and cells tell */
enum colour {
	COLOUR_COVERAGE,
	COLOUR_RATING,
	COLOUR_OWNER,
	COLOUR_KIND,
	COLOUR_DECISION,
	COLOUR_VOTES,
	COLOUR_COMPARISON /* only in a look at two maps */
};
#define COLOUR_COUNT 7

/* where the keys go; commands name the places they work in */
enum place {
	PLACE_GRID,
	PLACE_CARRY,   /* something is grabbed */
	PLACE_LINK,    /* where customers go on to is being shown */
	PLACE_PROMPT,  /* a line is being typed */
	PLACE_CHOOSER, /* one or some of a list are being chosen */
	PLACE_FORM,
	PLACE_LIST,     /* stages or channels are being edited */
	PLACE_HISTORY,  /* the states of the map are listed */
	PLACE_SETTLE,   /* the conflicts of the map are listed */
	PLACE_AUDIT,    /* what is wrong with the map, or worth a look, is listed */
	PLACE_STEPS,    /* the steps of a workshop ask about touchpoints */
	PLACE_PATHS,    /* the ways from touchpoint to touchpoint are listed */
	PLACE_VOTES,    /* who got how many votes is listed */
	PLACE_TIMER,    /* the agenda is listed */
	PLACE_REVIEW,   /* the questions of a review are listed */
	PLACE_DUE,      /* what is due is listed */
	PLACE_CURVE,    /* the curve of the journey is shown */
	PLACE_NUMBERS,  /* its numbers are listed */
	PLACE_RECOVERY, /* what the last session did not save is offered */
	PLACE_LOOK,     /* the grid of two maps that are compared */
	PLACE_CHANGES,  /* what became of a touchpoint is told */
	PLACE_ZOOM,     /* a cell or touchpoint is shown large */
	PLACE_TUTOR,    /* besides where the keys go, while a tutor is there */
	PLACE_HELP
};
#define PLACE_COUNT (PLACE_HELP + 1)

/* The selected touchpoint: number `index` of a cell or of the inbox. */
struct cursor {
	bool inbox;
	size_t stage, channel, index;
};

/* ---- what can be open over the grid, topmost last ---- */

struct ui;
struct capture;
typedef void prompt_done(struct ui *ui, const char *text);

struct prompt_offer {
	char *text;
	char *note; /* at the right; NULL */
};

struct prompt {
	struct line line;
	char *title;
	char *beside;                        /* lines that stand above it while it is typed; NULL */
	prompt_done *done;                   /* Enter; the prompt is closed before, unless it stays */
	prompt_done *typed;                  /* after each key; NULL */
	prompt_done *cancel;                 /* Esc, with the text so far; NULL */
	prompt_done *pasted;                 /* after several lines that were pasted; NULL */
	bool (*moves)(struct ui *ui, key k); /* a key on an empty line; false: it does as ever; NULL */
	bool stays;                          /* takes one text after the other until Esc */
	bool pasting;
	bool pasted_lines;           /* lines were taken while pasting */
	prompt_done *taken;          /* after an offer was taken into the line; NULL */
	struct prompt_offer *offers; /* what may be meant, to be taken with Tab or the arrows */
	size_t offer_count;
	size_t offer;                    /* chosen + 1; 0: none */
	size_t offer_at, offer_replaced; /* bytes of the line that an offer stands for; SIZE_MAX: to its end */
	const struct item *subject;      /* what is being renamed, edited; may be NULL */
	struct capture *capture;         /* touchpoints are being added; else NULL */
};

struct row {
	char *label;
	char *note;        /* at the right; NULL */
	char *word;        /* what it stands for */
	char hotkey;       /* 0: none */
	bool chosen;       /* with `several` */
	const char *group; /* what it and the next ones are, at the left; NULL: none */
	uint8_t fit;       /* chooser.c: how well it fits what was typed */
};
/* rows NULL: given up with Esc; rows of count 0: chosen to be none */
typedef void chooser_done(struct ui *ui, const struct row *rows, size_t count);

struct chooser {
	char *title;
	struct row *rows;
	size_t count, room;
	size_t at; /* of the rows that match what was typed */
	size_t top;
	struct line filter;
	struct row **matches; /* the rows that fit what was typed, found when first asked for */
	size_t match_count;
	char *matched;      /* what they fit, folded; NULL: not looked for yet */
	int group_columns;  /* of what stands before the labels for groups; 0: there are none */
	bool hotkeys;       /* a letter chooses at once; otherwise it filters */
	bool several;       /* Space chooses, Enter takes all chosen */
	bool free;          /* what was typed may be taken too, as a new word */
	chooser_done *done; /* with the row, or all chosen ones */
	void (*remove)(struct ui *ui, const struct row *row); /* Delete on a row; NULL */
};

/* which fields a form shows */
enum form_shown { FORM_ALL, FORM_SET, FORM_MISSING };

struct form {
	struct item *item; /* NULL: the map itself */
	size_t at, top;    /* of form_rows */
	enum form_shown shown;
};

struct list_editor {
	enum kind kind; /* KIND_STAGE or KIND_CHANNEL */
	size_t at, top;
};

struct timeline {
	size_t at;    /* the state that is chosen */
	size_t top;   /* rows above the first that is shown */
	char *search; /* folded; NULL: none */
};

/* what the last session did and did not save */
struct offer {
	struct recovery recovery;
	size_t top; /* steps above the first that is shown */
};

struct zoom {
	bool alone;               /* the touchpoint, not its whole cell */
	int top;                  /* rows above the first that is shown */
	const struct item *shown; /* whose rows those are */
};

/* what became of the touchpoint under the cursor, in a look */
struct changes {
	int top;                  /* lines above the first that is shown */
	const struct item *shown; /* whose lines those are */
};

/* what to compare the map with */
struct comparing {
	char *text;                  /* NULL: nothing yet */
	struct prompt_offer *offers; /* what there is */
	size_t offer_count;
};

struct help {
	enum place place;
	int top;
};

/* what main must do for us when the key has been handled */
enum request {
	REQUEST_NONE,
	REQUEST_QUIT,
	REQUEST_SUSPEND,
	REQUEST_EDITOR,
	REQUEST_COMPARE, /* see ui/compare.h */
	REQUEST_START,   /* see ui/start.h; without a start screen: to open it */
	REQUEST_REDRAW,
	REQUEST_MOUSE, /* it was switched on or off */
	REQUEST_BELL
};

#define UI_RECENT 6

/* how a field of several touchpoints is edited */
enum edit_how {
	EDIT_PUT, /* it says the value instead of what it said */
	EDIT_ADD, /* a list: what it lacks joins it */
	EDIT_TAKE /* a list: what it holds of it leaves it */
};

/* What is being edited: a field of the map, of one thing, or of several
 * touchpoints at once (ui/editing.h). */
struct editing {
	struct item **items;
	size_t count;              /* 0: the map itself */
	const struct field *field; /* or the member of a record */
	char *path;                /* where it stands: "tests/0/date" */
	enum edit_how how;
	struct value *draft; /* a record in the making: its members so far; NULL: none */
};

/* the last change, for `.` */
enum repeat_kind {
	REPEAT_NOTHING,
	REPEAT_SET,
	REPEAT_DELETE,
	REPEAT_PASTE,
	REPEAT_MOVE,
	REPEAT_VOTE,
	REPEAT_TAKE_BACK
};

struct repeat {
	enum repeat_kind kind;
	char *key;           /* SET */
	enum edit_how how;   /* SET */
	struct value *value; /* SET; NULL: the key goes */
	struct cursor to;    /* MOVE */
	bool also;           /* MOVE: to a further place */
};

/* The countdown; it goes by the clock, whatever is open (see ui/timer.h). */
struct timer {
	char *name;    /* of the item of the agenda that it is for; NULL: there is no countdown */
	size_t item;   /* its number, or the last one it had */
	int64_t given; /* ms */
	int64_t spent; /* ms, up to when it went on last */
	int64_t since; /* ui->now when it went on last */
	bool paused;
	bool rung; /* its end was told … */
	bool seen; /* … and a key was pressed since */
};

/* the owners that have a glyph, kept while the map stays as it is */
struct colour_owner {
	char *id, *name; /* touchpoints may refer to either */
};

struct colour_owners {
	uint64_t revision; /* of the journey */
	struct colour_owner *list;
	size_t count;
};

/* what the layout counts in all cells, kept from key to key */
struct counted {
	uint64_t revision; /* of the journey */
	size_t channels;
	int *most; /* by channel: touchpoints in its fullest cell, at least 1 */
	size_t gaps, overloads;
	uint32_t most_votes; /* in a cell */
};

/* What is grabbed, and where it will stand when it is dropped at the cursor. */
struct carried {
	struct item **items; /* in file order */
	size_t count;
	bool *will; /* by stage, then channel: one of them will stand in the cell */
	size_t cells;
	uint64_t grab; /* how many times something was grabbed */
};

struct mouse {
	bool off;         /* left to the terminal */
	bool held;        /* pressed on the touchpoint under the cursor, which follows the mouse */
	bool dragging;    /* and has done so */
	bool acted;       /* its last press did more than choose: a second one right after is none */
	enum place place; /* where the keys went when it was pressed in the hint line */
};

struct ui {
	struct document *document;
	const struct journey *journey;
	struct keymap *keymap;
	const char *const *keys; /* what it was made of, see ui_use_keys */
	int64_t now;             /* ms since 1970; whoever calls us sets it, we never look at a clock */
	int width, height;
	enum density density;
	enum theme theme;
	const struct style_changes *styles; /* over the theme; NULL: none */
	enum colour colour;
	struct colour_owners owners;
	struct timer timer;
	struct cursor cursor;
	struct cursor came_from; /* where carrying or searching began */
	size_t left, top;        /* first stage and channel shown */
	struct counted counted;
	bool carrying, also; /* grabbed; `also`: to stand in a second place */
	bool linking;        /* the next touchpoint of those that are marked is being chosen */
	bool link_alone;     /* the one that is linked was not marked before */
	struct carried carried;
	struct mouse mouse;
	size_t marked;             /* how many items are */
	struct path_graph *links;  /* what leads to what; NULL: not known yet */
	uint64_t links_revision;   /* of the journey it was made of */
	char *search;              /* folded; NULL: none */
	struct filter *seeker;     /* what looks for it */
	const struct item *sought; /* what was found last, and … */
	size_t sought_nth;         /* … which of all, from 1, … */
	uint64_t sought_at;        /* … when the journey had this revision */
	struct filter *filter;     /* NULL: all touchpoints are shown */
	char *filter_text;         /* as it was typed; NULL: none */
	char *filter_last;         /* the one that was on last; NULL: none was */
	char *filter_kept;         /* while one is typed: the one that Esc gives back */
	unsigned looks;            /* changes whenever search or filter do */
	struct value **clipboard;
	size_t clipboard_count;
	struct repeat repeat;
	bool presenting;                 /* keys only move and show */
	bool leaving;                    /* quit as soon as it is saved */
	bool live;                       /* saves and merges by itself */
	int autosave;                    /* seconds after which a change is saved by itself; 0: never */
	int64_t unsaved_since;           /* ms; 0: nothing is unsaved, as far as that is known */
	const char *const *usual_owners; /* offered in a map that lists none, NULL behind the last; NULL */
	bool noticed;                    /* the file changed, and something is being typed */
	bool pasting_past;               /* what is pasted now goes nowhere, or into a chooser's filter */
	bool message_is_error;
	char *message;          /* of the last key; NULL */
	uint64_t message_stays; /* the revision of the map for as long as which it stays; 0: until the next key */
	struct plan *pending;   /* waits for a yes to writing a part anew */
	char *pending_label;

	struct prompt *prompt;
	struct chooser *chooser;
	struct tutor *tutor; /* lessons stand above the grid; NULL: none */
	struct start *start; /* the start screen, in place of the grid; NULL: there is a map */
	struct form *form;
	struct list_editor *list;
	struct timeline *timeline;
	struct settle *settle;
	struct audit *audit;
	struct steps *steps;
	struct paths *paths;
	struct votes *votes;
	struct agenda *agenda;
	struct reviewing *reviewing;
	struct curves *curves;
	struct figures *figures;
	struct offer *offer;
	struct zoom *zoom;
	struct help *help;
	struct editing editing;
	struct replacing *replacing;
	struct joining *joining;
	struct ui *over;     /* a look at this map and another one, to which the keys go; NULL: none */
	unsigned look_count; /* how many there were */
	struct look *look;   /* what this state is, if it is one; NULL: it is none */
	struct changes *changes;
	struct comparing comparing;
	const struct field *recent[UI_RECENT]; /* edited for several, the last one first; NULL: none */

	enum request request;
	char *editor_text; /* REQUEST_EDITOR: what to edit, then what came back */
};

/* The document stays the caller's. */
struct ui *ui_new(struct document *document);
void ui_free(struct ui *ui);
/* Has commands other keys than the table's (keymap_new), which must outlive the state. */
void ui_use_keys(struct ui *ui, const char *const *keys);
/* Works on another document from now on, as a new state would; how the screen
 * looks stays.  The document before is the caller's to free. */
void ui_renew(struct ui *ui, struct document *document);
void ui_resize(struct ui *ui, int width, int height);
/* Handles one key; look at ui->request afterwards. */
void ui_key(struct ui *ui, key k);
/* Does what a key does where the keys go now, as a part of handling another. */
void ui_press(struct ui *ui, key k);
/* Time goes by: it is now, ms since 1970.  Look at ui->request afterwards. */
void ui_tick(struct ui *ui, int64_t now);
/* ms after which the screen shows something else although no key comes; -1: never */
int ui_wait(const struct ui *ui);
/* gives back memory that was used for showing; called between keys now and then */
void ui_rest(struct ui *ui);
/* after REQUEST_EDITOR: the text that came back, NULL when the editor failed */
void ui_edited(struct ui *ui, const char *text);
enum place ui_place(const struct ui *ui);

/* ---- for the files of ui/ and view/ ---- */
/* the day that it is where we are (journey/day.h) */
long ui_today(const struct ui *ui);
/* the item under the cursor; NULL in an empty cell */
struct item *ui_current(const struct ui *ui);
/* its name, harmless and short enough for a sentence; free() */
char *ui_shown_name(struct item *item);
/* the cell of the cursor, or the inbox; NULL when there are no stages or channels */
const struct bin *ui_bin(const struct ui *ui, const struct cursor *cursor);
/* puts the cursor on the item, in its first cell or the inbox, if it is in the map and shown */
void ui_go_to(struct ui *ui, const struct item *item);
/* brings the cursor back into the map, and into view */
void ui_settle(struct ui *ui);
/* a sentence for the status line; {undo} stands for the key of that command */
void ui_say(struct ui *ui, const char *format, ...) __attribute__((format(printf, 2, 3)));
void ui_complain(struct ui *ui, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* the sentence stays until a key changes something or Esc is pressed */
void ui_keep_message(struct ui *ui);
/* Applies the plan, which is its own from now on, as one step; asks when a
 * part must be written anew.  false: it was not done (yet). */
bool ui_do(struct ui *ui, struct plan *plan, const char *label_format, ...) __attribute__((format(printf, 3, 4)));
/* the marked touchpoints, or the one under the cursor; free() the list */
struct item **ui_subjects(const struct ui *ui, size_t *count);
void ui_unmark(struct ui *ui);
/* after touchpoints may have gone, come back or been hidden; hidden ones lose their mark */
void ui_count_marks(struct ui *ui);

/* opens a prompt with text to begin with */
struct prompt *ui_prompt(struct ui *ui, const char *title, const char *text, prompt_done *done);
void ui_close_prompt(struct ui *ui);
/* adds something that may be meant; note NULL: none */
void prompt_offer(struct prompt *prompt, const char *text, const char *note);
bool prompt_offers(const struct prompt *prompt, const char *text);
/* makes text the line again, the caret behind it */
void prompt_put_back(struct prompt *prompt, const char *text);
void prompt_forget_offers(struct prompt *prompt);
/* another heading while it is open */
void prompt_retitle(struct prompt *prompt, const char *title);
void prompt_key(struct ui *ui, key k);
/* takes offer number `nth`, from 0, into the line */
void prompt_take(struct ui *ui, size_t nth);
/* opens a chooser without rows */
struct chooser *ui_chooser(struct ui *ui, const char *title, chooser_done *done);
void ui_close_chooser(struct ui *ui);
void chooser_add(struct chooser *chooser, const char *label, const char *note, const char *word, char hotkey);
/* The last row that was added belongs to a group; the heading is kept, not copied. */
void chooser_group(struct chooser *chooser, const char *heading);
/* the rows that match what was typed, those called just so first, then those that begin
 * with it: number `nth` of them; NULL */
struct row *chooser_match(struct chooser *chooser, size_t nth);
size_t chooser_match_count(struct chooser *chooser);
/* fills rows with those that match from number `first` on, as many as there is room for; how many */
size_t chooser_matches(struct chooser *chooser, size_t first, struct row **rows, size_t room);
void chooser_key(struct ui *ui, key k);
/* asks a question with a few answers by key; rows follow by chooser_add */
struct chooser *ui_ask(struct ui *ui, const char *question, chooser_done *done);

#endif
