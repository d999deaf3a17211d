"""Weighs what speaks for a candidate: one small table, one number from 0 to 1.

The table is set by hand against the development sentences and our own hard negatives (``docs/accuracy.md``); a
learned model takes its place when the classifier does.
"""

from msgspec import Struct

from dateline.domain.actor import Actor
from dateline.domain.event import EventType

# The manual requires a recipient for these; without one the words more often mean something else.
RECIPIENT_REQUIRED = frozenset({EventType.COOPERATE, EventType.AID, EventType.SANCTION, EventType.ACCUSE, EventType.SUPPORT})


class Weights(Struct, frozen=True):
    """Added to the trigger's own weight."""

    both_parties_known: float = 0.15
    one_party_known: float = 0.05
    no_party_known: float = -0.25
    no_actor: float = -0.15
    no_recipient: float = -0.1
    recipient_required: float = -0.1
    needs_party: float = -0.4
    bare_noun: float = -0.15
    side_clause: float = -0.05
    other_domain: float = -0.45


WEIGHTS = Weights()


def confidence_of(
    weight: float,
    *,
    event_type: EventType,
    actors: tuple[Actor, ...],
    recipients: tuple[Actor, ...],
    borne: bool,
    side_clause: bool,
    party_needed: bool,
    other_domain: str | None,
    reciprocal: bool,
) -> tuple[float, tuple[str, ...]]:
    """Confidence in [0.01, 0.99] and the reasons that moved it."""
    total = weight
    reasons: list[str] = []

    def add(amount: float, reason: str) -> None:
        nonlocal total
        total += amount
        reasons.append(f"{amount:+.2f} {reason}")

    known = [any(a.country or a.sector for a in side) for side in (actors, recipients)]
    if all(known):
        add(WEIGHTS.both_parties_known, "both parties known")
    elif any(known):
        add(WEIGHTS.one_party_known, "one party known")
    else:
        add(WEIGHTS.no_party_known, "no party known")
    if not actors:
        add(WEIGHTS.no_actor, "no actor")
    if not recipients and not (reciprocal and len(actors) > 1):
        add(WEIGHTS.no_recipient, "no recipient")
        if event_type in RECIPIENT_REQUIRED:
            add(WEIGHTS.recipient_required, f"{event_type} asks for a recipient")
    if party_needed and not known[1] and not (reciprocal and len(actors) > 1):
        add(WEIGHTS.needs_party, "this reading needs a person, body or country as recipient")
    if not borne:
        add(WEIGHTS.bare_noun, "a noun that no verb bears")
    if side_clause:
        add(WEIGHTS.side_clause, "in a side clause")
    if other_domain:
        add(WEIGHTS.other_domain, f"the sentence is about {other_domain}")
    return min(0.99, max(0.01, round(total, 2))), tuple(reasons)
