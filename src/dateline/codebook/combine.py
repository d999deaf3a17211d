"""What an act becomes under another word: "urged them to withdraw" is a REQUEST, "will send aid" an AGREE.

The rules are data (``combine.yaml``); this module checks them and picks the first that fits.
"""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from msgspec import Struct

from dateline.codebook.load import load_codebook, read_entries
from dateline.domain.event import EventType, Factuality
from dateline.errors import DataError


class Rule(Struct, frozen=True, forbid_unknown_fields=True):
    """For acts of these types (and modes, where given): what is written down. No ``result``: the act as it is."""

    types: tuple[EventType, ...]
    reason: str
    modes: tuple[str, ...] = ()
    result: EventType | None = None
    mode: str | None = None


class Operator(Struct, frozen=True, forbid_unknown_fields=True):
    """A kind of word that takes an act below it, with its rules in order."""

    kind: str
    factuality: Factuality
    rules: tuple[Rule, ...]


class Combination(Struct, frozen=True):
    """What is written down for the two words together, and why."""

    event_type: EventType
    mode: str | None
    factuality: Factuality
    reason: str


def combine(operator: str, event_type: EventType, mode: str | None = None) -> Combination | None:
    """What an act becomes under an operator, ``None`` where the rules know no answer.

    >>> combine("stop", EventType.ASSAULT, "aerial").mode
    'ceasefire'
    """
    operators = load_operators()
    if operator not in operators:
        raise DataError(f"no operator {operator!r} in combine.yaml; it has: {', '.join(operators)}")
    found = operators[operator]
    rule = next(_fitting_rules(found, event_type, mode), None)
    if rule is None:
        return None
    act = f"{event_type}-{mode}" if mode else str(event_type)
    return Combination(
        event_type=rule.result or event_type,
        mode=rule.mode if rule.result else mode,
        factuality=found.factuality,
        reason=f"{operator} + {act}: {rule.reason}",
    )


@cache
def load_operators() -> dict[str, Operator]:
    """The operators of this package by kind, read and checked once."""
    return read_operators(files("dateline.codebook") / "combine.yaml")


def read_operators(path: Traversable) -> dict[str, Operator]:
    """Read and check one file of rules. Raises DataError naming operator and rule."""
    operators: dict[str, Operator] = {}
    for operator in read_entries(path, Operator):
        if operator.kind in operators:
            raise DataError(f"{path.name}: {operator.kind} is there twice; keep one")
        for number, rule in enumerate(operator.rules, 1):
            _check_rule(rule, where=f"{path.name}, {operator.kind}, rule {number}")
        operators[operator.kind] = operator
    return operators


def _fitting_rules(operator: Operator, event_type: EventType, mode: str | None) -> Iterator[Rule]:
    for rule in operator.rules:
        if event_type in rule.types and (not rule.modes or mode in rule.modes):
            yield rule


def _check_rule(rule: Rule, *, where: str) -> None:
    modes = load_codebook().modes
    if not rule.reason.strip():
        raise DataError(f"{where}: the reason is empty")
    if rule.mode and (rule.result is None or (rule.result, rule.mode) not in modes):
        raise DataError(f"{where}: mode {rule.mode!r} is not a mode of result {rule.result}")
    for mode in rule.modes:
        if not any((event_type, mode) in modes for event_type in rule.types):
            raise DataError(f"{where}: mode {mode!r} is not a mode of {', '.join(rule.types)}")
