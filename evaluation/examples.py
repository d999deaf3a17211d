"""Codes our example reports and scores them against their gold, and counts the hard negatives that tell an event.

python -m evaluation.examples            # the table
python -m evaluation.examples --events   # and the sentences among the hard negatives that told one
"""

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct

from dateline import Analysis, Coder, Report
from dateline.reading.files import read_inputs
from dateline.reading.reports import read_report
from evaluation.gold_scores import Score, load_gold, score_report

EXAMPLES = Path(__file__).parent.parent / "examples"
HARD_NEGATIVES = Path(__file__).parent / "hard_negatives.txt"


class HardNegative(Struct, frozen=True):
    """A sentence with the words of politics and no event, and the domain it is from."""

    domain: str
    sentence: str


class Told(Struct, frozen=True):
    """A hard negative and the event types that were wrongly read from it."""

    negative: HardNegative
    event_types: tuple[str, ...]


def main() -> None:
    """Code, score and print."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--events", action="store_true", help="print the hard negatives that told an event")
    chosen = arguments.parse_args()
    coder = Coder()
    print(render_scores(score_examples(coder)))
    negatives = read_hard_negatives()
    told = find_told(negatives, coder)
    print(f"\n{render_told(told, negatives)}")
    if chosen.events:
        for one in told:
            print(f"  {one.negative.domain:10} {'+'.join(one.event_types):18} {one.negative.sentence}")


def read_examples(folder: Path = EXAMPLES) -> list[Report]:
    """The example reports with the publication dates of ``dates.json``."""
    dates: dict[str, str] = json.loads((folder / "dates.json").read_text(encoding="utf-8"))
    reports: list[Report] = []
    for name, published_on in sorted(dates.items()):
        for item in read_inputs([str(folder / name)], default_date=date.fromisoformat(published_on)):
            if not isinstance(item, Report):
                raise item
            reports.append(item)
    return reports


def score_examples(coder: Coder) -> dict[str, Score]:
    """The score of each example report."""
    return score_analyses(list(coder.code_many(read_examples())))


def score_analyses(analyses: Sequence[Analysis]) -> dict[str, Score]:
    """Scores by the id of the report; every gold report must be among the analyses."""
    coded = {analysis.report.id: analysis for analysis in analyses}
    return {gold.id: score_report(gold, coded[gold.id]) for gold in load_gold().values()}


def total_of(scores: dict[str, Score]) -> Score:
    """All reports added up."""
    return sum(scores.values(), Score())


def read_hard_negatives(path: Path = HARD_NEGATIVES) -> list[HardNegative]:
    """One a line: domain, tab, sentence."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [HardNegative(*line.split("\t", 1)) for line in lines if line.strip() and not line.startswith("#")]


def find_told(negatives: Sequence[HardNegative], coder: Coder) -> list[Told]:
    """The hard negatives from which an event is read."""
    reports = [read_report(one.sentence, id=str(number)) for number, one in enumerate(negatives)]
    return [
        Told(one, tuple(event.event_type.value for event in analysis.events))
        for one, analysis in zip(negatives, coder.code_many(reports), strict=True)
        if analysis.events
    ]


def render_scores(scores: dict[str, Score]) -> str:
    """A row a report and one for all."""
    lines = [f"{'report':30} {'found':>8} {'roles':>8} {'right':>8} {'in noise':>9} {'false':>6}"]
    for name, score in [*scores.items(), ("all", total_of(scores))]:
        found, roles = f"{score.found}/{score.required}", f"{score.roles}/{score.required}"
        lines.append(
            f"{name:30} {found:>8} {roles:>8} {f'{score.right}/{score.events}':>8} {score.in_noise:>9} {score.false:>6}"
        )
    total = total_of(scores)
    lines.append(f"found {total.recall:.3f}, with roles {total.role_recall:.3f}, precision {total.precision:.3f}")
    return "\n".join(lines)


def render_told(told: Sequence[Told], negatives: Sequence[HardNegative]) -> str:
    """How many hard negatives told an event, by domain."""
    by_domain = Counter(one.negative.domain for one in told)
    sizes = Counter(one.domain for one in negatives)
    parts = ", ".join(f"{domain} {by_domain[domain]}/{size}" for domain, size in sizes.items())
    return (
        f"hard negatives that told an event: {len(told)}/{len(negatives)} ({len(told) / len(negatives):.1%}): {parts}"
    )


if __name__ == "__main__":
    main()
