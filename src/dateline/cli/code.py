"""``dateline code``: reports in, event data out."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Parameter

from dateline.cli.inputs import input_parameter

if TYPE_CHECKING:
    import datetime

    from dateline.domain.report import Report
    from dateline.errors import ReadError
    from dateline.settings import Settings

Format = Literal["jsonl", "csv", "parquet", "geojson", "table"]


def code(
    inputs: Annotated[
        list[str], input_parameter("Files (.txt .html .jsonl .csv .parquet), folders, or - for standard input.")
    ],
    /,
    *,
    date: Annotated[
        str | None,
        Parameter(name=["--date", "-d"], help="Publication date, YYYY-MM-DD; stands before the input's own."),
    ] = None,
    format: Annotated[  # noqa: A002 - the word users type
        Format | None, Parameter(name=["--format", "-f"], help="Default: table on a terminal, jsonl otherwise.")
    ] = None,
    output: Annotated[str, Parameter(name=["--output", "-o"], help="File to write; - is standard output.")] = "-",
    workers: Annotated[int, Parameter(name=["--workers", "-w"], help="Processes that share the work.")] = 1,
    columns: Annotated[
        list[str] | None,
        Parameter(help="Your column for ours, as in text=body; repeat for more.", consume_multiple=True),
    ] = None,
    dates: Annotated[
        Path | None, Parameter(help='JSON file of publication days by file name: {"report.txt": "2015-02-17"}.')
    ] = None,
    actors: Annotated[
        Path | None, Parameter(help="YAML file of your own actors, added to the built-in ones (docs/actors.md).")
    ] = None,
    min_confidence: Annotated[float | None, Parameter(help="Drop events below this confidence (0 to 1).")] = None,
    quiet: Annotated[
        bool, Parameter(name=["--quiet", "-q"], help="No progress bar and no notes on standard error.")
    ] = False,
) -> None:
    """Read reports and write down their events.

    Example: `dateline code report.txt --date 2015-02-17`

    Example: `dateline code articles.csv --columns text=body date=published --format jsonl -o events.jsonl`

    Example: `cat report.txt | dateline code - --date 2015-02-17 --format csv`
    """
    from dateline.coder import Coder, as_date
    from dateline.exporting.writers import open_writer
    from dateline.reading.files import read_inputs

    coder = Coder(_settings(min_confidence, actors))
    chosen = format or ("table" if output == "-" and sys.stdout.isatty() else "jsonl")
    items = read_inputs(inputs, columns=parse_columns(columns or []), default_date=as_date(date))
    refuse_to_overwrite(inputs, output)
    progress = _Progress(shown=not quiet and sys.stderr.isatty())
    days = read_dates(dates) if dates is not None else {}
    with progress, open_writer(chosen, output if output == "-" else Path(output)) as writer:
        for analysis in coder.code_many(_good(items, progress, days), workers=workers):
            writer.write(analysis)
            progress.advance(len(analysis.events))
            for warning in () if quiet else analysis.warnings:
                progress.say(f"dateline: {analysis.report.id}: {warning}")
    if progress.failures:
        print(f"dateline: {progress.failures} input(s) failed, {progress.reports} coded", file=sys.stderr)
        sys.exit(1)


def refuse_to_overwrite(inputs: list[str], output: str) -> None:
    """Raise SettingError when the output would replace an input."""
    from dateline.errors import SettingError

    if output == "-":
        return
    target = Path(output).resolve()
    if any(name != "-" and Path(name).resolve() == target for name in inputs):
        raise SettingError(f"--output {output} is one of the inputs and would be replaced; name another file")


def parse_columns(pairs: list[str]) -> dict[str, str]:
    """``["text=body"]`` to ``{"text": "body"}``."""
    from dateline.errors import SettingError

    columns = {}
    for pair in pairs:
        ours, separator, theirs = pair.partition("=")
        if not separator or not theirs:
            raise SettingError(f"--columns {pair!r}: expected ours=theirs, as in text=body")
        columns[ours] = theirs
    return columns


def _settings(min_confidence: float | None, actors: Path | None) -> "Settings":
    import dataclasses

    from dateline.settings import settings_from_environment

    settings = settings_from_environment()
    if min_confidence is not None:
        settings = dataclasses.replace(settings, min_confidence=min_confidence)
    return settings if actors is None else dataclasses.replace(settings, actors_file=str(actors))


def read_dates(path: Path) -> "dict[str, datetime.date]":
    """Publication days by file name, from a JSON object such as ``{"report.txt": "2015-02-17"}``."""
    import msgspec

    from dateline.coder import as_date
    from dateline.errors import SettingError

    try:
        raw = msgspec.json.decode(path.read_bytes(), type=dict[str, str])
    except (OSError, msgspec.DecodeError) as error:
        raise SettingError(
            f'--dates {path}: {error}; expected a JSON object like {{"report.txt": "2015-02-17"}}'
        ) from error
    days = {name: as_date(value) for name, value in raw.items()}
    return {key: day for name, day in days.items() if day is not None for key in (name, Path(name).stem)}


def _good(
    items: "Iterator[Report | ReadError]", progress: "_Progress", days: "dict[str, datetime.date]"
) -> "Iterator[Report]":
    """The reports, each with its day; errors are said and counted as they come."""
    import msgspec

    from dateline.errors import ReadError

    for item in items:
        if isinstance(item, ReadError):
            progress.fail(str(item))
        elif item.published_on is None and Path(item.id).name in days:
            yield msgspec.structs.replace(item, published_on=days[Path(item.id).name])
        else:
            yield item


class _Progress:
    """A bar on standard error while a person watches, nothing otherwise. ``reports`` counts what is done."""

    def __init__(self, *, shown: bool) -> None:
        self.reports = 0
        self.failures = 0
        self._events = 0
        self._shown = shown

    def __enter__(self) -> "_Progress":
        if self._shown:
            from rich.console import Console
            from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

            self._bar = Progress(
                SpinnerColumn(),
                TextColumn("{task.description}"),
                TimeElapsedColumn(),
                console=Console(stderr=True),
                transient=True,
            )
            self._task = self._bar.add_task("loading", total=None)
            self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._shown:
            self._bar.stop()

    def advance(self, events: int) -> None:
        self.reports += 1
        self._events += events
        if self._shown:
            self._bar.update(self._task, description=f"{self.reports:,} reports, {self._events:,} events")

    def fail(self, message: str) -> None:
        """Count an input that could not be read, and say why."""
        self.failures += 1
        self.say(f"dateline: {message}")

    def say(self, message: str) -> None:
        if self._shown:
            self._bar.console.print(message, markup=False, highlight=False)
        else:
            print(message, file=sys.stderr)
