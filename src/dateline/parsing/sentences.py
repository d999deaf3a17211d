"""Splits the blocks of a report into sentences, before and without the parser."""

from collections.abc import Iterator

from dateline.domain.report import Block, BlockRole, Report, Sentence

# Blocks that never tell an event.
SILENT_ROLES = frozenset({BlockRole.BYLINE, BlockRole.CREDIT, BlockRole.BOILERPLATE})
# The parser's cost grows with length and no sentence of prose is longer; a list or table printed without stops is.
MAX_SENTENCE_CHARS = 2_000


def split_sentences(report: Report) -> list[Sentence]:
    """The sentences of every block that may tell something, in text order, offsets into the report's text."""
    sentences: list[Sentence] = []
    for block in report.blocks:
        if block.role not in SILENT_ROLES:
            sentences += _sentences_of(report, block)
    return sentences


def _sentences_of(report: Report, block: Block) -> Iterator[Sentence]:
    import sentencex

    start = block.start
    if report.dateline is not None and block.start <= report.dateline.start < block.end:
        start = report.dateline.end
    position = start
    for piece in sentencex.segment("en", report.text[start : block.end]):
        found = report.text.index(piece, position)
        position = found + len(piece)
        yield from _cut(report.text, found, position, block.role)


def _cut(text: str, start: int, end: int, role: BlockRole) -> Iterator[Sentence]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > MAX_SENTENCE_CHARS:
        space = text.rfind(" ", start, start + MAX_SENTENCE_CHARS)
        stop = space if space > start else start + MAX_SENTENCE_CHARS
        yield Sentence(start, stop, role)
        start = stop
    if start < end:
        yield Sentence(start, end, role)
