"""What happened to a child, day by day, out of everything in the archive that has a date."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from liushou.records.careplan import Case
from liushou.records.child import Child
from liushou.records.fields import Sensitivity


@dataclass(frozen=True, slots=True)
class Event:
    """One dated thing: what kind, who did it (ids or names), and the text with its sensitivity."""

    day: date
    kind: str
    who: tuple[str, ...] = ()
    text: str = ""
    mark: Sensitivity | None = None


def timeline(child: Child) -> tuple[Event, ...]:
    """Every dated thing of the archive, oldest first."""
    events = [*_register(child), *_records(child), *_pairings(child)]
    for case in child.cases:
        events.extend(_case(case))
    return tuple(sorted(events, key=lambda event: event.day))


def _register(child: Child) -> Iterator[Event]:
    for stay in child.earlier:
        yield Event(stay.registered_on, "建档")
        yield Event(stay.closed_on, "销档", text=stay.status)
    yield Event(child.registered_on, "建档")
    if child.closed_on is not None:
        yield Event(child.closed_on, "销档", text=child.status)
    if child.focus is not None:
        yield Event(child.focus.since, "列为重点", text=child.focus.why, mark=Sensitivity.CARE)
    if child.consent is not None:
        yield Event(child.consent.signed_on, "同意书", (child.consent.by,))


def _records(child: Child) -> Iterator[Event]:
    for record in child.records:
        yield Event(record.date, record.kind, record.by or (), record.note or "", Sensitivity.CARE)
        if record.follow_up is not None and record.follow_up.done is not None:
            yield Event(record.follow_up.done, "后续完成", text=record.follow_up.what, mark=Sensitivity.CARE)


def _pairings(child: Child) -> Iterator[Event]:
    for pairing in child.pairings:
        yield Event(pairing.since, "结对", (pairing.with_,), pairing.role)
        if pairing.until is not None:
            yield Event(pairing.until, "结对结束", (pairing.with_,), pairing.role)


def _case(case: Case) -> Iterator[Event]:
    yield Event(case.opened, f"问题·{case.kind}（{case.level}）", case.by or (), case.what, Sensitivity.CARE)
    for told in case.escalated:
        yield Event(told.date, "上报", (told.to,), told.reply or "", Sensitivity.CARE)
    for step in case.steps:
        yield Event(step.date, "处理", step.by or (), step.what, Sensitivity.CARE)
    if case.closed is not None:
        yield Event(case.closed, "办结", text=case.outcome or "", mark=Sensitivity.CARE)
