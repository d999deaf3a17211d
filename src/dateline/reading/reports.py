"""From a text and what is known about it to a Report: the one door every reader, and the API, goes through."""

import re
from collections.abc import Callable
from datetime import date, datetime

from dateline.domain.report import Block, BlockRole, Dateline, Report
from dateline.errors import ReadError
from dateline.reading.blocks import find_blocks
from dateline.reading.decoding import replace_lone_surrogates
from dateline.reading.wire import part_dateline

# Longer than any report (a long feature has 60,000 characters): beyond it somebody joined a whole archive.
LONGEST_TEXT = 2_000_000

ISO_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:?\d{2}.*)?", re.DOTALL)

Fault = Callable[[str], ReadError]


def read_report(
    text: str,
    *,
    id: str,  # noqa: A002 - the record's own name for it
    published_on: date | None = None,
    title: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    blocks: tuple[Block, ...] | None = None,
    fault: Fault | None = None,
) -> Report:
    """A Report with its blocks and its agency line; ``ReadError`` where there is no text or far too much.

    ``blocks`` are given by readers that know them from markup. ``fault`` makes the error, so that it can name the
    file and line; without it the error names the report's id. A date in the agency line counts where none is given.
    """
    fault = fault or (lambda message: ReadError(message, path=id))
    if len(text) > LONGEST_TEXT:
        raise fault(f"too long: more than {LONGEST_TEXT:,} characters; split it into one report each")
    if not any(character.isalnum() for character in text):
        raise fault("no text: nothing here but blanks or signs")
    text = replace_lone_surrogates(text)
    if blocks is None:
        blocks = find_blocks(text, title=title)
    dateline = find_dateline(text, blocks, published_on=published_on)
    if published_on is None and dateline is not None:
        published_on = dateline.published_on
    return Report(
        id=id,
        text=str(text),
        published_on=published_on,
        title=_plain(title),
        publisher=_plain(publisher),
        url=_plain(url),
        blocks=blocks,
        dateline=dateline,
    )


def find_dateline(text: str, blocks: tuple[Block, ...], *, published_on: date | None) -> Dateline | None:
    """The agency line, which opens the first paragraph of the body or stands nowhere."""
    body = next((block for block in blocks if block.role is BlockRole.BODY), None)
    return None if body is None else part_dateline(text, body.start, body.end, published_on=published_on)


def read_date(value: object, *, fault: Fault) -> date | None:
    """A publication date from a table's cell; a time of day behind it is let go."""
    if value is None or value == "":
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    written = ISO_DAY.fullmatch(str(value).strip())
    try:
        return date.fromisoformat(written[1] if written else "")
    except ValueError as error:
        raise fault(f"date {value!r} is not a day written YYYY-MM-DD, such as 2015-02-17") from error


def _plain(text: str | None) -> str | None:
    """A string of its own class: the page parser's strings drag their whole tree along and cannot be written out."""
    return None if text is None else str(text)
