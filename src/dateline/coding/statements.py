"""On whose word: statements with their source, the verb of saying (cue) and what is said (content).

By pattern for now: quotation marks tied to a verb of saying in the same sentence or carried on from the sentence
before, clauses under a verb of saying, and "according to".
"""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from dateline.coding.certainty import SPEECH_VERBS, hearsay_source
from dateline.domain.actor import Actor, Source
from dateline.domain.report import Span, Words
from dateline.domain.statement import Statement
from dateline.parsing import clauses
from dateline.parsing.english import ParsedSentence, text_of
from dateline.resolving.report_actors import ReportActors

if TYPE_CHECKING:
    from spacy.tokens import Token

_QUOTED = re.compile(r"[“\"]([^“”\"]{3,}?)(?:[”\"]|$)")
_CLAUSES = frozenset({"ccomp", "parataxis"})


def find_statements(parsed: Sequence[ParsedSentence], actors: ReportActors) -> tuple[Statement, ...]:
    """Statements of a report in text order."""
    found: list[Statement] = []
    speaker: Source | None = None
    last_end = -1
    for index, sentence in enumerate(parsed):
        own = _in_sentence(sentence, index, actors)
        if own:
            speaker = own[-1].source
        else:
            carried = _carried_quote(sentence, speaker, near=_is_next(sentence, last_end))
            own = [carried] if carried else []
        found += own
        last_end = sentence.sentence.end
    return tuple(sorted(found, key=lambda s: s.content[0].start))


def source_of(actor: Actor) -> Source:
    """The actor as one who says something."""
    return Source(
        text=actor.text, start=actor.start, end=actor.end, name=actor.name, country=actor.country, sector=actor.sector
    )


def _in_sentence(sentence: ParsedSentence, index: int, actors: ReportActors) -> list[Statement]:
    found: list[Statement] = []
    base = sentence.sentence.start
    quotes = _quotes(sentence)
    used: set[int] = set()
    for token in sentence.doc:
        if token.lower_ not in SPEECH_VERBS or not clauses.is_verb(token):
            continue
        speakers = clauses.logical_subjects(token)
        content = _content(token, sentence)
        own_quotes = [q for q in quotes if q.start not in used and _is_tied(q, token, content, base)]
        if not speakers or (content is None and not own_quotes):
            continue
        used.update(q.start for q in own_quotes)
        spans = _merged(content, own_quotes)
        actor = actors.actor_at(index, speakers[0])
        found.append(Statement(source_of(actor), _words(token, base), spans, quoted=bool(own_quotes)))
    if not found:
        found += _by_hearsay(sentence, index, actors, quotes)
    return found


def _content(verb: "Token", sentence: ParsedSentence) -> Span | None:
    base = sentence.sentence.start
    for child in verb.children:
        if child.dep_ in _CLAUSES:
            first, last = child.left_edge, child.right_edge
            start, end = first.idx, last.idx + len(last)
            if first.i < verb.i < last.i:  # the verb of saying stands inside what is said
                end = verb.left_edge.idx
            text = text_of(sentence.doc)
            if text[start : start + 5].lower() == "that ":
                start += 5
            return _trimmed(sentence, base + start, base + end)
    if verb.dep_ in _CLAUSES | {"advcl"} and verb.head.i < verb.i and clauses.is_verb(verb.head):
        root = verb.head
        start, end = root.left_edge.idx, verb.left_edge.idx
        if end > start:
            return _trimmed(sentence, base + start, base + end)
    return None


def _quotes(sentence: ParsedSentence) -> list[Span]:
    base = sentence.sentence.start
    return [Span(base + m.start(1), base + m.end(1)) for m in _QUOTED.finditer(text_of(sentence.doc))]


def _is_tied(quote: Span, verb: "Token", content: Span | None, base: int) -> bool:
    if content is not None and quote.start < content.end and content.start < quote.end:
        return True
    if quote.end - quote.start < 20:
        return False
    return not any(base + t.idx in range(quote.start, quote.end) for t in (verb,))


def _merged(content: Span | None, quotes: list[Span]) -> tuple[Span, ...]:
    if content is None:
        return tuple(quotes)
    outside = [q for q in quotes if not (content.start <= q.start and q.end <= content.end)]
    overlapping = [q for q in outside if q.start < content.end and content.start < q.end]
    if overlapping:
        content = Span(
            min(content.start, *(q.start for q in overlapping)), max(content.end, *(q.end for q in overlapping))
        )
    return tuple(sorted([content, *(q for q in outside if q not in overlapping)], key=lambda s: s.start))


def _by_hearsay(sentence: ParsedSentence, index: int, actors: ReportActors, quotes: list[Span]) -> list[Statement]:
    found = hearsay_source(sentence.doc)
    if found is None:
        return []
    cue, head = found
    base = sentence.sentence.start
    start, end = (
        (base, base + cue.idx)
        if cue.idx > 20
        else (base + head.right_edge.idx + len(head.right_edge), sentence.sentence.end)
    )
    span = _trimmed(sentence, start, end)
    if span is None:
        return []
    actor = actors.actor_at(index, head)
    return [
        Statement(
            source_of(actor),
            _cue_words(sentence, cue.idx, head.left_edge.idx),
            (span,),
            quoted=bool(quotes),
        )
    ]


def _cue_words(sentence: ParsedSentence, first: int, last: int) -> Words:
    text = text_of(sentence.doc)[first:last].rstrip()
    start = sentence.sentence.start + first
    return Words(text, start, start + len(text))


def _carried_quote(sentence: ParsedSentence, speaker: Source | None, *, near: bool) -> Statement | None:
    """A sentence that is all quotation goes on with the speaker before it."""
    text = text_of(sentence.doc)
    if speaker is None or not near or text[:1] not in {'"', "“"}:
        return None
    start, end = sentence.sentence.start + 1, sentence.sentence.end
    while end > start and sentence.report.text[end - 1] in '"”':
        end -= 1
    return Statement(speaker, None, (Span(start, end),), quoted=True)


def _is_next(sentence: ParsedSentence, last_end: int) -> bool:
    return 0 <= sentence.sentence.start - last_end <= 3


def _trimmed(sentence: ParsedSentence, start: int, end: int) -> Span | None:
    text = sentence.report.text
    while start < end and text[start] in ' ,;:"“”\n':
        start += 1
    while end > start and text[end - 1] in ' ,;:."“”\n':
        end -= 1
    return Span(start, end) if end - start >= 3 else None


def _words(token: "Token", base: int) -> Words:
    return Words(token.text, base + token.idx, base + token.idx + len(token))
