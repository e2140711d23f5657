"""Other senses of place names: English words, given names, surnames."""

import math
from collections import defaultdict
from pathlib import Path

import sources
import text

GIVEN_LIMIT = 6_000
SURNAME_LIMIT = 12_000
LEAST_ZIPF = 2.4  # once in about four million words
FOREIGN_WEIGHT = 0.5


def words(work: Path) -> dict[str, float]:
    """Lower-case dictionary words in common use to their Zipf value."""
    zipf = sources.read_frequencies(sources.find(work, "wordfreq", "data/large_en.msgpack.gz"))
    listed = sources.find(work, "wamerican", "dict/american-english").read_text(encoding="utf-8").split("\n")
    return {w: zipf[w] for w in listed if w and w.islower() and "'" not in w and len(w) > 1 and zipf.get(w, 0) >= LEAST_ZIPF}


def word_weight(zipf: float) -> float:
    """0.05 at Zipf 2.4, 0.5 at 4.4, 1 from 6.4 on."""
    return max(0.05, min(1.0, (zipf - 2.4) / 4))


def share_weight(percent: float) -> float:
    """Census share of the population: 0.1 at a thousandth of a percent, 0.95 from one percent on."""
    return round(max(0.1, min(0.95, 0.95 + 0.283 * math.log10(max(percent, 1e-6)))), 2)


def _spell(census: str) -> str:
    """SMITH to Smith, MCDONALD to McDonald."""
    name = census.capitalize()
    return "Mc" + name[2:].capitalize() if name.startswith("Mc") and len(name) > 4 else name


def _census(work: Path, file: str):
    for line in sources.find(work, "names", file).read_text(encoding="ascii").split("\n"):
        cells = line.split()
        if len(cells) >= 2:
            yield cells[0], float(cells[1])


def given_names(work: Path, scripts: Path):
    """(name, gender, weight) by weight; `u` where both genders bear it often."""
    shares = defaultdict(lambda: [0.0, 0.0])
    for index, file in enumerate(("names/dist.male.first", "names/dist.female.first")):
        for name, percent in _census(work, file):
            shares[name][index] += percent
    rows = {}
    for name, (male, female) in shares.items():
        gender = "m" if male > 4 * female else "f" if female > 4 * male else "u"
        rows[text.fold(name)] = (_spell(name), gender, share_weight((male + female) / 2))
    for name, gender in sources.read_rows(scripts / "given_names.tsv", 2)[1:]:
        old = rows.get(text.fold(name))
        weight = max(FOREIGN_WEIGHT, old[2] if old else 0)
        rows[text.fold(name)] = (name, gender if old is None or old[1] == gender else "u", weight)
    return sorted(rows.values(), key=lambda r: (-r[2], r[0]))[:GIVEN_LIMIT]


def surnames(work: Path, scripts: Path):
    rows = {text.fold(name): (name, FOREIGN_WEIGHT) for (name,) in sources.read_rows(scripts / "surnames.tsv", 1)[1:]}
    for name, percent in _census(work, "names/dist.all.last"):
        key = text.fold(name)
        old = rows.get(key)
        if old is not None:
            rows[key] = (old[0], max(old[1], share_weight(percent * 1.0)))
        elif len(rows) < SURNAME_LIMIT:
            rows[key] = (_spell(name), share_weight(percent))
    return sorted(rows.values(), key=lambda r: (-r[1], r[0]))


def ambiguous(place_names: set[str], words_, given, family, scripts: Path):
    """Rows (folded name, reason, weight) of the place names that have another sense; typed weights win."""
    weights = {}
    for name in place_names:
        if name in words_:
            weights[name, "word"] = word_weight(words_[name])
    for name, _, weight in given:
        if text.fold(name) in place_names:
            weights[text.fold(name), "given"] = weight
    for name, weight in family:
        if text.fold(name) in place_names:
            weights[text.fold(name), "surname"] = weight
    for name, reason, weight in sources.read_rows(scripts / "senses.tsv", 3)[1:]:
        if name in place_names:
            weights[name, reason] = float(weight)
    return [[name, reason, f"{weight:.2f}"] for (name, reason), weight in sorted(weights.items())]
