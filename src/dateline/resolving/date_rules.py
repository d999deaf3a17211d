"""The patterns of words of time, in the order they are tried: words one rule has taken are closed to the later ones."""

import re

from msgspec import Struct

from dateline.resolving import date_readings as read
from dateline.resolving.date_values import EVERY, MONTHS, SEASONS, SMALL, TENS, UNITS, WEEKDAYS, Handler


class Rule(Struct, frozen=True):
    """``needs``: sets of words (see ``words_in``) of which each must have a member in the text."""

    pattern: re.Pattern[str]
    handle: Handler
    needs: tuple[frozenset[str], ...]


def _rule(pattern: str, handler: Handler, *needs: frozenset[str], any_case: bool = True) -> Rule:
    """A group named ``all`` marks what of the match is the expression; without one, the whole match is."""
    whole = re.compile(rf"(?<![\w$€£¥#])(?:{pattern})(?!\w)", re.IGNORECASE if any_case else 0)
    return Rule(whole, handler, needs)


def words_in(text: str) -> frozenset[str]:
    """The words, in small letters; "#" stands for any digit and "####" for four together."""
    words = set(_WORD.findall(text.lower()))
    if _DIGIT.search(text):
        words.add("#")
        if _FOUR_DIGITS.search(text):
            words.add("####")
    return frozenset(words)


_YEAR = r"(?:1[5-9]|20)\d\d"
_MONTH_FULL = "January|February|March|April|May|June|July|August|September|October|November|December"
_MONTH = rf"(?:{_MONTH_FULL}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_WEEKDAY = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_SHORT_WEEKDAY = r"(?:Mon|Tues?|Wed|Thurs?|Thu|Fri)\.?"
_SMALL_WORDS = "|".join(sorted([*SMALL[1:], *TENS], key=len, reverse=True))
_NUMBER = (
    r"(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?|a couple of|a dozen|a hundred|"
    rf"(?:{'|'.join(TENS)})-(?:{'|'.join(SMALL[1:10])})|{_SMALL_WORDS}|dozen|hundred)"
)
_AMOUNT = rf"(?:{_NUMBER}|a few|several|many|few)"
_UNIT = r"(?:day|week|month|year|decade|hour|minute)"
_PART = r"(?:morning|afternoon|evening|night)"
# "March 8 Alliance", "17 November Group", "October 6 Bridge" name no day.
_NOT_GROUP = (
    r"(?!['’]?s?\s+(?:Movement|Alliance|Group|[Bb]loc|Coalition|Brigades?|Forces|Organi[sz]ation|Youth|"
    r"Street|Avenue|Square|Bridge))"
)
# Words after which four digits are a count, not a year.
_COUNTED = (
    r"(?!\s*(?:people|persons|civilians|soldiers|troops|men|women|children|dead|deaths|killed|wounded|injured|police|officers|fighters|"
    r"militants|rebels|protesters|demonstrators|refugees|families|homes|houses|villages|votes|seats|jobs|workers|dollars|euros|pounds|"
    r"rupees|yen|km|kilomet|met(?:re|er)s|miles|feet|tons|tonnes|barrels|times|others|prisoners|detainees|victims|residents|students|"
    r"migrants|members|percent|per\b|%|°|hours|points|cases))"
)
# "Between January and March 2013": the year of the second month is that of the first.
_SAME_YEAR = (
    r"(?=\s*(?:and|to|or|through|until|till|-|–|—)\s*"
    rf"(?:{_DAY}\s+)?{_MONTH}(?:\s+{_DAY})?,?\s+(?P<later_year>{_YEAR})\b)"
)

_WORD = re.compile(r"[a-z]+")
_DIGIT = re.compile(r"\d")
_FOUR_DIGITS = re.compile(r"\d{4}")
_NEAR_MONTHS = frozenset(MONTHS)
_NEAR_WEEKDAYS = frozenset(WEEKDAYS) | {f"{name}s" for name in WEEKDAYS}
_NEAR_UNITS = frozenset(f"{unit}{plural}" for unit in UNITS for plural in ("", "s")) | {"centuries"}
_NEAR_SEASONS = frozenset(SEASONS)
_DIGITS, _FOUR = frozenset({"#"}), frozenset({"####"})
_SIDES = frozenset({"last", "this", "next", "past", "coming"})

# Words that may stand before a month or year that means a time, and not "may", "march" or a count.
_BEFORE = (
    r"(?:in|of|since|until|till|by|from|during|before|after|through|throughout|between|around|for|to|and|or|early|late|mid|last|next|this|"
    r"In|Since|Until|By|From|During|Before|After|Between|Early|Late|Mid)"
)
_EDGE_WORDS = (
    r"(?:(?:[Vv]ery\s+)?(?:[Ee]arly|[Ll]ate)\s+(?:in\s+|on\s+)?|[Mm]id[- ]|"
    r"(?:[Ee]arlier|[Ll]ater)\s+(?:in\s+|on\s+)?)?"
)
_LONG_MONTH = r"(?:January|February|July|September|October|November|December|(?:Jan|Feb|Sept|Oct|Nov|Dec)\.)"
_RISKY_MONTH = r"(?:March|April|May|June|August|(?:Mar|Apr|Jun|Jul|Aug)\.)"
_WEEKDAY_FIRST = rf"(?:(?:{_WEEKDAY}|{_SHORT_WEEKDAY}),?\s+(?:the\s+)?)?"
_ZONE = r"(?:\s+(?:GMT|UTC|EST|EDT|BST|CET|CEST|IST|PST|PDT|ET|local time)|Z)?"

RULES: tuple[Rule, ...] = (
    _rule(
        rf"(?P<year>{_YEAR})-(?P<month>\d\d)-(?P<day>\d\d)T(?P<hour>\d\d):(?P<minute>\d\d)(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?",
        read.moment_in_digits,
        _FOUR,
    ),
    _rule(rf"(?P<year>{_YEAR})[-/](?P<month>\d\d)[-/](?P<day>\d\d)", read.day_in_digits, _FOUR),
    _rule(
        rf"(?P<first>\d\d?)(?P<separator>[/.-])(?P<second>\d\d?)(?P=separator)(?P<year>{_YEAR})",
        read.numeric_day,
        _FOUR,
    ),
    _rule(
        r"(?P<all>Sept(?:ember|\.)?\s+11|9/11|11\s+September)(?=(?:th)?\s+(?:terror\w*\s+)?(?:attacks?|hijack\w*|atrocit\w*))",
        read.september_11,
        _DIGITS,
    ),
    _rule(
        rf"(?P<day>{_DAY})\s*(?:-|–|to)\s*{_DAY}\s+(?P<month>{_MONTH})(?:,?\s+(?P<year>{_YEAR}))?",
        read.day_range,
        _DIGITS,
        _NEAR_MONTHS,
        any_case=False,
    ),
    _rule(
        rf"(?P<month>{_MONTH})\s+(?P<day>{_DAY})\s*(?:-|–|to)\s*{_DAY}(?!\s*:)(?:,?\s+(?P<year>{_YEAR}))?",
        read.day_range,
        _DIGITS,
        _NEAR_MONTHS,
        any_case=False,
    ),
    _rule(
        rf"{_WEEKDAY_FIRST}(?P<day>{_DAY})(?:\s+of)?\s+(?P<month>{_MONTH}),?\s+(?P<year>{_YEAR}){_COUNTED}",
        read.named_day,
        _DIGITS,
        _NEAR_MONTHS,
        any_case=False,
    ),
    _rule(
        rf"{_WEEKDAY_FIRST}(?P<month>{_MONTH})\s+(?P<day>{_DAY}),?\s+(?P<year>{_YEAR}){_COUNTED}",
        read.named_day,
        _DIGITS,
        _NEAR_MONTHS,
        any_case=False,
    ),
    _rule(
        rf"(?P<day>{_DAY})\s+(?P<month>{_MONTH})\s+(?:of\s+)?(?P<which>last|this|next)\s+year",
        read.month_of_other_year,
        _NEAR_MONTHS,
        _SIDES,
        any_case=False,
    ),
    _rule(
        rf"(?P<month>{_MONTH})\s+(?P<day>{_DAY})\s+(?:of\s+)?(?P<which>last|this|next)\s+year",
        read.month_of_other_year,
        _NEAR_MONTHS,
        _SIDES,
        any_case=False,
    ),
    _rule(
        rf"(?P<all>(?P<day>{_DAY})\s+(?P<month>{_MONTH})){_SAME_YEAR}",
        read.named_day,
        _DIGITS,
        _NEAR_MONTHS,
        any_case=False,
    ),
    _rule(
        rf"(?P<all>(?P<month>{_MONTH})\s+(?P<day>{_DAY})){_SAME_YEAR}",
        read.named_day,
        _DIGITS,
        _NEAR_MONTHS,
        any_case=False,
    ),
    _rule(
        rf"{_EDGE_WORDS}{_WEEKDAY_FIRST}(?P<day>{_DAY})(?:\s+of)?\s+(?P<month>{_MONTH}){_NOT_GROUP}",
        read.named_day,
        _DIGITS,
        _NEAR_MONTHS,
        any_case=False,
    ),
    _rule(
        rf"{_EDGE_WORDS}{_WEEKDAY_FIRST}(?P<month>{_MONTH})\s+(?P<day>{_DAY})(?!\s*(?:%|percent|people|million|billion|,\d{{3}}))(?![:.]\d){_NOT_GROUP}",
        read.named_day,
        _DIGITS,
        _NEAR_MONTHS,
        any_case=False,
    ),
    _rule(
        rf"(?:(?:[Ee]arly|[Ll]ate)\s+(?:in\s+)?|[Mm]id-)?(?P<month>{_MONTH}),?\s+(?:of\s+)?(?P<year>{_YEAR}){_COUNTED}",
        read.month_of_year,
        _FOUR,
        _NEAR_MONTHS,
        any_case=False,
    ),
    _rule(
        rf"(?P<month>{_MONTH})\s+(?:of\s+)?(?P<which>last|this|next)\s+year",
        read.month_of_other_year,
        _NEAR_MONTHS,
        _SIDES,
        any_case=False,
    ),
    _rule(rf"(?P<all>(?P<month>{_MONTH})){_SAME_YEAR}", read.month_of_year, _FOUR, _NEAR_MONTHS, any_case=False),
    _rule(
        rf"(?P<all>(?P<which>last|this|next|past|coming|Last|This|Next)\s+(?P<month>{_MONTH})){_NOT_GROUP}",
        read.month_with_side,
        _NEAR_MONTHS,
        any_case=False,
    ),
    _rule(
        rf"(?P<all>(?:(?:[Ee]arly|[Ll]ate)\s+(?:in\s+)?|[Mm]id-)?(?P<month>{_LONG_MONTH})){_NOT_GROUP}",
        read.month_with_side,
        _NEAR_MONTHS,
        any_case=False,
    ),
    _rule(
        rf"(?P<all>(?:(?:[Ee]arly|[Ll]ate)\s+(?:in\s+)?|[Mm]id-)(?P<month>{_RISKY_MONTH})){_NOT_GROUP}",
        read.month_with_side,
        _NEAR_MONTHS,
        any_case=False,
    ),
    _rule(
        rf"{_BEFORE}\s+(?P<all>(?P<month>{_RISKY_MONTH}))(?!\s+[A-Z][a-z]){_NOT_GROUP}",
        read.month_with_side,
        _NEAR_MONTHS,
        any_case=False,
    ),
    _rule(
        rf"(?P<all>(?:the\s+)?(?P<order>first|second|third|fourth|last)\s+(?P<unit>half|quarter)\s+of\s+(?P<year>{_YEAR}))",
        read.part_of_year,
        _FOUR,
        frozenset({"half", "quarter"}),
    ),
    _rule(
        rf"(?:the\s+)?(?P<season>spring|summer|autumn|fall|winter)(?:\s+of)?\s+(?P<year>{_YEAR})",
        read.season,
        _NEAR_SEASONS,
    ),
    _rule(r"(?P<which>last|this|next)\s+(?P<season>spring|summer|autumn|fall|winter)", read.season, _NEAR_SEASONS),
    _rule(
        r"in\s+(?:the\s+)?(?:early\s+|late\s+)?(?P<all>(?P<season>spring|summer|autumn|winter))(?!\s+(?:of|Olympic|Games))",
        read.season,
        _NEAR_SEASONS,
    ),
    _rule(
        r"(?:the\s+)?(?:early[- ]|late[- ]|mid[- ])?(?P<digits>1[5-9]\d|20\d)0s", read.decade, _DIGITS, frozenset({"s"})
    ),
    _rule(r"the\s+(?:early[- ]|late[- ]|mid[- ])?['’](?P<digits>[2-9]0)s", read.decade, _DIGITS, frozenset({"s"})),
    _rule(
        r"the\s+(?:early\s+|late\s+|mid-)?(?P<word>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)",
        read.decade_word,
        frozenset({"twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"}),
    ),
    _rule(
        r"(?:the\s+)?(?:early[- ]|late[- ]|mid[- ])?(?P<number>1[0-9]|2[01])(?:th|st)[- ]century",
        read.century,
        _DIGITS,
        frozenset({"century"}),
    ),
    _rule(rf"(?:early|late|mid)(?:\s+in)?[- ](?P<year>{_YEAR}){_COUNTED}", read.year, _FOUR),
    _rule(rf"(?P<all>(?P<year>{_YEAR}))(?=\s?[-–]\s?{_YEAR}(?!\w))", read.year, _FOUR),
    _rule(rf"(?<=\d\d\d\d[-–])(?P<all>{_YEAR})", read.year_range_end, _FOUR),
    _rule(
        rf"(?:in|since|until|till|by|from|during|before|after|through|throughout|between|and|to|or|of|for|the|a|an|its|their|his|her|our|that|this|year)\s+(?P<all>(?P<year>{_YEAR}))(?![-,]\d|[.]\d){_COUNTED}",
        read.year,
        _FOUR,
    ),
    _rule(rf"\w['’]s\s+(?P<all>(?P<year>{_YEAR}))(?![-,.]\d){_COUNTED}", read.year, _FOUR),
    _rule(rf"\((?P<all>(?P<year>{_YEAR}))(?=\))", read.year, _FOUR),
    _rule(rf"(?:every|each)\s+(?P<weekday>{_WEEKDAY})(?:\s+{_PART})?", read.every_weekday, _NEAR_WEEKDAYS),
    _rule(rf"(?:on\s+)?(?P<all>(?P<weekday>{_WEEKDAY})s)", read.every_weekday, _NEAR_WEEKDAYS, any_case=False),
    _rule(
        rf"(?:late|early)?\s*(?:on\s+)?(?P<all>(?P<weekday>{_WEEKDAY})\s+(?:of\s+)?(?P<which>last|this|next)\s+week)",
        read.weekday_of_week,
        _NEAR_WEEKDAYS,
        frozenset({"week"}),
    ),
    _rule(
        rf"(?P<which>last|next|this|past|coming)\s+(?P<weekday>{_WEEKDAY})(?:\s+(?P<part>{_PART}))?",
        read.weekday,
        _NEAR_WEEKDAYS,
    ),
    _rule(
        rf"{_EDGE_WORDS}(?P<weekday>{_WEEKDAY})(?:\s+(?P<part>{_PART}))?", read.weekday, _NEAR_WEEKDAYS, any_case=False
    ),
    _rule(
        r"(?:on|On|late|early)\s+(?P<all>(?P<weekday>(?:Mon|Tues?|Wed|Thurs?|Fri)\.))",
        read.weekday,
        _NEAR_WEEKDAYS,
        any_case=False,
    ),
    _rule(
        r"(?P<word>the\s+day\s+before\s+yesterday|the\s+day\s+after\s+tomorrow)",
        read.near_day,
        frozenset({"today", "yesterday", "tomorrow"}),
    ),
    _rule(
        rf"(?:(?:early|late|earlier|later)\s+)?(?P<word>today|yesterday|tomorrow)(?:\s+(?P<part>{_PART}))?",
        read.near_day,
        frozenset({"today", "yesterday", "tomorrow"}),
    ),
    _rule(
        r"(?P<words>tonight|last\s+night|this\s+(?:morning|afternoon|evening))",
        read.near_part,
        frozenset({"tonight", "night", "morning", "afternoon", "evening"}),
    ),
    _rule(
        r"(?:over\s+|at\s+)?(?P<all>(?:(?:the\s+)?(?P<which>last|past|next|coming|this)\s+|the\s+)weekend)",
        read.weekend,
        frozenset({"weekend"}),
    ),
    _rule(
        r"(?:earlier\s+|later\s+|late\s+|early\s+)?(?P<which>last|this|next|the\s+current|the\s+coming)\s+(?P<unit>week|month|year|decade|century)",
        read.near_unit,
        _NEAR_UNITS,
    ),
    _rule(
        r"(?:(?:about|some|nearly|almost|more than|over|around)\s+)?"
        rf"(?P<amount>{_AMOUNT}|an?)\s+(?P<unit>{_UNIT}s?)\s+ago",
        read.ago,
        frozenset({"ago"}),
        _NEAR_UNITS,
    ),
    _rule(
        rf"(?:in\s+)?(?P<all>(?P<amount>{_AMOUNT}|an?)\s+(?P<unit>{_UNIT}s?)(?:\s+from\s+now|['’]s?\s+time))",
        read.from_now,
        _NEAR_UNITS,
        frozenset({"now", "time"}),
    ),
    _rule(
        rf"(?P<amount>{_AMOUNT}|an?)\s+(?P<unit>{_UNIT}s?)\s+(?P<side>later|earlier|before|afterwards)(?!\s+(?:the|a|an|his|her|its|their)\b|['’]s)",
        read.from_reference,
        _NEAR_UNITS,
        frozenset({"later", "earlier", "before", "afterwards"}),
    ),
    _rule(
        r"the\s+(?P<side>previous|preceding|prior|same|following|next)\s+(?P<unit>day|week|month|year)",
        read.beside_reference,
        _NEAR_UNITS,
    ),
    _rule(
        r"the\s+(?P<unit>day|week|month|year)\s+(?P<side>before|after)(?=\s*[,.;:)]|\s*$)",
        read.beside_reference,
        _NEAR_UNITS,
    ),
    _rule(
        rf"(?:once\s+every|every|each)\s+(?:(?P<amount>other|{_NUMBER})\s+)?(?P<unit>{_UNIT}s?)",
        read.every_unit,
        _NEAR_UNITS,
        frozenset({"every", "each", "once", "twice", "times"}),
    ),
    _rule(
        rf"(?:once|twice|{_AMOUNT}\s+times)\s+(?P<all>(?:a|an|per|each|every)\s+(?P<unit>{_UNIT}))",
        read.every_unit,
        _NEAR_UNITS,
        frozenset({"every", "each", "once", "twice", "times"}),
    ),
    _rule(
        r"(?P<word>hourly|daily|nightly|weekly|monthly|yearly|annually|annual)(?!\s+(?:[A-Z]|newspaper|paper|magazine|tabloid|broadsheet))",
        read.every_word,
        frozenset(EVERY),
        any_case=False,
    ),
    _rule(
        rf"(?:the\s+)?(?:past|last|next|coming)\s+(?P<amount>{_AMOUNT})\s+(?P<unit>{_UNIT}s?)", read.length, _NEAR_UNITS
    ),
    _rule(
        r"(?:over\s+|in\s+|for\s+|during\s+|within\s+)(?P<all>the\s+(?:past|last)\s+(?P<unit>day|week|month|year|decade|century|hour))",
        read.one_length,
        _NEAR_UNITS,
    ),
    _rule(
        r"(?P<amount>\d+|\w+)\s+and\s+a\s+half\s+(?P<unit>days?|weeks?|months?|years?|hours?)",
        read.half_length,
        frozenset({"half"}),
        _NEAR_UNITS,
    ),
    _rule(r"half\s+an\s+hour|half-hour", read.half_hour, frozenset({"half"})),
    _rule(rf"(?P<amount>{_NUMBER})[- ](?P<unit>{_UNIT})(?:-long)?(?![-\s]olds?\b)", read.hyphened_length, _NEAR_UNITS),
    _rule(
        rf"in\s+(?P<all>(?P<amount>{_AMOUNT})\s+(?P<unit>{_UNIT}s?))(?!\s+(?:of|old)\b|['’])",
        read.in_amount,
        _NEAR_UNITS,
        frozenset({"in"}),
    ),
    _rule(
        rf"(?P<amount>{_AMOUNT})\s+(?:consecutive\s+|straight\s+|full\s+|more\s+)?(?P<unit>{_UNIT}s)(?!\s+old\b)",
        read.length,
        _NEAR_UNITS,
    ),
    _rule(
        rf"(?:for|over|within|during|after|nearly|almost|about|than|lasted|lasting|under|takes?|took)\s+(?P<all>(?:an?|half\s+an?)\s+(?P<unit>{_UNIT}|century))(?!\s+(?:after|before|since)\b)",
        read.one_length,
        _NEAR_UNITS,
    ),
    _rule(rf"(?P<unit>{_UNIT})-long", read.one_length, _NEAR_UNITS),
    _rule(rf"(?P<unit>{_UNIT}s)-long", read.vague_length, _NEAR_UNITS),
    _rule(
        r"(?:for|after|over|during|of)\s+(?P<all>(?P<unit>(?:day|week|month|year|decade|hour)s|centuries))(?!\s+(?:ago|old|later)\b)",
        read.vague_length,
        _NEAR_UNITS,
    ),
    _rule(rf"(?P<hour>\d\d?)(?:[:.](?P<minute>\d\d))?\s?(?P<half>[ap]\.?m\b\.?){_ZONE}", read.clock, _DIGITS),
    _rule(
        rf"(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?::[0-5]\d)?(?:\s?hours|\s?hrs)?{_ZONE}(?!:)",
        read.clock,
        _DIGITS,
    ),
    _rule(
        r"(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?:\s(?:hours|hrs))?\s?(?:GMT|UTC|EST|EDT|BST|CET|IST|local\s+time)",
        read.clock,
        _DIGITS,
        any_case=False,
    ),
    _rule(r"(?P<hour>\d\d?)\s+o['’]clock", read.clock, _DIGITS),
    _rule(
        r"(?:at|around|by|before|after|until|about|past)\s+(?P<all>noon|midday|midnight)",
        read.clock_word,
        frozenset({"noon", "midday", "midnight"}),
    ),
    _rule(
        r"now|right\s+now|currently|presently|at\s+present|at\s+the\s+moment|nowadays|these\s+days",
        read.present,
        frozenset({"now", "currently", "presently", "present", "moment", "nowadays", "days"}),
    ),
    _rule(
        r"recently|lately|in\s+recent\s+(?:days|weeks|months|years|decades)|in\s+the\s+past(?!\s+\w)",
        read.past,
        frozenset({"recently", "lately", "recent", "past"}),
    ),
    _rule(
        r"in\s+the\s+(?:near\s+|coming\s+)?future|soon(?!\s+(?:after|as)\b)|in\s+(?:the\s+)?coming\s+(?:days|weeks|months|years)",
        read.future,
        frozenset({"future", "soon", "coming"}),
    ),
    _rule(
        r"on\s+(?P<all>the\s+(?P<day>3[01]|[12]?\d)(?:st|nd|rd|th))(?=\s*(?:[,.;)]|$))",
        read.day_of_month,
        _DIGITS,
        frozenset({"st", "nd", "rd", "th"}),
    ),
)
