"""A child's page: who cares for it, what is due, open cases, what happened, marks, health, the rest."""

from collections.abc import Iterator
from datetime import date

from liushou.dates import full_years
from liushou.records.careplan import Case
from liushou.records.child import Child
from liushou.records.event import Event
from liushou.records.fields import CARE
from liushou.records.standing import in_focus, is_official, judged_day, on_register, standing
from liushou.records.timeline import pairing_events, timeline
from liushou.records.told_elsewhere import attended, told_by_terms
from liushou.screens.pages.child_facts import facts
from liushou.screens.pages.dues import person_dues
from liushou.screens.pages.events import BESIDE_DATE, event_lines, events_section
from liushou.screens.pages.family import family
from liushou.screens.pages.marks import checkups, grades
from liushou.screens.pages.parts import WIDE, Section, View, joined
from liushou.screens.pages.promises import promises
from liushou.screens.text_table import hanging


def child_head(child: Child, view: View) -> list[str]:
    """Who the child is, and how it stands on the day."""
    judged = judged_day(child, view.day)
    then = standing(child, judged)
    official = is_official(child, judged, view.store.unit.min_away_months)
    return [
        joined(child.name, child.sex, f"{full_years(child.birth_date, view.day)} 岁", child.id),
        f"{view.day}："
        + joined(
            _status(child, view.day),
            then.school.class_label if then.school else None,
            then.village,
            then.left_behind,
            "国家口径农村留守儿童" if official else None,
            "重点关爱" if in_focus(child, view.day) else None,
        ),
    ]


def _status(child: Child, day: date) -> str:
    """在册, or how and when the child was last taken off the register."""
    if on_register(child, day):
        return "在册"
    left = [(stay.closed_on, stay.status) for stay in child.earlier if stay.closed_on <= day]
    if child.closed_on is not None and child.closed_on <= day and child.status != "在册":
        left.append((child.closed_on, child.status))
    closed = max(left, default=None)
    return "还没有建档" if closed is None else f"{closed[1]}（{closed[0]}）"


def child_sections(child: Child, view: View, *, every_event: bool) -> Iterator[Section]:
    """The sections of the page; of events and promises what matters now, or with `every_event` all."""
    yield family(child, view)
    yield person_dues(child, view)
    yield Section("在办个案", [line for case in child.cases for line in _case(case, view)])
    yield promises(child, view, every_item=every_event)
    yield _events(child, view, every_event=every_event)
    yield grades(child)
    yield checkups(child, view)
    yield facts(child, view)


def _case(case: Case, view: View) -> Iterator[str]:
    if not case.open_on(view.day):
        return
    days = (view.day - case.opened).days
    who = f"负责人 {view.names(case.by)}" if case.by else None
    what = view.presenter.shown(case.what, CARE)
    head = joined(f"{case.kind}（{case.level}）", f"已 {days} 天", who, what)
    yield from hanging(f"{case.opened}", head, BESIDE_DATE, WIDE)
    done = [Event(told.date, "上报", (told.to,), told.reply or "", CARE) for told in case.escalated]
    done += [Event(step.date, "处理", step.by or (), step.what, CARE) for step in case.steps]
    for event in sorted(done, key=lambda event: event.day):
        if event.day <= view.day:
            yield from (f"  {line}" for line in event_lines(event, view, WIDE - 2))


def _events(child: Child, view: View, *, every_event: bool) -> Section:
    activities = sorted(view.store.activities.values(), key=lambda one: one.id)
    elsewhere = (
        *attended(child, activities),
        *told_by_terms(child, view.store.terms.values()),
        *pairing_events(view.helpers.mirrored.get(child.id, ())),
    )
    return events_section(timeline(child, elsewhere), view, every_event=every_event)
