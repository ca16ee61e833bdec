"""待办: what is due for a child, or by a volunteer, in the next two weeks."""

from collections.abc import Callable, Sequence
from datetime import date

from liushou.care.due import Due, dues
from liushou.care.due.follow_ups import open_promises
from liushou.records.child import Child
from liushou.records.fields import Sensitivity
from liushou.records.resident import Resident
from liushou.records.volunteer import Volunteer
from liushou.screens.pages.parts import WIDE, Section, View, joined
from liushou.screens.text_table import hanging

About = Callable[[Due, View], str | None]

_WITHIN = 14
_FIRST = 10
_BESIDE = 24


def child_dues(child: Child, view: View) -> Section:
    """All that somebody owes the child, with who does."""
    found = dues(view.store, view.day, _WITHIN, of=frozenset({child.id}))
    return _section("待办", found, view, _by)


def volunteer_dues(volunteer: Volunteer, view: View) -> Section:
    """The first of what the volunteer owes, with whom it concerns; the title says how many there are."""
    every = dues(view.store, view.day, _WITHIN)
    found = [one for one in every if volunteer.id in one.people or volunteer.name in one.people]
    return _section(f"待办（{len(found)} 项）", found, view, _for)


def resident_dues(resident: Resident, view: View) -> Section:
    """What was promised to a resident and is not done yet, however far ahead; who recorded it answers."""
    found = [
        Due(
            kind="follow_up",
            what=f"{record.kind}后续",
            due=promise.due,
            missed=promise.due < view.day,
            people=promise.by or record.by or (),
            text=promise.what,
            mark=Sensitivity.CARE,
        )
        for record, promise in open_promises(resident.records, view.day, date.max)
    ]
    return _section("待办", sorted(found, key=lambda one: one.due), view, _by)


def _section(
    title: str, found: Sequence[Due], view: View, about: Callable[[Due, View], str | None]
) -> Section:
    lines = [line for one in found[:_FIRST] for line in _line(one, view, about(one, view))]
    rest = len(found) - _FIRST
    more = [f"（还有 {rest} 项：用 liushou due 查看）"] if rest > 0 else []
    return Section(title, [*lines, *more])


def _line(one: Due, view: View, about: str | None) -> list[str]:
    late = (view.day - one.due).days
    when = f"逾期 {late} 天" if one.missed and late > 0 else "今天" if late == 0 else f"还有 {-late} 天"
    words = view.presenter.shown(one.text, one.mark) if one.text else None
    return hanging(f"{one.due}  {when}", joined(one.what, about, one.note, words), _BESIDE, WIDE)


def _by(one: Due, view: View) -> str | None:
    return view.names(one.people) or None


def _for(one: Due, view: View) -> str | None:
    return view.names((one.child,)) if one.child else None
