#include "ui/compare.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/unicode.h"
#include "journey/input.h"
#include "ui/filters.h"

#define NAME_COLUMNS 40 /* of what a map is called */

/* ---- words ---- */

const char *compare_fate(enum fate fate)
{
	static const char *const words[FATE_COUNT] = {
	        [FATE_SAME] = N_("the same"),    [FATE_ADDED] = N_("added"),     [FATE_REMOVED] = N_("removed"),
	        [FATE_MOVED] = N_("moved here"), [FATE_LEFT] = N_("moved away"), [FATE_CHANGED] = N_("changed")};
	return words[fate];
}

char compare_glyph(enum fate fate)
{
	static const char glyphs[FATE_COUNT] = {[FATE_SAME] = ' ',  [FATE_ADDED] = '+', [FATE_REMOVED] = '-',
	                                        [FATE_MOVED] = '>', [FATE_LEFT] = '<',  [FATE_CHANGED] = '~'};
	return glyphs[fate];
}

void compare_add_names(const struct ui *ui, struct buffer *out)
{
	unicode_sanitise(out, slice_of(ui->look->before), NAME_COLUMNS);
	buffer_add_text(out, " → ");
	unicode_sanitise(out, slice_of(ui->look->after), NAME_COLUMNS);
}

void compare_add_counts(const struct ui *ui, struct buffer *out)
{
	static const struct {
		enum fate fate;
		const char *words;
	} told[] = {{FATE_ADDED, N_("added %zu")},
	            {FATE_REMOVED, N_("removed %zu")},
	            {FATE_MOVED, N_("moved %zu")},
	            {FATE_CHANGED, N_("changed %zu")}};
	bool any = false;
	for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
		const struct comparison *c = ui->look->comparison;
		size_t count = told[i].fate == FATE_MOVED ? c->moved : c->counts[told[i].fate];
		if (!count)
			continue;
		buffer_add_text(out, any ? _(", ") : "");
		buffer_format(out, _(told[i].words), count);
		any = true;
	}
	if (!any)
		buffer_add_text(out, _("no touchpoint differs"));
}

/* ---- opening and closing ---- */

static struct ui *look_new(struct comparison *comparison, const char *before, const char *after)
{
	struct ui *ui = ui_new(comparison->document);
	ui->look = mem_new(sizeof *ui->look);
	ui->look->comparison = comparison;
	ui->look->before = mem_copy_text(before);
	ui->look->after = mem_copy_text(after);
	ui->colour = COLOUR_COMPARISON;
	return ui;
}

struct ui *compare_state(const struct document *before, const struct document *after, const char *before_name,
                         const char *after_name, struct error *err)
{
	struct comparison *comparison = comparison_new(before, after, err);
	return comparison ? look_new(comparison, before_name, after_name) : NULL;
}

static void free_wish(struct ui *ui)
{
	for (size_t i = 0; i < ui->comparing.offer_count; i++) {
		free(ui->comparing.offers[i].text);
		free(ui->comparing.offers[i].note);
	}
	free(ui->comparing.offers);
	free(ui->comparing.text);
	ui->comparing = (struct comparing){0};
}

static void close_look(struct ui *ui)
{
	struct ui *look = ui->over;
	ui->over = NULL;
	if (!look)
		return;
	look->timer = (struct timer){0};
	ui_free(look);
}

void compare_free(struct ui *ui)
{
	struct look *look = ui->look;
	close_look(ui);
	free_wish(ui);
	if (!look)
		return;
	comparison_free(look->comparison);
	document_free(look->other);
	free(look->before);
	free(look->after);
	free(look);
	ui->look = NULL;
}

/* The touchpoint that was under the cursor is so in the look. */
static void go_to_same(struct ui *look, const struct item *current)
{
	struct comparison *c = look->look->comparison;
	size_t count = journey_count(look->journey, KIND_TOUCHPOINT);
	for (size_t i = 0; current && i < count; i++) {
		const struct compared *compared = &c->things[KIND_TOUCHPOINT][i];
		if ((compared->after == current || compared->before == current) && compared->fate != FATE_LEFT) {
			ui_go_to(look, journey_item(look->journey, KIND_TOUCHPOINT, i));
			return;
		}
	}
}

static void open_look(struct ui *ui, struct ui *look)
{
	struct buffer words = {0};
	ui->over = look;
	look->look->nth = ++ui->look_count;
	look->theme = ui->theme;
	look->styles = ui->styles;
	ui_use_keys(look, ui->keys);
	look->density = ui->density;
	look->mouse.off = ui->mouse.off;
	compare_follow(ui);
	go_to_same(look, ui_current(ui));
	ui_settle(look);
	diff_summary(&look->look->comparison->diff, &words);
	ui_say(look, "%s", buffer_slice(&words).bytes);
	buffer_free(&words);
}

static bool says_state(const struct document *document, const char *state)
{
	return slice_is(journey_text(document_journey(document), "state"), state);
}

/* the name of our own map: that of its file */
static const char *own_name(const struct ui *ui)
{
	const char *path = document_path(ui->document), *slash = path ? strrchr(path, '/') : NULL;
	return slash ? slash + 1 : path ? path : _("this map");
}

bool compare_with(struct ui *ui, struct document *other, const char *name, struct error *err)
{
	bool later = says_state(ui->document, "as-is") && says_state(other, "to-be");
	struct ui *look = later ? compare_state(ui->document, other, own_name(ui), name, err)
	                        : compare_state(other, ui->document, name, own_name(ui), err);
	if (!look) {
		document_free(other);
		return false;
	}
	look->look->other = other;
	if (comparison_is_same(look->look->comparison)) {
		struct buffer names = {0};
		compare_add_names(look, &names);
		ui_say(ui, _("%s: both say the same"), names.bytes);
		buffer_free(&names);
		ui_free(look);
	} else {
		open_look(ui, look);
	}
	free_wish(ui);
	return true;
}

struct ui *compare_front(struct ui *ui)
{
	return ui->over ? ui->over : ui;
}

void compare_follow(struct ui *ui)
{
	if (!ui->over)
		return;
	ui->over->now = ui->now;
	ui->over->timer = ui->timer;
	if (ui->over->width != ui->width || ui->over->height != ui->height)
		ui_resize(ui->over, ui->width, ui->height);
}

void compare_key(struct ui *ui, key k)
{
	struct ui *look = ui->over;
	compare_follow(ui);
	ui_key(look, k);
	ui->request = look->request;
	ui->theme = look->theme;
	ui->mouse.off = look->mouse.off;
	ui->timer.seen = look->timer.seen;
	if (look->leaving)
		close_look(ui);
}

void compare_close(struct ui *ui, key k)
{
	(void)k;
	ui->leaving = true;
}

bool compare_passes(const struct ui *ui, const struct item *item)
{
	return !ui->look || !ui->look->different || item->fate != FATE_SAME;
}

void compare_different(struct ui *ui, key k)
{
	(void)k;
	ui->look->different = !ui->look->different;
	filters_renew(ui);
	ui_say(ui, ui->look->different ? _("only what is different is shown; {changes-only} shows all")
	                               : _("all is shown"));
}

/* ---- asking what with ---- */

const char *compare_wish(const struct ui *ui)
{
	return ui->comparing.text;
}

bool compare_wishes_saved(const struct ui *ui)
{
	return ui->comparing.text && strcmp(ui->comparing.text, _("as last saved")) == 0;
}

void compare_offer(struct ui *ui, const char *text, const char *note)
{
	struct comparing *c = &ui->comparing;
	c->offers = mem_resize(c->offers, c->offer_count + 1, sizeof *c->offers);
	c->offers[c->offer_count++] = (struct prompt_offer){mem_copy_text(text), note ? mem_copy_text(note) : NULL};
}

/* The offers that hold what was typed. */
static void typed(struct ui *ui, const char *text)
{
	struct buffer folded = {0};
	unicode_fold(&folded, input_trimmed(slice_of(text)));
	for (size_t i = 0; i < ui->comparing.offer_count; i++) {
		const struct prompt_offer *offer = &ui->comparing.offers[i];
		if (unicode_find_folded(slice_of(offer->text), buffer_slice(&folded)) != SIZE_MAX ||
		    (offer->note && unicode_find_folded(slice_of(offer->note), buffer_slice(&folded)) != SIZE_MAX))
			prompt_offer(ui->prompt, offer->text, offer->note);
	}
	buffer_free(&folded);
}

static void entered(struct ui *ui, const char *text)
{
	struct slice trimmed = input_trimmed(slice_of(text));
	if (!trimmed.length && ui->comparing.offer_count)
		trimmed = slice_of(ui->comparing.offers[0].text);
	if (!trimmed.length)
		return;
	free(ui->comparing.text);
	ui->comparing.text = mem_copy(trimmed.bytes, trimmed.length);
	ui->request = REQUEST_COMPARE;
}

static void ask(struct ui *ui, const char *text)
{
	char *title = ui->comparing.offer_count
	                      ? mem_format(_("Compare with (empty: %s)"), ui->comparing.offers[0].text)
	                      : mem_copy_text(_("Compare with a map or a git revision"));
	ui_prompt(ui, title, text, entered)->typed = typed;
	typed(ui, text);
	free(title);
}

void compare_ask(struct ui *ui)
{
	ask(ui, "");
}

void compare_refused(struct ui *ui, const char *why)
{
	char *text = mem_copy_text(ui->comparing.text);
	ask(ui, text);
	ui_complain(ui, "%s", why);
	free(text);
}

void compare_open(struct ui *ui, key k)
{
	(void)k;
	free_wish(ui);
	ui->request = REQUEST_COMPARE;
}
