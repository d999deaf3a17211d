"""How it was done: the mode the trigger names, or the one its instruments and objects tell."""

from functools import cache
from importlib.resources import files

import yaml

from dateline.coding.candidates import Candidate
from dateline.domain.event import EventType
from dateline.lexicon.inflect import noun_forms, verb_forms

_WITHOUT_AIRCRAFT = frozenset({"REB", "UAF", "CRM", "CVL", "PRM"})
_BOMBING = verb_forms("bomb") | noun_forms("bombing")


def refine_mode(candidate: Candidate, sectors: frozenset[str] = frozenset()) -> tuple[str | None, str]:
    """The mode and, where the words beside the trigger chose it, the reason.

    A mode the trigger itself gives is kept, except that armed groups and gangs ("sectors" of the actors) do not bomb
    from the air; an open one is filled from the words of the trigger's own clause.
    """
    if candidate.mode == "aerial" and sectors and sectors <= _WITHOUT_AIRCRAFT and candidate.first.lower_ in _BOMBING:
        return "explosives", "those who bomb have no aircraft"
    if candidate.mode is not None:
        return candidate.mode, ""
    cues = _cues().get(candidate.event_type)
    if cues is None:
        return None, ""
    near = {token.lower_ for token in candidate.first.subtree}
    near |= {token.lower_ for actor in candidate.actors for token in actor.subtree}
    for mode, words in cues:
        hit = near & words
        if hit:
            return mode, f"mode {mode} by {min(hit)!r}"
    return None, ""


@cache
def _cues() -> dict[EventType, list[tuple[str, frozenset[str]]]]:
    path = files("dateline.lexicon") / "modes.yaml"
    raw = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return {
        EventType(event_type): [
            (mode, frozenset(form for word in words for form in noun_forms(word))) for mode, words in modes.items()
        ]
        for event_type, modes in raw.items()
    }
