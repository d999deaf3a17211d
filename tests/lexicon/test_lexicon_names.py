"""The name index: its built form, its files and a user's own actors."""

from importlib.resources import files
from pathlib import Path

import msgspec
import pytest

from dateline import Coder, Settings
from dateline.errors import DataError
from dateline.lexicon.name_files import every_name, read_lexicon
from dateline.lexicon.names import NameLexicon, load_names
from training.check_actors import find_faults

OWN = """\
- id: org:lake-wardens
  name: Lake Wardens
  aliases: [LWX, the Wardens of the Lake]
  country: MWI
  sector: PRM
"""


@pytest.fixture(scope="module")
def fresh() -> NameLexicon:
    return read_lexicon()


def test_built_form_agrees_with_the_files(fresh: NameLexicon) -> None:
    built = load_names()
    assert msgspec.structs.asdict(fresh).keys() == msgspec.structs.asdict(built).keys()
    unpacked = [{key: bytes(raw) for key, raw in lexicon.names.items()} for lexicon in (fresh, built)]
    assert unpacked[0] == unpacked[1]
    assert (fresh.roles, fresh.persons, fresh.modifiers) == (built.roles, built.persons, built.modifiers)


@pytest.mark.parametrize(
    ("kind", "prefix", "fewest"),
    [
        ("person", "person:", 3_000),
        ("organisation", "group:", 900),
        ("organisation", "party:", 700),
        ("organisation", "org:", 500),
    ],
)
def test_knowledge_base_holds_enough(kind: str, prefix: str, fewest: int) -> None:
    folder = files("dateline.lexicon") / "actors"
    assert len({name.id for name in every_name(folder) if name.kind == kind and name.id.startswith(prefix)}) >= fewest


def test_role_words_are_enough() -> None:
    assert len(load_names().roles) >= 2_500


def test_own_actors_are_known_and_come_first(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(OWN, encoding="utf-8")
    coder = Coder(Settings(actors_file=str(path)))
    found = coder.resolve_actor("LWX rangers")
    assert (found.name, found.country, found.sector) == ("Lake Wardens", "MWI", "PRM")
    assert Coder().resolve_actor("LWX").country is None


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("name: x", "expected a list of actors"),
        ("- {name: X}", "needs at least an id and a name"),
        ("- {id: [", "docs/actors.md shows the form"),
    ],
)
def test_broken_actor_file_is_named(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(DataError, match=message):
        Coder(Settings(actors_file=str(path))).resolve_actor("X")


def test_actor_files_have_no_faults() -> None:
    assert list(find_faults()) == []
