"""Which checklists a unit has: those that ship with the program, as its settings change them, and its own."""

from functools import cache
from importlib.resources import files

from liushou.records.unit import Checklist, Unit
from liushou.records.validate import build
from liushou.yamltext.reader import read

_FILES = ("ten_things.yaml", "arts_and_sports.yaml", "five_guarantees.yaml")


@cache
def shipped_lists() -> tuple[Checklist, ...]:
    """The lists that ship with the program (`lists/`), in their order."""
    return tuple(_read(name) for name in _FILES)


def checklists_of(unit: Unit) -> tuple[Checklist, ...]:
    """The lists a unit holds itself to: the shipped ones first, then its own.

    A list of the settings with a shipped name stands in that one's place; without items it is gone.
    """
    own = {one.name: one for one in unit.checklists}
    shipped = {one.name for one in shipped_lists()}
    found = (
        *(own.get(one.name, one) for one in shipped_lists()),
        *(one for one in unit.checklists if one.name not in shipped),
    )
    return tuple(one for one in found if one.items)


def is_shipped(checklist: Checklist) -> bool:
    """True for a list as it ships with the program, False for one the unit wrote."""
    return checklist in shipped_lists()


def _read(name: str) -> Checklist:
    data = files("liushou.records.promises").joinpath("lists", name).read_bytes()
    built = build(Checklist, read(data).value or {})
    if not isinstance(built, Checklist):
        raise TypeError(f"{name}: {built}")
    return built
