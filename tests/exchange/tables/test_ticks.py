"""Columns of which the right one is ticked."""

from dataclasses import replace

import pytest
from tests.exchange.tables.grids import CHILDREN, table, targets

from liushou.exchange.files.grid import Merged

HEAD = "姓名|性别||留守类型||\n|男|女|双留守|父亲外出|母亲外出\n"
OVER = (Merged(0, 0, 1, 0), Merged(0, 1, 0, 2), Merged(0, 3, 0, 5))


def test_words_below_a_heading_are_its_column() -> None:
    found = table(f"{HEAD}田小禾||√|√||", *OVER)
    assert targets(found) == ["name", "sex", "sex", "left_behind", "left_behind", "left_behind"]
    assert dict(found.rows[0].cells) == {"name": "田小禾", "sex": "女", "left_behind": "双留守"}


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ("√|", "男"),
        ("|女", "女"),
        ("×|1", "女"),
        ("√|√", "男、女"),
        ("|", ""),
        ("|待查", "待查"),
        ("否|", ""),
    ],
)
def test_what_ticks_say(cells: str, said: str) -> None:
    assert table(f"{HEAD}田小禾|{cells}|||", *OVER).rows[0].cells["sex"] == said


def test_one_word_alone_is_nothing_to_choose_from() -> None:
    found = table(
        "姓名|出生日期|留守类型|\n||双留守|说明\n田小禾|2015-03-02|√|",
        Merged(0, 0, 1, 0),
        Merged(0, 1, 1, 1),
        Merged(0, 2, 0, 3),
    )
    assert targets(found)[2] is None


def test_the_heading_itself_elsewhere_goes_first() -> None:
    found = table(
        "性别|姓名|性别|\n||男|女\n女|田小禾|√|", Merged(0, 0, 1, 0), Merged(0, 1, 1, 1), Merged(0, 2, 0, 3)
    )
    assert [column.how for column in found.columns] == ["known", "known", "double", "double"]
    assert found.rows[0].cells["sex"] == "女"


def test_a_heading_by_hand_goes_before_the_tick() -> None:
    wanted = replace(CHILDREN, given={"性别男": "-"})
    assert targets(table(f"{HEAD}田小禾||√|√||", *OVER, wanted=wanted))[:3] == ["name", "-", "sex"]
