"""违法犯罪记录查询: adults near children whose clearance lacks (LS501) or is about to run out."""

from collections.abc import Iterator
from datetime import date

from liushou.care.due.asked import Asked
from liushou.care.due.due import Due
from liushou.dates import last_day_within
from liushou.records.volunteer import NOT_CLEARED_KINDS, ClearanceLack, Volunteer
from liushou.store.near_children import near_children

_WHAT = "违法犯罪记录查询"
_NOTES: dict[ClearanceLack, str] = {
    "missing": "没有查询",
    "failed": "未通过，立即停止接触儿童",
    "future": "查询日期在今天以后",
    "expired": "已过期",
}
_GRAVE = {"failed": 1}
_ORDINARY = 4


def clearance(asked: Asked) -> Iterator[Due]:
    """A clearance is due on its last valid day; one that was never there or did not pass, today."""
    near = near_children(asked.store, asked.on)
    for id_, volunteer in asked.store.volunteers.items():
        if near.holds(id_, left=volunteer.has_left(asked.on)):
            yield from _of(id_, volunteer, asked)
    for name in near.strangers:
        yield _due(name, asked.on, "没有档案，无从查起", missed=True, undated=True)


def _of(id_: str, volunteer: Volunteer, asked: Asked) -> Iterator[Due]:
    months = asked.store.unit.pairing.clearance_months
    lack = volunteer.clearance_lack(asked.on, months)
    if lack is not None and lack != "expired":
        grave = _GRAVE.get(lack, _ORDINARY)
        yield _due(id_, asked.on, _NOTES[lack], missed=True, undated=True, grave=grave)
    elif volunteer.clearance is not None and volunteer.kind not in NOT_CLEARED_KINDS:
        last = last_day_within(volunteer.clearance.checked_on, months)
        if last <= asked.until:
            yield _due(id_, last, "将过期" if lack is None else _NOTES[lack], missed=lack is not None)


def _due(
    who: str, due: date, note: str, *, missed: bool, undated: bool = False, grave: int = _ORDINARY
) -> Due:
    return Due("clearance", _WHAT, due, missed, people=(who,), note=note, grave=grave, undated=undated)
