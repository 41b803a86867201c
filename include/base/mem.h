/* Memory that never fails.
 *
 * The one rule of ownership: who makes a thing (a function named _new, _copy,
 * _read, _parse, _take) frees it with the _free of the same module, or with
 * free() where the comment says "free()"; every pointer to const is borrowed
 * and lives as long as the thing it was taken from.
 *
 * When the system has no memory left, the program ends with a sentence on
 * stderr after the hook set by mem_on_failure has put the terminal back.
 */
#ifndef BASE_MEM_H
#define BASE_MEM_H

#include <stddef.h>

/* size zeroed bytes; free() */
void *mem_new(size_t size);
/* count zeroed elements of size bytes; free() */
void *mem_new_array(size_t count, size_t size);
/* old, grown or shrunk to count elements of size bytes; new bytes are not set; free() */
void *mem_resize(void *old, size_t count, size_t size);
/* a copy of length bytes with a NUL behind it; free() */
char *mem_copy(const char *bytes, size_t length);
/* a copy of NUL-terminated text; free() */
char *mem_copy_text(const char *text);
/* printf into new memory; free() */
char *mem_format(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* what to do before the program ends for lack of memory */
void mem_on_failure(void (*hook)(void));

#endif
