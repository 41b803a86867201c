/* The table of rules. */
#include <string.h>

#include "base/message.h"
#include "base/nearest.h"
#include "journey/finding.h"

#define ERROR SEVERITY_ERROR, FIX_NONE, 0
#define WARN SEVERITY_WARNING
#define NOTE SEVERITY_NOTE

/* Those of coverage say what is wrong and, behind a semicolon, what to do. */
/* clang-format off */
const struct rule rule_table[RULE_COUNT] = {
	[RULE_SYNTAX] = {"syntax", ERROR, "M4",
	 N_("text that is not well-formed YAML, or not one document in UTF-8"), "{word}"},
	[RULE_NOT_A_MAP] = {"not-a-map", ERROR, "M4", N_("a file that is no mapping"),
	 N_("a map is made of entries like “stages:” and “touchpoints:”; this is something else")},
	[RULE_VERSION] = {"version", ERROR, "M4", N_("a format version that this touchgrid does not know"),
	 N_("this map is written in format “{word}”, and this touchgrid knows format 1; use a newer touchgrid")},
	[RULE_DUPLICATE_KEY] = {"duplicate-key", ERROR, "M4", N_("a key that stands twice in a mapping"),
	 N_("“{key}” stands in this mapping a second time; keep one of the two")},
	[RULE_NOT_A_LIST] = {"not-a-list", ERROR, "M3", N_("stages, channels, … that are no list"),
	 N_("“{list}” is a list; write each {kind} on a line of its own behind “- ”")},
	[RULE_GRID] = {"grid", ERROR, "M3", N_("more stages and channels than a grid can have"),
	 N_("stages and channels make a grid of more than a million cells; split the map")},
	[RULE_NOT_AN_ITEM] = {"not-an-item", ERROR, "M1", N_("an item that is neither a word nor a mapping"),
	 N_("a list stands here where a {kind} is expected; write its name, or “name: …”")},
	[RULE_NO_NAME] = {"no-name", ERROR, "M1", N_("an item that has neither name nor id"),
	 N_("this {kind} has neither name nor id; give it a name")},
	[RULE_DUPLICATE_ID] = {"duplicate-id", ERROR, "M1", N_("two items of a kind with one id"),
	 N_("the {kind} “{word}” stands here a second time; give it another id")},
	[RULE_REFERENCE] = {"reference", ERROR, "M3", N_("a stage, channel, … that the map does not have"),
	 N_("there is no {kind} “{word}”; correct it, or add it to “{list}”")},
	[RULE_ONE_VALUE] = {"one-value", ERROR, "M1", N_("a list or a mapping where one value belongs"),
	 N_("“{key}” takes one value, and a list or a mapping stands here; keep one value")},
	[RULE_WORDS] = {"words", ERROR, "M1", N_("something deeper than a list of words where words belong"),
	 N_("“{key}” takes a word or a list of words like [a, b]; something deeper stands here")},
	[RULE_CHOICE] = {"choice", ERROR, "E1", N_("a word that is not among those of its field"),
	 N_("“{word}” is not a word of “{key}”; write one of {choices}")},
	[RULE_NUMBER] = {"number", ERROR, "N4", N_("a field that should be a number and is none"),
	 N_("“{key}” is a number; write digits instead of “{word}”")},
	[RULE_YES] = {"yes-or-no", ERROR, "A21", N_("a field that should be true or false and is neither"),
	 N_("“{key}” is true or false; write one of them instead of “{word}”")},
	[RULE_DATE] = {"date", ERROR, "M14", N_("a field that should be a day and is none"),
	 N_("“{key}” is a day; write it as YYYY-MM-DD instead of “{word}”")},
	[RULE_RECORDS] = {"records", ERROR, "M1", N_("something else where a mapping belongs"),
	 N_("“{key}” takes mappings with the keys {choices}; something else stands here")},
	[RULE_RULE] = {"rule", ERROR, "M9", N_("a rule that there is not, or that a map cannot change"),
	 N_("there is no rule of coverage “{word}”; see `touchgrid help rules`")},
	[RULE_KEY_TYPO] = {"key-typo", WARN, FIX_NONE, 0, "M4", N_("an unknown key that looks like a known one"),
	 N_("“{key}” is a key of your own, which is kept but does nothing")},
	[RULE_CONFLICT] = {"conflict", ERROR, "M4", N_("a conflict of a merge that nobody has settled"),
	 N_("two people changed {choices} differently; decide what it shall be and delete this entry")},

	/* the map */
	[RULE_NO_GOAL] = {"no-goal", NOTE, FIX_FIELD, 0, "M13 M4", N_("a map without the one goal that all touchpoints serve"),
	 N_("this map has no goal; say what all touchpoints are aligned to")},
	[RULE_COMPANY_SIDE] = {"company-side", WARN, FIX_NONE, 0, "M12 T10",
	 N_("a map of what the company sends, not of what customers meet"),
	 N_("all there is are ads, website, sales and service, as the company sees it; list what customers meet, from their side")},
	[RULE_NO_CUSTOMER_VIEW] = {"no-customer-view", NOTE, FIX_NONE, 0, "M12 A10 A11 A12 A13 A14",
	 N_("a map in which nothing is said of what customers do, feel and need"),
	 N_("no stage and no touchpoint says what customers do, feel, need or worry about; ask it of each stage")},
	[RULE_FEW_BEFORE_SALE] = {"few-before-sale", WARN, FIX_NONE, 8, "N1",
	 N_("fewer touchpoints up to the purchase than a sale takes"),
	 N_("touchpoints up to the purchase: {count}, where a sale takes about {limit}; add good ones that fit together")},
	[RULE_FEW_TOUCHPOINTS] = {"few-touchpoints", WARN, FIX_NONE, 0, "N1", N_("fewer touchpoints than coverage.min_touchpoints"),
	 N_("touchpoints in the map: {count}, wanted: {limit}; add what is missing")},
	[RULE_REVIEW_DUE] = {"review-due", WARN, FIX_FIELD, 0, "M14 W5", N_("a map or touchpoint whose review is due"),
	 N_("the review of “{name}” was due on {word}; go through it with R, and say when it was reviewed")},

	/* stages, channels and cells */
	[RULE_STAGE_EMPTY] = {"stage-empty", WARN, FIX_ADD, 0, "M9", N_("a stage without touchpoints"),
	 N_("customers meet nothing in the stage “{name}”; add a touchpoint, or remove the stage")},
	[RULE_PROMOTIONAL_ONLY] = {"promotional-only", WARN, FIX_ADD, 0, "E12", N_("a stage with promotional touchpoints and no educational one"),
	 N_("the stage “{name}” has content that promotes and none that teaches; alternate the two")},
	[RULE_SURVEY_EVERYWHERE] = {"survey-everywhere", WARN, FIX_NONE, 2, "A17 W3", N_("a stage with surveys on too many touchpoints, or on all"),
	 N_("the stage “{name}” has too many surveys ({count}); keep those at the long, important touchpoints")},
	[RULE_RENEWAL_REMINDERS] = {"renewal-reminders", WARN, FIX_ADD, 0, "N3 T5 A2", N_("a renewal stage without reminders 90, 60 and 30 days before the end"),
	 N_("no reminder in the stage “{name}” comes {choices} days before the contract ends; plan reminders at 90, 60 and 30 days")},
	[RULE_CHANNEL_UNUSED] = {"channel-unused", WARN, FIX_ADD, 0, "M10 M9", N_("a channel that no touchpoint uses"),
	 N_("no touchpoint comes through the channel “{name}”; use it, or remove it")},
	[RULE_CELL_OVER] = {"cell-over", WARN, FIX_MOVE, 0, "M9", N_("a cell over its limit, coverage.max_per_cell"),
	 N_("“{name}” × “{word}” holds too many touchpoints: {count} instead of {limit} at most; move, join or cut some")},
	[RULE_CELL_REQUIRED] = {"cell-required", WARN, FIX_ADD, 0, "M9", N_("an empty cell that coverage.required asks to be filled"),
	 N_("“{name}” × “{word}” is empty, and the map requires something there; add a touchpoint")},

	/* personas and owners */
	[RULE_PERSONA_UNSERVED] = {"persona-unserved", NOTE, FIX_NONE, 0, "M6", N_("a persona that no touchpoint is made for"),
	 N_("no touchpoint is made for “{name}”; name this persona in some, or make one")},
	[RULE_SEGMENT_UNSERVED] = {"segment-unserved", NOTE, FIX_NONE, 0, "M6 A15", N_("a segment that no touchpoint is made for"),
	 N_("no touchpoint is made for the segment “{word}”; name it in some, or make one")},
	[RULE_OWNER_OVERLOADED] = {"owner-overloaded", WARN, FIX_NONE, 12, "M11", N_("an owner with more touchpoints than can be looked after"),
	 N_("“{name}” answers for more touchpoints than can be looked after: {count} instead of {limit} at most; give some to others, or cut some")},

	/* touchpoints */
	[RULE_CHANNEL_AS_TOUCHPOINT] = {"channel-as-touchpoint", WARN, FIX_FIELD, 0, "M2", N_("a touchpoint that is called like a channel"),
	 N_("“{name}” is a channel; name what customers meet there, such as a comment section or a direct message")},
	[RULE_NO_STAGE] = {"no-stage", WARN, FIX_FIELD, 0, "W6 W1 M3", N_("a touchpoint without a stage"),
	 N_("“{name}” has no stage; say when customers meet it")},
	[RULE_NO_CHANNEL] = {"no-channel", WARN, FIX_FIELD, 0, "A4 W1", N_("a touchpoint without a channel"),
	 N_("“{name}” has no channel; say through which way it comes")},
	[RULE_NO_OWNER] = {"no-owner", WARN, FIX_FIELD, 0, "M11 A6", N_("a touchpoint that nobody owns"),
	 N_("nobody owns “{name}”, so it will be neglected; say who answers for it")},
	[RULE_NO_PURPOSE] = {"no-purpose", NOTE, FIX_FIELD, 0, "A1 Q13", N_("a touchpoint without a purpose"),
	 N_("“{name}” does not say why it exists; say its purpose in a sentence, or cut it")},
	[RULE_NO_METRIC] = {"no-metric", NOTE, FIX_FIELD, 0, "A7", N_("a touchpoint without a metric of success"),
	 N_("nothing tells whether “{name}” succeeds; choose a metric")},
	[RULE_NO_TIMING] = {"no-timing", NOTE, FIX_FIELD, 0, "A2 A16", N_("a touchpoint with neither timing nor trigger"),
	 N_("“{name}” says neither when it comes nor what sets it off; say its timing or its trigger")},
	[RULE_NO_RATING] = {"no-rating", NOTE, FIX_FIELD, 0, "E9 A8 Q12 M15", N_("a touchpoint that nobody has rated"),
	 N_("nobody has said how well “{name}” works; rate it")},
	[RULE_NO_DECISION] = {"no-decision", WARN, FIX_FIELD, 0, "M15 N2", N_("a touchpoint that fails or irritates, without a decision"),
	 N_("“{name}” {word}, and nothing is decided; improve it or cut it")},
	[RULE_IRRITATING_KEPT] = {"irritating-kept", WARN, FIX_FIELD, 0, "M15 E9", N_("a touchpoint that irritates and is to be kept as it is"),
	 N_("“{name}” irritates customers and is to be kept; improve it or cut it")},
	[RULE_NEEDLESS_KEPT] = {"needless-kept", WARN, FIX_FIELD, 0, "M15 A1", N_("a touchpoint that is to be kept and serves nothing"),
	 N_("“{name}” is to be kept, and nothing says what for; say its purpose, or cut it")},
	[RULE_OVERDUE] = {"overdue", WARN, FIX_FIELD, 0, "M15", N_("a touchpoint whose improvement should be done by now"),
	 N_("“{name}” was to be done by {word}; do it, or say a new day")},
	[RULE_UNMONITORED] = {"unmonitored", WARN, FIX_FIELD, 0, "E5 A19 W6", N_("a touchpoint that cannot be controlled and that nobody watches"),
	 N_("“{name}” cannot be controlled and nobody watches it; say how it is monitored")},
	[RULE_REACTIVE_UNMEASURED] = {"reactive-unmeasured", WARN, FIX_FIELD, 0, "E3", N_("a reactive touchpoint without a measure of its quality"),
	 N_("of “{name}” only the quality is in your hands, and nothing measures it; choose a metric or a survey")},
	[RULE_SURVEY_ON_SHORT] = {"survey-on-short", WARN, FIX_FIELD, 5, "A17 W3", N_("a survey on a short or administrative touchpoint"),
	 N_("“{name}” is too small an occasion for a survey; ask at a longer, more important one")},
	[RULE_SURVEY_NOT_OPEN] = {"survey-not-open", WARN, FIX_FIELD, 0, "W3 E11", N_("a survey without an open question"),
	 N_("the survey of “{name}” has no open question; ask openly first, then specifically")},
	[RULE_LOOP_OPEN] = {"loop-open", WARN, FIX_FIELD, 0, "A21 W3", N_("feedback that is collected and leads to nothing"),
	 N_("“{name}” collects feedback, and the loop is not closed; tell customers what came of it")},
	[RULE_AUTOMATED_UNTRIED] = {"automated-untried", WARN, FIX_FIELD, 0, "E10 W2 Q15", N_("an automated touchpoint that no person has tried first"),
	 N_("“{name}” is automated, and nothing says that a person tried it first; try it with people, or mark the pilot")},
	[RULE_AUTOMATED_UNTESTED] = {"automated-untested", WARN, FIX_FIELD, 365, "W2 E10", N_("an automated touchpoint that was not tested for too long"),
	 N_("“{name}” is automated, and no recent test is noted; keep testing subject, content and timing")},
	[RULE_SUBJECT_UNFIT] = {"subject-unfit", WARN, FIX_FIELD, 0, "C1 A4", N_("a touchpoint whose channel does not suit what it is about"),
	 N_("“{name}” is about {word}, and its channel suits {choices}; choose a channel that fits")},
	[RULE_URGENCY_UNFIT] = {"urgency-unfit", WARN, FIX_FIELD, 0, "C2 E8", N_("a touchpoint whose urgency does not go with its channel"),
	 N_("the information of “{name}” is “{word}”, and its channel is for “{choices}”; choose a channel that fits")},
	[RULE_NOT_PREFERRED] = {"not-preferred", NOTE, FIX_FIELD, 0, "M10", N_("a touchpoint through no channel that its persona prefers"),
	 N_("“{name}” comes through no channel that “{word}” prefers; use one of {choices}")},
	[RULE_DEAD_END] = {"dead-end", NOTE, FIX_FIELD, 0, "M5 Q6", N_("a touchpoint that customers are led to and not on from"),
	 N_("customers are led to “{name}” and not on from there; say where they go next")},
};
/* clang-format on */

const struct rule *rule_find(struct slice name)
{
	for (int i = 0; i < RULE_COUNT; i++)
		if (slice_is(name, rule_table[i].name))
			return &rule_table[i];
	return NULL;
}

const struct rule *rule_nearest(struct slice name)
{
	struct nearest nearest;
	nearest_start(&nearest, name);
	for (int i = 0; i < RULE_COUNT; i++)
		nearest_offer(&nearest, slice_of(rule_table[i].name));
	return nearest.best.bytes ? rule_find(nearest.best) : NULL;
}

bool rule_is_of_coverage(const struct rule *rule)
{
	return rule >= &rule_table[RULE_FIRST_COVERAGE];
}

const char *severity_name(enum severity severity)
{
	static const char *const names[SEVERITY_COUNT] = {"note", "warning", "error"};
	return names[severity];
}

const char *severity_label(enum severity severity)
{
	static const char *const labels[SEVERITY_COUNT] = {N_("note"), N_("warning"), N_("error")};
	return _(labels[severity]);
}
