/* What the maps that the project ships are meant to be found wanting in: each is
 * what a workshop would talk about, and there is nothing else. */
#include <criterion/criterion.h>
#include <stdio.h>

#include "base/buffer.h"
#include "base/file.h"
#include "covered.h"
#include "document/document.h"
#include "journey/check.h"

static const struct {
	const char *name;
	const char *meant; /* rule and item, in the order of their places */
} maps[] = {
        {"post-sale", "review-due the map\n"
                      "owner-overloaded csm\n"
                      "cell-over renewal × email\n"
                      "overdue implementation-check-in\n"
                      "automated-untried adoption-nudge\n"
                      "no-owner executive-sponsor\n"
                      "no-rating executive-sponsor\n"
                      "no-channel feature-request\n"
                      "no-decision feature-request\n"},
        {"purchase", "owner-overloaded marketing\n"
                     "promotional-only after\n"
                     "cell-over after × email\n"
                     "no-owner reviews\n"
                     "no-rating reviews\n"
                     "no-channel company-events\n"
                     "overdue order-page\n"
                     "survey-not-open feedback-survey\n"
                     "loop-open feedback-survey\n"},
        {"sales", "owner-overloaded marketing\n"
                  "promotional-only purchase\n"
                  "cell-over after × email\n"
                  "channel-unused event\n"
                  "no-channel partnerships\n"
                  "no-owner word-of-mouth\n"
                  "automated-untested transaction-mail\n"
                  "loop-open purchase-survey\n"
                  "no-rating online-help\n"},
        {"customer-success", "few-before-sale the map\n"
                             "review-due the map\n"
                             "cell-over adoption × email\n"
                             "renewal-reminders renewal\n"
                             "automated-untried cms-content\n"
                             "no-rating linked-conversations\n"
                             "no-channel pipeline-alert\n"
                             "no-owner pipeline-alert\n"
                             "loop-open usage-survey\n"},
};

static void add_id(struct buffer *out, const struct journey *journey, enum kind kind, size_t index)
{
	buffer_add_slice(out, record_id(item_record(journey_item(journey, kind, index))));
}

static void add_finding(struct buffer *out, const struct journey *journey, const struct finding *f)
{
	buffer_format(out, "%s ", f->rule->name);
	if (f->subject.kind == KIND_MAP)
		buffer_add_text(out, "the map");
	else
		add_id(out, journey, f->subject.kind, f->subject.index);
	if (f->subject.kind == KIND_STAGE && f->subject.channel != FINDING_NOWHERE) {
		buffer_add_text(out, " × ");
		add_id(out, journey, KIND_CHANNEL, f->subject.channel);
	}
	buffer_add_byte(out, '\n');
}

static void expect_meant(const char *path, const char *meant)
{
	struct buffer text = {0}, found = {0};
	struct file_stamp stamp;
	struct findings findings = {0};
	struct error err = {0};
	cr_assert(file_read(path, DOCUMENT_MAX_BYTES, &text, &stamp, &err), "%s", err.message);
	struct document *document = document_of_bytes(buffer_slice(&text), NULL, &err);
	cr_assert_not_null(document, "%s: %s", path, err.message);
	check_map(buffer_slice(&text), document_journey(document), covered_day("2026-11-25"), &findings);
	for (size_t i = 0; i < findings.count; i++)
		add_finding(&found, document_journey(document), &findings.list[i]);
	cr_expect_str_eq(found.bytes, meant, "%s", path);
	findings_free(&findings);
	document_free(document);
	buffer_free(&text);
	buffer_free(&found);
}

Test(maps_findings, are_those_that_are_meant)
{
	for (size_t i = 0; i < sizeof maps / sizeof *maps; i++)
		for (int japanese = 0; japanese < 2; japanese++) {
			char path[64];
			snprintf(path, sizeof path, "maps/%s.%s.yaml", maps[i].name, japanese ? "ja" : "en");
			expect_meant(path, maps[i].meant);
		}
}
