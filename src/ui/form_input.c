/* What may be meant by what is being typed into a field. */
#include "ui/form.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/unicode.h"
#include "journey/day.h"
#include "journey/input.h"

#define OFFERS 6
#define LOOKED_AT 1000 /* things of a kind whose values are offered */

static void offer_today(struct ui *ui)
{
	char today[DAY_TEXT];
	if (day_format(ui_today(ui), today))
		prompt_offer(ui->prompt, today, NULL);
}

/* Offers a value that another thing has, in place of the last word. */
static void offer(struct ui *ui, struct slice typed, size_t start, struct slice word)
{
	struct buffer line = {0};
	buffer_add(&line, typed.bytes, start);
	if (start && typed.bytes[start - 1] == ',')
		buffer_add_text(&line, " ");
	buffer_add_slice(&line, word);
	if (!prompt_offers(ui->prompt, buffer_slice(&line).bytes) && !slice_equals(buffer_slice(&line), typed))
		prompt_offer(ui->prompt, buffer_slice(&line).bytes, NULL);
	buffer_free(&line);
}

static bool is_among(const struct slice *words, size_t count, struct slice word)
{
	for (size_t i = 0; i < count; i++)
		if (slice_equals(words[i], word))
			return true;
	return false;
}

/* Is the word of the typed text already, but for the last one? */
static bool is_typed_already(struct slice typed, size_t start, struct slice word)
{
	size_t count;
	struct slice *words = input_words(slice_make(typed.bytes, start), &count);
	bool found = is_among(words, count, word);
	free(words);
	return found;
}

static void offer_values(struct ui *ui, const struct record *record, struct slice typed, size_t start,
                         struct slice folded)
{
	uint32_t at = 0;
	struct slice word;
	while (ui->prompt->offer_count < OFFERS && record_each(record, ui->editing.field->key, &at, &word))
		if (word.length && unicode_find_folded(word, folded) != SIZE_MAX &&
		    !memchr(word.bytes, '\n', word.length) && !is_typed_already(typed, start, word))
			offer(ui, typed, start, word);
}

void form_offer(struct ui *ui, const char *text)
{
	const struct field *field = ui->editing.field;
	bool words = field->type == FIELD_WORDS;
	struct slice typed = slice_of(text);
	if (field->type == FIELD_DATE && !typed.length)
		offer_today(ui);
	if (field->type != FIELD_TEXT && !words)
		return;
	if (!strcmp(field->key, "id") || !strcmp(field->key, "name") || (!words && !typed.length))
		return;
	size_t start = words ? input_last_word(typed) : 0;
	struct buffer folded = {0};
	unicode_fold(&folded, input_trimmed(slice_make(typed.bytes + start, typed.length - start)));
	struct slice wanted = buffer_slice(&folded);
	if (field->kind == KIND_MAP)
		offer_values(ui, journey_record(ui->journey), typed, start, wanted);
	for (enum kind kind = KIND_STAGE; kind < KIND_COUNT; kind++) {
		/* segments and tools are the same words wherever they stand */
		if (kind != field->kind && !field_find(kind, slice_of(field->key)))
			continue;
		for (size_t i = 0; i < journey_count(ui->journey, kind) && i < LOOKED_AT; i++)
			if (ui->prompt->offer_count < OFFERS)
				offer_values(ui, item_record(journey_item(ui->journey, kind, i)), typed, start, wanted);
	}
	buffer_free(&folded);
}
