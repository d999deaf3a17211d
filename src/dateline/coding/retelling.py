"""Ties the tellings of one act within a report: headlines and captions retell what the body tells."""

import re
from bisect import bisect_right
from collections.abc import Sequence

import msgspec

from dateline.domain.actor import Actor
from dateline.domain.event import Event, EventType, Factuality
from dateline.domain.report import Block, BlockRole, Report

_REAL = frozenset({Factuality.ACTUAL, Factuality.ONGOING, Factuality.ALLEGED})
_RETELLING_ROLES = frozenset({BlockRole.HEADLINE, BlockRole.STANDFIRST, BlockRole.CAPTION})


def tie_retellings(events: Sequence[Event], report: Report) -> tuple[Event, ...]:
    """Events in text order; ``same_as`` names the first telling in the body, else the first telling of all."""
    retells = [_role_at(event.trigger.start, report.blocks) in _RETELLING_ROLES for event in events]
    by_type: dict[EventType, list[int]] = {}
    for position, event in enumerate(events):
        by_type.setdefault(event.event_type, []).append(position)
    first_of: dict[int, int] = {}
    for body_first in (True, False):  # the body's tellings are tied first: what headlines retell is found among them
        for position, event in enumerate(events):
            if retells[position] is body_first:
                continue
            for other in by_type[event.event_type]:
                if other == position or other in first_of or (not body_first and retells[other] and other > position):
                    continue
                if body_first and (retells[other] or other > position):
                    continue
                if _same_act(event, events[other]):
                    first_of[position] = other
                    break
    return tuple(
        msgspec.structs.replace(event, same_as=events[first_of[position]].id) if position in first_of else event
        for position, event in enumerate(events)
    )


def _same_act(one: Event, other: Event) -> bool:
    """Whether two events of one type may be the same act."""
    if one.event_mode and other.event_mode and one.event_mode != other.event_mode:
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


def _role_at(start: int, blocks: Sequence[Block]) -> BlockRole:
    found = bisect_right(blocks, start, key=lambda block: block.start) - 1
    return blocks[found].role if found >= 0 and start < blocks[found].end else BlockRole.BODY
