#!/usr/bin/env bash
# Feeds the readers with damaged articles for SECONDS each (600 if left out), with address sanitizer; what was found stays under Tests/Fuzzing/.build/fuzz.
# Usage: run.sh [SECONDS [TARGET ...]]
set -euo pipefail
cd "$(dirname "$0")/../.."
seconds=${1:-600}
shift || true
[ $# -gt 0 ] || set -- html feed newsxml warc decoding jsonl
# Two --sanitize options come to the compiler in any order, and in one of them it leaves out what tells the fuzzer where it has been; so does the
# linker without the last flag.
swift build --package-path Tests/Fuzzing -c release --sanitize fuzzer -Xswiftc -sanitize=fuzzer,address --disable-dead-strip
fuzzer=$PWD/Tests/Fuzzing/.build/release/dateline-fuzz
work=$PWD/Tests/Fuzzing/.build/fuzz
seeds=$work/seeds
mkdir -p "$seeds"
# Our own articles, the cases of the readers and the regressions; of web pages also what an archive makes of them.
find Samples/articles Tests/Cases/reading Tests/Cases/hostile -type f ! -name '*.expected' -exec cp {} "$seeds" \;
python3 Tests/Fuzzing/archive_seeds.py "$seeds" Samples/articles/*.html

for target in "$@"; do
  mkdir -p "$work/$target"
  echo "fuzzing $target for $seconds seconds"
  # A run that finds something ends with an error; the others go on.
  (cd "$work" && FUZZ_TARGET=$target "$fuzzer" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -max_len=65536 \
    -dict="$OLDPWD/Tests/Fuzzing/markup.dict" -artifact_prefix="$work/$target-" -print_final_stats=1 "$target" "$seeds") \
    >"$work/$target.log" 2>&1 && echo "  $target: nothing found" || echo "  $target: see $work/$target.log"
  if grep -q 'Is the code instrumented for coverage' "$work/$target.log"; then
    echo "the fuzzer is blind: the readers were built without coverage" >&2
    exit 1
  fi
  grep -E 'stat::number_of_executed_units|stat::peak_rss_mb' "$work/$target.log" || true
done
if ls "$work"/*-crash-* "$work"/*-timeout-* "$work"/*-oom-* "$work"/*-leak-* 2>/dev/null; then
  echo "copy what was found to Tests/Cases/hostile, where `make test` reads it, mend it, and run again"
  exit 1
fi
