"""A place phrase taken apart: the bare name, what contains it, what it is called, and how far off it is.

"40 km south of the Syrian town of Derik" is the name "Derik", in Syria, called a town, with an offset.
"""

import re
from functools import lru_cache

from msgspec import Struct

from dateline.gazetteer.lookup import Feature, load_gazetteer, place_key
from dateline.gazetteer.regions import load_regions
from dateline.lexicon.countries import load_countries

_NUMBER = (
    r"(?:\d[\d.,]*|a|an|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty|sixty|"
    r"a few|several|a hundred|hundreds of)"
)
_COMPASS = r"(?:(?:north|south)[ -]?(?:east|west)|north|south|east|west|(?:north|south)-(?:north|south)(?:east|west))"
_OFFSET = re.compile(
    rf"(?:(?:about|some|around|roughly|nearly|almost|over|more than|less than|just|an estimated)\s+)*"
    rf"(?:{_NUMBER}[ -]?(?:km|kms|kilomet(?:re|er)s?|miles?|mi|met(?:re|er)s?)(?:\s*\([^)]*\))?\s+(?:to the\s+)?"
    rf"(?:{_COMPASS}(?:\s+of|\s+from)?|from|outside|away from|off|inside|of)"
    rf"|(?:just\s+|to the\s+)?{_COMPASS}\s+of)\s+(?:the\s+)?",
    re.IGNORECASE,
)
_PART = re.compile(
    r"(?:(?:the\s+)?(?:far|extreme|deep)\s+)?"
    r"(?:(?:north|south)[- ]?(?:eastern|western)|northern|southern|eastern|western|central|"
    r"(?:north|south)[- ]?(?:east|west)|north|south|east|west|mainland|greater|downtown|rural|inner|outer|upper|lower|"
    r"occupied|war-torn)\s+",
    re.IGNORECASE,
)
_AREA_OF = re.compile(
    r"(?:the\s+)?(?:(?:(?:north|south)[- ]?(?:eastern|western)|northern|southern|eastern|western)\s+)?"
    r"(?:outskirts|suburbs?|edges?|vicinity|streets|cent(?:re|er)|heart|rest|parts?|area|east|west|north|south)\s+of\s+(?:the\s+)?",
    re.IGNORECASE,
)
_DIVISION_WORDS = (
    "province|governorate|region|state|oblast|prefecture|republic|territory|department|canton|emirate|county"
)
_PLACE_WORDS = "city|town|village|port city|port|capital city|municipality|township|settlement|hamlet"
_TYPE_BEFORE = re.compile(
    rf"(?:the\s+)?(?:[\w-]+\s+)*?(?:(?P<division>{_DIVISION_WORDS})|(?P<place>{_PLACE_WORDS}|district))\s+of\s+(?:the\s+)?",
    re.IGNORECASE,
)
_TYPE_AFTER = re.compile(
    rf"\s+(?:(?P<division>{_DIVISION_WORDS})s?|(?P<place>city|town|village)|(?P<district>district))$", re.IGNORECASE
)
_CAPITAL_OF = re.compile(r"(?:the\s+)?capital\s+of\s+(?:the\s+)?(?P<country>.+)$", re.IGNORECASE)
_COUNTRY_CAPITAL = re.compile(
    r"(?:the\s+)?(?P<country>\S.*?)(?:['’]s?)?\s+capital(?:\s+city)?(?:\s*,?\s*(?P<name>[A-Z].*))?$"
)
_POSSESSOR = re.compile(r"(?P<country>\S.*?)['’]s?\s+(?P<rest>(?:[a-z-]+\s+)*(?=[A-Z]).+)$")
_PARENTHESIS = re.compile(r"\s*\(([^()]+)\)\s*$")
# How newspapers shorten the states of the United States, and a few provinces.
_SHORT_DIVISIONS = {
    place_key(short): name
    for short, name in {
        "Ala.": "Alabama", "Ariz.": "Arizona", "Ark.": "Arkansas", "Calif.": "California", "Colo.": "Colorado",
        "Conn.": "Connecticut", "Del.": "Delaware", "Fla.": "Florida", "Ga.": "Georgia", "Ill.": "Illinois",
        "Ind.": "Indiana", "Kan.": "Kansas", "Ky.": "Kentucky", "La.": "Louisiana", "Md.": "Maryland",
        "Mass.": "Massachusetts", "Mich.": "Michigan", "Minn.": "Minnesota", "Miss.": "Mississippi", "Mo.": "Missouri",
        "Mont.": "Montana", "Neb.": "Nebraska", "Nev.": "Nevada", "N.H.": "New Hampshire", "N.J.": "New Jersey",
        "N.M.": "New Mexico", "N.Y.": "New York", "N.C.": "North Carolina", "N.D.": "North Dakota", "Okla.": "Oklahoma",
        "Ore.": "Oregon", "Pa.": "Pennsylvania", "R.I.": "Rhode Island", "S.C.": "South Carolina",
        "S.D.": "South Dakota", "Tenn.": "Tennessee", "Tex.": "Texas", "Vt.": "Vermont", "Va.": "Virginia",
        "Wash.": "Washington", "W.Va.": "West Virginia", "Wis.": "Wisconsin", "Wyo.": "Wyoming",
        "D.C.": "District of Columbia", "CA": "California", "TX": "Texas", "FL": "Florida", "NY": "New York",
        "VA": "Virginia", "Ont.": "Ontario", "Que.": "Quebec", "B.C.": "British Columbia", "N.S.W.": "New South Wales",
    }.items()
}  # fmt: skip


class Within(Struct, frozen=True):
    """A part of the world a name is said to be in."""

    country: str
    admin1: str | None
    words: str


class PlacePhrase(Struct, frozen=True):
    """A phrase taken apart: the bare name, and what the words around it say.

    ``within`` holds every reading of the container, likeliest first: "Georgia" may be the country or the state.
    """

    name: str
    within: tuple[Within, ...] = ()
    feature: Feature | None = None
    notes: tuple[str, ...] = ()
    is_offset: bool = False
    is_district: bool = False


@lru_cache(maxsize=20_000)
def read_phrase(phrase: str) -> PlacePhrase:
    """Take a phrase apart. Names that a table knows whole ("South Sudan", "West Bank") stay whole."""
    text, notes = phrase.strip(" ,;:–—-"), []
    feature: Feature | None = None
    is_offset = is_district = False
    if match := _OFFSET.match(text):
        notes.append(f"offset: {match.group().strip()!r}")
        text, is_offset = text[match.end() :], True
    if (match := _AREA_OF.match(text)) and not _is_known(text):
        notes.append(f"part: {match.group().strip()!r}")
        text = text[match.end() :]
    name = _without_possessive(text)
    capital = _capital_named(name)
    if capital is not None:
        return PlacePhrase(capital[0], (Within(capital[1], None, name),), "capital", tuple(notes), is_offset)
    name, within = _part_container(name)
    if (match := _TYPE_BEFORE.match(name)) and not _is_known(name):
        feature = "admin1" if match["division"] else "place"
        is_district = match.group().lower().rstrip().endswith(("district of", "district of the"))
        within = within or _adjective_in(match.group())
        notes.append(f"called {(match['division'] or match['place']).lower()}")
        name = name[match.end() :]
    elif (
        (match := _POSSESSOR.match(name))
        and not _is_known(name)
        and (codes := load_countries().codes_of(match["country"]))
    ):
        within = within or (Within(codes[0], None, match["country"]),)
        name = match["rest"]
    if (match := _TYPE_AFTER.search(name)) and not _is_known(name):
        feature = feature or ("admin1" if match["division"] else "place")
        is_district = is_district or bool(match["district"])
        notes.append(f"called {match.group().strip().lower()}")
        name = name[: match.start()]
    if (match := _PART.match(name)) and not _is_known(name):
        notes.append(f"part: {match.group().strip()!r}")
        name = name[match.end() :]
    return PlacePhrase(name.strip(), within, feature, tuple(notes), is_offset, is_district)


def offset_before(text: str) -> str:
    """The distance that text ends with, as in "a blast 40 km south of "; empty when there is none."""
    return next((match.group() for match in _OFFSET.finditer(text) if match.end() == len(text)), "")


def _part_container(text: str) -> tuple[str, tuple[Within, ...]]:
    """Part "Tripoli, Lebanon", "Derna (Libya)", "Goma in North Kivu" into the name and what contains it.

    Of several containers ("Aurora, Colorado, United States") the nearest that is known counts.
    """
    if match := _PARENTHESIS.search(text):
        return text[: match.start()], containers_of(match[1])
    if ", " in text:
        name, *rest = text.split(", ")
        return name, next((found for part in rest if (found := containers_of(part))), ())
    name, separator, rest_of_text = text.partition(" in ")
    containers = containers_of(rest_of_text) if separator else ()
    return (name, containers) if containers else (text, ())


def containers_of(words: str) -> tuple[Within, ...]:
    """The countries and first-level divisions that words may mean as what a name lies in, likeliest first."""
    countries = load_countries()
    full = _SHORT_DIVISIONS.get(place_key(words))
    name = full or _TYPE_AFTER.sub("", words.removeprefix("the ").strip(" .,"))
    if (part := _PART.match(name)) and not _is_known(name):
        name = name[part.end() :]
    found = [] if full else [Within(code, None, words) for code in countries.codes_of(name)]
    divisions = [entry for entry in load_gazetteer().find(name) if entry.feature == "admin1"]
    found += [Within(entry.country, entry.admin1, words) for entry in divisions]
    region = load_regions().get(place_key(name))
    if region is not None and region.country is not None and not found:
        found.append(Within(region.country, None, words))
    return tuple(found)


def _adjective_in(words: str) -> tuple[Within, ...]:
    """The country of "the Syrian town of": its adjective, or its name in "Syria's"."""
    countries = load_countries()
    for word in words.split():
        bare = _without_possessive(word)
        codes = [code] if (code := countries.demonym_code(bare)) else countries.codes_of(bare)
        if codes and bare[:1].isupper():
            return tuple(Within(code, None, bare) for code in codes)
    return ()


def _capital_named(text: str) -> tuple[str, str] | None:
    """The name and country of "the Libyan capital", "Libya's capital, Tripoli" or "the capital of Libya"."""
    match = _CAPITAL_OF.match(text) or _COUNTRY_CAPITAL.match(text)
    if match is None:
        return None
    countries = load_countries()
    words = match["country"]
    codes = countries.codes_of(words)
    code = codes[0] if codes else countries.demonym_code(words)
    if code is None:
        return None
    given = match.groupdict().get("name")
    name = given or countries.capital_of(code)
    return (name, code) if name else None


def _is_known(name: str) -> bool:
    key = place_key(name)
    return key in load_regions() or load_countries().is_name(name) or name in load_gazetteer()


def _without_possessive(text: str) -> str:
    bare = re.sub(r"['’]s?$", "", text)
    return text if bare != text and _is_known(text) else bare
