"""The language of a report is told from its words, not guessed from a few of them."""

import pytest

from dateline.reading.language import find_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Police arrested two men in Kharv on Monday after a march, officials said.", "en"),
        ("POLICE ARRESTED TWO MEN IN KHARV ON MONDAY AFTER A MARCH, OFFICIALS SAID.", "en"),
        ("La police a arrêté deux hommes lundi après une manifestation dans le centre de la ville.", "fr"),
        ("Die Polizei hat am Montag nach einer Demonstration in der Stadt zwei Männer festgenommen.", "de"),
        ("Police arrested two men.", None),
        ("12345 67890 " * 20, None),
        ("", None),
    ],
)
def test_language_is_found_or_unknown(text: str, language: str | None) -> None:
    assert find_language(text) == language
