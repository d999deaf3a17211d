"""The trigger files load, keep to the codebook, and say what is wrong when they are broken."""

from collections import Counter
from importlib.resources import files
from pathlib import Path

import pytest
import yaml

from dateline.codebook.load import load_codebook
from dateline.domain.event import EventType
from dateline.errors import DataError
from dateline.lexicon.triggers import TriggerPattern, load_triggers, noun_key, read_trigger_file

FEWEST_PATTERNS = 900
FOLDER = files("dateline.lexicon") / "triggers"
FILES = [f"{event_type.lower()}.yaml" for event_type in EventType]


def patterns_of(name: str) -> list[TriggerPattern]:
    return read_trigger_file(FOLDER / name)


def test_lexicon_holds_at_least_nine_hundred_patterns() -> None:
    assert load_triggers().size >= FEWEST_PATTERNS


def test_every_event_type_has_verbs_and_nouns() -> None:
    lexicon = load_triggers()
    for index in (lexicon.verbs, lexicon.nouns):
        assert {pattern.event_type for found in index.values() for pattern in found} == set(EventType)


@pytest.mark.parametrize("name", FILES)
def test_file_is_named_for_its_type(name: str) -> None:
    assert {pattern.event_type for pattern in patterns_of(name)} == {EventType(name.removesuffix(".yaml").upper())}


@pytest.mark.parametrize("name", FILES)
def test_modes_are_in_the_codebook(name: str) -> None:
    known = set(load_codebook().modes)
    assert {(p.event_type, p.mode) for p in patterns_of(name) if p.mode} - known == set()


@pytest.mark.parametrize("name", FILES)
def test_contexts_are_in_the_codebook(name: str) -> None:
    assert {context for p in patterns_of(name) for context in p.contexts} - set(load_codebook().contexts) == set()


@pytest.mark.parametrize("name", FILES)
def test_slots_are_single_words(name: str) -> None:
    slots = {slot for p in patterns_of(name) for slot in (*p.recipient, *p.actor)}
    assert {slot for slot in slots if not isinstance(slot, str) or not slot.isalpha()} == set()


@pytest.mark.parametrize("name", FILES)
def test_no_pattern_stands_twice_in_a_file_within_a_part_of_speech(name: str) -> None:
    """The same words under other conditions on the object are another pattern."""
    count = Counter((p.pos, p.words, p.object_any, p.object_not) for p in patterns_of(name))
    assert [key[:2] for key, times in count.items() if times > 1] == []


@pytest.mark.parametrize("name", FILES)
def test_weights_lie_between_zero_and_one(name: str) -> None:
    assert all(0 < p.weight <= 1 for p in patterns_of(name))


def test_longer_patterns_come_first() -> None:
    for found in load_triggers().verbs.values():
        assert [len(p.words) for p in found] == sorted((len(p.words) for p in found), reverse=True)


INDEXED = [
    pytest.param("verbs", "bombed", "bomb", id="a past tense finds its verb"),
    pytest.param("verbs", "withdrew", "withdraw", id="an irregular past finds its verb"),
    pytest.param("nouns", "talks", "talks", id="a noun is found as written"),
    pytest.param("nouns", "airstrikes", "airstrike", id="a plural finds its noun"),
]


@pytest.mark.parametrize(("part", "form", "lemma"), INDEXED)
def test_written_form_is_indexed(part: str, form: str, lemma: str) -> None:
    found = getattr(load_triggers(), part).get(form, ())
    assert any(lemma in pattern.words or lemma.removesuffix("s") in pattern.words for pattern in found)
    assert form in load_triggers().forms


@pytest.mark.parametrize(
    ("words", "key"),
    [(("air", "strike"), "strike"), (("state", "of", "emergency"), "state"), (("killing",), "killing")],
    ids=["the last word", "the word before of", "the only word"],
)
def test_key_of_a_noun_pattern_is_its_head(words: tuple[str, ...], key: str) -> None:
    assert noun_key(words) == key


BROKEN = [
    pytest.param({"verbs": ["sue"], "colour": "red"}, "unknown key ['colour']", id="an unknown key"),
    pytest.param({"verbs": ["sue"], "weight": 3}, "weight 3 is not between 0 and 1", id="a weight over one"),
    pytest.param({"verbs": ["sue"], "weight": "high"}, "weight 'high' is not between 0 and 1", id="a weight in words"),
    pytest.param(
        {"verbs": [True]}, "put words such as yes, no, on in quotes", id="a word that YAML reads as a truth value"
    ),
]


@pytest.mark.parametrize(("group", "complaint"), BROKEN)
def test_broken_group_is_named_with_file_and_number(tmp_path: Path, group: dict[str, object], complaint: str) -> None:
    path = tmp_path / "accuse.yaml"
    path.write_text(
        yaml.safe_dump({"event_type": "ACCUSE", "groups": [{"verbs": ["accuse"]}, group]}), encoding="utf-8"
    )
    with pytest.raises(DataError) as raised:
        read_trigger_file(path)
    assert "accuse.yaml, group 2" in str(raised.value)
    assert complaint in str(raised.value)


def test_plain_group_takes_the_usual_slots_and_weight(tmp_path: Path) -> None:
    path = tmp_path / "accuse.yaml"
    path.write_text("event_type: ACCUSE\ngroups:\n  - verbs: [accuse]\n    nouns: [accusation]\n", encoding="utf-8")
    verb, noun = read_trigger_file(path)
    assert (verb.recipient, verb.weight, verb.mode) == (("object",), 0.7, None)
    assert noun.recipient == ("of", "against", "on", "to", "with", "for", "at")
