"""Tables: CSV and Parquet with one row an event, and a readable table for the terminal."""

import csv
import io
import os
from typing import TYPE_CHECKING, Any, BinaryIO

from dateline.domain.actor import Actor
from dateline.domain.analysis import Analysis
from dateline.domain.event import Event
from dateline.exporting.columns import COLUMNS, Value, flat_row

if TYPE_CHECKING:
    from rich.table import Table

# Rows held in memory before they are written as one row group; a row is about 1 kB.
ROWS_IN_GROUP = 10_000

# Columns of a terminal that is not one (a pipe, a file).
PLAIN_WIDTH = 120

_ARROW_TYPES = {"text": "string", "integer": "int64", "number": "float64"}


class CsvEncoder:
    """A heading and one line an event, UTF-8, unknown values empty; flushed after each analysis."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._write_rows([[column.name for column in COLUMNS]])

    def write(self, analysis: Analysis) -> None:
        self._write_rows([list(flat_row(analysis, event).values()) for event in analysis.events])

    def finish(self) -> None:
        self._stream.flush()

    def _write_rows(self, rows: list[list[Any]]) -> None:
        """All rows of an analysis in one write: a stopped run holds whole rows only."""
        text = io.StringIO(newline="")
        csv.writer(text, lineterminator="\n").writerows(rows)
        self._stream.write(text.getvalue().encode("utf-8"))
        self._stream.flush()


class ParquetEncoder:
    """Row groups of ``ROWS_IN_GROUP`` events; each column carries its meaning as field metadata."""

    def __init__(self, stream: BinaryIO) -> None:
        import pyarrow
        import pyarrow.parquet

        self._arrow = pyarrow
        self._schema = pyarrow.schema(
            [
                pyarrow.field(
                    column.name, pyarrow.type_for_alias(_ARROW_TYPES[column.kind]), metadata={"meaning": column.meaning}
                )
                for column in COLUMNS
            ]
        )
        self._stream = stream
        self._file = pyarrow.PythonFile(stream, mode="w")
        self._writer = pyarrow.parquet.ParquetWriter(self._file, self._schema, compression="zstd")
        self._rows: list[dict[str, Value]] = []

    def write(self, analysis: Analysis) -> None:
        self._rows += [flat_row(analysis, event) for event in analysis.events]
        if len(self._rows) >= ROWS_IN_GROUP:
            self._write_group()

    def finish(self) -> None:
        if self._rows:
            self._write_group()
        self._writer.close()
        self._stream.flush()

    def _write_group(self) -> None:
        self._writer.write_table(self._arrow.Table.from_pylist(self._rows, schema=self._schema))
        self._rows = []


class TerminalEncoder:
    """One small table a report, for reading rather than for programs."""

    def __init__(self, stream: BinaryIO) -> None:
        from rich.console import Console

        self._text = io.TextIOWrapper(stream, encoding="utf-8", newline="\n", write_through=True)
        width = None if self._text.isatty() or "COLUMNS" in os.environ else PLAIN_WIDTH
        self._console = Console(file=self._text, width=width, markup=False, highlight=False)

    def write(self, analysis: Analysis) -> None:
        self._console.print(_heading(analysis), style="bold", soft_wrap=True)
        if analysis.events:
            self._console.print(_event_table(analysis))
        self._console.print()
        self._text.flush()

    def finish(self) -> None:
        # Detached, or the wrapper would close a stream that is not its own.
        self._text.detach()


def _heading(analysis: Analysis) -> str:
    report = analysis.report
    day = report.published_on.isoformat() if report.published_on else None
    told = " · ".join(part for part in (report.id, day, report.publisher, report.title) if part)
    return told if analysis.events else f"{told}: no events"


def _event_table(analysis: Analysis) -> "Table":
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for name in ("date", "event", "actors", "recipients", "place", "factuality"):
        table.add_column(name, overflow="fold")  # a narrow terminal breaks words rather than losing them
    table.add_column("confidence", justify="right")
    for event in analysis.events:
        # Text, not str: brackets in a name are no markup.
        table.add_row(*(Text(cell) for cell in _event_cells(event)))
    return table


def _event_cells(event: Event) -> tuple[str, ...]:
    return (
        event.date.value if event.date else "",
        f"{event.event_type}-{event.event_mode}" if event.event_mode else event.event_type.value,
        ", ".join(_party(actor) for actor in event.actors),
        ", ".join(_party(recipient) for recipient in event.recipients),
        (event.location.name or event.location.text) if event.location else "",
        event.factuality.value,
        f"{event.confidence:.2f}",
    )


def _party(actor: Actor) -> str:
    codes = " ".join(code for code in (actor.country, actor.sector) if code)
    return f"{actor.name or actor.text} ({codes})" if codes else actor.name or actor.text
