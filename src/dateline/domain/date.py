"""Dates that know their precision: ``2021-02`` is a whole answer."""

from typing import Literal

from dateline.domain.report import Words

DateKind = Literal["date", "time", "duration", "set"]
DatePrecision = Literal["day", "week", "month", "season", "year", "decade"]


class DateExpression(Words, frozen=True):
    """A time expression; ``value`` in TIMEX3 style (``2015-02-16``, ``2015-W07``, ``P3D``, ``PRESENT_REF``).

    ``value`` is ``None`` where the words are relative and nothing to count from is known.
    """

    value: str | None = None
    kind: DateKind = "date"


class PartialDate(Words, frozen=True):
    """When an event happened: ``2015-02-16``, ``2015-02`` or ``2015``, and which of them it is."""

    value: str
    precision: DatePrecision
