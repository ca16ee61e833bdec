"""落款 and 附件说明 (GB/T 9704-2012, 7.3.4 and 7.3.5)."""

from collections.abc import Sequence

from liushou.documents.blocks import Attachments, Signature
from liushou.documents.docx.styles import ATTACHMENT, BODY_SIZE, PITCH, SIGNATURE, twips
from liushou.documents.docx.text import keep_with_next, paragraph, plain
from liushou.documents.docx.xml import Element, element
from liushou.documents.widths import width

_DATE_INDENT = 4.0
_LEAST_INDENT = 2.0
_LINE_CHARACTERS = 28.0
_MARK_WIDTH = 1.0
"""Width in characters of `1. ` in the Latin font."""


def signature_elements(signature: Signature) -> list[Element]:
    """The units, each centred over the date, which stands four characters in; one line above left empty."""
    made: list[Element] = []
    for text, indent in placed(signature):
        spacing = [] if made else [_line_before()]
        indents = element("ind", {"rightChars": round(indent * 100), "right": _characters(indent)})
        made.append(paragraph(SIGNATURE, plain(text), *spacing, indents))
    for each in made[:-1]:
        keep_with_next(each)
    return made


def placed(signature: Signature) -> list[tuple[str, float]]:
    """Each line with its distance from the right margin, in characters.

    A unit too long to be centred over the date where it stands moves the date with it, so that nothing
    comes nearer to the margin than two characters.
    """
    if not signature.date:
        return [(unit, min(_LEAST_INDENT, _room(unit))) for unit in signature.units]
    date_width = width(signature.date)
    centred = [(unit, _DATE_INDENT + (date_width - width(unit)) / 2) for unit in signature.units]
    nearest = min((indent for _, indent in centred), default=_LEAST_INDENT)
    shift = max(0.0, _LEAST_INDENT - nearest)
    lines = [(unit, max(0.0, min(indent + shift, _room(unit)))) for unit, indent in centred]
    return [*lines, (signature.date, _DATE_INDENT + shift)]


def _room(text: str) -> float:
    return max(0.0, _LINE_CHARACTERS - width(text))


def attachment_elements(attachments: Attachments) -> list[Element]:
    """附件：and the names, two characters in; long names wrap under their first character."""
    several = len(attachments.names) > 1
    made: list[Element] = []
    for number, name in enumerate(attachments.names, 1):
        lead = ("附件：" if number == 1 else "") + (f"{number}. " if several else "")
        text_start = 5 + (_MARK_WIDTH if several else 0)
        hanging = text_start - (2 if number == 1 else 5)
        spacing = [_line_before()] if number == 1 else []
        made.append(paragraph(ATTACHMENT, plain(lead + name), *spacing, _hanging(text_start, hanging)))
    for each in made[:-1]:
        keep_with_next(each)
    return made


def _hanging(left: float, hanging: float) -> Element:
    characters: Sequence[tuple[str, float]] = (("left", left), ("hanging", hanging))
    attributes: dict[str, str | int] = {}
    for name, count in characters:
        attributes |= {f"{name}Chars": round(count * 100), name: _characters(count)}
    return element("ind", attributes)


def _line_before() -> Element:
    pitch = twips(PITCH)
    return element("spacing", {"before": pitch, "after": 0, "line": pitch, "lineRule": "exact"})


def _characters(count: float) -> int:
    return twips(count * BODY_SIZE)
