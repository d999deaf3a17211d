"""English inflection, just enough to find a lexicon's words in running text.

The parser's lemmatiser costs about a third of a parse; a lexicon of known lemmas needs only their written forms.
"""

from functools import cache

_VOWELS = "aeiou"

# Past tense and past participle where they are not formed with -ed.
_IRREGULAR = {
    "arise": "arose arisen", "be": "is are was were been being am", "bear": "bore borne born",
    "beat": "beat beaten", "become": "became become", "begin": "began begun", "bend": "bent",
    "bid": "bid bade bidden", "bind": "bound", "bite": "bit bitten", "bleed": "bled", "blow": "blew blown",
    "break": "broke broken", "breed": "bred", "bring": "brought", "build": "built", "burn": "burned burnt",
    "burst": "burst", "buy": "bought", "cast": "cast", "catch": "caught", "choose": "chose chosen",
    "cling": "clung", "come": "came come", "cost": "cost", "cut": "cut", "deal": "dealt", "dig": "dug",
    "do": "did done does", "draw": "drew drawn", "dream": "dreamed dreamt", "drink": "drank drunk",
    "drive": "drove driven", "eat": "ate eaten", "fall": "fell fallen", "feed": "fed", "feel": "felt",
    "fight": "fought", "find": "found", "flee": "fled", "fling": "flung", "fly": "flew flown",
    "forbid": "forbade forbidden", "forget": "forgot forgotten", "forgive": "forgave forgiven",
    "forsake": "forsook forsaken", "freeze": "froze frozen", "get": "got gotten", "give": "gave given",
    "go": "went gone goes", "grind": "ground", "grow": "grew grown", "hang": "hanged hung",
    "have": "has had having", "hear": "heard", "hide": "hid hidden", "hit": "hit", "hold": "held", "hurt": "hurt",
    "keep": "kept", "kneel": "knelt", "know": "knew known", "lay": "laid", "lead": "led", "lean": "leaned leant",
    "leave": "left", "lend": "lent", "let": "let", "lie": "lay lain lied lying", "light": "lit lighted",
    "lose": "lost", "make": "made", "mean": "meant", "meet": "met", "overcome": "overcame overcome",
    "overrun": "overran overrun", "oversee": "oversaw overseen", "overtake": "overtook overtaken",
    "overthrow": "overthrew overthrown", "partake": "partook partaken", "pay": "paid", "plead": "pleaded pled",
    "put": "put", "quit": "quit", "read": "read", "rebuild": "rebuilt", "rend": "rent", "retake": "retook retaken",
    "rid": "rid", "ride": "rode ridden", "ring": "rang rung", "rise": "rose risen", "run": "ran run",
    "say": "said", "see": "saw seen", "seek": "sought", "sell": "sold", "send": "sent", "set": "set",
    "shake": "shook shaken", "shed": "shed", "shine": "shone shined", "shoot": "shot", "show": "showed shown",
    "shrink": "shrank shrunk", "shut": "shut", "sing": "sang sung", "sink": "sank sunk", "sit": "sat",
    "slay": "slew slain", "sleep": "slept", "sling": "slung", "slit": "slit", "speak": "spoke spoken",
    "speed": "sped", "spend": "spent", "spill": "spilled spilt", "spin": "spun", "split": "split",
    "spread": "spread", "spring": "sprang sprung", "stand": "stood", "steal": "stole stolen", "stick": "stuck",
    "sting": "stung", "strike": "struck stricken", "strive": "strove striven", "swear": "swore sworn",
    "sweep": "swept", "swim": "swam swum", "swing": "swung", "take": "took taken", "teach": "taught",
    "tear": "tore torn", "tell": "told", "think": "thought", "throw": "threw thrown", "thrust": "thrust",
    "tread": "trod trodden", "undergo": "underwent undergone", "underwrite": "underwrote underwritten",
    "unfreeze": "unfroze unfrozen", "forswear": "forswore forsworn", "undertake": "undertook undertaken",
    "understand": "understood", "undo": "undid undone", "uphold": "upheld", "upset": "upset", "wage": "waged",
    "wear": "wore worn", "weep": "wept", "win": "won", "wind": "wound", "withdraw": "withdrew withdrawn",
    "withhold": "withheld", "withstand": "withstood", "wring": "wrung", "write": "wrote written",
    "handcuff": "handcuffed", "foresee": "foresaw foreseen", "forego": "forewent foregone", "rethink": "rethought",
    "resell": "resold", "outlaw": "outlawed", "broadcast": "broadcast", "knife": "knifed", "sue": "sued",
}  # fmt: skip

# Verbs of two and more syllables whose last consonant doubles because the last syllable is stressed.
_DOUBLING = frozenset(
    "admit commit permit submit omit remit transmit refer defer confer prefer transfer deter occur incur concur recur "
    "abet compel expel repel propel rebel dispel impel patrol control enrol annul abhor begin equip regret rebut "
    "kidnap handicap worship format program combat acquit airdrop equip extol unban befit outwit forbid".split()
)
_DOUBLE_L = ("el", "al", "il")  # British: travelled, signalled, imperilled
_IRREGULAR_PLURALS = {
    "man": "men", "woman": "women", "child": "children", "person": "people persons", "foot": "feet",
    "knife": "knives", "life": "lives", "crisis": "crises", "half": "halves", "leaf": "leaves", "thief": "thieves",
    "wife": "wives", "wolf": "wolves", "loaf": "loaves", "analysis": "analyses", "embargo": "embargoes embargos",
    "veto": "vetoes", "siege": "sieges", "coup": "coups", "memorandum": "memoranda memorandums", "basis": "bases",
    "oasis": "oases", "policeman": "policemen", "aircraft": "aircraft", "fisherman": "fishermen",
    "cargo": "cargoes cargos", "hero": "heroes", "militia": "militias", "datum": "data", "goose": "geese",
    "tooth": "teeth", "phenomenon": "phenomena",
}  # fmt: skip


@cache
def verb_forms(lemma: str) -> frozenset[str]:
    """Every written form of a verb: ``verb_forms("flee")`` holds flee, flees, fled, fleeing."""
    forms = {lemma, _third_person(lemma), *_participles(lemma)}
    irregular = _IRREGULAR.get(lemma)
    forms.update(irregular.split() if irregular else _regular_past(lemma))
    return frozenset(forms)


@cache
def noun_forms(lemma: str) -> frozenset[str]:
    """Singular and plural: ``noun_forms("ally")`` holds ally and allies."""
    irregular = _IRREGULAR_PLURALS.get(lemma)
    if irregular is None and lemma.endswith("man") and lemma != "german":
        irregular = lemma[:-3] + "men"
    return frozenset({lemma, *(irregular.split() if irregular else [_plural(lemma)])})


def _third_person(lemma: str) -> str:
    return _plural(lemma)


def _plural(lemma: str) -> str:
    if lemma.endswith(("s", "x", "z", "ch", "sh")) or (lemma.endswith("o") and lemma not in {"photo", "memo", "video"}):
        return lemma + "es"
    if lemma.endswith("y") and len(lemma) > 1 and lemma[-2] not in _VOWELS:
        return lemma[:-1] + "ies"
    return lemma + "s"


def _participles(lemma: str) -> list[str]:
    if lemma.endswith("ie"):
        return [lemma[:-2] + "ying"]
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        return [lemma[:-1] + "ing"]
    return [stem + "ing" for stem in _stems(lemma)]


def _regular_past(lemma: str) -> list[str]:
    if lemma.endswith("e"):
        return [lemma + "d"]
    if lemma.endswith("y") and len(lemma) > 1 and lemma[-2] not in _VOWELS:
        return [lemma[:-1] + "ied"]
    return [stem + "ed" for stem in _stems(lemma)]


def _stems(lemma: str) -> list[str]:
    """The stem before -ed and -ing, with the last consonant doubled where English does so."""
    if lemma.endswith("c"):
        return [lemma + "k"]
    if lemma in _DOUBLING:
        return [lemma + lemma[-1]]
    if len(lemma) < 3 or lemma[-1] in _VOWELS + "wxyh" or lemma[-2] not in _VOWELS or lemma[-3] in _VOWELS:
        return [lemma]
    one_syllable = sum(letter in _VOWELS for letter in lemma) == 1
    if one_syllable:
        return [lemma + lemma[-1]]
    if lemma.endswith(_DOUBLE_L):
        return [lemma, lemma + lemma[-1]]
    return [lemma]
