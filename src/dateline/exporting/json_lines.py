"""JSON Lines: the whole analysis, one report a line, keys always in the same order."""

from typing import BinaryIO

import msgspec

from dateline.domain.analysis import Analysis


class JsonLinesEncoder:
    """Writes each line in one go and flushes it, so that a stopped run leaves only whole lines."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._encoder = msgspec.json.Encoder(order="deterministic")

    def write(self, analysis: Analysis) -> None:
        self._stream.write(self._encoder.encode(analysis) + b"\n")
        self._stream.flush()

    def finish(self) -> None:
        self._stream.flush()
