"""A report: one published text, never altered after reading, and the spans that point into it.

Every offset in Dateline is a character offset into ``Report.text``, half open: ``[start, end)``, counted from 0.
"""

from datetime import date
from enum import StrEnum

from msgspec import Struct, field


class BlockRole(StrEnum):
    """What a stretch of a page is for. Events are read from all but byline, credit and boilerplate."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    BODY = "body"
    CAPTION = "caption"
    BYLINE = "byline"
    CREDIT = "credit"
    BOILERPLATE = "boilerplate"


class Span(Struct, frozen=True):
    """A stretch of the report's text, ``[start, end)``."""

    start: int
    end: int


class Words(Struct, frozen=True):
    """Words of the report that prove something: the text and where it stands."""

    text: str
    start: int
    end: int


class Block(Struct, frozen=True):
    """A paragraph-like stretch of the report and the part it plays on the page."""

    start: int
    end: int
    role: BlockRole


class Report(Struct, frozen=True):
    """One published text with what is known about its publication.

    ``published_on`` is written ``date`` in the record; ``None`` means unknown, and relative dates then stay
    unresolved. ``blocks`` cover the text in order and do not overlap.
    """

    id: str
    text: str
    published_on: date | None = field(default=None, name="date")
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    blocks: tuple[Block, ...] = ()
    dateline: "Dateline | None" = None


class Dateline(Struct, frozen=True):
    """An agency line, such as ``BEIRUT, Aug 4 (AP) -``, parted from the sentence it opens."""

    start: int
    end: int
    place: Words | None = None
    published_on: date | None = None
    agency: str | None = None


class Sentence(Struct, frozen=True):
    """One sentence of a report, in the block whose role it shares."""

    start: int
    end: int
    role: BlockRole = BlockRole.BODY
