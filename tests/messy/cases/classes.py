"""Classes as each teacher writes them."""

from datetime import datetime

from tests.messy.books import HEADS, PLAIN, roster
from tests.messy.case import NAMES, Case, child, school

_SECOND_OF_MAY = datetime(2026, 5, 2)  # noqa: DTZ001 - a spreadsheet knows no zones


def _rows(*cells: object) -> list[tuple[object, ...]]:
    return [
        (name, "女", f"2015-03-{day:02}", cell)
        for name, day, cell in zip(NAMES, range(5, 20), cells, strict=False)
    ]


def _new(*schools: dict[str, object] | None) -> tuple[dict[str, object], ...]:
    return tuple(
        child(name, "女", f"2015-03-{day:02}", **({"school": place} if place else {}))
        for name, day, place in zip(NAMES, range(5, 20), schools, strict=False)
    )


CASES = (
    Case(
        "classes-in-one-column-in-all-spellings",
        "花名册.xlsx",
        roster(
            *_rows(
                "五年级2班",
                "五（2）班",
                "五.2班",
                "502",
                502,
                "5(2)班",
                "5-2",
                "五2班",
                "五年级二班",
                "五年级（二）班",
                "小学五年级2班",
                "五年级",
                "",
            ),
            heads=(*HEADS, "班级"),
        ),
        {**PLAIN, "班级": "class_label"},
        new=_new(*[school("五年级", 2)] * 11, school("五年级"), None),
    ),
    Case(
        "other-stages",
        "花名册.xlsx",
        roster(
            *_rows("初一（3）班", "七年级3班", "八(1)", "高二5班", "大一班", "中班", "五年级实验班"),
            heads=(*HEADS, "所在班级"),
        ),
        {**PLAIN, "所在班级": "class_label"},
        new=_new(
            school("七年级", 3),
            school("七年级", 3),
            school("八年级", 1),
            school("高二", 5, stage="高中"),
            school("大班", 1),
            school("中班"),
            school("五年级", "实验班"),
        ),
    ),
    Case(
        "classes-that-cannot-be-told",
        "花名册.xlsx",
        roster(
            *_rows(5.2, _SECOND_OF_MAY, "2班", "2021级2班", "五", "小二班", "毕业班"),
            heads=(*HEADS, "班级"),
        ),
        {**PLAIN, "班级": "class_label"},
        rejected=(
            (2, "班级", "末尾的 0"),
            (3, "班级", "变成了日期"),
            (4, "班级", "没有写年级"),
            (5, "班级", "入学年份"),
            (6, "班级", "五年级还是五班"),
            (7, "班级", "分不清是小学还是幼儿园"),
            (8, "班级", "看不出"),
        ),
    ),
    Case(
        "a-grade-and-a-class-beside",
        "花名册.xlsx",
        roster(
            ("李小雨", "女", "2015-03-05", "五年级", "2班"),
            ("吴小刚", "女", "2015-03-06", "五", 2),
            ("周小晓", "女", "2015-03-07", 5, "（2）"),
            ("郑小好", "女", "2015-03-08", "五年级", "五(3)班"),
            ("冯小春", "女", "2015-03-09", "五年级", "六(3)班"),
            heads=(*HEADS, "年级", "班级"),
        ),
        {**PLAIN, "年级": "school.grade", "班级": "class_label"},
        new=_new(school("五年级", 2), school("五年级", 2), school("五年级", 2), school("五年级", 3)),
        rejected=((6, "班级", "不一致"),),
    ),
)
