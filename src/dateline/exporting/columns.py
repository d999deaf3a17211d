"""The flat columns, each once: name, type, meaning and where its value comes from.

CSV, Parquet and the properties of GeoJSON all read this list, so that they cannot drift apart.
"""

from collections.abc import Callable, Sequence
from typing import Literal, TypeVar

from msgspec import Struct

from dateline.domain.actor import Actor, Source
from dateline.domain.analysis import Analysis
from dateline.domain.date import PartialDate
from dateline.domain.event import Count, Event
from dateline.domain.place import Location

Kind = Literal["text", "integer", "number"]
Value = str | int | float | None

SEPARATOR = "; "

Part = TypeVar("Part")
Found = TypeVar("Found")


class Column(Struct, frozen=True):
    """One flat column; ``value`` is ``None`` where the record does not know."""

    name: str
    kind: Kind
    meaning: str
    value: Callable[[Analysis, Event], Value]


def flat_row(analysis: Analysis, event: Event) -> dict[str, Value]:
    """One event as a flat row, in the order of ``COLUMNS``."""
    return {column.name: column.value(analysis, event) for column in COLUMNS}


def join_texts(texts: Sequence[str | None]) -> str | None:
    """Several values in one cell. An unknown one keeps its place empty, so that cells of a row stay in step."""
    return None if all(text is None for text in texts) else SEPARATOR.join(text or "" for text in texts)


def _text(name: str, meaning: str, value: Callable[[Analysis, Event], str | None]) -> Column:
    return Column(name, "text", meaning, value)


def _integer(name: str, meaning: str, value: Callable[[Analysis, Event], int | None]) -> Column:
    return Column(name, "integer", meaning, value)


def _number(name: str, meaning: str, value: Callable[[Analysis, Event], float | None]) -> Column:
    return Column(name, "number", meaning, value)


def _party_columns(prefix: str, words: str, parties: Callable[[Event], tuple[Actor, ...]]) -> tuple[Column, ...]:
    several = "Several are joined by '; ', in the same order in each column of the party."

    def joined(part: Callable[[Actor], str | None]) -> Callable[[Analysis, Event], str | None]:
        return lambda _, event: join_texts([part(party) for party in parties(event)])

    return (
        _text(f"{prefix}_text", f"Words of the report that name {words}. {several}", joined(lambda p: p.text)),
        _text(f"{prefix}_name", f"Full name of {words}. {several}", joined(lambda p: p.name)),
        _text(f"{prefix}_country", f"Country of {words}, ISO 3166 alpha-3. {several}", joined(lambda p: p.country)),
        _text(f"{prefix}_sector", f"PLOVER sector of {words}. {several}", joined(lambda p: p.sector)),
    )


def _count_columns(name: str, meaning: str, count: Callable[[Event], Count | None]) -> tuple[Column, ...]:
    return (
        _integer(f"{name}_min", f"Fewest {meaning}.", _known(count, lambda c: c.min)),
        _integer(f"{name}_max", f"Most {meaning}.", _known(count, lambda c: c.max)),
    )


def _known(
    part: Callable[[Event], Part | None], value: Callable[[Part], Found]
) -> Callable[[Analysis, Event], Found | None]:
    """The value of a part of the event, ``None`` where the event has no such part."""

    def read(_: Analysis, event: Event) -> Found | None:
        found = part(event)
        return None if found is None else value(found)

    return read


def _place(event: Event) -> Location | None:
    return event.location


def _day(event: Event) -> PartialDate | None:
    return event.date


def _source(event: Event) -> Source | None:
    return event.source


def _sentence_text(analysis: Analysis, event: Event) -> str:
    return analysis.report.text[event.sentence.start : event.sentence.end]


def _published_on(analysis: Analysis, _: Event) -> str | None:
    day = analysis.report.published_on
    return None if day is None else day.isoformat()


COLUMNS: tuple[Column, ...] = (
    _text("event_id", "Identifier of the event.", lambda _, e: e.id),
    _text("report_id", "Identifier of the report that tells of it.", lambda a, _: a.report.id),
    _text("published_on", "Day the report was published, YYYY-MM-DD.", _published_on),
    _text("event_type", "What was done: one of the 16 PLOVER event types.", lambda _, e: e.event_type.value),
    _text("event_mode", "How it was done: a mode of the event type.", lambda _, e: e.event_mode),
    _integer("quad", "1 verbal, 2 material cooperation; 3 verbal, 4 material conflict.", lambda _, e: e.quad),
    _number("score", "PLOVER score, -10 (most hostile) to 10.", lambda _, e: e.score),
    _text("cameo", "Nearest CAMEO code; leading zeros count.", lambda _, e: e.cameo),
    *_party_columns("actor", "who acted", lambda e: e.actors),
    *_party_columns("recipient", "who was acted on", lambda e: e.recipients),
    _text("trigger", "Words that signal the event.", lambda _, e: e.trigger.text),
    _text("sentence", "The sentence that tells of it, as printed.", _sentence_text),
    _text("location_name", "Name of the place where it happened.", _known(_place, lambda p: p.name)),
    _text("location_country", "Its country, ISO 3166 alpha-3.", _known(_place, lambda p: p.country)),
    _text("admin1", "Its first-level division.", _known(_place, lambda p: p.admin1)),
    _number("lat", "Latitude, WGS84 degrees.", _known(_place, lambda p: p.lat)),
    _number("lon", "Longitude, WGS84 degrees.", _known(_place, lambda p: p.lon)),
    _integer("geonames_id", "GeoNames identifier of the place.", _known(_place, lambda p: p.geonames_id)),
    _text("location_precision", "What the point stands for.", _known(_place, lambda p: p.precision)),
    _text("date", "When it happened: YYYY-MM-DD, YYYY-MM or YYYY.", _known(_day, lambda d: d.value)),
    _text("date_precision", "How much of the date is known.", _known(_day, lambda d: d.precision)),
    _text("factuality", "Whether it happened, by the words of the report.", lambda _, e: e.factuality.value),
    _text("source_text", "Words that name who says so; empty for the reporter.", _known(_source, lambda s: s.text)),
    _text("source_country", "Country of who says so, ISO 3166 alpha-3.", _known(_source, lambda s: s.country)),
    _text("source_sector", "PLOVER sector of who says so.", _known(_source, lambda s: s.sector)),
    *_count_columns("fatalities", "people killed, as the report counts", lambda e: e.fatalities),
    *_count_columns("injured", "people hurt, as the report counts", lambda e: e.injured),
    _text("contexts", "What it was about, joined by '; '.", lambda _, e: join_texts(e.contexts) or None),
    _number("confidence", "How sure the coder is, 0 to 1.", lambda _, e: e.confidence),
    _text("same_as", "Identifier of the event in this report that it retells.", lambda _, e: e.same_as),
    _text("publisher", "Who printed the report.", lambda a, _: a.report.publisher),
    _text("url", "Address of the report.", lambda a, _: a.report.url),
    _text("title", "Title of the report.", lambda a, _: a.report.title),
)
