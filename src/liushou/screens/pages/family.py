"""谁在照顾: the people around a child on a day."""

from collections.abc import Iterator
from datetime import date

from liushou.dates import full_years
from liushou.records.careplan import Pairing
from liushou.records.child import Child
from liushou.records.family import Guardian, Parent
from liushou.records.standing import Standing, judged_day, standing
from liushou.records.volunteer import Volunteer
from liushou.screens.pages.parts import Section, View, bracketed, joined, pairs_section

Pair = tuple[str, str]


def family(child: Child, view: View) -> Section:
    """Parents, guardians, homeroom teacher, active pairings of either side, brothers and sisters."""
    day = judged_day(child, view.day)
    then = standing(child, day)
    return pairs_section(
        "谁在照顾",
        (
            *((parent.relation, _parent(parent, view)) for parent in then.parents),
            *_guardians(then, day, view),
            *_helpers(child, day, view),
            ("兄弟姐妹", "、".join(_child(each, day, view) for each in child.siblings)),
        ),
    )


def _parent(parent: Parent, view: View) -> str:
    since = f"{parent.away_since} 起" if parent.away_since and parent.situation == "外出务工" else None
    capacity = "无监护能力" if not parent.able and parent.situation != "去世" else None
    return joined(
        parent.name,
        parent.situation + bracketed(since, view.open_contact(parent.workplace)),
        capacity,
        view.phone(parent.phone),
    )


def _guardians(then: Standing, day: date, view: View) -> Iterator[Pair]:
    for guardian in sorted(then.guardians, key=lambda one: one != then.primary):
        label = "主要监护人" if guardian == then.primary else "监护人"
        yield label, _guardian(guardian, day, view)
    if not then.guardians:
        yield "监护人", "没有填"
    if then.guardianship:
        yield "监护情况", then.guardianship


def _guardian(guardian: Guardian, day: date, view: View) -> str:
    age = f"{full_years(guardian.birth_date, day)} 岁" if guardian.birth_date else None
    return joined(
        f"{guardian.relation}{guardian.name}", age, _entrusted(guardian, day), view.phone(guardian.phone)
    )


def _entrusted(guardian: Guardian, day: date) -> str | None:
    agreed = guardian.delegated
    if agreed is None:
        return None
    if agreed.until is None:
        return "委托照护（长期）" if agreed.holds_on(day) else f"委托照护 {agreed.signed_on} 起"
    return f"委托照护至 {agreed.until}{'' if agreed.until >= day else '，已到期'}"


def _helpers(child: Child, day: date, view: View) -> Iterator[Pair]:
    teacher = view.helpers.homeroom(child, day)
    if teacher is not None:
        yield "班主任", _volunteer(teacher, view)
    active = [pair for pair in view.helpers.pairings(child) if pair.active(day)]
    for pair in sorted(active, key=lambda pair: (not pair.adult, pair.since)):
        yield pair.role, _paired(pair, day, view)


def _paired(pair: Pairing, day: date, view: View) -> str:
    volunteer = view.store.volunteers.get(pair.with_)
    who = _child(pair.with_, day, view) if volunteer is None else _volunteer(volunteer, view)
    return joined(who, f"{pair.since} 起" if pair.until is None else f"{pair.since} 至 {pair.until}")


def _volunteer(volunteer: Volunteer, view: View) -> str:
    return joined(volunteer.name, view.phone(volunteer.phone))


def _child(id_: str, day: date, view: View) -> str:
    child = view.store.children.get(id_)
    if child is None:
        return id_
    school = standing(child, judged_day(child, day)).school
    return child.name + bracketed(school.class_label if school else None, *_gone(child, day))


def _gone(child: Child, day: date) -> tuple[str, ...]:
    return (child.status,) if child.closed_on is not None and child.closed_on <= day else ()
