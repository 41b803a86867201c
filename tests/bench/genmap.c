/* Prints a map of COUNT touchpoints, nine lines each, half of them Japanese,
 * over eight stages and six channels: genmap COUNT
 * or over as many as are asked for, the touchpoints with votes and in paths of
 * twenty, as after a workshop: genmap COUNT STAGES CHANNELS */
#include <stdbool.h>
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

enum { STAGES = 8, CHANNELS = 6, NAMES = 5, OWNERS = 4, RATINGS = 3, PATH = 20, VOTES = 4 };

struct shape {
	long touchpoints, stages, channels;
	bool worked_on; /* has votes and paths */
};

static void print_touchpoint(const struct shape *shape, long i)
{
	const char *name = i % 2 ? japanese[i / 2 % NAMES] : english[i / 2 % NAMES];
	printf("  - id: t%06ld\n", i);
	printf("    name: %s %06ld\n", name, i);
	printf("    stage: s%ld\n", i % shape->stages + 1);
	printf("    channel: c%ld\n", i / shape->stages % shape->channels + 1);
	printf("    owner: %s\n", owners[i / 3 % OWNERS]);
	printf("    rating: %s\n", ratings[i / 5 % RATINGS]);
	printf("    purpose: %s\n", i % 2 ? "早く価値を感じてもらう" : "show the value early");
	printf("    timing: %s\n", i % 2 ? "契約から3日以内" : "within three days of the contract");
	printf("    metric: %s\n", i % 2 ? "開封率、返信率" : "open rate, reply rate");
	if (!shape->worked_on)
		return;
	if (i % PATH && i < shape->touchpoints)
		printf("    next: [t%06ld]\n", i + 1);
	if (i % VOTES)
		printf("    votes: %ld\n", i % VOTES);
}

/* the parts of an axis; names that are used up come again with a number */
static void print_axis(const char *key, char letter, long count, const char *const names[], long named)
{
	printf("%s:\n", key);
	for (long i = 0; i < count; i++) {
		printf("  - {id: %c%ld, name: %s", letter, i + 1, names[i % named]);
		if (i >= named)
			printf(" %ld", i / named + 1);
		puts("}");
	}
}

int main(int argc, char **argv)
{
	bool shaped = argc == 4;
	struct shape shape = {argc > 1 ? strtol(argv[1], NULL, 10) : 0, shaped ? strtol(argv[2], NULL, 10) : STAGES,
	                      shaped ? strtol(argv[3], NULL, 10) : CHANNELS, shaped};
	if ((argc != 2 && !shaped) || shape.touchpoints < 1 || shape.stages < 1 || shape.channels < 1) {
		fputs("usage: genmap COUNT [STAGES CHANNELS]\n", stderr);
		return 2;
	}
	puts("touchgrid: 1\ntitle: 顧客接点の計画 (benchmark)");
	print_axis("stages", 's', shape.stages, stages, STAGES);
	print_axis("channels", 'c', shape.channels, channels, CHANNELS);
	puts("touchpoints:");
	for (long i = 1; i <= shape.touchpoints; i++)
		print_touchpoint(&shape, i);
	return 0;
}
