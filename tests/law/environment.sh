# Every variable of the environment that src asks for is in the help, and
# no other; PATH and what names the language among them.
cd "$(dirname "$0")/../.." || exit 2
source=src/cli/topic_environment.c
asked=$(grep -rhoE '(getenv|environment)\("[A-Z_]+"|"(LC_ALL|LC_MESSAGES|LANG)"' src --include='*.c' |
	grep -oE '[A-Z_]{4,}' | sort -u)
explained=$(sed -n '/variables\[\]/,/^};/p' $source | grep -oE '^ +\{"[A-Z_, ]+"' | grep -oE '[A-Z_]{4,}' | sort -u)
[ -n "$explained" ] && [ "$asked" = "$explained" ] && exit 0
echo "asked for by src: $asked"
echo "explained in $source: $explained"
exit 1
