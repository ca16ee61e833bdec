"""What changed in a child's life, as the entries of `past` beside what came after them tell."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from liushou.dates import shifted
from liushou.records.child import Child
from liushou.records.event import Event, Turn
from liushou.records.family import Guardian, Parent, primary_guardian
from liushou.records.fields import CONTACT, STATUS
from liushou.records.schooling import School, grade_order
from liushou.records.standing import Standing, standing


def past_events(child: Child) -> Iterator[Event]:
    """A line for each thing that was different on the day after an entry's last day, oldest first."""
    for last in sorted({entry.until for entry in child.past}):
        following = shifted(last, timedelta(days=1))
        for event in _between(standing(child, last), standing(child, following), following):
            yield replace(event, turn=Turn.BEGINS)


def _between(before: Standing, after: Standing, day: date) -> Iterator[Event]:
    if before.school != after.school:
        yield from _school(before.school, after.school, day)
    yield from _parents(before.parents, after.parents, day)
    yield from _guardians(before.guardians, after.guardians, day)
    if before.guardianship != after.guardianship:
        text = _became(before.guardianship, after.guardianship)
        yield Event(day, "监护情况变更", text=text, mark=STATUS)
    if before.village != after.village:
        yield Event(day, "搬家", text=_became(before.village, after.village))
    elif before.address != after.address:
        yield Event(day, "搬家", text=after.address.detail or "" if after.address else "", mark=CONTACT)


def _school(before: School | None, after: School | None, day: date) -> Iterator[Event]:
    if before is None or after is None:
        yield Event(day, "就学情况变更", text=_became(_place(before), _place(after)))
        return
    if before.enrolled and not after.enrolled:
        yield Event(day, "离校", text=after.left_why or "", mark=STATUS)
    elif after.enrolled and not before.enrolled:
        yield Event(day, "复学" if before.left_on else "入学", text=_place(after) or "")
    elif before.name != after.name:
        yield Event(day, "转学", text=_became(_place(before), _place(after)))
    elif (before.grade, before.class_) != (after.grade, after.class_):
        up = grade_order(before.grade) < grade_order(after.grade)
        text = _became(before.class_label or before.grade, after.class_label or after.grade)
        yield Event(day, "升级" if up else "换班", text=text)
    if before.boarding != after.boarding:
        yield Event(day, "开始寄宿" if after.boarding else "不再寄宿")


def _place(school: School | None) -> str | None:
    if school is None:
        return None
    return "　".join(part for part in (school.name or school.stage, school.class_label) if part)


def _parents(before: tuple[Parent, ...], after: tuple[Parent, ...], day: date) -> Iterator[Event]:
    was, is_ = {one.relation: one for one in before}, {one.relation: one for one in after}
    for relation in dict.fromkeys((*was, *is_)):
        old, new = was.get(relation), is_.get(relation)
        if old is None or new is None or old.situation != new.situation:
            text = _became(old.situation if old else None, new.situation if new else None)
            yield Event(day, "父母状况变更", text=f"{relation}{text}", mark=STATUS)


def _guardians(before: tuple[Guardian, ...], after: tuple[Guardian, ...], day: date) -> Iterator[Event]:
    old, new = primary_guardian(before), primary_guardian(after)
    if _called(old) != _called(new):
        yield Event(day, "主要监护人变更", text=_became(_called(old), _called(new)))
    known = {_called(one) for one in (*before, old) if one}
    for one in after:
        if _called(one) not in known and one != new:
            yield Event(day, "增加监护人", text=_called(one) or "")
    kept = {_called(one) for one in (*after, new) if one}
    for one in before:
        if _called(one) not in kept and one != old:
            yield Event(day, "不再是监护人", text=_called(one) or "")


def _called(guardian: Guardian | None) -> str | None:
    return None if guardian is None else f"{guardian.relation}{guardian.name}"


def _became(before: str | None, after: str | None) -> str:
    return f"{before or '未填'} → {after or '未填'}"
