# Lists the messages of C sources: each _("…") and N_("…"), adjacent literals
# joined, as `path:line<TAB>text` with the text as it stands between the quotes.
# With -v format=pot, a message template.  Run with LC_ALL=C.

function finish_file(    rest, before, line) {
	rest = source
	line = 1
	while (match(rest, /(^|[^A-Za-z0-9_])N?_\([ \t\n]*"/)) {
		before = substr(rest, 1, RSTART + RLENGTH - 2)
		line += gsub(/\n/, "\n", before)
		rest = substr(rest, RSTART + RLENGTH - 1)
		found(read_literals(rest), line)
	}
}

# the text of the literals that `text` begins with
function read_literals(text,    out, i, c) {
	out = ""
	while (match(text, /^[ \t\n]*"/)) {
		for (i = RLENGTH + 1; (c = substr(text, i, 1)) != "\""; i++) {
			out = out c
			if (c == "\\")
				out = out substr(text, ++i, 1)
		}
		text = substr(text, i + 1)
	}
	return out
}

function found(text, line) {
	if (format != "pot") {
		printf "%s:%d\t%s\n", path, line, text
	} else if (!(text in seen)) {
		seen[text] = 1
		printf "\n#: %s:%d\nmsgid \"%s\"\nmsgstr \"\"\n", path, line, text
	}
}

BEGIN {
	if (format == "pot")
		print "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\""
}
FNR == 1 {
	if (path != "")
		finish_file()
	path = FILENAME
	source = ""
}
{ source = source $0 "\n" }
END { if (path != "") finish_file() }
