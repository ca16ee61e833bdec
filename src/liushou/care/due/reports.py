"""强制报告: a child whom nobody guards, or whose family nobody can reach, and no case is open (LS505)."""

from collections.abc import Iterator

from liushou.care.due.asked import Asked
from liushou.care.due.due import Due
from liushou.records.child import Child
from liushou.records.person import owner_of
from liushou.records.reporting import ReportReason, must_report
from liushou.records.standing import standing

_UNREACHABLE = "家人都没有电话，未立案"


def report(asked: Asked, child: Child) -> Iterator[Due]:
    """Due today, every day until it is done."""
    reason = must_report(child, asked.on)
    if reason is not None:
        yield Due(
            kind="report",
            what="强制报告",
            due=asked.on,
            missed=True,
            owner=owner_of(child),
            people=asked.helpers.keeping(child, asked.on),
            note=_note(reason, asked, child),
            grave=0,
            undated=True,
        )


def _note(reason: ReportReason, asked: Asked, child: Child) -> str:
    if reason == "unreachable":
        return _UNREACHABLE
    return f"监护{standing(child, asked.on).guardianship}，未立案".replace("监护无人监护", "无人监护")
