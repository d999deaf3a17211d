"""A name or description to a country and a sector, on the day of the report, with the reason.

The head of the phrase decides: a body or person known by name, else a role word ("warplanes", "foreign minister"), and
the country beside it; "former" and its like change the sector; a role that only represents ("spokesman for", "leader
of") takes the sector of the body it speaks for. What the words do not say stays ``None``.
"""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

import msgspec
from msgspec import Struct

from dateline.gazetteer.lookup import load_gazetteer, place_key
from dateline.gazetteer.regions import load_regions
from dateline.lexicon.names import Name, load_names
from dateline.resolving.hits import Hit, Phrase, take_apart, within
from dateline.resolving.offices import is_in_office, sector_on

# Roles that stand for the body named beside them: "Hamas leader", "spokesman for the army", "NATO official".
STANDING_FOR = frozenset(
    "spokesman spokeswoman spokesperson spokespersons spokesmen official officials representative representatives "
    "leader leaders chief chiefs head heads member members source sources delegation envoy envoys deputy employee "
    "employees staff office adviser advisers aide aides secretary director chairman chairwoman chair founder supporter "
    "supporters loyalists militants militant fighters fighter gunmen gunman rebels rebel insurgents insurgent "
    "extremists extremist jihadists jihadist forces force soldiers troops troop commander commanders operatives "
    "operative bomber bombers attacker attackers militia militiamen guerrillas guerrilla president cell cells mission "
    "peacekeepers peacekeeper convoy ambassador inspectors monitors observers workers worker agents agent "
    "negotiator negotiators lawmakers politician politicians candidate general".split()
)
_KIN = frozenset(
    "son daughter wife widow brother sister husband father mother nephew cousin family families relatives kin".split()
)
_STATES = frozenset({"republic", "kingdom", "state", "emirate", "sultanate", "principality"})
# Head nouns that only count: what they count is after "of".
_COUNTING = frozenset(
    "panel panels group groups team teams crowd crowds number dozens hundreds thousands tens scores several some many "
    "most all both two three four five six seven eight nine ten pair series members member families part half majority "
    "lot band gang column convoy unit units wave army handful couple few one any each none rest others coalition "
    "alliance mob".split()
)
# A thing named after a civil role is not one of them: an "activist fund" is no activist, a "student visa" no student.
_CIVIL = frozenset({"CVL", "BUS", "EDU", "JRN", "LAB", "AGR", "MED", "REL", "SOC", "CRM", "REF"})
_GENERAL_BODIES = frozenset({"JRN", "BUS", "MNC", "EDU"})
_NOT_TOWNS = frozenset(
    "northern southern eastern western central national united general high supreme federal royal republic north south "
    "east west upper lower greater grand island islands coast river city town village district province state capital "
    "first second third party people house union front army police court council security "
    "independent university".split()
)
_VESSELS = frozenset("storage fuel water oil gas petrol diesel septic fish grain feed".split())  # tanks that hold
_SIDES = frozenset({"parties"})  # "the parties" to talks: only what stands before them makes them political
_COUNTED = frozenset("the these those both all two three four other many several".split())
# What a body does or gives, named for the body itself: "the facilitation of the Government of Malaysia".
_DOINGS = frozenset(
    "facilitation mediation auspices decision decisions ruling rulings verdict offer offers request requests help "
    "assistance return release evacuation repatriation eviction approval proposal proposals plan plans policy "
    "policies order orders statement statements".split()
)
_PEOPLE = frozenset(
    "people citizens nationals residents civilians ordinary villagers locals inhabitants population".split()
)
# Places of fewer people than this share their names with surnames and words too often to tell a country.
_TOWN_SIZE = 100_000
_WORLD_CITY = 1_000_000


class Resolution(Struct, frozen=True):
    """What a phrase stands for. ``bare`` marks a country or seat of government named with nothing else.

    ``considered`` lists every reading that was looked at, for ``dateline actor``.
    """

    name: str | None = None
    id: str | None = None
    country: str | None = None
    sector: str | None = None
    reason: str = ""
    bare: bool = False
    considered: tuple[str, ...] = ()

    @property
    def is_known(self) -> bool:
        """Something political is known of it."""
        return self.country is not None or self.sector is not None


def resolve_phrase(
    phrase: str, *, on: date | None = None, near: Sequence[str] = (), actors_file: str = ""
) -> Resolution:
    """Country, sector, name and id of an actor phrase.

    ``on`` is the day of the report; ``near`` are the countries it is about, the foremost first, which choose between
    namesakes; ``actors_file`` adds the user's own actors.

    >>> resolve_phrase("Egyptian warplanes").country
    'EGY'
    """
    return _resolve(phrase, on.isoformat() if on else None, tuple(near), actors_file)


@lru_cache(maxsize=50_000)
def _resolve(text: str, day: str | None, near: tuple[str, ...], actors_file: str) -> Resolution:
    phrase = take_apart(text, load_names(actors_file))
    if not phrase.words:
        return Resolution(reason="no words")
    found = _decide(phrase, day, near)
    return msgspec.structs.replace(found, considered=tuple(_describe(hit, day) for hit in phrase.hits))


def _decide(phrase: Phrase, day: str | None, near: tuple[str, ...]) -> Resolution:
    role = _head_role(phrase)
    person = _head_person(phrase, role)
    if person is not None:
        return _as_person(phrase, person, role, day, near)
    represented = _as_representative(phrase, role, day, near)
    if represented is not None:
        return represented
    body = _head_body(phrase, role)
    if body is not None:
        return _as_body(phrase, body, role, day, near)
    if role is not None:
        return _as_role(phrase, role, day)
    doer = _as_doing(phrase, day, near)
    if doer is not None:
        return doer
    return _as_country(phrase, day) or _as_town(phrase, near) or _unknown(phrase)


def _head_role(phrase: Phrase) -> Hit | None:
    """The role word the phrase is headed by, behind a counting noun or an apposition if need be."""
    roles = phrase.roles(end=phrase.head_end)
    if roles and roles[-1].words in {"tank", "tanks"} and phrase.words[roles[-1].first - 1].key in _VESSELS:
        return None
    if roles and not _only_modifies(roles[-1], phrase):
        return roles[-1]
    head = phrase.words[phrase.head_end - 1].key
    rest = phrase.words[phrase.head_end :]
    if rest and head in _COUNTING and rest[0].key == "of":
        behind = phrase.roles(start=phrase.head_end)
        return behind[0] if behind else None
    if (
        rest
        and rest[0].key not in {"of", "in", "from", "at"}
        and phrase.text[phrase.words[phrase.head_end - 1].end :].lstrip()[:1] == ","
    ):
        behind = phrase.roles(start=phrase.head_end)
        return behind[0] if behind else None
    return None


def _only_modifies(role: Hit, phrase: Phrase) -> bool:
    """Whether a civil role only describes the common noun after it."""
    if role.role not in _CIVIL or role.last >= phrase.head_end:
        return False
    last = phrase.words[phrase.head_end - 1]
    return not last.is_capital and last.key not in phrase.lexicon.persons | STANDING_FOR | _COUNTING


def _head_person(phrase: Phrase, role: Hit | None) -> Hit | None:
    """A person named in the head, unless somebody else's role follows ("Sisi supporters", "Assad forces")."""
    people = phrase.names("person", head=True)
    if not people or people[-1].named("country", "seat", "metonym", "demonym"):
        return None
    person = people[-1]
    if role is not None and person.last <= role.first < phrase.head_end:
        return None
    return person


def _as_person(phrase: Phrase, hit: Hit, role: Hit | None, day: str | None, near: tuple[str, ...]) -> Resolution:
    countries = [name.country for other in phrase.names("country", "demonym") for name in other.names]
    candidates = [name for name in hit.names if name.kind == "person"]
    chosen = _choose_person(candidates, countries=[*countries, *near], day=day)
    if chosen is not None and _is_doubtful_surname(hit, chosen, [*countries, *near], day):
        chosen = None
    if chosen is None:
        sector = role.role if role is not None else None
        country = countries[0] if countries else None
        return Resolution(
            country=country, sector=sector, reason=f"{hit.words!r} may be {', '.join(c.name for c in candidates[:4])}"
        )
    sector, words = sector_on(chosen, day)
    if sector is None and role is not None:
        sector, words = role.role, f"{words}; called {role.words!r}"
    reason = f"{chosen.written!r} is {chosen.name} ({chosen.country or 'no one country'}): {words}"
    if role is not None:
        changed, why = _modified(phrase, sector, end=role.last)
        sector, reason = changed, "; ".join(part for part in (reason, why) if part)
    country = None if sector in {"UNO", "EUR", "IGO"} else chosen.country  # the body's servant, not the country's
    return Resolution(chosen.name, chosen.id, country, sector, reason)


def _is_doubtful_surname(hit: Hit, name: Name, countries: Sequence[str | None], day: str | None) -> bool:
    """One word is enough for somebody in office or of a country at hand; of others there are too many namesakes."""
    if " " in hit.words or day is None or hit.words == name.name.lower():
        return False
    return name.country not in countries and not is_in_office(name, day)


def _choose_person(candidates: list[Name], *, countries: Sequence[str | None], day: str | None) -> Name | None:
    """The one of several namesakes: by country of the context, then by being in office; ``None`` when still several."""
    if len(candidates) == 1:
        return candidates[0]
    for country in countries:
        fitting = [name for name in candidates if name.country == country and country is not None]
        if fitting:
            candidates = fitting
            break
    serving = [name for name in candidates if is_in_office(name, day)] or candidates
    if len(serving) > 1:
        governing = [name for name in serving if sector_on(name, day)[0] == "GOV"]
        serving = governing or serving
    return serving[0] if len({name.id for name in serving}) == 1 else None


def _head_body(phrase: Phrase, role: Hit | None) -> Hit | None:
    """The organisation the head names, or the one its representative speaks for."""
    bodies = phrase.names("organisation", "metonym", head=True)
    if bodies:
        body = bodies[-1]
        if len(bodies) > 1 and bodies[-2].last == body.first:
            body = bodies[-2]  # "Shin Bet Security Service": the second only says again what the first is
        name = body.named("organisation", "metonym")
        if name is not None and body.named("country", "seat") is None and not _is_by_the_way(name, role, body):
            return body
    if role is not None and role.words.split()[-1] in STANDING_FOR | {"fund"}:
        behind = [hit for hit in phrase.names("organisation", "metonym") if hit.first >= phrase.head_end]
        return behind[0] if behind else None
    return None


def _is_by_the_way(name: Name, role: Hit | None, body: Hit) -> bool:
    """A newspaper or firm before another's role: "Reuters photographer" is the press's, "Gazprom's lawyers" are not."""
    if role is None or role.first < body.last or not name.terms:
        return False
    return (
        name.terms[-1].sector in _GENERAL_BODIES
        and role.role not in {None, name.terms[-1].sector}
        and role.words.split()[-1] not in STANDING_FOR
    )


def _as_body(phrase: Phrase, hit: Hit, role: Hit | None, day: str | None, near: tuple[str, ...]) -> Resolution:
    name = _of_country_at_hand(phrase, hit, near) or hit.named("organisation", "metonym")
    assert name is not None
    sector, _ = sector_on(name, day)
    country, reason = name.country, f"{name.written!r} is {name.name} ({name.country or 'no one country'}, {sector})"
    if country is None:
        country, why = _country_beside(phrase, role) if sector not in {"UNO", "EUR", "IGO"} else (None, "")
        reason = "; ".join(part for part in (reason, why) if part)
    if (
        role is not None
        and role.first >= hit.last
        and not (role.words.split()[-1] in STANDING_FOR or role.role in {None, "GOV", "CVL", sector})
    ):
        sector, reason = role.role, f"{reason}; {role.words!r} is {role.role}"
    sector, changed = _modified(phrase, sector, end=role.last if role is not None else phrase.head_end)
    return Resolution(name.name, name.id, country, sector, "; ".join(part for part in (reason, changed) if part))


def _of_country_at_hand(phrase: Phrase, hit: Hit, near: tuple[str, ...]) -> Name | None:
    """Of several bodies of one name the one of a country named beside it, else of a country the report is about."""
    bodies = [name for name in hit.names if name.kind in {"organisation", "metonym"}]
    if len(bodies) < 2:
        return None
    beside = [name.country for other in phrase.names("country", "demonym") for name in other.names]
    return next((name for country in (*beside, *near) for name in bodies if name.country == country), None)


def _as_role(phrase: Phrase, role: Hit, day: str | None) -> Resolution:
    if role.words in _SIDES and not phrase.names("country", "demonym") and role.last - 1 == _first_content(phrase):
        return Resolution(reason="the sides of a matter, of any sector")
    country, where = _country_beside(phrase, role)
    sector, changed = _modified(phrase, role.role, end=role.last)
    reason = "; ".join(part for part in (where, f"{role.words!r} is {role.role}", changed) if part)
    return Resolution(country=country, sector=sector, reason=reason)


def _as_representative(phrase: Phrase, role: Hit | None, day: str | None, near: tuple[str, ...]) -> Resolution | None:
    """Who stands for a body has its sector: "head of the teachers' union", "son of the king"."""
    at = phrase.head_end
    if at >= len(phrase.words) - 1 or phrase.words[at].key not in {"of", "for", "from"}:
        return None
    head = phrase.words[at - 1].key
    if head not in STANDING_FOR | _KIN | _STATES | {"defector", "defectors", "board"}:
        return None
    behind = _decide(within(phrase, at + 1), day, near)
    if head in _STATES:
        return behind if behind.country else None
    if not behind.is_known or behind.sector is None or (behind.bare and role is not None):
        return None
    if head in _KIN:
        sector = "ELI" if behind.sector in {"GOV", "ELI"} else behind.sector
        return Resolution(country=behind.country, sector=sector, reason=f"{head!r} of {behind.reason}")
    if role is not None and role.role != "GOV" and behind.sector == "GOV":
        return None
    country, _ = _country_beside(phrase, role)
    changed_sector, changed = _modified(phrase, behind.sector, end=at)
    reason = "; ".join(part for part in (f"{head!r} stands for it: {behind.reason}", changed) if part)
    return Resolution(behind.name, behind.id, behind.country or country, changed_sector, reason)


def _first_content(phrase: Phrase) -> int:
    """The first word that is no article and no number."""
    return next((n for n, w in enumerate(phrase.words) if w.key not in _COUNTED), 0)


def _as_doing(phrase: Phrase, day: str | None, near: tuple[str, ...]) -> Resolution | None:
    """ "The decision of the Supreme Court" has the court's code."""
    at = phrase.head_end
    if at >= len(phrase.words) - 1 or phrase.words[at].key != "of" or phrase.words[at - 1].key not in _DOINGS:
        return None
    behind = _decide(within(phrase, at + 1), day, near)
    if behind.sector is None or behind.bare:
        return None
    return msgspec.structs.replace(behind, reason=f"{phrase.words[at - 1].written!r} of {behind.reason}")


def _country_beside(phrase: Phrase, role: Hit | None) -> tuple[str | None, str]:
    """The country named before the head or after it ("in", "of", "from"), by nationality, name, capital or town."""
    kinds = ("country", "demonym", "seat", "metonym")
    hits = phrase.names(*kinds, head=True) or phrase.names(*kinds)
    for hit in hits[:1]:
        name = hit.named(*kinds)
        if name is not None:
            return name.country, f"{name.written!r} is {name.country}"
    town = _town_in(phrase)
    if town is not None:
        return town
    for hit in phrase.names("organisation"):
        body = hit.named("organisation")
        if body is not None and body.country is not None:
            return body.country, f"{body.written!r} is of {body.country}"
    return None, ""


def _as_country(phrase: Phrase, day: str | None) -> Resolution | None:
    """A country, nationality or seat of government by itself, or people and things of one."""
    hits = phrase.names("country", "demonym", "seat", head=True)
    inside = bool(hits)
    hits = hits or phrase.names("country", "demonym", "seat")
    if not hits:
        return None
    hit = hits[-1] if inside else hits[0]
    name = hit.named("country", "demonym", "seat")
    assert name is not None
    rest = [word.key for n, word in enumerate(phrase.words[: phrase.head_end]) if not hit.first <= n < hit.last]
    if inside and name.kind in {"country", "seat"} and set(rest) <= {"the", "official"}:
        sector, _ = sector_on(name, day)
        return Resolution(
            name.name, name.id, name.country, sector, f"{name.written!r} stands for {name.name}", bare=True
        )
    sector, changed = _modified(phrase, None, end=phrase.head_end)
    reason = f"{name.written!r} is {name.country}"
    if sector is None and phrase.words[phrase.head_end - 1].key in {"leader", "leaders", "leadership", "capital"}:
        sector, changed = "GOV", "the leader of a country"
    if sector is None and "state" in rest:
        sector, changed = "GOV", "the state"
    if sector is None and (_PEOPLE & set(rest)):
        sector, changed = "CVL", "people of the country"
    return Resolution(country=name.country, sector=sector, reason="; ".join(part for part in (reason, changed) if part))


def _as_town(phrase: Phrase, near: tuple[str, ...]) -> Resolution | None:
    """A town alone: its people. In a report about some countries only their towns, or one known all over the world."""
    if phrase.head_end != len(phrase.words) or not all(word.is_capital for word in phrase.words):
        return None
    entries = [entry for entry in load_gazetteer().find(phrase.text) if entry.feature in {"place", "capital"}]
    at_hand = [entry for entry in entries if entry.country in near]
    large = [entry for entry in entries if entry.population >= (_WORLD_CITY if near else _TOWN_SIZE)]
    places = at_hand or large
    if not places:
        return None
    return Resolution(
        places[0].name, None, places[0].country, "CVL", f"{phrase.text!r} is a town in {places[0].country}"
    )


def _town_in(phrase: Phrase) -> tuple[str, str] | None:
    """The country of a large town named among the words: "Seoul metropolitan police", "the Madras High Court"."""
    taken = {n for hit in phrase.hits for n in range(hit.first, hit.last)}
    for n, word in enumerate(phrase.words):
        after_preposition = n > 0 and phrase.words[n - 1].key in {"in", "near", "at", "from", "of"}
        if (
            n in taken
            or not word.is_capital
            or len(word.key) < (3 if after_preposition else 4)
            or word.key in _NOT_TOWNS
        ):
            continue
        name = phrase.text[word.start : word.end]
        following = phrase.words[n + 1] if n + 1 < len(phrase.words) and n + 1 not in taken else None
        spans = [phrase.text[word.start : following.end]] if following is not None and following.is_capital else []
        for span in (*spans, name):
            entries = load_gazetteer().find(span.removesuffix("'s").removesuffix("’s"))
            large = [entry for entry in entries if entry.population >= _TOWN_SIZE and entry.feature != "country"]
            if large:
                return large[0].country, f"{span!r} lies in {large[0].country}"
            region = load_regions().get(place_key(span))
            if region is not None and region.country is not None:
                return region.country, f"{span!r} lies in {region.country}"
    return None


def _unknown(phrase: Phrase) -> Resolution:
    sector, changed = _modified(phrase, None, end=phrase.head_end)
    head = phrase.words[phrase.head_end - 1].key
    if sector is not None and head in phrase.lexicon.persons | _COUNTING | STANDING_FOR:
        return Resolution(sector=sector, reason=changed)
    people = {word.key for word in phrase.words[: phrase.head_end] if word.key in phrase.lexicon.persons}
    if len(people) > 1 and any(word.key == "and" for word in phrase.words):
        return Resolution(sector="CVL", reason="people of every kind")
    if people:
        return Resolution(reason="people of no known sector")
    return Resolution(reason="no name or role word known")


def _modified(phrase: Phrase, sector: str | None, *, end: int) -> tuple[str | None, str]:
    """The sector after the words that change it: "former", "opposition", "suspected"."""
    for word in phrase.words[:end]:
        if word.key.startswith("anti"):
            return sector, ""
        for modifier in phrase.lexicon.modifiers.get(word.key, ()):
            if (sector or "null") in modifier.applies_to and modifier.becomes != sector:
                return modifier.becomes, f"{word.written!r} makes it {modifier.becomes}"
    return sector, ""


def _describe(hit: Hit, day: str | None) -> str:
    if hit.role is not None:
        return f"{hit.words!r}: role of sector {hit.role}"
    return f"{hit.words!r}: " + " | ".join(
        f"{n.kind} {n.name} {n.country or '-'} {sector_on(n, day)[0] or '-'}" for n in hit.names[:5]
    )
