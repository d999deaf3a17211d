"""Who did what to whom, by grammar: the logical subject, object and obliques of a verb or an event noun.

Works on spaCy's dependency labels (ClearNLP style). "Logical" means that passives are turned round, relative clauses
are tied to the noun they describe, and the unspoken subject of "to leave" or "killing five" is found in the clause
above. Every function takes and returns tokens; ``noun_phrase`` gives the words of one party.
"""

from enum import Enum
from typing import TYPE_CHECKING

from dateline.lexicon.inflect import verb_forms

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECTS = frozenset({"nsubj", "csubj"})
_PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
_OBJECTS = frozenset({"dobj", "obj"})
_RELATIVE_PRONOUNS = frozenset({"who", "whom", "which", "that"})
# Their object, not their subject, is the one who is to act: "urged X to leave".
_OBJECT_CONTROL = frozenset(
    form
    for lemma in (
        "urge ask order force tell allow permit persuade press pressure invite call help compel instruct warn "
        "encourage beg "
        "implore beseech request enable advise require accuse blame suspect charge convict stop prevent bar "
        "ban prohibit forbid "
        "jail sentence push lobby appeal direct train send authorise authorize command fine arrest detain "
        "criticise criticize "
        "condemn thank praise indict try prosecute investigate sanction acquit hold question remand fault chide"
    ).split()
    for form in verb_forms(lemma)
)
_LEFT_PARTS = frozenset(
    {"det", "amod", "compound", "poss", "nummod", "nmod", "quantmod", "predet", "advmod", "neg", "case"}
)
_MODALS_FUTURE = frozenset({"will", "'ll", "’ll", "shall", "wo", "would", "'d", "’d"})
_MODALS_POSSIBLE = frozenset({"may", "might", "could", "can", "ca"})
_MODALS_NEEDED = frozenset({"must", "should", "ought"})
_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nor", "without", "hardly"})
_CONDITIONS = frozenset({"if", "unless", "whether", "lest", "should"})


class Modality(Enum):
    """How a clause stands to the facts, by its own auxiliaries and conjunction."""

    PLAIN = "plain"
    FUTURE = "future"
    POSSIBLE = "possible"
    NEEDED = "needed"
    CONDITION = "condition"


def is_verb(token: "Token") -> bool:
    """Tagged as a verb, or as the noun-like -ing form of one used as a clause."""
    return token.tag_[:2] == "VB"


def is_noun(token: "Token") -> bool:
    """Tagged as a noun or pronoun."""
    return token.tag_[:2] in {"NN", "PR"} or token.tag_ in {"WP", "CD", "DT"}


def is_passive(verb: "Token") -> bool:
    """Passive by auxiliary, by "by", as a bare participle after a noun, or by sharing a passive's auxiliary."""
    if verb.tag_ not in {"VBN", "VBD"}:
        return False
    for child in verb.children:
        if child.dep_ in {"auxpass", "nsubjpass", "agent"}:
            return True
    if verb.tag_ == "VBN" and any(
        c.dep_ == "aux" and c.lower_ in {"has", "have", "had", "'ve", "’ve"} for c in verb.children
    ):
        return False
    if any(c.dep_ in _OBJECTS for c in verb.children):
        return False
    if verb.dep_ == "acl" or (verb.dep_ == "advcl" and verb.tag_ == "VBN"):
        return True
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and is_verb(verb.head) and not _own_subjects(verb):
        return is_passive(verb.head)
    return verb.dep_ == "relcl" and verb.tag_ == "VBN"


def logical_subjects(verb: "Token", *, depth: int = 0) -> list["Token"]:
    """Heads of those who act. Empty when the clause does not say."""
    if depth > 6:
        return []
    if is_passive(verb):
        return [head for agent in _agents(verb) for head in with_conjuncts(agent)]
    own = [_antecedent(subject, verb) for subject in _own_subjects(verb)]
    if own:
        return [head for subject in own if subject is not None for head in with_conjuncts(subject)]
    return _shared_subjects(verb, depth=depth)


def logical_objects(verb: "Token") -> list["Token"]:
    found: list[Token] = []
    if is_passive(verb):
        for child in verb.children:
            if child.dep_ in _PASSIVE_SUBJECTS or (child.dep_ in _SUBJECTS and verb.dep_ != "ROOT"):
                antecedent = _antecedent(child, verb)
                if antecedent is not None:
                    found.append(antecedent)
        if not found and verb.dep_ == "acl":
            found.append(verb.head)
        if not found and verb.dep_ == "conj" and is_verb(verb.head):
            return logical_objects(verb.head)
        if not found and verb.dep_ in {"advcl", "xcomp"} and is_verb(verb.head):
            found += logical_subjects(verb.head)[:1]
        found += [child for child in verb.children if child.dep_ in _OBJECTS | {"oprd"}]
    else:
        for child in verb.children:
            if child.dep_ in _OBJECTS:
                antecedent = _antecedent(child, verb)
                if antecedent is not None:
                    found.append(antecedent)
        if (
            not found
            and verb.dep_ == "relcl"
            and any(c.dep_ in _SUBJECTS and c.lower_ not in _RELATIVE_PRONOUNS for c in verb.children)
        ):
            found.append(verb.head)
        if not found and verb.dep_ != "ROOT":
            shared = _shared_object(verb)
            if shared is not None:
                found.append(shared)
    return [head for item in found for head in with_conjuncts(item)]


def datives(verb: "Token") -> list["Token"]:
    """Receivers without a preposition: "gave Kyiv missiles"; in "X was given aid" the subject."""
    found = []
    for child in verb.children:
        if child.dep_ == "dative":
            pobj = [c for c in child.children if c.dep_ == "pobj"]
            found += pobj or [child]
    if not found and is_passive(verb) and any(c.dep_ in _OBJECTS for c in verb.children):
        found += [c for c in verb.children if c.dep_ == "nsubjpass"]
    return [head for item in found for head in with_conjuncts(item)]


def obliques(token: "Token", preposition: str) -> list["Token"]:
    """Heads of the noun phrases that ``preposition`` ties to a verb or noun ("on", "against", "with")."""
    found: list[Token] = []
    for child in token.children:
        if child.dep_ in {"prep", "agent", "dative"} and child.lower_ == preposition:
            for obj in child.children:
                if obj.dep_ in {"pobj", "pcomp"} and is_noun(obj):
                    found += with_conjuncts(obj)
        elif child.dep_ == "prep" and child.lower_ in {"because", "out", "outside", "due", "such", "as"}:
            continue
        elif child.dep_ == "prep" and any(g.dep_ == "prep" and g.lower_ == preposition for g in child.children):
            found += obliques(child, preposition)
    return found


def with_conjuncts(token: "Token") -> list["Token"]:
    """The token and the nouns joined to it by "and", "or" or commas."""
    found = [token]
    for child in token.children:
        if child.dep_ == "conj" and is_noun(child):
            found += with_conjuncts(child)
    return found


def possessors(noun: "Token") -> list["Token"]:
    """Those before "'s" and possessive pronouns: "Egypt's raid", "their attack"."""
    return [head for child in noun.children if child.dep_ == "poss" for head in with_conjuncts(child)]


def whose(possessor: "Token") -> "Token":
    """The noun that "whose" stands for; any other possessor itself."""
    if possessor.lower_ != "whose":
        return possessor
    node = possessor
    while node.head.i != node.i:
        node = node.head
        if node.dep_ == "relcl":
            return node.head
    return possessor


def premodifiers(noun: "Token") -> list["Token"]:
    """Adjectives and nouns before an event noun: "Egyptian airstrikes", "police raid"."""
    return [child for child in noun.lefts if child.dep_ in {"amod", "compound", "nmod"}]


def is_negated(token: "Token") -> bool:
    """Negated by its own words: not, never, no, without, "failed to"."""
    for child in token.children:
        if child.dep_ == "neg" or (child.lower_ in _NEGATIONS and child.dep_ in {"det", "advmod", "preconj", "neg"}):
            return True
    if token.dep_ == "pcomp" and token.head.lower_ == "without":
        return True
    if is_verb(token):
        return any(child.dep_ in {"nsubj", "nsubjpass"} and _is_none(child) for child in token.children)
    return token.dep_ == "pobj" and token.head.lower_ == "without"


def modality(verb: "Token") -> Modality:
    """Future, possible, needed or conditional, by auxiliaries and the conjunction that opens the clause."""
    for child in verb.children:
        if child.dep_ == "mark" and child.lower_ in _CONDITIONS:
            return Modality.CONDITION
        if child.dep_ == "aux" and child.lower_ == "had" and child.i == verb.left_edge.i and verb.dep_ == "advcl":
            return Modality.CONDITION
    for child in verb.children:
        if child.dep_ != "aux":
            continue
        if child.lower_ in _MODALS_NEEDED or (child.lower_ in {"has", "have", "needs", "need"} and verb.tag_ == "VB"):
            return Modality.NEEDED
        if child.lower_ in _MODALS_POSSIBLE:
            return Modality.POSSIBLE
        if child.lower_ in _MODALS_FUTURE:
            have = any(c.dep_ == "aux" and c.lower_ in {"have", "'ve"} for c in verb.children)
            return Modality.POSSIBLE if have and child.lower_ in {"would", "'d"} else Modality.FUTURE
    if verb.dep_ == "xcomp" and verb.head.lower_ == "going" and verb.tag_ == "VB":
        return Modality.FUTURE
    if verb.dep_ == "xcomp" and verb.head.lower_ in {"have", "has", "need", "needs"} and verb.tag_ == "VB":
        return Modality.NEEDED
    if (
        verb.dep_ == "conj"
        and is_verb(verb.head)
        and not any(c.dep_ in {"aux", "nsubj", "nsubjpass"} for c in verb.children)
        and verb.tag_ == "VB"
    ):
        return modality(verb.head)
    return Modality.PLAIN


def is_purpose(verb: "Token") -> bool:
    """An infinitive of purpose ("to seek retribution"): an aim, not yet an act."""
    return (
        verb.tag_ == "VB"
        and verb.dep_ in {"advcl", "xcomp", "acl", "conj"}
        and any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)
    )


def noun_phrase(head: "Token") -> tuple[int, int]:
    """The words of one party as a token range ``[first, last)``: what stands before the head and its "of" phrases."""
    first = head.i
    for child in head.lefts:
        if child.dep_ in _LEFT_PARTS:
            first = min(first, child.left_edge.i)
    last = head.i + 1
    for child in head.rights:
        if child.i < last or child.i > last + 1:
            continue
        if child.dep_ == "prep" and child.lower_ == "of":
            objects = [c for c in child.children if c.dep_ == "pobj"]
            if objects:
                last = noun_phrase(objects[0])[1]
        elif child.dep_ in {"nummod", "compound", "flat"} and child.i == last:
            last = child.i + 1
    while first < head.i and ":" in head.doc[first].text:  # "14:30 Bishkek": the clock of a live page
        first += 1
    while first < head.i and head.doc[first].text in {'"', "“", "”", "''", "``", "'", ","}:
        first += 1
    return first, last


def appositions(head: "Token") -> list["Token"]:
    """Nouns that say again who it is: "Sameh Shukri, the foreign minister"."""
    return [child for child in head.children if child.dep_ == "appos"]


def _is_none(token: "Token") -> bool:
    return token.lower_ in {"nobody", "none", "neither", "nothing"} or any(
        child.lower_ in {"no", "neither"} for child in token.children if child.dep_ in {"det", "neg"}
    )


def _own_subjects(verb: "Token") -> list["Token"]:
    return [child for child in verb.children if child.dep_ in _SUBJECTS | _PASSIVE_SUBJECTS]


def _agents(verb: "Token") -> list["Token"]:
    found = []
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            found += [c for c in child.children if c.dep_ == "pobj" and is_noun(c)]
    if not found and verb.dep_ == "conj" and is_verb(verb.head) and is_passive(verb.head):
        return _agents(verb.head)
    return found


def _antecedent(token: "Token", verb: "Token") -> "Token | None":
    """The noun a relative pronoun stands for; the token itself otherwise."""
    if token.lower_ not in _RELATIVE_PRONOUNS or token.tag_ not in {"WP", "WDT", "IN", "DT"}:
        return token
    clause = verb
    while clause.dep_ in {"conj", "xcomp", "ccomp"} and clause.dep_ != "relcl":
        if clause.dep_ == "ccomp" and clause.head.dep_ not in {"relcl", "ccomp"}:
            break
        clause = clause.head
    if clause.dep_ == "relcl":
        return clause.head
    return token if token.tag_ == "DT" else None


def _shared_subjects(verb: "Token", *, depth: int) -> list["Token"]:
    """The subject of a clause that has none of its own, from the clause or noun it hangs on."""
    head = verb.head
    if verb.dep_ == "conj" and is_verb(head):
        if is_passive(head):
            return [h for s in _own_subjects(head) for h in with_conjuncts(_antecedent(s, head) or s)]
        return logical_subjects(head, depth=depth + 1)
    if verb.dep_ in {"relcl", "acl"} and not is_verb(head):
        if verb.tag_ == "VB":  # "the decision to suspend": whoever decided
            return _noun_doers(head, depth=depth)
        if verb.dep_ == "relcl" and any(c.dep_ in _OBJECTS and c.lower_ in _RELATIVE_PRONOUNS for c in verb.children):
            return []
        return with_conjuncts(head)
    if verb.dep_ in {"xcomp", "advcl", "ccomp", "dep", "prep"} and is_verb(head):
        if verb.dep_ in {"xcomp", "advcl", "ccomp"} and verb.tag_ == "VB" and head.lower_ in _OBJECT_CONTROL:
            controlled = _controlled(head)
            if controlled:
                return controlled
        if verb.tag_ == "VBN" and verb.dep_ == "advcl":
            return []
        return _clause_subjects(head, depth=depth)
    if verb.dep_ in {"xcomp", "ccomp", "advcl"} and head.tag_[:2] in {"JJ", "NN"}:  # "is ready to", "has the right to"
        return logical_subjects(head.head, depth=depth + 1) if is_verb(head.head) else _noun_doers(head, depth=depth)
    if verb.dep_ == "pcomp":
        above = head.head
        if is_verb(above):
            if above.lower_ in _OBJECT_CONTROL and head.lower_ in {"of", "for", "from", "with", "into", "in"}:
                controlled = _controlled(above)
                if controlled:
                    return controlled
            return _clause_subjects(above, depth=depth)
        if is_noun(above):
            if controlling_verb(above) is not None:
                return with_conjuncts(above)
            return _noun_doers(above, depth=depth)
    return []


def controlling_verb(noun: "Token") -> "Token | None":
    """The verb of "accuse forces of firing", where the parser hangs "of firing" on the object instead."""
    verb = noun.head
    if noun.dep_ in {"dobj", "nsubjpass"} and is_verb(verb) and verb.lower_ in _OBJECT_CONTROL:
        return verb
    return None


def _clause_subjects(verb: "Token", *, depth: int) -> list["Token"]:
    """Whoever the clause is about: its logical subject, or of an agentless passive its grammatical one."""
    found = logical_subjects(verb, depth=depth + 1)
    if found or not is_passive(verb):
        return found
    return logical_objects(verb)


def _controlled(verb: "Token") -> list["Token"]:
    objects = logical_objects(verb)
    if objects:
        return objects
    for preposition in ("on", "upon", "to", "for"):
        found = obliques(verb, preposition)
        if found:
            return found
    return []


def _noun_doers(noun: "Token", *, depth: int) -> list["Token"]:
    """Who is behind a noun: its possessor, its "by", or the subject of the verb it is the object of."""
    found = (
        possessors(noun)
        or obliques(noun, "by")
        or obliques(noun, "of" if noun.lower_ in {"decision", "refusal"} else "by")
    )
    if found:
        return found
    demonyms = [m for m in premodifiers(noun) if m.ent_type_ in {"NORP", "GPE", "ORG"}]
    if demonyms:
        return demonyms[:1]
    head = noun.head
    if noun.dep_ == "pobj":
        head = head.head
    if is_verb(head) and noun.dep_ in {"dobj", "pobj", "attr"}:
        return logical_subjects(head, depth=depth + 1)
    return []


def _shared_object(verb: "Token") -> "Token | None":
    """The object two verbs share: "arrested and later released three men"."""
    for child in verb.children:
        if child.dep_ == "conj" and is_verb(child) and child.i > verb.i:
            objects = [c for c in child.children if c.dep_ in _OBJECTS]
            if objects and child.i - verb.i <= 3:
                return objects[0]
    return None
