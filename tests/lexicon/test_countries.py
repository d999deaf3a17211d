"""Countries by name, adjective, capital and seat; and what is said of a broken file."""

from pathlib import Path

import pytest

from dateline.errors import DataError
from dateline.lexicon.countries import load_countries, read_countries


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("Kenya", ("KEN",)),
        ("the United States", ("USA",)),
        ("US", ("USA",)),
        ("U.S.", ("USA",)),
        ("us", ()),
        ("the US", ("USA",)),
        ("Côte d’Ivoire", ("CIV",)),
        ("Congo", ("COD", "COG")),
        ("Soviet Union", ("RUS",)),
        ("Kosovo", ("XKX",)),
        ("Abkhazia", ()),
        ("Narnia", ()),
    ],
)
def test_names_give_codes(name: str, codes: tuple[str, ...]) -> None:
    assert load_countries().codes_of(name) == codes


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Turkish", "TUR"),
        ("Kenyans", "KEN"),
        ("Congolese", None),
        ("turkish", None),
        ("Soviet", "RUS"),
        ("Martian", None),
    ],
)
def test_adjectives_give_a_code_when_one_country_has_them(word: str, code: str | None) -> None:
    assert load_countries().demonym_code(word) == code


def test_capitals_and_seats_are_indexed() -> None:
    assert load_countries().capitals["nairobi"] == ("KEN",)
    assert load_countries().seats["kandahar"] == ("AFG",)
    assert load_countries().parts["somaliland"] == "SOM"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[]", "expected a list under 'countries:'"),
        ("countries:\n- {code: EGY}", r"countries\[1\]: expected an entry with 'name' and 'code'"),
        ("countries:\n- {code: NO, name: Norway}", "Norway.*code.*not an ISO 3166 alpha-3 code"),
        ("countries:\n- {code: NOR, name: Norway, aliases: [no]}", "aliases holds False"),
        (
            "countries:\n- {code: AAA, name: One}\n- {code: BBB, name: Two, aliases: [One]}",
            "'one' is a name of AAA and BBB",
        ),
    ],
)
def test_a_broken_file_is_named_with_its_entry(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "countries.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=message):
        read_countries(path)
