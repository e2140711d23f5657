#!/usr/bin/env python3
"""Makes outlines/world.tsv: the land of the earth as one SVG path a country, for the report's map.

Source: Natural Earth 1:110m Admin 0 (public domain), as the PyPI package geopandas 0.14.4 (BSD-3-Clause) carries it.
Usage: make_outlines.py [TARGET.tsv]; downloads the package with pip. Coordinates are degrees east and south, to a tenth.
"""
import io
import os
import struct
import subprocess
import sys
import tempfile
import zipfile

PACKAGE = "geopandas==0.14.4"
FOLDER = "geopandas/datasets/naturalearth_lowres/naturalearth_lowres"


def records(shp):
    """The rings of each polygon record of a shapefile."""
    at = 100
    while at < len(shp):
        length = struct.unpack(">i", shp[at + 4:at + 8])[0] * 2
        body = shp[at + 8:at + 8 + length]
        parts, points = struct.unpack("<2i", body[36:44])
        starts = list(struct.unpack("<%di" % parts, body[44:44 + 4 * parts])) + [points]
        base = 44 + 4 * parts
        xy = [struct.unpack("<2d", body[base + 16 * i:base + 16 * i + 16]) for i in range(points)]
        yield [xy[a:b] for a, b in zip(starts, starts[1:])]
        at += 8 + length


def rows(dbf):
    """The records of a dBASE file as dictionaries."""
    count, header, size = struct.unpack("<IHH", dbf[4:12])
    fields, at = [], 32
    while dbf[at] != 0x0D:
        fields.append((dbf[at:at + 11].split(b"\0")[0].decode(), dbf[at + 16]))
        at += 32
    for i in range(count):
        row, offset = {}, header + i * size + 1
        for name, width in fields:
            row[name] = dbf[offset:offset + width].decode("utf8", "replace").strip()
            offset += width
        yield row


def path(rings):
    """A relative SVG path of tenths of a degree."""
    out = []
    for ring in rings:
        points = []
        for x, y in ring:
            point = (round(x * 10), round(-y * 10))
            if not points or points[-1] != point:
                points.append(point)
        if len(points) < 4:
            continue
        out.append("M%d %d" % points[0])
        last = points[0]
        steps = []
        for p in points[1:-1]:
            steps.append("%d %d" % (p[0] - last[0], p[1] - last[1]))
            last = p
        out.append("l" + " ".join(steps) + "z")
    return "".join(out)


def main():
    target = sys.argv[1] if len(sys.argv) > 1 else os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "outlines", "world.tsv")
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", folder, PACKAGE], check=True)
        wheel = next(name for name in os.listdir(folder) if name.endswith(".whl"))
        with zipfile.ZipFile(os.path.join(folder, wheel)) as archive:
            shp = archive.read(FOLDER + ".shp")
            dbf = archive.read(FOLDER + ".dbf")
    countries = sorted((row["name"], row["iso_a3"], path(rings)) for row, rings in zip(rows(dbf), records(shp)))
    with io.open(target, "w", encoding="utf8", newline="\n") as out:
        out.write("# Natural Earth 1:110m countries (public domain), made by scripts/make_outlines.py: tenths of degrees east and south\n")
        out.write("name\tiso3\tpath\n")
        for name, iso3, outline in countries:
            out.write("%s\t%s\t%s\n" % (name, iso3, outline))


if __name__ == "__main__":
    main()
