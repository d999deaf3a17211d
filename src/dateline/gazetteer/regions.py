"""Regions, seas and parts of countries by name, from ``regions.yaml``."""

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Literal

import msgspec
import yaml
from msgspec import Struct

from dateline.errors import DataError
from dateline.gazetteer.lookup import place_key


class Region(Struct, frozen=True, forbid_unknown_fields=True):
    """A region as the file has it. ``lat`` and ``lon`` are a rough middle."""

    name: str
    lat: float
    lon: float
    precision: Literal["region", "area"]
    country: str | None = None
    geonames_id: int | None = None
    aliases: tuple[str, ...] = ()


@cache
def load_regions() -> dict[str, Region]:
    """Regions by normalised name and alias (see ``place_key``)."""
    return read_regions(files("dateline.gazetteer") / "regions.yaml")


def read_regions(path: Traversable) -> dict[str, Region]:
    """Read, check and index a file of regions. Raises DataError naming file and entry."""
    raw = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    index: dict[str, Region] = {}
    for number, entry in enumerate(raw, 1):
        try:
            region = msgspec.convert(entry, Region)
        except msgspec.ValidationError as error:
            raise DataError(f"{path.name}, entry {number}: {error}; see the head of the file") from error
        where = f"{path.name}, entry {number} ({region.name})"
        if not (-90 <= region.lat <= 90 and -180 <= region.lon <= 180):
            raise DataError(f"{where}: {region.lat}, {region.lon} is not a latitude and longitude")
        for name in (region.name, *region.aliases):
            other = index.setdefault(place_key(name), region)
            if other is not region:
                raise DataError(f"{where}: {name!r} is also a name of {other.name}; keep it in one")
        if len({place_key(name) for name in (region.name, *region.aliases)}) != 1 + len(region.aliases):
            raise DataError(
                f"{where}: an alias repeats a name of the same region; case, accents and 'the' do not count"
            )
    return index
