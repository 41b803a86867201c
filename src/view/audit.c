#include "ui/audit.h"

#include "base/message.h"
#include "base/unicode.h"
#include "view/panels.h"
#include "view/severity.h"

#define COUNT_COLUMNS 6
#define PLACE_SHARE 3 /* of the columns of a row, one in so many tells where it is */

static void draw_heading(struct frame *frame, struct rect line, const struct audit_row *row, bool folded, bool here)
{
	struct buffer count = {0};
	buffer_format(&count, "%zu", row->count);
	int columns = unicode_columns(buffer_slice(&count));
	frame_put(frame, line.x, line.y, 1, severity_marks[row->severity].style,
	          slice_of(severity_marks[row->severity].glyph));
	frame_put(frame, line.x + 2, line.y, 1, STYLE_KEY, slice_of(folded ? "+" : "-"));
	frame_put(frame, line.x + 4, line.y, line.width - 6 - columns, STYLE_TITLE, slice_of(_(row->rule->about)));
	frame_put(frame, line.x + line.width - columns, line.y, columns, STYLE_TITLE, buffer_slice(&count));
	if (here)
		frame_tint(frame, line.x, line.y, line.width, STYLE_CHOSEN);
	buffer_free(&count);
}

/* Where a finding is, beyond the thing it is about. */
static struct slice where_of(const struct ui *ui, const struct audit_row *row)
{
	const struct finding_subject *s = &row->finding->subject;
	size_t stage, channel;
	struct item *item = NULL;
	if (s->kind == KIND_STAGE && s->channel != FINDING_NOWHERE)
		item = journey_item(ui->journey, KIND_CHANNEL, s->channel);
	else if (s->kind == KIND_TOUCHPOINT && row->item && row->item->place.block &&
	         journey_first_cell(ui->journey, row->item, &stage, &channel))
		item = journey_item(ui->journey, KIND_STAGE, stage);
	return item ? item_name(item) : (struct slice){0};
}

static void draw_finding(const struct ui *ui, struct frame *frame, struct rect line, const struct audit_row *row,
                         bool here)
{
	bool gone = row->item && !row->item->place.block;
	enum style style = here ? STYLE_CHOSEN : gone ? STYLE_DIM : STYLE_TEXT;
	struct slice where = {0};
	if (!gone)
		where = where_of(ui, row);
	int room = where.length ? line.width / PLACE_SHARE : 0;
	struct slice name = gone        ? slice_of(_("it is no longer in the map"))
	                    : row->item ? item_name(row->item)
	                                : slice_of(row->finding->message);
	if (here)
		frame_put_padded(frame, line.x, line.y, line.width, style, slice_of(""));
	frame_put(frame, line.x + 4, line.y, line.width - 5 - room, style, name);
	if (room)
		frame_put(frame, line.x + line.width - room, line.y, room, here ? style : STYLE_DIM, where);
}

/* What the chosen row says in full, and what can be done. */
static void draw_details(struct frame *frame, struct rect rect, const struct audit_row *row)
{
	struct buffer text = {0}, fix = {0};
	if (row->finding)
		buffer_add_text(&text, row->finding->message);
	else
		buffer_format(&text, "%s: %s", severity_label(row->severity), _(row->rule->about));
	audit_add_fix(row, &fix);
	panel_text(frame, (struct rect){rect.x, rect.y, rect.width, rect.height - 1}, STYLE_TEXT, buffer_slice(&text));
	buffer_clear(&text);
	buffer_format(&text, "[%s]  %s", row->rule->name, row->rule->rows);
	int columns = unicode_columns(buffer_slice(&fix));
	frame_put(frame, rect.x, rect.y + rect.height - 1, rect.width, STYLE_KEY, buffer_slice(&fix));
	if (columns + 2 < rect.width)
		frame_put(frame, rect.x + columns + (columns ? 2 : 0), rect.y + rect.height - 1,
		          rect.width - columns - 2, STYLE_DIM, buffer_slice(&text));
	buffer_free(&text);
	buffer_free(&fix);
}

static void add_note(const struct ui *ui, struct buffer *note)
{
	size_t counts[SEVERITY_COUNT];
	audit_count(ui, counts);
	for (int s = SEVERITY_COUNT; s-- > (int)ui->audit->least;)
		if (counts[s])
			buffer_format(note, "%s%s %zu", note->length ? "  " : "", severity_marks[s].glyph, counts[s]);
}

void view_audit(const struct ui *ui, struct frame *frame, struct rect rect)
{
	const struct audit *a = ui->audit;
	struct rect inside = panel_inside(rect);
	struct page page;
	struct buffer note = {0};
	int details = audit_details(rect.height);
	audit_page(ui, rect, &page);
	add_note(ui, &note);
	panel_box(frame, rect, _("Findings"), note.length ? note.bytes : NULL);
	if (audit_is_old(ui))
		panel_foot(frame, rect, _("the map changed since; = looks again"));
	for (int i = 0; i < page.rows.height && page.top + (size_t)i < page.count; i++) {
		size_t at = page.top + (size_t)i;
		const struct audit_row *row = &a->rows[at];
		struct rect line = {page.rows.x, page.rows.y + i, page.rows.width, 1};
		if (row->finding)
			draw_finding(ui, frame, line, row, at == a->at);
		else
			draw_heading(frame, line, row, a->folded[row->severity][row->rule - rule_table], at == a->at);
	}
	if (!page.count)
		panel_advice(ui, frame, inside,
		             a->findings.count ? _("Nothing that weighs so much. {audit-severity} shows the rest.")
		                               : _("Nothing is wrong, and nothing is missing."));
	if (details && page.count) {
		int y = page.rows.y + page.rows.height;
		frame_row(frame, rect.x + 1, y, rect.width - 2, STYLE_BORDER, 0x2500);
		draw_details(frame, (struct rect){inside.x, y + 1, inside.width, details - 1}, &a->rows[a->at]);
	}
	panel_scrollbar(frame, (struct rect){rect.x + rect.width - 1, page.rows.y, 1, page.rows.height}, page.top,
	                page.count);
	buffer_free(&note);
}
