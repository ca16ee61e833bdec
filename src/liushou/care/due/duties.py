"""职责: what the unit has promised to do for each child in each period (records.duties)."""

from collections.abc import Iterator
from datetime import date

from liushou.care.due.asked import Asked
from liushou.care.due.due import Due
from liushou.care.due.period_words import period_words
from liushou.records.child import Child
from liushou.records.duties import DutyPlan, Verdict, overdue, running, verdicts
from liushou.records.unit import Duty


def duty(asked: Asked, child: Child) -> Iterator[Due]:
    """Each duty once: as overdue when its latest period was missed, else for its running period, when near.

    Only for children of the population, as 履职率 counts them. Whoever can do it today answers for it.
    """
    if not asked.plans or not asked.counted(child):
        return
    for plan in asked.plans:
        missed, now = overdue(verdicts(plan, child), plan.on), running(plan, child)
        if missed is not None:
            made_up = "，本期已做" if now is not None and now.done else ""
            yield _due(plan, missed, child, asked, missed=True, more=made_up)
        elif now is not None and not now.done and now.period.deadline() <= asked.until:
            yield _due(plan, now, child, asked, missed=False)


def _due(
    plan: DutyPlan, verdict: Verdict, child: Child, asked: Asked, *, missed: bool, more: str = ""
) -> Due:
    return Due(
        kind="duty",
        what=plan.duty.title,
        due=verdict.period.deadline(),
        missed=missed,
        child=child.id,
        people=asked.helpers.answering(child, plan.duty.by, asked.on),
        note=told(plan.duty, verdict, asked.on) + more,
    )


def told(duty: Duty, verdict: Verdict, on: date) -> str:
    """The period in words, and how often it was done where once is not enough."""
    part = f"，已做 {verdict.count}/{duty.times} 次" if duty.times > 1 else ""
    return period_words(duty.every, verdict.period.owed.first, on, duty.during) + part
