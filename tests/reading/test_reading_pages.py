"""Pages give their text, its parts and the facts of publication; hostile pages give an error at once."""

from datetime import date

import pytest

from dateline.domain.report import Report
from dateline.errors import ReadError
from dateline.reading.pages import read_page

PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Troops enter Kharv | The Valley Post</title>
<meta property="og:site_name" content="The Valley Post">
<meta property="article:published_time" content="2021-03-04T10:00:00+00:00">
<link rel="canonical" href="https://valleypost.example/kharv"></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav><main><article>
<h1>Troops enter<br><em>Kh</em>arv</h1><p class="standfirst">Army says the town is calm</p>
<figure><img src="a.jpg"><figcaption>Soldiers stand beside a tank in Kharv</figcaption></figure>
<p>KHARV (Reuters) - Government troops entered <b>Kharv</b> on Thursday, officials said.</p>
<h2>Calm streets</h2><p>Residents said the streets were calm.</p>
<p>The mayor met the general on Friday to discuss the curfew.<br>He asked for calm.</p>
<p>(Reporting by Ann Roe; Editing by Jon Poe)</p></article></main><footer>Copyright 2021</footer></body></html>"""


def fault(message: str) -> ReadError:
    return ReadError(message, path="page.html")


def read(page: str) -> Report:
    return read_page(page.encode(), id="page", fault=fault)


def test_page_gives_its_parts_with_exact_blocks() -> None:
    report = read(PAGE)
    assert [(block.role.value, report.text[block.start : block.end]) for block in report.blocks] == [
        ("headline", "Troops enter Kharv"),
        ("standfirst", "Army says the town is calm"),
        ("body", "KHARV (Reuters) - Government troops entered Kharv on Thursday, officials said."),
        ("headline", "Calm streets"),
        ("body", "Residents said the streets were calm."),
        ("body", "The mayor met the general on Friday to discuss the curfew."),
        ("body", "He asked for calm."),
        ("credit", "(Reporting by Ann Roe; Editing by Jon Poe)"),
        ("caption", "Soldiers stand beside a tank in Kharv"),
    ]


def test_page_gives_the_facts_of_publication() -> None:
    report = read(PAGE)
    assert (report.title, report.publisher, report.url) == (
        "Troops enter Kharv",
        "The Valley Post",
        "https://valleypost.example/kharv",
    )
    assert report.published_on == date(2021, 3, 4)
    assert report.dateline is not None
    assert report.text[report.dateline.end :].startswith("Government troops")


def test_given_date_outranks_that_of_the_page() -> None:
    report = read_page(PAGE.encode(), id="page", fault=fault, default_date=date(2020, 1, 1))
    assert report.published_on == date(2020, 1, 1)


@pytest.mark.parametrize(
    "page",
    [
        "<p>Police arrested two men in Kharv.</p>",
        "<html><body><p>Police arrested two men in Kharv.</body>",
        "<html><body><article><p>Police arrested\n two men <b>in</b> Kharv.</p></article></body></html>",
    ],
)
def test_small_page_is_read(page: str) -> None:
    report = read(page)
    assert report.text == "Police arrested two men in Kharv."
    assert [block.role for block in report.blocks] == ["body"]


@pytest.mark.parametrize(
    ("page", "message"),
    [
        pytest.param("<div>" * 200_000, "nested more than 200 tags deep", id="nested divs"),
        pytest.param("<html><body>" + "<b>x</b>" * 100_000, "more than 60,000 tags", id="very many tags"),
        pytest.param(
            "<html><div " + "a " * 900_000 + "><p>x</p></div>", "more than 60,000 tags or attributes", id="attributes"
        ),
        pytest.param("x" * 10_000_001, "more than 10,000,000 bytes", id="very large"),
        pytest.param("<script" * 300_000, "no article found", id="scripts never closed"),
        pytest.param("<html><body></body></html>", "no article found", id="nothing in it"),
        pytest.param("\0\1\2" * 100, "binary data", id="binary"),
    ],
)
def test_page_that_cannot_be_read_says_why(page: str, message: str) -> None:
    with pytest.raises(ReadError, match=f"^page.html: .*{message}"):
        read(page)


def test_unclosed_paragraphs_are_not_taken_for_nesting() -> None:
    paragraphs = "".join(f"<p>Police arrested {count} men in Kharv on Monday, officials said." for count in range(500))
    assert len(read(f"<html><body><article>{paragraphs}</article></body></html>").blocks) == 500
