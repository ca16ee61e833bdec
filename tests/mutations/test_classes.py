"""The classes of mutation: each changes something, the same seed changes the same, the page lists them."""

import re
from pathlib import Path

import pytest
from mutations.campaign import mutants
from mutations.catalogue import CLASSES
from mutations.mutant import MutationClass
from mutations.sample import Sample

from liushou.yamltext.reader import read

_PAGE = Path(__file__).parents[2] / "docs" / "变异测试.md"
_ROW = re.compile(r"\| (?P<name>[^|]+) \| [^|]+ \| (?P<shows>[是否]) \| [^|]+ \| [^|]+ \|")


def _by_name(made: MutationClass) -> str:
    return made.name


@pytest.mark.parametrize("made", CLASSES, ids=_by_name)
def test_a_class_changes_the_sample_and_says_where_to_look(made: MutationClass, sample: Sample) -> None:
    batch = mutants(made, sample, 1, 5)
    assert len(batch) == 5
    for one in batch:
        assert one.files
        assert all(sample.files.get(path) != data for path, data in one.changes)
        assert one.moves or {path for path, _ in one.changes} & one.files


@pytest.mark.parametrize("made", CLASSES, ids=_by_name)
def test_the_same_seed_makes_the_same_mutants_and_another_seed_others(
    made: MutationClass, sample: Sample
) -> None:
    batch = mutants(made, sample, 1, 5)
    assert mutants(made, sample, 1, 5) == batch
    assert mutants(made, sample, 2, 5) != batch


def test_the_page_lists_every_class_as_it_is() -> None:
    rows = _ROW.findall(_PAGE.read_text(encoding="utf-8"))
    assert rows == [(made.name, "是" if made.shows else "否") for made in CLASSES]


@pytest.mark.parametrize("name", ["缩进错", "冒号写错", "引号括号不成对"])
def test_a_slip_that_changes_nothing_of_what_is_said_is_no_mutant(name: str, sample: Sample) -> None:
    made = next(one for one in CLASSES if one.name == name)
    said = {page.path: page.values for page in sample.pages}
    for one in mutants(made, sample, 3, 10):
        for path, data in one.changes:
            assert read(data or b"").value != said[path]
