"""The codebook as values: event types, modes, contexts, sectors, quad classes and CAMEO codes.

People edit the YAML files beside this module; ``load_codebook`` reads them once, checks that they agree with one
another and refuses to go on when they do not.
"""

from collections.abc import Collection, Iterable
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Literal, TypeVar

import msgspec
import yaml
from msgspec import Struct

from dateline.domain.event import EventType
from dateline.errors import DataError


class QuadEntry(Struct, frozen=True, forbid_unknown_fields=True):
    """One of the four quad classes: verbal or material, cooperation or conflict."""

    number: int
    name: str
    label: str
    definition: str
    notes: tuple[str, ...] = ()


class TypeEntry(Struct, frozen=True, forbid_unknown_fields=True):
    """An event type: what was done. ``cameo`` is the code for it when neither mode nor context tells more."""

    name: EventType
    label: str
    quad: int
    score: float
    recipient_required: bool
    cameo: str
    definition: str
    examples: tuple[str, ...]
    cameo_by_context: dict[str, str] = {}
    notes: tuple[str, ...] = ()


class ModeEntry(Struct, frozen=True, forbid_unknown_fields=True):
    """A mode: how an act of one event type was done. ``adds_contexts`` always come with it."""

    event_type: EventType
    name: str
    score: float
    cameo: str
    definition: str
    cameo_by_context: dict[str, str] = {}
    adds_contexts: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def code(self) -> str:
        """The mode with its type, as in ``ASSAULT-aerial``."""
        return f"{self.event_type}-{self.name}"


class ContextEntry(Struct, frozen=True, forbid_unknown_fields=True):
    """A context: what an act was about."""

    name: str
    label: str
    definition: str
    notes: tuple[str, ...] = ()


class SectorEntry(Struct, frozen=True, forbid_unknown_fields=True):
    """An actor's walk of life, or (``body``) the code of an organisation that belongs to no one country."""

    code: str
    kind: Literal["sector", "body"]
    label: str
    definition: str
    notes: tuple[str, ...] = ()


class CameoEntry(Struct, frozen=True, forbid_unknown_fields=True):
    """A CAMEO code, its Goldstein weight as in ICEWS, and the PLOVER codes that mean the same (none: dropped)."""

    code: str
    label: str
    goldstein: float
    event_types: tuple[EventType, ...] = ()
    modes: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()

    @property
    def root(self) -> str:
        """The first two digits: the code's family."""
        return self.code[:2]


class Codebook(Struct, frozen=True):
    """Everything in the codebook, by code, in the order of the files."""

    quads: dict[int, QuadEntry]
    types: dict[EventType, TypeEntry]
    modes: dict[tuple[EventType, str], ModeEntry]
    contexts: dict[str, ContextEntry]
    sectors: dict[str, SectorEntry]
    cameo: dict[str, CameoEntry]

    def modes_of(self, event_type: EventType) -> tuple[ModeEntry, ...]:
        """The modes of a type, none for AGREE, SUPPORT, CONCEDE, COOPERATE and AID."""
        return tuple(entry for entry in self.modes.values() if entry.event_type == event_type)

    def mode(self, event_type: EventType, name: str) -> ModeEntry:
        """One mode; DataError where the type has no such mode."""
        entry = self.modes.get((event_type, name))
        if entry is None:
            known = ", ".join(mode.name for mode in self.modes_of(event_type)) or "none"
            raise DataError(f"{event_type} has no mode {name!r}; its modes are: {known}")
        return entry


@cache
def load_codebook() -> Codebook:
    """The codebook of this package, read and checked once."""
    return read_codebook(files("dateline.codebook"))


def read_codebook(folder: Traversable) -> Codebook:
    """Read and check the codebook files of a folder. Raises DataError naming file and entry."""
    quads = read_entries(folder / "quads.yaml", QuadEntry)
    types = read_entries(folder / "types.yaml", TypeEntry)
    modes = read_entries(folder / "modes.yaml", ModeEntry)
    contexts = read_entries(folder / "contexts.yaml", ContextEntry)
    sectors = read_entries(folder / "sectors.yaml", SectorEntry)
    cameo = read_entries(folder / "cameo.yaml", CameoEntry)
    codebook = Codebook(
        quads=_by_code("quads.yaml", ((entry.number, entry) for entry in quads)),
        types=_by_code("types.yaml", ((entry.name, entry) for entry in types)),
        modes=_by_code("modes.yaml", (((entry.event_type, entry.name), entry) for entry in modes)),
        contexts=_by_code("contexts.yaml", ((entry.name, entry) for entry in contexts)),
        sectors=_by_code("sectors.yaml", ((entry.code, entry) for entry in sectors)),
        cameo=_by_code("cameo.yaml", ((entry.code, entry) for entry in cameo)),
    )
    _check_types(codebook)
    _check_modes(codebook)
    _check_cameo(codebook)
    return codebook


def score_of(event_type: EventType, mode: str | None = None) -> float:
    """The PLOVER score, from -10 (most hostile) to 10; the mode's own where a mode is given."""
    codebook = load_codebook()
    return codebook.types[event_type].score if mode is None else codebook.mode(event_type, mode).score


def quad_of(event_type: EventType) -> int:
    """The quad class, 1 to 4."""
    return load_codebook().types[event_type].quad


def cameo_of(event_type: EventType, mode: str | None = None, contexts: Collection[str] = ()) -> str | None:
    """The CAMEO code nearest to a type, its mode and its contexts.

    >>> cameo_of(EventType.AID, contexts=["military"])
    '072'
    """
    codebook = load_codebook()
    entry: TypeEntry | ModeEntry = codebook.types[event_type] if mode is None else codebook.mode(event_type, mode)
    narrower = (code for context, code in entry.cameo_by_context.items() if context in contexts)
    return next(narrower, entry.cameo)


Entry = TypeVar("Entry", bound=Struct)
Code = TypeVar("Code")


def read_entries(path: Traversable, kind: type[Entry]) -> list[Entry]:
    """The entries of one file, each of the shape ``kind`` and with no text left empty."""
    try:
        raw = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        raise DataError(f"{path.name}: not readable as YAML: {error}") from error
    if not isinstance(raw, list):
        raise DataError(f"{path.name}: expected a list of entries, each line beginning with '- '")
    return [_read_entry(item, kind, where=f"{path.name}, entry {number}") for number, item in enumerate(raw, 1)]


def _read_entry(item: object, kind: type[Entry], *, where: str) -> Entry:
    if isinstance(item, dict):
        name = item.get("name") or item.get("code") or item.get("kind") or item.get("number")
        where = f"{where} ({name})"
    try:
        entry = msgspec.convert(item, kind)
    except msgspec.ValidationError as error:
        raise DataError(f"{where}: {error}") from error
    for field in entry.__struct_fields__:
        _check_text(getattr(entry, field), where=f"{where}, {field}")
    return entry


def _check_text(value: object, *, where: str) -> None:
    texts = value if isinstance(value, tuple) else (value,)
    if any(isinstance(text, str) and not text.strip() for text in texts):
        raise DataError(f"{where}: the text is empty; write it or remove the key")


def _by_code(file: str, pairs: Iterable[tuple[Code, Entry]]) -> dict[Code, Entry]:
    found: dict[Code, Entry] = {}
    for code, entry in pairs:
        if code in found:
            shown = "-".join(code) if isinstance(code, tuple) else code
            raise DataError(f"{file}: {shown} is there twice; keep one")
        found[code] = entry
    return found


def _check_types(codebook: Codebook) -> None:
    missing = [event_type.value for event_type in EventType if event_type not in codebook.types]
    if missing:
        raise DataError(f"types.yaml: no entry for {', '.join(missing)}")
    for entry in codebook.types.values():
        where = f"types.yaml, {entry.name}"
        if entry.quad not in codebook.quads:
            raise DataError(f"{where}: quad {entry.quad} is not in quads.yaml")
        if len(entry.examples) < 2:
            raise DataError(f"{where}: {len(entry.examples)} examples; give at least 2")
        _check_targets(codebook, entry, event_type=entry.name, where=where)


def _check_modes(codebook: Codebook) -> None:
    for entry in codebook.modes.values():
        where = f"modes.yaml, {entry.code}"
        _check_targets(codebook, entry, event_type=entry.event_type, where=where)
        _check_contexts(codebook, entry.adds_contexts, where=where)


def _check_cameo(codebook: Codebook) -> None:
    for entry in codebook.cameo.values():
        where = f"cameo.yaml, {entry.code}"
        _check_contexts(codebook, entry.contexts, where=where)
        for mode in entry.modes:
            if not any((event_type, mode) in codebook.modes for event_type in entry.event_types):
                raise DataError(f"{where}: mode {mode!r} is not in modes.yaml under its event types")
        if entry.root not in codebook.cameo:
            raise DataError(f"{where}: its root {entry.root} is missing")


def _check_targets(codebook: Codebook, entry: TypeEntry | ModeEntry, *, event_type: EventType, where: str) -> None:
    """Each CAMEO code named must exist and mean the type; a narrower one may also share its root with the main one."""
    _check_contexts(codebook, entry.cameo_by_context, where=where)
    for code in (entry.cameo, *entry.cameo_by_context.values()):
        target = codebook.cameo.get(code)
        if target is None:
            raise DataError(f"{where}: CAMEO code {code!r} is not in cameo.yaml (codes are text: quote them)")
        is_near = code != entry.cameo and target.root == entry.cameo[:2]
        if event_type not in target.event_types and not is_near:
            raise DataError(f"{where}: CAMEO code {code} ({target.label}) does not mean {event_type}")


def _check_contexts(codebook: Codebook, contexts: Iterable[str], *, where: str) -> None:
    for context in contexts:
        if context not in codebook.contexts:
            raise DataError(f"{where}: context {context!r} is not in contexts.yaml")
