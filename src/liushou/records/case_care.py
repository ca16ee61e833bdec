"""By when something must be done in an open case: one definition for LS506 and `due`.

A grave case is told above by the day after it was opened, and none stands still: 14 days without a step are
the most for 紧急 and 重点, 30 for 一般 (the school's own measure; the law sets no days).
"""

from datetime import date, timedelta

from liushou.records.careplan import Case, Escalation
from liushou.records.vocabulary import CaseLevel

_DAYS_TO_ESCALATE = 1
_DAYS_BETWEEN_STEPS: dict[CaseLevel, int] = {"紧急": 14, "重点": 14, "一般": 30}


def escalate_by(case: Case) -> date | None:
    """The last day to tell a 紧急 case above in time; None for a case of another level."""
    return case.opened + timedelta(days=_DAYS_TO_ESCALATE) if case.level == "紧急" else None


def first_escalation(case: Case, on: date) -> tuple[int, Escalation] | None:
    """The first time a case was told above, up to `on`, with its place in the list."""
    told = [(index, one) for index, one in enumerate(case.escalated) if one.date <= on]
    return min(told, key=lambda one: (one[1].date, one[0]), default=None)


def step_by(case: Case, on: date) -> date:
    """The last day for the next step, counted from the last one up to `on`, else from the opening.

    In a 紧急 case telling it above is a step. Handing a case over is none: nothing was done for the child.
    """
    days = [step.date for step in case.steps if step.date <= on and step.handed_to is None]
    if case.level == "紧急":
        days += [told.date for told in case.escalated if told.date <= on]
    return max([case.opened, *days]) + timedelta(days=_DAYS_BETWEEN_STEPS[case.level])


def act_by(case: Case, on: date) -> date:
    """The last day for what comes next in a case open on `on`: telling it above, else the next step."""
    deadline = escalate_by(case)
    return step_by(case, on) if deadline is None or first_escalation(case, on) else deadline
