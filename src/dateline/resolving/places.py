"""A place name to a place, each answer with its reason.

What the words themselves say comes first: "Tripoli, Lebanon", "the Syrian town of Derik", "Anbar province", "40 km
south of Kirkuk". Then the tables: countries, regions, gazetteer. Among places of one name, size, being a capital and
the countries the report is about decide, by the weights below; and a name keeps one sense within a report.
"""

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import structs

from dateline.domain.place import Location, Place, PlaceKind, Precision
from dateline.domain.report import Words
from dateline.gazetteer.lookup import GazetteerEntry, load_gazetteer, place_key
from dateline.gazetteer.regions import Region, load_regions
from dateline.lexicon.countries import load_countries
from dateline.resolving.place_phrases import PlacePhrase, Within, containers_of, offset_before, read_phrase

# Added to log10 of the population. Set by hand on well-known namesakes (Tripoli, Georgia, Paris, Moscow, Alexandria).
CAPITAL_WEIGHT = 1.0
CONTEXT_WEIGHT = 2.0
OWN_NAME_WEIGHT = 1.0  # the name asked for is the entry's own, not an alternate one
DIVISION_WEIGHT = -1.0  # a city of a tenth of its division's people is what the shared name means
TYPE_WORD_WEIGHT = 4.0  # "Anbar province", "the town of Derna"

_CLOSING = re.compile(r"\s*(?:[,.;:)\]—–]|$)")
_ARTICLE = re.compile(r"^(?:(?:[aA]l|[eE]l|[aA]n|[aA]s|[aA]sh|[aA]r|[aA]t|[aA]d|[aA]z)[- ])(?=\w{3})")
_SAINT = re.compile(r"\b(?:St\.?|Ste\.?|Saint|Sainte|Sankt)\b", re.IGNORECASE)


class PlaceMention(Words, frozen=True):
    """A name of a place in the report, and what it does in its sentence."""

    kind: PlaceKind = "literal"


class ResolvedPlace(Place, frozen=True):
    """A place and what its point stands for."""

    precision: Precision = "place"


def resolve_place(
    phrase: str, *, context_countries: Sequence[str] = (), start: int = 0, kind: PlaceKind = "literal"
) -> ResolvedPlace | None:
    """The likeliest place of a phrase, or ``None`` where no table has it.

    ``context_countries`` are ISO alpha-3 codes the report is about, the foremost first; ``start`` is where the phrase
    begins in the report.

    >>> resolve_place("Prague, Oklahoma").admin1
    'Oklahoma'
    """
    found = _resolve(" ".join(phrase.split()), tuple(context_countries))
    if found is None:
        return None
    kept: PlaceKind = "demonym" if found.kind == "demonym" and kind == "literal" else kind
    return structs.replace(found, text=phrase, start=start, end=start + len(phrase), kind=kept)


def resolve_places(
    mentions: Sequence[PlaceMention], *, report_text: str = "", context_countries: Sequence[str] = ()
) -> tuple[ResolvedPlace, ...]:
    """Resolve the mentions of one report together; those that resolve, in text order.

    ``report_text`` lets a mention see its neighbours: the country after its comma and the distance before it.
    """
    ordered = sorted(mentions, key=lambda mention: (mention.start, mention.end))
    phrases = [_with_neighbours(mention, number, ordered, report_text) for number, mention in enumerate(ordered)]
    context = (*context_countries, *(code for code in _countries_of(phrases) if code not in context_countries))
    senses: dict[str, str] = {}
    for phrase in phrases:
        reading = read_phrase(phrase)
        if reading.within and _resolve(phrase, context) is not None:
            senses.setdefault(place_key(reading.name), phrase)
    found: list[ResolvedPlace] = []
    for mention, phrase in zip(ordered, phrases, strict=True):
        reading = read_phrase(phrase)
        place = resolve_place(phrase, context_countries=context, kind=mention.kind)
        sense = senses.get(place_key(reading.name))
        if sense is not None and not reading.within and not reading.is_offset and reading.feature is None:
            place = resolve_place(sense, context_countries=context, kind=mention.kind)
            if place is not None:
                place = structs.replace(place, reason=f"same sense as {sense!r} in this report; {place.reason}")
        if place is not None:
            found.append(structs.replace(place, text=mention.text, start=mention.start, end=mention.end))
    return tuple(found)


def to_location(place: Place) -> Location:
    """The place as where an event happened."""
    return Location(
        text=place.text,
        start=place.start,
        end=place.end,
        name=place.name,
        geonames_id=place.geonames_id,
        lat=place.lat,
        lon=place.lon,
        country=place.country,
        admin1=place.admin1,
        precision=place.precision if isinstance(place, ResolvedPlace) else "place",
    )


@lru_cache(maxsize=20_000)
def _resolve(phrase: str, context: tuple[str, ...]) -> ResolvedPlace | None:
    reading = read_phrase(phrase)
    if reading.feature != "capital" and not any(char.isupper() for char in reading.name):
        return None
    found = _as_country(reading, context) or _as_region(reading) or _as_demonym(reading) or _as_entry(reading, context)
    if found is None:
        return None
    reason = "; ".join((*reading.notes, found.reason))
    if reading.is_offset:
        return structs.replace(found, reason=reason, precision="offset")
    if reading.is_district and found.precision == "place":
        return structs.replace(found, reason=reason, precision="district")
    return structs.replace(found, reason=reason)


def _as_country(reading: PlacePhrase, context: tuple[str, ...]) -> ResolvedPlace | None:
    if reading.within or reading.feature is not None:
        return None
    countries = load_countries()
    codes = countries.codes_of(reading.name)
    if not codes or _is_rather_region(reading.name, codes):
        return None
    entries = [entry for code in codes if (entry := _country_entry(code)) is not None]
    if not entries:
        return None
    shared = _namesake_division(reading.name, entries)
    if shared is not None and set(context) == {shared.country}:
        return _place_of(shared, f"{shared.name} of {shared.country}, which alone the report is about, not the country")
    chosen = next(
        (e for code in context for e in entries if e.country == code), max(entries, key=lambda e: e.population)
    )
    why = (
        "name of a country"
        if len(codes) == 1
        else f"name of {' and '.join(codes)}; {chosen.country} chosen by context or size"
    )
    if countries.is_former(reading.name):
        why = f"former state, now {chosen.country}"
    shown = countries.shown.get(chosen.country, chosen.name)
    return structs.replace(_place_of(chosen, why), name=shown)


def _as_demonym(reading: PlacePhrase) -> ResolvedPlace | None:
    if reading.within or reading.feature is not None:
        return None
    code = load_countries().demonym_code(reading.name)
    entry = _country_entry(code) if code else None
    if code is None or entry is None or _best_entry(reading, (code,), at_least=100_000) is not None:
        return None
    shown = load_countries().shown.get(code, entry.name)
    return structs.replace(_place_of(entry, f"adjective or people of {shown}"), name=shown, kind="demonym")


def _as_region(reading: PlacePhrase) -> ResolvedPlace | None:
    region = load_regions().get(place_key(reading.name))
    if region is None or reading.feature in {"place", "capital"}:
        return None
    if reading.within and region.country not in {within.country for within in reading.within}:
        return None
    if region.country is None and reading.feature == "admin1":
        return None
    entry = _division_of(region)
    return ResolvedPlace(
        text="",
        start=0,
        end=0,
        name=region.name,
        geonames_id=entry.geonames_id if entry else region.geonames_id,
        lat=region.lat,
        lon=region.lon,
        country=region.country,
        admin1=entry.admin1 if entry else None,
        reason="name of a region" if region.precision == "region" else "name of an area or sea",
        precision=region.precision,
    )


def _as_entry(reading: PlacePhrase, context: tuple[str, ...]) -> ResolvedPlace | None:
    chosen = _best_entry(reading, context)
    if chosen is None:
        return None
    entry, others = chosen
    why = [
        {"capital": "capital", "admin1": "first-level division", "country": "country", "place": "place"}[entry.feature]
    ]
    if reading.within:
        why.append(f"in {reading.within[0].words!r}")
    elif entry.country in context:
        why.append(f"in {entry.country}, which the report is about")
    if others:
        why.append(f"best of {others + 1} of the name by size, rank and context")
    return _place_of(entry, ", ".join(why))


def _best_entry(
    reading: PlacePhrase, context: tuple[str, ...], *, at_least: int = 0
) -> tuple[GazetteerEntry, int] | None:
    key = place_key(reading.name)
    if not load_countries().is_written_right(reading.name):
        return None
    for within in reading.within or (None,):
        for spelling in _spellings(reading.name):
            entries = [e for e in load_gazetteer().find(spelling) if e.population >= at_least and _lies_in(e, within)]
            if entries:
                return max(entries, key=lambda entry: _score(entry, key, reading, context)), len(entries) - 1
    return None


def _score(entry: GazetteerEntry, key: str, reading: PlacePhrase, context: tuple[str, ...]) -> float:
    score = math.log10(entry.population + 1)
    if entry.feature == "capital":
        score += CAPITAL_WEIGHT
    if entry.country in context:
        score += CONTEXT_WEIGHT - 0.1 * context.index(entry.country)
    if place_key(entry.name) in {key, f"{key} city"}:
        score += OWN_NAME_WEIGHT
    if entry.feature == "admin1":
        score += DIVISION_WEIGHT
    if reading.feature == entry.feature or (reading.feature == "place" and entry.feature == "capital"):
        score += TYPE_WORD_WEIGHT
    return score


def _spellings(name: str) -> Iterator[str]:
    """The name as written, then without its article, then with "Saint" spelt out or shortened."""
    yield name
    if _ARTICLE.search(name):
        yield _ARTICLE.sub("", name)
    if _SAINT.search(name):
        yield _SAINT.sub("Saint", name)
        yield _SAINT.sub("St", name)


def _lies_in(entry: GazetteerEntry, within: Within | None) -> bool:
    if within is None:
        return True
    return entry.country == within.country and within.admin1 in {None, entry.admin1}


def _namesake_division(name: str, countries: Sequence[GazetteerEntry]) -> GazetteerEntry | None:
    """A division elsewhere that is larger than the country of its name: the state of Georgia."""
    largest = max(entry.population for entry in countries)
    divisions = [
        entry
        for entry in load_gazetteer().find(name)
        if entry.feature == "admin1"
        and entry.population > largest
        and entry.country not in {c.country for c in countries}
    ]
    return max(divisions, key=lambda entry: entry.population) if divisions else None


def _is_rather_region(name: str, codes: tuple[str, ...]) -> bool:
    """Part of a country that also stands for it: "Gaza" and "West Bank" are listed under Palestine."""
    shown = {place_key(load_countries().shown.get(code, "")) for code in codes}
    return place_key(name) in load_regions() and place_key(name) not in shown


def _country_entry(code: str) -> GazetteerEntry | None:
    for name in load_countries().names_of(code):
        for entry in load_gazetteer().find(name):
            if entry.feature == "country" and entry.country == code:
                return entry
    return None


def _division_of(region: Region) -> GazetteerEntry | None:
    if region.country is None:
        return None
    for name in (region.name, *region.aliases):
        for entry in load_gazetteer().find(name):
            if entry.feature == "admin1" and entry.country == region.country:
                return entry
    return None


def _place_of(entry: GazetteerEntry, reason: str) -> ResolvedPlace:
    precision: Precision = {"country": "country", "admin1": "region"}.get(entry.feature, "place")  # type: ignore[assignment]
    return ResolvedPlace(
        text="",
        start=0,
        end=0,
        name=entry.name,
        geonames_id=entry.geonames_id,
        lat=entry.lat,
        lon=entry.lon,
        country=entry.country,
        admin1=entry.admin1,
        reason=reason,
        precision=precision,
    )


def _with_neighbours(mention: PlaceMention, number: int, ordered: Sequence[PlaceMention], report_text: str) -> str:
    """The mention with the distance before it and the container after it, where the report's text has them."""
    phrase = " ".join(mention.text.split())
    if not report_text:
        return phrase
    before = report_text[max(0, mention.start - 60) : mention.start]
    phrase = " ".join((offset_before(before) + phrase).split())
    if number + 1 < len(ordered):
        following = ordered[number + 1]
        joined = report_text[mention.end : following.start]
        if (
            joined in {", ", " in ", " in the ", ","}
            and containers_of(following.text)
            and not read_phrase(phrase).within
        ):
            contained = f"{phrase}, {' '.join(following.text.split())}"
            is_closed = _CLOSING.match(report_text, following.end) is not None
            if joined.strip() == "in" or _fits_container(contained, phrase, is_closed=is_closed):
                return contained
    return phrase


def _fits_container(contained: str, phrase: str, *, is_closed: bool) -> bool:
    """Whether the country after a comma contains the name: not in "In Brussels, Germany and Italy agreed"."""
    inside, alone = _resolve(contained, ()), _resolve(phrase, ())
    if inside is None:
        return False
    return is_closed or alone is None or alone.country == inside.country


def _countries_of(phrases: Sequence[str]) -> tuple[str, ...]:
    """The countries a report is about: named, by adjective or by a place that can lie in one only, most often first."""
    counted: Counter[str] = Counter()
    for phrase in phrases:
        reading = read_phrase(phrase)
        found = _as_country(reading, ()) or _as_demonym(reading)
        if found is not None and found.country:
            entry = _country_entry(found.country)
            has_namesake = found.kind == "literal" and entry is not None and _namesake_division(reading.name, [entry])
            counted[found.country] += 0 if has_namesake else 2
        elif reading.within:
            counted[reading.within[0].country] += 2
        elif (region := load_regions().get(place_key(reading.name))) is not None:
            counted.update([region.country] if region.country else ())
        else:
            lands = {entry.country for entry in load_gazetteer().find(reading.name)}
            counted.update(lands if len(lands) == 1 else ())
    return tuple(code for code, count in counted.most_common(6) if count)
