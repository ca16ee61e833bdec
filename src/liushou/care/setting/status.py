"""What goes with a change of status: the dates of leaving and coming back, and the pairings that end."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import get_args

from liushou.care.leaving.child import left
from liushou.care.setting.changing import change_to, without
from liushou.care.setting.desk import Desk
from liushou.dates import looks_like_date, parse_date, shifted
from liushou.records.child import Child
from liushou.records.fields import Record
from liushou.records.vocabulary import ClosedStatus
from liushou.store.drafts import Amendment, insert, put
from liushou.store.sources import Source
from liushou.yamltext.edit_values import at
from liushou.yamltext.scalars import Value

_CLOSED: tuple[ClosedStatus, ...] = get_args(ClosedStatus)


@dataclass(frozen=True, slots=True)
class Turn:
    """A change of status that is asked for: the fields set beside it, the day, whether it only corrects."""

    wanted: Mapping[str, Value]
    since: date
    correct: bool

    def day(self, key: str) -> date:
        """The date that is set for `key`, else the day of the change."""
        given = self.wanted.get(key)
        return parse_date(given) if isinstance(given, str) and looks_like_date(given) else self.since


def follow_status(desk: Desk, source: Source, turn: Turn) -> Iterator[str]:
    """Lay on the desk what goes with the status that is asked for; gives in Chinese what that is."""
    old, new = at(desk.values(source.path), ("status",)), turn.wanted.get("status")
    if new is None or new == old:
        return
    kind = source.kind.name
    if kind == "child" and old == "在册":
        yield from _child_leaves(desk, source, turn, new)
    elif kind == "child" and new == "在册":
        yield from _child_returns(desk, source, turn)
    elif kind == "resident" and new == "结束":
        yield from _resident_leaves(desk, source, turn)
    elif kind == "volunteer" and new == "离岗":
        day = turn.day("left_on").isoformat()
        _set(desk, source, {"status": new, "left_on": day})
        yield f"最后在岗的一天记为 {day}"
    elif kind in ("resident", "volunteer"):
        _take_away(desk, source, "closed_on" if kind == "resident" else "left_on")


def _child_leaves(desk: Desk, source: Source, turn: Turn, new: Value) -> Iterator[str]:
    closed_on = turn.day("closed_on")
    child = desk.store.children.get(source.id)
    status = next((one for one in _CLOSED if one == new), None)
    if child is None or status is None:
        _set(desk, source, {"status": new, "closed_on": closed_on.isoformat()})
        return
    drafts = left(desk.store, child, status, closed_on)
    desk.take(drafts)
    made = (edit for draft in drafts if isinstance(draft, Amendment) for edit in draft.edits)
    ended = sum(edit.path[0] == "pairings" for edit in made)
    yield f"销档日期 {closed_on}"
    if ended:
        yield f"{ended} 条结对到 {shifted(closed_on, timedelta(days=-1))} 为止"


def _child_returns(desk: Desk, source: Source, turn: Turn) -> Iterator[str]:
    """A time on the register that has ended goes to `earlier`; one closed by mistake goes on."""
    values = desk.values(source.path)
    stay = {key: at(values, (key,)) for key in ("registered_on", "closed_on", "status")}
    _take_away(desk, source, "closed_on")
    if turn.correct:
        yield "去掉了销档日期；销档时结束的结对要另外改回"
        return
    registered_on = turn.day("registered_on").isoformat()
    if all(stay.values()):
        desk.edit(source.path, [insert(Child, ("earlier",), {**stay})])
    _set(desk, source, {"status": "在册", "registered_on": registered_on})
    yield f"以前在册的一段记在 earlier 里，建档日期为 {registered_on}；从未离开过的，用 --correct"


def _resident_leaves(desk: Desk, source: Source, turn: Turn) -> Iterator[str]:
    closed_on = turn.day("closed_on")
    last = (shifted(closed_on, timedelta(days=-1))).isoformat()
    _set(desk, source, {"status": "结束", "closed_on": closed_on.isoformat()})
    helpers = at(desk.values(source.path), ("helpers",))
    ended = 0
    for index, helper in enumerate(helpers if isinstance(helpers, list) else ()):
        since, until = at(helper, ("since",)), at(helper, ("until",))
        if isinstance(since, str) and since <= last and (until is None or str(until) > last):
            desk.edit(source.path, [put(source.kind.model, ("helpers", index, "until"), last)])
            ended += 1
    yield f"销档日期 {closed_on}"
    if ended:
        yield f"{ended} 位帮扶人到 {last} 为止"


def _set(desk: Desk, source: Source, values: Mapping[str, Value]) -> None:
    model: type[Record] = source.kind.model
    for key, value in values.items():
        desk.edit(source.path, [change_to(model, desk.values(source.path), (key,), value)])


def _take_away(desk: Desk, source: Source, key: str) -> None:
    desk.edit(source.path, [without(source.kind.model, desk.values(source.path), (key,))])
