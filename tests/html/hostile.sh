# A map that wants to be a program is text in the page.
. tests/support/browser.sh

cat >map.yaml <<'END'
title: "<script>alert(1)</script>"
goal: "\"><img src=x onerror=alert(1)>"
owners: [{id: o, name: "</script><script>alert(1)</script>"}, "javascript:alert(1)"]
personas: ["' onmouseover='alert(1)"]
stages: [{id: s, name: "</option></select><svg onload=alert(1)>", window: "<!--", mood: good}, "\u202Eegats"]
channels: [{id: c, name: "]]><script>alert(1)</script>"}, "\" autofocus onfocus=\"alert(1)"]
"<b>": {"</td><script>alert(1)</script>": ["</textarea>", "&lt;script&gt;"]}
coverage: {empty_ok: [{stage: s, channel: "\" autofocus onfocus=\"alert(1)", why: "<iframe src=javascript:alert(1)>"}]}
review: [{question: "<script>alert(1)</script>", answer: "<style>*{display:none}</style>"}]
touchpoints:
  - {name: "<script>alert(1)</script>", stage: s, channel: c, owner: o, notes: "</dd></dl></article><script>alert(1)</script>"}
  - {name: "\"><img src=x onerror=alert(1)>", stage: s, channel: c, owner: "javascript:alert(1)"}
  - {name: "\u202E\e[31m\0", "onclick": "alert(1)", next: "#\" onclick=\"alert(1)"}
END
open_hostile() { # language
	LC_ALL=$1 "$TOUCHGRID" export map.yaml -o page.html || fail "export failed"
	open_page page.html
	no_dialog
	same "the title is text" '<script>alert(1)</script>' "$(js 'return document.title')"
	same "no other script" 1 "$(js "return document.scripts.length")"
	same "no element of the map's" 0 "$(js "return document.querySelectorAll('img, iframe, textarea, body style, svg[onload]').length")"
	same "no attribute of the map's" 0 "$(js "return Array.from(document.querySelectorAll('*')).filter(e => Array.from(e.attributes).some(a => a.name.startsWith('on') || a.name === 'autofocus' || a.value.startsWith('javascript:') && a.name === 'href')).length")"
	same "no link leads out of the page" 0 "$(js "return Array.from(document.links).filter(a => !a.getAttribute('href').startsWith('#')).length")"
	for at in 0 1 2; do
		click "a[href=\"#t$at\"]"
		no_dialog
		click '#close'
	done
	type_into 'input[name=text]' '<script>'
	wait_for "its text can be looked for" 2 js "return document.querySelectorAll('#touchpoints article:not([hidden])').length"
	same "the address brings nothing in" "$(js "location.hash = '#owner=<script>&text=\"><img src=x onerror=alert(1)>&open=t0\"><b>'; return 1")" 1
	no_dialog
	same "what the browser complains of" "" "$(complaints)"
	same "what is asked for from outside" "" "$(outside_requests)"
}
open_hostile C.UTF-8
open_hostile ja_JP.UTF-8
