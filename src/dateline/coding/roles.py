"""Who acts and who receives, from the grammar around a trigger."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.coding.triggers import LIGHT_VERBS, SUFFERING_VERBS, TriggerMatch
from dateline.domain.event import EventType
from dateline.lexicon.names import is_person_noun
from dateline.lexicon.triggers import load_triggers
from dateline.parsing import clauses

if TYPE_CHECKING:
    from spacy.tokens import Token

RECIPROCAL = frozenset({EventType.AGREE, EventType.CONSULT, EventType.COOPERATE})
_TIMES = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL"})
_TIME_WORDS = frozenset(
    "year month week day night hour minute morning evening afternoon weekend years months weeks days nights "
    "hours minutes time times while decade "
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow "
    "euro euros dollar dollars pound pounds yen yuan ruble rubles million billion percent".split()
)


@dataclass(frozen=True)
class Parties:
    """Heads of the parties and how they were found. ``carrier`` is the light verb that bears a noun trigger."""

    actors: tuple["Token", ...]
    recipients: tuple["Token", ...]
    carrier: "Token | None" = None
    reasons: tuple[str, ...] = ()


def find_parties(match: TriggerMatch) -> Parties:
    """Actors and recipients of a trigger; either may be empty."""
    parties = _parties_of_verb(match) if match.pattern.pos == "verb" else _parties_of_noun(match)
    return _without_echo(parties)


def _parties_of_verb(match: TriggerMatch) -> Parties:
    verb, pattern = match.head, match.pattern
    reasons: list[str] = []
    actors: list[Token] = []
    for slot in pattern.actor or ("subject",):
        actors = _fill(slot, match)
        if actors:
            reasons.append(f"actor: {_slot_name(slot)} of {verb.text!r}")
            break
    if not actors and pattern.event_type is EventType.ASSAULT and clauses.is_passive(verb):
        actors = _doers_of_cause(verb)
        if actors:
            reasons.append(f"actor: behind what {verb.text!r} happened in")
    recipients: list[Token] = []
    for slot in _with_dative(pattern.recipient, verb):
        recipients = _fill(slot, match)
        if recipients:
            reasons.append(f"recipient: {_slot_name(slot)} of {verb.text!r}")
            break
    if not recipients:
        recipients = _beside(match) or _in_complement(match, actors)
    if pattern.reciprocal and not recipients:
        recipients = _fill("with", match) or _fill("object", match)
    if not actors:
        between = _fill("between", match) or _fill("among", match)
        if len(between) > 1:
            return _joined(match, between, None)
    return Parties(tuple(actors), tuple(recipients), None, tuple(reasons))


def _parties_of_noun(match: TriggerMatch) -> Parties:
    noun, pattern = match.head, match.pattern
    reasons: list[str] = []
    carrier, suffered = _carrier(noun)
    between = clauses.obliques(noun, "between") or clauses.obliques(noun, "among")
    if len(between) > 1:
        return _joined(match, between, carrier)
    actors = _noun_actor(noun, carrier=carrier, suffered=suffered, reasons=reasons)
    recipients: list[Token] = []
    for slot in pattern.recipient:
        recipients = _parties_only([t for t in clauses.obliques(noun, slot) if t not in match.words])
        if not recipients and carrier is not None and slot != "of":
            recipients = _parties_only(clauses.obliques(carrier, slot))
        if recipients:
            reasons.append(f"recipient: {slot!r} after {noun.text!r}")
            break
    if not recipients and carrier is not None:
        recipients = clauses.datives(carrier)
        if suffered and not recipients:
            recipients = clauses.logical_subjects(carrier)
            reasons.append(f"recipient: subject of {carrier.text!r}")
    return Parties(tuple(actors), tuple(recipients), carrier, tuple(reasons))


def _joined(match: TriggerMatch, parties: list["Token"], carrier: "Token | None") -> Parties:
    """Parties joined by "between": equals who meet or agree all act; otherwise the first acts on the others."""
    reasons = ("parties: joined by 'between'",)
    if match.pattern.event_type in RECIPROCAL or match.pattern.reciprocal:
        return Parties(tuple(parties), (), carrier, reasons)
    return Parties(tuple(parties[:1]), tuple(parties[1:]), carrier, reasons)


def _noun_actor(noun: "Token", *, carrier: "Token | None", suffered: bool, reasons: list[str]) -> list["Token"]:
    by = clauses.obliques(noun, "by")
    if by:
        reasons.append(f"actor: 'by' after {noun.text!r}")
        return by
    owners = clauses.possessors(noun)
    if owners:
        reasons.append(f"actor: possessor of {noun.text!r}")
        return owners
    if carrier is not None and not suffered:
        subjects = clauses.logical_subjects(carrier)
        if subjects:
            reasons.append(f"actor: subject of {carrier.text!r}, which carries {noun.text!r}")
            return subjects
    before = [
        m for m in clauses.premodifiers(noun) if m.ent_type_ in {"NORP", "GPE", "ORG"} or m.tag_ in {"NNP", "NNPS"}
    ]
    if before:
        reasons.append(f"actor: named before {noun.text!r}")
        return before[:1]
    return clauses.obliques(noun, "from")


def _carrier(noun: "Token") -> tuple["Token | None", bool]:
    """The light verb that bears the noun, and whether its subject suffers the act."""
    node = noun
    while node.dep_ == "conj" and clauses.is_noun(node.head):
        node = node.head
    if node.dep_ in {"acl"}:
        return None, False
    for child in noun.children:  # "sanctions imposed by", "talks held in"
        if child.dep_ == "acl" and child.tag_ == "VBN" and child.lower_ in LIGHT_VERBS:
            return child, False
    head = node.head
    if node.dep_ in {"dobj", "nsubjpass", "attr", "oprd"} and clauses.is_verb(head) and head.lower_ in LIGHT_VERBS:
        return head, head.lower_ in SUFFERING_VERBS and node.dep_ == "dobj"
    if node.dep_ == "pobj" and head.dep_ in {"prep", "prt"}:
        above = head.head
        if clauses.is_verb(above) and above.lower_ in LIGHT_VERBS | {
            "engaged",
            "engage",
            "engaging",
            "participated",
            "participate",
            "took",
            "met",
            "responded",
            "involved",
        }:
            if head.lower_ in {"under"}:
                return above, True
            if head.lower_ in {"in", "into", "on", "to", "for", "out"}:
                return above, False
        if above.dep_ in {"dobj", "nsubjpass"} and above.lower_ in {
            "series",
            "wave",
            "round",
            "number",
            "string",
            "spate",
            "campaign",
            "kind",
            "set",
            "rounds",
            "package",
            "state",
            "act",
            "acts",
        }:
            return _carrier(above)
    return None, False


def _fill(slot: str, match: TriggerMatch) -> list["Token"]:
    verb = match.head
    words = match.words
    if slot == "subject":
        return [t for t in clauses.logical_subjects(verb) if t not in words]
    if slot == "object":
        found = [t for t in clauses.logical_objects(verb) if t not in words and not _is_joined_act(t, words)]
        for word in words:  # "sent troops to help X": the object of the pattern's second verb
            if not found and word is not verb and clauses.is_verb(word):
                found = [t for t in clauses.logical_objects(word) if t not in words]
        if not found:  # the pattern's own noun is the one acted on: "storm headquarters", "expel diplomat"
            found = [w for w in clauses.logical_objects(verb) if w in words and not _is_act(w)]
        return _parties_only(found)
    if slot == "indirect":
        return [t for t in clauses.datives(verb) if t not in words]
    for token in (verb, *words, *clauses.logical_objects(verb)):
        found = _parties_only([t for t in clauses.obliques(token, slot) if t not in words])
        if found:
            return found
    return []


_HARMING = frozenset("firing shelling shooting bombing beating stabbing bombardment fire gunfire".split())


def _doers_of_cause(verb: "Token") -> list["Token"]:
    """ "Killed in police firing", "wounded in an air strike by X": whoever is behind the act named."""
    for preposition in ("in", "during", "after", "by", "from"):
        for noun in clauses.obliques(verb, preposition):
            after = noun.doc[noun.i + 1] if noun.i + 1 < len(noun.doc) else noun
            if after.lower_ in _HARMING and is_person_noun(noun.lower_):
                return [noun]  # the parser makes "firing" of "police firing" a verb of its own
            if _is_act(noun):
                return clauses.obliques(noun, "by") or clauses.possessors(noun) or _doers_before(noun)
    return []


def _doers_before(noun: "Token") -> list["Token"]:
    """A body or nationality before an event noun: "police firing", "Israeli shelling"."""
    return [
        m
        for m in clauses.premodifiers(noun)
        if m.ent_type_ in {"NORP", "GPE", "ORG"} or m.tag_ in {"NNP", "NNPS"} or is_person_noun(m.lower_)
    ][:1]


def _is_joined_act(token: "Token", words: tuple["Token", ...]) -> bool:
    """ "Imposed a curfew and a ban": the ban is imposed too, nobody's recipient."""
    return token.dep_ == "conj" and token.head in words and _is_act(token)


def _is_act(word: "Token") -> bool:
    """The noun is itself an event noun: "launch assault", "impose sanction"."""
    return any(len(pattern.words) == 1 for pattern in load_triggers().nouns.get(word.lower_, ()))


# Types whose help or harm is often told by the place that gets it: "suspended aid in Yemen", "consult at the UN".
_BY_PLACE = {
    EventType.AID: ("in", "at", "into", "across"),
    EventType.SANCTION: ("in", "from", "to"),
    EventType.RETREAT: ("from", "in"),
    EventType.CONCEDE: ("in", "from"),
    EventType.CONSULT: ("at", "to", "in"),
    EventType.COOPERATE: ("in", "to"),
}


def _beside(match: TriggerMatch) -> list["Token"]:
    """A named body or country that the act's own prepositions tie to it, where no better recipient stands."""
    wanted = {"ORG"} if match.pattern.event_type is EventType.CONSULT else {"GPE", "NORP", "ORG", "LOC"}
    for slot in _BY_PLACE.get(match.pattern.event_type, ()):
        found = [t for t in _fill(slot, match) if t.ent_type_ in wanted]
        if found:
            return found
    return []


# Verbal acts whose content names the one they are for: "agreed to give Kyiv tanks", "promised to help refugees".
_WITH_CONTENT = frozenset(
    {EventType.AGREE, EventType.REQUEST, EventType.REJECT, EventType.THREATEN, EventType.CONCEDE, EventType.AID}
)


def _in_complement(match: TriggerMatch, actors: list["Token"]) -> list["Token"]:
    """The party the act's own clause below is done to, where the act itself names none."""
    if match.pattern.event_type not in _WITH_CONTENT:
        return []
    below = [c for c in match.head.children if c.dep_ in {"xcomp", "advcl"} and c.tag_ == "VB"]
    below += [
        c
        for o in clauses.logical_objects(match.head)
        for c in o.children
        if c.dep_ in {"acl", "relcl"} and c.tag_ == "VB"
    ]
    for verb in below:
        candidates = [*clauses.datives(verb), *clauses.logical_objects(verb)]
        for preposition in ("to", "with", "against", "for", "from", "on", "in", "into"):
            for token in (verb, *clauses.logical_objects(verb)):
                candidates += clauses.obliques(token, preposition)
        for head in _parties_only(candidates):
            if head not in actors and (
                head.ent_type_ in {"GPE", "NORP", "ORG", "PERSON", "LOC"} or is_person_noun(head.lower_)
            ):
                return clauses.with_conjuncts(head)
    return []


def _parties_only(heads: list["Token"]) -> list["Token"]:
    """Without times: "on Friday" and "for three days" receive nothing."""
    return [
        head
        for head in heads
        if head.ent_type_ not in _TIMES and head.lower_ not in _TIME_WORDS and any(char.isalnum() for char in head.text)
    ]


def _with_dative(slots: tuple[str, ...], verb: "Token") -> tuple[str, ...]:
    """Where the verb has a receiver beside its object ("promised them support"), the receiver comes first."""
    return ("indirect", *slots) if "indirect" not in slots and clauses.datives(verb) else slots


def _slot_name(slot: str) -> str:
    return slot if slot in {"subject", "object", "indirect"} else f"{slot!r} phrase"


def _without_echo(parties: Parties) -> Parties:
    """Nobody is both the one who acts and the one acted on."""
    recipients = tuple(t for t in dict.fromkeys(parties.recipients) if t not in parties.actors)
    return Parties(tuple(dict.fromkeys(parties.actors)), recipients, parties.carrier, parties.reasons)
