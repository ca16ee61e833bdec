import pytest
from tests.care.importing.cells.said_of import read, reason, values

from liushou.cells import Cell
from liushou.records.ethnic_groups import ETHNIC_GROUPS
from liushou.records.volunteer import Volunteer


@pytest.mark.parametrize(
    ("target", "cell", "term"),
    [
        ("sex", "男", "男"),
        ("sex", "男生", "男"),
        ("sex", " 女 ", "女"),
        ("sex", "F", "女"),
        ("school.stage", "小学", "小学"),
        ("status", "在册", "在册"),
        ("guardianship", "一般", "一般"),
        ("health.condition", "良好", "健康"),
        ("guardians[0].health", "身体健康", "健康"),
        ("parents[父亲].situation", "在外打工", "外出务工"),
        ("parents[父亲].situation", "打工", "外出务工"),
        ("parents[父亲].situation", "已故", "去世"),
        ("parents[父亲].situation", "在押", "服刑"),
        ("parents[父亲].situation", "失踪", "失联"),
        ("parents[母亲].situation", "改嫁", "另组家庭"),
        ("parents[母亲].situation", "在家务农", "在家"),
        ("guardians[0].relation", "爷爷", "祖父"),
        ("guardians[0].relation", "奶 奶", "祖母"),
        ("guardians[0].relation", "姥姥", "外祖母"),
        ("guardians[0].relation", "外公", "外祖父"),
        ("guardians[0].relation", "母", "母亲"),
        ("guardians[0].relation", "老师", "教师"),
        ("pairings.role", "结对教师", "帮扶教师"),
    ],
)
def test_terms_in_the_words_of_people(target: str, cell: str, term: str) -> None:
    said = read(target, cell)
    assert said.values == {target: term}
    assert not said.notes


@pytest.mark.parametrize(
    ("target", "cell", "term", "note"),
    [
        ("guardians[0].relation", "姑姑", "亲属", "监护人·关系“姑姑”记为亲属"),
        ("guardians[1].relation", "舅", "亲属", "监护人2·关系“舅”记为亲属"),
        ("parents[父亲].situation", "外出", "外出务工", "父亲·状况“外出”按“外出务工”记"),
        ("parents[父亲].situation", "重病", "重病重残", "父亲·状况“重病”按“重病重残”记"),
    ],
)
def test_words_of_which_something_is_lost_or_added_are_told(
    target: str, cell: str, term: str, note: str
) -> None:
    said = read(target, cell)
    assert said.values == {target: term}
    assert [one.text for one in said.notes] == [note]


@pytest.mark.parametrize(
    ("target", "cell"),
    [
        ("sex", "1"), ("sex", 1), ("sex", "未说明"), ("school.stage", "学前"), ("guardianship", "良好"),
        ("parents[父亲].situation", "离异"), ("parents[父亲].situation", "健在"),
        ("parents[父亲].situation", "务农"),
        ("guardians[0].relation", "爷爷奶奶"), ("guardians[0].relation", "阿姨"),
        ("health.condition", "一般"),
    ],
)  # fmt: skip
def test_words_that_say_no_term_are_refused_with_the_terms(target: str, cell: Cell) -> None:
    assert "应为下列之一：" in reason(target, cell)


@pytest.mark.parametrize(
    "cell", ["√", "✓", "✔️", "☑", "是", "有", "对", "Y", "y", "yes", "V", "1", 1, 1.0, True]
)
def test_yes(cell: Cell) -> None:
    assert values("school.boarding", cell) == {"school.boarding": True}


@pytest.mark.parametrize("cell", ["×", "✗", "x", "X", "否", "无", "没有", "不是", "N", "no", "0", 0, False])
def test_no(cell: Cell) -> None:
    assert values("school.boarding", cell) == {"school.boarding": False}


@pytest.mark.parametrize(
    ("target", "cell", "truth"),
    [
        ("school.boarding", "走读", False),
        ("school.boarding", "住校", True),
        ("school.boarding", "寄宿生", True),
        ("hukou.rural", "农业", True),
        ("hukou.rural", "非农业户口", False),
        ("hukou.rural", "城镇", False),
        ("hukou.registered", "已登记", True),
        ("school.enrolled", "在读", True),
        ("health.immunised", "未接种", False),
        ("parents[父亲].can_guard", "无监护能力", False),
    ],
)
def test_words_that_say_yes_or_no_in_their_own_column(target: str, cell: str, truth: bool) -> None:
    assert values(target, cell) == {target: truth}


@pytest.mark.parametrize(("cell", "truth"), [("中共党员", True), ("群众", False), ("是", True)])
def test_whether_somebody_is_in_the_party(cell: str, truth: bool) -> None:
    assert values("party_member", cell, Volunteer) == {"party_member": truth}


@pytest.mark.parametrize(
    ("target", "cell"),
    [("school.boarding", "农业"), ("hukou.rural", "居民户口"), ("school.boarding", 2),
    ("school.boarding", "○"),
     ("school.boarding", "？"), ("school.enrolled", "转学")],
)  # fmt: skip
def test_what_says_neither_yes_nor_no_is_refused(target: str, cell: Cell) -> None:
    assert reason(target, cell) == "应为 是 或 否"


def test_who_has_left_school_says_why() -> None:
    assert values("school.enrolled", "辍学") == {"school.enrolled": False, "school.left_why": "辍学"}


@pytest.mark.parametrize(
    ("cell", "group"), [("汉", "汉族"), ("汉 族", "汉族"), ("土家", "土家族"), ("穿青人", "穿青人")]
)
def test_ethnic_groups(cell: str, group: str) -> None:
    assert values("ethnicity", cell) == {"ethnicity": group}


def test_there_are_56_ethnic_groups() -> None:
    assert len(set(ETHNIC_GROUPS)) == 56


def test_a_number_is_no_ethnic_group() -> None:
    assert "不是民族" in reason("ethnicity", 1)


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("困难、单亲", ["困难", "单亲"]),
        ("困难,单亲", ["困难", "单亲"]),
        ("困难；单亲", ["困难", "单亲"]),
        ("困难/单亲", ["困难", "单亲"]),
        ("困难 单亲", ["困难", "单亲"]),
        ("困难\n单亲", ["困难", "单亲"]),
        ("1.困难\n2.单亲", ["困难", "单亲"]),
        ("贫困户、父母离异", ["困难", "离异"]),
        ("困难、困难", ["困难"]),
        ("困难", ["困难"]),
    ],
)
def test_a_list_of_terms(cell: str, found: list[str]) -> None:
    assert values("categories", cell) == {"categories": found}


def test_the_item_that_is_no_term_is_named() -> None:
    assert reason("categories", "困难、建档立卡").startswith("“建档立卡”应为下列之一：困难、")
