# fish completion for touchgrid.  The program itself says what fits; nothing of the
# line or of a map is ever run.
function __touchgrid_words
	set -l before (commandline -opc)
	set -l typed (commandline -ct)
	# without its quotes, of which the last may still be open
	set -l plain (string unescape -- $typed; or string unescape -- $typed\"; or string unescape -- $typed\')
	test -n "$plain"; or set plain $typed
	for line in (command touchgrid completion words -- $before[2..] "$plain" 2>/dev/null)
		switch $line
			case \tmaps
				__fish_complete_suffix .yaml .yml .json
			case \tfiles
				__fish_complete_path $plain
			case '*'
				printf '%s\n' $line
		end
	end
end
complete -c touchgrid -f -a '(__touchgrid_words)'
