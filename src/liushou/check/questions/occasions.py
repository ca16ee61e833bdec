"""Activities at which people are near children today, for LS501."""

from typing import NamedTuple

from liushou.check.setting import Setting
from liushou.check.world import gathering
from liushou.findings import Path
from liushou.records.activity import Activity
from liushou.store.near_children import counts_on, occasion_of


class Held(NamedTuple):
    """An Occasion but for its file."""

    id: str
    title: str
    begins: str
    ids: tuple[str, ...]
    names: tuple[tuple[str, Path], ...]


@gathering("occasions", Activity)
def occasion(activity: Activity, setting: Setting) -> Held | None:
    """Nothing of an activity that does not count today, or names nobody."""
    if not counts_on(activity, setting.current_term, setting.on):
        return None
    found = occasion_of("", activity)
    if not found.ids and not found.names:
        return None
    return Held(found.id, found.title, found.begins, found.ids, found.names)
