import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import msgspec
import pyarrow.parquet
import pytest

from dateline.domain.analysis import Analysis
from dateline.exporting import open_writer, tables
from dateline.exporting.columns import COLUMNS, flat_row

COLUMN_WORDS = """
event_id report_id published_on event_type event_mode quad score cameo
actor_text actor_name actor_country actor_sector recipient_text recipient_name recipient_country recipient_sector
trigger sentence location_name location_country admin1 lat lon geonames_id location_precision date date_precision
factuality source_text source_country source_sector fatalities_min fatalities_max injured_min injured_max
contexts confidence same_as publisher url title
"""
COLUMN_NAMES = COLUMN_WORDS.split()

ATTACK = {
    "event_id": "r1-1",
    "report_id": "r1",
    "published_on": "2024-03-05",
    "event_type": "ASSAULT",
    "event_mode": "heavy-weapons",
    "quad": 4,
    "score": -9.5,
    "cameo": "194",
    "actor_text": "Rebels; the [Red] Guard",
    "actor_name": "; [Red] Guard",
    "actor_country": "; OMR",
    "actor_sector": "REB; PRM",
    "recipient_text": None,
    "recipient_name": None,
    "recipient_country": None,
    "recipient_sector": None,
    "trigger": "shelled",
    "sentence": 'Rebels and the [Red] Guard, "as ever", shelled Holl on Monday,\nkilling at least 3, police said.',
    "location_name": "Holl",
    "location_country": "OMR",
    "admin1": None,
    "lat": 0.0,
    "lon": -7.25,
    "geonames_id": 0,
    "location_precision": "place",
    "date": "2024-03-04",
    "date_precision": "day",
    "factuality": "alleged",
    "source_text": "police",
    "source_country": "OMR",
    "source_sector": "COP",
    "fatalities_min": 3,
    "fatalities_max": None,
    "injured_min": None,
    "injured_max": None,
    "contexts": "terrorism; territory",
    "confidence": 0.875,
    "same_as": None,
    "publisher": "The Bruen Post",
    "url": None,
    "title": "Holl, again",
}


def test_columns_are_each_there_once_in_order() -> None:
    assert [column.name for column in COLUMNS] == COLUMN_NAMES


def test_every_column_says_what_it_means() -> None:
    assert [column.name for column in COLUMNS if not column.meaning.endswith(".")] == []


def test_flat_row_holds_every_field_and_keeps_zero(shelling: Analysis) -> None:
    assert flat_row(shelling, shelling.events[0]) == ATTACK


def test_flat_row_of_an_event_that_knows_little_is_mostly_empty(shelling: Analysis) -> None:
    known = {name for name, value in flat_row(shelling, shelling.events[1]).items() if value is not None}
    always = "event_id report_id published_on event_type quad score cameo trigger sentence factuality confidence"
    assert known == {*always.split(), "actor_text", "publisher", "title"}


def test_csv_reads_back_as_the_same_rows(shelling: Analysis, quiet_report: Analysis, tmp_path: Path) -> None:
    path = write(tmp_path / "events.csv", "csv", shelling, quiet_report)
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows[0] == {name: "" if value is None else str(value) for name, value in ATTACK.items()}
    assert [row["event_id"] for row in rows] == ["r1-1", "r1-2"]


def test_csv_of_no_events_has_its_heading(quiet_report: Analysis, tmp_path: Path) -> None:
    path = write(tmp_path / "events.csv", "csv", quiet_report)
    assert path.read_text(encoding="utf-8") == ",".join(COLUMN_NAMES) + "\n"


def test_parquet_reads_back_as_the_same_rows(shelling: Analysis, quiet_report: Analysis, tmp_path: Path) -> None:
    table = pyarrow.parquet.read_table(write(tmp_path / "events.parquet", "parquet", shelling, quiet_report))
    assert table.to_pylist() == [flat_row(shelling, event) for event in shelling.events]
    assert table.schema.field("cameo").metadata == {b"meaning": b"Nearest CAMEO code; leading zeros count."}


def test_parquet_of_no_events_keeps_its_types(quiet_report: Analysis, tmp_path: Path) -> None:
    table = pyarrow.parquet.read_table(write(tmp_path / "events.parquet", "parquet", quiet_report))
    assert (table.num_rows, str(table.schema.field("lat").type)) == (0, "double")


def test_parquet_is_written_in_row_groups(shelling: Analysis, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "ROWS_IN_GROUP", 4)
    path = write(tmp_path / "events.parquet", "parquet", *[shelling] * 5)
    metadata = pyarrow.parquet.ParquetFile(path).metadata
    assert [metadata.row_group(i).num_rows for i in range(metadata.num_row_groups)] == [4, 4, 2]


def test_json_lines_hold_the_whole_analysis(shelling: Analysis, quiet_report: Analysis, tmp_path: Path) -> None:
    lines = write(tmp_path / "a.jsonl", "jsonl", shelling, quiet_report).read_bytes().splitlines()
    assert [msgspec.json.decode(line, type=Analysis) for line in lines] == [shelling, quiet_report]


def test_json_lines_keep_the_order_of_keys(shelling: Analysis, tmp_path: Path) -> None:
    record = json.loads(write(tmp_path / "a.jsonl", "jsonl", shelling).read_bytes())
    assert list(record) == ["report", "events", "statements", "actors", "places", "dates", "warnings"]
    assert list(record["report"])[:4] == ["id", "text", "date", "title"]


def test_geojson_puts_longitude_first_and_leaves_unknown_places_null(shelling: Analysis, tmp_path: Path) -> None:
    collection = json.loads(write(tmp_path / "m.geojson", "geojson", shelling, shelling).read_bytes())
    assert collection["type"] == "FeatureCollection"
    assert [feature["geometry"] for feature in collection["features"][:2]] == [
        {"type": "Point", "coordinates": [-7.25, 0.0]},
        None,
    ]
    assert [feature["id"] for feature in collection["features"]] == ["r1-1", "r1-2", "r1-1", "r1-2"]


def test_geojson_properties_are_the_columns_without_the_coordinates(shelling: Analysis, tmp_path: Path) -> None:
    feature = json.loads(write(tmp_path / "m.geojson", "geojson", shelling).read_bytes())["features"][0]
    assert feature["properties"] == {name: ATTACK[name] for name in COLUMN_NAMES if name not in {"lat", "lon"}}


def test_geojson_of_no_events_is_an_empty_collection(quiet_report: Analysis, tmp_path: Path) -> None:
    path = write(tmp_path / "m.geojson", "geojson", quiet_report)
    assert json.loads(path.read_bytes()) == {"type": "FeatureCollection", "features": []}


def test_terminal_table_shows_parties_and_keeps_brackets(
    shelling: Analysis, quiet_report: Analysis, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "160")
    stream = io.StringIO()
    with open_writer("table", stream) as writer:
        writer.write(shelling)
        writer.write(quiet_report)
    shown = [line.split() for line in stream.getvalue().splitlines() if line.strip()]
    assert [" ".join(line) for line in shown] == [
        "r1 · 2024-03-05 · The Bruen Post · Holl, again",
        "date event actors recipients place factuality confidence",
        "2024-03-04 ASSAULT-heavy-weapons Rebels (REB), [Red] Guard (OMR PRM) Holl alleged 0.88",
        "ACCUSE Keld actual 0.50",
        "r2: no events",
    ]


@pytest.mark.parametrize("format_name", ["jsonl", "csv", "parquet", "geojson"])
def test_a_pipe_receives_the_same_bytes_as_a_file(format_name: str, quiet_report: Analysis, tmp_path: Path) -> None:
    program = (
        "import sys; from dateline.domain import analysis, report; from dateline.exporting import open_writer\n"
        f"with open_writer({format_name!r}, '-') as writer:\n"
        "    writer.write(analysis.Analysis(report=report.Report(id='r2', text='It rained.')))\n"
        "sys.stdout.flush()\n"
    )
    piped = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert piped.stderr == b""
    assert piped.stdout == write(tmp_path / "events", format_name, quiet_report).read_bytes()


def write(path: Path, format_name: str, *analyses: Analysis) -> Path:
    with open_writer(format_name, path) as writer:
        for analysis in analyses:
            writer.write(analysis)
    return path
