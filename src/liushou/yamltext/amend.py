"""The smallest change of a text that sets, adds or removes values: what is not meant stays as it stands."""

import codecs
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from functools import lru_cache

from liushou.errors import EditError
from liushou.findings import dotted
from liushou.yamltext.comments import comments
from liushou.yamltext.edit_types import Edit, Insert, Put, Remove
from liushou.yamltext.edit_values import Archive, applied, finer, is_deep, same
from liushou.yamltext.edits import spliced
from liushou.yamltext.examine import examine
from liushou.yamltext.faults import Fault
from liushou.yamltext.gate import open_bytes
from liushou.yamltext.page import Page
from liushou.yamltext.reader import read
from liushou.yamltext.spans import Lines
from liushou.yamltext.ways import Region, lost, ways

__all__ = ["Edit", "Insert", "Put", "Remove", "amended"]

_comments = lru_cache(maxsize=2)(comments)
"""The text after one edit is that before the next."""


def amended(data: bytes, edits: Sequence[Edit]) -> bytes:
    """The file with the edits made one after the other, each path meant for the text as it then is.

    Comments, order, quoting and blank lines stay; a changed value is a changed line, an added one an added
    line. Read back, the result has just the values meant.

    Raises:
        EditError: for a path that leads nowhere, a value that cannot be written, or a text (not YAML, a
            mapping twice, …) that cannot be changed with certainty; nothing is changed then.
    """
    value = read(data).value
    if value is None:
        raise EditError("文件现在读不出来，没有修改：请先运行 liushou check，按提示改好。")
    return _one_by_one(data, value, edits)


def _one_by_one(data: bytes, value: Archive, edits: Sequence[Edit]) -> bytes:
    """The file, whose value is known, after all edits."""
    for edit in edits:
        data, value = _amended(data, value, edit)
    return data


def _amended(data: bytes, value: Archive, edit: Edit) -> tuple[bytes, Archive]:
    """The file after one edit, and its value then."""
    if not isinstance(edit, Remove) and is_deep(edit.value):
        raise EditError(f"要写入“{dotted(edit.path)}”的内容嵌套太深，没有修改。")
    wanted = applied(value, edit)
    if same(wanted, value):
        return data, value
    return _in_parts(data, value, finer(value, edit)) or _as_one(data, wanted, edit), wanted


def _in_parts(data: bytes, value: Archive, parts: Sequence[Edit]) -> bytes | None:
    """The file with all parts of an edit made; None where there are none, or one cannot be made."""
    try:
        return _one_by_one(data, value, parts) if parts else None
    except EditError:
        return None


def _as_one(data: bytes, wanted: Archive, edit: Edit) -> bytes:
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    text = open_bytes(data).text or ""
    page = Page.of(text)
    old = _Old(data, text, lost(page, edit))
    with suppress(ValueError):
        for way in ways(page, wanted, edit):
            after = mark + spliced(text, sorted(way, key=lambda one: one[:2])).encode()
            if old.becomes(after, wanted):
                return after
    raise EditError(f"“{dotted(edit.path)}”这一处的写法不便自动修改，没有修改：请打开文件手工修改这一处。")


class _Old:
    """What a text had before an edit, to say of each new one whether it is as meant."""

    def __init__(self, data: bytes, text: str, lost: Region) -> None:
        lines, notes = Lines(text), _comments(text)
        self._data = data
        self._all = Counter(one.text for one in notes)
        self._kept = Counter(
            one.text for one in notes if not lost[0] <= lines.start(one.line) + one.column - 1 < lost[1]
        )

    def becomes(self, after: bytes, wanted: Archive) -> bool:
        """Whether a file has the values wanted, the comments that were to stay, and no new fault."""
        reading = read(after)
        if reading.value is None or not same(reading.value, wanted):
            return False
        found = Counter(one.text for one in _comments(open_bytes(after).text or ""))
        return self._kept <= found <= self._all and self._has(reading.faults)

    def _has(self, faults: tuple[Fault, ...]) -> bool:
        """Whether the old text has as many faults of each kind; only the careful way finds all."""
        return not faults or _kinds(faults) <= _kinds(examine(self._data)[1])


def _kinds(faults: tuple[Fault, ...]) -> Counter[str]:
    return Counter(fault.code for fault in faults)
