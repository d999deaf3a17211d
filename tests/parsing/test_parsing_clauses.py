"""The grammar functions on sentences as the parser gives them."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from dateline.parsing import clauses
from dateline.parsing.clauses import Modality

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Grammar = Callable[[str], "Doc"]


def word(doc: "Doc", text: str) -> "Token":
    """The one token of this text."""
    (found,) = [token for token in doc if token.text == text]
    return found


def texts(tokens: list["Token"]) -> list[str]:
    return [token.text for token in tokens]


SUBJECTS = [
    pytest.param("Police arrested three students.", "arrested", ["Police"], id="the subject of an active verb"),
    pytest.param("Three students were arrested by police.", "arrested", ["police"], id="the agent of a passive"),
    pytest.param("Three students were arrested.", "arrested", [], id="nobody where a passive has no agent"),
    pytest.param(
        "France and Italy condemned the coup.", "condemned", ["France", "Italy"], id="both of two joined by and"
    ),
    pytest.param(
        "Soldiers entered the village and burned the school.",
        "burned",
        ["Soldiers"],
        id="the subject of the verb joined to it",
    ),
    pytest.param("The men who attacked the convoy fled.", "attacked", ["men"], id="the noun that who stands for"),
    pytest.param("Washington urged Moscow to withdraw.", "withdraw", ["Moscow"], id="the one urged is to act"),
    pytest.param("The rebels agreed to withdraw.", "withdraw", ["rebels"], id="the one who agreed is to act"),
    pytest.param("The court ordered the army to leave the town.", "leave", ["army"], id="the one ordered is to act"),
    pytest.param(
        "Gunmen stormed the base, killing five soldiers.", "killing", ["Gunmen"], id="a participle shares the subject"
    ),
    pytest.param("Ukraine accused Russia of shelling the port.", "shelling", ["Russia"], id="the accused acts"),
    pytest.param(
        "The rebels seized the town after bombing the barracks.",
        "bombing",
        ["rebels"],
        id="a verb after a preposition shares it",
    ),
    pytest.param("The army is ready to attack the camp.", "attack", ["army"], id="the one who is ready acts"),
    pytest.param(
        "The decision of the court to free the editor was praised.", "free", ["court"], id="the one who decided acts"
    ),
]


@pytest.mark.parametrize(("sentence", "verb", "expected"), SUBJECTS)
def test_logical_subject_is(grammar: Grammar, sentence: str, verb: str, expected: list[str]) -> None:
    assert texts(clauses.logical_subjects(word(grammar(sentence), verb))) == expected


OBJECTS = [
    pytest.param("Police arrested three students.", "arrested", ["students"], id="the object of an active verb"),
    pytest.param("Three students were arrested by police.", "arrested", ["students"], id="the subject of a passive"),
    pytest.param("The hostages freed by the rebels wept.", "freed", ["hostages"], id="the noun a participle describes"),
    pytest.param("Police arrested a lawyer and a priest.", "arrested", ["lawyer", "priest"], id="both of two objects"),
    pytest.param(
        "The town that rebels captured is empty.", "captured", ["town"], id="the noun that the relative clause is about"
    ),
    pytest.param(
        "The senator was arrested and charged.", "charged", ["senator"], id="the subject shared by two passives"
    ),
    pytest.param("The minister resigned.", "resigned", [], id="nobody where there is no object"),
]


@pytest.mark.parametrize(("sentence", "verb", "expected"), OBJECTS)
def test_logical_object_is(grammar: Grammar, sentence: str, verb: str, expected: list[str]) -> None:
    assert texts(clauses.logical_objects(word(grammar(sentence), verb))) == expected


def test_receiver_without_preposition_is_the_dative(grammar: Grammar) -> None:
    assert texts(clauses.datives(word(grammar("Germany gave the rebels money."), "gave"))) == ["rebels"]


def test_subject_of_a_passive_with_an_object_is_the_dative(grammar: Grammar) -> None:
    assert texts(clauses.datives(word(grammar("The rebels were given money."), "given"))) == ["rebels"]


OBLIQUES = [
    pytest.param("The king met with the rebels.", "met", "with", ["rebels"], id="after with"),
    pytest.param(
        "Attacks on mosques and schools continued.", "Attacks", "on", ["mosques", "schools"], id="both after on"
    ),
    pytest.param(
        "The killing of the judge by soldiers was denied.", "killing", "by", ["soldiers"], id="by after an event noun"
    ),
    pytest.param("The king met with the rebels.", "met", "on", [], id="nobody after another preposition"),
]


@pytest.mark.parametrize(("sentence", "head", "preposition", "expected"), OBLIQUES)
def test_oblique_is(grammar: Grammar, sentence: str, head: str, preposition: str, expected: list[str]) -> None:
    assert texts(clauses.obliques(word(grammar(sentence), head), preposition)) == expected


def test_owner_of_an_event_noun_is_its_possessor(grammar: Grammar) -> None:
    assert texts(clauses.possessors(word(grammar("Egypt's raid on the camp failed."), "raid"))) == ["Egypt"]


def test_words_before_an_event_noun_are_its_premodifiers(grammar: Grammar) -> None:
    assert texts(clauses.premodifiers(word(grammar("Israeli air strikes killed two men."), "strikes"))) == [
        "Israeli",
        "air",
    ]


PASSIVES = [
    pytest.param("The judge was shot.", "shot", True, id="a form of be and a participle"),
    pytest.param("The army has shelled the town.", "shelled", False, id="have and a participle"),
    pytest.param("The men arrested by police were students.", "arrested", True, id="a participle with by after a noun"),
    pytest.param("Police arrested the men.", "arrested", False, id="a past with an object"),
]


@pytest.mark.parametrize(("sentence", "verb", "expected"), PASSIVES)
def test_passive_is_told_by_its_form(grammar: Grammar, sentence: str, verb: str, expected: bool) -> None:
    assert clauses.is_passive(word(grammar(sentence), verb)) is expected


NEGATIONS = [
    pytest.param("The army did not attack the town.", "attack", True, id="not"),
    pytest.param("The army never attacked the town.", "attacked", True, id="never"),
    pytest.param("No soldier attacked the town.", "attacked", True, id="no before the subject"),
    pytest.param("Nobody attacked the town.", "attacked", True, id="nobody"),
    pytest.param("The army left without attacking the town.", "attacking", True, id="without"),
    pytest.param("The army attacked the town.", "attacked", False, id="a plain clause"),
    pytest.param("The army that did not leave attacked the town.", "attacked", False, id="another clause's not"),
]


@pytest.mark.parametrize(("sentence", "verb", "expected"), NEGATIONS)
def test_clause_is_negated_by(grammar: Grammar, sentence: str, verb: str, expected: bool) -> None:
    assert clauses.is_negated(word(grammar(sentence), verb)) is expected


MODALITIES = [
    pytest.param("The army attacked the town.", "attacked", Modality.PLAIN, id="plain"),
    pytest.param("The army will attack the town.", "attack", Modality.FUTURE, id="will"),
    pytest.param("The army is going to attack the town.", "attack", Modality.FUTURE, id="going to"),
    pytest.param("The minister said the army would attack.", "attack", Modality.FUTURE, id="would"),
    pytest.param("The army might attack the town.", "attack", Modality.POSSIBLE, id="might"),
    pytest.param("The army would have attacked the town.", "attacked", Modality.POSSIBLE, id="would have"),
    pytest.param("The rebels must leave the town.", "leave", Modality.NEEDED, id="must"),
    pytest.param("The rebels should leave the town.", "leave", Modality.NEEDED, id="should"),
    pytest.param("If the army attacks the town, people will flee.", "attacks", Modality.CONDITION, id="if"),
    pytest.param("Unless the army attacks the town, the rebels stay.", "attacks", Modality.CONDITION, id="unless"),
]


@pytest.mark.parametrize(("sentence", "verb", "expected"), MODALITIES)
def test_modality_is_told_by_auxiliary_and_conjunction(
    grammar: Grammar, sentence: str, verb: str, expected: Modality
) -> None:
    assert clauses.modality(word(grammar(sentence), verb)) is expected


PHRASES = [
    pytest.param(
        "The two Kenyan ministers met rebels.",
        "ministers",
        "The two Kenyan ministers",
        id="with all that stands before it",
    ),
    pytest.param("The king of Jordan met rebels.", "king", "The king of Jordan", id="with its of"),
    pytest.param("The rebels in the north met the king.", "rebels", "The rebels", id="without another preposition"),
    pytest.param("The men who fled were soldiers.", "men", "The men", id="without its relative clause"),
    pytest.param("Police arrested the mayor's wife.", "wife", "the mayor's wife", id="with its possessor"),
]


@pytest.mark.parametrize(("sentence", "head", "expected"), PHRASES)
def test_noun_phrase_is(grammar: Grammar, sentence: str, head: str, expected: str) -> None:
    doc = grammar(sentence)
    first, last = clauses.noun_phrase(word(doc, head))
    assert doc[first:last].text == expected


def test_apposition_says_again_who_it_is(grammar: Grammar) -> None:
    doc = grammar("Sameh Shoukry, the foreign minister, visited Khartoum.")
    assert texts(clauses.appositions(word(doc, "Shoukry"))) == ["minister"]
