#include "support/words.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/unicode.h"

#define LIST "tests/support/words"

struct words {
	char **list; /* sorted */
	size_t count;
};

static int compare(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

void words_allow(struct words *words, const char *word)
{
	words->list = mem_resize(words->list, words->count + 1, sizeof *words->list);
	words->list[words->count++] = mem_copy_text(word);
	qsort(words->list, words->count, sizeof *words->list, compare);
}

struct words *words_new(void)
{
	struct words *words = mem_new(sizeof *words);
	FILE *file = fopen(LIST, "r");
	if (!file) {
		perror(LIST);
		abort();
	}
	char line[128];
	while (fgets(line, sizeof line, file)) {
		line[strcspn(line, "\n")] = '\0';
		if (line[0] && line[0] != '#')
			words_allow(words, line);
	}
	fclose(file);
	return words;
}

void words_free(struct words *words)
{
	for (size_t i = 0; i < words->count; i++)
		free(words->list[i]);
	free(words->list);
	free(words);
}

/* bytes at the start that are no words of a language */
static size_t code_length(const char *text)
{
	if (text[0] == '`' && strchr(text + 1, '`'))
		return (size_t)(strchr(text + 1, '`') - text) + 1;
	if (text[0] == '<' && isalnum((unsigned char)text[1]))
		return 1 + strcspn(text, " >");
	if (text[0] == '{' && islower((unsigned char)text[1]))
		return 1 + strcspn(text, " }");
	if (text[0] == '-' && text[1] == '-')
		return 2 + strspn(text + 2, "abcdefghijklmnopqrstuvwxyz-");
	if (text[0] != '%')
		return 0;
	size_t length = 1 + strspn(text + 1, "0123456789.*");
	return length + strspn(text + length, "lzdusfcX");
}

/* bytes of the word that begins there, with what joins it: kick-off, plan.yaml */
static size_t word_length(const char *text)
{
	size_t length = 0;
	while (isalnum((unsigned char)text[length]) ||
	       (length && text[length] && strchr("-_.'/", text[length]) && isalnum((unsigned char)text[length + 1])))
		length++;
	return length;
}

static size_t letters_in(const char *text, size_t length)
{
	size_t letters = 0;
	for (size_t i = 0; i < length; i++)
		letters += isalpha((unsigned char)text[i]) != 0;
	return letters;
}

/* Did a word end because of an edge, or of a box that lies over it?  It cannot be told. */
static bool is_cut(const char *end)
{
	return strncmp(end, "…", strlen("…")) == 0 || strncmp(end, "\xe2\x94", 2) == 0; /* U+2500 and on */
}

bool words_add_english(const struct words *words, const char *text, struct buffer *out)
{
	size_t before = out->length;
	while (*text) {
		size_t length = code_length(text);
		if (!length && isalnum((unsigned char)*text)) {
			length = word_length(text);
			char *word = mem_copy(text, length);
			if (letters_in(word, length) > 1 && !strchr(word, '/') && !is_cut(text + length) &&
			    !bsearch(&word, words->list, words->count, sizeof *words->list, compare))
				buffer_format(out, " %s", word);
			free(word);
		}
		text += length ? length : 1;
	}
	return out->length > before;
}

bool words_add_japanese(const char *text, struct buffer *out)
{
	size_t length = strlen(text);
	for (size_t at = 0; at < length;) {
		size_t from = at;
		uint32_t c = unicode_next(text, length, &at);
		if ((c < 0x3000 || c >= 0x3100) && (c < 0x4e00 || c >= 0xa000) && (c < 0xff00 || c >= 0xfff0))
			continue;
		buffer_add(out, text + from, strcspn(text + from, " \n"));
		return true;
	}
	return false;
}
