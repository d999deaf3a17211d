"""Words of time in, TIMEX3 values out, for a report published on Wednesday 12 March 2014."""

from datetime import date

import pytest

from dateline.domain.date import DateExpression
from dateline.resolving.dates import find_dates, to_partial_date

PUBLISHED = date(2014, 3, 12)

# text, then each expression found as (words, value, kind)
CASES = [
    # whole dates
    ("They met on 16 February 2015.", ("16 February 2015", "2015-02-16", "date")),
    ("Feb. 16, 2015", ("Feb. 16, 2015", "2015-02-16", "date")),
    ("the 3rd of May 2013", ("3rd of May 2013", "2013-05-03", "date")),
    ("on Friday, Feb. 21, 2014, he", ("Friday, Feb. 21, 2014", "2014-02-21", "date")),
    ("dated 2015-02-16.", ("2015-02-16", "2015-02-16", "date")),
    ("at 2014-03-12T10:00:00Z", ("2014-03-12T10:00:00Z", "2014-03-12T10:00", "time")),
    ("16/02/2015", ("16/02/2015", "2015-02-16", "date")),
    ("02/16/2015", ("02/16/2015", "2015-02-16", "date")),
    ("03/04/2015", ("03/04/2015", None, "date")),
    ("16.02.2015", ("16.02.2015", "2015-02-16", "date")),
    ("after the Sept. 11 attacks", ("Sept. 11", "2001-09-11", "date")),
    ("from 16-18 February 2014", ("16-18 February 2014", "2014-02", "date")),
    # days without a year
    ("on 18 February", ("18 February", "2014-02-18", "date")),
    ("on Dec. 30", ("Dec. 30", "2013-12-30", "date")),
    ("on Thursday, 6 March,", ("Thursday, 6 March", "2014-03-06", "date")),
    ("arrested on March 3 last year", ("March 3 last year", "2013-03-03", "date")),
    ("between 3 May and 7 June 2012", ("3 May", "2012-05-03", "date"), ("7 June 2012", "2012-06-07", "date")),
    ("on the 16th.", ("the 16th", "2014-02-16", "date")),
    # months
    ("in February 2015", ("February 2015", "2015-02", "date")),
    ("in early February 2013", ("early February 2013", "2013-02", "date")),
    ("in March", ("March", "2014-03", "date")),
    ("in May", ("May", "2014-05", "date")),
    ("since April", ("April", "2013-04", "date")),
    ("last May", ("last May", "2013-05", "date")),
    ("next March", ("next March", "2015-03", "date")),
    ("in mid-June", ("mid-June", "2014-06", "date")),
    ("in December", ("December", "2013-12", "date")),
    ("between January and March 2013", ("January", "2013-01", "date"), ("March 2013", "2013-03", "date")),
    ("March last year", ("March last year", "2013-03", "date")),
    # years, decades, seasons
    ("in 2014", ("2014", "2014", "date")),
    ("in early 2014", ("early 2014", "2014", "date")),
    ("the 2003 invasion", ("2003", "2003", "date")),
    ("killed in 2011 and 2012", ("2011", "2011", "date"), ("2012", "2012", "date")),
    ("the 1990-1994 war", ("1990", "1990", "date"), ("1994", "1994", "date")),
    ("the second quarter of 2013", ("the second quarter of 2013", "2013-Q2", "date")),
    ("in the 1990s", ("the 1990s", "199X", "date")),
    ("in the early 1990s", ("the early 1990s", "199X", "date")),
    ("the '80s", ("the '80s", "198X", "date")),
    ("a 19th century fort", ("19th century", "18XX", "date")),
    ("last summer", ("last summer", "2013-SU", "date")),
    ("last winter", ("last winter", "2013-WI", "date")),
    ("the summer of 2012", ("the summer of 2012", "2012-SU", "date")),
    # weekdays
    ("on Monday", ("Monday", "2014-03-10", "date")),
    ("on Wednesday", ("Wednesday", "2014-03-12", "date")),
    ("late on Friday", ("late on Friday", "2014-03-07", "date")),
    ("last Tuesday", ("last Tuesday", "2014-03-11", "date")),
    ("next Friday", ("next Friday", "2014-03-14", "date")),
    ("this Thursday", ("this Thursday", "2014-03-13", "date")),
    ("on Friday morning", ("Friday morning", "2014-03-07TMO", "time")),
    ("Monday last week", ("Monday last week", "2014-03-03", "date")),
    ("Monday's raid", ("Monday", "2014-03-10", "date")),
    # days and spans beside publication
    ("today", ("today", "2014-03-12", "date")),
    ("yesterday", ("yesterday", "2014-03-11", "date")),
    ("tomorrow night", ("tomorrow night", "2014-03-13TNI", "time")),
    ("tonight", ("tonight", "2014-03-12TNI", "time")),
    ("last night", ("last night", "2014-03-11TNI", "time")),
    ("the day before yesterday", ("the day before yesterday", "2014-03-10", "date")),
    ("last week", ("last week", "2014-W10", "date")),
    ("earlier this week", ("earlier this week", "2014-W11", "date")),
    ("next month", ("next month", "2014-04", "date")),
    ("last year", ("last year", "2013", "date")),
    ("last weekend", ("last weekend", "2014-W10-WE", "date")),
    ("two days ago", ("two days ago", "2014-03-10", "date")),
    ("three weeks ago", ("three weeks ago", "2014-W08", "date")),
    ("four months ago", ("four months ago", "2013-11", "date")),
    ("a year ago", ("a year ago", "2013", "date")),
    ("several weeks ago", ("several weeks ago", "PAST_REF", "date")),
    ("in three months' time", ("three months' time", "2014-06", "date")),
    # beside the day the text has reached
    ("three weeks later", ("three weeks later", None, "date")),
    ("the previous day", ("the previous day", None, "date")),
    ("two years earlier", ("two years earlier", None, "date")),
    # lengths
    ("for three days", ("three days", "P3D", "duration")),
    ("a 45-day state of emergency", ("45-day", "P45D", "duration")),
    ("for a month", ("a month", "P1M", "duration")),
    ("after two and a half years", ("two and a half years", "P2.5Y", "duration")),
    ("within 48 hours", ("48 hours", "PT48H", "duration")),
    ("half an hour", ("half an hour", "PT30M", "duration")),
    ("the past three years", ("the past three years", "P3Y", "duration")),
    ("over the past decade", ("the past decade", "P10Y", "duration")),
    ("several days", ("several days", "PXD", "duration")),
    ("a week-long strike", ("week-long", "P1W", "duration")),
    ("a siege of 1,200 days", ("1,200 days", "P1200D", "duration")),
    # recurring
    ("every Friday", ("every Friday", "XXXX-WXX-5", "set")),
    ("on Mondays", ("Mondays", "XXXX-WXX-1", "set")),
    ("shelled daily", ("daily", "P1D", "set")),
    ("twice a week", ("a week", "P1W", "set")),
    ("every two years", ("every two years", "P2Y", "set")),
    # the clock
    ("at 5 pm", ("5 pm", "T17:00", "time")),
    ("at 5:30 p.m. on Friday", ("5:30 p.m. on Friday", "2014-03-07T17:30", "time")),
    ("at 0900 GMT", ("0900 GMT", "T09:00", "time")),
    ("at noon", ("noon", "T12:00", "time")),
    # open references
    ("who now lives there", ("now", "PRESENT_REF", "date")),
    ("is currently abroad", ("currently", "PRESENT_REF", "date")),
    ("in recent weeks", ("in recent weeks", "PAST_REF", "date")),
    ("in the near future", ("in the near future", "FUTURE_REF", "date")),
    # no expressions of time
    ("It may march in the sun",),
    ("Mrs May said she may sit",),
    ("General March sat down",),
    ("regularly",),
    ("the Daily Mail",),
    ("worth $2014 a share",),
    ("Resolution 1973",),
    ("2014 people died",),
    ("by 2000 soldiers",),
    ("a 12-year-old boy",),
    ("the March 8 Alliance",),
    ("April Jones said",),
    ("on the 16th floor",),
    ("after the fall of Mosul",),
    ("one day they will",),
    ("a score of 2:1",),
]


def found_in(text: str, **settings: object) -> list[tuple[str, str | None, str]]:
    found = find_dates(text, published_on=PUBLISHED, **settings)  # type: ignore[arg-type]
    assert all(text[one.start : one.end] == one.text for one in found)
    return [(one.text, one.value, one.kind) for one in found]


@pytest.mark.parametrize(("text", "expected"), [(case[0], case[1:]) for case in CASES], ids=[case[0] for case in CASES])
def test_words_give_value_and_kind(text: str, expected: tuple[tuple[str, str | None, str], ...]) -> None:
    assert found_in(text) == list(expected)


@pytest.mark.parametrize(
    ("text", "past", "future"),
    [
        ("on Monday", "2014-03-10", "2014-03-17"),
        ("on Wednesday", "2014-03-12", "2014-03-12"),
        ("on 18 February", "2014-02-18", "2015-02-18"),
        ("on Dec. 30", "2013-12-30", "2014-12-30"),
        ("in May", "2013-05", "2014-05"),
        ("in January", "2014-01", "2015-01"),
        ("in March", "2014-03", "2014-03"),
    ],
)
def test_the_tense_of_the_clause_points_the_way(text: str, past: str, future: str) -> None:
    assert [value for _, value, _ in found_in(text, is_future=lambda offset: False)] == [past]
    assert [value for _, value, _ in found_in(text, is_future=lambda offset: True)] == [future]


def test_in_two_days_is_a_day_only_when_the_clause_is_future() -> None:
    assert found_in("They fell in two days.") == [("two days", "P2D", "duration")]
    assert found_in("They meet in two days.", is_future=lambda offset: True) == [("two days", "2014-03-14", "date")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("the previous day", "2014-02-27"),
        ("the same day", "2014-02-28"),
        ("the following week", "2014-W10"),
        ("two days later", "2014-03-02"),
        ("a month earlier", "2014-01"),
        ("the day before.", "2014-02-27"),
    ],
)
def test_a_reference_day_resolves_what_counts_from_it(text: str, value: str) -> None:
    assert [one.value for one in find_dates(text, published_on=PUBLISHED, reference=date(2014, 2, 28))] == [value]


@pytest.mark.parametrize(
    "text",
    ["on Monday", "last week", "yesterday", "on 18 February", "in March", "two days ago", "last summer",
     "last weekend", "tonight", "next Friday"],
)  # fmt: skip
def test_relative_words_have_no_value_without_a_publication_date(text: str) -> None:
    assert [one.value for one in find_dates(text, published_on=None)] == [None]


@pytest.mark.parametrize(
    ("text", "value"), [("16 February 2015", "2015-02-16"), ("in 2014", "2014"), ("for three days", "P3D")]
)
def test_absolute_words_need_no_publication_date(text: str, value: str) -> None:
    assert [one.value for one in find_dates(text, published_on=None)] == [value]


def test_only_the_span_asked_for_is_searched_and_offsets_count_in_the_text() -> None:
    text = "On Monday they left. On Tuesday they came back. On Friday they slept."
    found = find_dates(text, 21, 47, published_on=PUBLISHED)
    assert [(one.text, one.start, one.end) for one in found] == [("Tuesday", 24, 31)]


def test_expressions_come_in_text_order_without_overlap() -> None:
    found = find_dates("In 2011, on Monday 3 March, for two days, at 5 pm", published_on=PUBLISHED)
    assert [one.text for one in found] == ["2011", "Monday 3 March", "two days", "5 pm"]


@pytest.mark.parametrize("published_on", [date(2016, 2, 29), date(2014, 1, 1), date(2014, 12, 31), date(2015, 3, 31)])
@pytest.mark.parametrize(
    "text", ["on 29 February", "on the 31st", "last month", "a month ago", "last winter", "in 100 years", "on the 30th"]
)
def test_edges_of_the_calendar_do_not_break(text: str, published_on: date) -> None:
    assert len(find_dates(text, published_on=published_on)) == 1


@pytest.mark.parametrize(
    ("value", "kind", "expected"),
    [
        ("2015-02-16", "date", ("2015-02-16", "day")),
        ("2015-02-16TMO", "time", ("2015-02-16", "day")),
        ("2015-02-16T17:00", "time", ("2015-02-16", "day")),
        ("2015-W07", "date", ("2015-W07", "week")),
        ("2015-W07-WE", "date", ("2015-W07", "week")),
        ("2015-02", "date", ("2015-02", "month")),
        ("2015-SU", "date", ("2015-SU", "season")),
        ("2015", "date", ("2015", "year")),
        ("199X", "date", ("199X", "decade")),
        ("P3D", "duration", None),
        ("XXXX-WXX-5", "set", None),
        ("PRESENT_REF", "date", None),
        ("T17:00", "time", None),
        (None, "date", None),
    ],
)
def test_partial_dates_are_made_of_calendar_values_only(
    value: str | None, kind: str, expected: tuple[str, str] | None
) -> None:
    partial = to_partial_date(DateExpression("words", 4, 9, value, kind))  # type: ignore[arg-type]
    assert (None if partial is None else (partial.value, partial.precision)) == expected
    assert partial is None or (partial.text, partial.start, partial.end) == ("words", 4, 9)
