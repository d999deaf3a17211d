"""The stages called in order, on one page: read -> parse -> resolve -> code.

Everything streams: ``code_reports`` holds one batch of reports at a time, however many are read.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import TypeVar

import msgspec
from msgspec import Struct

from dateline.coding.classifier import judge
from dateline.coding.domains import report_domain
from dateline.coding.events import code_sentence
from dateline.coding.judging import Settled, load_blend, propose, settle
from dateline.coding.newsworthy import domain_of
from dateline.coding.retelling import tie_retellings
from dateline.coding.statements import find_statements
from dateline.coding.tying import SentenceFindings
from dateline.domain.actor import Source
from dateline.domain.analysis import Analysis
from dateline.domain.date import DateExpression
from dateline.domain.event import Decision, Event
from dateline.domain.place import Place
from dateline.domain.report import Report, Sentence
from dateline.domain.statement import Statement
from dateline.lexicon.names import load_names
from dateline.lexicon.triggers import load_triggers
from dateline.parsing.english import ParsedSentence, parse
from dateline.parsing.sentences import split_sentences
from dateline.reading.blocks import find_blocks
from dateline.reading.language import find_language
from dateline.resolving.report_actors import ReportActors
from dateline.resolving.report_dates import find_report_dates
from dateline.resolving.report_places import find_report_places
from dateline.settings import Settings

BATCH_REPORTS = 32
BATCH_CHARACTERS = 300_000
# On shorter texts the language finder mistakes names for language: one in 200 English sentences, no report.
LANGUAGE_NEEDS_CHARS = 200
Found = TypeVar("Found", Place, DateExpression)
PARTIES_FOR_GATE = 2
_ANY_WORD = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[a-z]+")
_QUOTE = re.compile(r"[\"“]")


class Coded(Struct, frozen=True):
    """An analysis and what became of every candidate, for ``explain``."""

    analysis: Analysis
    decisions: tuple[Decision, ...]


def code_reports(reports: Iterable[Report], *, settings: Settings) -> Iterator[Coded]:
    """Code reports in order, a batch at a time."""
    stream = iter(reports)
    for batch in batches(stream):
        yield from _code_batch(batch, settings)


def batches(stream: Iterator[Report]) -> Iterator[list[Report]]:
    """Up to 32 reports at a time, fewer when they are long, so that memory is bounded by characters."""
    batch: list[Report] = []
    size = 0
    for report in stream:
        batch.append(report)
        size += len(report.text)
        if len(batch) >= BATCH_REPORTS or size >= BATCH_CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def may_tell_event(text: str) -> bool:
    """The gate: a sentence without trigger words, two parties or a quotation is never parsed."""
    if _QUOTE.search(text):
        return True
    forms = load_triggers().forms
    if any(word in forms for word in _WORD.findall(text.lower())):
        return True
    names = load_names()
    found = {word for word in _ANY_WORD.findall(text) if word in names.states_and_seats or word.lower() in names.roles}
    return len(found) >= PARTIES_FOR_GATE


def _code_batch(batch: Sequence[Report], settings: Settings) -> Iterator[Coded]:
    ready = [_ready(report) for report in batch]
    sentences = [
        (number, sentence)
        for number, report in enumerate(ready)
        if is_english(report)
        for sentence in split_sentences(report)
    ]
    gated, unparsed = [], defaultdict(list)
    for number, sentence in sentences:
        if may_tell_event(ready[number].text[sentence.start : sentence.end]):
            gated.append((number, sentence))
        else:
            unparsed[number].append(sentence)
    parsed: dict[int, list[ParsedSentence]] = defaultdict(list)
    pairs = [(ready[number], sentence) for number, sentence in gated]
    found = parse(pairs, model=settings.parser_model, batch_size=settings.batch_sentences)
    for (number, _), item in zip(gated, found, strict=True):
        parsed[number].append(item)
    settled = _settled([parsed[number] for number in range(len(ready))], settings)
    for number, report in enumerate(ready):
        yield _code_report(report, parsed[number], unparsed[number], settled[number], settings)


def _ready(report: Report) -> Report:
    """A report made by hand gets its blocks, one of some length its language."""
    if not report.blocks and report.text.strip():
        report = msgspec.structs.replace(report, blocks=find_blocks(report.text, title=report.title))
    return _with_language(report)


def _code_report(
    report: Report,
    parsed: list[ParsedSentence],
    unparsed: list[Sentence],
    settled: list[list[Settled]],
    settings: Settings,
) -> Coded:
    places = find_report_places(report, parsed, unparsed)
    actors = ReportActors(parsed, published_on=report.published_on, places=places, actors_file=settings.actors_file)
    dates = find_report_dates(report, parsed, unparsed)
    statements = find_statements(parsed, actors)
    of_domain = report_domain([domain_of(item.doc) for item in parsed])
    events: list[Event] = []
    decisions: list[Decision] = []
    for index, (sentence, candidates) in enumerate(zip(parsed, settled, strict=True)):
        found, decided = code_sentence(
            sentence,
            index,
            settled=candidates,
            actors=actors,
            findings=SentenceFindings(_within(places, sentence.sentence), _within(dates, sentence.sentence)),
            min_confidence=settings.min_confidence,
            speaker=_speaker_of(sentence.sentence, statements),
            of_domain=of_domain,
        )
        events += found
        decisions += decided
    numbered, renamed = _numbered(report, events)
    analysis = Analysis(
        report=report,
        events=tie_retellings(numbered, report),
        statements=statements,
        actors=actors.all(),
        places=places,
        dates=dates,
        warnings=_warnings(report, dates),
    )
    kept = tuple(msgspec.structs.replace(d, event_id=renamed.get(d.event_id)) if d.event_id else d for d in decisions)
    return Coded(analysis, kept)


def _settled(reports: Sequence[Sequence[ParsedSentence]], settings: Settings) -> list[list[list[Settled]]]:
    """The candidates of each sentence of each report with the classifier's say.

    All questions of a batch of reports are asked together: the more there are, the more of like length.
    """
    proposals = [[propose(item.doc) for item in parsed] for parsed in reports]
    if not settings.classifier:
        return [[[Settled(c, None) for c in proposal.candidates] for proposal in report] for report in proposals]
    asked = [[proposal.questions for proposal in report] for report in proposals]
    answers = iter(judge([question for report in asked for each in report for question in each]))
    return [
        [
            settle(proposal, list(islice(answers, len(each))), load_blend())
            for proposal, each in zip(report, questions, strict=True)
        ]
        for report, questions in zip(proposals, asked, strict=True)
    ]


def is_english(report: Report) -> bool:
    """English, or too short to tell. Other languages are left alone, with a warning."""
    return report.language in {None, "en"}


def _with_language(report: Report) -> Report:
    if report.language is not None or len(report.text) < LANGUAGE_NEEDS_CHARS:
        return report
    return msgspec.structs.replace(report, language=find_language(report.text))


def _numbered(report: Report, events: list[Event]) -> tuple[list[Event], dict[str | None, str]]:
    """Ids that are stable for the same report: its id and the event's place in text order."""
    ordered = sorted(events, key=lambda e: (e.trigger.start, e.event_type))
    renamed: dict[str | None, str] = {event.id: f"{report.id}#{number}" for number, event in enumerate(ordered, 1)}
    return [msgspec.structs.replace(event, id=renamed[event.id]) for event in ordered], renamed


def _within(found: Sequence[Found], sentence: Sentence) -> tuple[Found, ...]:
    return tuple(item for item in found if sentence.start <= item.start < sentence.end)


def _speaker_of(sentence: Sentence, statements: Sequence[Statement]) -> Source | None:
    """Who says a sentence that is one whole quotation."""
    for statement in statements:
        content = statement.content[0]
        if statement.cue is None and sentence.start <= content.start < sentence.end:
            return statement.source
    return None


def _warnings(report: Report, dates: Sequence[DateExpression]) -> tuple[str, ...]:
    found: list[str] = []
    if not is_english(report):
        found.append(f"language {report.language!r}: only English is coded; the report was skipped")
    if report.published_on is not None and report.published_on > date.today():
        found.append(
            f"publication date {report.published_on} lies in the future; relative dates count from it all the same"
        )
    unresolved = [d for d in dates if d.value is None]
    if report.published_on is None and unresolved:
        words = ", ".join(repr(d.text) for d in unresolved[:3])
        found.append(
            f"no publication date: {len(unresolved)} relative date(s) unresolved ({words}). "
            "Hint: give --date YYYY-MM-DD"
        )
    return tuple(found)
