"""A child's marks by term, and how it has grown."""

from itertools import pairwise

from liushou.records.careplan import Checkup
from liushou.records.child import Child
from liushou.records.present import plain
from liushou.records.schooling import Grades
from liushou.screens.pages.parts import Section, View, table_section
from liushou.terms import term_name


def grades(child: Child) -> Section:
    """The marks by term, with the change of rank since the term before it in the list."""
    ordered = sorted(child.grades, key=lambda one: one.term)
    rows = [
        [
            term_name(one.term),
            "" if one.total is None else plain(one.total),
            _rank(one),
            _change(before, one),
            "、".join(f"{subject} {plain(score)}" for subject, score in (one.scores or {}).items()),
        ]
        for before, one in zip((None, *ordered), ordered, strict=False)
    ]
    return table_section("成绩", ("学期", "总分", "名次", "比上次", "各科"), rows, numbers=(1, 2))


def _rank(one: Grades) -> str:
    size = f"/{one.class_size}" if one.class_size else ""
    return f"{one.class_rank}{size}" if one.class_rank else ""


def _change(before: Grades | None, now: Grades) -> str:
    if before is None or before.class_rank is None or now.class_rank is None:
        return ""
    gained = before.class_rank - now.class_rank
    return f"进 {gained} 名" if gained > 0 else f"退 {-gained} 名" if gained < 0 else "不变"


def checkups(child: Child, view: View) -> Section:
    """The checkups by date, with what the child has grown since the one before; masked only their dates."""
    found = child.health.checkups if child.health else ()
    ordered = [one for one in sorted(found, key=lambda one: one.date) if one.date <= view.day]
    if not view.presenter.reveal:
        dates = "、".join(str(one.date) for one in ordered)
        return Section("体检", [f"{dates}（身高、体重、视力：加 --reveal 查看）"] if dates else [])
    grown = ["", *(_grown(before, now) for before, now in pairwise(ordered))]
    rows = [
        [
            str(one.date),
            _measure(one.height_cm, "厘米"),
            taller,
            _measure(one.weight_kg, "千克"),
            one.vision or "",
            one.note or "",
        ]
        for one, taller in zip(ordered, grown, strict=False)
    ]
    return table_section("体检", ("日期", "身高", "比上次", "体重", "视力", "说明"), rows)


def _measure(value: float | None, unit: str) -> str:
    return "" if value is None else f"{plain(value)} {unit}"


def _grown(before: Checkup, now: Checkup) -> str:
    if before.height_cm is None or now.height_cm is None:
        return ""
    return f"{round(now.height_cm - before.height_cm, 1):+g} 厘米"
