"""Finds and resolves the place mentions of a report: names the parser marks, country names where nothing was parsed."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from dateline.domain.place import Place, PlaceKind
from dateline.domain.report import Report, Sentence
from dateline.gazetteer.lookup import load_gazetteer
from dateline.lexicon.names import load_names
from dateline.parsing.english import ParsedSentence
from dateline.resolving.places import PlaceMention, resolve_places

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan

_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_PLACE_PREPOSITIONS = frozenset({"in", "near", "at", "outside", "from", "around", "towards", "toward"})
# Places of fewer people share their names with too many words; more are needed against the parser's own reading.
_UNMARKED_SIZE = 1_000
_MISTAKEN_SIZE = 20_000
_ACTING = frozenset({"nsubj", "dobj", "poss", "agent", "dative", "nsubjpass"})


def find_report_places(
    report: Report, parsed: Sequence[ParsedSentence], unparsed: Sequence[Sentence]
) -> tuple[Place, ...]:
    """Places in text order. Names inside longer names ("the Paris agreement") are left out."""
    mentions: list[PlaceMention] = []
    if report.dateline is not None and report.dateline.place is not None:
        words = report.dateline.place
        mentions.append(PlaceMention(words.text, words.start, words.end, "dateline"))
    for item in parsed:
        mentions += _in_parsed(item)
    for sentence in unparsed:
        mentions += _in_unparsed(report, sentence)
    return resolve_places(mentions, report_text=report.text)


def _in_parsed(sentence: ParsedSentence) -> Iterator[PlaceMention]:
    base = sentence.sentence.start
    for entity in sentence.doc.ents:
        kind = _kind_of(entity)
        if kind is None:
            continue
        start, text = entity.start_char, entity.text
        if text.lower().startswith("the "):
            start, text = start + 4, text[4:]
        text = re.sub(r"['’]s?$", "", text)
        yield PlaceMention(text, base + start, base + start + len(text), kind)
    yield from _unmarked(sentence)


def _unmarked(sentence: ParsedSentence) -> Iterator[PlaceMention]:
    """Names after "in" or "near" that the parser took for nothing or a person, where the gazetteer knows them."""
    for token in sentence.doc:
        if token.tag_ != "NNP" or token.dep_ != "pobj" or token.head.lower_ not in _PLACE_PREPOSITIONS:
            continue
        if token.ent_type_ in _PLACE_LABELS or token.ent_type_ in {"DATE", "TIME", "NORP", "EVENT", "LAW"}:
            continue
        first = min(
            (child.i for child in token.lefts if child.dep_ == "compound" and child.tag_ == "NNP"), default=token.i
        )
        span = sentence.doc[first : token.i + 1]
        smallest = _UNMARKED_SIZE if token.ent_type_ == "" else _MISTAKEN_SIZE
        if any(entry.population >= smallest for entry in load_gazetteer().find(span.text)):
            start = sentence.sentence.start + span.start_char
            yield PlaceMention(span.text, start, start + len(span.text), "literal")


def _kind_of(entity: "TokenSpan") -> PlaceKind | None:
    if entity.label_ == "NORP":
        return "demonym" if entity.text in load_names().demonyms else None
    if entity.label_ not in _PLACE_LABELS:
        return None
    if entity.label_ != "FAC" and entity.root.dep_ in _ACTING and entity.text in load_names().states_and_seats:
        return "metonymic"
    return "literal"


def _in_unparsed(report: Report, sentence: Sentence) -> Iterator[PlaceMention]:
    """Country names alone: sentences that tell no event are looked through, not parsed."""
    for match in _country_pattern().finditer(report.text, sentence.start, sentence.end):
        yield PlaceMention(match.group(), match.start(), match.end())


@cache
def _country_pattern() -> re.Pattern[str]:
    names = sorted(load_names().countries, key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(re.escape(name) for name in names) + r")\b")
