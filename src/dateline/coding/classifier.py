"""What happens between two parties of a sentence, by a small transformer trained on the corpus.

The sentence is read with its parties and its trigger between marks; one encoder answers with an event type or none, a
mode, a factuality and contexts. Made by ``training/train.py``; figures and limits are in ``models/MODEL_CARD.md``.
"""

import math
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct

from dateline.domain.event import EventType, Factuality

if TYPE_CHECKING:
    import numpy as np

Spans = Sequence[tuple[int, int]]

MODEL_FILE = "classifier.onnx"
TOKENIZER_FILE = "tokenizer.json"
LABELS_FILE = "labels.json"
LONGEST = 160  # tokens read of one sentence, marks included
BATCH = 16
NO_EVENT = 0.8  # share of none from which a pair asked about has no event
# Words of the base vocabulary that no text uses, one pair for each part of the marked sentence.
ACTOR_MARKS = ("[unused1]", "[unused2]")
TRIGGER_MARKS = ("[unused3]", "[unused4]")
RECIPIENT_MARKS = ("[unused5]", "[unused6]")
MARKS = (*ACTOR_MARKS, *TRIGGER_MARKS, *RECIPIENT_MARKS)


class Question(Struct, frozen=True):
    """A sentence with the spans ``[start, end)`` of the parties asked about and, if known, of the trigger."""

    text: str
    actors: tuple[tuple[int, int], ...] = ()
    recipients: tuple[tuple[int, int], ...] = ()
    trigger: tuple[int, int] | None = None


class Labels(Struct, frozen=True):
    """What the outputs of the model stand for, in their order, and the temperature that calibrates the types."""

    types: tuple[str, ...]
    modes: tuple[str, ...]
    factualities: tuple[str, ...]
    contexts: tuple[str, ...]
    temperature: float = 1.0
    context_threshold: float = 0.5


class Judgement(Struct, frozen=True):
    """The classifier's answer. ``probabilities`` are over the 16 types; what they lack to 1 is ``none``.

    ``event_type`` is ``None`` where no event is likelier than any one type.
    """

    event_type: EventType | None
    probabilities: dict[EventType, float]
    none: float
    event_mode: str | None
    factuality: Factuality
    contexts: tuple[str, ...]

    @property
    def likeliest(self) -> EventType:
        """The likeliest of the 16 types, whatever the share of none."""
        return max(self.probabilities, key=lambda kind: self.probabilities[kind])

    @property
    def confidence(self) -> float:
        """The share of the answer given."""
        return self.none if self.event_type is None else self.probabilities[self.event_type]


def mark(question: Question) -> str:
    """The sentence with marks around the parties and the trigger, as the model reads it.

    >>> mark(Question("Kenya left.", actors=((0, 5),)))
    '[unused1] Kenya [unused2] left.'
    """
    return with_marks(
        question.text,
        (
            (start, end, f"{first} ", f" {last}")
            for spans, (first, last) in (
                (question.actors, ACTOR_MARKS),
                ((question.trigger,) if question.trigger else (), TRIGGER_MARKS),
                (question.recipients, RECIPIENT_MARKS),
            )
            for start, end in spans
        ),
    )


def with_marks(text: str, spans: Iterable[tuple[int, int, str, str]]) -> str:
    """The text with an opening and a closing mark at each span ``(start, end, opening, closing)``, nested rightly."""
    edges: list[tuple[int, int, int, str]] = []  # at, closing before opening, longer outside, mark
    for start, end, opening, closing in spans:
        edges += [(start, 1, start - end, opening), (end, 0, start - end, closing)]
    marked, at = "", 0
    for place, _, _, name in sorted(edges):
        marked += text[at:place] + name
        at = place
    return marked + text[at:]


def judge(questions: Sequence[Question]) -> list[Judgement]:
    """Answer many questions, in their order; they are read in batches of like length."""
    import numpy as np

    if not questions:
        return []
    model = load_classifier()
    encoded = model.tokenizer.encode_batch([mark(question) for question in questions])
    order = sorted(range(len(questions)), key=lambda n: len(encoded[n].ids))
    answers: dict[int, Judgement] = {}
    for batch in (order[at : at + BATCH] for at in range(0, len(order), BATCH)):
        longest = max(len(encoded[n].ids) for n in batch)
        ids = np.zeros((len(batch), longest), dtype=np.int64)
        for row, n in enumerate(batch):
            ids[row, : len(encoded[n].ids)] = encoded[n].ids
        outputs = model.session.run(None, {"input_ids": ids, "attention_mask": (ids != 0).astype(np.int64)})
        for row, n in enumerate(batch):
            answers[n] = _judgement(model.labels, *(output[row] for output in outputs))
    return [answers[n] for n in range(len(questions))]


class Classifier(Struct, frozen=True):
    """The loaded model with its tokenizer and labels."""

    session: Any
    tokenizer: Any
    labels: Labels


@cache
def load_classifier() -> Classifier:
    """The model, loaded on first use; one thread, as many processes may run beside each other."""
    import onnxruntime
    from tokenizers import Tokenizer

    folder = files("dateline.models")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(
        (folder / MODEL_FILE).read_bytes(), options, providers=["CPUExecutionProvider"]
    )
    tokenizer = marking_tokenizer(Tokenizer.from_str((folder / TOKENIZER_FILE).read_text(encoding="utf-8")))
    labels = msgspec.json.decode((folder / LABELS_FILE).read_bytes(), type=Labels)
    return Classifier(session, tokenizer, labels)


def marking_tokenizer(tokenizer: Any) -> Any:
    """A tokenizer of the base model that keeps the marks whole, cuts at LONGEST and leaves padding to the caller."""
    tokenizer.add_special_tokens(list(MARKS))
    tokenizer.no_padding()
    tokenizer.enable_truncation(LONGEST)
    return tokenizer


def _judgement(
    labels: Labels, types: "np.ndarray", modes: "np.ndarray", factualities: "np.ndarray", contexts: "np.ndarray"
) -> Judgement:
    shares = _softmax(types / labels.temperature)
    probabilities = {
        EventType(name): float(share) for name, share in zip(labels.types, shares, strict=True) if name != "NONE"
    }
    none = float(shares[labels.types.index("NONE")])
    likeliest = max(probabilities, key=lambda kind: probabilities[kind])
    event_type = None if none > probabilities[likeliest] else likeliest
    own = [n for n, name in enumerate(labels.modes) if name.split(":")[0] == likeliest]
    mode = labels.modes[max(own, key=lambda n: modes[n])].split(":")[1] if own else ""
    return Judgement(
        event_type,
        probabilities,
        none,
        mode or None,
        Factuality(labels.factualities[int(factualities.argmax())]),
        tuple(
            name
            for name, logit in zip(labels.contexts, contexts, strict=True)
            if 1 / (1 + math.exp(-float(logit))) >= labels.context_threshold
        ),
    )


def _softmax(logits: "np.ndarray") -> "np.ndarray":
    import numpy as np

    powers = np.exp(logits - logits.max())
    return powers / powers.sum()
