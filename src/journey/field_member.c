/* The members of the fields that hold records, each a small field of its own. */
#include "journey/field.h"

#include "journey/field_choice.h"

#define MEMBER(of, key, kind, group, type)                                                                             \
	of,                                                                                                            \
	{                                                                                                              \
		key, kind, 0, group, type

/* clang-format off */
static const struct {
	const char *of; /* key of the field, or of the member, that it is in */
	struct field field;
} members[] = {
	{MEMBER("tests", "date", KIND_TOUCHPOINT, GROUP_NEXT, FIELD_DATE), .label = {"Date", "日付"}, .rows = "W2",
	 .help = {"The day it was tried.", "試した日。"}}},
	{MEMBER("tests", "what", KIND_TOUCHPOINT, GROUP_NEXT, FIELD_TEXT), .label = {"What was tried", "試したこと"},
	 .rows = "W2",
	 .help = {"What was made different: the subject, the content, the delivery, the timing.",
	          "何を変えたか。件名、内容、配信方法、時間帯など。"}}},
	{MEMBER("tests", "result", KIND_TOUCHPOINT, GROUP_NEXT, FIELD_TEXT), .label = {"Result", "結果"}, .rows = "W2",
	 .help = {"What came of it, in figures if there are any.", "どうなったか。できれば数値で書きます。"}}},

	{MEMBER("overrides", "segment", KIND_TOUCHPOINT, GROUP_NEXT, FIELD_WORDS), .label = {"Segment", "セグメント"},
	 .rows = "A15",
	 .help = {"The segment that gets it another way.", "別の届け方をするセグメント。"}}},
	{MEMBER("overrides", "touch", KIND_TOUCHPOINT, GROUP_NEXT, FIELD_CHOICE), .choices = choice_touch,
	 .label = {"Touch model", "タッチモデル"}, .rows = "E7",
	 .help = {"A person for each customer, or one to many.", "一人ひとりに人が対応するか、1対多に届けるか。"}}},
	{MEMBER("overrides", "channel", KIND_TOUCHPOINT, GROUP_NEXT, FIELD_REFERENCES), .refers = KIND_CHANNEL,
	 .label = {"Channel", "チャネル"}, .rows = "A4",
	 .help = {"The channels it comes through for this segment.", "このセグメントに届けるチャネル。"}}},
	{MEMBER("overrides", "owner", KIND_TOUCHPOINT, GROUP_NEXT, FIELD_REFERENCE), .refers = KIND_OWNER,
	 .label = {"Owner", "担当者"}, .rows = "A6",
	 .help = {"Who answers for it in this segment.", "このセグメントでの担当者。"}}},
	{MEMBER("overrides", "why", KIND_TOUCHPOINT, GROUP_NEXT, FIELD_TEXT), .label = {"Why", "理由"}, .rows = "W2",
	 .help = {"Why the segment is worth an exception.", "例外にする理由。"}}},

	{MEMBER("coverage", "max_per_cell", KIND_MAP, GROUP_WHERE, FIELD_NUMBER),
	 .label = {"Most in a cell", "1マスの上限"}, .rows = "M9",
	 .help = {"A cell with more touchpoints than this is overloaded.",
	          "これより多くのタッチポイントがあるマスは過負荷とみなします。"}}},
	{MEMBER("coverage", "min_touchpoints", KIND_MAP, GROUP_WHERE, FIELD_NUMBER),
	 .label = {"Wanted in all", "全体の目標数"}, .rows = "N1",
	 .help = {"How many touchpoints the map should have in all.", "マップ全体で欲しいタッチポイントの数。"}}},
	{MEMBER("coverage", "empty_ok", KIND_MAP, GROUP_WHERE, FIELD_RECORDS), .members = "stage channel why",
	 .label = {"Empty on purpose", "意図して空けるマス"}, .rows = "M9",
	 .help = {"Cells that are meant to be empty, with the reason.", "意図して空けているマスと、その理由。"}}},

	{MEMBER("empty_ok", "stage", KIND_MAP, GROUP_WHERE, FIELD_REFERENCE), .refers = KIND_STAGE,
	 .label = {"Stage", "ステージ"}, .rows = "M9",
	 .help = {"The stage of the cell.", "マスのステージ。"}}},
	{MEMBER("empty_ok", "channel", KIND_MAP, GROUP_WHERE, FIELD_REFERENCE), .refers = KIND_CHANNEL,
	 .label = {"Channel", "チャネル"}, .rows = "M9",
	 .help = {"The channel of the cell.", "マスのチャネル。"}}},
	{MEMBER("empty_ok", "why", KIND_MAP, GROUP_WHERE, FIELD_TEXT), .label = {"Why", "理由"}, .rows = "M9",
	 .help = {"Why the cell may stay empty.", "空のままでよい理由。"}}},

	{MEMBER("coverage", "required", KIND_MAP, GROUP_WHERE, FIELD_RECORDS), .members = "stage channel why",
	 .label = {"Required", "必ず埋めるマス"}, .rows = "M9",
	 .help = {"Cells that must hold a touchpoint; a stage or a channel alone means all cells of it.",
	          "必ずタッチポイントを置くマス。ステージかチャネルだけを書くと、その全部のマス。"}}},
	{MEMBER("coverage", "rules", KIND_MAP, GROUP_WHERE, FIELD_RECORDS),
	 .members = "rule level limit stage channel persona owner touchpoint why", .label = {"Rules", "ルール"}, .rows = "M9 M14",
	 .help = {"Rules of `touchgrid help rules` that are off, weigh more or less, or have another limit, here or for one thing.",
	          "`touchgrid help rules` のルールのうち、使わないもの、重要度や上限を変えるもの。特定の項目だけにもできます。"}}},

	{MEMBER("required", "stage", KIND_MAP, GROUP_WHERE, FIELD_REFERENCE), .refers = KIND_STAGE,
	 .label = {"Stage", "ステージ"}, .rows = "M9",
	 .help = {"The stage of the cell; without it, all stages.", "マスのステージ。省くと全ステージ。"}}},
	{MEMBER("required", "channel", KIND_MAP, GROUP_WHERE, FIELD_REFERENCE), .refers = KIND_CHANNEL,
	 .label = {"Channel", "チャネル"}, .rows = "M9",
	 .help = {"The channel of the cell; without it, all channels.", "マスのチャネル。省くと全チャネル。"}}},
	{MEMBER("required", "why", KIND_MAP, GROUP_WHERE, FIELD_TEXT), .label = {"Why", "理由"}, .rows = "M9",
	 .help = {"Why something must be there.", "必ず必要な理由。"}}},

	{MEMBER("rules", "rule", KIND_MAP, GROUP_WHERE, FIELD_TEXT), .label = {"Rule", "ルール"}, .rows = "M9",
	 .help = {"Its name, such as no-metric.", "ルールの名前。例: no-metric。"}}},
	{MEMBER("rules", "level", KIND_MAP, GROUP_WHERE, FIELD_CHOICE), .choices = choice_weight,
	 .label = {"Weight", "重要度"}, .rows = "M9",
	 .help = {"How much it weighs here; off: it is not looked at.", "このマップでの重要度。off なら確認しません。"}}},
	{MEMBER("rules", "limit", KIND_MAP, GROUP_WHERE, FIELD_NUMBER), .label = {"Limit", "上限・基準"}, .rows = "M9",
	 .help = {"The number it goes by.", "判断の基準にする数。"}}},
	{MEMBER("rules", "stage", KIND_MAP, GROUP_WHERE, FIELD_REFERENCE), .refers = KIND_STAGE,
	 .label = {"Stage", "ステージ"}, .rows = "M9", .help = {"Only for this stage.", "このステージだけに適用。"}}},
	{MEMBER("rules", "channel", KIND_MAP, GROUP_WHERE, FIELD_REFERENCE), .refers = KIND_CHANNEL,
	 .label = {"Channel", "チャネル"}, .rows = "M9", .help = {"Only for this channel.", "このチャネルだけに適用。"}}},
	{MEMBER("rules", "persona", KIND_MAP, GROUP_WHERE, FIELD_REFERENCE), .refers = KIND_PERSONA,
	 .label = {"Persona", "ペルソナ"}, .rows = "M9", .help = {"Only for this persona.", "このペルソナだけに適用。"}}},
	{MEMBER("rules", "owner", KIND_MAP, GROUP_WHERE, FIELD_REFERENCE), .refers = KIND_OWNER,
	 .label = {"Owner", "担当者"}, .rows = "M9", .help = {"Only for this owner.", "この担当者だけに適用。"}}},
	{MEMBER("rules", "touchpoint", KIND_MAP, GROUP_WHERE, FIELD_REFERENCE), .refers = KIND_TOUCHPOINT,
	 .label = {"Touchpoint", "タッチポイント"}, .rows = "M9",
	 .help = {"Only for this touchpoint.", "このタッチポイントだけに適用。"}}},
	{MEMBER("rules", "why", KIND_MAP, GROUP_WHERE, FIELD_TEXT), .label = {"Why", "理由"}, .rows = "M9",
	 .help = {"Why it is so here.", "そうする理由。"}}},

	{MEMBER("filters", "name", KIND_MAP, GROUP_WHERE, FIELD_TEXT), .label = {"Name", "名前"}, .rows = "M6 W6",
	 .help = {"What it is called.", "フィルターの名前。"}}},
	{MEMBER("filters", "where", KIND_MAP, GROUP_WHERE, FIELD_TEXT), .label = {"Where", "条件"}, .rows = "M6 W6",
	 .help = {"What passes, such as owner= or segment=SMB rating=irritates.",
	          "通す条件。例: 担当者=、segment=SMB rating=irritates。"}}},

	{MEMBER("review", "question", KIND_MAP, GROUP_HOW_WELL, FIELD_TEXT), .label = {"Question", "質問"},
	 .rows = "Q1",
	 .help = {"The review question, Q1 to Q15 or its text; `touchgrid help questions` lists them.",
	          "レビューの質問。Q1〜Q15、またはその文。`touchgrid help questions` で一覧できます。"}}},
	{MEMBER("review", "stage", KIND_MAP, GROUP_HOW_WELL, FIELD_REFERENCE), .refers = KIND_STAGE,
	 .label = {"Stage", "ステージ"}, .rows = "Q6 Q14",
	 .help = {"The stage the answer is about; without it, the whole map.",
	          "答えの対象となるステージ。省くとマップ全体への答えです。"}}},
	{MEMBER("review", "answer", KIND_MAP, GROUP_HOW_WELL, FIELD_LONG), .label = {"Answer", "答え"}, .rows = "Q1",
	 .help = {"What was found.", "分かったこと。"}}},
	{MEMBER("review", "date", KIND_MAP, GROUP_HOW_WELL, FIELD_DATE), .label = {"Date", "日付"}, .rows = "M14",
	 .help = {"The day it was answered.", "答えた日。"}}},

	{MEMBER("voting", "name", KIND_MAP, GROUP_NEXT, FIELD_TEXT), .label = {"Name", "名前"}, .rows = "M15",
	 .help = {"What is voted on, or just which round it is.", "何についての投票か、または第何回か。"}}},
	{MEMBER("voting", "voters", KIND_MAP, GROUP_NEXT, FIELD_NUMBER), .label = {"Voters", "投票する人数"}, .rows = "M15",
	 .help = {"How many people vote.", "投票する人の数。"}}},
	{MEMBER("voting", "dots", KIND_MAP, GROUP_NEXT, FIELD_NUMBER), .label = {"Dots each", "1人の票数"}, .rows = "M15",
	 .help = {"How many votes each of them has.", "1人が入れられる票の数。"}}},

	{MEMBER("rounds", "name", KIND_MAP, GROUP_NEXT, FIELD_TEXT), .label = {"Name", "名前"}, .rows = "M15",
	 .help = {"What was voted on, or just which round it was.", "何についての投票だったか、または第何回か。"}}},
	{MEMBER("rounds", "date", KIND_MAP, GROUP_NEXT, FIELD_DATE), .label = {"Date", "日付"}, .rows = "M15",
	 .help = {"The day the round ended.", "投票を終えた日。"}}},
	{MEMBER("rounds", "voters", KIND_MAP, GROUP_NEXT, FIELD_NUMBER), .label = {"Voters", "投票した人数"}, .rows = "M15",
	 .help = {"How many people voted.", "投票した人の数。"}}},
	{MEMBER("rounds", "dots", KIND_MAP, GROUP_NEXT, FIELD_NUMBER), .label = {"Dots each", "1人の票数"}, .rows = "M15",
	 .help = {"How many votes each of them had.", "1人が入れられた票の数。"}}},
	{MEMBER("rounds", "result", KIND_MAP, GROUP_NEXT, FIELD_RECORDS), .members = "name votes",
	 .label = {"Result", "結果"}, .rows = "M15",
	 .help = {"The touchpoints that got votes, as they were called then, the most first.",
	          "票を集めたタッチポイント(当時の名前)。多い順に並びます。"}}},

	{MEMBER("result", "name", KIND_MAP, GROUP_NEXT, FIELD_TEXT), .label = {"Touchpoint", "タッチポイント"}, .rows = "M15",
	 .help = {"The touchpoint, as it was called then.", "タッチポイントの当時の名前。"}}},
	{MEMBER("result", "votes", KIND_MAP, GROUP_NEXT, FIELD_NUMBER), .label = {"Votes", "票"}, .rows = "M15",
	 .help = {"The votes it got.", "集めた票の数。"}}},

	{MEMBER("agenda", "name", KIND_MAP, GROUP_NEXT, FIELD_TEXT), .label = {"Name", "名前"}, .rows = "W1",
	 .help = {"What is done.", "行うこと。"}}},
	{MEMBER("agenda", "minutes", KIND_MAP, GROUP_NEXT, FIELD_NUMBER), .label = {"Minutes", "分"}, .rows = "W1",
	 .help = {"How many minutes it may take.", "かけてよい分数。"}}},

	{MEMBER("log", "date", KIND_MAP, GROUP_NEXT, FIELD_DATE), .label = {"Date", "日付"}, .rows = "W1",
	 .help = {"The day it was done.", "行った日。"}}},
	{MEMBER("log", "item", KIND_MAP, GROUP_NEXT, FIELD_TEXT), .label = {"What", "項目"}, .rows = "W1",
	 .help = {"What was done.", "行ったこと。"}}},
	{MEMBER("log", "minutes", KIND_MAP, GROUP_NEXT, FIELD_NUMBER), .label = {"Minutes", "分"}, .rows = "W1",
	 .help = {"How many minutes it took.", "かかった分数。"}}},

	{MEMBER("conflicts", "touchpoint", KIND_MAP, GROUP_NEXT, FIELD_REFERENCE), .refers = KIND_TOUCHPOINT,
	 .label = {"Touchpoint", "タッチポイント"}, .rows = "M4",
	 .help = {"The touchpoint it is about.", "食い違っているタッチポイント。"}}},
	{MEMBER("conflicts", "stage", KIND_MAP, GROUP_NEXT, FIELD_REFERENCE), .refers = KIND_STAGE,
	 .label = {"Stage", "ステージ"}, .rows = "M4",
	 .help = {"The stage it is about.", "食い違っているステージ。"}}},
	{MEMBER("conflicts", "channel", KIND_MAP, GROUP_NEXT, FIELD_REFERENCE), .refers = KIND_CHANNEL,
	 .label = {"Channel", "チャネル"}, .rows = "M4",
	 .help = {"The channel it is about.", "食い違っているチャネル。"}}},
	{MEMBER("conflicts", "persona", KIND_MAP, GROUP_NEXT, FIELD_REFERENCE), .refers = KIND_PERSONA,
	 .label = {"Persona", "ペルソナ"}, .rows = "M4",
	 .help = {"The persona it is about.", "食い違っているペルソナ。"}}},
	{MEMBER("conflicts", "owner", KIND_MAP, GROUP_NEXT, FIELD_REFERENCE), .refers = KIND_OWNER,
	 .label = {"Owner", "担当者"}, .rows = "M4",
	 .help = {"The owner it is about.", "食い違っている担当者。"}}},
	{MEMBER("conflicts", "field", KIND_MAP, GROUP_NEXT, FIELD_TEXT), .label = {"Field", "項目"}, .rows = "M4",
	 .help = {"The field that both changed.", "両方が変えた項目。"}}},
	{MEMBER("conflicts", "what", KIND_MAP, GROUP_NEXT, FIELD_CHOICE), .choices = choice_removed,
	 .label = {"What happened", "何が起きたか"}, .rows = "M4",
	 .help = {"One side removed it, the other changed or used it; it is still there.",
	          "片方が削除し、もう片方が変更または使用しました。まだ残っています。"}}},
	{MEMBER("conflicts", "base", KIND_MAP, GROUP_NEXT, FIELD_WORDS), .label = {"Before", "元の値"}, .rows = "M4",
	 .help = {"What it said before.", "両方が変える前の値。"}}},
	{MEMBER("conflicts", "ours", KIND_MAP, GROUP_NEXT, FIELD_WORDS), .label = {"Ours", "こちらの値"}, .rows = "M4",
	 .help = {"What stands in the map.", "マップに残っている値。"}}},
	{MEMBER("conflicts", "theirs", KIND_MAP, GROUP_NEXT, FIELD_WORDS), .label = {"Theirs", "相手の値"}, .rows = "M4",
	 .help = {"What the other one wrote.", "相手が書いた値。"}}},
};
/* clang-format on */

const struct field *field_member(const struct field *records, struct slice member)
{
	for (size_t i = 0; i < sizeof members / sizeof *members; i++)
		if (strcmp(members[i].of, records->key) == 0 && slice_is(member, members[i].field.key))
			return &members[i].field;
	return NULL;
}
