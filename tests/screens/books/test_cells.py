"""What stands in a cell under each target, and what of it a reader sees."""

from datetime import date
from typing import Any

import pytest
from tests.builders import FATHER_AWAY, child, school, store, volunteer

from liushou.documents.contexts.reader import Reader
from liushou.documents.contexts.roster import listed
from liushou.documents.frontmatter import Audience
from liushou.exchange.books.model import Value
from liushou.exchange.columns.column import NOT_TAKEN
from liushou.exchange.columns.kinds import COLUMNS
from liushou.screens.books.cells import Cells
from liushou.screens.books.sight import Sight

DAY = date(2026, 11, 20)
GRANDMA = {"name": "高桂兰", "relation": "祖母", "phone": "15400010001", "primary": True}
UNCLE = {"name": "吴建国", "relation": "亲属"}


def cell(
    target: str, audience: Audience = "internal", *, reveal: bool = True, name: str = "吴小禾", **fields: Any
) -> Value:
    """The cell of one child, whose archive says this."""
    helper = volunteer("v-a", name="何秀兰")
    held = store(child("c-a", name=name, **fields), helper, volunteer("v-b", name="尤静"))
    sight = Sight(Reader(held, audience), reveal)
    (one,) = listed(sight.reader, held.children.values(), DAY)
    return Cells(sight, DAY).child(one, target)


def helper_cell(target: str, audience: Audience, *, reveal: bool = False, **fields: Any) -> Value:
    """The cell of one helper."""
    held = store(volunteer("v-a", **fields))
    return Cells(Sight(Reader(held, audience), reveal), DAY).helper(held.volunteers["v-a"], target)


def test_plain_fields_stand_as_they_are_stored() -> None:
    fields = {
        "id_number": "439900201505010023",
        "school": school("五年级", 2),
        "categories": ["困难", "单亲"],
    }
    assert cell("id") == "c-a"
    assert cell("birth_date") == date(2015, 5, 1)
    assert cell("id_number", **fields) == "439900201505010023"
    assert cell("school.boarding", **fields) is False
    assert cell("school.class", **fields) == 2
    assert cell("categories", **fields) == "困难、单亲"
    assert cell("guardianship") is None


def test_cells_that_say_several_fields() -> None:
    parents = [
        {"relation": "母亲", "name": "何翠", "situation": "在家", "phone": "15400010003"},
        {"relation": "父亲", "name": "吴强", "situation": "外出务工", "phone": "15400010002"},
    ]
    fields: dict[str, Any] = {"parents": parents, "guardians": [UNCLE, GRANDMA]}
    assert cell("class_label", school=school("五年级", 2)) == "五年级2班"
    assert cell("class_label", school=school("五年级", None)) == "五年级"
    assert cell("address", address={"village": "朝阳村", "detail": "3组"}) == "朝阳村3组"
    assert cell("left_behind", **fields) == "单留守"
    assert cell("parents.name", **fields) == "吴强、何翠"
    assert cell("parents.phone", **fields) == "15400010002、15400010003"
    assert cell("guardians[0]", **fields) == "高桂兰（祖母）"


def test_the_first_guardian_is_the_primary_one() -> None:
    fields: dict[str, Any] = {"guardians": [UNCLE, GRANDMA]}
    assert cell("guardians[0].name", **fields) == "高桂兰"
    assert cell("guardians[1].name", **fields) == "吴建国"
    assert cell("guardians[1].phone", **fields) is None
    assert cell("guardians[1].name", guardians=[GRANDMA]) is None


def test_a_step_father_stands_in_the_fathers_column_where_there_is_no_other() -> None:
    step = {"relation": "继父", "name": "郑平", "situation": "在家"}
    assert cell("parents[父亲].name", parents=[step]) == "郑平"
    assert cell("parents[父亲].situation", parents=[step, FATHER_AWAY]) == "外出务工"
    assert cell("parents[父亲].name", parents=[step, {**step, "relation": "养父"}]) is None
    assert cell("parents[母亲].name", parents=[step]) is None


def test_the_cells_are_those_of_the_day() -> None:
    before = {"until": "2026-12-31", "school": school("四年级", 1), "guardians": [UNCLE]}
    fields: dict[str, Any] = {"school": school("五年级", 1), "guardians": [GRANDMA], "past": [before]}
    assert cell("class_label", **fields) == "四年级1班"
    assert cell("guardians[0].name", **fields) == "吴建国"


def test_the_helper_is_the_first_who_still_helps() -> None:
    pairings = [
        {"with": "v-b", "role": "志愿者", "since": "2026-03-01"},
        {"with": "v-a", "role": "代理家长", "since": "2025-09-10"},
        {"with": "v-c", "role": "爱心妈妈", "since": "2024-09-10", "until": "2026-07-10"},
        {"with": "c-b", "role": "学习帮手", "since": "2024-09-10"},
    ]
    assert cell("pairings.with", pairings=pairings) == "何秀兰"
    assert cell("pairings.role", pairings=pairings) == "代理家长"
    assert cell("pairings.since", pairings=pairings) == date(2025, 9, 10)
    assert cell("pairings.with", pairings=pairings[2:]) is None


@pytest.mark.parametrize(
    ("target", "covered", "superior", "public"),
    [
        ("name", "吴小禾", "吴某", "吴某"),
        ("id_number", "***", "***", None),
        ("address.village", "朝阳村", "朝阳村", "朝阳村"),
        ("address.detail", "***", "***", None),
        ("parents[父亲].situation", "外出务工", "外出务工", None),
        ("guardians[0].name", "高桂兰", "高某", "高某"),
        ("guardians[0].phone", "***01", "***01", None),
        ("guardianship", "一般", "一般", None),
        ("focus.since", date(2026, 9, 1), date(2026, 9, 1), None),
        ("focus.why", "***", "***", None),
        ("health.condition", "患病", "患病", None),
        ("left_behind", "双留守", "双留守", None),
        ("pairings.with", "何秀兰", "何秀兰", "何秀兰"),
        ("notes", "***", "***", None),
    ],
)
def test_what_a_reader_sees(target: str, covered: Value, superior: Value, public: Value) -> None:
    fields = {
        "id_number": "439900201505010023",
        "address": {"village": "朝阳村", "detail": "3组"},
        "guardians": [GRANDMA],
        "guardianship": "一般",
        "focus": {"since": "2026-09-01", "why": "祖母患病"},
        "health": {"condition": "患病"},
        "pairings": [{"with": "v-a", "role": "代理家长", "since": "2025-09-10"}],
        "notes": "怕黑",
    }
    assert cell(target, reveal=False, **fields) == covered
    assert cell(target, "superior", **fields) == superior
    assert cell(target, "public", **fields) == public
    assert cell(target, **fields) not in ("***", "***01", "吴某", "高某", None)


def test_helpers_act_in_office_but_classmates_do_not() -> None:
    office = {"name": "何秀兰", "organisation": "石桥小学", "phone": "15400010001"}
    assert helper_cell("name", "public", **office) == "何秀兰"
    assert helper_cell("organisation", "public", **office) == "石桥小学"
    assert helper_cell("organisation", "internal", **office) == "***"
    assert helper_cell("phone", "superior", **office) == "***01"
    assert helper_cell("phone", "public", **office) is None
    assert helper_cell("phone", "internal", reveal=True, **office) == "15400010001"
    assert helper_cell("name", "superior", name="吴小禾", kind="学生") == "吴某"


def test_a_helpers_class_is_that_of_the_day() -> None:
    former = {"until": "2026-12-31", "homeroom": {"grade": "四年级", "class": 1}}
    fields = {"homeroom": {"grade": "五年级", "class": 1}, "past": [former]}
    assert helper_cell("homeroom", "internal", **fields) == "四年级1班"
    assert (
        helper_cell("covers.village", "internal", covers=[{"village": "朝阳村"}, {"grade": "五年级"}])
        == "朝阳村"
    )


@pytest.mark.parametrize("target", sorted({each.target for each in COLUMNS["children"]} - {NOT_TAKEN}))
def test_every_column_of_children_has_a_cell(target: str) -> None:
    full: dict[str, Any] = {
        "status": "转出", "closed_on": "2026-11-25", "id_number": "439900201505010023",
        "student_number": "G439900201505010023", "ethnicity": "汉族", "phone": "15400010009",
        "hukou": {"rural": True, "registered": True, "place": "石桥镇"},
        "address": {"village": "朝阳村", "detail": "3组"},
        "school": school("五年级", 2, name="石桥小学", since="2021-09-01"),
        "parents": [_parent("父亲"), _parent("母亲")],
        "guardians": [_guardian(primary=True), _guardian(primary=False)], "guardianship": "一般",
        "focus": {"since": "2026-09-01", "why": "祖母患病"}, "categories": ["困难"],
        "health": {"condition": "患病", "detail": "哮喘", "immunised": True}, "income_sources": ["打工收入"],
        "interests": ["画画"], "consent": {"signed_on": "2025-09-01", "by": "吴强"}, "notes": "怕黑",
        "pairings": [{"with": "v-a", "role": "代理家长", "since": "2025-09-10"}],
    }  # fmt: skip
    assert cell(target, **full) is not None


def _parent(relation: str) -> dict[str, Any]:
    return {
        "relation": relation, "name": "吴强", "situation": "外出务工", "can_guard": True,
        "phone": "15400010002", "id_number": "439900198505010023", "birth_date": "1985-05-01",
        "away_since": "2020-02-01", "workplace": "广东东莞", "employer": "鞋厂", "employer_address": "厚街镇",
        "employer_phone": "15400010005",
    }  # fmt: skip


def _guardian(*, primary: bool) -> dict[str, Any]:
    return {
        "name": "高桂兰", "relation": "祖母", "phone": "15400010001", "birth_date": "1957-06-23",
        "id_number": "439900195706230023", "address": "朝阳村3组", "occupation": "务农", "education": "小学",
        "health": "健康", "primary": primary, "delegated": {"signed_on": "2026-09-01", "until": "2027-08-31"},
    }  # fmt: skip
