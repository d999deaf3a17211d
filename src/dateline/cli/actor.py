"""``dateline actor``: who a phrase means on a day, and what else was considered."""

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter


def actor(
    phrase: Annotated[str, Parameter(help="An actor phrase as it stands in a report.")],
    /,
    *,
    date: Annotated[str | None, Parameter(name=["--date", "-d"], help="Day of the report, YYYY-MM-DD.")] = None,
    actors: Annotated[Path | None, Parameter(help="YAML file of your own actors (docs/actors.md).")] = None,
) -> None:
    """Resolve an actor phrase to name, id, country and sector, with the reason and the readings considered.

    Example: `dateline actor "Egyptian President al-Sisi" --date 2015-02-17`

    Example: `dateline actor "police in Kano"`
    """
    from dateline.coder import as_date
    from dateline.resolving.actors import resolve_phrase

    found = resolve_phrase(phrase, on=as_date(date), actors_file=str(actors) if actors else "")
    for label, value in (
        ("name", found.name),
        ("id", found.id),
        ("country", found.country),
        ("sector", found.sector),
        ("reason", found.reason),
    ):
        print(f"{label:8} {value or '-'}")
    for reading in found.considered:
        print(f"looked at {reading}")
