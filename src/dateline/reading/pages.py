"""Web pages: the main text with its headline, standfirst and captions, and what the page says about itself.

The text of the Report is put together here from the parts of the page, so the blocks are known exactly. Pages are
strangers' work: size, nesting and number of tags are checked before any parser sees them.
"""

import re
from datetime import date
from typing import Any, NamedTuple

from dateline.domain.report import Block, BlockRole, Report
from dateline.reading.decoding import BINARY, decode
from dateline.reading.furniture import find_role
from dateline.reading.reports import Fault, read_date, read_report

# The heaviest news pages, with pictures and scripts written into them, stay well below; so does the parser's own
# limit for one stretch of text, behind which it drops the text without a word.
LARGEST_PAGE = 10_000_000
# Real pages nest below 60 deep. The parser gives up at 256 and would lose the text without a word.
DEEPEST_NESTING = 200
# Real pages have below 20,000 tags; the extractor takes a second for each 10,000.
MOST_TAGS = 60_000
# The parser compares each attribute of a tag with all before it: 20,000 attributes take half a second, 900,000 hours.
# This is the sum of their squares over the page, some two seconds' work.
MOST_ATTRIBUTE_COMPARISONS = 1_000_000_000

TAG = re.compile(r"<(?:!--|(/?)([a-zA-Z][a-zA-Z0-9:-]*))")
TAG_SIGN = re.compile(r"[>\"']")
FULL_PAGE = re.compile(r"<(?:html|body|head)\b", re.IGNORECASE)
# Tags that need no closing one, or none at all: they tell nothing about depth.
UNCOUNTED_TAGS = frozenset(
    (
        *(
            "area",
            "base",
            "br",
            "col",
            "embed",
            "hr",
            "img",
            "input",
            "link",
            "meta",
            "param",
            "source",
            "track",
            "wbr",
        ),
        *("p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "html", "head", "body"),
        *("colgroup", "path", "rect", "circle", "use", "line", "polygon", "ellipse"),
    )
)
# What stands between these tags is no markup.
RAW_TAGS = frozenset(("script", "style", "textarea", "template", "noscript", "title"))

STANDFIRST_CLASS = re.compile(
    r"standfirst|sub-?title|sub-?head(?:line)?|\bdek\b|summary|article__?-?lead\b|\bdeck\b", re.I
)
LONGEST_STANDFIRST_WORDS = 60


class Part(NamedTuple):
    """A paragraph of the page and its role."""

    text: str
    role: BlockRole


class Facts(NamedTuple):
    """What the markup itself says."""

    headline: str | None
    standfirst: str | None
    captions: tuple[str, ...]
    publisher: str | None
    url: str | None


def read_page(
    content: bytes,
    *,
    id: str,  # noqa: A002 - the record's own name for it
    fault: Fault,
    default_date: date | None = None,
    default_publisher: str | None = None,
) -> Report:
    """A Report from a page; ``ReadError`` where it is too large, too deep, or holds no article."""
    check_size(content, fault=fault)
    html = decode(content)
    if html is None:
        raise fault(BINARY)
    check_markup(html, fault=fault)
    facts, page = extract(html, fault=fault)
    parts = find_parts(page, facts)
    text, blocks = join_parts(parts)
    return read_report(
        text,
        id=id,
        published_on=default_date or read_date(page.date, fault=fault),
        title=facts.headline or page.title,
        publisher=facts.publisher or page.sitename or default_publisher,
        url=facts.url or page.url,
        blocks=blocks,
        fault=fault,
    )


def check_size(content: bytes, *, fault: Fault) -> None:
    if len(content) > LARGEST_PAGE:
        raise fault(f"page of more than {LARGEST_PAGE:,} bytes; save its text alone and read that")


def check_markup(html: str, *, fault: Fault) -> None:
    """Refuses what would keep the parser busy for minutes or make it drop the text in silence."""
    depth = tags = comparisons = 0
    position = tag_end = 0
    while (found := TAG.search(html, position)) is not None:
        position = found.end()
        closing, name = found[1], (found[2] or "").lower()
        tags += 1
        if name and found.start() >= tag_end:
            tag_end = find_tag_end(html, position)
            comparisons += len(html[position:tag_end].split()) ** 2
        if not name or (name in RAW_TAGS and not closing):
            position = skip_raw(html, position, name)
        elif name not in UNCOUNTED_TAGS and not closing:
            depth += 1
        elif name not in UNCOUNTED_TAGS:
            depth = max(0, depth - 1)
        if depth > DEEPEST_NESTING:
            raise fault(f"page nested more than {DEEPEST_NESTING} tags deep; save its text alone and read that")
        if tags > MOST_TAGS or comparisons > MOST_ATTRIBUTE_COMPARISONS:
            raise fault(f"page of more than {MOST_TAGS:,} tags or attributes; save its text alone and read that")


def find_tag_end(html: str, position: int) -> int:
    """Where the tag closes; a ``>`` between quotation marks does not close it."""
    while (sign := TAG_SIGN.search(html, position)) is not None:
        if sign[0] == ">":
            return sign.end()
        position = html.find(sign[0], sign.end()) + 1 or len(html)
    return len(html)


def skip_raw(html: str, position: int, name: str) -> int:
    """The end of a comment, or of a script and its like."""
    ending = re.compile(rf"</{name}" if name else "-->", re.IGNORECASE).search(html, position)
    return ending.end() if ending else len(html)


def extract(html: str, *, fault: Fault) -> tuple[Facts, Any]:
    """The facts of the markup, and the extractor's own document (main text, title, date, site name, address)."""
    from lxml.etree import LxmlError
    from trafilatura import bare_extraction, load_html

    try:
        tree = load_html(make_full_page(html.replace("\0", "")))
        facts = None if tree is None else find_facts(tree)
        page = bare_extraction(
            tree,
            with_metadata=True,
            include_comments=False,
            include_tables=False,
            date_extraction_params={"original_date": True, "extensive_search": False},
        )
    except (LxmlError, ValueError, RecursionError) as error:
        raise fault(f"page that cannot be taken apart ({error}); save its text alone and read that") from error
    if facts is None or page is None or page.body is None:
        raise fault("no article found on this page; save its text alone and read that")
    return facts, page


def make_full_page(html: str) -> str:
    """A fragment ("<p>...</p>") is given the frame the parser looks for."""
    return html if FULL_PAGE.search(html) else f"<html><body><article>{html}</article></body></html>"


def find_facts(tree: Any) -> Facts:
    """Headline, standfirst, captions, publisher and address, from the markup that names them."""
    article = next(iter(tree.xpath("//article | //main")), tree)
    headings = [words for heading in article.xpath(".//h1") or tree.xpath("//h1") if (words := find_words(heading))]
    return Facts(
        headline=headings[0] if headings else find_meta(tree, "og:title"),
        standfirst=find_standfirst(article),
        captions=tuple(dict.fromkeys(words for each in article.xpath(".//figcaption") if (words := find_words(each)))),
        publisher=find_meta(tree, "og:site_name"),
        url=next(iter(tree.xpath("//link[@rel='canonical']/@href")), None) or find_meta(tree, "og:url"),
    )


def find_standfirst(article: Any) -> str | None:
    for element in article.xpath(".//p[@class] | .//h2[@class] | .//div[@class]"):
        words = find_words(element) if STANDFIRST_CLASS.search(element.get("class")) else ""
        if 4 <= len(words.split()) <= LONGEST_STANDFIRST_WORDS:
            return words
    return None


def find_meta(tree: Any, name: str) -> str | None:
    found = tree.xpath("//meta[@property=$name or @name=$name]/@content", name=name)
    return squeeze(found[0]) or None if found else None


def find_words(element: Any) -> str:
    """The words of an element; its inner lines and paragraphs are parted by a blank."""
    for inner in element.iter("br", "p", "div", "li"):
        inner.tail = " " + (inner.tail or "")
    return squeeze(element.text_content())


def squeeze(words: str) -> str:
    return " ".join(words.split())


def find_parts(page: Any, facts: Facts) -> list[Part]:
    """Headline, standfirst, the paragraphs of the body, and the captions, each once."""
    head = [
        Part(words, role)
        for words, role in ((facts.headline, BlockRole.HEADLINE), (facts.standfirst, BlockRole.STANDFIRST))
        if words
    ]
    captions = [Part(words, BlockRole.CAPTION) for words in facts.captions]
    known = {part.text for part in (*head, *captions)}
    return [*head, *find_body(page.body, known), *captions]


def find_body(body: Any, known: set[str]) -> list[Part]:
    """Paragraphs as the extractor marks them, but for those known already; line breaks part them, as on the page."""
    parts = []
    for element in body.iterchildren():
        is_heading = element.tag == "head"
        lines = find_lines(element)
        if " ".join(lines) in known:
            continue
        for words in lines:
            role = find_role(words) or (BlockRole.HEADLINE if is_heading else BlockRole.BODY)
            parts.append(Part(words, role))
    return parts


def find_lines(element: Any) -> list[str]:
    for line_break in element.iter("lb", "item", "row"):
        line_break.text = "\n" + (line_break.text or "")
    return [line for written in "".join(element.itertext()).split("\n") if (line := squeeze(written))]


def join_parts(parts: list[Part]) -> tuple[str, tuple[Block, ...]]:
    """The text of the report, a blank line between paragraphs, and where each paragraph stands in it."""
    blocks = []
    start = 0
    for part in parts:
        blocks.append(Block(start, start + len(part.text), part.role))
        start += len(part.text) + 2
    return "\n\n".join(part.text for part in parts), tuple(blocks)
