"""`list --sort`, `--columns`, `--reverse`, `--limit`."""

import csv
import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import child, school
from tests.commands.conftest import DAY, Run

from liushou.records.child import Child
from liushou.records.lookup import lookup
from liushou.screens.order import in_order

ON = date(2026, 11, 20)


def columns(liushou: Run, store: Path, *arguments: str) -> list[dict[str, Any]]:
    """`list children …` as JSON."""
    shown = liushou("-C", store, "list", "children", *arguments, "--format", "json", "--on", DAY)
    assert shown.status == 0, shown.err
    found = json.loads(shown.out)
    assert isinstance(found, list)
    return found


def ordered(by: str, *children: Child, reverse: bool = False) -> list[str]:
    """The ids of the children in the order of these fields."""
    records = {one.id: one for one in children}
    fields = [lookup(name, Child) for name in by.split(",")]
    return in_order(list(records), records, fields, ON, reverse=reverse)


def test_values_by_key_path(liushou: Run, small: Path) -> None:
    asked = "id,父母.状况,电话,年龄,已结对,学籍号,pairings.with,pairings"
    assert columns(liushou, small, "--columns", asked) == [
        {
            "id": "c-1",
            "parents.situation": ["外出务工", "外出务工"],
            "phone": "***45",
            "age": 11,
            "paired": True,
            "student_number": None,
            "pairings.with": ["v-1"],
            "pairings": [{"with": "v-1", "role": "爱心妈妈", "since": "2026-09-10"}],
        }
    ]


def test_cells_have_names_masks_and_joined_values(liushou: Run, small: Path) -> None:
    asked = ("--columns", "姓名，父母.状况，电话", "--columns", "结对.结对人、已结对,records.note")
    shown = liushou("-C", small, "list", "children", *asked, "--format", "csv", "--on", DAY)
    heads, cells = list(csv.reader(io.StringIO(shown.out)))
    assert heads == ["姓名", "父母.状况", "电话", "结对.结对人", "已结对", "帮扶记录.内容"]
    assert cells == ["田小禾", "外出务工、外出务工", "***45", "何秀兰", "是", "***"]
    revealed = liushou("-C", small, "list", "children", *asked, "--format", "csv", "--on", DAY, "--reveal")
    assert "15400012345" in revealed.out
    assert "想妈妈" in revealed.out


@pytest.mark.parametrize("option", ["--sort", "--columns"])
def test_an_unknown_field_is_told_with_the_nearest(liushou: Run, small: Path, option: str) -> None:
    shown = liushou("-C", small, "list", "children", option, "姓名,性刎")
    assert shown.status == 2
    assert f"{option}：没有“性刎”这个字段；是不是“性别”？" in shown.err
    assert shown.out == ""


def test_a_field_of_several_parts_cannot_be_sorted_by(liushou: Run, small: Path) -> None:
    for name in ("监护人", "成绩.各科成绩"):
        shown = liushou("-C", small, "list", "children", "--sort", name)
        assert shown.status == 2
        assert f"不能按“{name}”排序" in shown.err


def test_a_file_whose_id_is_another_is_listed_by_its_name(liushou: Run, small: Path) -> None:
    file = small / "data/children/c-1.yaml"
    file.rename(file.with_name("c-2.yaml"))
    assert columns(liushou, small, "--sort", "姓名")[0]["id"] == "c-2"
    assert columns(liushou, small, "--columns", "姓名") == [{"name": "田小禾"}]


def test_sorting_the_sample(liushou: Run, sample: Path) -> None:
    oldest_last = columns(liushou, sample, "--sort", "出生日期")
    births = [row["birth_date"] for row in oldest_last]
    assert births == sorted(births)
    back = columns(liushou, sample, "--sort", "出生日期", "--reverse", "--limit", "5")
    assert [row["birth_date"] for row in back] == sorted(births, reverse=True)[:5]
    usual = columns(liushou, sample)
    assert columns(liushou, sample, "--reverse") == usual[::-1]


def test_the_limit_is_said(liushou: Run, sample: Path) -> None:
    shown = liushou("-C", sample, "list", "children", "--limit", "3", "--on", DAY)
    assert "共 57 份儿童档案，列出前 3 份" in shown.err
    assert len(shown.out.splitlines()) == 2 + 3


def test_a_limit_of_nothing_is_no_limit(liushou: Run, small: Path) -> None:
    shown = liushou("-C", small, "list", "children", "--limit", "0")
    assert (shown.status, shown.out) == (2, "")
    assert "--limit" in shown.err


def test_a_table_can_be_written_to_a_text_file(liushou: Run, small: Path, tmp_path: Path) -> None:
    target = tmp_path / "名单.txt"
    shown = liushou("-C", small, "list", "children", "--columns", "姓名,村", "-o", target, "--on", DAY)
    assert shown.out == ""
    assert target.read_text(encoding="utf-8") == "姓名    村\n田小禾  朝阳村"


def test_grades_and_types_go_by_their_order_and_classes_by_number() -> None:
    grades = {"c-1": "高一", "c-2": "七年级", "c-3": "一年级", "c-4": "大班"}
    children = [child(key, school=school(grade, 1)) for key, grade in grades.items()]
    assert ordered("年级", *children) == ["c-4", "c-3", "c-2", "c-1"]
    assert ordered("班级", *children) == ["c-4", "c-3", "c-2", "c-1"]
    classes: dict[str, int | str] = {"c-1": "实验班", "c-2": 10, "c-3": 2}
    children = [child(key, school=school("五年级", one)) for key, one in classes.items()]
    assert ordered("班级", *children) == ["c-3", "c-2", "c-1"]
    judged = {"c-1": "无人监护", "c-2": "较好", "c-3": "差"}
    assert ordered("监护情况", *(child(key, guardianship=one) for key, one in judged.items())) == [
        "c-2", "c-3", "c-1",
    ]  # fmt: skip


def test_names_go_by_pinyin_family_names_as_they_are_read() -> None:
    names = {"c-1": "曾雨", "c-2": "陈雨", "c-3": "单雨", "c-4": "田雨", "c-5": "任雨", "c-6": "安雨"}
    children = [child(key, name=name) for key, name in names.items()]
    assert ordered("姓名", *children) == ["c-6", "c-2", "c-5", "c-3", "c-4", "c-1"]


def test_yes_goes_before_no_and_a_second_field_decides() -> None:
    children = [
        child("c-1", school=school(boarding=False), birth_date="2015-01-01"),
        child("c-2", school=school(boarding=True), birth_date="2016-01-01"),
        child("c-3", school=school(boarding=False), birth_date="2014-01-01"),
    ]
    assert ordered("寄宿,出生日期", *children) == ["c-2", "c-3", "c-1"]


@given(st.lists(st.one_of(st.none(), st.sampled_from(["甲", "乙", "丙", "丁"])), max_size=8), st.booleans())
def test_those_without_a_value_come_last_either_way(details: list[str | None], reverse: bool) -> None:
    addresses = [{"village": "某村"} | ({"detail": one} if one else {}) for one in details]
    children = [child(f"c-{place}", address=one) for place, one in enumerate(addresses)]
    found = ordered("现居住地.详细地址", *children, reverse=reverse)
    assert sorted(found) == sorted(one.id for one in children)
    known = [details[int(key.removeprefix("c-"))] for key in found]
    assert known == [one for one in known if one] + [one for one in known if not one]
    keys = ["丙丁甲乙".index(one) for one in known if one]
    assert keys == sorted(keys, reverse=reverse)
