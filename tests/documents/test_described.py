"""What a template gets, told key by key."""

from datetime import date

import pytest

from liushou.documents.described import Entry, described
from liushou.documents.plain import Context
from liushou.documents.words import meaning


def rows(*contexts: Context) -> list[tuple[str, str]]:
    return [(each.name, each.example) for each in described(contexts)]


def test_keys_have_their_names_meanings_and_examples() -> None:
    context: Context = {
        "child": {"name": "小满", "birth_date": date(2016, 3, 1), "age": 10},
        "on": date(2026, 9, 1),
    }
    assert described((context,)) == (
        Entry("child.name", "姓名", "小满"),
        Entry("child.birth_date", "出生日期", "2016年3月1日"),
        Entry("child.age", "周岁", "10"),
        Entry("on", "今天（--on）", "2026年9月1日"),
    )


def test_lists_are_marked_and_the_first_value_that_is_there_is_the_example() -> None:
    first: Context = {
        "rows": ({"name": "", "kinds": ()}, {"name": "谈心", "kinds": ("甲", "乙", "丙", "丁")})
    }
    assert rows(first) == [("rows[].name", "谈心"), ("rows[].kinds", "甲、乙、丙")]
    assert rows({"rows": ()}, first) == rows(first)
    assert rows({"rows": ()}) == [("rows", "")]


def test_what_one_archive_lacks_another_shows() -> None:
    one: Context = {"child": {"agreement": None, "sex": None}}
    other: Context = {"child": {"agreement": {"carer": "温如"}}}
    assert rows(one, other) == [("child.agreement.carer", "温如"), ("child.sex", "")]
    assert rows(other, one) == rows(one, other)


def test_counts_by_name_are_one_value() -> None:
    assert rows({"scores": {"语文": 89, "数学": 91.5}}) == [("scores", "语文89、数学91.5")]


def test_truth_and_zero_are_examples() -> None:
    assert rows({"to_all": False, "count": 0}) == [("to_all", "否"), ("count", "0")]


@pytest.mark.parametrize(
    ("context", "shown"),
    [
        ({"child": {"phone": "15400012345"}}, "***45"),
        ({"child": {"id_number": "43990020150317110X"}}, "***"),
        ({"child": {"records": ({"note": "想妈妈"},)}}, "***"),
        ({"child": {"cases": ({"steps": ({"what": "家访"},)},)}}, "***"),
        ({"child": {"father": {"workplace": "浙江温岭"}}}, "***"),
        ({"helper": {"phone": "15400012345"}}, "***45"),
        ({"rooms": ("亲情室，电话15400012345",)}, "亲情室，电话***45"),
        ({"rows": ({"place": "教学楼一楼"},)}, "教学楼一楼"),
    ],
)
def test_what_lists_mask_is_masked(context: Context, shown: str) -> None:
    assert [example for _, example in rows(context)] == [shown]


def test_long_values_are_cut_off_and_steering_characters_written_out() -> None:
    ((_, long),) = rows({"theme": "甲" * 400})
    assert long == "甲" * 13 + "…"
    assert rows({"theme": "甲\n乙\u202e"}) == [("theme", "甲 乙\\u202e")]


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("child.parents.phone", "父母·电话"),
        ("child.father.phone", "父亲·电话"),
        ("activity.when.from", "时间·开始日期"),
        ("unit.name", "单位·名称"),
        ("term.name", "学期·名称"),
        ("document.to", "文书·主送机关"),
        ("rooms.place", "活动室·地点"),
        ("no_such_key", ""),
        ("child.no_such_key", ""),
    ],
)
def test_keys_are_called_by_their_labels_and_those_of_contexts_by_ours(path: str, words: str) -> None:
    assert meaning(tuple(path.split("."))) == words
