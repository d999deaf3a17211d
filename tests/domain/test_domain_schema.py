import json
from datetime import date
from typing import Any

import jsonschema
import msgspec
import pytest

from dateline.domain.actor import Actor, Source
from dateline.domain.analysis import Analysis
from dateline.domain.date import DateExpression, PartialDate
from dateline.domain.event import Count, Event, EventType, Factuality
from dateline.domain.place import Location, Place
from dateline.domain.report import Block, BlockRole, Dateline, Report, Span, Words
from dateline.domain.schema import analysis_schema
from dateline.domain.statement import Statement

TEXT = "TERVOS, May 2 (XNS) - Keld shelled Holl on Monday, killing 3, police said."

BROKEN = [
    pytest.param(lambda record: record.pop("report"), "'report' is a required property", id="no report"),
    pytest.param(lambda record: record["report"].update(date="yesterday"), "is not a 'date'", id="a vague day"),
    pytest.param(
        lambda record: record["events"][0].update(event_type="FIGHT"), "'FIGHT' is not one", id="a strange type"
    ),
    pytest.param(
        lambda record: record["events"][0].update(score="low"), "is not of type 'number'", id="a score in words"
    ),
    pytest.param(lambda record: record["events"][0]["trigger"].pop("start"), "'start' is a required", id="no offset"),
]


def test_schema_is_itself_valid() -> None:
    jsonschema.Draft202012Validator.check_schema(analysis_schema())


def test_schema_names_its_dialect_and_title() -> None:
    schema = analysis_schema()
    assert (schema["$schema"], schema["title"]) == (
        "https://json-schema.org/draft/2020-12/schema",
        "Dateline analysis",
    )


def test_schema_explains_every_field() -> None:
    silent = [
        f"{name}.{field}"
        for name, definition in analysis_schema()["$defs"].items()
        for field, shape in definition.get("properties", {}).items()
        if not shape.get("description")
    ]
    assert silent == []


def test_full_analysis_fits_the_schema() -> None:
    assert problems(as_record(full_analysis())) == []


def test_empty_analysis_fits_the_schema() -> None:
    assert problems(as_record(Analysis(report=Report(id="r", text="")))) == []


def test_extra_keys_are_welcome() -> None:
    assert problems(as_record(full_analysis()) | {"coder": "me"}) == []


@pytest.mark.parametrize(("damage", "complaint"), BROKEN)
def test_broken_record_does_not_fit(damage: Any, complaint: str) -> None:
    record = as_record(full_analysis())
    damage(record)
    assert len([problem for problem in problems(record) if complaint in problem]) == 1


def problems(record: dict[str, Any]) -> list[str]:
    validator = jsonschema.Draft202012Validator(
        analysis_schema(), format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )
    found = list(validator.iter_errors(record))
    return [error.message for error in found] + [cause.message for error in found for cause in error.context or ()]


def as_record(analysis: Analysis) -> dict[str, Any]:
    record: dict[str, Any] = json.loads(msgspec.json.encode(analysis))
    return record


def words(text: str) -> tuple[str, int, int]:
    start = TEXT.index(text)
    return text, start, start + len(text)


def full_analysis() -> Analysis:
    keld = Actor(
        *words("Keld"), name="Keld", id="country:KLD", country="KLD", sector="GOV", reason="a country", chain=1
    )
    police = Source(*words("police"), name="police", country="KLD", sector="COP")
    holl = words("Holl")
    shelling = Event(
        id="r-1",
        event_type=EventType.ASSAULT,
        event_mode="heavy-weapons",
        quad=4,
        score=-9.5,
        cameo="194",
        actors=(keld,),
        recipients=(Actor(*holl),),
        trigger=Words(*words("shelled")),
        sentence=Span(22, len(TEXT)),
        location=Location(*holl, name="Holl", geonames_id=7, lat=1.5, lon=2.5, country="OMR", admin1="Pell"),
        date=PartialDate(*words("Monday"), value="2024-04-29", precision="day"),
        factuality=Factuality.ALLEGED,
        source=police,
        fatalities=Count(*words("3"), min=3, max=3),
        contexts=("military",),
        confidence=0.9,
        reasons=("a verb of shelling",),
    )
    return Analysis(
        report=Report(
            id="r",
            text=TEXT,
            published_on=date(2024, 5, 2),
            language="en",
            blocks=(Block(0, len(TEXT), BlockRole.BODY),),
            dateline=Dateline(0, 21, Words(*words("TERVOS")), date(2024, 5, 2), "XNS"),
        ),
        events=(shelling,),
        statements=(Statement(police, Words(*words("said")), (Span(22, 60),), quoted=False),),
        actors=(keld,),
        places=(Place(*holl, name="Holl"),),
        dates=(DateExpression(*words("Monday"), value="2024-04-29"),),
        warnings=("none",),
    )
