"""What a file says of a sheet that is no value of a cell."""

from dataclasses import dataclass, field

from liushou.exchange.files.grid import Merged

Place = tuple[int, int]
"""Row and column of a cell, from 0."""


@dataclass(frozen=True, slots=True)
class Facts:
    """Gathered while a sheet is passed over, as the file says it: nothing is held to what the sheet has.

    `errors` are the cells with an error (#N/A, #DIV/0!), which the reader of values gives as empty.
    """

    merged: list[Merged] = field(default_factory=list)
    hidden: set[int] = field(default_factory=set)
    uncounted: set[Place] = field(default_factory=set)
    errors: dict[Place, str] = field(default_factory=dict)


def error_text(written: str) -> str:
    """An error as people know it; every one begins with #, also Err:502 of LibreOffice."""
    text = written.strip() or "#VALUE!"
    return text if text.startswith("#") else f"#{text}"
