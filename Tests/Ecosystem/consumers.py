"""Opens the outputs of `dateline extract` in other programs and checks what those see. Usage: consumers.py DATELINE ARTICLES FOLDER"""
import json
import os
import re
import subprocess
import sys
import time

DATELINE, ARTICLES, FOLDER = sys.argv[1:4]
TOOLS = os.path.dirname(sys.executable)
PICTURE = "docs/images/report.png"
failures = []


def path(name):
    return os.path.join(FOLDER, name)


def run(*words, env=None):
    return subprocess.run(words, capture_output=True, text=True, env=dict(os.environ, **(env or {})))


def check(what, holds, seen=""):
    print(("ok    " if holds else "FAILS ") + what + ("" if holds else ": " + str(seen)[:600]))
    if not holds:
        failures.append(what)


def make():
    done = run(DATELINE, "extract", "-q", ARTICLES, *[w for n in ("geojson", "geojsonl", "csv", "jsonl", "html", "gpkg", "kml")
                                                     for w in ("-o", path("events." + n))])
    check("extract writes seven formats", done.returncode == 0, done.stderr)
    timeline = run(DATELINE, "extract", "-q", "-f", "timelinejs", ARTICLES)
    open(path("timeline.csv"), "w").write(timeline.stdout)
    collection = json.load(open(path("events.geojson")), parse_constant=lambda c: check("no " + c, False))
    ids = [f["id"] for f in collection["features"]]
    check("ids are unique", len(set(ids)) == len(ids))
    check("there is no crs member", "crs" not in collection)
    return collection["features"]


def gdal(features):
    located = sum(f["geometry"] is not None for f in features)
    for name, layer in (("events.gpkg", "events"), ("events.geojson", "events"), ("events.geojsonl", "events"), ("events.kml", "Events")):
        seen = run("ogrinfo", "-so", path(name), layer)
        check(f"ogrinfo opens {name} without a word of warning", seen.returncode == 0 and not seen.stderr, seen.stderr or seen.stdout)
        check(f"ogrinfo counts the events of {name}", f"Feature Count: {len(features)}\n" in seen.stdout, seen.stdout[:300])
        if name != "events.kml":
            for column, kind in (("event_date", "Date"), ("start_time", "DateTime"), ("fatalities", "Integer"), ("confidence", "Real")):
                check(f"{column} of {name} is {kind}", re.search(rf"^{column}: {kind}", seen.stdout, re.M), seen.stdout)
    box = run("ogrinfo", "-q", path("events.gpkg"), "-sql", "SELECT count(*) AS n FROM rtree_events_geom")
    check("the spatial index holds the events with a point", f"= {located}" in box.stdout, box.stdout)
    edited = run("ogrinfo", "-q", path("events.gpkg"), "-sql", "DELETE FROM events WHERE fid = 1")
    check("a GeoPackage can be edited", edited.returncode == 0 and not edited.stderr, edited.stderr)


    for driver, name in (("FlatGeobuf", "events.fgb"), ("ESRI Shapefile", "events.shp"), ("KML", "copy.kml")):
        done = run("ogr2ogr", "-f", driver, path(name), path("events.geojson"), "-where", "latitude IS NOT NULL")
        seen = run("ogrinfo", "-so", "-al", path(name))
        check(f"ogr2ogr makes {driver}", done.returncode == 0 and f"Feature Count: {located}\n" in seen.stdout, done.stderr + seen.stdout[:200])


def validators(features):
    import geojson_validator
    collection = json.load(open(path("events.geojson")))
    check("geojson-validator finds the structure right", not geojson_validator.validate_structure(collection))
    collection["features"] = [f for f in features if f["geometry"]]
    wrong = geojson_validator.validate_geometries(collection)
    check("geojson-validator finds the points right", not wrong.get("invalid") and not wrong.get("problematic"), wrong)


def schemas():
    open(path("record.json"), "w").write(run(DATELINE, "schema").stdout)
    open(path("table.json"), "w").write(run(DATELINE, "schema", "--kind", "table").stdout)
    for number, line in enumerate(open(path("events.jsonl"))):
        open(path(f"record-{number}.json"), "w").write(line)
    records = [path(n) for n in os.listdir(FOLDER) if n.startswith("record-")]
    seen = run(TOOLS + "/check-jsonschema", "--schemafile", path("record.json"), *records)
    check("check-jsonschema accepts every record", seen.returncode == 0, seen.stdout)
    broken = json.load(open(records[0]))
    broken["fatalities"] = "many"
    json.dump(broken, open(path("broken.json"), "w"))
    check("check-jsonschema refuses a wrong one", run(TOOLS + "/check-jsonschema", "--schemafile", path("record.json"), path("broken.json")).returncode == 1)
    seen = run(TOOLS + "/frictionless", "validate", path("events.csv"), "--schema", path("table.json"), "--trusted")
    check("frictionless accepts the table", seen.returncode == 0, seen.stdout + seen.stderr)


def duckdb(features):
    import duckdb as database
    rows = database.sql(f"SELECT count(*), typeof(any_value(start_time)), typeof(any_value(latitude)) FROM read_csv('{path('events.csv')}')").fetchall()[0]
    check("DuckDB reads the table with its types", rows == (len(features), "TIMESTAMP", "DOUBLE"), rows)
    rows = database.sql(f"SELECT count(*), typeof(any_value(event_date)) FROM read_json('{path('events.jsonl')}')").fetchall()[0]
    check("DuckDB reads the records", rows == (len(features), "DATE"), rows)


def libreoffice(features):
    import datetime
    import openpyxl
    env = {"HOME": FOLDER}
    run("soffice", "--headless", "--convert-to", "xlsx", "--outdir", FOLDER, path("events.csv"), env=env)
    sheet = openpyxl.load_workbook(path("events.xlsx")).active
    rows = list(sheet.iter_rows(values_only=True))
    head = rows[0]
    check("LibreOffice makes a workbook with every event", len(rows) == len(features) + 1, len(rows))
    days = [row[head.index("event_date")] for row in rows[1:]]
    check("days are dates", all(isinstance(d, datetime.datetime) for d in days if d is not None), days[:5])
    cells = [c for row in sheet.iter_rows() for c in row if c.data_type == "f"]
    check("no cell is a formula", not cells, cells[:3])


def chromium(features):
    browser = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr", "--virtual-time-budget=8000"]
    located = sum(f["geometry"] is not None for f in features)
    seen = run(*browser, "--dump-dom", "file://" + path("events.html"))
    check("the page says no error", "CONSOLE" not in seen.stderr, [l for l in seen.stderr.splitlines() if "CONSOLE" in l])
    check("the page counts its events", f">{len(features)} events of {len(features)}: {located} on the map" in seen.stdout)
    check("the table has a row an event", seen.stdout.count("<tr data-id=") == len(features), seen.stdout.count("<tr data-id="))
    check("the sentences show who, whom, where and when", all(f'class="{m}"' in seen.stdout for m in ("who", "whom", "where", "when")))
    chosen = [f for f in features if f["properties"]["event_type"] == "ASSAULT"]
    seen = run(*browser, "--dump-dom", "file://" + path("events.html") + "#type=ASSAULT")
    check("the type filters", f">{len(chosen)} events of" in seen.stdout and seen.stdout.count("<tr data-id=") == len(chosen))
    later = [f for f in features if (f["properties"]["end_time"] or "") >= "2019"]
    seen = run(*browser, "--dump-dom", "file://" + path("events.html") + "#from=2019-01-01")
    check("the time filters", f">{len(later)} events of" in seen.stdout, len(later))
    # Twenty thousand events: the same ones again and again, each at another spot.
    page = open(path("events.html")).read()
    start, end = page.index('id="data">[') + len('id="data">['), page.index("]</script>")
    events = json.loads("[" + page[start:end] + "]")
    many = []
    for number in range(20000):
        event = dict(events[number % len(events)], event_id=f"ev{number}")
        if event["latitude"] is not None:
            event["latitude"] = round(-55 + number % 1201 * .1, 4)
            event["longitude"] = round(-175 + number % 3499 * .1, 4)
        many.append(event)
    data = json.dumps(many).replace("<", "\\u003c")
    timer = "<script>const t0 = performance.now(); $('kind').value = 'ASSAULT'; draw(); document.title = 'drawn in ' + (performance.now() - t0) + ' ms';</script></body>"
    open(path("many.html"), "w").write((page[:start] + data[1:-1] + page[end:]).replace("</body>", timer))
    began = time.time()
    seen = run(*browser[:-1], "--dump-dom", "file://" + path("many.html"))
    took = time.time() - began
    check(f"twenty thousand events are drawn ({took:.1f} s with the start of the browser)", took < 20 and "events of 20000: " in seen.stdout, took)
    drawn = re.search(r"<title>drawn in ([0-9.]+) ms", seen.stdout)
    check(f"a filter over them is drawn in {drawn and drawn[1]} ms", drawn and float(drawn[1]) < 500, seen.stdout[:300])
    shot = run(*browser, "--window-size=1280,900", "--screenshot=" + path("shot.png"), "file://" + path("events.html"))
    check("the page can be pictured", os.path.exists(path("shot.png")), shot.stderr[-300:])
    from PIL import Image, ImageChops, ImageStat
    pictures = [Image.open(name).convert("L").resize((160, 112)) for name in (path("shot.png"), PICTURE)]
    difference = ImageStat.Stat(ImageChops.difference(*pictures)).mean[0]
    # Fonts differ between machines; a map, bars or table that is missing differs by far more.
    check(f"the picture is that of README (mean difference {difference:.1f} of 255)", difference < 8)
    if os.environ.get("UPDATE_PICTURE"):
        os.replace(path("shot.png"), PICTURE)


QGIS = """
import sys
from qgis.core import QgsApplication, QgsVectorLayer, QgsVectorLayerTemporalProperties
QgsApplication.setPrefixPath("/usr", True)
application = QgsApplication([], False)
application.initQgis()
layer = QgsVectorLayer(sys.argv[1] + "|layername=events", "events", "ogr")
properties = layer.temporalProperties()
properties.guessDefaultsFromFields(layer.fields())
print(layer.isValid(), layer.featureCount(), layer.fields().field("start_time").typeName(), properties.startField(), properties.endField(),
      properties.mode() == QgsVectorLayerTemporalProperties.ModeFeatureDateTimeStartAndEndFromFields)
"""


def qgis(features):
    open(path("temporal.py"), "w").write(QGIS)
    env = {"QT_QPA_PLATFORM": "offscreen", "XDG_RUNTIME_DIR": FOLDER, "HOME": FOLDER}
    for name in ("events.geojson", "fresh.gpkg"):
        if name == "fresh.gpkg":
            run(DATELINE, "extract", "-q", ARTICLES, "-o", path(name))
        seen = run("/usr/bin/python3", path("temporal.py"), path(name), env=env)
        check(f"QGIS finds start and end of {name}", seen.stdout.split()[:2] == ["True", str(len(features))] and
              seen.stdout.split()[3:] == ["start_time", "end_time", "True"], seen.stdout + seen.stderr)


features = make()
for part in (gdal, validators, duckdb, libreoffice, chromium, qgis):
    part(features)
schemas()
print(f"{len(failures)} checks fail" if failures else "all checks hold")
sys.exit(1 if failures else 0)
