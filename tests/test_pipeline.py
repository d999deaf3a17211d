"""What holds for whole runs: order, ids, blocks, seeds, long reports."""

import os
import subprocess
import sys
from datetime import datetime

import pytest

from dateline import Coder, Report

TEXT = "Kenya expelled two Eritrean diplomats on Friday. Police arrested five men in Nairobi."
TIED = "The actress and the footballer met officials as Kenya arrested a midfielder over a documentary."


def test_the_same_report_given_three_times_is_coded_alike(coder: Coder) -> None:
    report = Report(id="a", text=TEXT)
    found = list(coder.code_many([report, report, report]))
    assert [[event.id for event in analysis.events] for analysis in found] == [["a#1", "a#2"]] * 3


def test_a_report_made_by_hand_gets_its_blocks(coder: Coder) -> None:
    (analysis,) = coder.code_many([Report(id="a", text=TEXT)])
    assert [(block.start, block.end, block.role) for block in analysis.report.blocks] == [(0, len(TEXT), "body")]


def test_a_moment_counts_as_its_day(coder: Coder) -> None:
    analysis = coder.code(TEXT, date=datetime(2012, 3, 5, 14, 30))
    assert [event.date.value if event.date else None for event in analysis.events] == ["2012-03-02", None]


@pytest.mark.parametrize("text", [TEXT, TIED])
def test_output_does_not_hang_on_the_hash_seed(text: str) -> None:
    def run(seed: str) -> str:
        command = [sys.executable, "-m", "dateline", "code", "-", "--format", "jsonl"]
        seeded = {**os.environ, "PYTHONHASHSEED": seed}
        done = subprocess.run(command, input=text, capture_output=True, text=True, check=True, env=seeded)
        return done.stdout

    assert run("1") == run("3")


def test_many_events_in_one_report_are_tied_in_reasonable_steps(coder: Coder) -> None:
    sentence = "Kenya expelled {} Eritrean diplomats. "
    text = "".join(sentence.format(number) for number in range(2, 602))
    analysis = coder.code(Report(id="text", text=text, language="en"))
    assert len(analysis.events) == 600
    assert {event.same_as for event in analysis.events[1:]} == {"text#1"}
