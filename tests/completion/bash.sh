# Completion in a real bash.
command -v bash >/dev/null || {
	echo "bash is missing"
	exit 77
}
. tests/support/completion.sh
"$TOUCHGRID" completion bash >script
printf '%s\n' 'PS1="ready> "' 'HISTFILE=' 'bind "set bell-style none"' '. ./script' >rc
open_shell "bash --noprofile --rcfile rc -i"
common_cases
# what a Tab waits for: with sanitizers it takes twice as long, on a busy machine longer
cp "$maps/post-sale.ja.yaml" plan.yaml
begun=$(date +%s%N)
for i in 1 2 3 4 5 6 7 8 9 10; do
	"$TOUCHGRID" completion words -- set plan.yaml kickoff-call stage= >offered
done
took=$((($(date +%s%N) - begun) / 10000000))
[ $took -lt 250 ] || not_ok "an answer takes far less than $took ms"
same "stages are offered" "stage=onboarding	オンボーディング" "$(head -n 1 offered)"
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
