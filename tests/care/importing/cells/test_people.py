import pytest
from tests.care.importing.cells.said_of import read, reason, values

from liushou.cells import Cell


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("王明", "王明"), ("王 明", "王明"), ("王\u3000明", "王明"), ("欧阳 修文", "欧阳修文"),
        (" 王明 ", "王明"),
        ("阿依古丽·买买提", "阿依古丽·买买提"), ("John  Smith", "John Smith"),
        ("王明（小名）", "王明（小名）"),
        ("王\u200b明", "王明"),
    ],
)  # fmt: skip
def test_a_name(cell: str, name: str) -> None:
    assert values("name", cell) == {"name": name}


@pytest.mark.parametrize("cell", [123, "123", True, "（）"])
def test_what_is_no_name_is_refused(cell: Cell) -> None:
    assert "不是姓名" in reason("name", cell)


@pytest.mark.parametrize(
    "cell",
    [
        "张三、李四", "张三/李四", "张三 李四", "张三，李四", "张三\n李四", "张 三、李 四",
        "父:张三 母:李四", "父：张三，母：李四",
        "父亲张三，母亲李四", "父亲：张三\n母亲：李四", "母:李四;父:张三", "张三（父）、李四（母）",
        "父张三 母李四",
        "爸爸：张三、妈妈：李四",
    ],
)  # fmt: skip
def test_the_names_of_both_parents(cell: str) -> None:
    assert values("parents.name", cell) == {"parents[父亲].name": "张三", "parents[母亲].name": "李四"}


@pytest.mark.parametrize("cell", ["父:张三", "父亲张三", "张三（父）", "父亲:张三 母亲:无"])
def test_the_name_of_one_parent_that_is_marked(cell: str) -> None:
    assert values("parents.name", cell) == {"parents[父亲].name": "张三"}


def test_a_family_name_that_is_a_mark() -> None:
    assert values("parents.name", "母国强、李四") == {
        "parents[父亲].name": "母国强",
        "parents[母亲].name": "李四",
    }


@pytest.mark.parametrize(
    "cell",
    [
        "张三",
        "张三，李四，王五",
        "父:张三，李四",
        "父:张三，父:李四",
        "张三13812345678、李四",
        "张三（已故）、李四",
    ],
)
def test_names_of_whom_it_is_not_told_whose_they_are(cell: str) -> None:
    assert "父：… 母：…" in reason("parents.name", cell)


@pytest.mark.parametrize(
    ("cell", "father", "mother"),
    [
        ("浙江温岭", "浙江温岭", "浙江温岭"),
        ("父:浙江 母:广东", "浙江", "广东"),
        ("父亲浙江温岭，母亲广东东莞", "浙江温岭", "广东东莞"),
    ],
)
def test_where_both_parents_work(cell: str, father: str, mother: str) -> None:
    wanted = {"parents[父亲].workplace": father, "parents[母亲].workplace": mother}
    assert values("parents.workplace", cell) == wanted


def test_two_places_without_a_word_of_whose_they_are() -> None:
    assert "各在哪里" in reason("parents.workplace", "浙江、广东")


@pytest.mark.parametrize(
    "cell",
    [
        "王秀英（祖母）", "王秀英(奶奶)", "祖母王秀英", "奶奶：王秀英", "奶奶 王秀英", "王秀英 奶奶",
        "王秀英奶奶", "祖母（王秀英）",
        "王秀英-祖母", "王秀英，祖母", "祖母/王秀英", "王秀英 （ 祖母 ）",
    ],
)  # fmt: skip
def test_a_guardian_with_the_relation(cell: str) -> None:
    assert values("guardians[0]", cell) == {"guardians[0].name": "王秀英", "guardians[0].relation": "祖母"}


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("王秀英", {"guardians[0].name": "王秀英"}),
        ("王 秀 英", {"guardians[0].name": "王秀英"}),
        ("王大伯", {"guardians[0].name": "王大伯"}),
        ("祖母", {"guardians[0].relation": "祖母"}),
        ("爷爷", {"guardians[0].relation": "祖父"}),
    ],
)
def test_a_guardian_of_whom_one_thing_is_said(cell: str, found: dict[str, object]) -> None:
    assert values("guardians[0]", cell) == found


def test_a_relative_of_another_kind_is_told() -> None:
    said = read("guardians[0]", "王秀英（姑姑）")
    assert said.values == {"guardians[0].name": "王秀英", "guardians[0].relation": "亲属"}
    assert [one.text for one in said.notes] == ["监护人·关系“姑姑”记为亲属"]


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("爷爷奶奶", "两个人"),
        ("王秀英（爷爷奶奶）", "两个人"),
        ("王秀英、张三", "不止一位"),
        ("王秀英（村医）", "看不出与孩子的关系"),
        ("王秀英（祖母）13812345678", "电话另写一列"),
        (13812345678, "电话另写一列"),
    ],
)
def test_guardians_that_cannot_be_taken(cell: Cell, why: str) -> None:
    assert why in reason("guardians[0]", cell)


FATHER, MOTHER = "parents[父亲].situation", "parents[母亲].situation"


@pytest.mark.parametrize(
    "cell",
    [
        "父母双方外出", "父母均外出", "父母外出", "父母都外出", "父母双方均外出务工", "双亲外出",
        "双方外出", "均在外", "都外出",
        "父母在外打工", "父母 均 外出", "父亲外出，母亲外出",
    ],
)  # fmt: skip
def test_both_parents_are_away(cell: str) -> None:
    said = read("left_behind", cell)
    assert said.values == {FATHER: "外出务工", MOTHER: "外出务工"}
    assert not said.weak
    assert not said.claim


@pytest.mark.parametrize("cell", ["双留守", "纯留守", " 双留守 "])
def test_a_word_for_both_gives_way_and_is_claimed(cell: str) -> None:
    said = read("left_behind", cell)
    assert said.values == {FATHER: "外出务工", MOTHER: "外出务工"}
    assert said.weak == {FATHER: "derived", MOTHER: "derived"}
    assert (said.claim, said.unsaid) == ("双留守", "")


@pytest.mark.parametrize(
    ("cell", "claim"),
    [
        ("父亲外出", ""), ("父外出", ""), ("父亲外出务工", ""), ("父亲在外打工", ""), ("父亲一方外出", ""),
        ("一方外出（父亲）", ""), ("单留守（父）", "单留守"), ("单留守（父亲外出）", "单留守"),
        ("单留守-父亲", "单留守"),
    ],
)  # fmt: skip
def test_the_father_alone_is_away(cell: str, claim: str) -> None:
    said = read("left_behind", cell)
    assert said.values == {FATHER: "外出务工", MOTHER: "在家"}
    assert said.weak == {MOTHER: "derived"}
    assert said.claim == claim


def test_the_mother_alone_is_away() -> None:
    said = read("left_behind", "母亲外出")
    assert said.values == {FATHER: "在家", MOTHER: "外出务工"}
    assert said.weak == {FATHER: "derived"}


@pytest.mark.parametrize(
    ("cell", "father", "mother"),
    [
        ("父亲外出，母亲去世", "外出务工", "去世"),
        ("父外出母在家", "外出务工", "在家"),
        ("父亲：服刑；母亲：打工", "服刑", "外出务工"),
    ],
)
def test_each_parent_by_name(cell: str, father: str, mother: str) -> None:
    said = read("left_behind", cell)
    assert said.values == {FATHER: father, MOTHER: mother}
    assert not said.weak


@pytest.mark.parametrize(
    ("cell", "claim"),
    [("单留守", "单留守"), ("单亲外出", "单留守"), ("一方外出", "单留守"), ("非留守", "非留守"),
    ("无父母照护", "无父母照护")],
)  # fmt: skip
def test_a_type_that_does_not_say_who_is_only_a_claim(cell: str, claim: str) -> None:
    said = read("left_behind", cell)
    assert not said.values
    assert said.claim == claim
    assert said.unsaid.startswith("没有写明")


@pytest.mark.parametrize(
    "cell", ["单亲", "单亲留守", "孤儿", "是", "√", "留守", "父亲", "双", "父母离异", "父亲去世", 1]
)
def test_words_that_do_not_say_who_is_away_are_refused(cell: Cell) -> None:
    assert "看不出父母谁外出" in reason("left_behind", cell)


@pytest.mark.parametrize(
    ("cell", "situation"),
    [
        ("在家", "在家"), ("务农", "在家"), ("在家务农", "在家"), (" 家里 ", "在家"), ("未外出", "在家"),
        ("已故", "去世"), ("去世", "去世"), ("服刑", "服刑"), ("改嫁", "另组家庭"), ("外出打工", "外出务工"),
        ("失踪", "失联"),
    ],
)  # fmt: skip
def test_what_is_no_place_of_work_says_the_situation(cell: str, situation: str) -> None:
    """A father who farms at home is not away."""
    found = read("parents[父亲].workplace", cell)
    assert dict(found.values) == {"parents[父亲].situation": situation}
    assert dict(found.weak) == {"parents[父亲].situation": "derived"}
    assert [note.text for note in found.notes] == [
        "父亲·务工地点写着在家、务农、已故等的，记为状况，不记为地点"
    ]


@pytest.mark.parametrize("cell", ["广东东莞", "本县城务工", "贵阳家具厂", "在家附近的砖厂", "务农公司"])
def test_a_place_of_work_stands_as_it_is(cell: str) -> None:
    assert values("parents[父亲].workplace", cell) == {"parents[父亲].workplace": cell}


def test_the_places_of_both_parents_one_of_whom_is_at_home() -> None:
    assert values("parents.workplace", "父：广东 母：在家务农") == {
        "parents[父亲].workplace": "广东",
        "parents[母亲].situation": "在家",
    }
    assert values("parents.workplace", "在家") == {
        "parents[父亲].situation": "在家",
        "parents[母亲].situation": "在家",
    }
