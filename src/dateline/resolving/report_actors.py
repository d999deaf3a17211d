"""Resolves every actor mention of a report, sharing what one mention tells with the others of its chain."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from dateline.domain.actor import Actor
from dateline.domain.place import Place
from dateline.lexicon.inflect import verb_forms
from dateline.lexicon.names import is_person_noun, load_names
from dateline.parsing import clauses
from dateline.parsing.coreference import DEFINITE, chain_mentions
from dateline.parsing.english import ParsedSentence
from dateline.parsing.mentions import Mention, find_mentions, mention_of
from dateline.resolving.actors import STANDING_FOR, Resolution, resolve_phrase

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
# "A court", "a parliamentary committee", "a militiaman": there are but one country's.
_INSTITUTIONS = frozenset({"JUD", "LEG", "COP", "PRM"})
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
INSIDE_WEIGHT = 3  # a town or province is where things happen; a country may only have sent help
_SIDES = frozenset({"the parties", "both parties", "the two parties", "both sides", "the two sides", "the sides"})
_SETTLEMENTS = frozenset(
    "village villages hamlet hamlets town towns settlement settlements neighbourhood headquarters".split()
)
_MISSIONS = frozenset({"embassy", "consulate", "ambassador"})
# Those who speak for the body they belong to: "the council's general secretary".
_VOICES = frozenset(
    "spokesman spokeswoman spokesperson secretary chairman chairwoman chair director founder leader leaders".split()
)
# What an armed movement calls itself; so may a party, so the report must tell of arms.
_FRONTS = frozenset({"front", "army", "brigades", "brigade", "resistance", "mujahideen", "mujahidin"})
_ARMS = re.compile(
    r"\b(?:ceasefire|cease-fire|truce|hostilities|rebels?|insurgents?|guerrillas?|fighters|firearms|militants)\b", re.I
)
_ABROAD = frozenset({"exiled", "exile", "exiles", "expatriate"})
_SAYING = frozenset(
    f for v in "say tell add insist claim deny blame state announce declare warn".split() for f in verb_forms(v)
)
# What somebody said, called by a noun: "the demand" is the demand of whoever demanded.
_SAID = {
    noun: frozenset(form for verb in verbs.split() for form in verb_forms(verb))
    for nouns, verbs in (
        ("demand demands", "demand"),
        ("call calls", "call"),
        ("appeal appeals", "appeal"),
        ("request requests", "ask request"),
        ("claim claims complaint complaints", "claim complain allege"),
        ("charge charges accusation accusations allegation allegations", "accuse allege charge blame"),
        ("offer offers", "offer"),
        ("proposal proposals", "propose"),
        ("criticism", "criticise criticize condemn"),
        ("threat threats warning warnings ultimatum", "warn threaten"),
    )
    for noun in nouns.split()
}
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
        self._tells_arms = bool(parsed) and _ARMS.search(parsed[0].report.text) is not None
        self._best = self._best_of_chains()
        self._by_token = {(m.sentence_index, m.head.i): i for i, m in enumerate(self._mentions)}
        self._abroad = {self._chains[i] for i, m in enumerate(self._mentions) if _ABROAD & set(m.text.lower().split())}

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
            if not (mention.head.lower_ in _MISSIONS and resolution.country == self._focus):
                own = _completed(own, resolution)  # no embassy of a country stands in that country
            found = self._owned(own, sentence_index, mention.head)
            placed = found if chain in self._abroad else self._placed(found, mention)
            return _actor(mention, placed, chain, acts=acts)
        mention = mention_of(self._parsed[sentence_index], sentence_index, head)
        found = self._owned(self._own(mention), sentence_index, head)
        if not found.is_known:
            found = self._maker_of(mention) or found
        return _actor(mention, self._placed(found, mention), None, acts=acts)

    def _maker_of(self, mention: Mention) -> Resolution | None:
        """ "The demand": whoever demanded, in the same sentence or the two before it."""
        verbs = _SAID.get(mention.head.lower_, frozenset())
        if not verbs or not mention.text.lower().startswith(DEFINITE):
            return None
        for index in range(mention.sentence_index, max(-1, mention.sentence_index - 3), -1):
            for token in reversed(self._parsed[index].doc):
                before = index < mention.sentence_index or token.i < mention.head.i
                if before and token.tag_[:2] == "VB" and token.lower_ in verbs:
                    for subject in clauses.logical_subjects(token)[:1]:
                        maker = self.actor_at(index, subject, acts=True)
                        return Resolution(
                            maker.name, maker.id, maker.country, maker.sector, f"{mention.text!r} is {maker.text!r}'s"
                        )
        return None

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

    def _known_at(self, sentence_index: int, head: "Token") -> Resolution | None:
        """What the chain of the mention at a head token stands for, if one is there and known."""
        index = self._by_token.get((sentence_index, head.i))
        return None if index is None else self._best.get(self._chains[index])

    def _owned(self, found: Resolution, sentence_index: int, head: "Token") -> Resolution:
        """ "His foreign minister", "the army's chief": the country of whoever it belongs to."""
        if not found.is_known and head.lower_ in STANDING_FOR:
            for whole in clauses.obliques(head, "of"):
                resolution = self._known_at(sentence_index, whole)
                if resolution is not None:
                    return msgspec.structs.replace(resolution, reason=f"{head.text!r} of it: {resolution.reason}")
        counterpart = head.lower_ in {"counterpart", "counterparts"} and found.sector is None
        if not counterpart and (found.country is not None or (found.is_known and found.sector is None)):
            return found
        for possessor in clauses.possessors(head):
            owner = clauses.whose(possessor)
            resolution = self._known_at(sentence_index, owner)
            if (
                resolution is not None
                and resolution.is_known
                and not found.is_known
                and not is_person_noun(head.lower_)
            ):
                return msgspec.structs.replace(resolution, bare=False, reason=f"of {owner.text!r}: {resolution.reason}")
            if resolution is not None and counterpart and resolution.sector:
                reason = f"{found.reason}; of the rank of {owner.text!r}"
                return msgspec.structs.replace(found, sector=resolution.sector, reason=reason)
            if resolution is not None and resolution.sector not in {None, "GOV"} and head.lower_ in _VOICES:
                reason = f"{head.text!r} of it: {resolution.reason}"
                return Resolution(country=resolution.country or found.country, sector=resolution.sector, reason=reason)
            if resolution is not None and not counterpart and resolution.country:
                reason = f"{found.reason}; {owner.text!r} is {resolution.country}"
                return msgspec.structs.replace(found, country=resolution.country, reason=reason)
        return found

    def _placed(self, found: Resolution, mention: Mention) -> Resolution:
        """The country of a home-grown role that names none: its own place, its sentence's, or the report's.

        "Police in Kano" are Nigeria's; "the government" in a report about one country is that country's.
        """
        words = mention.text.lower()
        placeable = found.sector in _HOME_GROWN or words in _SIDES or mention.head.lower_ in _SETTLEMENTS
        if found.country is not None or found.id is not None or not placeable:
            return found
        if mention.head.lower_ in _MISSIONS and words.startswith("the "):
            return self._of_the_other(found)
        country, why = self._country_of_place(mention)
        counted = found.sector in {"GOV", "MIL"} and any(child.dep_ == "nummod" for child in mention.head.lefts)
        if country is None and found.sector in _LOCAL and not clauses.possessors(mention.head):
            country, why = self._country_of_sentence(mention)
        if country is None and counted and found.sector == "GOV" and mention.head.dep_ in {"dobj", "pobj"}:
            country, why = self._state_beside(mention)
        if country is None and found.sector in {"GOV", "COP", "MIL"}:
            country, why = self._country_of_voice(mention)
        told = any(c.ent_type_ == "NORP" for c in mention.head.lefts)  # "a Kurdish patrol" is no stranger
        indefinite = words.startswith(_INDEFINITE) and not told
        at_home = found.sector in _INSTITUTIONS or not (counted or indefinite)
        if country is None and self._focus is not None and at_home:
            country, why = self._focus, f"the report is about {self._focus}"
        if country is None:
            return found
        return msgspec.structs.replace(found, country=country, reason=f"{found.reason}; {why}")

    def _of_the_other(self, found: Resolution) -> Resolution:
        """ "The embassy": of the country most named beside the one the report is about."""
        other = next((country for country in self._near if country != self._focus), None)
        if other is None or self._focus is None:
            return found
        reason = f"{found.reason}; in {self._focus}, and the report names {other} most after it"
        return msgspec.structs.replace(found, country=other, reason=reason)

    def _country_of_voice(self, mention: Mention) -> tuple[str | None, str]:
        """ "Dushanbe denies it. …, says a spokesman": he goes on for the state whose words came just before."""
        index = mention.sentence_index
        if index == 0 or not _is_spoken_by(mention):
            return None, ""
        here, before = self._parsed[index].sentence, self._parsed[index - 1].sentence
        if "\n" in self._parsed[index].report.text[before.end : here.start]:
            return None, ""
        for token in self._parsed[index - 1].doc:
            if token.dep_ == "nsubj" and token.head.dep_ == "ROOT":
                resolution = self._known_at(index - 1, token)
                if resolution is not None and resolution.bare and resolution.country:
                    return resolution.country, f"{token.text!r} spoke before"
        return None, ""

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

    def _state_beside(self, mention: Mention) -> tuple[str | None, str]:
        """ "The assets of four officials unless Belarus gives way": the one state its sentence names."""
        here = (i for i, m in enumerate(self._mentions) if m.sentence_index == mention.sentence_index)
        states = {self._own(self._mentions[i]) for i in here if self._mentions[i].kind == "name"}
        countries = {state.country for state in states if state.bare and state.country}
        return (
            (country, f"{country} is named beside them")
            if len(countries) == 1 and (country := countries.pop())
            else (None, "")
        )

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
        if not found.is_known and self._tells_arms and mention.kind == "name" and mention.head.lower_ in _FRONTS:
            return Resolution(
                country=self._focus, sector="REB", reason=f"{mention.head.text!r} in a report of arms; of its country"
            )
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
            inside = place.kind == "literal" and place.name not in load_names().states_and_seats
            sums[place.country] += INSIDE_WEIGHT if inside else _FOCUS_WEIGHTS.get(place.kind, 1)
    if not sums:
        return None
    (first, most), *rest = sums.most_common(2)
    return first if most >= FOCUS_WEIGHT and (not rest or most >= FOCUS_LEAD * rest[0][1]) else None


def _is_spoken_by(mention: Mention) -> bool:
    """Its sentence's main verb is one of saying and it stands with the subject of it."""
    node = mention.head
    while node.head.i != node.i and node.dep_ != "nsubj":
        node = node.head
    return node.dep_ == "nsubj" and node.head.lower_ in _SAYING


def _completed(first: Resolution, second: Resolution) -> Resolution:
    """What the first leaves open, the second fills, when they do not contradict each other."""
    if first.country and second.country and first.country != second.country:
        return first
    if first.sector and second.sector and first.sector != second.sector and not first.country:
        return first  # a government's council is not the Red Cross beside it
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
