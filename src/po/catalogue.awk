# Turns a translation file into the C table of base/message.h, sorted bytewise
# by the English text.  Run with LC_ALL=C.  Needs no gettext.
#
# Entries without a translation, fuzzy ones, obsolete ones and the header are
# left out.  The strings of the file are written as they stand: its escapes are
# those of C.

function unescaped(text,    out, i, c) {
	out = ""
	for (i = 1; i <= length(text); i++) {
		c = substr(text, i, 1)
		if (c == "\\") {
			c = substr(text, ++i, 1)
			c = c == "n" ? "\n" : c == "t" ? "\t" : c
		}
		out = out c
	}
	return out
}

function fail(sentence) {
	printf "%s:%d: %s\n", FILENAME, FNR, sentence >"/dev/stderr"
	failed = 1
	exit 1
}

function finish() {
	if (english != "" && japanese != "" && !fuzzy) {
		key = unescaped(english)
		if (key in translation)
			fail("this message is translated twice: " english)
		translation[key] = japanese
		literal[key] = english
		keys[++count] = key
	}
	english = japanese = state = ""
	fuzzy = 0
}

function quoted(line) {
	if (line !~ /^".*"$/)
		fail("a quoted string is expected: " line)
	return substr(line, 2, length(line) - 2)
}

function append(text) {
	if (state == "english")
		english = english text
	else if (state == "japanese")
		japanese = japanese text
	else
		fail("a string without msgid or msgstr")
}

{ sub(/[ \t\r]+$/, "") }
/^$/ || /^#~/ { if (state == "japanese") finish(); next }
/^#/ { if (state == "japanese") finish(); if (/^#,.*fuzzy/) fuzzy = 1; next }
/^msgid / { if (state == "japanese") finish(); state = "english"; append(quoted(substr($0, 7))); next }
/^msgstr / { state = "japanese"; append(quoted(substr($0, 8))); next }
/^"/ { append(quoted($0)); next }
{ fail("this line is not understood: " $0) }

END {
	if (failed)
		exit 1
	finish()
	for (i = 2; i <= count; i++) {
		key = keys[i]
		for (j = i - 1; j > 0 && keys[j] > key; j--)
			keys[j + 1] = keys[j]
		keys[j + 1] = key
	}
	print "/* made from src/po/ja.po */"
	print "#include \"base/message.h\"\n"
	print "extern const struct label message_catalogue[];"
	print "extern const unsigned message_catalogue_count;\n"
	print "const struct label message_catalogue[] = {"
	for (i = 1; i <= count; i++)
		printf "\t{\"%s\", \"%s\"},\n", literal[keys[i]], translation[keys[i]]
	print "\t{0},\n};"
	printf "const unsigned message_catalogue_count = %d;\n", count
}
