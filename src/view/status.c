/* The lines above and below the grid. */
#include <stdio.h>

#include "base/message.h"
#include "base/unicode.h"
#include "ui/command.h"
#include "view/grid.h"

void view_title(const struct ui *ui, struct frame *frame)
{
	struct slice title = journey_text(ui->journey, "title");
	struct slice state = journey_text(ui->journey, "state");
	struct buffer counts = {0};
	const struct counted *n = &ui->counted;
	buffer_format(&counts, _("%zu touchpoints, %zu gaps"), journey_count(ui->journey, KIND_TOUCHPOINT), n->gaps);
	if (n->overloads)
		buffer_format(&counts, _(", %zu overloaded"), n->overloads);
	int columns = unicode_columns(buffer_slice(&counts));
	frame_clear(frame, (struct rect){0, 0, ui->width, 1}, STYLE_TEXT);
	int room = columns + 12 < ui->width ? ui->width - columns - 1 : ui->width;
	int x = frame_put(frame, 0, 0, room, STYLE_TITLE, title.length ? title : slice_of(_("A map without a title")));
	const struct field *field = field_find(KIND_MAP, slice_of("state"));
	const struct choice *choice = field && state.bytes ? field_choice(field, state) : NULL;
	if (choice && x + 2 < room) {
		struct slice label = slice_of(message_label(&choice->label));
		frame_put(frame, x + 2, 0, room - x - 2, STYLE_DIM, label);
	}
	if (room < ui->width)
		frame_put(frame, ui->width - columns, 0, columns, STYLE_DIM, buffer_slice(&counts));
	buffer_free(&counts);
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
	if (document_modified(ui->document))
		buffer_format(out, _("not saved (%zu steps)"), document_step_done(ui->document));
	else
		buffer_add_text(out, _("saved"));
}

void view_status(const struct ui *ui, const struct layout *l, struct frame *frame)
{
	struct buffer left = {0}, right = {0};
	enum style style = ui->message_is_error ? STYLE_ERROR : STYLE_STATUS;
	describe_session(ui, &right);
	if (ui->message)
		buffer_add_text(&left, ui->message);
	else
		describe_place(ui, &left);
	int columns = unicode_columns(buffer_slice(&right));
	int room = columns + 24 < ui->width ? ui->width - columns - 1 : ui->width;
	frame_put_padded(frame, 0, l->status_y, room, style, buffer_slice(&left));
	if (room < ui->width) {
		frame_row(frame, room, l->status_y, 1, STYLE_STATUS, ' ');
		frame_put(frame, ui->width - columns, l->status_y, columns,
		          document_modified(ui->document) ? STYLE_WARNING : STYLE_STATUS, buffer_slice(&right));
	}
	buffer_free(&left);
	buffer_free(&right);
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

void view_hints(const struct ui *ui, const struct layout *l, struct frame *frame)
{
	enum place place = ui_place(ui);
	if (!l->hint)
		return;
	frame_clear(frame, (struct rect){0, l->hint_y, ui->width, 1}, STYLE_TEXT);
	int x = 0;
	if (place == PLACE_PROMPT)
		frame_put(frame, 0, l->hint_y, ui->width, STYLE_HINT,
		          slice_of(ui->prompt->stays
		                           ? _("Enter: take it and type the next   Tab: choose from the offers"
		                               "   Esc: end")
		                           : _("Enter: take it   Esc: leave it")));
	else if (place == PLACE_CHOOSER)
		frame_put(frame, 0, l->hint_y, ui->width, STYLE_HINT,
		          slice_of(ui->chooser->several ? _("Space: choose   Enter: take the chosen ones   Esc: leave")
		                                        : _("Enter or its key: choose   Esc: leave")));
	for (size_t i = 0; i < command_count; i++) {
		const struct command *command = &command_table[i];
		if (!command->hint || !(command->places & IN(place)))
			continue;
		char name[KEY_NAME];
		first_key(command, name, sizeof name);
		struct slice hint = slice_of(_(command->hint));
		int needed = (int)strlen(name) + 1 + unicode_columns(hint);
		if (x + needed > ui->width)
			continue;
		x += frame_put(frame, x, l->hint_y, ui->width - x, STYLE_KEY, slice_of(name)) + 1;
		x += frame_put(frame, x, l->hint_y, ui->width - x, STYLE_HINT, hint) + 2;
	}
}
