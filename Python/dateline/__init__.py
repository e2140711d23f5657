"""News articles in, events out: who did what to whom, where and when.

>>> import dateline
>>> [e["title"] for e in dateline.extract("Rebels captured Tal Afar on Monday.", date="2017-08-10")]
['capture: Rebels -> Tal Afar (Tal Afar)']

The results are those of the command line. All functions may be called from any number of threads at the same time; Python's lock is free
while Dateline works.
"""
import ctypes
import json
import os
import threading

__all__ = ["DatelineError", "Extractor", "annotate", "convert", "extract", "version"]
_FOLDER = os.path.dirname(os.path.abspath(__file__))


class DatelineError(ValueError):
    """What was wrong with an article, an option or the data file."""


def _library():
    library = ctypes.CDLL(os.environ.get("DATELINE_LIBRARY") or os.path.join(_FOLDER, "libdateline.so"))
    pointer, text, size = ctypes.c_void_p, ctypes.c_char_p, ctypes.c_size_t
    error = ctypes.POINTER(pointer)
    library.dateline_open.argtypes, library.dateline_open.restype = [text, error], pointer
    library.dateline_close.argtypes, library.dateline_close.restype = [pointer], None
    library.dateline_free.argtypes, library.dateline_free.restype = [pointer], None
    library.dateline_version.argtypes, library.dateline_version.restype = [], text
    for function in (library.dateline_extract, library.dateline_annotate):
        function.argtypes = [pointer, text, size, text, text, text, ctypes.POINTER(size), error]
        function.restype = pointer
    return library


_LIBRARY = _library()


def version():
    """The version of Dateline."""
    return _LIBRARY.dateline_version().decode()


def _taken(pointer, length=None):
    """The bytes behind a pointer that is ours to free."""
    try:
        return ctypes.string_at(pointer, length) if length is not None else ctypes.string_at(pointer)
    finally:
        _LIBRARY.dateline_free(pointer)


class Extractor:
    """An extractor on a data file; one for the whole program is enough."""

    def __init__(self, data=None):
        error = ctypes.c_void_p()
        path = data or os.environ.get("DATELINE_DATA") or os.path.join(_FOLDER, "dateline.dlgz")
        self._handle = _LIBRARY.dateline_open(os.fsencode(path), ctypes.byref(error))
        if not self._handle:
            raise DatelineError(_taken(error).decode())

    def __del__(self):
        if getattr(self, "_handle", None):
            _LIBRARY.dateline_close(self._handle)

    def _call(self, function, source, input_format, date, option):
        data = source.encode() if isinstance(source, str) else bytes(source)
        error, length = ctypes.c_void_p(), ctypes.c_size_t()
        words = [None if word is None else str(word).encode() for word in (input_format, date, option)]
        answer = function(self._handle, data, len(data), *words, ctypes.byref(length), ctypes.byref(error))
        if not answer:
            raise DatelineError(_taken(error).decode())
        return _taken(answer, length.value)

    def extract(self, text, *, date=None, title=None, url=None, source=None, id=None):
        """The events of an article's text, each a dictionary with the columns of the event record."""
        return _lines(self._call(_LIBRARY.dateline_extract, _article(text, date, title, url, source, id), "jsonl", None, "jsonl"))

    def annotate(self, text, *, layers=("entities", "places", "times", "events"), date=None, title=None, url=None, source=None, id=None):
        """Everything that was found in an article's text; offsets are indices of the text."""
        line = self._call(_LIBRARY.dateline_annotate, _article(text, date, title, url, source, id), "jsonl", None, ",".join(layers))
        return _lines(line)[0]

    def convert(self, articles, *, input_format="auto", date=None, format="geojson"):
        """The events of articles as they stand in a file (HTML, a feed, JSON Lines, WARC), in a format of the command line, as bytes."""
        return self._call(_LIBRARY.dateline_extract, articles, input_format, date, format)


def _article(text, date, title, url, source, id):
    members = {"id": id, "text": text, "date": str(date) if date is not None else None, "title": title, "url": url, "source": source}
    return json.dumps({name: value for name, value in members.items() if value is not None}, ensure_ascii=False) + "\n"


def _lines(data):
    return [json.loads(line) for line in data.decode().split("\n") if line]


_default = None
_opening = threading.Lock()


def _extractor():
    global _default
    with _opening:
        if _default is None:
            _default = Extractor()
    return _default


def extract(text, **article):
    """The events of an article's text; `date` is its publication day (YYYY-MM-DD), and it may have `title`, `url`, `source` and `id`."""
    return _extractor().extract(text, **article)


def annotate(text, **article):
    """Everything that was found in an article's text: see `Extractor.annotate`."""
    return _extractor().annotate(text, **article)


def convert(articles, **options):
    """The events of articles as they stand in a file: see `Extractor.convert`."""
    return _extractor().convert(articles, **options)
