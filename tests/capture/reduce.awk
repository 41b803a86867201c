# Prints "name|stage|channel|owner" of each touchpoint of a map whose items are
# written in block style, one field a line.
function flush() {
	if (name != "")
		print name "|" stage "|" channel "|" owner
	name = stage = channel = owner = ""
}
function value(line) {
	sub(/^[^:]*: */, "", line)
	gsub(/[][" ]/, "", line)
	return line
}
/^touchpoints:/ { inside = 1; next }
/^[^ #]/ { inside = 0 }
!inside { next }
/^  - / { flush() }
/^(  - |    )name:/ { name = value($0) }
/^(  - |    )stage:/ { stage = value($0) }
/^(  - |    )channel:/ { channel = value($0) }
/^(  - |    )owner:/ { owner = value($0) }
END { flush() }
