"""What happened to a child, day by day, out of everything in the archive that has a date."""

from collections.abc import Iterable, Iterator

from liushou.records.careplan import Aid, CareRecord, Case, Pairing
from liushou.records.child import Child
from liushou.records.event import Event, Turn
from liushou.records.family import Guardian, Parent
from liushou.records.fields import CARE, STATUS
from liushou.records.past_events import past_events
from liushou.records.present import plain


def timeline(child: Child, elsewhere: Iterable[Event] = ()) -> tuple[Event, ...]:
    """Every dated thing of the archive and what is told of the child `elsewhere`, oldest first.

    On one day: how things stood, what was set up, what was done, what followed, what ended.
    """
    events = [*_register(child), *past_events(child), *_family(child), *pairing_events(child.pairings)]
    events += [event for aid in child.aid for event in _aid(aid)]
    events += [*record_events(child.records), *_health(child), *elsewhere]
    events += [event for case in child.cases for event in _case(case)]
    return tuple(sorted(events, key=lambda event: (event.day, event.turn)))


def _register(child: Child) -> Iterator[Event]:
    for stay in child.earlier:
        yield Event(stay.registered_on, "建档", turn=Turn.BEGINS)
        yield Event(stay.closed_on, "销档", text=stay.status, turn=Turn.ENDS)
    yield Event(child.registered_on, "建档", turn=Turn.BEGINS)
    if child.closed_on is not None:
        yield Event(child.closed_on, "销档", text=child.status, turn=Turn.ENDS)
    if child.focus is not None:
        yield Event(child.focus.since, "列为重点", text=child.focus.why, mark=CARE, turn=Turn.SET_UP)
    consent = child.consent
    if consent is not None:
        scope = "、".join(consent.scope)
        yield Event(consent.signed_on, "签署同意书", (consent.by,), scope, turn=Turn.BEGINS)
        if consent.withdrawn_on is not None:
            yield Event(consent.withdrawn_on, "撤回同意", (consent.by,), turn=Turn.ENDS)


def pairing_events(pairings: Iterable[Pairing]) -> Iterator[Event]:
    """The beginning and the end of each pairing; a peer's archive may hold some of a child's own."""
    for pairing in pairings:
        yield Event(pairing.since, "结对", (pairing.with_,), pairing.role, turn=Turn.SET_UP)
        if pairing.until is not None:
            yield Event(pairing.until, "结对结束", (pairing.with_,), pairing.role, turn=Turn.ENDS)


def _family(child: Child) -> Iterator[Event]:
    """Trainings and agreements of everyone who is or was a parent or guardian, each once."""
    parents = (*child.parents, *(one for entry in child.past for one in entry.parents or ()))
    guardians = (*child.guardians, *(one for entry in child.past for one in entry.guardians or ()))
    events = [event for one in parents for event in _trained(one)]
    events += [event for one in guardians for event in (*_trained(one), *_agreed(one))]
    yield from dict.fromkeys(events)
    for spent in child.vacations:
        if spent.parents_back is not None:
            yield Event(spent.parents_back, "父母返乡", turn=Turn.BEGINS)


def _trained(person: Parent | Guardian) -> Iterator[Event]:
    for day in person.trained_on:
        yield Event(day, "家庭教育培训", (f"{person.relation}{person.name or ''}",))


def _agreed(guardian: Guardian) -> Iterator[Event]:
    if guardian.delegated is not None:
        until = f"有效至 {guardian.delegated.until}" if guardian.delegated.until else ""
        who = (f"{guardian.relation}{guardian.name}",)
        yield Event(guardian.delegated.signed_on, "签订委托照护协议", who, until, turn=Turn.SET_UP)


def aid_money(aid: Aid) -> str | None:
    """How much aid comes how often: 每月 420 元, or 4600 元 where it came once; None without a sum."""
    if aid.amount is None:
        return None
    often = f"每{aid.per} " if aid.per and aid.per != "次" else ""
    return f"{often}{plain(aid.amount)} 元"


def _aid(aid: Aid) -> Iterator[Event]:
    text = "　".join(part for part in (aid.kind, aid_money(aid)) if part)
    yield Event(aid.from_, "救助", text=text, mark=STATUS, turn=Turn.SET_UP)
    if aid.to is not None:
        yield Event(aid.to, "救助结束", text=aid.kind, mark=STATUS, turn=Turn.ENDS)


def record_events(records: Iterable[CareRecord]) -> Iterator[Event]:
    """What was done, and the promises of it that were kept."""
    for record in records:
        yield Event(record.date, record.kind, record.by or (), record.note or "", CARE)
        promised = record.follow_up
        if promised is not None and promised.done is not None:
            who = promised.by or record.by or ()
            yield Event(promised.done, "后续完成", who, promised.what, CARE, Turn.FOLLOWS)


def _health(child: Child) -> Iterator[Event]:
    for checkup in child.health.checkups if child.health else ():
        yield Event(checkup.date, "体检", text=checkup.note or "", mark=CARE)


def _case(case: Case) -> Iterator[Event]:
    kind = f"问题·{case.kind}（{case.level}）"
    yield Event(case.opened, kind, case.by or (), case.what, CARE, Turn.FOLLOWS)
    for told in case.escalated:
        yield Event(told.date, "上报", (told.to,), told.reply or "", CARE, Turn.FOLLOWS)
    for step in case.steps:
        yield Event(step.date, "处理", step.by or (), step.what, CARE, Turn.FOLLOWS)
    if case.closed is not None:
        yield Event(case.closed, "办结", text=case.outcome or "", mark=CARE, turn=Turn.ENDS)
