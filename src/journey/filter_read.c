/* From a line of text to a filter: signs, words, terms. */
#include "journey/filter_parts.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/unicode.h"
#include "journey/find.h"
#include "journey/input.h"

/* ---- signs ---- */

enum sign {
	SIGN_NONE,
	SIGN_BLANK,
	SIGN_OR,
	SIGN_COMMA,
	SIGN_QUOTE,
	SIGN_NOT,
	SIGN_MINUS,
	SIGN_IS,
	SIGN_CONTAINS,
	SIGN_LESS,
	SIGN_MORE
};

static const struct {
	const char *text;
	enum sign sign;
} signs[] = {{" ", SIGN_BLANK},    {"\t", SIGN_BLANK},    {"\r", SIGN_BLANK},    {"\n", SIGN_BLANK}, {"　", SIGN_BLANK},
             {"|", SIGN_OR},       {"｜", SIGN_OR},       {",", SIGN_COMMA},     {"、", SIGN_COMMA}, {"，", SIGN_COMMA},
             {"\"", SIGN_QUOTE},   {"“", SIGN_QUOTE},     {"”", SIGN_QUOTE},     {"＂", SIGN_QUOTE}, {"!", SIGN_NOT},
             {"！", SIGN_NOT},     {"-", SIGN_MINUS},     {"－", SIGN_MINUS},    {"=", SIGN_IS},     {"＝", SIGN_IS},
             {"~", SIGN_CONTAINS}, {"～", SIGN_CONTAINS}, {"〜", SIGN_CONTAINS}, {"<", SIGN_LESS},   {"＜", SIGN_LESS},
             {">", SIGN_MORE},     {"＞", SIGN_MORE}};

/* The sign at `at`, and its bytes. */
static enum sign sign_at(struct slice text, size_t at, size_t *length)
{
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
		*length = strlen(signs[i].text);
		if (text.length - at >= *length && memcmp(text.bytes + at, signs[i].text, *length) == 0)
			return signs[i].sign;
	}
	*length = 0;
	return SIGN_NONE;
}

/* Moves *at behind the sign, if it is this one. */
static bool take(struct slice text, size_t *at, enum sign sign)
{
	size_t length;
	bool is_it = sign_at(text, *at, &length) == sign;
	*at += is_it ? length : 0;
	return is_it;
}

static bool is_operator(struct slice text, size_t at)
{
	size_t length, next;
	enum sign sign = sign_at(text, at, &length);
	if (sign == SIGN_NOT)
		sign = sign_at(text, at + length, &next);
	return sign == SIGN_IS || sign == SIGN_CONTAINS || sign == SIGN_LESS || sign == SIGN_MORE;
}

/* ---- terms, before they mean anything ---- */

struct word {
	size_t start;       /* in the text */
	struct buffer text; /* without quotes */
	bool quoted, open;  /* open: its quote is not closed */
};

/* one word, an operator and words; or words alone */
struct scan {
	struct slice text;
	size_t at;
	size_t start; /* of the term, behind its sign */
	bool negated;
	struct word field; /* before the operator */
	size_t operator_at;
	bool has_operator, inverse; /* inverse: != !~ */
	enum filter_relation relation;
	struct word *words;
	size_t count;
};

static void read_quoted(struct scan *s, struct word *word)
{
	size_t length;
	word->quoted = word->open = true;
	while (s->at < s->text.length && word->open) {
		if (take(s->text, &s->at, SIGN_QUOTE)) {
			word->open = false;
			break;
		}
		if (s->text.bytes[s->at] == '\\' && s->at + 1 < s->text.length) {
			s->at++;
			sign_at(s->text, s->at, &length);
		} else {
			length = 1;
		}
		length = length ? length : 1;
		buffer_add(&word->text, s->text.bytes + s->at, length);
		s->at += length;
	}
}

/* Reads a word up to what ends it: in front of an operator that too. */
static void read_word(struct scan *s, struct word *word, bool in_front)
{
	*word = (struct word){.start = s->at};
	while (s->at < s->text.length) {
		size_t length;
		enum sign sign = sign_at(s->text, s->at, &length);
		if (sign == SIGN_BLANK || sign == SIGN_OR || sign == SIGN_COMMA ||
		    (in_front && is_operator(s->text, s->at)))
			break;
		if (sign == SIGN_QUOTE) {
			s->at += length;
			read_quoted(s, word);
			continue;
		}
		length = length ? length : 1;
		buffer_add(&word->text, s->text.bytes + s->at, length);
		s->at += length;
	}
}

static void read_operator(struct scan *s)
{
	s->operator_at = s->at;
	s->inverse = take(s->text, &s->at, SIGN_NOT);
	if (take(s->text, &s->at, SIGN_IS))
		s->relation = FILTER_IS;
	else if (take(s->text, &s->at, SIGN_CONTAINS))
		s->relation = FILTER_CONTAINS;
	else if (take(s->text, &s->at, SIGN_LESS))
		s->relation = take(s->text, &s->at, SIGN_IS) ? FILTER_AT_MOST : FILTER_LESS;
	else if (take(s->text, &s->at, SIGN_MORE))
		s->relation = take(s->text, &s->at, SIGN_IS) ? FILTER_AT_LEAST : FILTER_MORE;
}

static struct word *add_word(struct scan *s)
{
	s->words = mem_resize(s->words, s->count + 1, sizeof *s->words);
	return &s->words[s->count++];
}

static void forget_term(struct scan *s)
{
	for (size_t i = 0; i < s->count; i++)
		buffer_free(&s->words[i].text);
	buffer_free(&s->field.text);
	free(s->words);
	*s = (struct scan){.text = s->text, .at = s->at};
}

static void skip_blanks(struct scan *s)
{
	while (take(s->text, &s->at, SIGN_BLANK))
		;
}

/* Reads one term; forget_term when it is done with. */
static void read_term(struct scan *s)
{
	forget_term(s);
	s->negated = take(s->text, &s->at, SIGN_NOT) || take(s->text, &s->at, SIGN_MINUS);
	s->start = s->at;
	struct word first;
	read_word(s, &first, true);
	s->has_operator = is_operator(s->text, s->at);
	if (s->has_operator) {
		s->field = first;
		read_operator(s);
		read_word(s, add_word(s), false);
	} else {
		*add_word(s) = first;
	}
	while (take(s->text, &s->at, SIGN_COMMA))
		read_word(s, add_word(s), false);
}

/* ---- what terms mean ---- */

static bool refuse(struct error *err, size_t at)
{
	if (err)
		err->offset = at;
	return false;
}

static void give_folded(struct filter_term *term, struct slice word)
{
	struct buffer folded = {0};
	unicode_fold(&folded, word);
	if (folded.length)
		filter_give(term, buffer_slice(&folded));
	buffer_free(&folded);
}

/* Takes over a number, a day, yes or no in the way files write it. */
static bool give_plain(struct filter_term *term, const char *word, struct error *err)
{
	struct value *value = NULL;
	bool good = input_read_checked(NULL, term->field, word, &value, err);
	if (good && value)
		filter_give(term, slice_make(value->text, value->length));
	value_free(value);
	return good;
}

static bool is_plain(const struct field *field)
{
	return field->type == FIELD_NUMBER || field->type == FIELD_DATE || field->type == FIELD_YES;
}

static bool give_word(struct filter_term *term, const struct word *word, struct error *err)
{
	struct slice text = buffer_slice(&word->text);
	bool is = term->relation != FILTER_CONTAINS;
	if (!text.length && (!is || term->relation != FILTER_IS))
		return error_set(err, _("nothing is asked for here; type what is looked for"));
	if (!text.length) {
		term->empty = true;
		return true;
	}
	if (is && is_plain(term->field))
		return give_plain(term, text.bytes, err);
	if (is && term->field->choices) {
		const struct choice *choice = find_choice(term->field, text, err);
		if (choice)
			give_folded(term, slice_of(choice->word));
		return choice;
	}
	give_folded(term, text);
	return true;
}

static bool may_compare(const struct filter_term *term, struct error *err)
{
	bool compares = term->relation != FILTER_IS && term->relation != FILTER_CONTAINS;
	if (!compares || term->field->type == FIELD_NUMBER || term->field->type == FIELD_DATE)
		return true;
	return error_set(err, _("“%s” is neither a number nor a day; only those are less or more"), term->field->key);
}

static bool mean_field(struct filter_term *term, const struct scan *s, struct error *err)
{
	if (!s->has_operator)
		return true;
	struct slice name = buffer_slice(&s->field.text);
	if (!name.length) {
		error_set(err, _("a field is missing here; write it right before the sign, as in owner=CSM"));
		return refuse(err, s->operator_at);
	}
	term->field = find_field(KIND_TOUCHPOINT, name, err);
	if (!term->field)
		return refuse(err, s->field.start);
	return may_compare(term, err) || refuse(err, s->operator_at);
}

static bool mean_words(struct filter *f, struct filter_term *term, const struct scan *s, struct error *err)
{
	for (size_t i = 0; i < s->count; i++) {
		if (++f->words > FILTER_WORDS_MOST) {
			error_set(err, _("a filter has at most %d words"), FILTER_WORDS_MOST);
			return refuse(err, s->words[i].start);
		}
		if (!give_word(term, &s->words[i], err))
			return refuse(err, s->words[i].start);
	}
	return true;
}

static bool is_closed(const struct scan *s, struct error *err)
{
	const struct word *open = s->field.open ? &s->field : NULL;
	for (size_t i = 0; i < s->count && !open; i++)
		open = s->words[i].open ? &s->words[i] : NULL;
	if (!open)
		return true;
	error_set(err, _("this quote is not closed"));
	return refuse(err, open->start);
}

static bool mean_term(struct filter *f, const struct scan *s, bool starts, struct error *err)
{
	struct filter_term *term = filter_add_term(f);
	term->starts = starts;
	term->negated = s->negated != s->inverse;
	term->relation = s->relation;
	if (!is_closed(s, err) || !mean_field(term, s, err) || !mean_words(f, term, s, err))
		return false;
	const struct field *field = NULL;
	while (term->relation == FILTER_CONTAINS && (field = field_next(KIND_TOUCHPOINT, field)))
		if (!term->field || term->field == field)
			filter_mean_choices(term, field);
	return true;
}

/* Terms, and “|” between some of them. */
static bool read_all(struct filter *f, struct scan *s, struct error *err)
{
	bool starts = true;
	size_t sign = 0;
	for (skip_blanks(s); s->at < s->text.length; skip_blanks(s)) {
		size_t at = s->at;
		if (take(s->text, &s->at, SIGN_OR)) {
			if (starts) {
				error_set(err, _("“|” needs a term before it and behind it"));
				return refuse(err, at);
			}
			starts = true;
			sign = at;
			continue;
		}
		read_term(s);
		if (!mean_term(f, s, starts, err))
			return false;
		starts = false;
	}
	if (!starts || !f->count)
		return true;
	error_set(err, _("“|” needs a term before it and behind it"));
	return refuse(err, sign);
}

struct filter *filter_read(struct slice text, struct error *err)
{
	struct filter *f = mem_new(sizeof *f);
	struct scan s = {.text = text};
	size_t bad = unicode_validate(text.bytes ? text.bytes : "", text.length);
	bool good = bad == text.length;
	if (!good) {
		error_set(err, _("this is not written in UTF-8"));
		refuse(err, bad);
	}
	good = good && read_all(f, &s, err);
	forget_term(&s);
	if (good)
		return f;
	error_locate(err, text.bytes, text.length);
	filter_free(f);
	return NULL;
}

/* ---- while it is typed ---- */

void filter_add_word(struct buffer *line, struct slice word)
{
	bool plain = word.length;
	size_t length;
	for (size_t at = 0; at < word.length && plain; at += length ? length : 1) {
		enum sign sign = sign_at(word, at, &length);
		plain = sign == SIGN_NONE || (sign == SIGN_MINUS && at);
	}
	if (plain) {
		buffer_add_slice(line, word);
		return;
	}
	buffer_add_byte(line, '"');
	for (size_t at = 0; at < word.length; at += length) {
		bool escaped = sign_at(word, at, &length) == SIGN_QUOTE || word.bytes[at] == '\\';
		length = length ? length : 1;
		if (escaped)
			buffer_add_byte(line, '\\');
		buffer_add(line, word.bytes + at, length);
	}
	buffer_add_byte(line, '"');
}

void filter_typing(struct slice text, struct filter_typing *typing)
{
	struct scan s = {.text = text};
	do {
		skip_blanks(&s);
		while (take(text, &s.at, SIGN_OR))
			skip_blanks(&s);
		read_term(&s);
	} while (s.at < text.length);
	const struct word *last = &s.words[s.count - 1];
	*typing = (struct filter_typing){.start = s.start, .value = last->start, .quoted = last->quoted};
	if (s.has_operator)
		typing->field = find_field(KIND_TOUCHPOINT, buffer_slice(&s.field.text), NULL);
	typing->lost = s.has_operator && !typing->field;
	typing->word = mem_copy(buffer_slice(&last->text).bytes, last->text.length);
	forget_term(&s);
}
