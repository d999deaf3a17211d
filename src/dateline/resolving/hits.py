"""Finds the names and role words of an actor phrase, and takes the phrase apart into head and what hangs on it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.lexicon.names import Name, NameLexicon, words_of

# Words after which the rest of a phrase only describes its head.
_TAIL = frozenset(
    "of in from at near for with by on who which that whom whose under against to across inside outside over "
    "behind between among accused suspected led including wearing carrying armed loyal close".split()
)
_TITLES = frozenset("mr mrs ms dr sir lord lady sheikh haji hon rev prof st the a an".split())
_COMMA = re.compile(r"[,;()—–]")
_ASIDE = re.compile(
    r"(?P<word>[^\W\d_][\w.'’]*)-(?:based|backed|led|held|controlled|occupied|run|funded|aligned|trained|supported|allied|armed|born)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Word:
    """A normalised word of the phrase with its offsets and its spelling."""

    key: str
    start: int
    end: int
    written: str

    @property
    def is_capital(self) -> bool:
        """Written with a capital or a digit first."""
        return not self.written[:1].islower()


@dataclass(frozen=True)
class Hit:
    """What words ``[first, last)`` of a phrase name (the likeliest first), or the sector of a role they are."""

    first: int
    last: int
    names: tuple[Name, ...] = ()
    role: str | None = None
    words: str = ""

    def named(self, *kinds: str) -> Name | None:
        """The first name of one of these kinds."""
        return next((name for name in self.names if name.kind in kinds), None)


@dataclass(frozen=True)
class Phrase:
    """An actor phrase with its words, hits and the index of the word where its head part ends."""

    text: str
    words: tuple[Word, ...]
    hits: tuple[Hit, ...]
    head_end: int
    lexicon: NameLexicon

    def names(self, *kinds: str, head: bool = False) -> list[Hit]:
        """Hits that name one of these kinds, in the head part alone if asked."""
        return [hit for hit in self.hits if hit.named(*kinds) and (not head or hit.first < self.head_end)]

    def roles(self, *, start: int = 0, end: int | None = None) -> list[Hit]:
        """Role hits that begin in words ``[start, end)``."""
        limit = len(self.words) if end is None else end
        return [hit for hit in self.hits if hit.role is not None and start <= hit.first < limit]


def take_apart(text: str, lexicon: NameLexicon) -> Phrase:
    """Words, hits and head of a phrase."""
    words = tuple(Word(key, start, end, text[start:end]) for key, start, end in words_of(text))
    hits = list(_whole_names(text, words, _find_hits(text, words, lexicon), lexicon))
    return Phrase(text, words, tuple(_without_aside(text, words, hits)), _head_end(text, words, hits), lexicon)


def _without_aside(text: str, words: tuple[Word, ...], hits: list[Hit]) -> list[Hit]:
    """Without what only qualifies: "US-backed Syrian rebels" are Syrian, and "rebel-held Aleppo" is no rebel.

    A country so named counts when there is no other: "a Somalia-based group".
    """
    aside = [match.span("word") for match in _ASIDE.finditer(text)]
    if not aside:
        return hits

    def is_aside(hit: Hit) -> bool:
        return any(first <= words[hit.first].start < last for first, last in aside)

    kept = [hit for hit in hits if not is_aside(hit)]
    if any(hit.named("country", "demonym", "seat") for hit in kept):
        return kept
    return [hit for hit in hits if not is_aside(hit) or hit.named("country", "demonym", "seat")]


def _whole_names(text: str, words: tuple[Word, ...], hits: list[Hit], lexicon: NameLexicon) -> Iterator[Hit]:
    """Without names that are part of a longer, unknown one: "Juan Carlos" in "Juan Carlos Jobet"."""
    taken = {n for hit in hits for n in range(hit.first, hit.last)}

    def continues(n: int, other: int) -> bool:
        if not 0 <= n < len(words) or n in taken or not words[n].is_capital or words[n].key in _TITLES:
            return False
        between = text[words[min(n, other)].end : words[max(n, other)].start]
        return not between.strip(" -") and not words[min(n, other)].written.endswith(("'s", "’s"))

    only_capitals = len(words) > 1 and all(word.is_capital for word in words) and not any(hit.role for hit in hits)
    for hit in hits:
        if (
            only_capitals
            and hit.last - hit.first == 1
            and hit.named("country", "seat")
            and continues(hit.last, hit.first)
        ):
            continue  # "Jordan Pickett", "Georgia Bell": a first name
        keep = tuple(
            name
            for name in hit.names
            if name.kind not in {"person", "organisation"}
            or not (
                continues(hit.last, hit.last - 1)
                or (continues(hit.first - 1, hit.first) and words[hit.first - 1].key not in _own_words(name))
            )
        )
        if keep or hit.role is not None:
            yield Hit(hit.first, hit.last, keep, hit.role, hit.words)
        elif hit.names:
            role = lexicon.roles.get(hit.words) or lexicon.roles.get(words[hit.last - 1].key)
            if role is not None:
                yield Hit(hit.last - 1, hit.last, (), role, words[hit.last - 1].key)


def within(phrase: Phrase, first: int) -> Phrase:
    """The rest of a phrase from its word ``first`` on, as a phrase of its own."""
    return take_apart(phrase.text[phrase.words[first].start :], phrase.lexicon)


def _own_words(name: Name) -> set[str]:
    return {key for key, _, _ in words_of(name.name)}


def _find_hits(text: str, words: tuple[Word, ...], lexicon: NameLexicon) -> list[Hit]:
    """Longest match at each word, left to right."""
    hits: list[Hit] = []
    position = 0
    while position < len(words):
        hit = _longest_at(text, words, position, lexicon)
        if hit is not None:
            hits.append(hit)
        position = hit.last if hit is not None else position + 1
    return hits


def _longest_at(text: str, words: tuple[Word, ...], position: int, lexicon: NameLexicon) -> Hit | None:
    if words[position].key not in lexicon.first_words:
        return None
    for length in range(min(lexicon.longest, len(words) - position), 0, -1):
        part = words[position : position + length]
        if length > 1 and _COMMA.search(text, part[0].end, part[-1].start):
            continue
        key = " ".join(word.key for word in part)
        names = tuple(name for name in lexicon.names_at(key) if _is_written_right(name, text, part))
        role = lexicon.roles.get(key)
        if names and not (role is not None and all(name.ambiguous for name in names) and not part[0].is_capital):
            return Hit(position, position + length, names=names, role=None, words=key)
        if role is not None:
            return Hit(position, position + length, role=role, words=key)
    return None


def _is_written_right(name: Name, text: str, part: tuple[Word, ...]) -> bool:
    written = re.sub(r"['’]s?$", "", text[part[0].start : part[-1].end]).replace(".", "")
    if name.exact:
        return written == name.written.replace(".", "")
    # "al-Shabab" begins small and is a name all the same.
    return any(word.is_capital for word in part) or name.kind == "demonym" or written.lower() == name.written


def _head_end(text: str, words: tuple[Word, ...], hits: list[Hit]) -> int:
    inside = {n for hit in hits for n in range(hit.first + 1, hit.last)}  # the "of" of "Republic of Congo"
    for n, word in enumerate(words):
        if not n or n in inside:
            continue
        if (word.key in _TAIL and not word.is_capital) or _COMMA.search(text, words[n - 1].end, word.start):
            return n
    return len(words)
