"""The children behind a figure, as a reader may see them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from liushou.documents.contexts.alike import shown_names
from liushou.documents.contexts.report import UNKNOWN_CLASS
from liushou.documents.figures.model import Column, Row, Table, Value
from liushou.documents.frontmatter import Audience
from liushou.stats.report import ChildLabel

_FULL = (Column("编号"), Column("姓名"), Column("班级"), Column("村"))
_MASKED = (Column("姓名"), Column("班级"))


@dataclass(frozen=True, slots=True)
class Behind:
    """Children by id with the names they go by on the page; nobody where the reader sees no children.

    `full` readers see id, name, class and village, others a masked name (the same child by the same one all
    over the page) and the class. `order` is that of the classes.
    """

    names: Mapping[str, str]
    labels: Mapping[str, ChildLabel]
    order: tuple[str, ...]
    full: bool

    def table(
        self, caption: str, ids: Iterable[str], told: Mapping[str, str] | None = None
    ) -> tuple[Table, ...]:
        """The children in the order of their classes, with what is told of each; none where nobody is seen.

        The caption is followed by how many they are.
        """
        found = [id_ for id_ in self.names if id_ in set(ids)]
        if not found:
            return ()
        columns = (*(_FULL if self.full else _MASKED), *((Column("情况"),) if told else ()))
        rows = (Row((*self._cells(id_), *((told.get(id_),) if told else ()))) for id_ in found)
        return (Table(f"{caption}（{len(found)}人）", columns, tuple(rows)),)

    def known(self) -> dict[str, tuple[str, str | None]]:
        """Name and class of every child by id, as `left_to_do` takes them."""
        return {id_: (name, self.labels[id_].class_label) for id_, name in self.names.items()}

    def class_of(self, id_: str) -> str:
        """The class of a child, whoever reads."""
        label = self.labels.get(id_)
        return (label.class_label if label else None) or UNKNOWN_CLASS

    def _cells(self, id_: str) -> tuple[Value, ...]:
        label = self.labels[id_]
        known = (self.names[id_], label.class_label)
        return (id_, *known, label.village) if self.full else known


def behind(
    labels: Mapping[str, ChildLabel], order: tuple[str, ...], audience: Audience, *, names: bool
) -> Behind:
    """The children a report names; without `names`, and for the public, none of them is seen."""
    seen = sorted(labels, key=lambda id_: (_place(labels[id_], order), id_)) if names else []
    shown = shown_names([labels[id_].name for id_ in seen], audience)
    visible = dict(zip(seen, shown, strict=True)) if audience != "public" else {}
    return Behind(visible, labels, order, full=audience == "internal")


def _place(label: ChildLabel, order: tuple[str, ...]) -> tuple[int, str]:
    known = label.class_label
    return (order.index(known) if known in order else len(order), known or "")
