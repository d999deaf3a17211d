import pytest

from dateline.codebook.explain import explain_code, render_code, render_overview
from dateline.codebook.load import CameoEntry, ContextEntry, ModeEntry, QuadEntry, SectorEntry, TypeEntry
from dateline.domain.event import EventType
from dateline.errors import SettingError

ASKED = [
    ("ASSAULT", [TypeEntry]),
    ("assault", [TypeEntry]),
    ("ASSAULT-aerial", [ModeEntry]),
    ("assault aerial", [ModeEntry]),
    ("aerial", [ModeEntry]),
    ("withdraw", [ModeEntry, ModeEntry]),
    ("cyber", [ModeEntry, ContextEntry]),
    ("military", [ContextEntry]),
    ("Human Rights", [ContextEntry]),
    ("gov", [SectorEntry]),
    ("UNO", [SectorEntry]),
    ("190", [CameoEntry]),
    ("14", [CameoEntry]),
    ("verbal conflict", [QuadEntry]),
    ("material_cooperation", [QuadEntry]),
    ("4", [QuadEntry]),
    ("nonsense", []),
]


@pytest.mark.parametrize(("code", "kinds"), ASKED, ids=lambda value: str(value)[:30])
def test_code_is_found_however_it_is_written(code: str, kinds: list[type]) -> None:
    assert [type(entry) for entry in explain_code(code)] == kinds


def test_mode_page_reads_whole() -> None:
    assert render_code("ASSAULT-drone") == (
        "ASSAULT-drone (mode of ASSAULT)\n"
        "  Strikes from aircraft without a crew.\n"
        "  Score: -9.5\n"
        "  CAMEO: 195 Employ aerial weapons\n"
    )


def test_cameo_page_names_the_plover_codes_and_the_codes_below() -> None:
    assert render_code("143").splitlines()[:5] == [
        "143 (CAMEO): Conduct strike or boycott",
        "  Goldstein weight: -6.5",
        "  PLOVER event type: PROTEST",
        "  Mode: strike or boycott",
        "  1431 Conduct strike or boycott for leadership change",
    ]


def test_dropped_cameo_code_has_no_event_type() -> None:
    assert "  PLOVER event type: none\n" in render_code("010")


@pytest.mark.parametrize("event_type", EventType)
def test_every_type_page_has_examples_and_fits_the_terminal(event_type: EventType) -> None:
    lines = render_code(event_type).splitlines()
    assert sum(line.startswith("  Example: ") for line in lines) == 2
    assert max(map(len, lines)) <= 100


def test_unknown_code_suggests_near_ones() -> None:
    with pytest.raises(SettingError, match=r"'protets' is not in the codebook\. Did you mean PROTEST"):
        render_code("protets")


def test_code_like_no_other_points_to_the_overview() -> None:
    with pytest.raises(SettingError, match="`dateline codebook` lists all codes"):
        render_code("zzzz9")


def test_overview_names_every_type_and_root() -> None:
    overview = render_overview()
    assert [event_type for event_type in EventType if f"\n  {event_type:<10} " not in overview] == []
    assert "  20  Use unconventional mass violence\n" in overview
