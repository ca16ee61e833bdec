"""待办: what is due for a child or resident, or by a volunteer, in the next two weeks."""

from collections.abc import Callable, Sequence

from liushou.care.due import Due, dues
from liushou.records.person import Person, owner_of
from liushou.records.volunteer import Volunteer
from liushou.screens.pages.parts import WIDE, Section, View, joined
from liushou.screens.text_table import hanging
from liushou.store.people import person_of

About = Callable[[Due, View], str | None]

_WITHIN = 14
_FIRST = 10
_BESIDE = 24


def person_dues(person: Person, view: View) -> Section:
    """All that somebody owes the child or resident, with who does."""
    found = dues(view.store, view.day, _WITHIN, of=frozenset({owner_of(person)}))
    return _section("待办", found, view, _by)


def volunteer_dues(volunteer: Volunteer, view: View) -> Section:
    """The first of what the volunteer owes, with whom it concerns; the title says how many there are."""
    every = dues(view.store, view.day, _WITHIN)
    found = [one for one in every if volunteer.id in one.people or volunteer.name in one.people]
    return _section(f"待办（{len(found)} 项）", found, view, _for)


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
    return person_of(view.store, one.owner).name if one.owner else None
