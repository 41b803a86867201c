# For the scripts of tests/completion: a real shell in a window, whose touchgrid
# completes, and else only writes down with what words it was called.
. tests/support/terminal.sh
mkdir bin
cat >bin/touchgrid <<END
#!/bin/sh
[ "\$1" != completion ] || exec "$TOUCHGRID" "\$@"
printf '%s\n' "\$@" >"$work/words.new"
mv "$work/words.new" "$work/words"
END
chmod +x bin/touchgrid
cat >map.yaml <<'END'
owners: [CSM, サポート, "Eve $(touch ran)"]
stages:
  - {id: onboarding, name: Onboarding}
  - {id: renewal, name: Renewal}
channels: [email, video]
touchpoints:
  - {id: hand-over, name: Hand over, stage: onboarding, channel: email}
  - name: Evil $(touch ran) `touch ran`; touch ran & echo "{a,b}" * ~ $HOME \ 100% |#!
  - name: It's "the" last one
  - name: Bang !! !touch "!!"
  - name: Tom "the boss"
  - name: Jess'
  - name: キックオフ 会議
  - name: "two\nlines"
  - name: "\e]0;title\a"
END
cp map.yaml 'my map.yaml'
cp map.yaml '$(touch ran).yaml'
echo text >notes.txt
evil=$(sed -n 's/^  - name: \(Evil.*\)/\1/p' map.yaml)

# opens the window with the shell; its prompt is “ready> ”
open_shell() { # command
	window 160x12 "exec $plain LC_ALL=C.UTF-8 PATH=\"$work/bin:$PATH\" $1"
	wait_for "ready>"
}

# What is typed, then Tab and Enter, calls touchgrid with these last words.
completes() { # typed, expected
	rm -f words
	type_text "touchgrid $1"
	keys Tab
	# what a shell asks its children takes a moment; it takes keys meanwhile
	sleep 0.15
	keys Enter
	eventually exists words || {
		screen
		not_ok "“touchgrid $1” and Tab make a command"
	}
	same "“touchgrid $1” and Tab" "$2" "$(tail -n 1 words)"
	[ ! -e ran ] || not_ok "nothing is run by “touchgrid $1” and Tab"
}

# Nothing is run, whatever else Tab does here.
is_harmless() { # typed
	type_text "touchgrid $1"
	keys Tab
	sleep 0.2
	[ ! -e ran ] || not_ok "nothing is run by “touchgrid $1” and Tab"
	keys C-c
	keys C-l
	sleep 0.1
	wait_for "ready>"
}

# what every shell completes
common_cases() {
	completes 'sho' show
	completes 'show --vi' --view
	completes 'show --view cur' curve
	completes 'show --view=cur' --view=curve
	completes 'help capt' capture
	completes 'new x.yaml --template custo' customer-success
	completes 'check --rule no-own' no-owner
	completes 'export map.yaml --format mer' mermaid
	completes 'set map.yaml han' hand-over
	completes 'set map.yaml hand-over rati' rating=
	completes 'set map.yaml hand-over rating=irr' rating=irritates
	completes 'set map.yaml hand-over stage=onboarding,rene' stage=onboarding,renewal
	completes 'set map.yaml . coverage/max' coverage/max_per_cell=
	completes 'add map.yaml x --owner サ' サポート
	completes 'add map.yaml x --set owner=CS' owner=CSM
	completes 'list map.yaml --where "rating=irr' 'rating=irritates'
	completes 'set "my map.yaml" han' hand-over
	completes 'set my\ map.yaml han' hand-over
	completes 'show ma' map.yaml
	completes 'show my' 'my map.yaml'
	completes 'set map.yaml Evil' "$evil"
	completes 'set map.yaml "Evil' "$evil"
	completes "set map.yaml 'Evil" "$evil"
	completes 'add map.yaml x --owner Ev' 'Eve $(touch ran)'
	completes 'add map.yaml x --set owner=Ev' 'owner=Eve $(touch ran)'
	completes 'add map.yaml x --set "owner=Ev' 'owner=Eve $(touch ran)'
	completes 'set map.yaml It' "It's \"the\" last one"
	completes 'set map.yaml "It' "It's \"the\" last one"
	completes "set map.yaml 'It" "It's \"the\" last one"
	completes 'set map.yaml Bang' 'Bang !! !touch "!!"'
	completes 'set map.yaml "Bang' 'Bang !! !touch "!!"'
	completes 'set map.yaml "Tom' 'Tom "the boss"'
	completes "set map.yaml 'Tom" 'Tom "the boss"'
	completes "set map.yaml 'Jess" "Jess'"
	completes 'set map.yaml キック' 'キックオフ 会議'
	completes "set '\$(touch ran).yaml' han" hand-over
	is_harmless 'set map.yaml $(touch ran'
	is_harmless 'set map.yaml "$(touch ran)'
	is_harmless 'set $(touch ran) '
	is_harmless 'set map.yaml `touch ran`'
	is_harmless 'set map.yaml '
	lacks "]0;title" || not_ok "what would steer a terminal is not offered"
}
