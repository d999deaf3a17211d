"""Scores the resolving of actor phrases against our own answers (``actor_phrases.tsv``).

A row is a phrase as it stands in a report, the day of the report, and the country and sector that are right on that
day: several where careful coders would differ, ``-`` where the answer must be null. The rows were written without
looking at the lexicons, so they measure what the lexicons miss; a miss is no reason to change a row.
"""

import argparse
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct

from dateline import Coder
from dateline.domain.actor import Actor
from dateline.errors import DataError

PHRASES = Path(__file__).parent / "actor_phrases.tsv"

_HEADER = ("phrase", "date", "country", "sector")
_NULL = "-"
_NO_COUNTRY, _NOTHING = "no country", "nothing"
_REGIONS = {
    "Sub-Saharan Africa": """AGO BDI BEN BFA BWA CAF CIV CMR COD COG COM CPV DJI ERI ETH GAB GHA GIN GMB GNB GNQ KEN
        LBR LSO MDG MLI MOZ MRT MUS MWI NAM NER NGA RWA SDN SEN SLE SOM SSD STP SWZ SYC TCD TGO TZA UGA ZAF ZAR ZMB
        ZWE""",
    "Middle East, N. Africa": """ARE BHR DZA EGY ESH IRN IRQ ISR JOR KWT LBN LBY MAR OMN PSE QAT SAU SYR TUN TUR
        YEM""",
    "Europe": """ALB AND AUT BEL BGR BIH CHE CSK CYP CZE DEU DNK ESP EST FIN FRA GBR GRC HRV HUN IRL ISL ITA KOS LIE
        LTU LUX LVA MCO MKD MLT MNE NLD NOR POL PRT ROU SCG SMR SRB SVK SVN SWE VAT XKX YUG""",
    "Former Soviet states": "ARM AZE BLR GEO KAZ KGZ MDA RUS SUN TJK TKM UKR UZB",
    "Asia": """AFG BGD BRN BTN CHN HKG IDN IND JPN KHM KOR LAO LKA MAC MDV MMR MNG MYS NPL PAK PHL PRK SGP THA TLS TWN
        VNM""",
    "Americas": """ARG ATG BHS BLZ BOL BRA BRB CAN CHL COL CRI CUB DMA DOM ECU GRD GTM GUY HND HTI JAM KNA LCA MEX NIC
        PAN PER PRI PRY SLV SUR TTO URY USA VCT VEN""",
    "Pacific": "AUS FJI FSM KIR MHL NCL NRU NZL PLW PNG PYF SLB TON TUV VUT WSM",
}
_REGION_OF = {country: region for region, countries in _REGIONS.items() for country in countries.split()}


class Phrase(Struct, frozen=True):
    """An actor phrase with the answers that are right on that day; ``None`` among them allows null."""

    text: str
    on: date
    countries: tuple[str | None, ...]
    sectors: tuple[str | None, ...]

    @property
    def region(self) -> str:
        """The region of the first country named, or which kind of nowhere the phrase belongs to."""
        named = next((country for country in self.countries if country), None)
        if named:
            return _REGION_OF[named]
        return _NOTHING if self.sectors[0] is None else _NO_COUNTRY


class Miss(Struct, frozen=True):
    """A phrase that was resolved otherwise."""

    phrase: Phrase
    actor: Actor


class Tally(Struct, frozen=True):
    """Phrases counted, and how many were right by country, by sector and by both."""

    phrases: int = 0
    country: int = 0
    sector: int = 0
    both: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(*(getattr(self, name) + getattr(other, name) for name in self.__struct_fields__))

    def share(self, right: int) -> float:
        """``right`` as a share of the phrases; 1 where there are none."""
        return right / self.phrases if self.phrases else 1.0


class PhraseScore(Struct, frozen=True):
    """The tally of each region, in the order of first appearance, and what was missed, in the order of the file."""

    regions: dict[str, Tally]
    misses: tuple[Miss, ...]

    @property
    def total(self) -> Tally:
        """All regions added up."""
        return sum(self.regions.values(), Tally())

    @property
    def country(self) -> float:
        """Share of phrases with a right country."""
        return self.total.share(self.total.country)

    @property
    def sector(self) -> float:
        """Share of phrases with a right sector."""
        return self.total.share(self.total.sector)

    @property
    def both(self) -> float:
        """Share of phrases with both right."""
        return self.total.share(self.total.both)


def score(path: Path = PHRASES, *, coder: Coder | None = None) -> PhraseScore:
    """Resolve every phrase of the file and count the right answers."""
    coder = coder or Coder()
    regions: dict[str, Tally] = {}
    misses: list[Miss] = []
    for phrase in load_phrases(path):
        actor = coder.resolve_actor(phrase.text, date=phrase.on)
        tally = compare(phrase, actor)
        regions[phrase.region] = regions.get(phrase.region, Tally()) + tally
        if not tally.both:
            misses.append(Miss(phrase, actor))
    return PhraseScore(regions, tuple(misses))


def load_phrases(path: Path = PHRASES) -> list[Phrase]:
    """The phrases of a file, in its order."""
    lines = path.read_text(encoding="utf-8").splitlines()
    if not lines or tuple(lines[0].split("\t")) != _HEADER:
        raise DataError(f"{path}:1: expected the tab-separated header {' '.join(_HEADER)}")
    return [_read_phrase(line, place=f"{path}:{number}") for number, line in enumerate(lines[1:], start=2)]


def compare(phrase: Phrase, actor: Actor) -> Tally:
    """The tally of one phrase."""
    country, sector = actor.country in phrase.countries, actor.sector in phrase.sectors
    return Tally(phrases=1, country=country, sector=sector, both=country and sector)


def main() -> None:
    """Print the shares by region, and as many misses as asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", nargs="?", type=Path, default=PHRASES, help="file of phrases (default: ours)")
    parser.add_argument("--misses", type=int, default=0, metavar="N", help="print the first N misses")
    chosen = parser.parse_args()
    result = score(chosen.path)
    print("\n".join([*_table(result), *_list_misses(result.misses[: chosen.misses])]))


def _read_phrase(line: str, *, place: str) -> Phrase:
    cells = line.split("\t")
    if len(cells) != len(_HEADER) or not all(cells):
        raise DataError(f"{place}: expected {len(_HEADER)} filled cells, found {line!r}. Hint: write {_NULL} for null")
    text, on, countries, sectors = cells
    phrase = Phrase(text, _read_date(on, place=place), _read_codes(countries), _read_codes(sectors))
    unknown = [country for country in phrase.countries if country and country not in _REGION_OF]
    if unknown:
        raise DataError(f"{place}: country {unknown[0]!r} is in no region. Hint: correct it or add it to _REGIONS")
    return phrase


def _read_date(value: str, *, place: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise DataError(f"{place}: date {value!r}: expected YYYY-MM-DD, as in 2015-02-17") from error


def _read_codes(cell: str) -> tuple[str | None, ...]:
    return tuple(None if code == _NULL else code for code in cell.split(","))


def _table(result: PhraseScore) -> list[str]:
    rows = [*sorted(result.regions.items()), ("all", result.total)]
    return [f"{'region':24}{'phrases':>8}{'country':>9}{'sector':>9}{'both':>9}", *(_row(*row) for row in rows)]


def _row(region: str, tally: Tally) -> str:
    shares = (tally.share(right) for right in (tally.country, tally.sector, tally.both))
    return f"{region:24}{tally.phrases:8}" + "".join(f"{share:9.1%}" for share in shares)


def _list_misses(misses: Sequence[Miss]) -> list[str]:
    return [
        f"{miss.phrase.on} {miss.phrase.text!r}: "
        f"{_codes([miss.actor.country])} {_codes([miss.actor.sector])}, "
        f"expected {_codes(miss.phrase.countries)} {_codes(miss.phrase.sectors)} ({miss.actor.reason})"
        for miss in misses
    ]


def _codes(codes: Iterable[str | None]) -> str:
    return ",".join(code or _NULL for code in codes)


if __name__ == "__main__":
    main()
