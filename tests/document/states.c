#include "document/states.h"

#include <criterion/criterion.h>
#include <stdlib.h>

#include "base/mem.h"
#include "support/agree.h"
#include "support/changes.h"
#include "support/random.h"

static char *text_now(struct document *d)
{
	struct buffer text = {0};
	document_text(d, &text);
	return buffer_take(&text);
}

void states_note(struct states *s, struct document *d)
{
	size_t count = document_step_count(d) + 1;
	s->texts = mem_resize(s->texts, count, sizeof *s->texts);
	for (; s->count < count; s->count++) {
		struct buffer text = {0};
		cr_assert(document_state_text(d, s->count, &text, NULL));
		s->texts[s->count] = buffer_take(&text);
	}
	char *now = text_now(d);
	cr_assert_str_eq(now, s->texts[document_step_done(d)]);
	free(now);
}

void states_same(const struct states *s, struct document *d, const char *where)
{
	char *now = text_now(d);
	cr_assert_str_eq(now, s->texts[document_step_done(d)], "%s: state %zu", where, document_step_done(d));
	free(now);
}

static unsigned choose(void *context, unsigned limit)
{
	(void)context;
	return limit ? (unsigned)random_below((int)limit) : 0;
}

static void take_over(struct states *s, struct document *d, const char *where)
{
	const char *text = s->texts[random_below((int)s->count)];
	struct error err = {0};
	cr_assert(document_take_over(d, slice_of(text), "take over", random_below(2), &err), "%s: %s", where,
	          err.message);
	char *now = text_now(d);
	cr_assert_str_eq(now, text);
	free(now);
}

void states_wander(struct states *s, struct document *d, const char *where)
{
	struct error err = {0};
	size_t done = document_step_done(d), count = document_step_count(d);
	switch (random_below(10)) {
	case 0:
		cr_assert_eq(document_undo(d) != NULL, done > 0);
		break;
	case 1:
		cr_assert_eq(document_redo(d) != NULL, done < count);
		break;
	case 2:
	case 3:
		cr_assert(document_go_to(d, (size_t)random_below((int)count + 1), &err), "%s: %s", where, err.message);
		break;
	case 4:
		take_over(s, d, where);
		break;
	default:
		if (changes_apply(d, choose, NULL, &err) == CHANGES_DONE && document_step_count(d) > count + 1)
			cr_assert_lt(done, count, "a step back only behind an undo");
	}
	states_note(s, d);
	states_same(s, d, where);
}

void states_compare(const struct states *s, struct document *d, const char *where)
{
	struct error err = {0};
	struct buffer why = {0};
	cr_assert_eq(document_step_count(d) + 1, s->count, "%s", where);
	for (size_t i = 0; i < s->count; i++) {
		struct buffer text = {0};
		cr_assert(document_state_text(d, i, &text, &err), "%s: state %zu: %s", where, i, err.message);
		buffer_add(&text, "", 0);
		cr_assert_str_eq(text.bytes, s->texts[i], "%s: the text of state %zu", where, i);
		buffer_free(&text);
	}
	for (size_t i = 0; i < s->count; i++) {
		size_t state = i == 0 ? s->count - 1 : (size_t)random_below((int)s->count);
		cr_assert(document_go_to(d, state, &err), "%s: to state %zu: %s", where, state, err.message);
		cr_assert_eq(document_step_done(d), state);
		states_same(s, d, where);
		cr_assert(agree_fresh(d, &why), "%s: state %zu: %s", where, state, why.bytes);
	}
}

void states_free(struct states *s)
{
	for (size_t i = 0; i < s->count; i++)
		free(s->texts[i]);
	free(s->texts);
	*s = (struct states){0};
}
