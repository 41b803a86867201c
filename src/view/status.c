/* The lines above and below the grid. */
#include <stdio.h>
#include <stdlib.h>

#include "base/message.h"
#include "base/unicode.h"
#include "ui/capture.h"
#include "ui/command.h"
#include "ui/settle.h"
#include "view/grid.h"

#define WIDE 150        /* columns from which hints are said in full */
#define HINT_GAP 2      /* columns between two hints */
#define GAP 2           /* between the alarm and the rest of the session */
#define PLACE 24        /* columns that the place keeps beside the session */
#define PLACE_ALARMED 8 /* with an alarm */

void view_title(const struct ui *ui, struct frame *frame)
{
	struct slice title = journey_text(ui->journey, "title");
	struct slice state = journey_text(ui->journey, "state");
	struct buffer counts = {0};
	const struct counted *n = &ui->counted;
	size_t touchpoints = journey_count(ui->journey, KIND_TOUCHPOINT);
	buffer_format(&counts, touchpoints == 1 ? _("%zu touchpoint") : _("%zu touchpoints"), touchpoints);
	buffer_format(&counts, n->gaps == 1 ? _(", %zu gap") : _(", %zu gaps"), n->gaps);
	if (n->overloads)
		buffer_format(&counts, _(", %zu overloaded"), n->overloads);
	int columns = unicode_columns(buffer_slice(&counts));
	frame_clear(frame, (struct rect){0, 0, ui->width, 1}, STYLE_TEXT);
	int room = columns + 12 < ui->width ? ui->width - columns - 1 : ui->width;
	int x = frame_put(frame, 0, 0, room, STYLE_TITLE, title.length ? title : slice_of(_("A map without a title")));
	const struct field *field = field_find(KIND_MAP, slice_of("state"));
	const struct choice *choice = field && state.bytes ? field_choice(field, state) : NULL;
	struct slice label = slice_of(choice ? message_label(&choice->label) : "");
	if (x + 2 + unicode_columns(label) < room)
		frame_put(frame, x + 2, 0, room - x - 2, STYLE_DIM, label);
	if (room < ui->width)
		frame_put(frame, ui->width - columns, 0, columns, STYLE_DIM, buffer_slice(&counts));
	buffer_free(&counts);
}

/* How many cells of a touchpoint's stages and channels there will be when it
 * stands in a further one. */
static size_t cells_after(const struct ui *ui, const struct item *item)
{
	size_t stages = !journey_stands_in_stage(ui->journey, item, ui->cursor.stage);
	size_t channels = !journey_stands_in_channel(ui->journey, item, ui->cursor.channel);
	for (size_t s = 0; s < journey_count(ui->journey, KIND_STAGE); s++)
		stages += journey_stands_in_stage(ui->journey, item, s);
	for (size_t c = 0; c < journey_count(ui->journey, KIND_CHANNEL); c++)
		channels += journey_stands_in_channel(ui->journey, item, c);
	return stages * channels;
}

static void describe_carried(const struct ui *ui, struct buffer *out)
{
	size_t count;
	struct item **items = ui_subjects(ui, &count);
	buffer_add_text(out, "  < ");
	if (count == 1)
		buffer_add_slice(out, item_name(items[0]));
	else
		buffer_format(out, _("%zu touchpoints"), count);
	if (count == 1 && ui->also)
		buffer_format(out, _("  (then in %zu cells)"), cells_after(ui, items[0]));
	free(items);
}

/* "Onboarding × Mail  2/5  Welcome mail · CSM" */
static void describe_place(const struct ui *ui, struct buffer *out)
{
	const struct cursor *c = &ui->cursor;
	const struct bin *bin = ui_bin(ui, c);
	struct item *item = ui_current(ui);
	if (!bin) {
		buffer_add_text(out, _("S adds stages, C adds channels"));
		return;
	}
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
		buffer_format(out, "  %s", meant ? _("empty on purpose") : _("a gap: a adds"));
		return;
	}
	buffer_format(out, "  %zu/%u  ", c->index + 1, bin->count);
	buffer_add_slice(out, item_name(item));
	struct slice owner = view_name_of(ui, KIND_OWNER, item_text(item, "owner"));
	if (owner.length) {
		buffer_add_text(out, "  @");
		buffer_add_slice(out, owner);
	}
}

static void describe_session(const struct ui *ui, struct buffer *out)
{
	if (ui->marked && !ui->carried_alone)
		buffer_format(out, _("%zu marked  "), ui->marked);
	if (settle_conflicts(ui) == 1)
		buffer_format(out, _("%zu conflict  "), settle_conflicts(ui));
	else if (settle_conflicts(ui))
		buffer_format(out, _("%zu conflicts  "), settle_conflicts(ui));
	if (ui->live)
		buffer_add_text(out, _("live  "));
	size_t steps = document_unsaved(ui->document);
	if (document_modified(ui->document))
		buffer_format(out, steps == 1 ? _("not saved (%zu step)") : _("not saved (%zu steps)"), steps);
	else
		buffer_add_text(out, _("saved"));
}

const char *view_alarm(const struct ui *ui)
{
	return document_journal_fails(ui->document) ? _("no journal") : "";
}

/* The alarm stands at any width, the rest of the session where there is room
 * for the place too. */
static int draw_session(const struct ui *ui, const struct layout *l, struct frame *frame)
{
	struct buffer session = {0};
	const char *alarm = view_alarm(ui);
	describe_session(ui, &session);
	int alarmed = unicode_columns(slice_of(alarm)), columns = unicode_columns(buffer_slice(&session));
	int used = columns + (alarmed ? alarmed + GAP : 0);
	bool whole = used + (alarmed ? PLACE_ALARMED : PLACE) < ui->width;
	if (!whole)
		used = alarmed;
	int x = ui->width - used;
	if (used)
		frame_row(frame, x - 1, l->status_y, used + 1, STYLE_STATUS, ' ');
	frame_put(frame, x, l->status_y, alarmed, STYLE_ERROR, slice_of(alarm));
	if (whole)
		frame_put(frame, ui->width - columns, l->status_y, columns,
		          document_modified(ui->document) ? STYLE_WARNING : STYLE_STATUS, buffer_slice(&session));
	buffer_free(&session);
	return used;
}

void view_status(const struct ui *ui, const struct layout *l, struct frame *frame)
{
	struct buffer left = {0};
	enum style style = ui->message_is_error ? STYLE_ERROR : STYLE_STATUS;
	if (ui->message)
		buffer_add_text(&left, ui->message);
	else
		describe_place(ui, &left);
	int used = draw_session(ui, l, frame);
	int room = used ? ui->width - used - 1 : ui->width;
	frame_put_padded(frame, 0, l->status_y, room, style, buffer_slice(&left));
	buffer_free(&left);
}

/* "<Enter>" as "Enter": the first key of the command. */
static void first_key(const struct command *command, char *out, size_t size)
{
	size_t length = strcspn(command->keys, " ");
	const char *from = command->keys;
	if (length > 2 && from[0] == '<') {
		from++;
		length -= 2;
	}
	snprintf(out, size, "%.*s", (int)length, from);
}

static int hint_columns(const struct command *command)
{
	char name[KEY_NAME];
	first_key(command, name, sizeof name);
	return (int)strlen(name) + 1 + unicode_columns(slice_of(_(command->hint))) + HINT_GAP;
}

static bool is_hinted(const struct command *command, enum place place)
{
	return command->hint && command->places & IN(place);
}

/* what the keys do while a line is typed or one of a list is chosen */
static const char *asking_hint(const struct ui *ui, enum place place)
{
	if (ui->noticed)
		return _("The file was changed; it is looked at when this is done.");
	if (place == PLACE_PROMPT && capture_is_on(ui))
		return ui->width < WIDE
		               ? _("name @owner #channel >stage !rating  Enter: add  arrows: move  Esc: end")
		               : _("name @owner #channel >stage !rating   Enter: add and type the next   Tab: "
		                   "choose from the offers   arrows on an empty line: another cell   Esc: end");
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
	int x = 0, kept = 0;
	for (size_t i = 0; i < command_count; i++)
		if (is_hinted(&command_table[i], place) && command_table[i].places & LEADS_ON)
			kept += hint_columns(&command_table[i]);
	for (size_t i = 0; i < command_count; i++) {
		const struct command *command = &command_table[i];
		if (!is_hinted(command, place))
			continue;
		if (command->places & LEADS_ON)
			kept -= hint_columns(command);
		/* behind the last hint no blanks are needed */
		if (x + hint_columns(command) + kept - HINT_GAP > ui->width)
			continue;
		char name[KEY_NAME];
		first_key(command, name, sizeof name);
		x += frame_put(frame, x, l->hint_y, ui->width - x, STYLE_KEY, slice_of(name)) + 1;
		x += frame_put(frame, x, l->hint_y, ui->width - x, STYLE_HINT, slice_of(_(command->hint))) + HINT_GAP;
	}
}
