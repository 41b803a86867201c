#include "cli/git_maps.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/message.h"
#include "cli/git.h"
#include "document/document.h"
#include "yaml/tree.h"

#define BLANKS " \t\r\n"
#define ATTRIBUTES_MAX ((size_t)100 << 20) /* git's own limit */
#define CHECKED_AT_ONCE 200                /* file names in one command line */

static const char *const our_words[] = {"diff=touchgrid", "merge=touchgrid"};
#define OUR_WORDS 2

/* a file that may be a map */
struct candidate {
	const char *name; /* from the top of the repository */
	size_t folder;    /* bytes of name up to the last slash; 0: at the top */
	const char *ending;
	bool is_map, covered;
};

/* ---- patterns ---- */

static void add_pattern(struct git_maps *maps, char *text)
{
	maps->list = mem_resize(maps->list, maps->count + 1, sizeof *maps->list);
	maps->list[maps->count++] = (struct git_pattern){.text = text};
}

/* The pattern as a word of .gitattributes: in quotes when it holds blanks. */
static char *word_of(struct slice pattern)
{
	struct buffer word = {0};
	bool quoted = pattern.length && *pattern.bytes == '"';
	for (size_t i = 0; i < pattern.length; i++)
		quoted = quoted || (unsigned char)pattern.bytes[i] <= ' ';
	if (quoted)
		buffer_add_byte(&word, '"');
	for (size_t i = 0; i < pattern.length; i++) {
		unsigned char byte = (unsigned char)pattern.bytes[i];
		if (quoted && byte < ' ')
			buffer_format(&word, "\\%03o", byte);
		else if (quoted && (byte == '"' || byte == '\\'))
			buffer_format(&word, "\\%c", byte);
		else
			buffer_add_byte(&word, (char)byte);
	}
	if (quoted)
		buffer_add_byte(&word, '"');
	return buffer_take(&word);
}

/* The pattern of just this path, with more behind it that is a pattern. */
static void add_path(struct git_maps *maps, struct slice path, const char *more, const char *ending)
{
	struct buffer pattern = {0};
	buffer_add_byte(&pattern, '/');
	for (size_t i = 0; i < path.length; i++) {
		if (strchr("*?[\\", path.bytes[i]))
			buffer_add_byte(&pattern, '\\');
		buffer_add_byte(&pattern, path.bytes[i]);
	}
	buffer_add_text(&pattern, more);
	buffer_add_text(&pattern, ending);
	add_pattern(maps, word_of(buffer_slice(&pattern)));
	buffer_free(&pattern);
}

/* ---- looking for maps ---- */

static const char *map_ending(const char *name)
{
	static const char *const endings[] = {".yaml", ".yml", ".json"};
	const char *dot = strrchr(name, '.');
	for (size_t i = 0; dot && i < sizeof endings / sizeof *endings; i++)
		if (strcmp(dot, endings[i]) == 0)
			return dot;
	return NULL;
}

static bool has_key(const struct tree *tree, const char *key)
{
	return tree_find(tree, 0, slice_of(key)) != TREE_NONE;
}

/* Does the text say of itself that it is a map? */
static bool text_is_map(struct slice text)
{
	if (!text.length ||
	    (!memmem(text.bytes, text.length, "touch", 5) && !memmem(text.bytes, text.length, "stages", 6)))
		return false;
	struct tree *tree = tree_parse(text, TREE_VALUES, NULL);
	bool map = tree && tree->count && tree->nodes[0].kind == TREE_MAPPING &&
	           (has_key(tree, "touchgrid") || has_key(tree, "touchpoints") ||
	            (has_key(tree, "stages") && has_key(tree, "channels")));
	tree_free(tree);
	return map;
}

bool git_maps_may_be(const char *name)
{
	return map_ending(name) != NULL;
}

bool git_maps_is(const char *path)
{
	struct buffer text = {0};
	struct file_stamp stamp;
	bool map = file_read(path, DOCUMENT_MAX_BYTES, &text, &stamp, NULL) && text_is_map(buffer_slice(&text));
	buffer_free(&text);
	return map;
}

static bool file_is_map(const char *top, const char *name)
{
	char *path = mem_format("%s/%s", top, name);
	bool map = git_maps_is(path);
	free(path);
	return map;
}

static int compare_candidates(const void *left, const void *right)
{
	const struct candidate *a = left, *b = right;
	size_t shorter = a->folder < b->folder ? a->folder : b->folder;
	int order = memcmp(a->name, b->name, shorter);
	if (!order)
		order = (a->folder > b->folder) - (a->folder < b->folder);
	if (!order)
		order = strcmp(a->ending, b->ending);
	return order ? order : strcmp(a->name, b->name);
}

static bool same_group(const struct candidate *a, const struct candidate *b)
{
	return a->folder == b->folder && memcmp(a->name, b->name, a->folder) == 0 && strcmp(a->ending, b->ending) == 0;
}

/* the files that git sees, by folder and ending; names are those in listed */
static struct candidate *list_candidates(const char *top, const struct buffer *listed, size_t *count)
{
	struct candidate *list = NULL;
	*count = 0;
	for (size_t at = 0; at < listed->length; at += strlen(listed->bytes + at) + 1) {
		const char *name = listed->bytes + at, *ending = map_ending(name), *slash = strrchr(name, '/');
		if (!ending)
			continue;
		list = mem_resize(list, *count + 1, sizeof *list);
		list[(*count)++] = (struct candidate){name, slash ? (size_t)(slash - name) : 0, ending,
		                                      file_is_map(top, name), false};
	}
	if (*count)
		qsort(list, *count, sizeof *list, compare_candidates);
	return list;
}

/* Asks git which of count candidates have our merge driver; the answer is
 * name, "merge" and value for each, with a NUL behind each. */
static bool check_some(const char *top, struct candidate *list, size_t count, struct error *err)
{
	const char *words[CHECKED_AT_ONCE + 7] = {"-C", top, "check-attr", "-z", "merge", "--"};
	struct buffer out = {0};
	for (size_t i = 0; i < count; i++)
		words[6 + i] = list[i].name;
	int status = git_run(words, &out, false, err);
	size_t at = 0;
	for (size_t i = 0; status == 0 && i < count && at < out.length; i++) {
		const char *value = NULL;
		for (int part = 0; part < 3 && at < out.length; part++) {
			value = out.bytes + at;
			at += strlen(value) + 1;
		}
		list[i].covered = value && strcmp(value, "touchgrid") == 0;
	}
	buffer_free(&out);
	return status >= 0;
}

static void add_group(struct git_maps *maps, const struct candidate *group, size_t count)
{
	bool all = group->folder > 0, covered = true;
	for (size_t i = 0; i < count; i++) {
		all = all && group[i].is_map;
		covered = covered && (group[i].covered || !group[i].is_map);
		maps->covered += group[i].is_map && group[i].covered;
	}
	if (all && !covered)
		add_path(maps, slice_make(group->name, group->folder), "/*", group->ending);
	for (size_t i = 0; !all && i < count; i++)
		if (group[i].is_map && !group[i].covered)
			add_path(maps, slice_of(group[i].name), "", "");
}

bool git_maps_find(struct git_maps *maps, struct error *err)
{
	const char *words[] = {"-C", maps->top, "ls-files", "-co", "--exclude-standard", "--deduplicate", "-z", NULL};
	struct buffer listed = {0};
	size_t count = 0, end;
	bool good = git_run(words, &listed, false, err) >= 0;
	struct candidate *list = good ? list_candidates(maps->top, &listed, &count) : NULL;
	for (size_t i = 0; good && i < count; i += CHECKED_AT_ONCE)
		good = check_some(maps->top, list + i, count - i < CHECKED_AT_ONCE ? count - i : CHECKED_AT_ONCE, err);
	for (size_t i = 0; good && i < count; i = end) {
		for (end = i + 1; end < count && same_group(&list[i], &list[end]);)
			end++;
		add_group(maps, list + i, end - i);
	}
	free(list);
	buffer_free(&listed);
	return good;
}

bool git_maps_take(struct git_maps *maps, const char *const *operands, int count, struct error *err)
{
	char *top = realpath(maps->top, NULL);
	size_t length = top ? strlen(top) : 0;
	bool good = true;
	for (int i = 0; good && i < count; i++) {
		char *real = realpath(operands[i], NULL);
		struct stat s;
		if (!real) {
			add_pattern(maps, word_of(slice_of(operands[i])));
		} else if (!top || strncmp(real, top, length) != 0 || (real[length] != '/' && real[length] != '\0')) {
			good = error_set(err, _("%s is not in this repository; call git-setup in its own"),
			                 operands[i]);
		} else {
			struct slice path = slice_of(real + length + (real[length] == '/'));
			bool folder = stat(real, &s) == 0 && S_ISDIR(s.st_mode);
			add_path(maps, path, !folder ? "" : path.length ? "/**/*" : "**/*", folder ? ".yaml" : "");
		}
		free(real);
	}
	free(top);
	return good;
}

void git_maps_free(struct git_maps *maps)
{
	for (size_t i = 0; i < maps->count; i++)
		free(maps->list[i].text);
	free(maps->list);
	*maps = (struct git_maps){0};
}

/* ---- .gitattributes ---- */

/* the next line without its end; moves *at behind it */
static struct slice next_line(struct slice text, size_t *at)
{
	const char *start = text.bytes + *at, *end = memchr(start, '\n', text.length - *at);
	size_t length = end ? (size_t)(end - start) : text.length - *at;
	*at += length + (end != NULL);
	return slice_make(start, length);
}

/* The next word of a line, at *at; a quoted one with its quotes.  .bytes NULL
 * at the end. */
static struct slice next_word(struct slice line, size_t *at)
{
	size_t i = *at;
	while (i < line.length && strchr(BLANKS, line.bytes[i]))
		i++;
	size_t start = i;
	bool quoted = i < line.length && line.bytes[i] == '"';
	for (i += quoted; i < line.length; i++) {
		if (quoted ? line.bytes[i] == '"' : strchr(BLANKS, line.bytes[i]) != NULL)
			break;
		i += quoted && line.bytes[i] == '\\';
	}
	*at = i + quoted < line.length ? i + quoted : line.length;
	return start < line.length ? slice_make(line.bytes + start, *at - start) : (struct slice){0};
}

static bool is_ours(struct slice word)
{
	for (int i = 0; i < OUR_WORDS; i++)
		if (slice_is(word, our_words[i]))
			return true;
	return false;
}

static size_t count_ours(struct slice line, struct slice *pattern)
{
	size_t at = 0, ours = 0;
	*pattern = next_word(line, &at);
	for (struct slice word; pattern->length && *pattern->bytes != '#' && (word = next_word(line, &at)).bytes;)
		ours += is_ours(word);
	return ours;
}

static bool says(struct slice attributes, const char *pattern)
{
	struct slice found;
	for (size_t at = 0; at < attributes.length;)
		if (count_ours(next_line(attributes, &at), &found) >= OUR_WORDS && slice_is(found, pattern))
			return true;
	return false;
}

/* the file's path and, if there is one, its text */
static bool read_attributes(const char *top, char **path, struct buffer *text, struct error *err)
{
	struct file_stamp stamp;
	*path = mem_format("%s/.gitattributes", top);
	file_stamp_take(*path, &stamp);
	return !stamp.exists || file_read(*path, ATTRIBUTES_MAX, text, &stamp, err);
}

struct whole {
	struct slice text;
	bool given;
};

static bool write_attributes(const char *path, struct slice text, struct error *err)
{
	if (file_replace_whole(path, text, NULL))
		return true;
	return error_set(err, _("%s cannot be written; make it and its folder writable and try again"), path);
}

bool git_maps_write(struct git_maps *maps, struct error *err)
{
	char *path;
	struct buffer text = {0};
	bool good = read_attributes(maps->top, &path, &text, err), any = false;
	for (size_t i = 0; good && i < maps->count; i++) {
		struct git_pattern *pattern = &maps->list[i];
		pattern->written = !says(buffer_slice(&text), pattern->text);
		if (!pattern->written)
			continue;
		any = true;
		if (text.length && text.bytes[text.length - 1] != '\n')
			buffer_add_byte(&text, '\n');
		buffer_add_text(&text, pattern->text);
		for (int w = 0; w < OUR_WORDS; w++)
			buffer_format(&text, " %s", our_words[w]);
		buffer_add_byte(&text, '\n');
	}
	good = good && (!any || write_attributes(path, buffer_slice(&text), err));
	buffer_free(&text);
	free(path);
	return good;
}

/* Adds the line without our words; nothing when only the pattern is left. */
static void add_rest(struct buffer *out, struct slice line)
{
	size_t start = out->length, words = 0;
	for (size_t at = 0; at < line.length;) {
		size_t from = at;
		struct slice word = next_word(line, &at);
		if (is_ours(word))
			continue;
		words += word.bytes != NULL;
		buffer_add(out, line.bytes + from, at - from);
	}
	if (words < 2)
		buffer_splice(out, start, out->length - start, slice_of(""));
	else
		buffer_add_byte(out, '\n');
}

bool git_maps_remove(const char *top, size_t *removed, struct error *err)
{
	char *path;
	struct buffer text = {0}, rest = {0};
	*removed = 0;
	bool good = read_attributes(top, &path, &text, err);
	for (size_t at = 0; good && at < text.length;) {
		size_t start = at;
		struct slice pattern, line = next_line(buffer_slice(&text), &at);
		if (count_ours(line, &pattern)) {
			add_rest(&rest, line);
			++*removed;
		} else {
			buffer_add(&rest, text.bytes + start, at - start);
		}
	}
	if (good && *removed && rest.length)
		good = write_attributes(path, buffer_slice(&rest), err);
	else if (good && *removed && unlink(path) != 0)
		good = error_set(err, _("%s cannot be written; make it and its folder writable and try again"), path);
	buffer_free(&rest);
	buffer_free(&text);
	free(path);
	return good;
}
