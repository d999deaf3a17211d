"""What a sentence is, read once for all its candidates: its subject domain, and whether it tells news at all."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from dateline.coding.domains import other_domain
from dateline.parsing.english import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# A sentence whose latest year lies before this is history to any report we code: event series begin in the 1970s.
EARLIEST_YEAR = 1970
_YEAR = re.compile(r"\b(1[0-9]{3}|20[0-9]{2})(?=s?\b)")
_HYPHENED = re.compile(r"\b[a-z]+(?:-[a-z]+)+\b")  # the parser cuts "quarter-final" in three
_READER = frozenset({"you", "your", "yours", "yourself", "my"})
_QUOTES = ('"', "“", "”")


def domain_of(doc: "Doc") -> str | None:
    """The domain other than politics that a sentence's nouns point to."""
    nouns = [token.lower_ for token in doc if token.tag_[:2] in {"NN", "CD"}]
    return other_domain([*nouns, *_HYPHENED.findall(text_of(doc).lower())])


@dataclass(frozen=True)
class SentenceKind:
    """Facts about one sentence that every candidate in it shares."""

    doc: "Doc"
    of_report: str | None = None

    @cached_property
    def domain(self) -> str | None:
        """The domain other than politics that its nouns, or its whole report, point to."""
        return domain_of(self.doc) or self.of_report

    @cached_property
    def why_not_news(self) -> str | None:
        """Why nothing in it is an event of the news: a question, an instruction, history; ``None`` when it may be."""
        text = text_of(self.doc)
        if text.rstrip("\"”’' ").endswith("?"):
            return "a question"
        words = {token.lower_ for token in self.doc}
        if words & _READER and not any(quote in text for quote in _QUOTES):
            return "addressed to the reader"
        if self._is_instruction():
            return "an instruction"
        years = [int(found) for found in _YEAR.findall(text)]
        if years and max(years) < EARLIEST_YEAR:
            return f"history: the sentence tells of {max(years)}"
        if words & {"century", "centuries"}:
            return "history: the sentence tells of centuries"
        return None

    def _is_instruction(self) -> bool:
        root: Token = next(token for token in self.doc if token.dep_ == "ROOT")
        return (
            root.tag_ == "VB"
            and root.i <= 1
            and not any(c.dep_ in {"nsubj", "nsubjpass", "aux"} for c in root.children)
        )
