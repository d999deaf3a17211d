"""Resolves every actor mention of a report, sharing what one mention tells with the others of its chain."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from dateline.domain.actor import Actor
from dateline.domain.place import Place
from dateline.lexicon.names import load_names
from dateline.parsing import clauses
from dateline.parsing.coreference import chain_mentions
from dateline.parsing.english import ParsedSentence
from dateline.parsing.mentions import Mention, find_mentions, mention_of
from dateline.resolving.actors import Resolution, resolve_phrase

if TYPE_CHECKING:
    from spacy.tokens import Token


# Roles of the country at hand when none is named; soldiers, rebels and envoys may be anybody's where they are met.
_HOME_GROWN = frozenset(
    {
        "GOV",
        "COP",
        "JUD",
        "LEG",
        "PTY",
        "OPP",
        "MIL",
        "CVL",
        "LAB",
        "EDU",
        "MED",
        "AGR",
        "SPY",
        "REL",
        "SOC",
        "JRN",
        "BUS",
        "PRM",
        "CRM",
    }
)
_LOCAL = frozenset({"COP", "JUD", "CVL", "LAB", "EDU", "MED", "AGR", "CRM", "REL", "SOC"})
_INSTITUTIONS = frozenset({"JUD", "LEG", "COP"})  # "a court", "a parliamentary committee": there is but one country's
_INDEFINITE = (
    "two ",
    "both ",
    "the two ",
    "the three ",
    "several ",
    "a ",
    "an ",
    "another ",
    "some ",
    "foreign ",
    "international ",
    "other ",
)
# Set on our example reports: places by what they do in the sentence, in halves.
_FOCUS_WEIGHTS = {"literal": 2, "dateline": 6, "demonym": 1, "metonymic": 1, "embedded": 0}
FOCUS_WEIGHT = 4
FOCUS_LEAD = 1.5


class ReportActors:
    """The resolved actors of one report. ``actor_at`` answers for any noun, known or not."""

    def __init__(
        self,
        parsed: Sequence[ParsedSentence],
        *,
        published_on: date | None,
        places: Sequence[Place] = (),
        actors_file: str = "",
    ) -> None:
        self._parsed = parsed
        self._day = published_on
        self._places = places
        self._actors_file = actors_file
        self._near = countries_in_order(places)
        self._focus = focus_of(places)
        self._mentions: list[Mention] = []
        role_words = _role_words()
        for index, sentence in enumerate(parsed):
            self._mentions += find_mentions(sentence, index, role_words=role_words)
        self._chains = chain_mentions(self._mentions)
        self._best = self._best_of_chains()
        self._by_token = {(m.sentence_index, m.head.i): i for i, m in enumerate(self._mentions)}

    def actor_at(self, sentence_index: int, head: "Token", *, acts: bool = False, own_words: bool = False) -> Actor:
        """The actor a head token stands for. With ``acts``, a bare country or capital stands for its government.

        A pronoun gives way to the name it stands for in its own sentence, unless ``own_words`` are asked for.
        """
        known = self._by_token.get((sentence_index, head.i))
        if known is not None:
            mention, chain = self._mentions[known], self._chains[known]
            if mention.kind == "pronoun" and not own_words:
                mention = self._named_in_sentence(mention, known) or mention
            resolution = self._best.get(chain, Resolution(reason="no country or sector known"))
            own = self._own(mention)
            found = self._owned(_completed(own, resolution), sentence_index, mention.head)
            return _actor(mention, self._placed(found, mention), chain, acts=acts)
        mention = mention_of(self._parsed[sentence_index], sentence_index, head)
        found = self._owned(self._own(mention), sentence_index, head)
        return _actor(mention, self._placed(found, mention), None, acts=acts)

    def actors_at(self, sentence_index: int, head: "Token") -> tuple[Actor, ...]:
        """Those who act under one head: "Russian and Belarusian soldiers" are two."""
        first = next(
            (c for c in head.lefts if c.dep_ in {"amod", "compound", "nmod"} and c.ent_type_ in {"NORP", "GPE"}), None
        )
        others = (
            [c for c in first.children if c.dep_ == "conj" and c.ent_type_ in {"NORP", "GPE"}]
            if first is not None
            else []
        )
        if first is None or not others:
            return (self.actor_at(sentence_index, head, acts=True),)
        base = self._parsed[sentence_index].sentence.start
        found = []
        for token in (first, *others):
            last = head if token is others[-1] else token
            start, end = base + token.idx, base + last.idx + len(last)
            resolution = self._resolved(f"{token.text} {head.text}")
            text = self._parsed[sentence_index].report.text[start:end]
            found.append(
                Actor(
                    text,
                    start,
                    end,
                    resolution.name,
                    resolution.id,
                    resolution.country,
                    resolution.sector,
                    resolution.reason,
                )
            )
        return tuple(found)

    def _owned(self, found: Resolution, sentence_index: int, head: "Token") -> Resolution:
        """ "His foreign minister", "the army's chief": the country of whoever it belongs to."""
        counterpart = head.lower_ in {"counterpart", "counterparts"} and found.sector is None
        if not counterpart and (found.country is not None or found.sector is None):
            return found
        for possessor in clauses.possessors(head):
            owner = clauses.whose(possessor)
            known = self._by_token.get((sentence_index, owner.i))
            resolution = self._best.get(self._chains[known]) if known is not None else None
            if resolution is not None and counterpart and resolution.sector:
                reason = f"{found.reason}; of the rank of {owner.text!r}"
                return msgspec.structs.replace(found, sector=resolution.sector, reason=reason)
            if resolution is not None and not counterpart and resolution.country:
                reason = f"{found.reason}; {owner.text!r} is {resolution.country}"
                return msgspec.structs.replace(found, country=resolution.country, reason=reason)
        return found

    def _placed(self, found: Resolution, mention: Mention) -> Resolution:
        """The country of a home-grown role that names none: its own place, its sentence's, or the report's.

        "Police in Kano" are Nigeria's; "the government" in a report about one country is that country's.
        """
        if found.country is not None or found.sector not in _HOME_GROWN or found.id is not None:
            return found
        country, why = self._country_of_place(mention)
        if country is None and found.sector in _LOCAL:
            country, why = self._country_of_sentence(mention)
        counted = found.sector in {"GOV", "MIL"} and any(child.dep_ == "nummod" for child in mention.head.lefts)
        at_home = found.sector in _INSTITUTIONS or not (counted or mention.text.lower().startswith(_INDEFINITE))
        if country is None and self._focus is not None and at_home:
            country, why = self._focus, f"the report is about {self._focus}"
        if country is None:
            return found
        return msgspec.structs.replace(found, country=country, reason=f"{found.reason}; {why}")

    def _country_of_place(self, mention: Mention) -> tuple[str | None, str]:
        """The country of a place that a preposition ties to the mention itself."""
        base = self._parsed[mention.sentence_index].sentence.start
        for preposition in ("in", "from", "at", "near", "of", "across"):
            for head in clauses.obliques(mention.head, preposition):
                start = base + head.idx
                place = next((p for p in self._places if p.start <= start < p.end and p.country), None)
                if place is not None:
                    return place.country, f"{preposition} {place.text}"
        return None, ""

    def _country_of_sentence(self, mention: Mention) -> tuple[str | None, str]:
        """The country of all the places its sentence names, when they agree."""
        sentence = self._parsed[mention.sentence_index].sentence
        inside = [
            p for p in self._places if sentence.start <= p.start < sentence.end and p.kind == "literal" and p.country
        ]
        countries = {place.country for place in inside}
        return (inside[0].country, f"in {inside[0].text}") if len(countries) == 1 else (None, "")

    def _named_in_sentence(self, pronoun: Mention, index: int) -> Mention | None:
        """The words the pronoun stands for when the same sentence holds them: they prove more than "it" does."""
        chain = self._chains[index]
        for earlier in range(index - 1, -1, -1):
            mention = self._mentions[earlier]
            if mention.sentence_index != pronoun.sentence_index:
                return None
            if self._chains[earlier] == chain and mention.kind != "pronoun":
                return mention
        return None

    def all(self) -> tuple[Actor, ...]:
        """Every mention with a known country, sector or earlier mention, in text order."""
        found = [self.actor_at(m.sentence_index, m.head, own_words=True) for m in self._mentions]
        known = (actor for actor in found if actor.country or actor.sector or actor.id)
        return tuple(sorted(known, key=lambda actor: (actor.start, actor.end)))

    def _own(self, mention: Mention) -> Resolution:
        if mention.kind == "pronoun":
            return Resolution(reason="a pronoun with no earlier mention that fits")
        found = self._resolved(mention.text)
        if mention.described_as and (found.sector is None or found.country is None):
            described = self._resolved(mention.described_as)
            found = _completed(found, described)
        return found

    def _resolved(self, phrase: str) -> Resolution:
        return resolve_phrase(phrase, on=self._day, near=self._near[:3], actors_file=self._actors_file)

    def _best_of_chains(self) -> dict[int, Resolution]:
        best: dict[int, Resolution] = {}
        for index, mention in enumerate(self._mentions):
            found = self._own(mention)
            chain = self._chains[index]
            if found.is_known:
                best[chain] = _completed(best[chain], found) if chain in best else found
        return best


def countries_in_order(places: Sequence[Place]) -> tuple[str, ...]:
    """The countries a report names, by how often; the agency line's first."""
    counts = Counter(place.country for place in places if place.country)
    opening = [place.country for place in places if place.kind == "dateline" and place.country]
    return tuple(dict.fromkeys([*opening, *(country for country, _ in counts.most_common())]))


def focus_of(places: Sequence[Place]) -> str | None:
    """The one country a report is about, by where its places lie; ``None`` when two share it.

    A place named for itself weighs most: nationalities and capitals also stand for those who come from elsewhere.
    """
    sums: Counter[str] = Counter()
    for place in places:
        if place.country:
            sums[place.country] += _FOCUS_WEIGHTS.get(place.kind, 1)
    if not sums:
        return None
    (first, most), *rest = sums.most_common(2)
    return first if most >= FOCUS_WEIGHT and (not rest or most >= FOCUS_LEAD * rest[0][1]) else None


def _completed(first: Resolution, second: Resolution) -> Resolution:
    """What the first leaves open, the second fills, when they do not contradict each other."""
    if first.country and second.country and first.country != second.country:
        return first
    if first.country and first.sector:
        return first
    if not second.is_known:
        return first
    if not first.is_known:
        return second
    of_no_country = first.id is not None and first.sector in {"UNO", "EUR", "IGO"}
    return Resolution(
        name=first.name or second.name,
        id=first.id or second.id,
        country=first.country if of_no_country else first.country or second.country,
        sector=first.sector or second.sector,
        reason="; ".join(dict.fromkeys(r for r in (first.reason, second.reason) if r)),
        bare=first.bare and second.bare,
    )


def _actor(mention: Mention, found: Resolution, chain: int | None, *, acts: bool) -> Actor:
    sector, reason = found.sector, found.reason
    if acts and found.bare and found.country and sector is None:
        sector, reason = "GOV", f"{reason}; a state that acts stands for its government"
    return Actor(
        text=mention.text, start=mention.start, end=mention.end, name=found.name, id=found.id,
        country=found.country, sector=sector, reason=reason, chain=chain,
    )  # fmt: skip


@cache
def _role_words() -> frozenset[str]:
    lexicon = load_names()
    return frozenset(key.rsplit(" ", 1)[-1] for key in lexicon.roles) | lexicon.persons
