"""What it was about: PLOVER contexts by the words of the sentence, and those the trigger itself carries."""

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import yaml

from dateline.codebook.load import load_codebook
from dateline.coding.candidates import Candidate
from dateline.lexicon.inflect import noun_forms

if TYPE_CHECKING:
    from spacy.tokens import Doc


def contexts_of(doc: "Doc", candidate: Candidate) -> tuple[str, ...]:
    """Contexts in the codebook's order, each told by at least one word of the sentence."""
    index = _index()
    told = {context for token in doc for context in index.get(token.lower_, ())} | set(candidate.contexts)
    return tuple(context for context in _order() if context in told)


@cache
def _raw() -> dict[str, list[str]]:
    path = files("dateline.lexicon") / "contexts.yaml"
    raw: dict[str, list[str]] = yaml.load(
        path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    )
    return raw


@cache
def _index() -> dict[str, tuple[str, ...]]:
    index: dict[str, tuple[str, ...]] = {}
    for context, words in _raw().items():
        for word in words:
            for form in noun_forms(word):
                index[form] = (*index.get(form, ()), context)
    return index


@cache
def _order() -> tuple[str, ...]:
    return tuple(load_codebook().contexts)
