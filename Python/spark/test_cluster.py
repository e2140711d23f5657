"""Runs extract_events.py on a local cluster of two workers, kills one on the way, and compares what comes out with plain runs.

Usage: test_cluster.py DATELINE ARTICLES FOLDER [DOCUMENTS]. Needs pyspark with Java 17, and GNU parallel for its throughput.
"""
import glob
import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time

DATELINE, ARTICLES, FOLDER = os.path.abspath(sys.argv[1]), sys.argv[2], sys.argv[3]
DOCUMENTS = int(sys.argv[4]) if len(sys.argv) > 4 else 50_000
HERE = os.path.dirname(os.path.abspath(__file__))
failures = []


def check(what, holds, seen=""):
    print(("ok    " if holds else "FAILS ") + what + ("" if holds else ": " + str(seen)[-1500:]), flush=True)
    if not holds:
        failures.append(what)


def make():
    """Articles of the samples cut to a few sentences, each with a number of its own; one of a thousand is no JSON."""
    seen = subprocess.run([DATELINE, "read", "--quiet", "--format", "jsonl", ARTICLES], capture_output=True, text=True)
    articles = [json.loads(line) for line in seen.stdout.split("\n") if line]
    texts = [part for a in articles for part in a["text"].split("\n\n") if 200 < len(part) < 700]
    folder = os.path.join(FOLDER, "input")
    os.makedirs(folder)
    with open(os.path.join(folder, "articles.jsonl"), "w") as file:
        for n in range(DOCUMENTS):
            if n % 1000 == 500:
                file.write("{broken\n")
                continue
            article = {"id": f"a{n}", "text": f"Report {n}. " + texts[n % len(texts)], "date": f"2020-{n % 12 + 1:02}-{n % 27 + 1:02}", "source": f"s{n % 40}"}
            file.write(json.dumps(article, ensure_ascii=False) + "\n")
    return folder


def timed(what, command, **options):
    start = time.time()
    done = subprocess.run(command, shell=isinstance(command, str), stderr=subprocess.DEVNULL, **options)
    took = time.time() - start
    print(f"      {what}: {DOCUMENTS / took:.0f} documents/s ({took:.1f} s)", flush=True)
    return done


def archives():
    """Three web archives of four pages each; one page of each holds no article."""
    folder = os.path.join(FOLDER, "archives")
    os.makedirs(folder)
    text = "Police arrested {} men in Cairo on 3 May 2019, the interior ministry said. They are accused of planning attacks on two hotels."
    for number in range(3):
        with open(os.path.join(folder, f"news-{number}.warc"), "wb") as file:
            for page in range(4):
                body = f"<html><body><article><p>{text.format(page + 2)}</p></article></body></html>" if page else "<html><body></body></html>"
                answer = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{body}".encode()
                head = (f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://example.org/{number}/{page}\r\nWARC-Date: 2019-05-04T00:00:00Z\r\n"
                        f"Content-Type: application/http;msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n")
                file.write(head.encode() + answer + b"\r\n\r\n")
    return folder


def spark(source, target, *words, chaos=None):
    import pyspark
    home = os.path.dirname(pyspark.__file__)
    command = [os.path.join(home, "bin", "spark-submit"), "--master", "local-cluster[2,1,1500]", "--conf", "spark.executor.memory=1400m", "--conf",
               "spark.driver.host=127.0.0.1", "--conf", "spark.ui.enabled=false", "--conf", "spark.task.maxFailures=8",
               os.path.join(HERE, "extract_events.py"), "--dateline", DATELINE, *words, source, target]
    environment = dict(os.environ, SPARK_HOME=home, PYSPARK_PYTHON=sys.executable, SPARK_LOCAL_IP="127.0.0.1")
    program = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)
    if chaos:
        threading.Thread(target=chaos, daemon=True).start()
    start = time.time()
    output, said = program.communicate()
    took = time.time() - start
    if program.returncode != 0:
        print(said[-3000:])
    return program.returncode, output.strip().split("\n")[-1], took


killed = []


def chaos():
    """Ends an extractor, then a whole worker, as the system does that needs the memory."""
    def victims(word):
        for path in glob.glob("/proc/[0-9]*/cmdline"):
            try:
                if word in open(path, "rb").read().decode(errors="replace").replace("\0", " "):
                    yield int(path.split("/")[2])
            except OSError:
                pass

    time.sleep(15)
    for word in ("annotate --jobs 1 --quiet --layers events", "CoarseGrainedExecutorBackend"):
        for _ in range(200):
            if found := list(victims(word))[:1]:
                os.kill(found[0], signal.SIGKILL)
                killed.append(word)
                break
            time.sleep(0.05)
        time.sleep(5)


def rows(path):
    import pyarrow.dataset
    return pyarrow.dataset.dataset(path, format="parquet", partitioning="hive").to_table().to_pylist()


def main():
    shutil.rmtree(FOLDER, ignore_errors=True)
    os.makedirs(FOLDER)
    source = make()
    lines = os.path.join(source, "articles.jsonl")
    out = os.path.join(FOLDER, "plain.jsonl")
    with open(out, "w") as file:
        timed("one program, two jobs", [DATELINE, "extract", "--quiet", "--jobs", "2", "--format", "jsonl", lines], stdout=file)
    timed("a plain pipe, one job", f"cat {lines} | {DATELINE} annotate --quiet --jobs 1 --layers events - > {FOLDER}/pipe.jsonl")
    if shutil.which("parallel"):
        timed("GNU parallel, two programs", f"parallel --will-cite -j2 -k --pipe --block 2M {DATELINE} annotate --quiet --jobs 1 --layers events - < {lines} > {FOLDER}/par.jsonl")
    status, said, took = spark(source, os.path.join(FOLDER, "quiet"), "--merge")
    print(f"      Spark, two workers of one core: {DOCUMENTS / took:.0f} documents/s ({took:.1f} s with its start and the merge)", flush=True)
    check("the job ends well", status == 0, said)
    expected = sorted(json.loads(line)["event_id"] for line in open(out))
    summary = json.loads(said)
    check("every article is answered", summary["documents"] == DOCUMENTS and summary["failed"] == DOCUMENTS // 1000, summary)
    found = rows(os.path.join(FOLDER, "quiet", "events"))
    check(f"the events are those of one program ({len(expected)})", sorted(r["event_id"] for r in found) == expected)
    check("a column of numbers holds numbers", all(isinstance(r["confidence"], float) for r in found[:100]))
    errors = [json.loads(line) for path in glob.glob(os.path.join(FOLDER, "quiet", "errors", "*.json")) for line in open(path)]
    check("errors are records", len(errors) == DOCUMENTS // 1000 and all(e["code"] == "bad_json" for e in errors), errors[:2])
    alone = subprocess.run([DATELINE, "merge", "--quiet", "--format", "jsonl", out], capture_output=True, text=True)
    one = sorted((m["event_id"], m["n_articles"], m["n_sources"]) for m in map(json.loads, alone.stdout.strip().split("\n")))
    many = sorted((m["event_id"], m["n_articles"], m["n_sources"]) for m in rows(os.path.join(FOLDER, "quiet", "merged")))
    check(f"merging gives what one program gives ({len(one)} events)", one == many, (len(one), len(many)))
    status, said, took = spark(source, os.path.join(FOLDER, "chaos"), chaos=chaos)
    check(f"the job ends well though {len(killed)} programs were killed", status == 0 and len(killed) == 2, (said, killed))
    check("killed workers lose and double nothing", sorted(r["event_id"] for r in rows(os.path.join(FOLDER, "chaos", "events"))) == expected)
    status, said, _ = spark(archives(), os.path.join(FOLDER, "web"), "--input", "warc", "--format", "csv", "--partition-by", "country")
    import pyarrow.dataset
    told = pyarrow.dataset.dataset(os.path.join(FOLDER, "web", "events"), format="csv", partitioning="hive").to_table().to_pylist()
    check("web archives become CSV by country", status == 0 and json.loads(said)["failed"] == 3 and
          len({r["url"] for r in told if r["country"] == "EG"}) == 9 and {r["country"] for r in told} <= {"EG", None}, (said, told[:2]))
    status, said, _ = spark(source, os.path.join(FOLDER, "wrong"), "--dateline", "/bin/false")
    check("a program that fails fails the job", status != 0, said)
    print(f"{len(failures)} checks fail" if failures else "all checks hold")
    sys.exit(1 if failures else 0)


main()
