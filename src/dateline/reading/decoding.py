"""From bytes to text, once and for all: every offset in Dateline counts the characters made here.

UTF-8 is expected. UTF-16 and the one-byte encodings of older archives are recognised; bytes that are no text at all
(pictures, PDF, Word) are refused rather than turned into letters by force.
"""

import codecs
import re
from collections.abc import Iterator
from io import BufferedReader, TextIOWrapper

BINARY = "this is not text but binary data (PDF, Word, an archive or a picture?); save its text as UTF-8 and read that"

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
LONE_SURROGATE = re.compile("[\ud800-\udfff]")
# Controls that no typed text holds; tab, newline, return, form feed, escape and the NEL of mainframes are let be.
CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x80-\x84\x86-\x9f]")
DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)

# English prose in a one-byte encoding has few bytes above 127 (quotes, dashes, accents): too few to tell Windows-1252
# from its neighbours by statistics, so below this share Windows-1252 is taken without asking. Short lines with
# quotes and names come to an eighth; other scripts have more than half.
FEW_HIGH_BYTES = 0.15
# A stray control character is an accident; more than this share of them is a binary file.
MANY_CONTROLS = 0.02
CONTROL_BYTES = bytes((*range(9), *range(14, 27), *range(28, 32)))
# Compressed data has a tenth of them; a table with one spoilt cell has next to none.
MANY_CONTROL_BYTES = 0.05
SAMPLE_BYTES = 200_000


def decode(content: bytes) -> str | None:
    """The text of a whole file without its byte order mark, or ``None`` where it holds no text."""
    for mark, encoding in BOMS:
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    if b"\0" in content:
        return decode_bare_utf16(content)
    text = decode_utf8(content)
    if text is None:
        text = decode_one_byte(content)
    return None if text is None or is_binary(text) else text


def decode_lines(stream: BufferedReader, *, newline: str, limit: int) -> Iterator[str | None]:
    """Lines of an open file, each decoded for itself so that one bad line spoils no other.

    ``None`` stands for a line longer than ``limit`` characters, or for one that holds no text.
    """
    encoding = find_line_encoding(stream)
    lines = TextIOWrapper(
        stream, encoding, errors="surrogateescape" if "utf-8" in encoding else "replace", newline=newline
    )
    try:
        while line := lines.readline(limit):
            if len(line) == limit and not line.endswith("\n"):
                skip_line(lines, limit)
                yield None
            else:
                yield mend_line(line)
    finally:
        lines.detach()


def is_binary_head(head: bytes) -> bool:
    """Whether a table begins like no table; one with a few bad bytes is settled line by line."""
    if any(head.startswith(mark) for mark, _ in BOMS):
        return False
    return len(head) - len(head.translate(None, CONTROL_BYTES)) > MANY_CONTROL_BYTES * len(head)


def find_line_encoding(stream: BufferedReader) -> str:
    """``utf-16`` or ``utf-32`` where the byte order mark says so; anything else is settled line by line."""
    head = stream.peek(4)
    return next((encoding for mark, encoding in BOMS if head.startswith(mark)), "utf-8")


def mend_line(line: str) -> str | None:
    """A line whose bytes were not UTF-8, decoded by what they look like."""
    if LONE_SURROGATE.search(line) is None:
        return line
    ending = line[len(line.rstrip("\r\n")) :]
    text = decode(line.rstrip("\r\n").encode("utf-8", errors="surrogateescape"))
    return None if text is None else text + ending


def skip_line(lines: TextIOWrapper, limit: int) -> None:
    while (rest := lines.readline(limit)) and not rest.endswith("\n"):
        pass


def replace_lone_surrogates(text: str) -> str:
    """Half characters cannot be written to any file; U+FFFD takes their place, one for one, so offsets hold."""
    return LONE_SURROGATE.sub("\ufffd", text)


def decode_utf8(content: bytes) -> str | None:
    """UTF-8, also where a few bytes of it are broken (a file cut in the middle of a letter)."""
    text = content.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    if broken == 0:
        return text
    whole = sum(character > "\x7f" for character in text) - broken
    return text if whole >= broken else None


def decode_one_byte(content: bytes) -> str | None:
    if declared := find_declared_encoding(content):
        return content.decode(declared, errors="replace")
    high = sum(byte > 0x7F for byte in content[:SAMPLE_BYTES])
    if high < FEW_HIGH_BYTES * len(content[:SAMPLE_BYTES]):
        return content.decode("cp1252", errors="replace")
    from charset_normalizer import from_bytes

    match = from_bytes(content[:SAMPLE_BYTES]).best()
    return None if match is None else content.decode(match.encoding, errors="replace")


def decode_bare_utf16(content: bytes) -> str | None:
    """UTF-16 without its mark: English in it has NULs at every second byte, and only there."""
    sample = content[:SAMPLE_BYTES]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) < 0.4 * len(sample) / 2 or min(even, odd) > 0.02 * len(sample):
        return None
    text = content.decode("utf-16-be" if even > odd else "utf-16-le", errors="replace")
    return None if is_binary(text) else text


def find_declared_encoding(content: bytes) -> str | None:
    """The encoding a web page names for itself, if it exists."""
    named = DECLARED.search(content[:4096])
    if named is None:
        return None
    try:
        encoding = codecs.lookup(named[1].decode("ascii")).name
    except LookupError:
        return None
    # By the web's own rule a page that says Latin-1 is read as Windows-1252, and UTF-8 has failed already.
    return {"iso8859-1": "cp1252", "ascii": "cp1252", "utf-8": None}.get(encoding, encoding)


def is_binary(text: str) -> bool:
    sample = text[:SAMPLE_BYTES]
    return len(CONTROL.findall(sample)) + sample.count("\ufffd") > MANY_CONTROLS * len(sample) + 1
