/* The lines above and below the grid. */
#include <stdio.h>
#include <stdlib.h>

#include "base/message.h"
#include "base/unicode.h"
#include "ui/capture.h"
#include "ui/command.h"
#include "ui/compare.h"
#include "ui/guard.h"
#include "ui/help.h"
#include "ui/hint.h"
#include "ui/session.h"
#include "ui/search.h"
#include "ui/settle.h"
#include "ui/timer.h"
#include "ui/votes.h"
#include "view/grid.h"

#define WIDE 150        /* columns from which the hints of a line are said in full */
#define PLACE 24        /* columns that the place keeps beside the session */
#define PLACE_ALARMED 8 /* with notes */

void view_counts(const struct ui *ui, struct buffer *out)
{
	const struct counted *n = &ui->counted;
	size_t touchpoints = journey_count(ui->journey, KIND_TOUCHPOINT);
	buffer_format(out, touchpoints == 1 ? _("%zu touchpoint") : _("%zu touchpoints"), touchpoints);
	buffer_format(out, n->gaps == 1 ? _(", %zu gap") : _(", %zu gaps"), n->gaps);
	if (n->overloads)
		buffer_format(out, _(", %zu overloaded"), n->overloads);
}

static const char *state_of(const struct journey *journey)
{
	const struct field *field = field_find(KIND_MAP, slice_of("state"));
	struct slice state = journey_text(journey, "state");
	const struct choice *choice = state.bytes ? field_choice(field, state) : NULL;
	return choice ? message_label(&choice->label) : "";
}

/* The heading, and a note behind it where there is room. */
static void add_heading(const struct ui *ui, struct buffer *heading, struct buffer *note)
{
	struct slice title = journey_text(ui->journey, "title");
	if (!ui->look) {
		buffer_add_slice(heading, title.length ? title : slice_of(_("A map without a title")));
		buffer_add_text(note, state_of(ui->journey));
		return;
	}
	const struct diff *diff = &ui->look->comparison->diff;
	const char *was = state_of(diff->from), *is = state_of(diff->to);
	compare_add_names(ui, heading);
	if (strcmp(was, is) != 0 && *was && *is)
		buffer_format(note, "%s → %s", was, is);
}

static void add_numbers(const struct ui *ui, struct buffer *out)
{
	size_t touchpoints = journey_count(ui->journey, KIND_TOUCHPOINT);
	if (ui->look)
		compare_add_counts(ui, out);
	else if (ui->filter)
		/* gaps and overloads of the whole map beside it would be taken for those of this part */
		buffer_format(out, _("touchpoints: %zu of %zu"), touchpoints - journey_hidden(ui->journey),
		              touchpoints);
	else
		view_counts(ui, out);
}

void view_title(const struct ui *ui, struct frame *frame)
{
	struct buffer heading = {0}, note = {0}, numbers = {0};
	add_heading(ui, &heading, &note);
	add_numbers(ui, &numbers);
	int columns = unicode_columns(buffer_slice(&numbers));
	frame_clear(frame, (struct rect){0, 0, ui->width, 1}, STYLE_TEXT);
	int room = columns + 12 < ui->width ? ui->width - columns - 1 : ui->width;
	int x = frame_put(frame, 0, 0, room, STYLE_TITLE, buffer_slice(&heading));
	if (x + 2 + unicode_columns(buffer_slice(&note)) < room)
		frame_put(frame, x + 2, 0, room - x - 2, STYLE_DIM, buffer_slice(&note));
	if (room < ui->width)
		frame_put(frame, ui->width - columns, 0, columns, STYLE_DIM, buffer_slice(&numbers));
	buffer_free(&heading);
	buffer_free(&note);
	buffer_free(&numbers);
}

static void describe_carried(const struct ui *ui, struct buffer *out)
{
	const struct carried *carried = &ui->carried;
	buffer_add_text(out, "  < ");
	if (carried->count == 1)
		buffer_add_slice(out, item_name(carried->items[0]));
	else
		buffer_format(out, _("%zu touchpoints"), carried->count);
	if (ui->also || carried->cells > 1)
		buffer_format(out, _("  (cells then: %zu)"), carried->cells);
}

/* "Kickoff call leads to: ", and behind it the place that would be taken */
static void describe_linked(const struct ui *ui, struct buffer *out)
{
	size_t count;
	struct item **items = ui_subjects(ui, &count);
	struct slice name = count ? item_name(items[0]) : slice_of("");
	if (count > 1)
		buffer_format(out, _("%zu touchpoints lead to: "), count);
	else
		buffer_format(out, _("%.*s leads to: "), (int)name.length, name.bytes);
	free(items);
}

/* "  ~ Welcome mail  changed: owner CSM → Support" */
static void describe_change(const struct ui *ui, struct item *item, struct buffer *out)
{
	struct buffer words = {0};
	buffer_format(out, item->fate == FATE_SAME ? " %c" : "  %c ", compare_glyph((enum fate)item->fate));
	buffer_add_slice(out, item_name(item));
	buffer_format(out, "  %s", _(compare_fate((enum fate)item->fate)));
	comparison_words(ui->look->comparison, item, &words);
	if (words.length)
		buffer_format(out, ": %s", words.bytes);
	buffer_free(&words);
}

/* "Onboarding × Mail  2/5  Welcome mail · CSM" */
static void describe_place(const struct ui *ui, struct buffer *out)
{
	const struct cursor *c = &ui->cursor;
	const struct bin *bin = ui_bin(ui, c);
	struct item *item = ui_current(ui);
	if (!bin) {
		bool stages = journey_count(ui->journey, KIND_STAGE),
		     channels = journey_count(ui->journey, KIND_CHANNEL);
		help_add_text(ui,
		              stages     ? _("{channels-edit} adds channels")
		              : channels ? _("{stages-edit} adds stages")
		                         : _("{stages-edit} adds stages, {channels-edit} adds channels"),
		              false, out);
		return;
	}
	if (ui->linking)
		describe_linked(ui, out);
	if (c->inbox) {
		buffer_add_text(out, _("Inbox"));
	} else {
		buffer_add_slice(out, item_name(journey_item(ui->journey, KIND_STAGE, c->stage)));
		buffer_add_text(out, " × ");
		buffer_add_slice(out, item_name(journey_item(ui->journey, KIND_CHANNEL, c->channel)));
	}
	if (ui->carrying) {
		describe_carried(ui, out);
		return;
	}
	if (!item) {
		bool meant = !c->inbox && journey_empty_ok(ui->journey, c->stage, c->channel);
		if (bin->hidden)
			buffer_format(out, _("  hidden by the filter: %u"), bin->hidden);
		else if (!ui->linking && !ui->look) {
			buffer_add_text(out, "  ");
			help_add_text(ui, meant ? _("empty on purpose") : _("a gap: {touchpoint-add} adds"), false,
			              out);
		}
		return;
	}
	if (ui->look) {
		describe_change(ui, item, out);
		return;
	}
	buffer_format(out, "  %zu/%u  ", c->index + 1, bin->count);
	buffer_add_slice(out, item_name(item));
	struct slice owner = view_name_of(ui, KIND_OWNER, item_text(item, "owner"));
	if (owner.length) {
		buffer_add_text(out, "  @");
		buffer_add_slice(out, owner);
	}
	if (guard_is_locked(item))
		buffer_format(out, "  %s %s", GUARD_GLYPH, _("locked"));
}

static void describe_votes(const struct ui *ui, struct buffer *out)
{
	struct votes_round round;
	long left;
	if (!votes_running(ui, &round))
		return;
	if (votes_left(ui, &round, &left))
		buffer_format(out, _("votes left: %ld  "), left);
	else
		buffer_format(out, _("votes: %zu  "), journey_votes(ui->journey));
}

/* "filter owner=CSM  3 of 12 found  " */
static void describe_looks(const struct ui *ui, struct buffer *out)
{
	if (ui->filter) {
		buffer_add_text(out, _("filter "));
		int before = unicode_columns(buffer_slice(out));
		/* a message that is there for one key matters more */
		unicode_sanitise(out, slice_of(ui->filter_text), ui->width / (ui->message ? 8 : 3));
		if (unicode_columns(buffer_slice(out)) - before < unicode_columns(slice_of(ui->filter_text)))
			buffer_add_text(out, "…");
		buffer_add_text(out, "  ");
	}
	search_add_count(ui, out);
	if (ui->search)
		buffer_add_text(out, "  ");
}

static void describe_session(const struct ui *ui, struct buffer *out)
{
	describe_looks(ui, out);
	if (ui->marked && !ui->link_alone)
		buffer_format(out, _("%zu marked  "), ui->marked);
	if (settle_conflicts(ui) == 1)
		buffer_format(out, _("%zu conflict  "), settle_conflicts(ui));
	else if (settle_conflicts(ui))
		buffer_format(out, _("%zu conflicts  "), settle_conflicts(ui));
	describe_votes(ui, out);
	if (ui->live)
		buffer_add_text(out, _("live  "));
	else if (ui->autosave)
		buffer_add_text(out, _("autosave  "));
	if (ui->presenting)
		buffer_add_text(out, _("presenting  "));
	if (ui->look && ui->look->different)
		buffer_add_text(out, _("only differences  "));
	if (ui->look) {
		buffer_add_text(out, _("comparing"));
		return;
	}
	size_t steps = document_unsaved(ui->document);
	if (document_modified(ui->document))
		buffer_format(out, steps == 1 ? _("not saved (%zu step)") : _("not saved (%zu steps)"), steps);
	else
		buffer_add_text(out, _("saved"));
}

/* ---- notes ---- */

void view_notes(const struct ui *ui, struct frame *frame, int x, int y)
{
	struct buffer timer = {0};
	timer_describe(ui, &timer);
	x += frame_put(frame, x, y, ui->width - x, timer_alarms(ui) ? STYLE_ERROR : STYLE_STATUS, buffer_slice(&timer));
	frame_put(frame, timer.length ? x + SESSION_GAP : x, y, ui->width - x, STYLE_ERROR,
	          slice_of(session_alarm(ui)));
	buffer_free(&timer);
}

/* The notes stand at any width, the rest of the session where there is room
 * for the place too; *whole: all of it stands there.  The columns of it. */
static int draw_session(const struct ui *ui, const struct layout *l, struct frame *frame, bool *whole)
{
	struct buffer session = {0};
	describe_session(ui, &session);
	int noted = session_notes(ui), columns = unicode_columns(buffer_slice(&session));
	int used = columns + (noted ? noted + SESSION_GAP : 0);
	*whole = used + (noted ? PLACE_ALARMED : PLACE) < ui->width;
	if (!*whole)
		used = noted;
	int x = ui->width - used;
	if (used)
		frame_row(frame, x - 1, l->status_y, used + 1, STYLE_STATUS, ' ');
	view_notes(ui, frame, x, l->status_y);
	if (*whole) {
		bool modified = document_modified(ui->document);
		if (modified) /* a warning stands apart from the bar */
			frame_row(frame, ui->width - columns - 1, l->status_y, 1, STYLE_TEXT, ' ');
		frame_put(frame, ui->width - columns, l->status_y, columns, modified ? STYLE_WARNING : STYLE_STATUS,
		          buffer_slice(&session));
	}
	buffer_free(&session);
	return used;
}

void view_status(const struct ui *ui, const struct layout *l, struct frame *frame)
{
	struct buffer left = {0};
	enum style style = ui->message_is_error || timer_flashes(ui) ? STYLE_ERROR : STYLE_STATUS;
	bool whole;
	int used = draw_session(ui, l, frame, &whole);
	if (ui->filter && !whole)
		buffer_add_text(&left, _("filtered: "));
	if (ui->message)
		buffer_add_text(&left, ui->message);
	else if (ui_place(ui) != PLACE_STEPS)
		describe_place(ui, &left);
	int room = used ? ui->width - used - 1 : ui->width;
	frame_put_padded(frame, 0, l->status_y, room, style, buffer_slice(&left));
	buffer_free(&left);
}

/* what the keys do while a line is typed or one of a list is chosen */
static const char *asking_hint(const struct ui *ui, enum place place)
{
	if (ui->noticed)
		return _("The file was changed; it is looked at when this is done.");
	if (ui->editing.draft)
		return _("Enter: take it and go on, empty: leave it out   Esc: that is all");
	if (place == PLACE_PROMPT && capture_is_on(ui))
		return ui->width < WIDE
		               ? _("name @owner #channel >stage !rating  Enter: add  arrows: move  Esc: end")
		               : _("name @owner #channel >stage !rating   Enter: add and type the next   Tab: "
		                   "choose from the offers   arrows on an empty line: another cell   Esc: end");
	if (place == PLACE_PROMPT && ui->prompt->taken)
		return _("Tab: choose from the offers   Enter: keep the filter, or none   Esc: as it was");
	if (place == PLACE_PROMPT && ui->prompt->offer_count && !ui->prompt->stays)
		return _("Enter: take it   Tab: choose from the offers   Esc: leave it");
	if (place == PLACE_PROMPT)
		return ui->prompt->stays
		               ? _("Enter: take it and type the next   Tab: choose from the offers   Esc: end")
		               : _("Enter: take it   Esc: leave it");
	if (ui->chooser->several)
		return _("Space: choose   Enter: take the chosen ones   Esc: leave");
	return ui->chooser->hotkeys ? _("Enter or its key: choose   Esc: leave")
	                            : _("Type to find   Enter: choose   Esc: leave");
}

void view_hints(const struct ui *ui, const struct layout *l, struct frame *frame)
{
	enum place place = ui_place(ui);
	if (!l->hint)
		return;
	frame_clear(frame, (struct rect){0, l->hint_y, ui->width, 1}, STYLE_TEXT);
	if (place == PLACE_PROMPT || place == PLACE_CHOOSER)
		frame_put(frame, 0, l->hint_y, ui->width, STYLE_HINT, slice_of(asking_hint(ui, place)));
	struct hint hints[HINTS_MAX];
	size_t count = hint_lay(ui, hints);
	for (size_t i = 0; i < count; i++) {
		int x = hints[i].x, end = x + hints[i].columns;
		x += frame_put(frame, x, l->hint_y, ui->width - x, STYLE_KEY, slice_of(hints[i].key)) + 1;
		frame_put(frame, x, l->hint_y, end - x, STYLE_HINT, slice_of(_(hints[i].command->hint)));
	}
}
