"""How a batch of the corpus is read, and what its checker finds fault with."""

from pathlib import Path

import pytest
from check_corpus import trigger_lemma
from corpus_files import CORPUS, read_batch, read_corpus
from instances import instances_of
from second_coding import kappa

BRIEF = "# author: t1\n# region: nowhere\n# years: 1999-2001\n# voice: wire copy\n\n"


def batch_of(folder: Path, blocks: str) -> Path:
    path = folder / "t1-1.txt"
    path.write_text(BRIEF + blocks, encoding="utf-8")
    return path


def test_single_event_has_its_words_and_labels(tmp_path: Path) -> None:
    batch = read_batch(
        batch_of(tmp_path, "COERCE arrest | actual | repression\n<a>Police</a> <e>rounded up</e> <r>nine men</r>.\n")
    )
    assert batch.faults == ()
    (sentence,) = batch.sentences
    (event,) = sentence.events
    assert sentence.text == "Police rounded up nine men."
    assert (event.event_type, event.mode, event.factuality, event.contexts) == (
        "COERCE",
        "arrest",
        "actual",
        ("repression",),
    )
    assert [sentence.text[s:e] for s, e in (*event.actors, event.trigger or (0, 0), *event.recipients)] == [
        "Police",
        "rounded up",
        "nine men",
    ]


def test_one_stretch_is_recipient_of_one_event_and_actor_of_another(tmp_path: Path) -> None:
    text = (
        "1 ACCUSE allege | actual | -\n2 ASSAULT | alleged | -\n"
        "<a1>Keld</a1> <e1>said</e1> <r1 a2>Marrow</r1> had <e2>burnt</e2> <r2>a mill</r2>.\n"
    )
    (sentence,) = read_batch(batch_of(tmp_path, text)).sentences
    accusation, assault = sentence.events
    assert accusation.recipients == assault.actors


def test_pairs_of_two_events_make_negatives_of_each_other(tmp_path: Path) -> None:
    text = (
        "1 ACCUSE allege | actual | -\n2 ASSAULT | alleged | -\n"
        "<a1>Keld</a1> <e1>said</e1> <r1 a2>Marrow</r1> had <e2>burnt</e2> <r2>a mill</r2>.\n"
    )
    found = instances_of([read_batch(batch_of(tmp_path, text))])
    made = {(i.text[slice(*i.actors[0])], i.text[slice(*i.recipients[0])]) for i in found if i.event_type == "NONE"}
    assert made == {("Keld", "a mill"), ("Marrow", "Keld"), ("a mill", "Marrow")}


@pytest.mark.parametrize(
    ("block", "fault"),
    [
        ("COERCE arrest | actual\nPolice <e>held</e> <r>him.\n", "<r> is never closed"),
        ("COERCE arrest | actual\nPolice held <r>him</r>.\n", "expected one <e>, found 0"),
        ("COERCE bomb | actual\n<a>Police</a> <e>held</e> him.\n", "COERCE has no mode 'bomb'"),
        ("COERCE arrest\n<a>Police</a> <e>held</e> him.\n", "expected a factuality"),
        ("COERCE arrest | actual | weather\n<a>Police</a> <e>held</e> him.\n", "no such context: weather"),
        ("NONE sport\n<a>Keld</a> <e>crushed</e> Marrow.\n", "a NONE needs both <a> and <r>"),
        ("NONE chess\n<a>Keld</a> beat <r>Marrow</r>.\n", "NONE chess: expected one of"),
        ("AGREE | actual\n<b>Keld</b> <e>agreed</e>.\n", "is no mark"),
    ],
)
def test_broken_block_is_left_out_and_named(tmp_path: Path, block: str, fault: str) -> None:
    batch = read_batch(batch_of(tmp_path, block))
    assert batch.sentences == ()
    assert fault in batch.faults[0]
    assert batch.faults[0].startswith("t1-1.txt:6: ")


@pytest.mark.parametrize(
    ("words", "lemma"), [("Arrested", "arrest"), ("called on", "call on"), ("talks", "talk"), ("met", "met")]
)
def test_trigger_is_counted_without_its_ending(words: str, lemma: str) -> None:
    assert trigger_lemma(words) == lemma


@pytest.mark.parametrize(
    ("first", "second", "value"),
    [("aabb", "aabb", 1.0), ("abab", "aabb", 0.0), ("aaab", "aabb", 0.5)],
)
def test_kappa_counts_agreement_beyond_chance(first: str, second: str, value: float) -> None:
    assert kappa(list(first), list(second)) == pytest.approx(value)


def test_every_batch_of_the_corpus_can_be_read() -> None:
    batches = read_corpus()
    assert [fault for batch in batches for fault in batch.faults] == []
    assert sum(len(batch.sentences) for batch in batches) >= 8000, CORPUS
