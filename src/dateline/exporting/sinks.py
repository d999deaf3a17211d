"""Where the bytes go: a file that appears whole under its name, or a stream that is already open.

A file is written as ``NAME.part`` beside its place and renamed when it is complete, so that a crash never leaves half
a file under the name asked for, and an older file stays until the new one is ready.
"""

import io
import sys
from pathlib import Path
from typing import IO, BinaryIO, Protocol

from dateline.errors import SettingError

Target = str | Path | IO[str] | IO[bytes]


class Sink(Protocol):
    """Takes bytes. ``keep`` makes what was written final, ``leave`` gives up without losing it."""

    stream: BinaryIO

    def keep(self) -> None: ...

    def leave(self) -> None: ...

    def replaces_older(self) -> bool: ...


def open_sink(target: Target) -> Sink:
    """A sink for a path, for ``-`` (standard output) or for an open stream, which stays open."""
    if isinstance(target, str | Path):
        if str(target) == "-":
            return StreamSink(sys.stdout)
        path = Path(target).resolve()
        # A pipe or a device such as /dev/null has no place beside it and cannot be renamed over.
        is_special = path.exists() and not path.is_file() and not path.is_dir()
        return SpecialFileSink(path) if is_special else FileSink(path)
    return StreamSink(target)


class FileSink:
    """Writes ``NAME.part`` and renames it to ``NAME`` at the end."""

    def __init__(self, path: Path) -> None:
        if path.is_dir():
            raise SettingError(f"{path} is a folder; name a file in it")
        if not path.parent.is_dir():
            raise SettingError(f"{path}: the folder {path.parent} does not exist; make it first")
        self.path = path
        self.part_path = path.with_name(f"{path.name}.part")
        try:
            self.stream: BinaryIO = self.part_path.open("wb")
        except OSError as error:
            raise SettingError(f"{self.part_path} cannot be written: {error.strerror}") from error

    def replaces_older(self) -> bool:
        """A file of that name is there already."""
        return self.path.exists()

    def keep(self) -> None:
        self.stream.close()
        self.part_path.replace(self.path)

    def leave(self) -> None:
        self.stream.close()


class SpecialFileSink:
    """Writes straight into a named pipe or device."""

    def __init__(self, path: Path) -> None:
        self.stream: BinaryIO = path.open("wb")

    def replaces_older(self) -> bool:
        return False

    def keep(self) -> None:
        self.stream.close()

    def leave(self) -> None:
        self.stream.close()


class StreamSink:
    """Writes into a stream that its owner closes; a text stream gets the bytes beneath it, or decoded text."""

    def __init__(self, stream: IO[str] | IO[bytes]) -> None:
        stream.flush()
        self.stream: BinaryIO = _as_binary(stream)

    def replaces_older(self) -> bool:
        return False

    def keep(self) -> None:
        self.stream.flush()

    def leave(self) -> None:
        self.stream.flush()


class _DecodingStream(io.RawIOBase):
    """Bytes in, text out, for text streams such as ``StringIO`` that have no bytes beneath."""

    def __init__(self, text: IO[str]) -> None:
        self._text = text

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        raw = bytes(data)  # type: ignore[call-overload]
        self._text.write(raw.decode("utf-8"))
        return len(raw)

    def flush(self) -> None:
        if not self._text.closed:
            self._text.flush()


def _as_binary(stream: IO[str] | IO[bytes]) -> BinaryIO:
    if not isinstance(stream, io.TextIOBase):
        return stream  # type: ignore[return-value]
    return getattr(stream, "buffer", None) or _DecodingStream(stream)  # type: ignore[return-value]
