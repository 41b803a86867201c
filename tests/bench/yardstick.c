/* A bare ncurses program to measure against: fills the screen with a grid of
 * touchpoints and moves a reversed cell over it.  It knows no map.
 *   yardstick               only the grid
 *   yardstick --read FILE   reads the file and finds its lines first
 *   yardstick --yaml FILE   runs libyaml over the file first
 * Arrows move, q ends. */
#include <curses.h>
#include <locale.h>

#include "file.h"

enum { COLUMNS = 8, ROW_LINES = 6, HEADER = 12 };

struct grid {
	int rows;
	int cell_width;
	int stage, channel; /* the reversed cell */
};

static void draw_cell(const struct grid *grid, int stage, int channel)
{
	static const char *const names[] = {"ウェルカムメール", "Kick-off call", "活用セミナー", "Review",
	                                    "口コミの依頼"};
	int width = grid->cell_width - 1;
	attr_t look = stage == grid->stage && channel == grid->channel ? A_REVERSE : A_NORMAL;
	attrset(look);
	for (int line = 0; line < ROW_LINES; line++) {
		int y = 2 + channel * (ROW_LINES + 1) + line;
		int x = HEADER + stage * grid->cell_width;
		mvhline(y, x, ' ' | look, width);
		if (line < 4)
			mvaddnstr(y, x, names[(stage + channel + line) % 5], width);
		else if (line == 4)
			mvprintw(y, x, "%d", stage * 7 + channel);
	}
	attrset(A_NORMAL);
}

static void draw_all(struct grid *grid)
{
	grid->cell_width = (COLS - HEADER) / COLUMNS;
	grid->rows = (LINES - 3) / (ROW_LINES + 1);
	erase();
	for (int stage = 0; stage < COLUMNS; stage++)
		mvprintw(0, HEADER + stage * grid->cell_width, "ステージ %d", stage + 1);
	for (int channel = 0; channel < grid->rows; channel++) {
		mvhline(1 + channel * (ROW_LINES + 1), 0, ACS_HLINE, COLS);
		mvprintw(2 + channel * (ROW_LINES + 1), 0, "channel %d", channel + 1);
		for (int stage = 0; stage < COLUMNS; stage++)
			draw_cell(grid, stage, channel);
	}
	mvaddstr(LINES - 1, 0, "arrows move  q quit");
	refresh();
}

static void move_to(struct grid *grid, int stage, int channel)
{
	if (stage < 0 || stage >= COLUMNS || channel < 0 || channel >= grid->rows)
		return;
	int old_stage = grid->stage, old_channel = grid->channel;
	grid->stage = stage;
	grid->channel = channel;
	draw_cell(grid, old_stage, old_channel);
	draw_cell(grid, stage, channel);
	refresh();
}

static void load(int argc, char **argv)
{
	size_t size;
	if (argc != 3)
		return;
	const char *bytes = file_read(argv[2], &size);
	size_t found = strcmp(argv[1], "--yaml") == 0 ? file_count_events(bytes, size) : file_count_lines(bytes, size);
	if (!found)
		exit(2);
}

int main(int argc, char **argv)
{
	struct grid grid = {0};
	setlocale(LC_ALL, "");
	load(argc, argv);
	initscr();
	cbreak();
	noecho();
	nonl();
	keypad(stdscr, TRUE);
	curs_set(0);
	draw_all(&grid);
	for (;;) {
		switch (getch()) {
		case KEY_LEFT:
			move_to(&grid, grid.stage - 1, grid.channel);
			break;
		case KEY_RIGHT:
			move_to(&grid, grid.stage + 1, grid.channel);
			break;
		case KEY_UP:
			move_to(&grid, grid.stage, grid.channel - 1);
			break;
		case KEY_DOWN:
			move_to(&grid, grid.stage, grid.channel + 1);
			break;
		case KEY_RESIZE:
			draw_all(&grid);
			break;
		case 'q':
		case ERR:
			endwin();
			return 0;
		}
	}
}
