"""Opens the writer for a format. A writer takes one analysis at a time, so memory does not grow with the input."""

from types import TracebackType
from typing import Protocol, Self

from dateline.domain.analysis import Analysis
from dateline.errors import SettingError
from dateline.exporting.sinks import Sink, Target, open_sink

FORMATS = ("jsonl", "csv", "parquet", "geojson", "table")


class Encoder(Protocol):
    """Turns analyses into bytes on a stream; ``finish`` writes what closes the format."""

    def write(self, analysis: Analysis) -> None: ...

    def finish(self) -> None: ...


class Writer:
    """Writes analyses to one target.

    As a context manager it keeps the file when the block ends, and also on Ctrl-C, with the analyses finished by
    then. When the block fails, or Ctrl-C would replace an older file by half a new one, what was written stays beside
    the target as ``NAME.part`` and the target is untouched.
    """

    def __init__(self, encoder: Encoder, sink: Sink) -> None:
        self._encoder = encoder
        self._sink = sink
        self._is_open = True

    def write(self, analysis: Analysis) -> None:
        """Write one analysis."""
        self._encoder.write(analysis)

    def close(self) -> None:
        """Finish the format and make the file appear under its name. Closing twice changes nothing."""
        if self._is_open:
            self._is_open = False
            try:
                self._encoder.finish()
            except BaseException:
                self._sink.leave()
                raise
            self._sink.keep()

    def abandon(self) -> None:
        """Finish the format but leave the file as ``NAME.part``."""
        if self._is_open:
            self._is_open = False
            try:
                self._encoder.finish()
            finally:
                self._sink.leave()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        stopped = kind is not None and issubclass(kind, KeyboardInterrupt)
        if kind is None or (stopped and not self._sink.replaces_older()):
            self.close()
        else:
            self.abandon()


def open_writer(format: str, target: Target) -> Writer:  # noqa: A002 - the word users type
    """A writer of one of ``FORMATS`` to a path, to ``-`` (standard output) or to an open stream.

    >>> with open_writer("csv", "events.csv") as writer:  # doctest: +SKIP
    ...     writer.write(analysis)
    """
    if format not in FORMATS:
        raise SettingError(f"no output format {format!r}; choose one of: {', '.join(FORMATS)}")
    sink = open_sink(target)
    return Writer(_open_encoder(format, sink), sink)


def _open_encoder(format: str, sink: Sink) -> Encoder:  # noqa: A002
    from dateline.exporting import json_lines, maps, tables

    match format:
        case "jsonl":
            return json_lines.JsonLinesEncoder(sink.stream)
        case "csv":
            return tables.CsvEncoder(sink.stream)
        case "parquet":
            return tables.ParquetEncoder(sink.stream)
        case "geojson":
            return maps.GeoJsonEncoder(sink.stream)
        case _:
            return tables.TerminalEncoder(sink.stream)
