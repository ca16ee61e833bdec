"""The schedule as events for a phone's calendar."""

from collections.abc import Iterable, Iterator

from liushou.care.ics import IcsEvent, stable_uid
from liushou.care.schedule.entry import Entry
from liushou.records.term import Term
from liushou.store.load import Store


def events(store: Store, term: Term, entries: Iterable[Entry]) -> Iterator[IcsEvent]:
    """An event for each entry but the activities of every week, whose meetings stand for them.

    What any day will do for, or recurs, stands on its first day and says until when. The uid of an activity
    stays as it is moved to another day; those of all else are of their day.
    """
    for entry in entries:
        if entry.kind == "活动" and entry.loose:
            continue
        fixed = entry.kind == "活动" and entry.source is not None
        day = "" if fixed else entry.first.isoformat()
        what = entry.source or entry.what
        who = "、".join(store.name_of(each) for each in entry.who) if entry.kind != "生日" else ""
        lines = (
            f"负责人：{who}" if who else "",
            entry.detail,
            f"冲突：{entry.conflict}" if entry.conflict else "",
        )
        yield IcsEvent(
            stable_uid(store.unit.unit.name, term.id, entry.kind, what, day),
            _summary(entry),
            entry.first,
            entry.first if entry.loose else entry.last,
            entry.start,
            entry.end,
            "\n".join(line for line in lines if line),
            entry.place,
            (entry.kind,),
        )


def _summary(entry: Entry) -> str:
    if entry.loose:
        return f"{entry.what}（至{entry.last.month}月{entry.last.day}日）"
    return f"⚠ {entry.what}" if entry.conflict else entry.what
