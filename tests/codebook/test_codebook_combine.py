from pathlib import Path

import pytest

from dateline.codebook.combine import combine, load_operators, read_operators
from dateline.codebook.load import load_codebook
from dateline.domain.event import EventType
from dateline.errors import DataError

# operator, act below (with mode), what is written down (with mode), factuality
CASES = """
request   AID                 REQUEST-assist       requested
request   COOPERATE           REQUEST-assist       requested
request   SUPPORT             REQUEST-assist       requested
request   AGREE               REQUEST-assist       requested
request   CONSULT-visit       REQUEST-meet         requested
request   RETREAT-release     REQUEST-yield        requested
request   RETREAT-resign      REQUEST-change       requested
request   CONCEDE             REQUEST-yield        requested
request   ACCUSE-investigate  REQUEST-change       requested
request   SANCTION            REQUEST              requested
request   COERCE-arrest       REQUEST              requested
request   ASSAULT             REQUEST              requested
refuse    AID                 REJECT-assist        actual
refuse    CONSULT             REJECT-meet          actual
refuse    RETREAT-withdraw    REJECT-yield         actual
refuse    RETREAT-resign      REJECT-change        actual
refuse    ASSAULT             REJECT               actual
threaten  ASSAULT-aerial      THREATEN-violence    threatened
threaten  MOBILIZE            THREATEN-violence    threatened
threaten  COERCE-arrest       THREATEN-arrest      threatened
threaten  COERCE-censor       THREATEN-restrict    threatened
threaten  COERCE              THREATEN-restrict    threatened
threaten  SANCTION-expel      THREATEN-expel       threatened
threaten  SANCTION            THREATEN-relations   threatened
threaten  REJECT-meet         THREATEN-relations   threatened
threaten  PROTEST-strike      THREATEN             threatened
threaten  RETREAT-withdraw    THREATEN             threatened
threaten  THREATEN-territory  THREATEN-territory   threatened
promise   CONSULT-visit       AGREE                promised
promise   SUPPORT             AGREE                promised
promise   COOPERATE           AGREE                promised
promise   AID                 AGREE                promised
promise   AGREE               AGREE                promised
promise   RETREAT-withdraw    CONCEDE              promised
promise   CONCEDE             CONCEDE              promised
promise   ASSAULT             THREATEN-violence    promised
promise   SANCTION-expel      THREATEN-expel       promised
promise   ACCUSE-investigate  ACCUSE-investigate   promised
plan      CONSULT             AGREE                planned
plan      RETREAT-release     CONCEDE              planned
plan      COERCE-curfew       THREATEN-restrict    planned
plan      PROTEST-demo        THREATEN             planned
stop      AID                 SANCTION-discontinue actual
stop      COOPERATE           SANCTION-discontinue actual
stop      SUPPORT             SANCTION-discontinue actual
stop      CONSULT             REJECT-meet          actual
stop      ASSAULT-firearms    RETREAT-ceasefire    actual
stop      MOBILIZE-troops     RETREAT-withdraw     actual
stop      SANCTION            CONCEDE              actual
stop      PROTEST-strike      CONCEDE              actual
stop      ACCUSE-allege       CONCEDE              actual
stop      RETREAT             -                    -
start     CONSULT-phone       CONSULT-phone        actual
deny      ASSAULT-aerial      REJECT               denied
deny      CONSULT             CONSULT              denied
allow     COOPERATE           CONCEDE              actual
lift      SANCTION            CONCEDE              actual
lift      COERCE-curfew       CONCEDE              actual
lift      AID                 -                    -
help      RETREAT-release     AID                  actual
negate    CONSULT-visit       CONSULT-visit        denied
negate    ASSAULT             ASSAULT              denied
"""


@pytest.mark.parametrize("case", CASES.strip().splitlines(), ids=lambda case: " ".join(case.split()))
def test_act_under_another_word_becomes(case: str) -> None:
    operator, act, expected, factuality = case.split()
    found = combine(operator, *split_code(act))
    if expected == "-":
        assert found is None
    else:
        assert found is not None
        assert (found.event_type, found.mode, found.factuality) == (*split_code(expected), factuality)


def test_nested_words_are_worked_from_the_inside_out() -> None:
    halt = combine("stop", EventType.ASSAULT, "heavy-weapons")
    assert halt is not None
    urged = combine("request", halt.event_type, halt.mode)
    assert urged is not None
    assert (urged.event_type, urged.mode) == (EventType.REQUEST, "yield")


def test_reason_names_both_words() -> None:
    found = combine("refuse", EventType.CONSULT)
    assert found is not None
    assert found.reason == "refuse + CONSULT: will not meet"


def test_every_combination_is_in_the_codebook() -> None:
    modes = load_codebook().modes
    acts = [(event_type, None) for event_type in EventType] + list(modes)
    found = [combine(operator, *act) for operator in load_operators() for act in acts]
    assert [each for each in found if each and each.mode and (each.event_type, each.mode) not in modes] == []


def test_unknown_operator_is_refused_with_the_known_ones() -> None:
    with pytest.raises(DataError, match=r"no operator 'wish' in combine\.yaml; it has: request, refuse"):
        combine("wish", EventType.AID, None)


def test_rule_with_a_foreign_mode_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "combine.yaml"
    path.write_text(
        "- kind: ask\n  factuality: actual\n  rules: [{types: [AID], result: REJECT, mode: aerial, reason: none}]\n",
        encoding="utf-8",
    )
    with pytest.raises(DataError, match=r"combine\.yaml, ask, rule 1: mode 'aerial' is not a mode of result REJECT"):
        read_operators(path)


def split_code(code: str) -> tuple[EventType, str | None]:
    event_type, _, mode = code.partition("-")
    return EventType(event_type), mode or None
