#!/usr/bin/env bash
# Counts the instructions of each stage with callgrind: numbers that do not depend on how busy the machine is.
# Fails where a stage takes more than 10 % beyond instructions.tsv. Usage: instructions.sh [--update]
set -euo pipefail
cd "$(dirname "$0")/../.."
program=$PWD/.build/release/dateline
pins=$PWD/Tests/Benchmarks/instructions.tsv
command -v valgrind > /dev/null || { echo "valgrind is missing (apt-get install valgrind); instructions are not counted"; exit 0; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$program" read --quiet --format jsonl Samples/articles > "$work/articles.jsonl"
printf 'Rebels captured Palmyra on Monday.\n' > "$work/line.txt"

# Dictionaries of Swift begin from a random seed, which would change the count a little from run to run.
count() {
  SWIFT_DETERMINISTIC_HASHING=1 DATELINE_CONFIG=/nowhere valgrind --tool=callgrind --callgrind-out-file=/dev/null "$program" "$@" 2>&1 > /dev/null |
    sed -n 's/.*Collected : \([0-9]*\).*/\1/p'
}

{
  printf 'start\t%s\n' "$(count --version)"
  printf 'extract of one line\t%s\n' "$(count extract --quiet "$work/line.txt")"
  printf 'reading of the samples\t%s\n' "$(count read --quiet Samples/articles)"
  for layer in tokens entities places times events; do
    printf '%s of the samples\t%s\n' "$layer" "$(count annotate --quiet --jobs 1 --layers "$layer" "$work/articles.jsonl")"
  done
  printf 'extract of the samples\t%s\n' "$(count extract --quiet --jobs 1 --format csv "$work/articles.jsonl")"
} > "$work/now.tsv"

printf '%-28s %14s %14s  %s\n' stage instructions pinned ratio
awk -F '\t' '
  FNR == NR { pinned[$1] = $2; next }
  {
    ratio = ($1 in pinned) ? $2 / pinned[$1] : 0
    printf "%-28s %14d %14s  %s\n", $1, $2, ($1 in pinned) ? pinned[$1] : "-", ratio ? sprintf("%.3f", ratio) : "new"
    if (ratio > 1.10) { printf "%s takes %.0f %% more instructions than pinned\n", $1, (ratio - 1) * 100; failed = 1 }
  }
  END { exit failed }' <(grep -v '^#' "$pins" 2> /dev/null || true) "$work/now.tsv" || status=$?
if [ "${1:-}" = --update ]; then
  { printf '# Instructions of each stage on Samples, by callgrind; written by `make baseline`.\n'; cat "$work/now.tsv"; } > "$pins"
  echo "written to $pins"
  exit 0
fi
exit "${status:-0}"
