"""Where the lines of 落款 and 附件说明 stand (GB/T 9704-2012, 7.3.4 and 7.3.5)."""

from liushou.documents.blocks import Attachments, Signature
from liushou.documents.widths import width

_DATE_INDENT = 4.0
_LEAST_INDENT = 2.0
_LINE_CHARACTERS = 28.0
_MARK_WIDTH = 1.0
"""Width in characters of `1. ` in the Latin font."""


def placed(signature: Signature) -> list[tuple[str, float]]:
    """Each line with its distance from the right margin, in characters.

    A unit too long to be centred over the date where it stands moves the date with it, so that nothing
    comes nearer to the margin than two characters.
    """
    if not signature.date:
        return [(unit, min(_LEAST_INDENT, _room(unit))) for unit in signature.units]
    date_width = width(signature.date)
    centred = [(unit, _DATE_INDENT + (date_width - _on_a_line(unit)) / 2) for unit in signature.units]
    nearest = min((indent for _, indent in centred), default=_LEAST_INDENT)
    shift = max(0.0, _LEAST_INDENT - nearest)
    lines = [(unit, max(0.0, min(indent + shift, _room(unit)))) for unit, indent in centred]
    return [*lines, (signature.date, _DATE_INDENT + shift)]


def _room(text: str) -> float:
    return _LINE_CHARACTERS - _on_a_line(text)


def _on_a_line(text: str) -> float:
    return min(width(text), _LINE_CHARACTERS)


def attachment_lines(attachments: Attachments) -> list[tuple[str, float, float]]:
    """附件：and the names, each with where its text stands and how far its first line hangs out.

    Both in characters: 附件 two characters in; long names wrap under their first character.
    """
    several = len(attachments.names) > 1
    lines: list[tuple[str, float, float]] = []
    for number, name in enumerate(attachments.names, 1):
        lead = ("附件：" if number == 1 else "") + (f"{number}. " if several else "")
        text_start = 5 + (_MARK_WIDTH if several else 0)
        lines.append((lead + name, text_start, text_start - (2 if number == 1 else 5)))
    return lines
