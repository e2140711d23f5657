#!/bin/bash
# How fast names are found: builds the benchmarks beside the main package and runs them on the samples, or on the texts given.
# usage: names.sh [TEXT ...]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
data="$here/.build/bench.dlgz"
swift build --package-path "$here" -c release --quiet
bench="$here/.build/release/dateline-bench"
"$bench" compile "$root/Gazetteer" "$data" | grep -v '^warning'
texts=("$@")
if [ ${#texts[@]} -eq 0 ]; then
  find "$root/Samples" -type f \( -name '*.txt' -o -name '*.html' -o -name '*.jsonl' \) -exec cat {} + > "$here/.build/bench.txt"
  texts=("$here/.build/bench.txt")
fi
"$bench" match "$data" "${texts[@]}"
