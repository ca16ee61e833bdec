"""What the rules of `check` refuse of an import: a row, or all of it where no one row is at fault."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from liushou.care.importing.outcome import Changed, New, Outcome, Place
from liushou.commands.importing.weighing import held_to_the_rules, warned
from liushou.errors import LiushouError, Status
from liushou.records.child import Child
from liushou.store.drafts import Amendment, NewFile, put
from liushou.store.load import load

ON = date(2026, 11, 20)
C1 = "data/children/c-1.yaml"
GOOD = NewFile(
    "data/children/c-2.yaml",
    "id: c-2\nname: 李想\nsex: 女\nbirth_date: 2015-01-01\nstatus: 在册\nregistered_on: 2025-01-01\n"
    "parents: []\nguardians: []\n".encode(),
)
WRONG = Amendment(C1, (put(Child, ("registered_on",), "2010-01-01"),))
"""Before the birth of the child: LS303."""


def changed(row: int, sheet: str = "") -> Changed:
    return Changed(Place(sheet, row), C1, "c-1", "田小禾", ())


OUTCOME = Outcome((WRONG, GOOD), (New(Place("", 3), "c-2", "李想"),), (changed(2),), (), ())


def test_a_row_that_a_rule_refuses_is_rejected_and_the_others_stay(small: Path) -> None:
    held = held_to_the_rules(load(small), OUTCOME, "children", ON)
    assert [(one.place.row, one.target) for one in held.outcome.rejected] == [(2, "registered_on")]
    assert held.outcome.rejected[0].reason.endswith("（LS303）")
    assert held.outcome.changed == ()
    assert held.outcome.drafts == (GOOD,)
    assert held.weighed is not None
    assert [change.path for change in held.weighed.changes] == [GOOD.path]


def test_a_row_beside_a_rejected_one_stays(small: Path) -> None:
    beside = replace(OUTCOME, new=(New(Place("", 2), "c-2", "李想"),))
    held = held_to_the_rules(load(small), beside, "children", ON)
    assert [one.id for one in held.outcome.new] == ["c-2"]
    assert held.outcome.changed == ()


def test_what_is_of_no_one_row_is_refused_whole_and_names_the_rows(small: Path) -> None:
    several = replace(OUTCOME, changed=(changed(2, "一班"), changed(5, "二班")))
    with pytest.raises(LiushouError) as caught:
        held_to_the_rules(load(small), several, "records", ON)
    assert caught.value.status == Status.FINDINGS
    assert "一班 第 2 行、二班 第 5 行 田小禾：" in caught.value.message
    assert "没有写入任何文件" in caught.value.message


def test_each_warning_is_told_once_with_the_first_row_it_means(small: Path) -> None:
    other = NewFile(
        "data/children/c-3.yaml", GOOD.data.replace(b"c-2", b"c-3").replace("李想".encode(), "周晓".encode())
    )
    new = (New(Place("", 3), "c-3", "周晓"), New(Place("", 4), "c-2", "李想"))
    held = held_to_the_rules(load(small), Outcome((GOOD, other), new, (), (), ()), "children", ON)
    told = list(warned(held, "children"))
    assert any(one.startswith("第 3 行 周晓 等 2 处：") and one.endswith("（LS503）") for one in told)
    codes = [one[one.rindex("（") :] for one in told]
    assert len(codes) == len(set(codes))


def test_what_is_wrong_with_a_parent_is_named_by_the_relation(small: Path) -> None:
    """An id number of a man in the mother's column (LS301)."""
    text = GOOD.data.decode().replace(
        "parents: []",
        "parents:\n  - {relation: 父亲, situation: 在家}\n"
        '  - {relation: 母亲, situation: 外出务工, birth_date: 1985-05-22, id_number: "439900198505220015"}',
    )
    outcome = replace(OUTCOME, drafts=(NewFile(GOOD.path, text.encode()),), changed=())
    held = held_to_the_rules(load(small), outcome, "children", ON)
    assert {one.target for one in held.outcome.rejected} == {"parents[母亲].id_number"}
