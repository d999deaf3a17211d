"""Ties place, date and numbers to an act by the grammar of its own clause; what no grammar ties stays open."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.coding.candidates import Candidate
from dateline.coding.counts import count_in
from dateline.domain.date import DateExpression, PartialDate
from dateline.domain.event import Count, EventType
from dateline.domain.place import Location, Place
from dateline.lexicon.inflect import noun_forms, verb_forms
from dateline.parsing import clauses
from dateline.parsing.english import ParsedSentence
from dateline.resolving.dates import to_partial_date
from dateline.resolving.places import to_location

if TYPE_CHECKING:
    from spacy.tokens import Token

_KILLING = frozenset(
    form
    for lemma in "kill murder slay massacre behead execute assassinate lynch slaughter gun decapitate hang die".split()
    for form in verb_forms(lemma)
) | frozenset(
    form
    for lemma in (
        "killing murder death massacre beheading execution assassination slaying lynching fatality slaughter"
    ).split()
    for form in noun_forms(lemma)
)
_WOUNDING = frozenset(form for lemma in "wound injure hurt maim".split() for form in verb_forms(lemma))
_PLACE_PREPOSITIONS = frozenset(
    {
        "in",
        "at",
        "near",
        "on",
        "outside",
        "inside",
        "across",
        "around",
        "throughout",
        "from",
        "over",
        "into",
        "to",
        "of",
        "off",
        "towards",
        "toward",
        "along",
        "within",
    }
)
# What stands under these happened, or will, at another time and place.
_OTHER_TIMES = frozenset({"ahead", "before", "after", "since", "following", "despite", "until"})
_ON_GROUND = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.RETREAT})
_EVENT_PLACE_PREPOSITIONS = _PLACE_PREPOSITIONS - {"from", "to", "of", "into"}


@dataclass(frozen=True)
class SentenceFindings:
    """The places and dates that stand in one sentence."""

    places: tuple[Place, ...]
    dates: tuple[DateExpression, ...]


def tie_location(candidate: Candidate, sentence: ParsedSentence, places: Sequence[Place]) -> Location | None:
    """The place tied to the act by a preposition in its own clause; a speech act takes none from what is said."""
    tied = [
        (p, rank)
        for p in places
        if (rank := _tie_rank(p, candidate, sentence)) is not None and p.kind in {"literal", "metonymic"}
    ]
    if not tied:
        return None
    best = min(tied, key=lambda pair: (pair[1], pair[0].start))
    return to_location(best[0])


def _tie_rank(place: Place, candidate: Candidate, sentence: ParsedSentence) -> int | None:
    node = _root_of(place, sentence)
    if node is None:
        return None
    anchors = {candidate.first.i: 0, candidate.head.i: 1}
    for party in (*candidate.recipients, *candidate.actors):
        anchors.setdefault(party.i, 2)
    if node.i in anchors:  # a party is not where it happened, unless the words say "in" it or it is the ground taken
        if node.dep_ == "pobj" and node.head.lower_ in {"in", "at", "near"}:
            return 5
        return 3 if candidate.event_type in _ON_GROUND and place.kind == "literal" and place.geonames_id else None
    hops = 0
    preposition: str | None = None
    while node.head.i != node.i and hops < 6:
        if node.dep_ in {"relcl", "acl", "ccomp", "advcl"} or node.lower_ in _OTHER_TIMES:
            return None
        if clauses.is_verb(node) and node.i not in anchors and node.dep_ == "conj":
            return None  # "accused Niger and summoned its envoy in Cotonou": the place is the second verb's
        if node.dep_ == "prep":
            preposition = node.lower_ if preposition is None or node.head.i in anchors else preposition
        node = node.head
        hops += 1
        if node.i in anchors:
            if preposition not in _EVENT_PLACE_PREPOSITIONS and to_location(place).precision != "offset":
                return None
            return anchors[node.i] * 10 + hops
    return None


def tie_date(candidate: Candidate, sentence: ParsedSentence, dates: Sequence[DateExpression]) -> PartialDate | None:
    """The date in the act's own clause."""
    clause = _clause_of(
        candidate.head if candidate.head.i == candidate.first.i or clauses.is_verb(candidate.head) else candidate.first
    )
    for expression in dates:
        root = _root_of(expression, sentence)
        if root is None or expression.kind not in {"date", "time"}:
            continue
        if _is_elsewhen(root, anchors={candidate.first.i, candidate.head.i}):
            continue
        tied_to = _clause_of(root)
        if tied_to.i in {clause.i, candidate.first.i} or _clause_of(candidate.first).i == tied_to.i:
            found = to_partial_date(expression)
            if found is not None:
                return found
    return None


def _root_of(found: Place | DateExpression, sentence: ParsedSentence) -> "Token | None":
    """The head token of a place or date that stands in the sentence."""
    base = sentence.sentence.start
    span = sentence.doc.char_span(found.start - base, found.end - base, alignment_mode="expand")
    return None if span is None else span.root


def _is_elsewhen(token: "Token", *, anchors: set[int]) -> bool:
    """Under "ahead of", "after", "since": the time of something else."""
    node = token
    while node.head.i != node.i and node.i not in anchors:
        if node.lower_ in _OTHER_TIMES:
            return True
        node = node.head
    return False


def _clause_of(token: "Token") -> "Token":
    while not clauses.is_verb(token) and token.head.i != token.i:
        token = token.head
    return token


def find_tolls(candidate: Candidate, sentence: ParsedSentence) -> tuple[Count | None, Count | None]:
    if candidate.event_type is not EventType.ASSAULT:
        return None, None
    offset = sentence.sentence.start
    word = candidate.first.lower_
    counted = next((c for r in candidate.recipients if (c := count_in(r, offset=offset)) is not None), None)
    killed = counted if word in _KILLING or "dead" in {t.lower_ for t in candidate.words} else None
    hurt = counted if word in _WOUNDING else None
    if killed is None or hurt is None:
        for child in candidate.head.children:
            if child.dep_ == "advcl" and child.tag_ == "VBG":
                objects = clauses.logical_objects(child)
                found = next((c for o in objects if (c := count_in(o, offset=offset)) is not None), None)
                if killed is None and child.lower_ in _KILLING:
                    killed = found
                elif hurt is None and child.lower_ in _WOUNDING:
                    hurt = found
    return killed, hurt


def find_size(candidate: Candidate, sentence: ParsedSentence) -> Count | None:
    if candidate.event_type not in {EventType.PROTEST, EventType.MOBILIZE}:
        return None
    parties = (
        candidate.actors
        if candidate.event_type is EventType.PROTEST
        else (*clauses.logical_objects(candidate.first), *candidate.actors)
    )
    found = (count_in(head, offset=sentence.sentence.start) for head in parties)
    return next((count for count in found if count is not None and count.min > 1), None)
