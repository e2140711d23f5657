// Linguistics: see docs/Architecture.md
