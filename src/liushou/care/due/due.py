"""One thing that somebody waits for."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from liushou.records.fields import Sensitivity
from liushou.records.person import Owner

DueKind = Literal[
    "report", "case", "follow_up", "duty", "clearance", "agreement", "consent", "verification",
    "vacation", "activity", "erasure", "birthday",
]  # fmt: skip
KINDS: tuple[DueKind, ...] = get_args(DueKind)
"""In the order in which people read them."""
KIND_LABELS: dict[DueKind, str] = {
    "report": "强制报告",
    "case": "个案",
    "follow_up": "后续",
    "duty": "职责",
    "clearance": "违法犯罪记录查询",
    "agreement": "委托照护协议",
    "consent": "监护人同意书",
    "verification": "信息核查",
    "vacation": "假期去向",
    "activity": "活动收尾",
    "erasure": "满期档案",
    "birthday": "生日",
}


@dataclass(frozen=True, slots=True)
class Due:
    """One thing that is overdue, or falls due soon.

    `what` in the words of the trade (谈心, 委托照护协议); `due` the last day to do it in time; `missed`: it
    is overdue on the day asked for. `owner` is the child or resident to whom it is owed, None for what is
    owed by the unit or a volunteer as such. `people` are ids of volunteers, or plain names without an
    archive, who owe it. `note` may be shown to everyone in the unit; `text` as its `mark` allows. `grave`
    sorts what falls due together: the lowest goes first. `undated`: it has lacked always, and `due` is only
    the day asked for.
    """

    kind: DueKind
    what: str
    due: date
    missed: bool
    owner: Owner | None = None
    people: tuple[str, ...] = ()
    note: str = ""
    text: str = ""
    mark: Sensitivity | None = None
    grave: int = 9
    undated: bool = False

    @property
    def child(self) -> str | None:
        """The id of the child to whom it is owed."""
        return self.owner.id if self.owner and self.owner.kind == "child" else None

    @property
    def resident(self) -> str | None:
        """The id of the resident to whom it is owed."""
        return self.owner.id if self.owner and self.owner.kind == "resident" else None
