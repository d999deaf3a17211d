"""Ties "he", "the group" and a bare surname to an earlier mention of the same one, in one report.

A first, precise pass: names by their last word, acronyms and repeated names by their words, personal pronouns to the
nearest fitting subject before them. What does not fit is left untied.
"""

from collections.abc import Sequence

from dateline.lexicon.names import normalise
from dateline.parsing.mentions import Mention

_MALE_FEMALE = frozenset({"he", "she", "him", "her", "his", "himself", "herself"})
_PLURAL = frozenset({"they", "them", "their", "themselves"})
_NEUTER = frozenset({"it", "its", "itself"})
_SUBJECT_DEPS = frozenset({"nsubj", "nsubjpass", "poss", "agent"})
_GROUP_HEADS = frozenset(
    {"group", "organisation", "organization", "movement", "militia", "party", "bloc", "alliance", "company", "agency"}
)
_PARTICLES = frozenset({"al", "el", "de", "bin", "ibn", "van", "von", "jr", "sr"})
_REACH = 4  # sentences back that a pronoun may look


def chain_mentions(mentions: Sequence[Mention]) -> dict[int, int]:
    """Chain number of each mention by its index; mentions of one entity share it."""
    chains: dict[int, int] = {}
    by_key: dict[str, int] = {}
    for index, mention in enumerate(mentions):
        earlier = _earlier_of(mention, index, mentions, by_key)
        chains[index] = chains[earlier] if earlier is not None else index
        for key in _keys(mention):
            by_key[key] = index
    return chains


def _earlier_of(mention: Mention, index: int, mentions: Sequence[Mention], by_key: dict[str, int]) -> int | None:
    if mention.kind == "pronoun":
        return _antecedent(mention, index, mentions)
    for key in _keys(mention):
        if key in by_key:
            return by_key[key]
    if (
        mention.kind == "nominal"
        and mention.head.lower_ in _GROUP_HEADS
        and mention.text.lower().startswith(("the ", "this "))
    ):
        return next(
            (
                i
                for i in range(index - 1, -1, -1)
                if mentions[i].label == "ORG" and mention.sentence_index - mentions[i].sentence_index <= _REACH
            ),
            None,
        )
    return None


def _keys(mention: Mention) -> list[str]:
    if mention.kind != "name":
        return []
    words = [
        normalise(token.text)
        for token in mention.head.doc[mention.head.left_edge.i : mention.head.i + 1]
        if token.tag_ in {"NNP", "NNPS"}
    ]
    words = [word for word in words if word and word not in _PARTICLES]
    if not words:
        return []
    if mention.label == "PERSON" or (mention.label == "" and mention.head.tag_ == "NNP"):
        return ["person:" + words[-1]]
    return ["name:" + " ".join(words)]


def _antecedent(mention: Mention, index: int, mentions: Sequence[Mention]) -> int | None:
    word = mention.head.lower_
    speaker = _speaker_before(mention)
    if speaker is not None:
        for candidate in range(index - 1, -1, -1):
            if mentions[candidate].sentence_index != mention.sentence_index:
                break
            if mentions[candidate].head.i == speaker and _fits(word, mentions[candidate], speaking=True):
                return candidate
    for candidate in range(index - 1, -1, -1):
        other = mentions[candidate]
        if mention.sentence_index - other.sentence_index > _REACH:
            return None
        if other.head.dep_ not in _SUBJECT_DEPS and other.kind != "pronoun":
            continue
        if mention.head.dep_ in {"dobj", "dative", "pobj"} and _shares_verb(mention, other):
            continue  # "Dushanbe denies it": an object is not the subject beside it
        if _fits(word, other):
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
    return node.i


def _speaker_before(mention: Mention) -> int | None:
    """ "Ethiopia said it would": the subject of the verb of saying that the pronoun's own clause hangs on."""
    clause = mention.head.head
    if mention.head.dep_ not in {"nsubj", "nsubjpass"} or clause.dep_ != "ccomp":
        return None
    return next((c.i for c in clause.head.children if c.dep_ == "nsubj" and c.i < mention.head.i), None)


def _fits(word: str, other: Mention, *, speaking: bool = False) -> bool:
    if speaking and other.kind != "pronoun":
        plural = other.head.tag_ in {"NNS", "NNPS"} or any(c.dep_ == "conj" for c in other.head.children)
        if word in _PLURAL:
            return True
        return not plural and (other.label != "PERSON" if word in _NEUTER else other.label not in {"GPE", "NORP"})
    if word in _MALE_FEMALE:
        if other.kind == "pronoun":
            return other.head.lower_ in _MALE_FEMALE and (other.head.lower_ in {"he", "him", "his"}) == (
                word in {"he", "him", "his"}
            )
        return other.label == "PERSON" or (
            other.head.tag_ in {"NN", "NNP"} and other.label == "" and _is_person_word(other)
        )
    if word in _PLURAL:
        return (
            other.head.lower_ in _PLURAL
            or (other.kind != "pronoun" and other.head.tag_ in {"NNS", "NNPS"})
            or other.label in {"ORG", "NORP"}
        )
    if word in _NEUTER:
        return other.head.lower_ in _NEUTER or (
            other.kind != "pronoun" and other.label in {"ORG", "GPE"} and other.head.tag_ in {"NN", "NNP"}
        )
    return False


def _is_person_word(mention: Mention) -> bool:
    return (
        str(mention.head.lower_).endswith(("man", "woman", "er", "or", "ist", "ian", "ent"))
        or mention.head.tag_ == "NNP"
    )
