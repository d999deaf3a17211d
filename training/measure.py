"""Figures of the classifier on instances nobody trained on."""

from dataclasses import replace

import numpy as np
import torch
from batching import MODE_LABELS, TYPES, batches_of
from corpus_files import FACTUALITIES
from instances import Instance
from model import PairClassifier
from sklearn.metrics import f1_score
from tokenizers import Tokenizer

Logits = list[np.ndarray]  # types, modes, factualities, contexts: one row an instance


def evaluate(model: PairClassifier, tokenizer: Tokenizer, instances: list[Instance]) -> tuple[dict[str, float], Logits]:
    """Figures with triggers shown and, over whole pairs, hidden (`hidden_f1`); and the logits with triggers shown."""
    shown = predict(model, tokenizer, instances)
    bare = [replace(i, trigger=None) for i in instances if i.actors and i.recipients and not i.needs_trigger]
    got = [TYPES[n] for n in shown[0].argmax(1)]
    rows = [n for n, i in enumerate(instances) if i.factuality is not None]
    moded = [n for n in rows if own_modes(instances[n].event_type)]
    figures = {
        "macro_f1": macro_f1(shown[0], instances),
        "accuracy": share(got, [i.event_type for i in instances]),
        "hidden_f1": macro_f1(predict(model, tokenizer, bare)[0], bare),
        "mode": share(
            [mode_of(instances[n].event_type, shown[1][n]) for n in moded], [instances[n].mode or "" for n in moded]
        ),
        "factuality": share(
            [FACTUALITIES[shown[2][n].argmax()] for n in rows], [instances[n].factuality for n in rows]
        ),
    }
    return figures, shown


def own_modes(event_type: str) -> list[int]:
    """Where the modes of a type stand among the mode labels; the first is "no mode"."""
    return [n for n, label in enumerate(MODE_LABELS) if label.split(":")[0] == event_type]


def mode_of(event_type: str, logits: np.ndarray) -> str:
    own = own_modes(event_type)
    return MODE_LABELS[own[int(np.argmax(logits[own]))]].split(":")[1]


def predict(model: PairClassifier, tokenizer: Tokenizer, instances: list[Instance]) -> Logits:
    """The four outputs for each instance, in its order."""
    model.eval()
    at = {id(instance): n for n, instance in enumerate(instances)}
    rows: list[list[np.ndarray]] = [[np.empty(0)] * len(instances) for _ in range(4)]
    with torch.no_grad():
        for ids, mask, shown in batches_of(instances, tokenizer, size=64):
            for head, output in enumerate(model(ids, mask)):
                for instance, row in zip(shown, output.numpy(), strict=True):
                    rows[head][at[id(instance)]] = row
    return [np.stack(head) for head in rows]


def macro_f1(logits: np.ndarray, instances: list[Instance]) -> float:
    got = [TYPES[n] for n in logits.argmax(1)]
    wanted = [i.event_type for i in instances]
    return float(f1_score(wanted, got, labels=TYPES, average="macro", zero_division=0))


def share(got: list[str], wanted: list[str | None]) -> float:
    """The share of answers that are right."""
    return sum(a == b for a, b in zip(got, wanted, strict=True)) / max(1, len(got))
