"""A helper's page: service, clearance, children and residents in care, what is due, activities to come."""

from collections.abc import Iterator

from liushou.dates import last_day_within
from liushou.records.fields import CONTACT
from liushou.records.in_care import in_care_of
from liushou.records.schooling import class_label
from liushou.records.standing import in_focus, on_register, standing
from liushou.records.taking_part import planned_people
from liushou.records.volunteer import NOT_CLEARED_KINDS, ClearanceLack, Homeroom, Volunteer
from liushou.screens.pages.dues import volunteer_dues
from liushou.screens.pages.parts import (
    Section,
    View,
    joined,
    pairs_section,
    table_section,
)

_SHOWN_ELSEWHERE = frozenset({
    "id", "name", "sex", "kind", "status", "joined_on", "left_on", "homeroom", "past", "clearance", "phone",
    "address", "available", "training",
})  # fmt: skip
_LACKS: dict[ClearanceLack, str] = {
    "missing": "没有查询",
    "failed": "未通过",
    "future": "查询日期在今天以后",
    "expired": "已过期",
}


def volunteer_head(volunteer: Volunteer, view: View) -> list[str]:
    """Who the helper is, and in what office on the day."""
    room = volunteer.homeroom_on(view.day)
    return [
        joined(volunteer.name, volunteer.sex, volunteer.kind, volunteer.id),
        f"{view.day}：" + joined(volunteer.status, f"{_room(room)}班主任" if room else None),
    ]


def volunteer_sections(volunteer: Volunteer, view: View) -> Iterator[Section]:
    """The sections of the page."""
    yield pairs_section("概况", _facts(volunteer, view))
    yield _children(volunteer, view)
    yield _residents(volunteer, view)
    yield volunteer_dues(volunteer, view)
    yield _activities(volunteer, view)
    rest = ((line.label, line.text) for line in view.presenter.lines(volunteer, _SHOWN_ELSEWHERE))
    yield pairs_section("其他内容", (*_where_and_when(volunteer, view), *rest))


def _facts(volunteer: Volunteer, view: View) -> Iterator[tuple[str, str | None]]:
    left = f"至 {volunteer.left_on}" if volunteer.left_on else "起"
    yield "服务", f"{volunteer.joined_on} {left}"
    rooms = [f"{_room(volunteer.homeroom)}（现任）"] if volunteer.homeroom else []
    former = sorted(volunteer.past, key=lambda post: post.until, reverse=True)
    yield "班主任", "、".join([*rooms, *(f"{_room(post.homeroom)}（至 {post.until}）" for post in former)])
    yield "电话", view.presenter.shown(volunteer.phone, CONTACT) if volunteer.phone else None
    yield "违法犯罪记录查询", _clearance(volunteer, view)
    used = len(in_care_of(view.store.children.values(), view.day).get(volunteer.id, ()))
    most = volunteer.capacity or view.store.unit.pairing.capacity
    yield "结对", f"{used} 名，上限 {most} 名" + ("，已超过" if used > most else "")


def _where_and_when(volunteer: Volunteer, view: View) -> Iterator[tuple[str, str]]:
    if volunteer.address:
        detail = volunteer.address.detail
        shown = view.presenter.shown(detail, CONTACT) if detail else None
        yield "住址", joined(volunteer.address.village, shown)
    if volunteer.available:
        yield "可用时间", "、".join(f"{one.day} {one.from_}—{one.to}" for one in volunteer.available)
    for one in volunteer.training:
        yield "培训", joined(str(one.date), one.topic)


def _room(room: Homeroom | None) -> str:
    return class_label(room.grade, room.class_) or "" if room else ""


def _clearance(volunteer: Volunteer, view: View) -> str | None:
    months = view.store.unit.pairing.clearance_months
    lack = volunteer.clearance_lack(view.day, months)
    if volunteer.kind in NOT_CLEARED_KINDS:
        return None
    if volunteer.clearance is None:
        return _LACKS["missing"]
    valid = f"有效至 {last_day_within(volunteer.clearance.checked_on, months)}"
    told = valid if lack is None else joined(valid, _LACKS[lack]) if lack == "expired" else _LACKS[lack]
    return joined(f"{volunteer.clearance.checked_on} 查询", told)


def _children(volunteer: Volunteer, view: View) -> Section:
    rows = []
    for child in view.store.children.values():
        for pair in child.pairings:
            if pair.with_ == volunteer.id and pair.active(view.day) and on_register(child, view.day):
                school = standing(child, view.day).school
                focus = "重点" if in_focus(child, view.day) else ""
                label = school.class_label if school else None
                rows.append([child.name, label or "", pair.role, str(pair.since), focus, child.id])
    rows.sort(key=lambda row: (row[3], row[5]))
    return table_section(f"结对儿童（{len(rows)} 名）", ("姓名", "班级", "身份", "起始", "", "编号"), rows)


def _residents(volunteer: Volunteer, view: View) -> Section:
    rows = [
        [one.name, one.kind, one.address.village, str(helper.since), one.id]
        for one in view.store.residents.values()
        for helper in one.helpers
        if helper.with_ == volunteer.id and helper.active(view.day) and on_register(one, view.day)
    ]
    rows.sort(key=lambda row: (row[3], row[4]))
    title = f"帮扶的留守妇女、老人（{len(rows)} 名）"
    return table_section(title, ("姓名", "类别", "村", "起始", "编号"), rows)


def _activities(volunteer: Volunteer, view: View) -> Section:
    rows = [
        [str(one.when.from_), one.title, one.status, one.id]
        for one in sorted(view.store.activities.values(), key=lambda one: (one.when.from_, one.id))
        if one.status in ("计划", "进行")
        and (one.when.to or one.when.from_) >= view.day
        and any(who in (volunteer.id, volunteer.name) for _, who in planned_people(one))
    ]
    return table_section("将参加的活动", ("日期", "名称", "状态", "编号"), rows)
