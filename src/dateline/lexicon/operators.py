"""Words that change what the act below them counts as: "refused to", "plans for", "ready to"."""

from functools import cache
from importlib.resources import files

import yaml
from msgspec import Struct

from dateline.errors import DataError
from dateline.lexicon.inflect import noun_forms, verb_forms

KINDS = (
    "request", "refuse", "threaten", "vow", "promise", "plan", "stop", "start", "deny", "allow", "lift", "prevent",
    "fail", "wish", "allege",
)  # fmt: skip


class Operator(Struct, frozen=True):
    """One operator: its kind and the words after the first that must depend on it."""

    kind: str
    words: tuple[str, ...]
    clause_only: bool = False


class OperatorLexicon(Struct, frozen=True):
    """Operators by the written form of their first word."""

    verbs: dict[str, tuple[Operator, ...]]
    nouns: dict[str, tuple[Operator, ...]]
    adjectives: dict[str, tuple[Operator, ...]]


@cache
def load_operators() -> OperatorLexicon:
    """Read and index ``operators.yaml``. Raises DataError for an unknown kind."""
    path = files("dateline.lexicon") / "operators.yaml"
    raw = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    unknown = set(raw) - set(KINDS)
    if unknown:
        raise DataError(f"operators.yaml: unknown kind {sorted(unknown)}; known: {', '.join(KINDS)}")
    verbs: dict[str, list[Operator]] = {}
    nouns: dict[str, list[Operator]] = {}
    adjectives: dict[str, list[Operator]] = {}
    for kind in KINDS:
        for key in ("verbs", "verbs_with_clause"):
            for words in raw[kind].get(key) or ():
                operator = Operator(kind, tuple(words.split()), clause_only=key == "verbs_with_clause")
                for form in verb_forms(operator.words[0]):
                    verbs.setdefault(form, []).append(operator)
        for words in raw[kind]["nouns"]:
            for form in noun_forms(words):
                nouns.setdefault(form, []).append(Operator(kind, (words,)))
        for words in raw[kind]["adjectives"]:
            adjectives.setdefault(words, []).append(Operator(kind, (words,)))
    return OperatorLexicon(*(_longest_first(index) for index in (verbs, nouns, adjectives)))


def _longest_first(index: dict[str, list[Operator]]) -> dict[str, tuple[Operator, ...]]:
    return {form: tuple(sorted(found, key=lambda o: -len(o.words))) for form, found in index.items()}
