"""An old text made a new one: what the copy changes, then what was asked for beside."""

from collections.abc import Sequence
from dataclasses import dataclass

from liushou.care.setting.assignments import assigned, edit_of
from liushou.care.setting.people import People
from liushou.records.fields import Record
from liushou.yamltext.amend import Edit, amended
from liushou.yamltext.comments import comments
from liushou.yamltext.edit_values import applied
from liushou.yamltext.reader import read
from liushou.yamltext.scalars import Value


@dataclass(frozen=True, slots=True)
class Copied:
    """The new file's text and values, and what to tell of it (in Chinese)."""

    text: str
    values: Value
    told: tuple[str, ...]


def copied(
    model: type[Record], data: bytes, edits: Sequence[Edit], words: Sequence[str], people: People
) -> Copied:
    """The text of `data` after the edits and the assignments `路径=值` of `words`.

    Raises EditError where the text cannot be changed with certainty, UsageError for a word that cannot be
    understood.
    """
    data = amended(data, edits)
    values = read(data).value or {}
    told: list[str] = []
    for assignment in assigned(model, words, values, people):
        told += assignment.told
        edit = edit_of(model, values, assignment)
        if edit is not None:
            data, values = amended(data, (edit,)), applied(values, edit)
    text = data.decode("utf-8-sig")
    noted = len(comments(text))
    told += [f"原来的注释（{noted} 处）也照搬了，请看是否还合适。"] if noted else []
    return Copied(text, values, tuple(told))
