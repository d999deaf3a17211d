"""Page furniture: the lines around a report that tell nothing that happened, known by their own words.

Each rule looks at one paragraph alone; ``blocks.py`` weighs where it stands. A rule that could also fit a sentence of
a report asks for a short line without a full stop: losing furniture costs little, losing a sentence costs an event.
"""

import re

from dateline.domain.report import BlockRole

# In characters. Furniture is short, and a text without blanks would keep the patterns busy for hours.
LONGEST_FURNITURE = 600
FINAL_STOP = re.compile(r"[.!?…][\"'”’»)\]]*$")
INITIALS_AT_END = re.compile(r"(?:\b[A-Z]\.){2,}$")

MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
WEEKDAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?"
PARTS = {
    "<AGENCY>": (
        r"(?:AP|AFP|EPA|EPA-EFE|PA|UPI|DPA|EFE|ANSA|TASS|Reuters|REUTERS|Getty(?: Images)?|Associated Press|Xinhua"
        r"|Anadolu(?: Agency)?|Agence France-Presse|Shutterstock|Alamy|Corbis|iStock|Rex(?: Features)?|Bloomberg"
        r"|Handout|NurPhoto)"
    ),
    "<AUTHOR>": r"(?:<NAME> ){0,3}(?:<NAME> ?[/,] ?)?",
    "<NAME>": r"[^\W\d_][^\W\d_]*(?:['’.-][^\W\d_]+)*\.?",
    "<WEEKDAY>": WEEKDAY,
    "<DAY>": (
        rf"(?:(?:{WEEKDAY},? )?(?:\d{{1,2}}(?:st|nd|rd|th)? {MONTH}|{MONTH} \d{{1,2}}(?:st|nd|rd|th)?"
        r"|\d{4}-\d\d-\d\d|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}))"
    ),
    "<PICTURE>": r"(?:photo|picture|image|photograph)",
    "<PATH>": r"(?:\s*[/|>»›&].*)?",
    "<POST>": r"(?:reporters?|correspondents?|writers?|editors?|desk|bureau)(?:,? (?:in|at|for) .{2,30})?",
    "<DESK>": (
        r"(?:diplomatic|political|security|defen[cs]e|world|africa|asia|middle east|international|local|regional"
        r"|crime|news|web)"
    ),
}


def any_of(patterns: str, flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
    """One pattern from a table with a pattern per line, in which the parts above go by their names."""
    for name, pattern in PARTS.items():
        patterns = patterns.replace(name, pattern)
    return re.compile("(?:" + "|".join(line.strip() for line in patterns.strip().splitlines()) + ")", flags)


# At the start of a paragraph, full stop or not.
SURE_BOILERPLATE = any_of(r"""
    (?:click|tap) (?:here|to|on|below)\b
    sign up (?:for|to|here|now|today)\b
    subscribe (?:to|now|here|today|for)\b
    (?:follow|like|join) (?:us|me|our (?:page|channel))\b
    follow @
    follow (?:\S+ ){1,4}on (?:twitter|facebook|x|instagram|telegram)\b
    already (?:a subscriber|registered|have an account)
    log in (?:to|here|now)\b
    create (?:a free|an|your free) account
    (?:we|(?:this|our) (?:web)?site) uses? cookies
    by continuing to (?:use|browse)
    accept (?:all )?cookies
    all rights reserved
    copyright (?:©|\(c\)|\d{4}|by\b)
    ©
    \(c\) ?(?:19|20)\d\d
    this material may not be (?:published|reproduced)
    no part of this (?:article|material|site)
    this (?:article|story|report|piece) (?:was|is|has been) (?:(?:first|originally|last|also) )?(?:published|updated)\b
    this (?:article|story|report|piece) (?:was|is|has been) (?:corrected|produced|part of)\b
    (?:originally|first) published\b
    the (?:views|opinions) expressed (?:in this|here|are)
    (?:get|receive) (?:(?:the|our|all) )?(?:latest|breaking|daily|top|more) (?:news|headlines|stories|updates)\b
    (?:download|get) (?:the|our) (?:free )?app\b
    support (?:our|independent) journalism
    become a (?:member|supporter|subscriber)
    (?:send|e-?mail) (?:us )?(?:your )?(?:tips|news tips|feedback|comments)\b
    have (?:a (?:news )?tip|something to add)\b
    (?:your|this) browser (?:does not|doesn['’]t)
    please (?:enable javascript|log in|subscribe|sign)
""")
# A whole paragraph without a full stop.
STOPLESS_BOILERPLATE = any_of(r"""
    (?:read|see|also|watch|listen|hear|more|related|recommended|trending|video|gallery|in pictures|photos)\s*[:»>|].*
    (?:tags?|topics?|keywords?|filed under|categor(?:y|ies)|sections?|explore|live|must read)\s*[:»>|].*
    (?:don['’]t miss|editor['’]s (?:pick|choice)s?|in this (?:story|article)|what to read next)(?:\s*[:»>|].*)?
    (?:read|watch|see|hear) (?:more|also|next|full|the full|our|related)\b.*
    also (?:read|see|watch)\b.*
    more (?:from|on|about|in)(?: \S+){1,4}
    related (?:articles?|stor(?:y|ies)|news|content|topics?|links?|coverage|videos?|posts?)(?:\s*[:»>|].*)?
    you (?:may|might) (?:also )?(?:like|be interested).*
    (?:most|what['’]s) (?:read|popular|viewed|shared|trending|commented)(?: .*)?
    recommended(?: for you| by .*| stories| reading)?
    related
    trending(?: now)?
    (?:top|latest) (?:news|stories|headlines|updates)
    breaking(?: news)?
    developing story
    exclusive
    live(?: updates?)?
    share(?:d? ?\d*| (?:this|on|via)(?: \S+){1,5}|(?: the)? (?:article|story|post|page))?
    tweet(?: this)?
    (?:e-?mail|print|save)(?: (?:this|for later|article|story|page)(?: \S+){0,3})?
    pin it
    copy link
    bookmark
    whatsapp
    facebook
    twitter
    linkedin
    reddit
    telegram
    pinterest
    instagram
    follow(?:ing)?
    subscribe
    register
    log ?in
    sign (?:in|up|out)
    comments?
    leave a (?:comment|reply).*
    post a comment
    join the (?:conversation|discussion)
    (?:show|load|view|see) (?:more|all|less|comments)(?: .{1,20})?
    \d+ (?:comments?|shares?|views?|likes?|photos?|min(?:ute)?s?(?: read)?|(?:hours?|days?|min(?:ute)?s?) ago)
    (?:an? )?advert(?:isements?|ising|s)?
    sponsored(?: (?:by|content|links?).*)?
    promoted(?: (?:by|content|stories).*)?
    paid (?:content|post)
    (?:story|article) continues.*
    continue reading.*
    (?:scroll|skip) (?:down|to) .*
    newsletters?(?: sign-?up)?
    privacy(?: policy| notice)?
    terms (?:of (?:use|service)|and conditions)
    cookies?(?: policy| settings)?
    (?:contact|about)(?: us)?
    careers
    help
    site ?map
    rss(?: feeds?)?
    e-?paper
    mobile apps?
    (?:last |first )?(?:published|posted|updated|modified)\s*(?:on|at)?\s*:?\s*(?:\d|<DAY>|<WEEKDAY>\b|today\b).{0,60}
    home(?: ?[>/|»›].*)?
    menu
    search
    close
    back(?: to (?:top|home|news))?
    (?:next|previous)(?: article| story)?
    play(?: video| audio)?
    watch(?: live| now| the video.*| video.*)?
    listen(?: to (?:this )?(?:article|story))?
    loading\W*
    images?
    photos?
    video
    gallery
    file
""")
SECTION = any_of(r"""
    (?:world|africa|asia|europe|americas?|middle east|latin america|south asia|uk|us|u\.s\.)(?: news)?<PATH>
    (?:politics|international|national|local|regional|business|economy|opinion|analysis|sports?)(?: news)?<PATH>
    (?:culture|health|science|technology|tech|environment|defen[cs]e|security|crime|society|life(?:style)?)<PATH>
    (?:editorial|top|headlines?|news)<PATH>
""")
# Dates, times, links, hashtags and ornaments that stand alone.
BARE_MATTER = any_of(r"""
    <DAY>(?:,? \d{4})?(?:[\s,|•·-]*\d{1,2}[:.]\d\d.{0,20})?
    \d{1,2}[:.]\d\d\s*(?:[ap]\.?m\.?)?(?:\s*[A-Z]{3,4})?
    (?:https?://|www\.)\S+
    \S+@\S+\.\w{2,}
    (?:#\w+\s*)+
    \W+
""")

CREDIT = any_of(r"""
    \(?(?:(?:additional|further|original) )?(?:reporting|writing|editing)(?: (?:and|&) \S+(?: \S+)?)? by\b
    \(?(?:(?:additional|further) )?(?:photography|graphics?|translation|illustrations?)(?: (?:and|&) \S+)? by\b
    \(?(?:translated|compiled|edited|researched)(?: and \S+)? by\b
    \(?with (?:additional )?(?:reporting|inputs?|files?|contributions?|material) (?:by|from)\b
    \(?with (?:agenc(?:y|ies)|wires?)(?: inputs?| reports?)?\)?$
    (?:<PICTURE>s?|video|illustration|graphic)(?: (?:credits?|courtesy|source|by|courtesy of))?\s*:
    (?:<PICTURE>|video) (?:credits?|courtesy|by)\b
    (?:source|credits?|agencies|via)\s*:
    (?:[-–—]+ ?)?(?:from )?(?:agencies|wire services|news agencies|staff and agencies|(?:our )?wire reports)$
""")
CONTRIBUTED = re.compile(r"contributed (?:reporting )?to (?:this|the) (?:report|story|article|dispatch)", re.IGNORECASE)
# Such as Jon Poe/AP, (Reuters) and AFP/Getty Images
AGENCY_ALONE = any_of(
    r"""
    [(\[]?(?:[-–—/] ?)?<AUTHOR><AGENCY>(?:(?:[ /,]|and )+<AGENCY>|/<NAME>|/[a-z]{2,4}){0,3}[)\]]?\.?
    \((?:[^()]{0,40}[/, ])?<AGENCY>(?:[/, ][^()]{0,40})?\)
    """,
    re.NOFLAG,
)

CAPTION = any_of(r"""
    \((?:<PICTURE>|pictured)\s*:\s*\S
    (?:pictured|above|video grab|screen ?grab|video still)\s*:\s*\S
    file\s*[-–—:]
    \(?file <PICTURE>
    in this (?:\S+ ){0,4}(?:file )?(?:<PICTURE>|frame grab|still)\b
    this (?:\S+ ){0,3}<PICTURE>\b.{0,60}\b(?:shows?|taken|released|provided)\b
    an? (?:undated|file|handout|satellite|combination) <PICTURE>\b.{0,60}\bshows?\b
    (?:pictured|shown|seen) (?:here|above|below)\b
""")
PICTURE_CREDIT_AT_END = re.compile(
    any_of(r"""
        [(\[](?:AP|EPA|AFP|PA) (?:photo|images?)[^()\[\]]{0,80}[)\]]
        [(\[](?:<PICTURE>|file|getty|reuters/|afp/|ap/|epa/)[^()\[\]]{0,80}[)\]]
        \b(?:reuters|ap|afp|epa|getty images)/[A-Z][^.]{2,60}
        \bgetty images
        \bfile <PICTURE>\)?
        (?:^|[.!?…)"”’]\s+|\s[|–—-]\s*)<PICTURE>(?: credit)?\s*: ?[^.]{2,60}
    """).pattern
    + r"\.?$",
    re.IGNORECASE,
)

BYLINE = any_of(
    r"""
    (?:By|BY|(?:Written|Words|Report|Story|Posted|Text) by|Words|Authors?|From)\s*:?\s+(?P<names>.+)
    """,
    re.NOFLAG,
)
# What may follow the names: "| 3 min read", "(jane@post.example)", "4 March 2021"
AFTER_NAMES = any_of(r"""
    \s*[|•·–—(].*
    ,? <DAY>.*
""")
SMALL_WORDS = frozenset(("and", "&", "in", "at", "for", "of", "the", "by", "de", "al", "von", "van", "bin"))
STAFF = any_of(r"""
    (?:by |.{2,40}[,|] ?)?(?:(?:a|the|our|own|staff|special|foreign|senior|chief) )+<POST>
    (?:by |.{2,40}[,|] ?)?(?:(?:our|the) )?(?:<DESK> )+<POST>
    .{2,40}, .{0,30}\b(?:correspondent|reporter|editor|bureau chief)(?:,? (?:in|at|for) .{2,30})?
    (?:staff|news) reporters?
    correspondents?
    news ?(?:room|desk)
    staff
    agencies
""")


def find_role(paragraph: str) -> BlockRole | None:
    """What a paragraph's own words say it is; ``None`` for all that may be part of the report."""
    if len(paragraph) > LONGEST_FURNITURE:
        return None
    if is_boilerplate(paragraph):
        return BlockRole.BOILERPLATE
    if is_credit(paragraph):
        return BlockRole.CREDIT
    if is_caption(paragraph):
        return BlockRole.CAPTION
    return BlockRole.BYLINE if is_byline(paragraph) else None


def has_final_stop(paragraph: str) -> bool:
    """Whether it ends as sentences do; ``U.S.`` at the end of a headline is no full stop."""
    return FINAL_STOP.search(paragraph) is not None and INITIALS_AT_END.search(paragraph[-20:]) is None


def count_words(paragraph: str) -> int:
    return len(paragraph.split())


def is_boilerplate(paragraph: str) -> bool:
    words = count_words(paragraph)
    if words <= 40 and (BARE_MATTER.fullmatch(paragraph) or SURE_BOILERPLATE.match(paragraph)):
        return True
    if words <= 60 and "all rights reserved" in paragraph.lower():
        return True
    if words > 25 or has_final_stop(paragraph):
        return False
    return STOPLESS_BOILERPLATE.fullmatch(paragraph) is not None or (
        words <= 6 and SECTION.fullmatch(paragraph) is not None
    )


def is_credit(paragraph: str) -> bool:
    words = count_words(paragraph)
    if words > 40:
        return False
    if CREDIT.match(paragraph) or CONTRIBUTED.search(paragraph):
        return True
    return words <= 8 and AGENCY_ALONE.fullmatch(paragraph) is not None


def is_caption(paragraph: str) -> bool:
    if count_words(paragraph) > 80:
        return False
    return CAPTION.match(paragraph) is not None or PICTURE_CREDIT_AT_END.search(paragraph) is not None


def is_byline(paragraph: str) -> bool:
    words = count_words(paragraph)
    if words > 14 or has_final_stop(paragraph):
        return False
    return is_signature(paragraph) or (words <= 8 and STAFF.fullmatch(paragraph) is not None)


def is_signature(paragraph: str) -> bool:
    """Whether it reads "By Jane Doe and John Roe in Nairobi": all but the small words are capitalised."""
    signed = BYLINE.fullmatch(paragraph)
    if signed is None:
        return False
    names = AFTER_NAMES.sub("", signed["names"], count=1).replace(",", " ").split()
    return bool(names) and all(name in SMALL_WORDS or name[:1].isupper() for name in names)
