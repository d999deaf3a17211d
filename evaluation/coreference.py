"""Scores how pronouns and nominals are tied to the actor they mean, on the marked reports of ``coreference.txt``.

python -m evaluation.coreference               # precision and recall by kind
python -m evaluation.coreference --misses 20   # and the first 20 links that are wrong or missed

The file. ``=== slug YYYY-MM-DD`` opens a report; lines that start with ``#`` are notes and no part of it. In the text
``[1 Egyptian President Abdel Fattah al-Sisi]`` marks a mention of actor 1 of that report. Every mention of an actor
that is mentioned twice or more is marked; actors mentioned once are not. A mark may hold marks but these hold none:
``[2 [1 his] spokesman]``. ``[3= a councillor]`` marks words that grammar alone ties (apposition): no link is asked for
there and none is counted, but later mentions may link to it.

Words of a mention. Its *head* is the last word before the first comma, bracket, preposition or relative pronoun ("the
*leader* of the party", "President *Moi*"). Its *kind* is pronoun (the whole is a personal, possessive or reflexive
pronoun), name (the head has a capital letter) or nominal (the rest; also a capital that only opens a sentence, seen by
the same word standing in small letters elsewhere in the report). Both sides are read by this one rule.

A system mention (a distinct start, end and chain among ``Analysis.actors``) *matches* a gold mention when each holds a
part of the other's head: "Moi" matches "Kenyan President Moi", and "its fighters" does not match "its".
What is counted, for pronouns and for nominals:

    asked     gold mentions of the kind that are not the first of their actor and not tied by grammar
    found     those for which a matching system mention shares its chain with a system mention that matches an
              earlier gold mention of the same actor, whatever its kind
    made      system mentions of the kind whose chain holds an earlier system mention, and that match a gold mention or
              share their chain with an earlier system mention that does; not those that match one tied by grammar
    right     those that match a gold mention and share their chain with a system mention that matches an earlier gold
              mention of the same actor

recall = found / asked, precision = right / made. "It is raining" tied to an actor is therefore made and not right; a
link between actors that are not marked is not made at all. *Earlier* is by where the head begins. Overall adds
pronouns and nominals; names (surnames, acronyms, repeated names) are printed beside them and never added.

What the measure does not see: a pronoun is found when tied to an earlier pronoun of the same actor even if both were
tied to the wrong name, and "they" whose set is named nowhere before is the first mention of an actor of its own.
"""

import argparse
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal

from msgspec import Struct

from dateline import Analysis, Coder
from dateline.domain.report import Span
from dateline.errors import DataError

MARKED = Path(__file__).parent / "coreference.txt"

Kind = Literal["pronoun", "nominal", "name"]
KINDS: tuple[Kind, ...] = ("pronoun", "nominal", "name")
_SCORED: tuple[Kind, ...] = ("pronoun", "nominal")
_PRONOUNS = frozenset(
    "he him his himself she her hers herself it its itself they them their theirs themselves "
    "i me my mine myself we us our ours ourselves".split()
)
_HEAD_ENDS = re.compile(
    r"[,(]|\s(?:of|for|in|from|at|on|to|against|under|with|by|who|whom|which|that|whose)\s", re.IGNORECASE
)
_WORD = re.compile(r"\w[\w.\-]*")
_HEADING = re.compile(r"=== ([a-z0-9-]+) (\d{4}-\d{2}-\d{2})")
_MARK = re.compile(r"\[(\d+)(=?) |\[|\]")
_DEEPEST = 2  # a mark within a mark


class Mention(Struct, frozen=True):
    """Words that mean an actor, in the text without marks. ``actor`` is the gold number or the system's chain."""

    start: int
    end: int
    text: str
    actor: int
    kind: Kind
    head: Span
    tied: bool = False


class MarkedReport(Struct, frozen=True):
    """One report of the file without its marks, and what they said, in text order."""

    slug: str
    published_on: date
    text: str
    mentions: tuple[Mention, ...]


class Links(Struct, frozen=True):
    """Counts of one kind, or of several added up; see the top of the module."""

    asked: int = 0
    found: int = 0
    made: int = 0
    right: int = 0

    def __add__(self, other: "Links") -> "Links":
        return Links(*(getattr(self, name) + getattr(other, name) for name in self.__struct_fields__))

    @property
    def recall(self) -> float:
        """Share of the links asked for that are found."""
        return self.found / self.asked if self.asked else 1.0

    @property
    def precision(self) -> float:
        """Share of the links made that are right."""
        return self.right / self.made if self.made else 1.0


class Miss(Struct, frozen=True):
    """A link that is asked for and not found, or made and not right. ``wanted`` is ``None`` where nobody marked is."""

    slug: str
    kind: Kind
    start: int
    words: str
    context: str
    wanted: str | None
    got: str


@dataclass(frozen=True)
class CoreferenceScore:
    """The counts by kind, and every miss in text order."""

    links: dict[Kind, Links] = field(default_factory=lambda: dict.fromkeys(KINDS, Links()))
    misses: tuple[Miss, ...] = ()

    def __add__(self, other: "CoreferenceScore") -> "CoreferenceScore":
        return CoreferenceScore(
            {kind: self.links[kind] + other.links[kind] for kind in KINDS}, self.misses + other.misses
        )

    @property
    def overall(self) -> Links:
        """Pronouns and nominals added up."""
        return sum((self.links[kind] for kind in _SCORED), Links())


def main() -> None:
    """Score and print."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--misses", type=int, default=0, metavar="N", help="print the first N wrong or missed links")
    arguments.add_argument("--file", type=Path, default=MARKED, help="marked reports to score on")
    chosen = arguments.parse_args()
    result = score(chosen.file)
    print(render_score(result))
    for miss in [miss for miss in result.misses if miss.kind in _SCORED][: chosen.misses]:
        print(render_miss(miss))


def score(path: Path = MARKED, *, coder: Coder | None = None) -> CoreferenceScore:
    """Code every report of the file and add up their scores."""
    coder = coder or Coder()
    scores = [
        score_report(report, coder.code(report.text, date=report.published_on, id=report.slug))
        for report in read_marked(path)
    ]
    return sum(scores, CoreferenceScore())


def read_marked(path: Path = MARKED) -> list[MarkedReport]:
    """The reports of a marked file; ``DataError`` with file and line where a mark or heading is broken."""
    reports: list[MarkedReport] = []
    for heading_line, heading, body in _sections(path):
        found = _HEADING.fullmatch(heading)
        if found is None:
            raise DataError(f"{path}:{heading_line}: heading {heading!r}: expected '=== slug YYYY-MM-DD'")
        try:
            published_on = date.fromisoformat(found[2])
        except ValueError as error:
            raise DataError(f"{path}:{heading_line}: {found[2]!r} is no day of the calendar; correct it") from error
        text, mentions = strip_marks(body, where=f"{path}:{heading_line}")
        reports.append(MarkedReport(found[1], published_on, text, mentions))
    return reports


def strip_marks(marked: str, *, where: str = "text") -> tuple[str, tuple[Mention, ...]]:
    """The text without its marks, and the mentions they mark. ``where`` names the report in an error."""
    text, opened, spans = "", list[tuple[int, int, bool]](), list[tuple[int, int, int, bool]]()
    done = 0
    for mark in _MARK.finditer(marked):
        text += marked[done : mark.start()]
        done = mark.end()
        if mark[0] == "]" and opened:
            start, actor, tied = opened.pop()
            spans.append((start, len(text), actor, tied))
        elif mark[1] and len(opened) < _DEEPEST:
            opened.append((len(text), int(mark[1]), bool(mark[2])))
        else:
            near = marked[max(0, mark.start() - 30) : mark.end() + 20]
            raise DataError(f"{where}: bracket out of place in {near!r}; write [1 words], two deep at most")
    if opened:
        raise DataError(f"{where}: mark of actor {opened[-1][1]} is never closed; add ']'")
    text += marked[done:]
    mentions = [
        mention_of(text, start=start, end=end, actor=actor, tied=tied) for start, end, actor, tied in sorted(spans)
    ]
    return text, tuple(sorted(mentions, key=lambda mention: mention.head.start))


def mention_of(text: str, *, start: int, end: int, actor: int, tied: bool = False) -> Mention:
    """A mention with its head and kind by the rule at the top of the module."""
    words = text[start:end]
    head = _head_of(words)
    return Mention(
        start=start, end=end, text=words, actor=actor, kind=_kind_of(words, head, text),
        head=Span(start + head.start, start + head.end), tied=tied,
    )  # fmt: skip


def score_report(report: MarkedReport, analysis: Analysis) -> CoreferenceScore:
    """Compare the chains of one analysis with the marks."""
    system = _system_mentions(analysis)
    links: dict[Kind, Links] = dict.fromkeys(KINDS, Links())
    misses: list[Miss] = []
    for gold in report.mentions:
        if gold.tied or not _earlier(gold, report.mentions):
            continue
        own = [mention for mention in system if _match(mention, gold)]
        found = any(_is_right(mention, gold, report, system) for mention in own)
        links[gold.kind] += Links(asked=1, found=found)
        if not found:
            misses.append(_miss(report, gold, wanted=_name_of(gold, report), got=_found_instead(own, system)))
    for mention in system:
        if not _is_made(mention, report, system):
            continue
        means = [gold for gold in report.mentions if _match(mention, gold)]
        right = any(_is_right(mention, gold, report, system) for gold in means)
        links[mention.kind] += Links(made=1, right=right)
        if not right and not any(_earlier(gold, report.mentions) for gold in means):  # the others are listed above
            wanted = f"{means[0].text} (first mention)" if means else None
            misses.append(_miss(report, mention, wanted=wanted, got=_found_instead([mention], system)))
    return CoreferenceScore(links, tuple(sorted(misses, key=lambda miss: miss.start)))


def render_score(result: CoreferenceScore) -> str:
    """A row a kind, and one for pronouns and nominals together."""
    lines = [f"{'kind':10} {'precision':>9} {'right/made':>11} {'recall':>8} {'found/asked':>12}"]
    rows = [(kind, result.links[kind]) for kind in _SCORED]
    for name, links in [*rows, ("overall", result.overall), ("(names)", result.links["name"])]:
        made, asked = f"{links.right}/{links.made}", f"{links.found}/{links.asked}"
        lines.append(f"{name:10} {links.precision:9.3f} {made:>11} {links.recall:8.3f} {asked:>12}")
    return "\n".join(lines)


def render_miss(miss: Miss) -> str:
    """One line: where, the words in their sentence, who is meant, and what the coder made of it."""
    return f"{miss.slug:28} {miss.kind:8} {miss.context}\n{'':38}means {miss.wanted or 'nobody marked'}; {miss.got}"


def _sections(path: Path) -> Iterator[tuple[int, str, str]]:
    """Line number, heading and body of each report."""
    number, heading, body = 0, "", list[str]()
    for line_number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.startswith("==="):
            if heading:
                yield number, heading, "\n".join(body).strip()
            number, heading, body = line_number, line.rstrip(), []
        elif not line.startswith("#"):
            if line.strip() and not heading:
                raise DataError(f"{path}:{line_number}: text before the first '=== slug YYYY-MM-DD'; add a heading")
            body.append(line)
    if heading:
        yield number, heading, "\n".join(body).strip()


def _head_of(words: str) -> Span:
    """The head within the words; all of them where there is no word."""
    first = _WORD.search(words)
    if first is None:
        return Span(0, len(words))
    cut = _HEAD_ENDS.search(words, first.end())
    stem = re.sub(r"(?:['’]s?)?\s*$", "", words[: cut.start()] if cut else words)
    *_, last = _WORD.finditer(stem)
    return Span(last.start(), last.end())


def _kind_of(words: str, head: Span, text: str) -> Kind:
    if words.lower() in _PRONOUNS and words != "US":
        return "pronoun"
    noun = words[head.start : head.end]
    if noun == noun.lower():
        return "nominal"
    opens = head.start == 0 and re.search(rf"\b{re.escape(noun.lower())}\b", text) is not None
    return "nominal" if opens else "name"


def _system_mentions(analysis: Analysis) -> list[Mention]:
    """The distinct chained mentions of an analysis, by where the head begins."""
    distinct = {
        (actor.start, actor.end, actor.chain): mention_of(
            analysis.report.text, start=actor.start, end=actor.end, actor=actor.chain
        )
        for actor in analysis.actors
        if actor.chain is not None
    }
    return sorted(distinct.values(), key=lambda mention: (mention.head.start, mention.start, mention.actor))


def _match(mention: Mention, gold: Mention) -> bool:
    return _overlap(mention, gold.head) and _overlap(gold, mention.head)


def _overlap(one: Mention, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _earlier(mention: Mention, mentions: Iterable[Mention]) -> list[Mention]:
    """Mentions of the same actor (or of the same chain) whose head begins before."""
    return [one for one in mentions if one.actor == mention.actor and one.head.start < mention.head.start]


def _is_right(mention: Mention, gold: Mention, report: MarkedReport, system: Sequence[Mention]) -> bool:
    """Whether the chain of a mention that matches a gold one also holds an earlier gold mention of the same actor."""
    chain = [one for one in system if one.actor == mention.actor]
    return any(_match(one, before) for before in _earlier(gold, report.mentions) for one in chain)


def _is_made(mention: Mention, report: MarkedReport, system: Sequence[Mention]) -> bool:
    """Whether a system mention is a link, and one the marks can judge."""
    means = [gold for gold in report.mentions if _match(mention, gold)]
    before = _earlier(mention, system)
    if not before or any(gold.tied for gold in means):
        return False
    return bool(means) or any(_match(one, gold) for one in before for gold in report.mentions)


def _name_of(gold: Mention, report: MarkedReport) -> str:
    return _earlier(gold, report.mentions)[0].text


def _found_instead(own: Sequence[Mention], system: Sequence[Mention]) -> str:
    """What the coder did with the words, for the list of misses."""
    if not own:
        return "not among the actors"
    before = [one for mention in own for one in _earlier(mention, system)]
    return f"tied to {before[-1].text!r}" if before else "tied to nothing"


def _miss(report: MarkedReport, mention: Mention, *, wanted: str | None, got: str) -> Miss:
    before = report.text[max(0, mention.start - 50) : mention.start]
    after = report.text[mention.end : mention.end + 30]
    context = " ".join(f"…{before}>{mention.text}<{after}…".split())
    return Miss(report.slug, mention.kind, mention.start, mention.text, context, wanted, got)


if __name__ == "__main__":
    main()
