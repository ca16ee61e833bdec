"""One conflict as it is asked: what it is about, and which answers it may have."""

from dataclasses import dataclass

from liushou.history.resolving.answers import Answer, Answered
from liushou.history.resolving.both import both_sides, read_text
from liushou.history.resolving.points import Point, points
from liushou.records.fields import Record
from liushou.yamltext.comments import comments
from liushou.yamltext.edit_values import Archive


@dataclass(frozen=True, slots=True)
class Question:
    """The conflict at `place` of `given`, in which all others are answered, so that it can be read.

    `points` are None where no side can be read. `in_writing`: the sides differ in comments, or say the same
    in different ways, so that only their lines tell the difference. `both` is the answer that keeps both.
    """

    given: Answered
    place: int
    points: tuple[Point, ...] | None
    in_writing: bool
    both: Answer | None


def question(model: type[Record], given: Answered, place: int, base: Archive | None) -> Question:
    """The conflict at `place` of a file of the kind `model`.

    The others count as they were answered; those that were not as ours, or as theirs where ours cannot be
    read. `base` is the version before both sides, None where it is not known.
    """
    sides: tuple[Answer, ...] = ("ours", "theirs")
    for others in sides:
        filled = given.answered(place, "ours").filled(others)
        texts = [filled.answered(place, side).result for side in sides]
        ours, theirs = map(read_text, texts)
        if ours is not None and theirs is not None:
            found = points(model, ours, theirs, base)
            noted = sorted(_comments(texts[0])) != sorted(_comments(texts[1]))
            both = both_sides(model, filled, place, ours, theirs)
            return Question(filled, place, found, noted or not found, both)
    return Question(given.filled("ours"), place, None, in_writing=True, both=None)


def _comments(text: str) -> list[str]:
    return [one.text for one in comments(text)]
