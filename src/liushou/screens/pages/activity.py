"""An activity's page: when and where, who, who came, the money, what people said of it."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from liushou.documents.contexts.attendance import attendance
from liushou.documents.contexts.outcome import outcome_facts, spending
from liushou.documents.contexts.reader import Reader
from liushou.documents.contexts.roll import meeting_days
from liushou.documents.language.chinese import clock_range, figure, money
from liushou.documents.plain import Plain
from liushou.records.activity import Activity, AgendaItem, Budget
from liushou.screens.pages.parts import (
    Section,
    View,
    bracketed,
    joined,
    pairs_section,
    rest_section,
    table_section,
)
from liushou.terms import term_name

_SHOWN_ELSEWHERE = frozenset({
    "id", "title", "kind", "term", "status", "when", "places", "children", "volunteers", "team", "attendees",
    "sessions", "budget", "outcome", "agenda",
})  # fmt: skip
_KEYS = {
    "date": "日期", "expected": "应到", "came": "到场", "extra": "另到", "guardians": "监护人",
    "helpers": "帮扶人员", "others": "其他人",
}  # fmt: skip


def activity_head(activity: Activity, view: View) -> list[str]:
    """What it is and how far it is."""
    return [
        joined(activity.title, activity.id),
        f"{view.day}：" + joined(activity.status, activity.kind, term_name(activity.term)),
    ]


def activity_sections(activity: Activity, view: View) -> Iterator[Section]:
    """The sections of the page."""
    yield pairs_section("时间地点", _when(activity, view))
    yield pairs_section("人员", _people(activity, view))
    yield _sessions(activity, view)
    yield pairs_section("经费（元）", _money(activity))
    yield pairs_section("结果", _outcome(activity, view))
    yield pairs_section("议程", (_item(item, view) for item in activity.agenda))
    yield rest_section(activity, view.presenter, _SHOWN_ELSEWHERE)


def _when(activity: Activity, view: View) -> Iterator[tuple[str, str | None]]:
    when = activity.when
    last = f" 至 {when.to}" if when.to and when.to != when.from_ else ""
    weekly = f"每{'、'.join(when.weekdays)}" if when.weekdays else None
    yield "时间", joined(f"{when.from_}{last}", weekly, clock_range(when.start, when.end))
    if when.weekdays:
        days = meeting_days(view.store, activity)
        coming = next((day for day in days if day >= view.day), None)
        yield "次数", joined(f"{len(days)} 次（节假日不计）", f"下一次 {coming}" if coming else None)
    yield "地点", "、".join(activity.places)


def _people(activity: Activity, view: View) -> Iterator[tuple[str, str | None]]:
    if activity.attendees is not None:
        groups = "、".join(f"{group.name} {group.count}" for group in activity.attendees.groups)
        yield "参加人数", f"{activity.attendees.total} 人" + bracketed(groups)
    yield "受邀儿童", f"{len(activity.children)} 名" if activity.children else None
    if activity.volunteers:
        yield "帮扶人员", f"{len(activity.volunteers)} 名：{view.names(activity.volunteers)}"
    for member in activity.team:
        yield member.role, view.names(member.people) + bracketed(member.duty)


def _sessions(activity: Activity, view: View) -> Section:
    held = attendance(Reader(view.store, "internal"), activity, view.day)["rows"]
    rows = [_session(row) for row in held if isinstance(row, dict)] if isinstance(held, tuple) else []
    heads = tuple(_KEYS.values())
    return table_section(f"场次（{len(rows)} 次）", heads, rows, numbers=range(1, len(heads)))


def _session(row: dict[str, Plain]) -> list[str]:
    return [
        _cell(row[key]) for key in ("date", "expected", "came", "extra", "guardians", "helpers", "others")
    ]


def _cell(value: Plain) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, int) and value else ""


def _item(item: AgendaItem, view: View) -> tuple[str, str]:
    days = " 至 ".join(str(day) for day in (item.date, item.to) if day)
    joining = bracketed("、".join(item.participants) and f"参加：{'、'.join(item.participants)}")
    who = view.names(item.lead or ())
    what = joined(item.group, item.title + joining, who, item.organiser, item.place)
    told = f"{what}：{'；'.join(item.items)}" if item.items else what
    return " ".join(part for part in (days, clock_range(item.start, item.end)) if part), told


def _money(activity: Activity) -> Iterator[tuple[str, str | None]]:
    sums = spending(activity)
    yield "预算", joined(_sum(sums["budget"]), _items(activity.budget))
    yield "支出", _sum(sums["spent"])
    yield "结余", _sum(sums["left"])
    yield "超支", _sum(sums["over"])


def _sum(value: Plain) -> str | None:
    return money(value) if isinstance(value, Decimal) else None


def _items(budget: Budget | None) -> str | None:
    if budget is None or not budget.items:
        return None
    return "；".join(f"{item.item} {money(item.amount)}" + bracketed(item.source) for item in budget.items)


def _outcome(activity: Activity, view: View) -> Iterator[tuple[str, str | None]]:
    facts = outcome_facts(Reader(view.store, "internal"), activity)
    score = facts["score"]
    if isinstance(score, Decimal):
        yield "评分", f"{figure(score)} 分（{facts['scored']} 人评，满分 5 分）"
    if activity.outcome is not None:
        shown = activity.outcome.model_copy(update={"spent": None})
        for line in view.presenter.lines(shown):
            yield line.label, line.text
