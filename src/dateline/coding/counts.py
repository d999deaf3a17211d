"""How many: the dead, the hurt, the size of a crowd or force, as the report gives the number."""

import re
from typing import TYPE_CHECKING

from dateline.domain.event import Count

if TYPE_CHECKING:
    from spacy.tokens import Token

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
_DIGITS = re.compile(r"^\d{1,3}(?:[,\u2009 ]\d{3})*$|^\d+$")


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
    value = _value(token)
    if value is None:
        return None
    before = {t.lower_ for t in token.doc[max(0, token.i - 3) : token.i]}
    first = token.left_edge if token.left_edge.i < token.i else token
    return Count(
        text=token.doc.text[first.idx : token.idx + len(token)],
        start=offset + first.idx,
        end=offset + token.idx + len(token),
        min=value,
        max=None if before & _LOWER_BOUND else value,
    )


def _value(token: "Token") -> int | None:
    words = [t.lower_ for t in token.subtree if t.tag_ == "CD" and t.i <= token.i] or [token.lower_]
    total = 0
    for word in words:
        for part in word.split("-"):
            number = int(re.sub(r"\D", "", part)) if _DIGITS.match(part) else _WORDS.get(part)
            if number is None:
                return None
            total = total * number if number >= 100 and total and part in _WORDS else total + number
    return total or None
