"""Folding of names, the filter of alternate names, and writing of tables."""

import re
import unicodedata
from pathlib import Path

_LETTERS = str.maketrans({
    "ß": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d",
    "ð": "d", "Ð": "d", "þ": "th", "Þ": "th", "ı": "i", "ə": "a", "Ə": "a", "ħ": "h", "Ħ": "h",
    "’": "'", "‘": "'", "ʻ": "'", "ʼ": "'", "`": "'", "´": "'", "′": "'", "ʹ": "'", "ʾ": "'", "ʿ": "'",
    "-": " ", "‐": " ", "‑": " ", "–": " ", "—": " ", "\u00a0": " ", ".": " ",
})
_ARTICLE = re.compile(r"^(al|el|ar|as|ash|at|az|ad|ed|es|ez|an|en|et|ul|de|la|le|les|los|las|the)[-' ’]", re.IGNORECASE)
_LOWER_START = ("al-", "el-", "ar-", "as-", "ash-", "at-", "az-", "ad-", "an-", "et-", "es-", "ez-", "ed-", "de ", "d'", "d’", "'s-", "’s-", "'t ", "l'", "l’", "la ", "le ", "les ")
_BAD = re.compile(r"[0-9\[\](){}<>,;:/\\|\"“”«»?!_*=+&@#\t\n\r]")
_LATIN: dict[str, bool] = {}


def fold(name: str) -> str:
    """Lower case, no marks, hyphens and dots as spaces, one kind of apostrophe."""
    plain = unicodedata.normalize("NFKD", name.translate(_LETTERS))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(plain.lower().translate(_LETTERS).split())


def press(name: str) -> str:
    """A romanized name as English news writes it: without marks, with plain apostrophes (`Tikrīt` is Tikrit)."""
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return "".join("'" if c in "’‘ʻʼ`´′ʹʾʿ" else c for c in plain).strip("'")


def is_latin(name: str) -> bool:
    for c in name:
        if c.isalpha():
            known = _LATIN.get(c)
            if known is None:
                known = unicodedata.name(c, "").startswith(("LATIN", "MODIFIER LETTER"))
                _LATIN[c] = known
            if not known:
                return False
    return True


def usable(name: str) -> bool:
    """Whether an alternate name may stand in a text as a name: Latin, capitalized, no code, no digits or brackets."""
    letters = sum(c.isalpha() for c in name)
    if letters < 2 or len(name) > 60 or any(c.isdigit() for c in name) or _BAD.search(name) or not is_latin(name):
        return False
    if not name[0].isupper():
        low = name.startswith(_LOWER_START) and any(c.isupper() for c in name)
        if not low and name[0] not in "'’‘ʻ`":
            return False
    if name.isupper() and letters <= 5:
        return False
    return "." not in name.rstrip(".") or ". " in name


def clean(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).replace("|", " ").split())


def unique(name: str, aliases: list[str]) -> list[str]:
    """The aliases that differ from the name and from one another after folding, in their order."""
    seen = {fold(name)}
    kept = []
    for alias in aliases:
        key = fold(alias)
        if key and key not in seen:
            seen.add(key)
            kept.append(alias)
    return kept


def degrees(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:.5f}".rstrip("0").rstrip(".")


def write(path: Path, header: list[str], rows: list[list[str]], comment: str = "") -> int:
    """Writes a table and returns its size in bytes; a tab or line break in a cell is an error."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [f"# {line}" for line in comment.split("\n") if line]
    lines.append("\t".join(header))
    for row in rows:
        if len(row) != len(header) or any("\t" in cell or "\n" in cell for cell in row):
            raise SystemExit(f"{path}: bad row {row}")
        lines.append("\t".join(row))
    data = ("\n".join(lines) + "\n").encode("utf-8")
    path.write_bytes(data)
    return len(data)
