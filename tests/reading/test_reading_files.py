"""One stream of reports out of files, folders and standard input; what cannot be read is named and passed by."""

import json
import os
import subprocess
import sys
import tracemalloc
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path

import pyarrow
import pyarrow.parquet
import pytest

from dateline.domain.report import Report
from dateline.errors import ReadError, SettingError
from dateline.reading.files import read_inputs
from dateline.reading.reports import LONGEST_TEXT, read_report

SENTENCE = "Police arrested two men in Kharv."


def write(path: Path, content: str | bytes) -> str:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return str(path)


def only_report(found: Iterator[Report | ReadError]) -> Report:
    (report,) = found
    assert isinstance(report, Report), report
    return report


def outline(found: Iterator[Report | ReadError], folder: Path) -> list[str]:
    """Ids of reports, and the words of errors with the folder's name cut off."""
    return [each.id if isinstance(each, Report) else str(each).replace(f"{folder}/", "") for each in found]


def test_text_file_is_read_as_it_is(tmp_path: Path) -> None:
    text = "Troops enter Kharv\r\n\r\nTroops went in on Monday.\r\n"
    report = only_report(read_inputs([write(tmp_path / "kharv-1.txt", "\ufeff" + text)]))
    assert (report.id, report.text, report.published_on) == ("kharv-1", text, None)
    assert [(block.start, block.end, block.role) for block in report.blocks] == [(0, 18, "headline"), (22, 47, "body")]


def test_given_date_and_publisher_reach_a_text_file(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", SENTENCE)
    report = only_report(read_inputs([path], default_date=date(2015, 2, 17), default_publisher="The Valley Post"))
    assert (report.published_on, report.publisher) == (date(2015, 2, 17), "The Valley Post")


def test_agency_line_dates_a_report_that_has_no_other_date(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "BEIRUT, Aug. 4, 1983 (UPI) - A bomb went off.")
    assert only_report(read_inputs([path])).published_on == date(1983, 8, 4)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", SENTENCE),
        ("a.txt", f"<!DOCTYPE html><html><body><p>{SENTENCE}</p></body></html>"),
        ("a.txt", json.dumps({"id": "a", "text": SENTENCE})),
        ("a.html", f"<html><body><p>{SENTENCE}</p></body></html>"),
        ("a.html", SENTENCE),
        ("a.HTM", f"<p>{SENTENCE}</p>"),
        ("a", SENTENCE),
        ("a.jsonl", json.dumps({"id": "a", "text": SENTENCE}) + "\r\n\r\n"),
        ("a.csv", f"id,text\r\na,{SENTENCE}\r\n"),
        ("a.csv", f"\ufeffid;text\na;{SENTENCE}\n"),
        ("a.tsv", f"id\ttext\na\t{SENTENCE}\n"),
    ],
)
def test_reader_is_chosen_by_name_and_content(tmp_path: Path, name: str, content: str) -> None:
    report = only_report(read_inputs([write(tmp_path / name, content)]))
    assert (report.id, report.text) == ("a", SENTENCE)


@pytest.mark.parametrize(
    ("content", "report_id"),
    [
        (SENTENCE, "stdin"),
        (f"<html><body><p>{SENTENCE}</p></body></html>", "stdin"),
        (json.dumps({"id": "r1", "text": SENTENCE}), "r1"),
        (json.dumps({"text": SENTENCE}), "stdin-1"),
    ],
)
def test_standard_input_is_looked_into(tmp_path: Path, content: str, report_id: str) -> None:
    script = "from dateline.reading.files import read_inputs\nfor r in read_inputs(['-']): print(r.id, r.text, sep='|')"
    run = subprocess.run([sys.executable, "-c", script], input=content, capture_output=True, text=True, check=True)
    assert (run.stdout, run.stderr) == (f"{report_id}|{SENTENCE}\n", "")


def test_columns_of_a_row_fill_the_report(tmp_path: Path) -> None:
    row = {"id": 7, "date": "2015-02-17T10:00:00Z", "text": SENTENCE, "title": "Two held", "url": "u", "publisher": "P"}
    report = only_report(read_inputs([write(tmp_path / "a.jsonl", json.dumps(row))]))
    assert report == Report(
        id="7",
        text=SENTENCE,
        published_on=date(2015, 2, 17),
        title="Two held",
        url="u",
        publisher="P",
        blocks=report.blocks,
    )


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jsonl", json.dumps({"key": "r", "body": SENTENCE, "day": "2015-02-17"})),
        ("a.csv", f"key,body,day\nr,{SENTENCE},2015-02-17\n"),
    ],
)
def test_columns_can_be_mapped(tmp_path: Path, name: str, content: str) -> None:
    columns = {"id": "key", "text": "body", "date": "day"}
    report = only_report(read_inputs([write(tmp_path / name, content)], columns=columns))
    assert (report.id, report.text, report.published_on) == ("r", SENTENCE, date(2015, 2, 17))


def test_mapping_an_unknown_name_is_a_setting_error() -> None:
    with pytest.raises(SettingError, match="unknown name 'body'; the names are id, date, text"):
        list(read_inputs([], columns={"body": "text"}))


def test_parquet_rows_are_read(tmp_path: Path) -> None:
    table = pyarrow.table(
        {
            "id": [1, None, 3],
            "date": [date(2015, 2, 17), None, None],
            "text": [SENTENCE, SENTENCE, None],
            "n": [1, 2, 3],
        }
    )
    pyarrow.parquet.write_table(table, tmp_path / "a.parquet")
    assert outline(read_inputs([str(tmp_path / "a.parquet")]), tmp_path) == [
        "1",
        "a-2",
        "a.parquet:3: no text: 'text' is empty",
    ]


def test_folder_is_read_in_order_and_unknown_files_are_skipped(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("c.txt", "b/d.txt", "b/d.html", "a.txt", "z.png", ".hidden.txt"):
        write(tmp_path / name, SENTENCE)
    assert outline(read_inputs([str(tmp_path)]), tmp_path) == ["a", "c", "b/d.html", "b/d.txt"]


def test_quoted_csv_cell_may_hold_lines_commas_and_quotes(tmp_path: Path) -> None:
    text = 'Troops, they said, went in.\nThe mayor said "no".'
    content = 'id,text\n1,"' + text.replace('"', '""') + f'"\n,{SENTENCE}\n'
    first, second = read_inputs([write(tmp_path / "a.csv", content)])
    assert isinstance(first, Report)
    assert isinstance(second, Report)
    assert (first.text, second.id) == (text, "a-4")


def test_csv_cell_beyond_the_modules_own_limit_is_read(tmp_path: Path) -> None:
    text = f"{SENTENCE} " * 20_000
    assert only_report(read_inputs([write(tmp_path / "a.csv", f'id,text\n1,"{text}"\n')])).text == text


JSON_ROWS = [
    ('{"id": "2", "text": ', "a.jsonl:2: broken JSON at character"),
    ("[1]", "a.jsonl:2: a JSON list where an object"),
    ("[" * 100_000, "a.jsonl:2: JSON that cannot be taken in"),
    (
        '{"id": "2"}',
        "a.jsonl:2: no column 'text'; columns found: id; name the one that holds the report: --columns text=",
    ),
    ('{"id": "2", "text": ""}', "a.jsonl:2: no text: 'text' is empty"),
    ('{"id": "2", "text": " ... "}', "a.jsonl:2: no text: nothing here but blanks or signs"),
    ('{"id": "2", "text": null}', "a.jsonl:2: no text: 'text' is empty"),
    ('{"id": "2", "text": ["a"]}', "a.jsonl:2: 'text' is list, where text was expected"),
    (
        '{"id": "2", "text": "Men left.", "date": "17/02/2015"}',
        "a.jsonl:2: date '17/02/2015' is not a day written YYYY-MM-DD",
    ),
    ('{"id": "2", "text": "Men left.", "date": "2015-02-30"}', "a.jsonl:2: date '2015-02-30' is not a day"),
    ('{"id": "2", "text": "' + "x " * (LONGEST_TEXT // 2 + 1) + '"}', "a.jsonl:2: too long: more than 2,000,000"),
    ("x" * 14_000_000, "a.jsonl:2: a line that is no text, or longer than"),
    (b'{"id": "2", "text": "\x00\x01\x02\xff\xfe\x03\x04"}', "a.jsonl:2: a line that is no text"),
]


@pytest.mark.parametrize(("row", "message"), JSON_ROWS, ids=[message for _, message in JSON_ROWS])
def test_bad_json_row_is_named_and_the_others_are_read(tmp_path: Path, row: str | bytes, message: str) -> None:
    good = json.dumps({"id": "g", "text": SENTENCE}).encode()
    bad = row.encode() if isinstance(row, str) else row
    first, error, last = outline(read_inputs([write(tmp_path / "a.jsonl", b"\n".join([good, bad, good]))]), tmp_path)
    assert (first, last) == ("g", "g")
    assert error.startswith(message)


CSV_ROWS = [
    ("2,2015-02-17,", "a.csv:3: no text: 'text' is empty"),
    ("2", "a.csv:3: no text: 'text' is empty"),
    ("2,17 Feb,Men left.", "a.csv:3: date '17 Feb' is not a day written YYYY-MM-DD"),
    ("2,2015-02-17,Men left, they said.", "a.csv:3: 4 cells under 3 columns; put texts in quotation marks"),
    ('2,2015-02-17,"Men "left" town."', "a.csv:3: broken CSV"),
]


@pytest.mark.parametrize(("row", "message"), CSV_ROWS)
def test_bad_csv_row_is_named_and_the_others_are_read(tmp_path: Path, row: str, message: str) -> None:
    content = f"id,date,text\n1,,{SENTENCE}\n{row}\n3,,{SENTENCE}\n"
    first, error, last = outline(read_inputs([write(tmp_path / "a.csv", content)]), tmp_path)
    assert (first, last) == ("1", "3")
    assert error.startswith(message)


def test_given_date_outranks_a_bad_one_in_a_row(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", f"id,date,text\n1,17 Feb,{SENTENCE}\n")
    assert only_report(read_inputs([path], default_date=date(2015, 2, 17))).published_on == date(2015, 2, 17)


BAD_FILES = [
    ("a.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a.txt: this is not text but binary data"),
    ("a.jsonl", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a.jsonl: this is not text but binary data"),
    ("a.csv", b"PK\x03\x04\0\0\0\0", "a.csv: this is not text but binary data"),
    ("a.html", b"\0\0\0\1\2", "a.html: this is not text but binary data"),
    ("a.parquet", b"id,text", "a.parquet: not a Parquet file"),
    ("a.txt", b"", "a.txt: no text"),
    ("a.txt", b" \r\n\t\xc2\xa0 -- ", "a.txt: no text"),
    ("a.txt", b"Men left. " * 1_000_000, "a.txt: too long: more than 2,000,000 characters; split it"),
    ("a.csv", b"", "a.csv:1: no column 'text'; columns found: none"),
    ("a.csv", b"id,body\n1,Men left.", "a.csv:1: no column 'text'; columns found: id, body; name the one"),
    ("a.csv", b'id,text\n1,"Men left.\n2,Men came.\n', "a.csv:2: broken CSV"),
]


@pytest.mark.parametrize(("name", "content", "message"), BAD_FILES)
def test_bad_file_gives_one_error_that_names_it(tmp_path: Path, name: str, content: bytes, message: str) -> None:
    good = write(tmp_path / "good.txt", SENTENCE)
    error, report = outline(read_inputs([write(tmp_path / name, content), good]), tmp_path)
    assert error.startswith(message)
    assert report == "good"


def test_column_asked_for_and_not_there_is_an_error(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", f"id,text\n1,{SENTENCE}\n")
    assert outline(read_inputs([path], columns={"title": "head"}), tmp_path) == [
        "a.csv:1: no column 'head', which --columns names for title; columns found: id, text"
    ]


def test_missing_looped_and_empty_inputs_are_named(tmp_path: Path) -> None:
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    (tmp_path / "empty").mkdir()
    found = outline(read_inputs([str(tmp_path / name) for name in ("gone.txt", "loop.txt", "empty")]), tmp_path)
    assert found == [
        "gone.txt: cannot be read: No such file or directory",
        "loop.txt: cannot be read: Too many levels of symbolic links",
        "empty: no report in this folder; known kinds are "
        ".txt, .text, .html, .htm, .xhtml, .jsonl, .ndjson, .csv, .tsv, .parquet",
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_file_without_permission_is_named(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", SENTENCE)
    Path(path).chmod(0)
    assert outline(read_inputs([path]), tmp_path) == ["a.txt: cannot be read: Permission denied"]


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-8-sig"])
@pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a.csv"])
def test_other_encodings_are_read(tmp_path: Path, name: str, encoding: str) -> None:
    text = "The “valley” army left São Vale."
    row = {
        "a.txt": text,
        "a.jsonl": json.dumps({"text": text}, ensure_ascii=False) + "\n",
        "a.csv": f"text\n{text}\n",
    }[name]
    assert only_report(read_inputs([write(tmp_path / name, row.encode(encoding))])).text == text


def test_half_characters_are_replaced_one_for_one_and_controls_kept() -> None:
    report = read_report("Men \ud800left\x07 Kharv.", id="a")
    assert report.text == "Men \ufffdleft\x07 Kharv."


def test_half_character_in_json_does_not_stop_the_stream(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", '{"text": "Men \\ud800 left."}\n{"text": "Men \\ud83d\\ude00 left."}\n')
    assert [report.text for report in read_inputs([path]) if isinstance(report, Report)] == [
        "Men \ufffd left.",
        "Men \U0001f600 left.",
    ]


def test_memory_does_not_grow_with_the_table(tmp_path: Path) -> None:
    row = json.dumps({"text": SENTENCE}) + "\n"
    path = write(tmp_path / "a.jsonl", row * 400_000)
    tracemalloc.start()
    count = sum(1 for _ in islice(read_inputs([path]), 2_000))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 2_000
    assert peak < 2_000_000


def test_text_given_to_the_api_names_itself_in_errors() -> None:
    with pytest.raises(ReadError, match=r"^text-1: no text"):
        read_report("  ", id="text-1")


def test_import_of_the_readers_loads_no_heavy_library() -> None:
    script = (
        "import sys, dateline.reading.files, dateline.reading.language\n"
        "heavy = {'trafilatura', 'lxml', 'py3langid', 'pyarrow', 'charset_normalizer'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout == "[]\n"
