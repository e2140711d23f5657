print("see docs/Architecture.md")
