"""Happened, may happen, did not happen; and on whose word.

What the clause's own auxiliaries say is read here; what a governing verb says ("threatened to") is in ``event_types``.
"""

from typing import TYPE_CHECKING

from dateline.domain.event import Factuality
from dateline.lexicon.inflect import verb_forms
from dateline.parsing import clauses
from dateline.parsing.english import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def _forms(words: str) -> frozenset[str]:
    return frozenset(form for lemma in words.split() for form in verb_forms(lemma))


SPEECH_VERBS = _forms(
    "say tell announce report state add note claim allege assert declare confirm reveal explain insist "
    "reiterate stress "
    "warn write tweet argue maintain acknowledge admit disclose suggest believe think deny contend testify "
    "repeat quote "
    "emphasize emphasise underline underscore point indicate vow pledge promise predict conclude comment "
    "remark reply answer respond recall"
)
CLAIM_VERBS = _forms("claim allege contend suspect believe suggest accuse think")
_HEDGES = frozenset(
    {
        "allegedly",
        "reportedly",
        "apparently",
        "purportedly",
        "supposedly",
        "alleged",
        "suspected",
        "presumed",
        "purported",
    }
)
_HABITS = frozenset(
    {
        "regularly",
        "often",
        "usually",
        "routinely",
        "frequently",
        "always",
        "typically",
        "commonly",
        "traditionally",
        "annually",
        "normally",
        "sometimes",
    }
)


def governing_speech(node: "Token") -> "Token | None":
    """The verb of saying whose content this clause is, climbing no further than the next clause of another kind."""
    while node.dep_ not in {"ROOT", "relcl", "acl"}:
        if node.dep_ in {"ccomp", "parataxis"} and node.head.lower_ in SPEECH_VERBS:
            return None if _semicolon_between(node, node.head) else node.head
        if node.dep_ == "dep" and node.head.lower_ in SPEECH_VERBS:
            return node.head
        if node.head.i == node.i:
            return None
        node = node.head
    for child in node.children:  # "..., he said" parsed as a clause inside the quoted one
        if child.dep_ in {"ccomp", "parataxis"} and child.lower_ in SPEECH_VERBS and child.i > node.i:
            return child
    return None


def _semicolon_between(one: "Token", other: "Token") -> bool:
    first, last = sorted((one.i, other.i))
    return any(token.text == ";" for token in one.doc[first:last])


def speaker_of(speech: "Token") -> list["Token"]:
    """Who says it."""
    return clauses.logical_subjects(speech)


def hearsay_source(doc: "Doc") -> "tuple[Token, Token] | None":
    """The cue and the head of "according to X" in the sentence."""
    if "ccording" not in text_of(doc):
        return None
    for token in doc:
        if token.lower_ != "according":
            continue
        for head in (token, *token.children):
            found = [c for c in head.children if c.dep_ == "pobj"]
            if found:
                return token, found[0]
    return None


def factuality_of(verb: "Token", *, speech: "Token | None") -> Factuality:
    """The factuality of a clause that is neither future, needed nor conditional, by its words."""
    if clauses.is_negated(verb):
        return Factuality.DENIED
    near = {child.lower_ for child in verb.children} | {
        c.lower_ for child in verb.children for c in child.children if child.dep_ in {"nsubj", "dobj", "nsubjpass"}
    }
    if near & _HEDGES or (speech is not None and speech.lower_ in CLAIM_VERBS):
        return Factuality.ALLEGED
    if near & _HABITS and verb.tag_ in {"VBP", "VBZ", "VB"}:
        return Factuality.HABITUAL
    if verb.tag_ == "VBG" and any(
        c.dep_ == "aux" and c.lower_ in {"is", "are", "'s", "'re", "am"} for c in verb.children
    ):
        return Factuality.ONGOING
    return Factuality.ACTUAL
