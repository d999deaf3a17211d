"""The analysis: everything Dateline writes down about one report, one line of JSON Lines."""

from msgspec import Struct

from dateline.domain.actor import Actor
from dateline.domain.date import DateExpression
from dateline.domain.event import Event
from dateline.domain.place import Place
from dateline.domain.report import Report
from dateline.domain.statement import Statement


class Analysis(Struct, frozen=True):
    """A coded report. Every list is in text order; ``warnings`` say what was left undone and why."""

    report: Report
    events: tuple[Event, ...] = ()
    statements: tuple[Statement, ...] = ()
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    dates: tuple[DateExpression, ...] = ()
    warnings: tuple[str, ...] = ()
