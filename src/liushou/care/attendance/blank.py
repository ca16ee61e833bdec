"""The blank sign-in sheet of an activity, to be filled in."""

from collections.abc import Mapping, Sequence
from datetime import date

from liushou.care.on_register import class_on
from liushou.store.load import Store

HEADS: Mapping[str, str] = {
    "id": "编号", "name": "姓名", "class_label": "班级", "came": "到场", "guardian": "监护人到场",
    "reason": "备注",
}  # fmt: skip
"""The headings of the blank sheet, by what a cell under them says."""


def blank_rows(store: Store, children: Sequence[str], day: date) -> list[list[str]]:
    """A row for each child, with what is to be ticked left empty."""
    return [
        [each, store.children[each].name, class_on(store, each, day) or "", "", "", ""] for each in children
    ]
