"""What a volunteer carries, as a person reads it and as JSON."""

from collections.abc import Iterator
from typing import TypedDict

from liushou.care.leaving.carried import Carried
from liushou.records.fields import Sensitivity
from liushou.records.masks import mask
from liushou.records.schooling import class_label
from liushou.records.standing import standing
from liushou.records.volunteer import Coverage
from liushou.store.load import Store

HEADS = ("事项", "谁", "内容")
_TOLD = 12


class CarriedJson(TypedDict):
    """The contract of `hand-over --format json`."""

    volunteer: str
    on: str
    pairings: list[dict[str, str]]
    follow_ups: list[dict[str, str]]
    cases: list[dict[str, str]]
    homeroom: str | None
    covers: list[str]
    activities: list[dict[str, str]]
    rooms: list[str]


def rows(store: Store, what: Carried, *, reveal: bool) -> list[tuple[str, str, str]]:
    """One row for each thing carried: what it is, of whom, and what to know of it."""
    found = [("结对", _who(store, tie.owner, what), f"{tie.role}，{tie.since} 起") for tie in what.ties]
    for one in what.promises:
        text = f"期限 {one.due}：{_shown(one.what, reveal=reveal)}"
        found.append(("后续", _who(store, one.owner, what), text))
    for each in what.cases:
        text = f"{each.case.level}·{each.case.kind}，{each.case.opened} 立案"
        found.append(("个案", _who(store, each.owner, what), text))
    if what.homeroom is not None:
        found.append(("班主任", str(class_label(what.homeroom.grade, what.homeroom.class_)), ""))
    found += [("包保责任", _area(one), "") for one in what.covers]
    found += [("活动", one.id, f"{one.day} {one.title}") for one in what.coming]
    found += [("值班", "", str(hours)) for hours in what.rooms]
    return found


def carried_lines(store: Store, what: Carried, *, reveal: bool) -> Iterator[str]:
    """What is still carried, and how to pass it on."""
    name = f"{what.volunteer.name}（{what.volunteer.id}）"
    if what.nothing:
        yield f"{name}没有要移交的事。"
        return
    shown = rows(store, what, reveal=reveal)
    yield f"{name}到 {what.day} 手上还有 {len(shown)} 件事要移交："
    for cells in shown[:_TOLD]:
        yield "  " + "　".join(cell for cell in cells if cell)
    if len(shown) > _TOLD:
        yield f"  …… 共 {len(shown)} 件，用 liushou hand-over {what.volunteer.id} 看全部"
    yield from advice(what)


def advice(what: Carried) -> Iterator[str]:
    """How each thing is passed on."""
    if what.owners:
        yield f"移交结对、后续、个案：liushou hand-over {what.volunteer.id} --to 接手的人 [儿童…]"
    if what.homeroom is not None:
        new = f'"homeroom={{grade: {what.homeroom.grade}, class: {what.homeroom.class_}}}"'
        yield f"新班主任：liushou set 接手的人 {new}"
    if what.coming:
        yield "活动换人：liushou set 活动编号 volunteers[+]=接手的人，筹备组、议程里写到的也请改"
    for hours in what.rooms:
        place = f"rooms[{hours.room}].openings[{hours.day} {hours.from_}]"
        yield f'值班换人：liushou set unit "{place}.duty=接手的人"'


def as_json(what: Carried, *, reveal: bool) -> CarriedJson:
    """The same as plain values."""
    room = what.homeroom
    return CarriedJson(
        volunteer=what.volunteer.id,
        on=what.day.isoformat(),
        pairings=[
            {tie.kind: tie.owner, "role": tie.role, "since": tie.since.isoformat()} for tie in what.ties
        ],
        follow_ups=[
            {one.kind: one.owner, "due": one.due.isoformat(), "what": _shown(one.what, reveal=reveal)}
            for one in what.promises
        ],
        cases=[
            {
                "child": one.owner,
                "opened": one.case.opened.isoformat(),
                "kind": one.case.kind,
                "level": one.case.level,
            }
            for one in what.cases
        ],
        homeroom=class_label(room.grade, room.class_) if room else None,
        covers=[_area(one) for one in what.covers],
        activities=[{"id": one.id, "title": one.title, "from": one.day.isoformat()} for one in what.coming],
        rooms=[str(hours) for hours in what.rooms],
    )


def _who(store: Store, owner: str, what: Carried) -> str:
    child = store.children.get(owner)
    if child is None:
        resident = store.residents.get(owner)
        return f"{resident.name if resident else ''} {owner}".strip()
    school = standing(child, what.day).school
    label = school.class_label if school else None
    return " ".join(part for part in (child.name, label, owner) if part)


def _area(one: Coverage) -> str:
    label = class_label(one.grade, one.class_) or one.grade
    return " ".join(part for part in (one.village, label) if part)


def _shown(text: str, *, reveal: bool) -> str:
    return text if reveal else mask(text, Sensitivity.CARE)
