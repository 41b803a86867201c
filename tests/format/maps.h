/* Maps for the tests of formats: given as text, or made by chance. */
#ifndef TESTS_FORMAT_MAPS_H
#define TESTS_FORMAT_MAPS_H

#include "document/document.h"
#include "format/format.h"

/* fails the test when the text is no map */
struct document *map_open(const char *text);
/* a map of a seed; frame: the same without touchpoints */
struct document *map_of_seed(unsigned long long seed, bool frame);
/* the same with stages, channels, … whose names are hard to tell apart */
struct document *map_of_names(unsigned long long seed, bool frame);
/* what a format writes for it; buffer_free */
struct buffer map_export(const struct document *document, const char *format);
/* Brings the text into the map as one step; false with err: nothing happened. */
bool map_import(struct document *document, const char *format, struct slice text, const char *columns,
                struct incoming_done *done, struct error *err);
/* how many steps were done */
size_t map_steps(const struct document *document);
/* fails the test unless bringing in what the map was exported to changes nothing */
void map_expect_unchanged(struct document *document, const char *format, struct slice text, unsigned long long seed);
/* fails the test unless the whole text of the map is this one */
void map_expect(const struct document *document, const char *text);

#endif
