"""Which units should be there: a list in a file, as a text or as a column of a sheet."""

from collections.abc import Iterator
from pathlib import Path

from liushou.cells import text_of
from liushou.errors import UsageError
from liushou.exchange.files.read import read_book

_HEADS = frozenset(
    {"单位", "单位名称", "下级单位", "上报单位", "填报单位", "学校", "学校名称", "名称", "村", "乡镇"}
)
_HEADS_WITHIN = 5
"""A heading stands in the first rows, under the title of a sheet."""


def expected_in(file: Path) -> tuple[str, ...]:
    """The names in a file, each once: one a line, or a column of the first sheet.

    That is the column with the heading 单位名称 or the like, below it; without one the first, whole. Empty
    lines and lines that begin with # are passed over. Raises UsageError for a
    file that cannot be read or names nobody.
    """
    names = tuple(dict.fromkeys(_names(file)))
    if not names:
        raise UsageError(f"“{file}”里没有单位名称：请一行写一个，如 石桥小学。")
    return names


def _names(file: Path) -> Iterator[str]:
    rows = [[text_of(cell) for cell in row] for row in read_book(file).grids[0].rows]
    column, above = next(
        (
            (place, number + 1)
            for number, row in enumerate(rows[:_HEADS_WITHIN])
            for place, text in enumerate(row)
            if text in _HEADS
        ),
        (0, 0),
    )
    for row in rows[above:]:
        name = row[column] if column < len(row) else ""
        if name and not name.startswith("#"):
            yield name
