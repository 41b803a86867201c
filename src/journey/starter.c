#include "journey/starter.h"

#include <strings.h>

#include "journey/field_choice.h"

/* clang-format off */
static const struct starter_stage stages[] = {
	{"post-sale", "onboarding", {"Onboarding", "オンボーディング"}, {"0–90 days", "0–90日"}, "weekly",
	 {"Activated and first value reached fast", "立ち上げを終え、早く最初の価値を得ている"}},
	{"post-sale", "adoption", {"Adoption", "導入"}, {"3–12 months", "3–12ヶ月"}, "biweekly",
	 {"Used more, by more people, more deeply", "より多くの人が、より深く使っている"}},
	{"post-sale", "retention", {"Retention", "リテンション"}, {"continuous", "継続的"}, "monthly",
	 {"Healthy use that leads to renewal", "健全な利用が続き、更新が見込める"}},
	{"post-sale", "expansion", {"Expansion", "拡張機会"}, {"when a need shows", "ニーズが見えたとき"}, "quarterly",
	 {"A higher tier or further products in use", "上位プランや追加の製品が使われている"}},
	{"post-sale", "renewal", {"Renewal", "更新"}, {"90 days before the end", "契約終了の90日前から"}, "monthly",
	 {"The contract goes on", "契約が継続している"}},
	{"post-sale", "support", {"Support", "サポート"}, {"continuous", "継続的"}, "on-event",
	 {"Problems solved and questions answered", "問題が解決し、疑問に答えが出ている"}},
	{"post-sale", "advocacy", {"Advocacy", "アドボカシー"}, {"once successful", "成果が出た後"}, "quarterly",
	 {"Satisfied customers recommend us", "満足したお客様が周りに勧めてくれる"}},

	{"purchase", "before", {"Before the purchase", "購入前"}, {NULL, NULL}, "weekly",
	 {"The product is known and wanted", "商品を知り、欲しいと思っている"}},
	{"purchase", "during", {"During the purchase", "購入時"}, {NULL, NULL}, "on-event",
	 {"The right thing is bought with little effort", "合うものを手間なく買えている"}},
	{"purchase", "after", {"After the purchase", "購入後"}, {"continuous", "継続的"}, "monthly",
	 {"The customer is content and comes again", "満足して、また買いに来ている"}},

	{"sales", "before", {"Before the sale", "購入前"}, {NULL, NULL}, "weekly",
	 {"First contact made and interest awake", "最初のつながりができ、関心を持っている"}},
	{"sales", "purchase", {"At the sale", "購入時"}, {NULL, NULL}, "weekly",
	 {"Concerns settled and the decision made", "懸念が消え、購入を決めている"}},
	{"sales", "after", {"After the sale", "購入後"}, {"from the day of purchase", "購入日から"}, "monthly",
	 {"The start went well and results show", "順調に使い始め、成果が出ている"}},
	{"sales", "advocacy", {"Advocacy", "支持"}, {"continuous", "継続的"}, "quarterly",
	 {"Customers refer others to us", "お客様が新しいお客様を紹介してくれる"}},

	{"customer-success", "awareness", {"Awareness", "認知"}, {NULL, NULL}, "weekly",
	 {"The service is known as a way to solve the problem", "課題を解決する手段として知られている"}},
	{"customer-success", "purchase", {"Purchase", "購買"}, {NULL, NULL}, "on-event",
	 {"Bought with clear expectations", "期待をはっきり持って契約している"}},
	{"customer-success", "onboarding", {"Onboarding", "オンボーディング"}, {"30–90 days", "30–90日"}, "weekly",
	 {"The service is understood and in use", "サービスを理解し、使い始めている"}},
	{"customer-success", "adoption", {"Adoption", "アダプション"}, {"3–12 months", "3–12ヶ月"}, "monthly",
	 {"Mastered and put to good use", "使いこなし、成果に活かしている"}},
	{"customer-success", "renewal", {"Contract renewal", "契約更新"},
	 {"90 days before the end", "契約終了の90日前から"}, "monthly",
	 {"Renewed because it is worth it", "価値に納得して更新している"}},

	{"tech-touch", "first-contact", {"First contact", "最初のつながり"}, {NULL, NULL}, "weekly",
	 {"No enquiry is lost", "問い合わせを一つも取りこぼしていない"}},
	{"tech-touch", "purchase", {"Purchase", "購入"}, {NULL, NULL}, "on-event",
	 {"Bought without friction", "摩擦なく購入できている"}},
	{"tech-touch", "onboarding", {"Better onboarding", "オンボーディングの改善"}, {"0–90 days", "0–90日"}, "weekly",
	 {"Everyone gets started, without waiting for a person", "人を待たずに全員が使い始めている"}},
	{"tech-touch", "engagement", {"Deeper engagement", "関わりを深める"}, {"3–12 months", "3–12ヶ月"}, "monthly",
	 {"Used regularly and more widely", "日常的に、より広く使われている"}},
	{"tech-touch", "needs", {"Finding needs", "ニーズの発見"}, {"continuous", "継続的"}, "quarterly",
	 {"New needs are known early", "新しいニーズを早くつかんでいる"}},
	{"tech-touch", "advocacy", {"Advocacy", "支持"}, {"continuous", "継続的"}, "quarterly",
	 {"Customers speak for us", "お客様が良さを語ってくれる"}},
};
/* clang-format on */

const struct starter_stage *starter_stage_next(const char *set, const struct starter_stage *after)
{
	const struct starter_stage *end = stages + sizeof stages / sizeof *stages;
	for (const struct starter_stage *s = after ? after + 1 : stages; s < end; s++)
		if (strcmp(s->set, set) == 0)
			return s;
	return NULL;
}

static bool same_word(const char *text, struct slice word)
{
	return strlen(text) == word.length && strncasecmp(text, word.bytes, word.length) == 0;
}

/* does the blank-separated list hold the word? */
static bool holds(const char *list, const char *word)
{
	size_t length = strlen(word);
	for (const char *at = list; *at; at += strcspn(at, " "), at += *at == ' ')
		if (strcspn(at, " ") == length && memcmp(at, word, length) == 0)
			return true;
	return false;
}

bool starter_fits(const struct starter *starter, struct slice stage)
{
	if (!starter->set || !starter->stage || !stage.length)
		return false;
	const struct starter_stage *s = NULL;
	while ((s = starter_stage_next(starter->set, s)))
		if (holds(starter->stage, s->id) &&
		    (same_word(s->id, stage) || same_word(s->name.en, stage) || same_word(s->name.ja, stage)))
			return true;
	return false;
}

const struct starter *starter_named(struct slice name, const struct starter *after)
{
	const struct starter *end = starter_table + starter_count;
	for (const struct starter *s = after ? after + 1 : starter_table; s < end; s++)
		if (same_word(s->name.en, name) || same_word(s->name.ja, name))
			return s;
	return NULL;
}

bool starter_says(const struct starter *starter, const char *key, struct slice text)
{
	/* owners are called after their roles */
	const struct choice *choices = strcmp(key, "owner") == 0 ? choice_role : NULL;
	const char *word = NULL;
	for (size_t i = 0; i < STARTER_WORDS; i++)
		if (strcmp(starter_keys[i], key) == 0)
			word = starter->words[i];
	if (!word || !text.bytes)
		return false;
	if (same_word(word, text))
		return true;
	for (; choices && choices->word; choices++)
		if (strcmp(choices->word, word) == 0)
			return same_word(choices->label.en, text) || same_word(choices->label.ja, text);
	return false;
}

static size_t offer_once(const struct starter **offer, size_t count, const struct starter *starter)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(offer[i]->name.en, starter->name.en) == 0)
			return count;
	offer[count] = starter;
	return count + 1;
}

size_t starter_offer(struct slice stage, const struct starter **offer, size_t *fitting)
{
	size_t count = 0;
	for (size_t i = 0; i < starter_count; i++)
		if (starter_fits(&starter_table[i], stage))
			count = offer_once(offer, count, &starter_table[i]);
	if (fitting)
		*fitting = count;
	for (size_t i = 0; i < starter_count; i++)
		count = offer_once(offer, count, &starter_table[i]);
	return count;
}
