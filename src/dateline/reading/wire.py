"""Parts the agency line ("BEIRUT, Aug 4 (AP) -") from the sentence it opens.

The line says where and when a report was filed, not what happened, so sentences start after it. Capitals, an agency
or a date make a line certain; a place in ordinary capitals before a bare dash needs more signs, since "Breaking -"
and "Hamas — the group that rules Gaza — said" open sentences in the same way.
"""

import re
from datetime import date
from typing import NamedTuple

from dateline.domain.report import Dateline, Words

AGENCIES = (
    "AP|AFP|UPI|DPA|dpa|EFE|PTI|ANI|IANS|UNI|TASS|ITAR-TASS|RIA|RIA Novosti|Interfax|Reuters|Thomson Reuters|Xinhua"
    "|IRNA|ISNA|Mehr|Tasnim|Fars|SANA|KUNA|WAM|SPA|MENA|NNA|WAFA|Anadolu|Anadolu Agency|AA|DHA|ANSA|Kyodo|Kyodo News"
    "|Jiji|Yonhap|KCNA|CNA|Bernama|ANTARA|ANTARA News|PNA|VOA|RFE/RL|RFI|BBC|BBC News|CNN|NPR|IRIN|Bloomberg"
    "|Bloomberg News|Associated Press|The Associated Press|Agence France-Presse|Press Trust of India|PA"
    "|Press Association|IPS|APP|BSS|UNB|NAN|GNA|PANA|Al Jazeera|HINA|Tanjug|BTA|MTI|CTK|PAP|Belga|ANP|TT|NTB|Ritzau"
    "|STT|LUSA|Agerpres|Ukrinform|UNIAN"
)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
DAY = r"(?:[0-3]?\d)(?:st|nd|rd|th)?"

# The line is at most this long; a dash further on belongs to the sentence.
LONGEST_LINE = 100
SIGN = re.compile(r"\s*(?:--+|[—–])\s*|\s+[-_]\s+|(?<=\))\s*-\s*|(?<=[^\s\d])-\s+|\s*:\s+")
AGENCY_AT_END = re.compile(rf"(?:,?\s*\((?P<bracketed>[^()]{{2,40}})\)|,\s+(?P<bare>{AGENCIES}))$")
DATE_AT_END = re.compile(
    rf"(?:^|,?\s+)(?:(?P<month>{MONTH})\s+(?P<day>{DAY})|(?P<day_first>{DAY})\s+(?P<month_last>{MONTH}))"
    r"(?:,?\s+(?P<year>(?:19|20)\d\d))?$",
    re.IGNORECASE,
)
KNOWN_AGENCY = re.compile(rf"(?:{AGENCIES}|[A-Z]{{2,6}})(?:\b.*)?")
PLACE_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’.-](?=[^\W\d_]))*\.?")
PARTICLES = frozenset(
    ("de", "del", "des", "da", "do", "du", "la", "le", "es", "el", "al", "of", "the", "and", "sur", "am")
)

# Labels that newspapers print before a dash or colon, and bodies known by their initials: no places.
LABELS = re.compile(
    r"advisory|alerts?|analysis|blog|breaking|brief(?:ing)?|clarification|column|comment(?:ary)?|correct(?:ion|ed)"
    r"|developing|editorial|exclusive|explainer|factbox|feature|flash|focus|graphic|highlights|insight|interview|just"
    r"|latest|listen|live|news|note|opinion|photos?|pictures|poll|press|preview|profile|quotes|recap|refile|report"
    r"|review|special|statement|summary|timeline|top|updated?|urgent|video|watch|wrap|wrapup|headline|title|text|source"
    r"|yes|no|but|and|so|then|however|still|also|meanwhile|today|yesterday|question|answer|president|minister|premier"
    r"|chancellor|king|queen|general|colonel|captain|senator|governor|mayor|spokes(?:man|woman|person)|officials?"
    r"|police|army|military|government|ministry|court|witness|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|nato|un|eu|us|uk|usa|who|imf|opec|iaea|isis|isil|is|au|osce|icc|fbi|cia|unhcr|unicef|ecowas|asean|brics|mps?|pm",
    re.IGNORECASE,
)
# What a report opens with after "Nairobi - "; anything else after a spaced hyphen may be "Israel - Hamas talks".
OPENER = re.compile(
    r"[\"“'‘\d]|(?:The|A|An|At|In|On|After|Police|At least|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Dozens"
    r"|Hundreds|Thousands|Several|Some|More|Officials|Authorities|Government|Security|Unknown|Gunmen)\b"
)


class Line(NamedTuple):
    """What stands before the dash; offsets into the report."""

    place: Words | None
    written_date: re.Match[str] | None
    agency: str | None


def part_dateline(text: str, start: int, end: int, *, published_on: date | None = None) -> Dateline | None:
    """The agency line that opens ``text[start:end]``, with its dash and the blanks behind it.

    ``place`` is as written, with its region (``MANILA, Philippines``). A line without a year takes the one that
    brings it nearest to ``published_on``.
    """
    for sign in SIGN.finditer(text, start, min(end, start + LONGEST_LINE)):
        if sign.end() == end or sign.start() == start:
            return None
        line = read_line(text, start, sign.start())
        if line is not None and is_dateline(line, sign=sign[0], rest=text[sign.end() : end]):
            return Dateline(
                start=start,
                end=sign.end(),
                place=line.place,
                published_on=choose_day(line.written_date, published_on),
                agency=line.agency,
            )
    return None


def read_line(text: str, start: int, end: int) -> Line | None:
    """Peels agency and date from the right of the line; what is left must be a place or nothing."""
    agency = AGENCY_AT_END.search(text[start:end])
    bracketed = agency["bracketed"] if agency else None
    left_of_agency = text[start:end][: agency.start()] if agency else text[start:end]
    written_date = DATE_AT_END.search(left_of_agency)
    place = (left_of_agency[: written_date.start()] if written_date else left_of_agency).rstrip(" ,")
    if bracketed is not None and not (KNOWN_AGENCY.fullmatch(bracketed) or place.isupper()):
        return None
    if place and not is_place_like(place):
        return None
    if not place and bracketed is None:
        return None
    name = bracketed or (agency["bare"] if agency else None)
    return Line(Words(place, start, start + len(place)) if place else None, written_date, name)


def is_place_like(place: str) -> bool:
    """One to four capitalised words, no label, with at most two regions behind commas ("LUCKNOW, Uttar Pradesh")."""
    city, *regions = place.replace("/", " ").split(", ")
    return len(regions) <= 2 and all(is_name(part) for part in (city, *regions)) and not is_label(city)


def is_name(part: str) -> bool:
    words = part.split()
    if not 1 <= len(words) <= 4 or words[0] in PARTICLES:
        return False
    return all(word in PARTICLES or is_capitalised(word) for word in words)


def is_capitalised(word: str) -> bool:
    return PLACE_WORD.fullmatch(word) is not None and (word[0].isupper() or word.startswith("al-"))


def is_label(city: str) -> bool:
    return any(LABELS.fullmatch(word.strip(".")) for word in city.split())


def is_dateline(line: Line, *, sign: str, rest: str) -> bool:
    """Whether the sign and the words behind it bear out that a report begins here."""
    first = rest[:1]
    if not (first.isupper() or first.isdigit() or first in "\"“'‘("):
        # "(CNN) -- a bomb ..." exists, but an agency without doubt is needed for it.
        return line.agency is not None and first.isalpha()
    if line.place is None or line.agency is not None or line.written_date is not None:
        return True
    city, _, region = line.place.text.partition(",")
    if city.isupper():
        return len(city) > 2 and (":" not in sign or len(rest.split()) >= 3)
    if ":" in sign or len(city.split()) > 3:
        return False
    if has_second_dash(sign, rest):
        return False
    return bool(region) or "-" not in sign or "--" in sign or OPENER.match(rest) is not None


def has_second_dash(sign: str, rest: str) -> bool:
    """A pair of dashes sets words apart inside a sentence: "Hamas — the group that rules Gaza — said"."""
    dash = sign.strip()
    sentence = re.split(r"[.!?](?:\s|$)", rest, maxsplit=1)[0]
    return f" {dash} " in sentence or (dash in "—–" and dash in sentence)


def choose_day(written: re.Match[str] | None, published_on: date | None) -> date | None:
    """The day of the line; ``None`` where no year can be had or the calendar has no such day."""
    if written is None:
        return None
    month = MONTHS.index((written["month"] or written["month_last"])[:3].lower()) + 1
    day = int(re.sub(r"\D", "", written["day"] or written["day_first"]))
    if written["year"]:
        years = [int(written["year"])]
    else:
        years = [published_on.year + step for step in (0, -1, 1)] if published_on else []
    days = [found for year in years if (found := make_day(year, month, day)) is not None]
    if published_on is None:
        return days[0] if days else None
    return min(days, key=lambda found: abs(found - published_on), default=None)


def make_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
