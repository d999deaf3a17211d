"""Set phrases in which a trigger word does not mean its act: "opening shot", "heart attack"."""

import re
from functools import cache
from importlib.resources import files

import yaml


def idiom_spans(text: str) -> list[tuple[int, int]]:
    """Character ranges of the set phrases in a text."""
    return [match.span() for match in _pattern().finditer(text)]


@cache
def _pattern() -> re.Pattern[str]:
    path = files("dateline.lexicon") / "idioms.yaml"
    phrases = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    ordered = sorted((str(phrase) for phrase in phrases), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(re.escape(phrase) for phrase in ordered) + r")\b", re.IGNORECASE)
