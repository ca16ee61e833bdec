"""The blank sheet of records, to be filled in."""

from collections.abc import Mapping, Sequence
from datetime import date

from liushou.care.on_register import class_on
from liushou.records.vocabulary import RecordKind
from liushou.store.load import Store

HEADS: Mapping[str, str] = {
    "id": "编号", "name": "姓名", "class_label": "班级", "date": "日期", "kind": "类别", "by": "记录人",
    "place": "地点", "note": "内容", "follow_up.due": "后续期限", "follow_up.what": "后续事项",
}  # fmt: skip
"""The headings of the blank sheet, by what a cell under them says."""


def blank_rows(
    store: Store, children: Sequence[str], kind: RecordKind, by: Sequence[str], day: date, *, dated: bool
) -> list[list[str]]:
    """A row for each child: who it is, the kind, who records; the date only where it is known already."""
    who = "、".join(store.name_of(one) for one in by)
    written = day.isoformat() if dated else ""
    return [
        [
            each,
            store.children[each].name,
            class_on(store, each, day) or "",
            written,
            kind,
            who,
            "",
            "",
            "",
            "",
        ]
        for each in children
    ]
