// ArticleReading: see docs/Architecture.md
