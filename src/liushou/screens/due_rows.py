"""One thing that is due as people and programs read it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from liushou.care.due.due import KIND_LABELS, Due
from liushou.records.child import Child
from liushou.records.present import Presenter
from liushou.records.standing import standing
from liushou.store.load import Store

HEADS = ("类别", "事项", "编号", "姓名", "班级或村", "负责人", "期限", "逾期天数", "说明")


@dataclass(frozen=True, slots=True)
class Row:
    """An item with its names: `name` and `label` are empty for what is of nobody.

    `label` is the class of a child, the village of a resident.

    `text` is masked where it must be, and `hidden` where it is.
    """

    item: Due
    on: date
    name: str
    label: str
    people: tuple[str, ...]
    text: str
    hidden: bool

    @property
    def told(self) -> str:
        """The note, and the text or its mask."""
        return "：".join(part for part in (self.item.note, self.text) if part)

    @property
    def shown(self) -> str:
        """The note, and the text where it may be seen."""
        return self.item.note if self.hidden else self.told

    @property
    def days(self) -> int:
        """Days overdue; negative: days left."""
        return (self.on - self.item.due).days


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one heading. `says` is what of them the heading says already, `key` whose it is."""

    title: str
    rows: Sequence[Row]
    says: Literal["kind", "person", "class", "child", "nothing"]
    key: str = ""


def rows_of(items: Iterable[Due], store: Store, on: date, presenter: Presenter) -> list[Row]:
    """The items in their order, as people read them."""
    return [_row(item, store, on, presenter) for item in items]


def class_of(child: Child, on: date) -> str:
    """The class a child is in on a day; nothing without one."""
    school = standing(child, on).school
    return (school.class_label or "") if school else ""


def as_json(rows: Sequence[Row]) -> list[dict[str, str | int | None]]:
    """The items as cli.md has them, and the note."""
    return [
        {
            "kind": row.item.kind,
            "what": row.item.what,
            "child": row.item.child,
            "resident": row.item.resident,
            "volunteer": next(iter(row.item.people), None),
            "due": row.item.due.isoformat(),
            "overdue_days": row.days,
            "note": row.told,
        }
        for row in rows
    ]


def as_cells(rows: Sequence[Row]) -> list[list[str | int]]:
    """The items as lines of a spreadsheet, under HEADS."""
    return [
        [
            KIND_LABELS[row.item.kind],
            row.item.what,
            row.item.owner.id if row.item.owner else "",
            row.name,
            row.label,
            "、".join(row.people),
            row.item.due.isoformat(),
            row.days,
            row.told,
        ]
        for row in rows
    ]


def as_event(row: Row) -> tuple[str, str]:
    """The title of an event and what stands below it."""
    title = "：".join(part for part in (row.item.what, row.name or "、".join(row.people)) if part)
    late = f"已逾期（{row.item.due}）" if row.item.missed and row.days > 0 else ""
    people = f"负责人：{'、'.join(row.people)}" if row.people else ""
    return title, "\n".join(part for part in (late, row.label, row.shown, people) if part)


def tally(rows: Sequence[Row]) -> str:
    """How many are overdue and how many are not: 逾期 3，未到期 2."""
    missed = sum(row.item.missed for row in rows)
    parts = (("逾期", missed), ("未到期", len(rows) - missed))
    return "，".join(f"{word} {count}" for word, count in parts if count) or "没有"


def grouped(rows: Iterable[Row], keys: Callable[[Row], Iterable[str]]) -> dict[str, list[Row]]:
    """The rows under each of their keys, keys in the order in which they first come."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        for key in keys(row):
            groups.setdefault(key, []).append(row)
    return groups


def not_twice(rows: Sequence[Row]) -> list[Row]:
    """Without the verifications that a duty of the unit of that name already says."""
    said = {(row.item.child, row.item.what, row.item.due) for row in rows if row.item.kind == "duty"}
    return [
        row
        for row in rows
        if row.item.kind != "verification" or (row.item.child, row.item.what, row.item.due) not in said
    ]


def _row(item: Due, store: Store, on: date, presenter: Presenter) -> Row:
    child, resident = store.children.get(item.child or ""), store.residents.get(item.resident or "")
    text = presenter.shown(item.text, item.mark) if item.text else ""
    return Row(
        item=item,
        on=on,
        name=child.name if child else resident.name if resident else "",
        label=class_of(child, on) if child else resident.address.village if resident else "",
        people=tuple(store.name_of(person) for person in item.people),
        text=text,
        hidden=text != item.text,
    )
