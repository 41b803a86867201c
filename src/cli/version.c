#include "base/buffer.h"
#include "cli/output.h"
#include "cli/subcommand.h"

#define VERSION "0.1.0"

enum status version_run(const struct arguments *arguments)
{
	(void)arguments;
	return output_write(slice_of("touchgrid " VERSION "\n"), STATUS_FINE);
}
