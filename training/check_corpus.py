"""Check the corpus and print how it is spread.

    python training/check_corpus.py [FILE…] [--against INPUT.jsonl…]

With files, only these are checked for markup, labels, length and repeats (against each other). Without, the whole of
`corpus/sentences`, and the quotas as well. `--against` names development texts, kept outside the project, that no
sentence may resemble. Leaves with 1 where there is a fault.
"""

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from corpus_files import MODES, Batch, MarkedSentence, read_batch, read_corpus

MOST_WORDS = 60
LIKENESS = 0.55  # share of common three-word runs above which two sentences count as one told twice
MOST_OF_A_TYPE = 0.03
QUOTAS = {"sentences": 8000, "per type": 350, "per mode": 30, "negatives": 2000, "several events": 1000}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, help="batches to check; all of corpus/sentences by default")
    parser.add_argument("--against", nargs="*", type=Path, default=[], help="JSON Lines with a `text` each")
    options = parser.parse_args()
    batches = [read_batch(path) for path in options.files] if options.files else read_corpus()
    faults = [*_faults(batches), *_likenesses(batches, options.against)]
    if not options.files:
        faults += _quota_faults(batches)
    _print_spread(batches)
    for fault in faults[:200]:
        print(fault)
    print(f"{len(faults)} faults in {sum(len(b.sentences) for b in batches)} sentences of {len(batches)} files")
    return 1 if faults else 0


def _faults(batches: list[Batch]) -> Iterator[str]:
    for batch in batches:
        yield from batch.faults
        for sentence in batch.sentences:
            if (words := len(sentence.text.split())) > MOST_WORDS:
                yield f"{batch.name}:{sentence.line}: {words} words, at most {MOST_WORDS} are allowed"


def _likenesses(batches: list[Batch], against: list[Path]) -> Iterator[str]:
    """Sentences that share more than LIKENESS of their three-word runs (the smaller set counts)."""
    told = [(f"{b.name}:{s.line}", s.text) for b in batches for s in b.sentences]
    foreign = [
        (path.parent.name, json.loads(row).get("text", "")) for path in against for row in path.open(encoding="utf-8")
    ]
    runs = [_runs(text) for _, text in told + foreign]
    where: dict[str, list[int]] = defaultdict(list)
    for index, (found, _) in enumerate(zip(runs, told + foreign, strict=True)):
        shared = Counter(other for run in found for other in where[run])
        for other, common in shared.items():
            likeness = common / max(1, min(len(found), len(runs[other])))
            if likeness > LIKENESS and common >= 4 and other < len(told):
                name = told[index][0] if index < len(told) else f"a {foreign[index - len(told)][0]} text"
                yield f"{told[other][0]}: {likeness:.0%} like {name}: {told[other][1][:70]}"
        if index < len(told) or found:
            for run in found:
                where[run].append(index)


def _runs(text: str) -> set[str]:
    words = re.findall(r"[\w']+", text.lower())
    return {" ".join(words[i : i + 3]) for i in range(len(words) - 2)}


def trigger_lemma(words: str) -> str:
    """The trigger without inflection, roughly: its words in lower case, the first cut of a common ending."""
    first, *rest = re.findall(r"[\w'-]+", words.lower()) or [""]
    return " ".join([re.sub(r"(?:ied|ies|ing|ed|es|s|e)$", "", first) if len(first) > 4 else first, *rest])


def _quota_faults(batches: list[Batch]) -> Iterator[str]:
    events = [e for s in _sentences(batches) for e in s.events]
    types, modes = Counter(e.event_type for e in events), Counter((e.event_type, e.mode) for e in events)
    counts = {
        "sentences": sum(len(b.sentences) for b in batches),
        "negatives": types["NONE"],
        "several events": sum(sum(e.event_type != "NONE" for e in s.events) > 1 for s in _sentences(batches)),
    }
    yield from (f"{n} {what}, {QUOTAS[what]} wanted" for what, n in counts.items() if n < QUOTAS[what])
    yield from (f"{t}: {types[t]} events, {QUOTAS['per type']} wanted" for t in MODES if types[t] < QUOTAS["per type"])
    wanted = ((t, mode) for t, names in MODES.items() for mode in names)
    yield from (
        f"{t} {m}: {modes[t, m]}, {QUOTAS['per mode']} wanted" for t, m in wanted if modes[t, m] < QUOTAS["per mode"]
    )
    for event_type, lemmas in _trigger_counts(batches).items():
        for lemma, n in lemmas.most_common(10):
            if n > MOST_OF_A_TYPE * types[event_type]:
                yield f"{event_type}: trigger {lemma!r} makes {n / types[event_type]:.1%} of it, at most 3% wanted"


def _trigger_counts(batches: list[Batch]) -> dict[str, Counter[str]]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for sentence in _sentences(batches):
        for event in sentence.events:
            if event.trigger and event.event_type != "NONE":
                counts[event.event_type][trigger_lemma(sentence.text[slice(*event.trigger)])] += 1
    return counts


def _sentences(batches: Iterable[Batch]) -> Iterator[MarkedSentence]:
    return (sentence for batch in batches for sentence in batch.sentences)


def _print_spread(batches: list[Batch]) -> None:
    sentences = list(_sentences(batches))
    events = [e for s in sentences for e in s.events]
    types, modes = Counter(e.event_type for e in events), Counter((e.event_type, e.mode) for e in events)
    triggers = _trigger_counts(batches)
    print(
        f"{len(sentences)} sentences, {len(events)} pairs or events, "
        f"{sum(sum(e.event_type != 'NONE' for e in s.events) > 1 for s in sentences)} sentences of several events"
    )
    for event_type in MODES:
        told = " ".join(f"{m}:{modes[event_type, m]}" for m in MODES[event_type])
        top = ", ".join(f"{lemma} {n}" for lemma, n in triggers[event_type].most_common(4))
        print(f"  {event_type:<10}{types[event_type]:>5}  {told}\n{'':>19}most: {top}")
    kinds = Counter(e.mode for e in events if e.event_type == "NONE")
    print(f"  NONE      {types['NONE']:>5}  " + " ".join(f"{k}:{n}" for k, n in kinds.most_common()))
    print(
        "  factuality "
        + " ".join(f"{k}:{n}" for k, n in Counter(e.factuality for e in events if e.factuality).most_common())
    )
    words = sorted(len(s.text.split()) for s in sentences) or [0]
    print(
        f"  words: a tenth under {words[len(words) // 10]}, half under {words[len(words) // 2]}, "
        f"a tenth over {words[-max(1, len(words) // 10)]}"
    )
    for key in ("region", "voice", "years"):
        spread = Counter[str]()
        for batch in batches:
            spread[batch.brief.get(key, "?")] += len(batch.sentences)
        print(f"  {key}: " + ", ".join(f"{k} {n}" for k, n in spread.most_common(20)))


if __name__ == "__main__":
    sys.exit(main())
