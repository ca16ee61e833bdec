"""个案: every open case, with the day by which something must be done (case_care)."""

from collections.abc import Iterator

from liushou.care.due.asked import Asked
from liushou.care.due.due import Due
from liushou.records.careplan import Case
from liushou.records.case_care import act_by, escalate_by, first_escalation
from liushou.records.child import Child
from liushou.records.fields import Sensitivity
from liushou.records.person import owner_of
from liushou.records.vocabulary import CaseLevel

_GRAVE: dict[CaseLevel, int] = {"紧急": 1, "重点": 2, "一般": 3}


def case(asked: Asked, child: Child) -> Iterator[Due]:
    """An open case is always listed, near or not; overdue from the day after its day has passed."""
    for one in child.cases:
        if one.open_on(asked.on):
            due = act_by(one, asked.on)
            yield Due(
                kind="case",
                what=f"{one.kind}个案（{one.level}）",
                due=due,
                missed=due < asked.on,
                owner=owner_of(child),
                people=asked.people(one.by, asked.helpers.answering(child, None, asked.on)),
                note=_note(one, asked),
                text=one.what,
                mark=Sensitivity.CARE,
                grave=_GRAVE[one.level],
            )


def _note(case: Case, asked: Asked) -> str:
    untold = escalate_by(case) is not None and first_escalation(case, asked.on) is None
    return f"立案{(asked.on - case.opened).days}天{'，要上报' if untold else ''}"
