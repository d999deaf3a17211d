"""The scorer itself, on a small gold report and events made by hand."""

import pytest

from dateline.domain.actor import Actor
from dateline.domain.analysis import Analysis
from dateline.domain.event import Event, EventType
from dateline.domain.report import Report, Span, Words
from evaluation.gold_scores import (
    GoldEvent,
    GoldMention,
    GoldNoise,
    GoldParty,
    GoldReport,
    Score,
    is_named,
    score_report,
)

TEXT = "Rebels shelled Holl. Keld condemned the rebels. Photo: rebels flee."
GOLD = GoldReport(
    id="r",
    text=TEXT,
    no_events=False,
    events=(
        GoldEvent(
            key="shelling",
            types=(EventType.ASSAULT,),
            mentions=(GoldMention(0, 20, TEXT[:20], ("shelled",)),),
            actors=(GoldParty(("Rebels",)),),
            recipients=(GoldParty(("Holl",)),),
            symmetric=False,
            required=True,
        ),
        GoldEvent(
            key="blame",
            types=(EventType.ACCUSE, EventType.REJECT),
            mentions=(GoldMention(21, 47, TEXT[21:47], ("condemned",)),),
            actors=(GoldParty(("Keld",)),),
            recipients=(GoldParty(("the rebels",)),),
            symmetric=False,
            required=True,
        ),
    ),
    noise=(GoldNoise(48, len(TEXT), "caption"),),
)


def actor(text: str) -> Actor:
    return Actor(text, 0, len(text))


def event(event_type: str, trigger: str, actors: list[str], recipients: list[str]) -> Event:
    start = TEXT.index(trigger)
    return Event(
        id=trigger,
        event_type=EventType(event_type),
        event_mode=None,
        quad=4,
        score=0.0,
        cameo=None,
        actors=tuple(map(actor, actors)),
        recipients=tuple(map(actor, recipients)),
        trigger=Words(trigger, start, start + len(trigger)),
        sentence=Span(0, len(TEXT)),
    )


SHELLED = event("ASSAULT", "shelled", ["Rebels"], ["Holl"])
CASES = [
    pytest.param([SHELLED], Score(2, 1, 1, 1, 1, 0, 0), id="one found with its parties"),
    pytest.param(
        [event("ASSAULT", "shelled", ["Keld"], ["Holl"])], Score(2, 1, 0, 1, 1, 0, 0), id="found with the wrong actor"
    ),
    pytest.param([event("AID", "shelled", ["Rebels"], ["Holl"])], Score(2, 0, 0, 1, 0, 0, 0), id="the wrong type"),
    pytest.param(
        [event("REJECT", "condemned", ["Keld"], ["rebels"])],
        Score(2, 1, 1, 1, 1, 0, 0),
        id="the second of two right types",
    ),
    pytest.param([event("RETREAT", "flee", ["rebels"], [])], Score(2, 0, 0, 1, 0, 0, 1), id="an event in a caption"),
    pytest.param([SHELLED, SHELLED], Score(2, 1, 1, 2, 2, 0, 0), id="two tellings of one"),
    pytest.param([], Score(2, 0, 0, 0, 0, 0, 0), id="nothing found"),
]


@pytest.mark.parametrize(("events", "expected"), CASES)
def test_score_counts(events: list[Event], expected: Score) -> None:
    assert score_report(GOLD, Analysis(Report("r", TEXT), tuple(events))) == expected


def test_scores_add_up_to_shares() -> None:
    total = Score(2, 1, 1, 4, 3, 0, 0) + Score(2, 2, 1, 0, 0, 0, 0)
    assert (total.recall, total.role_recall, total.precision) == (0.75, 0.5, 0.75)


def test_other_text_is_not_scored() -> None:
    with pytest.raises(ValueError, match="differs"):
        score_report(GOLD, Analysis(Report("r", TEXT + " ")))


@pytest.mark.parametrize(
    ("words", "written", "expected"),
    [
        ("al-Sisi", "Egyptian President al-Sisi", True),
        ("the Egyptian army", "army", True),
        ("Egypt", "Egypt's", True),
        ("us", "US officials", False),
        ("it", "it", True),
        ("Mali", "Malian troops", False),
        ("the army", "the", False),
    ],
)
def test_party_is_named_word_for_word(words: str, written: str, expected: bool) -> None:
    assert is_named([words], actor(written)) is expected
