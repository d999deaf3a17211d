"""Builds ``src/dateline/lexicon/names.bin`` from the actor files, after checking that they agree."""

from pathlib import Path

import msgspec

from dateline.lexicon.name_files import read_lexicon
from dateline.lexicon.names import BUILT, NameLexicon

TARGET = Path(__file__).parent.parent / "src" / "dateline" / "lexicon" / BUILT


def main() -> None:
    """Write the built form and say how much it holds."""
    lexicon = read_lexicon()
    TARGET.write_bytes(build(lexicon))
    size = TARGET.stat().st_size
    print(f"{TARGET.name}: {len(lexicon.names):,} names, {len(lexicon.roles):,} role words, {size:,} bytes")


def build(lexicon: NameLexicon) -> bytes:
    """The same bytes for the same files: keys and sets are written in order."""
    return msgspec.msgpack.Encoder(order="sorted").encode(lexicon)


if __name__ == "__main__":
    main()
