"""Turns the corpus into training instances: one marked pair each, with negatives made from the marks themselves.

A sentence of several events also says what does *not* happen: the actor of one does nothing to the recipient of
another. And where an act has a direction, nothing is done the other way round.
"""

import random
import re
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import yaml
from corpus_files import Batch, MarkedEvent, MarkedSentence, Span

COUNTRIES = Path(__file__).parents[1] / "src/dateline/lexicon/actors/countries.yaml"
# The codebook's rule for what is yet to come (docs/codebook; PLOVER's auxiliary modes).
TO_COME = {"CONSULT": "AGREE", "SUPPORT": "AGREE", "COOPERATE": "AGREE", "AID": "AGREE", "RETREAT": "CONCEDE"}
RECIPROCAL = {"AGREE", "CONSULT", "COOPERATE", "SUPPORT"}


@dataclass(frozen=True)
class Instance:
    """One question with its answer. ``mode``, ``factuality`` and ``contexts`` are ``None`` where nobody marked them."""

    text: str
    actors: tuple[Span, ...]
    trigger: Span | None
    recipients: tuple[Span, ...]
    event_type: str
    mode: str | None
    factuality: str | None
    contexts: tuple[str, ...] | None
    batch: str
    made: bool = False
    needs_trigger: bool = False


def instances_of(batches: list[Batch]) -> list[Instance]:
    """Every marked event and pair, and the pairs that the marks of a sentence rule out."""
    found = []
    for batch in batches:
        for sentence in batch.sentences:
            found += [_instance(sentence, event) for event in sentence.events]
            found += _ruled_out(sentence)
    return found


def _instance(sentence: MarkedSentence, event: MarkedEvent) -> Instance:
    told = event.event_type != "NONE"
    same_pair = [e for e in sentence.events if (e.actors, e.recipients) == (event.actors, event.recipients)]
    inner = len(same_pair) > 1 and event.factuality not in {None, "actual"}  # what was promised, not the promise
    to_come = event.factuality in {"planned", "promised"} and event.event_type in TO_COME
    held_out = event.factuality == "threatened" and told  # harm held out is a threat, whatever the harm
    event_type = TO_COME[event.event_type] if to_come else "THREATEN" if held_out else event.event_type
    to_come = to_come or (held_out and event.event_type != "THREATEN")
    return Instance(
        text=sentence.text,
        actors=event.actors,
        trigger=event.trigger,
        recipients=event.recipients,
        event_type=event_type,
        mode=event.mode if told and not to_come else None,
        factuality=event.factuality,
        contexts=event.contexts if told else None,
        batch=sentence.batch,
        needs_trigger=inner,
    )


def _ruled_out(sentence: MarkedSentence) -> list[Instance]:
    told = [e for e in sentence.events if e.event_type != "NONE"]
    pairs = {(e.actors, e.recipients) for e in sentence.events}
    made = []

    def add(actors: tuple[Span, ...], recipients: tuple[Span, ...], trigger: Span | None) -> None:
        apart = all(a[1] <= r[0] or r[1] <= a[0] for a in actors for r in recipients)
        if actors and recipients and apart and (actors, recipients) not in pairs:
            pairs.add((actors, recipients))
            made.append(
                Instance(
                    sentence.text, actors, trigger, recipients, "NONE", None, None, None, sentence.batch, made=True
                )
            )

    for event in told:
        if event.event_type not in RECIPROCAL:
            add(event.recipients, event.actors, event.trigger)
        for other in told:
            if other is not event:
                add(event.actors, other.recipients, other.trigger)
    return made


def varied(instance: Instance, rng: random.Random) -> Instance:
    """The instance with its countries exchanged and some of its marks left out, so that neither is leaned upon."""
    instance = _with_other_countries(instance, rng) if rng.random() < 0.5 else instance
    if len(instance.actors) > 1 and not instance.recipients and instance.event_type != "NONE" and rng.random() < 0.75:
        # Equals who meet: asked about as a pair, either may stand first.
        first, *others = rng.sample(instance.actors, len(instance.actors))
        instance = replace(instance, actors=(first,), recipients=tuple(sorted(others)))
    if instance.made:
        return replace(instance, trigger=None) if rng.random() < 0.6 else instance
    if rng.random() < 0.55 and not instance.needs_trigger:
        instance = replace(instance, trigger=None)
    if instance.actors and instance.recipients and instance.event_type != "NONE":
        chance = rng.random()
        if chance < 0.06:
            instance = replace(instance, recipients=())
        elif chance < 0.10:
            instance = replace(instance, actors=())
    return instance


def _with_other_countries(instance: Instance, rng: random.Random) -> Instance:
    """Each country of the sentence becomes another one throughout, by name, adjective and capital alike."""
    forms, kinds = _country_forms()
    found = list(_pattern().finditer(instance.text))
    if not found:
        return instance
    others: dict[str, dict[str, str]] = {}
    shifts: list[tuple[int, int, int]] = []
    text, at = "", 0
    for match in found:
        code, kind = forms[match.group()]
        other = others.setdefault(code, rng.choice(kinds))
        text += instance.text[at : match.start()] + other[kind]
        shifts.append((match.start(), match.end(), len(text)))
        at = match.end()
    text += instance.text[at:]

    def moved(place: int, *, end: bool) -> int:
        change = 0
        for start, stop, new in shifts:
            if place >= stop:
                change = new - stop
            elif place > start:
                return new if end else new - 1
        return place + change

    def span(old: Span) -> Span:
        return moved(old[0], end=False), moved(old[1], end=True)

    return replace(
        instance,
        text=text,
        actors=tuple(span(s) for s in instance.actors),
        recipients=tuple(span(s) for s in instance.recipients),
        trigger=span(instance.trigger) if instance.trigger else None,
    )


@cache
def _country_forms() -> tuple[dict[str, tuple[str, str]], list[dict[str, str]]]:
    forms: dict[str, tuple[str, str]] = {}
    kinds = []
    for country in yaml.safe_load(COUNTRIES.read_text(encoding="utf-8"))["countries"]:
        name, adjectives, capital = country["name"], country.get("adjectives") or [], country.get("capital")
        if not adjectives or not capital or name in {"Georgia", "Jordan", "Chad"}:
            continue
        kinds.append({"name": name, "adjective": adjectives[0], "capital": capital})
        forms |= {name: (country["code"], "name"), adjectives[0]: (country["code"], "adjective")}
        forms |= {capital: (country["code"], "capital")}
    return forms, kinds


@cache
def _pattern() -> re.Pattern[str]:
    forms = sorted(_country_forms()[0], key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, forms)) + r")\b")
