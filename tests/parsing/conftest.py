from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

import pytest

from dateline.parsing.english import ParsedSentence, load_parser, parse
from dateline.parsing.sentences import split_sentences
from dateline.reading.reports import read_report
from dateline.settings import Settings

if TYPE_CHECKING:
    from spacy.tokens import Doc

Parsed = Callable[[str], list[ParsedSentence]]
Grammar = Callable[[str], "Doc"]


@pytest.fixture(scope="session")
def grammar() -> Grammar:
    """Parses one sentence."""
    return load_parser(Settings().parser_model)


@pytest.fixture(scope="session")
def parsed() -> Parsed:
    """Reads and parses a whole report."""

    def parse_text(text: str) -> list[ParsedSentence]:
        report = read_report(text, id="r", published_on=date(2015, 2, 17))
        pairs = [(report, sentence) for sentence in split_sentences(report)]
        return list(parse(pairs, model=Settings().parser_model, batch_size=64))

    return parse_text
