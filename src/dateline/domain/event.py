"""An event: one telling of who did what to whom, each field with the words that prove it."""

from enum import StrEnum

from msgspec import Struct

from dateline.domain.actor import Actor, Source
from dateline.domain.date import PartialDate
from dateline.domain.place import Location
from dateline.domain.report import Span, Words


class EventType(StrEnum):
    """The 16 event types of PLOVER."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class Factuality(StrEnum):
    """Whether it happened, by the words of the report."""

    ACTUAL = "actual"
    ONGOING = "ongoing"
    PLANNED = "planned"
    REQUESTED = "requested"
    THREATENED = "threatened"
    PROMISED = "promised"
    DENIED = "denied"
    ALLEGED = "alleged"
    HYPOTHETICAL = "hypothetical"
    HABITUAL = "habitual"


class Count(Words, frozen=True):
    """A number of people as the report gives it; ``max`` is ``None`` where only a lower bound is told."""

    min: int
    max: int | None = None


class Event(Struct, frozen=True):
    """One telling of an act. Field meanings: ``docs/record.md``."""

    id: str
    event_type: EventType
    event_mode: str | None
    quad: int
    score: float
    cameo: str | None
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    trigger: Words
    sentence: Span
    location: Location | None = None
    date: PartialDate | None = None
    factuality: Factuality = Factuality.ACTUAL
    source: Source | None = None
    fatalities: Count | None = None
    injured: Count | None = None
    size: Count | None = None
    contexts: tuple[str, ...] = ()
    confidence: float = 0.5
    same_as: str | None = None
    reasons: tuple[str, ...] = ()


class Evidence(Struct, frozen=True):
    """What speaks for a candidate, each a number: the inputs of the weighing (``models/weights.json``).

    grammar: log-odds of the hand-set weight of trigger and parties; event: log-odds that the classifier sees any
    event; type: log share of the chosen type among
    its events, the lexicon's own type raised by a prior; agrees: 1 when lexicon and classifier name the same
    type; open: 1 when no trigger of the lexicon stands there; domain: 1
    when the sentence or its report is about something other than politics (sport, business, the
    arts …) private parties act among themselves, or a stranger acts on nobody.
    """

    grammar: float
    event: float
    type: float
    agrees: float
    open: float
    domain: float


class Decision(Struct, frozen=True):
    """What became of one candidate: kept as ``event_id`` or dropped, and why."""

    sentence: Span
    trigger: Words
    event_type: EventType | None
    event_id: str | None
    reasons: tuple[str, ...]
    evidence: Evidence | None = None
