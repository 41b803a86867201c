/* The tutor, played through to its end in both languages, and what does not
 * bring it on. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/message.h"
#include "screen/frame.h"
#include "ui/command.h"
#include "ui/play.h"
#include "ui/tutor.h"
#include "view/painter.h"
#include "view/view.h"

static char path[] = "/tmp/touchgrid-test-XXXXXX";

static struct play begin(enum language language, size_t lesson)
{
	message_set_language(language);
	strcpy(path + strlen(path) - 6, "XXXXXX");
	int fd = mkstemp(path);
	cr_assert_geq(fd, 0);
	const char *text = lesson_map(language);
	cr_assert_eq(write(fd, text, strlen(text)), (ssize_t)strlen(text));
	close(fd);
	struct play play = play_open(path);
	tutor_begin(play.ui, lesson, false, mem_copy_text(path));
	return play;
}

static void end(struct play *play)
{
	play_end(play);
	unlink(path);
}

static void expect_lesson(const struct play *play, size_t lesson, const char *after)
{
	cr_expect_eq(play->ui->tutor->lesson, lesson, "lesson %zu instead of %zu after %s", play->ui->tutor->lesson,
	             lesson, after);
}

/* what each lesson asks for */
static const char *const answers[] = {
        "<Right><Down><Down>",
        "<Left>aFlyer<Enter><Esc>",
        "u<C-r>",
        "m<Up><Enter>",
        "o<Enter>",
        "r<Enter>",
        "<Home><PgUp><PgUp><Space>l<Down><Space>r<Enter>",
        "z",
        "/mail<Enter>",
        "<Esc><Esc>g<Down><Enter>",
        "?<Esc>",
        "<C-s>",
};

Test(tutor, is_played_to_its_end_in_both_languages)
{
	for (enum language language = LANGUAGE_ENGLISH; language <= LANGUAGE_JAPANESE; language++) {
		struct play play = begin(language, 0);
		cr_assert_eq(lesson_count, sizeof answers / sizeof *answers);
		for (size_t i = 0; i < lesson_count; i++) {
			expect_lesson(&play, i, "the ones before");
			play_keys(&play, i == 8 && language == LANGUAGE_JAPANESE ? "/メール<Enter>" : answers[i]);
			if (i == 9) /* what mends it depends on what was found */
				play_keys(&play, "Fix<Enter><Esc><Esc><Esc>");
			expect_lesson(&play, i + 1, answers[i]);
			cr_expect(play.ui->tutor->praised);
		}
		cr_expect_not(document_modified(play.document));
		play_keys(&play, "q");
		cr_expect_eq(play.ui->request, REQUEST_QUIT);
		end(&play);
	}
}

Test(tutor, goes_on_only_when_it_is_done)
{
	struct play play = begin(LANGUAGE_ENGLISH, 1);
	play_keys(&play, "<Left>aFlyer<Enter>");
	expect_lesson(&play, 1, "a line that is still being typed");
	play_keys(&play, "<Esc>");
	expect_lesson(&play, 2, "its end");
	play_keys(&play, "u");
	expect_lesson(&play, 2, "undo alone");
	play_keys(&play, "<C-r>m<Esc>");
	expect_lesson(&play, 3, "what was given up");
	play_keys(&play, "m<Right><Enter>");
	expect_lesson(&play, 4, "dropping");
	play_keys(&play, "o<Esc>r<Enter>");
	expect_lesson(&play, 4, "a rating instead of an owner");
	end(&play);
}

Test(tutor, is_skipped_and_goes_back)
{
	struct play play = begin(LANGUAGE_ENGLISH, 0);
	play_keys(&play, "<C-o>");
	expect_lesson(&play, 0, "back before the first");
	play_keys(&play, "<C-n><C-n>");
	expect_lesson(&play, 2, "skipping");
	cr_expect_not(play.ui->tutor->praised);
	play_keys(&play, "<C-o>");
	expect_lesson(&play, 1, "going back");
	for (size_t i = 0; i < lesson_count + 3; i++)
		play_keys(&play, "<C-n>");
	expect_lesson(&play, lesson_count, "skipping all");
	/* what was done before it began does not end it at once */
	play_keys(&play, "<Right><Down><Down>");
	for (size_t i = 0; i < lesson_count; i++)
		play_keys(&play, "<C-o>");
	expect_lesson(&play, 0, "going back to the first, at its aim");
	for (size_t i = 0; i < lesson_count; i++)
		play_keys(&play, "<C-n>");
	/* also in a panel, but a line that is typed has its own keys */
	play_keys(&play, "g<C-o>");
	expect_lesson(&play, lesson_count - 1, "going back in a panel");
	play_keys(&play, "<Esc>a<C-n>");
	expect_lesson(&play, lesson_count - 1, "a key while typing");
	end(&play);
}

Test(tutor, can_be_left_at_any_time_without_a_question)
{
	struct play play = begin(LANGUAGE_ENGLISH, 0);
	play_keys(&play, "<Left>aFlyer<Enter><Esc>g<C-q>");
	cr_expect_eq(play.ui->request, REQUEST_QUIT);
	end(&play);
	play = begin(LANGUAGE_ENGLISH, 0);
	play.ui->tutor->from_start = true;
	play_keys(&play, "q");
	cr_expect_eq(play.ui->request, REQUEST_START);
	end(&play);
}

/* Every {name} in a lesson is a command, with a key that can be pressed. */
Test(tutor, names_only_keys_that_there_are)
{
	for (size_t i = 0; i <= lesson_count; i++) {
		const struct label *text = i < lesson_count ? &lesson_table[i].text : &lesson_end;
		const char *const both[] = {text->en, text->ja};
		for (size_t n = 0; n < 2; n++)
			for (const char *at = both[n]; (at = strchr(at, '{')); at++) {
				char *name = mem_copy(at + 1, strcspn(at + 1, "}"));
				const struct command *command = command_find(name);
				cr_expect(command && *command->keys, "%s", name);
				free(name);
			}
	}
}

Test(tutor, is_painted_alike_by_parts_and_as_a_whole)
{
	static const int sizes[][2] = {{80, 24}, {160, 45}, {20, 5}, {40, 9}, {30, 14}};
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		struct play play = begin(LANGUAGE_JAPANESE, 0);
		int width = sizes[i][0], height = sizes[i][1];
		struct frame *kept = frame_new(width, height), *fresh = frame_new(width, height);
		struct painter *painter = painter_new();
		ui_resize(play.ui, width, height);
		for (size_t n = 0; n < lesson_count; n++) {
			painter_paint(painter, play.ui, kept);
			view_paint(play.ui, fresh);
			cr_expect(frame_equals(kept, fresh, true), "%dx%d, lesson %zu", width, height, n);
			play_keys(&play, answers[n]);
		}
		painter_free(painter);
		frame_free(kept);
		frame_free(fresh);
		end(&play);
	}
}
