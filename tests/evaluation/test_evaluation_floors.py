"""What the coder reaches on our own reports, pinned just below; raise a floor when the coder gets better."""

from collections.abc import Mapping

import pytest

from dateline import Coder
from evaluation.examples import find_told, read_examples, read_hard_negatives, score_examples, total_of
from evaluation.gold_scores import Score, load_gold

FLOORS = {"recall": 0.58, "role_recall": 0.50, "precision": 0.90}
MOST_IN_NOISE = 0
MOST_HARD_NEGATIVES_TOLD = 0.05
WITHOUT_EVENTS = ("iberia-heat-price-war", "kumasi-shootout")


@pytest.fixture(scope="module")
def scores(coder: Coder) -> Mapping[str, Score]:
    return score_examples(coder)


@pytest.mark.parametrize(("measure", "floor"), FLOORS.items())
def test_examples_reach_the_floor(scores: dict[str, Score], measure: str, floor: float) -> None:
    assert getattr(total_of(scores), measure) >= floor


@pytest.mark.parametrize("report", WITHOUT_EVENTS)
def test_report_without_events_tells_none(scores: dict[str, Score], report: str) -> None:
    assert (scores[report].events, scores[report].required) == (0, 0)


def test_page_furniture_tells_no_event_of_its_own(scores: dict[str, Score]) -> None:
    assert total_of(scores).in_noise <= MOST_IN_NOISE


def test_few_hard_negatives_tell_an_event(coder: Coder) -> None:
    negatives = read_hard_negatives()
    told = find_told(negatives, coder)
    assert len(negatives) == 300
    assert len(told) <= MOST_HARD_NEGATIVES_TOLD * len(negatives), [one.negative.sentence for one in told]


def test_gold_and_examples_are_of_the_same_texts() -> None:
    assert {report.id: report.text for report in read_examples()} == {
        gold.id: gold.text for gold in load_gold().values()
    }
