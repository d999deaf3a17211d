"""From candidates to events: resolves the parties, ties place and date by grammar, weighs, keeps or drops, with reasons."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from dateline.codebook.load import cameo_of, quad_of, score_of
from dateline.coding.candidates import Candidate
from dateline.coding.certainty import governing_speech, hearsay_source, is_question, speaker_of
from dateline.coding.contexts import contexts_of
from dateline.coding.counts import count_in
from dateline.coding.domains import other_domain
from dateline.coding.event_types import read_candidates
from dateline.coding.modes import refine_mode
from dateline.coding.statements import source_of
from dateline.coding.weighing import confidence_of, side_of
from dateline.domain.actor import Actor, Source
from dateline.domain.date import DateExpression, PartialDate
from dateline.domain.event import Count, Decision, Event, EventType, Factuality
from dateline.domain.place import Location, Place
from dateline.domain.report import Span, Words
from dateline.lexicon.inflect import noun_forms, verb_forms
from dateline.lexicon.names import is_instrument, is_person_noun
from dateline.lexicon.operators import load_operators
from dateline.lexicon.triggers import load_triggers
from dateline.parsing import clauses
from dateline.parsing.english import ParsedSentence
from dateline.resolving.dates import to_partial_date
from dateline.resolving.places import to_location
from dateline.resolving.report_actors import ReportActors

if TYPE_CHECKING:
    from spacy.tokens import Token

RECIPROCAL = frozenset({EventType.AGREE, EventType.CONSULT, EventType.COOPERATE})
_FIRST_PERSON = frozenset({"we", "i", "us", "me", "our", "my"})
_SIDE_CLAUSES = frozenset({"relcl", "advcl", "acl", "pcomp"})
_KILLING = frozenset(
    form
    for lemma in "kill murder slay massacre behead execute assassinate lynch slaughter gun decapitate hang die".split()
    for form in verb_forms(lemma)
) | frozenset(form for lemma in "killing murder death massacre beheading execution assassination slaying lynching fatality slaughter".split() for form in noun_forms(lemma))  # fmt: skip
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


# Event data begin here: the oldest open series (COPDAB, WEIS) start later than this, news archives rarely earlier.
EARLIEST_YEAR = 1945
_YEAR = re.compile(r"\b(1[0-9]{3}|20[0-9]{2})(?=s?\b)")


@dataclass(frozen=True)
class SentenceFindings:
    """What earlier stages found in one sentence."""

    places: tuple[Place, ...]
    dates: tuple[DateExpression, ...]


def code_sentence(
    sentence: ParsedSentence,
    index: int,
    *,
    actors: ReportActors,
    findings: SentenceFindings,
    min_confidence: float,
    speaker: Source | None = None,
) -> tuple[list[Event], list[Decision]]:
    """The events of a sentence and what became of every candidate. Ids are set by the caller.

    ``speaker`` is who says the sentence when it is a quotation.
    """
    candidates = read_candidates(sentence.doc, triggers=load_triggers(), operators=load_operators())
    if not candidates:
        return [], []
    domain = other_domain(token.lower_ for token in sentence.doc if token.tag_[:2] in {"NN", "CD"})
    question = is_question(sentence.doc)
    built = [
        _build(candidate, sentence, index, actors=actors, findings=findings, domain=domain, speaker=speaker)
        for candidate in candidates
    ]
    events: list[Event] = []
    decisions: list[Decision] = []
    kept: list[tuple[Candidate, Event]] = []
    for candidate, event in sorted(zip(candidates, built, strict=True), key=lambda pair: -pair[1].confidence):
        drop = (
            candidate.dropped
            or ("a question" if question else None)
            or _why_not_news(candidate, sentence)
            or _why_weak(event, min_confidence)
            or _why_told(candidate, event, kept)
        )
        decisions.append(
            Decision(
                event.sentence,
                event.trigger,
                event.event_type,
                None if drop else event.id,
                (*event.reasons, f"dropped: {drop}") if drop else event.reasons,
            )
        )
        if not drop:
            kept.append((candidate, event))
    merged = _with_outcomes(kept)
    events = sorted(merged, key=lambda e: (e.trigger.start, e.event_type))
    return events, sorted(decisions, key=lambda d: d.trigger.start)


def _build(
    candidate: Candidate, sentence: ParsedSentence, index: int, *,
    actors: ReportActors, findings: SentenceFindings, domain: str | None, speaker: Source | None,
) -> Event:  # fmt: skip
    source = _source(candidate, sentence, index, actors) or speaker
    acting = _as_speaker(_resolve(candidate.actors, index, actors), source)
    receiving = _as_speaker(_resolve(candidate.recipients, index, actors), source)
    confidence, weighed = confidence_of(
        candidate.weight,
        event_type=candidate.event_type,
        actor=side_of(acting, named=_is_named(candidate.actors), thing=_are_things(candidate.actors)),
        recipient=side_of(
            receiving, named=_is_named(candidate.recipients), thing=_are_things(candidate.recipients)
        ),
        joint=candidate.event_type in RECIPROCAL and len(acting) > 1,
        borne=candidate.borne,
        side_clause=_in_side_clause(candidate.head),
        party_needed=candidate.party_needed,
        generic=candidate.factuality is Factuality.HABITUAL,
        aim=candidate.event_type is not EventType.CONSULT and _purpose_without_operator(candidate.head),
        other_domain=domain,
    )
    mode, mode_reason = refine_mode(candidate)
    trigger = _trigger_words(candidate, sentence)
    contexts = contexts_of(sentence.doc, candidate)
    location = _location(candidate, sentence, findings.places)
    day = _date(candidate, sentence, findings.dates)
    fatalities, injured = _tolls(candidate, sentence)
    return Event(
        id=f"{sentence.sentence.start}:{trigger.start}",
        event_type=candidate.event_type,
        event_mode=mode,
        quad=quad_of(candidate.event_type),
        score=score_of(candidate.event_type, mode),
        cameo=cameo_of(candidate.event_type, mode, contexts),
        actors=acting,
        recipients=receiving,
        trigger=trigger,
        sentence=Span(sentence.sentence.start, sentence.sentence.end),
        location=location,
        date=day,
        factuality=candidate.factuality,
        source=source,
        fatalities=fatalities,
        injured=injured,
        size=_size(candidate, sentence),
        contexts=contexts,
        confidence=confidence,
        reasons=tuple(r for r in (*candidate.reasons, mode_reason, *weighed) if r),
    )


def _resolve(heads: Iterable["Token"], index: int, actors: ReportActors) -> tuple[Actor, ...]:
    found = [actors.actor_at(index, head, acts=True) for head in heads]
    return tuple(sorted(found, key=lambda a: a.start))


def _as_speaker(parties: tuple[Actor, ...], source: Source | None) -> tuple[Actor, ...]:
    """ "We" and "I" in what somebody says are that somebody."""
    if source is None:
        return parties
    return tuple(
        msgspec.structs.replace(
            party, name=source.name, country=source.country, sector=source.sector, reason=f"{party.text!r} is the speaker, {source.text!r}"
        )
        if party.text.lower() in _FIRST_PERSON
        else party
        for party in parties
    )


def _purpose_without_operator(head: "Token") -> bool:
    """An infinitive of purpose ("to seek retribution"): an aim, not yet an act."""
    return head.tag_ == "VB" and head.dep_ in {"advcl", "xcomp", "acl", "conj"} and any(c.lower_ == "to" and c.dep_ == "aux" for c in head.children)


def _is_named(heads: Iterable["Token"]) -> bool:
    return any(head.ent_type_ in {"PERSON", "ORG", "GPE", "NORP"} or is_person_noun(head.lower_) for head in heads)


def _are_things(heads: Sequence["Token"]) -> bool:
    """None of the heads names a person, a body, a weapon or an act: fog does not besiege, a car bomb kills."""
    return bool(heads) and not any(_can_act(head) for head in heads)


def _can_act(head: "Token") -> bool:
    if head.tag_ in {"NNP", "NNPS"} and not head.ent_type_ and head.left_edge.i == 0 and head.i == 0:
        return is_person_noun(head.lower_)  # capital only because the sentence opens with it
    if head.tag_ in {"NNP", "NNPS"} or head.tag_[:3] in {"PRP", "CD", "JJ"} or head.ent_type_ in {"PERSON", "ORG", "GPE", "NORP"}:
        return True
    word = head.lower_
    return head.tag_ in {"WP", "CD", "DT", "JJS", "JJR"} or is_person_noun(word) or is_instrument(word) or word in load_triggers().nouns


def _why_not_news(candidate: Candidate, sentence: ParsedSentence) -> str | None:
    """History, instructions and addresses to the reader tell no event."""
    heads = {head.lower_ for head in candidate.actors}
    if heads & {"you", "yourself", "one"}:
        return "addressed to the reader"
    root = next(token for token in sentence.doc if token.dep_ == "ROOT")
    quoted = any(token.text in {'"', "“", "”"} for token in sentence.doc)
    if root.tag_ == "VB" and root.i <= 1 and not any(c.dep_ in {"nsubj", "nsubjpass", "aux"} for c in root.children):
        return "an instruction"
    if not quoted and any(token.lower_ in {"you", "your", "my"} for token in sentence.doc):
        return "addressed to the reader"
    years = [int(found) for found in _YEAR.findall(sentence.doc.text)]
    if years and max(years) < EARLIEST_YEAR:
        return f"history: the sentence tells of {max(years)}"
    if any(t.lower_ in {"century", "centuries"} for t in sentence.doc):
        return "history: the sentence tells of centuries"
    return None


def _why_weak(event: Event, min_confidence: float) -> str | None:
    if not event.actors and not event.recipients:
        return "no party tied to it by grammar"
    if event.confidence < min_confidence:
        return f"confidence {event.confidence:.2f} is below {min_confidence:.2f}"
    return None


def _why_told(candidate: Candidate, event: Event, kept: list[tuple[Candidate, Event]]) -> str | None:
    for other, told in kept:
        same_parties = {a.start for a in event.actors} == {a.start for a in told.actors} and {
            r.start for r in event.recipients
        } == {r.start for r in told.recipients}
        if told.event_type is event.event_type and same_parties and abs(other.head.i - candidate.head.i) <= 4:
            return f"{told.trigger.text!r} tells the same act of the same parties"
        if (
            event.event_type is EventType.MOBILIZE
            and told.event_type is EventType.ASSAULT
            and {a.start for a in event.actors} == {a.start for a in told.actors}
        ):
            return "the same text reports the assault"
    return None


def _with_outcomes(kept: list[tuple[Candidate, Event]]) -> list[Event]:
    """ "Stormed the base, killing five": the killing is the storming's toll, not an act of its own."""
    out: list[Event] = []
    absorbed: set[str] = set()
    for candidate, event in kept:
        if (
            event.event_type is not EventType.ASSAULT
            or candidate.first.tag_ != "VBG"
            or candidate.first.dep_ != "advcl"
        ):
            continue
        for other, main in kept:
            if (
                main.event_type is EventType.ASSAULT
                and main.id != event.id
                and (candidate.first.head.i in {other.head.i, other.first.i})
                and (main.recipients or not event.recipients)
            ):
                absorbed.add(event.id)
                out.append(_absorb(main, event))
                absorbed.add(main.id)
                break
    seen: dict[str, Event] = {event.id: event for event in out}
    return [*seen.values(), *(event for _, event in kept if event.id not in absorbed)]


def _absorb(main: Event, outcome: Event) -> Event:
    return msgspec.structs.replace(
        main,
        fatalities=main.fatalities or outcome.fatalities,
        injured=main.injured or outcome.injured,
        reasons=(*main.reasons, f"{outcome.trigger.text!r} tells its toll"),
    )


def _in_side_clause(head: "Token") -> bool:
    return clauses.is_verb(head) and head.dep_ in _SIDE_CLAUSES


def _trigger_words(candidate: Candidate, sentence: ParsedSentence) -> Words:
    words = candidate.words
    first, last = words[0], words[-1]
    if last.i - first.i > 4:
        first = last = (
            candidate.first if candidate.head.i == candidate.first.i or not candidate.borne else candidate.head
        )
        if (
            candidate.head.i in {w.i for w in words}
            and candidate.head.i != candidate.first.i
            and candidate.first in words
        ):
            first = last = candidate.first
    start = sentence.sentence.start + first.idx
    end = sentence.sentence.start + last.idx + len(last)
    return Words(sentence.report.text[start:end], start, end)


def _location(candidate: Candidate, sentence: ParsedSentence, places: Sequence[Place]) -> Location | None:
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
    span = sentence.doc.char_span(
        place.start - sentence.sentence.start, place.end - sentence.sentence.start, alignment_mode="expand"
    )
    if span is None:
        return None
    node = span.root
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
        if node.dep_ == "prep":
            preposition = node.lower_ if preposition is None or node.head.i in anchors else preposition
        node = node.head
        hops += 1
        if node.i in anchors:
            if preposition not in _EVENT_PLACE_PREPOSITIONS:
                return None
            return anchors[node.i] * 10 + hops
    return None


def _date(candidate: Candidate, sentence: ParsedSentence, dates: Sequence[DateExpression]) -> PartialDate | None:
    """The date in the act's own clause."""
    clause = _clause_of(
        candidate.head if candidate.head.i == candidate.first.i or clauses.is_verb(candidate.head) else candidate.first
    )
    for expression in dates:
        span = sentence.doc.char_span(
            expression.start - sentence.sentence.start,
            expression.end - sentence.sentence.start,
            alignment_mode="expand",
        )
        if span is None or expression.kind != "date":
            continue
        tied_to = _clause_of(span.root)
        if tied_to.i in {clause.i, candidate.first.i} or _clause_of(candidate.first).i == tied_to.i:
            found = to_partial_date(expression)
            if found is not None:
                return found
    return None


def _clause_of(token: "Token") -> "Token":
    while not clauses.is_verb(token) and token.head.i != token.i:
        token = token.head
    return token


def _tolls(candidate: Candidate, sentence: ParsedSentence) -> tuple[Count | None, Count | None]:
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


def _size(candidate: Candidate, sentence: ParsedSentence) -> Count | None:
    if candidate.event_type not in {EventType.PROTEST, EventType.MOBILIZE}:
        return None
    parties = (
        candidate.actors
        if candidate.event_type is EventType.PROTEST
        else (*clauses.logical_objects(candidate.first), *candidate.actors)
    )
    found = (count_in(head, offset=sentence.sentence.start) for head in parties)
    return next((count for count in found if count is not None and count.min > 1), None)


def _source(candidate: Candidate, sentence: ParsedSentence, index: int, actors: ReportActors) -> Source | None:
    """Whoever the clause is reported by; ``None`` leaves it to the reporter."""
    speech = governing_speech(candidate.head)
    heads = speaker_of(speech) if speech is not None else []
    if not heads:
        hearsay = hearsay_source(sentence.doc)
        heads = [hearsay] if hearsay is not None else []
    heads = [head for head in heads if head not in candidate.actors]
    return source_of(actors.actor_at(index, heads[0])) if heads else None
