#include "journey/evidence.h"

#include <string.h>

#include "journey/filter.h"

/* A field as a bit: the fields of all questions are numbered as they first come. */
#define BITS 64

struct bits {
	const struct field *fields[BITS];
	size_t count;
};

/* what a question asks of a touchpoint, in bits */
struct wish {
	uint64_t fields[QUESTION_FIELDS];
	uint64_t says, lacks;
};

static uint64_t bit_of(struct bits *bits, const struct field *field)
{
	size_t i = 0;
	while (i < bits->count && bits->fields[i] != field)
		i++;
	if (i == bits->count && bits->count < BITS)
		bits->fields[bits->count++] = field;
	return (uint64_t)1 << i;
}

static uint64_t bits_of(struct bits *bits, const char *list)
{
	uint64_t all = 0;
	struct slice word;
	while (question_each(&list, &word))
		all |= bit_of(bits, field_find(KIND_TOUCHPOINT, word));
	return all;
}

static void begin(struct bits *bits, size_t question, struct wish *wish, struct evidence *e)
{
	const struct question *q = &question_table[question];
	const char *at = q->fields;
	struct slice word;
	*e = (struct evidence){0};
	*wish = (struct wish){0};
	while (e->field_count < QUESTION_FIELDS && question_each(&at, &word)) {
		e->fields[e->field_count].field = field_find(KIND_TOUCHPOINT, word);
		wish->fields[e->field_count] = bit_of(bits, e->fields[e->field_count].field);
		e->field_count++;
	}
	wish->says = bits_of(bits, q->says);
	wish->lacks = bits_of(bits, q->lacks);
}

/* ---- one touchpoint ---- */

static uint64_t said_by(const struct bits *bits, const struct record *record)
{
	uint64_t said = 0;
	for (uint32_t i = 0; i < record->count; i++)
		for (size_t b = 0; record->entries[i].field && b < bits->count; b++)
			if (bits->fields[b] == record->entries[i].field && record_says(&record->entries[i]))
				said |= (uint64_t)1 << b;
	return said;
}

static void count_words(const struct record *record, const struct field *field, size_t words[EVIDENCE_WORDS])
{
	uint32_t at = 0;
	struct slice word;
	while (field->choices && record_each(record, field->key, &at, &word)) {
		const struct choice *choice = field_choice(field, word);
		if (choice && choice - field->choices < EVIDENCE_WORDS)
			words[choice - field->choices]++;
	}
}

static void count(struct evidence *e, const struct wish *wish, uint64_t said, struct item *item)
{
	e->all++;
	for (size_t i = 0; i < e->field_count; i++) {
		if (!(said & wish->fields[i]))
			continue;
		e->fields[i].said++;
		count_words(item_record(item), e->fields[i].field, e->fields[i].words);
	}
	bool looked = (!wish->says || said & wish->says) && (!wish->lacks || ~said & wish->lacks);
	if (!looked)
		return;
	if (e->look < EVIDENCE_FIRST)
		e->first[e->look] = item;
	e->look++;
}

/* ---- all of them ---- */

void evidence_gather(const struct journey *journey, struct evidence all[QUESTION_COUNT])
{
	struct bits bits = {0};
	struct wish wishes[QUESTION_COUNT];
	for (size_t q = 0; q < QUESTION_COUNT; q++)
		begin(&bits, q, &wishes[q], &all[q]);
	struct sequence_walk walk = journey_walk(journey, KIND_TOUCHPOINT);
	for (struct item *item; (item = journey_walk_on(&walk));) {
		uint64_t said = said_by(&bits, item_record(item));
		for (size_t q = 0; q < QUESTION_COUNT; q++)
			count(&all[q], &wishes[q], said, item);
	}
}

/* Does it stand in a channel before this one? */
static bool was_met(const struct journey *journey, const struct item *item, size_t channel)
{
	for (size_t c = 0; c < channel; c++)
		if (journey_stands_in_channel(journey, item, c))
			return true;
	return false;
}

void evidence_of_stage(const struct journey *journey, size_t question, size_t stage, struct evidence *e)
{
	struct bits bits = {0};
	struct wish wish;
	size_t channels = journey_count(journey, KIND_CHANNEL);
	begin(&bits, question, &wish, e);
	/* in the inbox are those that have a stage and no channel */
	for (size_t c = 0; c <= channels; c++) {
		bool inbox = c == channels;
		const struct bin *bin = inbox ? journey_inbox(journey) : journey_cell(journey, stage, c);
		for (uint32_t i = 0; i < bin->count + bin->hidden; i++) {
			struct item *item = bin->items[i];
			if (inbox ? journey_stands_in_stage(journey, item, stage) : !was_met(journey, item, c))
				count(e, &wish, said_by(&bits, item_record(item)), item);
		}
	}
}

/* ---- in words ---- */

void evidence_add_field(const struct evidence *e, size_t nth, struct buffer *out)
{
	const struct field *field = e->fields[nth].field;
	bool any = false;
	buffer_format(out, _("%s: %zu of %zu"), message_label(&field->label), e->fields[nth].said, e->all);
	size_t choices = 0;
	while (field->choices && field->choices[choices].word)
		choices++;
	for (size_t i = 0; i < choices && choices <= EVIDENCE_WORDS; i++) {
		if (!e->fields[nth].words[i])
			continue;
		buffer_format(out, "%s%s %zu", any ? _(", ") : " (", message_label(&field->choices[i].label),
		              e->fields[nth].words[i]);
		any = true;
	}
	buffer_add_text(out, any ? ")" : "");
}

void evidence_add_look(const struct evidence *e, size_t question, struct buffer *out)
{
	if (!e->look)
		return;
	buffer_format(out, _("%zu of %zu %s: "), e->look, e->all, message_label(&question_table[question].look));
	for (size_t i = 0; i < EVIDENCE_FIRST && i < e->look; i++) {
		buffer_add_text(out, i ? _(", ") : "");
		buffer_add_slice(out, item_name(e->first[i]));
	}
	buffer_add_text(out, e->look > EVIDENCE_FIRST ? " …" : "");
}

/* The words of a list; a list that is none is one empty word. */
static size_t words_of(const char *list, struct slice words[QUESTION_FIELDS])
{
	size_t count = 0;
	words[0] = (struct slice){0};
	while (count < QUESTION_FIELDS && question_each(&list, &words[count]))
		count++;
	return count ? count : 1;
}

static void add_term(struct buffer *out, struct slice field, const char *sign)
{
	if (!field.length)
		return;
	if (out->length)
		buffer_add_byte(out, ' ');
	buffer_add_slice(out, field);
	buffer_add_text(out, sign);
}

void evidence_add_filter(size_t question, struct slice stage, struct buffer *out)
{
	struct slice says[QUESTION_FIELDS], lacks[QUESTION_FIELDS];
	size_t said = words_of(question_table[question].says, says);
	size_t lacked = words_of(question_table[question].lacks, lacks);
	for (size_t i = 0; i < said * lacked; i++) {
		if (i)
			buffer_add_text(out, " |");
		if (stage.bytes) {
			add_term(out, slice_of("stage"), "=");
			filter_add_word(out, stage);
		}
		add_term(out, says[i / lacked], "!=");
		add_term(out, lacks[i % lacked], "=");
	}
}
