"""A file that a merge left to be decided: in which form, and what the two sides made of it."""

from dataclasses import dataclass
from typing import Literal

from liushou.history.merging.versions import dress_of
from liushou.history.resolving.answers import Answered, Side
from liushou.history.resolving.both import read_text
from liushou.store.sources import Source
from liushou.store.unmerged import Stages
from liushou.yamltext.conflicts import Block, Stray, blocks_and_strays
from liushou.yamltext.edit_values import Archive
from liushou.yamltext.gate import open_bytes
from liushou.yamltext.reader import read

Form = Literal["blocks", "damaged", "whole", "gone", "two", "ready"]
"""How a file is left.

`blocks`: with whole conflicts in its text. `damaged`: with markers that do not fit together, or no text.
`whole`: as one side has it, without markers. `gone`: one side has taken it away. `two`: git took two
archives for one. `ready`: nothing is to be decided any more, git has only not been told.
"""


@dataclass(frozen=True, slots=True)
class Conflict:
    """One such file: its bytes now (None where it is not there), and its versions where git has them.

    `merged`: `data` is not what stands on the disk but the same merged by meaning.
    """

    source: Source
    form: Form
    data: bytes | None
    stages: Stages | None
    merged: bool = False

    @property
    def text(self) -> str:
        """The text of the file without a byte order mark; nothing where it is none."""
        return open_bytes(self.data or b"").text or ""

    def dressed(self, text: str) -> bytes:
        """A text as the file is dressed: its byte order mark, and its line ends where the text has but LF."""
        dress = dress_of(self.data or b"")
        return dress.on(text) if "\r" not in text else dress.mark + text.encode()

    def answered(self) -> Answered:
        """The conflicts in its text, none of them answered."""
        return Answered.nothing(self.text, blocks_of(self.text))

    def side(self, side: Side) -> bytes | None:
        """What one side made of the whole file, dressed as the file is now; None where it has none.

        Without git it is what the text is with that side's lines in all conflicts.
        """
        if self.stages is None:
            return self.dressed(self.answered().filled(side).result)
        data = self.stages.ours if side == "ours" else self.stages.theirs
        return None if data is None else self.dressed(lf(data)) if open_bytes(data).text else data

    @property
    def base(self) -> Archive | None:
        """The version before both sides changed it; None where it is not known."""
        if self.stages is not None:
            return None if self.stages.base is None else read(self.stages.base).value
        before = self.answered().as_before()
        return None if before is None else read_text(before)

    @property
    def archive(self) -> Archive:
        """What the file says, as far as one side can be read: to tell whose it is."""
        sides: tuple[Side, Side] = ("ours", "theirs")
        found = (read(data).value for side in sides if (data := self.side(side)) is not None)
        return next((value for value in found if value is not None), {})


def conflict_of(source: Source, data: bytes | None, stages: Stages | None) -> Conflict | None:
    """What is to be decided of a file, `stages` being what git has of it; None where there is nothing."""
    form = _form(data, stages)
    return None if form is None else Conflict(source, form, data, stages)


def lf(data: bytes) -> str:
    """The text of a file without a byte order mark, its lines ended by LF; nothing where it is none."""
    return (open_bytes(data).text or "").replace("\r\n", "\n")


def blocks_of(text: str) -> tuple[Block, ...]:
    """The whole conflicts of a text."""
    return tuple(one for one in blocks_and_strays(text) if isinstance(one, Block))


def _form(data: bytes | None, stages: Stages | None) -> Form | None:
    text = open_bytes(data or b"").text
    found = tuple(blocks_and_strays(text or ""))
    if stages is not None and (found or _is_either(data, stages)) and _are_two(stages):
        return "two"
    if any(isinstance(one, Stray) for one in found):
        return "damaged"
    if found:
        return "blocks"
    if stages is None:
        return None
    if data is None:
        return "ready"
    if text is None:
        return "damaged"
    if stages.ours is None or stages.theirs is None:
        return "gone"
    return "whole" if _is_either(data, stages) and stages.ours != stages.theirs else "ready"


def _is_either(data: bytes | None, stages: Stages) -> bool:
    """Whether a file is as one side has it; git may have put in the line ends of the machine."""
    sides = (side for side in (stages.ours, stages.theirs) if side is not None)
    return data is not None and any(data == side or (lf(data) and lf(data) == lf(side)) for side in sides)


def _are_two(stages: Stages) -> bool:
    """Whether the sides have two archives under one name: other ids, or other people from the beginning."""
    sides = [read(data or b"").value for data in (stages.ours, stages.theirs)]
    ours, theirs = sides
    if ours is None or theirs is None:
        return False
    if ours.get("id") != theirs.get("id"):
        return True
    pairs = [(ours.get(key), theirs.get(key)) for key in ("name", "birth_date")]
    return stages.base is None and all(one and other and one != other for one, other in pairs)
