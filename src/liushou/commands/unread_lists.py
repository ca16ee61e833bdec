"""What is said where a list of promises is left out because it cannot be read."""

from liushou.console import note
from liushou.records.promises.readable import unread_lists
from liushou.records.unit import Unit


def say_unread_lists(unit: Unit) -> None:
    """Name on standard error the lists that are left out, with the item and why."""
    for one in unread_lists(unit):
        note(one.told)
