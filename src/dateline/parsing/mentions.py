"""Finds what each sentence names: the noun phrases and pronouns that may be actors."""

from collections.abc import Container, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from dateline.parsing import clauses
from dateline.parsing.english import ParsedSentence

if TYPE_CHECKING:
    from spacy.tokens import Token

MentionKind = Literal["name", "nominal", "pronoun"]
PRONOUNS = frozenset(
    "he she they we i him her them us me his their our my it its himself herself themselves itself".split()
)
_NAMED = frozenset({"PERSON", "ORG", "NORP", "GPE"})
_LEADS = frozenset("leads led heads headed chairs chaired commands commanded runs ran represents represented".split())
_SEATED = frozenset({"sits", "sat"})
_INSIDE = frozenset({"compound", "amod", "nmod", "det", "nummod", "quantmod"})


@dataclass(frozen=True)
class Mention:
    """Words that name: ``[start, end)`` in the report, the head token, and the sentence they stand in."""

    sentence_index: int
    head: "Token"
    start: int
    end: int
    text: str
    kind: MentionKind
    label: str
    described_as: str | None = None


def find_mentions(parsed: ParsedSentence, index: int, *, role_words: Container[str]) -> Iterator[Mention]:
    """Every possible actor of a sentence, in text order. ``role_words`` are the last words of known roles."""
    for token in parsed.doc:
        if (token.lower_ in PRONOUNS and token.tag_[:3] == "PRP") or _may_name(token, role_words):
            yield mention_of(parsed, index, token)


def _may_name(token: "Token", role_words: Container[str]) -> bool:
    """A name the parser marks, a role word, or a proper noun it leaves unmarked, as it often does bare surnames."""
    if token.tag_[:2] != "NN" or token.dep_ in _INSIDE:
        return False
    if token.ent_type_ in _NAMED or token.lower_ in role_words:
        return True
    return token.tag_ in {"NNP", "NNPS"} and token.ent_type_ == "" and token.text[:1].isupper()


def mention_of(parsed: ParsedSentence, index: int, head: "Token") -> Mention:
    """The mention a head token stands for, whatever it names."""
    first, last = clauses.noun_phrase(head)
    span = parsed.doc[first:last]
    start = parsed.sentence.start + span.start_char
    end = parsed.sentence.start + span.end_char
    text = parsed.report.text[start:end]
    if head.lower_ in PRONOUNS and head.tag_[:3] == "PRP":
        return Mention(index, head, start, end, text, "pronoun", "")
    described = next((_described(parsed, noun) for noun in clauses.appositions(head)), None)
    if described is None and head.dep_ == "appos":
        described = _phrase(parsed, head.head)
    if described is None and (led := _what_it_leads(head)) is not None:
        described = _phrase(parsed, led)
    kind: MentionKind = "name" if head.tag_ in {"NNP", "NNPS"} or head.ent_type_ in _NAMED else "nominal"
    return Mention(index, head, start, end, text, kind, head.ent_type_, described)


def _what_it_leads(head: "Token") -> "Token | None":
    """The body in "Amal Rashidi, who leads the teachers' union": it says whose voice a person is."""
    for clause in head.children:
        if clause.dep_ == "relcl" and clause.lower_ in _LEADS:
            subjects = {child.lower_ for child in clause.children if child.dep_ == "nsubj"}
            objects = [child for child in clause.children if child.dep_ == "dobj"]
            if subjects == {"who"} and objects and not clauses.is_negated(clause):
                return objects[0]
    return None


def _described(parsed: ParsedSentence, noun: "Token") -> str:
    """The words of an apposition; one "who sits for Taiz" is a member of parliament, whatever his trade."""
    sits = any(
        clause.dep_ == "relcl" and clause.lower_ in _SEATED and clauses.obliques(clause, "for")
        for clause in noun.children
    )
    return "member of parliament" if sits else _phrase(parsed, noun)


def _phrase(parsed: ParsedSentence, head: "Token") -> str:
    first, last = clauses.noun_phrase(head)
    return str(parsed.doc[first:last].text)
