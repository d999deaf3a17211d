"""The parts of a plain text come out by its shape, and no body is lost."""

import pytest

from dateline.reading.blocks import find_blocks

FRAMED = [
    ("headline", "Valley army enters Kharv after week of talks"),
    ("standfirst", "General Sorin is asking the neighbours for a joint force to guard the dam"),
    ("boilerplate", "Click to follow"),
    ("boilerplate", "The Valley Post Online"),
    ("body", "The valley army has entered Kharv, officials said on Monday."),
    ("body", 'The move was "long expected", a spokesman said.'),
    ("caption", "Women grieve over farmers who were killed by gunmen"),
    ("caption", "Relatives of farmers murdered by gunmen near Kharv leave the town hall after a meeting"),
    ("caption", "A priest holds a picture showing one of the farmers killed by gunmen"),
    ("body", "General Sorin vowed to guard the dam."),
    ("headline", "Shops reopen"),
    ("body", "According to a trader, Sorin told the market: “There is no other way.”"),
    ("body", "The mayor said the army had shot 12"),
    ("body", "He spoke for an hour."),
    ("credit", "Additional reporting by Ann Roe"),
]


@pytest.mark.parametrize("gap", ["\n\n", "\n", "\r\n", "\r\n\r\n", "\n \n\n"])
def test_every_part_of_a_report_gets_its_role(gap: str) -> None:
    text = gap.join(words for _, words in FRAMED)
    assert [(block.role.value, text[block.start : block.end]) for block in find_blocks(text)] == FRAMED


@pytest.mark.parametrize(
    "text",
    [
        "Police arrested two men in Kharv.",
        "Police arrest two men in Kharv",
        "Read more",
        "A woman walks past a burnt car in Kharv",
        "By Jane Doe",
    ],
)
def test_text_of_one_paragraph_is_body(text: str) -> None:
    assert [(block.start, block.end, block.role) for block in find_blocks(text)] == [(0, len(text), "body")]


LINES = [
    ("boilerplate", "Share this article"),
    ("boilerplate", "Follow us on Twitter for more."),
    ("boilerplate", "Read more: Flood kills three in Osht"),
    ("boilerplate", "Published: 17 February 2015 10:32"),
    ("boilerplate", "Last updated on Tue 17 Feb 2015"),
    ("boilerplate", "17 February 2015"),
    ("boilerplate", "ADVERTISEMENT"),
    ("boilerplate", "Copyright 2015 The Valley Post. All rights reserved."),
    ("boilerplate", "Sign up for our newsletter"),
    ("boilerplate", "We use cookies to improve this site."),
    ("boilerplate", "https://valleypost.example/kharv"),
    ("boilerplate", "World news"),
    ("boilerplate", "* * *"),
    ("byline", "By Jane Doe"),
    ("byline", "BY JANE DOE and JON POE in Nairobi | 3 min read"),
    ("byline", "Our Staff Reporter"),
    ("byline", "Jane Doe, Diplomatic Correspondent"),
    ("credit", "(Reporting by Ann Roe; Editing by Jon Poe)"),
    ("credit", "Jane Doe in Osht contributed to this report."),
    ("credit", "Photograph: Jon Poe/AP"),
    ("credit", "(AFP/Getty Images)"),
    ("credit", "With agencies"),
    ("caption", "FILE - General Sorin speaks in Kharv."),
    ("caption", "(Photo: the old dam at Kharv)"),
    ("caption", "Soldiers guard the dam at Kharv. REUTERS/Jon Poe"),
    ("caption", "In this file photo, soldiers guard the dam."),
    ("caption", "Soldiers guard the dam (AP Photo/Jon Poe)"),
    ("body", "By Monday the army had taken the town."),
    ("body", "Reporting from Kharv, our man said rebels had fled."),
    ("body", "With material losses mounting, the army retreated."),
    ("body", "Share prices fell on Monday."),
    ("body", "Published reports said the dam was safe."),
    ("body", "Follow-up talks were held in Kharv on Monday."),
    ("body", "He posted a picture: it showed a burnt car."),
    ("body", "Africa, Europe and Asia sent envoys."),
    ("body", "- a curfew from dusk"),
    ("body", "The general gave two reasons:"),
]


@pytest.mark.parametrize(("role", "line"), LINES, ids=[line for _, line in LINES])
def test_line_amid_a_body_is_known_by_its_words(role: str, line: str) -> None:
    text = f"Troops entered Kharv on Monday.\n\nThey met no one.\n\n{line}\n\nThe town was calm.\n\nIt rained."
    assert [block.role for block in find_blocks(text)] == ["body", "body", role, "body", "body"]


HEADS = [
    (["headline", "byline", "body", "body"], "Troops enter Kharv\nJane Doe in Nairobi\nTroops went in.\nIt rained."),
    (["boilerplate", "headline", "body"], "WORLD\nTroops enter Kharv\nTroops went in on Monday."),
    (["headline", "body", "body"], "Will the truce hold?\nThe truce began on Monday.\nIt held."),
    (["headline", "body"], "Gunmen kill six in the U.S.\nGunmen killed six people on Monday."),
    (["headline", "body"], "Rebels free BBC correspondent\nRebels freed a reporter on Monday."),
    (["body", "body"], "Troops went in on Monday.\nIt rained."),
    (["body", "body"], "KHARV (AP) - Troops went in\nIt rained."),
    (["body", "body", "body"], "Troops enter Kharv\nTroops went in on Monday\nIt rained all day"),
    (["body", "credit"], "Troops enter Kharv\nAdditional reporting by AP"),
]


@pytest.mark.parametrize(("roles", "text"), HEADS)
def test_head_of_a_report_is_told_from_its_body(roles: list[str], text: str) -> None:
    assert [block.role for block in find_blocks(text)] == roles


def test_paragraph_that_repeats_the_title_is_the_headline() -> None:
    text = "Troops enter Kharv.\nTroops went in on Monday."
    assert [block.role for block in find_blocks(text, title="Troops enter Kharv")] == ["headline", "body"]


def test_links_under_related_articles_are_boilerplate() -> None:
    text = "Troops went in.\nIt rained.\nRelated articles\nFlood kills three in Osht\nMayor resigns over tax in Kharv"
    assert [block.role for block in find_blocks(text)] == ["body", "body", *["boilerplate"] * 3]


def test_lines_wrapped_by_machine_make_one_paragraph() -> None:
    wrapped = (
        "The army of the valley entered the town of Kharv on the first Monday\n"
        "of the month, and the mayor, who had fled with his family two days\n"
        "before, came back on a bus to ask the people of the town and of the\n"
        "farms around it for calm.\n"
    )
    text = wrapped + "\n" + wrapped
    blocks = find_blocks(text)
    assert [text[block.start : block.end] for block in blocks] == [wrapped.strip(), wrapped.strip()]
    assert {block.role for block in blocks} == {"body"}


@pytest.mark.parametrize("text", ["", "  \n\n ", "\n a \r\n\tb\x0b\n\u2028c.\n", "Related\nShare\nTweet"])
def test_blocks_cover_all_that_is_not_blank(text: str) -> None:
    blocks = find_blocks(text)
    outside = list(text)
    for block in blocks:
        assert text[block.start : block.end].strip() == text[block.start : block.end] != ""
        outside[block.start : block.end] = " " * (block.end - block.start)
    assert "".join(outside).strip() == ""
    assert not blocks or any(block.role == "body" for block in blocks)
