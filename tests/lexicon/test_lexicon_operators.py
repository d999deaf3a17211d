"""Words that change what the act below them counts as."""

import pytest

from dateline.codebook.combine import combine
from dateline.domain.event import EventType
from dateline.lexicon.operators import KINDS, load_operators

# Kinds that the coder itself decides on; the codebook has rules for the others.
DECIDED_IN_CODE = {"vow", "prevent", "fail", "wish", "allege"}


def test_every_kind_has_words() -> None:
    lexicon = load_operators()
    found = {
        o.kind
        for index in (lexicon.verbs, lexicon.nouns, lexicon.adjectives)
        for group in index.values()
        for o in group
    }
    assert found == set(KINDS)


@pytest.mark.parametrize("kind", sorted(set(KINDS) - DECIDED_IN_CODE))
def test_codebook_has_a_rule_for_the_kind(kind: str) -> None:
    assert any(combine(kind, event_type, None) is not None for event_type in EventType)


WORDS = [
    pytest.param("verbs", "urged", "request", id="urged"),
    pytest.param("verbs", "refused", "refuse", id="refused"),
    pytest.param("verbs", "threatening", "threaten", id="threatening"),
    pytest.param("verbs", "swore", "vow", id="swore"),
    pytest.param("verbs", "agreed", "promise", id="agreed"),
    pytest.param("verbs", "plans", "plan", id="plans"),
    pytest.param("verbs", "halted", "stop", id="halted"),
    pytest.param("verbs", "began", "start", id="began"),
    pytest.param("verbs", "denied", "deny", id="denied"),
    pytest.param("verbs", "let", "allow", id="let"),
    pytest.param("verbs", "lifted", "lift", id="lifted"),
    pytest.param("verbs", "foiled", "prevent", id="foiled"),
    pytest.param("verbs", "failed", "fail", id="failed"),
    pytest.param("verbs", "hoping", "wish", id="hoping"),
    pytest.param("verbs", "accused", "allege", id="accused"),
    pytest.param("nouns", "refusal", "refuse", id="refusal"),
    pytest.param("nouns", "threats", "threaten", id="threats"),
    pytest.param("adjectives", "ready", "promise", id="ready"),
]


@pytest.mark.parametrize(("part", "form", "kind"), WORDS)
def test_word_is_an_operator(part: str, form: str, kind: str) -> None:
    assert kind in {operator.kind for operator in getattr(load_operators(), part)[form]}


def test_longer_operators_come_first() -> None:
    for found in load_operators().verbs.values():
        assert [len(o.words) for o in found] == sorted((len(o.words) for o in found), reverse=True)
