"""GeoJSON (RFC 7946): one Feature an event, its point where the place is known, ``null`` where it is not.

Coordinates are longitude before latitude, and stand where the record puts them: how precise they are is told by the
property ``location_precision``, never by moving the point.
"""

from typing import BinaryIO

import msgspec

from dateline.domain.analysis import Analysis
from dateline.domain.event import Event
from dateline.exporting.columns import flat_row

_IN_GEOMETRY = ("lat", "lon")


def event_feature(analysis: Analysis, event: Event) -> dict[str, object]:
    """One event as a Feature; its properties are the flat columns without the coordinates."""
    properties = {name: value for name, value in flat_row(analysis, event).items() if name not in _IN_GEOMETRY}
    return {"type": "Feature", "id": event.id, "geometry": _point(event), "properties": properties}


class GeoJsonEncoder:
    """Writes a FeatureCollection, a Feature a line."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._before_next = b"\n"
        stream.write(b'{"type":"FeatureCollection","features":[')

    def write(self, analysis: Analysis) -> None:
        features = [msgspec.json.encode(event_feature(analysis, event)) for event in analysis.events]
        if features:
            self._stream.write(self._before_next + b",\n".join(features))
            self._before_next = b",\n"
        self._stream.flush()

    def finish(self) -> None:
        self._stream.write(b"\n]}\n")
        self._stream.flush()


def _point(event: Event) -> dict[str, object] | None:
    place = event.location
    if place is None or place.lat is None or place.lon is None:
        return None
    return {"type": "Point", "coordinates": [place.lon, place.lat]}
