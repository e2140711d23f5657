// Dateline: see docs/Architecture.md
