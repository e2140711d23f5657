// OutputFormats: see docs/Architecture.md
