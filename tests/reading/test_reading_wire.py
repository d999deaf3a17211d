"""The agency line is parted from the sentence it opens, and sentences with a dash or colon are let be."""

from datetime import date

import pytest

from dateline.reading.wire import part_dateline

AGENCY_LINES = [
    ("BEIRUT, Aug 4 (AP) - ", "A bomb went off.", "BEIRUT", "2014-08-04", "AP"),
    ("ADDIS ABABA, Jan. 15 (Xinhua) -- ", "Ministers met.", "ADDIS ABABA", "2015-01-15", "Xinhua"),
    ("SAN FRANCISCO - ", "Police arrested two men.", "SAN FRANCISCO", None, None),
    ("Tehran, March 15, IRNA - ", "The minister left.", "Tehran", "2015-03-15", "IRNA"),
    ("WASHINGTON (Reuters) - ", "The senate voted.", "WASHINGTON", None, "Reuters"),
    ("MANILA, Philippines — ", "Troops left the camp.", "MANILA, Philippines", None, None),
    ("KABUL: ", "Two men died in a blast.", "KABUL", None, None),
    ("LONDON — ", "The talks began.", "LONDON", None, None),
    ("Jakarta (ANTARA News) - ", "The army left.", "Jakarta", None, "ANTARA News"),
    ("Nairobi — ", "Police said two men died.", "Nairobi", None, None),
    ("Nairobi - ", "The police said two men died.", "Nairobi", None, None),
    ("Dar es Salaam — ", "Dockers walked out.", "Dar es Salaam", None, None),
    ("(CNN) -- ", "A bomb went off.", None, None, "CNN"),
    ("PORT-AU-PRINCE, Haiti (AP) _ ", "Gangs left.", "PORT-AU-PRINCE, Haiti", None, "AP"),
    ("ST. LOUIS, Dec. 31, 2012 (AP) — ", "Crowds left.", "ST. LOUIS", "2012-12-31", "AP"),
    ("N'DJAMENA, 31 December (AFP) – ", "Rebels left.", "N'DJAMENA", "2014-12-31", "AFP"),
    ("JERUSALEM/GAZA, Feb 30 (Reuters) - ", "Rockets fell.", "JERUSALEM/GAZA", None, "Reuters"),
    ("SÃO PAULO (AP) — ", "Strikers marched.", "SÃO PAULO", None, "AP"),
    ("WASHINGTON, D.C. -- ", "The senate voted.", "WASHINGTON, D.C.", None, None),
    ("RAMALLAH (Ma'an) -- ", "Soldiers left.", "RAMALLAH", None, "Ma'an"),
    ("GAZA (AFP)- ", "Two men died.", "GAZA", None, "AFP"),
]


@pytest.mark.parametrize(("line", "sentence", "place", "day", "agency"), AGENCY_LINES)
def test_agency_line_is_parted_with_its_place_day_and_agency(
    line: str, sentence: str, place: str | None, day: str | None, agency: str | None
) -> None:
    text = "Heading\n" + line + sentence
    found = part_dateline(text, 8, len(text), published_on=date(2015, 1, 5))
    assert found is not None
    assert text[found.start : found.end] == line
    assert (found.place and found.place.text, found.agency) == (place, agency)
    assert (found.published_on and found.published_on.isoformat()) == day
    if found.place is not None:
        assert text[found.place.start : found.place.end] == found.place.text


@pytest.mark.parametrize(
    "sentence",
    [
        "Breaking: Troops leave the town.",
        "Update: Troops leave the town.",
        "BREAKING - Troops left the town.",
        "Minister: we will go.",
        "Prime Minister Orlen: The army will act.",
        "NATO: The alliance left.",
        "Egypt: Army kills 12 in Sinai",
        "Israel - Hamas talks resumed in Cairo.",
        "Hamas — Fatah's rival — said no.",
        "The two sides -- Egypt and Libya -- signed.",
        "The army said on Monday - the third day - that it left.",
        "Militants attack al-Arish - Police",
        "Two men died on Monday.",
        "KABUL -",
        "",
    ],
)
def test_ordinary_sentence_has_no_agency_line(sentence: str) -> None:
    assert part_dateline(sentence, 0, len(sentence), published_on=date(2015, 1, 5)) is None


def test_day_without_year_stays_unknown_where_nothing_tells_the_year() -> None:
    text = "BEIRUT, Aug 4 (AP) - A bomb went off."
    found = part_dateline(text, 0, len(text))
    assert found is not None
    assert found.published_on is None


def test_year_in_the_line_needs_no_publication_date() -> None:
    text = "BEIRUT, Aug. 4, 1983 (UPI) - A bomb went off."
    found = part_dateline(text, 0, len(text))
    assert found is not None
    assert found.published_on == date(1983, 8, 4)
