"""A name to the places that bear it.

``gazetteer.bin`` is a zip of columns made by ``training/build_gazetteer.py``: a trie of normalised names, the entries
each name leads to, and the entries themselves sorted by population, so answers come out most populous first.
"""

import json
import sys
import unicodedata
import zipfile
from array import array
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Literal

import marisa_trie
from msgspec import Struct

from dateline.errors import DataError

Feature = Literal["country", "admin1", "place", "capital"]
FEATURES: tuple[Feature, ...] = ("country", "admin1", "place", "capital")
FORMAT = 1
COORDINATE_UNIT = 1e-5
# A posting with this bit set points at a list in ``shared``: its length, then that many entries.
SHARED = 1 << 31
_COLUMNS = {"ids": "I", "lats": "i", "lons": "i", "areas": "H", "populations": "I", "features": "B", "name_ends": "I"}
_LETTERS = str.maketrans(
    {
        "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe",
        "ı": "i", "ə": "e", "ħ": "h", "ŋ": "n", "ɛ": "e", "ɔ": "o",
    }
)  # fmt: skip
_DROPPED = frozenset("'’‘ʻʼʽʾʿ`´ʹ\".")


class GazetteerEntry(Struct, frozen=True):
    """A place, first-level division or country. ``country`` is an ISO 3166 alpha-3 code, ``admin1`` a name.

    The point of a division or country is the middle of its inhabited parts; its population, for a division, is that
    of the listed places in it.
    """

    name: str
    geonames_id: int
    lat: float
    lon: float
    country: str
    admin1: str | None
    population: int
    feature: Feature


def place_key(name: str) -> str:
    """The form names are looked up in: case, accents, apostrophes and dots dropped, other punctuation to spaces,
    no leading "the". Letters outside the Latin script are kept, so such names match nothing.

    >>> place_key("The N'Djaména–St. Denis")
    'ndjamena st denis'
    """
    # Accents go first: casefold would turn the capital dotted I of Turkish into two characters.
    folded = unicodedata.normalize("NFKD", name).casefold().translate(_LETTERS)
    letters = [
        char if char.isalnum() else " " for char in folded if char not in _DROPPED and not unicodedata.combining(char)
    ]
    words = "".join(letters).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


class Gazetteer:
    """Places by name. Holds packed columns; an entry is made when asked for."""

    def __init__(self, path: Path) -> None:
        with zipfile.ZipFile(path) as box:
            header = json.loads(box.read("header.json"))
            if header["format"] != FORMAT:
                raise DataError(
                    f"{path}: format {header['format']}, expected {FORMAT}; rebuild it with training/build_gazetteer.py"
                )
            self.counts: dict[str, int] = header["counts"]
            self._areas: list[tuple[str, str | None]] = [(country, admin1) for country, admin1 in header["areas"]]
            self._trie = marisa_trie.Trie().frombytes(box.read("keys.trie"))
            self._postings = _column("I", box.read("postings"))
            self._shared = _column("I", box.read("shared"))
            self._columns = {name: _column(code, box.read(name)) for name, code in _COLUMNS.items()}
            self._names = box.read("names")

    def find(self, name: str) -> tuple[GazetteerEntry, ...]:
        """Every entry that bears the name, most populous first; empty when none does."""
        return tuple(self._entry(number) for number in self._numbers(place_key(name)))

    def __contains__(self, name: str) -> bool:
        return place_key(name) in self._trie

    def __len__(self) -> int:
        return len(self._columns["ids"])

    def _numbers(self, key: str) -> "array[int]":
        if key not in self._trie:
            return array("I")
        posting = self._postings[self._trie[key]]
        if not posting & SHARED:
            return array("I", [posting])
        first = (posting ^ SHARED) + 1
        return self._shared[first : first + self._shared[first - 1]]

    def _entry(self, number: int) -> GazetteerEntry:
        columns = self._columns
        ends = columns["name_ends"]
        country, admin1 = self._areas[columns["areas"][number]]
        return GazetteerEntry(
            name=self._names[ends[number - 1] if number else 0 : ends[number]].decode("utf-8"),
            geonames_id=columns["ids"][number],
            lat=round(columns["lats"][number] * COORDINATE_UNIT, 5),
            lon=round(columns["lons"][number] * COORDINATE_UNIT, 5),
            country=country,
            admin1=admin1,
            population=columns["populations"][number],
            feature=FEATURES[columns["features"][number]],
        )


@cache
def load_gazetteer() -> Gazetteer:
    """The gazetteer of the package, read on first use (about 0.1 s) and kept."""
    with as_file(files("dateline.gazetteer") / "gazetteer.bin") as path:
        return Gazetteer(path)


def _column(code: str, raw: bytes) -> "array[int]":
    values: array[int] = array(code, raw)
    if sys.byteorder == "big":
        values.byteswap()
    return values
