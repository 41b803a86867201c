#include "journey/field_choice.h"

#define LAST                                                                                                           \
	{                                                                                                              \
		NULL,                                                                                                  \
		{                                                                                                      \
			NULL, NULL                                                                                     \
		}                                                                                                      \
	}

const struct choice choice_state[] = {
        {"as-is", {"as it is", "現状"}},
        {"to-be", {"as it shall be", "あるべき姿"}},
        LAST,
};

const struct choice choice_kind[] = {
        {"human", {"human", "人間"}},
        {"digital", {"digital", "デジタル"}},
        {"product", {"product", "プロダクト"}},
        {"administrative", {"administrative", "管理"}},
        LAST,
};

const struct choice choice_planned[] = {
        {"planned", {"planned", "計画された"}},
        {"unplanned", {"unplanned", "計画外"}},
        LAST,
};

const struct choice choice_initiative[] = {
        {"proactive", {"proactive", "プロアクティブ"}},
        {"reactive", {"reactive", "リアクティブ"}},
        LAST,
};

const struct choice choice_value[] = {
        {"value-creating", {"value-creating", "価値創出"}},
        {"administrative", {"administrative", "管理"}},
        LAST,
};

const struct choice choice_control[] = {
        {"controllable", {"controllable", "制御可能"}},
        {"uncontrollable", {"uncontrollable", "制御不能"}},
        LAST,
};

const struct choice choice_place[] = {
        {"online", {"online", "オンライン"}},
        {"offline", {"offline", "オフライン"}},
        LAST,
};

const struct choice choice_touch[] = {
        {"high-touch", {"high-touch", "ハイタッチ"}},
        {"tech-touch", {"tech-touch", "テックタッチ"}},
        LAST,
};

const struct choice choice_urgency[] = {
        {"immediate", {"reply needed at once", "すぐに返答が必要"}},
        {"important", {"important, not immediate", "即時性はないが重要"}},
        {"low", {"low", "重要度は低い"}},
        LAST,
};

const struct choice choice_rating[] = {
        {"works", {"works", "機能している"}},
        {"not-working", {"does not work", "機能していない"}},
        {"irritates", {"irritates", "苛立たせる"}},
        LAST,
};

const struct choice choice_automation[] = {
        {"tried", {"tried by a person", "人間で試す"}},
        {"measured", {"measured", "測定中"}},
        {"automated", {"automated", "自動化済み"}},
        {"under-test", {"automated and kept under test", "テストし続ける"}},
        LAST,
};

const struct choice choice_survey[] = {
        {"exit", {"website exit survey", "サイト離脱時のアンケート"}},
        {"csat", {"CSAT in a thank-you mail", "お礼メールのCSAT"}},
        {"after-support", {"short survey right after support", "サポート直後の短いアンケート"}},
        LAST,
};

const struct choice choice_survey_question[] = {
        {"open", {"open", "自由回答"}},
        {"specific", {"specific", "具体的な質問"}},
        LAST,
};

const struct choice choice_content_type[] = {
        {"promotional", {"promotional", "プロモーション"}},
        {"educational", {"educational", "教育的"}},
        LAST,
};

const struct choice choice_subject[] = {
        {"strategy", {"strategic talk", "戦略の話し合い"}},
        {"tips", {"product tips", "使い方のヒント"}},
        {"training", {"training", "トレーニング"}},
        {"support", {"support", "サポート"}},
        LAST,
};

const struct choice choice_outcome[] = {
        {"retention", {"retention", "リテンション"}},
        {"churn", {"less churn", "解約の抑制"}},
        {"loyalty", {"loyalty", "ロイヤルティ"}},
        {"upsell", {"upsell", "アップセル"}},
        {"cross-sell", {"cross-sell", "クロスセル"}},
        {"ltv", {"lifetime value", "LTV"}},
        {"experience-value", {"experience value", "体験価値"}},
        {"satisfaction", {"satisfaction", "満足度"}},
        {"recommendation", {"recommendation", "推奨"}},
        {"sales", {"sales", "売上"}},
        {"brand", {"brand recognition", "ブランド認知"}},
        {"competitiveness", {"competitive edge", "競争力"}},
        {"positioning", {"positioning", "ポジショニング"}},
        {"adoption-stall", {"no stall of adoption", "導入の停滞の防止"}},
        LAST,
};

const struct choice choice_timing_from[] = {
        {"start", {"from the start", "開始から"}},
        {"end", {"before the end", "終了まで"}},
        {"event", {"from an event", "出来事から"}},
        LAST,
};

const struct choice choice_frequency[] = {
        {"once", {"once", "1回"}},
        {"daily", {"daily", "毎日"}},
        {"weekly", {"weekly", "毎週"}},
        {"biweekly", {"every two weeks", "隔週"}},
        {"monthly", {"monthly", "毎月"}},
        {"quarterly", {"quarterly", "四半期ごと"}},
        {"half-yearly", {"twice a year", "半年ごと"}},
        {"yearly", {"yearly", "毎年"}},
        {"on-event", {"on event", "都度"}},
        {"continuous", {"continuous", "常時"}},
        LAST,
};

const struct choice choice_period[] = {
        {"weekly", {"weekly", "週次"}},         {"monthly", {"monthly", "月次"}},
        {"quarterly", {"quarterly", "四半期"}}, {"half-yearly", {"twice a year", "半期"}},
        {"yearly", {"yearly", "年次"}},         LAST,
};

const struct choice choice_mood[] = {
        {"very-good", {"very good", "とても良い"}}, {"good", {"good", "良い"}},
        {"neutral", {"neutral", "どちらでもない"}}, {"bad", {"bad", "悪い"}},
        {"very-bad", {"very bad", "とても悪い"}},   LAST,
};

const struct choice choice_level[] = {
        {"beginner", {"beginner", "初心者"}},
        {"expert", {"expert", "専門家"}},
        LAST,
};

const struct choice choice_tenure[] = {
        {"new", {"new", "新規"}},
        {"veteran", {"veteran", "ベテラン"}},
        LAST,
};

const struct choice choice_effect[] = {
        {"builds", {"builds the relationship", "関係を構築"}},
        {"erodes", {"erodes the relationship", "関係を侵食"}},
        LAST,
};

const struct choice choice_fed_back_to[] = {
        {"product", {"product", "プロダクト"}},
        {"marketing", {"marketing", "マーケティング"}},
        LAST,
};

const struct choice choice_source[] = {
        {"csm-interview", {"interview with CSMs", "CSMへのヒアリング"}},
        {"email-review", {"review of email campaigns", "メール施策の棚卸し"}},
        {"ticket-types", {"types of tickets", "チケットの種類"}},
        {"automation-audit", {"audit of automation", "自動化の監査"}},
        {"product-analytics", {"product analytics", "プロダクト分析"}},
        LAST,
};

const struct choice choice_check[] = {
        {"logo", {"ad: logo", "広告: ロゴ"}},
        {"power-words", {"ad: power words", "広告: パワーワード"}},
        {"clear-cta", {"ad: clear call to action", "広告: 明確なCTA"}},
        {"helps", {"ad: how the product helps", "広告: 製品がどう役立つか"}},
        {"usp", {"ad: unique selling point", "広告: USP"}},
        {"real", {"testimonial: real", "お客様の声: 本物である"}},
        {"keywords", {"social: keywords", "SNS: キーワード"}},
        {"hashtags", {"social: hashtags", "SNS: ハッシュタグ"}},
        {"tags", {"social: tags", "SNS: タグ付け"}},
        {"mentions", {"social: mentions", "SNS: メンション"}},
        {"alt-text", {"social: alternative text", "SNS: 代替テキスト"}},
        {"visuals", {"social: visuals", "SNS: ビジュアル"}},
        {"error-free", {"website: free of errors", "サイト: 誤りがない"}},
        {"working", {"website: everything works", "サイト: 正しく動く"}},
        {"current", {"website: up to date", "サイト: 最新である"}},
        {"researched", {"demo: customer researched", "デモ: 相手を調べた"}},
        {"prepared", {"demo: prepared", "デモ: 準備した"}},
        {"fit-proven", {"demo: fit proven", "デモ: 適合を示した"}},
        LAST,
};

const struct choice choice_decision[] = {
        {"keep", {"keep", "維持"}},
        {"improve", {"improve", "改善"}},
        {"cut", {"cut", "削減"}},
        {"add", {"add", "追加"}},
        LAST,
};

const struct choice choice_role[] = {
        {"csm", {"CSM", "CSM"}},
        {"support", {"support", "サポート"}},
        {"marketing", {"marketing", "マーケティング"}},
        {"product", {"product", "プロダクト"}},
        {"sales", {"sales", "セールス"}},
        {"partner", {"partner", "パートナー"}},
        {"executive-sponsor", {"executive sponsor", "エグゼクティブスポンサー"}},
        LAST,
};

const struct choice choice_side[] = {
        {"company", {"our company", "自社"}},
        {"partner", {"partner", "パートナー"}},
        {"customer", {"customer", "お客様"}},
        LAST,
};

const struct choice choice_removed[] = {
        {"removed-by-ours", {"removed here, changed or used there", "こちらが削除、相手が変更または使用"}},
        {"removed-by-theirs", {"changed or used here, removed there", "こちらが変更または使用、相手が削除"}},
        {0},
};

const struct choice choice_locks[] = {
        {"stages", {"stages", "ステージ"}},
        {"channels", {"channels", "チャネル"}},
        LAST,
};

const struct choice choice_sale[] = {
        {"before", {"before the purchase", "購入前"}},
        {"at", {"at the purchase", "購入時"}},
        {"after", {"after the purchase", "購入後"}},
        LAST,
};

const struct choice choice_weight[] = {
        {"off", {"off", "使わない"}},
        {"note", {"note", "参考"}},
        {"warning", {"warning", "警告"}},
        {"error", {"error", "エラー"}},
        LAST,
};
