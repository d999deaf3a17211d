from datetime import date

import pytest

from dateline.domain.actor import Actor, Source
from dateline.domain.analysis import Analysis
from dateline.domain.date import PartialDate
from dateline.domain.event import Count, Event, EventType, Factuality
from dateline.domain.place import Location
from dateline.domain.report import Report, Span, Words

TEXT = 'Rebels and the [Red] Guard, "as ever", shelled Holl on Monday,\nkilling at least 3, police said. Keld objected.'


def words(text: str) -> tuple[str, int, int]:
    start = TEXT.index(text)
    return text, start, start + len(text)


@pytest.fixture
def shelling() -> Analysis:
    """A located attack by two actors, one of unknown country, and a criticism that knows little."""
    end = TEXT.index(" Keld")
    attack = Event(
        id="r1-1",
        event_type=EventType.ASSAULT,
        event_mode="heavy-weapons",
        quad=4,
        score=-9.5,
        cameo="194",
        actors=(
            Actor(*words("Rebels"), sector="REB"),
            Actor(*words("the [Red] Guard"), name="[Red] Guard", country="OMR", sector="PRM"),
        ),
        recipients=(),
        trigger=Words(*words("shelled")),
        sentence=Span(0, end),
        location=Location(*words("Holl"), name="Holl", geonames_id=0, lat=0.0, lon=-7.25, country="OMR"),
        date=PartialDate(*words("Monday"), value="2024-03-04", precision="day"),
        factuality=Factuality.ALLEGED,
        source=Source(*words("police"), country="OMR", sector="COP"),
        fatalities=Count(*words("at least 3"), min=3),
        contexts=("terrorism", "territory"),
        confidence=0.875,
    )
    criticism = Event(
        id="r1-2",
        event_type=EventType.ACCUSE,
        event_mode=None,
        quad=3,
        score=-3.0,
        cameo="11",
        actors=(Actor(*words("Keld")),),
        recipients=(),
        trigger=Words(*words("objected")),
        sentence=Span(end + 1, len(TEXT)),
    )
    report = Report(id="r1", text=TEXT, published_on=date(2024, 3, 5), title="Holl, again", publisher="The Bruen Post")
    return Analysis(report=report, events=(attack, criticism))


@pytest.fixture
def quiet_report() -> Analysis:
    """A report with no events."""
    return Analysis(report=Report(id="r2", text="It rained."))
