"""From triggers to typed candidates: how operators, modals and negation change what an act counts as.

"Agreed to stop bombing" holds three words that could each be an event. The innermost act (bombing, ASSAULT) is read
first; every word above it that takes it as complement then changes it by the codebook's rules: "stop" makes it a
RETREAT, "agreed" a CONCEDE. What comes out is one event, hung on the outermost word, with the path as its reasons.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.codebook.combine import combine
from dateline.coding.candidates import Candidate
from dateline.coding.certainty import factuality_of, governing_speech, speaker_of
from dateline.coding.roles import find_parties
from dateline.coding.triggers import LIGHT_VERBS, TriggerMatch, find_dependent, find_triggers
from dateline.domain.event import EventType, Factuality
from dateline.lexicon.idioms import idiom_spans
from dateline.lexicon.inflect import noun_forms
from dateline.lexicon.operators import Operator, OperatorLexicon
from dateline.lexicon.triggers import TriggerLexicon
from dateline.parsing import clauses
from dateline.parsing.clauses import Modality
from dateline.parsing.english import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

COOPERATIVE = frozenset(
    {
        EventType.AGREE,
        EventType.CONSULT,
        EventType.SUPPORT,
        EventType.CONCEDE,
        EventType.COOPERATE,
        EventType.AID,
        EventType.RETREAT,
    }
)
_MAX_CLIMB = 6


def read_candidates(doc: "Doc", *, triggers: TriggerLexicon, operators: OperatorLexicon) -> list[Candidate]:
    """Every candidate of a sentence, kept and dropped, in text order."""
    matches = find_triggers(doc, triggers)
    spans = idiom_spans(text_of(doc))
    climbed = [_in_idiom(match, spans) or _climb(_first_reading(match), operators) for match in matches]
    return _one_reading_each(climbed)


def _in_idiom(match: TriggerMatch, spans: list[tuple[int, int]]) -> Candidate | None:
    """The dropped candidate of a trigger that stands in a set phrase without being all of it."""
    for first, last in spans:
        inside = [word for word in (*match.words, *clauses.logical_objects(match.head)) if first <= word.idx < last]
        whole = len(match.words) > 1 and all(word in inside for word in match.words)
        if inside and not whole:
            phrase = text_of(match.head.doc)[first:last]
            return replace(_first_reading(match), dropped=f"part of the set phrase {phrase!r}")
    return None


def _first_reading(match: TriggerMatch) -> Candidate:
    parties = find_parties(match)
    pattern = match.pattern
    borne = pattern.pos == "verb" or parties.carrier is not None
    return Candidate(
        head=parties.carrier or match.head,
        words=match.words
        if parties.carrier is None
        else tuple(sorted({*match.words, parties.carrier}, key=lambda t: t.i)),
        first=match.head,
        event_type=pattern.event_type,
        mode=pattern.mode,
        factuality=Factuality.ACTUAL,
        actors=parties.actors,
        recipients=parties.recipients,
        contexts=pattern.contexts,
        weight=pattern.weight,
        party_needed=pattern.party,
        borne=borne,
        reasons=(
            f"{' '.join(pattern.words)!r} signals {pattern.event_type}" + (f"-{pattern.mode}" if pattern.mode else ""),
            *parties.reasons,
        ),
    )


def _climb(candidate: Candidate, operators: OperatorLexicon) -> Candidate:
    """Follow the words above the act up to the sentence's own verb, changing the reading at each."""
    node = candidate.head
    for _ in range(_MAX_CLIMB):
        if clauses.is_verb(node):
            candidate = _read_auxiliaries(candidate, node)
        elif clauses.is_negated(node):
            candidate = replace(
                candidate, factuality=Factuality.DENIED, reasons=(*candidate.reasons, f"negated at {node.text!r}")
            )
        if candidate.dropped:
            return candidate
        above, preposition = _governor(node)
        if above is None:
            return candidate
        operator = _operator_at(above, operators, preposition=preposition, clause=clauses.is_verb(node))
        if operator is None:
            if (
                clauses.is_noun(node)
                and above.lower_ in LIGHT_VERBS
                and candidate.borne
                and clauses.is_verb(above)
                and preposition is None
            ):
                node = above
                continue
            if clauses.is_negated(above) and (clauses.is_noun(above) or node.dep_ in {"xcomp", "pcomp"}):
                return replace(candidate, dropped=f"under a negated word: {above.text!r}", factuality=Factuality.DENIED)
            return candidate
        changed = _apply(candidate, above, operator, node)
        if changed is None:
            return candidate
        candidate = changed
        if candidate.dropped:
            return candidate
        node = above
    return candidate


def _read_auxiliaries(candidate: Candidate, verb: "Token") -> Candidate:
    kind = clauses.modality(verb)
    speech = governing_speech(verb)
    negated = clauses.is_negated(verb)
    if kind is Modality.CONDITION:
        return replace(
            candidate, dropped=f"hypothetical: {verb.text!r} stands in a condition", factuality=Factuality.HYPOTHETICAL
        )
    if kind is Modality.POSSIBLE:
        return replace(
            candidate, dropped=f"hypothetical: {verb.text!r} may or could happen", factuality=Factuality.HYPOTHETICAL
        )
    if kind is Modality.FUTURE:
        would = any(c.dep_ == "aux" and c.lower_ in {"would", "'d"} for c in verb.children)
        if would and speech is None and not _would_is_backshift(verb):
            return replace(
                candidate, dropped=f"hypothetical: {verb.text!r} would happen", factuality=Factuality.HYPOTHETICAL
            )
        return _combine(candidate, "refuse" if negated else "plan", "will not" if negated else "will")
    if kind is Modality.NEEDED:
        return _read_need(candidate, verb, speech)
    if negated:
        if verb.tag_ in {"VBP", "VBZ", "VB"} and candidate.event_type in COOPERATIVE:
            return _combine(candidate, "refuse", "does not")
        return replace(
            candidate, factuality=Factuality.DENIED, reasons=(*candidate.reasons, f"negated at {verb.text!r}")
        )
    found = factuality_of(verb, speech=speech)
    if found is not Factuality.ACTUAL and candidate.factuality is Factuality.ACTUAL:
        return replace(
            candidate, factuality=found, reasons=(*candidate.reasons, f"{found} by the words around {verb.text!r}")
        )
    return candidate


def _would_is_backshift(verb: "Token") -> bool:
    return verb.dep_ == "ccomp" or (verb.dep_ == "conj" and verb.head.dep_ == "ccomp")


def _read_need(candidate: Candidate, verb: "Token", speech: "Token | None") -> Candidate:
    """ "The minister said rebels must disarm" asks rebels to disarm; "they must disarm" alone is the writer's wish."""
    speakers = tuple(speaker_of(speech)) if speech is not None else ()
    if not speakers:
        return replace(candidate, dropped=f"a need, not an act: {verb.text!r}", factuality=Factuality.HYPOTHETICAL)
    asked = tuple(clauses.logical_subjects(verb)) or candidate.recipients
    changed = _combine(
        candidate, "refuse" if clauses.is_negated(verb) and candidate.event_type in COOPERATIVE else "request", "must"
    )
    if changed.dropped:
        return changed
    assert speech is not None
    return replace(
        changed,
        actors=speakers,
        recipients=asked,
        head=speech,
        words=(verb,),
        reasons=(*changed.reasons, "said by the one who asks"),
    )


def _combine(candidate: Candidate, kind: str, word: str) -> Candidate:
    combination = combine(kind, candidate.event_type, candidate.mode)
    if combination is None:
        return replace(candidate, dropped=f"{word!r} ({kind}) makes no event of {candidate.event_type}")
    return replace(
        candidate,
        event_type=combination.event_type,
        mode=combination.mode,
        factuality=combination.factuality,
        derived=True,
        reasons=(*candidate.reasons, f"{word!r}: {combination.reason}"),
    )


def _governor(node: "Token") -> tuple["Token | None", str | None]:
    """The word that takes this clause or noun as its complement, and the preposition between them."""
    head = node.head
    if head.i == node.i:
        return None, None
    if clauses.is_verb(node):
        if node.dep_ in {"xcomp", "ccomp"} and node.i < head.i:
            return None, None  # two clauses side by side, or speech before its cue; what an operator takes follows it
        if node.dep_ in {"xcomp", "ccomp"} or (node.dep_ == "acl" and node.tag_ == "VB"):
            return head, None
        if node.dep_ == "advcl" and node.tag_ == "VB" and head.tag_[:2] == "JJ":
            return head, None
        if node.dep_ == "pcomp":
            above = head.head
            while head.dep_ == "conj" and above.dep_ in {"prep", "pcomp"}:  # "of firing and of burning"
                head, above = above, above.head
            return clauses.controlling_verb(above) or above, head.lower_
        if (
            node.dep_ == "conj"
            and clauses.is_verb(head)
            and not any(c.dep_ in {"nsubj", "nsubjpass"} for c in node.children)
        ):
            return _governor(head) if node.tag_ == head.tag_ else (None, None)
        return None, None
    if node.dep_ in {"dobj", "nsubjpass", "oprd"}:
        return head, None
    if node.dep_ == "pobj" and head.dep_ in {"prep", "agent"}:
        return head.head, head.lower_
    if node.dep_ == "conj" and clauses.is_noun(head):
        return _governor(head)
    return None, None


def _operator_at(
    token: "Token", operators: OperatorLexicon, *, preposition: str | None, clause: bool
) -> Operator | None:
    index = (
        operators.adjectives
        if token.tag_[:2] in {"JJ", "RB"}
        else operators.nouns
        if token.tag_[:2] == "NN"
        else operators.verbs
    )
    if index is operators.verbs and not clauses.is_verb(token):
        return None
    found = index.get(token.lower_, ())
    if token.tag_ == "VBN" and not found:
        found = operators.adjectives.get(token.lower_, ())
    for operator in found:
        if operator.clause_only and not clause:
            continue
        if index is not operators.verbs:
            return operator
        if _operator_words_fit(token, operator, preposition=preposition):
            return operator
    return None


def _operator_words_fit(token: "Token", operator: Operator, *, preposition: str | None) -> bool:
    rest = operator.words[1:]
    if not rest:
        return preposition is None or (operator.kind in {"stop", "start"} and preposition == "with")
    if preposition is not None and rest[-1] == preposition:
        return all(find_dependent(token, noun_forms(word) | {word}) for word in rest[:-1])
    if preposition is not None:
        return False
    return all(find_dependent(token, noun_forms(word) | {word}, depth=2) for word in rest)


def _apply(candidate: Candidate, above: "Token", operator: Operator, node: "Token") -> Candidate | None:
    kind = operator.kind
    if (
        kind in {"plan", "start"}
        and clauses.is_verb(node)
        and any(c.dep_ in {"nsubj", "nsubjpass"} for c in node.children)
    ):
        return None  # "announced that X have agreed" reports, it does not plan
    if kind == "request" and node.dep_ == "ccomp" and node.tag_ in {"VBD", "VBZ", "VBP"}:
        return None  # "told her that the army shelled the town" tells, it does not ask
    if kind == "start":
        actors = candidate.actors or tuple(_doers(above))
        return replace(
            candidate,
            actors=actors,
            head=above,
            reasons=(*candidate.reasons, f"{above.text!r} begins or goes on with it"),
        )
    if kind in {"prevent", "wish"}:
        return replace(candidate, dropped=f"did not happen: {above.text!r}", factuality=Factuality.HYPOTHETICAL)
    if kind == "fail":
        if candidate.event_type in {EventType.AGREE, EventType.CONSULT}:
            kind = "refuse"
        else:
            return replace(
                candidate,
                factuality=Factuality.DENIED,
                head=above,
                actors=candidate.actors or tuple(_doers(above)),
                reasons=(*candidate.reasons, f"{above.text!r}: it did not happen"),
            )
    if kind == "allege":
        return _apply_allegation(candidate, above)
    if kind == "vow":
        kind = "threaten" if candidate.event_type not in COOPERATIVE else "promise"
    combined = _combine(candidate, kind, " ".join(operator.words))
    if combined.dropped:
        return None
    actors = tuple(_doers(above)) or combined.actors
    recipients = _recipients_under(above, operator, combined, node, actors)
    words = (
        above,
        *(
            w
            for word in operator.words[1:]
            if (w := find_dependent(above, noun_forms(word) | {word}, depth=2)) is not None
        ),
    )
    return replace(
        combined,
        head=above,
        words=tuple(sorted(set(words), key=lambda t: t.i)),
        actors=actors,
        recipients=recipients,
        weight=max(combined.weight, 0.75) if combined.weight >= 0.5 else combined.weight,
        borne=True,
    )


def _apply_allegation(candidate: Candidate, above: "Token") -> Candidate:
    """ "Accused X of bombing Y": the bombing is X's, and only alleged. The accusation is an event of its own."""
    return replace(
        candidate, factuality=Factuality.ALLEGED, reasons=(*candidate.reasons, f"alleged: under {above.text!r}")
    )


def _doers(above: "Token") -> list["Token"]:
    if clauses.is_verb(above):
        return clauses.logical_subjects(above)
    if above.tag_[:2] in {"JJ", "RB"}:
        verb = above.head
        return clauses.logical_subjects(verb) if clauses.is_verb(verb) else []
    found = clauses.possessors(above) or clauses.obliques(above, "by")
    if found:
        return found
    head = above.head
    if above.dep_ in {"dobj", "attr"} and clauses.is_verb(head):
        return clauses.logical_subjects(head)
    named = [m for m in clauses.premodifiers(above) if m.ent_type_ in {"NORP", "GPE", "ORG"}]
    return named[:1] or clauses.obliques(above, "from")


def _recipients_under(
    above: "Token", operator: Operator, candidate: Candidate, node: "Token", actors: tuple["Token", ...]
) -> tuple["Token", ...]:
    """Who receives the changed act: the one asked or let, else whoever the act below is done to."""
    asked: list[Token] = []
    if operator.kind in {"request", "allow", "threaten"} and clauses.is_verb(above):
        asked = [t for t in clauses.logical_objects(above) if t is not node and t.i != node.i]
        for word in ("on", "upon", "to", "with", "from") if not asked else ():
            asked = [t for t in clauses.obliques(above, word) if t.i != node.i]
            if asked:
                break
        if not asked and clauses.is_verb(node):
            asked = [t for t in clauses.logical_subjects(node) if t not in actors]
    if not asked and operator.kind == "request" and clauses.is_noun(node):
        asked = [t for t in candidate.actors if t not in actors]
    if not asked and operator.kind in {"promise", "plan", "refuse"} and clauses.is_verb(above):
        below = [t for t in candidate.recipients if t not in actors]
        if not below:
            asked = clauses.obliques(above, "with") or clauses.obliques(above, "to")
            asked = [t for t in asked if t.i != node.i]
    chosen = asked or [t for t in candidate.recipients if t not in actors]
    return tuple(chosen)


def _one_reading_each(candidates: list[Candidate]) -> list[Candidate]:
    """An operator's own plain reading gives way to the one that knows its complement; one event per head word."""
    derived = [
        c for c in candidates if not c.dropped and c.head.i != c.first.i and c.first.i not in {w.i for w in c.words}
    ]
    above = {c.head.i for c in derived} | {w.i for c in derived for w in c.words}
    by_purpose = {c.head.head.i: c.event_type for c in candidates if not c.dropped and _tells_purpose(c)}
    kept_heads: set[int] = set()
    out: list[Candidate] = []
    for candidate in candidates:
        changed = candidate
        if not candidate.dropped:
            plain = candidate not in derived
            if plain and (candidate.head.i in above or candidate.first.i in above):
                changed = replace(candidate, dropped="told by the act it governs")
            elif by_purpose.get(candidate.head.i) is candidate.event_type:
                changed = replace(candidate, dropped="told by its purpose")  # "sent his minister to consult the UN"
            elif candidate.head.i in kept_heads and not plain:
                changed = replace(candidate, dropped="the same words already tell an event")
            else:
                kept_heads.add(candidate.head.i)
        out.append(changed)
    return out


def _tells_purpose(candidate: Candidate) -> bool:
    return (
        bool(candidate.recipients) and candidate.head.dep_ in {"xcomp", "advcl"} and clauses.is_purpose(candidate.head)
    )
