/* The program's words in the user's language.
 *
 * English stands in the code; Japanese is the catalogue src/po/ja.po, built
 * into the program so that no locale has to be generated on the system.  The
 * language is chosen once at the start, like the locale. */
#ifndef BASE_MESSAGE_H
#define BASE_MESSAGE_H

enum language { LANGUAGE_ENGLISH, LANGUAGE_JAPANESE };

/* a pair of labels that a table carries in both languages */
struct label {
	const char *en;
	const char *ja;
};

/* from LC_ALL, LC_MESSAGES, LANG, in this order; English when none says ja */
enum language message_language_of_environment(void);
void message_set_language(enum language language);
enum language message_language(void);
/* text in the chosen language; text itself where the catalogue has none */
const char *message_text(const char *text) __attribute__((format_arg(1)));
const char *message_label(const struct label *label);

#define _(text) message_text(text)
#define N_(text) text

#endif
