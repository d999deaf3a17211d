"""Readings: from the match of a date rule, and the setting it is counted from, to a value and kind.

Each answers ``None`` where the words are no expression of time after all.
"""

import re
from calendar import monthrange
from datetime import date, timedelta

from dateline.domain.date import DateKind
from dateline.resolving.date_values import (
    CLOCK_UNITS,
    DAY_PARTS,
    EVERY,
    NUMBERS,
    SEASONS,
    Answer,
    Setting,
    chosen_day,
    chosen_month,
    chosen_weekday,
    counted_from,
    duration_of,
    iso_day,
    month_number,
    months_from,
    number_of,
    singular,
    week_of,
    weekday_number,
)


def day_in_digits(match: re.Match[str], setting: Setting) -> Answer | None:
    value = iso_day(int(match["year"]), int(match["month"]), int(match["day"]))
    return (value, "date") if value else None


def moment_in_digits(match: re.Match[str], setting: Setting) -> Answer | None:
    value = iso_day(int(match["year"]), int(match["month"]), int(match["day"]))
    return (f"{value}T{match['hour']}:{match['minute']}", "time") if value else None


def numeric_day(match: re.Match[str], setting: Setting) -> Answer | None:
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    if match["separator"] == "." or first > 12 or first == second:
        return (value, "date") if (value := iso_day(year, second, first)) else None
    if second > 12:
        return (value, "date") if (value := iso_day(year, first, second)) else None
    return None, "date"


def named_day(match: re.Match[str], setting: Setting) -> Answer | None:
    """A month and a day, with or without year and weekday."""
    groups = match.groupdict()
    month, day = month_number(match["month"]), int(re.sub(r"\D", "", match["day"]))
    year = groups.get("year") or groups.get("later_year")
    if day > monthrange(2000, month)[1]:
        return None
    if year is None:
        return chosen_day(month, day, setting), "date"
    value = iso_day(int(year), month, day)
    return (value, "date") if value else None


def september_11(match: re.Match[str], setting: Setting) -> Answer:
    return "2001-09-11", "date"


def day_range(match: re.Match[str], setting: Setting) -> Answer | None:
    month = month_number(match["month"])
    year = match["year"]
    if year is not None:
        return f"{year}-{month:02d}", "date"
    day = chosen_day(month, min(int(re.sub(r"\D", "", match["day"])), 28), setting)
    return day and day[:7], "date"


def day_of_month(match: re.Match[str], setting: Setting) -> Answer | None:
    published, day = setting.published_on, int(match["day"])
    if published is None:
        return None, "date"
    months = [months_from(published.replace(day=1), count) for count in (-2, -1, 0, 1, 2)]
    days = [one.replace(day=day) for one in months if day <= monthrange(one.year, one.month)[1]]
    side = [one for one in days if (one >= published if setting.future else one <= published)]
    return min(side, key=lambda one: abs((one - published).days)).isoformat(), "date"


def month_of_year(match: re.Match[str], setting: Setting) -> Answer:
    return f"{match.groupdict().get('year') or match['later_year']}-{month_number(match['month']):02d}", "date"


def month_with_side(match: re.Match[str], setting: Setting) -> Answer:
    which = (match.groupdict().get("which") or "").lower()
    which = {"past": "last", "coming": "next"}.get(which, which)
    return chosen_month(month_number(match["month"]), setting, which=which), "date"


def month_of_other_year(match: re.Match[str], setting: Setting) -> Answer:
    """ "March last year", "May of this year"."""
    if setting.published_on is None:
        return None, "date"
    year = setting.published_on.year + {"last": -1, "this": 0, "next": 1}[match["which"].lower()]
    if match.groupdict().get("day"):
        return iso_day(year, month_number(match["month"]), int(re.sub(r"\D", "", match["day"]))), "date"
    return f"{year}-{month_number(match['month']):02d}", "date"


def year(match: re.Match[str], setting: Setting) -> Answer:
    return match["year"], "date"


def year_range_end(match: re.Match[str], setting: Setting) -> Answer:
    return match["all"], "date"


def part_of_year(match: re.Match[str], setting: Setting) -> Answer | None:
    order = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}[match["order"].lower()]
    if match["unit"].lower() == "half":
        return (f"{match['year']}-H{min(order, 2)}", "date") if order != 3 else None
    return f"{match['year']}-Q{order}", "date"


def decade(match: re.Match[str], setting: Setting) -> Answer:
    digits = match["digits"]
    return (f"{digits}X" if len(digits) == 3 else f"19{digits[0]}X"), "date"


def decade_word(match: re.Match[str], setting: Setting) -> Answer:
    words = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")
    return f"19{words.index(match['word'].lower()) + 2}X", "date"


def century(match: re.Match[str], setting: Setting) -> Answer:
    return f"{int(match['number']) - 1}XX", "date"


def season(match: re.Match[str], setting: Setting) -> Answer:
    season = SEASONS[match["season"].lower()]
    if match.groupdict().get("year"):
        return f"{match['year']}-{season}", "date"
    published = setting.published_on
    if published is None:
        return None, "date"
    begins = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[season]
    which = (match.groupdict().get("which") or "").lower()
    year = published.year
    if which == "last":
        # The last one that is over; a winter is named after the year it begins in.
        if season == "WI":
            year -= 2 if published.month < 3 else 1
        else:
            year -= 1 if published.month < begins + 3 else 0
    elif which == "next":
        year += 0 if published.month < begins else 1
    elif which == "this":
        year -= 1 if season == "WI" and published.month < 6 else 0
    elif not setting.future:
        year -= 1 if published.month < begins else 0
    return f"{year}-{season}", "date"


def weekday(match: re.Match[str], setting: Setting) -> Answer:
    groups = match.groupdict()
    day = chosen_weekday(weekday_number(match["weekday"]), setting, which=(groups.get("which") or "").lower())
    if day is None:
        return None, "time" if groups.get("part") else "date"
    return with_part(day, groups.get("part"))


def weekday_of_week(match: re.Match[str], setting: Setting) -> Answer:
    """ "Monday last week", "Friday of next week"."""
    published = setting.published_on
    if published is None:
        return None, "date"
    weeks = {"last": -1, "this": 0, "next": 1}[match["which"].lower()]
    monday = published - timedelta(days=published.weekday()) + timedelta(weeks=weeks)
    return (monday + timedelta(days=weekday_number(match["weekday"]))).isoformat(), "date"


def with_part(day: date, part: str | None) -> Answer:
    return (day.isoformat() + DAY_PARTS[part.lower()], "time") if part else (day.isoformat(), "date")


def near_day(match: re.Match[str], setting: Setting) -> Answer:
    part = match.groupdict().get("part")
    if setting.published_on is None:
        return None, "time" if part else "date"
    shift = {"today": 0, "yesterday": -1, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2}
    return with_part(setting.published_on + timedelta(days=shift[" ".join(match["word"].lower().split())]), part)


def near_part(match: re.Match[str], setting: Setting) -> Answer:
    """ "tonight", "last night", "this morning"."""
    if setting.published_on is None:
        return None, "time"
    words = match["words"].lower()
    shift = -1 if words.startswith("last") else 0
    return with_part(setting.published_on + timedelta(days=shift), words.removeprefix("to").split()[-1])


def weekend(match: re.Match[str], setting: Setting) -> Answer:
    published = setting.published_on
    if published is None:
        return None, "date"
    which = (match["which"] or "").lower()
    weeks = {"last": -1, "past": -1, "next": 1, "coming": 0, "this": 0}.get(
        which, 0 if setting.future or published.weekday() >= 5 else -1
    )
    return f"{week_of(published + timedelta(weeks=weeks))}-WE", "date"


def near_unit(match: re.Match[str], setting: Setting) -> Answer:
    """ "last week", "this month", "next year"."""
    if setting.published_on is None:
        return None, "date"
    count = {"last": -1, "this": 0, "the current": 0, "next": 1, "the coming": 1}[
        " ".join(match["which"].lower().split())
    ]
    return counted_from(setting.published_on, count, match["unit"]), "date"


def ago(match: re.Match[str], setting: Setting) -> Answer:
    unit = singular(match["unit"])
    kind: DateKind = "time" if unit in CLOCK_UNITS else "date"
    amount = number_of(match["amount"])
    if setting.published_on is None:
        return None, kind
    if unit in CLOCK_UNITS:
        return setting.published_on.isoformat(), kind
    return ("PAST_REF" if amount is None else counted_from(setting.published_on, -amount, unit)), kind


def from_now(match: re.Match[str], setting: Setting) -> Answer:
    amount = number_of(match["amount"])
    if setting.published_on is None:
        return None, "date"
    return ("FUTURE_REF" if amount is None else counted_from(setting.published_on, amount, match["unit"])), "date"


def in_amount(match: re.Match[str], setting: Setting) -> Answer | None:
    """ "in two days": a day ahead in a future clause, else how long something took."""
    amount = number_of(match["amount"])
    if setting.future and amount is not None and singular(match["unit"]) not in CLOCK_UNITS:
        return (counted_from(setting.published_on, amount, match["unit"]) if setting.published_on else None), "date"
    return duration_of(amount, match["unit"]), "duration"


def from_reference(match: re.Match[str], setting: Setting) -> Answer:
    """ "three weeks later", "a day earlier": counted from the day the text has reached."""
    amount = number_of(match["amount"])
    if setting.reference is None or amount is None or singular(match["unit"]) in CLOCK_UNITS:
        return None, "date"
    sign = 1 if match["side"].lower() in {"later", "afterwards", "after that"} else -1
    return counted_from(setting.reference, sign * amount, match["unit"]), "date"


def beside_reference(match: re.Match[str], setting: Setting) -> Answer:
    """ "the previous day", "the following week", "that year"."""
    count = {
        "previous": -1,
        "preceding": -1,
        "before": -1,
        "prior": -1,
        "same": 0,
        "following": 1,
        "after": 1,
        "next": 1,
    }[match["side"].lower()]
    if setting.reference is None:
        return None, "date"
    return counted_from(setting.reference, count, match["unit"]), "date"


def length(match: re.Match[str], setting: Setting) -> Answer:
    return duration_of(number_of(match["amount"]), match["unit"]), "duration"


def hyphened_length(match: re.Match[str], setting: Setting) -> Answer | None:
    """ "45-day", "one day"; "three day" is a slip, not a length."""
    if "-" not in match.group() and (number_of(match["amount"]) != 1 or match["unit"].lower() == "day"):
        return None  # "one day" is mostly "some day"
    return length(match, setting)


def half_length(match: re.Match[str], setting: Setting) -> Answer | None:
    amount = match["amount"].lower()
    if not amount.isdigit() and amount not in NUMBERS:
        return None
    return duration_of((number_of(amount) or 0) + 0.5, match["unit"]), "duration"


def half_hour(match: re.Match[str], setting: Setting) -> Answer:
    return "PT30M", "duration"


def one_length(match: re.Match[str], setting: Setting) -> Answer:
    return duration_of(1, match["unit"]), "duration"


def vague_length(match: re.Match[str], setting: Setting) -> Answer:
    return duration_of(None, match["unit"]), "duration"


def every_weekday(match: re.Match[str], setting: Setting) -> Answer:
    return f"XXXX-WXX-{weekday_number(match['weekday']) + 1}", "set"


def every_unit(match: re.Match[str], setting: Setting) -> Answer:
    amount = match.groupdict().get("amount")
    return duration_of(2 if amount == "other" else number_of(amount or "a"), match["unit"]), "set"


def every_word(match: re.Match[str], setting: Setting) -> Answer:
    return EVERY[match["word"].lower()], "set"


def clock(match: re.Match[str], setting: Setting) -> Answer | None:
    groups = match.groupdict()
    hour, minute = int(match["hour"]), int(groups.get("minute") or 0)
    half = (groups.get("half") or "").lower().replace(".", "").replace(" ", "")
    if half and not 1 <= hour <= 12:
        return None
    if half == "pm":
        hour = hour % 12 + 12
    elif half == "am":
        hour %= 12
    return (f"T{hour:02d}:{minute:02d}", "time") if hour < 25 and minute < 60 else None


def clock_word(match: re.Match[str], setting: Setting) -> Answer:
    return {"noon": "T12:00", "midday": "T12:00", "midnight": "T00:00"}[match["all"].lower()], "time"


def present(match: re.Match[str], setting: Setting) -> Answer:
    return "PRESENT_REF", "date"


def past(match: re.Match[str], setting: Setting) -> Answer:
    return "PAST_REF", "date"


def future(match: re.Match[str], setting: Setting) -> Answer:
    return "FUTURE_REF", "date"
