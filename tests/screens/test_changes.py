"""What changed, laid out on a screen of 80 cells, and as data for a document."""

from datetime import date
from typing import Any

import pytest

from liushou.history.words.headings import ACTIVITIES, CARE, FAMILY, SETTINGS
from liushou.history.words.meeting import Group, Line, Meeting, Person
from liushou.screens.changes import Head, Moment, changes_facts, changes_lines, summary
from liushou.textwidth import width

HEAD = Head(
    Moment(date(2026, 11, 1), "版本 a"), Moment(date(2026, 11, 20), "版本 b"), (("何芳", 2), ("童雅琴", 1))
)
WANG, LI = Person("王小雨", "五年级1班"), Person("李明", "五年级1班")
LONG = Person("阿依古丽·买买提江", "五年级实验班，c-7kq2m")


def lines(*groups: Group) -> list[str]:
    """The lines below the head, without colours."""
    shown = ["".join(text for text, _ in line) for line in changes_lines(Meeting(groups, 0, 0, 1, 0), HEAD)]
    assert max(map(width, shown)) <= 80
    return shown[shown.index("") + 1 :]


def test_a_name_is_said_once_and_texts_stand_in_one_column() -> None:
    told = [Line((WANG,), "甲"), Line((WANG,), "乙"), Line((LI,), "丙")]
    assert lines(Group(FAMILY, tuple(told))) == [
        "监护人和父母",
        "  王小雨（五年级1班）  甲",
        "                       乙",
        "  李明（五年级1班）    丙",
    ]


def test_a_long_name_has_a_line_of_its_own_and_a_long_text_goes_on_in_its_column() -> None:
    shown = lines(Group(FAMILY, (Line((LONG,), "长" * 40), Line((WANG,), "短"))))
    assert shown[1] == "  阿依古丽·买买提江（五年级实验班，c-7kq2m）"
    assert {len(line) - len(line.lstrip()) for line in shown[2:4]} == {23}


@pytest.mark.parametrize(("heading", "unit"), [(FAMILY, "人"), (ACTIVITIES, "份")])
def test_of_many_the_same_is_told_once_by_class(heading: str, unit: str) -> None:
    who = (WANG, LI, Person("赵阳", "六年级2班"))
    assert lines(Group(heading, (Line(who, "升级"),)))[1:] == [
        f"  升级：王小雨、李明（五年级1班），赵阳（六年级2班）；共 3 {unit}"
    ]


def test_the_unit_needs_no_name_and_care_is_counted_in_the_heading() -> None:
    assert lines(Group(SETTINGS, (Line((), "热线电话改了"),))) == ["单位设置", "  热线电话改了"]
    counts = (("谈心", 3), ("家访", 1))
    assert lines(Group(CARE, (Line((WANG,), "谈心 3 次"),), counts))[0] == "帮扶记录：4 次（谈心 3、家访 1）"


def test_nothing_in_a_name_steers_the_terminal() -> None:
    assert (
        lines(Group(FAMILY, (Line((Person("王\x1b[31m", ""),), "乙\u202e"),)))[1]
        == "  王\\x1b[31m  乙\\u202e"
    )


def test_the_summary_leaves_out_what_did_not_happen() -> None:
    nobody = Head(HEAD.since, HEAD.until)
    assert summary(Meeting((), 0, 0, 0, 0), nobody) == ("没有变化",)
    assert summary(Meeting((), 1, 0, 2, 3), HEAD) == (
        "档案：新建 1 份，改动 2 份，只改了写法 3 份",
        "提交 3 次：何芳 2 次、童雅琴 1 次",
    )


def test_a_document_has_one_row_a_person() -> None:
    told = (Line((WANG,), "甲"), Line((WANG,), "乙"), Line((LI, WANG, Person("赵阳")), "丙"))
    facts: Any = changes_facts(Meeting((Group(FAMILY, told),), 0, 0, 2, 0), HEAD)
    assert facts["groups"][0]["rows"] == (
        {"who": "王小雨（五年级1班）", "texts": ("甲", "乙")},
        {"who": "李明、王小雨（五年级1班），赵阳", "texts": ("丙",)},
    )
