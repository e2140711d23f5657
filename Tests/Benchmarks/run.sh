#!/usr/bin/env bash
# Start-up, throughput and memory of the built program, beside the figures of baseline.tsv.
# Usage: run.sh [--update]     --update writes baseline.tsv anew.
# The input is made here from Samples: articles of the length of a wire report, a number in each so that no two are equal.
set -euo pipefail
cd "$(dirname "$0")/../.."
program=.build/release/dateline
baseline=Tests/Benchmarks/baseline.tsv
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

documents=4000
bash Tests/Benchmarks/articles.sh "$documents" > "$work/articles.jsonl"
printf 'Rebels captured Palmyra on Monday.\n' > "$work/line.txt"

# The median of 41 runs in milliseconds, process start included.
start_up() {
  for _ in $(seq 41); do
    local before=$EPOCHREALTIME
    "$@" > /dev/null 2>&1
    local after=$EPOCHREALTIME
    echo $(( ${after/./} - ${before/./} ))
  done | sort -n | awk 'NR == 21 { printf "%.1f", $1 / 1000 }'
}

# Documents a second: the best of three runs.
throughput() {
  for _ in 1 2 3; do
    local before=$EPOCHREALTIME
    "$program" annotate --quiet --jobs "$1" "$work/articles.jsonl" > /dev/null
    local after=$EPOCHREALTIME
    echo $(( documents * 1000000 / (${after/./} - ${before/./}) ))
  done | sort -n | tail -1
}

# The most memory in KB that annotating a file takes on two cores.
peak() {
  "$program" annotate --quiet --jobs 2 "$1" > /dev/null &
  local child=$! peak=0 now
  while kill -0 "$child" 2> /dev/null; do
    now=$(awk '/VmHWM/ { print $2 }' "/proc/$child/status" 2> /dev/null || true)
    [ -n "$now" ] && peak=$now
    sleep 0.02
  done
  wait "$child"
  echo "$peak"
}

peak_megabytes() { echo $(( $(peak "$work/articles.jsonl") / 1024 )); }

# The most memory over so many short documents; it must not grow with their number.
peak_over() {
  awk -v count="$1" 'BEGIN { for (n = 1; n <= count; n++) print "{\"text\": \"Report " n ". Rebels attacked the town of Tikrit on Monday, killing five soldiers.\"}" }' > "$work/short.jsonl"
  peak "$work/short.jsonl"
}

# How many times the memory of 10,000 documents 100,000 take.
growth() { awk -v few="$(peak_over 10000)" -v many="$(peak_over 100000)" 'BEGIN { printf "%.2f", many / few }'; }

# Megabytes of text a second through the name matcher: alone, or with a record written for each name. Its bench is a package of its own.
matcher() { # command, what stands before the figure
  [ -f Tests/Benchmarks/Package.swift ] || return 0
  swift build -c release --package-path Tests/Benchmarks > "$work/build.log" 2>&1 || { tail -5 "$work/build.log" >&2; return 0; }
  "$program" read --quiet "$work/articles.jsonl" > "$work/articles.txt"
  Tests/Benchmarks/.build/release/dateline-bench "$1" "$program.dlgz" "$work/articles.txt" | sed -n "s/.*: $2\([0-9.]*\) MB\/s.*/\1/p"
}

# Megabytes of text a second through the tagger of time expressions alone.
dates() {
  [ -x Tests/Benchmarks/.build/release/dateline-bench ] || return 0
  Tests/Benchmarks/.build/release/dateline-bench dates "$program.dlgz" "$work/articles.txt" | sed -n 's/.* \([0-9.]*\) MB\/s.*/\1/p'
}

# Words a second through splitting, tagging and parsing on one core, and milliseconds until the models are open.
syntax() {
  [ -x Tests/Benchmarks/.build/release/dateline-bench ] || return 0
  Tests/Benchmarks/.build/release/dateline-bench syntax "$program.dlgz" "$work/articles.txt" |
    sed -n 's/models open in \([0-9.]*\) ms; .* \([0-9]*\) words\/s/models, open\tms\tless\t\1\ntagging and parsing\twords\/s\tmore\t\2/p'
}

measure() {
  printf 'start of /bin/true\tms\tless\t%s\n' "$(start_up /bin/true)"
  printf 'start of dateline --version\tms\tless\t%s\n' "$(start_up "$program" --version)"
  printf 'extract of one line\tms\tless\t%s\n' "$(start_up "$program" extract --quiet "$work/line.txt")"
  printf 'annotate on one core\tdocuments/s\tmore\t%s\n' "$(throughput 1)"
  printf 'annotate on two cores\tdocuments/s\tmore\t%s\n' "$(throughput 2)"
  printf 'peak memory on two cores\tMB\tless\t%s\n' "$(peak_megabytes)"
  printf 'memory of 100,000 documents over that of 10,000\tratio\tless\t%s\n' "$(growth)"
  local speed
  speed=$(matcher match "capitalized: .* ")
  if [ -n "$speed" ]; then printf 'name matcher\tMB/s\tmore\t%s\n' "$speed"; fi
  speed=$(matcher records "records written: .* ")
  if [ -n "$speed" ]; then printf 'names with records written\tMB/s\tmore\t%s\n' "$speed"; fi
  speed=$(dates)
  if [ -n "$speed" ]; then printf 'time expressions\tMB/s\tmore\t%s\n' "$speed"; fi
  syntax
}

measure > "$work/now.tsv"
printf '%-30s %12s %12s  %-12s %s\n' measure now baseline unit "now/baseline"
awk -F '\t' '
  FNR == NR { if ($0 !~ /^#/ && FNR > 1) old[$1] = $4; next }
  { ratio = old[$1] > 0 ? sprintf("%.2f (%s is better)", $4 / old[$1], $3) : "new"
    printf "%-30s %12s %12s  %-12s %s\n", $1, $4, ($1 in old ? old[$1] : "-"), $2, ratio }
' <(cat "$baseline" 2> /dev/null || echo) "$work/now.tsv"
awk -F '\t' '/^memory of 100,000/ && $4 > 1.1 { print "memory grows with the number of documents"; exit 1 }' "$work/now.tsv"
if [ "${1:-}" = --update ]; then
  { printf 'measure\tunit\tbetter\tvalue\n'; cat "$work/now.tsv"; } > "$baseline"
  echo "written to $baseline"
fi
