"""The front door: ``Coder`` loads once and codes reports, one or a stream."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING

from dateline.domain.actor import Actor
from dateline.domain.analysis import Analysis
from dateline.domain.place import Place
from dateline.domain.report import Report
from dateline.errors import SettingError
from dateline.settings import Settings, settings_from_environment

if TYPE_CHECKING:
    from dateline.coding.classifier import Judgement
    from dateline.pipeline import Coded


class Coder:
    """Codes reports. Cheap to make: parser and lexicons load at the first report and are shared in the process.

    >>> coder = Coder()                                                            # doctest: +SKIP
    >>> coder.code("Kenya expelled two diplomats.", date="2012-03-01").events      # doctest: +SKIP
    """

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or settings_from_environment()

    def code(self, report: Report | str, *, date: date | str | None = None, id: str = "text") -> Analysis:  # noqa: A002
        """Code one report or text. ``date`` is the publication date (``YYYY-MM-DD``) of a text."""
        return next(self.code_many([self._as_report(report, published_on=date, id=id)]))

    def code_many(self, reports: Iterable[Report], *, workers: int = 1) -> Iterator[Analysis]:
        """Code a stream of reports in order, holding a batch at a time. ``workers`` processes share the work."""
        from dateline.pipeline import code_reports
        from dateline.workers import code_in_processes

        if workers < 1:
            raise SettingError(f"workers is {workers}; expected 1 or more")
        if workers == 1:
            for coded in code_reports(reports, settings=self.settings):
                yield coded.analysis
        else:
            yield from code_in_processes(reports, settings=self.settings, workers=workers)

    def explain(self, report: Report | str, *, date: date | str | None = None, id: str = "text") -> "Coded":  # noqa: A002
        """The analysis of one report and what became of every candidate event."""
        from dateline.pipeline import code_reports

        return next(code_reports([self._as_report(report, published_on=date, id=id)], settings=self.settings))

    def resolve_actor(self, phrase: str, date: date | str | None = None) -> Actor:
        """Country, sector, name and id of an actor phrase on a day, by its words alone."""
        from dateline.resolving.actors import resolve_phrase

        found = resolve_phrase(phrase, on=as_date(date), actors_file=self.settings.actors_file)
        return Actor(
            text=phrase, start=0, end=len(phrase), name=found.name, id=found.id,
            country=found.country, sector=found.sector, reason=found.reason,
        )  # fmt: skip

    def event_between(
        self, text: str, actor: tuple[int, int], recipient: tuple[int, int], trigger: tuple[int, int] | None = None
    ) -> "Judgement | None":
        """What the actor does to the recipient in a sentence, with probabilities; ``None`` where there is nothing.

        Whoever hands over a pair has a reason to: only where the classifier is sure of no event (four to one) is it so.

        Spans are characters ``[start, end)`` of ``text``, which should be the one sentence that names both. For many
        pairs ``dateline.coding.classifier.judge`` reads them in batches.

        >>> Coder().event_between("Kenya expelled two Sudanese envoys.", (0, 5), (15, 34))    # doctest: +SKIP
        """
        from msgspec.structs import replace

        from dateline.coding.classifier import NO_EVENT, Question, judge

        for name, span in (("actor", actor), ("recipient", recipient), ("trigger", trigger)):
            if span is not None and not 0 <= span[0] < span[1] <= len(text):
                raise SettingError(
                    f"{name} {span} lies outside the text; expected [start, end) within 0 to {len(text)}"
                )
        (answer,) = judge([Question(text, (actor,), (recipient,), trigger)])
        return replace(answer, event_type=answer.likeliest) if answer.none < NO_EVENT else None

    def resolve_place(self, phrase: str) -> Place | None:
        """The likeliest place of a name, with its reason; ``None`` when the gazetteer has none."""
        from dateline.resolving.places import resolve_place

        return resolve_place(phrase)

    def _as_report(self, report: Report | str, *, published_on: date | str | None, id: str) -> Report:  # noqa: A002
        if isinstance(report, Report):
            return report
        from dateline.reading.reports import read_report

        return read_report(report, id=id, published_on=as_date(published_on))


def as_date(value: date | str | None) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if value is None or isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise SettingError(f"date {value!r}: expected a day of the calendar, YYYY-MM-DD, as 2015-02-17") from error
