"""Write the trained classifier as int8 ONNX with its tokenizer and labels to `src/dateline/models`."""

import json
import tempfile
from pathlib import Path

import numpy as np
import torch
from batching import MODE_LABELS, TYPES
from corpus_files import CONTEXTS, FACTUALITIES
from instances import Instance
from measure import Logits
from model import PairClassifier
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer
from torch.nn import functional

from dateline.coding.classifier import LABELS_FILE, MODEL_FILE, TOKENIZER_FILE

OUTPUTS = ["types", "modes", "factualities", "contexts"]


def write_model(
    model: PairClassifier, tokenizer: Tokenizer, logits: Logits, validation: list[Instance], folder: Path
) -> None:
    """Export, quantise per channel (per tensor drifts) and write the labels with the fitted temperature."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        full = Path(scratch) / "full.onnx"
        export(model, full)
        quantize_dynamic(full, folder / MODEL_FILE, per_channel=True, weight_type=QuantType.QInt8)
    tokenizer.save(str(folder / TOKENIZER_FILE))
    labels = {
        "types": TYPES,
        "modes": MODE_LABELS,
        "factualities": FACTUALITIES,
        "contexts": CONTEXTS,
        "temperature": round(temperature(logits[0], validation), 3),
        "context_threshold": context_threshold(logits[3], validation),
    }
    (folder / LABELS_FILE).write_text(json.dumps(labels, indent=1) + "\n", encoding="utf-8")


def export(model: PairClassifier, path: Path) -> None:
    model.eval()
    ids = torch.ones(2, 8, dtype=torch.long)
    axes = {name: {0: "batch"} for name in OUTPUTS}
    axes |= {"input_ids": {0: "batch", 1: "tokens"}, "attention_mask": {0: "batch", 1: "tokens"}}
    torch.onnx.export(
        model, (ids, torch.ones_like(ids)), str(path), input_names=["input_ids", "attention_mask"],
        output_names=OUTPUTS, dynamic_axes=axes, opset_version=17, dynamo=False,
    )  # fmt: skip


def temperature(logits: np.ndarray, instances: list[Instance]) -> float:
    """The divisor of the type logits that makes the shares fit the validation files best (log loss)."""
    wanted = torch.tensor([TYPES.index(i.event_type) for i in instances])
    scores = torch.tensor(logits)
    steps = np.arange(0.4, 3.01, 0.05)
    return float(min(steps, key=lambda t: functional.cross_entropy(scores / float(t), wanted).item()))


def context_threshold(logits: np.ndarray, instances: list[Instance]) -> float:
    """The share from which a context is given, by micro-F1 on the validation files."""
    rows = [n for n, i in enumerate(instances) if i.contexts is not None]
    gold = np.array([[c in (instances[n].contexts or ()) for c in CONTEXTS] for n in rows])
    shares = 1 / (1 + np.exp(-logits[rows]))

    def f1(threshold: float) -> float:
        got = shares >= threshold
        return float(2 * (got & gold).sum() / max(1, got.sum() + gold.sum()))

    return float(max(np.round(np.arange(0.1, 0.91, 0.05), 2), key=f1))
