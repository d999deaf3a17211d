"""How many: the dead, the hurt, the size of a crowd or force, as the report gives the number."""

import re
from typing import TYPE_CHECKING

from dateline.domain.event import Count
from dateline.parsing.english import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_WORDS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "dozen": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40,
    "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100, "thousand": 1_000,
    "million": 1_000_000,
}  # fmt: skip
# "Hundreds" are at least a hundred; how many more the words do not say.
_VAGUE = {"dozens": 24, "scores": 40, "hundreds": 100, "thousands": 1_000}
_LOWER_BOUND = frozenset({"least", "over", "more"})
_UPPER_BOUND = frozenset({"up", "most", "maximum"})
_JOINTS = frozenset({"and", "to", "or", "-", "–"})
_RANGE = re.compile(r"\s*(?:\bto\b|\bor\b|–|(?<=\d)-(?=\d))\s*")
_DIGITS = re.compile(r"^\d{1,3}(?:,\d{3})+$|^\d+(?:\.\d+)?$")


def count_in(head: "Token", *, offset: int) -> Count | None:
    """The number before a noun ("at least 21 hostages") or the number that is the noun ("killing five").

    ``offset`` is where the sentence starts in the report. A lower bound ("at least") leaves ``max`` open.
    """
    if head.lower_ in _VAGUE:
        start = offset + head.idx
        return Count(text=head.text, start=start, end=start + len(head), min=_VAGUE[head.lower_], max=None)
    numbers = [child for child in head.lefts if child.dep_ == "nummod"]
    token = numbers[0] if numbers else head if head.tag_ == "CD" else None
    if token is None:
        singular = head.tag_ in {"NN", "NNP"} and any(child.lower_ in {"a", "an"} for child in head.lefts)
        article = next((child for child in head.lefts if child.lower_ in {"a", "an"}), None)
        if singular and article is not None and head.ent_type_ not in {"ORG", "GPE"}:
            return Count(
                text=article.text, start=offset + article.idx, end=offset + article.idx + len(article), min=1, max=1
            )
        return None
    first, last = _number_run(token)
    values = [_value(part) for part in _alternatives(token.doc[first : last + 1].text.lower())]
    if not values or any(value is None for value in values):
        return None
    numbers_told = sorted(value for value in values if value is not None)
    before = {t.lower_ for t in token.doc[max(0, first - 3) : first]}
    start = offset + token.doc[first].idx
    end = offset + token.doc[last].idx + len(token.doc[last])
    low: int = numbers_told[0]
    high: int | None = numbers_told[-1]
    if before & _LOWER_BOUND and not before & _UPPER_BOUND:
        high = None
    elif before & _UPPER_BOUND and len(numbers_told) == 1:
        low = 1
    return Count(
        text=text_of(token.doc)[token.doc[first].idx : token.doc[last].idx + len(token.doc[last])],
        start=start,
        end=end,
        min=low,
        max=high,
    )


def _number_run(token: "Token") -> tuple[int, int]:
    """First and last token of the number around ``token``: "one hundred and twenty", "2 to 3", "1.5 million"."""
    doc = token.doc
    first = last = token.i
    while first > 0 and (
        _is_number(doc, first - 1) or (doc[first - 1].lower_ in _JOINTS and _is_number(doc, first - 2))
    ):
        first -= 1
    while _is_number(doc, last + 1) or (
        last + 2 < len(doc) and doc[last + 1].lower_ in _JOINTS and _is_number(doc, last + 2)
    ):
        last += 1
    return first, last


def _is_number(doc: "Doc", index: int) -> bool:
    return 0 <= index < len(doc) and doc[index].tag_ == "CD"


def _alternatives(text: str) -> list[str]:
    return [part for part in _RANGE.split(text) if part.strip()]


def _value(text: str) -> int | None:
    """The number that words or digits spell: "one hundred and twenty", "1,200", "1.5 million"."""
    total = 0.0
    for word in text.replace(" and ", " ").replace("-", " ").split():
        if _DIGITS.match(word):
            total += float(word.replace(",", ""))
            continue
        number = _WORDS.get(word)
        if number is None:
            return None
        total = total * number if number >= 100 and total else total + number
    return round(total) or None
