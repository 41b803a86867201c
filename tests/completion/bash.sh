# Completion in a real bash.
. tests/support/completion.sh
"$TOUCHGRID" completion bash >script
printf '%s\n' 'PS1="ready> "' 'HISTFILE=' 'bind "set bell-style none"' '. ./script' >rc
open_shell "bash --noprofile --rcfile rc -i"
common_cases
# without the signs that usually part words
type_text "COMP_WORDBREAKS=' '"
keys Enter
completes 'set map.yaml hand-over rating=irr' rating=irritates
completes 'set map.yaml hand-over owner=Ev' 'owner=Eve $(touch ran)'
# with the common completions around it, where they are installed
if [ -e /usr/share/bash-completion/bash_completion ]; then
	printf '%s\n' '. /usr/share/bash-completion/bash_completion' >>rc
	open_shell "bash --noprofile --rcfile rc -i"
	completes 'set map.yaml hand-over rating=irr' rating=irritates
	completes 'set map.yaml Evil' "$evil"
	completes 'show my' 'my map.yaml'
fi
