"""Sentence in, events out: the tables of ``cases/``, coded in one go.

A row has ``says`` (the claim), ``text`` and ``events``: all events of the text, in text order. An event names the
fields it asserts; each of those must be right, and no event may be missing or over.

    type        event type, ``any`` for whichever
    mode        mode, null for none
    actors      all actors: their words ("the rebels"; an article counts for nothing) or their codes: a country or a
                sector ("EGY", "REB") or both ("EGY/MIL")
    recipients  likewise
    as          factuality; "actual" where the row does not say, ``any`` for whichever
    at, day     words of the place, value of the date; null for none
    killed, hurt, size   [least, most]; null for none, [30, null] for "at least 30"
    source      words of who says so; null for the reporter
    about       contexts that must be among those found

A row with ``wrong`` is one the program gets wrong, and why; it must stay wrong until the mark is taken off.
All reports are of Tuesday 17 February 2015.
"""

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from dateline import Analysis, Coder
from dateline.domain.actor import Actor
from dateline.domain.event import Count, Event, EventType, Factuality
from dateline.reading.reports import read_report

PUBLISHED_ON = date(2015, 2, 17)
KEYS = frozenset("type mode actors recipients as at day killed hurt size source about".split())
MOST_WRONG = 25
FEWEST_ROWS = 130

Row = dict[str, Any]


def read_rows() -> list[Row]:
    folder = Path(__file__).parent / "cases"
    return [row for path in sorted(folder.glob("*.yaml")) for row in yaml.safe_load(path.read_text(encoding="utf-8"))]


ROWS = read_rows()


@pytest.fixture(scope="module")
def analyses(coder: Coder) -> dict[str, Analysis]:
    """Every row coded, by what it says."""
    reports = [read_report(row["text"], id=row["says"], published_on=PUBLISHED_ON) for row in ROWS]
    return {analysis.report.id: analysis for analysis in coder.code_many(reports)}


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(
            row, id=row["says"], marks=[pytest.mark.xfail(strict=True, reason=row["wrong"])] if "wrong" in row else []
        )
        for row in ROWS
    ],
)
def test_sentence_tells_these_events(row: Row, analyses: dict[str, Analysis]) -> None:
    assert differences(row["events"], analyses[row["says"]].events) == []


def test_every_event_type_stands_in_the_tables() -> None:
    assert {wanted["type"] for row in ROWS for wanted in row["events"]} - {"any"} == set(EventType)


def test_tables_are_many_and_few_rows_are_wrong() -> None:
    assert len(ROWS) >= FEWEST_ROWS
    assert sum("wrong" in row for row in ROWS) <= MOST_WRONG


def test_rows_are_well_formed() -> None:
    assert len({row["says"] for row in ROWS}) == len(ROWS)
    for row in ROWS:
        assert set(row) <= {"says", "text", "events", "wrong"}, row
        for wanted in row["events"]:
            assert set(wanted) <= KEYS, row
            assert wanted.get("as", "actual") in {*Factuality, "any"}, row


def differences(wanted: Sequence[Row], found: Sequence[Event]) -> list[str]:
    """What the found events have otherwise than the row names; empty where all is right."""
    if len(wanted) != len(found):
        return [f"{len(found)} events, expected {len(wanted)}: {[e.event_type.value for e in found]}"]
    return [
        difference for row, event in zip(wanted, found, strict=True) for difference in _event_differences(row, event)
    ]


def _event_differences(wanted: Row, event: Event) -> list[str]:
    found: dict[str, Any] = {
        "type": event.event_type.value,
        "mode": event.event_mode,
        "as": event.factuality.value,
        "at": event.location.text if event.location else None,
        "day": event.date.value if event.date else None,
        "killed": _bounds(event.fatalities),
        "hurt": _bounds(event.injured),
        "size": _bounds(event.size),
        "source": event.source.text if event.source else None,
    }
    expected = {"as": "actual", **wanted}
    out = [
        f"{key} is {value!r}, expected {_plain(expected[key])!r}"
        for key, value in found.items()
        if key in expected and expected[key] != "any" and value != _plain(expected[key])
    ]
    for key, parties in (("actors", event.actors), ("recipients", event.recipients)):
        if key in wanted and not _are(wanted[key], parties):
            out.append(f"{key} are {[(a.text, a.country, a.sector) for a in parties]}, expected {wanted[key]}")
    if not set(wanted.get("about", ())) <= set(event.contexts):
        out.append(f"contexts are {event.contexts}, expected {wanted['about']} among them")
    return out


def _plain(value: Any) -> Any:
    """YAML reads 2015-02-13 as a day; the record writes it as text."""
    return value.isoformat() if isinstance(value, date) else value


def _bounds(count: Count | None) -> list[int | None] | None:
    return None if count is None else [count.min, count.max]


def _are(wanted: Sequence[str], parties: Sequence[Actor]) -> bool:
    return len(wanted) == len(parties) and all(_is(words, party) for words, party in zip(wanted, parties, strict=True))


def _is(wanted: str, party: Actor) -> bool:
    if re.fullmatch(r"[A-Z]{3}/[A-Z]{3}", wanted):
        return wanted == f"{party.country}/{party.sector}"
    if re.fullmatch(r"[A-Z]{3}", wanted):
        return wanted in {party.country, party.sector}
    return _bare(wanted) == _bare(party.text)


def _bare(words: str) -> str:
    return re.sub(r"^(?:the|an?) ", "", words, flags=re.IGNORECASE)
