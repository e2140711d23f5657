"""Writes small web archives of pages, as seeds: plain, packed record by record, and with a body in chunks.

Usage: archive_seeds.py FOLDER PAGE ...
"""

import gzip
import pathlib
import sys


def record(page: bytes, url: str, encoding: str) -> bytes:
    headers = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
    if encoding == "chunked":
        headers += b"Transfer-Encoding: chunked\r\n"
        middle = len(page) // 2
        page = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (page[:middle], page[middle:])) + b"0\r\n\r\n"
    elif encoding == "gzip":
        headers += b"Content-Encoding: gzip\r\n"
        page = gzip.compress(page, mtime=0)
    answer = headers + b"\r\n" + page
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2016-03-27T10:00:00Z\r\n"
        f"WARC-Target-URI: {url}\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


folder = pathlib.Path(sys.argv[1])
pages = [pathlib.Path(path).read_bytes() for path in sys.argv[2:]]
for encoding in ("plain", "chunked", "gzip"):
    records = [record(page, f"https://news.example/{number}", encoding) for number, page in enumerate(pages)]
    (folder / f"archive-{encoding}.warc").write_bytes(b"".join(records))
    (folder / f"archive-{encoding}.warc.gz").write_bytes(b"".join(gzip.compress(part, mtime=0) for part in records))
