#include "journey/template.h"

#include <string.h>

#include "journey/starter.h"
#include "yaml/value.h"

struct channel {
	const char *id;
	struct label name;
	const char *place;
	const char *suits;   /* NULL: none said */
	const char *urgency; /* NULL: none said */
	const char *control; /* NULL: none said */
};

/* clang-format off */
static const struct template templates[] = {
	{"post-sale", {"Touchpoints after the sale", "ポストセールのタッチポイント計画"},
	 {"Seven stages from onboarding to advocacy, for services sold by contract.",
	  "オンボーディングからアドボカシーまで7つのステージ。契約型のサービス向け。"},
	 {"More customers renew", "更新率を上げる"},
	 "email phone video in-app support-ticket community product-ux webinar notification knowledge-base", "G1 H1"},
	{"purchase", {"Before, during and after the purchase", "購入前・購入時・購入後の顧客接点"},
	 {"Three stages around a purchase, in a store or online.",
	  "購入を中心にした3つのステージ。店舗やオンラインショップ向け。"},
	 {"More customers come again", "また来てくれるお客様を増やす"},
	 "store website social ads-online ads-offline pos catalogue email help-center", "G2 H3"},
	{"customer-success", {"Touchpoints of customer success", "カスタマーサクセスの顧客接点"},
	 {"Five stages from awareness to renewal, with people and one-to-many channels side by side.",
	  "認知から契約更新まで5つのステージ。人による対応と1対多のチャネルを並べて設計します。"},
	 {"Customers reach results and renew", "お客様が成果を出し、契約を更新する"},
	 "face-to-face phone email chat in-service owned-media seminar help ads sns", "G3 H2"},
	{"sales", {"Touchpoints on the way to a sale", "購入に至るまでのタッチポイント"},
	 {"Four stages from the first contact to advocacy; aim at eight good touchpoints or more.",
	  "最初のつながりから支持まで4つのステージ。良質なタッチポイントを8つ以上そろえるのが目安です。"},
	 {"More deals won, and more by referral", "受注を増やし、紹介による受注も増やす"},
	 "ads social website review-site forum event web-form messenger call email", "G2 G4 H4 N1"},
	{"tech-touch", {"One-to-many touchpoints", "テックタッチの顧客接点"},
	 {"Six stages for automated touchpoints: map first, try with people, then automate and keep testing.",
	  "自動化するタッチポイントのための6つのステージ。まず全体を描き、人で試し、自動化してテストを続けます。"},
	 {"People are freed for the talks that need them", "人が向き合うべき会話に時間を使えるようにする"},
	 "email in-app call support-ticket web-form messenger website", "G4 H5 W2"},
	{"blank", {"New journey map", "新しいジャーニーマップ"},
	 {"Nothing but the frame, for a workshop that begins with an empty wall.",
	  "枠だけの白紙。何もない壁から始めるワークショップ向け。"},
	 {NULL, NULL}, "", "M3"},
};

static const struct channel channels[] = {
	{"email", {"Email", "メール"}, "online", "tips", "important", NULL},
	{"phone", {"Phone", "電話"}, "offline", "support", "immediate", NULL},
	{"video", {"Video", "ビデオ"}, "online", "strategy", "important", NULL},
	{"in-app", {"In-app", "アプリ内"}, "online", "tips", "low", NULL},
	{"support-ticket", {"Support ticket", "サポートチケット"}, "online", "support", "immediate", NULL},
	{"community", {"Community", "コミュニティ"}, "online", NULL, "low", NULL},
	{"product-ux", {"Product UX", "プロダクトUX"}, "online", NULL, NULL, NULL},
	{"webinar", {"Webinar", "ウェビナー"}, "online", "training", "important", NULL},
	{"notification", {"Notification", "通知"}, "online", NULL, "immediate", NULL},
	{"knowledge-base", {"Knowledge base", "ナレッジベース"}, "online", "support", "low", NULL},
	{"face-to-face", {"Face to face", "対面"}, "offline", "strategy", "important", NULL},
	{"chat", {"Chat", "チャット"}, "online", "support", "immediate", NULL},
	{"in-service", {"In-service message", "サービス内のメッセージ"}, "online", "tips", "low", NULL},
	{"owned-media", {"Owned media", "オウンドメディア"}, "online", "tips", "low", NULL},
	{"seminar", {"Seminar and webinar", "セミナー・ウェビナー"}, NULL, "training", "important", NULL},
	{"help", {"Manual and help", "マニュアル・ヘルプ"}, "online", "support", "low", NULL},
	{"ads", {"Ads", "広告"}, "online", NULL, "low", NULL},
	{"sns", {"Social media", "SNS"}, "online", NULL, "low", NULL},
	{"store", {"In store", "店内"}, "offline", NULL, "immediate", NULL},
	{"website", {"Website and blog", "ウェブサイト・ブログ"}, "online", NULL, "low", NULL},
	{"social", {"Social platform", "ソーシャルメディア"}, "online", NULL, "low", NULL},
	{"ads-online", {"Online ads", "オンライン広告"}, "online", NULL, "low", NULL},
	{"ads-offline", {"Offline ads", "オフライン広告"}, "offline", NULL, "low", NULL},
	{"pos", {"Point of sale (POS)", "販売時点（POS）"}, "offline", NULL, "immediate", NULL},
	{"catalogue", {"Product catalogue", "製品カタログ"}, "offline", NULL, "low", NULL},
	{"help-center", {"Help center", "ヘルプセンター"}, "online", "support", "important", NULL},
	{"web-form", {"Web form", "ウェブフォーム"}, "online", NULL, "immediate", NULL},
	{"messenger", {"Messenger", "メッセンジャー"}, "online", NULL, "immediate", NULL},
	{"call", {"Call", "通話"}, "offline", "strategy", "immediate", NULL},
	{"review-site", {"Review platform", "レビューサイト"}, "online", NULL, "low", "uncontrollable"},
	{"forum", {"Forum", "フォーラム"}, "online", NULL, "low", "uncontrollable"},
	{"event", {"Event", "イベント"}, "offline", NULL, "low", NULL},
};

static const struct {
	const char *id;
	struct label name;
} owners[] = {
	{"csm", {"CSM", "CSM"}},
	{"support", {"Support", "サポート"}},
	{"marketing", {"Marketing", "マーケティング"}},
	{"product", {"Product", "プロダクト"}},
	{"sales", {"Sales", "セールス"}},
};

static const struct label comment_head = {
	"# Change everything: the stages and channels are only a start.\n"
	"# Check it with: touchgrid check FILE\n",
	"# ステージもチャネルもたたき台です。自社の言葉に変えて使ってください。\n"
	"# 確認するには: touchgrid check ファイル\n"};
static const struct label comment_goal = {
	"# The one goal that all touchpoints are aligned to.\n",
	"# すべてのタッチポイントが向かう一つの目標。\n"};
static const struct label comment_personas = {
	"# For whom? For instance:\n"
	"#   - id: smb\n"
	"#     name: Small business\n"
	"#     prefers: [email]     # channels\n",
	"# だれのためのタッチポイントか。例:\n"
	"#   - id: smb\n"
	"#     name: 中小企業のお客様\n"
	"#     prefers: [email]     # 好むチャネル\n"};
static const struct label comment_owners = {
	"# Who answers for a touchpoint? Without an owner it will be neglected.\n",
	"# タッチポイントに責任を持つ担当者。決まっていないタッチポイントは放置されがちです。\n"};
static const struct label comment_stages = {
	"# The columns, from left to right, as the customer lives through them.\n",
	"# 列になるステージ。お客様がたどる順に左から並べます。\n"};
static const struct label comment_channels = {
	"# The rows. A channel is a way, not a touchpoint: agree what goes which way.\n",
	"# 行になるチャネル。タッチポイントそのものではなく経路です。どの情報をどこに流すか決めておきます。\n"};
static const struct label comment_coverage = {
	"# A cell with more than this counts as overload. Cells meant to be empty, for instance:\n"
	"#   empty_ok:\n"
	"#     - {stage: renewal, channel: community, why: handled in person}\n",
	"# 1マスにこれより多いと過負荷とみなします。意図して空けるマスの書き方の例:\n"
	"#   empty_ok:\n"
	"#     - {stage: renewal, channel: community, why: 個別に対応するため}\n"};
static const struct label comment_touchpoints = {
	"# What customers meet. Without stage or channel a touchpoint waits in the inbox.\n",
	"# お客様が出会うタッチポイント。ステージかチャネルがなければインボックスで待ちます。\n"};
/* clang-format on */

size_t template_count(void)
{
	return sizeof templates / sizeof *templates;
}

const struct template *template_at(size_t index)
{
	return &templates[index];
}

const struct template *template_find(const char *name)
{
	for (size_t i = 0; i < template_count(); i++)
		if (strcmp(templates[i].name, name) == 0)
			return &templates[i];
	return NULL;
}

static const struct channel *channel_find(const char *id, size_t length)
{
	for (size_t i = 0; i < sizeof channels / sizeof *channels; i++)
		if (strlen(channels[i].id) == length && memcmp(channels[i].id, id, length) == 0)
			return &channels[i];
	return NULL;
}

bool template_channel_is(const char *ids, struct slice text)
{
	for (const char *at = ids; at && text.length && *at; at += strcspn(at, " "), at += *at == ' ') {
		const struct channel *c = channel_find(at, strcspn(at, " "));
		if (c && (slice_is(text, c->id) || slice_is(text, c->name.en) || slice_is(text, c->name.ja)))
			return true;
	}
	return false;
}

/* what a text is written with: the words of the tables need no quotes */
struct writer {
	struct buffer *out;
	enum language language;
};

static const char *in_language(const struct writer *w, const struct label *label)
{
	return w->language == LANGUAGE_JAPANESE ? label->ja : label->en;
}

static void write_comment(const struct writer *w, const struct label *comment)
{
	buffer_format(w->out, "\n%s", in_language(w, comment));
}

static void write_entry(const struct writer *w, const char *key, const char *value)
{
	if (value)
		buffer_format(w->out, "    %s: %s\n", key, value);
}

/* one id as it is, several as [a, b] */
static void write_ids(const struct writer *w, const char *key, const char *ids)
{
	if (!ids || !strchr(ids, ' ')) {
		write_entry(w, key, ids);
		return;
	}
	buffer_format(w->out, "    %s: [", key);
	for (const char *c = ids; *c; c++)
		if (*c == ' ')
			buffer_add_text(w->out, ", ");
		else
			buffer_add_byte(w->out, *c);
	buffer_add_text(w->out, "]\n");
}

static void write_item(const struct writer *w, const char *id, const struct label *name)
{
	buffer_format(w->out, "  - id: %s\n", id);
	write_entry(w, "name", in_language(w, name));
}

static void write_list(const struct writer *w, const char *key, bool empty)
{
	buffer_format(w->out, "%s:%s\n", key, empty ? " []" : "");
}

static void write_owners(const struct writer *w, bool usual, const char *const *own)
{
	const struct value_style style = {.column = 2, .gap = 1, .newline = "\n"};
	write_comment(w, &comment_owners);
	write_list(w, "owners", !usual && !*own);
	for (size_t i = 0; usual && i < sizeof owners / sizeof *owners; i++) {
		write_item(w, owners[i].id, &owners[i].name);
		write_entry(w, "role", owners[i].id);
	}
	for (; *own; own++) {
		struct value *name = value_text(slice_of(*own));
		value_write_item(w->out, name, &style);
		value_free(name);
	}
}

static void write_stages(const struct writer *w, const struct template *template)
{
	write_comment(w, &comment_stages);
	const struct starter_stage *s = starter_stage_next(template->name, NULL);
	write_list(w, "stages", !s);
	for (; s; s = starter_stage_next(template->name, s)) {
		write_item(w, s->id, &s->name);
		write_entry(w, "goal", in_language(w, &s->goal));
		write_entry(w, "window", in_language(w, &s->window));
		write_entry(w, "frequency", s->frequency);
	}
}

static void write_channel(const struct writer *w, const char *id, size_t length)
{
	const struct channel *c = channel_find(id, length);
	write_item(w, c->id, &c->name);
	write_entry(w, "place", c->place);
	write_entry(w, "suits", c->suits);
	write_entry(w, "urgency", c->urgency);
	write_entry(w, "control", c->control);
}

static void write_channels(const struct writer *w, const struct template *template)
{
	write_comment(w, &comment_channels);
	write_list(w, "channels", !*template->channels);
	for (const char *at = template->channels; *at; at += strcspn(at, " "), at += *at == ' ')
		write_channel(w, at, strcspn(at, " "));
}

static void write_touchpoint(const struct writer *w, const struct starter *starter)
{
	write_item(w, starter->id, &starter->name);
	write_ids(w, "stage", starter->stage);
	write_ids(w, "channel", starter->channel);
	write_entry(w, "purpose", in_language(w, &starter->purpose));
	write_entry(w, "timing", in_language(w, &starter->timing));
	for (size_t i = 0; i < STARTER_WORDS; i++)
		write_entry(w, starter_keys[i], starter->words[i]);
}

static bool belongs(const struct starter *starter, const struct template *template)
{
	return starter->set && strcmp(starter->set, template->name) == 0;
}

static void write_touchpoints(const struct writer *w, const struct template *template, bool starters)
{
	size_t count = 0;
	for (size_t i = 0; starters && i < starter_count; i++)
		count += belongs(&starter_table[i], template);
	write_comment(w, &comment_touchpoints);
	write_list(w, "touchpoints", !count);
	for (size_t i = 0; count && i < starter_count; i++)
		if (belongs(&starter_table[i], template))
			write_touchpoint(w, &starter_table[i]);
}

void template_write(const struct template *template, enum language language, bool starters, struct buffer *out)
{
	static const char *const nobody[] = {NULL};
	template_write_owned(template, language, starters, nobody, out);
}

void template_write_owned(const struct template *template, enum language language, bool starters,
                          const char *const *own, struct buffer *out)
{
	struct writer w = {out, language};
	bool blank = !*template->channels;
	buffer_format(out, "# %s\n%s", in_language(&w, &template->description), in_language(&w, &comment_head));
	buffer_format(out, "touchgrid: 1\ntitle: %s\nstate: as-is\n", in_language(&w, &template->label));
	buffer_add_text(out, in_language(&w, &comment_goal));
	const char *goal = in_language(&w, &template->goal);
	buffer_format(out, "goal:%s%s\n", goal ? " " : "", goal ? goal : "");
	write_comment(&w, &comment_personas);
	write_list(&w, "personas", true);
	write_owners(&w, !blank && (!*own || starters), own);
	write_stages(&w, template);
	write_channels(&w, template);
	write_comment(&w, &comment_coverage);
	buffer_add_text(out, "coverage:\n  max_per_cell: 4\n");
	write_touchpoints(&w, template, starters);
}
