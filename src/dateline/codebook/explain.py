"""Any code in words: what ``dateline codebook`` prints."""

import difflib
import re
import textwrap
from collections.abc import Iterable, Iterator

from dateline.codebook.load import (
    CameoEntry,
    Codebook,
    ContextEntry,
    ModeEntry,
    QuadEntry,
    SectorEntry,
    TypeEntry,
    load_codebook,
)
from dateline.domain.event import EventType
from dateline.errors import SettingError

AnyEntry = QuadEntry | TypeEntry | ModeEntry | ContextEntry | SectorEntry | CameoEntry

_WIDTH = 100


def explain_code(code: str) -> list[AnyEntry]:
    """Every entry a code may mean; an empty list where it means none.

    Case does not matter, and a space, ``_`` or ``-`` is the same: ``ASSAULT``, ``assault aerial``, ``aerial``,
    ``human rights``, ``GOV``, ``190``, ``14``, ``verbal conflict`` (or ``3``).
    """
    wanted = _key(code)
    return [entry for entry in _all_entries(load_codebook()) if wanted in map(_key, _codes(entry))]


def render_code(code: str) -> str:
    """The meaning of a code as plain text. Raises SettingError with near matches where it means nothing."""
    entries = explain_code(code)
    if not entries:
        raise SettingError(_unknown_message(code))
    return "\n\n".join(_render(entry) for entry in entries) + "\n"


def render_overview() -> str:
    """The whole codebook at a glance, as plain text."""
    codebook = load_codebook()
    sectors = [entry for entry in codebook.sectors.values() if entry.kind == "sector"]
    bodies = [entry for entry in codebook.sectors.values() if entry.kind == "body"]
    roots = [entry for entry in codebook.cameo.values() if entry.code == entry.root]
    parts = [_overview_quad(codebook, quad) for quad in codebook.quads.values()]
    parts += [
        _overview_names("Contexts", codebook.contexts),
        _overview_codes("Sectors", sectors),
        _overview_codes("Bodies of no one country", bodies),
        _overview_codes("CAMEO roots", roots),
        "More on any of them: dateline codebook CODE",
    ]
    return "\n\n".join(parts) + "\n"


def _all_entries(codebook: Codebook) -> Iterator[AnyEntry]:
    yield from codebook.quads.values()
    yield from codebook.types.values()
    yield from codebook.modes.values()
    yield from codebook.contexts.values()
    yield from codebook.sectors.values()
    yield from codebook.cameo.values()


def _codes(entry: AnyEntry) -> tuple[str, ...]:
    """The ways an entry may be asked for; the first is its own code."""
    match entry:
        case QuadEntry():
            return entry.name, str(entry.number)
        case ModeEntry():
            return entry.code, entry.name
        case TypeEntry() | ContextEntry():
            return (entry.name,)
        case SectorEntry() | CameoEntry():
            return (entry.code,)


def _key(code: str) -> str:
    return re.sub(r"[\s_-]+", "-", code.strip()).casefold()


def _unknown_message(code: str) -> str:
    names = {_key(name): name for entry in _all_entries(load_codebook()) for name in _codes(entry)}
    near = [names[key] for key in difflib.get_close_matches(_key(code), names, n=5, cutoff=0.6)]
    hint = f"Did you mean {', '.join(near)}?" if near else "`dateline codebook` lists all codes."
    return f"{code!r} is not in the codebook. {hint}"


def _render(entry: AnyEntry) -> str:
    match entry:
        case QuadEntry():
            return _render_quad(entry)
        case TypeEntry():
            return _render_type(entry)
        case ModeEntry():
            return _render_mode(entry)
        case ContextEntry():
            return _page(f"{entry.name} (context): {entry.label}", entry.definition, notes=entry.notes)
        case SectorEntry():
            kind = "sector" if entry.kind == "sector" else "body of no one country"
            return _page(f"{entry.code} ({kind}): {entry.label}", entry.definition, notes=entry.notes)
        case CameoEntry():
            return _render_cameo(entry)


def _render_quad(entry: QuadEntry) -> str:
    types = [kind.name.value for kind in load_codebook().types.values() if kind.quad == entry.number]
    facts = [f"Event types: {', '.join(types)}"]
    return _page(f"{entry.name} (quad class {entry.number}): {entry.label}", entry.definition, facts, notes=entry.notes)


def _render_type(entry: TypeEntry) -> str:
    codebook = load_codebook()
    modes = [mode.name for mode in codebook.modes_of(entry.name)]
    facts = [
        f"Quad class: {entry.quad}, {codebook.quads[entry.quad].label.lower()}",
        f"Score: {entry.score:+g}" if entry.score else "Score: 0",
        f"Recipient: {'required' if entry.recipient_required else 'may be absent'}",
        f"Modes: {', '.join(modes) or 'none'}",
        *_cameo_facts(entry),
        *(f"Example: {example}" for example in entry.examples),
    ]
    return _page(f"{entry.name} (event type): {entry.label}", entry.definition, facts, notes=entry.notes)


def _render_mode(entry: ModeEntry) -> str:
    facts = [f"Score: {entry.score:+g}" if entry.score else "Score: 0", *_cameo_facts(entry)]
    if entry.adds_contexts:
        facts.append(f"Brings the context: {', '.join(entry.adds_contexts)}")
    return _page(f"{entry.code} (mode of {entry.event_type})", entry.definition, facts, notes=entry.notes)


def _render_cameo(entry: CameoEntry) -> str:
    facts = [f"Goldstein weight: {entry.goldstein:g}", f"PLOVER event type: {_names(entry.event_types) or 'none'}"]
    if entry.modes:
        facts.append(f"Mode: {_names(entry.modes)}")
    if entry.contexts:
        facts.append(f"Contexts: {_names(entry.contexts)}")
    children = [f"{child.code} {child.label}" for child in load_codebook().cameo.values() if _is_child(child, entry)]
    return _page(f"{entry.code} (CAMEO): {entry.label}", "", facts + children)


def _is_child(child: CameoEntry, parent: CameoEntry) -> bool:
    return child.code.startswith(parent.code) and len(child.code) == len(parent.code) + 1


def _cameo_facts(entry: TypeEntry | ModeEntry) -> list[str]:
    cameo = load_codebook().cameo
    facts = [f"CAMEO: {entry.cameo} {cameo[entry.cameo].label}"]
    facts += [f"CAMEO, if {name}: {code} {cameo[code].label}" for name, code in entry.cameo_by_context.items()]
    return facts


def _names(names: Iterable[EventType | str]) -> str:
    return " or ".join(str(name) for name in names)


def _page(heading: str, definition: str, facts: Iterable[str] = (), *, notes: Iterable[str] = ()) -> str:
    lines = [heading]
    lines += [_wrap(text) for text in (definition, *facts) if text]
    lines += [_wrap(f"Note: {note}") for note in notes]
    return "\n".join(lines)


def _wrap(text: str) -> str:
    return textwrap.fill(text, _WIDTH, initial_indent="  ", subsequent_indent="    ", break_on_hyphens=False)


def _overview_quad(codebook: Codebook, quad: QuadEntry) -> str:
    lines = [f"{quad.number}  {quad.label}"]
    for entry in codebook.types.values():
        if entry.quad == quad.number:
            modes = ", ".join(mode.name for mode in codebook.modes_of(entry.name))
            lines.append(_wrap(f"{entry.name:<10} {entry.label}{f': {modes}' if modes else ''}"))
    return "\n".join(lines)


def _overview_names(title: str, names: Iterable[str]) -> str:
    return f"{title}\n{_wrap(', '.join(names))}"


def _overview_codes(title: str, entries: Iterable[SectorEntry | CameoEntry]) -> str:
    return "\n".join([title, *(f"  {entry.code}  {entry.label}" for entry in entries)])
