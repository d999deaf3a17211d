"""An actor: whoever a mention names, with the codes of country and sector and the reason for them."""

from dateline.domain.report import Words


class Actor(Words, frozen=True):
    """A mention resolved.

    ``country`` is an ISO 3166 alpha-3 code or ``None`` (bodies of no one country have none); ``sector`` is a PLOVER
    sector code or ``None``; ``id`` is stable across reports (``country:EGY``, ``org:nato``) or ``None`` where only
    the words are known. Mentions that share ``chain`` mean the same one within the report.
    """

    name: str | None = None
    id: str | None = None
    country: str | None = None
    sector: str | None = None
    reason: str = ""
    chain: int | None = None


class Source(Words, frozen=True):
    """Who says so."""

    name: str | None = None
    country: str | None = None
    sector: str | None = None
