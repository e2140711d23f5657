"""Middle points of areas: Natural Earth's shapes (GeoPackage) joined with the towns that lie in them."""

import math
import sqlite3
import struct
from collections import Counter, defaultdict
from pathlib import Path

SAMPLE = 60  # towns of an area that vote on which shapes are its own


class Shape:
    """The outer rings of one multipolygon."""

    def __init__(self, blob: bytes):
        flags = blob[3]
        place = 8 + (0, 32, 48, 48, 64)[(flags >> 1) & 7]
        self.rings = []
        self._read(blob, place)
        xs = [x for ring in self.rings for x, _ in ring]
        ys = [y for ring in self.rings for _, y in ring]
        self.box = (min(xs), min(ys), max(xs), max(ys))

    def _read(self, blob: bytes, place: int) -> int:
        order = "<" if blob[place] == 1 else ">"
        (kind,) = struct.unpack_from(order + "I", blob, place + 1)
        (count,) = struct.unpack_from(order + "I", blob, place + 5)
        place += 9
        if kind % 1000 == 6:
            for _ in range(count):
                place = self._read(blob, place)
            return place
        for index in range(count):
            (points,) = struct.unpack_from(order + "I", blob, place)
            values = struct.unpack_from(f"{order}{points * 2}d", blob, place + 4)
            if index == 0:
                self.rings.append(list(zip(values[0::2], values[1::2])))
            place += 4 + points * 16
        return place

    def contains(self, x: float, y: float) -> bool:
        if not (self.box[0] <= x <= self.box[2] and self.box[1] <= y <= self.box[3]):
            return False
        inside = False
        for ring in self.rings:
            x1, y1 = ring[-1]
            for x2, y2 in ring:
                if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                    inside = not inside
                x1, y1 = x2, y2
        return inside

    def parts(self):
        """(area, longitude, latitude) of every ring's centroid."""
        for ring in self.rings:
            area = cx = cy = 0.0
            x0, y0 = ring[0]
            for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1]):
                cross = (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0)
                area += cross
                cx += (x1 + x2 - 2 * x0) * cross
                cy += (y1 + y2 - 2 * y0) * cross
            if area:
                latitude = y0 + cy / (3 * area)
                yield abs(area) / 2 * math.cos(math.radians(latitude)), x0 + cx / (3 * area), latitude


def middles(path: Path, cities) -> dict[tuple[str, str], tuple[float, float]]:
    """The area-weighted middle of every first-level area that owns whole shapes: (country, admin1) to (latitude, longitude)."""
    shapes = defaultdict(list)
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    for country, blob in connection.execute("select iso_a2, geom from states_provinces order by fid"):
        if country and blob:
            shapes[country].append(Shape(blob))
    samples = defaultdict(list)
    for city in sorted(cities, key=lambda c: (-c.population, c.id)):
        if city.admin1 and len(samples[city.country, city.admin1]) < SAMPLE:
            samples[city.country, city.admin1].append(city)
    votes = defaultdict(Counter)
    for (country, admin1), towns in samples.items():
        for town in towns:
            for index, shape in enumerate(shapes[country]):
                if shape.contains(town.longitude, town.latitude):
                    votes[country, index][admin1] += 1
                    break
    owned = defaultdict(list)
    for (country, index), count in votes.items():
        (admin1, most) = count.most_common(1)[0]
        if most >= 0.6 * sum(count.values()):
            owned[country, admin1].append((index, most))
    points = {}
    for (country, admin1), own in owned.items():
        if sum(most for _, most in own) < 0.5 * len(samples[country, admin1]):
            continue
        parts = sorted((part for index, _ in own for part in shapes[country][index].parts()), reverse=True)
        parts = [part for part in parts if part[0] >= 0.05 * parts[0][0]]
        if max(p[1] for p in parts) - min(p[1] for p in parts) > 180:
            parts = parts[:1]
        area = sum(p[0] for p in parts)
        points[country, admin1] = (sum(p[0] * p[2] for p in parts) / area, sum(p[0] * p[1] for p in parts) / area)
    return points
