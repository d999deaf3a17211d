"""The corpus as values: `read_batch` turns a file of `corpus/sentences` into sentences with marked events.

The layout is told in `corpus/GUIDE.md`. Offsets are `[start, end)` characters into the sentence without its marks.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from dateline.codebook.load import load_codebook
from dateline.domain.event import EventType, Factuality

CORPUS = Path(__file__).parents[1] / "corpus"

MODES = {kind.value: tuple(mode.name for mode in load_codebook().modes_of(kind)) for kind in EventType}
FACTUALITIES = [factuality.value for factuality in Factuality]
CONTEXTS = list(load_codebook().contexts)
NONE_KINDS = (
    "sport business metaphor biography weather analysis history hypothetical background speech between culture "
    "statistics description accident schedule opinion entertainment"
).split()
BRIEF_KEYS = ("author", "region", "years", "voice")

_HEADING = re.compile(r"(?:(\d) )?([A-Z]{3,9})(?: ([a-z][a-z-]*))?\s*(\|.*)?")
_TAG = re.compile(r"<(/?)([^<>]*)>")
_ROLES = {"a": "actors", "e": "trigger", "r": "recipients"}

Span = tuple[int, int]


class CorpusError(ValueError):
    """A block that cannot be read; the message names file, line and what was expected."""


@dataclass(frozen=True)
class MarkedEvent:
    """One event of a sentence, or with `event_type` NONE a pair between which nothing happens (`mode` is its kind)."""

    event_type: str
    mode: str | None
    factuality: str | None
    contexts: tuple[str, ...]
    actors: tuple[Span, ...]
    trigger: Span | None
    recipients: tuple[Span, ...]


@dataclass(frozen=True)
class MarkedSentence:
    """One sentence of the corpus with its events, in the order of their headings."""

    text: str
    events: tuple[MarkedEvent, ...]
    batch: str
    line: int


@dataclass(frozen=True)
class Batch:
    """One file: its brief and its sentences, with what could not be read."""

    name: str
    brief: dict[str, str]
    sentences: tuple[MarkedSentence, ...]
    faults: tuple[str, ...]


def read_corpus(folder: Path = CORPUS / "sentences") -> list[Batch]:
    """Read every batch of a folder, in the order of their names."""
    return [read_batch(path) for path in sorted(folder.glob("*.txt"))]


def read_batch(path: Path) -> Batch:
    """Read one file. A block that breaks a rule is left out and named in `faults`."""
    brief: dict[str, str] = {}
    sentences: list[MarkedSentence] = []
    faults: list[str] = []
    for line, block in _blocks(path.read_text(encoding="utf-8")):
        if block[0].startswith("#"):
            brief |= {k.strip(): v.strip() for k, _, v in (row.lstrip("# ").partition(":") for row in block)}
            continue
        try:
            sentences.append(_read_block(block, batch=path.stem, line=line))
        except CorpusError as error:
            faults.append(f"{path.name}:{line}: {error}")
    faults.extend(f"{path.name}:1: the brief lacks {key!r}" for key in BRIEF_KEYS if key not in brief)
    return Batch(path.stem, brief, tuple(sentences), tuple(faults))


def _blocks(text: str) -> list[tuple[int, list[str]]]:
    blocks: list[tuple[int, list[str]]] = []
    current: list[str] = []
    for number, row in enumerate([*text.splitlines(), ""], start=1):
        if row.strip():
            current.append(row.strip())
        elif current:
            blocks.append((number - len(current), current))
            current = []
    return blocks


def _read_block(block: list[str], *, batch: str, line: int) -> MarkedSentence:
    *headings, marked = block
    if not headings:
        raise CorpusError(f"a sentence without a heading: {marked[:60]!r}")
    text, marks = _read_marks(marked)
    events = tuple(_read_event(heading, marks, alone=len(headings) == 1) for heading in headings)
    numbers = {number for number, _, _ in marks}
    told = {"" if len(headings) == 1 else heading.split()[0] for heading in headings}
    if numbers - told - ({"1"} if len(headings) == 1 else set()):
        raise CorpusError(f"marks {sorted(numbers - told)} have no heading")
    return MarkedSentence(text, events, batch, line)


def _read_marks(marked: str) -> tuple[str, list[tuple[str, str, Span]]]:
    text, at = "", 0
    open_tags: list[tuple[int, str]] = []
    marks: list[tuple[str, str, Span]] = []
    for tag in _TAG.finditer(marked):
        text += marked[at : tag.start()]
        at = tag.end()
        closing, names = tag.groups()
        if closing:
            if not open_tags:
                raise CorpusError(f"{tag.group()} closes nothing")
            start, opened = open_tags.pop()
            if not text[start:].strip():
                raise CorpusError(f"<{opened}> holds no words")
            for name in re.split(r"[ ,]+", opened):
                if not re.fullmatch(r"[aer]\d?", name):
                    raise CorpusError(f"<{opened}> is no mark: expected a, e or r with a number")
                marks.append((name[1:], _ROLES[name[0]], (start, len(text))))
        else:
            open_tags.append((len(text), names.strip()))
    if open_tags:
        raise CorpusError(f"<{open_tags[-1][1]}> is never closed")
    text += marked[at:]
    if "  " in text or text != text.strip():
        raise CorpusError("double or outer spaces")
    return text, marks


def _read_event(heading: str, marks: list[tuple[str, str, Span]], *, alone: bool) -> MarkedEvent:
    found = _HEADING.fullmatch(heading)
    if not found:
        raise CorpusError(f"heading {heading!r} is not 'TYPE mode | factuality | contexts'")
    number, event_type, mode, rest = found.groups()
    if not alone and number is None:
        raise CorpusError(f"heading {heading!r} needs a number, as the sentence has several")
    wanted = {number or "", ""} if alone else {number}
    spans = {role: tuple(s for n, r, s in marks if r == role and n in wanted) for role in _ROLES.values()}
    cells = [cell.strip() for cell in (rest or "").split("|")[1:]]
    if event_type == "NONE":
        if mode not in NONE_KINDS:
            raise CorpusError(f"NONE {mode}: expected one of {', '.join(NONE_KINDS)}")
        if not (spans["actors"] and spans["recipients"]):
            raise CorpusError("a NONE needs both <a> and <r>")
        trigger = spans["trigger"][0] if spans["trigger"] else None
        return MarkedEvent("NONE", mode, None, (), spans["actors"], trigger, spans["recipients"])
    if event_type not in MODES:
        raise CorpusError(f"{event_type} is no event type")
    if mode and mode not in MODES[event_type]:
        raise CorpusError(f"{event_type} has no mode {mode!r}: expected one of {' '.join(MODES[event_type]) or 'none'}")
    if not cells or cells[0] not in FACTUALITIES:
        raise CorpusError(f"heading {heading!r}: expected a factuality of {', '.join(FACTUALITIES)}")
    contexts = tuple(c for c in re.split(r"[ ,]+", cells[1]) if c and c != "-") if len(cells) > 1 else ()
    if unknown := [c for c in contexts if c not in CONTEXTS]:
        raise CorpusError(f"no such context: {', '.join(unknown)}")
    if len(spans["trigger"]) != 1:
        raise CorpusError(f"{event_type}: expected one <e>, found {len(spans['trigger'])}")
    if not (spans["actors"] or spans["recipients"]):
        raise CorpusError(f"{event_type}: no party is marked")
    return MarkedEvent(event_type, mode, cells[0], contexts, spans["actors"], spans["trigger"][0], spans["recipients"])
