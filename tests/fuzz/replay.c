/* Stands in for libFuzzer: gives a target the files named on the command line,
 * one after the other, so that every corpus is part of the tests. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int replay(const char *path)
{
	FILE *file = fopen(path, "rb");
	if (!file || fseek(file, 0, SEEK_END) != 0) {
		perror(path);
		return 1;
	}
	size_t size = (size_t)ftell(file);
	rewind(file);
	/* exactly as large as the input, so that reading past it is seen */
	uint8_t *data = malloc(size ? size : 1);
	int status = !data || fread(data, 1, size, file) != size;
	if (status)
		perror(path);
	else
		LLVMFuzzerTestOneInput(data, size);
	free(data);
	fclose(file);
	return status;
}

int main(int argc, char **argv)
{
	int status = 0;
	for (int i = 1; i < argc; i++) {
		fprintf(stderr, "%s\n", argv[i]); /* the last one named is the one that crashed */
		status |= replay(argv[i]);
	}
	return status;
}
