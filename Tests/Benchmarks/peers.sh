#!/usr/bin/env bash
# Installs the peers of peers.py into .build/bench-peers and runs them on made articles.
set -euo pipefail
cd "$(dirname "$0")/../.."
if [ ! -x .build/bench-peers/bin/python ]; then
  python3 -m venv .build/bench-peers
  .build/bench-peers/bin/pip -q install ahocorasick_rs daachorse flashtext geotext spacy dateparser trafilatura lxml_html_clean
fi
swift build -c release --package-path Tests/Benchmarks > /dev/null 2>&1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
bash Tests/Benchmarks/articles.sh 4000 > "$work/articles.jsonl"
.build/bench-peers/bin/python Tests/Benchmarks/peers.py .build/release/dateline Tests/Benchmarks/.build/release/dateline-bench "$work/articles.jsonl"
