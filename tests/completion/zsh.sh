# Completion in a real zsh.
command -v zsh >/dev/null || {
	echo "zsh is missing"
	exit 77
}
. tests/support/completion.sh
mkdir functions
# the Tab that zsh begins with runs $(…) of the line by itself, before anything completes
"$TOUCHGRID" completion zsh >functions/_touchgrid
printf '%s\n' 'PS1="ready> "' 'unsetopt BEEP' 'HISTFILE=' 'bindkey "^I" complete-word' 'fpath=($PWD/functions $fpath)' \
	'autoload -Uz compinit' 'compinit -u -D' >.zshrc
open_shell "ZDOTDIR=\"$work\" zsh -i"
common_cases
# the same script, read instead of found
printf '%s\n' 'PS1="ready> "' 'unsetopt BEEP' 'autoload -Uz compinit' 'compinit -u -D' '. functions/_touchgrid' >.zshrc
open_shell "ZDOTDIR=\"$work\" zsh -i"
completes 'set map.yaml hand-over rating=irr' rating=irritates
