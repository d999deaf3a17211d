"""Ties "he", "the group" and a bare surname to an earlier mention of the same one, in one report.

Precise rather than eager. Names are tied by their last word or all their words, acronyms by their letters. "The
minister" is tied to whoever was called minister before; "the group" to the last body named. A pronoun is tied to the
likeliest earlier mention that agrees in number and kind: whoever speaks the clause it stands in, then the subjects of
the sentences before, the nearest first. What does not fit is left untied.
"""

from collections.abc import Iterator, Sequence

from dateline.lexicon.first_names import first_names
from dateline.lexicon.names import is_person_noun, load_names, normalise
from dateline.parsing.mentions import Mention

_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "herself"})
_THEY = frozenset({"they", "them", "their", "themselves"})
_IT = frozenset({"it", "its", "itself"})
_FIRST_AND_SECOND = frozenset({"i", "me", "my", "we", "us", "our", "you", "your"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_WEATHER = frozenset({"raining", "rained", "snowing", "snowed", "rains", "snows"})
_BODIES = frozenset(
    (
        "group organisation organization movement militia party bloc alliance company agency union network faction "
        "commission court charity council front coalition federation body"
    ).split()
)
_PERSONS = frozenset(
    (
        "leader politician official man woman activist cleric journalist general lawmaker diplomat veteran "
        "statesman lawyer suspect commander preacher reporter writer officer"
    ).split()
)
_PARTICLES = frozenset({"al", "el", "de", "bin", "ibn", "van", "von", "jr", "sr"})
DEFINITE = ("the ", "this ", "that ", "these ", "those ")
_FEMALE = frozenset(("mrs ms miss lady queen princess sister madam woman girl mother daughter wife").split())
_MALE = frozenset(("mr sir lord king prince brother sheikh man boy father son husband pope imam").split())
_EXPLETIVE_VERBS = frozenset(
    ("is was be been seems seemed appears appeared remains remained rained takes took").split()
)
# Words for the same kind of people or body: "the envoy" may be the ambassador, never the general.
_KINDS = tuple(
    frozenset(words.split())
    for words in (
        "envoy ambassador diplomat",
        "junta regime government generals military",
        "rebels rebel mutineers militants insurgents fighters guerrillas separatists gunmen group militia",
        "soldiers troops forces force army",
        "police officers policemen force",
        "demonstrators protesters marchers rioters crowd",
        "strikers workers nurses teachers miners dockers drivers employees",
        "king monarch ruler",
        "parliament assembly legislature lawmakers deputies",
        "court judges tribunal",
        "refugees migrants asylum-seekers",
        "captives hostages prisoners detainees",
        "president leader",
        "colonel officer commander general warlord",
        "delegation negotiators mission",
    )
)
_SETS = {"pair": "two", "duo": "two", "couple": "two", "two": "two", "trio": "three", "three": "three"}
_SET_PEOPLE = frozenset("men women people".split())
_COUNTRY_WORDS = frozenset({"country", "nation", "republic", "kingdom", "island"})
_REACH = 3  # sentences back that a pronoun may look
_NOMINAL_REACH = 8


def chain_mentions(mentions: Sequence[Mention]) -> dict[int, int]:
    """Chain number of each mention by its index; mentions of one entity share it."""
    chains: dict[int, int] = {}
    by_key: dict[str, int] = {}
    genders: dict[int, str] = {}
    for index, mention in enumerate(mentions):
        earlier = _earlier_of(mention, index, mentions, by_key, chains, genders)
        chains[index] = chains[earlier] if earlier is not None else index
        gender = _gender_of(mention)
        if gender is not None:
            genders.setdefault(chains[index], gender)
        for key in _keys(mention):
            by_key[key] = index
    return chains


def _earlier_of(
    mention: Mention,
    index: int,
    mentions: Sequence[Mention],
    by_key: dict[str, int],
    chains: dict[int, int],
    genders: dict[int, str],
) -> int | None:
    if mention.kind == "pronoun":
        if mention.head.lower_ in _FIRST_AND_SECOND:
            return None
        return _antecedent(mention, index, mentions, chains, genders)
    for key in _keys(mention):
        if key in by_key:
            return by_key[key]
    if mention.kind == "nominal" and mention.text.lower().startswith(DEFINITE):
        if not _is_told_apart(mention):
            for find in (_same_called, _same_kind, _same_set):
                found = find(mention, index, mentions)
                if found is not None:
                    return found
        return _only_kind(mention, index, mentions, chains)
    return None


def _keys(mention: Mention) -> list[str]:
    """What a later mention of the same name would share: a person's last name, a body's words and its letters."""
    if mention.kind != "name":
        return []
    span = mention.head.doc[mention.head.left_edge.i : mention.head.i + 1]
    words = [normalise(token.text) for token in span if token.tag_ in {"NNP", "NNPS"}]
    words = [word for word in words if word and word not in _PARTICLES]
    if not words:
        return []
    if mention.label == "PERSON" or (mention.label == "" and mention.head.tag_ == "NNP"):
        return ["person:" + words[-1]]
    keys = ["name:" + " ".join(words)]
    if words[-1] in _BODIES:
        keys.append("name:" + words[-1])  # "the Front" of the Pulangi People's Front
    if len(words) > 2:
        keys.append("name:" + "".join(word[0] for word in words))
    return keys


def _own_words(mention: Mention) -> set[str]:
    """The lower-case words of a mention up to its head."""
    return {token.lower_ for token in mention.head.doc[mention.head.left_edge.i : mention.head.i + 1]}


def _is_told_apart(mention: Mention) -> bool:
    """ "The minister of health": an "of" says which one, and it need not be the one before."""
    return any(child.dep_ == "prep" and child.lower_ == "of" for child in mention.head.children)


def _same_called(mention: Mention, index: int, mentions: Sequence[Mention]) -> int | None:
    """ "The minister" after "Foreign Minister Amina Yusuf": the last one whose words hold this head."""
    word = mention.head.lower_
    own = {token.lower_ for token in mention.head.lefts if token.dep_ in {"amod", "compound", "nummod"}}
    for earlier in range(index - 1, -1, -1):
        other = mentions[earlier]
        if mention.sentence_index - other.sentence_index > _NOMINAL_REACH:
            return None
        if other.kind == "pronoun" or _verb_above(other) == _verb_above(mention):
            continue
        words = _own_words(other)
        words |= set((other.described_as or "").lower().split())
        if word in words and own <= words:
            return earlier
    return None


def _same_kind(mention: Mention, index: int, mentions: Sequence[Mention]) -> int | None:
    """ "The envoy" after "the ambassador", "the country" after its name."""
    word = mention.head.lower_
    kinds = [kind for kind in _KINDS if word in kind]
    for earlier in range(index - 1, -1, -1):
        other = mentions[earlier]
        if mention.sentence_index - other.sentence_index > _NOMINAL_REACH // 2:
            return None
        if other.kind == "pronoun" or _verb_above(other) == _verb_above(mention):
            continue
        if word in _COUNTRY_WORDS and other.label == "GPE" and other.head.dep_ in _SUBJECTS | {"poss"}:
            return earlier
        words = _own_words(other)
        if any(words & kind for kind in kinds):
            return earlier
    return None


def _same_set(mention: Mention, index: int, mentions: Sequence[Mention]) -> int | None:
    """ "The men", "the pair" after "two engineers": the last ones counted, with no names of their own between."""
    head = mention.head
    counted = next((c.lower_ for c in head.lefts if c.dep_ == "nummod"), _SETS.get(head.lower_))
    if counted is None and head.lower_ not in _SET_PEOPLE:
        return None
    found: list[int] = []
    for earlier in range(index - 1, -1, -1):
        other = mentions[earlier]
        if mention.sentence_index - other.sentence_index > _NOMINAL_REACH:
            break
        number = next((c.lower_ for c in other.head.lefts if c.dep_ == "nummod"), None)
        if other.kind == "pronoun" or number is None or _verb_above(other) == _verb_above(mention):
            continue
        if _is_people(other) and counted in {None, number}:
            found.append(earlier)
    return next((n for n in found if counted is None and _rank(mentions[n]) < 2), found[0] if found else None)


def _is_people(mention: Mention) -> bool:
    word = mention.head.lower_
    return mention.head.tag_ in {"NNS", "NNPS"} and (is_person_noun(word) or word in load_names().roles)


def _only_kind(mention: Mention, index: int, mentions: Sequence[Mention], chains: dict[int, int]) -> int | None:
    """ "The group", "the politician": the one body, or the one person, of the sentences just before."""
    wanted = "ORG" if mention.head.lower_ in _BODIES else "PERSON" if mention.head.lower_ in _PERSONS else None
    if wanted is None:
        return None
    found: dict[int, int] = {}
    for earlier in range(index - 1, -1, -1):
        other = mentions[earlier]
        if mention.sentence_index - other.sentence_index > _REACH:
            break
        if other.label == wanted and other.kind == "name":
            found.setdefault(chains[earlier], earlier)
    if wanted == "ORG":
        return next(iter(found.values()), None)
    return next(iter(found.values())) if len(found) == 1 else None


def _antecedent(
    mention: Mention, index: int, mentions: Sequence[Mention], chains: dict[int, int], genders: dict[int, str]
) -> int | None:
    if _is_expletive(mention):
        return None
    speaker = _speaker_of_clause(mention, index, mentions)
    if speaker is not None:
        return speaker
    for candidate in _in_order(mention, index, mentions):
        other = mentions[candidate]
        if mention.head.dep_ in {"dobj", "dative", "pobj"} and _shares_verb(mention, other):
            continue  # "Dushanbe denies it": an object is not the subject beside it
        gender = genders.get(chains[candidate])
        if _fits(mention.head.lower_, other) and gender in {None, _gender_of(mention)}:
            return candidate
    return None


def _gender_of(mention: Mention) -> str | None:
    """Female or male by pronoun, title or first name; ``None`` where the words do not say."""
    word = mention.head.lower_
    if mention.kind == "pronoun":
        return "female" if word in _SHE else "male" if word in _HE else None
    words = {word.strip(".") for word in _own_words(mention)}
    names = first_names()
    female, male = words & (_FEMALE | names["female"]), words & (_MALE | names["male"])
    if bool(female) == bool(male):
        return None
    return "female" if female else "male"


def _in_order(mention: Mention, index: int, mentions: Sequence[Mention]) -> Iterator[int]:
    """Earlier mentions, likeliest first: by sentence backwards, in each the main subject, other subjects, the rest."""
    near: dict[int, list[int]] = {}
    for n in range(index - 1, -1, -1):
        back = mention.sentence_index - mentions[n].sentence_index
        if back > _REACH:
            break
        if back or mentions[n].head.i < mention.head.i:
            near.setdefault(back, []).insert(0, n)
    opening = _is_behind_opening(mention)
    late: list[int] = []
    for back, here in sorted(near.items()):
        ranked = sorted(here, key=lambda n: (_rank(mentions[n]), -n if back == 0 else n))
        if opening and back == 0:
            late = [n for n in ranked if _rank(mentions[n]) == 2]
            ranked = ranked[: len(ranked) - len(late)]
        yield from ranked
        if back == 1:
            yield from late
            late = []
    yield from late


def _is_behind_opening(mention: Mention) -> bool:
    """ "In a note to the embassy in Warsaw, its ministry said": whose it is stands in the sentence before."""
    owned = mention.head.head
    return mention.head.dep_ == "poss" and owned.dep_ in _SUBJECTS and owned.head.dep_ == "ROOT"


def _rank(mention: Mention) -> int:
    head = mention.head
    while head.dep_ == "conj":
        head = head.head
    if head.dep_ in _SUBJECTS and head.head.dep_ in {"ROOT", "ccomp", "conj"}:
        return 0
    if head.dep_ in _SUBJECTS or head.dep_ == "poss" or mention.kind == "pronoun":
        return 1
    return 2


def _is_expletive(mention: Mention) -> bool:
    """ "It is clear that", "it took an hour to", "it is a blockade", "it was raining": nobody acts."""
    if mention.head.lower_ != "it":
        return False
    if mention.head.dep_ == "expl":
        return True
    verb = mention.head.head
    if mention.head.dep_ not in _SUBJECTS:
        return False
    if verb.lower_ in _WEATHER:
        return True
    if verb.lower_ in {"is", "was", "'s", "’s", "be", "been"} and any(
        c.dep_ in {"attr", "acomp"} for c in verb.children
    ):
        return True
    if verb.tag_ == "VBN" and any(c.dep_ in {"ccomp", "csubj"} and c.i > verb.i for c in verb.children):
        return mention.head.dep_ == "nsubjpass"
    return verb.lower_ in _EXPLETIVE_VERBS and any(
        child.dep_ in {"ccomp", "xcomp", "advcl", "csubj"} for child in verb.subtree if child.i > verb.i
    )


def _speaker_of_clause(mention: Mention, index: int, mentions: Sequence[Mention]) -> int | None:
    """ "Ethiopia said it would": the subject of the verb of saying that the pronoun's own clause hangs on."""
    clause = mention.head.head
    if mention.head.dep_ not in _SUBJECTS or clause.dep_ != "ccomp":
        return None
    subject = next((c.i for c in clause.head.children if c.dep_ == "nsubj" and c.i < mention.head.i), None)
    for candidate in range(index - 1, -1, -1):
        other = mentions[candidate]
        if other.sentence_index != mention.sentence_index:
            return None
        if other.head.i == subject and _fits(mention.head.lower_, other, speaking=True):
            return candidate
    return None


def _shares_verb(mention: Mention, other: Mention) -> bool:
    if mention.sentence_index != other.sentence_index or mention.head.lower_.endswith(("self", "selves")):
        return False
    return _verb_above(mention) == _verb_above(other)


def _verb_above(mention: Mention) -> int:
    node = mention.head
    while node.tag_[:2] != "VB" and node.head.i != node.i:
        node = node.head
    return mention.sentence_index * 10_000 + node.i


def _fits(word: str, other: Mention, *, speaking: bool = False) -> bool:
    head = other.head
    if other.kind == "pronoun":
        return any(word in kind and head.lower_ in kind for kind in (_HE, _SHE, _THEY, _IT))
    plural = head.tag_ in {"NNS", "NNPS"} or any(child.dep_ == "conj" for child in head.children)
    if word in _THEY:
        return plural or other.label in {"ORG", "NORP"} or speaking
    if plural:
        return False
    if word in _IT:
        if _gender_of(other) is not None or _has_title(other):
            return False
        return other.label in {"ORG", "GPE"} or (other.label == "" and (head.lower_ in _BODIES or speaking))
    if _has_title(other):
        return True
    if other.label in {"GPE", "NORP", "ORG"} and not (speaking and other.label == "ORG"):
        return False
    if other.text in load_names().states_and_seats:
        return False  # whatever the parser takes "Kyiv" for
    if other.label == "PERSON" or head.lower_ in _PERSONS:
        return True
    return _rank(other) < 2 and _is_person_word(other)


def _has_title(mention: Mention) -> bool:
    """A name behind a person's role ("President Corazon Aquino"), however the parser labels it."""
    head = mention.head
    if head.tag_ != "NNP":
        return False
    roles = load_names().roles
    return any(c.lower_ in roles and c.lower_ not in _BODIES for c in head.lefts if c.dep_ == "compound")


def _is_person_word(mention: Mention) -> bool:
    head = mention.head
    if head.lower_ in _BODIES or head.lower_.endswith(("ment", "ments")):
        return False  # "government" is no person, though "resident" is
    return head.tag_ == "NNP" or head.lower_.endswith(("man", "woman", "er", "or", "ist", "ian", "ent", "ary"))
