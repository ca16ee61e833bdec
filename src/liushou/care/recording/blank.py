"""The blank sheet of records, to be filled in."""

from collections.abc import Mapping, Sequence
from datetime import date

from liushou.care.on_register import belongs_to
from liushou.records.person import Owner
from liushou.records.vocabulary import RecordKind
from liushou.store.load import Store
from liushou.store.people import person_of

HEADS: Mapping[str, str] = {
    "id": "编号", "name": "姓名", "class_label": "班级", "date": "日期", "kind": "类别", "by": "记录人",
    "place": "地点", "note": "内容", "follow_up.due": "后续期限", "follow_up.what": "后续事项",
}  # fmt: skip
"""The headings of the blank sheet, by what a cell under them says."""


def heads(people: Sequence[Owner]) -> list[str]:
    """The headings of a sheet for these: 村 in place of 班级 where all of them are residents."""
    villages = all(one.kind == "resident" for one in people)
    return ["村" if villages and target == "class_label" else head for target, head in HEADS.items()]


def blank_rows(
    store: Store, people: Sequence[Owner], kind: RecordKind, by: Sequence[str], day: date, *, dated: bool
) -> list[list[str]]:
    """A row for each of them: who it is, the kind, who records; the date only where it is known already.

    In the place of a class stands a resident's village.
    """
    who = "、".join(store.name_of(one) for one in by)
    written = day.isoformat() if dated else ""
    return [
        [
            each.id,
            person_of(store, each).name,
            belongs_to(store, each, day) or "",
            written,
            kind,
            who,
            "",
            "",
            "",
            "",
        ]
        for each in people
    ]
