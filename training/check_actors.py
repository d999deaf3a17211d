"""Checks the actor files against themselves and one another.

Faults end with exit code 1: an unknown country or sector, a term that ends before it begins, a name twice in a file,
an alias that two people of one file share. Findings are for the eye: one office of one country held by two people at
once, one alias for two people in different files.
"""

import argparse
import itertools
import re
from collections import defaultdict
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable

import yaml

from dateline.codebook.load import load_codebook
from dateline.lexicon.name_files import read_people, rows_of
from dateline.lexicon.names import Term, normalise

SINGLE = re.compile(r"^(?:president|prime minister|king|queen|(?:foreign|defence|interior) minister)$")
FOLDER = files("dateline.lexicon") / "actors"


def main() -> None:
    """Print faults and findings."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--findings", action="store_true", help="list the findings, not only their number")
    chosen = arguments.parse_args()
    faults, findings = list(find_faults()), list(find_findings())
    for line in faults + (findings if chosen.findings else []):
        print(line)
    print(f"{len(faults)} faults, {len(findings)} findings")
    raise SystemExit(1 if faults else 0)


def find_faults() -> Iterator[str]:
    """What must be mended, a line each."""
    countries = {entry["code"] for entry in yaml.safe_load((FOLDER / "countries.yaml").read_text("utf-8"))["countries"]}
    sectors = set(load_codebook().sectors)
    for path in tables():
        seen: set[str] = set()
        for number, cells in rows_of(path):
            where = f"{path.name}:{number}: {cells[0]}"
            if cells[2] not in countries | {"-"}:
                yield f"{where}: unknown country {cells[2]!r}"
            if cells[0] in seen:
                yield f"{where}: stands twice"
            seen.add(cells[0])
        if path.name.startswith("people-"):
            yield from _people_faults(path, sectors)


def find_findings() -> Iterator[str]:
    """What may be right, and is worth a look."""
    owners: dict[str, set[str]] = defaultdict(set)
    held: dict[tuple[str, str], list[tuple[str, Term]]] = defaultdict(list)
    for path in tables():
        if not path.name.startswith("people-"):
            continue
        for name, aliases, country, terms in read_people(path):
            for alias in (name, *aliases):
                owners[alias.lower()].add(f"{name} ({country or '-'})")
            for term in terms:
                if country and term.sector == "GOV" and SINGLE.match(term.office or ""):
                    held[country, term.office or ""].append((name, term))
    for alias, people in sorted(owners.items()):
        if len(people) > 1:
            yield f"alias {alias!r}: {', '.join(sorted(people))}"
    for (country, office), terms_of in sorted(held.items()):
        yield from _overlaps(country, office, terms_of)


def tables() -> list[Traversable]:
    """The tab-separated files, in order."""
    return sorted((path for path in FOLDER.iterdir() if path.name.endswith(".tsv")), key=lambda path: path.name)


def _people_faults(path: Traversable, sectors: set[str]) -> Iterator[str]:
    owner: dict[str, str] = {}
    for name, aliases, _, terms in read_people(path):
        for alias in (name, *aliases):
            first = owner.setdefault(normalise(alias), name)
            if first != name:
                yield f"{path.name}: {alias!r} is both {first} and {name}"
        for term in terms:
            if term.sector not in sectors:
                yield f"{path.name}: {name}: unknown sector {term.sector}"
            if term.since and term.until and term.until < term.since[: len(term.until)]:
                yield f"{path.name}: {name}: {term.office} ends {term.until} before it begins {term.since}"


def _overlaps(country: str, office: str, terms_of: list[tuple[str, Term]]) -> Iterator[str]:
    ordered = sorted(terms_of, key=lambda pair: (pair[1].since or "", pair[0]))
    for (one, first), (other, second) in itertools.pairwise(ordered):
        end = first.until or "9999"
        if (
            one != other
            and second.since
            and second.since > (first.since or "")
            and second.since < end[: len(second.since)]
        ):
            yield f"{country} {office}: {one} to {first.until or 'now'}, {other} from {second.since}"


if __name__ == "__main__":
    main()
