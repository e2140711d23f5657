"""Times programs that do one of Dateline's parts, on the same texts in the same run. Usage: peers.py DATELINE BENCH ARTICLES_JSONL

Each takes as many of the articles as fit into a few seconds; ratios are Dateline's speed on one core over the peer's."""
import gzip
import json
import os
import re
import subprocess
import sys
import tempfile
import time

DATELINE, BENCH, ARTICLES = sys.argv[1:4]
DATA = DATELINE + ".dlgz"
SECONDS = 4


def names():
    """The names of all places of the tables, one a line of a file that both sides read."""
    found = set()
    for folder, _, files in os.walk("Gazetteer/places"):
        for file in files:
            if not re.search(r"\.tsv(\.gz)?$", file):
                continue
            path = os.path.join(folder, file)
            with (gzip.open if file.endswith(".gz") else open)(path, "rt") as table:
                header = None
                for line in table:
                    if line.startswith("#"):
                        continue
                    cells = line.rstrip("\n").split("\t")
                    if header is None:
                        header = cells
                        continue
                    row = dict(zip(header, cells))
                    for name in [row.get("name", "")] + re.split(r"[|;]", row.get("names", "") + "|" + row.get("aliases", "")):
                        if len(name) > 3:
                            found.add(name)
    return sorted(found)


def rate(work, items, size=len):
    """Megabytes a second and items a second of a function over items, for a few seconds."""
    start, done, volume = time.perf_counter(), 0, 0
    for item in items:
        work(item)
        done += 1
        volume += size(item)
        if time.perf_counter() - start > SECONDS:
            break
    took = time.perf_counter() - start
    return volume / took / 1e6, done / took


def own(*words):
    """Articles a second of the program on one core, its start left out."""
    def took(path):
        start = time.perf_counter()
        subprocess.run([DATELINE, *words, "--quiet", "--jobs", "1", path], stdout=subprocess.DEVNULL, check=True)
        return time.perf_counter() - start

    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as one:
        one.write(open(ARTICLES).readline())
        one.flush()
        return (COUNT - 1) / (took(ARTICLES) - took(one.name))


def row(what, peer, figure, ours, unit):
    print(f"{what:<22} {peer:<34} {figure:>10.2f} {ours:>10.2f} {unit:<12} {ours / figure:>8.1f}", flush=True)


articles = [json.loads(line) for line in open(ARTICLES)]
COUNT = len(articles)
texts = [a["text"] for a in articles]
print(f"{'part':<22} {'peer':<34} {'peer':>10} {'Dateline':>10} {'unit':<12} {'ratio':>8}")

listed = names()
with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
    file.write("\n".join(texts))
    file.flush()
    seen = subprocess.run([BENCH, "records", DATA, file.name], capture_output=True, text=True).stdout
matcher = max(float(m) for m in re.findall(r"records written: .* ([0-9.]+) MB/s", seen))
held = re.search(r"(\d+)\s*$", subprocess.run([DATELINE, "gazetteer", "stats"], capture_output=True, text=True).stdout.split("names")[1].split("\n")[0])
print(f"# names: the peers hold {len(listed)} names of the tables, Dateline {held and held[1]} with variants and actors")
joined = ["\n".join(texts[i:i + 50]) for i in range(0, COUNT, 50)] * 20
size = lambda text: len(text.encode())

import ahocorasick_rs
finder = ahocorasick_rs.AhoCorasick(listed, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
row("names", "aho-corasick (ahocorasick_rs)", rate(finder.find_matches_as_indexes, joined, size)[0], matcher, "MB/s")
import daachorse
automaton = daachorse.DoubleArrayAhoCorasick([name.encode() for name in listed], daachorse.MATCH_KIND_LEFTMOST_LONGEST)
row("names", "daachorse", rate(lambda t: automaton.find(t.encode()), joined, size)[0], matcher, "MB/s")
from flashtext import KeywordProcessor
keywords = KeywordProcessor(case_sensitive=True)
keywords.add_keywords_from_list(listed)
row("names", "flashtext", rate(keywords.extract_keywords, texts * 50, size)[0], matcher, "MB/s")
from geotext import GeoText
row("places", "geotext (names alone)", rate(GeoText, texts * 50)[1], own("annotate", "--layers", "places"), "articles/s")
import spacy
nlp = spacy.blank("en")
from spacy.matcher import PhraseMatcher
matching = PhraseMatcher(nlp.vocab)
matching.add("PLACE", [nlp.make_doc(name) for name in listed[:100_000]])
row("names and words", "spaCy blank, 100,000 phrases", rate(lambda t: matching(nlp(t)), texts * 50)[1], own("annotate", "--layers", "entities"), "articles/s")
from dateparser.search import search_dates
row("dates", "dateparser (search)", rate(lambda t: search_dates(t[:1500], languages=["en"]), texts)[1], own("annotate", "--layers", "times"), "articles/s")
import trafilatura
pages = [open(os.path.join("Samples/articles", n), "rb").read() for n in sorted(os.listdir("Samples/articles")) if n.endswith((".html", ".htm"))]
figure = rate(lambda p: trafilatura.extract(p, with_metadata=True), pages * 500)[1]
with tempfile.TemporaryDirectory() as folder:
    for n in range(400):
        open(os.path.join(folder, f"{n}.html"), "wb").write(pages[n % len(pages)])
    start = time.perf_counter()
    subprocess.run([DATELINE, "read", "--quiet", "--format", "jsonl", "--jobs", "1", folder], stdout=subprocess.DEVNULL, check=True)
    row("reading pages", "trafilatura", figure, 400 / (time.perf_counter() - start), "pages/s")
