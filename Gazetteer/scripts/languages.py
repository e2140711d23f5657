#!/usr/bin/env python3
"""Makes language/trigrams.tsv: the most frequent three-letter sequences of each language, most frequent first.

    python3 Gazetteer/scripts/languages.py --english FILE.conllu.xz ...

Counts come from what a Debian machine holds: translated messages (/usr/share/locale, /usr/share/locale-langpack) and translated
manual pages (/usr/share/man), and for English from the sentences of treebanks (those that Gazetteer/models/README.md names). Only the
order of the counts leaves this script, no text. With `--check` a tenth of the strings is held out, and the share that is told right is shown by length.
"""
import argparse
import collections
import glob
import gzip
import lzma
import math
import os
import random
import re
import struct
import sys

LANGUAGES = ("af ar be bg ca cs cy da de en es et eu fa fi fr ga gl hi hr hu id is it kk lt lv mk mr ms nb ne nl pl pt ro ru sk sl "
             "sq sr sv sw tl tr uk ur uz vi").split()
# Catalogues of names and of keys hold no sentences.
NAMES = re.compile(r"^(iso_|xkeyboard|gtk\d0-properties|language-selector)")
KEPT = 400
# Names that pages and programs give a language beside its own, and sisters that a text cannot be told from.
ALSO = {"nb": "no|nn", "hr": "bs|sh|sr", "id": "ms", "ms": "id", "tl": "fil"}


def messages(path):
    """The translations of a compiled catalogue."""
    with open(path, "rb") as file:
        data = file.read()
    if len(data) < 28:
        return
    order = "<" if data[:4] == b"\xde\x12\x04\x95" else ">"
    _, count, ids, texts = struct.unpack(order + "4I", data[4:20])
    for index in range(count):
        length, start = struct.unpack_from(order + "2I", data, texts + 8 * index)
        key_length, _ = struct.unpack_from(order + "2I", data, ids + 8 * index)
        if key_length:
            for part in data[start:start + length].split(b"\0"):
                yield part.decode("utf-8", "ignore")


def manual(path):
    """The running lines of a manual page."""
    opened = gzip.open(path, "rb") if path.endswith(".gz") else open(path, "rb")
    with opened as file:
        text = file.read().decode("utf-8", "ignore")
    for line in text.split("\n"):
        if not line.startswith((".", "'", "\\")):
            yield re.sub(r"\\(f.|\(..|\[[^]]*\]|.)", " ", line)


def treebank(path):
    with lzma.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            if line.startswith("# text = "):
                yield line[9:]


def plain(text):
    """Words in lower case between single blanks, without codes, options, file names and marks of format."""
    text = re.sub(r"%[-+ 0-9.$*]*[a-zA-Z]|<[^>]*>|https?:\S+|\S*[/@=$\\{}]\S*|--?\w[\w-]*", " ", text.replace("_", "").replace("&", ""))
    return " ".join(re.findall(r"[^\W\d_]+(?:[\u0300-\u036f\u0900-\u0963\u200c]+[^\W\d_]*)*", text.lower()))


def strings(language, english):
    """All strings of a language, each once."""
    places = {"nb": ["nb", "no"], "pt": ["pt", "pt_BR"], "tl": ["tl", "fil"]}.get(language, [language])
    found = set()
    if language == "en":
        for path in english:
            found.update(treebank(path))
    for place in places:
        for path in glob.glob("/usr/share/locale*/%s/LC_MESSAGES/*.mo" % place):
            if not NAMES.match(os.path.basename(path)):
                found.update(messages(path))
        for path in glob.glob("/usr/share/man/%s/man[1-8]/*" % place):
            found.update(manual(path))
    lines = sorted({plain(text) for text in found} - {""})
    random.Random(1).shuffle(lines)
    return lines


def trigrams(text):
    padded = " " + text + " "
    return (padded[i:i + 3] for i in range(len(padded) - 2))


def ranked(lines):
    counts = collections.Counter()
    for line in lines:
        counts.update(gram for gram in trigrams(line) if gram[1] != " ")
    return [gram for gram, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:KEPT]]


def guess(text, ranks):
    grams = [gram for gram in trigrams(text) if gram[1] != " "]
    return max(ranks, key=lambda name: sum(ranks[name].get(gram, -math.log(4 * KEPT)) for gram in grams))


def check(texts):
    ranks = {name: {gram: -math.log(rank + 5) for rank, gram in enumerate(ranked(lines[len(lines) // 10:]))} for name, lines in texts.items()}
    wrong = collections.Counter()
    for low, high in ((40, 80), (80, 160), (160, 400)):
        right = total = 0
        for name, lines in texts.items():
            held = " ".join(lines[:len(lines) // 10])
            size = (low + high) // 2
            for start in list(range(0, len(held) - size, size))[:60]:
                answer = guess(held[start:start + size], ranks)
                total += 1
                right += answer == name
                if answer != name and low == 80:
                    wrong[name + ">" + answer] += 1
        print("%d letters: %.3f of %d" % ((low + high) // 2, right / max(1, total), total))
    print(wrong.most_common(30))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--english", nargs="+", required=True)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    texts = {}
    for language in LANGUAGES:
        lines = strings(language, options.english)
        size = sum(map(len, lines))
        if size < 20000:
            print("%s: only %d letters, left out" % (language, size), file=sys.stderr)
        else:
            texts[language] = lines
            print("%s: %d letters" % (language, size), file=sys.stderr)
    if options.check:
        return check(texts)
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "language", "trigrams.tsv")
    with open(path, "w", encoding="utf-8") as file:
        file.write("# Made by scripts/languages.py. Three-letter sequences of each language, most frequent first; `_` is the edge of a word.\n")
        file.write("language\talso\ttrigrams\n")
        for language, lines in texts.items():
            file.write("%s\t%s\t%s\n" % (language, ALSO.get(language, ""), " ".join(gram.replace(" ", "_") for gram in ranked(lines))))


main()
