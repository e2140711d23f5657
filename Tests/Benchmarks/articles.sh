#!/usr/bin/env bash
# Writes JSON Lines of made articles to standard output: those of Samples, a number in each so that no two are equal.
# Usage: articles.sh COUNT
set -euo pipefail
cd "$(dirname "$0")/../.."
.build/release/dateline read --quiet --format jsonl Samples/articles | awk -v count="$1" '
  { sub(/^\{"id":("[^"]*"|[^,]*),/, ""); line[NR] = $0 }
  END {
    for (n = 1; n <= count; n++) {
      copy = line[(n - 1) % NR + 1]
      sub(/"text":"/, "\"text\":\"Report " n ". ", copy)
      print "{\"id\":" n "," copy
    }
  }'
