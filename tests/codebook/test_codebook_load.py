import shutil
from importlib.resources import files
from pathlib import Path

import pytest

from dateline.codebook.load import cameo_of, load_codebook, quad_of, read_codebook, score_of
from dateline.domain.event import EventType
from dateline.errors import DataError

SIZES = {"quads": 4, "types": 16, "modes": 67, "contexts": 37, "sectors": 33, "cameo": 312}

QUADS = {
    1: {"AGREE", "CONSULT", "SUPPORT", "CONCEDE"},
    2: {"COOPERATE", "AID", "RETREAT"},
    3: {"REQUEST", "ACCUSE", "REJECT", "THREATEN"},
    4: {"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"},
}

SCORES = [
    pytest.param("ASSAULT", None, -9.0, id="a type has its own score"),
    pytest.param("ASSAULT", "unconventional", -10.0, id="a mode has its own score"),
    pytest.param("REQUEST", "meet", 0.0, id="a score of zero is a score"),
    pytest.param("ACCUSE", None, -3.0, id="the printed +3 of ACCUSE is a slip"),
    pytest.param("PROTEST", "vandalize", -5.0, id="vandalize takes the score of its type"),
]

CAMEO = [
    pytest.param("AID", None, [], "070", id="the type alone"),
    pytest.param("AID", None, ["military"], "072", id="a context narrows the code"),
    pytest.param("AID", None, ["economic", "asylum"], "075", id="the context listed first in the file wins"),
    pytest.param("AID", None, ["gender"], "070", id="a context with no code of its own changes nothing"),
    pytest.param("ASSAULT", "aerial", ["military"], "195", id="a mode has its own code"),
    pytest.param("PROTEST", "demo", ["rights_freedoms"], "1413", id="a context narrows a mode"),
    pytest.param("SANCTION", "convict", [], "116", id="a verdict is 116"),
    pytest.param("RETREAT", "resign", [], "08", id="a resignation has only the root"),
]

SLIPS = [
    ("types.yaml", "quad: 4", "quad: 5", "types.yaml, PROTEST: quad 5 is not in quads.yaml"),
    ("types.yaml", "label: Give help", "label: ''", r"types.yaml, entry 6 \(AID\), label: the text is empty"),
    ("types.yaml", "name: AID", "name: AIDE", r"types.yaml, entry 6 \(AIDE\): Invalid enum value 'AIDE'"),
    ("types.yaml", "score: 10.0", "score: ten", r"types.yaml, entry 6 \(AID\): Expected `float`, got `str`"),
    ("types.yaml", 'cameo: "070"', 'cameo: "079"', "types.yaml, AID: CAMEO code '079' is not in cameo.yaml"),
    ("types.yaml", 'cameo: "070"', 'cameo: "190"', r"types.yaml, AID: CAMEO code 190 .* does not mean AID"),
    ("types.yaml", "{asylum:", "{asylums:", "types.yaml, AID: context 'asylums' is not in contexts.yaml"),
    ("modes.yaml", "name: drone", "name: aerial", "modes.yaml: ASSAULT-aerial is there twice"),
    ("modes.yaml", "name: drone, score", "name: drone, scroe", "modes.yaml, entry 64 .*unknown field `scroe`"),
    ("cameo.yaml", "modes: [firearms]", "modes: [pistols]", "cameo.yaml, 193: mode 'pistols' is not in modes.yaml"),
    ("sectors.yaml", "code: COP", "code: GOV", "sectors.yaml: GOV is there twice"),
    ("contexts.yaml", "- {name: military", "- {name: [military", "contexts.yaml: not readable as YAML"),
]


def test_codebook_holds_every_code_of_the_ontology() -> None:
    codebook = load_codebook()
    assert {name: len(getattr(codebook, name)) for name in SIZES} == SIZES


def test_codebook_is_read_once() -> None:
    assert load_codebook() is load_codebook()


@pytest.mark.parametrize(("quad", "names"), QUADS.items())
def test_each_type_is_in_its_quad_class(quad: int, names: set[str]) -> None:
    assert {event_type.value for event_type in EventType if quad_of(event_type) == quad} == names


@pytest.mark.parametrize(("event_type", "mode", "score"), SCORES)
def test_score_of_type_and_mode(event_type: str, mode: str | None, score: float) -> None:
    assert score_of(EventType(event_type), mode) == score


@pytest.mark.parametrize(("event_type", "mode", "contexts", "code"), CAMEO)
def test_cameo_code_is_the_nearest(event_type: str, mode: str | None, contexts: list[str], code: str) -> None:
    assert cameo_of(EventType(event_type), mode, contexts) == code


def test_score_sign_agrees_with_quad_class() -> None:
    hostile = [entry.name for entry in load_codebook().types.values() if entry.score < 0]
    assert hostile == ["ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"]


def test_slips_of_the_manual_are_noted() -> None:
    codebook = load_codebook()
    assert "+3" in " ".join(codebook.types[EventType.ACCUSE].notes)
    assert "material conflict" in " ".join(codebook.types[EventType.SANCTION].notes)
    assert "no score" in " ".join(codebook.modes[EventType.PROTEST, "vandalize"].notes)


def test_unknown_mode_is_refused_with_the_known_ones() -> None:
    with pytest.raises(DataError, match="CONSULT has no mode 'fax'; its modes are: visit, third-party"):
        score_of(EventType.CONSULT, "fax")


def test_type_without_modes_says_so() -> None:
    with pytest.raises(DataError, match="AID has no mode 'food'; its modes are: none"):
        cameo_of(EventType.AID, "food")


@pytest.mark.parametrize(("file", "right", "wrong", "message"), SLIPS, ids=lambda value: str(value)[:40])
def test_broken_file_is_refused_by_name_and_entry(
    file: str, right: str, wrong: str, message: str, tmp_path: Path
) -> None:
    folder = copy_codebook(tmp_path)
    text = (folder / file).read_text(encoding="utf-8")
    assert right in text
    (folder / file).write_text(text.replace(right, wrong, 1), encoding="utf-8")
    with pytest.raises(DataError, match=message):
        read_codebook(folder)


def copy_codebook(folder: Path) -> Path:
    for path in Path(str(files("dateline.codebook"))).glob("*.yaml"):
        shutil.copy(path, folder)
    return folder
