import io
import json
from pathlib import Path

import pyarrow.parquet
import pytest

from dateline.domain.analysis import Analysis
from dateline.errors import SettingError
from dateline.exporting import FORMATS, open_writer


@pytest.mark.parametrize("format_name", FORMATS)
def test_file_appears_under_its_name_only_when_complete(format_name: str, shelling: Analysis, tmp_path: Path) -> None:
    path = tmp_path / "events"
    with open_writer(format_name, str(path)) as writer:
        writer.write(shelling)
        assert not path.exists()
    assert [entry.name for entry in tmp_path.iterdir()] == ["events"]


@pytest.mark.parametrize("format_name", ["jsonl", "csv"])
def test_finished_analyses_are_on_disk_before_the_next(format_name: str, shelling: Analysis, tmp_path: Path) -> None:
    writer = open_writer(format_name, tmp_path / "events")
    writer.write(shelling)
    assert (tmp_path / "events.part").read_bytes().endswith(b"\n")
    assert b"r1-2" in (tmp_path / "events.part").read_bytes()
    writer.close()


@pytest.mark.parametrize("format_name", ["jsonl", "csv", "parquet", "geojson"])
def test_interrupted_run_keeps_its_finished_rows(format_name: str, shelling: Analysis, tmp_path: Path) -> None:
    path = tmp_path / "events"
    write_and_raise(format_name, path, shelling, KeyboardInterrupt())
    assert count_rows(format_name, path) == {"jsonl": 1}.get(format_name, 2)
    assert not (tmp_path / "events.part").exists()


@pytest.mark.parametrize("format_name", ["jsonl", "csv", "parquet", "geojson"])
def test_failed_run_leaves_the_older_file_and_its_own_rows_beside_it(
    format_name: str, shelling: Analysis, tmp_path: Path
) -> None:
    path = tmp_path / "events"
    path.write_text("older", encoding="utf-8")
    write_and_raise(format_name, path, shelling, RuntimeError("boom"))
    assert path.read_text(encoding="utf-8") == "older"
    assert count_rows(format_name, tmp_path / "events.part") == {"jsonl": 1}.get(format_name, 2)


def test_closing_twice_changes_nothing(shelling: Analysis, tmp_path: Path) -> None:
    with open_writer("geojson", tmp_path / "m.geojson") as writer:
        writer.write(shelling)
        writer.close()
    assert len(json.loads((tmp_path / "m.geojson").read_bytes())["features"]) == 2


def test_linked_file_is_written_where_the_link_points(shelling: Analysis, tmp_path: Path) -> None:
    (tmp_path / "link.csv").symlink_to(tmp_path / "real.csv")
    with open_writer("csv", tmp_path / "link.csv") as writer:
        writer.write(shelling)
    assert (tmp_path / "link.csv").is_symlink()
    assert count_rows("csv", tmp_path / "real.csv") == 2


@pytest.mark.parametrize("format_name", FORMATS)
def test_open_stream_stays_open(format_name: str, shelling: Analysis) -> None:
    stream = io.BytesIO()
    with open_writer(format_name, stream) as writer:
        writer.write(shelling)
    assert not stream.closed
    assert len(stream.getvalue()) > 100


@pytest.mark.parametrize("format_name", ["jsonl", "csv", "geojson"])
def test_text_stream_receives_text(format_name: str, shelling: Analysis, tmp_path: Path) -> None:
    stream = io.StringIO()
    for target in (stream, tmp_path / "events"):
        with open_writer(format_name, target) as writer:
            writer.write(shelling)
    assert stream.getvalue() == (tmp_path / "events").read_text(encoding="utf-8")


def test_device_is_written_directly(shelling: Analysis) -> None:
    with open_writer("csv", "/dev/null") as writer:
        writer.write(shelling)
    assert not Path("/dev/null.part").exists()


def test_unknown_format_is_refused_with_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(
        SettingError, match="no output format 'xlsx'; choose one of: jsonl, csv, parquet, geojson, table"
    ):
        open_writer("xlsx", tmp_path / "events.xlsx")


def test_folder_as_target_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="is a folder; name a file in it"):
        open_writer("csv", tmp_path)


def test_missing_folder_is_refused_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="missing does not exist; make it first"):
        open_writer("csv", tmp_path / "missing" / "events.csv")


def write_and_raise(format_name: str, path: Path, analysis: Analysis, error: BaseException) -> None:
    def run() -> None:
        with open_writer(format_name, path) as writer:
            writer.write(analysis)
            raise error

    with pytest.raises(type(error)):
        run()


def count_rows(format_name: str, path: Path) -> int:
    match format_name:
        case "parquet":
            return int(pyarrow.parquet.ParquetFile(path).metadata.num_rows)
        case "geojson":
            return len(json.loads(path.read_bytes())["features"])
        case "csv":
            return path.read_text(encoding="utf-8").count("r1-")
        case _:
            return len(path.read_bytes().splitlines())
