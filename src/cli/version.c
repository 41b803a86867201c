#include "base/buffer.h"
#include "cli/output.h"
#include "cli/subcommand.h"

enum status version_run(const struct arguments *arguments)
{
	(void)arguments;
	return output_write(slice_of("touchgrid " TOUCHGRID_VERSION "\n"), STATUS_FINE);
}
