"""Sheets of records: a blank one to fill in, and a filled-in one back as entries."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from liushou.care.on_register import class_on
from liushou.care.recording.recorded import Entry, Promise
from liushou.care.sheet_rows import CellError, SheetRow, child_in, day_in, read_rows, taken
from liushou.care.who_did import carers
from liushou.care.wording import record_kind
from liushou.records.vocabulary import RecordKind
from liushou.store.load import Store

HEADS: Mapping[str, str] = {
    "id": "编号", "name": "姓名", "class": "班级", "date": "日期", "kind": "类别", "by": "记录人",
    "place": "地点", "note": "内容", "due": "后续期限", "what": "后续事项",
}  # fmt: skip


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


def entries_in(
    store: Store, rows: Iterable[SheetRow], day: date, *, kind: RecordKind | None, by: tuple[str, ...]
) -> tuple[Entry, ...]:
    """The records that the rows hold; a row without 日期 is not done yet and left out.

    `kind` and `by` are meant where a row has none. `day` is today: nothing lies behind it.
    Raises LiushouError that names every row that cannot be taken.
    """
    return read_rows(rows, lambda row: _entry(store, row, day, kind, by))


def _entry(
    store: Store, row: SheetRow, today: date, kind: RecordKind | None, by: tuple[str, ...]
) -> Entry | None:
    if not row.text("date"):
        if row.text("note"):
            raise CellError("日期", "写了内容，没有写日期")
        return None
    day = day_in(row, "date", "日期")
    if day > today:
        raise CellError("日期", f"{day} 在今天（{today}）以后")
    child = child_in(store, row, day)
    said = row.text("kind")
    meant = taken("类别", lambda: record_kind(said)) if said else kind
    if meant is None:
        raise CellError("类别", "没有填：每行写明类别，或写在命令后面")
    who = taken("记录人", lambda: carers(store, [row.text("by")])).who
    return Entry(
        child.id,
        day,
        meant,
        who or by,
        row.text("place") or None,
        row.text("note") or None,
        _promise(row, day),
    )


def _promise(row: SheetRow, day: date) -> Promise | None:
    what = row.text("what")
    if bool(row.text("due")) != bool(what):
        raise CellError("后续期限", "后续期限和后续事项要一起填")
    if not what:
        return None
    promise = Promise(day_in(row, "due", "后续期限"), what)
    refusal = promise.refusal(day)
    if refusal is not None:
        raise CellError("后续期限", refusal)
    return promise
