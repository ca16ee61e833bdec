"""A term's page: its days, how much it holds, its plan."""

from collections import Counter
from collections.abc import Iterator

from liushou.records.present import plain
from liushou.records.schooling import class_label
from liushou.records.term import CalendarEntry, Goal, Holiday, Measure, Term
from liushou.records.told_elsewhere import given
from liushou.records.vocabulary import ActivityStatus
from liushou.screens.pages.parts import (
    WIDE,
    Section,
    View,
    bracketed,
    joined,
    pairs_section,
    rest_section,
    table_section,
)
from liushou.screens.text_table import indented
from liushou.stats.population import scope_of
from liushou.terms import term_name, vacation_name
from liushou.textwidth import wrap

_SHOWN_ELSEWHERE = frozenset({
    "id", "begins", "ends", "title", "survey", "vacation", "goals", "calendar", "measures", "holidays",
    "make_up_days", "awards", "donations",
})  # fmt: skip
_STATUSES: tuple[ActivityStatus, ...] = ("计划", "进行", "完成", "取消")


def term_head(term: Term, view: View) -> list[str]:
    """Which term it is, and whether it is going on."""
    day = view.day
    state = "还没有开学" if day < term.begins else "已结束" if day > term.ends else "进行中"
    return [joined(term_name(term.id), term.id), f"{day}：{state}"]


def term_sections(term: Term, view: View) -> Iterator[Section]:
    """The sections of the page."""
    yield pairs_section("概况", _facts(term, view))
    rows = [
        [
            joined(class_label(row.grade, row.class_) or row.grade, row.village),
            *("" if one is None else str(one) for one in (row.students, row.left_behind, row.both, row.one)),
            view.presenter.naming(row.teacher) if row.teacher else "",
        ]
        for row in term.survey
    ]
    heads = ("班级或村", "学生", "留守", "双留守", "单留守", "填报人")
    yield table_section("摸底", heads, rows, numbers=(1, 2, 3, 4))
    yield Section("目标", [_goal(goal) for goal in term.goals])
    yield pairs_section("行事历", [_entry(entry, view) for entry in term.calendar])
    yield Section("措施", [line for one in term.measures for line in _measure(one)])
    yield pairs_section("表彰和捐赠", _given(term, view))
    yield rest_section(term, view.presenter, _SHOWN_ELSEWHERE)


def _facts(term: Term, view: View) -> Iterator[tuple[str, str | None]]:
    yield "标题", term.title
    yield "学期", f"{term.begins} 至 {term.ends}"
    if term.vacation:
        yield vacation_name(term.id), f"{term.vacation.from_} 至 {term.vacation.to}"
        for opening in term.vacation.openings:
            duty = f"值班 {view.names(opening.duty)}" if opening.duty else None
            yield "开放", joined(f"{opening.from_} 至 {opening.to}", opening.place, duty)
    yield from (("放假", _holiday(one)) for one in term.holidays)
    yield "调休上课", "、".join(f"{one.date}{bracketed(one.name)}" for one in term.make_up_days)
    yield "留守儿童", f"{len(scope_of(view.store, term.id, view.day).members)} 名（统计范围）"
    yield "活动", _activities(term, view)
    yield "帮扶记录", f"{_records(term, view)} 条"
    yield "立案的问题", f"{_cases(term, view)} 件"


def _goal(goal: Goal) -> str:
    target = f" {plain(goal.target)}%" if goal.target is not None else ""
    return joined(goal.text, f"{goal.indicator}{target}" if goal.indicator else None)


def _entry(entry: CalendarEntry, view: View) -> tuple[str, str]:
    until = f"至 {entry.to}" if entry.to and entry.to != entry.from_ else None
    items = "；".join(item.task + bracketed(view.names(item.lead or ())) for item in entry.items)
    return entry.month or str(entry.from_), joined(until, entry.name, items)


def _holiday(one: Holiday) -> str:
    until = f" 至 {one.to:%m-%d}" if one.to != one.from_ else ""
    return f"{one.name} {one.from_}{until}"


def _measure(measure: Measure) -> list[str]:
    return [*wrap(measure.title, WIDE), *indented(wrap("；".join(measure.items), WIDE - 2))]


def _given(term: Term, view: View) -> Iterator[tuple[str, str]]:
    for award in sorted(term.awards, key=lambda award: award.date):
        yield str(award.date), joined(award.title, view.names(award.to))
    for gift in sorted(term.donations, key=lambda gift: gift.date):
        to = f"给 {view.names(gift.children)}" if gift.children else None
        yield str(gift.date), joined(f"{gift.donor}捐赠", given(gift), to)


def _activities(term: Term, view: View) -> str:
    found = Counter(one.status for one in view.store.activities.values() if one.term == term.id)
    by_status = "、".join(f"{status} {found[status]}" for status in _STATUSES if found[status])
    return f"{found.total()} 项" + (f"：{by_status}" if found else "")


def _records(term: Term, view: View) -> int:
    days = (record.date for child in view.store.children.values() for record in child.records)
    return sum(term.days.holds(day) and day <= view.day for day in days)


def _cases(term: Term, view: View) -> int:
    days = (case.opened for child in view.store.children.values() for case in child.cases)
    return sum(term.days.holds(day) and day <= view.day for day in days)
