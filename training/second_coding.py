"""Second coding: print the corpus without its labels, and compare what a second coder wrote with the first.

    python training/second_coding.py blind FILE…      the marked pairs of batches, labels hidden, one a line
    python training/second_coding.py agreement        Cohen's kappa by type over corpus/second_coding
    python training/second_coding.py disputes         where the two coders differ, for a third reading

A second coder's file is named as the batch, with `.tsv`: pair, type (or NONE), mode (or -), factuality (or -). A pair
is `batch:digest:number`: the first eight digits of the SHA-1 of the sentence and the number of its heading. These files
hold what the second coder wrote and are never changed afterwards; `agreement` compares them with the corpus as it stood
at first coding (`first_coding.tsv`, written by `freeze`) and with the corpus as settled.
"""

import argparse
import hashlib
import sys
from collections import Counter
from pathlib import Path

from corpus_files import CORPUS, MODES, MarkedEvent, MarkedSentence, read_batch, read_corpus

from dateline.coding.classifier import with_marks

SECOND = CORPUS / "second_coding"
FIRST = SECOND / "first_coding.tsv"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("task", choices=["blind", "freeze", "agreement", "disputes"])
    parser.add_argument("files", nargs="*", type=Path)
    options = parser.parse_args()
    if options.task == "blind":
        for path in options.files:
            for sentence in read_batch(path).sentences:
                for number, event in enumerate(sentence.events, start=1):
                    print(f"{pair_id(sentence, number)}\t{marked(sentence, event)}")
    elif options.task == "freeze":
        SECOND.mkdir(exist_ok=True)
        rows = ("\t".join((pair, *code)) for pair, code in current_codes().items())
        FIRST.write_text("\n".join(rows) + "\n", encoding="utf-8")
    elif options.task == "agreement":
        print_agreement()
    else:
        print_disputes()
    return 0


def pair_id(sentence: MarkedSentence, number: int) -> str:
    digest = hashlib.sha1(sentence.text.encode(), usedforsecurity=False).hexdigest()[:8]
    return f"{sentence.batch}:{digest}:{number}"


def marked(sentence: MarkedSentence, event: MarkedEvent) -> str:
    """The sentence with the marks of one event alone."""
    return with_marks(
        sentence.text,
        (
            (start, end, f"<{name}>", f"</{name}>")
            for name, spans in (
                ("a", event.actors),
                ("e", (event.trigger,) if event.trigger else ()),
                ("r", event.recipients),
            )
            for start, end in spans
        ),
    )


Code = tuple[str, str, str]


def current_codes() -> dict[str, Code]:
    """Type, mode and factuality of every pair of the corpus as it stands."""
    return {
        pair_id(s, n): (e.event_type, (e.mode or "-") if e.event_type != "NONE" else "-", e.factuality or "-")
        for batch in read_corpus()
        for s in batch.sentences
        for n, e in enumerate(s.events, start=1)
    }


def read_codes(path: Path) -> dict[str, Code]:
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
    return {row[0]: (row[1], row[2], row[3]) for row in rows if len(row) == 4}


def second_codes() -> dict[str, Code]:
    return {
        pair: code for path in sorted(SECOND.glob("*.tsv")) if path != FIRST for pair, code in read_codes(path).items()
    }


def kappa(first: list[str], second: list[str]) -> float:
    """Cohen's kappa: agreement beyond what the two coders' own shares would bring by chance."""
    if not first:
        return 0.0
    agreed = sum(a == b for a, b in zip(first, second, strict=True)) / len(first)
    one, two = Counter(first), Counter(second)
    chance = sum(one[k] * two[k] for k in one) / len(first) ** 2
    return 1.0 if chance == 1 else (agreed - chance) / (1 - chance)


def print_agreement() -> None:
    second = second_codes()
    for title, first in (("at first coding", read_codes(FIRST)), ("as settled", current_codes())):
        both = [pair for pair in second if pair in first]
        ours, theirs = [first[p][0] for p in both], [second[p][0] for p in both]
        print(f"{title}: {len(both)} pairs, type kappa {kappa(ours, theirs):.3f}")
        for kind in [*MODES, "NONE"]:
            pair = [a == kind for a in ours], [b == kind for b in theirs]
            value = kappa([str(x) for x in pair[0]], [str(x) for x in pair[1]])
            print(f"  {kind:<10} n {sum(pair[0]):>5}  kappa {value:.3f}")
        same = [p for p in both if first[p][0] == second[p][0] and first[p][0] in MODES]
        for name, at in (("mode", 1), ("factuality", 2)):
            print(f"  {name:<10} kappa {kappa([first[p][at] for p in same], [second[p][at] for p in same]):.3f}")


def print_disputes() -> None:
    second, first = second_codes(), current_codes()
    for batch in read_corpus():
        for sentence in batch.sentences:
            for number, event in enumerate(sentence.events, start=1):
                pair = pair_id(sentence, number)
                if pair in second and first[pair][0] != second[pair][0]:
                    print("\t".join((pair, " ".join(first[pair]), " ".join(second[pair]), marked(sentence, event))))


if __name__ == "__main__":
    sys.exit(main())
