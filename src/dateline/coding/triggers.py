"""Finds the words that signal an event, by the trigger lexicon and the grammar around them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.lexicon.inflect import noun_forms, verb_forms
from dateline.lexicon.triggers import TriggerLexicon, TriggerPattern, noun_key
from dateline.parsing import clauses

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# Verbs that only carry the noun after them: "launched an attack", "held talks".
LIGHT_VERBS = frozenset(
    form
    for lemma in (
        "launch conduct carry hold impose issue sign make give stage mount commit undertake take have "
        "reach deliver file open wage announce declare order perform execute pay do offer "
        "send establish initiate lead organise organize put place strike conclude begin start continue resume "
        "face suffer sustain receive undergo see witness come get exchange enter join attend host "
        "express voice lodge extend raise step intensify unleash"
    ).split()
    for form in verb_forms(lemma)
)
# Light verbs whose subject is acted on: "suffered an attack", "faces sanctions", "came under fire".
SUFFERING_VERBS = frozenset(
    form for lemma in "face suffer sustain receive undergo come get".split() for form in verb_forms(lemma)
)
_GAP_DEPS = frozenset(
    {
        "prt",
        "prep",
        "advmod",
        "dobj",
        "pobj",
        "dative",
        "acomp",
        "attr",
        "oprd",
        "nsubjpass",
        "amod",
        "compound",
        "agent",
        "xcomp",
        "npadvmod",
    }
)
_CLAUSE_DEPS = frozenset({"ccomp", "advcl", "conj", "relcl", "parataxis"})


@dataclass(frozen=True)
class TriggerMatch:
    """A pattern found: ``head`` is its verb or head noun, ``words`` all its tokens in text order."""

    pattern: TriggerPattern
    head: "Token"
    words: tuple["Token", ...]


def find_triggers(doc: "Doc", lexicon: TriggerLexicon) -> list[TriggerMatch]:
    """The best-fitting pattern at every word that has one, in text order."""
    found: list[TriggerMatch] = []
    taken: set[int] = set()
    words = frozenset(part for token in doc for part in (token.lower_, *token.lower_.split("-")))
    matches = [match for token in doc if (match := _match_at(token, lexicon, words)) is not None]
    for match in sorted(matches, key=lambda m: (-len(m.words), m.head.i)):
        if match.head.i in taken:
            continue
        taken.update(word.i for word in match.words)
        found.append(match)
    return sorted(found, key=lambda m: m.head.i)


def find_dependent(head: "Token", forms: frozenset[str], *, depth: int = 3) -> "Token | None":
    """The nearest word with one of these written forms that depends on ``head``."""
    level = [head]
    for _ in range(depth):
        below: list[Token] = []
        for token in level:
            for child in token.children:
                if child.lower_ in forms and child.dep_ not in {"nsubj", "poss", "aux", "mark", *_CLAUSE_DEPS}:
                    return child
                if child.dep_ in _GAP_DEPS:
                    below.append(child)
        level = below
    return None


def _match_at(token: "Token", lexicon: TriggerLexicon, words: frozenset[str]) -> TriggerMatch | None:
    form = token.lower_
    if clauses.is_verb(token):
        for pattern in lexicon.verbs.get(form, ()):
            match = _match_verb(token, pattern) if pattern.may_stand_in(words) else None
            if match is not None:
                return match
    if token.tag_[:2] == "NN" or (
        token.tag_ == "VBG" and token.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj", "conj", "pcomp", "compound"}
    ):
        for pattern in lexicon.nouns.get(form, ()):
            match = _match_noun(token, pattern) if pattern.may_stand_in(words) else None
            if match is not None:
                return match
    return None


def _match_verb(token: "Token", pattern: TriggerPattern) -> TriggerMatch | None:
    if token.dep_ in {"amod", "compound", "aux", "auxpass"}:
        return None
    words = [token]
    for word in pattern.words[1:]:
        found = _complement(token, words[-1], word)
        if found is None:
            return None
        words.append(found)
    heads = {head.lower_ for head in clauses.logical_objects(token) if head not in words}
    heads |= {head.lower_ for word in words[1:] for head in clauses.obliques(token, word.lower_)}
    if pattern.object_not and any(_has_form(heads, word) for word in pattern.object_not):
        return None
    if pattern.object_any:
        kept = next((t for t in clauses.logical_objects(token) if _is_one_of(t, pattern.object_any)), None)
        kept = kept or next(
            (t for word in sorted(pattern.object_any) if (t := find_dependent(token, noun_forms(word), depth=2))), None
        )
        if kept is None:
            return None
        words.append(kept)
    return TriggerMatch(pattern, token, tuple(sorted(words, key=lambda w: w.i)))


_PREPOSITIONS = frozenset(
    "on upon to for from with against of at in by into over under between among about after as".split()
)


def _complement(verb: "Token", last: "Token", word: str) -> "Token | None":
    if word in _PREPOSITIONS:
        return _preposition_near((verb, last, *clauses.logical_objects(verb)), word)
    forms = noun_forms(word) | {word}
    for head in clauses.logical_objects(verb):
        if head.lower_ in forms:
            return head
    return find_dependent(verb, forms) or (find_dependent(last, forms, depth=1) if last is not verb else None)


def _preposition_near(heads: tuple["Token", ...], word: str) -> "Token | None":
    """A preposition that hangs on the verb itself, on the word before it in the pattern, or on the object."""
    for head in heads:
        for child in head.children:
            if child.lower_ == word and child.dep_ in {"prep", "prt", "agent", "dative", "aux", "advmod", "mark"}:
                return child
    return None


def _match_noun(token: "Token", pattern: TriggerPattern) -> TriggerMatch | None:
    words = pattern.words
    if "of" in words[1:]:
        return _match_of(token, pattern)
    count = len(words)
    if count == 1:
        return TriggerMatch(pattern, token, (token,))
    start = token.i
    position = token.i - 1
    for word in reversed(words[:-1]):
        while position >= 0 and token.doc[position].lower_ in {"-", "–"}:
            position -= 1
        if position < 0 or token.doc[position].lower_ not in noun_forms(word) | verb_forms(word) | {word}:
            return None
        start = position
        position -= 1
    return TriggerMatch(pattern, token, tuple(token.doc[start : token.i + 1]))


def _match_of(token: "Token", pattern: TriggerPattern) -> TriggerMatch | None:
    at = pattern.words.index("of")
    if token.lower_ not in noun_forms(noun_key(pattern.words)):
        return None
    wanted = pattern.words[at + 1 :]
    for head in clauses.obliques(token, "of"):
        if head.lower_ in noun_forms(wanted[-1]):
            return TriggerMatch(pattern, token, (token, head))
    return None


def _has_form(heads: set[str], word: str) -> bool:
    return not heads.isdisjoint(noun_forms(word))


def _is_one_of(token: "Token", lemmas: frozenset[str]) -> bool:
    return any(token.lower_ in noun_forms(lemma) for lemma in lemmas)
