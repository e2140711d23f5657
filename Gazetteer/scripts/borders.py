"""Middles and lengths of the borders between countries, from Natural Earth's shapes (GeoPackage)."""

import math
import sqlite3
from collections import defaultdict
from pathlib import Path

from shapes import Shape

HEADER = ["country", "neighbour", "latitude", "longitude", "kilometres"]
# Codes that Natural Earth leaves out.
CODES = {"France": "FR", "Norway": "NO", "Kosovo": "XK", "Somaliland": "SO", "N. Cyprus": "CY", "Northern Cyprus": "CY"}
DEGREE = 111.2  # kilometres


def rows(path: Path, codes: set[str]) -> list[list[str]]:
    """A border a row, by code: the point of the border that is nearest to the middle of all its parts, and its length."""
    owners = defaultdict(set)
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    for code, name, blob in connection.execute("select iso_a2, NAME, geom from countries order by fid"):
        code = code if code in codes else CODES.get(name)
        if not code or not blob:
            continue
        for ring in Shape(blob).rings:
            for a, b in zip(ring, ring[1:] + ring[:1]):
                if a != b:
                    owners[min(_key(a), _key(b)), max(_key(a), _key(b))].add(code)
    borders = defaultdict(list)
    for segment, countries in owners.items():
        if len(countries) == 2:
            borders[tuple(sorted(countries))].append(segment)
    found = []
    for (first, second), segments in sorted(borders.items()):
        lengths = [_length(a, b) for a, b in segments]
        total = sum(lengths)
        x = sum(n * (a[0] + b[0]) / 2 for n, (a, b) in zip(lengths, segments)) / total
        y = sum(n * (a[1] + b[1]) / 2 for n, (a, b) in zip(lengths, segments)) / total
        middle = min((a for a, _ in sorted(segments)), key=lambda p: _length(p, (x, y)))
        found.append([first, second, f"{middle[1]:.3f}", f"{middle[0]:.3f}", f"{total:.0f}"])
    return found


def _key(point: tuple[float, float]) -> tuple[float, float]:
    return round(point[0], 4), round(point[1], 4)


def _length(a, b) -> float:
    return math.hypot((a[0] - b[0]) * math.cos(math.radians((a[1] + b[1]) / 2)), a[1] - b[1]) * DEGREE
