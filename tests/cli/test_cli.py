"""The commands as a person runs them: in a process of their own, on real files."""

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pyarrow.parquet as pq
import pytest

from dateline import __version__

Run = Callable[..., subprocess.CompletedProcess[str]]

SENTENCE = "Kenya expelled two Eritrean diplomats on Friday."
COMMANDS = ["code", "explain", "codebook", "schema", "doctor"]
HEAVY = "spacy torch onnxruntime numpy trafilatura lxml pyarrow sentencex py3langid marisa_trie".split()


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Runs ``python -m dateline`` in a fresh folder."""

    def run_dateline(*arguments: str, stdin: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "dateline", *arguments],
            input=stdin,
            capture_output=True,
            encoding="utf-8",
            cwd=tmp_path,
            check=False,
            env={**os.environ, "COLUMNS": "200", "NO_COLOR": "1", **environment},
        )

    return run_dateline


@pytest.fixture
def report(tmp_path: Path) -> str:
    """A report of one event in the folder."""
    (tmp_path / "report.txt").write_text(SENTENCE + "\n", encoding="utf-8")
    return "report.txt"


def python(code: str) -> str:
    """What a fresh interpreter prints."""
    return subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True).stdout


# --- help


def test_version_is_printed(run: Run) -> None:
    done = run("--version")
    assert (done.returncode, done.stdout.strip()) == (0, __version__)


def test_help_lists_the_commands_with_an_example(run: Run) -> None:
    done = run("--help")
    assert done.returncode == 0
    assert "Example: dateline code" in done.stdout
    assert all(command in done.stdout for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_a_command_has_an_example(run: Run, command: str) -> None:
    done = run(command, "-h")
    assert done.returncode == 0
    assert "Example:" in done.stdout
    assert f"dateline {command}" in done.stdout.partition("Example:")[2]


def test_help_loads_no_model() -> None:
    printed = python(
        "import runpy, sys\n"
        "sys.argv = ['dateline', '--help']\n"
        "try:\n    runpy.run_module('dateline', run_name='__main__')\n"
        "except SystemExit:\n    pass\n"
        f"print('LOADED', [name for name in {HEAVY} if name in sys.modules])"
    )
    assert printed.splitlines()[-1] == "LOADED []"


def test_import_of_the_package_loads_no_model() -> None:
    printed = python(f"import sys, dateline; dateline.Coder(); print([m for m in {HEAVY} if m in sys.modules])")
    assert printed.strip() == "[]"


# --- code


def test_json_lines_hold_one_analysis_a_report(run: Run, report: str) -> None:
    done = run("code", report, "--date", "2012-03-05", "--format", "jsonl")
    assert (done.returncode, done.stderr) == (0, "")
    (analysis,) = [json.loads(line) for line in done.stdout.splitlines()]
    (event,) = analysis["events"]
    assert (analysis["report"]["id"], analysis["report"]["date"]) == ("report", "2012-03-05")
    assert (event["event_type"], event["event_mode"], event["date"]["value"]) == ("SANCTION", "expel", "2012-03-02")
    assert [(a["country"], a["sector"]) for a in event["actors"] + event["recipients"]] == [
        ("KEN", "GOV"),
        ("ERI", "GOV"),
    ]


def test_csv_holds_one_row_an_event(run: Run, report: str) -> None:
    done = run("code", report, "--date", "2012-03-05", "--format", "csv")
    (row,) = list(csv.DictReader(io.StringIO(done.stdout)))
    assert done.returncode == 0
    assert (row["event_type"], row["event_mode"]) == ("SANCTION", "expel")


def test_parquet_holds_one_row_an_event(run: Run, report: str, tmp_path: Path) -> None:
    done = run("code", report, "--format", "parquet", "--output", "events.parquet")
    assert (done.returncode, done.stdout) == (0, "")
    assert pq.read_table(tmp_path / "events.parquet").column("event_type").to_pylist() == ["SANCTION"]


def test_geojson_holds_a_feature_collection(run: Run, report: str) -> None:
    done = run("code", report, "--format", "geojson")
    assert done.returncode == 0
    assert json.loads(done.stdout)["type"] == "FeatureCollection"


def test_table_shows_the_event(run: Run, report: str) -> None:
    done = run("code", report, "--format", "table")
    assert done.returncode == 0
    assert "SANCTION" in done.stdout
    assert "Eritrean diplomats" in done.stdout


def test_hyphen_reads_standard_input(run: Run) -> None:
    done = run("code", "-", "--date", "2012-03-05", stdin=SENTENCE)
    assert done.returncode == 0
    assert [event["event_type"] for event in json.loads(done.stdout)["events"]] == ["SANCTION"]


def test_own_columns_are_mapped(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_text(f"key,body,published\nk7,{SENTENCE},2012-03-05\n", encoding="utf-8")
    done = run("code", "mine.csv", "--columns", "id=key", "text=body", "date=published")
    analysis = json.loads(done.stdout)
    assert (done.returncode, analysis["report"]["id"], analysis["report"]["date"]) == (0, "k7", "2012-03-05")


def test_min_confidence_of_one_drops_every_event(run: Run, report: str) -> None:
    done = run("code", report, "--min-confidence", "1")
    assert (done.returncode, json.loads(done.stdout)["events"]) == (0, [])


def test_missing_date_is_noted_unless_quiet(run: Run, report: str) -> None:
    assert "no publication date" in run("code", report).stderr
    assert run("code", report, "--quiet").stderr == ""


def test_workers_give_the_same_bytes_in_the_same_order(run: Run, tmp_path: Path) -> None:
    """More reports than two batches, so that two processes have work."""
    lines = [
        json.dumps({"id": str(n), "date": "2012-03-05", "text": f"{SENTENCE} Police arrested {n + 2} students."})
        for n in range(70)
    ]
    (tmp_path / "many.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    one, two = (run("code", "many.jsonl", "--workers", workers) for workers in ("1", "2"))
    assert (one.returncode, two.returncode) == (0, 0)
    assert [json.loads(line)["report"]["id"] for line in one.stdout.splitlines()] == [str(n) for n in range(70)]
    assert one.stdout == two.stdout


def test_same_input_gives_the_same_output_twice(run: Run, report: str) -> None:
    """Also where Python shuffles its sets otherwise."""
    first, second = (run("code", report, "--date", "2012-03-05", PYTHONHASHSEED=seed) for seed in ("1", "2"))
    assert first.stdout == second.stdout


# --- code, broken inputs

BROKEN = {
    "binary.txt": (b"\x7fELF\x02\x01\x00\x00\x00\xff\xfe", "binary.txt: this is not text but binary data"),
    "row.jsonl": (b'{"id": "a", "text": broken\n', "row.jsonl:1: broken JSON at character 21"),
    "empty.txt": (b"", "empty.txt: no text"),
    "bomb.html": (b"<div>" * 3000 + b"x" + b"</div>" * 3000, "bomb.html: page nested more than 200 tags deep"),
    "day.csv": (b"id,date,text\n1,2012-13-45,Rebels attacked.\n", "day.csv:2: date '2012-13-45'"),
}


def test_one_broken_input_of_three_is_counted_and_the_others_coded(run: Run, report: str, tmp_path: Path) -> None:
    (tmp_path / "third.txt").write_text("Police arrested three students in Lagos.", encoding="utf-8")
    done = run("code", report, "gone.txt", "third.txt", "--date", "2012-03-05")
    assert done.returncode == 1
    assert [json.loads(line)["report"]["id"] for line in done.stdout.splitlines()] == ["report", "third"]
    assert done.stderr.splitlines() == [
        "dateline: gone.txt: cannot be read: No such file or directory",
        "dateline: 1 input(s) failed, 2 coded",
    ]


def test_each_broken_input_is_named_with_what_is_wrong(run: Run, report: str, tmp_path: Path) -> None:
    for name, (content, _) in BROKEN.items():
        (tmp_path / name).write_bytes(content)
    done = run("code", *BROKEN, report, "--quiet")
    assert done.returncode == 1
    assert [json.loads(line)["report"]["id"] for line in done.stdout.splitlines()] == ["report"]
    *complaints, count = done.stderr.splitlines()
    assert count == f"dateline: {len(BROKEN)} input(s) failed, 1 coded"
    for complaint, (_, expected) in zip(complaints, BROKEN.values(), strict=True):
        assert complaint.startswith(f"dateline: {expected}")


# --- wrong use

MISUSES = [
    pytest.param(["code", "report.txt", "--frmat", "csv"], "Unknown option", id="an unknown option"),
    pytest.param(["code", "report.txt", "--format", "xml"], '"jsonl", "csv", "parquet"', id="an unknown format"),
    pytest.param(["code", "report.txt", "--date", "2015-2-30"], "a day of the calendar", id="a date that is none"),
    pytest.param(["code", "report.txt", "--workers", "0"], "expected 1 or more", id="no workers"),
    pytest.param(["code", "report.txt", "--min-confidence", "3"], "from 0 to 1", id="a confidence over one"),
    pytest.param(
        ["code", "report.txt", "--columns", "text"], "expected ours=theirs", id="a column without its other name"
    ),
    pytest.param(
        ["code", "report.txt", "-o", "nowhere/out.csv"],
        "does not exist; make it first",
        id="a folder that is not there",
    ),
    pytest.param(["code"], "INPUTS requires an argument", id="no input"),
    pytest.param(["frobnicate"], "Available commands: code, explain", id="an unknown command"),
    pytest.param(["codebook", "NOSUCH"], "lists all codes", id="an unknown code"),
]


@pytest.mark.parametrize(("arguments", "complaint"), MISUSES)
def test_wrong_use_ends_with_two_and_says_what_to_do(
    run: Run, report: str, arguments: list[str], complaint: str
) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert complaint in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("variable", "value", "complaint"),
    [
        ("DATELINE_PARSER_MODEL", "nope", "no spaCy pipeline 'nope' is installed. Hint:"),
        ("DATELINE_MIN_CONFIDENCE", "high", "DATELINE_MIN_CONFIDENCE='high': expected float"),
        ("DATELINE_BATCH_SENTENCES", "0", "batch_sentences is 0; expected 1 or more"),
    ],
)
def test_wrong_setting_ends_with_two_and_names_it(
    run: Run, report: str, variable: str, value: str, complaint: str
) -> None:
    done = run("code", report, **{variable: value})
    assert done.returncode == 2
    assert complaint in done.stderr
    assert "Traceback" not in done.stderr


# --- the other commands


def test_explain_shows_what_was_kept_and_what_dropped(run: Run, tmp_path: Path) -> None:
    text = f"{SENTENCE} If rebels attack the town, thousands may flee."
    (tmp_path / "both.txt").write_text(text, encoding="utf-8")
    done = run("explain", "both.txt", "--date", "2012-03-05")
    assert done.returncode == 0
    assert "kept  SANCTION-expel" in done.stdout
    assert "dropped  ASSAULT" in done.stdout
    assert "dropped: hypothetical" in done.stdout
    kept = run("explain", "both.txt", "--date", "2012-03-05", "--kept").stdout
    assert "kept  SANCTION-expel" in kept
    assert "dropped" not in kept


def test_explain_prints_brackets_in_an_id_as_they_are(run: Run) -> None:
    row = json.dumps({"id": "[/b] 7", "text": SENTENCE})
    assert run("explain", "-", stdin=row + "\n").stdout.startswith("[/b] 7  1 candidates, 1 events")


def test_explain_of_a_missing_file_ends_with_one(run: Run) -> None:
    done = run("explain", "gone.txt")
    assert (done.returncode, done.stdout) == (1, "")
    assert "gone.txt: cannot be read" in done.stderr


def test_codebook_explains_a_type(run: Run) -> None:
    done = run("codebook", "ASSAULT")
    assert done.returncode == 0
    assert done.stdout.startswith("ASSAULT (event type): Attack")
    assert "heavy-weapons" in done.stdout


def test_codebook_alone_lists_every_type(run: Run) -> None:
    done = run("codebook")
    assert done.returncode == 0
    assert all(name in done.stdout for name in ("AGREE", "RETREAT", "SANCTION", "ASSAULT"))


def test_schema_fits_what_code_writes(run: Run, report: str) -> None:
    schema = json.loads(run("schema").stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(run("code", report, "--date", "2012-03-05").stdout), schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"report": {"id": 3}}, schema)


def test_doctor_finds_everything_in_order(run: Run) -> None:
    done = run("doctor")
    assert (done.returncode, done.stderr) == (0, "")
    assert all(line.startswith("ok  ") for line in done.stdout.splitlines())


def test_doctor_ends_with_two_where_a_part_is_missing(run: Run) -> None:
    done = run("doctor", DATELINE_PARSER_MODEL="nope")
    assert done.returncode == 2
    assert "FAIL  no spaCy pipeline 'nope'" in done.stdout


def test_output_never_replaces_an_input(run: Run, report: str) -> None:
    done = run("code", report, "--output", report)
    assert done.returncode == 2
    assert "is one of the inputs and would be replaced" in done.stderr


def test_dates_of_files_come_from_a_json_file(run: Run, report: str, tmp_path: Path) -> None:
    (tmp_path / "days.json").write_text(f'{{"{report}": "2012-03-05"}}', encoding="utf-8")
    done = run("code", report, "--dates", "days.json", "--format", "csv")
    assert done.returncode == 0
    assert "2012-03-05" in done.stdout
