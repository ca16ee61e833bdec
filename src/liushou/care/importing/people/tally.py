"""What the rows of an import come to, gathered row by row."""

from collections import Counter
from collections.abc import Iterable, Sequence

from liushou.care.importing.outcome import Changed, New, Outcome, Place, Rejected, Row
from liushou.care.importing.people.understood import Understood, Wrong
from liushou.cells import text_of
from liushou.store.drafts import Draft

AGAIN = "编号写“新”、而已有档案同这一行完全一样的，没有再建"
TWICE = "表里写了两次、内容相同的，只取一次"


class Tally:
    """Takes each row once; gives them back in the order of the file."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._order: dict[Place, int] = {}
        for number, row in enumerate(rows):
            self._order.setdefault(row.place, number)  # rows side by side have one place
        self._drafts: list[tuple[int, Draft]] = []
        self._new: list[New] = []
        self._changed: list[Changed] = []
        self._unchanged: list[Place] = []
        self._rejected: list[Rejected] = []
        self._told: Counter[str] = Counter()
        self._remarks: list[str] = []
        self._lacking: Counter[str] = Counter()

    def reject(self, row: Understood, wrong: Iterable[Wrong]) -> None:
        """The row cannot be taken; what is wrong is told at the cell that says it."""
        at_cells = (Wrong(row.columns.get(one.target, one.target), one.reason, one.lacking) for one in wrong)
        self._reject(row.row, at_cells)

    def refuse(self, row: Understood) -> None:
        """The row cannot be taken because of its cells."""
        self._reject(row.row, (fault.wrong for fault in row.faults))

    def leave(self, row: Understood, told: Iterable[str] = ()) -> None:
        """The row says nothing new."""
        self._unchanged.append(row.row.place)
        self._tell((*row.notes.get("", ()), *told))

    def twice(self, row: Understood) -> None:
        """The row says again what another one says."""
        self.leave(row)
        self._told[TWICE] += 1

    def remark_unread(self, kind: str, count: int) -> None:
        """New archives could not be held against those that cannot be read."""
        if count and self._new:
            how = "新建的没有同它们对照：请先用 liushou check 查看"
            self._remarks.append(f"有 {count} 份{kind}有错误，读不出来，{how}")

    def make(self, new: New, draft: Draft, told: Iterable[str]) -> None:
        """The row makes an archive."""
        self._new.append(new)
        self._take(new.place, draft, told)

    def change(self, changed: Changed, draft: Draft, told: Iterable[str]) -> None:
        """The row changes an archive."""
        self._changed.append(changed)
        self._take(changed.place, draft, told)

    def outcome(self) -> Outcome:
        """All of it, in the order of the rows."""
        order = self._order
        return Outcome(
            drafts=tuple(draft for _, draft in sorted(self._drafts, key=lambda pair: pair[0])),
            new=tuple(sorted(self._new, key=lambda one: order[one.place])),
            changed=tuple(sorted(self._changed, key=lambda one: order[one.place])),
            unchanged=tuple(sorted(self._unchanged, key=order.__getitem__)),
            rejected=tuple(sorted(self._rejected, key=lambda one: order[one.place])),
            told=(*(f"{text}：{count} 行" for text, count in self._told.items()), *self._remarks),
            lacking=dict(self._lacking),
        )

    def _take(self, place: Place, draft: Draft, told: Iterable[str]) -> None:
        self._drafts.append((self._order[place], draft))
        self._tell(told)

    def _tell(self, told: Iterable[str]) -> None:
        self._told.update(dict.fromkeys(told).keys())

    def _reject(self, row: Row, wrong: Iterable[Wrong]) -> None:
        wrong = tuple(dict.fromkeys(wrong))
        for one in wrong:
            value = text_of(row.cells.get(one.target, ""))
            self._rejected.append(Rejected(row.place, one.target, value, one.reason))
        self._lacking.update({one.lacking for one in wrong if one.lacking})
