"""The parts a plain text is made of, from its shape: headline, standfirst, body, captions, and the furniture around.

A paragraph is a line, or the lines between blanks where the text was wrapped by machine. Whatever is in doubt is
body: furniture read as body costs a false event at worst, body read as furniture loses what happened.
"""

import re
from itertools import pairwise
from typing import NamedTuple

from dateline.domain.report import Block, BlockRole
from dateline.reading.furniture import LONGEST_FURNITURE, count_words, find_role, has_final_stop
from dateline.reading.wire import part_dateline

LONGEST_HEADLINE_WORDS = 25
LONGEST_STANDFIRST_WORDS = 45
# A caption without its credit is one remark; what is longer is a paragraph that lost its full stop.
LONGEST_CAPTION_WORDS = 40
SHORTEST_CAPTION_WORDS = 5
# A missing full stop says something only in a text whose other paragraphs have theirs.
PUNCTUATED_SHARE = 0.5
# Machine-wrapped text has lines of typewriter width.
NARROWEST_WRAP, WIDEST_WRAP = 50, 120
FEWEST_WRAPPED_LINES = 3

LINE = re.compile(r"[^\r\n]+")
# A relative or adverbial clause describes those in the picture; its past tense is not the caption's own.
SIDE_CLAUSE = re.compile(r"\b(?:who|whom|whose|which|that|where|when|after|as|before|since|while)\b.*", re.DOTALL)
NUMBER_WORD = r"(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds|thousands|several|some)"
TELLING_VERB = re.compile(
    r"\b(?:said|says|told|added|warned|according to|was|were|had|has|have|will|would|took|went|came|held|made|gave"
    r"|began|won|lost|saw|fought|broke|fell|sent|met|left|rose|called|vowed)\b"
    rf"|\b[a-z]+ed (?:the|a|an|his|her|its|their|that|at least|more than|{NUMBER_WORD})\b"
)
LIST_ITEM = re.compile(r"(?:[-•*·–—▪]|\d{1,2}[.)])\s")
RELATED = re.compile(
    r"(?:related|read more|see also|also read|more (?:on|from|about|stories)|recommended|most read)\b", re.I
)


class Paragraph(NamedTuple):
    """A stretch of the text without the blanks around it."""

    start: int
    end: int
    words: str


def find_blocks(text: str, *, title: str | None = None) -> tuple[Block, ...]:
    """Blocks in order, one per paragraph, covering every character that is not blank.

    A text of one paragraph is body whatever it looks like. ``title`` is the headline known from elsewhere; a first
    paragraph that repeats it is the headline even where it ends with a full stop.
    """
    paragraphs = find_paragraphs(text)
    roles = choose_roles(paragraphs, title=title)
    return tuple(Block(paragraph.start, paragraph.end, role) for paragraph, role in zip(paragraphs, roles, strict=True))


def find_paragraphs(text: str) -> list[Paragraph]:
    lines = [make_paragraph(text, found.start(), found.end()) for found in LINE.finditer(text) if found[0].strip()]
    widest = max((len(line.words) for line in lines), default=0) if is_machine_wrapped(text, lines) else None
    groups: list[list[Paragraph]] = []
    for line in lines:
        if groups and continues(text, groups[-1][-1], line, widest=widest):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [make_paragraph(text, group[0].start, group[-1].end) for group in groups]


def make_paragraph(text: str, start: int, end: int) -> Paragraph:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    words = words.strip()
    return Paragraph(start, start + len(words), words)


def is_machine_wrapped(text: str, lines: list[Paragraph]) -> bool:
    """Most lines that have another right below them are full: its first word would not have fitted."""
    widest = max((len(line.words) for line in lines), default=0)
    pairs = [(upper, lower) for upper, lower in pairwise(lines) if is_adjacent(text, upper, lower)]
    full = sum(is_full(upper, lower, widest) for upper, lower in pairs)
    return NARROWEST_WRAP <= widest <= WIDEST_WRAP and full >= FEWEST_WRAPPED_LINES and full >= 0.7 * len(pairs)


def continues(text: str, upper: Paragraph, lower: Paragraph, *, widest: int | None) -> bool:
    if not is_adjacent(text, upper, lower) or LIST_ITEM.match(lower.words):
        return False
    if widest is not None and is_full(upper, lower, widest):
        return True
    follows_on = lower.words.split(maxsplit=1)[0].islower() and not has_final_stop(upper.words)
    return follows_on and count_words(upper.words) >= 3 and find_role(upper.words) is None


def is_adjacent(text: str, upper: Paragraph, lower: Paragraph) -> bool:
    between = text[upper.end : lower.start].replace("\r\n", "\n")
    return between.count("\n") + between.count("\r") == 1 and not between.endswith(("\t", "  "))


def is_full(upper: Paragraph, lower: Paragraph, widest: int) -> bool:
    return len(upper.words) + 1 + len(lower.words.split(maxsplit=1)[0]) > widest


def choose_roles(paragraphs: list[Paragraph], *, title: str | None = None) -> list[BlockRole]:
    """A role for each paragraph: first by its own words, then by its place before, amid or behind the body."""
    if len(paragraphs) <= 1:
        return [BlockRole.BODY] * len(paragraphs)
    roles = [find_role(paragraph.words) for paragraph in paragraphs]
    repeated = find_title(paragraphs, title)
    if repeated is not None:
        roles[repeated] = BlockRole.HEADLINE
    mark_links_below(paragraphs, roles)
    body_start = find_body_start(paragraphs, roles)
    if body_start is not None and is_punctuated(paragraphs, roles, body_start):
        mark_head(paragraphs, roles, body_start)
        mark_stopless(paragraphs, roles, body_start)
    chosen = [role or BlockRole.BODY for role in roles]
    return keep_some_body(paragraphs, chosen)


def find_title(paragraphs: list[Paragraph], title: str | None) -> int | None:
    """Where the known title is repeated at the top."""
    wanted = fold(title or "")
    return next((place for place, found in enumerate(paragraphs[:5]) if wanted and fold(found.words) == wanted), None)


def fold(words: str) -> str:
    return re.sub(r"\W+", " ", words).strip().lower()


def find_body_start(paragraphs: list[Paragraph], roles: list[BlockRole | None]) -> int | None:
    """The first paragraph of unknown role that reads as running text: it ends as sentences do, or is long."""
    for place, (paragraph, role) in enumerate(zip(paragraphs, roles, strict=True)):
        if role is None and is_running_text(paragraph.words) and not is_asking_headline(paragraphs, roles, place):
            return place
    return None


def is_punctuated(paragraphs: list[Paragraph], roles: list[BlockRole | None], body_start: int) -> bool:
    """Whether a missing full stop means anything here; transcripts and lists of headlines have none at all."""
    unknown = [place for place in range(body_start, len(paragraphs)) if roles[place] is None]
    running = sum(is_running_text(paragraphs[place].words) for place in unknown)
    return running >= PUNCTUATED_SHARE * len(unknown)


def is_running_text(words: str) -> bool:
    if has_final_stop(words) or words.endswith((":", ",", ";")):
        return True
    return count_words(words) > LONGEST_STANDFIRST_WORDS or part_dateline(words, 0, len(words)) is not None


def is_asking_headline(paragraphs: list[Paragraph], roles: list[BlockRole | None], place: int) -> bool:
    """ "Will the truce hold?" above a text of several paragraphs."""
    words = paragraphs[place].words
    is_first = all(role is not None for role in roles[:place])
    return is_first and words.endswith("?") and count_words(words) <= 15 and len(paragraphs) - place > 2


def mark_head(paragraphs: list[Paragraph], roles: list[BlockRole | None], body_start: int) -> None:
    """Before the body: the headline, then a standfirst; name-like short lines are bylines, sections or site names."""
    has_headline = BlockRole.HEADLINE in roles[:body_start]
    has_standfirst = False
    for place in range(body_start):
        words = paragraphs[place].words
        if roles[place] is not None:
            continue
        if not has_headline:
            roles[place] = BlockRole.HEADLINE if count_words(words) <= LONGEST_HEADLINE_WORDS else BlockRole.BODY
            has_headline = True
        elif is_label(words):
            roles[place] = BlockRole.BYLINE if looks_like_byline(words) else BlockRole.BOILERPLATE
        elif not has_standfirst:
            roles[place] = BlockRole.STANDFIRST
            has_standfirst = True
        elif is_caption_like(words):
            roles[place] = BlockRole.CAPTION


def is_label(words: str) -> bool:
    """A few capitalised words and no verb to be seen: a person, a section or the name of the site."""
    found = words.split()
    return len(found) <= 5 and all(word[:1].isupper() or word in {"of", "the", "and", "in", "&", "|"} for word in found)


def looks_like_byline(words: str) -> bool:
    return not words.startswith("The ") and (
        (2 <= count_words(words) <= 3 and words.replace(" ", "").isalpha()) or " in " in words
    )


def mark_stopless(paragraphs: list[Paragraph], roles: list[BlockRole | None], body_start: int) -> None:
    """Captions, cross-heads and labels amid a body whose own paragraphs end with a full stop."""
    amid = [place for place in range(body_start, len(paragraphs)) if roles[place] is None]
    stopless = [place for place in amid if not has_final_stop(paragraphs[place].words)]
    if len(amid) - len(stopless) < 2:
        return
    last_stopped = max(set(amid).difference(stopless))
    for place in stopless:
        words = paragraphs[place].words
        if place == body_start:
            continue
        if is_caption_like(words):
            roles[place] = BlockRole.CAPTION
        elif place > last_stopped and is_label(words):
            roles[place] = BlockRole.BOILERPLATE
        elif place < last_stopped and is_cross_head(words):
            roles[place] = BlockRole.HEADLINE


def is_caption_like(words: str) -> bool:
    """One remark in the present tense on who is to be seen, such as "Women queue for water outside a school"."""
    if len(words) > LONGEST_FURNITURE or is_open_text(words):
        return False
    if not SHORTEST_CAPTION_WORDS <= count_words(words) <= LONGEST_CAPTION_WORDS:
        return False
    main_clause = SIDE_CLAUSE.sub("", words)
    return TELLING_VERB.search(main_clause) is None and re.search(r"[.!?]\s+[A-Z]", words) is None


def is_cross_head(words: str) -> bool:
    return count_words(words) < SHORTEST_CAPTION_WORDS and not is_open_text(words)


def is_open_text(words: str) -> bool:
    """A paragraph that leads on (":", a list, a quotation left open) or follows on (a small letter)."""
    return (
        words.endswith((":", ",", ";", "-", "–", "—"))
        or words[0].islower()
        or words[0] in "\"“'‘("
        or LIST_ITEM.match(words) is not None
    )


def mark_links_below(paragraphs: list[Paragraph], roles: list[BlockRole | None]) -> None:
    """Headlines of other reports, listed under "Related" at the foot: lines without a full stop down to the end."""
    foot = 1 + max(
        (place for place, role in enumerate(roles) if role is None and has_final_stop(paragraphs[place].words)),
        default=len(paragraphs),
    )
    is_listed = False
    for place in range(foot, len(paragraphs)):
        if is_listed and roles[place] in {None, BlockRole.CAPTION}:
            roles[place] = BlockRole.BOILERPLATE
        is_listed = is_listed or (
            roles[place] is BlockRole.BOILERPLATE and bool(RELATED.match(paragraphs[place].words))
        )


def keep_some_body(paragraphs: list[Paragraph], roles: list[BlockRole]) -> list[BlockRole]:
    """Something must be the report: where all looked like furniture, the longest paragraph is it."""
    if paragraphs and BlockRole.BODY not in roles:
        roles[max(range(len(paragraphs)), key=lambda place: len(paragraphs[place].words))] = BlockRole.BODY
    return roles
