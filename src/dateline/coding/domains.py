"""Tells sentences of sport, markets, weather, arts and history from politics by their own words."""

from collections import Counter
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

import yaml

from dateline.lexicon.inflect import noun_forms


@cache
def _cues() -> dict[str, list[tuple[str, float]]]:
    path = files("dateline.lexicon") / "domains.yaml"
    raw = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    index: dict[str, list[tuple[str, float]]] = {}
    for domain, groups in raw.items():
        for strength, words in (("strong", groups.get("strong")), ("weak", groups.get("weak"))):
            for word in map(str, words or ()):
                for form in noun_forms(word):
                    index.setdefault(form, []).append((domain, 1.0 if strength == "strong" else 0.5))
    return index


# A report is of a domain when this share of its sentences, and at least this many, point there.
REPORT_SHARE = 0.3
REPORT_SENTENCES = 3


def report_domain(found: Iterable[str | None]) -> str | None:
    """The domain of a whole report, from those of its sentences."""
    sentences = list(found)
    counts = Counter(domain for domain in sentences if domain is not None)
    if not counts:
        return None
    domain, count = counts.most_common(1)[0]
    return domain if count >= REPORT_SENTENCES and count >= REPORT_SHARE * len(sentences) else None


def other_domain(words: Iterable[str]) -> str | None:
    """The domain that the lower-case nouns of a sentence point to, if their cues add up to one strong cue."""
    index = _cues()
    sums: dict[str, float] = {}
    for word in sorted(set(words)):
        for domain, strength in index.get(word, ()):
            sums[domain] = sums.get(domain, 0.0) + strength
    found = max(sorted(sums), key=lambda domain: sums[domain], default=None)  # a tie has one answer in every run
    return found if found is not None and sums[found] >= 1.0 else None
