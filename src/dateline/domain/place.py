"""A place: a name resolved to the gazetteer, and how precise the answer is."""

from typing import Literal

from dateline.domain.report import Words

PlaceKind = Literal["literal", "demonym", "metonymic", "embedded", "dateline"]
Precision = Literal["place", "district", "region", "country", "offset", "area"]


class Place(Words, frozen=True):
    """A place mention. ``lat`` and ``lon`` are WGS84 degrees; a country's point stands for all of it.

    ``kind``: literal (the place itself), demonym ("Turkish"), metonymic (a capital or country standing for its
    government), embedded (inside another name), dateline (the agency line's city).
    """

    name: str | None = None
    geonames_id: int | None = None
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    admin1: str | None = None
    kind: PlaceKind = "literal"
    reason: str = ""


class Location(Words, frozen=True):
    """Where an event happened. ``precision`` says what the point stands for; points are never jittered."""

    name: str | None = None
    geonames_id: int | None = None
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    admin1: str | None = None
    precision: Precision = "place"
