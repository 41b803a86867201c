/* The lessons of the tutor and the map that they are about. */
#include "base/hash.h"
#include "base/slice.h"
#include "ui/tutor.h"

/* ---- what lessons look at ---- */

/* what the touchpoints say of a field, all of them together */
static uint64_t all_say(const struct ui *ui, const char *field)
{
	uint64_t sum = 0;
	struct sequence_walk walk = journey_walk(ui->journey, KIND_TOUCHPOINT);
	for (struct item *item; (item = journey_walk_on(&walk));)
		sum = sum * 31 + hash_of(item_text(item, field));
	return sum;
}

static uint64_t touchpoints(const struct ui *ui)
{
	return journey_count(ui->journey, KIND_TOUCHPOINT);
}

static uint64_t places(const struct ui *ui)
{
	return all_say(ui, "stage") ^ all_say(ui, "channel");
}

static uint64_t owners(const struct ui *ui)
{
	return all_say(ui, "owner");
}

static uint64_t ratings(const struct ui *ui)
{
	return all_say(ui, "rating");
}

static uint64_t steps(const struct ui *ui)
{
	return document_step_done(ui->document);
}

static uint64_t density(const struct ui *ui)
{
	return ui->density;
}

static uint64_t looks(const struct ui *ui)
{
	return ui->looks;
}

/* ---- what was done ---- */

static bool is_at_the_trial(const struct ui *ui, const struct tutor *t)
{
	(void)t;
	return ui_current(ui) && slice_is(item_text(ui_current(ui), "id"), "trial");
}

static bool is_elsewhere(const struct ui *ui, const struct tutor *t)
{
	return !is_at_the_trial(ui, t);
}

static bool has_more_touchpoints(const struct ui *ui, const struct tutor *t)
{
	return touchpoints(ui) > t->measure;
}

static bool went_back(const struct ui *ui, const struct tutor *t)
{
	return steps(ui) < t->most;
}

static bool is_as_far_as_ever(const struct ui *ui, const struct tutor *t)
{
	return steps(ui) >= t->most;
}

static bool carries(const struct ui *ui, const struct tutor *t)
{
	(void)t;
	return ui->carrying;
}

static bool has_carried(const struct ui *ui, const struct tutor *t)
{
	return !ui->carrying && places(ui) != t->measure;
}

static bool owners_changed(const struct ui *ui, const struct tutor *t)
{
	return owners(ui) != t->measure;
}

static bool ratings_changed(const struct ui *ui, const struct tutor *t)
{
	return ratings(ui) != t->measure;
}

static bool marked_two(const struct ui *ui, const struct tutor *t)
{
	(void)t;
	return ui->marked >= 2;
}

static bool went_on(const struct ui *ui, const struct tutor *t)
{
	return steps(ui) > t->measure;
}

static bool density_changed(const struct ui *ui, const struct tutor *t)
{
	return density(ui) != t->measure;
}

static bool searched(const struct ui *ui, const struct tutor *t)
{
	return ui->search && looks(ui) != t->measure;
}

static bool lists_findings(const struct ui *ui, const struct tutor *t)
{
	(void)t;
	return ui->audit;
}

static bool mended(const struct ui *ui, const struct tutor *t)
{
	return !ui->audit && went_on(ui, t);
}

static bool shows_help(const struct ui *ui, const struct tutor *t)
{
	(void)t;
	return ui->help;
}

static bool closed_help(const struct ui *ui, const struct tutor *t)
{
	(void)t;
	return !ui->help;
}

static bool is_modified(const struct ui *ui, const struct tutor *t)
{
	(void)t;
	return document_modified(ui->document);
}

static bool is_saved(const struct ui *ui, const struct tutor *t)
{
	(void)t;
	return !document_modified(ui->document);
}

/* clang-format off */
const struct lesson lesson_table[] = {
	{{"Moving", "移動する"},
	 {"The columns are stages of a customer's journey, the rows are channels, and in the cells stand touchpoints. "
	  "Go to “Trial lesson” with {stage-next} and {touchpoint-next}, or click on it.",
	  "列はお客様がたどるステージ、行はチャネル、マスの中がタッチポイントです。{stage-next} と {touchpoint-next} で「体験レッスン」へ"
	  "移動してください。クリックでも選べます。"},
	 {"There you are.", "到着です。"},
	 NULL, is_elsewhere, is_at_the_trial},
	{{"Adding", "追加する"},
	 {"A dot is an empty cell: a gap. Go to one and press {touchpoint-add}, type what the customer meets there, and "
	  "press Enter. You could type the next one at once; Esc ends.",
	  "点のマスは空き(ギャップ)です。そこへ移動して {touchpoint-add} を押し、お客様との接点を入力してEnterを押します。"
	  "続けて次も入力できます。Escで終わります。"},
	 {"Well done: the counts and totals follow at once.", "できました。件数と合計もすぐに変わります。"},
	 touchpoints, NULL, has_more_touchpoints},
	{{"Undoing", "元に戻す"},
	 {"Nothing is ever lost. {undo} undoes the last step, as often as you like, and {redo} does it again. Try both.",
	  "操作が失われることはありません。{undo} で元に戻し、{redo} でやり直せます。何度でも戻せます。両方試してください。"},
	 {"Good: you can try anything without fear.", "これで何でも安心して試せます。"},
	 NULL, went_back, is_as_far_as_ever},
	{{"Carrying", "運ぶ"},
	 {"Choose a touchpoint and grab it with {touchpoint-grab}. The arrows carry it to another cell, Enter drops it "
	  "there. With the mouse: drag it.",
	  "タッチポイントを選び、{touchpoint-grab} でつかみます。矢印で別のマスへ運び、Enterで置きます。マウスならドラッグします。"},
	 {"Neatly dropped.", "うまく置けました。"},
	 places, carries, has_carried},
	{{"Who answers for it", "担当者を決める"},
	 {"What nobody owns is neglected. Press {touchpoint-owner} on a touchpoint and choose who owns it.",
	  "担当者のいない接点は放置されがちです。タッチポイントの上で {touchpoint-owner} を押し、担当者を選んでください。"},
	 {"Good, somebody answers for it now.", "担当者が決まりました。"},
	 owners, NULL, owners_changed},
	{{"How well it works", "評価する"},
	 {"How well does it work today? Press {touchpoint-rating} and choose: it works, it does not, it irritates.",
	  "いまうまく機能していますか。{touchpoint-rating} を押して評価を選んでください。"},
	 {"Honestly said.", "率直な評価です。"},
	 ratings, NULL, ratings_changed},
	{{"Several at once", "まとめて変える"},
	 {"Mark two touchpoints or more with {touchpoint-mark}. What follows then acts on all that are marked: press "
	  "{touchpoint-owner} or {touchpoint-rating}.",
	  "{touchpoint-mark} で2つ以上のタッチポイントに印を付けます。続く操作は印のあるものすべてに効きます。"
	  "{touchpoint-owner} か {touchpoint-rating} を押してください。"},
	 {"Several in one step, and one {undo} would undo it.", "一度に変えられました。元に戻すのも1回です。"},
	 steps, marked_two, went_on},
	{{"Looking from near and far", "見え方を変える"},
	 {"{density} shows more or less of each cell: titles, owners and ratings, only counts, or large type for a "
	  "projector. Press it once or more.",
	  "{density} でマスの詳しさが変わります。名前、担当者と評価、件数だけ、投影用の大きな文字。何度か押してください。"},
	 {"That is how to see the whole.", "全体を見渡せるようになりました。"},
	 density, NULL, density_changed},
	{{"Searching", "検索する"},
	 {"{search} searches in everything that touchpoints say, as you type: look for “mail” and press Enter. "
	  "{search-next} goes to the next one found, {leave} takes the search off.",
	  "{search} で全項目を入力しながら検索できます。「メール」と入力してEnterを押してください。{search-next} で次へ、"
	  "{leave} で検索を解除します。"},
	 {"Found.", "見つかりました。"},
	 looks, NULL, searched},
	{{"Findings", "指摘を直す"},
	 {"{audit} lists what is wrong with the map or worth a look. Choose one with the arrows and mend it with Enter; "
	  "then close the list with Esc.",
	  "{audit} でマップの問題点や見直す点を一覧します。矢印で選び、Enterで直してください。終わったらEscで一覧を閉じます。"},
	 {"One thing less to worry about.", "気がかりが一つ減りました。"},
	 steps, lists_findings, mended},
	{{"Help", "ヘルプ"},
	 {"You need not remember any of this. {help} shows the keys wherever you are, and {palette} finds any command by "
	  "typing what it does. Open the help, and close it with Esc.",
	  "すべてを覚える必要はありません。{help} でその場のキーを、{palette} で全コマンドを探せます。"
	  "ヘルプを開き、Escで閉じてください。"},
	 {"Help is always one key away.", "ヘルプはいつでもキー1つです。"},
	 NULL, shows_help, closed_help},
	{{"Saving", "保存する"},
	 {"The status line below says what is not saved; if that is nothing, add something. {save} writes the map to its "
	  "file, a text that you can read, and changes only the lines that you changed.",
	  "下のステータス行に未保存の操作が出ています(なければ何か追加してください)。{save} でマップのファイルに保存します。読める形のテキストで、"
	  "変えた行だけが変わります。"},
	 {"Saved.", "保存しました。"},
	 NULL, is_modified, is_saved},
};
const size_t lesson_count = sizeof lesson_table / sizeof *lesson_table;

const struct label lesson_end = {
	"That was all you need for a workshop. Play on, or leave with {tutor-leave} and begin a map of your own: "
	"`touchgrid` without a file offers templates.",
	"ワークショップに必要な操作はこれで全部です。このまま試すか、{tutor-leave} で終えて自分のマップを始めましょう。"
	"ファイルを指定せずに `touchgrid` を起動するとテンプレートを選べます。"};

static const struct label map = {
	"touchgrid: 1\n"
	"title: A climbing gym (the tutor's map)\n"
	"goal: More guests come back\n"
	"owners:\n"
	"  - {id: staff, name: Staff}\n"
	"  - {id: marketing, name: Marketing}\n"
	"stages:\n"
	"  - {id: discover, name: Discover}\n"
	"  - {id: try, name: Try}\n"
	"  - {id: start, name: Start}\n"
	"  - {id: stay, name: Stay}\n"
	"channels:\n"
	"  - {id: web, name: Web}\n"
	"  - {id: email, name: Email}\n"
	"  - {id: visit, name: In person}\n"
	"touchpoints:\n"
	"  - {id: ad, name: Ad on social media, stage: discover, channel: web, owner: marketing}\n"
	"  - {id: booking, name: Booking confirmation, stage: try, channel: email, owner: marketing}\n"
	"  - {id: trial, name: Trial lesson, stage: try, channel: visit, owner: staff}\n"
	"  - {id: welcome, name: Welcome mail, stage: start, channel: email}\n"
	"  - {id: tour, name: Tour of the gym, stage: start, channel: visit}\n"
	"  - {id: newsletter, name: Mail of the month, stage: stay, channel: email}\n",
	"touchgrid: 1\n"
	"title: ボルダリングジム(練習用マップ)\n"
	"goal: また来てくれるお客様を増やす\n"
	"owners:\n"
	"  - {id: staff, name: 店舗スタッフ}\n"
	"  - {id: marketing, name: マーケティング}\n"
	"stages:\n"
	"  - {id: discover, name: 知る}\n"
	"  - {id: try, name: 試す}\n"
	"  - {id: start, name: 始める}\n"
	"  - {id: stay, name: 続ける}\n"
	"channels:\n"
	"  - {id: web, name: ウェブ}\n"
	"  - {id: email, name: メール}\n"
	"  - {id: visit, name: 店頭}\n"
	"touchpoints:\n"
	"  - {id: ad, name: SNS広告, stage: discover, channel: web, owner: marketing}\n"
	"  - {id: booking, name: 予約確認メール, stage: try, channel: email, owner: marketing}\n"
	"  - {id: trial, name: 体験レッスン, stage: try, channel: visit, owner: staff}\n"
	"  - {id: welcome, name: ウェルカムメール, stage: start, channel: email}\n"
	"  - {id: tour, name: 施設案内, stage: start, channel: visit}\n"
	"  - {id: newsletter, name: 月刊メール, stage: stay, channel: email}\n"};
/* clang-format on */

const char *lesson_map(enum language language)
{
	return language == LANGUAGE_JAPANESE ? map.ja : map.en;
}
