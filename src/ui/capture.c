#include "ui/capture.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/unicode.h"
#include "journey/alike.h"
#include "journey/input.h"
#include "ui/grid.h"
#include "ui/guard.h"
#include "ui/layout.h"

void capture_free(struct capture *c)
{
	if (!c)
		return;
	target_clear(&c->target);
	roster_free(c->roster);
	free(c->doubted);
	free(c->asked);
	free(c);
}

bool capture_is_on(const struct ui *ui)
{
	return ui->prompt && ui->prompt->capture;
}

/* ---- the target ---- */

static bool is_inbox(const struct target *target)
{
	return !target->stages.count || !target->channels.count;
}

/* Keeps the target on the cursor's cell: the file may have been changed by others
 * while the line was empty. */
static void settle(struct ui *ui)
{
	struct capture *c = ui->prompt->capture;
	uint64_t frame = journey_frame_revision(ui->journey);
	if (c->frame != frame && !is_inbox(&c->target)) {
		spots_set(&c->target.stages, ui->cursor.stage);
		spots_set(&c->target.channels, ui->cursor.channel);
	}
	c->frame = frame;
}

/* The cursor goes where the target is. */
static void follow_target(struct ui *ui)
{
	struct target *target = &ui->prompt->capture->target;
	ui->prompt->capture->frame = journey_frame_revision(ui->journey);
	if (is_inbox(target))
		return;
	size_t stage = target->stages.list[0], channel = target->channels.list[0];
	struct cursor *c = &ui->cursor;
	if (c->inbox || c->stage != stage || c->channel != channel)
		*c = (struct cursor){.stage = stage, .channel = channel};
}

/* One step along stages or channels.  With `further` the target grows by the next
 * one, or shrinks back again, as a marked range does in a table. */
static void step(struct ui *ui, struct spots *spots, enum kind kind, long by, bool further)
{
	size_t last = spots->list[spots->count - 1], now = last + (size_t)by;
	if (!further)
		now = spots->list[0] + (size_t)by;
	if (now >= journey_count(ui->journey, kind))
		now = further ? last : spots->list[0];
	if (!further)
		spots_set(spots, now);
	else if (spots->count > 1 && spots->list[spots->count - 2] == now)
		spots->count--;
	else
		spots_add(spots, now);
}

static bool move(struct ui *ui, key k)
{
	struct target *target = &ui->prompt->capture->target;
	bool further = k & KEY_SHIFT;
	settle(ui);
	if (is_inbox(target))
		return false;
	switch (k & ~(key)KEY_SHIFT) {
	case KEY_LEFT_:
	case KEY_RIGHT_:
		step(ui, &target->stages, KIND_STAGE, (k & ~(key)KEY_SHIFT) == KEY_LEFT_ ? -1 : 1, further);
		break;
	case KEY_UP_:
	case KEY_PAGE_UP_:
		step(ui, &target->channels, KIND_CHANNEL, -1, further);
		break;
	case KEY_DOWN_:
	case KEY_PAGE_DOWN_:
		step(ui, &target->channels, KIND_CHANNEL, 1, further);
		break;
	default:
		return false;
	}
	follow_target(ui);
	return true;
}

/* ---- the title ---- */

static void add_names(const struct ui *ui, enum kind kind, const struct spots *spots, struct buffer *out)
{
	for (size_t i = 0; i < spots->count; i++) {
		buffer_add_text(out, i ? _(", ") : "");
		if (spots->list[i] < journey_count(ui->journey, kind))
			unicode_sanitise(out, item_name(journey_item(ui->journey, kind, spots->list[i])), -1);
	}
}

static void add_owner(const struct ui *ui, const char *owner, struct buffer *out)
{
	struct item *item = journey_find(ui->journey, KIND_OWNER, slice_of(owner));
	buffer_add_byte(out, '@');
	unicode_sanitise(out, item ? item_name(item) : slice_of(owner), -1);
	if (assign_is_new_owner(ui, slice_of(owner)))
		buffer_add_text(out, _(" (new)"));
}

static void add_clipped(struct buffer *out, struct slice text, int columns)
{
	bool whole = unicode_columns(text) <= columns;
	unicode_sanitise(out, text, whole ? -1 : columns - 1);
	buffer_add_text(out, whole ? "" : "…");
}

void capture_add_title(const struct ui *ui, int columns, struct buffer *out)
{
	const struct target *target = &ui->prompt->capture->target;
	struct buffer parts[3] = {0};
	int widths[3], room = columns;
	bool placed = !is_inbox(target);
	if (placed) {
		add_names(ui, KIND_STAGE, &target->stages, &parts[0]);
		add_names(ui, KIND_CHANNEL, &target->channels, &parts[1]);
	} else {
		buffer_add_text(&parts[0], _("Inbox"));
	}
	if (target->owner)
		add_owner(ui, target->owner, &parts[2]);
	room -= (placed ? 3 : 0) + (target->owner ? 1 : 0);
	for (int i = 0; i < 3; i++)
		widths[i] = unicode_columns(buffer_slice(&parts[i]));
	/* the widest gives way first, so that each can be told */
	while (widths[0] + widths[1] + widths[2] > room && widths[0] + widths[1] + widths[2] > 3) {
		int widest = widths[1] > widths[0] ? 1 : 0;
		widths[widths[2] > widths[widest] ? 2 : widest]--;
	}
	add_clipped(out, buffer_slice(&parts[0]), widths[0]);
	buffer_add_text(out, placed ? " × " : "");
	add_clipped(out, buffer_slice(&parts[1]), widths[1]);
	buffer_add_text(out, target->owner ? " " : "");
	add_clipped(out, buffer_slice(&parts[2]), widths[2]);
	for (int i = 0; i < 3; i++)
		buffer_free(&parts[i]);
}

/* ---- adding ---- */

/* What refers to a stage or channel at an index, one of which may be about to be made. */
static struct slice word_at(const struct ui *ui, enum kind kind, size_t index, char *const *made)
{
	size_t count = journey_count(ui->journey, kind);
	return index < count ? record_id(item_record(journey_item(ui->journey, kind, index)))
	                     : slice_of(made[index - count]);
}

static void set_place(const struct ui *ui, struct value *map, enum kind kind, const struct spots *spots,
                      char *const *made)
{
	struct slice *words = mem_new_array(spots->count + 1, sizeof *words);
	for (size_t i = 0; i < spots->count; i++)
		words[i] = word_at(ui, kind, spots->list[i], made);
	struct value *value = plan_texts(words, spots->count);
	if (value)
		value_map_add(map, kind == KIND_STAGE ? "stage" : "channel", value);
	free(words);
}

/* Plans the stages or channels that the line names and that are not there; what
 * refers to them, in a list of its own: words_free. */
static char **plan_made(const struct ui *ui, struct plan *plan, enum kind kind, const struct notation *n,
                        const struct spots *tags)
{
	char **words = mem_new_array(tags->count + 1, sizeof *words);
	for (size_t i = 0; i < tags->count; i++) {
		struct slice name = n->tags[tags->list[i]].word;
		char *id = id_make(ui->journey, kind, name);
		struct value *value = value_map();
		value_map_add(value, "id", value_text(slice_of(id)));
		value_map_add(value, "name", value_text(name));
		for (size_t k = 0; k < i; k++)
			if (strcmp(words[k], id) == 0) { /* a bare word is its own id */
				free(id);
				value_free(value);
				id = mem_copy(name.bytes, name.length);
				value = value_text(name);
				break;
			}
		plan_add(plan, kind_list_key(kind), SIZE_MAX, value);
		words[i] = id;
	}
	return words;
}

static void words_free(char **words)
{
	for (size_t i = 0; words[i]; i++)
		free(words[i]);
	free(words);
}

/* The first cell of a target, or the inbox. */
static struct cursor first_cell(const struct target *target)
{
	struct cursor at = {.inbox = is_inbox(target)};
	if (!at.inbox) {
		at.stage = target->stages.list[0];
		at.channel = target->channels.list[0];
	}
	return at;
}

static size_t index_for(const struct ui *ui, const struct cursor *at)
{
	bool there = !at->inbox && at->stage < journey_count(ui->journey, KIND_STAGE) &&
	             at->channel < journey_count(ui->journey, KIND_CHANNEL);
	return there ? edit_index_for_new(ui, at) : journey_count(ui->journey, KIND_TOUCHPOINT);
}

/* The touchpoint as the file will say it. */
static struct value *touchpoint(const struct ui *ui, const char *name, const struct wish *w, char **stages,
                                char **channels)
{
	char id[ID_TOUCHPOINT];
	struct cursor at = first_cell(&w->own);
	struct value *map = value_map();
	edit_make_id(ui, name, &at, id);
	value_map_add(map, "id", value_text(slice_of(id)));
	value_map_add(map, "name", value_text(slice_of(name)));
	set_place(ui, map, KIND_STAGE, &w->own.stages, stages);
	set_place(ui, map, KIND_CHANNEL, &w->own.channels, channels);
	if (w->own.owner)
		value_map_add(map, "owner", value_text(slice_of(w->own.owner)));
	if (w->rating)
		value_map_add(map, "rating", value_text(slice_of(w->rating)));
	return map;
}

static char *place_words(const struct ui *ui, const struct item *item)
{
	size_t stage, channel;
	if (!journey_first_cell(ui->journey, item, &stage, &channel))
		return mem_copy_text(_("Inbox"));
	struct buffer words = {0};
	unicode_sanitise(&words, item_name(journey_item(ui->journey, KIND_STAGE, stage)), -1);
	buffer_add_text(&words, " × ");
	unicode_sanitise(&words, item_name(journey_item(ui->journey, KIND_CHANNEL, channel)), -1);
	return buffer_take(&words);
}

/* What went where nobody sees it is told above the line, until one types on. */
static void tell_where(struct ui *ui, struct item *item)
{
	struct layout layout;
	layout_make(ui, &layout);
	if (layout_shows(ui, &layout, item))
		return;
	char *place = place_words(ui, item);
	struct buffer name = {0};
	unicode_sanitise(&name, item_name(item), -1);
	free(ui->prompt->beside);
	ui->prompt->beside = mem_format(_("added to %s: %s"), place, buffer_slice(&name).bytes);
	buffer_free(&name);
	free(place);
}

/* Adds what the line asks for, and moves the target; false: it was not done (yet). */
static bool add(struct ui *ui, const struct notation *n, const struct wish *w)
{
	struct capture *c = ui->prompt->capture;
	bool named = *n->name, fits = c->roster && roster_fits(c->roster, ui->journey), done = true;
	struct cursor at = first_cell(&w->own);
	size_t index = index_for(ui, &at);
	struct plan *plan = plan_new();
	char **stages = plan_made(ui, plan, KIND_STAGE, n, &w->made[0]);
	char **channels = plan_made(ui, plan, KIND_CHANNEL, n, &w->made[1]);
	if (named && w->own.owner && assign_is_new_owner(ui, slice_of(w->own.owner)))
		plan_add(plan, kind_list_key(KIND_OWNER), SIZE_MAX, value_text(slice_of(w->own.owner)));
	if (named)
		plan_add(plan, "touchpoints", index, touchpoint(ui, n->name, w, stages, channels));
	if (plan->count)
		done = ui_do(ui, plan, _("add “%s”"), named ? n->name : *stages ? *stages : *channels);
	else
		plan_free(plan);
	words_free(stages);
	words_free(channels);
	if (!done)
		return false;
	target_copy(&c->target, &w->after);
	struct item *item = named ? journey_item(ui->journey, KIND_TOUCHPOINT, index) : NULL;
	if (item && fits)
		roster_add(c->roster, ui->journey, item);
	follow_target(ui);
	struct cursor here = ui->cursor;
	ui_go_to(ui, item);
	if (here.inbox || ui->cursor.inbox || ui->cursor.stage != here.stage || ui->cursor.channel != here.channel)
		ui->cursor = here;
	if (item)
		tell_where(ui, item);
	return true;
}

/* ---- what is doubtful ---- */

static bool is_channel(const struct ui *ui, const char *name)
{
	size_t count;
	struct notation_word *words = capture_words(ui, NOTATION_CHANNEL, &count);
	struct notation_tag whole = {.word = slice_of(name), .quoted = true};
	bool found = notation_find(words, count, &whole) != NOTATION_NONE;
	free(words);
	return found;
}

static struct item *find_like(struct ui *ui, const char *name)
{
	struct roster *roster = capture_roster(ui);
	struct item *item = roster_find(roster, slice_of(name));
	return item ? item : roster_near(roster, slice_of(name));
}

/* Does the touchpoint stand in every cell of the target, or the target is the inbox? */
static bool stands_there(const struct ui *ui, const struct item *item, const struct target *target)
{
	bool stands = true;
	for (size_t i = 0; i < target->stages.count && stands; i++)
		stands = journey_stands_in_stage(ui->journey, item, target->stages.list[i]);
	for (size_t i = 0; i < target->channels.count && stands; i++)
		stands = journey_stands_in_channel(ui->journey, item, target->channels.list[i]);
	return stands || is_inbox(target);
}

static void take_line(struct ui *ui, const char *text, bool sure);

static bool put_there_too(struct ui *ui, const char *text)
{
	struct capture *c = ui->prompt->capture;
	struct notation n;
	struct wish w;
	struct error err = {0};
	bool doubtful, done = false;
	notation_read(&n, input_name(slice_of(text), false));
	if (wish_read(ui, &n, false, &w, &err, &doubtful)) {
		target_copy(&c->target, &w.after);
		done = assign_also(ui, c->met, w.own.stages.list, w.own.stages.count, w.own.channels.list,
		                   w.own.channels.count);
		follow_target(ui);
	}
	wish_clear(&w);
	notation_free(&n);
	return done || ui->pending;
}

/* One answer for both questions. */
static void answered(struct ui *ui, const struct row *rows, size_t count)
{
	struct capture *c = ui->prompt->capture;
	struct item *met = c->met;
	char *text = c->asked, answer = count ? rows->hotkey : 'w';
	bool keep = answer == 'w';
	c->asked = NULL;
	if (answer == 'a') {
		take_line(ui, text, true);
	} else if (answer == 'c') {
		keep = !put_there_too(ui, text);
	} else if (answer == 'g') {
		ui_close_prompt(ui);
		ui_go_to(ui, met);
	}
	/* what could not be added stands in the line again, with its offers */
	if (ui->prompt && !line_text(&ui->prompt->line).length) {
		prompt_put_back(ui->prompt, keep ? text : "");
		capture_offer(ui, buffer_slice(&ui->prompt->line.text).bytes);
	}
	free(text);
}

static void ask(struct ui *ui, const char *text, const char *question, bool can_join)
{
	struct capture *c = ui->prompt->capture;
	free(c->asked);
	c->asked = mem_copy_text(text);
	struct chooser *chooser = ui_ask(ui, question, answered);
	/* first, so that one Enter too many does no harm */
	chooser_add(chooser, _("write on"), NULL, "write", 'w');
	if (can_join)
		chooser_add(chooser, _("put that one here as well"), NULL, "also", 'c');
	if (c->met && !c->met->hidden)
		chooser_add(chooser, _("go to that one"), NULL, "go", 'g');
	chooser_add(chooser, c->met ? _("add another one all the same") : _("add it all the same"), NULL, "add", 'a');
}

/* Asks about a name that is a channel's (M2) or that is there already. */
static bool asks(struct ui *ui, const char *text, const char *name, const struct wish *w)
{
	struct capture *c = ui->prompt->capture;
	char *question = NULL;
	bool can_join = false;
	c->met = NULL;
	if (is_channel(ui, name)) {
		question = mem_format(_("“%s” is a channel. What happens there? That is the touchpoint."), name);
	} else if ((c->met = find_like(ui, name))) {
		struct slice other = item_name(c->met);
		char *place = place_words(ui, c->met);
		can_join = !w->made[0].count && !w->made[1].count && !stands_there(ui, c->met, &w->own);
		question = roster_find(capture_roster(ui), slice_of(name))
		                   ? mem_format(_("“%s” is there already: %s"), name, place)
		                   : mem_format(_("One that is nearly called so is there already: “%.*s”, %s"),
		                                (int)other.length, other.bytes, place);
		free(place);
	}
	if (question)
		ask(ui, text, question, can_join);
	free(question);
	return question != NULL;
}

/* ---- taking a line ---- */

static void refuse(struct ui *ui, const char *text, const struct notation *n, const struct wish *w,
                   const struct error *err, bool doubtful)
{
	struct capture *c = ui->prompt->capture;
	prompt_put_back(ui->prompt, text);
	capture_offer_tag(ui, &n->tags[w->unknown], true);
	if (doubtful && !guard_frees(ui, capture_kind(n->tags[w->unknown].kind)))
		return;
	if (doubtful) {
		free(c->doubted);
		c->doubted = mem_copy_text(text);
	}
	ui_complain(ui, "%s", err->message);
}

/* A pasted line is taken without asking: what cannot be read stays in the name. */
static void take_pasted(struct ui *ui, struct notation *n, struct wish *w, bool good, struct slice line)
{
	struct capture *c = ui->prompt->capture;
	if (!good) {
		wish_clear(w);
		notation_free(n);
		notation_read(n, slice_make(line.bytes, 0));
		free(n->name);
		n->name = mem_copy(line.bytes, line.length);
		*w = (struct wish){0};
		target_copy(&w->after, &c->target);
		target_copy(&w->own, &c->target);
	}
	bool doubtful = *n->name && (!good || is_channel(ui, n->name) || find_like(ui, n->name));
	if (add(ui, n, w) && *n->name) {
		c->pasted++;
		c->doubtful += doubtful;
	}
}

static void take_line(struct ui *ui, const char *text, bool sure)
{
	struct capture *c = ui->prompt->capture;
	struct slice line = input_name(slice_of(text), ui->prompt->pasting);
	struct notation n;
	struct wish w;
	struct error err = {0};
	bool doubtful, again = c->doubted && strcmp(c->doubted, text) == 0;
	notation_read(&n, line);
	bool good = wish_read(ui, &n, sure || again, &w, &err, &doubtful);
	if (good && !*n.name && w.rating)
		good = error_set(&err, _("a rating needs the name of a touchpoint before it"));
	if (ui->prompt->pasting)
		take_pasted(ui, &n, &w, good, line);
	else if (!good)
		refuse(ui, text, &n, &w, &err, doubtful);
	else if ((sure || !*n.name || !asks(ui, text, n.name, &w)) && !add(ui, &n, &w) && !ui->pending)
		prompt_put_back(ui->prompt, text);
	wish_clear(&w);
	notation_free(&n);
}

static void take(struct ui *ui, const char *text)
{
	settle(ui);
	if (input_name(slice_of(text), ui->prompt->pasting).length)
		take_line(ui, text, false);
}

static void pasted(struct ui *ui, const char *text)
{
	struct capture *c = ui->prompt->capture;
	(void)text;
	if (c->doubtful) /* what is only said does not show beside a line */
		ui_complain(ui, _("%zu added, %zu of them doubtful: there already, a channel, or an unknown tag"),
		            c->pasted, c->doubtful);
	c->pasted = c->doubtful = 0;
}

/* Tags at the start of the line act as soon as they are complete, then what may
 * be meant is offered. */
static void typed(struct ui *ui, const char *text)
{
	settle(ui);
	if (*text) {
		free(ui->prompt->beside);
		ui->prompt->beside = NULL;
	}
	size_t taken = ui->prompt->pasting ? 0 : capture_take_tags(ui, text);
	if (!taken) {
		capture_offer(ui, text);
		return;
	}
	struct slice rest = input_name(slice_of(text + taken), false);
	char *copy = mem_copy(rest.bytes, rest.length);
	prompt_put_back(ui->prompt, copy);
	follow_target(ui);
	capture_offer(ui, copy);
	free(copy);
}

static void start(struct ui *ui, bool inbox)
{
	struct prompt *p = ui_prompt(ui, "", "", take);
	p->stays = true;
	p->typed = typed;
	p->pasted = pasted;
	p->moves = move;
	p->capture = mem_new(sizeof *p->capture);
	p->capture->frame = journey_frame_revision(ui->journey);
	if (!inbox) {
		spots_set(&p->capture->target.stages, ui->cursor.stage);
		spots_set(&p->capture->target.channels, ui->cursor.channel);
		capture_offer(ui, "");
	}
}

void capture_here(struct ui *ui, key k)
{
	if (ui->cursor.inbox)
		capture_to_inbox(ui, k);
	else if (edit_has_cells(ui))
		start(ui, false);
}

void capture_to_inbox(struct ui *ui, key k)
{
	(void)k;
	start(ui, true);
}
