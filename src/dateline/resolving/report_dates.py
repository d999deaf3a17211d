"""Finds and values every expression of time in a report, with the tense of its clause where the sentence was parsed."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dateline.domain.date import DateExpression
from dateline.domain.report import Report, Sentence
from dateline.parsing import clauses
from dateline.parsing.clauses import Modality
from dateline.parsing.english import ParsedSentence
from dateline.resolving.dates import find_dates

if TYPE_CHECKING:
    from spacy.tokens import Token

# Participles that place a thing ahead of its telling: "a conference opening on 18 February", "talks due on Monday".
_AHEAD = frozenset({"opening", "starting", "beginning", "scheduled", "due", "planned", "set", "expected", "slated"})
_AHEAD_BEFORE = frozenset({"ahead", "until", "by"})


def find_report_dates(
    report: Report, parsed: Sequence[ParsedSentence], unparsed: Sequence[Sentence]
) -> tuple[DateExpression, ...]:
    """Dates in text order, counted from the publication date."""
    found: list[DateExpression] = []
    for item in parsed:
        found += _in_parsed(item)
    for sentence in unparsed:
        found += find_dates(report.text, sentence.start, sentence.end, published_on=report.published_on)
    return tuple(sorted(found, key=lambda d: d.start))


def _in_parsed(item: ParsedSentence) -> tuple[DateExpression, ...]:
    def is_future(offset: int) -> bool | None:
        span = item.doc.char_span(
            offset - item.sentence.start, offset - item.sentence.start + 1, alignment_mode="expand"
        )
        return None if span is None else _tense_at(span.root)

    sentence = item.sentence
    return find_dates(
        item.report.text, sentence.start, sentence.end, published_on=item.report.published_on, is_future=is_future
    )


def _tense_at(token: "Token") -> bool | None:
    """True in a clause about the future, False in one about the past, ``None`` where the tense does not say."""
    node = token
    while node.head.i != node.i:
        node = node.head
        if node.lower_ in _AHEAD or node.lower_ in _AHEAD_BEFORE:
            return True
        if clauses.is_verb(node):
            if clauses.modality(node) is Modality.FUTURE or (node.tag_ == "VB" and node.dep_ in {"xcomp", "acl"}):
                return True
            if node.tag_ == "VBD" or any(c.dep_ in {"aux", "auxpass"} and c.tag_ == "VBD" for c in node.children):
                return False
            return None
    return None
