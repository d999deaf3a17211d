"""Names, adjectives, capitals and seats of countries to their codes, for resolving places.

People edit ``actors/countries.yaml``; this module checks it and indexes it. Parts of states that have an entry and an
``id`` of their own there (Abkhazia, Somaliland) answer to their names as ``parts``, not as countries.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import yaml
from msgspec import Struct

from dateline.errors import DataError

_DROPPED = re.compile(r"[.'’‘`\"]")
_ARTICLE = re.compile(r"^\s*the\s+", re.IGNORECASE)
_LISTS = ("aliases", "adjectives", "people", "seats")


class Countries(Struct, frozen=True):
    """Codes by normalised name (see ``country_key``). ``shown`` gives a code's name; ``exact`` the spellings, such as
    "US", that are countries only as written."""

    shown: dict[str, str]
    names: dict[str, tuple[str, ...]]
    former: dict[str, str]
    parts: dict[str, str]
    adjectives: dict[str, tuple[str, ...]]
    capitals: dict[str, tuple[str, ...]]
    seats: dict[str, tuple[str, ...]]
    exact: dict[str, frozenset[str]]

    def codes_of(self, name: str) -> tuple[str, ...]:
        """The codes of the countries, present or else former, that bear a name: two for "Congo".

        >>> load_countries().codes_of("Great Britain")
        ('GBR',)
        """
        key = country_key(name)
        if not self.is_written_right(name):
            return ()
        if key in self.names:
            return self.names[key]
        return (self.former[key],) if key in self.former else ()

    def is_written_right(self, name: str) -> bool:
        """False for "us" and the like, which name a country in capitals only."""
        exact = self.exact.get(country_key(name))
        return exact is None or _ARTICLE.sub("", name).strip() in exact

    def is_former(self, name: str) -> bool:
        """Names a state that is no more, and none of today."""
        key = country_key(name)
        return key in self.former and key not in self.names

    def is_name(self, name: str) -> bool:
        """Names a country of today or before, however written."""
        key = country_key(name)
        return key in self.names or key in self.former

    def names_of(self, code: str) -> tuple[str, ...]:
        """The names of a country, normalised, the main one first."""
        main = country_key(self.shown.get(code, ""))
        return (main, *(name for name, codes in self.names.items() if code in codes and name != main))

    def capital_of(self, code: str) -> str | None:
        """The capital, normalised."""
        return next((capital for capital, codes in self.capitals.items() if code in codes), None)

    def demonym_code(self, word: str) -> str | None:
        """The code of an adjective or people; ``None`` where two countries share it."""
        codes = self.adjectives.get(country_key(word), ())
        return codes[0] if len(codes) == 1 and word[:1].isupper() else None


def country_key(name: str) -> str:
    """The form names are looked up in: no case, accents, dots, apostrophes or leading "the"; other marks are spaces.

    >>> country_key("the Côte d'Ivoire")
    'cote divoire'
    """
    decomposed = unicodedata.normalize("NFKD", _DROPPED.sub("", _ARTICLE.sub("", name))).casefold()
    letters = (char if char.isalnum() else " " for char in decomposed if not unicodedata.combining(char))
    return " ".join("".join(letters).split())


@cache
def load_countries() -> Countries:
    """The countries of the package."""
    return read_countries(files("dateline.lexicon") / "actors" / "countries.yaml")


def read_countries(path: Traversable) -> Countries:
    """Read, check and index a file of countries. Raises DataError naming file and entry."""
    raw = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    if not isinstance(raw, Mapping) or not isinstance(raw.get("countries"), list):
        raise DataError(f"{path.name}: expected a list under 'countries:'")
    present = [_checked(entry, f"{path.name}, countries[{number}]") for number, entry in enumerate(raw["countries"], 1)]
    former = [
        _checked(entry, f"{path.name}, former[{number}]") for number, entry in enumerate(raw.get("former") or (), 1)
    ]
    states = [entry for entry in present if not entry.get("id")]
    _check_shared_names(states, path.name)
    return Countries(
        shown={entry["code"]: entry["name"] for entry in states},
        names=_codes(states, "name", "aliases"),
        former={country_key(name): e["code"] for e in former for name in _words(e, "name", "aliases")},
        parts={country_key(name): e["code"] for e in present if e.get("id") for name in _words(e, "name", "aliases")},
        adjectives=_codes([*present, *former], "adjectives", "people"),
        capitals=_codes(states, "capital"),
        seats=_codes(states, "seats"),
        exact=_exact(present, former),
    )


def _checked(entry: Any, where: str) -> Mapping[str, Any]:
    if not isinstance(entry, Mapping) or not isinstance(entry.get("name"), str):
        raise DataError(f"{where}: expected an entry with 'name' and 'code'")
    code = entry.get("code")
    if not isinstance(code, str) or len(code) != 3 or not code.isupper():
        raise DataError(
            f"{where} ({entry['name']}): code {code!r} is not an ISO 3166 alpha-3 code; quote NO and the like"
        )
    for key in _LISTS:
        for word in entry.get(key) or ():
            if not isinstance(word, str):
                raise DataError(f"{where} ({entry['name']}): {key} holds {word!r}, which is not text; put it in quotes")
    return entry


def _check_shared_names(entries: list[Mapping[str, Any]], file_name: str) -> None:
    marked = {country_key(word) for entry in entries for word in entry.get("ambiguous") or ()}
    for key, codes in _codes(entries, "name", "aliases").items():
        if len(codes) > 1 and key not in marked:
            raise DataError(
                f"{file_name}: {key!r} is a name of {' and '.join(codes)}; list it under 'ambiguous' or keep it in one"
            )


def _words(entry: Mapping[str, Any], *keys: str) -> Iterator[str]:
    for key in keys:
        value = entry.get(key)
        if isinstance(value, str):
            yield value
        else:
            yield from value or ()


def _codes(entries: list[Mapping[str, Any]], *keys: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for entry in entries:
        for word in _words(entry, *keys):
            key = country_key(word)
            if entry["code"] not in found.get(key, ()):
                found[key] = (*found.get(key, ()), entry["code"])
    return found


def _exact(*groups: list[Mapping[str, Any]]) -> dict[str, frozenset[str]]:
    """Spellings in capitals of up to five letters: "US" names a country, "us" does not."""
    found: dict[str, set[str]] = {}
    for entry in (entry for group in groups for entry in group):
        for name in _words(entry, "name", "aliases"):
            letters = [char for char in name if char.isalpha()]
            if len(letters) <= 5 and all(char.isupper() for char in letters):
                found.setdefault(country_key(name), set()).add(name)
    return {key: frozenset(spellings) for key, spellings in found.items()}
