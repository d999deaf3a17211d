"""The parties of a candidate as resolved actors, and what can be said of them: named, known, able to act."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import msgspec

from dateline.domain.actor import Actor, Source
from dateline.lexicon.names import is_instrument, is_person_noun, load_names
from dateline.lexicon.triggers import load_triggers
from dateline.resolving.report_actors import ReportActors

if TYPE_CHECKING:
    from spacy.tokens import Token

_PERSONAL = frozenset({"he", "she", "him", "her", "they", "them", "us", "we", "who", "whom", "me", "i"})
_WEAPONS = frozenset("drone drones missile missiles rocket rockets shell shells mortar mortars bullets shots".split())
# Ways of attacking for which the attacker must have been armed.
ARMED_MODES = frozenset({"firearms", "explosives", "suicide-attack", "aerial", "drone", "heavy-weapons", "targeted"})
_FIRST_PERSON = frozenset({"we", "i", "us", "me", "our", "my"})


def resolve_parties(heads: Iterable["Token"], index: int, actors: ReportActors) -> tuple[Actor, ...]:
    found = [actor for head in heads for actor in actors.actors_at(index, head)]
    return tuple(sorted(found, key=lambda a: a.start))


def as_speaker(parties: tuple[Actor, ...], source: Source | None) -> tuple[Actor, ...]:
    """ "We" and "I" in what somebody says are that somebody."""
    if source is None:
        return parties
    return tuple(
        msgspec.structs.replace(
            party,
            name=source.name,
            country=source.country,
            sector=source.sector,
            reason=f"{party.text!r} is the speaker, {source.text!r}",
        )
        if party.text.lower() in _FIRST_PERSON
        else party
        for party in parties
    )


def as_armed(parties: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Unnamed people, or a weapon with nobody behind it, in an armed attack: an unidentified armed party."""
    return tuple(_of_sector(p, "UAF", "unnamed in an armed attack") if _is_unnamed(p) else p for p in parties)


def as_civilians(parties: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Unnamed people to whom something is done, of no country and sector that the words tell."""
    return tuple(_of_sector(p, "CVL", "unnamed, and acted on") if _are_just_people(p) else p for p in parties)


def as_visited(parties: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """A town that is visited is a place, not its people."""
    return tuple(
        msgspec.structs.replace(party, sector=None) if " is a town in " in party.reason else party for party in parties
    )


def _of_sector(party: Actor, sector: str, why: str) -> Actor:
    return msgspec.structs.replace(party, sector=sector, reason=f"{party.reason}; {why}")


def _are_just_people(party: Actor) -> bool:
    return party.reason == "people of no known sector" and party.text[1:].islower() and party.country is None


def _is_unnamed(party: Actor) -> bool:
    if party.country is not None or party.sector is not None or party.id is not None:
        return False
    words = party.text.lower().split()
    return any(word in load_names().persons or word in _WEAPONS for word in words)


def are_named(heads: Iterable["Token"], *, pronouns: bool = False) -> bool:
    """A name or a noun for people stands there; with ``pronouns``, "him" and "us" count too."""
    return any(
        head.ent_type_ in {"PERSON", "ORG", "GPE", "NORP"}
        or (pronouns and head.lower_ in _PERSONAL)
        or is_person_noun(head.lower_)
        for head in heads
    )


def are_joint(heads: Sequence["Token"]) -> bool:
    """Several who act on one another: "Kenya and Ghana met", "the two ministers spoke"."""
    if len(heads) > 1:
        return True
    return any(
        head.tag_ in {"NNS", "NNPS"} and any(c.lower_ in {"two", "three", "both", "four"} for c in head.lefts)
        for head in heads
    )


def are_things(heads: Sequence["Token"]) -> bool:
    """None of the heads names a person, a body, a weapon or an act: fog does not besiege, a car bomb kills."""
    return bool(heads) and not any(_can_act(head) for head in heads)


def _can_act(head: "Token") -> bool:
    if head.tag_ in {"NNP", "NNPS"} and not head.ent_type_ and head.left_edge.i == 0 and head.i == 0:
        # The capital may come only from opening the sentence.
        return is_person_noun(head.lower_) or head.lower_ in load_names().names
    if (
        head.tag_ in {"NNP", "NNPS"}
        or head.tag_[:3] in {"PRP", "CD", "JJ"}
        or head.ent_type_ in {"PERSON", "ORG", "GPE", "NORP"}
    ):
        return True
    word = head.lower_
    if head.text[:1].isupper() and word in load_names().names:
        return True  # known by name, whatever the parser takes it for
    return (
        head.tag_ in {"WP", "CD", "DT", "JJS", "JJR"}
        or is_person_noun(word)
        or is_instrument(word)
        or word in load_triggers().nouns
    )
