// Evaluation: see docs/Architecture.md
