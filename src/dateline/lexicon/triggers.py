"""The trigger lexicon: which words signal which event type, and where their parties stand.

People edit ``triggers/<type>.yaml``; this module checks the files and indexes the patterns by the written form of
their first word (verbs) or last word (nouns).
"""

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Literal

import yaml
from msgspec import Struct

from dateline.domain.event import EventType
from dateline.errors import DataError
from dateline.lexicon.inflect import noun_forms, verb_forms

PartOfSpeech = Literal["verb", "noun"]

# Where a noun's acted-on party stands when the file does not say: "the killing of", "a raid on", "talks with".
NOUN_RECIPIENT = ("of", "against", "on", "to", "with", "for", "at")
VERB_RECIPIENT = ("object",)
_GROUP_KEYS = frozenset(
    "mode contexts verbs nouns recipient actor weight reciprocal party object_any object_not note".split()
)


class TriggerPattern(Struct, frozen=True):
    """Words that signal an event type.

    ``words`` are lemmas; for a verb the first is the verb and the others depend on it, for a noun the last is the
    head (or the one before "of"). ``weight`` (0..1) is how often, in political news, the words mean this type.
    """

    words: tuple[str, ...]
    pos: PartOfSpeech
    event_type: EventType
    mode: str | None
    contexts: tuple[str, ...]
    recipient: tuple[str, ...]
    actor: tuple[str, ...]
    weight: float
    reciprocal: bool
    party: bool
    object_any: frozenset[str]
    object_not: frozenset[str]
    needed: tuple[frozenset[str], ...] = ()

    def may_stand_in(self, words: frozenset[str]) -> bool:
        """Whether a sentence of these lower-case words holds every further word of the pattern: a cheap first test."""
        return all(not forms.isdisjoint(words) for forms in self.needed)


class TriggerLexicon(Struct, frozen=True):
    """Patterns by the written form of their key word, longest first, and the set of all such forms for the gate."""

    verbs: dict[str, tuple[TriggerPattern, ...]]
    nouns: dict[str, tuple[TriggerPattern, ...]]
    forms: frozenset[str]
    size: int


@cache
def load_triggers() -> TriggerLexicon:
    """Read, check and index all trigger files. Raises DataError naming file and entry."""
    patterns: list[TriggerPattern] = []
    folder = files("dateline.lexicon") / "triggers"
    for event_type in EventType:
        patterns += read_trigger_file(folder / f"{event_type.lower()}.yaml")
    verbs: dict[str, list[TriggerPattern]] = {}
    nouns: dict[str, list[TriggerPattern]] = {}
    for pattern in patterns:
        forms = verb_forms(pattern.words[0]) if pattern.pos == "verb" else noun_forms(noun_key(pattern.words))
        index = verbs if pattern.pos == "verb" else nouns
        for form in forms:
            index.setdefault(form, []).append(pattern)
    return TriggerLexicon(
        verbs={form: _by_precision(found) for form, found in verbs.items()},
        nouns={form: _by_precision(found) for form, found in nouns.items()},
        forms=frozenset(verbs) | frozenset(nouns),
        size=len(patterns),
    )


def read_trigger_file(path: Traversable) -> list[TriggerPattern]:
    """The patterns of one file, in file order."""
    raw = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    event_type = EventType(raw["event_type"])
    patterns: list[TriggerPattern] = []
    for number, group in enumerate(raw["groups"], 1):
        unknown = set(group) - _GROUP_KEYS
        if unknown:
            raise DataError(f"{path.name}, group {number}: unknown key {sorted(unknown)}; known: {sorted(_GROUP_KEYS)}")
        patterns += _read_group(group, event_type=event_type, where=f"{path.name}, group {number}")
    return patterns


def noun_key(words: tuple[str, ...]) -> str:
    """The head of a noun pattern: ``state`` of "state of emergency", ``strike`` of "air strike"."""
    return words[words.index("of") - 1] if "of" in words[1:] else words[-1]


def _read_group(group: dict[str, Any], *, event_type: EventType, where: str) -> list[TriggerPattern]:
    weight = group.get("weight", 0.7)
    if not isinstance(weight, int | float) or not 0 < weight <= 1:
        raise DataError(f"{where}: weight {weight!r} is not between 0 and 1")
    patterns = []
    for key, pos in (("verbs", "verb"), ("nouns", "noun")):
        for words in group.get(key) or ():
            if not isinstance(words, str):
                raise DataError(f"{where}: {words!r} is not text; put words such as yes, no, on in quotes")
            parts = tuple(words.lower().replace("-", " ").split())
            patterns.append(
                TriggerPattern(
                    words=parts,
                    needed=_needed_forms(parts, pos),
                    pos=pos,  # type: ignore[arg-type]
                    event_type=event_type,
                    mode=group.get("mode"),
                    contexts=tuple(group.get("contexts") or ()),
                    recipient=_recipient_slots(tuple(group.get("recipient") or ()), pos),
                    actor=tuple(group.get("actor") or ()),
                    weight=float(weight),
                    reciprocal=bool(group.get("reciprocal")),
                    party=bool(group.get("party")),
                    object_any=frozenset(str(word).lower() for word in group.get("object_any") or ()),
                    object_not=frozenset(str(word).lower() for word in group.get("object_not") or ()),
                )
            )
    return patterns


def _needed_forms(words: tuple[str, ...], pos: str) -> tuple[frozenset[str], ...]:
    """The written forms of every word but the one the pattern is indexed by."""
    key = words[0] if pos == "verb" else noun_key(words)
    rest = words[1:] if pos == "verb" else tuple(word for word in words if word not in {key, "of"})
    return tuple(noun_forms(word) | verb_forms(word) for word in rest)


def _recipient_slots(slots: tuple[str, ...], pos: str) -> tuple[str, ...]:
    """The object of a verb is the "of" of its noun; a noun also looks where nouns usually keep their acted-on party."""
    if pos == "verb":
        return slots or VERB_RECIPIENT
    own = tuple("of" if slot == "object" else slot for slot in slots if slot not in {"indirect", "subject"})
    return own + tuple(slot for slot in NOUN_RECIPIENT if slot not in own)


def _by_precision(patterns: list[TriggerPattern]) -> tuple[TriggerPattern, ...]:
    """Longer patterns first, then those with conditions, then heavier ones: the first that fits is the best fit."""
    return tuple(sorted(patterns, key=lambda p: (-len(p.words), not p.object_any, -p.weight)))
