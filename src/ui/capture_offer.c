/* What may be meant while a touchpoint is typed: tags, starters, names that the
 * map holds. */
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/nearest.h"
#include "base/unicode.h"
#include "journey/starter.h"
#include "ui/capture.h"

#define EAGER 5000 /* touchpoints of a map that is looked through at once */
#define OFFERS 6
#define OFFERS_OF_NAMES 3 /* at most so many of them are names that the map holds */
#define TAG_OFFERS 10

struct roster *capture_roster(struct ui *ui)
{
	struct capture *c = ui->prompt->capture;
	if (c->roster && !roster_fits(c->roster, ui->journey)) {
		roster_free(c->roster);
		c->roster = NULL;
	}
	if (!c->roster)
		c->roster = roster_new(ui->journey);
	return c->roster;
}

/* ---- tags ---- */

/* how a thing is called in an offer */
static struct slice shown_name(enum notation_kind kind, const struct notation_word *word)
{
	bool is_rating = kind == NOTATION_RATING;
	return word->names[is_rating ? 3 : word->names[1].length ? 1 : 0];
}

static void offer_one(struct prompt *p, const struct notation_tag *tag, const struct notation_word *word, size_t number)
{
	struct buffer text = {0};
	char digits[24];
	snprintf(digits, sizeof digits, "%zu", number);
	struct slice label = word->names[message_language() == LANGUAGE_JAPANESE ? 2 : 1];
	char *note = tag->kind == NOTATION_RATING ? mem_copy(label.bytes, label.length) : mem_copy_text(digits);
	notation_add_tag(&text, tag->kind, tag->also, shown_name(tag->kind, word));
	prompt_offer(p, buffer_slice(&text).bytes, note);
	free(note);
	buffer_free(&text);
}

/* the thing whose name is the nearest; count: none is near */
static size_t nearest_word(const struct notation_word *words, size_t count, struct slice word)
{
	struct nearest nearest;
	size_t found = count;
	nearest_start(&nearest, word);
	for (size_t i = 0; i < count; i++) {
		int before = nearest.distance;
		for (size_t k = 0; k < NOTATION_NAMES; k++)
			if (words[i].names[k].length)
				nearest_offer(&nearest, words[i].names[k]);
		if (nearest.distance < before)
			found = i;
	}
	return found;
}

void capture_offer_tag(struct ui *ui, const struct notation_tag *tag, bool near)
{
	struct prompt *p = ui->prompt;
	size_t count;
	struct notation_word *words = capture_words(ui, tag->kind, &count);
	for (int fit = 2; fit > 0; fit--)
		for (size_t i = 0; i < count && p->offer_count < TAG_OFFERS; i++)
			if (notation_fit(&words[i], i + 1, tag->word) == fit)
				offer_one(p, tag, &words[i], i + 1);
	if (tag->kind == NOTATION_OWNER && !tag->word.length)
		prompt_offer(p, "@0", _("nobody"));
	if (near && !p->offer_count) {
		size_t nearest = nearest_word(words, count, tag->word);
		if (nearest < count)
			offer_one(p, tag, &words[nearest], nearest + 1);
		for (size_t i = 0; i < count && p->offer_count < TAG_OFFERS; i++)
			if (i != nearest)
				offer_one(p, tag, &words[i], i + 1);
	}
	free(words);
	p->offer_at = tag->start;
	p->offer_replaced = tag->end - tag->start;
}

/* ---- names ---- */

/* Is it in the map already?  Before anything is typed a very large map is not
 * looked through for that. */
static bool is_there(struct ui *ui, const char *name, struct slice typed)
{
	bool looks = typed.length || journey_count(ui->journey, KIND_TOUCHPOINT) <= EAGER;
	return looks && roster_find(capture_roster(ui), slice_of(name));
}

/* Offers the starters that contain what was typed and are not in the map yet,
 * those of the stage first; before anything is typed, those of the stage alone. */
static void offer_starters(struct ui *ui, struct slice typed)
{
	const struct starter **offer = mem_new_array(starter_count, sizeof *offer);
	const struct spots *stages = &ui->prompt->capture->target.stages;
	struct slice stage = slice_of("");
	enum language language = message_language();
	if (stages->count) {
		struct item *item = journey_item(ui->journey, KIND_STAGE, stages->list[0]);
		stage = record_id(item_record(item));
		/* a map in Japanese is offered Japanese, whatever the screen's language */
		if (!unicode_is_ascii(item_name(item)))
			language = LANGUAGE_JAPANESE;
	}
	size_t fitting, count = starter_offer(stage, offer, &fitting);
	struct buffer folded = {0};
	unicode_fold(&folded, typed);
	for (size_t i = 0; i < (typed.length ? count : fitting) && ui->prompt->offer_count < OFFERS; i++) {
		const char *name = language == LANGUAGE_JAPANESE ? offer[i]->name.ja : offer[i]->name.en;
		if (unicode_find_folded(slice_of(name), buffer_slice(&folded)) != SIZE_MAX &&
		    !prompt_offers(ui->prompt, name) && !is_there(ui, name, typed))
			prompt_offer(ui->prompt, name, NULL);
	}
	buffer_free(&folded);
	free(offer);
}

/* Names that the map holds and that begin so; taking one leads to the question
 * whether it is meant. */
static void offer_known(struct ui *ui, struct slice typed)
{
	struct item *item;
	for (size_t i = 0; i < OFFERS_OF_NAMES && (item = roster_beginning(capture_roster(ui), typed, i)); i++) {
		struct buffer text = {0};
		notation_add_name(&text, item_name(item));
		prompt_offer(ui->prompt, buffer_slice(&text).bytes, _("there already"));
		buffer_free(&text);
	}
}

void capture_offer(struct ui *ui, const char *text)
{
	struct prompt *p = ui->prompt;
	struct notation n;
	notation_read(&n, slice_of(text));
	struct notation_tag rating;
	const struct notation_tag *under = notation_begins_rating(slice_of(text), &rating) ? &rating : NULL;
	for (size_t i = 0; i < n.count; i++)
		if (n.tags[i].end == p->line.caret)
			under = &n.tags[i];
	if (under) {
		capture_offer_tag(ui, under, false);
	} else if (!n.count) {
		struct slice typed = slice_of(n.name);
		if (typed.length && !p->pasting)
			offer_known(ui, typed);
		offer_starters(ui, typed);
	}
	notation_free(&n);
}
