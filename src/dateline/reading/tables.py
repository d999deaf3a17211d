"""Rows in, Reports out: JSON Lines, CSV and Parquet, one row at a time so that a table may be larger than memory.

A row is a mapping of column names to cells. A row that cannot be read becomes a ``ReadError`` that names its line; the
rows after it are read all the same.
"""

import csv
import json
from collections.abc import Iterator, Mapping
from datetime import date
from io import BufferedReader
from typing import Any, NamedTuple

from dateline.domain.report import Report
from dateline.errors import ReadError, SettingError
from dateline.reading.decoding import decode_lines
from dateline.reading.reports import LONGEST_TEXT, Fault, read_date, read_report

COLUMNS = ("id", "date", "text", "title", "url", "publisher")
# JSON may spell each character of the longest text with six; the other cells are small beside it.
LONGEST_LINE = 6 * LONGEST_TEXT + 1_000_000
# Rows of Parquet held at once.
BATCH_ROWS = 64

Row = Mapping[str, object]
Numbered = tuple[int, Row | ReadError]


class Options(NamedTuple):
    """What the user says of all inputs alike; ``columns`` maps our names to those of the tables."""

    columns: Mapping[str, str]
    default_date: date | None = None
    default_publisher: str | None = None

    def column(self, name: str) -> str:
        return self.columns.get(name, name)


class Table(NamedTuple):
    """What is the same for all rows of one input; rows without an id are called after ``stem``."""

    path: str
    stem: str
    options: Options

    def fault(self, line: int | None) -> Fault:
        return lambda message: ReadError(message, path=self.path, line=line)

    def find_missing_column(self, found: list[str]) -> str | None:
        """Why rows with these columns cannot be read; ``None`` where they can."""
        listed = ", ".join(found) or "none"
        text_column = self.options.column("text")
        if text_column not in found:
            remedy = "name the one that holds the report: --columns text=NAME"
            return f"no column {text_column!r}; columns found: {listed}; {remedy}"
        for ours, theirs in self.options.columns.items():
            if theirs not in found:
                return f"no column {theirs!r}, which --columns names for {ours}; columns found: {listed}"
        return None


def read_json_lines(stream: BufferedReader, table: Table) -> Iterator[Report | ReadError]:
    return read_rows(find_json_rows(stream, table), table)


def read_csv(stream: BufferedReader, table: Table) -> Iterator[Report | ReadError]:
    return read_rows(find_csv_rows(stream, table), table)


def read_parquet(stream: BufferedReader, table: Table) -> Iterator[Report | ReadError]:
    return read_rows(find_parquet_rows(stream, table), table)


def check_columns(columns: Mapping[str, str]) -> None:
    """``SettingError`` for a name that is not ours."""
    for name in columns:
        if name not in COLUMNS:
            raise SettingError(f"--columns {name}=...: unknown name {name!r}; the names are {', '.join(COLUMNS)}")


def read_rows(rows: Iterator[Numbered], table: Table) -> Iterator[Report | ReadError]:
    for line, row in rows:
        if isinstance(row, ReadError):
            yield row
            continue
        try:
            yield read_row(row, table, line=line)
        except ReadError as error:
            yield error


def read_row(row: Row, table: Table, *, line: int) -> Report:
    fault = table.fault(line)

    def cell(name: str) -> str | None:
        column = table.options.column(name)
        return read_cell(row.get(column), name=column, fault=fault)

    text = cell("text")
    if text is None:
        raise fault(f"no text: {table.options.column('text')!r} is empty")
    written_date = row.get(table.options.column("date"))
    return read_report(
        text,
        id=cell("id") or f"{table.stem}-{line}",
        published_on=table.options.default_date or read_date(written_date, fault=fault),
        title=cell("title"),
        publisher=cell("publisher") or table.options.default_publisher,
        url=cell("url"),
        fault=fault,
    )


def read_cell(value: object, *, name: str, fault: Fault) -> str | None:
    """A cell as text; numbers serve as ids, lists and the like are no text."""
    if value is None or value == "":
        return None
    if isinstance(value, str):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    raise fault(f"{name!r} is {type(value).__name__}, where text was expected")


def find_json_rows(stream: BufferedReader, table: Table) -> Iterator[Numbered]:
    for number, line in enumerate(decode_lines(stream, newline="\n", limit=LONGEST_LINE), start=1):
        if line is None:
            yield number, table.fault(number)(unreadable_line())
        elif line.strip():
            yield number, read_json_row(line, table, number=number)


def read_json_row(line: str, table: Table, *, number: int) -> Row | ReadError:
    fault = table.fault(number)
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        return fault(f"broken JSON at character {error.pos + 1} ({error.msg}); each line must be one JSON object")
    except (RecursionError, ValueError) as error:
        return fault(f"JSON that cannot be taken in ({error}); each line must be one flat JSON object")
    if not isinstance(row, dict):
        return fault(f'a JSON {type(row).__name__} where an object such as {{"text": ...}} was expected')
    if table.options.column("text") not in row:
        return fault(table.find_missing_column(list(row)) or "")
    return row


def find_csv_rows(stream: BufferedReader, table: Table) -> Iterator[Numbered]:
    # The limit belongs to the csv module as a whole; it is raised to what we accept and never lowered.
    csv.field_size_limit(max(csv.field_size_limit(), LONGEST_LINE))
    lines = CsvLines(stream, table)
    header_line = next(lines, "")
    header = next(csv.reader([header_line], delimiter=(delimiter := find_delimiter(header_line))), [])
    header = [name.strip() for name in header]
    missing = table.find_missing_column(header)
    if missing is not None:
        yield 1, table.fault(1)(missing)
        return
    rows = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        first_line = lines.number + 1
        try:
            cells = next(rows, None)
        except csv.Error as error:
            yield (
                first_line,
                table.fault(first_line)(f"broken CSV ({error}); is a quotation mark not closed or doubled?"),
            )
            if "field larger" in str(error):
                return
            continue
        except ReadError as error:
            yield first_line, error
            return
        if cells is None:
            return
        if any(cells):
            yield first_line, make_csv_row(header, cells, table, line=first_line)


class CsvLines:
    """Lines for the csv module, which knows nothing of bad bytes, and the number of the last one it took."""

    def __init__(self, stream: BufferedReader, table: Table) -> None:
        self.lines = decode_lines(stream, newline="", limit=LONGEST_LINE)
        self.table = table
        self.number = 0

    def __iter__(self) -> "CsvLines":
        return self

    def __next__(self) -> str:
        line = next(self.lines)
        self.number += 1
        if line is None:
            raise self.table.fault(self.number)(f"{unreadable_line()}; the rest of the file is not read")
        return line


def find_delimiter(header: str) -> str:
    return max(",;\t|", key=header.count)


def make_csv_row(header: list[str], cells: list[str], table: Table, *, line: int) -> Row | ReadError:
    """Cells under their names. Surplus cells mean a comma in a text without quotes: reading on would cut the text."""
    if any(cells[len(header) :]):
        return table.fault(line)(f"{len(cells)} cells under {len(header)} columns; put texts in quotation marks")
    return dict(zip(header, cells, strict=False))


def find_parquet_rows(stream: BufferedReader, table: Table) -> Iterator[Numbered]:
    import pyarrow
    import pyarrow.parquet

    try:
        parquet = pyarrow.parquet.ParquetFile(stream)
    except pyarrow.ArrowException as error:
        yield 0, table.fault(None)(f"not a Parquet file ({error})")
        return
    found = list(parquet.schema_arrow.names)
    missing = table.find_missing_column(found)
    if missing is not None:
        yield 0, table.fault(None)(missing)
        return
    wanted = [column for name in COLUMNS if (column := table.options.column(name)) in found]
    batches = parquet.iter_batches(batch_size=BATCH_ROWS, columns=wanted)
    number = 0
    while True:
        try:
            batch = next(batches, None)
        except pyarrow.ArrowException as error:
            yield 0, table.fault(number + 1)(f"broken Parquet ({error}); the rest of the file is not read")
            return
        if batch is None:
            return
        rows: list[dict[str, Any]] = batch.to_pylist()
        yield from enumerate(rows, start=number + 1)
        number += len(rows)


def unreadable_line() -> str:
    return f"a line that is no text, or longer than {LONGEST_LINE:,} characters"
