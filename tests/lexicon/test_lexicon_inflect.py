"""The written forms of verbs and nouns."""

import pytest

from dateline.lexicon.inflect import noun_forms, verb_forms

VERBS = [
    ("bomb", "bomb bombs bombed bombing"),
    ("accuse", "accuse accuses accused accusing"),
    ("deny", "deny denies denied denying"),
    ("deploy", "deploy deploys deployed deploying"),
    ("clash", "clash clashes clashed clashing"),
    ("kill", "kill kills killed killing"),
    ("rob", "rob robs robbed robbing"),
    ("ban", "ban bans banned banning"),
    ("expel", "expel expels expelled expelling"),
    ("visit", "visit visits visited visiting"),
    ("kidnap", "kidnap kidnaps kidnapped kidnapping"),
    ("free", "free frees freed freeing"),
    ("die", "die dies died dying"),
    ("flee", "flee flees fled fleeing"),
    ("withdraw", "withdraw withdraws withdrew withdrawn withdrawing"),
    ("shoot", "shoot shoots shot shooting"),
    ("seek", "seek seeks sought seeking"),
    ("hold", "hold holds held holding"),
    ("hit", "hit hits hitting"),
    ("swear", "swear swears swore sworn swearing"),
    ("forbid", "forbid forbids forbade forbidden forbidding"),
    ("meet", "meet meets met meeting"),
    ("strike", "strike strikes struck stricken striking"),
    ("panic", "panic panics panicked panicking"),
    ("go", "go goes went gone going"),
]
NOUNS = [
    ("attack", "attack attacks"),
    ("ally", "ally allies"),
    ("boy", "boy boys"),
    ("speech", "speech speeches"),
    ("embargo", "embargo embargoes embargos"),
    ("policeman", "policeman policemen"),
    ("woman", "woman women"),
    ("child", "child children"),
    ("crisis", "crisis crises"),
    ("hero", "hero heroes"),
    ("memo", "memo memos"),
    ("aircraft", "aircraft"),
    ("german", "german germans"),
    ("tax", "tax taxes"),
    ("knife", "knife knives"),
]


@pytest.mark.parametrize(("lemma", "forms"), VERBS)
def test_verb_has_exactly_these_forms(lemma: str, forms: str) -> None:
    assert verb_forms(lemma) == set(forms.split())


@pytest.mark.parametrize(("lemma", "forms"), NOUNS)
def test_noun_has_exactly_these_forms(lemma: str, forms: str) -> None:
    assert noun_forms(lemma) == set(forms.split())
