"""职责: what the unit has promised to do for each child or resident in each period (records.duties)."""

from collections.abc import Iterator
from datetime import date

from liushou.care.due.asked import Asked
from liushou.care.due.due import Due
from liushou.care.due.period_words import period_words
from liushou.records.duties import DutyPlan, Verdict, overdue, running, verdicts
from liushou.records.person import Person, owner_of
from liushou.records.unit import Duty


def duty(asked: Asked, person: Person) -> Iterator[Due]:
    """Each duty once: as overdue when its latest period was missed, else for its running period, when near.

    Of children only for those of the population, as 履职率 counts them. Whoever can do it today answers
    for it.
    """
    if not asked.plans or not asked.counted(person):
        return
    for plan in asked.plans:
        missed, now = overdue(verdicts(plan, person), plan.on), running(plan, person)
        if missed is not None:
            made_up = "，本期已做" if now is not None and now.done else ""
            yield _due(plan, missed, person, asked, missed=True, more=made_up)
        elif now is not None and not now.done and now.period.deadline() <= asked.until:
            yield _due(plan, now, person, asked, missed=False)


def _due(
    plan: DutyPlan, verdict: Verdict, person: Person, asked: Asked, *, missed: bool, more: str = ""
) -> Due:
    return Due(
        kind="duty",
        what=plan.duty.title,
        due=verdict.period.deadline(),
        missed=missed,
        owner=owner_of(person),
        people=asked.answering(person, plan.duty.by),
        note=told(plan.duty, verdict, asked.on) + more,
    )


def told(duty: Duty, verdict: Verdict, on: date) -> str:
    """The period in words, and how often it was done where once is not enough."""
    part = f"，已做 {verdict.count}/{duty.times} 次" if duty.times > 1 else ""
    return period_words(duty.every, verdict.period.owed.first, on, duty.during) + part
