"""The conflicts of one text with the answers given so far, and the text that they make."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from liushou.yamltext.conflicts import Block
from liushou.yamltext.edits import spliced

Side = Literal["ours", "theirs"]
Answer = Literal["ours", "theirs", "both", "swapped"]
"""Which lines take the place of a conflict; of both sides ours first, or theirs first (`swapped`)."""


@dataclass(frozen=True, slots=True)
class Answered:
    """A text, its conflicts in order, and for each the answer or None."""

    text: str
    blocks: tuple[Block, ...]
    answers: tuple[Answer | None, ...]

    @classmethod
    def nothing(cls, text: str, blocks: Iterable[Block]) -> "Answered":
        """The conflicts of a text, none of them answered."""
        found = tuple(blocks)
        return cls(text, found, (None,) * len(found))

    def answered(self, place: int, answer: Answer | None) -> "Answered":
        """The same with this answer for the conflict at `place`."""
        return replace(self, answers=(*self.answers[:place], answer, *self.answers[place + 1 :]))

    def filled(self, answer: Answer) -> "Answered":
        """The same with this answer for all that have none."""
        return replace(self, answers=tuple(given or answer for given in self.answers))

    @property
    def result(self) -> str:
        """The text with the answers in place of their conflicts; the others stay as they stand."""
        return spliced(
            self.text,
            [
                (block.start, block.end, lines_of(block, answer))
                for block, answer in zip(self.blocks, self.answers, strict=True)
                if answer is not None
            ],
        )

    @property
    def left(self) -> int:
        """How many have no answer."""
        return self.answers.count(None)

    def as_before(self) -> str | None:
        """The text with what was there before both sides changed it; None where git did not write that."""
        edits = [(block.start, block.end, block.base) for block in self.blocks]
        if any(base is None for _, _, base in edits):
            return None
        return spliced(self.text, [(start, end, base or "") for start, end, base in edits])

    def lines(self, place: int) -> tuple[int, int]:
        """Where what answers the conflict at `place` stands in `result`: its first line from 0, and the end.

        The conflict itself has to be answered.
        """
        before = replace(
            self,
            text=self.text[: self.blocks[place].start],
            blocks=self.blocks[:place],
            answers=self.answers[:place],
        ).result
        start = before.count("\n")
        answer = self.answers[place]
        return start, start + (lines_of(self.blocks[place], answer).count("\n") if answer else 0)


def lines_of(block: Block, answer: Answer) -> str:
    """The lines that take the place of a conflict."""
    if answer == "ours":
        return block.ours
    if answer == "theirs":
        return block.theirs
    first, second = (block.ours, block.theirs) if answer == "both" else (block.theirs, block.ours)
    return (first if first.endswith(("\n", "\r")) or not first else f"{first}\n") + second
