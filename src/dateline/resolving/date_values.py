"""What words of time are worth: numbers, names of months and days, and counting from the day of publication."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from msgspec import Struct

from dateline.domain.date import DateKind

MONTH_NAMES = "january february march april may june july august september october november december".split()
MONTHS = {name: number for number, name in enumerate(MONTH_NAMES, 1)} | {
    name[:3]: number for number, name in enumerate(MONTH_NAMES, 1)
}
MONTHS["sept"] = 9
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        ("monday mon", "tuesday tue tues", "wednesday wed", "thursday thu thur thurs", "friday fri")
    )
    for name in names.split()
} | {"saturday": 5, "sunday": 6}  # never "sat" or "sun"
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
DAY_PARTS = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI"}
UNITS = {
    "day": "D",
    "week": "W",
    "month": "M",
    "year": "Y",
    "hour": "H",
    "minute": "M",
    "second": "S",
    "decade": "Y",
    "century": "Y",
}
CLOCK_UNITS = frozenset({"hour", "minute", "second"})
UNIT_YEARS = {"decade": 10, "century": 100}
EVERY = {
    "hourly": "PT1H",
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "monthly": "P1M",
    "yearly": "P1Y",
    "annually": "P1Y",
    "annual": "P1Y",
}
SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
NUMBERS = (
    {word: number for number, word in enumerate(SMALL)}
    | {word: number for number, word in zip(range(20, 100, 10), TENS, strict=True)}
    | {"a": 1, "an": 1, "dozen": 12, "a dozen": 12, "hundred": 100, "a hundred": 100, "a couple of": 2, "both": 2}
)
VAGUE = frozenset({"several", "few", "a few", "many", "some", "recent", "past", "last"})


class Setting(Struct, frozen=True):
    """What expressions are counted from: publication, and the day the text has reached (for "the previous day")."""

    published_on: date | None
    reference: date | None
    future: bool | None


Answer = tuple[str | None, DateKind]
Handler = Callable[[re.Match[str], Setting], Answer | None]


def iso_day(year: int, month: int, day: int) -> str | None:
    return date(year, month, day).isoformat() if 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1] else None


def week_of(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


def month_of(year: int, month: int) -> str:
    """``month`` may run past either end of the year."""
    years, index = divmod(month - 1, 12)
    return f"{year + years}-{index + 1:02d}"


def months_from(day: date, count: int) -> date:
    years, index = divmod(day.month - 1 + count, 12)
    year, month = day.year + years, index + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def number_of(words: str) -> float | None:
    """The number, or None for a vague amount."""
    words = words.lower().strip()
    if words in NUMBERS:
        return NUMBERS[words]
    if words in VAGUE:
        return None
    if "-" in words:
        tens, ones = words.split("-")
        return NUMBERS[tens] + NUMBERS[ones]
    return float(words.replace(",", ""))


def duration_of(amount: float | None, unit: str) -> str:
    unit = singular(unit)
    if amount is not None:
        amount *= UNIT_YEARS.get(unit, 1)
    shown = "X" if amount is None else f"{amount:g}"
    return f"P{'T' if unit in CLOCK_UNITS else ''}{shown}{UNITS[unit]}"


def singular(unit: str) -> str:
    unit = unit.lower()
    return "century" if unit == "centuries" else unit.removesuffix("s")


def counted_from(day: date, amount: float, unit: str) -> str:
    """The day, week, month, year or decade that lies ``amount`` units from a day: as fine as its unit."""
    count, unit = int(amount), singular(unit)
    if unit == "day":
        return (day + timedelta(days=count)).isoformat()
    if unit == "week":
        return week_of(day + timedelta(weeks=count))
    if unit == "month":
        return months_from(day, count).isoformat()[:7]
    if unit == "decade":
        return f"{(day.year + 10 * count) // 10}X"
    if unit == "century":
        return f"{(day.year + 100 * count) // 100}XX"
    return str(day.year + count)


def month_number(words: str) -> int:
    return MONTHS[words.lower().rstrip(".")]


def weekday_number(words: str) -> int:
    return WEEKDAYS[words.lower().rstrip(".")]


def chosen_day(month: int, day: int, setting: Setting) -> str | None:
    """The day of the year nearest to publication, on the side the tense points to."""
    published = setting.published_on
    if published is None:
        return None
    days = [
        date(year, month, day)
        for year in range(published.year - 4, published.year + 5)
        if day <= monthrange(year, month)[1]
    ]
    if setting.future is True:
        days = [one for one in days if one >= published]
    elif setting.future is False:
        days = [one for one in days if one <= published]
    return min(days, key=lambda one: (abs((one - published).days), one)).isoformat() if days else None


def chosen_month(month: int, setting: Setting, *, which: str = "") -> str | None:
    published = setting.published_on
    if published is None:
        return None
    ahead = (month - published.month) % 12
    behind = ahead - 12 if ahead else 0
    if which == "last":
        offset = behind or -12
    elif which == "next":
        offset = ahead or 12
    elif which == "this":
        offset = month - published.month
    elif setting.future is True:
        offset = ahead
    elif setting.future is False:
        offset = behind
    else:
        offset = ahead if ahead < -behind else behind
    return month_of(published.year, published.month + offset)


def chosen_weekday(weekday: int, setting: Setting, *, which: str = "") -> date | None:
    published = setting.published_on
    if published is None:
        return None
    ahead = (weekday - published.weekday()) % 7
    if which in {"last", "past"}:
        return published - timedelta(days=(published.weekday() - weekday) % 7 or 7)
    if which in {"next", "coming"}:
        return published + timedelta(days=ahead or 7)
    if which == "this":
        return published + timedelta(days=weekday - published.weekday())
    if setting.future:
        return published + timedelta(days=ahead)
    return published - timedelta(days=(published.weekday() - weekday) % 7)
