"""What the classifier reads and answers, with the shipped weights."""

import pytest

from dateline import Coder
from dateline.coding.classifier import Question, judge, mark
from dateline.errors import SettingError


@pytest.mark.parametrize(
    ("question", "marked"),
    [
        (Question("Kenya left.", actors=((0, 5),)), "[unused1] Kenya [unused2] left."),
        (
            Question("Kenya sued Mali.", ((0, 5),), ((11, 15),), (6, 10)),
            "[unused1] Kenya [unused2] [unused3] sued [unused4] [unused5] Mali [unused6].",
        ),
        (
            Question("Kenya and Mali met.", ((0, 5), (10, 14)), (), (15, 18)),
            "[unused1] Kenya [unused2] and [unused1] Mali [unused2] [unused3] met [unused4].",
        ),
        (
            Question("Mali's ban", ((0, 4),), ((0, 10),)),
            "[unused5] [unused1] Mali [unused2]'s ban [unused6]",
        ),
    ],
    ids=["one party", "all parts", "two actors", "one part inside another"],
)
def test_parties_and_trigger_are_marked(question: Question, marked: str) -> None:
    assert mark(question) == marked


def pair(text: str, actor: str, recipient: str) -> tuple[str, tuple[int, int], tuple[int, int]]:
    first, second = text.index(actor), text.index(recipient)
    return text, (first, first + len(actor)), (second, second + len(recipient))


# sentence, actor, recipient, type
PAIRS = [
    ("Tunisia's foreign minister flew to Rabat for talks.", "Tunisia's foreign minister", "Rabat", "CONSULT"),
    ("Peru's congress praised the fishermen of Paita.", "Peru's congress", "the fishermen", "SUPPORT"),
    ("Norway has given 20 tonnes of flour to flood victims in Malawi.", "Norway", "flood victims", "AID"),
    ("The army freed forty prisoners in Juba on Sunday.", "The army", "forty prisoners", "RETREAT"),
    ("Lithuania urged Hungary to lift its veto.", "Lithuania", "Hungary", "REQUEST"),
    ("Prosecutors charged the former governor with fraud.", "Prosecutors", "the former governor", "ACCUSE"),
    ("Manila refused to receive the Chinese envoy.", "Manila", "the Chinese envoy", "REJECT"),
    ("The rebels threatened to shell the airport.", "The rebels", "the airport", "THREATEN"),
    ("Miners marched on the ministry of labour in La Paz.", "Miners", "the ministry of labour", "PROTEST"),
    ("Chad expelled two French diplomats.", "Chad", "two French diplomats", "SANCTION"),
    ("Ethiopia massed tanks along the border with Eritrea.", "Ethiopia", "Eritrea", "MOBILIZE"),
    ("Police arrested eleven students in Lahore.", "Police", "eleven students", "COERCE"),
    ("Gunmen killed a judge outside his home in Basra.", "Gunmen", "a judge", "ASSAULT"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "actor", "recipient", "event_type"), PAIRS, ids=[row[3] for row in PAIRS])
def test_pair_has_this_event(text: str, actor: str, recipient: str, event_type: str) -> None:
    answer = Coder().event_between(*pair(text, actor, recipient))
    assert answer is not None
    assert answer.event_type == event_type, answer.probabilities
    assert sum(answer.probabilities.values()) + answer.none == pytest.approx(1.0, abs=1e-4)


@pytest.mark.parametrize(
    ("text", "actor", "recipient"),
    [
        ("Uruguay crushed Chile 4-0 in a match their coach called a massacre.", "Uruguay", "Chile"),
        ("Brazil is larger than Argentina and borders ten countries.", "Brazil", "Argentina"),
    ],
    ids=["sport", "geography"],
)
def test_pair_without_an_event_has_none(text: str, actor: str, recipient: str) -> None:
    assert Coder().event_between(*pair(text, actor, recipient)) is None


def test_answers_do_not_depend_on_the_company_they_are_asked_in() -> None:
    questions = [Question(text, ((text.index(a), text.index(a) + len(a)),)) for text, a, _, _ in PAIRS]
    together = judge(questions)
    alone = [judge([question])[0] for question in questions]
    assert [a.event_type for a in together] == [a.event_type for a in alone]
    for one, other in zip(together, alone, strict=True):
        assert one.confidence == pytest.approx(other.confidence, abs=0.05)


def test_no_questions_have_no_answers() -> None:
    assert judge([]) == []


@pytest.mark.parametrize("span", [(3, 3), (-1, 2), (0, 99)])
def test_span_outside_the_text_is_an_error(span: tuple[int, int]) -> None:
    with pytest.raises(SettingError, match="lies outside the text"):
        Coder().event_between("Kenya left.", span, (0, 5))


def test_without_the_classifier_the_lexicon_decides_alone() -> None:
    from dateline import Settings

    coded = Coder(Settings(classifier=False)).explain("Police arrested eleven students in Lahore.")
    (event,) = coded.analysis.events
    assert event.event_type == "COERCE"
    assert not any("classifier" in reason for decision in coded.decisions for reason in decision.reasons)
