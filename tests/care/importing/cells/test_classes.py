from datetime import date

import pytest
from tests.care.importing.cells.said_of import reason, values

from liushou.cells import Cell
from liushou.records.volunteer import Volunteer


def _both(grade: str | None, class_: int | str | None) -> dict[str, object]:
    pairs = {"school.grade": grade, "school.class": class_}
    return {target: value for target, value in pairs.items() if value is not None}


@pytest.mark.parametrize(
    "cell",
    [
        "五(2)班", "五（2）班", "五2班", "五2", "五年级2班", "五年级（2）班", "五年级（二）班",
        "五年级二班", "5年级2班",
        "五(02)班", "五年级第2班", "五二班", "502班", "502", 502, "5（2）班", "5.2班", "5-2", "5-2班",
        "小五(2)班", "小学五年级2班", "五 ( 2 ) 班", "五年级 2 班", "５０２", "五年级2",
    ],
)  # fmt: skip
def test_the_second_class_of_the_fifth_grade(cell: Cell) -> None:
    assert values("class_label", cell) == _both("五年级", 2)


@pytest.mark.parametrize(
    ("cell", "grade", "class_"),
    [
        ("三年级一班", "三年级", 1),
        ("七(1)班", "七年级", 1),
        ("初一(1)班", "七年级", 1),
        ("初一1", "七年级", 1),
        ("初1(1)班", "七年级", 1),
        ("初中一年级2班", "七年级", 2),
        ("初三", "九年级", None),
        ("701", "七年级", 1),
        ("101", "一年级", 1),
        ("110", "一年级", 10),
        ("120", "一年级", 20),
        ("512", "五年级", 12),
        ("5.12", "五年级", 12),
        ("高一(3)班", "高一", 3),
        ("高1.3", "高一", 3),
        ("高一3", "高一", 3),
        ("高一火箭班", "高一", "火箭班"),
        ("大班", "大班", None),
        ("大一班", "大班", 1),
        ("大(1)班", "大班", 1),
        ("中一班", "中班", 1),
        ("小(2)班", "小班", 2),
        ("小班2班", "小班", 2),
        ("幼儿园中班", "中班", None),
        ("小学五年级", "五年级", None),
        ("五年级", "五年级", None),
        ("小五", "五年级", None),
        ("五年级实验班", "五年级", "实验班"),
        ("五年级（实验）班", "五年级", "实验班"),
        ("五年级十二班", "五年级", 12),
        ("12", None, 12),
        (12, None, 12),
        (5, None, 5),
        ("2班", None, 2),
        ("（2）班", None, 2),
        ("二班", None, 2),
        ("十二班", None, 12),
        ("第3班", None, 3),
        ("实验班", None, "实验班"),
    ],
)
def test_classes_as_schools_write_them(cell: Cell, grade: str | None, class_: int | str | None) -> None:
    assert values("class_label", cell) == _both(grade, class_)


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        (5.2, "末尾的 0 会丢掉"),
        ("5.2", "末尾的 0 可能丢了"),
        (date(2026, 5, 2), "变成了日期"),
        ("112", "一年级还是高中"),
        ("123班", "一年级还是高中"),
        ("2019级2班", "按入学年份"),
        ("19级2班", "按入学年份"),
        ("2026届3班", "按入学年份"),
        ("五", "五年级还是五班"),
        ("52", "看不出"),
        ("52班", "看不出"),
        ("二十班", "看不出"),
        ("五十二班", "看不出"),
        ("初11班", "看不出"),
        ("小二班", "小学还是幼儿园"),
        ("学前班", "看不出"),
        ("毕业班", "看不出"),
        ("五(45)班", "看不出"),
        ("500", "看不出"),
        ("走读", "看不出"),
        (True, "看不出"),
    ],
)
def test_what_may_be_two_classes_is_refused(cell: Cell, why: str) -> None:
    assert why in reason("class_label", cell)


@pytest.mark.parametrize(
    ("cell", "grade"),
    [("五", "五年级"), ("5", "五年级"), (5, "五年级"), ("五年级", "五年级"), ("小一", "一年级"),
    ("初一", "七年级"),
     ("高一", "高一"), ("大班", "大班"), (7, "七年级")],
)  # fmt: skip
def test_a_grade_alone(cell: Cell, grade: str) -> None:
    assert values("school.grade", cell) == {"school.grade": grade}


def test_a_class_in_the_column_of_grades_says_both() -> None:
    assert values("school.grade", "五(2)班") == _both("五年级", 2)


@pytest.mark.parametrize("cell", ["12", 10, "学前班", "中学"])
def test_what_is_no_grade_is_refused(cell: Cell) -> None:
    assert "看不出是哪个年级" in reason("school.grade", cell)


@pytest.mark.parametrize(
    ("cell", "class_"),
    [(2, 2), ("2", 2), ("2班", 2), ("（2）班", 2), ("二十班", 20), (20, 20),
     ("第3班", 3), ("实验班", "实验班"), ("A2", "A2")],
)  # fmt: skip
def test_a_class_alone(cell: Cell, class_: int | str) -> None:
    assert values("school.class", cell) == {"school.class": class_}


def test_a_grade_in_the_column_of_classes_is_said_too() -> None:
    assert values("school.class", "五(2)班") == _both("五年级", 2)


def test_whose_homeroom_somebody_has() -> None:
    assert values("homeroom", "五(2)班", Volunteer) == {"homeroom.grade": "五年级", "homeroom.class": 2}


@pytest.mark.parametrize("target", ["class_label", "school.class", "school.grade"])
def test_a_cell_that_says_much_more_is_no_class(target: str) -> None:
    assert "看不出是哪个班" in reason(target, "五年级" + "春" * 30)
