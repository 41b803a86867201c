# Turns the samples of bench.sh into tables.  A sample is
#   TOUCHPOINTS PROGRAM METRIC VALUE [BYTES CPU]
# with times in microseconds; those of the program `floor` in milliseconds.

{
	add($1 SUBSEP $2 SUBSEP $3, $4)
	if (NF > 4) {
		add($1 SUBSEP $2 SUBSEP $3 " bytes", $5)
		add($1 SUBSEP $2 SUBSEP $3 " cpu", $6)
	}
}

function add(key, value) {
	sample[key, ++count[key]] = value
}

# the share of the samples below the value: 0.5 is the median; -1 without any
function quantile(size, program, metric, share,    key, n, i, j, value, sorted) {
	key = size SUBSEP program SUBSEP metric
	n = count[key]
	if (!n)
		return -1
	for (i = 1; i <= n; i++) {
		value = sample[key, i]
		for (j = i - 1; j > 0 && sorted[j] > value; j--)
			sorted[j + 1] = sorted[j]
		sorted[j + 1] = value
	}
	i = int(share * (n - 1)) + 1
	return share == 0.5 && n % 2 == 0 ? (sorted[i] + sorted[i + 1]) / 2 : sorted[i]
}

function median(size, program, metric) {
	return quantile(size, program, metric, 0.5)
}

function ratio(value, base) {
	return value < 0 || base <= 0 ? "–" : figure(value / base)
}

function figure(value) {
	return value < 0 ? "–" : sprintf(value < 9.995 ? "%.2f" : value < 99.95 ? "%.1f" : "%.0f", value)
}

function heading(title, first, last,    i, line, rule) {
	line = "| " first " |"
	rule = "|---|"
	for (i = 1; i <= columns; i++) {
		line = line " " size_of[i] " |"
		rule = rule "--:|"
	}
	if (last != "") {
		line = line " " last " |"
		rule = rule "---|"
	}
	printf "\n%s\n\n%s\n%s\n", title, line, rule
}

function label(program) {
	return program == "grid" ? "bare ncurses grid" : \
		program == "read" ? "… and reads the file" : \
		program == "libyaml" ? "… and libyaml over it" : program
}

# one row a program: the median over `scale`, and its ratio to the bare grid
function table(title, metric, scale, wanted,    p, i, line, value, any) {
	heading(title, "program")
	for (p = 1; p <= rows; p++) {
		if (wanted != "" && !index(wanted, program_of[p]))
			continue
		line = "| " label(program_of[p]) " |"
		any = 0
		for (i = 1; i <= columns; i++) {
			value = median(size_of[i], program_of[p], metric)
			any = any || value >= 0
			line = line " " (value < 0 ? "–" : figure(value / scale)) \
				(metric in on_grid ? " (" ratio(value, median(size_of[i], "grid", metric)) ")" : "") " |"
		}
		if (any)
			print line
	}
}

function floor_row(name, metric,    i, line) {
	line = "| " name " |"
	for (i = 1; i <= columns; i++)
		line = line " " figure(median(size_of[i], "floor", metric)) " |"
	print line
}

function percentile_row(name, program,    i, line) {
	line = "| " name " |"
	for (i = 1; i <= columns; i++)
		line = line " " figure(quantile(size_of[i], program, "move", 0.95)) " |"
	print line
}

# touchgrid against a goal, for each size
function goal(name, metric, base, aim,    i, line) {
	line = "| " name " |"
	for (i = 1; i <= columns; i++)
		line = line " " ratio(median(size_of[i], "touchgrid", metric), median(size_of[i], base, metric)) " |"
	print line " " aim " |"
}

# what the largest map costs over the smallest
function growth(metric,    small, large) {
	small = size_of[1]
	large = size_of[columns]
	printf "| %s |", metric
	for (i = 1; i <= rows; i++)
		printf " %s |", ratio(median(large, program_of[i], metric), median(small, program_of[i], metric))
	print ""
}

END {
	columns = split(sizes, size_of, " ")
	rows = split(programs, program_of, " ")
	on_grid["first"] = on_grid["move"] = on_grid["move bytes"] = on_grid["move cpu"] = on_grid["burst"] = 1

	table("### Start to the last byte of the first screen, ms (over the bare grid)", "first", 1000)
	table("### A key that moves, µs to the last byte (over the bare grid)", "move", 1)
	for (p = 1; p <= rows; p++)
		if (median(size_of[1], program_of[p], "move") >= 0)
			percentile_row(label(program_of[p]) ", 95 of 100", program_of[p])
	table("### Bytes a move (over the bare grid)", "move bytes", 1)
	table("### Processor time a move, µs (over the bare grid)", "move cpu", 1)
	table("### 100 arrows at once, ms (over the bare grid)", "burst", 1000)
	table("### Enter after a new touchpoint's name, µs (vim: deletes a line)", "add", 1, "touchgrid vim")
	table("### Undo of it, µs", "undo", 1, "touchgrid vim")
	table("### Search for the last touchpoint, ms", "search", 1000, "touchgrid vim")
	floor_row("finding all line ends", "lines")
	table("### Save, ms", "save", 1000, "touchgrid vim")
	floor_row("write, fsync, rename", "save")
	heading("### libyaml alone, ms", "")
	floor_row("all events of the file", "events")
	table("### Peak memory, MB", "memory", 1024)
	heading("### Peak memory over the size of the file (aim for the largest: 3)", "program")
	for (p = 1; p <= rows; p++) {
		line = "| " label(program_of[p]) " |"
		for (i = 1; i <= columns; i++)
			line = line " " ratio(median(size_of[i], program_of[p], "memory") * 1024, median(size_of[i], "file", "bytes")) " |"
		print line
	}

	printf "\n### %s touchpoints over %s (aim for move, add, undo: 1.2)\n\n| |", size_of[columns], size_of[1]
	for (p = 1; p <= rows; p++)
		printf " %s |", label(program_of[p])
	printf "\n|---|"
	for (p = 1; p <= rows; p++)
		printf "--:|"
	print ""
	growth("first")
	growth("move")
	growth("burst")
	growth("add")
	growth("undo")
	growth("search")
	growth("save")

	heading("### touchgrid in short: its figures over what is named", "", "the aim")
	goal("first screen, bare grid", "first", "grid", "at 100: 1.5")
	goal("first screen, … and libyaml", "first", "libyaml", "from 1,000 on: 1.3")
	goal("move, bare grid", "move", "grid", "1.25")
	goal("bytes a move, bare grid", "move bytes", "grid", "1")
	goal("100 arrows, bare grid", "burst", "grid", "0.3")
}
