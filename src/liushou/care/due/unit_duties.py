"""职责 of the unit itself: a lecture each term, a meeting each quarter (records.unit_duties)."""

from collections.abc import Iterator

from liushou.care.due.asked import Asked
from liushou.care.due.due import Due
from liushou.care.due.duties import told
from liushou.records.duties import Verdict, judged_on, overdue
from liushou.records.unit import Duty
from liushou.records.unit_duties import unit_running, unit_verdicts


def unit_duty(asked: Asked) -> Iterator[Due]:
    """Each once: as overdue when its latest period was missed, else for its running period, when near."""
    if asked.term is None:
        return
    held = asked.store.activities.values()
    for one in asked.store.unit.duties:
        if one.activity:
            on = judged_on(one, asked.term, asked.on)
            missed = overdue(unit_verdicts(one, one.activity, asked.term, on, held), on)
            now = unit_running(one, one.activity, asked.term, on, held)
            if missed is not None:
                yield _due(one, missed, asked, missed=True, more="，本期已办" if now and now.done else "")
            elif now is not None and not now.done and now.period.deadline() <= asked.until:
                yield _due(one, now, asked, missed=False)


def _due(duty: Duty, verdict: Verdict, asked: Asked, *, missed: bool, more: str = "") -> Due:
    due = verdict.period.deadline()
    return Due("duty", duty.title, due, missed, note=told(duty, verdict, asked.on) + more)
