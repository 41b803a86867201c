#include "cli/shell_line.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n';
}

static void end_word(struct shell_line *line, struct buffer *word)
{
	line->words = mem_resize(line->words, line->count + 1, sizeof *line->words);
	line->words[line->count++] = buffer_take(word);
	line->kept = 0;
}

/* Takes a backslash and what it quotes; the bytes taken. */
static size_t take_quoted(struct shell_line *line, struct buffer *word, const char *at)
{
	bool quotes = at[1] && (!line->quote || strchr("$`\"\\", at[1]));
	if (quotes || !at[1])
		buffer_add(word, at + 1, at[1] != '\0');
	else
		buffer_add(word, at, 2);
	return at[1] ? 2 : 1;
}

bool shell_line_read(struct shell_line *line, const char *text, const char *breaks)
{
	struct buffer word = {0};
	bool inside = false, readable = true;
	*line = (struct shell_line){0};
	for (const char *at = text; *at;) {
		size_t taken = 1;
		bool blank = !line->quote && is_blank(*at);
		if (blank && inside)
			end_word(line, &word);
		inside = !blank;
		if (*at == '\\' && line->quote != '\'') {
			taken = take_quoted(line, &word, at);
		} else if (line->quote ? *at == line->quote : *at == '"' || *at == '\'') {
			readable &= line->quote || at == text || at[-1] != '$';
			line->kept = line->quote ? 0 : word.length;
			line->quote = line->quote ? '\0' : *at;
		} else if (!blank) {
			buffer_add_byte(&word, *at);
			if (!line->quote && strchr(breaks, *at))
				line->kept = word.length;
		}
		at += taken;
	}
	size_t kept = line->kept;
	end_word(line, &word);
	line->kept = kept;
	return readable;
}

void shell_line_free(struct shell_line *line)
{
	for (size_t i = 0; i < line->count; i++)
		free(line->words[i]);
	free(line->words);
	*line = (struct shell_line){0};
}

static bool is_plain(char c)
{
	bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
	return letter || (unsigned char)c >= 0x80 || strchr("_@%+=:,./-", c);
}

void shell_line_quote(struct buffer *out, const char *text, char quote)
{
	size_t before = out->length;
	for (; *text; text++) {
		if (quote == '\'' && *text == '\'')
			buffer_add_text(out, "'\\''");
		else if (quote == '"' && *text == '!')
			buffer_add_text(out, "\"'!'\"");
		else if (quote == '"' ? strchr("$`\"\\", *text) != NULL : !quote && !is_plain(*text))
			buffer_format(out, "\\%c", *text);
		else
			buffer_add_byte(out, *text);
	}
	/* readline takes a last sign that looks like the quote for its end, and adds none */
	if (quote && out->length > before && out->bytes[out->length - 1] == quote)
		buffer_add_byte(out, quote);
}
