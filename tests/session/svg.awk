# Makes one animated SVG of an asciicast as tests/session/cast.awk writes it: the
# screen, and above it the caption (a marker) and the key that was pressed (input).
#
# Lines of the screen are drawn once each and shown where and while they stand;
# what comes and goes together is one group with one animation.  Wide characters
# keep to their cells in any font, since each run of text is given its length;
# lines and blocks are drawn as shapes.  Who wants no motion sees the last screen.

function ord(s) {
	return code[s]
}

# The character at byte i of s: sets character, bytes, point and columns.
function decode(s, i,    c, k) {
	c = ord(substr(s, i, 1))
	bytes = c < 128 ? 1 : c < 224 ? 2 : c < 240 ? 3 : 4
	point = bytes == 1 ? c : c % (bytes == 2 ? 32 : bytes == 3 ? 16 : 8)
	for (k = 1; k < bytes; k++)
		point = point * 64 + ord(substr(s, i + k, 1)) % 64
	character = substr(s, i, bytes)
	columns = (point >= 4352 && point <= 4447) || (point >= 11904 && point <= 42191 && point != 12351) ||
		(point >= 44032 && point <= 55203) || (point >= 63744 && point <= 64255) || (point >= 65072 && point <= 65135) ||
		(point >= 65280 && point <= 65376) || (point >= 65504 && point <= 65510) || point >= 127744 ? 2 : 1
}

function hex(n) {
	return sprintf("%02x", n)
}

function colour(n,    level) {
	if (n < 16)
		return basic[n]
	if (n >= 232)
		return "#" hex(8 + 10 * (n - 232)) hex(8 + 10 * (n - 232)) hex(8 + 10 * (n - 232))
	n -= 16
	return "#" hex(level_of(int(n / 36))) hex(level_of(int(n / 6) % 6)) hex(level_of(n % 6))
}

function level_of(n) {
	return n ? 55 + 40 * n : 0
}

function reset_looks() {
	bold = underline = reverse = faint = 0
	fore = INK
	back = GROUND
}

function set_looks(list,    n, p, i) {
	n = split(list, p, ";")
	if (!n)
		reset_looks()
	for (i = 1; i <= n; i++) {
		if (p[i] + 0 == 0) reset_looks()
		else if (p[i] == 1) bold = 1
		else if (p[i] == 2) faint = 1
		else if (p[i] == 4) underline = 1
		else if (p[i] == 7) reverse = 1
		else if (p[i] == 38) { fore = colour(p[i + 2]); i += 2 }
		else if (p[i] == 48) { back = colour(p[i + 2]); i += 2 }
		else if (p[i] == 39) fore = INK
		else if (p[i] == 49) back = GROUND
		else if (p[i] >= 30 && p[i] <= 37) fore = colour(p[i] - 30)
		else if (p[i] >= 40 && p[i] <= 47) back = colour(p[i] - 40)
		else if (p[i] >= 90 && p[i] <= 97) fore = colour(p[i] - 82)
		else if (p[i] >= 100 && p[i] <= 107) back = colour(p[i] - 92)
	}
}

function escape(s) {
	gsub(/&/, "\\&amp;", s)
	gsub(/</, "\\&lt;", s)
	gsub(/>/, "\\&gt;", s)
	return s
}

# the name of the class for these properties
function class(properties) {
	if (!(properties in classes)) {
		classes[properties] = "c" class_count++
		style = style "." classes[properties] "{" properties "}"
	}
	return classes[properties]
}

function px(n) {
	n = sprintf("%.1f", n)
	sub(/\.0$/, "", n)
	return n
}

function text_at(x, y, length_, looks, s) {
	return "<text" (looks == "fill:" INK ? "" : " class=\"" class(looks) "\"") " x=\"" px(x) "\" y=\"" y "\" textLength=\"" px(length_) "\">" escape(s) "</text>"
}

function end_run(    s) {
	s = run
	sub(/ +$/, "", s)
	run_columns -= length(run) - length(s)
	if (s != "")
		letters = letters text_at(run_at * CELL, BASE, run_columns * CELL, run_looks, s)
	run = ""
}

function end_ground(upto) {
	if (ground != GROUND)
		grounds = grounds "<rect class=\"" class("fill:" ground) "\" x=\"" px(ground_at * CELL) "\" width=\"" px((upto - ground_at) * CELL) "\" height=\"" LINE "\"/>"
	ground = GROUND
	ground_at = upto
}

# Draws a line or a block in its cell; false: it is a letter.
function shape(at, ink,    x, arms, m, d) {
	if (!(point in ARMS) && point != 9608 && point != 9604 && point != 9600)
		return 0
	x = at * CELL
	m = LINE / 2
	if (point == 9608) d = "M" px(x) " 0h" CELL "v" LINE "h-" CELL "z"
	else if (point == 9604) d = "M" px(x) " " m "h" CELL "v" m "h-" CELL "z"
	else if (point == 9600) d = "M" px(x) " 0h" CELL "v" m "h-" CELL "z"
	if (d != "") {
		blocks = blocks "<path class=\"" class("fill:" ink) "\" d=\"" d "\"/>"
		return 1
	}
	arms = ARMS[point]
	if (arms ~ /l/ && arms ~ /r/) { # on from the one before
		if (across_to[ink] == at && across[ink] != "") across_to[ink] = at + 1
		else { end_across(ink); across[ink] = at ""; across_to[ink] = at + 1 }
	} else if (arms ~ /l/) d = d "M" px(x) " " m "h" px(CELL / 2)
	else if (arms ~ /r/) d = d "M" px(x + CELL / 2) " " m "h" px(CELL / 2)
	if (arms ~ /u/ && arms ~ /d/) d = d "M" px(x + CELL / 2) " 0v" LINE
	else if (arms ~ /u/) d = d "M" px(x + CELL / 2) " 0v" m
	else if (arms ~ /d/) d = d "M" px(x + CELL / 2) " " m "v" m
	lines[ink] = lines[ink] d
	return 1
}

function end_across(ink) {
	if (across[ink] != "")
		lines[ink] = lines[ink] "M" px(across[ink] * CELL) " " LINE / 2 "h" px((across_to[ink] - across[ink]) * CELL)
	across[ink] = ""
}

# the drawing of a line of the screen
function drawing(s,    i, at, ink, paper, looks, wide, k) {
	reset_looks()
	letters = grounds = blocks = run = ""
	split("", lines)
	split("", across)
	split("", across_to)
	ground = GROUND
	ground_at = 0
	at = 0
	for (i = 1; i <= length(s);) {
		if (substr(s, i, 2) == "\033[") {
			match(substr(s, i), /^\033\[[0-9;]*[A-Za-z]/)
			if (substr(s, i + RLENGTH - 1, 1) == "m")
				set_looks(substr(s, i + 2, RLENGTH - 3))
			i += RLENGTH
			continue
		}
		decode(s, i)
		i += bytes
		ink = reverse ? back : fore
		paper = reverse ? fore : back
		if (paper != ground) {
			end_ground(at)
			ground = paper
		}
		looks = "fill:" ink (columns == 2 ? WIDE : "") (bold ? ";font-weight:bold" : "") (faint ? ";opacity:.6" : "") (underline ? ";text-decoration:underline" : "")
		wide = columns == 2
		if (shape(at, ink))
			end_run()
		else if (character == " " && (run == "" || run ~ / $/))
			end_run()
		else {
			if (run != "" && (looks != run_looks || wide != run_wide))
				end_run()
			if (run == "") {
				run_at = at
				run_looks = looks
				run_wide = wide
				run_columns = 0
			}
			run = run character
			run_columns += columns
		}
		at += columns
	}
	end_run()
	end_ground(at)
	for (k in across)
		end_across(k)
	for (k in lines)
		if (lines[k] != "")
			blocks = blocks "<path class=\"" class("fill:none;stroke:" k) "\" d=\"" lines[k] "\"/>"
	return grounds blocks letters
}

# ---- what stands where, and from when to when ----

# notes that a drawing, at a place, was seen from the time given until now
function seen(id, x, y, from,    k) {
	if (id == "" || from == now)
		return
	k = from " " now
	if (!(k in groups)) {
		order[++group_count] = k
		starts[group_count] = from
		ends[group_count] = now
	}
	groups[k] = groups[k] "<use href=\"#" id "\"" (x ? " x=\"" px(x) "\"" : "") " y=\"" y "\"/>"
}

function define(drawn) {
	if (drawn == "")
		return ""
	if (!(drawn in defined)) {
		defined[drawn] = "d" define_count++
		definitions = definitions "<g id=\"" defined[drawn] "\">" drawn "</g>\n"
	}
	return defined[drawn]
}

# puts a drawing into one of the places: a row, the cursor, the caption, the key
function put(place, id, x, y) {
	if (id == stands[place] && x == stands_x[place] && y == stands_y[place])
		return
	take(place)
	stands[place] = id
	stands_x[place] = x
	stands_y[place] = y
	since[place] = now
}

function take(place) {
	if (place in stands)
		seen(stands[place], stands_x[place], stands_y[place], since[place])
	delete stands[place]
}

function decode_json(s,    q) {
	gsub(/\\u001b/, "\033", s)
	gsub(/\\"/, "\"", s)
	gsub(/\\\\/, "\\", s)
	return s
}

function show(s,    n, parts, i, row, place) {
	# lines begin with their place on the screen
	n = split(s, parts, /\033\[[0-9]+;1H\033\[0m\033\[K/)
	for (i = 2; i <= n; i++) {
		match(s, /\033\[[0-9]+;1H\033\[0m\033\[K/)
		row = substr(s, RSTART + 2) + 0
		s = substr(s, RSTART + RLENGTH)
		sub(/\033\[0m(\033\[[0-9]+;[0-9]+H\033\[\?25h|\033\[\?25l)$/, "", parts[i])
		put("row" row, define(drawing(parts[i])), 0, (row - 1) * LINE)
	}
	if (match(s, /\033\[[0-9]+;[0-9]+H\033\[\?25h$/)) {
		split(substr(s, RSTART + 2), place, /[;H]/)
		put("cursor", define("<rect fill=\"" INK "\" width=\"2\" height=\"" LINE "\"/>"), (place[2] - 1) * CELL, (place[1] - 1) * LINE)
	} else
		put("cursor", "", 0, 0)
}

function caption(s) {
	return "<text class=\"" class("fill:" INK) "\" y=\"-14\">" escape(s) "</text>"
}

function keycap(name,    shown, w) {
	shown = name in NAMES ? NAMES[name] : name == " " ? "Space" : name
	decode(shown, 1)
	w = (length(shown) - bytes + 1) * CELL + 16
	return "<rect class=\"" class("fill:#444;stroke:#888") "\" x=\"" px(-w) "\" y=\"-31\" width=\"" px(w) "\" height=\"24\" rx=\"5\"/><text class=\"" class("fill:#fff;font-weight:bold") "\" x=\"" px(8 - w) "\" y=\"-14\">" escape(shown) "</text>"
}

BEGIN {
	CELL = 8.4
	LINE = 18
	BASE = 13.5
	HEAD = 40
	EDGE = 10
	GROUND = "#1c1c1c"
	INK = "#d0d0d0"
	WIDE = ";font-size:16px" # two cells, nearly
	for (i = 1; i < 256; i++)
		code[sprintf("%c", i)] = i
	split("#cd3131 #0dbc79 #e5e510 #5f87ff #bc3fbc #11a8cd #e5e5e5 #666666 #f14c4c #23d18b #f5f543 #87afff #d670d6 #29b8db #ffffff", basic, " ")
	basic[0] = "#000000"
	split("9472 lr 9474 ud 9475 ud 9484 rd 9488 ld 9492 ur 9496 ul 9500 udr 9508 udl 9516 lrd 9524 lru 9532 lrud", table, " ")
	for (i = 1; i in table; i += 2)
		ARMS[table[i]] = table[i + 1]
	split("Left ← Right → Up ↑ Down ↓ Escape Esc C-r Ctrl-R", table, " ")
	for (i = 1; i in table; i += 2)
		NAMES[table[i]] = table[i + 1]
}
NR == 1 {
	match($0, /"width": [0-9]+/)
	width = substr($0, RSTART + 9, RLENGTH - 9) * CELL
	match($0, /"height": [0-9]+/)
	height = substr($0, RSTART + 10, RLENGTH - 10) * LINE
	next
}
{
	now = substr($0, 2) + 0
	kind = substr($0, index($0, "\"") + 1, 1)
	text = decode_json(substr($0, index($0, "\"") + 6))
	text = substr(text, 1, length(text) - 2)
	if (kind == "o") show(text)
	else if (kind == "m" && text != "") put("caption", define(caption(text)), 0, 0)
	else if (kind == "i") put("key", define(keycap(text)), width, 0)
}
END {
	total = now
	for (place in stands)
		last[++last_count] = place
	for (i = 1; i <= last_count; i++)
		take(last[i])
	for (i = 1; i <= group_count; i++) {
		from = starts[i] * 100 / total
		upto = ends[i] * 100 / total
		frames = frames "@keyframes k" i "{" (from ? "0%{visibility:hidden}" : "") sprintf("%.3f%%{visibility:visible}", from) \
			(upto < 100 ? sprintf("%.3f%%{visibility:hidden}", upto) : "100%{visibility:visible}") "}\n"
		motion = motion "#g" i "{animation-name:k" i "}"
		body = body "<g id=\"g" i "\"" (upto < 100 ? "" : " class=\"last\"") ">" groups[order[i]] "</g>\n"
	}
	printf "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"%s %s %s %s\" width=\"%s\" height=\"%s\">\n", -EDGE, -HEAD, \
		px(width + 2 * EDGE), height + HEAD + EDGE, px(width + 2 * EDGE), height + HEAD + EDGE
	printf "<style>text{font:14px ui-monospace,'DejaVu Sans Mono',Menlo,Consolas,'Noto Sans Mono CJK JP','Hiragino Sans','Yu Gothic',monospace;fill:%s;white-space:pre}\n%s\n", INK, style
	printf ".all>g{visibility:hidden}.all>.last{visibility:visible}\n@media (prefers-reduced-motion:no-preference){.all>g{animation:%.2fs step-end infinite}\n%s\n%s}</style>\n", total, motion, frames
	printf "<rect x=\"%s\" y=\"%s\" width=\"100%%\" height=\"100%%\" rx=\"8\" fill=\"%s\"/>\n", -EDGE, -HEAD, GROUND
	printf "<defs>\n%s</defs>\n<g class=\"all\">\n%s</g>\n</svg>\n", definitions, body
}
