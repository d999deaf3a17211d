"""Pronouns, surnames and repeated names share a chain with the mention they stand for, and nothing else does."""

from collections.abc import Callable

import pytest

from dateline.lexicon.names import load_names
from dateline.parsing.coreference import chain_mentions
from dateline.parsing.english import ParsedSentence
from dateline.parsing.mentions import Mention, find_mentions

Parsed = Callable[[str], list[ParsedSentence]]

TIED = [
    pytest.param(
        "President Obama flew to Delhi. He met farmers.", "President Obama", "He", id="he is the man named before"
    ),
    pytest.param(
        "Angela Merkel visited Kyiv. She praised the army.", "Angela Merkel", "She", id="she is the woman named before"
    ),
    pytest.param("Ethiopia said it had freed forty men.", "Ethiopia", "it", id="it is the state that speaks"),
    pytest.param(
        "The rebels seized Bria. They burned the market.", "The rebels", "They", id="they are the group before"
    ),
    pytest.param(
        "John Kerry met Sergei Lavrov. Kerry left on Monday.",
        "John Kerry",
        "Kerry",
        id="a surname is the full name before",
    ),
    pytest.param("Turkey closed the border. Its army shelled Kobani.", "Turkey", "Its", id="its is the country before"),
    pytest.param(
        "Hezbollah fired rockets. The group denied it.", "Hezbollah", "The group", id="the group is the body before"
    ),
    pytest.param("France sent troops. France later sent tanks.", "France", "France", id="a repeated name is the same"),
]


def mentions_of(parsed: list[ParsedSentence]) -> list[Mention]:
    lexicon = load_names()
    role_words = frozenset(key.rsplit(" ", 1)[-1] for key in lexicon.roles) | lexicon.persons
    return [
        mention
        for index, sentence in enumerate(parsed)
        for mention in find_mentions(sentence, index, role_words=role_words)
    ]


@pytest.mark.parametrize(("text", "first", "second"), TIED)
def test_later_mention_is_tied(parsed: Parsed, text: str, first: str, second: str) -> None:
    mentions = mentions_of(parsed(text))
    chains = chain_mentions(mentions)
    earlier = next(i for i, mention in enumerate(mentions) if mention.text == first)
    later = next(i for i, mention in reversed(list(enumerate(mentions))) if mention.text == second)
    assert earlier != later
    assert chains[later] == chains[earlier]


APART = [
    pytest.param("France sent troops. Germany sent tanks.", "France", "Germany", id="two names are two"),
    pytest.param("Angela Merkel visited Kyiv. He praised the army.", "Kyiv", "He", id="he is no town"),
    pytest.param("The rebels seized Bria. He burned the market.", "The rebels", "He", id="he is no group"),
    pytest.param(
        "John Kerry met Angela Merkel. Chancellor Merkel left.",
        "John Kerry",
        "Chancellor Merkel",
        id="another surname is another man",
    ),
]


@pytest.mark.parametrize(("text", "first", "second"), APART)
def test_mention_that_does_not_fit_is_left_apart(parsed: Parsed, text: str, first: str, second: str) -> None:
    mentions = mentions_of(parsed(text))
    chains = chain_mentions(mentions)
    earlier = next(i for i, mention in enumerate(mentions) if mention.text == first)
    later = next(i for i, mention in reversed(list(enumerate(mentions))) if mention.text == second)
    assert chains[later] != chains[earlier]


def test_pronoun_looks_no_further_than_four_sentences_back(parsed: Parsed) -> None:
    filler = "It rained in the hills. " * 6
    mentions = mentions_of(parsed(f"President Obama flew to Delhi. {filler}He met farmers."))
    chains = chain_mentions(mentions)
    named = next(i for i, mention in enumerate(mentions) if mention.text == "President Obama")
    assert mentions[-2].text == "He"
    assert chains[len(mentions) - 2] != chains[named]
