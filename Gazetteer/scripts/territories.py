"""Names of countries in the major languages of news, from Unicode CLDR."""

from pathlib import Path
from xml.etree import ElementTree

import sources
import text

LANGUAGES = "ar bn de el es fa fr he hi hy id it ja ka ko nl pl ps pt ru th tr uk ur zh zh_Hant".split()
# Names of countries that are words or names of English, too.
ENGLISH = {"man", "mali", "niger", "cina", "guam", "peru", "inde", "iran", "irak", "oman", "malta"}


def rows(work: Path, country_rows: list[list[str]], words: dict[str, float], demonyms: Path) -> list[list[str]]:
    """A name and the country's code a row: each name once, none that English news would read as something else."""
    peoples = {text.fold(row[0]) for row in sources.read_rows(demonyms)}
    codes = {row[5] for row in country_rows}
    english = {text.fold(name): row[5] for row in country_rows for name in [row[1]] + row[9].split("|")}
    found: dict[str, str] = {}
    for language in LANGUAGES:
        tree = ElementTree.parse(sources.find(work, "unicode-cldr-core", f"common/main/{language}.xml"))
        for element in tree.iter("territory"):
            code, name = element.get("type"), text.clean(element.text or "")
            if code not in codes or element.get("alt") == "variant" or not _usable(name, words):
                continue
            if english.get(text.fold(name), code) != code or (text.is_latin(name) and (text.fold(name) in english or text.fold(name) in peoples)):
                continue
            # A name of two countries in two languages tells nothing.
            if found.setdefault(name, code) != code:
                found[name] = ""
    return [[name, "alternate", code] for name, code in sorted(found.items()) if code]


def _usable(name: str, words: dict[str, float]) -> bool:
    if any(c in name for c in "()[]/,;|0123456789") or len(name) < 2:
        return False
    if text.is_latin(name):
        return len(name) > 3 and name[0].isupper() and text.fold(name) not in ENGLISH and words.get(name.lower(), 0) < 2.5
    return True
