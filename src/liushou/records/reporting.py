"""When a child must be reported at once (mandatory reporting): one definition for LS505 and `due`.

未成年人保护法 art. 11; 《关于建立侵害未成年人案件强制报告制度的意见（试行）》 of nine central authorities.
"""

from datetime import date
from typing import Literal

from liushou.records.child import Child
from liushou.records.completeness import family_reachable
from liushou.records.standing import on_register, standing

_FAILING = frozenset({"差", "无人监护"})

ReportReason = Literal["guardianship", "unreachable"]
"""Nobody cares as a guardian must (差, 无人监护); or nobody of the family has a phone."""


def must_report(child: Child, on: date) -> ReportReason | None:
    """Why a child 在册 without an open case must be reported on `on`; None if it need not be."""
    then = standing(child, on)
    reason: ReportReason | None = None
    if then.guardianship in _FAILING:
        reason = "guardianship"
    elif not family_reachable(then):
        reason = "unreachable"
    if reason is None or any(case.open_on(on) for case in child.cases) or not on_register(child, on):
        return None
    return reason
