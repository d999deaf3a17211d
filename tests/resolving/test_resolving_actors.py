"""A name or description to a country and a sector, by its words alone."""

from datetime import date

import pytest

from dateline import Coder
from dateline.resolving.actors import resolve_phrase

ON = date(2015, 2, 17)


PHRASES = [
    # states, nationalities and capitals
    ("Egyptian warplanes", "EGY", "MIL"),
    ("the Egyptian army", "EGY", "MIL"),
    ("Kenyan police", "KEN", "COP"),
    ("French troops", "FRA", "MIL"),
    ("Turkish soldiers", "TUR", "MIL"),
    ("the Indian navy", "IND", "MIL"),
    ("a Nigerian court", "NGA", "JUD"),
    ("the Knesset", "ISR", "LEG"),
    ("the Kremlin", "RUS", "GOV"),
    ("the White House", "USA", "GOV"),
    ("the Pentagon", "USA", "MIL"),
    ("Downing Street", "GBR", "GOV"),
    ("the Vatican", "VAT", None),
    ("the US Senate", "USA", "LEG"),
    ("the U.S. State Department", "USA", "GOV"),
    ("the Chinese foreign ministry", "CHN", "GOV"),
    ("Israel's defence minister", "ISR", "GOV"),
    ("the government of Myanmar", "MMR", "GOV"),
    ("the king of Jordan", "JOR", "GOV"),
    ("the prime minister of Japan", "JPN", "GOV"),
    ("the mayor of Caracas", "VEN", "GOV"),
    ("the Sudanese authorities", "SDN", "GOV"),
    ("South Korean officials", "KOR", "GOV"),
    ("the Iraqi parliament", "IRQ", "LEG"),
    ("Brazilian senators", "BRA", "LEG"),
    ("the Bolivian ambassador", "BOL", "GOV"),
    ("Ivorian rebels", "CIV", "REB"),
    ("Rwandan refugees", "RWA", "REF"),
    ("Saudi clerics", "SAU", "REL"),
    ("Greek farmers", "GRC", "AGR"),
    ("Chilean miners", "CHL", "LAB"),
    ("Italian doctors", "ITA", "MED"),
    ("Ukrainian separatists", "UKR", "REB"),
    ("Colombian drug traffickers", "COL", "CRM"),
    ("Russian hackers", "RUS", "CRM"),
    ("Iran's Revolutionary Guards", "IRN", "MIL"),
    ("the Iranian intelligence ministry", "IRN", "SPY"),
    ("Dutch students", "NLD", "EDU"),
    ("Bangladeshi garment workers", "BGD", "LAB"),
    ("Syrian journalists", "SYR", "JRN"),
    # bodies of many countries
    ("the United Nations", None, "UNO"),
    ("the UN Security Council", None, "UNO"),
    ("UNHCR", None, "UNO"),
    ("UN peacekeepers", None, "UNO"),
    ("the European Union", None, "EUR"),
    ("the European Commission", None, "EUR"),
    ("NATO", None, "IGO"),
    ("a NATO official", None, "IGO"),
    ("the African Union", None, "IGO"),
    ("the Arab League", None, "IGO"),
    ("the World Bank", None, "IGO"),
    ("Amnesty International", None, "NGO"),
    ("Human Rights Watch", None, "NGO"),
    ("Greenpeace activists", None, "NGO"),
    ("the Red Cross", None, "NGO"),
    # armed groups and parties
    ("Hezbollah fighters", "LBN", "REB"),
    ("Hamas", "PSE", "REB"),
    ("Boko Haram", "NGA", "REB"),
    ("Islamic State militants", None, "REB"),
    ("al-Qaeda", None, "REB"),
    ("al-Shabaab", "SOM", "REB"),
    ("the Taliban", "AFG", "REB"),
    ("FARC guerrillas", "COL", "REB"),
    ("the Houthis", "YEM", "REB"),
    ("the African National Congress", "ZAF", "PTY"),
    ("BBC reporters", "GBR", "JRN"),
    # roles without a country
    ("police", None, "COP"),
    ("gunmen", None, "UAF"),
    ("unidentified gunmen", None, "UAF"),
    ("rebels", None, "REB"),
    ("the militia", None, "PRM"),
    ("soldiers", None, "MIL"),
    ("the president", None, "GOV"),
    ("a judge", None, "JUD"),
    ("lawmakers", None, "LEG"),
    ("nurses", None, "MED"),
    ("a bishop", None, "REL"),
    ("pupils", None, "EDU"),
    ("peasants", None, "AGR"),
    ("trade unions", None, "LAB"),
    ("smugglers", None, "CRM"),
    ("protesters", None, "CVL"),
    ("refugees", None, "REF"),
    ("a newspaper editor", None, "JRN"),
    ("shopkeepers", None, "BUS"),
    # words that change a role
    ("the former president", None, "ELI"),
    ("Peru's former president", "PER", "ELI"),
    ("the opposition leader", None, "OPP"),
    ("Zambian opposition leaders", "ZMB", "OPP"),
    ("the ex-minister", None, "ELI"),
    # nobody known
    ("the weather", None, None),
    ("the bridge", None, None),
    ("oil prices", None, None),
    ("us", None, None),
    ("North Korea's leader", "PRK", "GOV"),
    ("About 5,000 teachers", None, "EDU"),
]  # fmt: skip


@pytest.mark.parametrize(("phrase", "country", "sector"), PHRASES)
def test_phrase_has_country_and_sector(phrase: str, country: str | None, sector: str | None) -> None:
    found = resolve_phrase(phrase, on=ON)
    assert (found.country, found.sector) == (country, sector), found.reason


def test_table_holds_eighty_phrases() -> None:
    assert len(PHRASES) >= 80


@pytest.mark.parametrize(
    ("phrase", "name", "own"),
    [
        ("Egypt", "Egypt", "country:EGY"),
        ("NATO", "North Atlantic Treaty Organization", "org:nato"),
        ("the US", "United States", "country:USA"),
    ],
)
def test_named_actor_has_a_name_and_an_id_that_stay(phrase: str, name: str, own: str) -> None:
    found = resolve_phrase(phrase, on=ON)
    assert (found.name, found.id) == (name, own)


def test_every_answer_has_a_reason() -> None:
    for row in PHRASES:
        phrase, *_ = getattr(row, "values", row)
        assert resolve_phrase(phrase, on=ON).reason


def test_bare_country_is_marked_so_that_it_may_stand_for_its_government() -> None:
    assert resolve_phrase("Egypt", on=ON).bare
    assert not resolve_phrase("Egyptian troops", on=ON).bare


@pytest.mark.parametrize("phrase", ["the us", "They told us"])
def test_pronoun_is_not_taken_for_a_country(phrase: str) -> None:
    assert resolve_phrase(phrase, on=ON).country is None


def test_coder_answers_with_the_words_it_was_given() -> None:
    actor = Coder().resolve_actor("Egyptian President al-Sisi", date="2015-02-17")
    assert (actor.text, actor.start, actor.end) == ("Egyptian President al-Sisi", 0, 26)
    assert (actor.country, actor.sector) == ("EGY", "GOV")


@pytest.mark.parametrize(
    ("sentence", "country", "sector"),
    [
        ("Rokeya Sultana, who leads the opposition alliance in the port, condemned the raid.", None, "OPP"),
        ("Amal Rashidi, who heads the teachers' union in Sfax, condemned the arrests.", "TUN", "LAB"),
        ("Juan Pol, who does not lead the rebels, condemned the arrests.", None, None),
    ],
)
def test_person_speaks_for_the_body_he_leads(sentence: str, country: str | None, sector: str | None) -> None:
    (event,) = Coder().code(sentence).events
    (actor,) = event.actors
    assert (actor.country, actor.sector) == (country, sector), actor.reason
