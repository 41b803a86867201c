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

#include "document/document.h"
#include "journey/journey.h"
#include "journey/plan.h"
#include "screen/key.h"
#include "screen/line.h"

enum density { DENSITY_COUNTS, DENSITY_TITLES, DENSITY_DETAILS };
#define DENSITY_COUNT 3

/* where the keys go; commands name the places they work in */
enum place {
	PLACE_GRID,
	PLACE_CARRY,   /* something is grabbed */
	PLACE_PROMPT,  /* a line is being typed */
	PLACE_CHOOSER, /* one or some of a list are being chosen */
	PLACE_FORM,
	PLACE_LIST,     /* stages or channels are being edited */
	PLACE_HISTORY,  /* the states of the map are listed */
	PLACE_SETTLE,   /* the conflicts of the map are listed */
	PLACE_RECOVERY, /* what the last session did not save is offered */
	PLACE_HELP
};
#define PLACE_COUNT 10

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
	prompt_done *done;                   /* Enter; the prompt is closed before, unless it stays */
	prompt_done *typed;                  /* after each key; NULL */
	prompt_done *cancel;                 /* Esc, with the text so far; NULL */
	prompt_done *pasted;                 /* after several lines that were pasted; NULL */
	bool (*moves)(struct ui *ui, key k); /* a key on an empty line; false: it does as ever; NULL */
	bool stays;                          /* takes one text after the other until Esc */
	bool pasting;
	bool pasted_lines;           /* lines were taken while pasting */
	struct prompt_offer *offers; /* what may be meant, to be taken with Tab or the arrows */
	size_t offer_count;
	size_t offer;                    /* chosen + 1; 0: none */
	size_t offer_at, offer_replaced; /* bytes of the line that an offer stands for; SIZE_MAX: to its end */
	const struct item *subject;      /* what is being renamed, edited; may be NULL */
	struct capture *capture;         /* touchpoints are being added; else NULL */
};

struct row {
	char *label;
	char *note;  /* at the right; NULL */
	char *word;  /* what it stands for */
	char hotkey; /* 0: none */
	bool chosen; /* with `several` */
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
	bool hotkeys;                                         /* a letter chooses at once; otherwise it filters */
	bool several;                                         /* Space chooses, Enter takes all chosen */
	bool free;                                            /* what was typed may be taken too, as a new word */
	chooser_done *done;                                   /* with the row, or all chosen ones */
	void (*remove)(struct ui *ui, const struct row *row); /* Delete on a row; NULL */
};

struct form {
	struct item *item; /* NULL: the map itself */
	size_t at, top;    /* of form_rows */
	bool only_set;     /* fields without a value are not shown */
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

struct help {
	enum place place;
	int top;
};

/* what main must do for us when the key has been handled */
enum request { REQUEST_NONE, REQUEST_QUIT, REQUEST_SUSPEND, REQUEST_EDITOR, REQUEST_REDRAW, REQUEST_BELL };

/* the last change, for `.` */
enum repeat_kind { REPEAT_NOTHING, REPEAT_SET, REPEAT_DELETE, REPEAT_PASTE, REPEAT_MOVE };

struct repeat {
	enum repeat_kind kind;
	char *key;           /* SET */
	struct value *value; /* SET; NULL: the key goes */
	struct cursor to;    /* MOVE */
	bool also;           /* MOVE: to a further place */
};

/* what the layout counts in all cells, kept from key to key */
struct counted {
	uint64_t revision; /* of the journey */
	size_t channels;
	int *most; /* by channel: touchpoints in its fullest cell, at least 1 */
	size_t gaps, overloads;
};

struct ui {
	struct document *document;
	const struct journey *journey;
	struct keymap *keymap;
	int width, height;
	enum density density;
	struct cursor cursor;
	struct cursor came_from; /* where carrying or searching began */
	size_t left, top;        /* first stage and channel shown */
	struct counted counted;
	bool carrying, also; /* grabbed; `also`: to stand in a second place */
	bool carried_alone;  /* what is carried was not marked before */
	size_t marked;       /* how many items are */
	char *search;        /* folded; NULL: none */
	struct value **clipboard;
	size_t clipboard_count;
	struct repeat repeat;
	bool leaving;      /* quit as soon as it is saved */
	bool live;         /* saves and merges by itself */
	bool noticed;      /* the file changed, and something is being typed */
	bool pasting_past; /* what is pasted now goes nowhere, or into a chooser's filter */
	char *message;     /* of the last key; NULL */
	bool message_is_error;
	struct plan *pending; /* waits for a yes to writing a part anew */
	char *pending_label;

	struct prompt *prompt;
	struct chooser *chooser;
	struct form *form;
	struct list_editor *list;
	struct timeline *timeline;
	struct settle *settle;
	struct offer *offer;
	struct help *help;
	const struct field *field; /* being edited in the form */
	char *path;                /* and where in it, for records */

	enum request request;
	char *editor_text; /* REQUEST_EDITOR: what to edit, then what came back */
};

/* The document stays the caller's. */
struct ui *ui_new(struct document *document);
void ui_free(struct ui *ui);
void ui_resize(struct ui *ui, int width, int height);
/* Handles one key; look at ui->request afterwards. */
void ui_key(struct ui *ui, key k);
/* after REQUEST_EDITOR: the text that came back, NULL when the editor failed */
void ui_edited(struct ui *ui, const char *text);
enum place ui_place(const struct ui *ui);

/* ---- for the files of ui/ and view/ ---- */
/* the item under the cursor; NULL in an empty cell */
struct item *ui_current(const struct ui *ui);
/* the cell of the cursor, or the inbox; NULL when there are no stages or channels */
const struct bin *ui_bin(const struct ui *ui, const struct cursor *cursor);
/* puts the cursor on the item, in its first cell or the inbox, if it is in the map */
void ui_go_to(struct ui *ui, const struct item *item);
/* brings the cursor back into the map, and into view */
void ui_settle(struct ui *ui);
/* a sentence for the status line */
void ui_say(struct ui *ui, const char *format, ...) __attribute__((format(printf, 2, 3)));
void ui_complain(struct ui *ui, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Applies the plan, which is its own from now on, as one step; asks when a
 * part must be written anew.  false: it was not done (yet). */
bool ui_do(struct ui *ui, struct plan *plan, const char *label_format, ...) __attribute__((format(printf, 3, 4)));
/* the marked touchpoints, or the one under the cursor; free() the list */
struct item **ui_subjects(const struct ui *ui, size_t *count);
void ui_unmark(struct ui *ui);
/* after touchpoints may have gone or come back */
void ui_count_marks(struct ui *ui);

/* opens a prompt with text to begin with */
struct prompt *ui_prompt(struct ui *ui, const char *title, const char *text, prompt_done *done);
void ui_close_prompt(struct ui *ui);
/* adds something that may be meant; note NULL: none */
void prompt_offer(struct prompt *prompt, const char *text, const char *note);
/* makes text the line again, the caret behind it */
void prompt_put_back(struct prompt *prompt, const char *text);
void prompt_key(struct ui *ui, key k);
/* opens a chooser without rows */
struct chooser *ui_chooser(struct ui *ui, const char *title, chooser_done *done);
void ui_close_chooser(struct ui *ui);
void chooser_add(struct chooser *chooser, const char *label, const char *note, const char *word, char hotkey);
/* the rows that match what was typed, those called just so first, then those that begin
 * with it: number `nth` of them; NULL */
struct row *chooser_match(const struct chooser *chooser, size_t nth);
size_t chooser_match_count(const struct chooser *chooser);
/* fills rows with those that match from number `first` on, as many as there is room for; how many */
size_t chooser_matches(const struct chooser *chooser, size_t first, struct row **rows, size_t room);
void chooser_key(struct ui *ui, key k);
/* asks a question with a few answers by key; rows follow by chooser_add */
struct chooser *ui_ask(struct ui *ui, const char *question, chooser_done *done);

#endif
