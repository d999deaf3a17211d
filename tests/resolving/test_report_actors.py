"""Whom a party without a country of its own belongs to, told by the report around it."""

import pytest

from dateline import Coder

# report, words of the actor mention or party, country, sector
ROWS = [
    (
        "two who were counted are meant by the men",
        "Two Danish nurses were freed near Gao on Monday. The men had been abducted by gunmen in May.",
        "The men",
        ("DNK", "MED"),
    ),
    (
        "a pair is the two named before",
        "Three guards saw two Swedish engineers arrive. Rebels later kidnapped the pair.",
        "the pair",
        ("SWE", "CVL"),
    ),
    (
        "a front goes on by its last word, in a report of arms",
        "The Sawa Liberation Front broke the truce in Mindanao on Friday. "
        "Police in Davao arrested members of the Front.",
        "members of the Front",
        ("PHL", "REB"),
    ),
    (
        "a demand is his who demanded",
        "The Communist Party of Nepal demanded an inquiry. "
        "The home minister of Nepal brushed the demand aside, calling it idle.",
        "the demand",
        ("NPL", "PTY"),
    ),
    (
        "a congress is that of the country the report is about",
        "Police in Lima and Cusco detained nine farmers. Protesters in Lima condemned Congress on Friday.",
        "Congress",
        ("PER", "LEG"),
    ),
    (
        "the parties to talks have no sector",
        "The parties met in Bogota on Sunday and again in Cali. The parties condemned the bombing in Medellin.",
        "The parties",
        ("COL", None),
    ),
    (
        "parties called political are parties",
        "Opposition parties in Bogota and Cali condemned the raid in Medellin.",
        "Opposition parties",
        ("COL", "OPP"),
    ),
    (
        "a tank that stores is no armour",
        "Rebels in Aden shelled a fuel tank near the port.",
        "a fuel tank",
        (None, None),
    ),
    (
        "what a court decides is the court's",
        "Lawyers in Mombasa and Kisumu criticised the decision of the Supreme Court in Nairobi.",
        "the decision of the Supreme Court",
        ("KEN", "JUD"),
    ),
    (
        "two unnamed men who shoot are an unidentified armed party",
        "Two men shot a priest in Zamboanga on Sunday.",
        "Two men",
        (None, "UAF"),
    ),
    (
        "families are civilians of the place",
        "Police in Kisumu evicted 40 families from the camp.",
        "40 families",
        ("KEN", "CVL"),
    ),
    (
        "the embassy is the other country's",
        "Students in Prague and Brno burned a Syrian flag. They attacked the embassy in Prague on Friday.",
        "the embassy",
        ("SYR", "GOV"),
    ),
    (
        "a general secretary speaks for his council",
        "The Dockers' Union in Mombasa and Kisumu called a strike. "
        "The union's general secretary criticised the governor. "
        "Ships waited in Mombasa and Kisumu.",
        "The union's general secretary",
        ("KEN", "LAB"),
    ),
    (
        "one who sits for a town is a lawmaker, whatever his trade",
        "Omar Siddiq, a doctor who sits for Herat, accused the army of theft.",
        "Omar Siddiq",
        (None, "LEG"),
    ),
]


@pytest.mark.parametrize(("text", "words", "code"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_party_without_a_country_belongs_where_the_report_says(
    text: str, words: str, code: tuple[str | None, str | None]
) -> None:
    analysis = Coder().code(text, date="2016-05-03")
    parties = [p for event in analysis.events for p in (*event.actors, *event.recipients)]
    found = {p.text: p for p in (*analysis.actors, *parties)}
    assert words in found, sorted(found)
    assert (found[words].country, found[words].sector) == code, found[words].reason
