#include "journey/question.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "journey/input.h"

/* clang-format off */
const struct question question_table[QUESTION_COUNT] = {
	{"Q1", ABOUT_MAP, {"What exactly do we do at each touchpoint?",
	                   "それぞれのタッチポイントで、具体的に何をしているか。"},
	 "content action", NULL, "content", {"do not say what is done", "内容が未記入"}, "Q1 A5"},
	{"Q2", ABOUT_MAP, {"Does it meet what moves the customer, answer the question, or ease the worry?",
	                   "お客様の動機に応え、疑問に答え、不安を和らげているか。"},
	 "motivation anxiety relief", "anxiety", "relief", {"raise a worry that nothing eases", "不安はあるが施策がない"}, "Q2 A14"},
	{"Q3", ABOUT_MAP, {"Does it work for beginners as well as for experts?",
	                   "初心者にも専門家にも役立っているか。"},
	 "fits", NULL, "fits", {"do not say whom they fit", "合う相手が未記入"}, "Q3 A22"},
	{"Q4", ABOUT_MAP, {"Does it serve needs that are unmet or not even voiced? Is there one that neither we nor our competitors meet?",
	                   "満たされていないニーズや、まだ言葉になっていないニーズに応えているか。自社も競合も応えられていないものはあるか。"},
	 "latent_need competitors", "latent_need", NULL, {"know of a latent need", "潜在的なニーズに気づいている"}, "Q4 A13"},
	{"Q5", ABOUT_MAP, {"Do all touchpoints speak in the same tone, with the same message and words? Do they tell clearly what we stand for?",
	                   "口調、メッセージ、言葉づかいはすべてのタッチポイントで揃っているか。ブランドは分かりやすく伝わっているか。"},
	 "message tone", NULL, "message", {"have no message of their own", "メッセージが未記入"}, "Q5 A5"},
	{"Q6", ABOUT_STAGES, {"Is the way from stage to stage smooth, or does something make customers leave or annoy them?",
	                      "ステージからステージへの流れは滑らかか。離脱や不満を招いているところはないか。"},
	 "dropoff friction next", "dropoff friction", NULL, {"have a drop-off or friction", "離脱や摩擦がある"}, "Q6 M5 A18 A12"},
	{"Q7", ABOUT_MAP, {"Which touchpoints set us apart from competitors, or keep customers with us?",
	                   "競合との違いになっているもの、お客様を引き止めているものはどれか。"},
	 "differentiates competitors", "differentiates", NULL, {"set us apart", "差別化につながっている"}, "Q7 A23"},
	{"Q8", ABOUT_CUSTOMER, {"As the customer: do I have a problem that I want solved?",
	                        "お客様として: 解決したい課題はあるか。"},
	 "issue pain need", "issue pain", NULL, {"name an issue or a pain point", "課題や問題点がある"}, "Q8 A12 M12"},
	{"Q9", ABOUT_CUSTOMER, {"As the customer: how do I come across the product or the company?",
	                        "お客様として: 製品や会社をどうやって見つけるか。"},
	 "action trigger", NULL, "action", {"do not say what the customer does", "お客様の行動が未記入"}, "Q9 A10 M12"},
	{"Q10", ABOUT_CUSTOMER, {"As the customer: what makes me decide to buy, or not to?",
	                         "お客様として: 何があれば購入を決めるか。何がためらわせるか。"},
	 "motivation anxiety relief", "anxiety", "relief", {"raise a worry that nothing eases", "不安はあるが施策がない"}, "Q10 A14 M12"},
	{"Q11", ABOUT_CUSTOMER, {"As the customer: what do I meet after buying?",
	                         "お客様として: 購入した後に何に出会うか。"},
	 "action emotion mood", NULL, "emotion", {"do not say how it feels", "感情が未記入"}, "Q11 A10 A11 M12"},
	{"Q12", ABOUT_MAP, {"Does it work? Do customers engage, and does it reach what it was meant for?",
	                    "機能しているか。お客様は反応しているか。狙いどおりの成果が出ているか。"},
	 "rating evidence metric actual", NULL, "rating", {"are not rated", "評価がない"}, "Q12 A8 E9"},
	{"Q13", ABOUT_MAP, {"Why does it exist, who owns it, how often does it come in a quarter? Which ones create value, which ones irritate?",
	                    "なぜ存在し、だれが担当し、四半期に何回あるか。価値を生んでいるのはどれで、苛立たせているのはどれか。"},
	 "purpose owner frequency value effect", NULL, "purpose owner", {"lack a purpose or an owner", "目的か担当者がない"}, "Q13 A1 A6 N4 M8"},
	{"Q14", ABOUT_STAGES, {"Which measure takes away each need or worry of this phase, and what is missing today?",
	                       "この段階のニーズや不安は、それぞれどの施策で取り除くか。今足りないものは何か。"},
	 "need anxiety relief", "need anxiety", "relief", {"have a need or worry without a measure", "ニーズや不安に施策がない"}, "Q14 A13 A14"},
	{"Q15", ABOUT_MAP, {"What do customers do here that we never met ourselves before automating it? Which ticket themes does no message cover?",
	                    "自動化する前に人が確かめていないお客様の行動は何か。どの案内でもふれていない問い合わせのテーマは何か。"},
	 "automation ticket_theme tickets_after", "ticket_theme", NULL, {"have tickets on a theme of their own", "問い合わせのテーマがある"}, "Q15 E10 A20"},
};
/* clang-format on */

bool question_each(const char **at, struct slice *word)
{
	if (!*at)
		return false;
	*at += strspn(*at, " ");
	*word = slice_make(*at, strcspn(*at, " "));
	*at += word->length;
	return word->length > 0;
}

/* Does the name begin with the id, and is that all of its number? */
static bool begins_with_id(struct slice name, const char *id)
{
	size_t length = strlen(id);
	return name.length >= length && strncasecmp(name.bytes, id, length) == 0 &&
	       (name.length == length || !isalnum((unsigned char)name.bytes[length]));
}

size_t question_find(struct slice name)
{
	name = input_trimmed(name);
	for (size_t i = 0; i < QUESTION_COUNT; i++) {
		const struct question *q = &question_table[i];
		if (begins_with_id(name, q->id) || slice_is(name, q->text.en) || slice_is(name, q->text.ja))
			return i;
	}
	return QUESTION_COUNT;
}
