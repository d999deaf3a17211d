"""Names of places in, gazetteer entries out, with reasons. Ids are GeoNames ids."""

import pytest

from dateline.domain.place import Location
from dateline.resolving.places import PlaceMention, ResolvedPlace, resolve_place, resolve_places, to_location


def summary(place: ResolvedPlace | None) -> tuple[str | None, str | None, str] | None:
    return None if place is None else (place.name, place.country, place.precision)


CASES = [
    ("a capital", "Paris", ("Paris", "FRA", "place")),
    ("a city in a state", "Paris, Texas", ("Paris", "USA", "place")),
    ("a town in a state", "Prague, Oklahoma", ("Prague", "USA", "place")),
    ("a state in newspaper style", "Portland, Ore.", ("Portland", "USA", "place")),
    ("a namesake state abbreviated", "Cairo, Ill.", ("Cairo", "USA", "place")),
    ("state that shares a country's name", "Atlanta, Georgia", ("Atlanta", "USA", "place")),
    ("country after a comma", "Tripoli, Lebanon", ("Tripoli", "LBN", "place")),
    ("country in brackets", "Tripoli (Lebanon)", ("Tripoli", "LBN", "place")),
    ("bare name of a capital", "Tripoli", ("Tripoli", "LBY", "place")),
    ("Washington is the city", "Washington", ("Washington", "USA", "place")),
    ("Washington with its district", "Washington, D.C.", ("Washington", "USA", "place")),
    ("New York is the city", "New York", ("New York City", "USA", "place")),
    ("Georgia alone is the country", "Georgia", ("Georgia", "GEO", "country")),
    ("country with article", "the United States", ("United States", "USA", "country")),
    ("country in capitals", "US", ("United States", "USA", "country")),
    ("official name", "the Republic of Korea", ("South Korea", "KOR", "country")),
    ("former state", "Soviet Union", ("Russia", "RUS", "country")),
    ("bare Congo is the larger", "Congo", ("Democratic Republic of the Congo", "COD", "country")),
    ("part of a country", "northern Syria", ("Syria", "SYR", "country")),
    ("a direction that is part of the name", "South Sudan", ("South Sudan", "SSD", "country")),
    ("demonym", "Turkish", ("Turkey", "TUR", "country")),
    ("adjective and type", "the Syrian town of Derik", ("Al Mālikīyah", "SYR", "place")),
    ("possessor and type", "Syria's Idlib province", ("Idlib", "SYR", "region")),
    ("city by default", "Idlib", ("Idlib", "SYR", "place")),
    ("type word after", "Kandahar province", ("Kandahār", "AFG", "region")),
    ("type word before", "the province of Kandahar", ("Kandahār", "AFG", "region")),
    ("city of", "the city of Homs", ("Homs", "SYR", "place")),
    ("transliterated article", "al-Raqqa", ("Ar Raqqah", "SYR", "place")),
    ("capital by adjective", "the Libyan capital", ("Tripoli", "LBY", "place")),
    ("capital with its name", "Libya's capital, Tripoli", ("Tripoli", "LBY", "place")),
    ("capital of", "the capital of Kenya", ("Nairobi", "KEN", "place")),
    ("distance", "40 km south of Kirkuk", ("Kirkuk", "IRQ", "offset")),
    ("distance twice told", "about 25 miles (40 km) west of Baghdad", ("Baghdad", "IRQ", "offset")),
    ("direction only", "north of Mosul", ("Mosul", "IRQ", "offset")),
    ("suburbs", "suburbs of Damascus", ("Damascus", "SYR", "place")),
    ("compass side of a city", "east Aleppo", ("Aleppo", "SYR", "place")),
    ("region", "Sinai", ("Sinai", "EGY", "region")),
    ("region with gazetteer division", "Crimea", ("Crimea", "UKR", "region")),
    ("region over countries", "Kurdistan", ("Kurdistan", None, "area")),
    ("strait", "the Strait of Hormuz", ("Strait of Hormuz", None, "area")),
    ("region before its country", "Gaza", ("Gaza Strip", "PSE", "region")),
    ("city inside the region", "Gaza City", ("Gaza", "PSE", "place")),
    ("part of a state", "Northern Ireland", ("Northern Ireland", "GBR", "region")),
    ("unrecognised state is a region", "Somaliland", ("Somaliland", "SOM", "region")),
    ("division of two countries", "Punjab", ("Punjab", "PAK", "region")),
    ("division with its country", "Punjab, India", ("Punjab", "IND", "region")),
    ("division as container", "Goma, North Kivu", ("Goma", "COD", "place")),
    ("in a part of a country", "Mosul in northern Iraq", ("Mosul", "IRQ", "place")),
    ("old name", "Kiev", ("Kyiv", "UKR", "place")),
    ("saint shortened", "St. Petersburg, Fla.", ("St. Petersburg", "USA", "place")),
    ("saint abroad", "St. Petersburg", ("Saint Petersburg", "RUS", "place")),
    ("state of Australia", "Victoria", ("Victoria", "AUS", "region")),
    ("nowhere", "Nowhereville", None),
    ("a pronoun is no country", "us", None),
    ("nothing", "", None),
    ("small letters are no name", "nice", None),
    ("wrong container finds nothing", "Brussels, Japan", None),
]


@pytest.mark.parametrize(("phrase", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_phrase_resolves_by_its_words(phrase: str, expected: tuple[str, str | None, str] | None) -> None:
    assert summary(resolve_place(phrase)) == expected


@pytest.mark.parametrize(("phrase", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_every_answer_has_a_reason_and_a_point(phrase: str, expected: object) -> None:
    place = resolve_place(phrase)
    if place is not None:
        assert place.reason
        assert place.lat is not None
        assert place.lon is not None


@pytest.mark.parametrize(
    ("phrase", "context", "country"),
    [
        ("Tripoli", ("LBN",), "LBN"),
        ("Valencia", ("VEN",), "VEN"),
        ("Valencia", ("ESP",), "ESP"),
        ("Georgia", ("USA",), "USA"),
        ("Georgia", ("USA", "RUS"), "GEO"),
        ("Georgia", ("RUS",), "GEO"),
        ("Congo", ("COG",), "COG"),
        ("Paris", ("USA",), "FRA"),
        ("Moscow", ("USA",), "RUS"),
        ("Alexandria", ("EGY",), "EGY"),
        ("Hyderabad", ("PAK",), "PAK"),
        ("Hyderabad", (), "IND"),
    ],
)
def test_countries_of_the_report_decide_between_namesakes(phrase: str, context: tuple[str, ...], country: str) -> None:
    place = resolve_place(phrase, context_countries=context)
    assert place is not None
    assert place.country == country


def test_offsets_and_kind_are_those_of_the_phrase() -> None:
    place = resolve_place("Turkish", start=10)
    assert place is not None
    assert (place.text, place.start, place.end, place.kind) == ("Turkish", 10, 17, "demonym")


def test_the_offset_is_noted_in_the_reason() -> None:
    place = resolve_place("40 km south of Kirkuk")
    assert place is not None
    assert place.reason.startswith("offset: '40 km south of'")


def mentions_of(text: str, *names: str) -> list[PlaceMention]:
    found, position = [], 0
    for name in names:
        position = text.index(name, position)
        found.append(PlaceMention(name, position, position + len(name)))
        position += len(name)
    return found


REPORTS = [
    ("a name keeps the sense it was given",
     "In Tripoli, Lebanon, two died. France deplored it. Tripoli was calm.",
     ("Tripoli", "Lebanon", "France", "Tripoli"), ("LBN", "LBN", "FRA", "LBN")),
    ("an adjective tells what the report is about",
     "Lebanese troops entered Tripoli.", ("Lebanese", "Tripoli"), ("LBN", "LBN")),
    ("the state of Georgia in a report on the United States",
     "Voters in Georgia and Florida waited, U.S. officials in Atlanta said.",
     ("Georgia", "Florida", "U.S.", "Atlanta"), ("USA", "USA", "USA", "USA")),
    ("the country of Georgia beside Russia", "Georgia protested to Russia.", ("Georgia", "Russia"), ("GEO", "RUS")),
    ("two countries after a comma contain nothing",
     "In Brussels, Germany and Italy agreed.", ("Brussels", "Germany", "Italy"), ("BEL", "DEU", "ITA")),
    ("a state after a comma contains",
     "Police in Alexandria, Virginia, opened fire.", ("Alexandria", "Virginia"), ("USA", "USA")),
    ("what resolves to nothing is left out", "In Nowhereville and Nairobi.", ("Nowhereville", "Nairobi"), ("KEN",)),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "names", "countries"), [case[1:] for case in REPORTS], ids=[case[0] for case in REPORTS]
)
def test_mentions_of_a_report_resolve_together(text: str, names: tuple[str, ...], countries: tuple[str, ...]) -> None:
    places = resolve_places(mentions_of(text, *names), report_text=text)
    assert tuple(place.country for place in places) == countries
    assert all(text[place.start : place.end] == place.text for place in places)


def test_the_distance_before_a_mention_makes_it_an_offset() -> None:
    text = "A bomb went off 40 km south of Kirkuk on Monday."
    (place,) = resolve_places(mentions_of(text, "Kirkuk"), report_text=text)
    assert (place.text, place.precision, place.geonames_id) == ("Kirkuk", "offset", 94787)


def test_location_keeps_the_precision() -> None:
    place = resolve_place("Crimea", start=3)
    assert place is not None
    assert to_location(place) == Location(
        text="Crimea",
        start=3,
        end=9,
        name="Crimea",
        geonames_id=703883,
        lat=45.2,
        lon=34.3,
        country="UKR",
        admin1="Avtonomna Respublika Krym",
        precision="region",
    )
