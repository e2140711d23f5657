"""Makes near-duplicates of articles, runs `dateline read --dedupe` over both, and counts what it keeps.

Usage: copies.py DATELINE ARTICLES.jsonl
ARTICLES holds different articles, one JSON object with `text` a line; those under 60 words are left out.
"""

import json
import random
import subprocess
import sys
import tempfile


def other_frame(words, rng):
    """The same story under another headline, with the byline and the closing lines of another site."""
    return ["Breaking", "news", "from", "our", "partners", "By", "a", "staff", "writer"] + words + [
        "This", "story", "was", "first", "published", "elsewhere.", "Sign", "up", "for", "our", "morning", "letter."]


def cut(words, rng):
    """The last quarter left out, as papers cut agency copy."""
    return words[: len(words) * 3 // 4]


def edited(words, rng):
    """One word of twenty-five changed."""
    return [f"{word}x" if rng.random() < 0.04 else word for word in words]


def extended(words, rng):
    """A fifth of local reporting put in the middle."""
    extra = [f"local{rng.randrange(10_000)}" for _ in range(len(words) // 5)]
    return words[: len(words) // 2] + extra + words[len(words) // 2 :]


program, path = sys.argv[1:3]
rng = random.Random(1)
stories = []
with open(path, encoding="utf-8") as lines:
    for line in lines:
        words = json.loads(line)["text"].split()
        if len(words) >= 60:
            stories.append(words)
kinds = [other_frame, cut, edited, extended]
rows = [("original", words) for words in stories]
rows += [(kind.__name__, kind(words, rng)) for words in stories for kind in kinds]
with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
    for number, (_, words) in enumerate(rows):
        file.write(json.dumps({"id": str(number), "text": " ".join(words)}) + "\n")
    file.flush()
    run = [program, "read", "--dedupe", "--quiet", "--format", "jsonl", file.name]
    kept = {int(json.loads(line)["id"]) for line in subprocess.run(run, check=True, capture_output=True, text=True).stdout.splitlines()}
print("what\tof\ttaken for copies")
for name in ["original"] + [kind.__name__ for kind in kinds]:
    ids = [number for number, row in enumerate(rows) if row[0] == name]
    print(f"{name}\t{len(ids)}\t{sum(number not in kept for number in ids)}")
