"""A candidate event: what the grammar and the lexicon propose, before it is weighed, kept or dropped."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.domain.event import EventType, Factuality

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True)
class Candidate:
    """One proposed event of one sentence.

    ``head`` is the word the event hangs on (the operator's, once one has changed its type), ``words`` the trigger's
    tokens, ``first`` the head of the trigger it was read from. ``derived``: an operator, a modal or a negation has
    changed what the act counts as. ``dropped`` holds the reason when it came to nothing.
    """

    head: "Token"
    words: tuple["Token", ...]
    first: "Token"
    event_type: EventType
    mode: str | None
    factuality: Factuality
    actors: tuple["Token", ...]
    recipients: tuple["Token", ...]
    contexts: tuple[str, ...]
    weight: float
    party_needed: bool = False
    borne: bool = True
    derived: bool = False
    reasons: tuple[str, ...] = ()
    dropped: str | None = None
