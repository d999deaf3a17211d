"""Ties the tellings of one act within a report: headlines and captions retell what the body tells."""

import re
from collections.abc import Sequence

import msgspec

from dateline.domain.actor import Actor
from dateline.domain.event import Event, Factuality
from dateline.domain.report import BlockRole, Report

_REAL = frozenset({Factuality.ACTUAL, Factuality.ONGOING, Factuality.ALLEGED})
_RETELLING_ROLES = frozenset({BlockRole.HEADLINE, BlockRole.STANDFIRST, BlockRole.CAPTION})


def tie_retellings(events: Sequence[Event], report: Report) -> tuple[Event, ...]:
    """Events in text order; ``same_as`` names the first telling in the body, else the first telling of all."""
    out: list[Event] = list(events)
    for position, event in enumerate(out):
        first = _first_telling(event, position, out, report)
        if first is not None:
            out[position] = msgspec.structs.replace(event, same_as=first.id)
    return tuple(out)


def _first_telling(event: Event, position: int, events: Sequence[Event], report: Report) -> Event | None:
    retells = _role_of(event, report) in _RETELLING_ROLES
    bodies = [e for i, e in enumerate(events) if i != position and _role_of(e, report) not in _RETELLING_ROLES]
    others = bodies if retells else [e for e in bodies if e.trigger.start < event.trigger.start]
    for other in others:
        if other.same_as is None and _same_act(event, other):
            return other
    if retells:
        return next((e for e in events[:position] if e.same_as is None and _same_act(event, e)), None)
    return None


def _same_act(one: Event, other: Event) -> bool:
    if one.event_type is not other.event_type or (
        one.event_mode and other.event_mode and one.event_mode != other.event_mode
    ):
        return False
    if (one.factuality in _REAL) != (other.factuality in _REAL):
        return False
    if one.date and other.date and one.date.value != other.date.value:
        return False
    actors, recipients = _party_tie(one.actors, other.actors), _party_tie(one.recipients, other.recipients)
    return "other" not in {actors, recipients} and "same" in {actors, recipients}


def _party_tie(one: Sequence[Actor], other: Sequence[Actor]) -> str:
    """ "same", "other", or "open" where a telling does not name this side."""
    if not one or not other:
        return "open"
    return "same" if any(_same_actor(a, b) for a in one for b in other) else "other"


def _same_actor(one: Actor, other: Actor) -> bool:
    if one.chain is not None and one.chain == other.chain:
        return True
    if one.id is not None and one.id == other.id:
        return True
    if one.country and one.country == other.country and (one.sector == other.sector):
        return True
    return bool(_content_words(one) & _content_words(other)) and one.country == other.country


def _content_words(actor: Actor) -> set[str]:
    return set(re.findall(r"[^\W\d_]{4,}", actor.text.lower()))


def _role_of(event: Event, report: Report) -> BlockRole:
    for block in report.blocks:
        if block.start <= event.trigger.start < block.end:
            return block.role
    return BlockRole.BODY
