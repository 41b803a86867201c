/* What a line of capture asks for: its tags, found among what the map holds. */
#include <stdlib.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/unicode.h"
#include "ui/capture.h"
#include "ui/grid.h"

#define OWNERS_LOOKED_AT 200 /* touchpoints, in a map that lists no owners */

/* A part of a message as printf takes it. */
/* ---- targets ---- */

void spots_set(struct spots *s, size_t at)
{
	s->count = 0;
	spots_add(s, at);
}

void spots_add(struct spots *s, size_t at)
{
	for (size_t i = 0; i < s->count; i++)
		if (s->list[i] == at)
			return;
	s->list = mem_resize(s->list, s->count + 1, sizeof *s->list);
	s->list[s->count++] = at;
}

static void spots_copy(struct spots *to, const struct spots *from)
{
	to->count = 0;
	for (size_t i = 0; i < from->count; i++)
		spots_add(to, from->list[i]);
}

static void set_owner(struct target *target, struct slice word)
{
	char *owner = word.length ? mem_copy(word.bytes, word.length) : NULL;
	free(target->owner);
	target->owner = owner;
}

void target_copy(struct target *to, const struct target *from)
{
	spots_copy(&to->stages, &from->stages);
	spots_copy(&to->channels, &from->channels);
	set_owner(to, slice_of(from->owner));
}

void target_clear(struct target *target)
{
	free(target->stages.list);
	free(target->channels.list);
	free(target->owner);
	*target = (struct target){0};
}

/* ---- words ---- */

enum kind capture_kind(enum notation_kind kind)
{
	return kind == NOTATION_STAGE ? KIND_STAGE : kind == NOTATION_CHANNEL ? KIND_CHANNEL : KIND_OWNER;
}

static struct notation_word *rating_words(size_t *count)
{
	static const char *const signs[] = {"+", "-", "x", NULL};
	const struct field *field = field_find(KIND_TOUCHPOINT, slice_of("rating"));
	struct notation_word *words = mem_new_array(JOURNEY_RATINGS, sizeof *words);
	for (*count = 0; signs[*count] && field->choices[*count].word; ++*count) {
		const struct choice *choice = &field->choices[*count];
		words[*count] = (struct notation_word){{slice_of(choice->word), slice_of(choice->label.en),
		                                        slice_of(choice->label.ja), slice_of(signs[*count])}};
	}
	return words;
}

static bool is_listed(const struct notation_word *words, size_t count, struct slice word)
{
	for (size_t i = 0; i < count; i++)
		if (slice_equals(words[i].names[0], word))
			return true;
	return false;
}

/* Those whom touchpoints name, in a map that lists no owners, and the usual ones. */
static struct notation_word *named_owners(const struct ui *ui, size_t *count)
{
	const char *const *usual = assign_usual_owners(ui);
	size_t found = 0, more = 0;
	while (usual[more])
		more++;
	struct notation_word *words = mem_new_array(OWNERS_LOOKED_AT + 1 + more, sizeof *words);
	const struct target *target = ui->prompt && ui->prompt->capture ? &ui->prompt->capture->target : NULL;
	for (size_t i = 0; i < journey_count(ui->journey, KIND_TOUCHPOINT) && i < OWNERS_LOOKED_AT; i++) {
		struct slice owner = item_text(journey_item(ui->journey, KIND_TOUCHPOINT, i), "owner");
		if (owner.length && !is_listed(words, found, owner))
			words[found++] = (struct notation_word){{owner}};
	}
	if (target && target->owner && !is_listed(words, found, slice_of(target->owner)))
		words[found++] = (struct notation_word){{slice_of(target->owner)}};
	for (; *usual; usual++)
		if (!is_listed(words, found, slice_of(*usual)))
			words[found++] = (struct notation_word){{slice_of(*usual)}};
	*count = found;
	return words;
}

struct notation_word *capture_words(const struct ui *ui, enum notation_kind of, size_t *count)
{
	if (of == NOTATION_RATING)
		return rating_words(count);
	enum kind kind = capture_kind(of);
	*count = journey_count(ui->journey, kind);
	if (kind == KIND_OWNER && !*count)
		return named_owners(ui, count);
	struct notation_word *words = mem_new_array(*count + 1, sizeof *words);
	for (size_t i = 0; i < *count; i++) {
		const struct record *record = item_record(journey_item(ui->journey, kind, i));
		words[i] = (struct notation_word){{record_id(record), record_name(record)}};
	}
	return words;
}

/* ---- wishes ---- */

void wish_clear(struct wish *w)
{
	target_clear(&w->after);
	target_clear(&w->own);
	free(w->made[0].list);
	free(w->made[1].list);
}

static bool is_nobody(const struct notation_tag *tag)
{
	return !tag->word.length || (!tag->quoted && (slice_is(tag->word, "0") || slice_is(tag->word, "０")));
}

/* An owner who is not there yet is a new one. */
static bool apply_owner(const struct ui *ui, const struct notation_tag *tag, struct target *target, struct error *err)
{
	size_t count, found;
	if (is_nobody(tag)) {
		set_owner(target, slice_of(""));
		return true;
	}
	struct notation_word *words = capture_words(ui, NOTATION_OWNER, &count);
	found = notation_find(words, count, tag);
	if (found != NOTATION_SEVERAL)
		set_owner(target, found == NOTATION_NONE ? tag->word : words[found].names[0]);
	free(words);
	return found != NOTATION_SEVERAL ||
	       error_set(err, _("“@%.*s” could be several owners; type more of the name"), SLICE_SHOWN(tag->word));
}

static bool apply_rating(const struct ui *ui, const struct notation_tag *tag, struct wish *w, struct error *err)
{
	size_t count;
	struct notation_word *words = capture_words(ui, NOTATION_RATING, &count);
	size_t found = notation_find(words, count, tag);
	if (found < count)
		w->rating = words[found].names[0].bytes;
	free(words);
	return found < count || error_set(err,
	                                  _("“!%.*s” is no rating; !+ works, !- does not, !x irritates, and \\! is "
	                                    "the sign itself"),
	                                  SLICE_SHOWN(tag->word));
}

static bool refuse_place(const struct notation_tag *tag, bool several, struct error *err)
{
	struct slice word = tag->word;
	if (tag->kind == NOTATION_STAGE)
		return error_set(
		        err,
		        several ? _("“>%.*s” could be several stages; type more of the name")
		                : _("there is no stage “%.*s”; Tab offers what there is, Enter again makes it"),
		        SLICE_SHOWN(word));
	return error_set(err,
	                 several ? _("“#%.*s” could be several channels; type more of the name")
	                         : _("there is no channel “%.*s”; Tab offers what there is, Enter again makes it"),
	                 SLICE_SHOWN(word));
}

/* The index that a tag means, of one to be made if that is agreed; count of all: none. */
static size_t place_of(const struct ui *ui, const struct notation *n, size_t tag, bool make, struct wish *w,
                       struct error *err, bool *doubtful)
{
	size_t count;
	bool is_channel = n->tags[tag].kind == NOTATION_CHANNEL;
	struct spots *made = &w->made[is_channel];
	struct notation_word *words = capture_words(ui, n->tags[tag].kind, &count);
	size_t found = notation_find(words, count, &n->tags[tag]);
	free(words);
	if (found < count)
		return found;
	for (size_t i = 0; i < made->count; i++)
		if (slice_equals(n->tags[made->list[i]].word, n->tags[tag].word))
			return count + i;
	if (found == NOTATION_NONE && make) {
		spots_add(made, tag);
		return count + made->count - 1;
	}
	*doubtful = found == NOTATION_NONE;
	w->unknown = tag;
	refuse_place(&n->tags[tag], found == NOTATION_SEVERAL, err);
	return NOTATION_NONE;
}

/* Stages and channels: the first tag of a kind replaces, a further one behind the
 * name and a doubled sign add. */
static bool apply_place(const struct ui *ui, const struct notation *n, size_t tag, bool make, struct wish *w,
                        struct error *err, bool *doubtful)
{
	const struct notation_tag *t = &n->tags[tag];
	struct target *target = t->leading ? &w->after : &w->own;
	struct spots *spots = t->kind == NOTATION_STAGE ? &target->stages : &target->channels;
	bool further = t->also;
	for (size_t i = 0; i < tag && !t->leading; i++)
		further |= n->tags[i].kind == t->kind && !n->tags[i].leading;
	if (!t->word.length) {
		spots->count = 0;
		if (t->leading) /* from here on into the inbox */
			target->stages.count = target->channels.count = 0;
		return true;
	}
	size_t at = place_of(ui, n, tag, make, w, err, doubtful);
	if (at == NOTATION_NONE)
		return false;
	if (!further)
		spots->count = 0;
	spots_add(spots, at);
	return true;
}

/* A target that leaves the inbox by a stage gets the channel of the cursor too,
 * and the other way round. */
static void leave_inbox(const struct ui *ui, struct target *target)
{
	if (target->stages.count && !target->channels.count && journey_count(ui->journey, KIND_CHANNEL))
		spots_set(&target->channels, ui->cursor.channel);
	if (target->channels.count && !target->stages.count && journey_count(ui->journey, KIND_STAGE))
		spots_set(&target->stages, ui->cursor.stage);
}

bool wish_read(const struct ui *ui, const struct notation *n, bool make, struct wish *w, struct error *err,
               bool *doubtful)
{
	bool good = true, own = false;
	*w = (struct wish){0};
	*doubtful = false;
	target_copy(&w->after, &ui->prompt->capture->target);
	for (size_t i = 0; i <= n->count && good; i++) {
		if (!own && (i == n->count || !n->tags[i].leading)) {
			leave_inbox(ui, &w->after);
			target_copy(&w->own, &w->after);
			own = true;
		}
		if (i == n->count)
			break;
		w->unknown = i;
		const struct notation_tag *tag = &n->tags[i];
		if (tag->kind == NOTATION_RATING)
			good = apply_rating(ui, tag, w, err);
		else if (tag->kind == NOTATION_OWNER)
			good = apply_owner(ui, tag, tag->leading ? &w->after : &w->own, err);
		else
			good = apply_place(ui, n, i, make, w, err, doubtful);
	}
	return good;
}

/* ---- tags that act while they are typed ---- */

/* Can the tag mean nothing else any more?  A word with a blank behind it, a number
 * that no digit could go on, or a number before a letter, which is cut off. */
static bool is_complete(const struct ui *ui, struct notation_tag *tag, struct slice text, bool *cut)
{
	size_t count, digits = tag->quoted ? 0 : notation_digits(tag->word);
	struct notation_word *words = capture_words(ui, tag->kind, &count);
	bool is_owner = tag->kind == NOTATION_OWNER && tag->word.length, whole;
	bool known = notation_find(words, count, tag) < count;
	*cut = false;
	if (tag->end < text.length) {
		whole = known || is_owner;
	} else if (digits && digits == tag->word.length) {
		whole = (is_owner && is_nobody(tag)) || notation_is_whole_number(words, count, tag->word);
	} else {
		struct notation_tag number = *tag;
		number.word.length = digits;
		*cut = whole = digits && !known && notation_find(words, count, &number) < count;
		if (whole) {
			number.end = (size_t)(tag->word.bytes - text.bytes) + digits;
			*tag = number;
		}
	}
	free(words);
	return whole;
}

size_t capture_take_tags(struct ui *ui, const char *text)
{
	struct notation n;
	struct wish w = {0};
	struct error err = {0};
	bool cut = false, doubtful;
	size_t taken = 0, bytes = 0;
	notation_read(&n, slice_of(text));
	while (!*n.name && !cut && taken < n.count && n.tags[taken].kind != NOTATION_RATING &&
	       is_complete(ui, &n.tags[taken], slice_of(text), &cut))
		bytes = n.tags[taken++].end;
	n.count = taken;
	if (taken && wish_read(ui, &n, false, &w, &err, &doubtful))
		target_copy(&ui->prompt->capture->target, &w.after);
	else
		bytes = 0;
	wish_clear(&w);
	notation_free(&n);
	return bytes;
}
