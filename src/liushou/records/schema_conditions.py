"""What one field's value asks of another (LS102), as conditions that an editor shows.

Each condition is a schema `when` that is met exactly by what is wrong; its consequence refuses, at the
field if it is there and at the record if not, and says why.
"""

from typing import Any, get_args

from liushou.records.child import Child
from liushou.records.fields import Record
from liushou.records.resident import Resident
from liushou.records.term import CalendarEntry
from liushou.records.unit import Duty
from liushou.records.vocabulary import ClosedStatus, ResidentStatus, VolunteerKind
from liushou.records.volunteer import Volunteer

Schema = dict[str, Any]

_ABSENT: Schema = {"type": "null"}
_TEXT: Schema = {"type": "string"}
_ON_REGISTER = "在册"
_UNIT = "单位"


def conditions_of(model: type[Record]) -> list[Schema]:
    """The conditions of a model, to stand in its `allOf`."""
    return list(_CONDITIONS.get(model, ()))


def _refused(field: str, message: str, needed: tuple[str, ...], when: Schema) -> Schema:
    """Refuse `field`, there or not, where `needed` fields are there and `when` holds of their values.

    A field in `when` that is not needed may be missing: so null in it means absent.
    """
    return {
        "if": {"required": list(needed), "properties": when},
        "then": {"required": [field], "properties": {field: False}, "errorMessage": message},
    }


def _closing(closed: list[str]) -> tuple[Schema, ...]:
    return (
        _refused(
            "closed_on",
            "缺少 closed_on（销档日期）：不再在册的，要写不再在册的第一天",
            ("status",),
            {"status": {"enum": closed}, "closed_on": _ABSENT},
        ),
        _refused(
            "closed_on",
            "在册的不应有 closed_on（销档日期）：请删去这一行，或改正 status",
            ("status", "closed_on"),
            {"status": {"const": _ON_REGISTER}, "closed_on": _TEXT},
        ),
    )


def _together(first: str, second: str) -> Schema:
    message = f"缺少 {second}：from 和 to 要一起写"
    return _refused(second, message, (first,), {first: _TEXT, second: _ABSENT})


_CONDITIONS: dict[type[Record], tuple[Schema, ...]] = {
    Child: _closing(list(get_args(ClosedStatus))),
    Resident: _closing([status for status in get_args(ResidentStatus) if status != _ON_REGISTER]),
    Volunteer: (
        _refused(
            "sex",
            "缺少 sex（性别）：除单位以外都要写",
            ("kind",),
            {"kind": {"enum": [kind for kind in get_args(VolunteerKind) if kind != _UNIT]}, "sex": _ABSENT},
        ),
    ),
    CalendarEntry: (_together("from", "to"), _together("to", "from")),
    Duty: (
        _refused(
            "kind",
            "缺少 kind（记录类别）或 activity（活动类别）：要写其中一个",
            (),
            {"kind": {"type": ["array", "null"], "maxItems": 0}, "activity": _ABSENT},
        ),
        _refused(
            "activity",
            "kind（记录类别）和 activity（活动类别）只能写一个：请分成两条职责",
            ("kind", "activity"),
            {"kind": {"type": ["string", "array"], "minItems": 1}, "activity": _TEXT},
        ),
    ),
}
