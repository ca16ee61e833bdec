"""Merge conflict markers that git left in a text (LS004)."""

import re

from liushou.yamltext.faults import MOST_OF_A_KIND, Fault
from liushou.yamltext.spans import Lines

_MARKER = re.compile(r"^(?:<{7}|\|{7}|={7}|>{7})(?=[ \r\n]|\Z)[^\r\n]*", re.MULTILINE)


def has_markers(text: str) -> bool:
    """Whether a marker may be there: quick, and never False when `conflicts_in` finds one."""
    return "<<<<<<<" in text or ">>>>>>>" in text or "|||||||" in text


def conflicts_in(lines: Lines) -> tuple[Fault, ...]:
    """One fault for each conflict, at its first marker.

    A line of `=======` counts only after `<<<<<<<`: alone it may underline a heading in a note.
    """
    faults: list[Fault] = []
    inside = False
    for found in _MARKER.finditer(lines.text):
        sign = found[0][0]
        if sign != "=" and (sign == "<" or not inside):
            faults.append(_fault(lines, found.start(), found.end()))
        inside = sign == "<" or (inside and sign != ">")
    return tuple(faults[:MOST_OF_A_KIND])


def _fault(lines: Lines, start: int, end: int) -> Fault:
    message = f"有没处理完的合并冲突标记“{lines.text[start : start + 7]}”，请选定内容后删去全部冲突标记"
    return Fault("LS004", lines.span(start, end), message)
