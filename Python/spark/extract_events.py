"""Runs Dateline over a folder of articles on a Spark cluster and writes their events as partitioned Parquet or CSV.

    spark-submit extract_events.py --dateline /opt/dateline/dateline INPUT OUTPUT
    spark-submit extract_events.py --input warc --format csv --merge INPUT OUTPUT

INPUT holds JSON Lines (one article a line, packed or not) or WARC files; OUTPUT gets the folders `events`, `errors` and, with --merge,
`merged`: one row an event, with the articles that tell it, by the rules of `dateline merge`.

Every article is answered by exactly one record, an error where it cannot be read; a task whose sides differ in number fails.
A program that ends badly fails its task, which Spark runs again elsewhere; what a task wrote counts only when it is whole.
"""
import argparse
import json
import os
import subprocess
import threading

from pyspark import StorageLevel
from pyspark.sql import SparkSession
from pyspark.sql import types as t

TYPES = {"string": t.StringType(), "integer": t.LongType(), "number": t.DoubleType(), "date": t.StringType(), "datetime": t.StringType()}
MERGED = [t.StructField("n_sources", t.LongType()), t.StructField("sources", t.StringType()), t.StructField("n_articles", t.LongType()),
          t.StructField("articles", t.StringType())]


def through(command, lines):
    """The lines that a program answers; a thread feeds it, so that neither waits for the other with a full pipe."""
    program = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    said, trouble = [], []

    def feed():
        try:
            with program.stdin as pipe:
                for line in lines:
                    pipe.write(line.encode() + b"\n")
        except BrokenPipeError:
            pass  # The program's status says why it stopped reading.
        except Exception as error:  # What reading the input raises belongs to the task, not to this thread.
            trouble.append(error)

    def listen():
        for line in program.stderr:
            said.append(line)
            del said[:-20]

    threads = [threading.Thread(target=work, daemon=True) for work in (feed, listen)]
    for thread in threads:
        thread.start()
    try:
        for line in program.stdout:
            yield line.decode().rstrip("\n")
        status = program.wait()
        for thread in threads:
            thread.join()
        if trouble:
            raise trouble[0]
        # 1 says that articles could not be read; their errors stand in the answers.
        if status not in (0, 1):
            raise RuntimeError(f"{command[0]} ended with {status}: " + b"".join(said).decode(errors="replace"))
    finally:
        program.kill()


def answers_to_lines(dateline):
    """Article lines to answers, one each: `dateline annotate` keeps the order, so both sides are counted a partition."""

    def work(lines):
        kept = []

        def counted():
            for line in lines:
                kept.append('"id"' in line)
                yield line

        number = 0
        for answer in through([dateline, "annotate", "--jobs", "1", "--quiet", "--layers", "events", "--input-format", "jsonl", "-"], counted()):
            yield answer if kept[number] else named(answer)
            number += 1
        if number != len(kept):
            raise RuntimeError(f"{len(kept)} articles went in and {number} answers came out")

    return work


def named(answer):
    """An article without an id has the number of its line in this partition, which says nothing outside of it: it gets its fingerprint."""
    record = json.loads(answer)
    if "error" not in record:
        record["id"] = record["fingerprint"]
        for event in record["events"]:
            event["document_id"] = record["fingerprint"]
    return json.dumps(record, ensure_ascii=False)


def answers_to_files(dateline):
    """Archive files to answers, one an article."""

    def work(paths):
        for path in paths:
            yield from through([dateline, "annotate", "--jobs", "1", "--quiet", "--layers", "events", path], [])

    return work


def columns(dateline):
    """The columns of the event record, as the program tells them."""
    told = subprocess.run([dateline, "schema", "--kind", "table"], check=True, capture_output=True).stdout
    return [t.StructField(field["name"], TYPES[field["type"]]) for field in json.loads(told)["fields"]]


def objects(*names):
    return t.ArrayType(t.StructType([t.StructField(name, NUMBERS.get(name, t.StringType())) for name in names]))


NUMBERS = {"start": t.LongType(), "end": t.LongType(), "latitude": t.DoubleType(), "longitude": t.DoubleType(), "geonames_id": t.LongType()}
PARTICIPANTS = objects("text", "name", "code", "country", "sector", "start", "end")
PLACES = objects("text", "name", "type", "latitude", "longitude", "country", "geonames_id", "start", "end")
LISTS = [t.StructField("actors", PARTICIPANTS), t.StructField("targets", PARTICIPANTS), t.StructField("places", PLACES)]
# Only events with the same key can be the same: those of one day, or one that has no single day (docs/Formats.md).
KEY = """case when date_precision = 'day' and start_time is not null and substr(start_time, 1, 10) = substr(end_time, 1, 10)
  then substr(start_time, 1, 10) else concat(coalesce(start_time, ''), ' ', coalesce(end_time, ''), ' ', event_id) end"""


def write(table, path, options):
    writer = table.write.mode("errorifexists").partitionBy(*options.partition_by)
    writer.csv(path, header=True, escape='"') if options.format == "csv" else writer.parquet(path)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("source", metavar="INPUT")
    parser.add_argument("target", metavar="OUTPUT")
    parser.add_argument("--dateline", default="dateline", help="the program, at the same path on every machine")
    parser.add_argument("--input", choices=["jsonl", "warc"], default="jsonl")
    parser.add_argument("--format", choices=["parquet", "csv"], default="parquet")
    parser.add_argument("--partition-by", type=lambda names: names.split(","), default=["event_type"], metavar="COLUMN,...")
    parser.add_argument("--partitions", type=int, help="into how many parts JSON Lines are cut at least")
    parser.add_argument("--merge", action="store_true", help="the same event in many articles is one row of OUTPUT/merged")
    options = parser.parse_args()

    spark = SparkSession.builder.appName("dateline").getOrCreate()
    context = spark.sparkContext
    chosen = columns(options.dateline)
    if options.input == "warc":
        paths = sorted(os.path.join(folder, name) for folder, _, names in os.walk(os.path.abspath(options.source)) for name in names if ".warc" in name)
        answers = context.parallelize(paths, max(1, len(paths))).mapPartitions(answers_to_files(options.dateline))
    else:
        lines = context.textFile(options.source, options.partitions or context.defaultParallelism * 4)
        answers = lines.mapPartitions(answers_to_lines(options.dateline))
    answers = answers.persist(StorageLevel.DISK_ONLY)
    record = t.StructType([
        t.StructField("id", t.StringType()), t.StructField("line", t.LongType()), t.StructField("events", t.ArrayType(t.StructType(chosen + LISTS))),
        t.StructField("error", t.StructType([t.StructField("code", t.StringType()), t.StructField("message", t.StringType())]))])
    records = spark.read.schema(record).json(answers)
    events = records.selectExpr("explode(events) as event").select("event.*")
    errors = records.where("error is not null").select("id", "line", "error.code", "error.message")
    # The first pass over the answers makes them; the others read them from the disks of the workers.
    total, failed, found = records.selectExpr("count(*)", "count(error)", "coalesce(sum(size(events)), 0)").first()
    names = [column.name for column in chosen]
    write(events.select(names), options.target + "/events", options)
    errors.write.mode("errorifexists").json(options.target + "/errors")
    if options.merge:
        command = [options.dateline, "merge", "--quiet", "--format", "jsonl", "-"]
        keyed = events.selectExpr(f"{KEY} as key", "to_json(struct(*)) as event").rdd.map(tuple)
        merged = keyed.partitionBy(max(2, answers.getNumPartitions())).values().mapPartitions(lambda part: through(command, part))
        write(spark.read.schema(t.StructType(chosen + MERGED)).json(merged), options.target + "/merged", options)
    print(json.dumps({"documents": total, "failed": failed, "events": found}))
    spark.stop()


if __name__ == "__main__":
    main()
