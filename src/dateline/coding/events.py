"""From candidates to events: resolves the parties, weighs, keeps or drops with reasons, fills in what grammar ties."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from dateline.codebook.load import cameo_of, quad_of, score_of
from dateline.coding.candidates import Candidate
from dateline.coding.certainty import governing_speech, hearsay_source, speaker_of
from dateline.coding.contexts import contexts_of
from dateline.coding.judging import Settled, load_blend
from dateline.coding.modes import refine_mode
from dateline.coding.newsworthy import SentenceKind
from dateline.coding.parties import (
    ARMED_MODES,
    are_joint,
    are_named,
    are_things,
    as_armed,
    as_civilians,
    as_speaker,
    as_visited,
    resolve_parties,
)
from dateline.coding.roles import RECIPROCAL
from dateline.coding.statements import source_of
from dateline.coding.tying import SentenceFindings, find_size, find_tolls, tie_date, tie_location
from dateline.coding.weighing import confidence_of, is_private, side_of
from dateline.domain.actor import Actor, Source
from dateline.domain.event import Decision, Event, EventType, Evidence, Factuality
from dateline.domain.report import Span, Words
from dateline.parsing import clauses
from dateline.parsing.english import ParsedSentence
from dateline.resolving.report_actors import ReportActors

if TYPE_CHECKING:
    from spacy.tokens import Token

_SIDE_CLAUSES = frozenset({"relcl", "advcl", "acl", "pcomp"})


@dataclass(frozen=True)
class _Weighed:
    """A candidate with its parties resolved and its confidence."""

    candidate: Candidate
    trigger: Words
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    source: Source | None
    confidence: float
    reasons: tuple[str, ...]
    evidence: Evidence | None = None

    @property
    def parties(self) -> tuple[frozenset[int], frozenset[int]]:
        """Where the parties stand: two tellings by the same words name the same ones."""
        return frozenset(a.start for a in self.actors), frozenset(r.start for r in self.recipients)


def code_sentence(
    sentence: ParsedSentence,
    index: int,
    *,
    actors: ReportActors,
    findings: SentenceFindings,
    settled: Sequence[Settled],
    min_confidence: float,
    speaker: Source | None = None,
    of_domain: str | None = None,
) -> tuple[list[Event], list[Decision]]:
    """The events of a sentence and what became of every candidate. Ids are set by the caller.

    ``settled`` are its candidates with the classifier's say; ``speaker`` is who says the sentence when it is a
    quotation; ``of_domain`` is the domain of the whole report.
    """
    if not settled:
        return [], []
    kind = SentenceKind(sentence.doc, of_domain)
    told_by = hearsay_source(sentence.doc)
    hearsay = told_by[1] if told_by is not None else None
    weighed = [
        _weigh(item, sentence, index, actors=actors, kind=kind, hearsay=hearsay, speaker=speaker) for item in settled
    ]
    kept: list[_Weighed] = []
    events: list[Event] = []
    decisions: list[Decision] = []
    for item in sorted(weighed, key=lambda w: -w.confidence):
        drop = item.candidate.dropped or _why_weak(item, min_confidence) or _why_told(item, kept)
        if drop:
            decisions.append(_dropped(item, sentence, drop))
            continue
        kept.append(item)
        event = _event(item, sentence, findings)
        events.append(event)
    merged = _with_outcomes(kept, events)
    left = {event.id for event in merged}
    for event, item in zip(events, kept, strict=True):
        told = event.id in left
        reasons = event.reasons if told else (*event.reasons, "dropped: told as the toll of another act")
        decided = event.id if told else None
        decisions.append(Decision(event.sentence, event.trigger, event.event_type, decided, reasons, item.evidence))
    return sorted(merged, key=lambda e: (e.trigger.start, e.event_type)), sorted(
        decisions, key=lambda d: d.trigger.start
    )


def _weigh(
    settled: Settled, sentence: ParsedSentence, index: int, *,
    actors: ReportActors, kind: SentenceKind, hearsay: "Token | None", speaker: Source | None,
) -> _Weighed:  # fmt: skip
    candidate = settled.candidate
    trigger = _trigger_words(candidate, sentence)
    if candidate.dropped:
        return _Weighed(candidate, trigger, (), (), None, 0.0, candidate.reasons)
    source = _source(candidate, index, actors, hearsay) or speaker
    acting = as_speaker(resolve_parties(candidate.actors, index, actors), source)
    receiving = as_speaker(resolve_parties(candidate.recipients, index, actors), source)
    actor = side_of(acting, named=are_named(candidate.actors), thing=are_things(candidate.actors))
    recipient = side_of(
        receiving, named=are_named(candidate.recipients, pronouns=True), thing=are_things(candidate.recipients)
    )
    confidence, reasons = confidence_of(
        candidate.weight,
        event_type=candidate.event_type,
        actor=actor,
        recipient=recipient,
        joint=_is_joint(candidate),
        borne=candidate.borne,
        side_clause=clauses.is_verb(candidate.head) and candidate.head.dep_ in _SIDE_CLAUSES,
        party_needed=candidate.party_needed,
        generic=candidate.factuality is Factuality.HABITUAL,
        aim=candidate.event_type is not EventType.CONSULT and clauses.is_purpose(candidate.head),
        other_domain=kind.domain,
    )
    stranger = not actor.known and not recipient.present and not _is_joint(candidate)
    elsewhere = kind.domain is not None or stranger or is_private(candidate.event_type, actor, recipient)
    evidence = settled.evidence(confidence, elsewhere=elsewhere)
    if evidence is not None:
        confidence = round(load_blend().confidence(evidence), 3)
    return _Weighed(candidate, trigger, acting, receiving, source, confidence, (*candidate.reasons, *reasons), evidence)


def _is_joint(candidate: Candidate) -> bool:
    """Equals act together: they meet or agree, or fight each other with no one side acted on."""
    two_sided = candidate.event_type is EventType.ASSAULT and not candidate.recipients
    return (candidate.event_type in RECIPROCAL or two_sided) and are_joint(candidate.actors)


def _event(item: _Weighed, sentence: ParsedSentence, findings: SentenceFindings) -> Event:
    candidate = item.candidate
    mode, mode_reason = refine_mode(candidate, frozenset(a.sector for a in item.actors if a.sector))
    contexts = contexts_of(sentence.doc, candidate)
    fatalities, injured = find_tolls(candidate, sentence)
    armed = candidate.event_type is EventType.ASSAULT and mode in ARMED_MODES
    visited = candidate.event_type is EventType.CONSULT
    return Event(
        id=_key(item, sentence),
        event_type=candidate.event_type,
        event_mode=mode,
        quad=quad_of(candidate.event_type),
        score=score_of(candidate.event_type, mode),
        cameo=cameo_of(candidate.event_type, mode, contexts),
        actors=as_armed(item.actors) if armed else item.actors,
        recipients=as_visited(item.recipients) if visited else as_civilians(item.recipients),
        trigger=item.trigger,
        sentence=Span(sentence.sentence.start, sentence.sentence.end),
        location=tie_location(candidate, sentence, findings.places),
        date=tie_date(candidate, sentence, findings.dates),
        factuality=candidate.factuality,
        source=item.source,
        fatalities=fatalities,
        injured=injured,
        size=find_size(candidate, sentence),
        contexts=contexts,
        confidence=item.confidence,
        reasons=(*item.reasons, mode_reason) if mode_reason else item.reasons,
    )


def _key(item: _Weighed, sentence: ParsedSentence) -> str:
    return f"{sentence.sentence.start}:{item.trigger.start}:{item.candidate.event_type}"


def _dropped(item: _Weighed, sentence: ParsedSentence, why: str) -> Decision:
    span = Span(sentence.sentence.start, sentence.sentence.end)
    return Decision(
        span, item.trigger, item.candidate.event_type, None, (*item.reasons, f"dropped: {why}"), item.evidence
    )


def _why_weak(item: _Weighed, min_confidence: float) -> str | None:
    if {head.lower_ for head in item.candidate.actors} & {"you", "yourself", "one"}:
        return "addressed to the reader"
    if item.confidence < min_confidence:
        return f"confidence {item.confidence:.2f} is below {min_confidence:.2f}"
    return None


def _why_told(item: _Weighed, kept: list[_Weighed]) -> str | None:
    event_type = item.candidate.event_type
    for other in kept:
        if item.candidate.first in other.candidate.actors and not item.actors:
            return f"{other.trigger.text!r} tells what it did"
        near = abs(other.candidate.head.i - item.candidate.head.i) <= 4
        if other.candidate.event_type is event_type and other.parties == item.parties and near:
            return f"{other.trigger.text!r} tells the same act of the same parties"
        assault = other.candidate.event_type is EventType.ASSAULT and other.parties[0] == item.parties[0]
        if event_type is EventType.MOBILIZE and assault:
            return "the same text reports the assault"
    return None


def _with_outcomes(kept: list[_Weighed], events: list[Event]) -> list[Event]:
    """ "Stormed the base, killing five": the killing is the storming's toll, not an act of its own."""
    current = dict(enumerate(events))
    for number, item in enumerate(kept):
        main = _act_behind(item, kept)
        if main is not None and number in current and main in current:
            outcome = current.pop(number)
            current[main] = _absorb(current[main], outcome)
    return list(current.values())


def _act_behind(item: _Weighed, kept: list[_Weighed]) -> int | None:
    """The number of the assault whose clause the participle "killing five" hangs on."""
    first = item.candidate.first
    if item.candidate.event_type is not EventType.ASSAULT:
        return None
    for number, other in enumerate(kept):  # "the Israeli strike killed four": the strike's toll
        if other is not item and other.candidate.first in item.candidate.actors and other.actors:
            return number
    while first.dep_ == "conj" and first.head.tag_ == "VBG":  # "killing five and wounding three"
        first = first.head
    if first.tag_ != "VBG" or first.dep_ != "advcl":
        return None
    for number, other in enumerate(kept):
        heads = {other.candidate.head.i, other.candidate.first.i}
        if other is not item and other.candidate.event_type is EventType.ASSAULT and first.head.i in heads:
            return number
    return None


def _absorb(main: Event, outcome: Event) -> Event:
    return msgspec.structs.replace(
        main,
        recipients=main.recipients or outcome.recipients,
        fatalities=main.fatalities or outcome.fatalities,
        injured=main.injured or outcome.injured,
        reasons=(*main.reasons, f"{outcome.trigger.text!r} tells its toll"),
    )


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


def _source(candidate: Candidate, index: int, actors: ReportActors, hearsay: "Token | None") -> Source | None:
    """Whoever the clause is reported by; ``None`` leaves it to the reporter."""
    speech = governing_speech(candidate.head)
    heads = speaker_of(speech) if speech is not None else []
    if not heads and hearsay is not None:
        heads = [hearsay]
    heads = [head for head in heads if head not in candidate.actors]
    return source_of(actors.actor_at(index, heads[0])) if heads else None
