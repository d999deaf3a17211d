"""The record as a JSON Schema: the shape of one line of JSON Lines, each field with its meaning in words."""

from typing import Any

import msgspec

from dateline.domain.analysis import Analysis

DIALECT = "https://json-schema.org/draft/2020-12/schema"
TITLE = "Dateline analysis"

# Fields that mean the same wherever they stand.
_COMMON = {
    "text": "The words, as printed in the report.",
    "start": "Where the words begin: characters of report.text, counted from 0.",
    "end": "Where the words end: the first character after them.",
    "name": "Full name of what the words mean; null where it is not known.",
    "country": "Country, ISO 3166 alpha-3; null where there is none or it is not known.",
    "sector": "PLOVER sector code; null where it is not known.",
    "geonames_id": "GeoNames identifier; null where the place is not in the gazetteer.",
    "lat": "Latitude in WGS84 degrees.",
    "lon": "Longitude in WGS84 degrees.",
    "admin1": "First-level division the place lies in.",
    "reason": "Why the words were read this way.",
}

_BY_STRUCT: dict[str, dict[str, str]] = {
    "Analysis": {
        "report": "The report as read.",
        "events": "Who did what to whom, in text order.",
        "statements": "Who says what, in text order.",
        "actors": "Every mention of an actor, in text order.",
        "places": "Every mention of a place, in text order.",
        "dates": "Every expression of time, in text order.",
        "warnings": "What was left undone, and why.",
    },
    "Report": {
        "id": "Identifier of the report.",
        "text": "The text that all offsets count in; never altered after reading.",
        "date": "Day of publication; null where it is not known.",
        "title": "Title, where the input has one apart from the text.",
        "publisher": "Who printed the report.",
        "url": "Address of the report.",
        "language": "Language of the text, ISO 639-1.",
        "blocks": "Stretches of the text and the part each plays on the page, in order, without overlap.",
        "dateline": "The agency line that opens the report, if it has one.",
    },
    "Block": {"role": "The part the stretch plays on the page."},
    "Dateline": {
        "place": "The place the agency line names.",
        "published_on": "The day the agency line names.",
        "agency": "The agency it names.",
    },
    "Event": {
        "id": "Identifier of the event.",
        "event_type": "What was done.",
        "event_mode": "How it was done: a mode of the event type; null where the words do not tell.",
        "quad": "Quad class: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.",
        "score": "PLOVER score, from -10 (most hostile) to 10.",
        "cameo": "Nearest CAMEO code, as text because leading zeros count.",
        "actors": "Who acted.",
        "recipients": "Who was acted on.",
        "trigger": "The words that signal the event.",
        "sentence": "The sentence that tells of it.",
        "location": "Where it happened; null where the clause does not tell.",
        "date": "When it happened; null where the clause does not tell.",
        "factuality": "Whether it happened, by the words of the report.",
        "source": "Who says that it happened; null for the reporter.",
        "fatalities": "People killed.",
        "injured": "People hurt.",
        "size": "How large a crowd or force took part.",
        "contexts": "What it was about: PLOVER contexts.",
        "confidence": "How sure the coder is, from 0 to 1.",
        "same_as": "Identifier of the event in this report that this one retells.",
        "reasons": "Why it was coded this way.",
    },
    "Actor": {
        "id": "Identifier that is stable across reports, as country:EGY or org:nato.",
        "chain": "Mentions with the same number mean the same actor within the report.",
    },
    "Location": {"precision": "What the point stands for; points are never moved to look precise."},
    "PartialDate": {
        "value": "The day, month or year: 2015-02-16, 2015-02 or 2015.",
        "precision": "How much of the date is known.",
    },
    "Count": {
        "min": "The number told, or the lowest of a range.",
        "max": "The highest of a range; null where only a lower bound is told.",
    },
    "Statement": {
        "source": "Who speaks; null where the report does not say.",
        "cue": "The words of saying; null where there are none.",
        "content": "The stretches of text that hold what is said.",
        "quoted": "Whether it is direct speech.",
    },
    "Place": {"kind": "What the name does in its sentence."},
    "DateExpression": {
        "value": "The time meant, in TIMEX3 style (2015-02-16, 2015-W07, P3D); null where that is not known.",
        "kind": "A date, a time of day, a duration or a recurring time.",
    },
}


def analysis_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of an analysis. Keys it does not name are allowed."""
    schema = msgspec.json.schema(Analysis)
    for name, definition in schema["$defs"].items():
        definition["description"] = " ".join(definition.get("description", name).split())
        for field, shape in definition.get("properties", {}).items():
            meaning = _BY_STRUCT.get(name, {}).get(field) or _COMMON.get(field)
            if meaning:
                shape["description"] = meaning
    return {
        "$schema": DIALECT,
        "title": TITLE,
        "description": "What Dateline writes down about one report: one line of JSON Lines.",
        **schema,
    }
