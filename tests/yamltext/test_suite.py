"""The third-party YAML test suite: a value or a fault for every case, and never a wrong value."""

import pytest

from liushou.yamltext.comments import comments
from liushou.yamltext.positions import locate
from liushou.yamltext.reader import read

from .corpus import Case, cases

_REFUSED = {
    "4MUZ-0",
    "4MUZ-1",
    "4MUZ-2",
    "58MP-0",
    "5MUD-0",
    "652Z-0",
    "96NN-0",
    "96NN-1",
    "A2M4-0",
    "DK95-0",
}
_REFUSED |= {"DK95-0", "DK95-3", "DK95-4", "K3WX-0", "Q5MG-0", "VJP3-1", "Y79Y-1"}
"""Cases that libyaml 0.2.5 refuses though YAML 1.2 allows them: tabs in odd places, a colon on the line
after its key, a colon or question mark that begins a word in brackets. A refusal is told, so it is safe."""


@pytest.fixture(scope="module")
def suite() -> list[Case]:
    return cases()


def test_every_case_gives_a_value_or_a_fatal_fault(suite: list[Case]) -> None:
    assert len(suite) >= 402
    for case in suite:
        reading = read(case.data)
        assert (reading.value is None) == any(fault.fatal for fault in reading.faults), case.name


def test_every_value_agrees(suite: list[Case]) -> None:
    agreed, refused = 0, set()
    for case in suite:
        expected = case.documents
        if case.decorated or expected is None or len(expected) != 1 or not isinstance(expected[0], dict):
            continue
        value = read(case.data).value
        if value is None:
            refused.add(case.name)
        else:
            assert value == expected[0], case.name
            agreed += 1
    assert refused == _REFUSED
    assert agreed >= 70


def test_positions_and_comments_never_raise(suite: list[Case]) -> None:
    for case in suite:
        assert locate(case.data).value(("a", 0, "b")).line >= 1
        comments(case.data.decode())


def test_what_is_no_archive_is_refused(suite: list[Case]) -> None:
    for case in suite:
        if case.decorated or (case.documents is not None and len(case.documents) != 1):
            assert read(case.data).value is None, case.name
