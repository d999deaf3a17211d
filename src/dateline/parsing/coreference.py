"""Ties "he", "the group" and a bare surname to an earlier mention of the same one, in one report.

Precise rather than eager. Names are tied by their last word or all their words, acronyms by their letters. "The
minister" is tied to whoever was called minister before; "the group" to the last body named. A pronoun is tied to the
likeliest earlier mention that agrees in number and kind: whoever speaks the clause it stands in, then the subjects of
the sentences before, the nearest first. What does not fit is left untied.
"""

from collections.abc import Iterator, Sequence

from dateline.lexicon.names import normalise
from dateline.parsing.mentions import Mention

_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "herself"})
_THEY = frozenset({"they", "them", "their", "themselves"})
_IT = frozenset({"it", "its", "itself"})
_FIRST_AND_SECOND = frozenset({"i", "me", "my", "we", "us", "our", "you", "your"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
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
_DEFINITE = ("the ", "this ", "that ", "these ", "those ")
_FEMALE = frozenset(("mrs ms miss lady queen princess sister madam woman girl mother daughter wife").split())
_MALE = frozenset(("mr sir lord king prince brother sheikh man boy father son husband pope imam").split())
_EXPLETIVE_VERBS = frozenset(
    ("is was be been seems seemed appears appeared remains remained rained takes took").split()
)
_REACH = 3  # sentences back that a pronoun may look
_NOMINAL_REACH = 8


def chain_mentions(mentions: Sequence[Mention]) -> dict[int, int]:
    """Chain number of each mention by its index; mentions of one entity share it."""
    chains: dict[int, int] = {}
    by_key: dict[str, int] = {}
    for index, mention in enumerate(mentions):
        earlier = _earlier_of(mention, index, mentions, by_key, chains)
        chains[index] = chains[earlier] if earlier is not None else index
        for key in _keys(mention):
            by_key[key] = index
    return chains


def _earlier_of(
    mention: Mention, index: int, mentions: Sequence[Mention], by_key: dict[str, int], chains: dict[int, int]
) -> int | None:
    if mention.kind == "pronoun":
        return None if mention.head.lower_ in _FIRST_AND_SECOND else _antecedent(mention, index, mentions, chains)
    for key in _keys(mention):
        if key in by_key:
            return by_key[key]
    if mention.kind == "nominal" and mention.text.lower().startswith(_DEFINITE):
        return _same_called(mention, index, mentions) or _only_kind(mention, index, mentions, chains)
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
    if len(words) > 2:
        keys.append("name:" + "".join(word[0] for word in words))
    return keys


def _same_called(mention: Mention, index: int, mentions: Sequence[Mention]) -> int | None:
    """ "The minister" after "Foreign Minister Amina Yusuf": the last one whose words hold this head."""
    if any(child.dep_ == "prep" and child.lower_ == "of" for child in mention.head.children):
        return None
    word = mention.head.lower_
    own = {token.lower_ for token in mention.head.lefts if token.dep_ in {"amod", "compound", "nummod"}}
    for earlier in range(index - 1, -1, -1):
        other = mentions[earlier]
        if mention.sentence_index - other.sentence_index > _NOMINAL_REACH:
            return None
        if other.kind == "pronoun" or _verb_above(other) == _verb_above(mention):
            continue
        words = {token.lower_ for token in other.head.doc[other.head.left_edge.i : other.head.i + 1]}
        words |= set((other.described_as or "").lower().split())
        if word in words and own <= words:
            return earlier
    return None


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


def _antecedent(mention: Mention, index: int, mentions: Sequence[Mention], chains: dict[int, int]) -> int | None:
    if _is_expletive(mention):
        return None
    speaker = _speaker_of_clause(mention, index, mentions)
    if speaker is not None:
        return speaker
    for candidate in _in_order(mention, index, mentions):
        other = mentions[candidate]
        if mention.head.dep_ in {"dobj", "dative", "pobj"} and _shares_verb(mention, other):
            continue  # "Dushanbe denies it": an object is not the subject beside it
        if _fits(mention.head.lower_, other):
            return candidate
    return None


def _in_order(mention: Mention, index: int, mentions: Sequence[Mention]) -> Iterator[int]:
    """Earlier mentions, likeliest first: by sentence backwards, in each the main subject, other subjects, the rest."""
    for back in range(_REACH + 1):
        here = [n for n in range(index) if mentions[n].sentence_index == mention.sentence_index - back]
        here = [n for n in here if mentions[n].head.i < mention.head.i or back]
        yield from sorted(here, key=lambda n: (_rank(mentions[n]), -n if back == 0 else n))


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
    """ "It is clear that", "it took an hour to"."""
    if mention.head.lower_ != "it" or mention.head.dep_ not in _SUBJECTS | {"expl"}:
        return False
    verb = mention.head.head
    if verb.lower_ not in _EXPLETIVE_VERBS:
        return mention.head.dep_ == "expl"
    return any(child.dep_ in {"ccomp", "xcomp", "advcl", "csubj"} for child in verb.subtree if child.i > verb.i)


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
        return other.label in {"ORG", "GPE"} or (other.label == "" and (head.lower_ in _BODIES or speaking))
    if other.label in {"GPE", "NORP", "ORG"} and not (speaking and other.label == "ORG"):
        return False
    words = {token.lower_.strip(".") for token in head.doc[head.left_edge.i : head.i + 1]}
    if words & (_FEMALE if word in _HE else _MALE):
        return False
    if other.label == "PERSON" or head.lower_ in _PERSONS:
        return True
    return _rank(other) < 2 and _is_person_word(other)


def _is_person_word(mention: Mention) -> bool:
    head = mention.head
    return head.tag_ == "NNP" or head.lower_.endswith(("man", "woman", "er", "or", "ist", "ian", "ent", "man", "ary"))
