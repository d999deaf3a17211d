"""Runs the coder on the development sets and prints their scorers' last lines, for ``docs/accuracy.md``.

The sets are other people's texts and live beside the project; their folder is the argument.
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from dateline import Coder
from dateline.exporting.writers import open_writer
from dateline.reading.files import read_inputs

TASKS = ("plv", "cameo_quad", "cameo_roles", "police")


def main() -> None:
    """Code each set, score it, print the result lines."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("shared", type=Path, help="the folder that holds bench/ and reports/")
    arguments.add_argument("--tasks", nargs="*", default=TASKS, help="which sets")
    arguments.add_argument("--keep", type=Path, help="folder to keep the analyses in")
    chosen = arguments.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = chosen.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        for task in chosen.tasks:
            analysis = folder / f"{task}.jsonl"
            code_file(chosen.shared / "bench" / "events" / "dev" / task / "INPUT.jsonl", analysis)
            score(chosen.shared / "bench" / "events" / "score.py", task, "--split", "dev", "--pred", str(analysis))
        report = folder / "reports.jsonl"
        code_file(chosen.shared / "reports" / "egypt-libya-2015-02-17.txt", report, date="2015-02-17")
        score(chosen.shared / "reports" / "score_reports.py", str(report))


def code_file(source: Path, target: Path, *, date: str | None = None) -> None:
    """Code one input file to JSON Lines."""
    from dateline.coder import as_date

    reports = [
        item for item in read_inputs([str(source)], default_date=as_date(date)) if not isinstance(item, Exception)
    ]
    with open_writer("jsonl", target) as writer:
        for analysis in Coder().code_many(reports):
            writer.write(analysis)


def score(script: Path, *arguments: str) -> None:
    """Run a scorer and print its last line."""
    done = subprocess.run([sys.executable, str(script), *arguments], capture_output=True, text=True, check=True)
    print(done.stdout.strip().splitlines()[-1])


if __name__ == "__main__":
    main()
