"""The last days for which people are named, for LS205."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from liushou.check.acts import last_told
from liushou.check.setting import Setting
from liushou.check.world import gathering
from liushou.records.activity import Activity
from liushou.records.child import Child
from liushou.records.resident import Resident
from liushou.records.term import Term
from liushou.records.types import looks_like_id


class LastDays(NamedTuple):
    """By id, the last day (ISO) for which a volunteer or a child is named."""

    helpers: tuple[tuple[str, str], ...]
    children: tuple[tuple[str, str], ...]


@gathering("last_days", Child, Resident, Activity, Term, own=True)
def last_days(record: Child | Resident | Activity | Term, setting: Setting) -> LastDays | None:
    """Nothing of an activity that was cancelled."""
    if isinstance(record, Activity) and record.status == "取消":
        return None
    helpers, children = last_told(record, setting.on)
    found = LastDays(
        _as_text((who, helpers[who]) for who in helpers if looks_like_id(who)), _as_text(children.items())
    )
    return found if found.helpers or found.children else None


def _as_text(days: Iterable[tuple[str, date]]) -> tuple[tuple[str, str], ...]:
    return tuple((who, day.isoformat()) for who, day in days)
