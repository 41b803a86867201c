/* Two maps in one: each kind of difference, and over random pairs of maps that
 * every touchpoint of both stands there just as it is told. */
#include <criterion/criterion.h>

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/unicode.h"
#include "document/comparison.h"
#include "journey/plan.h"
#include "support/changes.h"
#include "support/random.h"

#define HEAD                                                                                                           \
	"state: as-is\n"                                                                                               \
	"coverage: {max_per_cell: 1, empty_ok: [{stage: st, channel: mail}]}\n"                                        \
	"owners: [{id: csm, name: CSM}, {id: sup, name: サポート}]\n"                                              \
	"stages: [{id: st, name: 導入}, {id: ad, name: 活用}]\n"                                                   \
	"channels: [{id: mail, name: メール}, {id: phone, name: 電話}]\n"

struct pair {
	struct document *before, *after;
	struct comparison *comparison;
};

static struct document *read(const char *text)
{
	struct error err = {0};
	struct document *document = document_of_bytes(slice_of(text), NULL, &err);
	cr_assert(document, "%s", err.message);
	return document;
}

static struct pair compare(const char *before, const char *after)
{
	struct error err = {0};
	unicode_start();
	struct pair pair = {read(before), read(after), NULL};
	pair.comparison = comparison_new(pair.before, pair.after, &err);
	cr_assert(pair.comparison, "%s", err.message);
	return pair;
}

static void end(struct pair *pair)
{
	comparison_free(pair->comparison);
	document_free(pair->before);
	document_free(pair->after);
}

/* Adds "~Kick-off st×mail" for each touchpoint, a line each. */
static char *told(const struct comparison *c)
{
	static const char glyphs[] = "=+-><~";
	const struct journey *j = document_journey(c->document);
	struct buffer out = {0};
	for (size_t i = 0; i < journey_count(j, KIND_TOUCHPOINT); i++) {
		struct item *item = journey_item(j, KIND_TOUCHPOINT, i);
		struct slice name = item_name(item);
		buffer_format(&out, "%c%.*s", glyphs[item->fate], (int)name.length, name.bytes);
		for (size_t s = 0; s < journey_count(j, KIND_STAGE); s++)
			for (size_t k = 0; k < journey_count(j, KIND_CHANNEL); k++)
				if (journey_stands_in_stage(j, item, s) && journey_stands_in_channel(j, item, k)) {
					struct slice stage = record_id(item_record(journey_item(j, KIND_STAGE, s)));
					struct slice channel = record_id(item_record(journey_item(j, KIND_CHANNEL, k)));
					buffer_format(&out, " %.*s×%.*s", (int)stage.length, stage.bytes,
					              (int)channel.length, channel.bytes);
				}
		buffer_add_byte(&out, '\n');
	}
	return buffer_take(&out);
}

static void expect(const char *before, const char *after, const char *lines)
{
	struct pair pair = compare(before, after);
	char *text = told(pair.comparison);
	cr_expect_str_eq(text, lines);
	free(text);
	end(&pair);
}

static void expect_words(const struct comparison *c, const char *name, const char *words)
{
	struct buffer out = {0};
	struct item *item = journey_find(document_journey(c->document), KIND_TOUCHPOINT, slice_of(name));
	cr_assert(item, "%s", name);
	comparison_words(c, item, &out);
	cr_expect_str_eq(buffer_slice(&out).bytes, words);
	buffer_free(&out);
}

Test(comparison, tells_what_was_added_and_removed)
{
	expect(HEAD "touchpoints:\n  - {name: A, stage: st, channel: mail}\n  - {name: B, stage: ad, channel: mail}\n"
	            "  - {name: C}\n",
	       HEAD "touchpoints:\n  - {name: A, stage: st, channel: mail}\n  - {name: D, stage: st, channel: phone}\n",
	       "=A st×mail\n-B ad×mail\n-C\n+D st×phone\n");
}

Test(comparison, leaves_a_ghost_in_the_cells_that_were_left)
{
	expect(HEAD "touchpoints:\n  - {id: a, name: A, stage: st, channel: mail}\n",
	       HEAD "touchpoints:\n  - {id: a, name: A, stage: ad, channel: phone}\n", ">A ad×phone\n<A st×mail\n");
	expect(HEAD "touchpoints:\n  - {id: a, name: A, stage: [st, ad], channel: [mail, phone]}\n",
	       HEAD "touchpoints:\n  - {id: a, name: A, stage: st, channel: mail}\n",
	       "~A st×mail\n<A ad×mail ad×phone\n<A st×phone\n");
	expect(HEAD "touchpoints:\n  - {id: a, name: A, stage: st, channel: mail}\n",
	       HEAD "touchpoints:\n  - {id: a, name: A, stage: [st, ad], channel: mail}\n", "~A st×mail\n>A ad×mail\n");
}

Test(comparison, knows_the_inbox)
{
	expect(HEAD "touchpoints:\n  - {id: a, name: A}\n  - {id: b, name: B, stage: st, channel: mail}\n",
	       HEAD "touchpoints:\n  - {id: a, name: A, stage: st, channel: mail}\n  - {id: b, name: B, stage: st}\n",
	       ">A st×mail\n<A\n>B\n<B st×mail\n");
	expect(HEAD "touchpoints:\n  - {id: a, name: A, stage: st}\n", HEAD "touchpoints:\n  - {id: a, name: A}\n",
	       "~A\n");
}

Test(comparison, takes_another_word_for_the_same_place_for_no_move)
{
	expect(HEAD "touchpoints:\n  - {id: a, name: A, stage: st, channel: mail}\n",
	       HEAD "touchpoints:\n  - {id: a, name: A, stage: 導入, channel: mail}\n", "~A st×mail\n");
}

Test(comparison, brings_back_the_stages_and_channels_that_went)
{
	struct pair pair =
	        compare(HEAD "touchpoints:\n  - {id: a, name: A, stage: st, channel: phone}\n",
	                "stages: [{id: new, name: 新}, {id: ad, name: 定着}]\nchannels: [{id: mail, name: メール}]\n"
	                "touchpoints:\n  - {id: a, name: A, stage: new, channel: mail}\n");
	const struct journey *j = document_journey(pair.comparison->document);
	char *text = told(pair.comparison);
	cr_expect_str_eq(text, ">A new×mail\n<A st×phone\n");
	cr_expect_eq(journey_count(j, KIND_STAGE), 3);
	cr_expect_eq(journey_find(j, KIND_STAGE, slice_of("st"))->fate, FATE_REMOVED);
	cr_expect_eq(journey_find(j, KIND_STAGE, slice_of("new"))->fate, FATE_ADDED);
	cr_expect_eq(journey_find(j, KIND_STAGE, slice_of("ad"))->fate, FATE_CHANGED);
	cr_expect_eq(journey_find(j, KIND_CHANNEL, slice_of("phone"))->fate, FATE_REMOVED);
	cr_expect_eq(journey_find(j, KIND_CHANNEL, slice_of("mail"))->fate, FATE_SAME);
	free(text);
	end(&pair);
}

Test(comparison, says_what_changed_in_the_words_of_the_screen)
{
	struct pair pair = compare(
	        HEAD
	        "touchpoints:\n  - {id: a, name: A, stage: st, channel: mail, owner: csm, rating: works, next: b}\n"
	        "  - {id: b, name: B, stage: st, channel: phone}\n",
	        HEAD "touchpoints:\n  - {id: a, name: A, stage: ad, channel: mail, owner: sup, rating: irritates}\n"
	             "  - {id: b, name: 新B, stage: st, channel: phone}\n");
	expect_words(pair.comparison, "a",
	             "place 導入 × メール → 活用 × メール, owner CSM → サポート, rating works → "
	             "irritates, leads to B → (nothing)");
	expect_words(pair.comparison, "b", "name B → 新B");
	cr_expect_eq(pair.comparison->moved, 1);
	cr_expect_eq(pair.comparison->counts[FATE_MOVED], 1);
	cr_expect_eq(pair.comparison->counts[FATE_LEFT], 1);
	cr_expect_eq(pair.comparison->counts[FATE_CHANGED], 1);
	end(&pair);
}

/* Ghosts are no overload, and what is meant to be empty still is. */
Test(comparison, has_no_limit_of_a_cell)
{
	struct pair pair = compare(HEAD "touchpoints:\n  - {name: A, stage: ad, channel: mail}\n", HEAD);
	const struct journey *j = document_journey(pair.comparison->document);
	cr_expect_eq(journey_limit(j), 0);
	cr_expect(journey_empty_ok(j, 0, 0));
	end(&pair);
}

Test(comparison, is_of_empty_maps_too)
{
	expect("", "", "");
	expect("", "touchpoints: [A]\n", "+A\n");
	expect("touchpoints: [A]\n", "", "-A\n");
	struct pair pair = compare(HEAD, "{}\n");
	cr_expect(!comparison_is_same(pair.comparison));
	end(&pair);
	pair = compare(HEAD, HEAD "# only a comment\n");
	cr_expect(comparison_is_same(pair.comparison));
	end(&pair);
}

Test(comparison, is_too_large_only_when_the_grid_is)
{
	struct buffer one = {0}, other = {0};
	struct error err = {0};
	for (int i = 0; i < 900; i++) {
		buffer_format(&one, i ? "  - a%d\n" : "stages:\n  - a%d\n", i);
		buffer_format(&other, i ? "  - b%d\n" : "channels: [x]\nstages:\n  - b%d\n", i);
	}
	for (int i = 0; i < 900; i++)
		buffer_format(&one, i ? "  - c%d\n" : "channels:\n  - c%d\n", i);
	struct document *a = read(one.bytes), *b = read(other.bytes);
	cr_expect_null(comparison_new(a, b, &err));
	cr_expect(err.message[0]);
	document_free(a);
	document_free(b);
	buffer_free(&one);
	buffer_free(&other);
}

/* ---- random pairs ---- */

static unsigned choose(void *context, unsigned limit)
{
	(void)context;
	return limit ? (unsigned)rand() % limit : 0;
}

/* The cells of the comparison, by stage, then channel. */
struct cells {
	bool *in;
	bool any;
};

static size_t index_in(const struct comparison *c, enum kind kind, const struct item *item)
{
	size_t count = journey_count(document_journey(c->document), kind), i = 0;
	while (i < count && c->things[kind][i].before != item && c->things[kind][i].after != item)
		i++;
	cr_assert_lt(i, count);
	return i;
}

static size_t all_cells(const struct comparison *c)
{
	const struct journey *j = document_journey(c->document);
	return journey_count(j, KIND_STAGE) * journey_count(j, KIND_CHANNEL);
}

/* Adds the cells in which an item of a journey (NULL: of the comparison) stands. */
static void add_cells(const struct comparison *c, const struct journey *journey, struct item *item, struct cells *cells)
{
	const struct journey *j = journey ? journey : document_journey(c->document);
	size_t channels = journey_count(document_journey(c->document), KIND_CHANNEL);
	for (size_t s = 0; s < journey_count(j, KIND_STAGE); s++)
		for (size_t k = 0; k < journey_count(j, KIND_CHANNEL); k++) {
			if (!journey_stands_in_stage(j, item, s) || !journey_stands_in_channel(j, item, k))
				continue;
			size_t stage = journey ? index_in(c, KIND_STAGE, journey_item(j, KIND_STAGE, s)) : s;
			size_t channel = journey ? index_in(c, KIND_CHANNEL, journey_item(j, KIND_CHANNEL, k)) : k;
			cells->in[stage * channels + channel] = cells->any = true;
		}
}

static struct cells cells_of(const struct comparison *c, const struct journey *journey, struct item *item)
{
	struct cells cells = {.in = mem_new_array(all_cells(c) + 1, sizeof(bool))};
	if (item)
		add_cells(c, journey, item, &cells);
	return cells;
}

static bool stands_right(const struct comparison *c, size_t nth, struct item *item)
{
	const struct compared *t = &c->things[KIND_TOUCHPOINT][nth];
	struct cells was = cells_of(c, c->diff.from, t->before), is = cells_of(c, c->diff.to, t->after),
	             here = cells_of(c, NULL, item);
	bool right = true, gone = t->fate == FATE_REMOVED || t->fate == FATE_LEFT;
	for (size_t i = 0; i < all_cells(c); i++) {
		size_t channels = journey_count(document_journey(c->document), KIND_CHANNEL);
		bool over = c->things[KIND_STAGE][i / channels].fate == FATE_REMOVED ||
		            c->things[KIND_CHANNEL][i % channels].fate == FATE_REMOVED;
		if (t->fate == FATE_REMOVED)
			right &= here.in[i] == was.in[i];
		else if (t->fate == FATE_LEFT)
			right &= !here.in[i] || (was.in[i] && !is.in[i]);
		else if (t->fate == FATE_MOVED)
			right &= !here.in[i] || (is.in[i] && !was.in[i]);
		else if (t->moved)
			right &= here.in[i] == (is.in[i] && was.in[i]);
		else
			/* it may still name a stage or channel that is there only because it was */
			right &= here.in[i] == is.in[i] || (over && here.in[i]);
	}
	right &= !gone || here.any || !was.any;
	free(was.in);
	free(is.in);
	free(here.in);
	return right;
}

/* How many cells of either map the parts of those that moved leave out. */
static size_t untold(const struct comparison *c)
{
	const struct journey *j = document_journey(c->document);
	const struct compared *all = c->things[KIND_TOUCHPOINT];
	size_t count = 0, touchpoints = journey_count(j, KIND_TOUCHPOINT);
	for (size_t i = 0, end; i < touchpoints; i = end) {
		struct cells either = cells_of(c, c->diff.from, all[i].before), parts = cells_of(c, NULL, NULL);
		for (end = i; end < touchpoints && (end == i || (all[i].moved && all[end].before == all[i].before));
		     end++)
			add_cells(c, NULL, journey_item(j, KIND_TOUCHPOINT, end), &parts);
		if (all[i].moved)
			add_cells(c, c->diff.to, all[i].after, &either);
		for (size_t k = 0; all[i].moved && k < all_cells(c); k++)
			count += either.in[k] != parts.in[k];
		free(either.in);
		free(parts.in);
	}
	return count;
}

/* but for the place of a part */
static bool says_the_same(struct item *a, struct item *b, bool part)
{
	struct value *x = record_value(item_record(a)), *y = record_value(item_record(b));
	if (part && x->kind == VALUE_MAP && y->kind == VALUE_MAP)
		for (enum kind kind = KIND_STAGE; kind <= KIND_CHANNEL; kind++) {
			value_map_put(x, kind_label(kind)->en, value_null());
			value_map_put(y, kind_label(kind)->en, value_null());
		}
	bool same = value_equals(x, y);
	value_free(x);
	value_free(y);
	return same;
}

/* Can each stage and channel be referred to?  Of two with one id only the first can. */
static bool is_sound(const struct comparison *c)
{
	const struct journey *j = document_journey(c->document);
	bool sound = true;
	for (enum kind kind = KIND_STAGE; kind <= KIND_CHANNEL; kind++)
		for (size_t i = 0; i < journey_count(j, kind); i++) {
			struct item *item = journey_item(j, kind, i);
			sound &= journey_find(j, kind, record_id(item_record(item))) == item;
		}
	return sound;
}

static size_t count_of(const struct comparison *c, enum diff_what what)
{
	size_t count = 0;
	for (size_t i = 0; i < c->diff.count; i++)
		count += c->diff.differences[i].kind == KIND_TOUCHPOINT && c->diff.differences[i].what == what;
	return count;
}

/* touchpoints of which something else than the order is different */
static size_t count_changed(const struct comparison *c)
{
	size_t count = 0;
	const struct item *last = NULL;
	for (size_t i = 0; i < c->diff.count; i++) {
		const struct difference *d = &c->diff.differences[i];
		if (d->kind != KIND_TOUCHPOINT || !d->before || !d->after || d->what == DIFF_ORDERED ||
		    d->before == last)
			continue;
		last = d->before;
		count++;
	}
	return count;
}

static void check(const struct comparison *c, const char *where, size_t *unsound)
{
	bool sound = is_sound(c);
	const struct journey *j = document_journey(c->document);
	size_t count = journey_count(j, KIND_TOUCHPOINT), after = 0;
	const struct item *last = NULL;
	const size_t *counts = c->counts;
	for (size_t i = 0; i < count; i++) {
		const struct compared *t = &c->things[KIND_TOUCHPOINT][i];
		struct item *item = journey_item(j, KIND_TOUCHPOINT, i);
		cr_assert_eq(item->fate, t->fate);
		cr_assert(!sound || stands_right(c, i, item), "%s: touchpoint %zu stands elsewhere", where, i);
		if (t->fate == FATE_REMOVED || t->fate == FATE_LEFT)
			continue;
		if (t->after != last)
			cr_assert_eq(t->after, journey_item(c->diff.to, KIND_TOUCHPOINT, after++), "%s", where);
		last = t->after;
		cr_assert(says_the_same(item, t->after, t->moved), "%s", where);
		cr_assert_eq(t->fate == FATE_SAME, t->before && !t->count, "%s", where);
	}
	cr_assert_eq(after, journey_count(c->diff.to, KIND_TOUCHPOINT));
	cr_assert_eq(counts[FATE_SAME] + c->moved + counts[FATE_CHANGED] + counts[FATE_REMOVED],
	             journey_count(c->diff.from, KIND_TOUCHPOINT));
	cr_assert_eq(counts[FATE_ADDED], count_of(c, DIFF_ADDED));
	cr_assert_eq(counts[FATE_REMOVED], count_of(c, DIFF_REMOVED));
	cr_assert_eq(c->moved + counts[FATE_CHANGED], count_changed(c));
	cr_assert_leq(c->moved, count_of(c, DIFF_PLACED));
	cr_assert(!sound || !untold(c), "%s", where);
	*unsound += !sound;
}

static struct document *open_copy(struct slice text)
{
	return document_of_bytes(text, NULL, NULL);
}

/* Some touchpoints go to other cells. */
static void move_some(struct document *document)
{
	const struct journey *j = document_journey(document);
	for (int n = rand() % 4; n > 0; n--) {
		struct plan *plan = plan_new();
		struct slice ids[2];
		enum kind kind = rand() % 2 ? KIND_STAGE : KIND_CHANNEL;
		size_t touchpoints = journey_count(j, KIND_TOUCHPOINT), count = journey_count(j, kind), several = 0;
		for (int i = rand() % 3; count && i > 0; i--)
			ids[several++] = record_id(item_record(journey_item(j, kind, (size_t)rand() % count)));
		if (touchpoints)
			plan_set(plan, j, journey_item(j, KIND_TOUCHPOINT, (size_t)rand() % touchpoints),
			         kind == KIND_STAGE ? "stage" : "channel", plan_texts(ids, several));
		document_apply(document, plan->changes, plan->count, "move", true, NULL);
		plan_free(plan);
	}
}

static void over(const char *pattern, int chains, size_t fates[FATE_COUNT])
{
	glob_t files;
	size_t tried = 0, unsound = 0;
	random_start();
	cr_assert_eq(glob(pattern, 0, NULL, &files), 0);
	for (size_t i = 0; i < files.gl_pathc * (size_t)chains; i++) {
		struct buffer bytes = {0};
		struct file_stamp stamp;
		struct error err = {0};
		const char *path = files.gl_pathv[i % files.gl_pathc];
		cr_assert(file_read(path, DOCUMENT_MAX_BYTES, &bytes, &stamp, NULL));
		struct document *a = open_copy(buffer_slice(&bytes)), *b = a ? open_copy(buffer_slice(&bytes)) : NULL;
		for (int n = 1 + rand() % 20; a && n > 0; n--)
			changes_apply(b, choose, NULL, &err);
		if (a)
			move_some(b);
		struct comparison *c = a ? comparison_new(a, b, &err) : NULL;
		cr_assert(!a || c, "%s: %s", path, err.message);
		if (c)
			check(c, path, &unsound);
		for (enum fate fate = 0; c && fate < FATE_COUNT; fate++)
			fates[fate] += c->counts[fate];
		tried += c != NULL;
		comparison_free(c);
		document_free(a);
		document_free(b);
		buffer_free(&bytes);
	}
	globfree(&files);
	fprintf(stderr, "%zu pairs: added %zu, removed %zu, moved %zu, left %zu, changed %zu\n", tried,
	        fates[FATE_ADDED], fates[FATE_REMOVED], fates[FATE_MOVED], fates[FATE_LEFT], fates[FATE_CHANGED]);
	cr_assert_gt(tried, 100);
	cr_assert_lt(unsound * 4, tried);
}

Test(comparison, holds_both_maps)
{
	size_t fates[FATE_COUNT] = {0};
	over("maps/*", 20, fates);
	for (enum fate fate = 0; fate < FATE_COUNT; fate++)
		cr_assert_gt(fates[fate], 0);
}

Test(comparison, holds_both_nasty_texts)
{
	size_t fates[FATE_COUNT] = {0};
	over("tests/corpus/yaml/*", 10, fates);
}
