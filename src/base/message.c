#include "base/message.h"

#include <stdlib.h>
#include <string.h>

/* The catalogue, sorted by the English text; made from src/po/ja.po at build time. */
extern const struct label message_catalogue[];
extern const unsigned message_catalogue_count;

static enum language chosen = LANGUAGE_ENGLISH;

enum language message_language_of_environment(void)
{
	static const char *const variables[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
	for (size_t i = 0; i < sizeof variables / sizeof *variables; i++) {
		const char *value = getenv(variables[i]);
		if (value && *value)
			return strncmp(value, "ja", 2) == 0 ? LANGUAGE_JAPANESE : LANGUAGE_ENGLISH;
	}
	return LANGUAGE_ENGLISH;
}

void message_set_language(enum language language)
{
	chosen = language;
}

enum language message_language(void)
{
	return chosen;
}

static int compare(const void *text, const void *entry)
{
	return strcmp(text, ((const struct label *)entry)->en);
}

const char *message_text(const char *text)
{
	if (chosen == LANGUAGE_ENGLISH || !message_catalogue_count)
		return text;
	const struct label *found =
	        bsearch(text, message_catalogue, message_catalogue_count, sizeof *message_catalogue, compare);
	return found ? found->ja : text;
}

const char *message_label(const struct label *label)
{
	return chosen == LANGUAGE_JAPANESE && label->ja ? label->ja : label->en;
}
