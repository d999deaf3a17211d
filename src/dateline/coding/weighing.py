"""Weighs what speaks for a candidate: one small table, one number from 0 to 1.

The table is set by hand against the development sentences and our own hard negatives (``docs/accuracy.md``); a
learned model takes its place when the classifier does.
"""

from msgspec import Struct

from dateline.domain.actor import Actor
from dateline.domain.event import EventType

# The manual requires a recipient for the first three; ACCUSE and SUPPORT without one mostly mean something else.
RECIPIENT_REQUIRED = frozenset(
    {EventType.AID, EventType.COOPERATE, EventType.SANCTION, EventType.ACCUSE, EventType.SUPPORT}
)


class Weights(Struct, frozen=True):
    """Added to the trigger's own weight."""

    both_parties_known: float = 0.15
    one_party_known: float = 0.05
    public_actor: float = 0.1
    only_named: float = -0.15
    no_party_known: float = -0.25
    thing_acts: float = -0.5
    private_only: float = -0.35
    unarmed: float = -0.3
    generic: float = -0.3
    no_actor: float = -0.15
    no_recipient: float = -0.05
    recipient_required: float = -0.05
    needs_party: float = -0.4
    bare_noun: float = -0.15
    side_clause: float = -0.05
    aim: float = -0.25
    other_domain: float = -0.45
    arts_known: float = -0.3
    other_domain_one_known: float = -0.2
    other_domain_both_known: float = -0.05


WEIGHTS = Weights()
# Help and harm in these domains are politics' own business: relief after floods, envoys in an epidemic.
_SHARED_DOMAINS = frozenset(
    {
        (EventType.AID, "weather"),
        (EventType.AID, "science"),
        (EventType.REQUEST, "weather"),
        (EventType.AGREE, "weather"),
    }
)


PUBLIC = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "REB", "PRM", "SPY", "UNO", "EUR", "IGO", "UAF"})
_PRIVATE = frozenset({"BUS", "MNC", "JRN", "EDU", "AGR"})
_OPEN_TO_ALL = frozenset({EventType.ACCUSE, EventType.PROTEST, EventType.SUPPORT})
_UNARMED = _PRIVATE | {"MED", "REL", "NGO", "LAB", "CVL", "SOC"}


class Side(Struct, frozen=True):
    """One side of a candidate: who stands there, and whether a party is known or at least named."""

    present: bool
    known: bool
    named: bool
    thing: bool = False
    sectors: frozenset[str] = frozenset()


def side_of(actors: tuple[Actor, ...], *, named: bool, thing: bool = False) -> Side:
    """``named``: a head of this side is a person's or body's name. ``thing``: none can act ("fog", "the dollar")."""
    known = any(a.sector or a.id or (a.country and not thing) for a in actors)
    sectors = frozenset(a.sector for a in actors if a.sector)
    return Side(present=bool(actors), known=known, named=known or named, thing=thing, sectors=sectors)


def confidence_of(
    weight: float,
    *,
    event_type: EventType,
    actor: Side,
    recipient: Side,
    joint: bool,
    borne: bool,
    side_clause: bool,
    party_needed: bool,
    generic: bool,
    aim: bool,
    other_domain: str | None,
) -> tuple[float, tuple[str, ...]]:
    """Confidence in [0.01, 0.99] and the reasons that moved it. ``joint``: equals act together, as in a meeting."""
    total = weight
    reasons: list[str] = []

    def add(amount: float, reason: str) -> None:
        nonlocal total
        total += amount
        reasons.append(f"{amount:+.2f} {reason}")

    if actor.known and (recipient.known or joint):
        add(WEIGHTS.both_parties_known, "both parties known")
    elif actor.sectors & PUBLIC:
        add(WEIGHTS.public_actor, "a public body or force acts")
    elif actor.known or recipient.known:
        add(WEIGHTS.one_party_known, "one party known")
    elif actor.named or recipient.named:
        add(WEIGHTS.only_named, "a party named, but not known")
    else:
        add(WEIGHTS.no_party_known, "no party known")
    if not actor.present:
        add(WEIGHTS.no_actor, "no actor")
    elif actor.thing:
        add(WEIGHTS.thing_acts, "what acts is neither person nor body")
    if is_private(event_type, actor, recipient):
        add(WEIGHTS.private_only, "between private parties only")
    if event_type is EventType.MOBILIZE and actor.sectors and actor.sectors <= _UNARMED:
        add(WEIGHTS.unarmed, "no force of arms acts")
    if aim:
        add(WEIGHTS.aim, "an aim told in an infinitive")
    if generic:
        add(WEIGHTS.generic, "told as a habit")
    if not recipient.present and not joint:
        add(WEIGHTS.no_recipient, "no recipient")
        if event_type in RECIPIENT_REQUIRED:
            add(WEIGHTS.recipient_required, f"{event_type} asks for a recipient")
    if party_needed and not recipient.named and not joint:
        add(WEIGHTS.needs_party, "this reading needs a person, body or country as recipient")
    if not borne:
        add(WEIGHTS.bare_noun, "a noun that no verb bears")
    if side_clause:
        add(WEIGHTS.side_clause, "in a side clause")
    if other_domain and (event_type, other_domain) not in _SHARED_DOMAINS:
        add(_domain_weight(other_domain, actor, recipient), f"the sentence is about {other_domain}")
    return min(0.99, max(0.01, round(total, 2))), tuple(reasons)


def is_private(event_type: EventType, actor: Side, recipient: Side) -> bool:
    """Firms, schools and media among themselves, with no public body or foreign country on either side."""
    sectors = actor.sectors | recipient.sectors
    return event_type not in _OPEN_TO_ALL and actor.present and bool(sectors) and sectors <= _PRIVATE


def _domain_weight(domain: str, actor: Side, recipient: Side) -> float:
    """Countries play sport too; in other domains known parties speak for politics after all."""
    known = actor.known + recipient.known
    if domain == "sport" or known == 0:
        return WEIGHTS.other_domain
    if domain == "arts":
        return WEIGHTS.arts_known
    return WEIGHTS.other_domain_both_known if known == 2 else WEIGHTS.other_domain_one_known
