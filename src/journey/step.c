#include "journey/step.h"

/* clang-format off */
const struct step_row step_table[STEP_COUNT] = {
	[STEP_LIST] = {STEPS_OF_MAP, {"List", "洗い出し"},
	 {"Which touchpoints are there? What have you looked at to find them?",
	  "どんなタッチポイントがありますか? 何を調べて洗い出しましたか?"}, NULL, NULL, "W1 A24"},
	[STEP_STAGE] = {STEPS_OF_MAP, {"Stage", "ステージ"},
	 {"In which stage do customers meet it?", "お客様はどのステージで出会いますか?"}, "stage", NULL, "W1 M3"},
	[STEP_CHANNEL] = {STEPS_OF_MAP, {"Channel", "チャネル"},
	 {"Through which channel does it come?", "どのチャネルを通りますか?"}, "channel", NULL, "W1 A4"},
	[STEP_OWNER] = {STEPS_OF_MAP, {"Owner", "担当者"},
	 {"Who answers for it?", "だれが責任を持ちますか?"}, "owner", NULL, "W1 A6 M11"},
	[STEP_RATING] = {STEPS_OF_MAP, {"Rating", "評価"},
	 {"How do customers experience it today?", "お客様の今の体験はどうですか?"}, "rating", NULL, "W1 E9"},

	[STEP_TOUCH] = {STEPS_OF_TECH_TOUCH, {"Touch model", "タッチモデル"},
	 {"Does a person meet each customer, or does one message reach many?",
	  "人が一人ひとりに対応しますか? 自動で1対多に届けますか?"}, "touch", NULL, "E7 W4"},
	[STEP_PLACE] = {STEPS_OF_TECH_TOUCH, {"Map first", "まずマップに"},
	 {"Where in the journey does it belong?", "ジャーニーのどこに入りますか?"}, "stage", "channel", "W2"},
	[STEP_TRIAL] = {STEPS_OF_TECH_TOUCH, {"Try with people", "人で試す"},
	 {"Has a person tried it before it is automated? How far has it come?",
	  "自動化の前に人が試しましたか? 今どの段階ですか?"}, "automation", NULL, "W2 E10 Q15"},
	[STEP_TOOL] = {STEPS_OF_TECH_TOUCH, {"Tool", "ツール"},
	 {"Which tool sends it?", "どのツールで届けますか?"}, "tool", NULL, "W2 A16 N6"},
	[STEP_TIMING] = {STEPS_OF_TECH_TOUCH, {"Timing", "タイミング"},
	 {"When does it come, or what sets it off?", "いつ、何をきっかけに届きますか?"}, "timing", NULL, "A2 A16"},
	[STEP_TEST] = {STEPS_OF_TECH_TOUCH, {"Keep testing", "テストする"},
	 {"What was tested last, and what came of it?", "最近何をテストし、結果はどうでしたか?"}, "tests", NULL, "W2"},
};
/* clang-format on */

uint8_t step_said(struct slice key, struct slice value)
{
	/* the length tells nearly all keys of a touchpoint apart */
	switch (key.length) {
	case 4:
		return slice_is(key, "tool") ? STEP_SAID_TOOL : 0;
	case 5:
		if (slice_is(key, "owner"))
			return STEP_SAID_OWNER;
		if (slice_is(key, "touch"))
			return slice_is(value, "tech-touch") ? STEP_SAID_TOUCH | STEP_SAID_TECH_TOUCH : STEP_SAID_TOUCH;
		return slice_is(key, "tests") ? STEP_SAID_TEST : 0;
	case 6:
		return slice_is(key, "timing") ? STEP_SAID_TIMING : 0;
	case 7:
		return slice_is(key, "trigger") ? STEP_SAID_TIMING : 0;
	case 10:
		return slice_is(key, "automation") ? STEP_SAID_AUTOMATION : 0;
	default:
		return 0;
	}
}

bool step_applies(enum step_id id, uint8_t said)
{
	return step_table[id].set == STEPS_OF_MAP || id == STEP_TOUCH || said & STEP_SAID_TECH_TOUCH;
}

unsigned step_lacks(uint8_t said, bool stage, bool channel, bool rated)
{
	unsigned lacks = (unsigned)!stage << STEP_STAGE | (unsigned)!channel << STEP_CHANNEL |
	                 (unsigned)!(said & STEP_SAID_OWNER) << STEP_OWNER | (unsigned)!rated << STEP_RATING |
	                 (unsigned)!(said & STEP_SAID_TOUCH) << STEP_TOUCH;
	if (said & STEP_SAID_TECH_TOUCH)
		lacks |= (unsigned)(!stage || !channel) << STEP_PLACE |
		         (unsigned)!(said & STEP_SAID_AUTOMATION) << STEP_TRIAL |
		         (unsigned)!(said & STEP_SAID_TOOL) << STEP_TOOL |
		         (unsigned)!(said & STEP_SAID_TIMING) << STEP_TIMING |
		         (unsigned)!(said & STEP_SAID_TEST) << STEP_TEST;
	return lacks;
}
