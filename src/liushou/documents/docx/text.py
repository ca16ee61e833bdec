"""Paragraphs and runs."""

import unicodedata
from collections.abc import Sequence

from liushou.documents.blocks import Run, Runs
from liushou.documents.docx.styles import Style
from liushou.documents.docx.xml import Element, element
from liushou.documents.language.escape import clean


def paragraph(style: Style, runs: Runs = (), *properties: Element, lead: str = "") -> Element:
    """A paragraph of a style; `properties` (in the order of the schema) override it, `lead` comes first."""
    made = element("p", None, element("pPr", None, element("pStyle", {"val": style.id}), *properties))
    for run in (Run(lead), *runs) if lead else runs:
        made.extend(run_elements(run))
    return made


def plain(text: str) -> Runs:
    """A text as runs."""
    return (Run(text),) if text else ()


def run_elements(run: Run) -> Sequence[Element]:
    """The w:r of a run; line feeds become breaks.

    Characters whose width depends on the language (“ ” — … ·) are told to be East Asian, or they
    would take the Latin font.
    """
    properties = element("rPr")
    text = clean(run.text)
    if any(unicodedata.east_asian_width(each) == "A" for each in text):
        properties.append(element("rFonts", {"hint": "eastAsia"}))
    if run.bold:
        properties.append(element("b"))
    if run.underline:
        properties.append(element("u", {"val": "single"}))
    made = element("r", None, *([properties] if len(properties) else []))
    for number, line in enumerate(text.split("\n")):
        if number:
            made.append(element("br"))
        if line:
            made.append(_text(line))
    return (made,) if len(made) else ()


def _text(line: str) -> Element:
    made = element("t", {"xml:space": "preserve"} if line != line.strip(" ") or "  " in line else None)
    made.text = line
    return made


def keep_with_next(block: Element) -> None:
    """Keep a paragraph on the page of what follows it."""
    properties = block[0]
    if properties.find(element("keepNext").tag) is None:
        properties.insert(1, element("keepNext"))


def begin_page(block: Element) -> None:
    """Let a paragraph begin on a new page."""
    properties = block[0]
    position = 1 + sum(child.tag in _BEFORE_PAGE_BREAK for child in properties)
    properties.insert(position, element("pageBreakBefore"))


_BEFORE_PAGE_BREAK = frozenset({element("keepNext").tag, element("keepLines").tag})
