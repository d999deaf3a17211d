"""A name or description to a country and a sector, with the reason.

First resolution: names of states and bodies, nationalities, capitals standing for governments, titles and role
nouns, and the modifiers that change them ("former", "opposition"). Who held an office on a day is a later room.
"""

import re
from datetime import date
from functools import lru_cache

from msgspec import Struct

from dateline.lexicon.names import Name, NameLexicon, load_names, words_of

_TAIL = frozenset(
    {
        "of",
        "in",
        "from",
        "at",
        "near",
        "for",
        "with",
        "by",
        "on",
        "who",
        "which",
        "that",
        "whom",
        "whose",
        "under",
        "against",
        "to",
        "across",
        "inside",
        "outside",
        "based",
    }
)
_COMMA = re.compile(r"[,;()—–]")
_GROUP_NOUNS = frozenset(
    "militants fighters gunmen members rebels insurgents extremists jihadists group forces soldiers troops "
    "leader leaders official officials spokesman spokeswoman spokesperson commander commanders cell cells "
    "operatives faction bomber bombers attackers supporters guerrillas fighter militant member militiamen "
    "militia envoy chief president head secretary director ambassador representative delegation mission "
    "peacekeepers troop convoy staff".split()
)
_INHERITING = frozenset(
    "spokesman spokeswoman spokesperson spokespersons spokesmen official officials representative "
    "representatives leader leaders chief chiefs head heads member members sources source delegation envoy "
    "envoys deputy employee employees staff office adviser aide aides secretary director chairman chairwoman "
    "chair founder activist activists supporters supporter loyalists".split()
)
_NEUTRAL = frozenset(
    {"group", "groups", "organisation", "organization", "force", "forces", "leader", "leaders", "members", "member"}
)
# Sectors that say less than the body they stand beside: "NATO official" is NATO's, "Hamas leader" is Hamas's.
_BODY_SECTORS = frozenset(
    {
        "IGO",
        "UNO",
        "EUR",
        "NGO",
        "REB",
        "PTY",
        "CRM",
        "MNC",
        "JRN",
        "PRM",
        "SPY",
        "COP",
        "JUD",
        "LEG",
        "MIL",
        "REL",
        "LAB",
        "SOC",
        "BUS",
        "EDU",
        "MED",
        "GOV",
        "ISM",
        "IMG",
    }
)


class Resolution(Struct, frozen=True):
    """What a phrase stands for. ``bare`` marks a country or seat named with nothing else."""

    name: str | None = None
    id: str | None = None
    country: str | None = None
    sector: str | None = None
    reason: str = ""
    bare: bool = False

    @property
    def is_known(self) -> bool:
        """Something political is known of it."""
        return self.country is not None or self.sector is not None


class _Hit(Struct, frozen=True):
    """A name or role found at words ``[first, last)``."""

    first: int
    last: int
    name: Name | None = None
    role: str | None = None
    role_word: str = ""


def resolve_phrase(phrase: str, *, on: date | None = None) -> Resolution:
    """Country, sector, name and id of an actor phrase as the words alone give them.

    >>> resolve_phrase("Egyptian warplanes").country
    'EGY'
    """
    return _resolve(phrase, on.isoformat() if on else None)


@lru_cache(maxsize=50_000)
def _resolve(phrase: str, day: str | None) -> Resolution:
    lexicon = load_names()
    words = words_of(phrase)
    if not words:
        return Resolution(reason="no words")
    hits = _find_hits(phrase, words, lexicon)
    if not hits:
        person = [word for word, _, _ in words if word in lexicon.persons]
        return Resolution(
            reason=f"{person[-1]!r} names people of no known sector" if person else "no name or role word known"
        )
    return _decide(phrase, words, hits, lexicon, day)


def _decide(
    phrase: str, words: list[tuple[str, int, int]], hits: list[_Hit], lexicon: NameLexicon, day: str | None
) -> Resolution:
    end = _head_end(phrase, words)
    roles = [hit for hit in hits if hit.role is not None]
    names = [hit for hit in hits if hit.name is not None]
    head_roles = [hit for hit in roles if hit.first < end]
    role = head_roles[-1] if head_roles else None
    if role is not None and _only_modifies(role, phrase, words, end=end, lexicon=lexicon):
        role = None
    head_names = [hit for hit in names if hit.first < end]
    body = _choose_body(head_names, end=end, role=role)
    if body is None and role is not None and role.role_word.split()[-1] in _INHERITING | _GROUP_NOUNS:
        body = next(
            (
                hit
                for hit in names
                if hit.first >= end and hit.name is not None and hit.name.kind in {"organisation", "metonym"}
            ),
            None,
        )
    reasons: list[str] = []
    country, sector, name, own = None, None, None, None
    if body is not None and body.name is not None:
        found = body.name
        country, name, own = found.country, found.name, found.id
        sector = found.sector_on(day)
        reasons.append(f"{found.written!r} is {found.name} ({found.country or 'no one country'}, {sector})")
    elif any(hit.name is not None and hit.name.kind in {"country", "demonym", "seat"} for hit in names):
        place = _choose_country(head_names, names, role=role, end=end)
        if place is not None and place.name is not None:
            country = place.name.country
            if role is None and place.last >= end and place.name.kind in {"country", "seat"} and len(head_names) == 1:
                sector = place.name.sector_on(day) if _covers_all(words, place, end) else None
                name, own = place.name.name, place.name.id
                reasons.append(f"{place.name.written!r} stands for {place.name.name}")
                return Resolution(name, own, country, sector, "; ".join(reasons), bare=True)
            reasons.append(f"{place.name.written!r} is {country}")
            name = place.name.name if place.name.kind == "country" and role is None else None
    if role is not None and role.role is not None:
        sector = _role_sector(role, sector, body)
        reasons.append(f"{role.role_word!r} is {sector}")
    sector, changed = _modified(words, sector, lexicon, end=end, role=role)
    if changed:
        reasons.append(changed)
    if country is None and sector is None:
        return Resolution(name=name, id=own, reason="; ".join(reasons) or "no country or sector in the words")
    return Resolution(name, own, country, sector, "; ".join(reasons))


# Of these, a thing named after them is not one of them: an "activist fund" is no activist, a "student visa" no student.
_CIVIL_SECTORS = frozenset({"CVL", "BUS", "EDU", "JRN", "LAB", "AGR", "MED", "REL", "SOC", "CRM", "REF"})


def _only_modifies(
    role: _Hit, phrase: str, words: list[tuple[str, int, int]], *, end: int, lexicon: NameLexicon
) -> bool:
    """Whether a civil role only describes the common noun after it."""
    if role.role not in _CIVIL_SECTORS or role.last >= end:
        return False
    last, start, _ = words[end - 1]
    return phrase[start].islower() and last not in lexicon.persons and last not in _GROUP_NOUNS | _NEUTRAL


def _find_hits(phrase: str, words: list[tuple[str, int, int]], lexicon: NameLexicon) -> list[_Hit]:
    """Longest match at each word, left to right; a name may be followed by a role inside or after it."""
    hits: list[_Hit] = []
    position = 0
    while position < len(words):
        step = 1
        if words[position][0] in lexicon.first_words:
            for length in range(min(lexicon.longest, len(words) - position), 0, -1):
                key = tuple(word for word, _, _ in words[position : position + length])
                hit = _hit_at(phrase, words, position, length, key, lexicon)
                if hit is not None:
                    hits.append(hit)
                    step = length
                    break
        position += step
    return hits


def _hit_at(
    phrase: str,
    words: list[tuple[str, int, int]],
    position: int,
    length: int,
    key: tuple[str, ...],
    lexicon: NameLexicon,
) -> _Hit | None:
    written = phrase[words[position][1] : words[position + length - 1][2]]
    for name in lexicon.names.get(key, ()):
        if name.exact and re.sub(r"['’]s?$", "", written).replace(".", "") not in {
            name.written.replace(".", ""),
            name.written,
        }:
            continue
        if not name.exact and written[:1].islower() and name.kind != "demonym":
            continue
        return _Hit(position, position + length, name=name)
    role = lexicon.roles.get(key)
    if role is not None:
        return _Hit(position, position + length, role=role, role_word=" ".join(key))
    return None


def _head_end(phrase: str, words: list[tuple[str, int, int]]) -> int:
    """Index of the word where the head part ends: before the first preposition, relative or comma."""
    for index, (word, start, _) in enumerate(words):
        if index and (word in _TAIL or _COMMA.search(phrase, words[index - 1][2], start)):
            return index
    return len(words)


def _choose_body(hits: list[_Hit], *, end: int, role: _Hit | None) -> _Hit | None:
    bodies = [hit for hit in hits if hit.name is not None and hit.name.kind in {"organisation", "metonym"}]
    if not bodies:
        return None
    last = bodies[-1]
    if (
        role is not None
        and role.first >= last.last
        and role.role_word.split()[-1] not in _INHERITING | _GROUP_NOUNS
        and last.name is not None
        and last.name.sectors
        and last.name.sectors[-1].sector == "JRN"
        and role.role != "JRN"
    ):
        return None
    return last


def _choose_country(head: list[_Hit], every: list[_Hit], *, role: _Hit | None, end: int) -> _Hit | None:
    kinds = {"country", "demonym", "seat"}
    inside = [hit for hit in head if hit.name is not None and hit.name.kind in kinds]
    if inside:
        return inside[0] if role is not None else inside[-1]
    return next((hit for hit in every if hit.name is not None and hit.name.kind in kinds), None)


def _covers_all(words: list[tuple[str, int, int]], hit: _Hit, end: int) -> bool:
    rest = [word for index, (word, _, _) in enumerate(words[:end]) if not hit.first <= index < hit.last]
    return all(word in {"the", "official", "republic"} for word in rest)


def _role_sector(role: _Hit, sector: str | None, body: _Hit | None) -> str | None:
    last = role.role_word.split()[-1]
    if (
        body is not None
        and sector in _BODY_SECTORS
        and (last in _INHERITING or last in _GROUP_NOUNS or role.last <= body.first)
    ):
        return sector
    return role.role


def _modified(
    words: list[tuple[str, int, int]], sector: str | None, lexicon: NameLexicon, *, end: int, role: _Hit | None
) -> tuple[str | None, str]:
    limit = role.last if role is not None else end
    for word, _, _ in words[:limit]:
        for part in {word, *word.split("-")}:
            for modifier in lexicon.modifiers.get(part, ()):
                if (
                    (sector or "") in modifier.applies_to
                    or (not modifier.applies_to)
                    or (sector is None and "null" in modifier.applies_to)
                ) and modifier.becomes != sector:
                    return modifier.becomes, f"{word!r} makes it {modifier.becomes}"
    return sector, ""
