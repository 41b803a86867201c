# Completion in a real fish.
command -v fish >/dev/null || {
	echo "fish is missing"
	exit 77
}
. tests/support/completion.sh
mkdir -p config/fish/completions
"$TOUCHGRID" completion fish >config/fish/completions/touchgrid.fish
printf '%s\n' 'set fish_greeting' 'function fish_prompt; echo -n "ready> "; end' \
	'function fish_right_prompt; end' >config/fish/config.fish
open_shell "XDG_CONFIG_HOME=\"$work/config\" fish"
common_cases
