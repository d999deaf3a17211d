"""Scores analyses against our own gold reports (``gold/*.json``).

A gold event lists the sentences that mention it, the types that are right for it and its parties. An event of an
analysis *matches* a gold event when its trigger starts inside one of those sentences and its type is among those types;
where several would match, the one whose words and parties agree best does. What is counted:

    found       required gold events that are matched
    roles       those of which also at least half of the actors and half of the recipients are named
    right       events that match any gold event, required or not; right / events is the precision
    false       events in the reports that tell none
    in_noise    events in captions, bylines, credits and boilerplate that match no gold event
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from dateline.domain.actor import Actor
from dateline.domain.analysis import Analysis
from dateline.domain.event import Event, EventType
from dateline.domain.report import Span

GOLD = Path(__file__).parent / "gold"
_NOISE = frozenset({"boilerplate", "caption", "byline", "credit"})
_PRONOUNS = frozenset("he she it they him her them his their its we us i who".split())
_FILLERS = frozenset({"the", "a", "an", "of", "some", "several"})


class GoldMention(Struct, frozen=True):
    """A sentence that tells of a gold event, and the words in it that do."""

    start: int
    end: int
    text: str
    trigger_any: tuple[str, ...]


class GoldParty(Struct, frozen=True):
    """A party by any of these words; an optional one need not be named."""

    any_text: tuple[str, ...]
    optional: bool = False


class GoldEvent(Struct, frozen=True):
    """An event as a careful reader writes it down. Where it is symmetric, actors and recipients may change places."""

    key: str
    types: tuple[EventType, ...]
    mentions: tuple[GoldMention, ...]
    actors: tuple[GoldParty, ...]
    recipients: tuple[GoldParty, ...]
    symmetric: bool
    required: bool


class GoldNoise(Struct, frozen=True):
    """A stretch of the page that is no body text."""

    start: int
    end: int
    role: str


class GoldReport(Struct, frozen=True):
    """One example report with what should be written down of it."""

    id: str
    text: str
    no_events: bool
    events: tuple[GoldEvent, ...]
    noise: tuple[GoldNoise, ...]


class Score(Struct, frozen=True):
    """Counts of one report, or of several added up."""

    required: int = 0
    found: int = 0
    roles: int = 0
    events: int = 0
    right: int = 0
    false: int = 0
    in_noise: int = 0

    def __add__(self, other: "Score") -> "Score":
        return Score(*(getattr(self, name) + getattr(other, name) for name in self.__struct_fields__))

    @property
    def recall(self) -> float:
        """Share of required gold events found."""
        return self.found / self.required if self.required else 1.0

    @property
    def role_recall(self) -> float:
        """Share of required gold events found with their parties."""
        return self.roles / self.required if self.required else 1.0

    @property
    def precision(self) -> float:
        """Share of events that match a gold event."""
        return self.right / self.events if self.events else 1.0


def load_gold(folder: Path = GOLD) -> dict[str, GoldReport]:
    """The gold reports by id."""
    decoder = msgspec.json.Decoder(GoldReport)
    return {path.stem: decoder.decode(path.read_bytes()) for path in sorted(folder.glob("*.json"))}


def score_report(gold: GoldReport, analysis: Analysis) -> Score:
    """Score one analysis. The texts must be the same, or no offset means anything."""
    if gold.text != analysis.report.text:
        raise ValueError(f"{gold.id}: the text of the gold differs from the text read. Hint: renew one of the two")
    matched = match_events(gold, analysis.events)
    found = {
        event.key: [e for i, e in enumerate(analysis.events) if matched.get(i) == event.key] for event in gold.events
    }
    required = [event for event in gold.events if event.required]
    return Score(
        required=len(required),
        found=sum(bool(found[event.key]) for event in required),
        roles=sum(bool(found[event.key]) and names_parties(event, found[event.key]) for event in required),
        events=len(analysis.events),
        right=len(matched),
        false=len(analysis.events) if gold.no_events else 0,
        in_noise=sum(i not in matched and _is_in_noise(e, gold) for i, e in enumerate(analysis.events)),
    )


def match_events(gold: GoldReport, events: Sequence[Event]) -> dict[int, str]:
    """The key of the gold event that each event matches, by the event's place; best agreement first.

    Each sentence of a gold event is given to one event before a second event may share it.
    """
    pairs = [
        (_agreement(event, wanted, mention), number, wanted.key, mention.start)
        for number, event in enumerate(events)
        for wanted in gold.events
        for mention in wanted.mentions
        if event.event_type in wanted.types and mention.start <= event.trigger.start < mention.end
    ]
    pairs.sort(key=lambda pair: (-pair[0], *pair[1:]))
    matched: dict[int, str] = {}
    taken: set[tuple[str, int]] = set()
    for _, number, key, start in pairs:
        if number not in matched and (key, start) not in taken:
            matched[number] = key
            taken.add((key, start))
    for _, number, key, _ in pairs:
        matched.setdefault(number, key)
    return matched


def names_parties(wanted: GoldEvent, events: Iterable[Event]) -> bool:
    """Whether the events together name at least half of the actors and half of the recipients."""
    sides: dict[str, list[Actor]] = defaultdict(list)
    for event in events:
        sides["actors"] += event.actors
        sides["recipients"] += event.recipients
    if wanted.symmetric:
        sides["actors"] = sides["recipients"] = [*sides["actors"], *sides["recipients"]]
    return _covers(sides["actors"], wanted.actors) and _covers(sides["recipients"], wanted.recipients)


def is_named(words: Sequence[str], party: Actor) -> bool:
    """Whether a party is meant by any of the words: one holds the other, word for word; pronouns must be the same."""
    return any(_same_name(wanted, written) for wanted in words for written in (party.text, party.name) if written)


def _covers(parties: Sequence[Actor], wanted: Sequence[GoldParty]) -> bool:
    needed = [one for one in wanted if not one.optional]
    named = sum(any(is_named(one.any_text, party) for party in parties) for one in needed)
    return 2 * named >= len(needed)


def _agreement(event: Event, wanted: GoldEvent, mention: GoldMention) -> float:
    score = 2.0 * _hits_trigger(event, mention)
    for parties, expected in ((event.actors, wanted.actors), (event.recipients, wanted.recipients)):
        score += 0.6 * any(is_named(one.any_text, party) for one in expected for party in parties)
    return score + 0.1 * wanted.required - 0.05 * wanted.types.index(event.event_type)


def _hits_trigger(event: Event, mention: GoldMention) -> bool:
    spans = [
        Span(mention.start + found.start(), mention.start + found.end())
        for words in mention.trigger_any
        for found in re.finditer(re.escape(words), mention.text, re.IGNORECASE)
    ]
    return any(span.start < event.trigger.end and event.trigger.start < span.end for span in spans)


def _same_name(wanted: str, written: str) -> bool:
    theirs, ours = _words(wanted), _words(written)
    if not theirs or not ours or _is_pronoun(wanted) or _is_pronoun(written):
        return theirs == ours
    bare = [word for word in ours if word not in _FILLERS]
    return _holds(ours, theirs) or (bool(bare) and _holds(theirs, bare))


def _is_pronoun(name: str) -> bool:
    return name.lower() in _PRONOUNS and name != "US"


def _words(name: str) -> list[str]:
    return re.findall(r"[\w$%]+", re.sub(r"['’]s\b", " ", name.lower()))


def _holds(longer: list[str], shorter: list[str]) -> bool:
    size = len(shorter)
    return any(longer[i : i + size] == shorter for i in range(len(longer) - size + 1))


def _is_in_noise(event: Event, gold: GoldReport) -> bool:
    return any(noise.role in _NOISE and noise.start <= event.trigger.start < noise.end for noise in gold.noise)
