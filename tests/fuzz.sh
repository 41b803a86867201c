#!/bin/sh
# Fuzzes each target for a while: tests/fuzz.sh SECONDS TARGET...
# Starts from tests/fuzz/corpus/<target>; what it learns goes to
# build/fuzz/corpus/<target>, an input that breaks something to
# build/fuzz/found/, from where it belongs into the corpus once it is mended.
set -u
seconds=$1
shift
[ $# -gt 0 ] || {
	echo "fuzz: there are no targets in tests/fuzz"
	exit 0
}
mkdir -p build/fuzz/found
broken=
for target; do
	learned=build/fuzz/corpus/$target
	seeds=tests/fuzz/corpus/$target
	dictionary=tests/fuzz/$target.dict
	mkdir -p "$learned"
	[ -d "$seeds" ] || seeds=
	[ -e "$dictionary" ] && dictionary=-dict=$dictionary || dictionary=
	echo "fuzz: $target for $seconds s"
	output=build/fuzz/$target.log
	if build/fuzz/fuzz-"$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 \
		-artifact_prefix=build/fuzz/found/"$target"- $dictionary "$learned" $seeds >"$output" 2>&1; then
		grep -E 'stat::(number_of_executed_units|average_exec_per_sec|peak_rss_mb)' "$output"
	else
		tail -n 40 "$output"
		broken="$broken $target"
	fi
done
if [ -n "$broken" ]; then
	echo "fuzz: broken:$broken; the inputs are in build/fuzz/found"
	exit 1
fi
echo "fuzz: $# targets held"
