"""The gazetteer as shipped: what it holds, how names are matched, how big and how fast it is, and its licence."""

import re
import time
import zipfile
from importlib.resources import files
from pathlib import Path

import pytest

from dateline.errors import DataError
from dateline.gazetteer.lookup import Gazetteer, GazetteerEntry, load_gazetteer, place_key
from dateline.gazetteer.regions import load_regions, read_regions

FOLDER = files("dateline.gazetteer")


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Paris", "paris"),
        ("São Paulo", "sao paulo"),
        ("N'Djamena", "ndjamena"),
        ("N’Djaména", "ndjamena"),
        ("Port-au-Prince", "port au prince"),
        ("St. Denis", "st denis"),
        ("Washington, D.C.", "washington dc"),
        ("The Hague", "hague"),
        ("The", "the"),
        ("İstanbul", "istanbul"),
        ("Łódź", "lodz"),
        ("Tromsø", "tromso"),
        ("Şanʻā’", "sana"),
        ("  Kuala   Lumpur ", "kuala lumpur"),
        ("U.S.", "us"),
    ],
)
def test_place_key_drops_case_accents_and_marks(name: str, key: str) -> None:
    assert place_key(name) == key


def test_find_gives_every_field() -> None:
    assert load_gazetteer().find("N'Djamena")[0] == GazetteerEntry(
        name="N'Djamena",
        geonames_id=2427123,
        lat=12.10672,
        lon=15.0444,
        country="TCD",
        admin1="Ville de Ndjamena",
        population=1359526,
        feature="capital",
    )


@pytest.mark.parametrize(
    ("name", "geonames_id"),
    [
        ("Paris", 2988507),
        ("Mecca", 104515),
        ("Kiev", 703448),
        ("Sana'a", 71137),
        ("Bombay", 1275339),
        ("Rangoon", 1298824),
        ("Syria", 163843),
        ("UK", 2635167),
        ("Texas", 4736286),
        ("Raqqa", 172955),
        ("Den Haag", 2747373),
        ("Antarctica", 6697173),
    ],
)
def test_names_and_alternate_names_lead_to_the_entry(name: str, geonames_id: int) -> None:
    assert geonames_id in {entry.geonames_id for entry in load_gazetteer().find(name)}


def test_entries_of_a_name_come_most_populous_first() -> None:
    populations = [entry.population for entry in load_gazetteer().find("San Jose")]
    assert populations == sorted(populations, reverse=True)
    assert len(populations) > 50


def test_countries_have_a_point_and_no_division() -> None:
    (entry,) = [entry for entry in load_gazetteer().find("Kenya") if entry.feature == "country"]
    assert (entry.country, entry.admin1, round(entry.lat), round(entry.lon)) == ("KEN", None, 0, 38)


def test_a_country_across_the_date_line_is_not_put_on_the_other_side() -> None:
    (entry,) = [entry for entry in load_gazetteer().find("Fiji") if entry.feature == "country"]
    assert abs(entry.lon) > 170


@pytest.mark.parametrize("name", ["", "   ", "Qwertyville-on-Sea", "MOW", "Париж", "the"])
def test_names_that_are_not_there_find_nothing(name: str) -> None:
    assert load_gazetteer().find(name) == ()
    assert name not in load_gazetteer()


def test_the_file_is_small_and_loads_and_answers_fast() -> None:
    path = Path(str(FOLDER / "gazetteer.bin"))
    assert path.stat().st_size < 8_000_000
    began = time.perf_counter()
    gazetteer = Gazetteer(path)
    loaded = time.perf_counter()
    for _ in range(1000):
        gazetteer.find("Benghazi")
    found = time.perf_counter()
    # Measured 0.05 s and 7 microseconds; the bounds leave room for a busy machine.
    assert loaded - began < 1.0
    assert (found - loaded) / 1000 < 0.000_2


def test_the_source_file_gives_attribution_and_the_counts_of_the_file() -> None:
    source = (FOLDER / "SOURCE.md").read_text(encoding="utf-8")
    assert "CC BY 4.0" in source
    assert "https://www.geonames.org/" in source
    counts = load_gazetteer().counts
    told = [
        int(number.replace(",", "")) for number in re.findall(r"\d[\d,]*(?= countries| first-level| places \()", source)
    ]
    assert told == [counts["country"], counts["admin1"], counts["place"] + counts["capital"]]


def test_another_format_is_refused_with_a_remedy(tmp_path: Path) -> None:
    path = tmp_path / "gazetteer.bin"
    with zipfile.ZipFile(path, "w") as box:
        box.writestr("header.json", '{"format": 99}')
    with pytest.raises(DataError, match=r"format 99, expected 1; rebuild it"):
        Gazetteer(path)


def test_at_least_150_regions_each_with_a_point() -> None:
    regions = {region.name: region for region in load_regions().values()}
    assert len(regions) >= 300
    assert {region.precision for region in regions.values()} == {"region", "area"}


def test_regions_lie_in_countries_the_gazetteer_has() -> None:
    gazetteer = load_gazetteer()
    codes = {country for country, _ in gazetteer._areas}
    assert {region.country for region in load_regions().values()} - {None} <= codes


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- {name: A, lat: 1.0, lon: 2.0, precision: point}", "entry 1"),
        ("- {name: A, lat: 91.0, lon: 2.0, precision: area}", "not a latitude"),
        ("- {name: A, lat: 1.0, lon: 2.0, precision: area, colour: red}", "colour"),
        ("- {name: A, lat: 1.0, lon: 2.0, precision: area, aliases: [the a]}", "repeats a name"),
        ("- {name: A, lat: 1.0, lon: 2.0, precision: area}\n- {name: a, lat: 3.0, lon: 4.0, precision: area}", "of A"),
    ],
)  # fmt: skip
def test_a_broken_regions_file_is_named_with_its_entry(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "regions.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=message) as caught:
        read_regions(path)
    assert str(caught.value).startswith("regions.yaml, entry ")
