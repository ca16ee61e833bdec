"""`--save-map`: what the columns of a sheet were taken for, kept in liushou.yaml for the next one."""

from liushou.care.setting.changing import change_to
from liushou.care.setting.desk import Desk
from liushou.exchange.tables.found import Found
from liushou.records.unit import Unit
from liushou.store.drafts import Amendment
from liushou.store.load import Store
from liushou.store.plain import plain_values
from liushou.store.root import SETTINGS

_KEPT = ("given", "alike")
"""What our own list of headings says need not be kept."""


def headings_taken(found: Found) -> dict[str, str]:
    """The headings that somebody explained, or that were taken for one much like them, with their targets."""
    columns = (column for table in found.tables for column in table.columns)
    return {one.heading: one.target for one in columns if one.how in _KEPT and one.target is not None}


def saved_map(store: Store, found: Found) -> tuple[Amendment, ...]:
    """The edits of liushou.yaml that keep the headings, none where it has them."""
    desk = Desk(store, plain_values)
    for heading, target in headings_taken(found).items():
        path = ("imports", found.kind, heading)
        desk.edit(SETTINGS, [change_to(Unit, desk.values(SETTINGS), path, target)])
    return desk.drafts()
