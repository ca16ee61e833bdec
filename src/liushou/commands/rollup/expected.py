"""Which units should be there: a list in a file, as a text or as the first column of a sheet."""

from collections.abc import Iterator
from pathlib import Path

from liushou.cells import text_of
from liushou.errors import UsageError
from liushou.exchange.files.read import read_book

_HEADS = frozenset(
    {"单位", "单位名称", "下级单位", "上报单位", "填报单位", "学校", "学校名称", "名称", "村", "乡镇"}
)


def expected_in(file: Path) -> tuple[str, ...]:
    """The names in a file, each once: one a line, or the first column of the first sheet.

    Empty lines, lines that begin with # and a heading (单位名称) are passed over. Raises UsageError for a
    file that cannot be read or names nobody.
    """
    names = tuple(dict.fromkeys(_names(file)))
    if not names:
        raise UsageError(f"“{file}”里没有单位名称：请一行写一个，如 石桥小学。")
    return names


def _names(file: Path) -> Iterator[str]:
    for number, row in enumerate(read_book(file).grids[0].rows):
        name = text_of(row[0]) if row else ""
        if not name or name.startswith("#") or (number == 0 and name in _HEADS):
            continue
        yield name
