"""Run after `pip install ./Python`: python -m unittest Python/tests/test_dateline.py. DATELINE names the program to compare with."""
import json
import os
import subprocess
import threading
import unittest

import dateline

TEXT = "Rebels captured Tal Afar on Monday. Police arrested two men in Cairo on 3 May 2019. \U0001F6A8 Blast in Aleppo kills five."
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROGRAM = os.environ.get("DATELINE", os.path.join(ROOT, ".build", "release", "dateline"))


class PackageTests(unittest.TestCase):
    def program(self, *words, text):
        return subprocess.run([PROGRAM, *words, "--quiet", "--input-format", "jsonl", "-"], input=text.encode(), capture_output=True, check=True).stdout

    def test_events_are_those_of_the_command_line(self):
        line = json.dumps({"id": "a", "text": TEXT, "date": "2017-08-10", "title": "News"}) + "\n"
        expected = [json.loads(l) for l in self.program("extract", "--format", "jsonl", text=line).decode().split("\n") if l]
        self.assertEqual(dateline.extract(TEXT, id="a", date="2017-08-10", title="News"), expected)
        self.assertGreaterEqual(len(expected), 3)

    def test_annotations_are_those_of_the_command_line(self):
        line = json.dumps({"id": "a", "text": TEXT}) + "\n"
        layers = "tokens,entities,places,times,events"
        expected = json.loads(self.program("annotate", "--layers", layers, text=line))
        self.assertEqual(dateline.annotate(TEXT, id="a", layers=layers.split(",")), expected)

    def test_offsets_are_indices(self):
        for place in dateline.annotate(TEXT)["places"]:
            self.assertEqual(TEXT[place["start"]:place["end"]], place["text"])

    def test_files_are_converted(self):
        page = b"<html><body><p>Police arrested two men in Cairo on 3 May 2019.</p></body></html>"
        collection = json.loads(dateline.convert(page))
        self.assertEqual([f["properties"]["place"] for f in collection["features"]], ["Cairo"])
        self.assertTrue(dateline.convert(page, format="csv").startswith(b"title,event_id,"))

    def test_errors_are_told(self):
        with self.assertRaisesRegex(dateline.DatelineError, "no day"):
            dateline.convert("x", date="Monday")
        with self.assertRaisesRegex(dateline.DatelineError, "no format"):
            dateline.convert("x", format="shp")
        with self.assertRaisesRegex(dateline.DatelineError, "no layer"):
            dateline.annotate("x", layers=["colours"])
        with self.assertRaises(dateline.DatelineError):
            dateline.convert(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
        with self.assertRaisesRegex(dateline.DatelineError, "nowhere"):
            dateline.Extractor("/nowhere.dlgz")

    def test_text_may_hold_anything(self):
        for text in ("", " ", "\x00", "a\x00b Rebels attacked Tikrit.", "\ud83d".encode("utf-16", "surrogatepass").decode("utf-16", "replace"), "x" * 100_000):
            try:
                dateline.extract(text)
            except dateline.DatelineError:
                self.assertFalse(text.strip("\x00 "))

    def test_many_threads_get_the_same(self):
        expected = dateline.extract(TEXT, date="2017-08-10")
        seen = []

        def work():
            for _ in range(40):
                seen.append(dateline.extract(TEXT, date="2017-08-10") == expected)

        threads = [threading.Thread(target=work) for _ in range(8)]
        [t.start() for t in threads]
        [t.join() for t in threads]
        self.assertEqual(seen, [True] * 320)


if __name__ == "__main__":
    unittest.main()
