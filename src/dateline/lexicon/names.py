"""The names and role words that say who an actor is, indexed by their words.

Built from ``actors/countries.yaml`` (states, nationalities, capitals, metonyms), ``actors/organisations.yaml`` (bodies,
parties, companies), ``actors/armed_groups.yaml`` and ``actors/roles.yaml`` (titles and role nouns to sectors, and the
modifiers that change them).
"""

import re
import unicodedata
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import yaml
from msgspec import Struct

from dateline.lexicon.inflect import noun_forms

NameKind = Literal["country", "demonym", "seat", "metonym", "organisation"]
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[\w]+(?:['’][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")


class SectorSpan(Struct, frozen=True):
    """A sector held from ``since`` to ``until`` (ISO year or month, inclusive start, exclusive end)."""

    sector: str
    since: str | None = None
    until: str | None = None


class Name(Struct, frozen=True):
    """What a name stands for. ``exact`` names match only as written ("US", "WHO")."""

    kind: NameKind
    written: str
    name: str
    id: str
    country: str | None
    sectors: tuple[SectorSpan, ...] = ()
    exact: bool = False
    ambiguous: bool = False

    def sector_on(self, day: str | None) -> str | None:
        """The sector on an ISO day; without a day, the latest."""
        if not self.sectors:
            return None
        if day is None:
            return self.sectors[-1].sector
        for span in self.sectors:
            if (span.since is None or span.since <= day) and (span.until is None or day < span.until):
                return span.sector
        return self.sectors[-1].sector


class Modifier(Struct, frozen=True):
    """Words before a role that change its sector: "former" makes GOV an ELI."""

    applies_to: frozenset[str]
    becomes: str | None


class NameLexicon(Struct, frozen=True):
    """Names and roles by their normalised words; ``longest`` bounds the window of a look-up."""

    names: dict[tuple[str, ...], tuple[Name, ...]]
    roles: dict[tuple[str, ...], str]
    modifiers: dict[str, tuple[Modifier, ...]]
    persons: frozenset[str]
    not_actors: frozenset[str]
    first_words: frozenset[str]
    longest: int


def words_of(text: str) -> list[tuple[str, int, int]]:
    """Normalised words with their offsets: lower case, no accents, no possessive 's, no dots in acronyms."""
    found = []
    for match in _WORD.finditer(text):
        word = normalise(match.group())
        if word:
            found.append((word, match.start(), match.end()))
    return found


@cache
def normalise(word: str) -> str:
    """One word as the index keys it."""
    bare = unicodedata.normalize("NFKD", _POSSESSIVE.sub("", word.replace(".", "")))
    return "".join(char for char in bare if not unicodedata.combining(char)).lower()


@cache
def load_names() -> NameLexicon:
    """Read and index the four files."""
    names: dict[tuple[str, ...], list[Name]] = {}
    for name in [
        *_country_names(_read("countries.yaml")),
        *_organisation_names(_read("organisations.yaml")),
        *_organisation_names(_read("armed_groups.yaml")),
    ]:
        key = tuple(word for word, _, _ in words_of(name.written))
        if key and key[0] == "the" and len(key) > 1:
            key = key[1:]
        if key:
            known = names.setdefault(key, [])
            twin = next((n for n, other in enumerate(known) if other.id == name.id and other.kind == name.kind), None)
            if twin is None:
                known.append(name)
            elif known[twin].exact and not name.exact:
                known[twin] = name  # "Nato" beside "NATO": the looser spelling answers for both
    raw_roles = _read("roles.yaml")
    roles = _role_index(raw_roles["sectors"])
    persons = frozenset(form for word in _flat(raw_roles.get("persons")) for form in noun_forms(word))
    return NameLexicon(
        names={key: tuple(found) for key, found in names.items()},
        roles=roles,
        modifiers=_modifier_index(raw_roles.get("modifiers") or []),
        persons=persons,
        not_actors=frozenset(form for word in _flat(raw_roles.get("not_actors")) for form in noun_forms(word)),
        first_words=frozenset(key[0] for key in names) | frozenset(key[0] for key in roles),
        longest=max(len(key) for key in [*names, *roles]),
    )


def is_person_noun(word: str) -> bool:
    """A lower-case noun that names people or a body of people: "refugees", "ministry", "women"."""
    lexicon = load_names()
    return (word,) in lexicon.roles or word in lexicon.persons


def is_instrument(word: str) -> bool:
    """A lower-case noun for what acts in somebody's stead: a weapon, a blast, a ruling, a report."""
    return word in _instruments()


@cache
def _instruments() -> frozenset[str]:
    return frozenset(form for word in _read("instruments.yaml") for form in noun_forms(word))


def _read(name: str) -> Any:
    path = files("dateline.lexicon") / "actors" / name
    return yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def _country_names(raw: dict[str, Any]) -> list[Name]:
    found: list[Name] = []
    for entry in raw["countries"]:
        code, name = entry["code"], entry["name"]
        own = entry.get("id") or f"country:{code}"
        ambiguous = set(entry.get("ambiguous") or ())
        partial = (SectorSpan("PRE"),) if entry.get("partial") and entry.get("id") else ()
        for kind, key in (("country", "aliases"), ("demonym", "adjectives"), ("demonym", "people"), ("seat", "seats")):
            for written in [*([name] if key == "aliases" else []), *(entry.get(key) or ())]:
                sectors = partial or ((SectorSpan("GOV"),) if kind == "seat" else ())
                found.append(_name(kind, written, name, own, code, sectors, ambiguous))
        for metonym in entry.get("metonyms") or ():
            sectors = (SectorSpan(metonym["sector"]),)
            found.append(_name("metonym", metonym["name"], metonym["name"], own, code, sectors, ambiguous))
    for entry in raw.get("former") or ():
        code = entry["code"]
        for written in [entry["name"], *(entry.get("aliases") or ())]:
            found.append(_name("country", written, entry["name"], f"country:{code}", code, (), set()))
        for written in [*(entry.get("adjectives") or ()), *(entry.get("people") or ())]:
            found.append(_name("demonym", written, entry["name"], f"country:{code}", code, (), set()))
    return found


def _organisation_names(raw: Any) -> list[Name]:
    entries = raw["organisations"] if isinstance(raw, dict) else raw
    found: list[Name] = []
    for entry in entries:
        spans = tuple(
            SectorSpan(span["sector"], _text(span.get("since")), _text(span.get("until")))
            for span in entry.get("sectors") or ()
        ) or ((SectorSpan(entry["sector"]),) if entry.get("sector") else ())
        ambiguous = (
            {entry["name"], *(entry.get("aliases") or ())}
            if entry.get("ambiguous") is True
            else set(entry.get("ambiguous") or ())
        )
        for written in [entry["name"], *(entry.get("aliases") or ())]:
            found.append(
                _name("organisation", written, entry["name"], entry["id"], entry.get("country"), spans, ambiguous)
            )
    return found


def _name(
    kind: str,
    written: str,
    name: str,
    own: str,
    country: str | None,
    sectors: tuple[SectorSpan, ...],
    ambiguous: set[str],
) -> Name:
    letters = [char for char in written if char.isalpha()]
    exact = len(letters) <= 5 and all(char.isupper() for char in letters)
    return Name(kind, written, name, own, country, sectors, exact=exact, ambiguous=written in ambiguous)  # type: ignore[arg-type]


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _flat(value: Any) -> list[str]:
    if value is None:
        return []
    if isinstance(value, dict):
        return [word for part in value.values() for word in _flat(part)]
    return [str(word) for word in value]


def _role_index(sectors: dict[str, list[str]]) -> dict[tuple[str, ...], str]:
    index: dict[tuple[str, ...], str] = {}
    for sector, words in sectors.items():
        for written in words:
            *before, last = [word for word, _, _ in words_of(str(written))] or [""]
            for form in noun_forms(last):
                index.setdefault((*before, form), sector)
    return index


def _modifier_index(raw: list[dict[str, Any]]) -> dict[str, tuple[Modifier, ...]]:
    index: dict[str, list[Modifier]] = {}
    for entry in raw:
        modifier = Modifier(frozenset(entry.get("applies_to") or ()), entry.get("becomes"))
        for word in entry["words"]:
            index.setdefault(str(word).lower(), []).append(modifier)
    return {word: tuple(found) for word, found in index.items()}
