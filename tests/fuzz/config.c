/* Any text as a configuration: it is read, or all that is wrong is said with a place
 * in it; what is in effect is written and read again to the same. */
#include <stdint.h>
#include <stdlib.h>

#include "config/config.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void write_again(const struct config *config)
{
	struct buffer first = {0}, second = {0};
	struct config again;
	config_write(config, &first);
	if (!config_read_text(&again, config->path, buffer_slice(&first)))
		abort();
	/* the second time all is from a file, as it will ever be */
	config_write(&again, &second);
	struct config third;
	struct buffer last = {0};
	if (!config_read_text(&third, config->path, buffer_slice(&second)))
		abort();
	config_write(&third, &last);
	if (!slice_equals(buffer_slice(&second), buffer_slice(&last)))
		abort();
	config_free(&third);
	config_free(&again);
	buffer_free(&first);
	buffer_free(&second);
	buffer_free(&last);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct config config;
	bool good = config_read_text(&config, "config.yaml", slice_make((const char *)data, size));
	if (good == (config.complaints.count > 0))
		abort();
	for (size_t i = 0; i < config.complaints.count; i++) {
		const struct error *err = &config.complaints.list[i];
		if (!err->message[0] || !err->line || err->offset > size)
			abort();
	}
	if (good)
		write_again(&config);
	config_free(&config);
	return 0;
}
