"""Puts candidates to the classifier and settles type, mode and factuality between it and the lexicon."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from dateline.coding.candidates import Candidate
from dateline.coding.classifier import Judgement, Question
from dateline.coding.event_types import read_candidates
from dateline.coding.newsworthy import SentenceKind
from dateline.coding.open_acts import OpenAct, find_open_acts
from dateline.domain.event import Evidence, Factuality
from dateline.lexicon.operators import load_operators
from dateline.lexicon.triggers import load_triggers
from dateline.parsing import clauses
from dateline.parsing.english import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

WEIGHTS_FILE = "weights.json"


class Blend(Struct, frozen=True):
    """The weights of ``models/weights.json``, fitted by ``training/weigh.py``.

    ``weights`` holds one for each number of the evidence. ``prior`` is what the lexicon's own type gains in log share;
    ``prior_derived`` where operators changed it.
    """

    bias: float
    weights: Evidence
    prior: float
    prior_derived: float

    def confidence(self, evidence: Evidence) -> float:
        """The calibrated chance that the event is there and of this type."""
        pairs = zip(msgspec.structs.astuple(self.weights), msgspec.structs.astuple(evidence), strict=True)
        total = self.bias + sum(weight * number for weight, number in pairs)
        return 1 / (1 + math.exp(-total))


_TIMES = frozenset({Factuality.ONGOING, Factuality.HABITUAL, Factuality.PLANNED, Factuality.HYPOTHETICAL})


@cache
def load_blend() -> Blend:
    raw = (files("dateline.models") / WEIGHTS_FILE).read_bytes()
    return msgspec.json.decode(raw, type=Blend)


@dataclass(frozen=True)
class Proposal:
    """What grammar and lexicon propose for one sentence."""

    doc: "Doc"
    candidates: tuple[Candidate, ...]
    acts: tuple[OpenAct, ...]

    @property
    def questions(self) -> list[Question]:
        """One question for each candidate not dropped, then one for each open act."""
        asked: list[Candidate | OpenAct] = [c for c in self.candidates if not c.dropped]
        return [_question(item, self.doc) for item in (*asked, *self.acts)]


@dataclass(frozen=True)
class Settled:
    """A candidate with the classifier's say. ``evidence`` lacks the grammar's number, which needs resolved parties."""

    candidate: Candidate
    judgement: Judgement | None
    log_share: float = 0.0
    agrees: bool = False
    is_open: bool = False

    def evidence(self, grammar: float, *, elsewhere: bool) -> Evidence | None:
        """All numbers together; ``None`` where the classifier was not asked."""
        if self.judgement is None:
            return None
        return Evidence(
            grammar=_log_odds(grammar),
            event=-_log_odds(self.judgement.none),
            type=max(-9.0, self.log_share),
            agrees=float(self.agrees),
            open=float(self.is_open),
            domain=float(elsewhere),
        )


def propose(doc: "Doc") -> Proposal:
    """The candidates of a sentence by the lexicon, and the acts of verbs it does not know.

    What cannot become an event is dropped here, before the classifier is troubled with it.
    """
    not_news = SentenceKind(doc).why_not_news
    candidates = [
        replace(candidate, dropped=candidate.dropped or not_news or _why_partyless(candidate))
        for candidate in read_candidates(doc, triggers=load_triggers(), operators=load_operators())
    ]
    return Proposal(doc, tuple(candidates), () if not_news else tuple(find_open_acts(doc, candidates)))


def _why_partyless(candidate: Candidate) -> str | None:
    return None if candidate.actors or candidate.recipients else "no party tied to it by grammar"


def settle(proposal: Proposal, judgements: Sequence[Judgement], blend: Blend) -> list[Settled]:
    """Every candidate in its order with its answer, then the open acts that the classifier takes for events."""
    answers = iter(judgements)
    settled = [
        Settled(candidate, None) if candidate.dropped else _settle(candidate, next(answers), blend)
        for candidate in proposal.candidates
    ]
    for act in proposal.acts:
        judgement = next(answers)
        if judgement.event_type is not None:
            candidate = act.as_candidate(judgement.event_type, judgement.event_mode)
            candidate = replace(candidate, reasons=(*candidate.reasons, _said(judgement)))
            share = math.log(judgement.probabilities[judgement.event_type] / (1 - judgement.none))
            settled.append(Settled(_with_heads(candidate, judgement), judgement, share, is_open=True))
    return settled


def _settle(candidate: Candidate, judgement: Judgement, blend: Blend) -> Settled:
    own = candidate.event_type
    prior = blend.prior_derived if candidate.derived else blend.prior
    shares = {kind: math.log(max(1e-6, share)) for kind, share in judgement.probabilities.items()}
    shares[own] += prior
    chosen = max(shares, key=lambda kind: shares[kind])
    share = shares[chosen] - math.log(sum(math.exp(value) for value in shares.values()))
    agrees = chosen is own
    reasons = (*candidate.reasons, _said(judgement))
    if agrees:
        changed = replace(candidate, reasons=reasons)
        if candidate.mode is None and judgement.event_type is own:
            changed = replace(changed, mode=judgement.event_mode)
    else:
        mode = judgement.event_mode if judgement.event_type is chosen else None
        reasons = (*reasons, f"{chosen} instead of {own}")
        changed = replace(candidate, event_type=chosen, mode=mode, reasons=reasons)
    return Settled(_with_heads(changed, judgement), judgement, share, agrees=agrees)


def _with_heads(candidate: Candidate, judgement: Judgement) -> Candidate:
    """Factuality by the classifier where grammar found nothing against "actual".

    Who denies or alleges is grammar's to say: it knows the words and the source.
    """
    if candidate.factuality is Factuality.ACTUAL and judgement.factuality in _TIMES:
        why = f"{judgement.factuality} by the classifier"
        return replace(candidate, factuality=judgement.factuality, reasons=(*candidate.reasons, why))
    return candidate


def _said(judgement: Judgement) -> str:
    first, second = sorted(judgement.probabilities.items(), key=lambda pair: -pair[1])[:2]
    return f"classifier: {first[0]} {first[1]:.2f}, {second[0]} {second[1]:.2f}, none {judgement.none:.2f}"


def _question(item: Candidate | OpenAct, doc: "Doc") -> Question:
    words = item.words
    first, last = words[0], words[-1]
    if last.i - first.i > 6:
        first = last = item.verb if isinstance(item, OpenAct) else item.head
    trigger = (first.idx, last.idx + len(last))
    return Question(text_of(doc), _spans(item.actors, doc), _spans(item.recipients, doc), trigger)


def _spans(heads: Sequence["Token"], doc: "Doc") -> tuple[tuple[int, int], ...]:
    """The noun phrases of the heads as characters, none inside another."""
    ranges = sorted({clauses.noun_phrase(head) for head in heads})
    kept = [r for r in ranges if not any(o != r and o[0] <= r[0] and r[1] <= o[1] for o in ranges)]
    return tuple((doc[first].idx, doc[last - 1].idx + len(doc[last - 1])) for first, last in kept)


def _log_odds(share: float) -> float:
    bounded = min(0.995, max(0.005, share))
    return math.log(bounded / (1 - bounded))
