"""落款 and 附件说明 (GB/T 9704-2012, 7.3.4 and 7.3.5)."""

from collections.abc import Sequence

from liushou.documents.blocks import Attachments, Signature
from liushou.documents.docx.styles import ATTACHMENT, BODY_SIZE, SIGNATURE, twips
from liushou.documents.docx.text import keep_with_next, paragraph, plain
from liushou.documents.docx.xml import Element, element
from liushou.documents.layout import PITCH
from liushou.documents.signing import attachment_lines, placed


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


def attachment_elements(attachments: Attachments) -> list[Element]:
    """附件：and the names, two characters in; long names wrap under their first character."""
    made: list[Element] = []
    for text, start, hanging in attachment_lines(attachments):
        spacing = [] if made else [_line_before()]
        made.append(paragraph(ATTACHMENT, plain(text), *spacing, _hanging(start, hanging)))
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
