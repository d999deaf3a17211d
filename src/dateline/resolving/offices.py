"""Who held which office on a given day, and what someone is before, between and after offices."""

from collections.abc import Sequence

from dateline.lexicon.names import Name, Term

# Those who have held these are former officials afterwards; a bishop or an editor stays what they were.
_OFFICES = frozenset({"GOV", "LEG", "MIL", "JUD", "COP", "SPY", "UNO", "EUR", "IGO"})
# What a former president does next does not make him less a former president.
_PRIVATE_LIFE = frozenset({"OPP", "SOC", "NGO", "BUS", "JRN", "EDU", "CVL"})


def sector_on(name: Name, day: str | None) -> tuple[str | None, str]:
    """The sector of a name on an ISO day and the words for it; without a day, as things stand now.

    A body has the sector of its term on that day. A person out of office is ELI, and of no sector before the first.
    """
    if not name.terms:
        return None, ""
    if name.kind != "person":
        return (held_on(name.terms, day) or name.terms[-1]).sector, ""
    if day is None:
        last = max(name.terms, key=lambda term: (term.until is None, term.since or ""))
        return (last.sector, _words(last)) if last.until is None else _afterwards(name.terms, last)
    term = held_on(name.terms, day)
    if term is not None:
        before = [other for other in name.terms if other.until is not None and not _covers(day, other.until)]
        if term.sector in _PRIVATE_LIFE and any(other.sector == "GOV" for other in before):
            return "ELI", f"formerly in office; {_words(term)}"
        return term.sector, _words(term)
    past = [term for term in name.terms if term.until is not None and not _covers(day, term.until)]
    if not past:
        return None, "before any office known"
    return _afterwards(past, max(past, key=lambda term: term.until or ""))


def held_on(terms: Sequence[Term], day: str | None) -> Term | None:
    """The term that covers an ISO day; of several, the one that began last. Bounds count whole months and years."""
    if day is None:
        return terms[-1]
    covering = [term for term in terms if _begun(term, day) and (term.until is None or _covers(day, term.until))]
    return max(covering, key=lambda term: (term.since or "", term.sector == "GOV"), default=None)


def is_in_office(name: Name, day: str | None) -> bool:
    """Some term of a person covers the day."""
    return any(term.until is None for term in name.terms) if day is None else held_on(name.terms, day) is not None


def _begun(term: Term, day: str) -> bool:
    return term.since is None or term.since <= day[: len(term.since)]


def _covers(day: str, until: str) -> bool:
    return day[: len(until)] <= until


def _afterwards(past: Sequence[Term], last: Term) -> tuple[str, str]:
    if any(term.sector in _OFFICES for term in past):
        return "ELI", f"formerly {_words(last)}"
    return last.sector, _words(last)


def _words(term: Term) -> str:
    bounds = "/".join(bound or "" for bound in (term.since, term.until))
    return f"{term.office or term.sector} {bounds}"
