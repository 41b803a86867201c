# For the scripts of tests/html: a Chromium without a window, driven through
# chromedriver (W3C WebDriver over HTTP).  Sourced with the script's own folder in
# $1, which is its working folder.  What it asks the page for is one word or a
# number, so that no answer needs more than to be cut out.
set -u
for browser in chromium chromium-browser google-chrome; do
	! command -v $browser >/dev/null || break
done
for needed in $browser chromedriver curl base64; do
	command -v "$needed" >/dev/null || {
		echo "$needed is missing"
		exit 77
	}
done
maps=$PWD/maps
work=$1
cd "$work" || exit 2
mkdir home profile
session=

: >driver.log
HOME=$work/home chromedriver --port=0 >driver.log 2>&1 &
driver=$!
leave() {
	[ -z "$session" ] || request DELETE "" >/dev/null 2>&1
	kill $driver 2>/dev/null
	wait $driver 2>/dev/null
}
trap leave EXIT
trap 'exit 1' INT TERM HUP

fail() { # what is wrong
	echo "$1"
	tail -n 5 driver.log
	exit 1
}

same() { # what, expected, actual
	[ "$2" = "$3" ] || fail "$1: expected “$2”, is “$3”"
}

# waits until a command prints what is expected
wait_for() { # what, expected, command…
	what=$1 expected=$2 tries=0
	shift 2
	until actual=$("$@") && [ "$actual" = "$expected" ]; do
		tries=$((tries + 1))
		[ $tries -lt 50 ] || fail "$what: expected “$expected”, is “$actual”"
		sleep 0.1
	done
}

port_of_driver() {
	sed -n 's/.*successfully on port \([0-9]*\).*/\1/p' driver.log
}

request() { # method, path below the session, body
	curl -s -S --max-time 120 -X "$1" -H 'Content-Type: application/json' ${3+--data-binary "$3"} \
		"http://127.0.0.1:$port/session${session:+/$session}$2"
}

# text as the inside of a JSON string
quoted() {
	printf '%s' "$1" | tr '\n\t' '  ' | sed 's/\\/\\\\/g; s/"/\\"/g'
}

# the value of an answer, a string without its quotes
value() {
	sed 's/^{"value"://; s/}$//; s/^"\(.*\)"$/\1/; s/\\u003C/</g'
}

js() { # body of a function; prints what it returns
	request POST /execute/sync "{\"script\": \"$(quoted "$1")\", \"args\": []}" | value
}

element() { # selector; prints the name the driver has for it
	request POST /element "{\"using\": \"css selector\", \"value\": \"$(quoted "$1")\"}" |
		sed -n 's/.*"element-6066-11e4-a52e-4f735466cecf":"\([^"]*\)".*/\1/p'
}

# a click with the mouse where the element is
click() { # selector
	answer=$(request POST "/element/$(element "$1")/click" '{}')
	same "clicking $1" '{"value":null}' "$(printf '%.300s' "$answer")"
}

type_into() { # selector, text
	answer=$(request POST "/element/$(element "$1")/value" "{\"text\": \"$(quoted "$2")\"}")
	same "typing into $1" '{"value":null}' "$(printf '%.300s' "$answer")"
}

press() { # code of a key, as \uE00C
	request POST /actions "{\"actions\": [{\"type\": \"key\", \"id\": \"keys\", \"actions\": [
		{\"type\": \"keyDown\", \"value\": \"$1\"}, {\"type\": \"keyUp\", \"value\": \"$1\"}]}]}" >/dev/null
}

devtools() { # command, parameters
	request POST /goog/cdp/execute "{\"cmd\": \"$1\", \"params\": $2}"
}

open_page() { # file in the working folder, with its anchor
	same "opening $1" '{"value":null}' "$(request POST /url "{\"url\": \"file://$work/$1\"}")"
}

picture() { # file
	request GET /screenshot | value | base64 -d >"$1"
}

pages_printed() { # file; A4, landscape
	request POST /print '{"orientation": "landscape", "page": {"width": 29.7, "height": 21}, "background": false}' |
		value | base64 -d >"$1"
	grep -a -c '/Type */Page$' "$1"
}

# what a page said that is no message of its own; nothing, when all is well
complaints() {
	request POST /se/log '{"type": "browser"}' | grep -o '"message":"[^"]*' | sed 's/^"message":"//'
}

# what pages opened since the last call asked for that is neither a file nor data;
# the browser's own start page does not count
outside_requests() {
	request POST /se/log '{"type": "performance"}' | awk '{gsub(/\{"level"/, "\n&"); print}' |
		grep 'Network.requestWillBeSent.*"documentURL\\":\\"file:' |
		sed 's/.*\\"url\\":\\"\([^"\\]*\).*/\1/' | grep -v -E '^(file|data):' | sort -u
}

no_dialog() {
	case $(request GET /alert/text) in
	*'no such alert'*) ;;
	*) fail "a dialog is open" ;;
	esac
}

# the window has that many CSS pixels
resize() { # width, height
	devtools Emulation.setDeviceMetricsOverride \
		"{\"width\": $1, \"height\": $2, \"deviceScaleFactor\": 1, \"mobile\": false}" >/dev/null
}

port=
wait_for "chromedriver has started" yes sh -c "grep -q successfully '$work/driver.log' && echo yes"
port=$(port_of_driver)
# root needs --no-sandbox; the rest keeps the browser from asking for anything itself
flags='"--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage", "--no-first-run",
	"--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars",
	"--host-resolver-rules=MAP * ~NOTFOUND", "--user-data-dir='$work/profile'", "--window-size=1440,900"'
session=$(request POST "" "{\"capabilities\": {\"alwaysMatch\": {\"unhandledPromptBehavior\": \"ignore\",
	\"goog:loggingPrefs\": {\"browser\": \"ALL\", \"performance\": \"ALL\"},
	\"goog:chromeOptions\": {\"binary\": \"$(command -v $browser)\", \"args\": [$flags]}}}}" |
	sed -n 's/.*"sessionId":"\([^"]*\)".*/\1/p')
[ -n "$session" ] || fail "the browser does not start"
