/* The table that the build makes from src/po/ja.po: in the order the search
 * needs, and each translation takes the arguments its message takes. */
#include <criterion/criterion.h>
#include <string.h>

#include "base/message.h"

extern const struct label message_catalogue[];
extern const unsigned message_catalogue_count;

Test(catalogue, is_sorted_without_doubles)
{
	cr_assert_gt(message_catalogue_count, 0);
	for (unsigned i = 1; i < message_catalogue_count; i++)
		cr_expect_lt(strcmp(message_catalogue[i - 1].en, message_catalogue[i].en), 0, "%s",
		             message_catalogue[i].en);
}

Test(catalogue, finds_each_message)
{
	message_set_language(LANGUAGE_JAPANESE);
	for (unsigned i = 0; i < message_catalogue_count; i++)
		cr_expect_str_eq(message_text(message_catalogue[i].en), message_catalogue[i].ja);
}

/* the directives of a format, like "%s%d", into out */
static void directives_of(const char *format, char *out, size_t size)
{
	size_t used = 0;
	while ((format = strchr(format, '%'))) {
		size_t length = 1 + strspn(format + 1, "#0- +'.*0123456789hljztL") + 1;
		if (format[1] == '%')
			length = 2;
		else
			for (size_t i = 0; i < length && format[i] && used + 1 < size; i++)
				out[used++] = format[i];
		format += format[length - 1] ? length : length - 1;
	}
	out[used] = '\0';
}

Test(catalogue, translations_take_the_same_arguments)
{
	for (unsigned i = 0; i < message_catalogue_count; i++) {
		char english[256], japanese[256];
		directives_of(message_catalogue[i].en, english, sizeof english);
		directives_of(message_catalogue[i].ja, japanese, sizeof japanese);
		cr_expect_str_eq(english, japanese, "%s", message_catalogue[i].en);
	}
}
