"""Reads the actor files that people edit into the index that ``names`` loads.

actors/countries.yaml       states, nationalities, capitals, buildings that stand for a part of the state
actors/organisations.yaml   international bodies, parties, forces, media, companies
actors/armed_groups.yaml    armed groups, gangs, militias
actors/people-*.tsv         people in office: name, aliases, country, terms ("GOV president 2014-06/; ...")
actors/parties-*.tsv        parties: name, aliases, country, since, until
actors/groups-*.tsv         armed groups: name, aliases, country, sector, since, until, parent
actors/roles.yaml           role nouns and titles to sectors, with the words that change them
actors/instruments.yaml     what acts in somebody's stead
"""

import re
from collections.abc import Iterable, Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import msgspec
import yaml

from dateline.codebook.load import load_codebook
from dateline.errors import DataError
from dateline.lexicon.inflect import noun_forms
from dateline.lexicon.names import Modifier, Name, NameKind, NameLexicon, Term, normalise, words_of

_TERM = re.compile(
    r"^(?P<sector>[A-Z]{3}) (?P<office>.*?) ?(?:(?P<since>[\d-]*)/(?P<until>[\d-]*)|(?P<year>\d{4}(?:-\d\d)?))$"
)
_DAY = re.compile(r"^\d{4}(-\d\d){0,2}$")
_NO_STATES = frozenset({"ATA", "BVT", "HMD"})  # land without people or government acts on nobody
_ORDER = ("country", "metonym", "seat", "demonym", "organisation", "person")


def read_lexicon() -> NameLexicon:
    """The whole index from the files as they stand. Raises DataError naming file and entry."""
    folder = files("dateline.lexicon") / "actors"
    raw_roles = _yaml(folder / "roles.yaml")
    roles = _role_index(raw_roles["sectors"])
    names = index_names(every_name(folder))
    states = [name for found in names.values() for name in found if name.kind in {"country", "demonym", "seat"}]
    return NameLexicon(
        names={key: pack(found) for key, found in names.items()},
        countries=tuple(sorted({name.written for name in states if name.kind == "country"})),
        demonyms=frozenset(name.written for name in states if name.kind == "demonym"),
        states_and_seats=frozenset(name.written for name in states if name.kind != "demonym"),
        roles=roles,
        modifiers=_modifier_index(raw_roles.get("modifiers") or []),
        persons=frozenset(form for word in raw_roles.get("persons") or () for form in noun_forms(str(word))),
        instruments=frozenset(form for word in _yaml(folder / "instruments.yaml") for form in noun_forms(str(word))),
        first_words=frozenset(key.split(" ", 1)[0] for key in (*names, *roles)),
        longest=max(key.count(" ") + 1 for key in (*names, *roles)),
    )


def every_name(folder: Traversable) -> Iterator[Name]:
    """Every name of every file, the files in a fixed order."""
    yield from _country_names(_yaml(folder / "countries.yaml"))
    for file in ("organisations.yaml", "armed_groups.yaml"):
        yield from organisation_names(_yaml(folder / file), where=file)
    tables = sorted((path for path in folder.iterdir() if path.name.endswith(".tsv")), key=lambda path: path.name)
    yield from _people_once(row for path in tables if path.name.startswith("people-") for row in read_people(path))
    for prefix, read in (("parties-", _parties), ("groups-", _groups)):
        for path in tables:
            if path.name.startswith(prefix):
                yield from read(path)


def _people_once(rows: Iterable[tuple[str, tuple[str, ...], str | None, tuple[Term, ...]]]) -> Iterator[Name]:
    """One person for each name: two regions may both tell of somebody, one of the national, one of the world post.

    Namesakes of two countries stay two.
    """
    people: dict[str, list[tuple[str, list[str], str | None, list[Term]]]] = {}
    for name, aliases, country, row_terms in rows:
        terms = list(row_terms)
        known = people.setdefault(_slug(name), [])
        twin = next((n for n, other in enumerate(known) if country is None or other[2] in {None, country}), None)
        if twin is None:
            known.append((name, list(aliases), country, terms))
            continue
        shown, others, home, held = known[twin]
        others += [alias for alias in (name, *aliases) if alias not in others and alias != shown]
        held += [term for term in terms if not any(_same_term(term, other) for other in held)]
        known[twin] = (shown, others, home or country, held)
    for found in people.values():
        for name, written, country, held in found:
            own = f"person:{_slug(name)}-{(country or 'int').lower()}"
            in_order = tuple(sorted(held, key=lambda term: (term.since or "", term.until or "9999")))
            for each in [name, *written]:
                yield _name("person", each, name, own, country, in_order, set())


def _same_term(one: Term, other: Term) -> bool:
    """The same post told twice, with or without months."""
    years = [((term.since or "")[:4], (term.until or "")[:4]) for term in (one, other)]
    return one.sector == other.sector and years[0] == years[1]


def index_names(found: Iterable[Name]) -> dict[str, tuple[Name, ...]]:
    """Names by their words; of one key, states come before bodies and bodies before people."""
    index: dict[str, list[Name]] = {}
    for name in found:
        words = [word for word, _, _ in words_of(name.written)]
        if len(words) > 1 and words[0] == "the":
            words = words[1:]
        if not words:
            continue
        known = index.setdefault(" ".join(words), [])
        twin = next((n for n, other in enumerate(known) if _is_twin(other, name)), None)
        if twin is None:
            known.append(name)
        elif known[twin].exact and not name.exact:
            known[twin] = name  # "Nato" beside "NATO": the looser spelling answers for both
    return {key: tuple(sorted(found, key=lambda name: _ORDER.index(name.kind))) for key, found in index.items()}


def with_own_actors(lexicon: NameLexicon, path: str) -> NameLexicon:
    """The index with the actors of a user's YAML file, which stand before the built-in ones of the same words."""
    try:
        raw = yaml.safe_load(Path(path).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise DataError(f"{path}: {error}. Hint: docs/actors.md shows the form") from error
    if not isinstance(raw, list) or not raw:
        raise DataError(
            f"{path}: expected a list of actors with id, name and sector. Hint: docs/actors.md shows the form"
        )
    own = index_names(organisation_names(raw, where=path))
    packed = {key: pack((*found, *lexicon.names_at(key))) for key, found in own.items()}
    return msgspec.structs.replace(
        lexicon,
        names={**lexicon.names, **packed},
        first_words=lexicon.first_words | {key.split(" ", 1)[0] for key in own},
        longest=max(lexicon.longest, *(key.count(" ") + 1 for key in own)),
    )


def pack(found: tuple[Name, ...]) -> msgspec.Raw:
    """The packed form of the names of one key."""
    return msgspec.Raw(msgspec.msgpack.encode(found))


def organisation_names(raw: Any, *, where: str) -> Iterator[Name]:
    """Names of a list of bodies: id, name, aliases, country, sector or dated sectors, ambiguous."""
    for entry in raw:
        if not isinstance(entry, dict) or not entry.get("name") or not entry.get("id"):
            raise DataError(f"{where}: {entry!r} needs at least an id and a name")
        spans = entry.get("sectors") or ()
        if not all(isinstance(span, dict) and span.get("sector") for span in spans):
            raise DataError(f"{where}: {entry['name']}: sectors are a list of {{sector, since, until}}")
        own = [entry] if entry.get("sector") else []
        wrong = {span["sector"] for span in (*spans, *own)} - set(load_codebook().sectors)
        if wrong:
            raise DataError(f"{where}: {entry['name']}: no sector {sorted(wrong)}. Hint: dateline codebook lists them")
        terms = tuple(
            Term(span["sector"], _text(span.get("since")), _text(span.get("until")))
            for span in entry.get("sectors") or ()
        ) or ((Term(entry["sector"]),) if entry.get("sector") else ())
        written = [entry["name"], *(entry.get("aliases") or ())]
        doubtful = set(written) if entry.get("ambiguous") is True else set(entry.get("ambiguous") or ())
        for each in written:
            yield _name("organisation", str(each), entry["name"], entry["id"], entry.get("country"), terms, doubtful)


def _is_twin(one: Name, other: Name) -> bool:
    if one.kind == other.kind and one.id == other.id:
        return True
    return one.kind == other.kind == "organisation" and one.name == other.name and one.country == other.country


def _yaml(path: Traversable) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def _country_names(raw: dict[str, Any]) -> Iterator[Name]:
    for entry in raw["countries"]:
        code, name = entry["code"], entry["name"]
        if code in _NO_STATES:
            continue
        own = entry.get("id") or f"country:{code}"
        doubtful = set(entry.get("ambiguous") or ())
        partial = (Term("PRE"),) if entry.get("partial") and entry.get("id") else ()
        for written in [name, *(entry.get("aliases") or ())]:
            yield _name("country", written, name, own, code, partial, doubtful)
        for written in [*(entry.get("adjectives") or ()), *(entry.get("people") or ())]:
            yield _name("demonym", written, name, own, code, partial, doubtful)
        for written in entry.get("seats") or ():
            yield _name("seat", written, name, own, code, partial or (Term("GOV"),), doubtful)
        for metonym in entry.get("metonyms") or ():
            yield _name("metonym", metonym["name"], metonym["name"], own, code, (Term(metonym["sector"]),), doubtful)
    for entry in raw.get("former") or ():
        code, name = entry["code"], entry["name"]
        for written in [name, *(entry.get("aliases") or ())]:
            yield _name("country", written, name, f"country:{code}", code, (), set())
        for written in [*(entry.get("adjectives") or ()), *(entry.get("people") or ())]:
            yield _name("demonym", written, name, f"country:{code}", code, (), set())


def read_people(path: Traversable) -> Iterator[tuple[str, tuple[str, ...], str | None, tuple[Term, ...]]]:
    """Name, aliases, country and terms of each row of a people file."""
    for number, (name, aliases, country, raw_terms) in _rows(path, ("name", "aliases", "country", "terms")):
        terms = tuple(_term(text, f"{path.name}:{number}") for text in _parts(raw_terms))
        yield name, tuple(_parts(aliases)), _code(country), terms


def _term(text: str, where: str) -> Term:
    match = _TERM.match(text)
    if match is None:
        raise DataError(f"{where}: term {text!r}; expected 'GOV president 2014-06/2018-03'")
    since, until = match["since"] or match["year"] or None, match["until"] or match["year"] or None
    for day in (since, until):
        if day is not None and not _DAY.match(day):
            raise DataError(f"{where}: {day!r} in term {text!r}; expected a year, year-month or day")
    return Term(match["sector"], since, until, match["office"] or None)


def _parties(path: Traversable) -> Iterator[Name]:
    for _, (name, aliases, country, since, until) in _rows(path, ("name", "aliases", "country", "since", "until")):
        own = f"party:{_slug(name)}-{country.lower().strip('-') or 'int'}"
        for written in [name, *_parts(aliases)]:
            yield _name(
                "organisation", written, name, own, _code(country), (Term("PTY", since or None, until or None),), set()
            )


def _groups(path: Traversable) -> Iterator[Name]:
    header = ("name", "aliases", "country", "sector", "since", "until", "parent")
    for _, (name, aliases, country, sector, *_rest) in _rows(path, header):
        own = f"group:{_slug(name)}-{country.lower().strip('-') or 'int'}"
        for written in [name, *_parts(aliases)]:
            yield _name("organisation", written, name, own, _code(country), (Term(sector),), set())


def rows_of(path: Traversable) -> Iterator[tuple[int, list[str]]]:
    """Line number and cells of a table, whatever its columns."""
    header = path.read_text(encoding="utf-8").split("\n", 1)[0]
    return _rows(path, tuple(header.split("\t")))


def _rows(path: Traversable, header: tuple[str, ...]) -> Iterator[tuple[int, list[str]]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    if tuple(lines[0].split("\t")) != header:
        raise DataError(f"{path.name}:1: the header is {lines[0]!r}; expected {' TAB '.join(header)}")
    for number, line in enumerate(lines[1:], 2):
        cells = [cell.strip() for cell in line.split("\t")]
        if not line.strip():
            continue
        cells += [""] * (len(header) - len(cells))
        if len(cells) != len(header) or not cells[0]:
            raise DataError(f"{path.name}:{number}: {len(cells)} cells, or no name; expected {len(header)} cells")
        yield number, cells


def _parts(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip()]


def _slug(name: str) -> str:
    return "-".join(word for word, _, _ in words_of(name)) or normalise(name)


def _code(country: str) -> str | None:
    return None if country in {"", "-"} else country


def _name(
    kind: NameKind, written: str, name: str, own: str, country: str | None, terms: tuple[Term, ...], doubtful: set[str]
) -> Name:
    letters = [char for char in written if char.isalpha()]
    exact = len(letters) <= 5 and all(char.isupper() for char in letters)
    return Name(kind, written, name, own, country, terms, exact=exact, ambiguous=written in doubtful)


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _role_index(sectors: dict[str, list[str]]) -> dict[str, str]:
    index: dict[str, str] = {}
    for sector, words in sectors.items():
        for written in words:
            *before, last = [word for word, _, _ in words_of(str(written))] or [""]
            for form in noun_forms(last):
                index.setdefault(" ".join((*before, form)), sector)
    return index


def _modifier_index(raw: list[dict[str, Any]]) -> dict[str, tuple[Modifier, ...]]:
    index: dict[str, list[Modifier]] = {}
    for entry in raw:
        modifier = Modifier(frozenset(entry.get("applies_to") or ()), entry.get("becomes"))
        for word in entry["words"]:
            index.setdefault(str(word).lower(), []).append(modifier)
    return {word: tuple(found) for word, found in index.items()}
