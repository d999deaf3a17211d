"""Fit the weighing of grammar, lexicon and classifier, and write it to `src/dateline/models/weights.json`.

    python training/weigh.py [--held=-5] [--write | --check]

The coder proposes candidates on the validation files of the corpus, which the classifier has not learned from; a
candidate is right when a marked event has its trigger and its type. A logistic regression over the evidence of each
(`dateline.domain.event.Evidence`) gives the chance that it is right, which is the `confidence` of an event. The hard
negatives of `evaluation/` count too, as sentences in which every candidate is wrong. Prints the
reliability of that figure by five-fold cross-validation over sentences, and the expected calibration error.
"""

import argparse
import json
import sys
from pathlib import Path
from unittest.mock import patch

import numpy as np
from corpus_files import MarkedSentence, read_corpus
from msgspec import structs
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict

from dateline import Settings
from dateline.coder import Coder
from dateline.coding.judging import Blend, load_blend
from dateline.domain.event import Decision, Evidence

WEIGHTS = Path(__file__).parents[1] / "src/dateline/models/weights.json"
# Few sentences of the corpus about sport or business hold a candidate; so much it takes to keep the two reports of
# `evaluation/gold` that tell no event, and the hard negatives, as quiet as they were before the classifier.
DOMAIN_AT_MOST = -1.5
HARD_NEGATIVES = Path(__file__).parents[1] / "evaluation/hard_negatives.txt"
# The lexicon's say. Where grammar has changed the act ("agreed to", "will not") it is all but certain: not searched.
PRIORS = ((0.5, 8.0), (1.0, 8.0), (2.0, 8.0))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--held", default="-5", help="ending of the names of the validation files")
    parser.add_argument("--write", action="store_true", help="write models/weights.json")
    parser.add_argument("--check", action="store_true", help="only print how well the shipped weights fit")
    options = parser.parse_args()
    sentences = [s for b in read_corpus() if b.name.endswith(options.held) for s in b.sentences]
    sentences += [
        MarkedSentence(row.split("\t")[1], (), "hard_negatives", number)
        for number, row in enumerate(HARD_NEGATIVES.read_text(encoding="utf-8").splitlines(), start=1)
    ]
    if options.check:
        shipped = load_blend()
        rows, right, _ = gather(sentences, shipped)
        print_reliability(np.array([shipped.confidence(Evidence(*row)) for row in rows]), np.array(right))
        return 0
    best, chosen = -1.0, None
    for prior, derived in PRIORS:
        start = Blend(bias=0, weights=Evidence(1, 1, 1, 0, 0, 0), prior=prior, prior_derived=derived)
        rows, right, groups = gather(sentences, start)
        model = LogisticRegression(C=1.0, max_iter=1000)
        shares = cross_val_predict(model, rows, right, groups=groups, cv=GroupKFold(5), method="predict_proba")[:, 1]
        found = f1_at(shares, right, threshold=0.5, events=count_events(sentences))
        print(
            f"prior {prior} / {derived}: {len(right)} candidates, {sum(right)} right, F1 at .5 {found:.4f}", flush=True
        )
        if found > best:
            best, chosen = found, (prior, derived, rows, right, shares)
    assert chosen is not None
    prior, derived, rows, right, shares = chosen
    model = LogisticRegression(C=1.0, max_iter=1000).fit(rows, right)
    fitted = Evidence(*(round(float(value), 4) for value in model.coef_[0]))
    weights = structs.replace(fitted, domain=min(fitted.domain, DOMAIN_AT_MOST))
    blend = structs.asdict(Blend(round(float(model.intercept_[0]), 4), weights, prior, derived))
    blend["weights"] = structs.asdict(weights)
    print(json.dumps(blend))
    print_reliability(shares, np.array(right))
    if options.write:
        WEIGHTS.write_text(json.dumps(blend, indent=1) + "\n", encoding="utf-8")
    return 0


def gather(sentences: list[MarkedSentence], blend: Blend) -> tuple[np.ndarray, list[bool], list[int]]:
    """Evidence, rightness and sentence number of every candidate the classifier was asked about."""
    coder = Coder(Settings(min_confidence=0.0))
    rows, right, groups = [], [], []
    with (
        patch("dateline.pipeline.load_blend", lambda: blend),
        patch("dateline.coding.events.load_blend", lambda: blend),
    ):
        for number, sentence in enumerate(sentences):
            for decision in coder.explain(sentence.text).decisions:
                if decision.evidence is not None:
                    rows.append(structs.astuple(decision.evidence))
                    right.append(is_right(decision, sentence))
                    groups.append(number)
    return np.array(rows), right, groups


def is_right(decision: Decision, sentence: MarkedSentence) -> bool:
    """A marked event of this type whose trigger shares words with the candidate's."""
    start, end = decision.trigger.start, decision.trigger.end
    return any(
        event.event_type == decision.event_type
        and event.trigger
        and event.trigger[0] < end
        and start < event.trigger[1]
        for event in sentence.events
    )


def count_events(sentences: list[MarkedSentence]) -> int:
    return sum(event.event_type != "NONE" for s in sentences for event in s.events)


def f1_at(shares: np.ndarray, right: list[bool], *, threshold: float, events: int) -> float:
    kept = shares >= threshold
    hits = int((kept & np.array(right)).sum())
    return 2 * hits / max(1, int(kept.sum()) + events)


def print_reliability(shares: np.ndarray, right: np.ndarray) -> None:
    error = 0.0
    print("confidence   n      mean   right")
    for low in np.arange(0, 1, 0.1):
        inside = (shares >= low) & (shares < low + 0.1)
        if inside.any():
            mean, share = float(shares[inside].mean()), float(right[inside].mean())
            error += abs(mean - share) * inside.mean()
            print(f"{low:.1f} to {low + 0.1:.1f}  {int(inside.sum()):>5}  {mean:.3f}  {share:.3f}")
    print(f"expected calibration error {error:.4f}")


if __name__ == "__main__":
    sys.exit(main())
