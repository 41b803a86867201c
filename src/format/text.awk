# Turns a text file into a C string of the name given: -v name=html_css.
BEGIN {
	printf "extern const char %s[];\nconst char %s[] =\n", name, name
}
{
	gsub(/\\/, "&&")
	gsub(/"/, "\\\"")
	printf "\t\"%s\\n\"\n", $0
}
END {
	print "\t;"
}
