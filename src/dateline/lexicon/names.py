"""The names and role words that say who an actor is, indexed by their words.

People edit the files in ``actors/`` (see ``name_files``); ``names.bin`` is their built form, which loads
in a tenth of the time. ``make names`` rebuilds it and a test proves that the two agree.
"""

import re
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

import msgspec
from msgspec import Struct

from dateline.errors import DataError

NameKind = Literal["country", "demonym", "seat", "metonym", "organisation", "person"]
BUILT = "names.bin"
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[\w]+(?:['’][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ə": "a"})


class Term(Struct, frozen=True, array_like=True):
    """A sector held from ``since`` to ``until`` (ISO year, month or day, both inclusive; ``None`` is open).

    For a person ``office`` names what was held, in the file's words.
    """

    sector: str
    since: str | None = None
    until: str | None = None
    office: str | None = None


class Name(Struct, frozen=True, array_like=True):
    """What a name stands for. ``exact`` names match only as written ("US", "WHO")."""

    kind: NameKind
    written: str
    name: str
    id: str
    country: str | None
    terms: tuple[Term, ...] = ()
    exact: bool = False
    ambiguous: bool = False


class Modifier(Struct, frozen=True, array_like=True):
    """Words before a role that change its sector: "former" makes GOV an ELI. "null" stands for no sector."""

    applies_to: frozenset[str]
    becomes: str | None


class NameLexicon(Struct, frozen=True):
    """Names and roles by their normalised words, joined by blanks; ``longest`` bounds a look-up's window."""

    names: dict[str, msgspec.Raw]
    roles: dict[str, str]
    modifiers: dict[str, tuple[Modifier, ...]]
    persons: frozenset[str]
    instruments: frozenset[str]
    first_words: frozenset[str]
    countries: tuple[str, ...]
    demonyms: frozenset[str]
    states_and_seats: frozenset[str]
    longest: int

    def names_at(self, key: str) -> tuple[Name, ...]:
        """What the words of ``key`` name. Entries stay packed until asked for."""
        raw = self.names.get(key)
        return () if raw is None else _unpacked(bytes(raw))


@lru_cache(maxsize=20_000)
def _unpacked(raw: bytes) -> tuple[Name, ...]:
    return msgspec.msgpack.decode(raw, type=tuple[Name, ...])


def words_of(text: str) -> list[tuple[str, int, int]]:
    """Normalised words with their offsets: lower case, no accents, no possessive 's, no dots in acronyms."""
    found = []
    for match in _WORD.finditer(text):
        word = normalise(match.group())
        if word:
            found.append((word, match.start(), match.end()))
    return found


@lru_cache(maxsize=100_000)
def normalise(word: str) -> str:
    """One word as the index keys it."""
    bare = unicodedata.normalize("NFKD", _POSSESSIVE.sub("", word.replace(".", "")))
    return "".join(char for char in bare if not unicodedata.combining(char)).lower().translate(_LETTERS)


@cache
def load_names(actors_file: str = "") -> NameLexicon:
    """The built index, with the user's own actors if a file is named; loaded once.

    Raises DataError when the built file is missing or of another make, or the user's breaks the rules.
    """
    if actors_file:
        from dateline.lexicon.name_files import with_own_actors

        return with_own_actors(load_names(), actors_file)
    path = files("dateline.lexicon") / BUILT
    try:
        return msgspec.msgpack.decode(path.read_bytes(), type=NameLexicon)
    except (FileNotFoundError, msgspec.DecodeError) as error:
        raise DataError(f"{BUILT} is missing or of another make. Hint: run make names") from error


def is_person_noun(word: str) -> bool:
    """A lower-case noun that names people or a body of people: "refugees", "ministry", "women"."""
    lexicon = load_names()
    return word in lexicon.roles or word in lexicon.persons


def is_instrument(word: str) -> bool:
    """A lower-case noun for what acts in somebody's stead: a weapon, a blast, a ruling, a report."""
    return word in load_names().instruments
