from datetime import date

import pytest
from tests.care.importing.cells.said_of import read, reason, values

from liushou.care.importing.cells.said import NOTHING
from liushou.cells import Cell


@pytest.mark.parametrize(
    ("cell", "village", "detail"),
    [
        ("枫坪村6组", "枫坪村", "6组"),
        ("枫坪村", "枫坪村", None),
        ("朝阳村3组12号", "朝阳村", "3组12号"),
        ("朝阳村 3组 12号", "朝阳村", "3组12号"),
        ("阳光社区3栋", "阳光社区", "3栋"),
        ("阳光社区居委会2号", "阳光社区", "2号"),
        ("朝阳居委会2号", "朝阳居委会", "2号"),
        ("朝阳村委会5组", "朝阳村", "5组"),
        ("朝阳村村民委员会5组", "朝阳村", "5组"),
        ("枫坪村村委会", "枫坪村", None),
        ("枫坪村民小组3", "枫坪村", "村民小组3"),
        ("上村村3组", "上村村", "3组"),
        ("东村社区1号", "东村社区", "1号"),
        ("朝阳新村", "朝阳新村", None),
        ("石桥村老街70号", "石桥村", "老街70号"),
    ],
)
def test_an_address_in_one_cell(cell: str, village: str, detail: str | None) -> None:
    pairs = {"address.village": village, "address.detail": detail}
    said = read("address", cell)
    assert said.values == {target: value for target, value in pairs.items() if value}
    assert not said.notes


@pytest.mark.parametrize(
    ("cell", "village", "detail"),
    [
        ("石桥镇枫坪村6组", "枫坪村", "6组"),
        ("临溪县石桥镇枫坪村6组12号", "枫坪村", "6组12号"),
        ("湖南省临溪市石桥镇朝阳村6组", "朝阳村", "6组"),
        ("大村镇朝阳村3组", "朝阳村", "3组"),
        ("石桥镇石桥村老街70号", "石桥村", "老街70号"),
    ],
)
def test_what_a_village_lies_in_is_left_out_and_told(cell: str, village: str, detail: str) -> None:
    said = read("address", cell)
    assert said.values == {"address.village": village, "address.detail": detail}
    assert [one.text for one in said.notes] == ["现居住地里村（社区）以前的部分（县、镇）没有记"]


@pytest.mark.parametrize("cell", ["县城阳光小区3栋", "枫坪6组", "村3组", 123, "广东省东莞市长安镇"])
def test_an_address_without_a_village_is_refused(cell: Cell) -> None:
    assert "看不出是哪个村" in reason("address", cell)


def test_a_guardians_address_is_one_text() -> None:
    assert values("guardians[0].address", "石桥镇枫坪村6组") == {"guardians[0].address": "石桥镇枫坪村6组"}


@pytest.mark.parametrize(
    ("target", "cell", "number"),
    [
        ("scores.语文", "90分", 90), ("scores.语文", 95.5, 95.5), ("scores.语文", "95.5", 95.5),
        ("scores.语文", "９５", 95),
        ("scores.语文", 90.0, 90), ("scores.语文", 0, 0), ("total", "285.5分", 285.5),
        ("class_rank", "第3名", 3),
        ("class_rank", 3, 3), ("class_size", "45人", 45), ("conduct.violations", "2次", 2),
    ],
)  # fmt: skip
def test_numbers(target: str, cell: Cell, number: float) -> None:
    found = values(target, cell)
    assert found == {target: number}
    assert type(found[target]) is type(number)


@pytest.mark.parametrize("cell", ["缺考", "缺", "免考", "请假"])
def test_who_was_not_there_has_no_mark(cell: str) -> None:
    assert read("scores.语文", cell) == NOTHING


@pytest.mark.parametrize("cell", ["优", "A", "95分半", "-3", -3, True, date(2026, 1, 1), 4.3e17])
def test_what_is_no_mark_is_refused(cell: Cell) -> None:
    assert reason("scores.语文", cell)


def test_a_rank_is_whole() -> None:
    assert reason("class_rank", 3.5) == "应为整数"


@pytest.mark.parametrize(
    ("cell", "items"),
    [
        ("书法、篮球", ["书法", "篮球"]), ("书法，篮球", ["书法", "篮球"]), ("书法 篮球", ["书法", "篮球"]),
        ("书法/篮球", ["书法", "篮球"]),
        ("hip hop", ["hip hop"]), ("书法", ["书法"]),
    ],
)  # fmt: skip
def test_a_list_of_texts(cell: str, items: list[str]) -> None:
    assert values("interests", cell) == {"interests": items}


def test_a_list_of_days() -> None:
    said = read("guardians[0].trained_on", "2026.4.18、2026年5月")
    assert said.values == {"guardians[0].trained_on": ["2026-04-18", "2026-05-01"]}
    assert len(said.notes) == 1


@pytest.mark.parametrize(
    ("cell", "text"),
    [(" 家里 困难\r\n明天去 ", "家里 困难\n明天去"), ("a\u200bb", "ab"), (12, "12"), (12.5, "12.5"),
    (date(2026, 1, 1), "2026-01-01"),
     ("#重要", "#重要"), ("…", "…")],
)  # fmt: skip
def test_a_text_as_it_stands(cell: Cell, text: str) -> None:
    assert values("notes", cell) == {"notes": text}


def test_a_number_that_has_lost_digits_is_no_text() -> None:
    assert "后几位已经丢失" in reason("notes", 4.3e17)


@pytest.mark.parametrize(
    ("cell", "term"), [("2026秋", "2026-2027-1"), ("2025-2026学年下学期", "2025-2026-2")]
)
def test_a_term(cell: str, term: str) -> None:
    assert values("term", cell) == {"term": term}


def test_half_a_term_is_refused() -> None:
    assert "不是学期" in reason("term", "第一学期")


@pytest.mark.parametrize("cell", ["", " ", "/", "-", "—", "——", "－", "／", "无", "不详", "暂无", "\u3000"])
@pytest.mark.parametrize(
    "target",
    [
        "name",
        "birth_date",
        "id_number",
        "phone",
        "class_label",
        "notes",
        "categories",
        "left_behind",
        "address",
    ],
)
def test_cells_that_say_nothing(target: str, cell: str) -> None:
    assert read(target, cell) == NOTHING


@pytest.mark.parametrize(
    "target", ["name", "id_number", "phone", "guardians[0]", "notes", "categories", "school.boarding"]
)
@pytest.mark.parametrize("cell", ["***", "***78", " *** "])
def test_a_masked_cell_says_nothing_and_is_told(target: str, cell: str) -> None:
    said = read(target, cell)
    assert not said.values
    assert [one.text for one in said.notes] == ["遮住的格（有 ***）没有取"]


@pytest.mark.parametrize("cell", ["#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "####", "Err:502"])
def test_the_error_of_a_formula_is_refused(cell: str) -> None:
    assert "公式出错" in reason("notes", cell)


@pytest.mark.parametrize("cell", ["同上", "〃", '"'])
def test_as_above_is_refused(cell: str) -> None:
    assert "请写全" in reason("address.village", cell)


def test_a_column_that_is_known_and_left_alone_says_nothing() -> None:
    assert read("-", "12") == NOTHING
