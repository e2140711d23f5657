#!/usr/bin/env python3
"""Makes language/folding.tsv: how the letters of names fold, from Python's own Unicode data.

Compatibility decomposition, lower case, marks stripped (in scripts where marks are accents), and the Latin letters that Unicode does not decompose.
usage: folding.py > ../language/folding.tsv
"""
import unicodedata as u

OWN = {"ß": "ss", "ẞ": "ss", "æ": "ae", "Æ": "ae", "ǽ": "ae", "Ǽ": "ae", "œ": "oe", "Œ": "oe", "ø": "o", "Ø": "o", "ǿ": "o", "Ǿ": "o", "ł": "l", "Ł": "l",
       "đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "þ": "th", "Þ": "th", "ı": "i", "ə": "a", "Ə": "a", "ɛ": "e", "Ɛ": "e", "ɔ": "o", "Ɔ": "o", "ŋ": "ng", "Ŋ": "ng",
       "ħ": "h", "Ħ": "h", "ŧ": "t", "Ŧ": "t", "ɓ": "b", "Ɓ": "b", "ɗ": "d", "Ɗ": "d", "ƙ": "k", "Ƙ": "k", "ƴ": "y", "Ƴ": "y", "ɨ": "i", "Ɨ": "i", "ʉ": "u",
       "ک": "ك", "ی": "ي", "ى": "ي", "ے": "ي", "ہ": "ه", "ھ": "ه", "ة": "ه", "ё": "е", "Ё": "е"}
STRIPPED = [(0x00AA, 0x058F), (0x0590, 0x077F), (0x08A0, 0x08FF), (0x1D00, 0x1FFF), (0x2C60, 0x2C7F), (0xA640, 0xA69F), (0xA720, 0xA7FF), (0xFB00, 0xFDFF), (0xFE70, 0xFEFF)]
SINGLE = [(0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3005, 0x3007), (0x3041, 0x309F), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF)]
APOSTROPHES = "´ʹʻʼʽʾʿˈ՚׳‘’‛′＇"
HYPHENS = "‐‑‒–־᐀﹣－"
SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
DROPPED = "\u00ad\u061c\u0640\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"


def within(code, ranges):
    return any(first <= code <= last for first, last in ranges)


def classify(code):
    char = chr(code)
    if char in APOSTROPHES: return "apostrophe", ""
    if char in HYPHENS: return "hyphen", ""
    if char in SPACES: return "space", ""
    if char in DROPPED or 0x0300 <= code <= 0x036F or 0xFE00 <= code <= 0xFE0F: return "drop", ""
    if within(code, SINGLE): return ("single", "") if u.category(char)[0] in "LMN" or char in "々ー" else None
    kind = u.category(char)
    if within(code, STRIPPED) and kind == "Mn": return "drop", ""
    if kind[0] not in "LMN" or kind in ("Me",): return None
    if kind[0] == "N" and kind not in ("Nd", "Nl"): return None
    if char in OWN:
        folded = OWN[char]
    elif within(code, STRIPPED) or 0xFF10 <= code <= 0xFF5A:
        folded = "".join(c for c in u.normalize("NFKD", char).casefold() if u.category(c)[0] in "LN")
        folded = "".join(OWN.get(c, c) for c in folded)
        folded = "".join(c for c in u.normalize("NFKD", folded) if u.category(c) != "Mn")
    else:
        folded = char.lower()
    if not folded: return "drop", ""
    if not folded.isascii() and len(folded) > 1: return None
    if len(folded) > 3: return None
    name = "lower" if char.islower() else "letter"
    return name, "" if folded == char else folded


print("# Made by scripts/folding.py from Unicode " + u.unidata_version + ". How letters of names fold: first and last code point (hexadecimal), class, folded form (empty: itself).")
print("first\tlast\tclass\tto")
open_row = None
for code in list(range(0x80, 0x10000)) + [0x10000]:
    found = None if 0xD800 <= code < 0xE000 or code == 0x10000 else classify(code)
    if open_row and found == open_row[1] and not found[1]: continue
    if open_row:
        print(f"{open_row[0]:04X}\t{code - 1:04X}\t{open_row[1][0]}\t{open_row[1][1]}")
        open_row = None
    if found: open_row = (code, found)
