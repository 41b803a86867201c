# Reads `path:line:#include …` lines and prints each that breaks the law:
# which folder of src/ and include/ may include which, and who alone may
# include a library's header.  Prints `edge FROM TO` for the folders and for
# the headers too, so that circles can be looked for.

BEGIN {
	may["base"] = " base "
	may["yaml"] = " base yaml "
	may["journey"] = " base yaml journey "
	may["format"] = " base yaml journey format "
	may["document"] = " base yaml journey document "
	may["screen"] = " base screen "
	may["ui"] = " base journey document screen ui "
	may["config"] = " base yaml screen ui config "
	may["view"] = " base yaml journey document screen ui view "
	may["term"] = " base screen term "
	may["cli"] = " base yaml journey format document screen ui view config cli "
	may["main.c"] = " base yaml journey format document screen ui view term config cli "
}

function breach(sentence) {
	printf "%s: %s\n", place, sentence
}

{
	split($0, part, ":")
	path = part[1]
	place = path ":" part[2]
	text = $0
	sub(/^[^#]*#[ \t]*include[ \t]*/, "", text)
	split(path, folder, "/")
	from = folder[2]
	if (!(from in may)) {
		breach("the folder " from " is not in the law")
		next
	}
}

text ~ /^</ {
	name = substr(text, 2, index(text, ">") - 2)
	if (name ~ /^(ncursesw?\/)?(curses|ncurses|term|panel|form|menu)\.h$/ && from != "term")
		breach("only src/term/ may include <" name ">")
	if (name == "yaml.h" && from != "yaml")
		breach("only src/yaml/ may include <yaml.h>")
	if (name == "utf8proc.h" && path != "src/base/unicode.c")
		breach("only src/base/unicode.c may include <utf8proc.h>")
	if (name == "jansson.h" && from != "format")
		breach("only src/format/ may include <jansson.h>")
	next
}

{
	name = substr(text, 2)
	sub(/".*/, "", name)
	if (name ~ /\.\./) {
		breach("name a header from the root of include/: \"" name "\"")
		next
	}
	if (name !~ /\//) # a private header beside the file
		next
	to = name
	sub(/\/.*/, "", to)
	if (!index(may[from], " " to " "))
		breach(from " may not include " to ": \"" name "\"")
	if (from != to)
		print "edge " from " " to
	if (path ~ /\.h$/)
		print "edge " path " include/" name
}
