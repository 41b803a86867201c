/* Prints a map of COUNT touchpoints, nine lines each, half of them Japanese,
 * over eight stages and six channels: genmap COUNT */
#include <stdio.h>
#include <stdlib.h>

static const char *const stages[] = {"認知",      "検討",      "Onboarding", "導入",
                                     "Retention", "Expansion", "更新",       "Advocacy"};
static const char *const channels[] = {"email", "電話", "video", "アプリ内", "web", "イベント"};
static const char *const japanese[] = {"ウェルカムメール", "キックオフコール", "活用セミナーのご案内", "更新前レビュー",
                                       "口コミの依頼"};
static const char *const english[] = {"Welcome mail", "Kick-off call", "Invitation to the webinar",
                                      "Review before renewal", "Ask for a recommendation"};
static const char *const owners[] = {"CSM", "サポート", "Marketing", "営業"};
static const char *const ratings[] = {"works", "not-working", "irritates"};

enum { STAGES = 8, CHANNELS = 6, NAMES = 5, OWNERS = 4, RATINGS = 3 };

static void print_touchpoint(long i)
{
	const char *name = i % 2 ? japanese[i / 2 % NAMES] : english[i / 2 % NAMES];
	printf("  - id: t%06ld\n", i);
	printf("    name: %s %06ld\n", name, i);
	printf("    stage: s%ld\n", i % STAGES + 1);
	printf("    channel: c%ld\n", i / STAGES % CHANNELS + 1);
	printf("    owner: %s\n", owners[i / 3 % OWNERS]);
	printf("    rating: %s\n", ratings[i / 5 % RATINGS]);
	printf("    purpose: %s\n", i % 2 ? "早く価値を感じてもらう" : "show the value early");
	printf("    timing: %s\n", i % 2 ? "契約から3日以内" : "within three days of the contract");
	printf("    metric: %s\n", i % 2 ? "開封率、返信率" : "open rate, reply rate");
}

int main(int argc, char **argv)
{
	long count = argc == 2 ? strtol(argv[1], NULL, 10) : 0;
	if (count < 1) {
		fputs("usage: genmap COUNT\n", stderr);
		return 2;
	}
	puts("touchgrid: 1\ntitle: 顧客接点の計画 (benchmark)\nstages:");
	for (int i = 0; i < STAGES; i++)
		printf("  - {id: s%d, name: %s}\n", i + 1, stages[i]);
	puts("channels:");
	for (int i = 0; i < CHANNELS; i++)
		printf("  - {id: c%d, name: %s}\n", i + 1, channels[i]);
	puts("touchpoints:");
	for (long i = 1; i <= count; i++)
		print_touchpoint(i);
	return 0;
}
