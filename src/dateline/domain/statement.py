"""A statement: who says what, and the words that say that they say it."""

from msgspec import Struct

from dateline.domain.actor import Source
from dateline.domain.report import Span, Words


class Statement(Struct, frozen=True):
    """``content`` may be in several stretches ("We", he said, "will stay"); ``quoted`` is true for direct speech."""

    source: Source | None
    cue: Words | None
    content: tuple[Span, ...]
    quoted: bool
