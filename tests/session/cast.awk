# Makes an asciicast (version 2) of what tests/session/record notes: "wait
# SECONDS", "key NAME", "say CAPTION", and "screen SHOWN ROW COLUMN" with the
# cursor's place, followed by the lines of the screen, each behind a "|".  Only
# lines that changed are written again.  Variables: width, height.

function json(s) {
	gsub(/\\/, "\\\\", s)
	gsub(/"/, "\\\"", s)
	gsub(/\033/, "\\u001b", s)
	return s
}

function event(kind, text) {
	printf "[%.3f, \"%s\", \"%s\"]\n", now, kind, json(text)
}

# A line's looks may have begun on a line above it: kept are those since the
# last time all were taken back.
function carry(line,    sgr) {
	while (match(line, /\033\[[0-9;]*m/)) {
		sgr = substr(line, RSTART, RLENGTH)
		line = substr(line, RSTART + RLENGTH)
		looks = sgr ~ /\[(0[;m]|m)/ ? sgr : looks sgr
	}
}

function flush_screen(    r, out) {
	if (!reading)
		return
	for (; row < height; row++)
		new[row] = ""
	for (r = 0; r < height; r++)
		if (new[r] != old[r] || !drawn) {
			out = out "\033[" (r + 1) ";1H\033[0m\033[K" new[r]
			old[r] = new[r]
		}
	drawn = 1
	out = out "\033[0m" (shown ? "\033[" (cursor_row + 1) ";" (cursor_column + 1) "H\033[?25h" : "\033[?25l")
	event("o", out)
	reading = 0
}

BEGIN {
	printf "{\"version\": 2, \"width\": %d, \"height\": %d, \"title\": \"touchgrid\"}\n", width, height
}
/^screen [01] [0-9]+ [0-9]+$/ {
	flush_screen()
	reading = 1
	row = 0
	looks = ""
	shown = $2
	cursor_row = $3
	cursor_column = $4
	next
}
/^(wait|key|say) / {
	flush_screen()
	text = substr($0, index($0, " ") + 1)
	if ($1 == "wait")
		now += text
	else
		event($1 == "key" ? "i" : "m", text)
	next
}
/^[|]/ && row < height {
	line = substr($0, 2)
	new[row++] = looks line
	carry(line)
}
END {
	flush_screen()
	event("m", "")
}
