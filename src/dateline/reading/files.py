"""Picks the reader by what a file is called and by what it holds, and makes one stream of Reports of many inputs.

What cannot be read comes out of the stream as a ``ReadError`` in its place, so that one bad file stops nothing.
"""

import os
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from io import BufferedReader
from pathlib import Path
from typing import Literal, cast

from dateline.domain.report import Report
from dateline.errors import ReadError
from dateline.reading import pages, tables
from dateline.reading.decoding import BINARY, decode, is_binary_head
from dateline.reading.reports import LONGEST_TEXT, read_report
from dateline.reading.tables import Options, Table

Kind = Literal["text", "page", "json", "csv", "parquet"]

KINDS: dict[str, Kind] = {
    ".txt": "text",
    ".text": "text",
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
    ".jsonl": "json",
    ".ndjson": "json",
    ".csv": "csv",
    ".tsv": "csv",
    ".parquet": "parquet",
}
STANDARD_INPUT = "-"
# UTF-8 spends at most four bytes on a character; one more byte shows that the file goes on.
LARGEST_TEXT_FILE = 4 * LONGEST_TEXT
BUFFER_BYTES = 1 << 16

JSON_START = re.compile(rb"\s*\{\s*(?:\"|\})")
HTML_START = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html|head|body|article|div|p|meta)\b",
    re.I | re.S,
)


def read_inputs(
    paths: Sequence[str],
    *,
    columns: Mapping[str, str] | None = None,
    default_date: date | None = None,
    default_publisher: str | None = None,
) -> Iterator[Report | ReadError]:
    """Every report of every input, in order: files, folders and ``-`` for standard input.

    ``columns`` maps our column names to those of the tables (``{"text": "body"}``). ``default_date`` outranks the
    date of a row, of a page and of an agency line; ``default_publisher`` is for reports that name none.
    """
    options = Options(columns or {}, default_date, default_publisher)
    tables.check_columns(options.columns)
    for path in paths:
        if path == STANDARD_INPUT:
            yield from read_stream(cast(BufferedReader, sys.stdin.buffer), STANDARD_INPUT, "stdin", options)
        else:
            yield from read_path(Path(path), options)


def read_path(path: Path, options: Options) -> Iterator[Report | ReadError]:
    try:
        is_folder = path.is_dir()
    except OSError as error:
        yield ReadError(f"cannot be read: {error.strerror}", path=str(path))
        return
    yield from read_folder(path, options) if is_folder else read_file(path, path.stem, options)


def read_folder(folder: Path, options: Options) -> Iterator[Report | ReadError]:
    """Files of known kinds at any depth, in the order of their names; ids are paths within the folder."""
    errors: list[OSError] = []
    has_files = False
    for parent, subfolders, names in os.walk(folder, onerror=errors.append):
        subfolders[:] = sorted(name for name in subfolders if not name.startswith("."))
        known = sorted(name for name in names if Path(name).suffix.lower() in KINDS and not name.startswith("."))
        stems = Counter(Path(name).stem for name in known)
        for name in known:
            has_files = True
            within = (Path(parent) / name).relative_to(folder)
            stem = within.with_suffix("") if stems[within.stem] == 1 else within
            yield from read_file(Path(parent) / name, stem.as_posix(), options)
    for error in errors:
        yield ReadError(f"cannot be read: {error.strerror}", path=str(error.filename))
    if not has_files and not errors:
        yield ReadError(f"no report in this folder; known kinds are {', '.join(KINDS)}", path=str(folder))


def read_file(path: Path, stem: str, options: Options) -> Iterator[Report | ReadError]:
    try:
        stream = cast(BufferedReader, path.open("rb", buffering=BUFFER_BYTES))
    except OSError as error:
        yield ReadError(f"cannot be read: {error.strerror}", path=str(path))
        return
    with stream:
        yield from read_stream(stream, str(path), stem, options)


def read_stream(stream: BufferedReader, path: str, stem: str, options: Options) -> Iterator[Report | ReadError]:
    """Reports of an open file. A disk or network that fails half-way ends the file, not the run."""
    try:
        yield from read_kind(stream, path, stem, options)
    except OSError as error:
        yield ReadError(f"reading stopped: {error.strerror or error}", path=path)


def read_kind(stream: BufferedReader, path: str, stem: str, options: Options) -> Iterator[Report | ReadError]:
    kind = choose_kind(path, stream.peek(BUFFER_BYTES))
    if kind == "text":
        yield read_text_file(stream, path, stem, options)
    elif kind == "page":
        yield read_page_file(stream, path, stem, options)
    elif kind == "parquet":
        yield from tables.read_parquet(stream, Table(path, stem, options))
    elif is_binary_head(stream.peek(BUFFER_BYTES)):
        yield ReadError(BINARY, path=path)
    elif kind == "json":
        yield from tables.read_json_lines(stream, Table(path, stem, options))
    else:
        yield from tables.read_csv(stream, Table(path, stem, options))


def choose_kind(path: str, head: bytes) -> Kind:
    """The suffix decides for tables and pages; a ``.txt``, an unknown suffix and standard input are looked into."""
    kind = KINDS.get(Path(path).suffix.lower(), "text")
    if kind == "text":
        if HTML_START.match(head):
            return "page"
        return "json" if JSON_START.match(head) else "text"
    return "text" if kind == "page" and b"<" not in head and b"\0" not in head else kind


def read_text_file(stream: BufferedReader, path: str, stem: str, options: Options) -> Report | ReadError:
    text = decode(stream.read(LARGEST_TEXT_FILE + 1))
    if text is None:
        return ReadError(BINARY, path=path)
    try:
        return read_report(
            text,
            id=stem,
            published_on=options.default_date,
            publisher=options.default_publisher,
            fault=lambda message: ReadError(message, path=path),
        )
    except ReadError as error:
        return error


def read_page_file(stream: BufferedReader, path: str, stem: str, options: Options) -> Report | ReadError:
    try:
        return pages.read_page(
            stream.read(pages.LARGEST_PAGE + 1),
            id=stem,
            default_date=options.default_date,
            default_publisher=options.default_publisher,
            fault=lambda message: ReadError(message, path=path),
        )
    except ReadError as error:
        return error
