"""Floors on our own measuring sets: actor phrases and coreference. They lie just below what was reached when set."""

from pathlib import Path

import pytest

from dateline import Coder
from evaluation import actor_phrases, coreference

HERE = Path(actor_phrases.__file__).parent

# Reached on 2026-11-22: country .983, sector .985, both .972; precision .855, recall .669.
COUNTRY_FLOOR = 0.96
SECTOR_FLOOR = 0.96
BOTH_FLOOR = 0.94
PRECISION_FLOOR = 0.85
RECALL_FLOOR = 0.6


@pytest.fixture(scope="module")
def phrases() -> actor_phrases.PhraseScore:
    return actor_phrases.score(HERE / "actor_phrases.tsv")


def test_actor_phrases_are_many_and_mostly_right(phrases: actor_phrases.PhraseScore) -> None:
    reached = (phrases.country, phrases.sector, phrases.both)
    assert all(got >= floor for got, floor in zip(reached, (COUNTRY_FLOOR, SECTOR_FLOOR, BOTH_FLOOR), strict=True)), (
        reached
    )


def test_links_are_precise_and_most_are_found(coder: Coder) -> None:
    found = coreference.score(HERE / "coreference.txt", coder=coder).overall
    assert (found.precision >= PRECISION_FLOOR, found.recall >= RECALL_FLOOR) == (True, True), found
