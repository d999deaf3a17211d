"""Acts told by verbs the trigger lexicon does not know: grammar finds the parties, the classifier names the act.

"Nairobi slashed its quota for Ugandan sugar" has no trigger; its subject and object are parties all the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.coding.candidates import Candidate
from dateline.coding.certainty import factuality_of, governing_speech
from dateline.coding.parties import are_named, are_things
from dateline.domain.event import EventType, Factuality
from dateline.lexicon.inflect import verb_forms
from dateline.lexicon.operators import load_operators
from dateline.parsing import clauses
from dateline.parsing.clauses import Modality

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

OPEN_WEIGHT = 0.35
# Verbs that tell no act of politics by themselves, whoever their subject is.
_EMPTY = frozenset(
    form
    for lemma in (
        "be do say tell add seem appear become remain know think believe feel hear like hope include contain consist "
        "mean live grow begin start continue expect explain note describe happen occur win lose score cost"
    ).split()
    for form in verb_forms(lemma)
) | {"is", "are", "was", "were", "been", "being", "am", "'s", "’s"}
# Verbs of every day: they may carry an act between two named parties, hardly one on a thing.
_EVERYDAY = frozenset(
    form
    for lemma in (
        "have get go come take let keep find try put make give bring want need see show use write read speak look play "
        "stay hold run turn set move leave"
    ).split()
    for form in verb_forms(lemma)
)
_TOWARDS = ("on", "against", "to", "with", "from", "at", "into", "over", "for", "in")
_CLAUSES = frozenset({"ROOT", "conj", "ccomp", "advcl", "relcl", "xcomp", "parataxis", "acl", "pcomp"})


@dataclass(frozen=True)
class OpenAct:
    """A verb with its parties, of no type yet."""

    verb: "Token"
    words: tuple["Token", ...]
    actors: tuple["Token", ...]
    recipients: tuple["Token", ...]
    factuality: Factuality

    def as_candidate(self, event_type: EventType, mode: str | None) -> Candidate:
        """The candidate it is once its type is known."""
        return Candidate(
            head=self.verb,
            words=self.words,
            first=self.verb,
            event_type=event_type,
            mode=mode,
            factuality=self.factuality,
            actors=self.actors,
            recipients=self.recipients,
            contexts=(),
            weight=OPEN_WEIGHT,
            reasons=(f"{self.verb.text!r} is no trigger of the lexicon",),
        )


def find_open_acts(doc: "Doc", candidates: Sequence[Candidate]) -> list[OpenAct]:
    """Verbs outside every candidate, with a named party or people on both sides, or suffered by them."""
    taken = {word.i for c in candidates for word in (c.head, c.first, *c.words)}
    operators = load_operators().verbs
    found = []
    for verb in doc:
        if verb.i in taken or not clauses.is_verb(verb) or verb.lower_ in _EMPTY or verb.dep_ not in _CLAUSES:
            continue
        if any(operator.kind in {"prevent", "wish", "fail"} for operator in operators.get(verb.lower_, ())):
            continue  # "averted a strike": what did not happen is no act
        act = _act_of(verb)
        if act is not None:
            found.append(act)
    return found


def _act_of(verb: "Token") -> OpenAct | None:
    actors = tuple(clauses.logical_subjects(verb))
    recipients = tuple(clauses.logical_objects(verb))
    towards = next((found for word in _TOWARDS if (found := clauses.obliques(verb, word)) and are_named(found)), [])
    if not are_named(recipients, pronouns=True) and towards:
        recipients = tuple(towards)
    someone_acts = are_named(actors, pronouns=True) or (bool(actors) and not are_things(actors))
    if not someone_acts and not (clauses.is_passive(verb) and are_named(recipients)):
        return None
    if not recipients:
        return None
    bodies = any(head.ent_type_ in {"GPE", "ORG", "NORP"} for head in actors)
    if verb.lower_ in _EVERYDAY and not bodies and not are_named(recipients, pronouns=True):
        return None
    if clauses.is_negated(verb) or clauses.modality(verb) in {Modality.CONDITION, Modality.POSSIBLE}:
        return None
    particle = tuple(c for c in verb.children if c.dep_ == "prt")
    factuality = factuality_of(verb, speech=governing_speech(verb))
    return OpenAct(verb, (verb, *particle), actors, recipients, factuality)
