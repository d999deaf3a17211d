"""Words of time in a report to dates, each counted from the day of publication.

Each rule is a pattern and a function from its match to a value, tried in order; words one rule has taken are closed to
the later ones. Values follow TIMEX3: a relative expression with nothing to count from has the value ``None``.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date

from dateline.domain.date import DateExpression, DatePrecision, PartialDate
from dateline.resolving.date_rules import RULES, words_in
from dateline.resolving.date_values import Setting

# Whether the clause around an offset tells of the future; None where its tense does not say.
IsFuture = Callable[[int], bool | None]
_SINCE = re.compile(r"\b[Ss]ince\s+(?:the\s+|early\s+|late\s+|mid-?\s*)?$")


def find_dates(
    text: str,
    start: int = 0,
    end: int | None = None,
    *,
    published_on: date | None,
    is_future: IsFuture | None = None,
    reference: date | None = None,
) -> tuple[DateExpression, ...]:
    """The expressions of time in ``text[start:end]``, in text order, with offsets into ``text``.

    ``is_future`` tells the tense at an offset: "on Monday" is the last Monday, or the coming one in a future clause.
    ``reference`` is the day the text has reached, from which "the previous day" counts.

    >>> find_dates("They met on Monday.", published_on=date(2014, 3, 12))[0].value
    '2014-03-10'
    """
    end = len(text) if end is None else end
    taken = bytearray(end - start)
    found: list[DateExpression] = []
    words = words_in(text[start:end])
    for rule in RULES:
        if any(words.isdisjoint(need) for need in rule.needs):
            continue
        for match in rule.pattern.finditer(text, start, end):
            first, last = match.span("all") if "all" in rule.pattern.groupindex else match.span()
            if any(taken[first - start : last - start]):
                continue
            is_ahead = (
                False
                if _SINCE.search(text[max(start, first - 16) : first])
                else is_future(first)
                if is_future
                else None
            )
            answer = rule.handle(match, Setting(published_on, reference, is_ahead))
            if answer is not None:
                taken[first - start : last - start] = b"\1" * (last - first)
                found.append(DateExpression(text[first:last], first, last, answer[0], answer[1]))
    return tuple(_joined_clocks(sorted(found, key=lambda expression: expression.start), text))


def to_partial_date(expression: DateExpression) -> PartialDate | None:
    """The date of a day, week, month, season, year or decade; ``None`` for durations, sets and open references.

    >>> to_partial_date(DateExpression("February 2015", 0, 13, "2015-02", "date"))
    PartialDate(text='February 2015', start=0, end=13, value='2015-02', precision='month')
    """
    value = expression.value
    if value is None or expression.kind not in {"date", "time"}:
        return None
    if re.fullmatch(r"\d{4}-\d\d-\d\d(?:T.*)?", value):
        return _partial(expression, value[:10], "day")
    if re.fullmatch(r"\d{4}-W\d\d(?:-WE)?", value):
        return _partial(expression, value[:8], "week")
    if re.fullmatch(r"\d{4}-\d\d", value):
        return _partial(expression, value, "month")
    if re.fullmatch(r"\d{4}-(?:SP|SU|FA|WI)", value):
        return _partial(expression, value, "season")
    if re.fullmatch(r"\d{4}", value):
        return _partial(expression, value, "year")
    if re.fullmatch(r"\d{3}X", value):
        return _partial(expression, value, "decade")
    return None


def _partial(expression: DateExpression, value: str, precision: DatePrecision) -> PartialDate:
    return PartialDate(expression.text, expression.start, expression.end, value, precision)


def _joined_clocks(found: list[DateExpression], text: str) -> Iterator[DateExpression]:
    """Join "5 pm" to the day beside it: "at 5 pm on Friday" is one time."""
    index = 0
    while index < len(found):
        here = found[index]
        following = found[index + 1] if index + 1 < len(found) else None
        if following is not None and text[here.end : following.start] in {" ", " on ", ", ", " at ", ", at "}:
            value = _joined_value(here, following)
            if value is not None:
                yield DateExpression(text[here.start : following.end], here.start, following.end, value, "time")
                index += 2
                continue
        yield here
        index += 1


def _joined_value(first: DateExpression, second: DateExpression) -> str | None:
    for clock, day in ((first, second), (second, first)):
        if clock.kind == "time" and clock.value and clock.value.startswith("T") and day.value:
            if day.kind == "date" and re.fullmatch(r"\d{4}-\d\d-\d\d", day.value):
                return day.value + clock.value
            if day.kind == "time" and re.match(r"\d{4}-\d\d-\d\dT", day.value):
                return day.value[:10] + clock.value
    return None
