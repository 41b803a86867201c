# The page of the sample maps in a browser: it shows, filters, opens, prints, in
# both languages, and asks for nothing.
. tests/support/browser.sh

export_page() { # map, language, page
	LC_ALL=$2 "$TOUCHGRID" export "$maps/$1" -o "$3" || fail "export of $1 failed"
}
export_page post-sale.ja.yaml ja_JP.UTF-8 ja.html
export_page sales.en.yaml C.UTF-8 en.html

# how many the program knows that pass a filter
count() { # filter
	"$TOUCHGRID" list "$maps/sales.en.yaml" --where "$1" --format jsonl | wc -l | tr -d ' '
}
total=$("$TOUCHGRID" list "$maps/sales.en.yaml" --format jsonl | wc -l | tr -d ' ')

shown() { # touchpoints among the details
	js "return document.querySelectorAll('#touchpoints article:not([hidden])').length"
}
in_grid() { # links in the grid and the inbox
	js "return document.querySelectorAll('#grid li:not([hidden]), #inbox li:not([hidden])').length"
}
announced() {
	js "return document.getElementById('shown').textContent"
}
in_panel() { # the heading of what is open; nothing when nothing is
	js "return document.querySelector('dialog[open] h3') ? document.querySelector('dialog[open] h3').textContent : ''"
}
background() {
	js "return getComputedStyle(document.body).backgroundColor"
}
address() {
	js "return decodeURIComponent(location.hash.replaceAll('+', ' '))"
}

# a page that does what ours must not, so that silence means something
cat >bad.html <<'END'
<!DOCTYPE html><title>bad</title><img src="http://elsewhere.invalid/x.png"><script>console.error("oh")</script>
END
open_page bad.html
wait_for "requests are seen" http://elsewhere.invalid/x.png outside_requests
[ -n "$(complaints)" ] || fail "complaints of a page are not seen"

# what is there
open_page en.html
same "the title" "Touchpoints on the way to a sale" "$(js 'return document.title')"
same "the touchpoints" "$total" "$(shown)"
same "all of them are said to be there" "all touchpoints: $total" "$(announced)"
all=$(in_grid)
same "landmarks" "header,main,nav" "$(js "return ['header', 'main', 'nav'].filter(n => document.querySelectorAll(n).length === 1).join()")"
same "headings leave no level out" true "$(js "let last = 0; return Array.from(document.querySelectorAll('main h2, h1, main h3, main h4')).every(h => { const level = +h.tagName[1], fine = level <= last + 1; last = level; return fine; })")"
same "every link leads somewhere" 0 "$(js "return Array.from(document.querySelectorAll('a[href]')).filter(a => !document.getElementById(a.getAttribute('href').slice(1))).length")"
same "no id is there twice" 0 "$(js "const ids = Array.from(document.querySelectorAll('[id]')).map(e => e.id); return ids.length - new Set(ids).size")"
same "every control has a name" 0 "$(js "return Array.from(document.querySelectorAll('button, select, input')).filter(e => !(e.textContent.trim() || e.getAttribute('aria-label') || e.closest('label'))).length")"

# the details of one
click '#grid a[href="#t0"]'
same "what was clicked is open" "$(js "return document.querySelector('#t0 h3').textContent")" "$(in_panel)"
same "it says all" true "$(js "return document.querySelectorAll('#panel dd').length === document.querySelectorAll('#t0 dd').length")"
same "the address tells it" '#open=t0' "$(address)"
click '#on'
same "on to the next" "$(js "return document.querySelector('#t1 h3').textContent")" "$(in_panel)"
press '\uE012'
same "and back by key" "$(js "return document.querySelector('#t0 h3').textContent")" "$(in_panel)"
press '\uE00C'
same "Escape closes it" "" "$(in_panel)"
same "the address no longer tells it" '#' "$(address)#"
open_page 'en.html#t2'
wait_for "a link to one opens it" "$(js "return document.querySelector('#t2 h3').textContent")" in_panel
click '#close'

# filters
open_page en.html
marketing=$(count owner=marketing)
click 'select[name=owner] option:nth-of-type(2)'
wait_for "the touchpoints of an owner" "touchpoints: $marketing of $total" announced
same "only they are in the details" "$marketing" "$(shown)"
same "and in the grid" true "$(js "return Array.from(document.querySelectorAll('#grid li:not([hidden]) small')).every(e => e.textContent === 'Marketing')")"
same "the address keeps the filter" '#owner=Marketing' "$(address)"
click 'select[name=rating] option:nth-of-type(3)'
wait_for "and of a rating" "$(count 'owner=marketing rating=not-working')" shown
type_into 'input[name=text]' 'ONLINE'
wait_for "and with a text" 1 shown
kept=$(address)
same "the address keeps them all" '#owner=Marketing&rating=does not work&text=ONLINE' "$kept"
open_page ja.html
open_page "en.html$(js "return '$kept'" | sed 's/ /%20/g')"
wait_for "the address brings them back" 1 shown
click '#filter button[type=reset]'
wait_for "all is shown again" "$all" in_grid
same "all are said to be there again" "all touchpoints: $total" "$(announced)"
click 'select[name=stage] option:nth-of-type(3)'
wait_for "the other stages are hidden" 1 js "return document.querySelectorAll('.grid thead th:not([hidden])').length"
click '#filter button[type=reset]'
type_into 'input[name=text]' 'Success metric'
wait_for "the names of fields are not searched" 0 shown
click '#filter button[type=reset]'
click 'select[name=owner] option:last-of-type'
wait_for "those that nobody owns" "$(count owner=)" shown
click '#filter button[type=reset]'
click '#names'
same "the grid can be without names" none "$(js "return getComputedStyle(document.querySelector('.grid ul')).display")"
click '#names'

# light and dark, and what is on paper
open_page en.html
before=$(background)
click '#theme'
[ "$before" != "$(background)" ] || fail "the switch leaves $before"
pages=$(pages_printed en.pdf)
[ "${pages:-0}" -ge 4 ] || fail "only ${pages:-0} pages are printed"
devtools Emulation.setEmulatedMedia '{"media": "print"}' >/dev/null
same "the switch does not go for paper" light "$(js "return getComputedStyle(document.documentElement).colorScheme")"
same "details are printed" true "$(js "return document.querySelector('#t1').offsetHeight > 100")"
same "the filter is not" 0 "$(js "return document.querySelector('#filter').offsetHeight")"
devtools Emulation.setEmulatedMedia '{"media": ""}' >/dev/null

# a phone, in Japanese: only tables scroll sideways
resize 390 844
open_page ja.html
same "the language" ja "$(js 'return document.documentElement.lang')"
same "the page is as wide as the phone" 390 "$(js 'return document.documentElement.scrollWidth')"
type_into 'input[name=text]' 'ﾒｰﾙ'
wait_for "half-width kana find full-width ones" true js "return [2, 29].some(n => document.querySelectorAll('#touchpoints article:not([hidden])').length < n) && !document.getElementById('t0').hidden"

# without the script all is there to read
devtools Emulation.setScriptExecutionDisabled '{"value": true}' >/dev/null
open_page 'en.html#t3'
same "the filter is not shown without script" 0 "$(js "return document.querySelector('#filter').offsetHeight")"
same "a link leads to the details" t3 "$(js "return document.querySelector(':target').id")"
devtools Emulation.setScriptExecutionDisabled '{"value": false}' >/dev/null

same "what the browser complains of" "" "$(complaints)"
same "what is asked for from outside" "" "$(outside_requests)"
