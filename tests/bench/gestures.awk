# Turns the samples of gestures.sh, TOUCHPOINTS GESTURE MICROSECONDS …, into a
# table of medians.

{
	if (!($2 in known)) {
		known[$2] = 1
		gesture[++gestures] = $2
	}
	sample[$1, $2, ++count[$1, $2]] = $3
}

function median(size, name,    n, i, j, value, sorted) {
	n = count[size, name]
	for (i = 1; i <= n; i++) {
		value = sample[size, name, i]
		for (j = i - 1; j > 0 && sorted[j] > value; j--)
			sorted[j + 1] = sorted[j]
		sorted[j + 1] = value
	}
	return n % 2 ? sorted[(n + 1) / 2] : (sorted[n / 2] + sorted[n / 2 + 1]) / 2
}

function figure(value) {
	return sprintf(value < 9.995 ? "%.2f" : value < 99.95 ? "%.1f" : "%.0f", value)
}

function cell(size, name,    value) {
	if (!count[size, name])
		return "–"
	value = median(size, name)
	return name == "peak" ? figure(value / 1024) " MB" : \
		figure(value / 1000) " (" figure(value / median(size, "move")) ")"
}

END {
	columns = split(shapes, shape, " ")
	line = "| gesture |"
	rule = "|---|"
	for (i = 1; i <= columns; i++) {
		split(shape[i], part, ":")
		size[i] = part[1]
		line = line " " part[1] " in " part[2] " × " part[3] " |"
		rule = rule "--:|"
	}
	printf "\n### Gestures: ms to the last byte (over a plain move of the cursor)\n\n%s\n%s\n", line, rule
	for (g = 1; g <= gestures; g++) {
		name = gesture[g]
		gsub(/_/, " ", name)
		line = "| " name " |"
		for (i = 1; i <= columns; i++)
			line = line " " cell(size[i], gesture[g]) " |"
		print line
	}
}
