"""Training instances as batches of token ids, and the labels in the order of the model's outputs."""

import random

import torch
from corpus_files import MODES
from instances import Instance, varied
from tokenizers import Tokenizer

from dateline.coding.classifier import Question, mark

TYPES = [*MODES, "NONE"]
MODE_LABELS = [f"{kind}:{mode}" for kind, modes in MODES.items() for mode in ["", *modes] if modes]
SIZE = 32

TrainingBatch = tuple[torch.Tensor, torch.Tensor, list[Instance]]


def batches_of(
    instances: list[Instance], tokenizer: Tokenizer, *, rng: random.Random | None = None, size: int = SIZE
) -> list[TrainingBatch]:
    """Batches of like length, shuffled and varied when `rng` is given."""
    shown = [varied(i, rng) for i in instances] if rng else list(instances)
    encoded = tokenizer.encode_batch([mark(question_of(i)) for i in shown])
    order = list(range(len(shown)))
    if rng:
        rng.shuffle(order)
    chunk = size * 24
    order = [
        n for at in range(0, len(order), chunk) for n in sorted(order[at : at + chunk], key=lambda n: len(encoded[n]))
    ]
    cut = [order[at : at + size] for at in range(0, len(order), size)]
    if rng:
        rng.shuffle(cut)
    found = []
    for rows in cut:
        longest = max(len(encoded[n]) for n in rows)
        ids = torch.zeros(len(rows), longest, dtype=torch.long)
        for row, n in enumerate(rows):
            ids[row, : len(encoded[n])] = torch.tensor(encoded[n].ids)
        found.append((ids, (ids != 0).long(), [shown[n] for n in rows]))
    return found


def question_of(instance: Instance) -> Question:
    return Question(instance.text, instance.actors, instance.recipients, instance.trigger)
