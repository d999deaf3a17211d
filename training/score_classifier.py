"""Score the shipped weights on the validation files of the corpus: precision, recall and F1 of each type.

    python training/score_classifier.py [--held=-5] [--hide-triggers]

The figures of `docs/accuracy.md`. Int8 weights, as users run them.
"""

import argparse
import sys

from corpus_files import MODES, read_corpus
from instances import instances_of
from sklearn.metrics import precision_recall_fscore_support

from dateline.coding.classifier import Question, judge


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--held", default="-5", help="ending of the names of the validation files")
    parser.add_argument("--hide-triggers", action="store_true", help="ask about the pair alone")
    options = parser.parse_args()
    held = instances_of([batch for batch in read_corpus() if batch.name.endswith(options.held)])
    asked = [i for i in held if not i.made and ((i.actors and i.recipients) or not options.hide_triggers)]
    answers = judge(
        [Question(i.text, i.actors, i.recipients, None if options.hide_triggers else i.trigger) for i in asked]
    )
    wanted = [i.event_type for i in asked]
    got = [str(answer.event_type or "NONE") for answer in answers]
    names = [*MODES, "NONE"]
    columns = precision_recall_fscore_support(wanted, got, labels=names, zero_division=0)
    print("| type | n | precision | recall | F1 |\n|---|---|---|---|---|")
    for name, precision, recall, f1, n in zip(names, *columns, strict=True):
        print(f"| {name} | {n} | {precision:.3f} | {recall:.3f} | {f1:.3f} |")
    right = sum(a == b for a, b in zip(wanted, got, strict=True)) / len(asked)
    print(f"{len(asked)} pairs, accuracy {right:.4f}, macro-F1 {sum(columns[2]) / len(names):.4f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
