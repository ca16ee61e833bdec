"""What a row asks of an archive, less what it says to the letter as the archive does."""

from collections.abc import Callable, Iterable

from liushou.care.importing.people.literal import Archive, Read, without
from liushou.care.importing.people.steps import Step
from liushou.care.importing.people.understood import Marginalia, Understood

Ask = Callable[[Understood, Marginalia], tuple[Understood, tuple[Step, ...]]]
"""The row as it is taken, and its steps; Marginalia gets what is told and what is wrong."""


def unwritten(
    read: Read, archive: Archive, row: Understood, ask: Ask, notes: Marginalia
) -> tuple[Understood, tuple[Step, ...]]:
    """The row and its steps, once the cells are left out that stand in the archive and would change it.

    What an archive has and no cell can say (two numbers in a phone) must not be changed by its own export.
    """
    while True:
        beside = Marginalia()
        taken, steps = ask(row, beside)
        less = without(read, archive, row, _columns(row, steps, beside))
        if less is None or less.faults:
            notes.told += beside.told
            notes.wrong += beside.wrong
            return taken, steps
        row = less


def _columns(row: Understood, steps: Iterable[Step], notes: Marginalia) -> list[tuple[str, ...]]:
    """The columns that ask for each step, and those in which something is wrong."""
    asked = [tuple(row.columns.get(plain, plain) for plain in step.targets) for step in steps]
    return [*asked, *((row.columns.get(one.target, one.target),) for one in notes.wrong if one.target)]
